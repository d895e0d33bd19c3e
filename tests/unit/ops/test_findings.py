"""What is wrong is found, called by its name, and comes with what to do."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tallywire.lake import Lake
from tallywire.ops.findings import Finding, Level, examine
from tallywire.settings import Settings
from tests.unit.ops.conftest import FakePrefect

NOW = datetime(2025, 6, 1, 12, 10, tzinfo=UTC)
"""Ten minutes after the run that filled the samples' lake."""


@pytest.fixture
def lake(samples_lake: Lake, tmp_path: Path) -> Lake:
    """A copy of the samples' lake, whose last run has just ended."""
    shutil.copytree(samples_lake.root, tmp_path / "lake")
    copy = Lake(tmp_path / "lake")
    (row,) = copy.records("runs")
    copy.merge("runs", [replace(row, finished_at=NOW - timedelta(minutes=5))])
    return copy


@pytest.fixture
def problems(lake: Lake, prefect: FakePrefect, monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, Finding]]:
    """The problems of an installation that is well, but for what a test does to it."""
    monkeypatch.delenv("PREFECT_API_URL", raising=False)

    def find(now: datetime = NOW, **settings: Any) -> dict[str, Finding]:
        known = {"lake": lake.root, "prefect_api_url": prefect.url, "min_free_gb": 0, **settings}
        return {each.key: each for each in examine(Settings(**known), now) if each.level is Level.PROBLEM}

    return find


Problems = Callable[..., dict[str, Finding]]


def test_an_installation_that_is_well_has_no_problem(problems: Problems) -> None:
    assert problems() == {}


def test_a_failed_run_a_failed_check_are_told_apart(problems: Problems, lake: Lake) -> None:
    (row,) = lake.records("runs")
    lake.merge("runs", [replace(row, status="failed", failures=["no such file", "check keys_are_unique: 3 rows"])])
    found = problems()
    assert found.keys() == {"runs.failed", "runs.check"}
    assert "no such file" in found["runs.failed"].what
    assert "keys_are_unique" in found["runs.check"].what
    assert "tallywire check" in str(found["runs.check"].action)


def test_no_finished_run_for_some_intervals_is_a_problem(problems: Problems) -> None:
    assert problems(now=NOW + timedelta(minutes=39)) == {}
    late = problems(now=NOW + timedelta(minutes=41))
    assert "no run has finished for 46 min, the interval is 15 min" in late["runs.overdue"].what


def test_a_disk_nearly_full_is_a_problem(problems: Problems) -> None:
    assert problems(min_free_gb=1e9).keys() == {"disk"}


def test_a_source_that_went_silent_is_a_problem_and_one_that_may_sleep_is_not(
    problems: Problems, lake: Lake, tmp_path: Path
) -> None:
    rows = list(lake.records("documents"))[:2]
    named = [
        replace(row, document_id=name, source=name, fetched_at=NOW - timedelta(hours=50))
        for row, name in zip(rows, ("often", "weekly"), strict=True)
    ]
    lake.merge("documents", named)
    file = tmp_path / "sources.toml"
    feed = 'type = "feed"\nurl = "https://example.org/{}"\ninterval = "{}"\n'
    file.write_text(f"[sources.often]\n{feed.format('a', '15m')}[sources.weekly]\n{feed.format('b', '1w')}")
    assert problems(sources=[str(file)]).keys() == {"sources.silent.often"}


def test_a_source_file_that_is_missing_or_wrong_is_a_problem(problems: Problems, tmp_path: Path) -> None:
    assert problems(sources=["/no/such.toml"]).keys() == {"sources./no/such.toml"}
    (tmp_path / "wrong.toml").write_text("[sources.a]\ntype = 'fed'\n")
    assert problems(sources=[str(tmp_path / "wrong.toml")]).keys() == {"sources.unreachable"}


def test_a_server_that_does_not_answer_is_a_problem(problems: Problems) -> None:
    assert problems(prefect_api_url="http://127.0.0.1:9/api").keys() == {"prefect.server"}


def test_a_missing_worker_deployment_or_schedule_is_a_problem(problems: Problems, prefect: FakePrefect) -> None:
    prefect.workers = [{"status": "OFFLINE"}]
    prefect.deployments = [prefect.deployments[0] | {"paused": True}, *prefect.deployments[2:]]
    assert problems().keys() == {"prefect.worker", "prefect.deployment.nightly-verify", "prefect.schedule"}


def test_a_crash_is_a_problem_until_a_run_completes(problems: Problems, prefect: FakePrefect) -> None:
    prefect.add_run("dead", "CRASHED", timedelta(minutes=20))
    assert problems().keys() == {"prefect.crashed.ingest-and-publish"}
    prefect.add_run("next", "COMPLETED", timedelta(minutes=5))
    assert problems() == {}


def test_a_night_in_which_the_lake_was_not_sound_is_a_problem_with_its_reason(
    problems: Problems, prefect: FakePrefect
) -> None:
    prefect.add_run("night", "FAILED", timedelta(hours=8), deployment="nightly-verify")
    assert "it is FAILED" in problems()["prefect.failed.nightly-verify"].what


def test_a_broken_file_in_the_lake_is_a_problem_and_the_rest_is_still_looked_at(problems: Problems, lake: Lake) -> None:
    next((lake.root / "facts").glob("month=2*/facts.parquet")).write_bytes(b"not Parquet")
    assert problems(prefect_api_url="http://127.0.0.1:9/api").keys() == {"lake.unreachable", "prefect.server"}


def test_a_run_that_failed_before_the_lake_knew_of_it_is_a_problem_and_else_is_told_once(
    problems: Problems, prefect: FakePrefect, lake: Lake
) -> None:
    prefect.add_run("early", "FAILED", timedelta(minutes=5))
    found = problems()["prefect.failed.ingest-and-publish"]
    assert "it is FAILED" in found.what
    assert f"{prefect.url}/runs/flow-run/early" in str(found.action)
    (row,) = lake.records("runs")
    lake.merge("runs", [replace(row, status="failed", failures=["no such file"])])
    assert problems().keys() == {"runs.failed"}


def test_settings_that_have_become_wrong_under_a_watch_are_a_problem(
    problems: Problems, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "tallywire.toml"
    file.write_text("lake = \n")
    monkeypatch.setenv("TALLYWIRE_CONFIG", str(file))
    (found,) = problems().values()
    assert f"{file} is not TOML" in found.what
    assert "correct it" in str(found.action)


def test_credentials_in_an_address_are_not_told_and_its_silence_is(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    (row, *_) = lake.records("documents")
    name = "https://example.org/feed"
    lake.merge("documents", [replace(row, document_id="old", source=name, fetched_at=NOW - timedelta(hours=50))])
    settings = Settings(
        lake=lake.root, prefect_api_url="http://127.0.0.1:9/api", sources=["https://reader:s3kret@example.org/feed"]
    )
    found = list(examine(settings, NOW))
    assert f"sources.silent.{name}" in {each.key for each in found}
    assert "s3kret" not in str(found)
