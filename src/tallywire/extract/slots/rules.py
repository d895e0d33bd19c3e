"""Slots are filled by lists of rules: the first that has an answer wins, and its name explains the fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Entity

Answer = tuple[str | None, str]
"""The value of a slot, None where it is to stay open, and the name of the rule that says so."""
Rule = Callable[[Candidate], Answer | None]
"""None where the rule has nothing to say."""


def first_answer(rules: Iterable[Rule], candidate: Candidate) -> Answer:
    """The answer of the first rule that has one; nothing, by no rule, where none has."""
    for rule in rules:
        answer = rule(candidate)
        if answer is not None:
            return answer
    return None, ""


def given(found: Entity | None, rule: str) -> Answer | None:
    """An answer where something was found, else none."""
    return None if found is None else (found.code, rule)


def settled(found: Entity | None, rule: str, otherwise: str = "") -> Answer:
    """An answer in any case: what was found, else that the slot stays open."""
    return (None, otherwise) if found is None else (found.code, rule)
