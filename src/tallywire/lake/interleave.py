"""Two sorted streams of rows as one, while a batch of each is in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc


class OutOfOrderError(Exception):
    """A stream that was to be sorted is not."""


def interleave(
    one: Iterator[pa.RecordBatch], two: Iterator[pa.RecordBatch], order: Sequence[str]
) -> Iterator[pa.RecordBatch]:
    """The rows of both streams, ascending by the columns of `order`, which tell each row from all others; nulls last.

    Both have the same columns and stand in that order; raises OutOfOrderError where one turns out not to.
    """
    streams = (one, two)
    heads = [_next(each) for each in streams]
    before: tuple[Any, ...] | None = None
    while present := [each for each in heads if each is not None]:
        rows = pa.Table.from_batches(present)
        places = _sorted_places(rows, order)
        is_of_one = places < (heads[0].num_rows if heads[0] is not None else 0)
        parts = [part for part in (places[is_of_one], places[~is_of_one]) if part.size]
        if any((part[1:] < part[:-1]).any() for part in parts) or not _is_less(before, _rank(rows, order, places[0])):
            raise OutOfOrderError
        # What sorts behind the last row of a head may have to wait for that stream's next batch.
        size = min(int(np.flatnonzero(places == part[-1])[0]) for part in parts) + 1
        before = _rank(rows, order, places[size - 1])
        yield from _chosen(rows, places[:size])
        of_one = int(is_of_one[:size].sum())
        heads = [
            _behind(head, given, stream)
            for head, given, stream in zip(heads, (of_one, size - of_one), streams, strict=True)
        ]


def _sorted_places(rows: pa.Table, order: Sequence[str]) -> np.ndarray[Any, Any]:
    keys = [(name, "ascending", "at_end") for name in order]
    places: np.ndarray[Any, Any] = pc.sort_indices(rows.select(order), sort_keys=keys).to_numpy()
    return places


def _rank(rows: pa.Table, order: Sequence[str], place: Any) -> tuple[Any, ...]:
    """What a row is sorted by."""
    values = (rows[name][int(place)].as_py() for name in order)
    return tuple((value is None, value) for value in values)


def _is_less(before: tuple[Any, ...] | None, rank: tuple[Any, ...]) -> bool:
    return before is None or before < rank


def _chosen(rows: pa.Table, places: np.ndarray[Any, Any]) -> list[pa.RecordBatch]:
    """Rows by their places; a stretch of them is not copied."""
    first = int(places[0])
    is_stretch = int(places[-1]) - first + 1 == places.size and (np.diff(places) == 1).all()
    batches: list[pa.RecordBatch] = (rows.slice(first, places.size) if is_stretch else rows.take(places)).to_batches()
    return batches


def _behind(head: pa.RecordBatch | None, given: int, stream: Iterator[pa.RecordBatch]) -> pa.RecordBatch | None:
    """What a stream has next, once so many rows of its head are given out."""
    if head is None:
        return None
    return head.slice(given) if given < head.num_rows else _next(stream)


def _next(stream: Iterator[pa.RecordBatch]) -> pa.RecordBatch | None:
    """The next batch that has rows."""
    return next((batch for batch in stream if batch.num_rows), None)
