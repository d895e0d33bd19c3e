"""Names that a suffix takes out of a side: "Iranian-made drones", "Russian-backed rebels"."""

from __future__ import annotations

from tallywire.extract.facts_syntax import Entity, Sentence
from tallywire.extract.lexicon import word_list

_PREFIXES_APART = word_list("function_words", "prefixes_apart")
_BOUND, _COUNTED = 4, 5
"""How many words a number that is given, or a number that counts, may be away from "supplied"."""


def is_neutral(sentence: Sentence, entity: Entity) -> bool:
    """Whether a suffix takes the name out of it: "Iranian-made", "Russian-backed"."""
    if entity.affix is not None:
        return entity.affix in sentence.grammar.lexicon.neutral["suffixes"] or entity.affix in _PREFIXES_APART
    text = sentence.lower[entity.last]
    tail = (
        text.rpartition("-")[2]
        if "-" in text
        else sentence.word(entity.last + 2)
        if sentence.word(entity.last + 1) == "-"
        else ""
    )
    neutral = sentence.grammar.lexicon.neutral
    made = sentence.word(entity.last + 1) in neutral["made"] and "demonym" not in entity.roles
    return tail in neutral["suffixes"] or (made and not _acts(sentence, entity.last + 2))


def _acts(sentence: Sentence, at: int) -> bool:
    """Whether a phrase of its own stands behind "Iran supplied", so that Iran does it: "Moscow", "the rebels", "40"."""
    word = sentence.word(at)
    if any(sentence.numbers[at : at + _BOUND]) and not any(sentence.numbers[max(at - _COUNTED, 0) : at]):
        return True  # no "40 Iran supplied drones"
    return sentence.entity(at) is not None or word == "with" or word in sentence.grammar.lexicon.words["determiners"]
