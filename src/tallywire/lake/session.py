"""Questions to the lake, asked of DuckDB."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import duckdb
import pyarrow as pa

from tallywire.errors import LakeError
from tallywire.limits import MORE_MEMORY, QUERY_MEMORY
from tallywire.schema import TABLES

if TYPE_CHECKING:
    from tallywire.lake.store import Lake

_ONE_THREAD = "SET threads = 1"
"""What a run asks goes through many small files, where a second thread takes a tenth more CPU, and memory."""
_ATTEMPTS = 5
"""DuckDB opens a file once to plan and once to read; where another run replaces it in between, it is asked again."""
_JOIN_AS_WRITTEN = "SET disabled_optimizers = 'build_side_probe_side'"
"""DuckDB takes a table for as large as its first file, which here has no row, and so would hash the whole table instead
of the few rows that are looked up in it."""
_DAMAGED = (duckdb.InvalidInputException, duckdb.IOException)
WHAT_TO_DO = "`tallywire lake verify` says what is damaged, `tallywire rebuild` makes it anew from the documents"

_Answer = TypeVar("_Answer")


@contextmanager
def connect(root: Path, limit: str = QUERY_MEMORY) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection of its own for what is asked of the lake at `root`, with so much memory; more goes to its disk."""
    spill = str(root / ".locks" / "spill")
    with duckdb.connect(config={"memory_limit": limit, "temp_directory": spill}) as connection:
        for setting in ("SET TimeZone = 'UTC'", _JOIN_AS_WRITTEN, _ONE_THREAD):
            connection.execute(setting)
        yield connection


@dataclass(frozen=True, slots=True)
class Session:
    """A connection to the lake that keeps the relations and temporary tables it has been given."""

    lake: Lake
    connection: duckdb.DuckDBPyConnection

    def query(
        self,
        sql: str,
        parameters: Mapping[str, pa.Table] | None = None,
        within: Iterable[str] | None = None,
    ) -> pa.Table:
        """The answer to a query, as for `Lake.query`; raises LakeError where a file cannot be read."""
        return self._steadily(lambda asked: self.connection.sql(asked).to_arrow_table(), sql, parameters, within)

    def make(
        self,
        sql: str,
        parameters: Mapping[str, pa.Table] | None = None,
        within: Iterable[str] | None = None,
    ) -> None:
        """Do a statement that makes or fills a temporary table; raises LakeError where a file cannot be read."""
        self._steadily(self.connection.execute, sql, parameters, within)

    def _steadily(
        self,
        do: Callable[[str], _Answer],
        sql: str,
        parameters: Mapping[str, pa.Table] | None,
        within: Iterable[str] | None,
    ) -> _Answer:
        for name, data in (parameters or {}).items():
            self.connection.register(name, data)
        partitions = None if within is None else list(within)
        named = {table: self.lake.relation(table, partitions) for table in TABLES if f"{{{table}}}" in sql}
        more_memory = list(MORE_MEMORY)
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                return do(sql.format(**named))
            except duckdb.OutOfMemoryException as error:
                if not more_memory:
                    raise LakeError(f"a question to {self.lake.root} needs more than {MORE_MEMORY[-1]}") from error
                self.connection.execute(f"SET memory_limit = '{more_memory.pop(0)}'")
            except _DAMAGED as error:
                if attempt == _ATTEMPTS:
                    raise LakeError(f"a file of {self.lake.root} cannot be read ({error}); {WHAT_TO_DO}") from error
        raise AssertionError("the last attempt either returns or raises")
