"""The extractor: every quantity of a text, and the facts in it.

    from tallywire import extract_facts, extract_quantities

    for fact in extract_facts("Norway will send 40 tanks to Ukraine.", published_at="2024-05-02"):
        print(fact.kind, fact.value, fact.actor, fact.recipient, fact.status, fact.quote)

Both take a text and give rows as `tallywire.schema` declares them, in order of the text. `extract` reads once for both.
The text is read as English; another language gives few rows or none, and never an error.
"""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from itertools import repeat
from typing import NamedTuple, TypeVar

from tallywire.extract import catalogue as catalogues
from tallywire.extract.confidence import confidence
from tallywire.extract.facts import FoundFact, find_facts
from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_clues import clues
from tallywire.extract.fx import to_eur
from tallywire.extract.gazetteer import Gazetteer
from tallywire.extract.quantities import QuantityMention, find_quantities, may_state_quantity
from tallywire.extract.version import extractor_version, version_with
from tallywire.identity import stable_id, stable_ids
from tallywire.schema import Fact, Quantity
from tallywire.text.reading import Reading, read
from tallywire.text.sentences import bounded, split

__all__ = ["Extraction", "extract", "extract_facts", "extract_quantities", "extractor_version", "published_on"]


class Extraction(NamedTuple):
    """The rows of one text, and the rules that made each, by its id."""

    quantities: list[Quantity]
    facts: list[Fact]
    rules: Mapping[str, tuple[str, ...]]


def extract_facts(text: str, *, published_at: date | str | None = None, article_id: str | None = None) -> list[Fact]:
    """The facts of a text, in order; `published_at` (a date, YYYY-MM or longer) resolves words such as "on Monday"."""
    published, precision = published_on(published_at)
    return extract(text, published_at=published, precision=precision, article_id=article_id).facts


def extract_quantities(
    text: str, *, published_at: date | str | None = None, article_id: str | None = None
) -> list[Quantity]:
    """The quantities of a text, in order."""
    published, precision = published_on(published_at)
    return extract(text, published_at=published, precision=precision, article_id=article_id).quantities


def extract(
    text: str,
    *,
    published_at: date | None = None,
    precision: str | None = None,
    article_id: str | None = None,
    revision: int = 1,
    month: str = "",
) -> Extraction:
    """Quantities and facts of a text, read once.

    `precision` says how exactly `published_at` is known (instant, day, month). Without an `article_id` the text's own
    hash is used, so that the same text gives the same ids. Raises ConfigError where TALLYWIRE_CATALOGUE names a faulty
    catalogue.
    """
    reading = read(text)
    if not may_state_quantity(reading.view, 0, len(reading.view)):
        return Extraction([], [], {})
    spans = list(bounded(reading.view, split(reading.view)))
    _load_words()
    mentions = find_quantities(reading.view, spans)
    if not mentions:
        return Extraction([], [], {})
    article = article_id if article_id is not None else stable_id("text", text)
    chosen = catalogues.chosen()
    catalogue, version = catalogues.of_file(chosen), version_with(chosen)
    common = {"article_id": article, "revision": revision, "extractor_version": version, "month": month}
    rules: dict[str, tuple[str, ...]] = {}
    quantities = []
    identify = stable_ids("quantity", article, version)
    for mention in mentions:
        quantity = _quantity(reading, spans, mention, identify, common)
        quantities.append(quantity)
        rules[quantity.quantity_id] = mention.rules
    facts = []
    identify = stable_ids("fact", article, version)
    for found in find_facts(
        reading.view, spans, mentions, published=published_at, precision=precision, catalogue=catalogue
    ):
        fired = (*found.candidate.mention.rules, *found.candidate.rules)
        fact = _fact(reading, found, published_at, catalogue, rules=fired, identify=identify, common=common)
        facts.append(fact)
        rules[fact.fact_id] = fired
    return Extraction(quantities, facts, rules)


