"""Whose drones and missiles an attack brings, by words for the attack: "Russia's overnight attack, with 90 drones"."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Entity, Sentence
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import sides

_BARRAGES = word_list("noun_lists", "barrages")
_LAUNCHED = word_list("noun_lists", "launched_weapons")
_ADJECTIVES = 3
"""How many words may stand between a nationality and its attack: "the Russian overnight drone attack"."""


def attacker(candidate: Candidate) -> Entity | None:
    """Who is named as the one that attacks, where the weapons are such as an attack brings; none where several are."""
    if candidate.item is None or _LAUNCHED.isdisjoint(candidate.item.replace("+", " ").split()):
        return None
    sentence = candidate.sentence
    found = [_owner(sentence, at) for at, word in enumerate(sentence.lower) if word in _BARRAGES]
    owners = [each for each in found if each is not None and each.codes]
    return owners[0] if owners and len({each.code for each in owners}) == 1 else None


def _owner(sentence: Sentence, attack: int) -> Entity | None:
    """Whose an attack is: "Iran's barrage", "the Russian drone attack", "an attack by Russia"."""
    if sentence.word(attack + 1) == "by":
        return sentence.entity(attack + 2 + (sentence.word(attack + 2) == "the"))
    owner = sides.possessor(sentence, attack)
    if owner is not None:
        return owner
    for at in range(attack - 1, max(attack - 1 - _ADJECTIVES, -1), -1):
        entity = sentence.entity(at)
        if entity is not None:
            return entity if "demonym" in entity.roles and not entity.affix else None
        if sentence.group(at) is not None or sentence.numbers[at] or not sentence.lower[at].isalpha():
            return None
    return None
