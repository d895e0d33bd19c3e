"""How much of one text is found in another, counted exactly."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from tallywire.reconcile.shingles import Hashes, sentences, shingles

COPY_SHARE = 0.5
"""From here on an article is a copy. Real copies with shuffled and trimmed sentences have .85; different reports that
use the same agency's paragraphs stay below .3."""
EXCERPT_SHARE = 0.8
"""The same for a text much shorter than the other, which must be nearly all excerpt."""
MIN_SHARE = 0.12
"""Below this a text is not even a machine's paraphrase of the other."""
REWRITE_SHARE = 0.6
"""So much of the shorter text must stand in sentences that have a counterpart in the other."""
COUNTERPART_SHARE = 0.55
"""So many words two sentences must share, of the longer one, to be counterparts."""
EXCERPT_LENGTH, MIN_LENGTH = 0.35, 0.12
"""Lengths of the shorter relative to the longer text: an excerpt, and too little to call it the same report."""
MIN_SHINGLES = 12
"""Below this a text is a teaser or an error page, and only its exact equal is its copy."""
_MIN_NUMBERS, _NUMBER_SHARE = 5, 0.3
"""Daily bulletins repeat their words with new numbers; copies keep the numbers."""

_NUMBER = re.compile(r"\d[\d.,]*\d")
_PAIRS_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Resemblance:
    """Two articles of one story: `score` is the share of the shorter one's text found in the other."""

    a: str
    b: str
    score: float
    role: str


@dataclass(slots=True)
class _Text:
    """A text and what comparing it needs, worked out when first asked for."""

    text: str
    shingles: Hashes
    _sentences: list[frozenset[str]] | None = None
    _numbers: frozenset[str] | None = None

    @property
    def sentences(self) -> list[frozenset[str]]:
        if self._sentences is None:
            self._sentences = sentences(self.text)
        return self._sentences

    @property
    def numbers(self) -> frozenset[str]:
        if self._numbers is None:
            self._numbers = frozenset(_NUMBER.findall(self.text))
        return self._numbers


def resemblances(
    pairs: Iterable[tuple[str, str]], texts_of: Callable[[Collection[str]], Mapping[str, str]]
) -> list[Resemblance]:
    """Return those of the pairs of article ids that resemble each other; texts are fetched for some pairs at a time."""
    remaining = iter(pairs)
    found = []
    while chunk := list(islice(remaining, _PAIRS_AT_ONCE)):
        ids = sorted({article for pair in chunk for article in pair})
        texts = texts_of(ids)
        known = [each for each in ids if each in texts]
        read = {
            each: _Text(texts[each], hashes)
            for each, hashes in zip(known, shingles([texts[each] for each in known]), strict=True)
        }
        for a, b in chunk:
            if a in read and b in read and (result := resemblance(read[a], read[b])):
                found.append(Resemblance(a, b, *result))
    return found


def compare(a: str, b: str) -> tuple[float, str] | None:
    """Return score and role of two texts of one story, None where they are not."""
    return resemblance(*(_Text(text, hashes) for text, hashes in zip((a, b), shingles((a, b)), strict=True)))


def resemblance(a: _Text, b: _Text) -> tuple[float, str] | None:
    """Return score and role (`copy`, `rewrite`), the same for (a, b) and (b, a); None for different reports."""
    short, long = (a, b) if len(a.shingles) <= len(b.shingles) else (b, a)
    if len(short.shingles) < MIN_SHINGLES:
        return (1.0, "copy") if len(short.shingles) and np.array_equal(a.shingles, b.shingles) else None
    length = len(short.shingles) / len(long.shingles)
    if length < MIN_LENGTH:
        return None
    common = len(np.intersect1d(short.shingles, long.shingles, assume_unique=True))
    share = common / len(short.shingles)
    is_excerpt = length < EXCERPT_LENGTH
    if share < MIN_SHARE or (is_excerpt and share < EXCERPT_SHARE):
        return None
    if share < 0.95 and _numbers_differ(short.numbers, long.numbers):
        return None
    if share >= COPY_SHARE:
        return round(share, 4), "copy"
    matched = _matched_share(short.sentences, long.sentences)
    return (round(matched, 4), "rewrite") if matched >= REWRITE_SHARE else None


def _numbers_differ(a: frozenset[str], b: frozenset[str]) -> bool:
    fewer = min(len(a), len(b))
    return fewer >= _MIN_NUMBERS and len(a & b) < fewer * _NUMBER_SHARE


def _matched_share(short: Sequence[frozenset[str]], long: Sequence[frozenset[str]]) -> float:
    """Return the share of the words of `short` that stand in sentences with a counterpart in `long`."""
    total = sum(map(len, short))
    matched = sum(
        len(sentence)
        for sentence in short
        if any(
            len(sentence & other) >= COUNTERPART_SHARE * max(len(sentence), len(other))
            for other in long
            if min(len(sentence), len(other)) >= COUNTERPART_SHARE * max(len(sentence), len(other))
        )
    )
    return matched / total if total else 0.0
