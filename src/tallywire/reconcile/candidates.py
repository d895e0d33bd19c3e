"""Which articles are worth comparing: those of about the same time that share pairs of MinHash minima."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import numpy as np
import numpy.typing as npt

from tallywire.reconcile.shingles import PERMUTATIONS, SIGNATURE_BYTES, each_once
from tallywire.schema import Story

WINDOW = timedelta(days=31)
"""Copies appear within days; a month, so that an article dated only by its month meets one dated by day."""

_BANDS = PERMUTATIONS // 2
_NEIGHBOURS = 16
"""In a bucket each article is compared with its 16 predecessors and the 16 earliest, so that thousands of copies of
one report cost thousands of comparisons, not millions; a bucket of up to 17 is compared completely."""
_MIN_EQUAL_MINIMA = 8
"""Of 128: an estimated overlap of .06. A fifth of an article, copied whole, has .2."""

Pairs = npt.NDArray[np.int64]


def candidate_pairs(rows: Sequence[Story], is_new: Sequence[bool]) -> list[tuple[int, int]]:
    """Return pairs of places in `rows` (sorted by time) that may resemble each other, at least one of each pair new."""
    long_enough = np.array([len(row.signature) == SIGNATURE_BYTES for row in rows], dtype=bool)
    places = np.flatnonzero(long_enough)
    if len(places) < 2:
        return []
    minima = np.frombuffer(b"".join(rows[place].signature for place in places.tolist()), dtype="<u2")
    minima = minima.reshape(len(places), PERMUTATIONS)
    pairs = _sharing_a_band(minima, np.array(is_new, dtype=bool)[places])
    equal = np.concatenate(
        [
            (minima[part[:, 0]] == minima[part[:, 1]]).sum(axis=1)
            for part in np.array_split(pairs, len(pairs) // 50_000 + 1)
        ]
    )
    pairs = places[pairs[equal >= _MIN_EQUAL_MINIMA]]
    return [(int(a), int(b)) for a, b in pairs[_of_one_time(rows, pairs)]]


def _sharing_a_band(minima: npt.NDArray[np.uint16], is_new: npt.NDArray[np.bool_]) -> Pairs:
    """Return the distinct pairs of rows, earlier first, that have two neighbouring minima in common."""
    count = len(minima)
    bands = np.ascontiguousarray(minima).view("<u4")
    found: list[Pairs] = []
    for band in range(_BANDS):
        order = np.argsort(bands[:, band], kind="stable")  # rows with equal keys stay in order of time
        keys = bands[order, band]
        is_first = np.concatenate(([True], keys[1:] != keys[:-1]))
        first = np.flatnonzero(is_first)[np.cumsum(is_first) - 1]
        here = np.arange(count)
        place = here - first
        shared = here[place > 0]
        for step in range(_NEIGHBOURS):
            before = shared[place[shared] > step]
            if not len(before):
                break
            found.append(np.column_stack((order[before - step - 1], order[before])))
            far = shared[place[shared] > step + _NEIGHBOURS]
            found.append(np.column_stack((order[first[far] + step], order[far])))
    pairs = np.concatenate(found) if found else np.empty((0, 2), dtype=np.int64)
    pairs = pairs[is_new[pairs[:, 0]] | is_new[pairs[:, 1]]]
    codes = each_once(pairs[:, 0] * count + pairs[:, 1])
    return np.column_stack((codes // count, codes % count))


def _of_one_time(rows: Sequence[Story], pairs: Pairs) -> npt.NDArray[np.bool_]:
    """Return which pairs are close in time: by date, or where one has no date, by when they were fetched."""
    known = np.array([row.known_by.timestamp() for row in rows])
    seen = np.array([row.first_seen_at.timestamp() for row in rows])
    dated = np.array([row.is_dated for row in rows], dtype=bool)
    a, b = pairs[:, 0], pairs[:, 1]
    window = WINDOW.total_seconds()
    undated = ~(dated[a] & dated[b])
    close: npt.NDArray[np.bool_] = np.abs(known[a] - known[b]) <= window
    close |= undated & (np.abs(seen[a] - seen[b]) <= window)
    return close
