"""The watch mends what it can and tells of the rest."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tallywire.lake import Lake
from tallywire.ops import alerts
from tallywire.ops.lease import lease
from tallywire.ops.limits import LEASE_GRACE_SECONDS
from tallywire.ops.watch import mend, release_pending, state_file, tell
from tallywire.settings import Settings
from tests.unit.ops.conftest import FakePrefect

HOUR = timedelta(hours=1)


@pytest.fixture
def settings(tmp_path: Path, prefect: FakePrefect, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    return Settings(lake=tmp_path / "lake", prefect_api_url=prefect.url, min_free_gb=0)


def test_a_run_whose_lease_is_free_is_noted_as_crashed_and_one_that_holds_it_is_not(
    settings: Settings, prefect: FakePrefect, monkeypatch: pytest.MonkeyPatch
) -> None:
    lake = Lake.open(settings.lake)
    monkeypatch.setattr("tallywire.ops.watch.LEASE_GRACE_SECONDS", 0.0)
    for name in ("dead", "living"):
        prefect.add_run(name, "RUNNING", HOUR)
    with lease(lake, "dead"):
        pass
    with lease(lake, "living"):
        mend(settings)
    assert prefect.crashed == ["dead"]


def test_a_run_that_has_just_ended_is_left_to_say_so_itself(settings: Settings, prefect: FakePrefect) -> None:
    assert LEASE_GRACE_SECONDS > 1
    with lease(Lake.open(settings.lake), "ending"):
        pass
    prefect.add_run("ending", "RUNNING", HOUR)
    mend(settings)
    assert prefect.crashed == []


def test_a_run_of_another_lake_is_judged_there(
    settings: Settings, prefect: FakePrefect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tallywire.ops.watch.LEASE_GRACE_SECONDS", 0.0)
    with lease(Lake.open(tmp_path / "other"), "dead"):
        pass
    prefect.add_run("dead", "RUNNING", HOUR, lake=str(tmp_path / "other"))
    prefect.add_run("elsewhere", "RUNNING", HOUR)
    mend(settings)
    assert prefect.crashed == ["dead"], "nothing is known of the other one, which may run on another machine"


def test_a_run_of_our_own_server_without_a_lease_died_as_it_began(
    settings: Settings, prefect: FakePrefect, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = Settings(lake=settings.lake, serve_port=prefect.server_address[1], min_free_gb=0)
    monkeypatch.setenv("PREFECT_API_URL", own.api_url)  # as what `tallywire serve` starts finds it
    prefect.add_run("beginning", "RUNNING", timedelta(minutes=1))
    prefect.add_run("dead", "RUNNING", timedelta(minutes=5))
    mend(own)
    assert prefect.crashed == ["dead"]


def test_no_run_waits_for_a_worker_that_was_stopped(settings: Settings, prefect: FakePrefect) -> None:
    prefect.add_run("pending", "PENDING", timedelta(seconds=5))
    prefect.add_run("running", "RUNNING", timedelta(seconds=5))
    release_pending(settings)
    assert prefect.crashed == ["pending"]


def test_a_run_that_never_came_up_or_runs_for_days_is_noted_as_crashed(
    settings: Settings, prefect: FakePrefect
) -> None:
    prefect.add_run("pending", "PENDING", HOUR)
    prefect.add_run("starting", "PENDING", timedelta(seconds=30))
    prefect.add_run("endless", "RUNNING", timedelta(days=3))
    mend(settings)
    assert prefect.crashed == ["pending", "endless"]


def test_a_problem_reaches_the_command_and_is_not_repeated(settings: Settings, tmp_path: Path) -> None:
    script = tmp_path / "tell.py"
    script.write_text(f"import sys; open({str(tmp_path / 'told')!r}, 'a').write(sys.stdin.read())")
    settings = settings.model_copy(update={"min_free_gb": 1e9, "alert_command": f"{sys.executable} {script}"})
    known: alerts.Open = {}
    for minute in range(5):
        known = tell(settings, known, datetime(2026, 3, 1, 12, minute, tzinfo=UTC))
    assert (tmp_path / "told").read_text().count("GB free") == 1
    assert alerts.read(state_file(settings)) == known


def test_an_alert_that_reached_nobody_is_tried_again(settings: Settings, tmp_path: Path) -> None:
    settings = settings.model_copy(update={"min_free_gb": 1e9, "alert_command": f"{tmp_path / 'missing'}"})
    known: alerts.Open = {}
    for minute in range(3):
        known = tell(settings, known, datetime(2026, 3, 1, 12, minute, tzinfo=UTC))
    assert known["disk"].told_at is None
