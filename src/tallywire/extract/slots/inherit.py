"""What a sentence leaves open, taken from the facts and the sentence before it."""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.extract.facts_kinds import Candidate
from tallywire.extract.facts_syntax import Sentence
from tallywire.extract.slots import sides


def fill_from_before(
    candidate: Candidate,
    before: Sequence[Candidate],
    earlier: Sequence[Candidate],
    previous: Sequence[Sentence],
    unit: str,
) -> None:
    """Fill open slots from what the candidate points back to, else from a fact of its kind shortly before."""
    source = candidate.antecedent
    linked = source is not None
    if source is None:
        source = next((fact for fact in reversed(before) if _same_topic(candidate, fact)), None)
    if source is None and earlier and _same_topic(candidate, earlier[-1]):
        source = earlier[-1]
    if source is not None:
        _copy(candidate, source, linked, unit)
    if candidate.actor is None and unit != "person" or candidate.actor is None and candidate.kind == "troops":
        _actor_of_sentence(candidate, previous)


def _same_topic(candidate: Candidate, fact: Candidate) -> bool:
    return fact.kind == candidate.kind or {fact.kind, candidate.kind} <= {"killed", "wounded", "casualties"}


def _copy(candidate: Candidate, source: Candidate, linked: bool, unit: str) -> None:
    same_sentence = source.sentence is candidate.sentence
    if (
        candidate.actor is None
        and (linked or unit != "person" or same_sentence and candidate.role == "bare")
        and candidate.actor != source.actor
    ):
        if source.actor != candidate.recipient:
            candidate.actor = source.actor
            candidate.rules.append("actor_inherited")
    if (
        candidate.recipient is None
        and unit != "person"
        and (unit == "money" or linked or same_sentence)
        and source.recipient != candidate.actor
    ):
        if source.recipient is not None:
            candidate.recipient = source.recipient
            candidate.rules.append("recipient_inherited")
    if (
        candidate.location is None
        and unit != "money"
        and candidate.recipient is None
        and (linked or same_sentence or unit == "person")
    ):
        if source.location is not None:
            candidate.location = source.location
            candidate.rules.append("location_inherited")


def _actor_of_sentence(candidate: Candidate, previous: Sequence[Sentence]) -> None:
    """The side of the sentence before, where this one only has a pronoun or a unit for it."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or candidate.relation != "object":
        return
    inside = sentence.lower[: group.first]
    if (
        any(word in ("it", "they", "he", "she", "we") for word in inside[-3:])
        and sides.subject(sentence, group) is None
    ):
        found = sides.previous_side(previous)
        if found is not None and found.code != candidate.recipient:
            candidate.actor = found.code
            candidate.rules.append("actor_before")
