"""Where people are whom their own country moves or posts: "to shelters farther inland", "across the country"."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Entity
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import sides
from tallywire.extract.slots.places import Spot

_ALL_OVER = word_list("function_words", "all_over")
_ONTO = frozenset(("to", "into"))
_MOVING_PEOPLE = word_list("verb_lists", "moving_people")
_NATIONWIDE = word_list("function_words", "nationwide")
_REFUGES = word_list("noun_lists", "refuges")
_FROM_WORDS = 6
"""How many words may stand between "from" and a place beside which people lived: "from villages on the border"."""


def is_left_beside(candidate: Candidate, spot: Spot) -> bool:
    """Whether a place only tells which homes people left: "from four provinces on the Cambodian frontier"."""
    sentence = candidate.sentence
    before = sentence.lower[max(spot.first - _FROM_WORDS, candidate.last + 1) : spot.first]
    if spot.way != "at" or "from" not in before or not {",", ";"}.isdisjoint(before):
        return False
    left = spot.first - before[::-1].index("from") - 1
    return _ONTO.isdisjoint(before) and not any(at in sentence.group_at for at in range(left, spot.first))


def sheltered_at_home(candidate: Candidate) -> Entity | None:
    """The country that moves its own people, where no other is named: "Peru has moved 900 people to schools inland"."""
    sentence, group = candidate.sentence, candidate.governor
    if candidate.kind != "displaced" or group is None or candidate.relation != "object" or group.passive:
        return None
    behind = sentence.lower[candidate.last + 1 :]
    if group.lemma not in _MOVING_PEOPLE or _REFUGES.isdisjoint(behind) or _ONTO.isdisjoint(behind):
        return None
    found = sides.subject(sentence, group)
    country = found is not None and {"organization", "group", "leader"}.isdisjoint(found.roles)
    return found if country and found is not None and len(found.codes) == 1 else None


def own_country(candidate: Candidate, leads: str) -> Entity | None:
    """Whose soldiers are posted "across the country" or "nationwide", in a sentence that names no other country."""
    sentence = candidate.sentence
    if candidate.kind != "troops" or not (leads in _ALL_OVER or leads in _NATIONWIDE):
        return None
    inside = (sentence.entity(at) for at in range(candidate.first, candidate.noun_last + 1))
    return next((each for each in inside if each is not None and len(each.codes) == 1), None)


def nationwide(candidate: Candidate) -> str:
    """The word for all over a country behind a number, or nothing."""
    return next((word for word in candidate.sentence.lower[candidate.last + 1 :] if word in _NATIONWIDE), "")


def taken_to(candidate: Candidate) -> Entity | None:
    """Where prisoners are brought whom an aside parts from the verb: "Ten men seized in Mali … were flown to Rabat"."""
    sentence, group = candidate.sentence, candidate.governor
    if candidate.kind != "captured" or group is None or not group.reduced or candidate.relation != "subject":
        return None
    finite = (each for each in sentence.groups if each.first > group.last and each.finite and not each.reduced)
    main = next(finite, None)
    if main is None or not main.passive or ";" in sentence.lower[candidate.last : main.first]:
        return None
    place = sentence.entity(main.last + 2)
    led = main.lemma.split()[0] in _MOVING_PEOPLE and sentence.word(main.last + 1) in _ONTO
    return place if led and place is not None and len(place.codes) == 1 else None


def own_part(candidate: Candidate) -> Entity | None:
    """The country whose army has soldiers "in the south", where no other is named."""
    sentence, group = candidate.sentence, candidate.governor
    if candidate.kind != "troops" or candidate.actor is None or group is None or group.lemma not in _KEEPING:
        return None
    behind = sentence.lower[candidate.last + 1 : candidate.last + 5]
    part = behind[:2] == ["in", "the"] and len(behind) > 2 and behind[2] in sentence.grammar.lexicon.places["compass"]
    if not part or "of" in behind[3:] or candidate.antecedent is not None:
        return None
    own = [each for each in sentence.entities if each.codes]
    alone = own and len({each.code for each in own}) == 1 and own[0].code == candidate.actor
    return own[0] if alone and {"organization", "group"}.isdisjoint(own[0].roles) else None


_KEEPING = word_list("verb_lists", "keeping_soldiers")


def lent_to(candidate: Candidate) -> Entity | None:
    """The country that soldiers are lent to: "have lent Congo 800 soldiers", "offered Mali up to 300 men"."""
    sentence, group = candidate.sentence, candidate.governor
    if candidate.kind != "troops" or group is None or group.passive or candidate.relation != "object":
        return None
    entity = sentence.entity(group.last + 1) if "give" in group.frames else None
    taker = entity is not None and entity.last + 1 == candidate.first and not entity.possessive
    country = entity is not None and not {"country", "capital"}.isdisjoint(entity.roles)
    return entity if taker and country and entity is not None and len(entity.codes) == 1 else None