@cache
def _load_words() -> None:
    """Load names, kinds and clues once, with garbage collection off: all of it stays, and walking it costs as much."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        Gazetteer.load()
        clues(catalogues.load())
    finally:
        if was_on:
            gc.enable()


def published_on(published_at: date | str | None) -> tuple[date | None, str | None]:
    """A date and how exactly it is known, from what a caller gives."""
    if published_at is None or isinstance(published_at, date):
        day = published_at.date() if isinstance(published_at, datetime) else published_at
        return day, "day" if day else None
    if len(published_at) == 7:
        return date.fromisoformat(f"{published_at}-01"), "month"
    return datetime.fromisoformat(published_at).date(), "day"


def _quantity(
    reading: Reading,
    spans: list[tuple[int, int]],
    mention: QuantityMention,
    identify: Callable[[str], str],
    common: Mapping[str, object],
) -> Quantity:
    start, end = reading.span(mention.start, mention.end)
    sentence_start, sentence_end = reading.span(*spans[mention.sentence])
    return _row(
        Quantity,
        quantity_id=identify(f"{start}:{end}"),
        quote=reading.text[start:end],
        sentence=reading.text[sentence_start:sentence_end],
        char_start=start,
        char_end=end,
        value=mention.value,
        value_low=mention.value_low,
        value_high=mention.value_high,
        qualifier=mention.qualifier,
        trend=mention.trend,
        unit_class=mention.unit_class,
        unit=mention.unit,
        noun=mention.noun,
        **common,
    )


_Row = TypeVar("_Row", Quantity, Fact)


def _row(table: type[_Row], **columns: object) -> _Row:
    """A row of a table with all its columns. A frozen class that makes it sets them one by one, at thrice the time."""
    if len(columns) != len(table.__slots__):
        raise TypeError(f"{table.__name__} has other columns than {', '.join(columns)}")
    row = object.__new__(table)
    deque(map(object.__setattr__, repeat(row), columns, columns.values()), maxlen=0)
    return row


def _slots(candidate: Candidate) -> dict[str, str | None]:
    return {"actor": candidate.actor, "recipient": candidate.recipient, "location": candidate.location}


def _fact(
    reading: Reading,
    found: FoundFact,
    published: date | None,
    catalogue: catalogues.Catalogue,
    *,
    rules: tuple[str, ...],
    identify: Callable[[str], str],
    common: Mapping[str, object],
) -> Fact:
    candidate, mention = found.candidate, found.candidate.mention
    start, end = reading.span(found.start, found.end)
    sentence_start, sentence_end = reading.span(candidate.sentence.start, candidate.sentence.end)
    money = catalogue.kinds[candidate.kind].unit == "money"
    unit = (mention.unit or "") if money else catalogue.kinds[candidate.kind].unit
    amount = next((each for each in (mention.value, mention.value_low, mention.value_high) if each is not None), None)
    day = found.as_of[1] or published
    euros = to_eur(amount, unit, day) if money and amount is not None and day is not None else None
    said = reading.span(*found.attribution) if found.attribution else None
    return _row(
        Fact,
        fact_id=identify(f"{start}:{end}:{candidate.kind}:{candidate.item}"),
        story_id=None,
        kind=candidate.kind,
        unit=unit,
        item=candidate.item if not money and unit == "item" else None,
        value=mention.value,
        value_low=mention.value_low,
        value_high=mention.value_high,
        qualifier=mention.qualifier,
        value_eur=euros[0] if euros else None,
        fx_date=euros[1] if euros else None,
        actor=candidate.actor,
        recipient=candidate.recipient,
        location=candidate.location,
        origin=candidate.origin,
        status=candidate.status,
        attribution=reading.text[said[0] : said[1]] if said else None,
        as_of_start=found.as_of[0],
        as_of_end=found.as_of[1],
        quote=reading.text[start:end],
        sentence=reading.text[sentence_start:sentence_end],
        char_start=start,
        char_end=end,
        confidence=confidence(candidate.kind, candidate.status, _slots(candidate), rules),
        **common,
    )
