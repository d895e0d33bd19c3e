"""Merging as two sorted streams: any rows in any batches, in little memory, and files that are not sorted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.lake import Lake, merging
from tallywire.lake.interleave import OutOfOrderError, interleave
from tallywire.schema import Reject

_SCHEMA = pa.schema({"at": pa.int64(), "name": pa.string(), "of": pa.string()})
_ROWS = st.lists(st.tuples(st.none() | st.integers(0, 9), st.text("aé\U0001f600z", max_size=2)), unique=True)


def in_order(rows: list[tuple[int | None, str]]) -> list[tuple[int | None, str]]:
    return sorted(rows, key=lambda row: (row[0] is None, row[0] or 0, row[1].encode()))


def batches(rows: list[tuple[int | None, str]], of: str, cuts: list[int]) -> Iterator[pa.RecordBatch]:
    ends = [*sorted(min(cut, len(rows)) for cut in cuts), len(rows)]
    for begin, end in zip([0, *ends], ends, strict=False):
        columns = [[row[0] for row in rows[begin:end]], [row[1] for row in rows[begin:end]], [of] * (end - begin)]
        yield pa.record_batch([pa.array(c, f.type) for c, f in zip(columns, _SCHEMA, strict=True)], schema=_SCHEMA)


@given(_ROWS, st.sets(st.integers(0, 20)), *[st.lists(st.integers(0, 12), max_size=4)] * 2)
def test_two_streams_are_one_in_whatever_batches_they_come(
    rows: list[tuple[int | None, str]], of_two: set[int], cuts: list[int], more_cuts: list[int]
) -> None:
    one = in_order([row for place, row in enumerate(rows) if place not in of_two])
    two = in_order([row for place, row in enumerate(rows) if place in of_two])
    given_out = interleave(batches(one, "one", cuts), batches(two, "two", more_cuts), ["at", "name"])
    found = [tuple(row.values()) for batch in given_out for row in batch.to_pylist()]
    assert [row[:2] for row in found] == in_order(rows)
    assert [row[:2] for row in found if row[2] == "two"] == two


@pytest.mark.parametrize("cuts", [[], [1], [2], [1, 2]])
def test_a_stream_that_is_not_sorted_is_refused(cuts: list[int]) -> None:
    wrong: list[tuple[int | None, str]] = [(1, "a"), (3, "a"), (2, "a")]
    with pytest.raises(OutOfOrderError):
        list(interleave(batches(wrong, "one", cuts), batches([(0, "b"), (4, "b")], "two", []), ["at", "name"]))


def reject(number: int) -> Reject:
    return Reject(
        document_id=f"{number:06}",
        stage="parse",
        reason="empty",
        message=f"{number} " * 60,
        source="s",
        url=None,
        seen_at=datetime(2024, 5, 1, tzinfo=UTC),
        version="p",
        month="2024-05",
    )


@pytest.fixture
def limits(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The memory that each merge was given; little at first."""
    asked: list[str] = []
    connect = merging.connect

    def listening(root: Path, limit: str = "16MB") -> AbstractContextManager[duckdb.DuckDBPyConnection]:
        asked.append(limit)
        return connect(root, limit)

    monkeypatch.setattr(merging, "connect", listening)
    return asked


def test_what_is_stored_takes_no_memory(tmp_path: Path, limits: list[str]) -> None:
    lake = Lake.open(tmp_path)
    rows = [reject(number) for number in range(80_000)]
    lake.merge("rejects", [row for row in rows if int(row.document_id) % 20])
    limits.clear()
    lake.merge("rejects", rows[::20])
    assert limits == ["16MB"]
    assert [row.document_id for row in lake.records("rejects")] == [row.document_id for row in rows]


def test_stored_rows_that_are_not_sorted_are_sorted(tmp_path: Path, limits: list[str]) -> None:
    lakes = [Lake.open(tmp_path / name) for name in ("sorted", "shuffled")]
    for lake in lakes:
        lake.merge("rejects", [reject(number) for number in (1, 3, 5, 7)])
    file = lakes[1].partition_file("rejects", "2024-05")
    stored = pq.read_table(file, partitioning=None)
    pq.write_table(stored.take([2, 0, 3, 1]), file)
    limits.clear()
    for lake in lakes:
        lake.merge("rejects", [replace(reject(3), reason="pdf"), reject(4)])
    assert limits == ["16MB", "16MB", "512MB"]
    assert file.read_bytes() == lakes[0].partition_file("rejects", "2024-05").read_bytes()
