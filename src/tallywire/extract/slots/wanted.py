"""Whose soldiers are asked for: of whoever is asked, the asker's own, or of none with a code."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Entity, Group
from tallywire.extract.slots import sides
from tallywire.extract.slots.missions import are_foreign
from tallywire.extract.slots.rules import Answer, given


def wanted(candidate: Candidate, group: Group) -> Answer | None:
    """Whose soldiers are asked for: of whoever is asked, the asker's own, or of none with a code."""
    asked = _asked_for_troops(candidate, group)
    begin, stop = group.last + 1, _end_of_asked(candidate, group)
    foreign = candidate.sentence.grammar.lexicon.sides["unnamed"] | candidate.sentence.grammar.lexicon.sides["foreign"]
    if asked is None and not foreign.isdisjoint(candidate.sentence.lower[begin:stop]):
        return None, "actor_unnamed"  # "has asked its allies for 3,000 instructors"
    if asked is not None or _wants_own(candidate):
        return given(asked or sides.subject(candidate.sentence, group), "actor_subject")
    return (None, "actor_unnamed") if are_foreign(candidate) else None  # "Kyiv needs 200,000 European peacekeepers"


def _asked_for_troops(candidate: Candidate, group: Group) -> Entity | None:
    """Who is asked for soldiers of his: "has asked Bogota for 300 men"."""
    if candidate.sentence.word(candidate.last + 1) == "from" and candidate.relation == "object":
        return candidate.sentence.entity(candidate.last + 2)  # "has requested 400 fresh men from Kyiv"
    if candidate.relation != "object" or group.passive:
        return None
    begin, stop = group.last + 1, _end_of_asked(candidate, group)
    if stop == begin + 1 and candidate.sentence.lower[begin] in ("it", "them"):
        asker = sides.subject(candidate.sentence, group)
        named = [each for each in candidate.sentence.entities if each.codes and each.last < group.first]
        others = (each for each in reversed(named) if asker is None or each.code != asker.code)
        return next(others, None)  # "Bujumbura says Kinshasa asked it for 60 sappers"
    entity = candidate.sentence.entity(stop - 1) if begin < stop else None
    asked = entity is not None and entity.codes and not entity.possessive and entity.first >= begin
    return entity if asked else None


def _end_of_asked(candidate: Candidate, group: Group) -> int:
    """Where the words end that say who is asked for a number: "asked | the southern African bloc SADC | for 5,000"."""
    begin = group.last + 1
    words = candidate.sentence.lower[begin : min(candidate.first, begin + _ASKED_WORDS)]
    return begin + words.index("for") if "for" in words else begin


_ASKED_WORDS = 9
"""How many words may say who is asked."""


def _wants_own(candidate: Candidate) -> bool:
    """Whether soldiers that are asked for are the asker's own: of no other side, and no volunteers."""
    sentence = candidate.sentence
    phrase = range(candidate.first, candidate.last + 1)
    if candidate.kind != "troops" or candidate.relation != "object":
        return False
    if any(sentence.entity(at) is not None for at in phrase):
        return False
    then = sentence.group(candidate.last + 1)
    if then is not None and then.infinitive and "leave" in then.frames:
        return False  # "asked 13,000 soldiers to leave"
    if candidate.role == "bare" and "top" in sentence.lower[max(candidate.first - 4, 0) : candidate.first]:
        return False  # "1,000 American troops on top of the 10,000 already there"
    foreign = sentence.grammar.lexicon.sides["unnamed"] | sentence.grammar.lexicon.sides["foreign"]
    return foreign.isdisjoint(sentence.lower[at] for at in phrase)
