"""Whom things are meant for, where no verb of giving of their own says so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from unicodedata import category

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Entity, Group
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import clauses
from tallywire.extract.slots.rules import Answer

_BEFORE_PLACES = word_list("function_words", "before_places")
_CARRYING = word_list("function_words", "carrying")
_JOURNEYS = word_list("verb_lists", "journeys")
_SETTING_OUT = word_list("verb_lists", "setting_out")
_GUARDS = word_list("noun_lists", "guards")
_STRICKEN = tuple(word_list("inflection", "stricken"))
_UNITS_OF_MONEY = word_list("noun_lists", "units_of_money")
_BREAKS = frozenset((";", ":", "-", "—", "–", "("))
_SITES = word_list("noun_lists", "sites")
_SERVED = word_list("noun_lists", "served")
_DECIDERS = word_list("noun_lists", "deciders")
_BEFORE_SIDES = word_list("function_words", "other_owners")


def is_meant_for(candidate: Candidate) -> bool:
    """Whether a list of things is for a side without a verb: "40 boats, 90 drones for Kyiv", "are on offer to"."""
    sentence = candidate.sentence
    if sentence.group(candidate.last) is not None:
        return False
    for entity in sentence.entities:
        between = tuple(sentence.lower[candidate.last + 1 : entity.first])
        headline = not sentence.groups and between[-1:] == ("to",)
        if not between or not entity.codes or not (headline or _meant(between)):
            continue
        groups = (sentence.group(at) for at in range(candidate.last + 1, entity.first))
        verb = any(group is not None and group.lemma != "be" for group in groups)
        return not verb and _BREAKS.isdisjoint(between)
    return False


def _meant(between: tuple[str, ...]) -> bool:
    """Whether words between a thing and a name end in "for", or in "on offer to"."""
    words = between[:-1] if between and between[-1] in _BEFORE_SIDES else between
    return words[-1:] == ("for",) or words[-3:] in (("on", "offer", "to"), ("on", "loan", "to"), ("on", "order", "for"))


def meant_to_have(candidate: Candidate) -> Entity | None:
    """Who is to have what is counted: "ten of 100 tanks that they mean Ukraine to have by the end of the year"."""
    sentence = candidate.sentence
    for group in sentence.groups:
        entity = sentence.entity(group.last + 1)
        if group.first <= candidate.last or group.lemma not in _MEANING or entity is None or not entity.codes:
            continue
        then = sentence.group(entity.last + 1)
        clause = sentence.lower[candidate.last + 1 : group.first]
        led = not _CLAUSE.isdisjoint(clause) and len(clause) <= _CLAUSE_WORDS
        if led and then is not None and then.infinitive and then.lemma in _HAVING:
            return entity
    return None


_BUYING = word_list("verb_lists", "buying_for_oneself")
_MEANING = word_list("verb_lists", "meaning")
_HAVING = word_list("verb_lists", "having")
_CLAUSE = word_list("function_words", "pronouns") | {"that", "which"}
_CLAUSE_WORDS = 8


def recipient_beside(candidate: Candidate) -> Answer | None:
    """Whom another gift of the sentence is for: "Oslo gave Kyiv its only system; Prague has sent twelve tanks"."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or "give" not in group.frames or candidate.relation != "object" or group.passive:
        return None
    if group.lemma in _BUYING:
        return None  # "will send Ukraine one of two systems; it ordered seven in 2017"
    for other in sentence.groups:
        if other.last >= group.first or "give" not in other.frames or other.passive or other.nominal:
            continue
        for entity in sentence.entities:
            if other.last < entity.first < group.first and entity.codes and not entity.possessive:
                close = entity.first == other.last + 1 or sentence.word(entity.first - 1) == "to"
                if close and sentence.distance(other.last, entity.first) < 9:
                    return entity.code, "recipient_beside"
    return None


def is_paid_for(candidate: Candidate) -> bool:
    """Whether somebody bears what things for another cost: "to share cost of 90 tanks for Kyiv"."""
    sentence, at = candidate.sentence, candidate.first - 1
    costs = sentence.word(at) in _OF_COSTS and sentence.word(at - 1) in _COSTS
    return candidate.item is not None and candidate.relation == "object" and costs


