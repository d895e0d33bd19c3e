"""Writing the answer of a query: as a table for a person, or as CSV, JSON lines or Parquet for a program."""

from __future__ import annotations

import base64
import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from itertools import islice
from types import NoneType
from typing import Any, BinaryIO

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

ROWS_SHOWN = 1_000
"""Rows of a table for a person; nobody reads more, and a program asks for another format."""
_BATCH_ROWS = 10_000
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the direction of text: news must not steer a terminal."""
_FORMULA = re.compile(r"[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]")
"""First characters that make a spreadsheet take a cell for a formula (OWASP, "CSV Injection"), full-width ones too."""

Cell = Callable[[str], str]


def write_answer(answer: duckdb.DuckDBPyRelation, format_: str, out: BinaryIO, *, width: int | None = None) -> None:
    """Write all rows of an answer; `format_` is a key of FORMATS. A table is fitted to `width`, if that is given."""
    FORMATS[format_](answer, out, width)


def _write_table(answer: duckdb.DuckDBPyRelation, out: BinaryIO, width: int | None) -> None:
    text = io.TextIOWrapper(out, "utf-8", write_through=True)
    shown = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    schema = answer.limit(0).to_arrow_table().schema
    for field in schema:
        shown.add_column(Text(field.name), justify="right" if _is_number(field.type) else "left", overflow="fold")
    rows = list(islice(rows_of(answer.limit(ROWS_SHOWN + 1)), ROWS_SHOWN + 1))
    for row in rows[:ROWS_SHOWN]:
        shown.add_row(*(Text(as_words(value)) for value in row))
    lines = io.StringIO()  # a table as wide as its content, unless a terminal asks for less
    Console(file=lines, width=width or 100_000, highlight=False).print(shown)
    text.writelines(f"{line.rstrip()}\n" for line in lines.getvalue().splitlines())
    if len(rows) > ROWS_SHOWN:
        text.write(f"… and more than these {ROWS_SHOWN:,} rows: LIMIT the query, or ask for --format csv\n")
    text.detach()


def _is_number(arrow_type: pa.DataType) -> bool:
    return any(holds(arrow_type) for holds in (pa.types.is_integer, pa.types.is_floating, pa.types.is_decimal))


def as_words(value: object) -> str:
    """A value as a person reads it, safe for a terminal: 100,000 rather than 100000.0, times without microseconds."""
    return next(words(value) for kind, words in _WORDS if isinstance(value, kind))


_WORDS: tuple[tuple[Any, Callable[[Any], str]], ...] = (
    (NoneType, lambda _: ""),
    (bool, lambda value: str(value).lower()),
    (int | float | Decimal, lambda value: f"{value:,.12g}"),
    (datetime, lambda value: f"{value.astimezone(UTC) if value.tzinfo else value:%Y-%m-%d %H:%M}"),
    (list, lambda value: ", ".join(map(as_words, value))),
    (Mapping, lambda value: ", ".join(f"{as_words(key)} {as_words(each)}" for key, each in value.items())),
    (bytes, lambda value: f"({len(value):,} bytes)"),
    (object, lambda value: _UNPRINTABLE.sub(" ", str(value))),
)


def _write_jsonl(answer: duckdb.DuckDBPyRelation, out: BinaryIO, _width: int | None) -> None:
    for row in rows_of(answer):
        record = dict(zip(answer.columns, row, strict=True))
        out.write((json.dumps(record, ensure_ascii=False, default=as_plain) + "\n").encode())


def _write_csv(answer: duckdb.DuckDBPyRelation, out: BinaryIO, _width: int | None) -> None:
    write_csv(answer, out)


def write_csv(answer: duckdb.DuckDBPyRelation, out: BinaryIO, cell: Cell = str) -> None:
    """Write an answer as CSV; every text goes through `cell`."""
    text = io.TextIOWrapper(out, "utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(answer.columns)
    for row in rows_of(answer):
        values = (as_plain(value) for value in row)
        writer.writerow(cell(value) if isinstance(value, str) else value for value in values)
    text.detach()


def neutralised(text: str) -> str:
    """The same text, with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def as_plain(value: object) -> Any:
    """A value that text formats can hold: times in ISO 8601, bytes in base64, lists and objects as JSON."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, list | Mapping):
        return json.dumps(value, ensure_ascii=False, default=as_plain)
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _write_parquet(answer: duckdb.DuckDBPyRelation, out: BinaryIO, _width: int | None) -> None:
    write_parquet(answer, out, {})


def write_parquet(answer: duckdb.DuckDBPyRelation, out: BinaryIO, meanings: Mapping[str, str]) -> None:
    """Write an answer as Parquet (zstd); `meanings` of columns become their metadata."""
    reader = answer.to_arrow_reader(_BATCH_ROWS)
    described = [
        field.with_metadata({"description": meanings[field.name]}) if field.name in meanings else field
        for field in reader.schema
    ]
    schema = pa.schema(described)
    with pq.ParquetWriter(out, schema, compression="zstd") as writer:
        for batch in reader:
            writer.write_batch(pa.record_batch(batch.columns, schema=schema))


def rows_of(answer: duckdb.DuckDBPyRelation) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of an answer, some thousand of them in memory at a time."""
    for batch in answer.to_arrow_reader(_BATCH_ROWS):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


FORMATS = {"table": _write_table, "csv": _write_csv, "jsonl": _write_jsonl, "parquet": _write_parquet}
