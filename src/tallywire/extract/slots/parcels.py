"""Words of giving around a number: a parcel that holds it, a shipment that comes to it, thanks, promises, requests."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Entity, Group
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import clauses, sides
from tallywire.extract.slots.meant import side_after_to


def is_thanked(candidate: Candidate) -> bool:
    group = candidate.governor
    return group is not None and "thank" in group.frames and candidate.relation == "object"


def procured_for(candidate: Candidate) -> bool:
    """Whether things are bought or made for somebody: "bought 500 drones for the Ukrainian army"."""
    group = candidate.governor
    if group is None or "procure" not in group.frames or candidate.relation != "object":
        return False
    found = side_after_to(candidate)
    return found is not None and found.first > candidate.last


def seller(candidate: Candidate) -> Entity | None:
    """From whom somebody buys things for himself: "ordered 980 tanks and 648 howitzers from South Korea"."""
    sentence, group = candidate.sentence, candidate.governor
    if candidate.item is None or group is None or group.lemma not in _BUYING or group.negated:
        return None
    if candidate.relation != ("subject" if group.passive else "object"):
        return None
    found = sides.after_from(sentence, max(candidate.last, group.last), ("from",))
    if found is None:
        return None
    between = any(candidate.last < each.first < found.first for each in sentence.groups if each is not group)
    return None if between else found


def bought_by(candidate: Candidate) -> Entity | None:
    """Who buys things for himself, from a seller whom the words leave open: "Peru is to buy 24 fighter jets"."""
    sentence, group = candidate.sentence, candidate.governor
    if candidate.item is None or group is None or group.lemma not in _BUYING or group.negated or group.nominal:
        return None
    if candidate.relation != ("subject" if group.passive or group.reduced else "object") or procured_for(candidate):
        return None
    if group.lemma == "order" and sentence.word(candidate.last + 1) in _WHERE_TO:
        return None  # "ordered 12 tanks to withdraw", "ordered two carriers into the Gulf"
    found = sides.agent(sentence, group) if group.passive or group.reduced else sides.subject(sentence, group)
    return found if found is not None and found.codes else None


_WHERE_TO = word_list("function_words", "leading_away")
_BUYING = word_list("verb_lists", "buying_for_oneself")


def requested(candidate: Candidate) -> bool:
    """Whether a noun for asking stands right before: "a request for €800m"."""
    sentence = candidate.sentence
    words = sentence.grammar.lexicon.status_nouns["requested"]
    return sentence.word(candidate.first - 1) == "for" and sentence.word(candidate.first - 2) in words


def promised(candidate: Candidate) -> bool:
    """Whether the subject has only promises of it: "it has promises of 150 tanks"."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or not group.frames & {"hold", "get"} or candidate.relation != "object":
        return False
    words = sentence.grammar.lexicon.status_nouns["planned"]
    between = sentence.lower[group.last + 1 : candidate.first]
    return bool(between) and between[-1] in ("of", "for") and bool(words & set(between))


def shipment(candidate: Candidate) -> Group | None:
    """The noun for giving that comes to a number: "Pyongyang's shipments to Moscow come to a million shells"."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or ("change" not in group.frames and group.lemma not in ("include", "be")):
        return None
    begin = clauses.subject_start(sentence, group)
    gifts = sentence.grammar.lexicon.gifts["nouns"]
    for at in range(begin, group.first):
        word = sentence.lower[at]
        lemma = "give" if word in gifts else sentence.grammar.lexicon.nominals.get(word)
        if lemma is not None and "give" in sentence.grammar.lexicon.frames.get(lemma, ()):
            return Group(at, at, lemma, 0, nominal=True)
    return None


def is_shipment(candidate: Candidate) -> bool:
    """Whether a noun for giving is the subject of a number."""
    return shipment(candidate) is not None


def gift_noun(candidate: Candidate) -> int:
    """Index of a noun for giving that the number follows with "of" ("an offer of 20 tanks"); -1 where none does."""
    sentence, at = candidate.sentence, candidate.first - 2
    nouns = sentence.grammar.lexicon.gifts["nouns"]
    if at in sentence.group_at and sentence.groups[sentence.group_at[at]].first < at:
        return -1  # "took delivery of six helicopters"
    return at if at >= 0 and sentence.word(at + 1) == "of" and sentence.lower[at] in nouns else -1


def in_parcel(candidate: Candidate) -> bool:
    """Whether things are said to be in a parcel: "the package for Kyiv, worth 30 million, holds 20 guns"."""
    sentence, group = candidate.sentence, candidate.governor
    gifts = sentence.grammar.lexicon.gifts
    if group is None or candidate.relation != "object" or group.passive or group.lemma not in gifts["contain"]:
        return False
    before = sentence.lower[: group.first]
    start = len(before) - before[::-1].index(";") if ";" in before else 0
    return not gifts["parcels"].isdisjoint(before[start:])


def listed_after_parcel(candidate: Candidate) -> bool:
    """Whether a noun for a gift and a colon stand before a list: "one shipment for Israel: 1,800 bombs"."""
    words = candidate.sentence.lower[: candidate.first]
    if ":" not in words:
        return False
    return not candidate.sentence.grammar.lexicon.gifts["parcels"].isdisjoint(words[: words.index(":")])


def owner_of_parcel(candidate: Candidate) -> Entity | None:
    """ "The alliance's latest package for Yemen includes $80 million": whose parcel holds the sum."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or not in_parcel(candidate):
        return None
    begin = clauses.subject_start(sentence, group)
    parcels = sentence.grammar.lexicon.gifts["parcels"]
    at = next((index for index in range(begin, group.first) if sentence.lower[index] in parcels), None)
    return sides.possessor(sentence, at) if at is not None else None
