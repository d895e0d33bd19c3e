"""Keys of a table with a file a day are kept by month, and never believed when a file is another one."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from tallywire.identity import stable_id
from tallywire.lake import Lake, keys, session
from tallywire.schema import Document

DAYS = ("2024-04-29", "2024-04-30", "2024-05-01", "2024-05-02", "2024-06-01", "2024-06-02")


def document(name: str, day: str) -> Document:
    return Document(
        document_id=name,
        source="folder",
        url=None,
        fetched_at=datetime.fromisoformat(day).replace(tzinfo=UTC),
        status=None,
        content_type="text/plain",
        headers=None,
        listed=None,
        payload=name.encode(),
        payload_length_bytes=len(name),
        fetched_date=day,
    )


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    """Two documents a day, as a process leaves them that has asked for their keys."""
    lake = Lake.open(tmp_path / "lake")
    lake.append("documents", [document(stable_id(day, name), day) for day in DAYS for name in "ab"])
    lake.keys("documents")
    return lake


def as_another_process() -> None:
    keys._IN_MEMORY.clear()


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The partitions that are read from the table itself from now on."""
    partitions: list[str] = []
    query = session.Session.query

    def listening(self: session.Session, sql: str, parameters: Any = None, within: Any = None) -> pa.Table:
        partitions.extend(within or ())
        return query(self, sql, parameters, within)

    monkeypatch.setattr(session.Session, "query", listening)
    return partitions


def known(lake: Lake) -> list[tuple[str, str]]:
    return sorted(tuple(row.values()) for row in lake.keys("documents").to_pylist())


def stored(lake: Lake) -> list[tuple[str, str]]:
    return sorted((each.document_id, each.fetched_date) for each in lake.records("documents"))


def test_another_process_reads_the_last_month_alone(lake: Lake, read: list[str]) -> None:
    as_another_process()
    assert known(lake) == stored(lake)
    assert sorted(read) == ["2024-06-01", "2024-06-02"]


def test_a_month_is_read_again_when_a_file_of_it_is_another_one_has_come_or_gone(lake: Lake, read: list[str]) -> None:
    lake.merge("documents", [document("more", "2024-04-30")])
    lake.partition_file("documents", "2024-05-02").unlink()
    as_another_process()
    assert known(lake) == stored(lake)
    assert ("more", "2024-04-30") in known(lake)
    assert {day[:7] for day in read} == {"2024-04", "2024-05", "2024-06"}


def test_what_is_kept_and_broken_is_as_good_as_nothing(lake: Lake) -> None:
    kept = sorted((lake.root / ".locks" / "keys" / "documents").glob("*.parquet"))
    assert [file.stem for file in kept] == ["2024-04", "2024-05"]
    kept[0].write_bytes(kept[0].read_bytes()[:-20])
    kept[1].write_bytes(b"")
    as_another_process()
    assert known(lake) == stored(lake)


def test_keys_of_some_days_are_those_of_their_months(lake: Lake) -> None:
    may = {day: file for day, file in lake.stand("documents").items() if day.startswith("2024-05")}
    as_another_process()
    assert set(lake.keys("documents", may)["fetched_date"].to_pylist()) == set(may)
    assert known(lake) == stored(lake)
