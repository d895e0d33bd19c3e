"""How well extracted facts agree with labelled ones, by the definition in docs/facts.md.

A labelled text is a JSON object: id, text, published_at and facts; a slot of a labelled fact may list readings that are
equally right. Facts of one text are paired one to one: a pair agrees in kind, unit, item (equipment) and interval, and
its quotes overlap.
Detection counts pairs; a strict pair also agrees in qualifier, actor, recipient, location and status.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tallywire.extract import extract, published_on
from tallywire.schema import Fact

SLOTS = ("qualifier", "actor", "recipient", "location", "status")
Label = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """One extracted fact: the text it is from, the rules that made it, and whether it is right in every slot."""

    text_id: str
    fact: Fact
    rules: tuple[str, ...]
    is_right: bool


@dataclass(slots=True)
class Score:
    """Counts over labelled texts: pairs, labels without a fact, facts without a label, and what pairs agree in."""

    found: int = 0
    missed: int = 0
    false: int = 0
    strict: int = 0
    right: Counter[str] = field(default_factory=Counter)
    kinds: dict[str, Counter[str]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)

    def f1(self, hits: int) -> float:
        """The harmonic mean of precision and recall of so many hits."""
        total = 2 * self.found + self.missed + self.false
        return 2 * hits / total if total else 1.0

    @property
    def detection(self) -> float:
        """F1 of detection."""
        return self.f1(self.found)

    @property
    def strict_f1(self) -> float:
        """F1 of facts with every slot right."""
        return self.f1(self.strict)


def read_labelled(path: Path) -> list[Label]:
    """The labelled texts of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def score(texts: Iterable[Label]) -> Score:
    """The score of the extractor on labelled texts."""
    result = Score()
    for text in texts:
        day, precision = published_on(text.get("published_at"))
        found = extract(text["text"], published_at=day, precision=precision, article_id=str(text["id"]))
        right = _compare(text, found.facts, result)
        for fact in found.facts:
            rules = tuple(found.rules.get(fact.fact_id, ()))
            result.judged.append(Judged(str(text["id"]), fact, rules, fact.fact_id in right))
    return result


def _compare(text: Label, facts: Sequence[Fact], result: Score) -> set[str]:
    """Ids of the facts of one text that are right in every slot; what pairs with its labels is counted in `result`."""
    left = list(facts)
    right: set[str] = set()
    for label in text["facts"]:
        counts = result.kinds.setdefault(_first(label["kind"]), Counter())
        hits = [fact for fact in left if _agrees(label, fact, text["text"])]
        if not hits:
            result.missed += 1
            counts["missed"] += 1
            result.errors.append(f"MISSED {text['id']}: {_first(label['kind'])} {label['quote']!r}")
            continue
        best = max(hits, key=lambda fact: sum(_accepts(label.get(slot), getattr(fact, slot)) for slot in SLOTS))
        left.remove(best)
        wrong = [slot for slot in SLOTS if not _accepts(label.get(slot), getattr(best, slot))]
        result.found += 1
        counts["found"] += 1
        result.strict += not wrong
        result.right.update(slot for slot in SLOTS if slot not in wrong)
        if not wrong:
            right.add(best.fact_id)
        else:
            said = ", ".join(f"{slot} is {getattr(best, slot)}, not {label.get(slot)}" for slot in wrong)
            result.errors.append(f"SLOTS  {text['id']}: {best.quote!r}: {said}")
    for fact in left:
        result.false += 1
        result.kinds.setdefault(fact.kind, Counter())["false"] += 1
        result.errors.append(f"FALSE  {text['id']}: {fact.kind} {fact.quote!r} [{fact.value_low}, {fact.value_high}]")
    return right


def _first(value: Any) -> str:
    return str(value[0] if isinstance(value, list) else value)


def _accepts(label: Any, value: Any) -> bool:
    """Whether a labelled value, or one of several, is the value."""
    if isinstance(label, list):
        return any(_accepts(each, value) for each in label)
    if isinstance(label, int | float) and isinstance(value, int | float):
        return math.isclose(label, value, rel_tol=1e-6, abs_tol=1e-9)
    return bool(label == value)


def _agrees(label: Label, fact: Fact, text: str) -> bool:
    """Whether a fact is the labelled one: kind, unit, item, interval, and a quote that overlaps."""
    named = all(_accepts(label.get(key), getattr(fact, key)) for key in ("kind", "unit", "value_low", "value_high"))
    if not named or (fact.kind == "equipment" and not _same_item(label.get("item"), fact.item)):
        return False
    start = label["char_start"] if label.get("char_start") is not None else text.find(label["quote"])
    end = label["char_end"] if label.get("char_end") is not None else start + len(label["quote"])
    return bool(start < fact.char_end and fact.char_start < end)


def _same_item(label: Any, item: str | None) -> bool:
    """Whether two items agree in their last words ("landing ship", "ship")."""
    if isinstance(label, list):
        return any(_same_item(each, item) for each in label)
    if not label or not item:
        return not label and not item
    short, long = sorted((str(label).lower().split(), item.lower().split()), key=len)
    return long[-len(short) :] == short
