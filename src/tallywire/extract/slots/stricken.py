"""Where people were struck, by words that no preposition ties to them: whose quake it was, what they retreated from."""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Entity, Group
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots.harm import HARM
from tallywire.extract.slots.places import Spot

_BEFORE_RETREAT = 4
_ATTACK = word_list("noun_lists", "attacks")
_BY = word_list("function_words", "attacking")


def attacked_with(candidate: Candidate) -> Group | None:
    """ "Minsk came under attack by 18 missiles": the verb whose subject is struck with what is counted."""
    sentence, struck = candidate.sentence, candidate.governor
    hit = struck is not None and "target" in struck.frames and (struck.passive or struck.reduced)
    if hit and struck is not None and not struck.passive:  # "Belgorod attacked with …", but "Russia attacked with …"
        by = sentence.entity(struck.first - 1)
        headed = by is not None and "capital" in by.roles and sentence.lower[-1] != "."
        hit = by is None or headed or {"country", "capital", "group"}.isdisjoint(by.roles)
    if hit and struck is not None and candidate.item is not None and candidate.relation == "object":
        return struck if sentence.word(candidate.first - 1) in _BY and candidate.first == struck.last + 2 else None
    if candidate.item is None or "under" not in sentence.lower[: candidate.first]:
        return None
    for group in sentence.groups:
        then = sentence.lower[group.last + 1 : candidate.first]
        if then[:1] == ["under"] and not _ATTACK.isdisjoint(then[1:4]) and not _BY.isdisjoint(then[2:6]):
            between = any(group.last < other.first < candidate.first and other.finite for other in sentence.groups)
            return None if between or {";", ":"} & set(then) else group
    return None


def retreated_from(candidate: Candidate, away: Sequence[Spot]) -> Entity | None:
    """ "13 were killed in the retreat from Debaltseve": for the dead a place left is where they fell."""
    if candidate.kind not in HARM:
        return None
    sentence, group = candidate.sentence, candidate.governor
    retreats = sentence.grammar.lexicon.places["retreats"]
    brought = group is not None and candidate.relation == "object" and not group.frames.isdisjoint(("leave", "move"))
    if brought and away:
        return away[0].entity  # "brought out 80 wounded from al-Fashir"
    for spot in away:
        if not retreats.isdisjoint(sentence.lower[max(spot.first - _BEFORE_RETREAT, 0) : spot.first]):
            return spot.entity
    return None


def stricken_country(candidate: Candidate) -> Entity | None:
    """ "Nepal's dead from the quake", "Sudan's civil war has uprooted 10m": whose disaster or war at home it is."""
    if candidate.kind not in HARM and candidate.kind != "displaced":
        return None
    sentence, group = candidate.sentence, candidate.governor
    places = sentence.grammar.lexicon.places
    disaster = not places["disasters"].isdisjoint(sentence.lower)
    for entity in sentence.entities:
        if len(entity.codes) == 1 and _heads_toll(candidate, entity):
            return entity
        if len(entity.codes) != 1 or not (entity.possessive or "demonym" in entity.roles):
            continue
        owned = set(sentence.lower[entity.last + 1 : entity.last + 4])
        labelled = entity.last < candidate.label_first <= entity.last + 3
        if disaster and labelled:
            return entity
        subject = group is not None and entity.last < group.first and candidate.relation == "object"
        abroad = candidate.actor not in (None, entity.code)  # "a Venezuelan gang killed two Colombian policemen"
        if subject and not abroad and owned & places["wars_at_home"] and entity.code not in places["wage_war_abroad"]:
            return entity
    return None


def _heads_toll(candidate: Candidate, entity: Entity) -> bool:
    """Whether a headline names a blow by its country: "Vietnam storm toll tops 150", "Nepal quake kills 40"."""
    sentence, label = candidate.sentence, candidate.label_first
    start = entity.last + 1
    words = sentence.lower[start : start + _HEADING]
    blow = next((at for at, word in enumerate(words) if word in _BLOWS), -1)
    while 0 <= blow < len(words) - 1 and words[blow + 1] in _BLOWS:
        blow += 1  # "mine blast"
    if entity.first > 2 or blow < 0 or entity.possessive or not all(word.isalpha() for word in words[:blow]):
        return False
    natural = words[blow] in sentence.grammar.lexicon.places["disasters"]
    if not natural and entity.code in sentence.grammar.lexicon.places["wage_war_abroad"]:
        return False  # "Russia strikes kill 40"
    deed = sentence.group(start + blow + 1)
    struck = deed is not None and "harm" in deed.frames and not deed.passive and deed.first < candidate.first
    counted = words[blow + 1 : blow + 2] == [":"] or entity.last < label <= start + blow + 2
    return struck or (counted and candidate.kind in HARM)


_HEADING = 4
"""How many words a headline has between a country and its toll at most."""
_BLOWS = word_list("noun_lists", "blows_in_headlines")


def torn_country(candidate: Candidate) -> Entity | None:
    """ "fighting between Sudan's army and the RSF": the country whose army fights a side that has no country."""
    if candidate.kind not in HARM and candidate.kind != "displaced":
        return None
    sentence = candidate.sentence
    for at, word in enumerate(sentence.lower):
        if word != "between" or sentence.word(at - 1) not in _FIGHTS:
            continue
        parties = sentence.lower[at + 1 : at + _PARTIES]
        parties = parties[: parties.index(",")] if "," in parties else parties
        named = [each for each in sentence.entities if at < each.first <= at + len(parties)]
        states = [each for each in named if {"group", "organization"}.isdisjoint(each.roles)]
        without = len(states) < len(named) or not _FIGHTERS.isdisjoint(parties)
        if len(states) == 1 and without and len(states[0].codes) == 1 and "and" in parties:
            abroad = states[0].code in sentence.grammar.lexicon.places["wage_war_abroad"]
            armed = not _ARMIES.isdisjoint(sentence.lower[states[0].first : states[0].last + 3])
            return states[0] if armed and not abroad else None
    return None


