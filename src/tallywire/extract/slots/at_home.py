"""Where people are whom their own country moves or posts: "to shelters farther inland", "across the country"."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Entity
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import sides
from tallywire.extract.slots.harm import HARM
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
    if candidate.kind != "troops" or candidate.actor is None or group is None:
        return None
    behind = sentence.lower[candidate.last + 1 : candidate.last + 5]
    compass = sentence.grammar.lexicon.places["compass"] | {"capital"}
    streets = behind[:1] in (["on"], ["onto"], ["into"]) and behind[1:4] == ["the", "streets", "of"]
    if group.lemma not in _KEEPING and not streets:
        return None
    if streets:
        behind = ["in", *sentence.lower[candidate.last + 5 : candidate.last + 8]]  # "on the streets of | the capital"
    part = behind[:2] == ["in", "the"] and len(behind) > 2 and behind[2] in compass
    if not part or "of" in behind[3:] or candidate.antecedent is not None:
        return None
    stop = candidate.last + 4
    apart = sentence.word(stop) == "," and sentence.word(stop + 1) in _OPENING_RELATIVES  # "in the north, where"
    own = [each for each in sentence.entities if each.codes and (each.first < stop or not apart)]
    alone = own and len({each.code for each in own}) == 1 and own[0].code == candidate.actor
    return own[0] if alone and {"organization", "group"}.isdisjoint(own[0].roles) else None


_KEEPING = word_list("verb_lists", "keeping_soldiers")
_OPENING_RELATIVES = word_list("function_words", "relatives") | {"where"}


def lent_to(candidate: Candidate) -> Entity | None:
    """The country that soldiers are lent to: "have lent Congo 800 soldiers", "offered Mali up to 300 men"."""
    sentence, group = candidate.sentence, candidate.governor
    if candidate.kind != "troops" or group is None or group.passive or candidate.relation != "object":
        return None
    entity = sentence.entity(group.last + 1) if "give" in group.frames else None
    beside = candidate.first - (sentence.word(candidate.first - 1) == "with")  # "has supplied Moscow with 900 men"
    taker = entity is not None and entity.last + 1 == beside and not entity.possessive
    country = entity is not None and not {"country", "capital"}.isdisjoint(entity.roles)
    return entity if taker and country and entity is not None and len(entity.codes) == 1 else None


def home_of_counters(candidate: Candidate) -> Entity | None:
    """Where victims are counted by an authority of their own country, or a country's own rebels stand."""
    sentence = candidate.sentence
    lexicon = sentence.grammar.lexicon
    for entity in sentence.entities:
        if _counts_dead(candidate, entity):
            return entity
        named = not lexicon.authorities.isdisjoint(sentence.lower[entity.first : entity.last + 2])
        placed = named and sentence.word(entity.first - 1) != "in"
        if _counts_on_the_spot(candidate, entity):
            return entity
        named = entity.possessive or "demonym" in entity.roles or placed
        if len(entity.codes) != 1 or not named or "organization" in entity.roles:
            continue
        owned = sentence.lower[entity.last + 1 : entity.last + 3]
        ruled = candidate.kind == "displaced" and entity.possessive and _are_moved_at_home(candidate)
        if ruled and (_GOVERNING & set(owned)) and entity.last < candidate.first:
            return entity  # "Burundi's government says 100,000 have had to move"
        if candidate.kind in HARM and not _are_soldiers(candidate) and (placed or set(owned) & lexicon.authorities):
            return entity
        counted = sentence.numbers[entity.first - 1] and entity.first > 0  # "350 Chinese militia boats with 7,000 men"
        rebels = set(owned[:1]) & lexicon.sides["unnamed"] and not counted
        if candidate.kind == "troops" and rebels and entity.last < candidate.first:
            return entity
    return None


def _counts_on_the_spot(candidate: Candidate, entity: Entity) -> bool:
    """Whether those who count victims are where they fell: "Officials in Burkina Faso say 170 people were killed"."""
    sentence, at = candidate.sentence, entity.first - 1
    if candidate.kind not in HARM or _are_soldiers(candidate) or len(entity.codes) != 1 or entity.first > _OPENING:
        return False
    abroad = "capital" in entity.roles and entity.code in sentence.grammar.lexicon.places["wage_war_abroad"]
    says = sentence.group(entity.last + 1)
    tells = says is not None and "say" in says.frames and says.last < candidate.first
    return tells and not abroad and sentence.word(at) == "in" and sentence.word(at - 1) in _COUNTERS


_COUNTERS = word_list("noun_lists", "local_counters")
_OPENING = 5
"""How far from the start of its sentence stands where those are who count the dead of the place."""
_GOVERNING = word_list("noun_lists", "home_authorities")


def _are_moved_at_home(candidate: Candidate) -> bool:
    """Whether people only are without homes or had to move, with no nationality and no word of a border."""
    group = candidate.governor
    plain = group is not None and group.lemma in ("be", "have", "move") and candidate.relation == "subject"
    return (plain or are_homeless(candidate)) and "nationals" not in candidate.rules


def _are_soldiers(candidate: Candidate) -> bool:
    """Whether those counted are soldiers, who fall in other places than those where they are counted."""
    sentence, own = candidate.sentence, candidate.sentence.grammar.lexicon.sides["own"]
    others = sentence.word(candidate.after) == "others" and not own.isdisjoint(sentence.lower[: candidate.first])
    return others or sentence.word(candidate.noun_last) in own


def _counts_dead(candidate: Candidate, entity: Entity) -> bool:
    """Whether a country tells how many died, and no other is named with them: "Chad reported 28 deaths and Togo 9"."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or "report" not in group.frames or candidate.relation != "object" or group.passive:
        return False
    named = "country" in entity.roles and candidate.kind in HARM and candidate.noun_is_all()
    if not named or _are_soldiers(candidate):
        return False
    if "gapped" in candidate.rules:
        return entity.last == candidate.first - 1
    between = any(entity.first < each.first < candidate.first for each in sentence.entities)
    return entity.last == group.first - 1 and not between


def are_homeless(candidate: Candidate) -> bool:
    """Whether people only are without homes, so that they may be where the sentence speaks of."""
    group = candidate.governor
    return group is not None and group.lemma in ("be", "displace", "uproot") and candidate.relation == "subject"
