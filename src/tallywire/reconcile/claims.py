"""Claims: figures about the same thing, put together across articles and stories.

A claim is made of facts of one kind, unit, item, status, actor, recipient, location and figure, stated within one time.
It is worked out cell by cell, a cell being all facts of one figure in one quarter: the claims of a cell depend on its
facts alone, in whatever order they came, so that new facts make only their own cells be worked out again.
Claims that differ in nothing but figure, status and time within the quarter answer one question and share its id.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from tallywire.identity import stable_id
from tallywire.schema import Claim

REPEATED_WITHIN = timedelta(days=14)
"""A claim lasts as long as somebody repeats its figure within two weeks, at most to the end of the quarter."""
EVENT_REPEATED_WITHIN = timedelta(days=4)
"""The same for what happens on a day: five killed last week and five killed today are two claims."""
EVENT_KINDS = frozenset({"killed", "wounded", "casualties", "captured"})
FETCHED_TOGETHER = timedelta(days=31)

Slots = tuple[str | None, str | None, str | None]


Question = tuple[str | None, ...]
"""What a figure is about, whatever it is: kind, unit, item, actor, recipient, location."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """That a dated article, fetched at some time, answered a question."""

    question: Question
    published_at: datetime
    first_seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A fact as one claim among others, with what its article and story add.

    `month` is the article's; `settle_times` gives an undated article another month and `at`.
    """

    fact_id: str
    article_id: str
    story_id: str
    site: str | None
    kind: str
    unit: str
    item: str | None
    status: str
    slots: Slots
    value_low: float | None
    value_high: float | None
    qualifier: str
    value_eur: float | None
    attribution: str | None
    quote: str
    published_at: datetime | None
    first_seen_at: datetime
    month: str
    at: datetime

    @property
    def question(self) -> Question:
        """What the figure is about, whatever it is."""
        return (self.kind, self.unit, self.item, *self.slots)

    @property
    def quarter(self) -> str:
        """The quarter that the fact is counted in, such as 2022Q1."""
        return quarter_of(self.month)

    @property
    def cell(self) -> Cell:
        """What has to be worked out again when this fact comes, changes or goes."""
        return Cell(self.kind, self.unit, self.item, self.status, *self._figure, self.quarter)

    @property
    def cell_id(self) -> str:
        """The id of the cell."""
        return self.cell.id

    @property
    def _figure(self) -> tuple[float | None, float | None]:
        """What makes two numbers the same figure: 100, about 100 and over 100 are; up to 100 is another."""
        is_span = self.value_low is not None and self.value_high is not None and self.value_low != self.value_high
        return (self.value_low, self.value_high) if is_span or self.value_low is None else (self.value_low, None)


class Cell(NamedTuple):
    """All facts of one figure in one quarter."""

    kind: str
    unit: str
    item: str | None
    status: str
    low: float | None
    high: float | None
    quarter: str

    @property
    def id(self) -> str:
        """The id of the cell."""
        figure = "/".join("" if bound is None else repr(bound) for bound in (self.low, self.high))
        return stable_id("cell", self.kind, self.unit, self.item, self.status, figure, self.quarter)


def quarter_of(month: str) -> str:
    """Return the quarter of a month: 2022Q1 of 2022-02."""
    return f"{month[:4]}Q{(int(month[5:]) + 2) // 3}"


def months_of_quarters(months: Iterable[str]) -> list[str]:
    """Return all months of the quarters that these months lie in, in order."""
    quarters = sorted({quarter_of(month) for month in months})
    return [f"{quarter[:4]}-{3 * int(quarter[5:]) - back:02}" for quarter in quarters for back in (2, 1, 0)]


def sightings(statements: Iterable[Statement]) -> Iterator[Sighting]:
    """Yield what dated statements tell about the time of undated ones."""
    for each in statements:
        if each.published_at is not None:
            yield Sighting(each.question, each.published_at, each.first_seen_at)


def settle_times(statements: Iterable[Statement], peers: Iterable[Sighting]) -> list[Statement]:
    """Return the statements with the time each is counted at: publication, else that of its peers, else of fetching.

    An undated article is given the time of the dated ones that were fetched within the same month and say something
    about the same thing, if these agree on a month.
    """
    by_question: dict[Question, list[Sighting]] = defaultdict(list)
    for peer in peers:
        by_question[peer.question].append(peer)
    return [
        _among(each, by_question[each.question]) if each.published_at is None else _at(each, each.published_at)
        for each in statements
    ]


def _at(statement: Statement, time: datetime) -> Statement:
    return statement if statement.at == time else replace(statement, at=time)


