"""How much of one text is found in another, counted exactly."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np
import numpy.typing as npt

from tallywire.reconcile.shingles import SHINGLE_WORDS, Hashes, Reading, read

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

_PAIRS_AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class Resemblance:
    """Two articles of one story: `score` is the share of the shorter one's text found in the other."""

    a: str
    b: str
    score: float
    role: str


def resemblances(
    pairs: Iterable[tuple[str, str]],
    texts_of: Callable[[Collection[str]], Mapping[str, str]],
    readings: Mapping[str, Reading],
) -> list[Resemblance]:
    """Return those of the pairs of article ids that resemble each other.

    What has no reading yet is read, from texts that are fetched for some pairs at a time.
    """
    remaining = iter(pairs)
    found = []
    read_so_far: dict[str, Reading] = {}
    while chunk := list(islice(remaining, _PAIRS_AT_ONCE)):
        ids = set(chain.from_iterable(chunk))
        texts = texts_of(sorted(ids - read_so_far.keys() - readings.keys()))
        earlier = {**readings, **read_so_far}
        read_so_far = {each: earlier[each] for each in ids if each in earlier}
        read_so_far |= zip(texts, read(texts.values()), strict=True)
        for a, b in chunk:
            if a in read_so_far and b in read_so_far and (result := _resemblance(read_so_far[a], read_so_far[b])):
                found.append(Resemblance(a, b, *result))
    return found


def compare(a: str, b: str) -> tuple[float, str] | None:
    """Return score and role (`copy`, `rewrite`) of two texts of one story, None for different reports."""
    first, second = read((a, b))
    return _resemblance(first, second)


def _resemblance(a: Reading, b: Reading) -> tuple[float, str] | None:
    """Return what `compare` does; it is the same for (a, b) and (b, a)."""
    short, long = (a, b) if a.size <= b.size else (b, a)
    if short.size < MIN_SHINGLES:
        return (1.0, "copy") if short.size and np.array_equal(a.distinct, b.distinct) else None
    length = short.size / long.size
    if length < MIN_LENGTH:
        return None
    new_numbers = _new_numbers(short.numbers, long.numbers)
    if new_numbers and 1 - new_numbers / SHINGLE_WORDS / short.size < _NEARLY_ALL:
        return None  # each new number stands in a new triple, and three at most in the same
    is_common = _is_among(short.distinct, long.distinct)
    share = int(np.count_nonzero(is_common)) / short.size
    if share < (_NEARLY_ALL if new_numbers else EXCERPT_SHARE if length < EXCERPT_LENGTH else MIN_SHARE):
        return None
    if share >= COPY_SHARE:
        return round(share, 4), "copy"
    if short.size == long.size:
        short = min(short, long, key=lambda text: text.triples.tobytes())
    spread = _spread(_is_among(short.triples, short.distinct[is_common]))
    return (round(spread, 4), "rewrite") if spread >= REWRITE_SHARE else None


def _new_numbers(short: frozenset[int], long: frozenset[int]) -> int:
    """Return how many numbers of the shorter text are not in the longer, 0 where it keeps enough of them."""
    fewer = min(len(short), len(long))
    if fewer < _MIN_NUMBERS:
        return 0
    common = len(short & long)
    return len(short) - common if common < fewer * _NUMBER_SHARE else 0


def _is_among(sought: Hashes, among: Hashes) -> npt.NDArray[np.bool_]:
    """Return which of the sought hashes are in a sorted array."""
    found: npt.NDArray[np.bool_] = among.take(among.searchsorted(sought), mode="clip") == sought
    return found


def _spread(is_common: npt.NDArray[np.bool_]) -> float:
    """Return the share of the stretches of a text that hold enough of the common word triples."""
    held = np.add.reduceat(is_common, np.arange(0, len(is_common), STRETCH_SHINGLES), dtype=np.int64)
    return int(np.count_nonzero(held >= COUNTERPART_SHINGLES)) / len(held)
