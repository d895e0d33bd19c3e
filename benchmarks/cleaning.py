"""Main text of real pages: ours beside trafilatura alone, in one run, with the cost of each.

    python benchmarks/cleaning.py ../shared/bench/article-extraction-benchmark

The folder has `ground-truth.json` and `html/*.html.gz`. "parse" is everything that parsing does (kind, encoding,
metadata, main text), "clean" the boilerplate detectors on top. Costs are CPU seconds of this process, for each page
the best of the rounds, the contestants taking turns page by page, so that a busy machine disturbs all alike.
"""

from __future__ import annotations

import argparse
import time
import warnings
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import trafilatura

from benchmarks.articles import LabelledPage, read_pages, score
from tallywire.clean import clean
from tallywire.parse.encoding import decode
from tallywire.parse.html import read_page

_NOW = datetime.now(UTC)
_ROUNDS = 3


def ours(page: LabelledPage) -> str:
    """The clean text, by the same steps as `parse` and `clean`, whatever the language of the page."""
    return clean(_parsed(page)).text


def _parsed(page: LabelledPage) -> str:
    read = read_page(decode(page.payload)[0], url=page.url, listed={}, latest=_NOW)
    return read if isinstance(read, str) else read.uncut


def _alone(**options: bool) -> Callable[[LabelledPage], str]:
    return lambda page: trafilatura.extract(page.payload, url=page.url, include_comments=False, **options) or ""


CONTESTANTS: dict[str, Callable[[LabelledPage], str]] = {
    "tallywire, parse and clean": ours,
    "tallywire, parse": _parsed,
    "trafilatura, default": _alone(),
    "trafilatura, fast": _alone(fast=True),
    "trafilatura, favor_precision": _alone(favor_precision=True),
    "trafilatura, default with metadata": _alone(with_metadata=True),
}


def main() -> None:
    """Print one row per contestant."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=_ROUNDS)
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    pages = read_pages(arguments.folder)
    seconds = {name: [float("inf")] * len(pages) for name in CONTESTANTS}
    texts: dict[str, list[str]] = {name: [""] * len(pages) for name in CONTESTANTS}
    for _ in range(arguments.rounds):
        for number, page in enumerate(pages):
            for name, extract in CONTESTANTS.items():
                begun = time.process_time()
                texts[name][number] = extract(page)
                seconds[name][number] = min(seconds[name][number], time.process_time() - begun)
    total = {name: sum(each) for name, each in seconds.items()}
    print(f"{len(pages)} pages, trafilatura {trafilatura.__version__}")
    print(f"{'':36}{'precision':>10}{'recall':>8}{'F1':>8}{'mean F1':>9}{'ms/page':>9}{'pages/CPU s':>13}{'cost':>7}")
    our_seconds = total["tallywire, parse and clean"]
    for name in CONTESTANTS:
        result = score(pages, texts[name])
        print(
            f"{name:36}{result.precision:10.4f}{result.recall:8.4f}{result.f1:8.4f}{result.f1_mean:9.4f}"
            f"{1000 * total[name] / len(pages):9.1f}{len(pages) / total[name]:13.1f}{our_seconds / total[name]:7.2f}"
        )
    print("cost: CPU time of tallywire's parse and clean as a multiple of the row's")


if __name__ == "__main__":
    main()
