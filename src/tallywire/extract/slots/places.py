"""Where: the place a number's people or things are at or go to, and the one they leave."""

from __future__ import annotations

from dataclasses import dataclass

from tallywire.extract.facts_kinds import Candidate
from tallywire.extract.facts_syntax import Entity, Sentence

_PLACE_ROLES = frozenset(("country", "capital", "place", "region", "demonym"))
_PLACE_NOUNS = frozenset(
    (
        "airspace territory border borders frontier city cities soil region regions province capital waters town towns village villages coast side "
        "land base bases island islands ports port towns outskirts mountains district districts airport peninsula enclave prisons prison jails jail camps "
        "captivity hands settlement settlements area areas positions sea shores skies hospital hospitals embassy consulate checkpoint outpost lines "
        "mainland heartland interior north south east west crossing crossings countryside ministry parliament refinery refineries depot airfield airfields "
        "oil energy power cargo facilities infrastructure grid defences defenses forces troops targets"
    ).split()
)
_BACKWARD_WORDS = 9


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with the preposition that ties it to the sentence."""

    entity: Entity
    way: str
    """at, to or from"""
    first: int
    """index of the preposition"""


def spots(sentence: Sentence, speech: list[tuple[int, int]]) -> list[Spot]:
    """Every place that the sentence puts something at, outside the words that name a speaker."""
    found = []
    for entity in sentence.entities:
        if any(first <= entity.first <= last for first, last in speech):
            continue
        if not set(entity.roles) & _PLACE_ROLES:
            continue
        if (
            "demonym" in entity.roles
            and sentence.word(entity.last + 1) not in _PLACE_NOUNS
            and sentence.word(entity.last + 2) not in _PLACE_NOUNS
        ):
            continue
        tied = _tie(sentence, entity)
        if tied is not None:
            found.append(Spot(entity, *tied))
    return found


def _tie(sentence: Sentence, entity: Entity) -> tuple[str, int] | None:
    """The way and the preposition that lead to a place, over its modifiers; None where it stands free."""
    lexicon = sentence.grammar.lexicon
    ways, prepositions = lexicon.places, lexicon.words["prepositions"]
    at, steps = entity.first - 1, 0
    while at >= 0 and steps < _BACKWARD_WORDS:
        word = sentence.lower[at]
        if word == "of" and sentence.word(at - 1) == "out":
            return "from", at - 1
        if word in ("of", "with", "between") or word == "and" and sentence.entity(at - 1) is not None:
            at, steps = at - 1, steps + 1
            continue
        for way in ("to", "at", "from"):
            if word in ways[way]:
                if (
                    word in ("to", "for")
                    and at in sentence.group_at
                    and sentence.groups[sentence.group_at[at]].first == at
                    and sentence.groups[sentence.group_at[at]].infinitive
                ):
                    return None
                return way, at
        if word in prepositions or not (word[0].isalnum() or word in "-'") or sentence.numbers[at]:
            return None
        if at in sentence.group_at and not _modifier(sentence, at):
            group = sentence.groups[sentence.group_at[at]]
            return (
                ("to", at)
                if "move" in group.frames
                and group.lemma
                in ("enter", "reach", "cross", "hit", "strike", "join", "storm", "target", "attack", "pound")
                and at == entity.first - 1
                else None
            )
        at, steps = at - 1, steps + 1
    return None


def _modifier(sentence: Sentence, at: int) -> bool:
    group = sentence.groups[sentence.group_at[at]]
    return group.first == group.last and not group.finite


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


def locate(candidate: Candidate, all_spots: list[Spot]) -> tuple[str | None, str | None, list[str]]:
    """Location and origin of what is counted, and the rules that gave them."""
    leaving = candidate.governor is not None and "leave" in candidate.governor.frames
    ranked = sorted(((_reach(candidate, spot), spot) for spot in all_spots), key=lambda each: each[0])
    there = [(price, spot) for price, spot in ranked if spot.way != "from"]
    away = [(price, spot) for price, spot in ranked if spot.way == "from" and price < 25]
    origin = away[0][1].entity.code if away else None
    rules = ["from_place"] if origin else []
    location = None
    if there:
        price, spot = _preferred(there, leaving)
        location = spot.entity.code
        rules.append(f"place_{spot.way}" if price < 18 else "place_far")
    if location is None and _back_reference(candidate):
        entity = _place_before(candidate)
        if entity is not None:
            location, rules = entity.code, [*rules, "place_anaphor"]
    return location, origin, rules


def _preferred(there: list[tuple[int, Spot]], leaving: bool) -> tuple[int, Spot]:
    """The nearest place; a goal beats a place nearly as near, and a code beats a sea."""
    price, spot = there[0]
    for other_price, other in there[1:3]:
        if other_price > price + 8:
            break
        if (
            spot.entity.code is None
            and other.entity.code is not None
            and other.first > spot.first
            and other_price <= price + 6
        ):
            price, spot = other_price, other
        elif leaving and spot.way == "at" and other.way == "to":
            price, spot = other_price, other
    return price, spot


def _back_reference(candidate: Candidate) -> bool:
    """Whether the clause says "there", "in the country", "in the strip"."""
    sentence = candidate.sentence
    places = sentence.grammar.lexicon.anaphora["region"]
    for at, word in enumerate(sentence.lower):
        if word == "there" and sentence.word(at + 1) not in ("is", "are", "was", "were", "had", "has", "have", "will"):
            return True
        if (
            word in places
            and sentence.word(at - 1) in ("the", "that", "this")
            and sentence.word(at - 2) in ("in", "into", "to", "across", "within", "inside", "near", "at", "of")
        ):
            return True
    return False


def _place_before(candidate: Candidate) -> Entity | None:
    kept = [
        entity
        for entity in candidate.sentence.entities
        if entity.last < candidate.last + 20
        and entity.codes
        and set(entity.roles) & _PLACE_ROLES
        and "demonym" not in entity.roles
    ]
    before = [entity for entity in kept if entity.last < candidate.first]
    return (before or kept or [None])[-1]
