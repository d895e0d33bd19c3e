"""Gifts that go on over sentences: what a package told of before holds, who gives what somebody will get "as well"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Sentence
from tallywire.extract.lexicon import phrase_list, word_list
from tallywire.extract.slots import clauses, sides

_PRONOUNS = word_list("function_words", "pronouns")
_POINTING = word_list("function_words", "definite")


def hand_on(candidate: Candidate, earlier: Sequence[Candidate], previous: Sequence[Sentence]) -> None:
    """Fill what a gift of things leaves open from the gift that the sentences before tell of."""
    if candidate.item is None:
        return
    if candidate.recipient is None and _is_contents(candidate):
        _take_from_parcel(candidate, earlier, previous)
    given = "giver_open" in candidate.rules or (candidate.governor is not None and candidate.governor.passive)
    if candidate.actor is None and candidate.recipient is not None and given:
        candidate.actor = _giver_before(candidate, earlier) or _giver_told_before(candidate, previous)


def take_from_gift(candidate: Candidate, loan: Candidate | None, before: Sequence[Candidate]) -> None:
    """Set the sides of what a loan pays for, and of what is given for a gift: the other way round.

    "gave Washington six jets in exchange for gear worth $200m".
    """
    if loan is not None:
        candidate.actor, candidate.recipient = loan.actor, loan.recipient
        candidate.rules.append("giver_of_loan")
    words = candidate.sentence.lower[max(candidate.first - _WORDS_OF_RETURN, 0) : candidate.first]
    if "for" not in words or not any(pair in _RETURNS for pair in pairwise(words)):
        return
    gift = next((fact for fact in reversed(before) if fact.recipient is not None and fact.actor is not None), None)
    if gift is not None:
        candidate.actor, candidate.recipient = gift.recipient, gift.actor
        candidate.rules.append("given_in_return")


_RETURNS = phrase_list("function_words", "in_return")
_WORDS_OF_RETURN = 7


def _is_contents(candidate: Candidate) -> bool:
    """Whether what was told of before holds the things: "It contains 15 vehicles", "The package includes 40 guns"."""
    sentence, group = candidate.sentence, candidate.governor
    gifts = sentence.grammar.lexicon.gifts
    if group is None or group.passive or candidate.relation != "object" or group.lemma not in gifts["contain"]:
        return False
    words = sentence.lower[clauses.subject_start(sentence, group) : group.first]
    if words and _PRONOUNS.issuperset(words):
        return words != ["they"]
    return words[:1] != [] and words[0] in _POINTING and not gifts["parcels"].isdisjoint(words)


def _take_from_parcel(candidate: Candidate, earlier: Sequence[Candidate], previous: Sequence[Sentence]) -> None:
    """Take giver, taker and status of the sum that a package is worth, else whom the package was said to be for."""
    sums = [fact for fact in earlier if fact.role == "money" and fact.recipient is not None]
    if sums:
        taker, giver, status = sums[-1].recipient, sums[-1].actor, sums[-1].status
    else:
        taker, giver, status = _addressee(previous), None, candidate.status
    if taker is None or taker == candidate.actor:
        return
    candidate.recipient, candidate.actor = taker, candidate.actor or giver
    candidate.location = None
    candidate.status = status if candidate.status == "actual" else candidate.status
    candidate.rules.append("recipient_of_parcel")


def _addressee(previous: Sequence[Sentence]) -> str | None:
    """Whom the sentence before says that its package is for."""
    for sentence in previous:
        if sentence.grammar.lexicon.gifts["parcels"].isdisjoint(sentence.lower):
            continue
        for entity in sentence.entities:
            if entity.codes and sentence.word(entity.first - 1) in ("to", "for"):
                return entity.code
    return None


def _giver_before(candidate: Candidate, earlier: Sequence[Candidate]) -> str | None:
    """Who gave the same side something before, where nobody else is named: "Now Kyiv will get eight guns as well"."""
    for fact in reversed(earlier):
        if fact.recipient == candidate.recipient and fact.actor is not None and fact.kind in ("equipment", "aid"):
            named = {code for entity in candidate.sentence.entities for code in entity.codes}
            return fact.actor if named <= {fact.actor, fact.recipient, candidate.location} else None
    return None


def _giver_told_before(candidate: Candidate, previous: Sequence[Sentence]) -> str | None:
    """Who gave the same side something without a number in the sentence before: "Oslo sent Kyiv its only battery"."""
    for sentence in previous:
        for group in sentence.groups:
            if "give" not in group.frames or group.passive or not group.finite:
                continue
            giver = sides.subject(sentence, group)
            near = [each for each in sentence.entities if group.last < each.first <= group.last + _NEAR]
            if giver is not None and any(each.code == candidate.recipient for each in near):
                named = {code for entity in candidate.sentence.entities for code in entity.codes}
                return giver.code if named <= {*giver.codes, candidate.recipient, candidate.location} else None
    return None


_NEAR = 9
"""How far behind a verb of giving whom it is given to stands at most."""
