"""Check the labelled texts beside this file, or give their quotes the offsets they lack.

    python -m tests.gold.check [FILE…]          say what is wrong; exit 1 if anything is
    python -m tests.gold.check --fill FILE…     write char_start and char_end where a fact has none

A labelled text is one JSON object a line: id, text, published_at, facts. Any slot of a fact may be a list of readings
that are equally right. The rules checked here are those of the contract on facts: kinds, qualifiers, statuses and codes
are closed vocabularies, the interval follows from the value and the qualifier, and every quote is its span.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tallywire.schema import QUALIFIERS, STATUSES

HERE = Path(__file__).parent
KINDS = ("troops", "aid", "killed", "wounded", "casualties", "captured", "displaced", "equipment")
FACT_KEYS = {
    *("kind", "unit", "item", "value", "value_low", "value_high", "qualifier"),
    *("actor", "recipient", "location", "status", "quote", "char_start", "char_end"),
}
VAGUE_RATIOS = {10.0, 10 / 3, 100 / 24, 100 / 40}  # thousands; a few thousand; dozens; scores
CODES = frozenset(
    code
    for line in (HERE / "codes.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for code in line.split()
)


def read(path: Path) -> list[dict[str, Any]]:
    """Return the labelled texts of one file, in order."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def readings(slot: Any) -> list[Any]:
    """Return the readings that a slot allows; most have one."""
    return slot if isinstance(slot, list) else [slot]


def problems(documents: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Yield one line for each thing wrong with the texts or their labels."""
    seen: Counter[str] = Counter()
    for document in documents:
        name = document.get("id", "?")
        seen[name] += 1
        if seen[name] == 2:
            yield f"{name}: the id is not unique"
        if set(document) != {"id", "text", "published_at", "facts"}:
            yield f"{name}: unexpected keys {sorted(document)}"
            continue
        try:
            date.fromisoformat(document["published_at"])
        except ValueError:
            yield f"{name}: published_at is not a day"
        spans: set[tuple[int, int]] = set()
        for fact in document["facts"]:
            span = (fact.get("char_start", -1), fact.get("char_end", -1))
            if span in spans:
                yield f"{name}: two facts quote the same characters {span}"
            spans.add(span)
            yield from (
                f"{name}: {fact.get('quote')!r}: {problem}" for problem in fact_problems(fact, document["text"])
            )


def fact_problems(fact: dict[str, Any], text: str) -> Iterator[str]:
    """Yield what is wrong with one fact of one text."""
    if set(fact) != FACT_KEYS:
        yield f"keys differ: {sorted(set(fact) ^ FACT_KEYS)}"
        return
    quote = fact["quote"]
    if not quote or quote != quote.strip() or text[fact["char_start"] : fact["char_end"]] != quote:
        yield "the span does not hold the quote"
    yield from (f"unknown kind {kind}" for kind in readings(fact["kind"]) if kind not in KINDS)
    yield from (f"unknown status {status}" for status in readings(fact["status"]) if status not in STATUSES)
    yield from slot_problems(fact)
    yield from unit_problems(fact)
    for qualifier in readings(fact["qualifier"]):
        if qualifier not in QUALIFIERS:
            yield f"unknown qualifier {qualifier}"
        elif not interval_follows(qualifier, fact["value"], fact["value_low"], fact["value_high"]):
            yield f"the interval does not follow from {qualifier}"


def slot_problems(fact: dict[str, Any]) -> Iterator[str]:
    """Yield codes that are unknown or out of order, and slots that the kind does not have."""
    for slot in ("actor", "recipient", "location"):
        for reading in readings(fact[slot]):
            parts = [] if reading is None else reading.split("+")
            if parts != sorted(set(parts)) or not set(parts) <= CODES:
                yield f"{slot} is {reading!r}, not codes in alphabetical order"
    if fact["recipient"] is not None and not {"aid", "equipment"} & set(readings(fact["kind"])):
        yield "only aid and equipment have a recipient"


def unit_problems(fact: dict[str, Any]) -> Iterator[str]:
    """Yield units and items that do not belong to the kind."""
    kinds = set(readings(fact["kind"]))
    for unit in readings(fact["unit"]):
        expected = "item" if "equipment" in kinds else "[A-Z]{3}" if "aid" in kinds else "person"
        if not re.fullmatch(expected, unit or ""):
            yield f"unit {unit!r} does not belong to {sorted(kinds)}"
    for item in readings(fact["item"]):
        if (item is None) == ("equipment" in kinds):
            yield f"item {item!r} does not belong to {sorted(kinds)}"


def interval_follows(qualifier: str, value: float | None, low: float | None, high: float | None) -> bool:
    """Whether value and interval are what the qualifier makes of a number."""
    if qualifier in {"range", "order"}:
        bounded = value is None and low is not None and high is not None and low < high
        return bounded and (
            qualifier == "range" or any(abs(high / low - r) < 1e-9 for r in VAGUE_RATIOS if low and high)
        )
    if qualifier in {"exact", "about"}:
        return value is not None and value == low == high
    if qualifier in {"over", "at_least"}:
        return value is not None and value == low and high is None
    return value is not None and value == high and low is None


def fill(document: dict[str, Any]) -> dict[str, Any]:
    """Return the text with offsets for facts that have none; a quote is sought from the fact before it onwards."""
    start = 0
    for fact in document["facts"]:
        if "char_start" not in fact:
            start = document["text"].index(fact["quote"], start)
            fact |= {"char_start": start, "char_end": start + len(fact["quote"])}
        start = fact["char_start"] + 1
    return document


def main(arguments: list[str] | None = None) -> int:
    """Check or complete the files named, by default all beside this one; return the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, default=sorted(HERE.glob("*.jsonl")))
    parser.add_argument("--fill", action="store_true", help="write the offsets that facts lack")
    options = parser.parse_args(arguments)
    found = 0
    for path in options.files:
        documents = read(path)
        if options.fill:
            lines = (json.dumps(fill(document), ensure_ascii=False) + "\n" for document in documents)
            path.write_text("".join(lines), encoding="utf-8")
        for problem in problems(documents):
            found += 1
            sys.stdout.write(f"{path.name}: {problem}\n")
        facts = sum(len(document["facts"]) for document in documents)
        sys.stderr.write(f"{path.name}: {len(documents)} texts, {facts} facts\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
