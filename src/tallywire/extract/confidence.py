"""How likely a fact is right in every slot, by the rules that made it.

A logistic model over the names of rules; `benchmarks/calibrate.py` fits it on labelled texts by cross-validation and
writes `confidence.json`. The reliability table stands in docs/accuracy.md.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

MODEL = Path(__file__).with_name("confidence.json")
_STATUS_RULES = (
    "status_actual",
    "status_noun",
    "status_whole",
    "status_infinitive",
    "status_headline",
    "status_participle",
)
LOWEST, HIGHEST = 0.02, 0.99
"""No rule is surer than the labels it was measured by."""


@dataclass(frozen=True, slots=True)
class Model:
    """Log odds of a fact without a known rule, and what each rule adds."""

    intercept: float
    weights: Mapping[str, float]

    def probability(self, rules: Iterable[str]) -> float:
        """The probability that a fact made by these rules is right, 0 to 1, to two decimals."""
        weights = self.weights
        odds = self.intercept + sum([weights[rule] for rule in set(rules) if rule in weights])
        return round(min(max(1 / (1 + math.exp(-odds)), LOWEST), HIGHEST), 2)


@cache
def load() -> Model:
    """The shipped model."""
    data = json.loads(MODEL.read_text("utf-8"))
    return Model(data["intercept"], data["weights"])


def features(kind: str, status: str, slots: Mapping[str, str | None], rules: Iterable[str]) -> list[str]:
    """What the model knows of a fact: its kind and status, the rules that made it, and which slots stayed open."""
    found = [rule for rule in rules if not rule.startswith("status_") or rule in _STATUS_RULES]
    return [
        *found,
        f"kind:{kind}",
        f"status:{status}",
        *(f"no_{slot}" for slot, value in slots.items() if value is None),
    ]


def confidence(kind: str, status: str, slots: Mapping[str, str | None], rules: Iterable[str]) -> float:
    """The probability that a fact is right in every slot."""
    return load().probability(features(kind, status, slots, rules))
