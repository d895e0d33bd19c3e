"""Where: the place a number's people or things are at or go to, and the one they leave."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_lexicon import PAST
from tallywire.extract.facts_syntax import Entity, Group, Sentence
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import clauses, sides
from tallywire.extract.slots.at_home import (
    are_homeless,
    home_of_counters,
    is_left_beside,
    lent_to,
    own_part,
    sheltered_at_home,
    taken_to,
)
from tallywire.extract.slots.attribution import speech_spans
from tallywire.extract.slots.fitting import MEETINGS, fits, preferred, reach, told_apart
from tallywire.extract.slots.harm import HARM
from tallywire.extract.slots.labels import placed_contingent
from tallywire.extract.slots.meant import main_verb
from tallywire.extract.slots.missions import are_foreign, entities_in, seat_of_mission, whose_country
from tallywire.extract.slots.place_anaphora import back_reference, meant_place
from tallywire.extract.slots.places import Spot, listed_place, stands_in_origin
from tallywire.extract.slots.stricken import attacked_with, before_where, retreated_from, stricken_country, torn_country

_NEXT_DOOR = word_list("noun_lists", "next_door")
_ABROAD = word_list("function_words", "abroad")
_EXCHANGES = word_list("noun_lists", "exchanges")
_GOING_ON_FROM_PARTS = word_list("function_words", "going_on_from_parts")
_WARS = word_list("noun_lists", "wars")
_LEAVING_BEHIND = word_list("verb_lists", "leaving_behind")
_COMING_IN = word_list("verb_lists", "coming_in")
_LEAVING_PLACES = word_list("function_words", "leaving_places")
_COUNTRIES = word_list("noun_lists", "countries")
_OWNING = word_list("grammar", "possessives")
_OWN_GROUND = word_list("noun_lists", "own_ground")
_LEADS = word_list("function_words", "leading_to_places")
_LEADS_TO_GROUND = _LEADS | word_list("function_words", "onto_ground")


def locate(
    candidate: Candidate, all_spots: list[Spot], previous: Sequence[Sentence]
) -> tuple[str | None, str | None, list[str]]:
    """Location and origin of what is counted, and the rules that gave them."""
    behind = candidate.sentence.lower[candidate.last + 1 : candidate.last + 4]
    next_door = behind[:1] in (["into"], ["to"]) and not _NEXT_DOOR.isdisjoint(behind)  # "into neighbouring countries"
    if candidate.kind == "displaced" and (next_door or not _ABROAD.isdisjoint(behind[:1])):
        return None, None, ["place_abroad"]
    group = candidate.governor
    stays = group is not None and group.lemma in ("leave", "leave behind") and candidate.relation == "object"
    leaving = candidate.kind not in HARM and group is not None and "leave" in group.frames and not stays
    fitting = [(reach(candidate, spot), spot) for spot in all_spots if fits(candidate, spot)]
    ranked = sorted(fitting, key=lambda each: each[0])
    there = [(price, spot) for price, spot in ranked if spot.way != "from"]
    away = [spot for price, spot in ranked if spot.way == "from" and price < _FAR_AWAY]
    if candidate.kind not in (*HARM, "captured"):
        within = [spot for _, spot in there if spot.way == "at" and stands_in_origin(candidate.sentence, spot)]
        there = [(price, spot) for price, spot in there if spot not in within]
        away += within
    if candidate.kind == "displaced":  # "taken off Sudan's coast"
        taken_off = [spot for _, spot in there if candidate.sentence.word(spot.first) == "off"]
        there = [each for each in there if each[1] not in taken_off and not is_left_beside(candidate, each[1])]
        away += taken_off
    settled = _settled(candidate, there, away)
    if settled is not None:
        return settled[0].code, None, [settled[1]]
    origin = away[0].entity.code if away else None
    rules = ["from_place"] if origin else []
    goals = [(price, spot) for price, spot in there if _is_goal(candidate, price, spot)]
    if there:
        there = goals or there
        price, spot = preferred(candidate.sentence, there, leaving)
        return spot.entity.code, origin, [*rules, f"place_{spot.way}" if price < _NEAR else "place_far"]
    code, rule = _by_party(candidate, origin)
    if code is not None:
        return code, origin, [*rules, rule]
    noun, leads = back_reference(candidate)
    meant = meant_place((noun, leads), candidate, all_spots, previous) if noun else None
    if meant is not None:
        left = leads in _LEAVING_PLACES
        return (None, meant.code, ["from_anaphor"]) if left else (meant.code, origin, [*rules, "place_anaphor"])
    code, rule = _by_inference(candidate, all_spots, leaving, origin)
    return code, origin, [*rules, rule] if rule else rules


def _settled(
    candidate: Candidate, there: Sequence[tuple[int, Spot]], away: Sequence[Spot]
) -> tuple[Entity, str] | None:
    """The place that comes before all others, and its rule: before "where", of a retreat, where things were left."""
    where = before_where(candidate, there) or taken_to(candidate)
    if where is not None:
        return where, "place_where"
    listed = listed_place(candidate) if candidate.label_first >= 0 and candidate.kind != "troops" else None
    if listed is not None:
        return listed, "place_listed"
    fallen = None if there else retreated_from(candidate, away)
    if fallen is not None:
        return fallen, "place_retreat"
    left = away and not there and (_is_left_behind(candidate) or _is_base(candidate))
    return (away[0].entity, "place_left") if left else None


def _is_left_behind(candidate: Candidate) -> bool:
    """Whether things stay where somebody leaves: "fled Izium, leaving dozens of tanks"."""
    group = candidate.governor
    left = group is not None and group.lemma in _LEAVING_BEHIND and not group.passive
    return left and candidate.relation == "object" and candidate.kind not in HARM


def _is_base(candidate: Candidate) -> bool:
    """Whether what is counted works from a place and does not leave it: "four jets fly from Constanta"."""
    group = candidate.governor
    if group is None or candidate.kind not in ("equipment", "troops"):
        return False
    flies = group.lemma == "fly" and not group.form & PAST and not group.passive
    return flies or group.lemma in ("operate", "patrol")


def _within_origin(candidate: Candidate, origin: str | None) -> str | None:
    """Where people are who go to another part of what they leave: "fled from the north of Gaza to the south"."""
    sentence, group = candidate.sentence, candidate.governor
    if candidate.kind != "displaced" or group is None or candidate.relation != "subject":
        return None
    within = sentence.grammar.lexicon.places["within"]
    for at in range(group.first, min(group.last + 10, len(sentence.lower))):
        if sentence.lower[at] in within and sentence.word(at - 1) != "from" and sentence.word(at - 2) != "from":
            if sentence.word(at + 1) in _GOING_ON_FROM_PARTS or sentence.entity(at + 1) is not None:
                continue
            return origin or _home_of_residents(candidate)
    return None


def _home_of_residents(candidate: Candidate) -> str | None:
    """The place that people are said to live in: "600,000 of northern Gaza's residents"."""
    for entity in candidate.sentence.entities:
        inside = candidate.after <= entity.first <= candidate.last
        if inside and entity.possessive and not {"country", "place", "region", "capital"}.isdisjoint(entity.roles):
            return entity.code
    return None


def _by_party(candidate: Candidate, origin: str | None) -> tuple[str | None, str]:
    """The place that names a force, that people stay within, or whose authorities take them in."""
    posted, host = placed_contingent(candidate), _keeper(candidate) or _host(candidate, origin)
    host = host or _host_beside(candidate)
    host = host or sheltered_at_home(candidate) or lent_to(candidate)
    if posted is not None:
        return posted.code, "place_label"
    within = _within_origin(candidate, origin)
    if within is not None:
        return within, "place_within"
    return (host.code, "place_host") if host is not None else (None, "")


def _by_inference(
    candidate: Candidate, all_spots: list[Spot], leaving: bool, origin: str | None
) -> tuple[str | None, str]:
    """A place that no preposition ties to the number: the only town, own ground, the home of who counts."""
    struck = attacked_with(candidate)
    if struck is not None:
        target = sides.subject(candidate.sentence, struck)
        return (target.code, "place_struck") if target is not None else (None, "")
    seat = seat_of_mission(candidate)
    if seat is not None:
        return seat, "place_seat"
    named = None if leaving else _people_of_place(candidate) or _only_place(candidate, all_spots)
    if named is not None:
        return named.code, "place_named"
    own = _own_ground(candidate) or stricken_country(candidate) or torn_country(candidate)
    own = own or own_part(candidate) or _held_place(candidate)
    if own is not None:
        return own.code, "place_own"
    home = None if origin else home_of_counters(candidate)
    return (home.code, "place_home") if home is not None else (None, "")


def _held_place(candidate: Candidate) -> Entity | None:
    """The place that soldiers hold or storm: "Khartoum's airport is held by 2,000 men"."""
    sentence, group = candidate.sentence, candidate.governor
    if candidate.kind != "troops" or group is None or not group.passive or group.lemma not in _HOLDING_PLACES:
        return None
    if candidate.relation != "object" or sentence.word(candidate.first - 1) != "by":
        return None
    begin = clauses.subject_start(sentence, group)
    named = [each for each in sentence.entities if begin <= each.first and each.last < group.first and each.codes]
    return named[0] if len(named) == 1 else None


_HOLDING_PLACES = word_list("verb_lists", "holding_places")


def _people_of_place(candidate: Candidate) -> Entity | None:
    """ "Over a hundred Gazans died": people who are named by the place where they live were struck there."""
    sentence = candidate.sentence
    named = sentence.word(candidate.noun_last) in sentence.grammar.lexicon.places["townspeople"]
    fits_kind = candidate.kind in HARM or candidate.kind == "displaced"
    return sentence.entity(candidate.noun_last) if named and fits_kind else None


def _is_goal(candidate: Candidate, price: int, spot: Spot) -> bool:
    """Whether people on the move go to a place: where they were before counts less."""
    going = candidate.kind == "displaced" and candidate.relation == "subject"
    group = candidate.governor
    if candidate.kind == "troops" and group is not None and group.reduced:
        group = main_verb(candidate)  # "1,000 soldiers based in Germany | will move to Romania"
    beside = group is not None and group.first <= spot.first <= group.last + 1
    near = price < _FAR_AWAY or beside
    led = beside and candidate.sentence.word(spot.first) in ("to", "into")
    going = going or (candidate.kind == "troops" and candidate.relation == "subject" and led)
    return going and spot.way == "to" and spot.first > candidate.last and near


_KEEPING = word_list("verb_lists", "keeping_prisoner")
_WELCOMING = word_list("verb_lists", "welcoming")
_NEAR, _FAR_AWAY = 18, 25
"""Prices in words: beyond the first a place is doubtful, beyond the second nobody comes from it."""


def _own_ground(candidate: Candidate) -> Entity | None:
    """ "to its northern border": the country of the pronoun, where no other is named beside the border."""
    sentence = candidate.sentence
    for at in range(candidate.last + 1, min(candidate.last + _TO_GROUND, len(sentence.lower))):
        if candidate.kind == "troops" and sentence.lower[at] in _OWNING and sentence.word(at + 1) in _COUNTRIES:
            part = sentence.word(at - 1) == "of" and sentence.word(at - 2) in sentence.grammar.lexicon.places["compass"]
            if part or sentence.word(at - 1) in _INSIDE:
                return whose_country(sentence, at)
        if (
            sentence.lower[at] in _OWNING
            and sentence.word(at - 1) in _LEADS_TO_GROUND
            and _OWN_GROUND & set(sentence.lower[at + 1 : at + 4])
            and "with" not in sentence.lower[at : at + 5]
        ):
            return sides.antecedent_of_pronoun(sentence, at)
    return None


_INSIDE = word_list("function_words", "inside_places")
_TO_GROUND = 14
"""Within how many words behind a number its own ground is named."""


def _keeper(candidate: Candidate) -> Entity | None:
    """The country that holds prisoners on its own ground: "Russia holds more than 600 Ukrainians"."""
    group, sentence = candidate.governor, candidate.sentence
    if group is None or candidate.kind != "captured" or group.lemma not in _KEEPING or group.passive:
        return None
    if "gapped" in candidate.rules:  # "Kenya held 90 prisoners, and Ethiopia 40"
        return sentence.entity(candidate.first - 1)
    they = not clauses.PRONOUNS.isdisjoint(sentence.lower[clauses.subject_start(sentence, group) : group.first])
    found = None if they or candidate.relation != "object" else sides.subject(sentence, group)
    return found if found is not None and {"organization", "group"}.isdisjoint(found.roles) else None


_SHELTER = word_list("noun_lists", "shelter")


_HOST_TO = (["host", "to"], ["home", "to"])


def _host_beside(candidate: Candidate) -> Entity | None:
    """The country that words beside it call a host: "Lithuania, host to 1,000 German soldiers"."""
    sentence, first = candidate.sentence, candidate.first
    host = first > 3 and sentence.lower[first - 2 : first] in _HOST_TO and sentence.word(first - 3) == ","
    return sentence.entity(first - 4) if host else None


def _host(candidate: Candidate, origin: str | None) -> Entity | None:
    """Who takes people in or counts arrivals: "Germany expects 8,000 refugees", "Vienna said 6,500 had arrived"."""
    group, sentence = candidate.governor, candidate.sentence
    if group is not None and candidate.kind == "captured" and group.lemma in _WELCOMING and not group.passive:
        traded = candidate.relation != "object" or sentence.word(candidate.first - 1) == "for"
        return None if traded else sides.subject(sentence, group)
    crossing = candidate.kind == "equipment" and origin is not None  # "20 tanks had come over from Syria"
    if group is None or not (crossing or candidate.kind in ("displaced", "troops")):
        return None
    if candidate.kind == "troops" and "ask" in group.frames and candidate.relation == "object" and not group.passive:
        asker = sides.subject(sentence, group)
        guests = any(each.codes and "demonym" in each.roles for each in entities_in(candidate)) or are_foreign(
            candidate
        )
        return asker if guests and asker is not None and "leader" not in asker.roles else None
    takes = group.lemma == "take" and candidate.kind == "displaced" and origin is not None
    takes = takes or (
        group.lemma in ("have", "hold") and candidate.kind == "displaced"
    )  # "Chad has 2 million displaced people"
    shelters = group.lemma == "give" and not _SHELTER.isdisjoint(sentence.lower[group.last : candidate.first])
    if (takes or shelters or "host" in group.frames) and candidate.relation == "object" and not group.passive:
        found = sides.subject(sentence, group)
        country = found is not None and {"organization", "group"}.isdisjoint(found.roles)
        return found if found is not None and country and found.code != origin else None
    if group.lemma.split()[0] in _COMING_IN and candidate.relation == "subject":
        says = [other for other in sentence.groups if "report" in other.frames and other.last < candidate.first]
        found = sides.subject(sentence, says[-1]) if says else None
        land = found is not None and len(found.codes) == 1 and {"organization", "group"}.isdisjoint(found.roles)
        return found if land and found is not None and found.code != origin else None
    return None


def _of_a_part(candidate: Candidate, entity: Entity) -> bool:
    """Whether only some of those counted are at a place: "lost 870 men, 405 of them in Gaza"."""
    before = candidate.sentence.lower[max(entity.first - 4, candidate.last + 1) : entity.first]
    return any(pair in (("of", "them"), ("of", "whom")) for pair in pairwise(before))


def _only_place(candidate: Candidate, all_spots: list[Spot]) -> Entity | None:
    """The town or region that a sentence names, if it names one, with or without a preposition."""
    named = [
        entity for entity in candidate.sentence.entities if {"place", "region"} & set(entity.roles) and entity.codes
    ]
    tied_away = {spot.entity.code for spot in all_spots if spot.way == "from"}
    speech = speech_spans(candidate.sentence)
    tied = [each for each in named if candidate.sentence.word(each.first - 1) in _LEADS]
    named = [each for each in named if each not in tied or not any(a <= each.first <= b for a, b in speech)]
    named = [entity for entity in named if ";" not in candidate.sentence.lower[candidate.last : entity.first]]
    named = [entity for entity in named if not _of_a_part(candidate, entity)]
    named = [each for each in named if candidate.sentence.word(each.first - 2) not in MEETINGS]
    named = [
        each for each in named if candidate.sentence.word(each.last + 1) not in _WARS
    ]  # "since the Gaza war began"
    if candidate.kind == "troops":
        named = [each for each in named if not _is_aim(candidate, each)]
    if candidate.kind == "captured":  # not where they fought: "defenders of Mariupol"
        named = [each for each in named if ";" not in candidate.sentence.lower[each.last : candidate.first]]
        named = [each for each in named if candidate.sentence.word(each.first - 1) != "of"]
        named = [each for each in named if _EXCHANGES.isdisjoint(candidate.sentence.lower[: each.first])]
        named = [each for each in named if not _owns_up(candidate.sentence.group(each.last + 1))]
    apart = [spot.entity for spot in all_spots if candidate.kind in HARM and told_apart(candidate, spot)]
    named = [entity for entity in named if entity not in apart]
    codes = {entity.code for entity in named} - tied_away
    return named[0] if len(codes) == 1 and (candidate.kind != "displaced" or are_homeless(candidate)) else None


def _is_aim(candidate: Candidate, entity: Entity) -> bool:
    """Whether a place is what somebody means to do something to: "called up 900 men as it prepared to seize Gao"."""
    does = candidate.sentence.group(entity.first - 1)
    aimed = does is not None and does.infinitive and does is not candidate.governor
    return aimed and does is not None and does.first > candidate.last


def _owns_up(group: Group | None) -> bool:
    """Whether a name has a verb of telling behind it, and so is a side: "Mekelle owned up to fewer than 3,000"."""
    return group is not None and group.finite and not group.frames.isdisjoint(("report", "lose"))
