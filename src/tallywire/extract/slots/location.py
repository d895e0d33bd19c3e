"""Where: the place a number's people or things are at or go to, and the one they leave."""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.extract.facts_lexicon import GERUND
from tallywire.extract.facts_nouns import Candidate
from tallywire.extract.facts_syntax import Entity, Sentence
from tallywire.extract.slots import sides
from tallywire.extract.slots.attribution import speech_spans
from tallywire.extract.slots.harm import HARM
from tallywire.extract.slots.places import Spot, spots
from tallywire.extract.slots.stated import placed_contingent
from tallywire.extract.slots.stricken import retreated_from, stricken_country

_OWN_GROUND = frozenset(
    [
        "border",
        "borders",
        "territory",
        "soil",
        "airspace",
        "coast",
        "capital",
        "shores",
        "waters",
        "frontier",
        "coastline",
    ]
)
_CLAUSE_WORDS = frozenset(
    ["after", "before", "when", "while", "as", "that", "which", "who", "because", "although", "though", "where"]
)
_THERE_IS = frozenset(["is", "are", "was", "were", "had", "has", "have", "will", "would", "may", "could", "been"])
_LEADS = frozenset(
    [
        "in",
        "into",
        "to",
        "across",
        "within",
        "inside",
        "near",
        "at",
        "from",
        "around",
        "leave",
        "left",
        "along",
        "on",
        "reach",
        "reached",
        "off",
        "over",
    ]
)


def _reach(candidate: Candidate, spot: Spot) -> int:
    """How far a place is from a number, in priced words; places after it, and after its verb, come first."""
    sentence = candidate.sentence
    if spot.first > candidate.last:
        return sentence.distance(candidate.last, spot.first)
    if candidate.first <= spot.first <= candidate.last:
        return 0
    price = sentence.distance(spot.entity.last, candidate.first) + 6
    governor = candidate.governor
    if governor is not None and candidate.relation == "object" and governor.last < spot.first < candidate.first:
        price -= 6
    return price


def locate(
    candidate: Candidate, all_spots: list[Spot], previous: Sequence[Sentence]
) -> tuple[str | None, str | None, list[str]]:
    """Location and origin of what is counted, and the rules that gave them."""
    leaving = candidate.kind not in HARM and candidate.governor is not None and "leave" in candidate.governor.frames
    fitting = [(_reach(candidate, spot), spot) for spot in all_spots if _fits(candidate, spot)]
    ranked = sorted(fitting, key=lambda each: each[0])
    there = [(price, spot) for price, spot in ranked if spot.way != "from"]
    away = [spot for price, spot in ranked if spot.way == "from" and price < _FAR_AWAY]
    if candidate.kind == "displaced":  # "taken off Sudan's coast"
        taken_off = [spot for _, spot in there if candidate.sentence.word(spot.first) == "off"]
        there = [(price, spot) for price, spot in there if spot not in taken_off]
        away += taken_off
    fallen = None if there else retreated_from(candidate, away)
    if fallen is not None:
        return fallen.code, None, ["place_retreat"]
    if away and not there and _is_left_behind(candidate):
        return away[0].entity.code, None, ["place_left"]
    origin = away[0].entity.code if away else None
    rules = ["from_place"] if origin else []
    goals = [(price, spot) for price, spot in there if _is_goal(candidate, price, spot)]
    if there:
        there = goals or there
        price, spot = _preferred(candidate.sentence, there, leaving)
        return spot.entity.code, origin, [*rules, f"place_{spot.way}" if price < _NEAR else "place_far"]
    code, rule = _by_party(candidate, origin)
    if code is not None:
        return code, origin, [*rules, rule]
    noun, leads = _back_reference(candidate)
    meant = _meant(noun, candidate, all_spots, previous) if noun else None
    if meant is not None:
        left = leads in ("from", "leave", "left", "of")
        return (None, meant.code, ["from_anaphor"]) if left else (meant.code, origin, [*rules, "place_anaphor"])
    code, rule = _by_inference(candidate, all_spots, leaving, origin)
    return code, origin, [*rules, rule] if rule else rules


def _is_left_behind(candidate: Candidate) -> bool:
    """Whether things stay where somebody leaves: "fled Izium, leaving dozens of tanks"."""
    group = candidate.governor
    left = group is not None and group.lemma in ("leave", "leave behind", "abandon") and not group.passive
    return left and candidate.relation == "object" and candidate.kind not in HARM


