"""Sentences per CPU-second of our extractor and of quantulum3 0.10, on the same sentences in the same run.

    python benchmarks/quantities_speed.py [FOLDER] [--sentences N]

FOLDER holds texts (.txt), labelled texts (.jsonl with "text") or the reference texts of the article extraction
benchmark (ground-truth.json); by default the texts of this project are read. Of more sentences than asked for, those
read are spread evenly over the texts.
quantulum3 runs in this process where it can be imported: `pip install -e '.[bench]'` in an environment of its own,
since it brings scikit-learn along (its classifier was stored by 1.8.0 and fails with some other versions).
Both read one sentence a call and are warmed up on the first sentences. Time is CPU time, the median of several rounds
in which they take turns, since a busy machine slows whoever runs; beside the ratio of the medians stands its range.
"""

from __future__ import annotations

import argparse
import gc
import json
import platform
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from tallywire.extract import extract
from tallywire.extract.quantities import find_quantities, may_state_quantity
from tallywire.text.reading import read
from tallywire.text.sentences import split

ROOT = Path(__file__).resolve().parents[1]
DEFAULTS = (ROOT / "tests" / "gold", ROOT / "data" / "samples")
PUBLISHED = date(2024, 5, 1)
PEER = "quantulum3"
WARM_UP = 20
ROUNDS = 5
OUR_SECONDS = 0.4
"""In a round ours is repeated over the sentences until this much CPU time is spent, for a steady figure."""


def texts_in(folder: Path) -> Iterator[str]:
    """The texts of a folder's files, in order of their names."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".jsonl":
            for line in path.read_text(encoding="utf-8").splitlines():
                text = json.loads(line).get("text") if line.strip() else None
                if text:
                    yield text
        elif path.name == "ground-truth.json":
            yield from (page["articleBody"] for page in json.loads(path.read_text(encoding="utf-8")).values())
        elif path.suffix == ".txt":
            yield path.read_text(encoding="utf-8", errors="replace")


def sentences_in(folders: list[Path], at_most: int) -> list[str]:
    """Sentences of the folders' texts, as our view shows them: all, or so many spread evenly."""
    found: list[str] = []
    for folder in folders:
        for text in texts_in(folder):
            view = read(text).view
            found.extend(view[start:end] for start, end in split(view))
    step = max(len(found) / at_most, 1)
    return [found[int(place * step)] for place in range(min(at_most, len(found)))]


def ours(sentence: str) -> int:
    return len(find_quantities(sentence, [(0, len(sentence))]))


def with_facts(sentence: str) -> int:
    return len(extract(sentence, published_at=PUBLISHED).quantities)


def cpu_seconds(parse: Callable[[str], int], sentences: list[str], at_least: float) -> float:
    """CPU seconds for one pass over the sentences, the mean of as many passes as take `at_least` seconds."""
    start = time.process_time()
    passes = 0
    while passes == 0 or time.process_time() - start < at_least:
        for sentence in sentences:
            parse(sentence)
        passes += 1
    return (time.process_time() - start) / passes


def in_turns(readers: dict[str, Callable[[str], int]], sentences: list[str]) -> dict[str, list[float]]:
    """CPU seconds of each reader for one pass, round by round."""
    for parse in readers.values():
        for sentence in sentences[:WARM_UP]:
            parse(sentence)
    gc.collect()
    gc.freeze()  # no side shall pay for walking what the others have loaded
    taken: dict[str, list[float]] = {name: [] for name in readers}
    for _ in range(ROUNDS):
        for name, parse in readers.items():
            taken[name].append(cpu_seconds(parse, sentences, 0.0 if name == PEER else OUR_SECONDS))
    return taken


def report(name: str, seconds: list[float], sentences: list[str], parse: Callable[[str], int]) -> None:
    each = statistics.median(seconds) / len(sentences)
    found = sum(parse(sentence) for sentence in sentences)
    print(f"{name:24} {1 / each:12,.0f} sentences per CPU-second {1e6 * each:10,.1f} µs each {found:6} quantities")


def ratio(name: str, seconds: list[float], peer: list[float]) -> None:
    by_round = sorted(theirs / ours for ours, theirs in zip(seconds, peer, strict=True))
    middle = statistics.median(peer) / statistics.median(seconds)
    print(f"{name}: {middle:.0f} times {PEER}'s sentences ({by_round[0]:.0f} to {by_round[-1]:.0f} by round)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="*", type=Path, default=list(DEFAULTS))
    parser.add_argument("--sentences", type=int, default=400, help="how many sentences to read (default 400)")
    options = parser.parse_args()
    sentences = sentences_in(options.folder, options.sentences)
    if not sentences:
        sys.exit(f"quantities_speed: no texts in {', '.join(map(str, options.folder))}")
    numbered = sum(may_state_quantity(sentence, 0, len(sentence)) for sentence in sentences)
    print(f"{len(sentences)} sentences, {numbered} with a digit or number word; Python {platform.python_version()}")
    readers: dict[str, Callable[[str], int]] = {"tallywire quantities": ours, "tallywire with facts": with_facts}
    try:
        from quantulum3 import parser as quantulum

        readers[PEER] = lambda sentence: len(quantulum.parse(sentence))
    except ImportError:
        print(f"{PEER} is not installed: pip install -e '.[bench]' in an environment of its own, then run this again")
    taken = in_turns(readers, sentences)
    for name, seconds in taken.items():
        report(name, seconds, sentences, readers[name])
    if PEER in taken:
        for name in ("tallywire quantities", "tallywire with facts"):
            ratio(name, taken[name], taken[PEER])


if __name__ == "__main__":
    main()
