"""The places of a sentence, each with the preposition that ties it in."""

from __future__ import annotations

from dataclasses import dataclass

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Entity, Group, Sentence
from tallywire.extract.lexicon import load, word_list
from tallywire.extract.slots.clauses import before_name

_GOING_ON_FROM_PLACES = word_list("function_words", "going_on_from_places")
_OVER_TO_TIES = word_list("function_words", "over_to_ties")
_SEVERAL_TARGETS = word_list("noun_lists", "several_targets")
_BEFORE_SEATS = word_list("function_words", "before_seats")
_BEFORE_TIMES = word_list("function_words", "before_times")
PLACE_ROLES = frozenset(("country", "capital", "place", "region", "demonym"))
_BACKWARD_WORDS = 9
_DEALINGS = word_list("noun_lists", "dealings")
_BEFORE_BATTLE = word_list("function_words", "before_battles")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with the preposition that ties it to the sentence."""

    entity: Entity
    way: str
    """at, to or from"""
    first: int
    """index of the preposition"""


ABBREVIATED = frozenset(("u.s.", "u.s", "us", "u.k.", "u.k", "uk"))
_REGIONAL = word_list("noun_lists", "regional")
_FORCES = word_list("noun_lists", "forces_of_names")
_BEFORE_UNKNOWN_PLACES = word_list("function_words", "inside_places")
_BLOWS = word_list("noun_lists", "blows_at_home")
_FIGHTERS = word_list("noun_lists", "fighters")


def spots(sentence: Sentence, speech: list[tuple[int, int]]) -> list[Spot]:
    """Every place that the sentence puts something at, outside the words that name a speaker."""
    found = []
    place_nouns = sentence.grammar.lexicon.places["nouns"]
    for entity in sentence.entities:
        if any(first <= entity.first <= last for first, last in speech):
            continue
        if not set(entity.roles) & PLACE_ROLES:
            continue
        if "demonym" in entity.roles and not _names_place(sentence, entity.last + 1, place_nouns):
            continue
        if "demonym" in entity.roles and (_is_elsewhere(sentence, entity) or _is_opponent(sentence, entity)):
            continue
        if sentence.lower[entity.last] in ABBREVIATED and sentence.word(entity.last + 1) in _FORCES:
            continue
        regional = sentence.word(entity.last + 1) in _FIGHTERS or sentence.lower[entity.last] in _REGIONAL
        if not entity.codes and regional:
            continue  # "in clashes with Kurdish militants", "a Western mission in Ukraine"
        if _is_foe(sentence, entity) or (entity.possessive and not _owned_place(sentence, entity)):
            continue
        if _is_subject_after_time(sentence, entity):
            continue
        if entity.first == 0 and _heads_report(sentence, entity):
            found.append(Spot(entity, "at", 0))
            continue
        tied = _tie(sentence, entity) or _names_blow(sentence, entity)
        if tied is not None:
            found.append(Spot(entity, *tied))
    return found


def _names_place(sentence: Sentence, at: int, place_nouns: frozenset[str]) -> bool:
    """Whether the words behind a nationality are a place, and no men: "Finnish border", but not "border guards"."""
    if sentence.word(at) in place_nouns:
        return sentence.word(at + 1) not in _GUARDS
    if sentence.word(at + 2) in place_nouns and sentence.word(at + 1) in _DEFENCE:
        return True  # "at an Israeli air defence base"
    return sentence.word(at + 1) in place_nouns and sentence.word(at) not in _GUARDS


_DEFENCE = word_list("noun_lists", "defence")
_GUARDS = word_list("noun_lists", "guards")
_TIMES = word_list("noun_lists", "time_units") | word_list("noun_lists", "opening_times")


def _is_subject_after_time(sentence: Sentence, entity: Entity) -> bool:
    """Whether words of time open the sentence, and a country is what follows: "In a year of war Chad has lost"."""
    group = sentence.group(entity.last + 1)
    if group is None or not group.finite or group.reduced or sentence.word(entity.first - 1) not in _TIMES:
        return False
    return entity.first < _BACKWARD_WORDS and sentence.lower[0] in _BEFORE_TIMES


def _heads_report(sentence: Sentence, entity: Entity) -> bool:
    """Whether a headline opens with a place, or with those who count there: "Kabul: 30 dead", "Lviv hospitals: …"."""
    after, local = entity.last + 1, sentence.grammar.lexicon.authorities
    return sentence.word(after + (sentence.word(after) in local)) == ":"


def _is_opponent(sentence: Sentence, entity: Entity) -> bool:
    """Whether a nationality names whom others fight: "in clashes with Kyrgyz troops"."""
    return sentence.word(entity.first - 1) in ("with", "between") and sentence.word(entity.first - 2) in _FIGHTS


_FIGHTS = word_list("noun_lists", "fights")


def _names_blow(sentence: Sentence, entity: Entity) -> tuple[str, int] | None:
    """The tie of a town that names what befell it: "the toll of the Kabul blast doubled"."""
    town = not {"place", "capital"}.isdisjoint(entity.roles) and sentence.word(entity.last + 1) in _BLOWS
    of = town and before_name(sentence, entity) == "of"
    return ("at", entity.first - 1) if of else None


def _is_foe(sentence: Sentence, entity: Entity) -> bool:
    """Whether a country is whom others fight, and not where: "border fighting with Tajikistan", "at war with"."""
    return sentence.word(entity.first - 1) == "with" and sentence.word(entity.first - 2) in _FIGHTS


def _is_elsewhere(sentence: Sentence, entity: Entity) -> bool:
    """Whether a nationality names a thing that stands in a place named after it: "the Turkish school of Idlib"."""
    for at in (entity.last + 2, entity.last + 3):
        place = sentence.entity(at + 1)
        if sentence.word(at) in _BEFORE_SEATS and place is not None and place.codes:
            return "demonym" not in place.roles and place.code != entity.code
    return False


def _owned_place(sentence: Sentence, entity: Entity) -> bool:
    """Whether a possessive name owns a place ("Ukraine's borders", "Russia's Kursk region")."""
    after = sentence.lower[entity.last + 1 : entity.last + 4]
    if after[:1] == ["side"] and after[1:2] != ["of"]:
        return False  # "to join the war on Russia's side"
    if not _BLOWS.isdisjoint(after[:2]) and sentence.word(entity.first - 1) in _BEFORE_UNKNOWN_PLACES:
        return True  # "in Beirut's blast"
    if sentence.capital(entity.last + 1) and sentence.word(entity.first - 1) in _BEFORE_UNKNOWN_PLACES:
        return True  # "in Italy's Dolomites"
    named = [sentence.entity(at) for at in range(entity.last + 1, min(entity.last + 3, len(sentence.lower)))]
    return bool(sentence.grammar.lexicon.places["nouns"] & set(after)) or any(
        each is not None and set(each.roles) & PLACE_ROLES for each in named
    )


def _tie(sentence: Sentence, entity: Entity) -> tuple[str, int] | None:
    """The way and the preposition that lead to a place, over its modifiers; None where it stands free."""
    lexicon = sentence.grammar.lexicon
    prepositions, conjunctions = lexicon.words["prepositions"], lexicon.words["conjunctions"]
    for at in range(entity.first - 1, max(entity.first - 1 - _BACKWARD_WORDS, -1), -1):
        word = sentence.lower[at]
        if sentence.entity_at[at] >= 0 and sentence.word(at + 1) not in _GOING_ON_FROM_PLACES:
            return None
        side = _side_of(sentence, at) if word == "of" else None
        if side is not None:
            return _led_out(sentence, at - 1) or (side, at - 1)
        dealt = word == "with" and sentence.word(at - 1) in _DEALINGS  # "in talks with Berlin"
        if word == "," and _is_town(sentence, at - 1) and sentence.group(entity.last + 1) is None:
            continue  # "in Aitou, northern Lebanon"
        if (word in _OVER_TO_TIES and not dealt) or (word == "and" and _joins_to_nowhere(sentence, at)):
            continue
        way = next((way for way in ("to", "at", "from") if word in lexicon.places[way]), None)
        if way is not None and word not in conjunctions:
            untied = _purpose(sentence, at) or _allegiance(sentence, at, entity) or _is_vehicle(sentence, entity)
            return None if untied else _led_out(sentence, at) or (way, at)
        group = sentence.group(at)
        if group is not None and not _modifier(group):
            onto = "onto" in group.frames and at >= entity.first - 3 and not group.passive
            return ("to", at) if onto else None
        if (
            word in conjunctions
            or word in prepositions
            or word in lexicon.words["subordinators"]
            or (sentence.numbers[at] and not _holds_several(sentence, entity))
            or not (word[0].isalnum() or word in "-'")
        ):
            return None
    return None


def _is_town(sentence: Sentence, at: int) -> bool:
    """Whether a word can be the name of a town that the gazetteer lacks: no name of a day or a month."""
    unknown = sentence.capital(at) and sentence.entity_at[at] < 0 and not sentence.numbers[at]
    return unknown and sentence.lower[at] not in _DAYS


_DAYS = word_list("grammar", "weekdays") | frozenset(
    form.lower() for forms in load("dates")["months"] for form in forms
)


def _led_out(sentence: Sentence, at: int) -> tuple[str, int] | None:
    """ "from", and its word, where a clause only tells where the place left is: "out of the base it runs near Gao"."""
    holds = sentence.group(at - 1)
    if holds is None or not holds.finite or holds.passive or sentence.word(holds.first - 1) not in _HOLDERS:
        return None
    for left in range(holds.first - 2, max(holds.first - 2 - _BACKWARD_WORDS, 0), -1):
        word = sentence.lower[left]
        if word == "from" or (word == "of" and sentence.word(left - 1) == "out"):
            return "from", left
        if left in sentence.group_at or not word.isalpha():
            return None
    return None


_HOLDERS = word_list("function_words", "pronouns") | {"that", "which"}


def stands_in_origin(sentence: Sentence, spot: Spot) -> bool:
    """Whether a place only tells where another is that is left: "from a base in Yemen", "from Gao in Mali"."""
    if sentence.lower[spot.first] not in _INSIDE:
        return False
    for at in range(spot.first - 1, max(spot.first - 1 - _BACKWARD_WORDS, -1), -1):
        word, group = sentence.lower[at], sentence.group(at)
        if word == "from" or (word == "out" and sentence.word(at + 1) == "of"):
            return True
        other = sentence.entity(at)
        if other is not None and other.codes and other.codes != spot.entity.codes:
            return False
        if sentence.numbers[at] or not word[0].isalnum() or (group is not None and not _modifier(group)):
            return group is not None and _leaves_behind(group) and at < spot.first - 1
    return False


def _leaves_behind(group: Group) -> bool:
    """Whether the object of a verb is the place that is left: "forced 300 people to flee Gao in Mali"."""
    return group.lemma in _FLEEING and not (group.passive or group.reduced)


_INSIDE = word_list("function_words", "inside_places")
_FLEEING = word_list("verb_lists", "fleeing")


def _holds_several(sentence: Sentence, entity: Entity) -> bool:
    """Whether a nationality names places that are counted: "at eleven Israeli bases"."""
    people = _SEVERAL_TARGETS & set(sentence.lower[entity.last + 1 : entity.last + 3])
    return "demonym" in entity.roles and not people


def _is_vehicle(sentence: Sentence, entity: Entity) -> bool:
    """Whether a name tells whose plane or ship it is, and no place: "on U.S. military planes"."""
    after = sentence.lower[entity.last + 1 : entity.last + 4]
    stop = next((at for at, word in enumerate(after) if not word[0].isalnum() or word in _LINKING), len(after))
    return not sentence.grammar.lexicon.places["vehicles"].isdisjoint(after[:stop])


_LINKING = word_list("function_words", "joining_places")


def _joins_to_nowhere(sentence: Sentence, at: int) -> bool:
    """Whether "and" follows a place of no single country: "in the Black Sea and Crimea"."""
    before = sentence.entity(at - 1)
    return before is not None and (not before.codes or before.possessive)


def _side_of(sentence: Sentence, at: int) -> str | None:
    """The way of "out of" and of a compass point: "70 km north of Khartoum"."""
    before = sentence.word(at - 1)
    if before == "out":
        return "from"
    if before in sentence.grammar.lexicon.places["blows"]:
        return "at"  # "the fall of Laukkai"
    aside = before in sentence.grammar.lexicon.places["compass"] and sentence.word(at - 2) != "the"
    return "at" if aside else None


def _purpose(sentence: Sentence, at: int) -> bool:
    """Whether "to" begins an infinitive, and no place."""
    group = sentence.group(at)
    return group is not None and group.first == at and group.infinitive


def _allegiance(sentence: Sentence, at: int, entity: Entity) -> bool:
    """Whether "to" or "for" leads to a side and no place: "leased to", "loyal to", "fighting for Russia"."""
    before = sentence.word(at - 1)
    if before not in sentence.grammar.lexicon.places.get(f"allegiance_{sentence.lower[at]}", frozenset()):
        return False
    if before == "close":  # "came close to Taiwan"
        group = sentence.group(at - 2)
        return group is None or "move" not in group.frames
    town = not {"place", "capital"}.isdisjoint(entity.roles)
    return not (before == "fighting" and town and sentence.word(at - 2) in _BEFORE_BATTLE)


def _modifier(group: Group) -> bool:
    return group.first == group.last and not group.finite


def listed_place(candidate: Candidate) -> Entity | None:
    """The country before a number in a list under a heading: "Refugees by country: Chad – 90,000, Niger: 4,000"."""
    sentence, at = candidate.sentence, candidate.first - 1
    if sentence.word(at) not in _LISTING or ":" not in sentence.lower[: at - 1]:
        return None
    entity = sentence.entity(at - 1)
    after = entity is not None and entity.first > sentence.lower.index(":") and len(entity.codes) == 1
    return entity if after and entity is not None and "country" in entity.roles else None


_LISTING = frozenset(("–", "—", "-", ":"))
