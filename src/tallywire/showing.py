"""Showing what was read in articles: to a person as marked sentences, to a program as rows."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any

from rich.console import Console
from rich.text import Text

from tallywire.errors import UsageError
from tallywire.reader import ReadArticle
from tallywire.schema import TABLES, Fact, Passage, Quantity

_QUOTE, _CUT, _DIM = "bold black on yellow", "red strike", "dim"
_STATUS_COLOURS = {"actual": "green", "planned": "blue", "possible": "cyan", "requested": "magenta", "denied": "red"}


def write(articles: Iterable[ReadArticle], *, table: str, format_: str, explain: bool) -> None:
    """Write a table's rows of the articles to standard output, as they are read.

    `format_` is table (for a person), jsonl, csv or parquet. Rows carry the `source` they come from, and with `explain`
    the `rules` that fired.
    """
    if format_ == "table":
        console = Console(highlight=False, soft_wrap=True)
        for article in articles:
            _show(console, article, table, explain)
        return
    rows = (row for article in articles for row in _rows(article, table, explain))
    {"jsonl": _write_jsonl, "csv": _write_csv, "parquet": _write_parquet}[format_](rows, _columns(table, explain))


def _columns(table: str, explain: bool) -> list[str]:
    return ["source", *(field.name for field in fields(TABLES[table].row)), *(["rules"] if explain else [])]


def _rows(article: ReadArticle, table: str, explain: bool) -> Iterator[dict[str, Any]]:
    for record, rules in _records(article, table):
        yield {"source": article.source, **asdict(record), **({"rules": list(rules)} if explain else {})}


def _records(article: ReadArticle, table: str) -> Iterator[tuple[Any, Sequence[str]]]:
    if table == "passages":
        for cut in article.cleaned.passages:
            yield Passage(article_id=article.article_id, month=article.month, **asdict(cut)), (cut.rule,)
        return
    found = article.extract()
    if table == "facts":
        yield from ((fact, found.rules.get(fact.fact_id, ())) for fact in found.facts)
    else:
        yield from ((quantity, found.rules.get(quantity.quantity_id, ())) for quantity in found.quantities)


def _write_jsonl(rows: Iterable[Mapping[str, Any]], _columns: Sequence[str]) -> None:
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False, default=_as_text) + "\n")


def _write_csv(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    writer = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: " ".join(value) if isinstance(value, list) else value for name, value in row.items()})


def _write_parquet(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    from tallywire.lake import arrow_schema

    if sys.stdout.isatty():
        raise UsageError("Parquet is not for a terminal; redirect it: … --format parquet > facts.parquet")
    table = next(
        each
        for each in TABLES.values()
        if columns[1:] == [field.name for field in fields(each.row)]
        or columns[1:-1] == [field.name for field in fields(each.row)]
    )
    schema = arrow_schema(table).insert(0, pa.field("source", pa.string()))
    if "rules" in columns:
        schema = schema.append(pa.field("rules", pa.list_(pa.string())))
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows), schema=schema), buffer, compression="zstd")
    sys.stdout.buffer.write(buffer.getvalue())


def _as_text(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{value!r} has no JSON form")


def _show(console: Console, article: ReadArticle, table: str, explain: bool) -> None:
    parsed = article.parsed
    published = f"{parsed.published_at:%Y-%m-%d}" if parsed.published_at else "no date"
    console.print(Text(f"{article.source}  {published}  {parsed.title or ''}".rstrip(), style="bold"))
    if table == "passages":
        _show_cuts(console, article)
        return
    shown = 0
    for record, rules in _records(article, table):
        console.print(_marked(record))
        console.print(Text("    ").append_text(_slots(record)))
        if explain:
            console.print(Text("    rules: " + ", ".join(rules), style=_DIM))
        shown += 1
    if not shown:
        console.print(Text(f"  no {table}", style=_DIM))
    console.print()


def _marked(record: Fact | Quantity) -> Text:
    """The sentence with the quote highlighted; in brackets too, for where colours do not show."""
    before, quote, after = record.sentence.partition(record.quote)
    line = Text("  " + before).append("[" + quote + "]", style=_QUOTE).append(after)
    return Text(" ").join(line.split("\n")) if "\n" in line.plain else line


def _slots(record: Fact | Quantity) -> Text:
    if isinstance(record, Quantity):
        line = Text(f"{record.unit_class} ", style="bold").append(_interval(record))
        named: tuple[tuple[str, str | None], ...] = (
            ("unit", record.unit),
            ("noun", record.noun),
            ("trend", record.trend),
        )
    else:
        line = Text(f"{record.kind} ", style="bold").append(_interval(record))
        line.append(f" {record.status}", style=_STATUS_COLOURS[record.status])
        as_of = "…".join(sorted({str(day) for day in (record.as_of_start, record.as_of_end) if day}))
        named = (
            ("item", record.item),
            ("actor", record.actor),
            ("recipient", record.recipient),
            ("location", record.location),
            ("origin", record.origin),
            ("said by", record.attribution),
            ("as of", as_of or None),
            ("EUR", f"{record.value_eur:,.0f}" if record.value_eur is not None else None),
            ("confidence", f"{record.confidence:.2f}"),
        )
    for name, value in named:
        if value:
            line.append(f"  {name} ", style=_DIM).append(value)
    return line


def _interval(record: Fact | Quantity) -> str:
    low, high = (f"{bound:,.12g}" if bound is not None else "" for bound in (record.value_low, record.value_high))
    number = low if low == high else f"{low}…{high}"
    unit = f" {record.unit}" if record.unit and record.unit not in ("person", "item") else ""
    return f"{number}{unit} ({record.qualifier})"


def _show_cuts(console: Console, article: ReadArticle) -> None:
    """The uncut text with what was removed struck out, each cut followed by its reason."""
    uncut, position, line = article.parsed.uncut, 0, Text()
    for cut in article.cleaned.passages:
        line.append(uncut[position : cut.char_start])
        line.append(cut.text.rstrip(), style=_CUT).append(f" ⟦{cut.reason}⟧", style=_DIM)
        line.append(cut.text[len(cut.text.rstrip()) :])
        position = cut.char_end
    console.print(line.append(uncut[position:]))
