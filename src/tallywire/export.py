"""Export: one table or view as a file for other programs; formulas in cells are made harmless."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, BinaryIO

import duckdb
import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from tallywire.answers import as_plain, neutralised, rows_of, write_csv, write_parquet
from tallywire.errors import ExportError, QueryError
from tallywire.lake import Lake
from tallywire.schema import Document
from tallywire.session import connect

EXCEL_ROWS = 1_048_576
EXCEL_CHARS = 32_767
"""Rows of a sheet and characters of a cell (Microsoft, "Excel specifications and limits")."""
_CUT = " … (cut here: a cell holds no more; .csv and .parquet have all)"


@dataclass(frozen=True, slots=True)
class Exported:
    """How many rows a file has got, and how many documents an archive cannot hold since they have no address."""

    row_count: int
    without_address: int = 0


def export(lake: Lake, name: str, target: Path) -> Exported:
    """Write the table or view of that name to `target` and return what it has got.

    The end of the target's name says the format: .csv, .parquet or .xlsx, and for documents .warc or .warc.gz. An
    existing file is replaced only once the new one is complete. Raises QueryError for an unknown name or format, and
    for more rows than a sheet can hold; ExportError where the file cannot be written, or an archive would be empty.
    """
    if target.name.lower().endswith((".warc", ".warc.gz")):
        return _export_warc(lake, name, target)
    write = _WRITERS.get(target.suffix.lower())
    if write is None:
        raise QueryError(
            f"{target.name} does not say a format; end it in {', '.join(_WRITERS)}, "
            "or for documents in .warc or .warc.gz"
        )
    with connect(lake) as connection:
        meanings = _meanings(connection, name)
        answer = connection.sql(f'FROM "{name}"')
        row_count = connection.sql(f'SELECT count(*) FROM "{name}"').fetchall()[0][0]
        with _replacing(target) as file:
            write(answer, file, meanings, row_count)
    return Exported(int(row_count))


@contextmanager
def _replacing(target: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of `target` when the block ends well, and of which nothing is left otherwise."""
    temporary = target.with_name(f".{target.name}.tmp")
    try:
        try:
            with temporary.open("wb") as file:
                yield file
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
    except (OSError, FileCreateError) as error:
        cause = error.args[0] if isinstance(error, FileCreateError) else error
        raise ExportError(f"{target} cannot be written: {getattr(cause, 'strerror', None) or cause}") from error


def _export_warc(lake: Lake, name: str, target: Path) -> Exported:
    """Write the documents that came from an address as a WARC archive, day by day."""
    from tallywire.fetch.warc import write_warc

    if name != "documents":
        raise QueryError(f"only documents can be exported as WARC, not {name}")
    without_address = 0

    def with_address() -> Iterator[Document]:
        nonlocal without_address
        for day in lake.partitions("documents"):
            for document in lake.records("documents", [day]):
                if document.url is None:
                    without_address += 1
                else:
                    yield document

    with _replacing(target) as file:
        row_count = write_warc(with_address(), file, is_zipped=target.suffix.lower() == ".gz")
        if row_count == 0:
            raise ExportError(
                f"none of the {without_address:,} documents has an address, and an archive holds only what has one; "
                "export to .parquet"
            )
    return Exported(row_count, without_address)


def _meanings(connection: duckdb.DuckDBPyConnection, name: str) -> dict[str, str]:
    known: dict[str, dict[str, str]] = {}
    for view, column, comment in connection.sql(
        "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal"
    ).fetchall():
        known.setdefault(view, {})[column] = comment or ""
    if name not in known:
        raise QueryError(f"there is no table or view {name}; there are {', '.join(sorted(known))}")
    return known[name]


def _to_csv(answer: duckdb.DuckDBPyRelation, file: BinaryIO, _meanings: dict[str, str], _row_count: int) -> None:
    write_csv(answer, file, neutralised)


def _to_parquet(answer: duckdb.DuckDBPyRelation, file: BinaryIO, meanings: dict[str, str], _row_count: int) -> None:
    write_parquet(answer, file, meanings)


def _to_excel(answer: duckdb.DuckDBPyRelation, file: BinaryIO, meanings: dict[str, str], row_count: int) -> None:
    """One sheet with the rows, one with the meaning of each column; text is never a formula, a number or a link."""
    if row_count >= EXCEL_ROWS:
        raise QueryError(f"{row_count:,} rows are more than a sheet holds; export to .csv or .parquet")
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
        "default_date_format": "yyyy-mm-dd hh:mm",
    }
    with xlsxwriter.Workbook(file, options) as book:
        bold = book.add_format({"bold": True})
        formats = {
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
            "text": book.add_format({"quote_prefix": True}),
        }
        rows = book.add_worksheet("rows")
        rows.freeze_panes(1, 0)
        rows.write_row(0, 0, answer.columns, bold)
        for number, values in enumerate(rows_of(answer), start=1):
            for place, value in enumerate(values):
                rows.write(number, place, *_cell(value, formats))
        columns = book.add_worksheet("columns")
        columns.write_row(0, 0, ["column", "meaning"], bold)
        for number, (column, meaning) in enumerate(meanings.items(), start=1):
            columns.write_row(number, 0, [column, meaning])


def _cell(value: Any, formats: dict[str, Any]) -> tuple[Any, ...]:
    """What a cell holds, and its format where it needs one: Excel has no time zones, and times here are UTC."""
    if isinstance(value, datetime):
        return (value.astimezone(UTC).replace(tzinfo=None) if value.tzinfo else value,)
    if isinstance(value, date):
        return value, formats["day"]
    if value is None or isinstance(value, bool | int | float):
        return (value,)
    text = as_plain(value)
    if len(text) > EXCEL_CHARS:
        text = text[: EXCEL_CHARS - len(_CUT)] + _CUT
    return (text, formats["text"]) if neutralised(text) != text else (text,)


_WRITERS: dict[str, Callable[[duckdb.DuckDBPyRelation, BinaryIO, dict[str, str], int], None]] = {
    ".csv": _to_csv,
    ".parquet": _to_parquet,
    ".xlsx": _to_excel,
}
