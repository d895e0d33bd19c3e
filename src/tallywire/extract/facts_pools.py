"""Sums that agencies lack or donors pool, and sums that are asked or paid in a bargain: ransoms, prices of sales."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Group, Sentence
from tallywire.extract.lexicon import word_list

_ABDUCTORS = word_list("noun_lists", "abductors")
_AGENCIES = word_list("noun_lists", "relief_agencies")
_FINDING = word_list("verb_lists", "finding_money")
_GIVERS = word_list("noun_lists", "unnamed_givers")
_POTS = word_list("noun_lists", "pots")
_PUTTING_INTO = word_list("verb_lists", "putting_into")
_SALES = word_list("noun_lists", "selling")
_BEFORE_PRICES = word_list("function_words", "before_prices")
_DEFINITE = word_list("function_words", "definite")
_OBLIGING = word_list("function_words", "modals_of_duty")
_OWING = word_list("function_words", "have_or_need")
_INTO = word_list("function_words", "into_pots")
_NEED = frozenset(("ask",))
_NEAR, _POT_WORDS = 6, 8


def lacked(candidate: Candidate) -> Group | None:
    """The verb of needing that a relief agency's want amounts to: "will halt flights unless it finds $45 million"."""
    sentence, group, first = candidate.sentence, candidate.governor, candidate.first
    if not _is_agency_named(sentence):
        return None
    if group is not None and group.lemma == "be" and _is_short(candidate, group):
        return replace(group, lemma="need", frames=_NEED)
    if "without" in sentence.lower[max(first - 2, 0) : first + 1] and candidate.relation != "object":
        return Group(max(first - 1, 0), max(first - 1, 0), "need", 0, frames=_NEED)
    if group is None or group.passive or candidate.relation != "object" or group.lemma not in _FINDING:
        return None
    conditional = "unless" in sentence.lower[max(group.first - _NEAR, 0) : group.first] or group.negated
    has_to = group.infinitive and sentence.word(group.first - 1) in _OWING
    if not (conditional or has_to or group.modal in _OBLIGING):
        return None
    return replace(group, lemma="need", frames=_NEED, modal="", infinitive=False, future=False)


def _is_short(candidate: Candidate, group: Group) -> bool:
    """Whether somebody is short of a sum: "is short of $700 million", "is $100 million short"."""
    lower = candidate.sentence.lower
    ahead = lower[group.last + 1 : candidate.first][:2] == ["short", "of"]
    return ahead or "short" in lower[candidate.last : candidate.last + 2]


def _is_agency_named(sentence: Sentence) -> bool:
    """Whether a body that lives on gifts is spoken of."""
    return not _AGENCIES.isdisjoint(sentence.lower) or any(
        "organization" in entity.roles and entity.code in ("UN", "ICRC", "AU") for entity in sentence.entities
    )


def is_asked_for(candidate: Candidate) -> bool:
    """Whether a sum, or what it is a part of, is what an agency asked for: "$84m of the $400m it sought"."""
    sentence, at = candidate.sentence, candidate.after
    if sentence.word(at) == "of" and any(sentence.numbers[at + 1 : at + _NEAR]):
        at = next(far for far in range(at + 1, at + _NEAR) if sentence.numbers[far])
        while sentence.numbers[at : at + 1] == [True] or sentence.word(at) in _UNITS_OF_MONEY:
            at += 1
    group = next((each for each in sentence.groups if at <= each.first <= at + _CLAUSE_WORDS), None)
    if group is None or group.passive or group.frames.isdisjoint(_NEED):
        return False
    if not _is_agency_named(sentence):
        return False
    words = [word for word in sentence.lower[at : group.first] if word not in _RELATIVES]
    named = bool(words) and (words[-1] in _PRONOUNS or sentence.entity(group.first - 1) is not None)
    return named and not any(not word[0].isalnum() for word in words)


_PRONOUNS = word_list("function_words", "pronouns")
_RELATIVES = word_list("function_words", "relatives")
_UNITS_OF_MONEY = word_list("noun_lists", "units_of_money")
_CLAUSE_WORDS = 6


def is_put_into_pot(candidate: Candidate) -> bool:
    """Whether a side pays for what many do together: "has put $300 million into the mission in Haiti"."""
    sentence, group, at = candidate.sentence, candidate.governor, candidate.last + 1
    if group is None or group.lemma.partition(" ")[0] not in _PUTTING_INTO or candidate.relation != "object":
        return False
    if sentence.word(at) not in _INTO:
        return False
    stop = next(
        (far for far in range(at + 1, at + _POT_WORDS) if sentence.word(far) in (",", ";", "")), at + _POT_WORDS
    )
    return not _POTS.isdisjoint(sentence.lower[at:stop])


def is_from_unnamed(candidate: Candidate) -> bool:
    """Whether donors without a name give: "if partners put up 1.5 billion dollars", "donors pledged 2 million"."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or group.passive or "give" not in group.frames or candidate.relation != "object":
        return False
    return not _GIVERS.isdisjoint(sentence.lower[max(group.first - _NEAR, 0) : group.first])


def is_beside_other(candidate: Candidate) -> bool:
    """Whether commas put a sum beside what it is the worth of: "the principal, some 210 billion, stays"."""
    sentence, comma = candidate.sentence, candidate.first - 1
    enclosed = sentence.word(comma) == "," and sentence.word(candidate.last + 1) == ","
    return enclosed and sentence.word(comma - 2) in _DEFINITE and comma - 1 not in sentence.group_at


def is_bargain(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether a sum is a ransom, or the price of a sale: "asks 690 million naira for them", "the sale for $600m"."""
    sentence, group, first = candidate.sentence, candidate.governor, candidate.first
    asks = group is not None and (group.lemma in ("set", "pay") or not group.frames.isdisjoint(("ask", "get")))
    hostages = any(other.kind == "captured" for other in others) or not _ABDUCTORS.isdisjoint(sentence.lower)
    if asks and hostages:
        return True
    before = sentence.lower[:first]
    start = len(before) - before[::-1].index(";") if ";" in before else 0
    priced = not _BEFORE_PRICES.isdisjoint(before[-2:])
    return priced and not _SALES.isdisjoint(before[start:])


def is_whole_of(candidate: Candidate) -> bool:
    """Whether a sum is what the one before is a part of: "$500 million, part of a $1.2 billion package"."""
    opening = candidate.sentence.lower[max(candidate.first - _PART_WORDS, 0) : candidate.first]
    return any(word in _PARTS and then == "of" for word, then in pairwise(opening))


_PARTS = word_list("noun_lists", "slices")
_PART_WORDS = 5
