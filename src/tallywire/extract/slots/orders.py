"""What somebody has ordered, told in the clause behind it: "28 of the 180 tanks it ordered from South Korea"."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Group
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import sides
from tallywire.extract.slots.relatives import relative_clause
from tallywire.extract.slots.rules import Answer, given, settled

_BUYING = word_list("verb_lists", "buying_for_oneself")


def order_behind(candidate: Candidate) -> Group | None:
    """The verb of buying in the clause behind things, or None."""
    relative = relative_clause(candidate) if candidate.item is not None else None
    bought = relative is not None and relative.lemma in _BUYING and not relative.passive
    return relative if bought else None


def seller_of_order(candidate: Candidate) -> Answer | None:
    """From whom things were ordered."""
    order = order_behind(candidate)
    if order is None:
        return None
    seller = sides.after_from(candidate.sentence, order.last)
    return settled(seller, "giver_from", "giver_open")


def orderer(candidate: Candidate) -> Answer | None:
    """Who has ordered things."""
    order = order_behind(candidate)
    return given(sides.subject(candidate.sentence, order), "recipient_subject") if order is not None else None


def is_on_order(candidate: Candidate) -> bool:
    """Whether things are the whole of an order, of which a part has come, or are still waited for."""
    order = order_behind(candidate)
    return order is not None and order.lemma == "order" and "part_of_total" not in candidate.rules
