"""Gifts that the sentence before tells of: "The package is worth $425 million", "It approved $1.2 billion"."""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.extract.catalogue import Catalogue
from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Entity, Sentence
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import clauses, sides

_ACTS = frozenset(("give", "get", "ask"))
_VALUING = word_list("verb_lists", "valuing")
_DEFINITE = word_list("function_words", "definite")
_COUNTRIES = word_list("noun_lists", "countries")
_PLACES = frozenset(("country", "capital", "place", "region", "demonym", "leader"))
_STRIKING = frozenset(("target", "fire", "ruin"))
_LONGEST_SUBJECT = 4
_SPENDING = word_list("verb_lists", "spending")
_WORTH, _ACTING = -7, -3
"""How few points a sum may have by its own words: one that only tells a worth, and one with a verb of giving."""


def goes_on_giving(candidate: Candidate, points: int, previous: Sequence[Sentence], catalogue: Catalogue) -> bool:
    """Whether a sum is of aid that the sentence before tells of, which a pronoun or "the package" takes up."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or group.nominal or not previous or points < (_WORTH if _is_value(candidate) else _ACTING):
        return False
    if group.lemma in _SPENDING:
        return False  # "It spent 120 million on roads at home"
    words = sentence.lower[clauses.subject_start(sentence, group) : group.first]
    pronoun = bool(words) and clauses.PRONOUNS.issuperset(words)
    parcel = words[:1] != [] and words[0] in _DEFINITE and not _parcels(sentence).isdisjoint(words)
    if not pronoun and not (parcel and len(words) <= _LONGEST_SUBJECT):
        return False
    if not group.frames.isdisjoint(_ACTS) and not (pronoun or candidate.relation == "subject"):
        return False
    if group.frames.isdisjoint(_ACTS) and not _is_value(candidate):
        return False
    return (_tells_of_aid(previous[-1], catalogue) and not _is_value(candidate)) or _given_before(previous[-1])


def _parcels(sentence: Sentence) -> frozenset[str]:
    return sentence.grammar.lexicon.gifts["parcels"]


def _is_value(candidate: Candidate) -> bool:
    """Whether a verb only says what a gift is worth."""
    sentence, group = candidate.sentence, candidate.governor
    worth = "worth" in (sentence.word(candidate.first - 1), sentence.word(candidate.first))
    return group is not None and (worth or (group.lemma in _VALUING and group.lemma != "be"))


def _tells_of_aid(before: Sentence, catalogue: Catalogue) -> bool:
    """Whether a sentence names a lender, who lives on gifts, or a gift."""
    gifts = before.grammar.lexicon.gifts
    bodies = gifts["lenders"] | gifts["collectors"]
    if any(entity.code in bodies for entity in before.entities):
        return True
    return any(
        noun.kind == "aid" and noun.role in ("noun", "label")
        for word in before.lower
        for noun in catalogue.nouns.get((word,), ())
    )


def _given_before(before: Sentence) -> bool:
    """Whether somebody gives something to a side in a sentence: "will send Ukraine more missiles"."""
    return _gift(before) is not None


def _gift(before: Sentence) -> tuple[Entity, Entity, str] | None:
    """Who gives to whom in a sentence, and whether it is done: giver, taker, status."""
    for group in before.groups:
        if group.frames.isdisjoint(("give", "planned")) or group.passive or group.nominal or not group.finite:
            continue
        giver = sides.subject(before, group)
        behind = (each for each in before.entities if each.first > group.last and len(each.codes) == 1)
        taker = next((each for each in behind if giver is not None and each.code not in giver.codes), None)
        if giver is not None and taker is not None and not _PLACES.isdisjoint(taker.roles):
            meant = group.future or group.modal or not group.frames.isdisjoint(("planned",))
            return giver, taker, "planned" if meant else "actual"
    return None


def fill_gift(candidate: Candidate, previous: Sequence[Sentence]) -> None:
    """Fill what a sum leaves open from the gift that the sentence before tells of, or from whom it speaks of."""
    if candidate.kind != "aid" or not previous:
        return
    if "goes_on_giving" in candidate.rules and _is_value(candidate):
        gift = _gift(previous[-1])
        if gift is not None:
            candidate.actor, candidate.recipient = gift[0].code, gift[1].code
            candidate.status = gift[2] if candidate.status == "actual" else candidate.status
        return
    if candidate.actor is None and candidate.recipient is not None and "goes_on_giving" in candidate.rules:
        lenders = candidate.sentence.grammar.lexicon.gifts["lenders"]
        named = (each.code for each in previous[-1].entities if each.code in lenders)
        candidate.actor = next(named, None)  # "Cairo is in talks with the IMF. It hopes for a loan of $6 billion"
    if candidate.recipient is None:
        candidate.recipient = _taker_by_pronoun(candidate, previous) or _other_side(candidate, previous[-1])


def _taker_by_pronoun(candidate: Candidate, previous: Sequence[Sentence]) -> str | None:
    """ "Sri Lanka has defaulted. India gave it $3.8 billion": the side that the sentence before is about."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or "give" not in group.frames or group.passive or candidate.relation != "object":
        return None
    if sentence.word(group.last + 1) not in ("it", "them"):
        return None
    found = sides.previous_side(previous)
    return found.code if found is not None and found.code != candidate.actor else None


def _other_side(candidate: Candidate, before: Sentence) -> str | None:
    """The one country beside the giver that the sentence before speaks of, where this one names nobody to get it."""
    sentence = candidate.sentence
    here = {code for entity in sentence.entities for code in entity.codes} - {candidate.actor}
    if candidate.actor is None or here or _gets_for_itself(candidate):
        return None
    codes = {code for each in before.entities for code in each.codes} - {candidate.actor}
    named = [each for each in before.entities if not codes.isdisjoint(each.codes)]
    if len(codes) != 1:
        return None
    strikes = any(
        not group.frames.isdisjoint(_STRIKING) and group.finite and sides.subject(before, group) in named
        for group in before.groups
    )
    place = any(not _PLACES.isdisjoint(each.roles) for each in named)
    return codes.pop() if place and not strikes else None


def _gets_for_itself(candidate: Candidate) -> bool:
    """Whether the words say whom a sum is for without a name: "for its own farmers", "to refugees at home"."""
    sentence = candidate.sentence
    for at in range(candidate.last + 1, min(candidate.last + 8, len(sentence.lower))):
        if sentence.lower[at] in ("to", "for") and sentence.group(at) is None:
            return sentence.word(at + 2) not in _COUNTRIES
    return False
