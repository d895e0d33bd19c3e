"""Soldiers who are not what their noun says: taken with others, some of the victims before, or fallen."""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots.harm import HARM


def kind_beside(candidate: Candidate, before: Sequence[Candidate], chosen: str | None) -> str | None:
    """The kind of soldiers by those counted before them; the candidate is tied to them. `chosen` where none tells."""
    last = before[-1] if before else None
    if chosen == "troops" and last is not None and _taken_with(candidate, last):
        candidate.antecedent = last
        return "captured"
    if chosen == "troops" and _fell(candidate):
        chosen = "killed"
    if last is None or last.kind not in (*HARM, "captured") or candidate.item is not None:
        return chosen
    if chosen in ("troops", last.kind) and _is_among(candidate) and candidate.role == "noun":
        candidate.antecedent = last
        return last.kind
    return chosen


def head_of(before: Sequence[Candidate], candidate: Candidate) -> Candidate | None:
    """The fact that a number can point back to: behind ";" the men, and not what they are "with"."""
    if not before:
        return None
    last, sentence = before[-1], candidate.sentence
    beside = last.item is not None and sentence.word(last.first - 1) == "with" and len(before) > 1
    apart = beside and ";" in sentence.lower[last.last : candidate.first] and candidate.role == "bare"
    return before[-2] if apart and before[-2].kind == "troops" else last


def _taken_with(candidate: Candidate, fact: Candidate) -> bool:
    """Whether more soldiers are joined to those taken by the same verb: "is holding 32 soldiers and two officers"."""
    held = fact.kind == "captured" and "verb" in fact.rules and fact.relation == candidate.relation == "object"
    joined = candidate.sentence.lower[fact.last + 1 : candidate.first] == ["and"]
    return held and joined and fact.governor is candidate.governor


def _is_among(candidate: Candidate) -> bool:
    """Whether soldiers are some of those counted before: "four Americans, two soldiers among them, died"."""
    lower, first = candidate.sentence.lower, candidate.first
    return ["among", "them"] in (lower[candidate.last + 1 : candidate.last + 3], lower[max(first - 2, 0) : first])


def _fell(candidate: Candidate) -> bool:
    """Whether soldiers fell, and nothing tells into or behind what: "37 of its fighters fell"."""
    group, sentence = candidate.governor, candidate.sentence
    falls = group is not None and group.lemma == "fall" and candidate.relation == "subject"
    men = candidate.noun is not None and candidate.noun.kind == "troops" and candidate.role in ("noun", "weak")
    return falls and men and group is not None and sentence.word(group.last + 1) not in _FALLEN_OTHERWISE


_FALLEN_OTHERWISE = word_list("function_words", "fallen_otherwise")
