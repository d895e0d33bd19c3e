"""Sentences per CPU-second of our extractor and of quantulum3 0.10, on the same sentences in the same run.

    python benchmarks/quantities_speed.py [FOLDER] [--sentences N]

FOLDER holds texts (.txt), labelled texts (.jsonl with "text") or the reference texts of the article extraction
benchmark (ground-truth.json); by default the texts of this project are read. Of more sentences than asked for, those
read are spread evenly over the texts.
quantulum3 runs in this process where it can be imported: `pip install -e '.[bench]'` in an environment of its own,
since it brings scikit-learn along (its classifier was stored by 1.8.0 and fails with some other versions).
Both read one sentence a call and are warmed up on the first sentences; time is CPU time.
"""

from __future__ import annotations

import argparse
import gc
import json
import platform
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
WARM_UP = 20
OUR_SECONDS = 2.0
"""Ours is repeated over the sentences until this much CPU time is spent, for a steady figure."""


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


def cpu_seconds(parse: Callable[[str], int], sentences: list[str], at_least: float) -> tuple[float, int]:
    """CPU seconds for one pass over the sentences, and the quantities of a pass."""
    for sentence in sentences[:WARM_UP]:
        parse(sentence)
    gc.collect()
    gc.freeze()  # neither side shall pay for walking what the other has loaded
    start = time.process_time()
    passes = found = 0
    while passes == 0 or time.process_time() - start < at_least:
        found = sum(parse(sentence) for sentence in sentences)
        passes += 1
    return (time.process_time() - start) / passes, found


def report(name: str, seconds: float, sentences: int, found: int) -> float:
    rate = sentences / seconds
    each = 1e6 * seconds / sentences
    print(f"{name:24} {rate:12,.0f} sentences per CPU-second {each:10,.1f} µs each {found:6} quantities")
    return rate


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
    fast = report("tallywire quantities", *_measured(ours, sentences, OUR_SECONDS))
    full = report("tallywire with facts", *_measured(with_facts, sentences, OUR_SECONDS))
    without = [sentence for sentence in sentences if not may_state_quantity(sentence, 0, len(sentence))]
    if without:
        report("  of them without number", *_measured(ours, without, OUR_SECONDS / 4))
    try:
        from quantulum3 import parser as quantulum
    except ImportError:
        print(
            "quantulum3 is not installed: pip install -e '.[bench]' in an environment of its own, then run this again"
        )
        return
    slow = report("quantulum3", *_measured(lambda sentence: len(quantulum.parse(sentence)), sentences, 0.0))
    print(f"ratio: quantities {fast / slow:.0f}, quantities and facts {full / slow:.0f}")


def _measured(parse: Callable[[str], int], sentences: list[str], at_least: float) -> tuple[float, int, int]:
    seconds, found = cpu_seconds(parse, sentences, at_least)
    return seconds, len(sentences), found


if __name__ == "__main__":
    main()
