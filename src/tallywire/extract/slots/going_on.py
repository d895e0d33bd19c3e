"""Whose soldiers go, where no word at them tells: who decides, sends others before, or counts them on its border."""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Entity, Sentence
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import clauses, sides

_OWNING = word_list("grammar", "possessives")
_PREPOSITIONS = word_list("function_words", "before_names")
_MOVING = frozenset(("hold", "give", "leave", "move"))


def who_moves(candidate: Candidate, previous: Sequence[Sentence]) -> Entity | None:
    """The side that settles where soldiers go, or that moved others in the clause or the sentence before."""
    if candidate.kind != "troops":
        return None
    found = _decider(candidate) or _across_border(candidate) or _mover_before(candidate)
    return found or (_mover_in(previous[-1]) if previous and _goes_along(candidate) else None)


def _mover_before(candidate: Candidate) -> Entity | None:
    """Who moves others in the clause before: "Russia withdrew its jets from Latakia; 1,000 men remain"."""
    sentence, first = candidate.sentence, candidate.first
    own = clauses.subject_start(sentence, candidate.governor) if candidate.governor is not None else first
    if candidate.relation == "object" or sentence.word(min(own, first) - 1) not in (";", "and", ","):
        return None
    for group in reversed(sentence.groups):
        if group.last >= first or not group.finite or group.nominal or group.passive:
            continue
        if group.frames.isdisjoint(_MOVING) or "harm" in group.frames or "report" in group.frames:
            return None
        found = sides.subject(sentence, group)
        others = (each for each in sentence.entities if each.codes and group.last < each.first < first)
        placed = all(clauses.before_name(sentence, each) in _PREPOSITIONS for each in others)
        return found if placed and found is not None and found.code != candidate.location else None
    return None


def _goes_along(candidate: Candidate) -> bool:
    """Whether men of nobody named only go where others went: "Around 30 men of a new regiment went along"."""
    group = candidate.governor
    moves = group is not None and "move" in group.frames and candidate.relation == "subject" and not group.passive
    return moves and not any(each.codes and each.code != candidate.location for each in candidate.sentence.entities)


def _mover_in(sentence: Sentence) -> Entity | None:
    """Who sends or moves something in a sentence, if its first verb is of that."""
    for group in sentence.groups:
        if group.passive or group.nominal:
            return None
        if not group.frames.isdisjoint(("give", "sending", "hold")) and "harm" not in group.frames:
            return sides.subject(sentence, group)
        if "catenative" not in group.frames:
            return None
    return None


def _decider(candidate: Candidate) -> Entity | None:
    """Whose leader settles what soldiers do: "Trump signed off on a plan under which 3,900 men will go"."""
    sentence = candidate.sentence
    if candidate.kind != "troops" or candidate.status == "actual":
        return None
    for group in sentence.groups:
        settles = "planned" in group.frames or ("give" in group.frames and "harm" not in group.frames)
        if settles and group.last < candidate.first and not (group.passive or group.nominal):
            found = sides.subject(sentence, group)
            leads = found is not None and not {"leader", "capital", "office"}.isdisjoint(found.roles)
            return found if leads and found is not None and found.code != candidate.location else None
    return None


def _across_border(candidate: Candidate) -> Entity | None:
    """Whose soldiers a side counts on its own border: the one other side of the sentence."""
    sentence, group, place = candidate.sentence, candidate.governor, candidate.location
    behind = sentence.lower[candidate.last + 1 : candidate.last + 5]
    if candidate.kind != "troops" or group is None or "report" not in group.frames or _OWNING.isdisjoint(behind):
        return None
    if candidate.relation != "object" or _BORDERS.isdisjoint(behind):
        return None
    counts = sides.subject(sentence, group)
    others = {each.code: each for each in sentence.entities if each.codes and "organization" not in each.roles}
    others.pop(place, None)
    own = counts is not None and counts.code == place
    return next(iter(others.values())) if own and len(others) == 1 else None


_BORDERS = word_list("noun_lists", "own_ground")
