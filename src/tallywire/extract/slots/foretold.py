"""Whom the next sentence says that things go to which this one only lists."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Entity, Sentence
from tallywire.extract.lexicon import word_list

_TAKING_UP = word_list("function_words", "pronouns_of_number")
_GOING = word_list("verb_lists", "heading")
_NEAR = 4


def only_lists(candidate: Candidate) -> bool:
    """Whether things stand in a list behind a colon, or in a sentence without a verb."""
    words = candidate.sentence.lower[: candidate.first]
    colon = words.index(":") if ":" in words else -1
    after = (group for group in candidate.sentence.groups if group.first > colon)
    return candidate.item is not None and not any(group.finite and not group.reduced for group in after)


def foretold(following: Sentence) -> tuple[Entity, str] | None:
    """Who gets what was listed, and the status: "They will go to Chad in days", "Both were sent to Mali"."""
    group = following.groups[0] if following.groups else None
    if group is None or following.word(0) not in _TAKING_UP or group.first > 2:
        return None
    if group.lemma not in _GOING and not (group.passive and "give" in group.frames):
        return None
    for entity in following.entities:
        if group.last < entity.first <= group.last + _NEAR and entity.codes:
            return entity, "planned" if group.future else "possible" if group.modal else "actual"
    return None
