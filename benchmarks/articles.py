"""Pages with their main text, in the format of scrapinghub/article-extraction-benchmark, and its measure."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

_WORD = re.compile(r"\w+")
_SHINGLE_WORDS = 4


@dataclass(frozen=True, slots=True)
class LabelledPage:
    """One page: its name, address, bytes, and the main text that people marked."""

    name: str
    url: str
    payload: bytes
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """Precision and recall of four-word shingles, mean over pages, and their harmonic mean, as that benchmark has
    it."""

    precision: float
    recall: float
    f1_mean: float

    @property
    def f1(self) -> float:
        """The benchmark's headline: F1 of the mean precision and the mean recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def read_pages(folder: Path) -> list[LabelledPage]:
    """The pages of a folder with `ground-truth.json` and `html/*.html.gz`, by name."""
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    return [
        LabelledPage(
            name,
            entry["url"],
            gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()),
            entry["articleBody"],
        )
        for name, entry in sorted(truth.items())
    ]


def score(pages: Sequence[LabelledPage], texts: Iterable[str]) -> Score:
    """How well extracted texts agree with the marked ones."""
    each = [page_score(page.text, text) for page, text in zip(pages, texts, strict=True)]
    return Score(*(sum(column) / len(each) for column in zip(*each, strict=True)))


def page_score(marked: str, extracted: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of one text."""
    want, got = _shingles(marked), _shingles(extracted)
    hits = sum((want & got).values())
    if not want and not got:
        return 1.0, 1.0, 1.0
    precision = hits / sum(got.values()) if got else 0.0
    recall = hits / sum(want.values()) if want else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    if not words:
        return Counter()
    return Counter(
        tuple(words[start : start + _SHINGLE_WORDS]) for start in range(max(1, len(words) - _SHINGLE_WORDS + 1))
    )
