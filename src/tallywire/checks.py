"""The data checks: queries in sql/checks that must return no row, and the least that a run must yield."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from tallywire.lake import Lake
from tallywire.limits import MORE_MEMORY, QUERY_MEMORY
from tallywire.places import SQL_FOLDER
from tallywire.reconcile.claims import months_of_quarters
from tallywire.session import connect, statement_of, steadily

_WARNS = "-- Severity: warning"
_EXAMPLES = 3
_MINIMUMS = """
    SELECT name, minimum::DOUBLE, numerator, denominator, judged_from, reason FROM limits WHERE minimum IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check found: the number of offending rows, the first of them, and what the check promises.

    `is_warning` marks a limit that data may break without being wrong: somebody should look.
    """

    name: str
    promise: str
    is_warning: bool
    row_count: int
    examples: tuple[str, ...]


def list_checks() -> list[Path]:
    """The files of the checks, in order of name."""
    return sorted((SQL_FOLDER / "checks").glob("*.sql"))


def run_checks(lake: Lake, months: Collection[str] | None = None, spill: Path | None = None) -> Iterator[CheckResult]:
    """Yield the result of every check; `row_count` is 0 where its promise holds.

    With `months` only rows of these partitions are checked, which after a run is all that can have changed. With
    `spill`, a folder, they take little memory, and what is more goes there.
    """
    limits: list[Mapping[str, str] | None] = [None]
    if spill is not None:
        bounded = {"temp_directory": str(spill), "threads": "1"}
        limits = [bounded | {"memory_limit": memory} for memory in (QUERY_MEMORY, *MORE_MEMORY)]
    left = list_checks()
    for number, limit in enumerate(limits, 1):
        with connect(lake, limit) as connection:
            _set_scope(connection, months)
            while left:
                try:
                    yield _run(connection, left[0])
                except duckdb.OutOfMemoryException:
                    if number == len(limits):
                        raise
                    break  # that one, and those behind it, with more
                del left[0]
        if not left:
            return


def _set_scope(connection: duckdb.DuckDBPyConnection, months: Collection[str] | None) -> None:
    quarters = None if months is None else months_of_quarters(months)
    connection.execute("SET VARIABLE scope = $months::VARCHAR[]", {"months": months and sorted(months)})
    connection.execute("SET VARIABLE scope_quarters = $quarters::VARCHAR[]", {"quarters": quarters})


def _run(connection: duckdb.DuckDBPyConnection, file: Path) -> CheckResult:
    promise, second, *_ = file.read_text("utf-8").splitlines()
    offending = connection.sql(
        f"SELECT count(*) OVER () AS all_rows, * FROM (\n{statement_of(file)}\n) LIMIT {_EXAMPLES}"
    )
    names, rows = offending.columns[1:], steadily(offending.fetchall)
    return CheckResult(
        name=file.stem,
        promise=promise.removeprefix("--").strip(),
        is_warning=second == _WARNS,
        row_count=rows[0][0] if rows else 0,
        examples=tuple(", ".join(map("{}={!r}".format, names, row[1:])) for row in rows),
    )


def shortfalls(counts: Mapping[str, int]) -> list[str]:
    """What a run has too little of, in words, by the minimums of sql/limits.sql; if anything, it must not publish.

    `counts` are the run's documents read, and its articles and quantities made.
    """
    with duckdb.connect() as connection:
        connection.execute((SQL_FOLDER / "limits.sql").read_text("utf-8"))
        minimums = connection.execute(_MINIMUMS).fetchall()
    return [
        f"{name}: {counts[numerator]} in {counts[denominator]}, the least is {minimum:g} ({reason})"
        for name, minimum, numerator, denominator, judged_from, reason in minimums
        if counts[denominator] >= judged_from and counts[numerator] < minimum * counts[denominator]
    ]
