"""A DuckDB session over a lake: the tables, views and macros of sql/, for reading only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from tallywire.errors import ConfigError, LakeError, QueryError
from tallywire.lake import Lake
from tallywire.places import PROJECT_ROOT, SQL_FOLDER
from tallywire.schema import TABLES

T = TypeVar("T")

_READING = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)
"""Statements that only read. DuckDB lets COPY and ATTACH write wherever it may read, so the others are refused here."""
_ATTEMPTS = 5
_THE_QUERY_IS_WRONG = (
    duckdb.ParserException,
    duckdb.BinderException,
    duckdb.CatalogException,
    duckdb.PermissionException,
    duckdb.InterruptException,
)
_EXPLAIN = re.compile(r"\s*EXPLAIN(\s+ANALYZE)?(\s*\([^)]*\))?\s", re.IGNORECASE)


@contextmanager
def connect(lake: Lake, limits: Mapping[str, str] | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with everything that sql/init.sql sets up; DuckDB reaches no file or network beyond the lake.

    Untrusted statements go through `query`, which also refuses those that would write into the lake. `limits` are
    settings of DuckDB for a question that must not take all the memory there is.
    """
    Lake.existing(lake.root)
    missing = [table for table in TABLES if not any(lake.root.glob(f"{table}/*/{table}.parquet"))]
    if missing:
        raise LakeError(f"{lake.root} has no {', '.join(missing)}; `tallywire rebuild` adds what is missing")
    config: dict[str, Any] = {"python_enable_replacements": "false", "temp_directory": "", **(limits or {})}
    with duckdb.connect(config=config) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute("SET VARIABLE lake = $lake", {"lake": str(lake.root)})
        try:
            for file in init_files():
                connection.execute(file.read_text("utf-8"))
        except duckdb.BinderException as error:
            raise LakeError(f"{lake.root} was made by another version; `tallywire rebuild` ({error})") from error
        connection.execute(f"SET allowed_directories = [{_quoted(str(lake.root))}]")
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection


def query(connection: duckdb.DuckDBPyConnection, text: str) -> duckdb.DuckDBPyRelation:
    """The answer to the one statement in `text`; raises QueryError where it does more than read, or is wrong."""
    try:
        statements = connection.extract_statements(text)
        if not statements:
            raise QueryError('there is no statement; give one, such as "FROM facts LIMIT 10"')
        if len(statements) > 1:
            raise QueryError(f"one statement at a time, please; this is {len(statements)}")
        if not _only_reads(connection, statements[0]):
            raise QueryError(
                "the lake is open for reading: only SELECT, FROM, DESCRIBE, SUMMARIZE, SHOW and EXPLAIN work"
            )
        answer = connection.sql(statements[0].query)
    except duckdb.Error as error:
        raise QueryError(str(error)) from error
    if answer is None:
        raise QueryError("the statement gives no rows")
    return answer


def steadily(ask: Callable[[], T]) -> T:
    """What `ask` returns, asked again where a file was replaced while DuckDB was reading it.

    DuckDB reads a file's footer when it plans a query and opens the file again when it runs it. A run that publishes in
    between makes the old footer meet the new file, and the query fails: one in a hundred while a writer replaces the
    same file without pause, never with a wrong answer.
    """
    for _ in range(_ATTEMPTS - 1):
        try:
            return ask()
        except _THE_QUERY_IS_WRONG:
            raise
        except duckdb.Error:
            continue
    return ask()


def _only_reads(connection: duckdb.DuckDBPyConnection, statement: duckdb.Statement) -> bool:
    """Whether a statement is a query, or explains one: EXPLAIN ANALYZE runs what it explains, be it a COPY."""
    if statement.type not in _READING:
        return False
    if statement.type is duckdb.StatementType.SELECT:
        return True
    prefix = _EXPLAIN.match(statement.query)
    inner = connection.extract_statements(statement.query[prefix.end() :]) if prefix else []
    return [each.type for each in inner] == [duckdb.StatementType.SELECT]


def init_files() -> list[Path]:
    """The files that sql/init.sql reads, in its order; raises ConfigError where there is no sql folder."""
    init = SQL_FOLDER / "init.sql"
    if not init.exists():
        raise ConfigError(f"{init} is missing: views and checks need a checkout of the project, not only its wheel")
    names = [line.split(maxsplit=1)[1] for line in init.read_text("utf-8").splitlines() if line.startswith(".read ")]
    return [PROJECT_ROOT / name.strip() for name in names]


def statement_of(file: Path) -> str:
    """The one statement of a SQL file, without its closing semicolon."""
    return file.read_text("utf-8").strip().removesuffix(";")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
