"""How much of one text is found in another, counted exactly."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import numpy as np

from tallywire.reconcile.shingles import Hashes, shingles

COPY_SHARE = 0.5
"""From here on an article is a copy. Real copies with shuffled and trimmed sentences have .85; different reports that
use the same agency's paragraphs stay below .3."""
EXCERPT_SHARE = 0.8
"""The same for a text much shorter than the other, which must be nearly all excerpt."""
REWRITE_SHARE = 0.6
"""So many stretches of the shorter text must have a counterpart in the other. A paraphrase leaves something of every
stretch; a paragraph taken over from an agency fills a few stretches and leaves the others empty."""
STRETCH_SHINGLES, COUNTERPART_SHINGLES = 20, 2
"""A stretch is about a sentence; it has a counterpart where at least two of its word triples are found."""
MIN_SHARE = 0.12
"""Below this a text is not even a machine's paraphrase of the other."""
EXCERPT_LENGTH, MIN_LENGTH = 0.35, 0.12
"""Lengths of the shorter relative to the longer text: an excerpt, and too little to call it the same report."""
MIN_SHINGLES = 12
"""Below this a text is a teaser or an error page, and only its exact equal is its copy."""
_MIN_NUMBERS, _NUMBER_SHARE, _NEARLY_ALL = 5, 0.3, 0.95
"""Daily bulletins repeat their words with new numbers; copies keep the numbers."""

_NUMBER = re.compile(r"\d{2,}")
_PAIRS_AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class Resemblance:
    """Two articles of one story: `score` is the share of the shorter one's text found in the other."""

    a: str
    b: str
    score: float
    role: str


@dataclass(frozen=True)
class _Text:
    """What comparing a text needs: its word triples in order, and the distinct ones sorted."""

    text: str
    shingles: Hashes
    distinct: Hashes

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Its numbers of two digits and more."""
        return frozenset(_NUMBER.findall(self.text.replace(",", "").replace(".", "")))


def resemblances(
    pairs: Iterable[tuple[str, str]], texts_of: Callable[[Collection[str]], Mapping[str, str]]
) -> list[Resemblance]:
    """Return those of the pairs of article ids that resemble each other; texts are fetched for some pairs at a time."""
    remaining = iter(pairs)
    found = []
    read: dict[str, _Text] = {}
    while chunk := list(islice(remaining, _PAIRS_AT_ONCE)):
        ids = {article for pair in chunk for article in pair}
        texts = texts_of(sorted(ids - read.keys()))
        read = {each: text for each, text in read.items() if each in ids}
        read |= zip(texts, _read(texts.values()), strict=True)
        for a, b in chunk:
            if a in read and b in read and (result := _resemblance(read[a], read[b])):
                found.append(Resemblance(a, b, *result))
    return found


def compare(a: str, b: str) -> tuple[float, str] | None:
    """Return score and role (`copy`, `rewrite`) of two texts of one story, None for different reports."""
    first, second = _read((a, b))
    return _resemblance(first, second)


def _read(texts: Iterable[str]) -> list[_Text]:
    texts = list(texts)
    return [_Text(text, hashes, _distinct(hashes)) for text, hashes in zip(texts, shingles(texts), strict=True)]


def _distinct(hashes: Hashes) -> Hashes:
    """Return the hashes sorted, each once; a third of the time of np.unique at this size."""
    in_order: Hashes = np.sort(hashes)
    is_first = np.ones(len(in_order), dtype=bool)
    is_first[1:] = in_order[1:] != in_order[:-1]
    return in_order[is_first]


def _common(short: Hashes, long: Hashes) -> Hashes:
    """Return what two sorted arrays have in common."""
    places = np.minimum(np.searchsorted(long, short), len(long) - 1)
    common: Hashes = short[long[places] == short]
    return common


def _resemblance(a: _Text, b: _Text) -> tuple[float, str] | None:
    """Return what `compare` does; it is the same for (a, b) and (b, a)."""
    short, long = sorted((a, b), key=lambda text: (len(text.distinct), text.shingles.tobytes()))
    if len(short.distinct) < MIN_SHINGLES:
        return (1.0, "copy") if len(short.distinct) and np.array_equal(a.distinct, b.distinct) else None
    length = len(short.distinct) / len(long.distinct)
    if length < MIN_LENGTH:
        return None
    common = _common(short.distinct, long.distinct)
    share = len(common) / len(short.distinct)
    if share < (EXCERPT_SHARE if length < EXCERPT_LENGTH else MIN_SHARE):
        return None
    if share < _NEARLY_ALL and _numbers_differ(short.numbers, long.numbers):
        return None
    if share >= COPY_SHARE:
        return round(share, 4), "copy"
    spread = _spread(short.shingles, common)
    return (round(spread, 4), "rewrite") if spread >= REWRITE_SHARE else None


def _numbers_differ(a: frozenset[str], b: frozenset[str]) -> bool:
    fewer = min(len(a), len(b))
    return fewer >= _MIN_NUMBERS and len(a & b) < fewer * _NUMBER_SHARE


def _spread(text: Hashes, common: Hashes) -> float:
    """Return the share of the stretches of a text that hold enough of the common word triples."""
    places = np.searchsorted(common, text)
    is_common = common[np.minimum(places, len(common) - 1)] == text
    held = np.add.reduceat(is_common, np.arange(0, len(text), STRETCH_SHINGLES), dtype=np.int64)
    return float(np.mean(held >= COUNTERPART_SHINGLES))