def _within_origin(candidate: Candidate, origin: str | None) -> str | None:
    """Where people are who go to another part of what they leave: "fled from the north of Gaza to the south"."""
    sentence, group = candidate.sentence, candidate.governor
    if candidate.kind != "displaced" or group is None or candidate.relation != "subject":
        return None
    within = sentence.grammar.lexicon.places["within"]
    for at in range(group.first, min(group.last + 10, len(sentence.lower))):
        if sentence.lower[at] in within and sentence.word(at - 1) != "from" and sentence.word(at - 2) != "from":
            if sentence.word(at + 1) in ("of", "to", "into") or sentence.entity(at + 1) is not None:
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
    posted, host = placed_contingent(candidate), _host(candidate, origin)
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
    named = None if leaving else _only_place(candidate, all_spots)
    if named is not None:
        return named.code, "place_named"
    own = _own_ground(candidate) or stricken_country(candidate)
    if own is not None:
        return own.code, "place_own"
    home = None if origin else _home(candidate)
    return (home.code, "place_home") if home is not None else (None, "")


def _is_goal(candidate: Candidate, price: int, spot: Spot) -> bool:
    """Whether people on the move go to a place: where they were before counts less."""
    going = candidate.kind == "displaced" and candidate.relation == "subject"
    group = candidate.governor
    near = price < _FAR_AWAY or (group is not None and group.first <= spot.first <= group.last + 1)
    return going and spot.way == "to" and spot.first > candidate.last and near


_WELCOMING = frozenset(("get back", "bring home", "bring back", "welcome", "welcome home", "welcome back", "receive"))
"""What one side does to its own who come home from captivity."""
_FORMERLY = frozenset(("once", "originally", "formerly", "previously", "earlier", "first"))
_MEANT = frozenset(("meant", "intended", "destined", "bound", "earmarked", "ordered", "built", "bought"))
"""What things were once meant for is not where they go: "11 helicopters once meant for Kabul"."""
_NEAR, _FAR_AWAY = 18, 25
"""Prices in words: beyond the first a place is doubtful, beyond the second nobody comes from it."""


def _own_ground(candidate: Candidate) -> Entity | None:
    """ "to its northern border": the country of the pronoun, where no other is named beside the border."""
    sentence = candidate.sentence
    for at in range(candidate.last + 1, min(candidate.last + 8, len(sentence.lower))):
        if (
            sentence.lower[at] in ("its", "their", "his")
            and sentence.word(at - 1)
            in _LEADS
            | {
                "onto",
                "towards",
                "toward",
            }
            and _OWN_GROUND & set(sentence.lower[at + 1 : at + 4])
            and "with" not in sentence.lower[at : at + 5]
        ):
            return sides.antecedent_of_pronoun(sentence, at)
    return None


def _home(candidate: Candidate) -> Entity | None:
    """Where victims are counted by an authority of their own country, or a country's own rebels stand."""
    sentence = candidate.sentence
    lexicon = sentence.grammar.lexicon
    for entity in sentence.entities:
        named = not lexicon.authorities.isdisjoint(sentence.lower[entity.first : entity.last + 2])
        placed = named and sentence.word(entity.first - 1) != "in"
        if len(entity.codes) != 1 or not (entity.possessive or "demonym" in entity.roles or placed):
            continue
        owned = sentence.lower[entity.last + 1 : entity.last + 3]
        if candidate.kind in HARM and (placed or set(owned) & lexicon.authorities):
            return entity
        if candidate.kind == "troops" and set(owned[:1]) & lexicon.sides["unnamed"] and entity.last < candidate.first:
            return entity
    return None


def _fits(candidate: Candidate, spot: Spot) -> bool:
    """Whether a place can be said of the number: not another number's, and for troops not far before the verb."""
    group = candidate.governor
    if candidate.kind == "captured" and group is not None and _met_to_free(candidate, spot):
        return False
    if _is_speaker(candidate, spot):
        return False
    if spot.first > candidate.last:
        return _fits_after(candidate, spot)
    return _fits_before(candidate, spot) if spot.first < candidate.first else True


def _met_to_free(candidate: Candidate, spot: Spot) -> bool:
    """Whether a place before a verb of freeing is where it was agreed, or where they were held."""
    group = candidate.governor
    if group is None or spot.first > group.first:
        return False
    freed = group.lemma in ("free", "release") and candidate.relation == "subject"
    return freed or (group.infinitive and group.lemma in ("free", "release", "send home", "exchange", "swap", "return"))


def _is_speaker(candidate: Candidate, spot: Spot) -> bool:
    """Whether a capital before a colon tells of the other side's people: "Kyiv: 900 Russian soldiers killed"."""
    entity, actor = spot.entity, candidate.actor
    heads = entity.first == spot.first == 0 and "capital" in entity.roles
    return heads and actor is not None and actor not in entity.codes


