"""What somebody has ordered, told in the clause behind it: "28 of the 180 tanks it ordered from South Korea"."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Entity, Group
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import sides
from tallywire.extract.slots.relatives import relative_clause
from tallywire.extract.slots.rules import Answer, given, settled

_BUYING = word_list("verb_lists", "buying_for_oneself")


def order_behind(candidate: Candidate) -> Group | None:
    """The verb of buying in the clause or participle behind things: "66 jets it ordered", "66 jets ordered in 2019"."""
    if candidate.item is None:
        return None
    beside = candidate.sentence.group(candidate.last + 1)
    relative = beside if beside is not None and beside.reduced else relative_clause(candidate)
    bought = relative is not None and relative.lemma in _BUYING and not relative.passive
    return relative if bought else None


def _taker(candidate: Candidate, order: Group) -> Entity | None:
    """Who has ordered things, or waits for those that a participle says are ordered."""
    if order.first > candidate.last + 1:
        return sides.subject(candidate.sentence, order)
    before = [each for each in candidate.sentence.groups if each.last < candidate.first and each.finite]
    gets = before and "get" in before[-1].frames and not before[-1].passive
    return sides.subject(candidate.sentence, before[-1]) if gets else None


def seller_of_order(candidate: Candidate) -> Answer | None:
    """From whom things were ordered."""
    order = order_behind(candidate)
    if order is None or _taker(candidate, order) is None:
        return None
    return settled(sides.after_from(candidate.sentence, order.last), "giver_from", "giver_open")


def orderer(candidate: Candidate) -> Answer | None:
    """Who has ordered things."""
    order = order_behind(candidate)
    return given(_taker(candidate, order), "recipient_subject") if order is not None else None


def is_on_order(candidate: Candidate) -> bool:
    """Whether things are the whole of an order, of which a part has come, or are still waited for."""
    order = order_behind(candidate)
    ordered = order is not None and order.lemma == "order" and "part_of_total" not in candidate.rules
    return order is not None and ordered and _taker(candidate, order) is not None
