"""Rows for tests: every column filled with something harmless, unless the test says otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa

from tallywire.identity import stable_id
from tallywire.lake import Lake, columns_of
from tallywire.schema import TABLES, Article, Claim, Document, Fact, Passage, Quantity, Reject, Run, Story

NOON = datetime(2022, 2, 9, 12, tzinfo=UTC)

_FILLERS: dict[pa.DataType, Any] = {
    pa.string(): "",
    pa.int64(): 1,
    pa.float64(): 1.0,
    pa.bool_(): False,
    pa.binary(): b"",
    pa.date32(): NOON.date(),
    pa.timestamp("us", tz="UTC"): NOON,
    pa.list_(pa.string()): [],
}


def row(table: str, **values: Any) -> Any:
    """A row of a table: null where that is allowed, else a filler, else what `values` say."""
    columns = columns_of(TABLES[table])
    strangers = values.keys() - columns.keys()
    assert not strangers, f"{table} has no {strangers}"
    filled = {
        name: None if nullable else column.values[0] if column.values else _FILLERS[arrow_type]
        for name, (arrow_type, nullable, column) in columns.items()
    }
    return TABLES[table].row(**filled | {"month": "2022-02"} | values if "month" in columns else filled | values)


def article(
    text: str, at: datetime = NOON, site: str = "one.example", **values: Any
) -> tuple[Document, Article, Story]:
    """An article with its document, alone in its story."""
    name = stable_id(text, site)
    document = row(
        "documents",
        document_id=f"d-{name}",
        source=values.pop("source", "feed"),
        fetched_at=at,
        payload=text.encode(),
        payload_length_bytes=len(text.encode()),
        fetched_date=f"{at:%Y-%m-%d}",
    )
    defaults = {
        "url": f"https://{site}/{name}",
        "site": site,
        "title": text[:20],
        "published_at": at,
        "published_at_precision": "instant",
        "language": "en",
        "extractor_version": "x1",
    }
    read = row(
        "articles",
        article_id=f"a-{name}",
        document_id=document.document_id,
        source=document.source,
        text=text,
        text_length_chars=len(text),
        first_seen_at=at,
        last_seen_at=at,
        month=f"{at:%Y-%m}",
        **defaults | values,
    )
    story = row(
        "stories",
        article_id=read.article_id,
        story_id=f"s-{name}",
        known_by=at,
        first_seen_at=at,
        document_id=document.document_id,
        month=read.month,
    )
    return document, read, story


def fact(of: Article, quote: str, **values: Any) -> Fact:
    """A fact of an article whose text holds the quote; exactly the value that is given, else 100."""
    start = of.text.index(quote)
    sentence_start = of.text.rfind(". ", 0, start) + 2 if ". " in of.text[:start] else 0
    sentence_end = of.text.find(".", start + len(quote)) + 1 or len(of.text)
    value = values.pop("value", 100.0)
    defaults: dict[str, Any] = {
        "kind": "troops",
        "unit": "person",
        "value": value,
        "value_low": value,
        "value_high": value,
        "qualifier": "exact",
    }
    made: Fact = row(
        "facts",
        fact_id=stable_id(of.article_id, quote, str(start)),
        article_id=of.article_id,
        story_id=of.article_id.replace("a-", "s-"),
        quote=quote,
        sentence=of.text[sentence_start:sentence_end],
        char_start=start,
        char_end=start + len(quote),
        extractor_version=of.extractor_version,
        revision=of.revision,
        month=of.month,
        **defaults | values,
    )
    return made


def claim(*facts: Fact, at: datetime = NOON, **values: Any) -> Claim:
    """The claim that some facts make; each is taken for a story and a site of its own."""
    first = facts[0]
    counts = dict.fromkeys(("fact_count", "article_count", "story_count", "site_count"), len(facts))
    shared = {
        name: getattr(first, name)
        for name in (
            "kind",
            "unit",
            "item",
            "actor",
            "recipient",
            "location",
            "status",
            "value_low",
            "value_high",
            "qualifier",
            "quote",
        )
    }
    made: Claim = row(
        "claims",
        claim_id=f"c-{first.fact_id}",
        question_id=stable_id(first.kind, first.unit, first.actor, first.recipient, first.location),
        value_eur=first.value_eur,
        first_seen_at=at,
        last_seen_at=at,
        fact_ids=[each.fact_id for each in facts],
        story_ids=list(dict.fromkeys(each.story_id for each in facts)),
        attributions=list(dict.fromkeys(each.attribution for each in facts if each.attribution)),
        month=f"{at:%Y-%m}",
        **shared | counts | values,
    )
    return made


_TABLE_OF = {
    Document: "documents",
    Article: "articles",
    Passage: "passages",
    Quantity: "quantities",
    Fact: "facts",
    Story: "stories",
    Claim: "claims",
    Reject: "rejects",
    Run: "runs",
}


def lake_of(root: Path, rows: Iterable[Any]) -> Lake:
    """A lake that holds the rows."""
    lake = Lake.open(root)
    by_table: dict[str, list[Any]] = {}
    for each in rows:
        by_table.setdefault(_TABLE_OF[type(each)], []).append(each)
    for table, of_table in by_table.items():
        lake.merge(table, of_table)
    return lake


TEXT = (
    "Nordland has moved 4,000 soldiers to the border. Some 4,000 soldiers stayed behind. "
    "Ostavia promised 2 million euros to Nordland. Ostavia delivered nine trucks."
)


def small() -> list[Any]:
    """An article with a passage, a quantity, three facts, two claims; a second document that was dropped."""
    document, read, story = article(TEXT, modified_at=None)
    moved = fact(read, "4,000 soldiers", value=4000.0, actor="NOR", location="FIN", confidence=0.9)
    promised = fact(
        read,
        "2 million euros",
        kind="aid",
        unit="EUR",
        value=2e6,
        value_eur=2e6,
        fx_date=date(2022, 2, 9),
        actor="FIN",
        recipient="NOR",
        status="planned",
        attribution="officials",
    )
    trucks = fact(
        read, "nine trucks", kind="equipment", unit="item", item="truck", value=9.0, actor="FIN", recipient="NOR"
    )
    number = row(
        "quantities",
        quantity_id="q1",
        article_id=read.article_id,
        quote="4,000 soldiers",
        sentence="Nordland has moved 4,000 soldiers to the border.",
        char_start=19,
        char_end=33,
        value=4000.0,
        value_low=4000.0,
        value_high=4000.0,
        extractor_version="x1",
    )
    cut = row("passages", article_id=read.article_id, char_start=3, char_end=8, text="photo", reason="caption")
    dropped = row("documents", document_id="d2", source="feed", fetched_at=NOON, fetched_date="2022-02-09")
    reject = row("rejects", document_id="d2", stage="parse", reason="empty", source="feed", seen_at=NOON)
    claims = [claim(moved), claim(promised), claim(trucks)]
    return [document, read, story, moved, promised, trucks, number, cut, dropped, reject, *claims]
