"""Score the extractor on every labelled text at hand and rewrite the dated tables of docs/accuracy.md.

    python -m benchmarks.accuracy             (make eval)
    python -m benchmarks.accuracy --errors    and print every disagreement

Labelled texts: gold_dev.jsonl and seeds_gold.jsonl of the contract, where that folder stands beside the repository, and
tests/gold/*.jsonl. Where the contract's own scorer is there, it scores the same facts, and its result must be ours.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from tallywire import evaluate
from tallywire.extract import extractor_version

ROOT = Path(__file__).resolve().parents[1]
CONTRACT = ROOT.parent / "shared" / "contract"
PAGE = ROOT / "docs" / "accuracy.md"
KINDS = ("troops", "aid", "killed", "wounded", "casualties", "captured", "displaced", "equipment")


def labelled_files() -> list[Path]:
    """The labelled files that are there, those of the contract first."""
    contract = [CONTRACT / "gold_dev.jsonl", CONTRACT / "seeds_gold.jsonl"]
    return [file for file in contract if file.exists()] + sorted(
        (ROOT / "tests" / "gold").glob("*.jsonl"), key=lambda file: (len(file.name), file.name)
    )


def summary(scores: Sequence[tuple[str, evaluate.Score]]) -> str:
    """A Markdown table: one row a labelled file."""
    lines = [
        "| texts | facts | detection P | R | F1 | strict F1 | " + " | ".join(evaluate.SLOTS) + " |",
        "|---|---:|---:|---:|---:|---:|" + "---:|" * len(evaluate.SLOTS),
    ]
    for name, score in scores:
        found = max(score.found, 1)
        numbers = [score.found / max(score.found + score.false, 1), score.found / max(score.found + score.missed, 1)]
        numbers += [score.detection, score.strict_f1, *(score.right[slot] / found for slot in evaluate.SLOTS)]
        lines.append(
            f"| {name} | {score.found + score.missed} | " + " | ".join(f"{each:.3f}" for each in numbers) + " |"
        )
    return "\n".join(lines)


def by_kind(scores: Iterable[tuple[str, evaluate.Score]]) -> str:
    """A Markdown table of all files together: one row a kind."""
    totals: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for _, score in scores:
        for kind, counts in score.kinds.items():
            totals.setdefault(kind, Counter()).update(counts)
    lines = ["| kind | found | missed | false |", "|---|---:|---:|---:|"]
    lines += [f"| `{kind}` | {each['found']} | {each['missed']} | {each['false']} |" for kind, each in totals.items()]
    return "\n".join(lines)


def replace_between(page: Path, name: str, text: str) -> None:
    """Put text between the markers of a page that carry the name."""
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    old = page.read_text("utf-8")
    head, found, rest = old.partition(begin)
    _, closed, tail = rest.partition(end)
    if not found or not closed:
        raise SystemExit(f"{page}: no markers {begin} … {end}")
    page.write_text(f"{head}{begin}\n{text}\n{end}{tail}", "utf-8")


def official(file: Path, score: evaluate.Score) -> str:
    """What the contract's scorer says of the same facts; empty where it is not at hand."""
    scorer = CONTRACT / "score_facts.py"
    if not scorer.exists():
        return ""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as predicted:
        for judged in score.judged:
            predicted.write(json.dumps(asdict(judged.fact), default=str) + "\n")
        predicted.flush()
        run = subprocess.run([sys.executable, scorer, file, predicted.name], capture_output=True, text=True, check=True)
    return "\n".join(run.stdout.splitlines()[-3:])


def main() -> None:
    """Score, print, rewrite the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="print every disagreement")
    arguments = parser.parse_args()
    if not CONTRACT.exists():
        print(f"{CONTRACT}: not there; scoring tests/gold alone")
    files = labelled_files()
    scores = [(file.name, evaluate.score(evaluate.read_labelled(file))) for file in files]
    for file, (_, score) in zip(files, scores, strict=True):
        if arguments.errors:
            print("\n".join(score.errors))
        said = official(file, score)
        if said:
            print(f"{file.name}, by the contract's scorer:\n{said}\n")
    table = summary(scores)
    print(table)
    if CONTRACT.exists():
        dated = f"Measured {dt.datetime.now(dt.UTC):%Y-%m-%d} with `make eval`, extractor `{extractor_version()}`.\n"
        replace_between(PAGE, "scores", f"{dated}\n{table}\n\n{by_kind(scores)}")


if __name__ == "__main__":
    main()
