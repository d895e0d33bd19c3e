"""Whose people are, by words that stand apart from them: a state's own soldiers, an aside on them all, a pronoun."""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_lexicon import load
from tallywire.extract.facts_syntax import Entity, Sentence
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import sides
from tallywire.extract.slots.harm import HARM

_OWNING = word_list("grammar", "possessives")
_STATE = word_list("noun_lists", "state_owners")
_OVER = word_list("function_words", "before_asides_of_nations")
_STATES = frozenset(("country", "capital", "demonym", "place", "region", "leader", "office"))
_AHEAD = 6


def all_of_them(candidate: Candidate) -> Entity | None:
    """ "47 miners, all of them Nepalis, died": the nation that an aside gives all those counted."""
    sentence, at = candidate.sentence, candidate.last + 1
    if sentence.word(at) != "," or sentence.word(at + 1) not in ("all", "both"):
        return None
    at += 2
    while sentence.word(at) in _OVER:
        at += 1
    entity = sentence.entity(at)
    people = entity is not None and ("demonym" in entity.roles or sentence.word(at - 1) == "from")
    return entity if people and entity is not None and entity.codes else None


def behind_verb(candidate: Candidate) -> Entity | None:
    """The same aside behind the verb: "Four sailors were killed, all of them Filipinos, when …"."""
    group, sentence = candidate.governor, candidate.sentence
    if group is None or candidate.relation != "subject" or candidate.kind not in HARM | {"captured", "displaced"}:
        return None
    if group.first > candidate.last + _AHEAD or any(sentence.numbers[candidate.last + 1 : group.first]):
        return None
    last, candidate.last = candidate.last, group.last
    found = all_of_them(candidate)
    candidate.last = last
    return found


def some_of_own(candidate: Candidate) -> Entity | None:
    """ "asked Moscow to spare its citizens after six of them had died": whose people "them" takes up."""
    sentence, first = candidate.sentence, candidate.first
    if candidate.role != "partitive" or sentence.word(candidate.last) not in ("them", "whom"):
        return None
    for at in range(first - 1, max(first - _BACK_TO_OWN, 0), -1):
        if sentence.numbers[at] or sentence.lower[at] in (";", ":"):
            return None
        if sentence.lower[at] in _OWNING and sentence.lower[at] != "whose":
            people = sentence.word(at + 1) in _OWN_PEOPLE or sentence.word(at + 2) in _OWN_PEOPLE
            return sides.antecedent_of_pronoun(sentence, at) if people else None
    return None


_BACK_TO_OWN = 12
_OWN_PEOPLE = word_list("noun_lists", "own_people") | load().sides["own"]


def state_of_soldiers(candidate: Candidate, previous: Sequence[Sentence]) -> str | None:
    """The one state that "government soldiers" can be of: of this sentence, its place, or the sentence before."""
    sentence = candidate.sentence
    if (
        candidate.item is not None
        or candidate.noun_last < 0
        or _STATE.isdisjoint(sentence.lower[candidate.after : candidate.noun_last])
    ):
        return None
    for each in (sentence, *reversed(previous)):
        codes = {entity.code for entity in each.entities if entity.codes and not _STATES.isdisjoint(entity.roles)}
        if len(codes) == 1:
            return codes.pop()
        if candidate.location in codes:
            return candidate.location
    return None


def owner_before(candidate: Candidate, previous: Sequence[Sentence]) -> Entity | None:
    """Whose "its" is where the sentence names nobody: "The coalition denied it. Two of its jets were near, it said"."""
    sentence, first = candidate.sentence, candidate.first
    owned = any(word in _OWNING for word in sentence.lower[max(first - 1, 0) : candidate.noun_last + 1])
    if not owned or not previous or any(each.codes and each.code != candidate.location for each in sentence.entities):
        return None
    return sides.previous_side(previous)


def of_two_nations(candidate: Candidate, before: Sequence[Candidate]) -> bool:
    """Whether a bare number of victims comes behind those of two nations, of which it may be either or both."""
    nations = {
        fact.actor for fact in before if fact.kind in HARM and fact.actor and fact.sentence is candidate.sentence
    }
    return candidate.kind in HARM and candidate.role == "bare" and len(nations) > 1