_COSTS = word_list("noun_lists", "costs_borne")
_OF_COSTS = word_list("function_words", "after_costs")


def main_verb(candidate: Candidate) -> Group | None:
    """The verb that a thing with a participle behind it is the subject of: "tanks bought by Oslo | will go"."""
    group = candidate.governor
    if group is None or not group.reduced or candidate.relation != "subject":
        return group
    after = (other for other in candidate.sentence.groups if other.first > group.last)
    main = next((other for other in after if other.finite and not other.reduced), None)
    own = main is not None and clauses.subject_start(candidate.sentence, main) <= candidate.last
    return main if own else group


def returns_with(candidate: Candidate) -> bool:
    """Whether somebody comes away with what is counted: "left Washington with $2 billion"."""
    group = candidate.governor
    leaves = group is not None and group.lemma in _SETTING_OUT
    if candidate.item is not None and group is not None and group.lemma in _JOURNEYS:
        return False  # "two bombers flew over the peninsula with four jets"
    return leaves and candidate.relation == "object" and candidate.sentence.word(candidate.first - 1) == "with"


def visited(candidate: Candidate) -> Entity | None:
    """The capital or body that somebody was at who took home what is counted."""
    sentence = candidate.sentence
    for entity in reversed(sentence.entities):
        before = entity.first - (2 if sentence.word(entity.first - 1) == "the" else 1)
        at_it = sentence.word(before) in _BEFORE_PLACES or sentence.group(before) is not None
        seat = {"capital", "office", "organization"} & set(entity.roles)
        if entity.last < candidate.first and entity.codes and seat and at_it and entity.first > 0:
            return entity
    return None


def side_after_to(candidate: Candidate) -> Entity | None:
    """The nearest side after "to" or "for", after the number, else before it in its clause."""
    sentence = candidate.sentence
    best: tuple[int, Entity] | None = None
    words = sentence.grammar.lexicon.words
    for entity in sentence.entities:
        if not entity.codes or is_no_taker(candidate, entity):
            continue
        at = entity.first - 1
        while at >= 0 and (sentence.lower[at] in words["before_recipients"] or sentence.lower[at].endswith(_STRICKEN)):
            at -= 1
        at = _before_good_work(candidate, at) if candidate.role == "money" else at
        if candidate.item is not None and sentence.word(at) in ("toward", "towards"):
            continue
        if at < 0 or sentence.lower[at] not in words["to_recipients"] or sentence.word(at - 1) == "according":
            continue
        if entity.first > candidate.last and _of_share(sentence.lower[candidate.last + 1 : entity.first]):
            continue
        if entity.first > candidate.last and _is_taker_of_part(candidate, entity):
            continue
        if candidate.role == "money" and ";" in sentence.lower[candidate.last : entity.first]:
            continue
        if entity.first > candidate.last:
            price = sentence.distance(candidate.last, entity.first)
        elif entity.last < candidate.first:
            price = sentence.distance(entity.last, candidate.first) + 5
        else:
            price = 0
        if price < 34 and (best is None or price < best[0]):
            best = (price, entity)
    return best[1] if best else None


def _before_good_work(candidate: Candidate, at: int) -> int:
    """Index of the "for" of what is done in a country: "$2 billion | for the reconstruction of Gaza"; else `at`."""
    sentence = candidate.sentence
    if sentence.word(at) not in _IN_FIELDS and sentence.word(at + 1) != "of":
        return at
    works = False
    for back in range(at, max(at - _WORK_WORDS, candidate.last), -1):
        word = sentence.lower[back]
        works |= word in _GOOD_WORKS
        if word in _TOWARD_WORK:
            return back if works else at
        if not word[0].isalnum() or sentence.numbers[back]:
            return at
    return at


_IN_FIELDS = word_list("function_words", "inside_places") | {"across", "of"}
_TOWARD_WORK = frozenset(("for", "to", "towards"))
_GOOD_WORKS = word_list("noun_lists", "good_works")
_WORK_WORDS = 8


