"""The side that is only called the enemy, by whoever speaks of it."""

from __future__ import annotations

from tallywire.extract import lexicon
from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Sentence
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import clauses, sides
from tallywire.extract.slots.rules import Answer

_ENEMY = word_list("grammar", "enemy")
_LOSSES = word_list("noun_lists", "losses")
_FOES: dict[str, str] = lexicon.load("grammar")["foes"]
_LABEL_WORDS = 12
"""How far before a number the losses stand that are put at it."""


def enemys(candidate: Candidate) -> Answer | None:
    """ "Kyiv said 40 enemy soldiers had been killed": who fights the one country that the sentence names of a war."""
    sentence = candidate.sentence
    if _ENEMY.isdisjoint(sentence.lower) or not _is_enemys(candidate):
        return None
    named = [each for each in sentence.entities if each.code in _FOES]
    codes = {str(each.code) for each in named}
    if len(codes) > 1:
        says = (each for each in sentence.groups if "report" in each.frames and not each.passive)
        speakers = [found for found in (sides.subject(sentence, each) for each in says) if found in named]
        codes = {str(found.code) for found in speakers[:1] if found is not None}
    return (_FOES[codes.pop()], "actor_enemy") if codes else (None, "actor_unnamed")


def _is_enemys(candidate: Candidate) -> bool:
    """Whether what is counted is the enemy's: "40 enemy soldiers", "enemy losses at 900", "the enemy lost 900"."""
    sentence, group = candidate.sentence, candidate.governor
    if not _ENEMY.isdisjoint(sentence.lower[candidate.after : candidate.noun_last + 1]):
        return True
    if group is not None and "lose" in group.frames and candidate.relation == "object" and not group.passive:
        begin = clauses.subject_start(sentence, group)
        return not _ENEMY.isdisjoint(sentence.lower[begin : group.first])
    return _label_of_enemy(sentence, candidate.first)


def _label_of_enemy(sentence: Sentence, number: int) -> bool:
    """Whether the losses put at a number are those of the enemy."""
    for at in range(number - 1, max(number - _LABEL_WORDS, -1), -1):
        if sentence.lower[at] in (",", ";", ":", ".") or sentence.numbers[at]:
            return False
        if sentence.lower[at] in _LOSSES:
            beside = sentence.lower[max(at - 3, 0) : at] + sentence.lower[at + 1 : at + 4]
            return not _ENEMY.isdisjoint(beside)
    return False
