"""Facts from quantity mentions: which numbers are about a tracked kind, with their slots.

One pass over the sentences of a view, in order: every count or sum is read with its noun phrase (`facts_nouns`) and its
verb (`facts_governors`), judged (`facts_decide`, `facts_money`), and given its slots (`slots/`). What a sentence leaves
open is taken from the facts before it where both speak of the same thing. The contract says what a fact is.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import overload

from tallywire.extract import catalogue as catalogues
from tallywire.extract import facts_lexicon, lexicon
from tallywire.extract.catalogue import Catalogue
from tallywire.extract.dates import find_dates
from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_clues import clues
from tallywire.extract.facts_decide import decide
from tallywire.extract.facts_heads import share_head
from tallywire.extract.facts_lexicon import PARTICIPLE
from tallywire.extract.facts_money import decide_money
from tallywire.extract.facts_nouns import read_candidate
from tallywire.extract.facts_sentence import read_sentence
from tallywire.extract.facts_sums import as_sum
from tallywire.extract.facts_syntax import Group, Sentence, grammar
from tallywire.extract.facts_taking_up import name_country, takes_up_country
from tallywire.extract.facts_unnumbered import (
    count_named,
    count_some_of_named,
    is_put_at,
    is_some_of_named,
    part_of_named,
)
from tallywire.extract.facts_volleys import count_volley, is_stopped
from tallywire.extract.gazetteer import Gazetteer, Place
from tallywire.extract.lexicon import either, word_list
from tallywire.extract.quantities import QuantityMention
from tallywire.extract.slots.actor import read_actor
from tallywire.extract.slots.as_of import read_as_of
from tallywire.extract.slots.attribution import read_attribution, speech_spans
from tallywire.extract.slots.context import side_of_the_state
from tallywire.extract.slots.foretold import foretold, only_lists
from tallywire.extract.slots.gifts import bought_with, read_giver
from tallywire.extract.slots.handed_on import hand_on, take_from_gift
from tallywire.extract.slots.inherit import fill_from_before, is_where_before, place_before
from tallywire.extract.slots.loans import side_of_currency
from tallywire.extract.slots.location import locate
from tallywire.extract.slots.meant import is_freight, is_meant_for, is_paid_for
from tallywire.extract.slots.parcels import (
    bought_by,
    gift_noun,
    in_parcel,
    is_shipment,
    listed_after_parcel,
    procured_for,
    promised,
    requested,
    seller,
)
from tallywire.extract.slots.places import Spot, spots
from tallywire.extract.slots.posted import is_posted
from tallywire.extract.slots.recipients import read_recipient
from tallywire.extract.slots.status import read_status
from tallywire.extract.slots.told_gifts import fill_gift

_REACHING_OR_LEAVING = word_list("verb_lists", "reaching_or_leaving")
_DEPLOYING = word_list("verb_lists", "deploying")
_NUMBERED_CAPTION = re.compile(rf"(?:{either(lexicon.load('grammar')['captions']['numbered'])}) \d+ (?:of|/) \d+\b")
_TAKING_OUT = word_list("verb_lists", "taking_from_stocks")
_HEADLESS = frozenset(("bare", "unknown", "person"))
_MEMORY_SENTENCES = 2
"""How many sentences back a sentence may point."""


@dataclass(slots=True)
class FoundFact:
    """A fact as found in the view: the candidate with all slots, and spans of quote and sentence in the view."""

    candidate: Candidate
    start: int
    end: int
    attribution: tuple[int, int] | None
    as_of: tuple[date | None, date | None]


class Reader:
    """The sentences of one view, each read when it is first needed."""

    def __init__(
        self, view: str, spans: Sequence[tuple[int, int]], mentions: Sequence[QuantityMention], catalogue: Catalogue
    ) -> None:
        self.view, self.catalogue = view, catalogue
        self.spans = spans
        self.by_sentence: dict[int, list[QuantityMention]] = {}
        starts = [start for start, _ in self.spans]
        for mention in mentions:
            if mention.unit_class in ("count", "money"):
                index = bisect_right(starts, mention.number_start) - 1
                if mention.end <= self.spans[index][1] and mention.start >= starts[index]:
                    self.by_sentence.setdefault(index, []).append(mention)
        self._places: list[Place] | None = None
        self._starts: list[int] = []
        self._read: dict[int, Sentence] = {}

    def has_clue(self, index: int) -> bool:
        """Whether a sentence has words at all that a fact needs which points back to none."""
        start, end = self.spans[index]
        money = any(mention.unit_class == "money" for mention in self.by_sentence[index])
        return clues(self.catalogue).tell(self.view[start:end], money=money)

    def sentence(self, index: int) -> Sentence:
        """The sentence of an index."""
        known = self._read.get(index)
        if known is None:
            if self._places is None:
                self._places = Gazetteer.load().find(self.view)
                self._starts = [place.start for place in self._places]
            start, end = self.spans[index]
            inside = self._places[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
            numbers = [(each.number_start, each.number_end) for each in self.by_sentence.get(index, ())]
            known = self._read[index] = read_sentence(
                index, (start, end), self.view, places=inside, numbers=numbers, grammar=grammar(self.catalogue)
            )
            if index and takes_up_country(known):
                name_country(known, self.sentence(index - 1))
        return known

    def after(self, index: int) -> Sentence | None:
        """The sentence after one; None after the last."""
        return self.sentence(index + 1) if index + 1 < len(self.spans) else None


class Preceding(Sequence[Sentence]):
    """The sentence before one, if there is one, read only when a rule asks for it."""

    def __init__(self, reader: Reader, index: int) -> None:
        self._reader, self._index = reader, index

    def __len__(self) -> int:
        return min(self._index, 1)

    @overload
    def __getitem__(self, at: int) -> Sentence: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Sentence]: ...
    def __getitem__(self, at: int | slice) -> Sentence | Sequence[Sentence]:
        return [self._reader.sentence(index) for index in range(max(self._index - 1, 0), self._index)][at]


def find_facts(
    view: str,
    spans: Sequence[tuple[int, int]],
    mentions: Sequence[QuantityMention],
    *,
    published: date | None = None,
    precision: str | None = None,
    catalogue: Catalogue | None = None,
) -> list[FoundFact]:
    """The facts of a view, in order; `spans` are its sentences and `mentions` its quantities."""
    catalogue = catalogue or catalogues.load()
    reader = Reader(view, spans, mentions, catalogue)
    found: list[FoundFact] = []
    for index in sorted(reader.by_sentence):
        earlier = [fact.candidate for fact in found if fact.candidate.sentence.index >= index - _MEMORY_SENTENCES]
        found.extend(_in_sentence(reader, index, earlier, published, precision))
    return found


def _in_sentence(
    reader: Reader, index: int, earlier: list[Candidate], published: date | None, precision: str | None
) -> list[FoundFact]:
    if not (earlier or reader.has_clue(index)) or _is_caption(reader.view, reader.spans[index][0]):
        return []
    sentence = reader.sentence(index)
    facts: list[Candidate] = []
    for mention in reader.by_sentence[index]:
        candidate = read_candidate(sentence, as_sum(sentence, mention, facts, earlier), reader.catalogue)
        candidate = share_head(candidate, reader.catalogue) if candidate.role in _HEADLESS else candidate
        if candidate.role == "money":
            counts = decide_money(candidate, facts, earlier, reader.catalogue, Preceding(reader, index))
        else:
            counts = decide(candidate, facts, earlier, reader.catalogue)
        if candidate.role == "bare" and is_put_at(candidate):
            counts = count_named(candidate, Preceding(reader, index), reader.catalogue)
        elif not counts and not facts and is_some_of_named(candidate):
            counts = count_some_of_named(candidate, reader.catalogue)
        elif not counts and is_stopped(candidate):
            counts = count_volley(candidate, Preceding(reader, index), reader.catalogue)
        if counts and "unnumbered" in candidate.rules:
            part_of_named(candidate, reader.catalogue)
        if counts:
            facts.append(candidate)
    if not facts:
        return []
    speech = speech_spans(sentence)
    places = spots(sentence, speech)
    dates = find_dates(reader.view[sentence.start : sentence.end], published, precision) if facts else []
    found = []
    for at, candidate in enumerate(facts):
        _fill(candidate, facts[:at], earlier, places, reader)
        start = min(candidate.mention.start, sentence.starts[candidate.first])
        end = max(candidate.mention.end, sentence.ends[candidate.last])
        said = read_attribution(sentence, candidate.first, candidate.last)
        attribution = (sentence.starts[said[0]], sentence.ends[said[1]]) if said else None
        found.append(FoundFact(candidate, start, end, attribution, read_as_of(candidate, dates, speech)))
    return found


def _is_caption(view: str, start: int) -> bool:
    """Whether a sentence opens as a photo caption: its numbers are no facts of the story."""
    openings = facts_lexicon.load().captions
    opening = view[start : start + 24].lower()
    return opening.startswith(openings) or _NUMBERED_CAPTION.match(opening) is not None


def _fill(
    candidate: Candidate, before: list[Candidate], earlier: list[Candidate], places: list[Spot], reader: Reader
) -> None:
    """Set all slots of a candidate that is a fact."""
    previous = Preceding(reader, candidate.sentence.index)
    unit = reader.catalogue.kinds[candidate.kind].unit
    moved = unit != "person" or candidate.kind == "troops"
    rules = candidate.rules
    given = unit == "money" or (unit == "item" and not is_posted(candidate) and _is_given(candidate))
    if given:
        candidate.actor, rule = read_giver(candidate)
        rules.append(rule)
        candidate.recipient, rule = read_recipient(candidate, candidate.actor)
        rules.append(rule)
        take_from_gift(candidate, bought_with(candidate, before), before)
        if unit == "item" and candidate.actor is None and "giver_open" not in rules:
            candidate.actor, rule = read_actor(candidate, moved=True)
    else:
        candidate.actor, rule = read_actor(candidate, moved)
        rules.append(rule)
    group = candidate.governor
    if given and group is not None and candidate.relation == "object" and _is_only_told(group):
        places = [spot for spot in places if spot.first > group.first]  # not where it was promised or asked for
    if unit != "money" and not (given and (candidate.recipient or "recipient_none" in rules)):
        candidate.location, candidate.origin, more = locate(candidate, places, previous)
        if given and "place_named" in more and group is not None and _is_only_told(group):
            candidate.location = None  # "met in Ramstein, where Britain promised 10,000 drones"
        rules.extend(more)
    candidate.actor = candidate.actor or (candidate.origin if unit == "item" and is_posted(candidate) else None)
    candidate.status, rule = read_status(candidate, moved or given)
    rules.append(rule)
    if (
        rule in ("status_whole", "status_stays")
        and candidate.location is None
        and candidate.status == "actual"
        and unit == "person"
    ):
        candidate.location = candidate.origin  # "is to withdraw 250 of its 300 men from Mali"
    if candidate.recipient is None and unit == "item" and only_lists(candidate):
        following = reader.after(candidate.sentence.index)
        told = foretold(following) if following is not None else None
        if told is not None and told[0].code != candidate.actor:
            candidate.recipient, candidate.status = told[0].code, told[1]
            candidate.location = None
            rules.append("recipient_foretold")
    hand_on(candidate, earlier, previous)
    fill_from_before(candidate, before, earlier, previous, unit)
    fill_gift(candidate, previous)
    if unit == "money" and candidate.actor is None and "giver_open" not in rules:
        candidate.actor = side_of_currency(candidate)
    placed = candidate.kind == "displaced" and any(fact.location for fact in earlier)
    if candidate.location is None and previous and not placed and is_where_before(candidate):
        here = [spot.entity.code for spot in places]
        there = [spot.entity.code for spot in spots(previous[-1], speech_spans(previous[-1]))]
        candidate.location = place_before(candidate, here, there)
    candidate.actor = candidate.actor or side_of_the_state(candidate)
    candidate.rules = [rule for rule in rules if rule]


def _says(group: Group) -> bool:
    """Whether a verb is one of saying or being, that leaves open what happens to things."""
    return group.lemma == "be" or "report" in group.frames


def _is_only_told(group: Group) -> bool:
    """Whether a verb of giving tells of a promise, or hangs on a verb before it: "appealed to Oslo | to supply"."""
    return "planned" in group.frames or (group.infinitive and "give" in group.frames)


def _is_given(candidate: Candidate) -> bool:
    """Whether things are given, received or asked for rather than used, moved or lost."""
    own = "fleet" in candidate.rules  # "bringing its fleet to six"
    group = None if own else candidate.governor
    if group is None and gift_noun(candidate) < 0:
        source = candidate.antecedent
        linked = source is not None and source.recipient is not None and not own
        return linked or listed_after_parcel(candidate) or is_meant_for(candidate)
    named = gift_noun(candidate) >= 0 or in_parcel(candidate) or promised(candidate) or is_shipment(candidate)
    named = named or requested(candidate) or is_paid_for(candidate)
    named = named or procured_for(candidate) or bought_by(candidate) is not None
    if group is None or named or seller(candidate) or is_freight(candidate):
        return True
    if candidate.relation == "subject" and group.lemma in _REACHING_OR_LEAVING:
        return group.lemma != "leave"  # "nine tanks were left burning by Turkish drones"
    if "thank" in group.frames:
        return candidate.relation == "object"
    plain = not group.passive and not (group.reduced and group.form & PARTICIPLE)
    flies = "move" in group.frames and group.lemma != "be" and plain
    if (candidate.relation == "subject" and flies) or group.lemma in _DEPLOYING:
        return False  # "has agreed to deploy eight tanks to Gao"
    giving = frozenset(("give", "get", "ask"))
    frames = set(group.frames)
    if group.infinitive or group.nominal or not group.finite:
        before = [other for other in candidate.sentence.groups if other.last < group.first]
        frames |= before[-1].frames if before else frozenset()
    harmed = group.frames & {"harm", "lose"} and not group.frames & giving and group.lemma not in _TAKING_OUT
    moves = not group.frames.isdisjoint(("harm", "fire", "move")) and group.lemma not in _TAKING_OUT
    return not harmed and (bool(frames & giving) or ((_says(group) or not moves) and is_meant_for(candidate)))