def _is_taker_of_part(candidate: Candidate, entity: Entity) -> bool:
    """Whether a name only gets a part of a sum: "a $95 billion bill that includes $61 billion for Ukraine"."""
    sentence = candidate.sentence
    if candidate.role != "money" or not any(sentence.numbers[candidate.last + 1 : entity.first]):
        return False
    holds = (
        group.last + 1
        for group in sentence.groups
        if candidate.last < group.first < entity.first and group.lemma in sentence.grammar.lexicon.gifts["contain"]
    )
    start = next(holds, len(sentence.lower))
    part = sentence.lower[start : entity.first]
    return not _UNITS_OF_MONEY.isdisjoint(part) or any(category(word[0]) == "Sc" for word in part)


def _of_share(between: Sequence[str]) -> bool:
    """Whether words speak of a share, or of others, only: "$47 billion, a third of it for Sudan"."""
    if "those" in between:
        return True  # "bought 24 guns to replace those it passed to Kyiv"
    return any(pair in (("of", "it"), ("of", "which"), ("of", "that")) for pair in pairwise(between[1:]))


def is_no_taker(candidate: Candidate, entity: Entity) -> bool:
    """Whether a name stands for a place or for people whom a gift before served: "the NATO base", "Syrian children"."""
    sentence = candidate.sentence
    after, then = sentence.word(entity.last + 1), sentence.word(entity.last + 2)
    if after in _SITES and then not in _GUARDS:
        return True
    if _names_pot(candidate, entity) or (entity.possessive and after in _NEIGHBOURS):
        return True
    return "demonym" in entity.roles and entity.last < candidate.first and after in _SERVED


def _names_pot(candidate: Candidate, entity: Entity) -> bool:
    """Whether a name tells whose fund a sum goes into for another: "contributed €1bn to a G7 package for Ukraine"."""
    sentence, at = candidate.sentence, entity.last + 1
    if candidate.role != "money" or entity.first <= candidate.last or "country" in entity.roles:
        return False
    pot = next((far for far in range(at, at + _POT_WORDS) if sentence.word(far) in _POTS), len(sentence.lower))
    after = (each for each in sentence.entities if pot < each.first <= pot + 2 * _POT_WORDS and each.codes)
    return any(sentence.word(each.first - 1) == "for" for each in after)


_NEIGHBOURS = word_list("noun_lists", "neighbours")
_POTS = word_list("noun_lists", "funds_of_lenders") | word_list("noun_lists", "pots")
_POT_WORDS = 4


def is_before_parliament(candidate: Candidate) -> bool:
    """Whether a number is put to those who decide: "$3 billion is before parliament in Seoul"."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or group.lemma != "be" or candidate.relation != "subject":
        return False
    words = sentence.lower[group.last + 1 : group.last + 5]
    return words[:1] == ["before"] and not _DECIDERS.isdisjoint(words)


def is_freight(candidate: Candidate) -> bool:
    """Whether a ship or a plane carries things for a side: "With 17 trucks for the army, a freighter has docked"."""
    sentence = candidate.sentence
    opens = _CARRYING & set(sentence.lower[max(candidate.first - 8, 0) : candidate.first])
    after = sentence.lower[candidate.last + 1 : candidate.last + 3]
    beside = "for" in after or after[:1] in ([","], ["and"])
    return candidate.item is not None and bool(opens) and beside and is_meant_for(candidate)


def coming_to(candidate: Candidate) -> tuple[Group, Entity] | None:
    """The verb and the side of where things will be: "has found 800 shells that could be in Ukraine within weeks"."""
    sentence = candidate.sentence
    if candidate.item is None or candidate.relation != "object":
        return None
    for group in sentence.groups:
        if not candidate.last < group.first <= candidate.last + _NEXT or group.lemma != "be":
            continue
        at = group.last + 1 + (sentence.word(group.last) != "in")
        inside = sentence.entity(at) if sentence.word(at - 1) == "in" else None
        relative = sentence.word(group.first - 1) in ("that", "which")
        return (group, inside) if relative and (group.future or group.modal) and inside is not None else None
    return None


_NEXT = 3
