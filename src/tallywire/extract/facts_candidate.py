"""A number on its way to a fact: where it stands, what it counts, and the slots that the rules fill."""

from __future__ import annotations

from dataclasses import dataclass, field

from tallywire.extract.catalogue import Noun
from tallywire.extract.facts_syntax import Group, Sentence
from tallywire.extract.quantities import QuantityMention


@dataclass(slots=True)
class Candidate:
    """A number that may be a fact, with what was learnt about it; spans are word indices, both ends included."""

    mention: QuantityMention
    sentence: Sentence
    first: int
    last: int
    after: int
    """first word after the number itself"""
    noun: Noun | None = None
    noun_first: int = -1
    noun_last: int = -1
    nouns: tuple[Noun, ...] = ()
    modifiers: tuple[str, ...] = ()
    role: str = "bare"
    """bare, partitive, person, thing, unknown, noun, weak, group, label, item, model, money"""
    kind: str = ""
    item: str | None = None
    governor: Group | None = None
    relation: str = ""
    """object or subject of the governor"""
    antecedent: Candidate | None = None
    label_first: int = -1
    rules: list[str] = field(default_factory=list)
    actor: str | None = None
    recipient: str | None = None
    location: str | None = None
    origin: str | None = None
    status: str = "actual"
    ranked: tuple[tuple[int, int, bool], list[tuple[int, Group, str]]] | None = None
    """its governors, and what they were read for; see `facts_governors.governors`"""

    def noun_is_all(self) -> bool:
        """Whether the words name no people of their own: a bare number, or what became of them ("57 wounded")."""
        return self.role in ("bare", "partitive", "modifier") or (
            self.role == "noun" and self.noun is not None and self.noun.kind != "troops"
        )
