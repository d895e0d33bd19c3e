"""The clause behind what is counted that says who did something with it: "62 drones that Russia sent"."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Group, Sentence
from tallywire.extract.lexicon import word_list

_OBJECT_RELATIVES = word_list("function_words", "object_relatives")
_PRONOUNS = word_list("function_words", "pronouns")
_RELATIVES = word_list("function_words", "relatives")
_COUNTRIES = word_list("noun_lists", "countries")
_LISTED_WORDS = 9
_LONGEST_SUBJECT = 8
_UNNUMBERED = word_list("function_words", "before_uncounted_things")


def _end_of_list(candidate: Candidate) -> int:
    """The last word of the things that "and" joins to those counted: "18 drones and three missiles | that …"."""
    sentence, at = candidate.sentence, candidate.last + 1
    if candidate.item is None or sentence.word(at) != "and":
        return candidate.last
    if not (any(sentence.numbers[at + 1 : at + 4]) or sentence.word(at + 1) in _UNNUMBERED):
        return candidate.last
    stop = min(at + _LISTED_WORDS, len(sentence.lower))
    for index in range(at + 2, stop):
        if sentence.lower[index] in _RELATIVES:
            return index - 1
        if sentence.lower[index] in (",", ";") or index in sentence.group_at or sentence.entity(index) is not None:
            return candidate.last
    return candidate.last


def relative_clause(candidate: Candidate) -> Group | None:
    """ "62 drones that Russia sent": the verb of the clause that has the number as its object."""
    sentence, at = candidate.sentence, _end_of_list(candidate) + 1
    if sentence.word(at) in ("with", "by") and sentence.word(at + 1) in ("which", "whom"):
        at += 1
    if sentence.word(at) in _RELATIVES:
        at += 1
    pronoun = sentence.word(at) in _PRONOUNS
    entity = None if pronoun else sentence.entity(at)
    if entity is None and sentence.word(at) == "the":
        entity = sentence.entity(at + 1)
        if entity is None and sentence.word(at + 1) in _COUNTRIES:
            at, pronoun = at + 1, True  # "the 120 soldiers the country has in Mali"
    if entity is None and not pronoun:
        return _verb_behind(sentence, at) if sentence.word(at - 1) in _OBJECT_RELATIVES else None
    stop = entity.last + 4 if entity is not None else at + 2
    for index in range(at, min(stop, len(sentence.lower))):
        if index in sentence.group_at:
            return sentence.groups[sentence.group_at[index]]
    return None


def _verb_behind(sentence: Sentence, at: int) -> Group | None:
    """The verb of a clause that opens with its subject: "whom | authorities in Kyiv sent"."""
    for index in range(at, min(at + _LONGEST_SUBJECT, len(sentence.lower))):
        group = sentence.group(index)
        if group is not None:
            return group if index > at and not group.infinitive else None
        if sentence.numbers[index] or not sentence.lower[index][0].isalnum():
            return None
    return None
