"""Forces whose size a figure between commas tells: "Rwanda's contingent, 1,000 soldiers, has landed"."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Entity
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import clauses, sides

_SIZED = word_list("noun_lists", "sized")
_OF_PLACES = word_list("function_words", "before_places_of_forces")
_PHRASE = 8
"""How many words the name of a force has at most."""


def owner_of_sized(candidate: Candidate) -> Entity | None:
    """The side that owns the force whose size the number tells."""
    start = sized_force(candidate)
    named = (
        candidate.sentence.entity(candidate.first - 2) if candidate.sentence.word(candidate.first - 1) == "," else None
    )
    apart = (
        named is not None and named.codes and clauses.before_name(candidate.sentence, named) not in clauses.PREPOSITIONS
    )
    if "strong" in candidate.rules and apart and candidate.kind == "troops":
        return named  # "if KFOR, 3,700 strong, agreed"
    if start < 0 or candidate.kind != "troops":
        return None
    stop = candidate.first - 2 - (candidate.sentence.word(candidate.first - 1) in _OF_NOW)
    return sides.owners(candidate.sentence, start, stop)


def sized_force(candidate: Candidate) -> int:
    """Index of the first word of a force that ends at the comma before the number; -1 where none does."""
    sentence, comma = candidate.sentence, candidate.first - 1
    comma -= sentence.word(comma) in _OF_NOW
    closed = sentence.word(candidate.last + 1) in _CLOSING or "strong" in candidate.rules
    if sentence.word(comma) != "," or not closed:
        return -1
    start = comma
    while start > max(comma - _PHRASE, 0) and not _ends(candidate, start - 1):
        start -= 1
    head = sentence.lower[start:comma]
    placed = next((at for at, word in enumerate(head) if word in _OF_PLACES), len(head))
    return start if head[:placed] and head[placed - 1] in _SIZED else -1


_OF_NOW = word_list("function_words", "of_now")
_CLOSING = word_list("function_words", "closing_sizes")


def _ends(candidate: Candidate, at: int) -> bool:
    sentence = candidate.sentence
    return at in sentence.group_at or sentence.numbers[at] or sentence.lower[at] in _LIMITS


_LIMITS = word_list("function_words", "limits_of_forces")