def _fits_after(candidate: Candidate, spot: Spot) -> bool:
    sentence = candidate.sentence
    group = candidate.governor
    start = candidate.last
    if group is not None and start < group.first and group.last < spot.first:
        start = group.last  # over an aside: "…, most of them women, have fled to"
    between = sentence.lower[start + 1 : spot.first]
    if {"them", "whom", ";"} & set(between) or (_FORMERLY & set(between) and _MEANT & set(between)):
        return False
    numbered = any(sentence.numbers[candidate.last + 1 : spot.first])
    enclosed = numbered and sentence.lower[spot.first] in ("inside", "within")
    gapped = _opens_gap(sentence, spot)
    return not (enclosed or gapped or _of_next_number(candidate, spot) or _in_next_clause(candidate, spot))


def _opens_gap(sentence: Sentence, spot: Spot) -> bool:
    """Whether a place opens a clause without a verb: "rose to 300 in Turkey, and | in Syria to 40"."""
    after = spot.entity.last + 1
    joined = sentence.word(spot.first - 1) in ("and", "but", "while", ";")
    led = sentence.word(after) in ("to", "at", "by", "some", "about", "another", "nearly")
    return joined and led and any(sentence.numbers[after : after + 3])


def _fits_before(candidate: Candidate, spot: Spot) -> bool:
    sentence, governor = candidate.sentence, candidate.governor
    between = set(sentence.lower[spot.entity.last + 1 : candidate.first])
    apart = candidate.kind in HARM and spot.way == "to" and _told_apart(candidate, spot)
    headed = ":" in between and spot.way == "to" and spot.first > 0
    if (
        apart
        or (candidate.kind == "troops" and headed)
        or (";" in between and candidate.kind in ("troops", "captured"))
    ):
        return False
    if candidate.kind not in ("troops", "displaced") or spot.first <= 1 or spot.way == "from":
        return True
    if governor is None:
        return False
    inside = governor.lemma in _OF_SUBJECT or (candidate.kind == "displaced" and governor.lemma in _UPROOTING)
    if inside and governor.first > spot.first >= sides.subject_start(sentence, governor):
        return True
    if governor.form == GERUND and not governor.progressive and governor.first > spot.first:
        return True
    return not between & _CLAUSE_WORDS and (governor.last < spot.first or governor.first > candidate.last)


_OF_SUBJECT = frozenset(("have", "keep", "number"))
"""Verbs whose subject's place is also that of their object: "the force in Mali has 300 men"."""
_UPROOTING = frozenset(("uproot", "displace"))
"""The contract: who is uprooted in a place is there; who is driven out is not."""


def _told_apart(candidate: Candidate, spot: Spot) -> bool:
    """Whether a place is what somebody fires at, who then tells of his own: "fired into Galilee and said four"."""
    sentence = candidate.sentence
    fires = any("fire" in group.frames and group.last < spot.first for group in sentence.groups)
    for group in sentence.groups:
        if fires and "report" in group.frames and spot.entity.last < group.first < candidate.first:
            return bool({"and", "but", "while"} & set(sentence.lower[spot.entity.last + 1 : group.first]))
    return False


def _in_next_clause(candidate: Candidate, spot: Spot) -> bool:
    """Whether a verb with a subject of its own stands between: "275 hurt, and Ankara has flown 35 to Turkey"."""
    sentence = candidate.sentence
    for group in sentence.groups:
        if (
            not candidate.last < group.first < spot.first
            or not group.finite
            or group.reduced
            or group is candidate.governor
            or sentence.lower[group.first] in sentence.grammar.lexicon.words["particles"]
        ):
            continue
        begin = sides.subject_start(sentence, group)
        subject = [word for word in sentence.lower[begin : group.first] if word[0].isalnum()]
        if (
            begin > candidate.last + 1
            and subject
            and sentence.lower[begin - 1] in (",", "and", "but", ";", "that")
            and "report" not in group.frames
        ):
            return True
    return False


def _of_next_number(candidate: Candidate, spot: Spot) -> bool:
    """Whether a place belongs to a number after a comma: "Thais fled, and 20,000 villagers on the Cambodian side"."""
    sentence = candidate.sentence
    numbered = [at for at in range(candidate.last + 1, spot.first) if sentence.numbers[at]]
    if not numbered or "," not in sentence.lower[candidate.last + 1 : numbered[0]]:
        return False
    verbs = [group for group in sentence.groups if candidate.last < group.first < spot.first]
    own = [group for group in verbs if group.first < numbered[0]]
    return bool(own) and len(own) == len(verbs) and spot.first - numbered[-1] <= 3


