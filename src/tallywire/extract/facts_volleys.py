"""Missiles and drones on their way that a bare number counts: "15 fell in open areas", "54 had been intercepted"."""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.extract.catalogue import Catalogue
from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Sentence
from tallywire.extract.facts_unnumbered import as_counted, plural_at
from tallywire.extract.lexicon import word_list

STOPPING = word_list("verb_lists", "stopping_in_the_air")
_COMING_DOWN = word_list("verb_lists", "coming_down")
_LANDING = word_list("verb_lists", "landing_of_missiles")
_AIRBORNE = word_list("noun_lists", "airborne")


def is_on_its_way(candidate: Candidate) -> bool:
    """Whether a bare number does, or undergoes, what missiles and drones do: "20 got through", "36 were downed"."""
    group = candidate.governor
    if candidate.role != "bare" or group is None or candidate.relation != "subject" or group.negated:
        return False
    verbs = STOPPING if group.passive else _COMING_DOWN
    return group.lemma in verbs or group.lemma.partition(" ")[0] in verbs


def is_stopped(candidate: Candidate) -> bool:
    """Whether a bare number is stopped in the air, or lands, as missiles and drones do which were not counted."""
    group = candidate.governor
    lands = group is not None and (group.lemma in _LANDING or group.lemma.partition(" ")[0] in _LANDING)
    return is_on_its_way(candidate) and group is not None and (group.passive or lands)


def some_of_volley(candidate: Candidate, last: Candidate | None) -> tuple[str, str] | None:
    """ "fired 40 rockets; 15 fell in open areas": a number is of what was counted as fired before."""
    if last is None or last.item is None or not is_on_its_way(candidate):
        return None
    if _AIRBORNE.isdisjoint(last.item.split("+")):
        return None
    candidate.antecedent, candidate.item = last, last.item
    return last.kind, "volley"


def count_volley(candidate: Candidate, preceding: Sequence[Sentence], catalogue: Catalogue) -> bool:
    """Whether a number is of missiles that the words before name without one; the candidate is marked so.

    "Drones struck a depot in Tver. The ministry said 54 had been shot down".
    """
    sources = [(candidate.sentence, candidate.first), *((each, len(each.lower)) for each in preceding)]
    for sentence, stop in sources:
        for at in range(stop - 1, -1, -1):
            noun = plural_at(sentence, at, catalogue)
            if noun is None or noun.item is None:
                continue
            if _AIRBORNE.isdisjoint(noun.item.split("+")):
                return False
            named = as_counted(candidate, sentence, at, noun)
            candidate.kind, candidate.item, candidate.antecedent = named.kind, named.item, named
            candidate.rules.append("volley")
            return True
    return False
