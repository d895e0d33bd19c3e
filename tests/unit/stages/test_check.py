"""A run checks what it has written, and fails where that breaks a promise."""

from __future__ import annotations

import shutil
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from tallywire import checks
from tallywire.checks import run_checks
from tallywire.lake import Lake
from tallywire.run import new_run
from tallywire.stages import check
from tallywire.stages.check import PAST, batches, check_batch, yields
from tests.sql.rows import NOON, TEXT, article, fact, lake_of


def test_a_run_that_has_written_nothing_checks_nothing(samples_lake: Lake, tmp_path: Path) -> None:
    shutil.copytree(samples_lake.root, tmp_path / "lake")
    with new_run(Lake(tmp_path / "lake"), []) as run:
        assert batches(run) == []


def test_only_the_months_that_were_written_are_checked(samples_lake: Lake, tmp_path: Path) -> None:
    shutil.copytree(samples_lake.root, tmp_path / "lake")
    lake = Lake(tmp_path / "lake")
    rows = list(lake.records("facts"))
    broken = replace(rows[0], char_end=rows[0].char_end + 1)
    other = next(row for row in rows if row.month != broken.month)
    lake.merge("facts", [broken])  # not by a run
    with new_run(lake, [], datetime(2025, 6, 2, tzinfo=UTC)) as run:
        run.merge("facts", [replace(other, confidence=0.5)])
        assert batches(run) == ["written"]
        assert check_batch(run, "written")["failed"] == 0
        run.merge("facts", [replace(broken, confidence=0.5)])
        assert check_batch(run, "written")["failed"] == 1
        assert "quotes_stand_at_their_span" in run.notes("failures")[0]


def test_months_that_hold_much_are_checked_in_little_memory(
    samples_lake: Lake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(samples_lake.root, tmp_path / "lake")
    lake = Lake(tmp_path / "lake")
    rows = list(lake.records("facts"))
    limits: list[dict[str, str] | None] = []
    connect = checks.connect

    def listening(lake: Lake, limit: dict[str, str] | None) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
        limits.append(limit)
        return connect(lake, limit)

    monkeypatch.setattr(checks, "connect", listening)
    with new_run(lake, [], datetime(2025, 6, 2, tzinfo=UTC)) as run:
        run.merge("facts", [replace(row, confidence=0.5, char_end=row.char_end + (row is rows[0])) for row in rows])
        assert check_batch(run, "written")["failed"] == 1
        assert limits == [None]
        monkeypatch.setattr(check, "_LITTLE_BYTES", 1)
        assert check_batch(run, "written")["failed"] == 1
        assert limits[1] is not None
        assert limits[1]["memory_limit"] == "256MB"


def test_checks_are_given_more_memory_where_they_need_it(
    samples_lake: Lake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = [(each.name, each.row_count) for each in run_checks(samples_lake)]
    monkeypatch.setattr(checks, "QUERY_MEMORY", "1MB")
    limits: list[str] = []
    connect = checks.connect

    def listening(lake: Lake, limit: dict[str, str]) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
        limits.append(limit["memory_limit"])
        return connect(lake, limit)

    monkeypatch.setattr(checks, "connect", listening)
    assert [(each.name, each.row_count) for each in run_checks(samples_lake, spill=tmp_path / "spill")] == whole
    assert limits == ["1MB", "512MB"]


def test_a_sources_yield_is_counted_by_day_of_fetching_as_far_back_as_is_judged(tmp_path: Path) -> None:
    days = (NOON, NOON - timedelta(days=40), NOON - PAST - timedelta(days=1))
    reports = [article(f"{TEXT} {at:%B}", at=at) for at in days]
    another = article(TEXT)
    facts = [fact(read, "4,000 soldiers") for _, read, _ in reports]
    lake = lake_of(tmp_path / "lake", [each for one in (*reports, another) for each in one] + facts)
    with new_run(lake, [], NOON + timedelta(hours=1)) as run:
        assert yields(run) == [
            {"source": "feed", "day": (NOON - timedelta(days=40)).date(), "articles": 1, "facts": 1},
            {"source": "feed", "day": NOON.date(), "articles": 2, "facts": 1},
        ]