def _among(undated: Statement, peers: Iterable[Sighting]) -> Statement:
    times = [peer.published_at for peer in peers if abs(peer.first_seen_at - undated.first_seen_at) <= FETCHED_TOGETHER]
    if times and max(times) - min(times) <= FETCHED_TOGETHER:
        return replace(undated, at=min(times), month=f"{min(times):%Y-%m}")
    return replace(undated, at=undated.first_seen_at)


def claims_of(statements: Iterable[Statement]) -> list[Claim]:
    """Return the claims that settled statements make, in order of id; the statements must be whole cells."""
    cells: dict[Cell, list[Statement]] = defaultdict(list)
    for each in sorted(statements, key=_order):
        cells[each.cell].append(each)
    claims = [claim for cell, stated in cells.items() for claim in _claims_of_cell(cell.id, stated)]
    return sorted(claims, key=lambda claim: claim.claim_id)


def _order(statement: Statement) -> tuple[datetime, str]:
    return statement.at, statement.fact_id


def _claims_of_cell(cell_id: str, cell: Sequence[Statement]) -> Iterator[Claim]:
    slots_of = _completed({each.slots for each in cell})
    together: dict[tuple[Slots, str | None], list[Statement]] = defaultdict(list)
    for each in cell:
        slots = slots_of[each.slots]
        # Without any of actor, recipient and location, the same number elsewhere may be about anything.
        together[slots, None if any(slots) else each.story_id].append(each)
    for (slots, _), stated in together.items():
        for episode in _episodes(stated):
            yield _claim(cell_id, slots, episode)


def _completed(every: set[Slots]) -> dict[Slots, Slots]:
    """Return for each combination of slots the one it is counted with.

    Where the words leave a slot open, and exactly one fuller combination of the same figure agrees with the slots that
    are filled, that is meant; with two candidates the open one stays by itself.
    """
    by_filled: dict[frozenset[int], list[Slots]] = defaultdict(list)
    for slots in every:
        by_filled[_filled(slots)].append(slots)
    fuller_ones = {
        filled: [slots for more, these in by_filled.items() if filled < more for slots in these] for filled in by_filled
    }
    fuller_than = {
        slots: {other for other in fuller_ones[_filled(slots)] if _agrees(other, slots)}
        for slots in every
        if any(slots)
    }
    completed = {}
    for slots in every:
        fullest = [other for other in fuller_than.get(slots, ()) if not fuller_than[other]]
        completed[slots] = fullest[0] if len(fullest) == 1 else slots
    return completed


def _filled(slots: Slots) -> frozenset[int]:
    return frozenset(place for place, own in enumerate(slots) if own is not None)


def _agrees(fuller: Slots, slots: Slots) -> bool:
    return all(own is None or own == other for own, other in zip(slots, fuller, strict=True))


def _episodes(stated: Sequence[Statement]) -> Iterator[list[Statement]]:
    """Yield the statements (in order of time) in runs without a long silence."""
    silence = EVENT_REPEATED_WITHIN if stated[0].kind in EVENT_KINDS else REPEATED_WITHIN
    episode: list[Statement] = []
    for each in stated:
        if episode and each.at - episode[-1].at > silence:
            yield episode
            episode = []
        episode.append(each)
    yield episode


def _claim(cell_id: str, slots: Slots, stated: Sequence[Statement]) -> Claim:
    first = stated[0]
    lows, highs = [each.value_low for each in stated], [each.value_high for each in stated]
    actor, recipient, location = slots
    return Claim(
        claim_id=stable_id("claim", cell_id, *slots, first.fact_id),
        cell_id=cell_id,
        kind=first.kind,
        unit=first.unit,
        item=first.item,
        actor=actor,
        recipient=recipient,
        location=location,
        status=first.status,
        question_id=stable_id("question", first.kind, first.unit, first.item, *slots, first.quarter),
        value_low=None if None in lows else min(low for low in lows if low is not None),
        value_high=None if None in highs else max(high for high in highs if high is not None),
        qualifier=first.qualifier,
        value_eur=first.value_eur,
        fact_count=len(stated),
        article_count=len({each.article_id for each in stated}),
        story_count=len({each.story_id for each in stated}),
        site_count=len({each.site for each in stated if each.site}),
        first_seen_at=first.at,
        last_seen_at=stated[-1].at,
        quote=_commonest_quote(stated),
        fact_ids=[each.fact_id for each in stated],
        story_ids=list(dict.fromkeys(each.story_id for each in stated)),
        attributions=list(dict.fromkeys(each.attribution for each in stated if each.attribution)),
        month=first.month,
    )


def _commonest_quote(stated: Sequence[Statement]) -> str:
    """Return the wording that most stories use; of equals, the earliest."""
    stories = Counter(quote for quote, _ in {(each.quote, each.story_id) for each in stated})
    return max((each.quote for each in stated), key=lambda quote: stories[quote])
