"""Fit the confidence of facts on labelled texts, and say how reliable it is.

    python -m benchmarks.calibrate            print the reliability table, by cross-validation
    python -m benchmarks.calibrate --write    and write extract/confidence.json and the table in docs/accuracy.md

A fact is right when the label agrees in kind, interval and every slot. Folds are of texts, so that facts of one text
never stand on both sides. The rules were written with most of these texts in sight, which flatters them: so the
intercept is moved until the mean confidence on `UNREAD`, the sets that nobody has read, is the share of their facts
that are right.
"""

from __future__ import annotations

import argparse
import itertools
import json
import zlib
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from benchmarks.accuracy import PAGE, labelled_files, replace_between
from tallywire import evaluate
from tallywire.extract.confidence import MODEL, features

Array = npt.NDArray[np.float64]
FOLDS, RIDGE, STEPS, RATE, RARE = 5, 3.0, 800, 0.5, 6
UNREAD = ("round14.jsonl", "round17.jsonl", "round21.jsonl")
"""Labelled files that nobody who writes rules has read."""
NEGLIGIBLE = 0.02
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


def gather() -> tuple[list[str], list[list[str]], Array]:
    """Of every fact found in the labelled texts: its text, what the model knows of it, and 1.0 where it is right."""
    texts, known, right = [], [], []
    for file in labelled_files():
        for judged in evaluate.score(evaluate.read_labelled(file)).judged:
            fact = judged.fact
            slots = {"actor": fact.actor, "recipient": fact.recipient, "location": fact.location}
            texts.append(f"{file.name}:{judged.text_id}")
            known.append(features(fact.kind, fact.status, slots, judged.rules))
            right.append(float(judged.is_right))
    return texts, known, np.array(right)


def matrix(known: Sequence[Sequence[str]], names: Sequence[str]) -> Array:
    """One row a fact, one column a feature, 1.0 where it holds; the first column is the intercept's."""
    column = {name: index + 1 for index, name in enumerate(names)}
    rows = np.zeros((len(known), len(names) + 1))
    rows[:, 0] = 1.0
    for row, found in zip(rows, known, strict=True):
        row[[column[name] for name in set(found) if name in column]] = 1.0
    return rows


def fit(rows: Array, right: Array) -> Array:
    """Weights of a ridge logistic regression, the intercept first and free."""
    weights = np.zeros(rows.shape[1])
    weights[0] = np.log((right.sum() + 1) / (len(right) - right.sum() + 1))
    for _ in range(STEPS):
        gradient = rows.T @ (1 / (1 + np.exp(-rows @ weights)) - right)
        gradient[1:] += RIDGE * weights[1:]
        weights -= RATE * gradient / len(right)
    return weights


def cross_validated(texts: Sequence[str], rows: Array, right: Array) -> Array:
    """The log odds of every fact by a model that did not see its text."""
    folds = np.array([zlib.crc32(text.encode()) % FOLDS for text in texts])
    odds = np.zeros(len(right))
    for fold in range(FOLDS):
        odds[folds == fold] = rows[folds == fold] @ fit(rows[folds != fold], right[folds != fold])
    return odds


def shift_to(odds: Array, mean: float) -> float:
    """What has to be added to all log odds for the mean probability to be `mean`."""
    low, high = -8.0, 8.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if float(np.mean(1 / (1 + np.exp(-(odds + middle))))) < mean else (low, middle)
    return low


def reliability(probability: Array, right: Array) -> str:
    """A Markdown table: of facts with a confidence in a range, how many are right."""
    lines = ["| confidence | facts | mean confidence | right |", "|---|---:|---:|---:|"]
    for low, high in itertools.pairwise(BINS):
        inside = (probability >= low) & (probability < high)
        if inside.any():
            said, true = probability[inside].mean(), right[inside].mean()
            lines.append(f"| {low:.1f} to {min(high, 1.0):.1f} | {inside.sum()} | {said:.2f} | {true:.2f} |")
    return "\n".join(lines)


def main() -> None:
    """Fit, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the model and the table")
    arguments = parser.parse_args()
    texts, known, right = gather()
    counts = Counter(name for found in known for name in set(found))
    names = sorted(name for name, count in counts.items() if count >= RARE)
    rows = matrix(known, names)
    odds = cross_validated(texts, rows, right)
    weights = fit(rows, right)
    unread = np.array([text.startswith(UNREAD) for text in texts])
    shift = shift_to(odds[unread], float(right[unread].mean())) if unread.any() else 0.0
    table = reliability(1 / (1 + np.exp(-odds)), right)
    shipped = reliability(1 / (1 + np.exp(-(odds[unread] + shift))), right[unread]) if unread.any() else ""
    names_of_unread = ", ".join(f"`{name}`" for name in UNREAD)
    shown = f"{table}\n\nThe unread {names_of_unread} with the shipped model:\n\n{shipped}"
    print(f"All texts, by cross-validation:\n\n{shown}")
    if arguments.write:
        named = zip(names, weights[1:], strict=True)
        kept = {name: round(float(weight), 3) for name, weight in named if abs(weight) >= NEGLIGIBLE}
        model = {"intercept": round(float(weights[0]) + shift, 3), "weights": dict(sorted(kept.items()))}
        MODEL.write_text(json.dumps(model, indent=1) + "\n", "utf-8")
        replace_between(PAGE, "reliability", shown)


if __name__ == "__main__":
    main()
