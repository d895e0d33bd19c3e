"""People without their homes and on the way back to them: where the words around a number say that they are."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots.clauses import PREPOSITIONS, before_name
from tallywire.extract.slots.harm import HARM

_HOMES = word_list("noun_lists", "homes")
_HOMEWARD_BOUND = word_list("verb_lists", "going_back")
_OWNING = word_list("grammar", "possessives")
_HOMEWARD = word_list("function_words", "homeward")
_PRISONERS = word_list("noun_lists", "prisoners")
_BEFORE_SHELTERS = word_list("function_words", "before_shelters")
PLACED = frozenset(("country", "capital", "place", "region"))
_OUT_OF_COUNTRY = word_list("function_words", "out_of_country")
_GOING = word_list("verb_lists", "going_abroad")
_COUNTRY = 3
"""How long the code of a country is."""


def is_home(candidate: Candidate) -> bool:
    """Whether people go home, and no other place is said: "up to 200 have been flown home since May"."""
    group, rules = candidate.governor, candidate.rules
    if candidate.kind not in ("troops", "displaced") or group is None or candidate.actor is None:
        return False
    behind = candidate.sentence.lower[candidate.last + 1 :]
    home = "home" in group.lemma.split() or candidate.sentence.word(group.last + 1) == "home"
    if candidate.kind == "displaced" and candidate.relation == "subject":
        then = candidate.sentence.lower[group.last : group.last + 6]
        back = group.lemma.removesuffix(" to").removesuffix(" into") in _HOMEWARD_BOUND
        home = home or (back and not _HOMES.isdisjoint(then) and not _OWNING.isdisjoint(then))
    free = candidate.location is None or "location_inherited" in rules
    crossed = "place_to" in rules and "status_whole" not in rules and behind[:1] == ["who"]
    free = free or crossed  # "flew home 184 soldiers who crossed into"
    return free and home and len(candidate.actor) == _COUNTRY


def comes_home(candidate: Candidate) -> bool:
    """Whether soldiers are freed and go back to a country, so that they are its own: "brought 270 men back to Kyiv"."""
    group, sentence = candidate.governor, candidate.sentence
    if group is None or "place_to" not in candidate.rules or not _HOMEWARD & set(group.lemma.split()):
        return False
    own = sentence.grammar.lexicon.sides["own"] | _PRISONERS
    return not own.isdisjoint(sentence.lower[candidate.after : candidate.noun_last + 1])


def is_sheltered_there(candidate: Candidate, fact: Candidate) -> bool:
    """Whether people shelter where others died: "the toll in Haiti rose to 546, with thousands in makeshift camps"."""
    lodged = candidate.sentence.word(candidate.last + 1) in _BEFORE_SHELTERS
    free = candidate.kind == "displaced" and candidate.location is None and candidate.origin is None
    return free and lodged and fact.kind in HARM and fact.sentence is candidate.sentence


def is_uprooted(candidate: Candidate) -> bool:
    """Whether people are said to be uprooted or lodged, not where: "A quake hit Herat. Some 4,000 are homeless"."""
    if candidate.kind != "displaced" or candidate.origin is not None:
        return False
    behind = candidate.sentence.lower[candidate.last + 1 :]
    tied = (each for each in candidate.sentence.entities if before_name(candidate.sentence, each) in PREPOSITIONS)
    named = any(not PLACED.isdisjoint(each.roles) for each in tied)
    return not (named or is_gone(candidate)) and _OUT_OF_COUNTRY.isdisjoint(behind)


def is_gone(candidate: Candidate) -> bool:
    """Whether people went or were taken away, perhaps to another country."""
    group = candidate.governor
    left = group is not None and group.lemma == "leave" and candidate.relation == "object"
    return group is not None and not left and (group.lemma.split()[0] in _GOING or "host" in group.frames)