def _preferred(sentence: Sentence, there: list[tuple[int, Spot]], leaving: bool) -> tuple[int, Spot]:
    """The nearest place; a goal beats a place nearly as near, and a code beats a sea."""
    price, spot = there[0]
    for other_price, other in there[1:3]:
        crossing = sentence.word(spot.first).startswith("cross")
        if other_price > price + (20 if crossing else 8):
            break
        if (
            spot.entity.code is None
            and other.entity.code is not None
            and other.first > spot.first
            and other_price <= price + 6
        ) or ((leaving or crossing) and other.first != spot.first and other.way != "from"):
            price, spot = other_price, other
    return price, spot


def _host(candidate: Candidate, origin: str | None) -> Entity | None:
    """Who takes people in or counts arrivals: "Germany expects 8,000 refugees", "Vienna said 6,500 had arrived"."""
    group, sentence = candidate.governor, candidate.sentence
    if group is not None and candidate.kind == "captured" and group.lemma in _WELCOMING and not group.passive:
        traded = candidate.relation != "object" or sentence.word(candidate.first - 1) == "for"
        return None if traded else sides.subject(sentence, group)
    if group is None or candidate.kind not in ("displaced", "troops"):
        return None
    if "host" in group.frames and candidate.relation == "object" and not group.passive:
        found = sides.subject(sentence, group)
        return found if found is not None and found.code != origin else None
    if (
        group.lemma.split()[0] in ("arrive", "enter", "come", "cross", "turn", "show", "land", "pour", "stream")
        and candidate.relation == "subject"
    ):
        says = [other for other in sentence.groups if "report" in other.frames and other.last < candidate.first]
        found = sides.subject(sentence, says[-1]) if says else None
        return found if found is not None and found.code != origin else None
    return None


def _back_reference(candidate: Candidate) -> tuple[str, str]:
    """The noun that points back to a place, and its preposition ("there", "in the strip"); else empty."""
    sentence = candidate.sentence
    places = sentence.grammar.lexicon.anaphora["region"]
    for at, word in enumerate(sentence.lower):
        if word == "there" and sentence.word(at + 1) not in _THERE_IS:
            return word, "in"
        near = at > candidate.last and not any(sentence.numbers[candidate.last + 1 : at])
        if word == "it" and near and sentence.word(at - 1) in ("inside", "within", "into"):
            return "country", "in"
        if word in places and sentence.word(at - 1) in ("the", "that", "this") and not _possessive(sentence, at):
            leads = sentence.word(at - 2)
            if leads in _LEADS and sentence.word(at + 1) != "of":
                return word, leads
    return "", ""


def _possessive(sentence: Sentence, at: int) -> bool:
    return sentence.view[sentence.starts[at] : sentence.ends[at]].endswith("'s")


def _meant(noun: str, candidate: Candidate, all_spots: list[Spot], previous: Sequence[Sentence]) -> Entity | None:
    """The place that a back reference means: the last one fitting the noun, in this sentence or the one before."""
    sentence = candidate.sentence
    near = [entity for entity in sentence.entities if entity.last < candidate.last + 20]
    here = [entity for entity in near if not candidate.first <= entity.first <= candidate.last]
    here = [
        each for each in here if not any(sentence.numbers[max(each.first - 2, 0) : each.first])
    ]  # "45 Chinese jets"
    found = _last_fitting(noun, here, [spot.entity for spot in all_spots])
    if found is not None:
        return found
    for before in reversed(previous):
        found = _last_fitting(noun, before.entities, [spot.entity for spot in spots(before, [])])
        if found is not None:
            return found
    return None


def _last_fitting(noun: str, entities: Sequence[Entity], tied: Sequence[Entity]) -> Entity | None:
    """The last entity that the noun can mean: a country for "country", else a place, a region, or what was tied in."""
    named = [entity for entity in entities if entity.codes and len(entity.codes) == 1]
    if noun in ("country", "nation", "island", "kingdom", "republic", "capital"):
        kept = [entity for entity in named if {"country", "capital", "demonym"} & set(entity.roles)]
        tied_kept = [entity for entity in kept if entity in tied]
        return _last(tied_kept or kept)
    local = [entity for entity in named if {"place", "region"} & set(entity.roles)]
    return _last(local or [entity for entity in named if entity in tied])


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
    if candidate.kind == "captured":  # not where they fought: "defenders of Mariupol"
        named = [each for each in named if candidate.sentence.word(each.first - 1) != "of"]
    apart = [spot.entity for spot in all_spots if candidate.kind in HARM and _told_apart(candidate, spot)]
    named = [entity for entity in named if entity not in apart]
    codes = {entity.code for entity in named} - tied_away
    return named[0] if len(codes) == 1 and candidate.kind != "displaced" else None


def _last(entities: Sequence[Entity]) -> Entity | None:
    return entities[-1] if entities else None