_ARMIES = word_list("noun_lists", "forces_of_names")
_FIGHTERS = word_list("noun_lists", "fighters")
_FIGHTS = word_list("noun_lists", "fights")
_PARTIES = 9
"""How many words the two parties to a fight take."""


def before_where(candidate: Candidate, there: Sequence[tuple[int, Spot]]) -> Entity | None:
    """ "Goma, where 650,000 were living", "Gaza, where a strike killed 14": the place that a clause is about."""
    sentence, at = candidate.sentence, candidate.first - 1
    stop = candidate.first - _WHERE_WORDS
    while at > stop and sentence.word(at) not in ("where", ",", ";"):
        at -= 1
    if sentence.word(at) != "where" or any(spot.first > at for _, spot in there):
        return None
    group = candidate.governor
    if candidate.item is not None and group is not None and "give" in group.frames and "sending" not in group.frames:
        return None  # "met in Ramstein, where Britain promised 10,000 drones"
    told = (each for each in sentence.groups if at < each.first and each.last < candidate.first)
    if any("say" in each.frames and each is not candidate.governor for each in told):
        return None  # "flew to Warsaw, where he said Russia had lost 200 tanks"
    entity = sentence.entity(at - (2 if sentence.word(at - 1) == "," else 1))
    named = entity is not None and len(entity.codes) == 1 and "organization" not in entity.roles
    return entity if named and entity is not None and not entity.possessive else None


_WHERE_WORDS = 10
"""How many words before a number its clause may open with "where"."""


def struck_unit(candidate: Candidate) -> Entity | None:
    """Whose unit or machine is struck in the sentence that tells of dead soldiers: "A Chadian patrol was ambushed"."""
    sentence = candidate.sentence
    soldiers = sentence.grammar.lexicon.sides["own"] | sentence.grammar.lexicon.crews["nouns"]
    if candidate.kind not in HARM or soldiers.isdisjoint(sentence.lower[candidate.after : candidate.noun_last + 1]):
        return None
    sides = [
        each for each in sentence.entities if len(each.codes) == 1 and ("demonym" in each.roles or each.possessive)
    ]
    found = [each for each in sides if _is_struck(candidate, each)]
    return found[0] if found and len({each.code for each in sides}) == 1 else None


def owner_of_stormed(candidate: Candidate) -> Entity | None:
    """Whose base was stormed where things or men were taken: "overran a Ugandan base, seizing ten vehicles"."""
    sentence, takes = candidate.sentence, candidate.governor
    if takes is None or takes.passive or candidate.relation != "object" or "harm" not in takes.frames:
        return None
    if candidate.item is None and candidate.kind != "captured":
        return None
    before = [each for each in sentence.groups if each.last < takes.first and not each.nominal]
    storms = [each for each in before if not each.passive and not each.frames.isdisjoint(_STORMING)]
    if not storms or before[-1] not in storms:
        return _owner_of_raided(candidate)
    for entity in sentence.entities:
        owned = len(entity.codes) == 1 and ("demonym" in entity.roles or entity.possessive or "group" in entity.roles)
        if owned and storms[0].last < entity.first < takes.first:
            place = not _UNITS.isdisjoint(sentence.lower[entity.last + 1 : entity.last + 4])
            return entity if place else None
    return None


def _owner_of_raided(candidate: Candidate) -> Entity | None:
    """Whose base a raid named behind the spoils was on: "seized 11 tanks in the raid on the Syrian army's base"."""
    sentence = candidate.sentence
    for at in range(candidate.last + 2, min(candidate.last + _RAID_WORDS, len(sentence.lower))):
        if sentence.lower[at] == "on" and sentence.lower[at - 1] in _RAIDS:
            entity = next((each for each in sentence.entities if at < each.first <= at + 2), None)
            owned = entity is not None and len(entity.codes) == 1 and ("demonym" in entity.roles or entity.possessive)
            place = entity is not None and not _UNITS.isdisjoint(sentence.lower[entity.last + 1 : entity.last + 4])
            return entity if owned and place else None
    return None


_RAIDS = word_list("noun_lists", "deeds")
_RAID_WORDS = 9
_STORMING = frozenset(("onto", "target", "harm"))


def _is_struck(candidate: Candidate, entity: Entity) -> bool:
    """Whether a side's unit undergoes a blow before the number, or is what the dead behind it were of."""
    sentence = candidate.sentence
    if _UNITS.isdisjoint(sentence.lower[entity.last + 1 : entity.last + 4]):
        return False
    if entity.first > candidate.last:
        return "of" in sentence.lower[candidate.last + 1 : entity.first] and entity.first - candidate.last <= _OF_WORDS
    verb = next((group for group in sentence.groups if group.first > entity.last), None)
    struck = verb is not None and not verb.frames.isdisjoint(("harm", "target"))
    return struck and verb is not None and verb.passive and verb.last < candidate.first


_UNITS = word_list("noun_lists", "struck_units")
_OF_WORDS = 3
