"""The place that words point back to: "there", "in the country", "the strip", "nationwide"."""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_lexicon import GERUND
from tallywire.extract.facts_syntax import Entity, Sentence
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots.at_home import nationwide, own_country
from tallywire.extract.slots.places import Spot, spots

_DEFINITE = word_list("function_words", "definite")
_AIMING = word_list("function_words", "aiming") | word_list("function_words", "inside_it")
_INSIDE_IT = word_list("function_words", "inside_it")
_COUNTRIES = word_list("noun_lists", "countries")
_THERE_IS = word_list("function_words", "there_is")
_LEADS = word_list("function_words", "leading_to_places")


_THERE_OR_IT = frozenset(("there", "it"))


def back_reference(candidate: Candidate) -> tuple[str, str]:
    """The noun that points back to a place, and its preposition ("there", "in the strip"); else empty."""
    sentence = candidate.sentence
    everywhere = nationwide(candidate)
    if everywhere:
        return "country", everywhere
    places = sentence.grammar.lexicon.anaphora["region"]
    if places.isdisjoint(sentence.words) and _THERE_OR_IT.isdisjoint(sentence.words):
        return "", ""
    for at, word in enumerate(sentence.lower):
        if word == "there" and (sentence.word(at + 1) not in _THERE_IS or at == candidate.last + 1):
            return word, "in"
        near = at > candidate.last and not any(sentence.numbers[candidate.last + 1 : at])
        if word == "it" and near and sentence.word(at - 1) in (_AIMING if _is_fired(candidate) else _INSIDE_IT):
            return "country", "in"
        if word in places and sentence.word(at - 1) in _DEFINITE and not _possessive(sentence, at):
            leads = sentence.word(at - 2)
            if leads in _LEADS and sentence.word(at + 1) != "of" and not _is_of_others_there(candidate, at):
                return word, leads
    return "", ""


def _is_of_others_there(candidate: Candidate, at: int) -> bool:
    """Whether a place is where others stay behind: "will pull 700 men from Gao, leaving 1,000 in the country"."""
    leaves = (each for each in candidate.sentence.groups if candidate.last < each.first < at and each.form == GERUND)
    group = next(leaves, None)
    stay = group is not None and group.lemma == "leave" and candidate.kind == "troops"
    return stay and group is not None and any(candidate.sentence.numbers[group.last : at])


def _is_fired(candidate: Candidate) -> bool:
    """Whether things are fired, so that "at it" tells where they go."""
    group = candidate.governor
    return group is not None and candidate.item is not None and "fire" in group.frames


def _possessive(sentence: Sentence, at: int) -> bool:
    return sentence.view[sentence.starts[at] : sentence.ends[at]].endswith("'s")


def meant_place(
    back: tuple[str, str], candidate: Candidate, all_spots: list[Spot], previous: Sequence[Sentence]
) -> Entity | None:
    """The place that a back reference means: the last one fitting the noun, in this sentence or the one before."""
    sentence, (noun, leads) = candidate.sentence, back
    near = [entity for entity in sentence.entities if entity.last < candidate.last + 20]
    strip = noun == "strip" and next((each for each in sentence.entities if each.code == "PSE"), None)
    if strip:
        return strip  # "medics in the strip", of Palestinians
    here = [entity for entity in near if not candidate.first <= entity.first <= candidate.last]
    here = [
        each
        for each in here
        if not any(sentence.numbers[max(each.first - 2, 0) : each.first])  # "45 Chinese jets"
        and not any(sentence.numbers[each.last + 1 : each.last + 2])  # "promised 300 men, Chad 200 more"
    ]
    if noun in _COUNTRIES and candidate.kind == "troops" and leads in ("in", "into"):
        abroad = [each for each in here if each.code != candidate.actor]
        here = [each for each in abroad if not _acts_behind(candidate, each)] or abroad or here
    if candidate.item is not None and candidate.actor is not None:  # nobody fires at himself
        here = [each for each in here if each.code != candidate.actor] or here
    found = _last_fitting(noun, here, [spot.entity for spot in all_spots])
    found = found or (own_country(candidate, leads) if noun in _COUNTRIES else None)
    meant_here = near if found is None else [found]
    own = (
        candidate.kind == "troops"
        and leads in ("in", "into")
        and any(each.code == candidate.actor for each in meant_here)
    )
    if found is not None and not own:
        return found
    for before in reversed(previous):
        tied_to = spots(before, [])
        led = [spot.entity for spot in tied_to if spot.way == "to"]
        if noun == "there" and candidate.kind == "troops" and led and any(spot.way == "from" for spot in tied_to):
            return led[-1]  # "to move 3,000 men from Carolina to Poland. They will join 1,700 sent there"
        tied = [spot.entity for spot in tied_to]
        abroad = [each for each in tied if own and len(each.codes) == 1 and each.code != candidate.actor]
        others = [each for each in before.entities if not own or each.code != candidate.actor]
        meant = _last(abroad) or _last_fitting(noun, others, tied)
        if meant is not None:
            return meant
    return found


def _acts_behind(candidate: Candidate, entity: Entity) -> bool:
    """Whether a country has soldiers itself in "the country": "France already has 900 in the country"."""
    sentence, at = candidate.sentence, entity.last + 1
    while sentence.word(at) in sentence.grammar.lexicon.words["adverbs"]:
        at += 1
    group = sentence.group(at)
    holds = group is not None and group.finite and "hold" in group.frames and not group.passive
    return holds or entity.code == candidate.actor


def _last_fitting(noun: str, entities: Sequence[Entity], tied: Sequence[Entity]) -> Entity | None:
    """The last entity that the noun can mean: a country for "country", else a place, a region, or what was tied in."""
    named = [entity for entity in entities if entity.codes and len(entity.codes) == 1]
    if noun in _COUNTRIES:
        kept = [entity for entity in named if {"country", "capital", "demonym"} & set(entity.roles)]
        tied_kept = [entity for entity in kept if entity in tied]
        return _last(tied_kept or kept)
    local = [entity for entity in named if {"place", "region"} & set(entity.roles)]
    local = local or [entity for entity in named if entity in tied]
    if noun == "there" and not local:  # "would end its cooperation with Niger, and the 1,500 soldiers there"
        local = [entity for entity in named if entity.roles == ("country",) and not entity.possessive]
    return _last(local)


def _last(entities: Sequence[Entity]) -> Entity | None:
    return entities[-1] if entities else None
