"""`config` and `doctor` on the command line: what they print and how they end."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tallywire.cli import app
from tests.unit.ops.conftest import FakePrefect


@pytest.fixture(autouse=True)
def _settings(tmp_path: Path, prefect: FakePrefect, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tallywire.toml").write_text(f'lake = "lake"\nprefect_api_url = "{prefect.url}"\nmin_free_gb = 0\n')
    monkeypatch.setenv("TALLYWIRE_CONFIG", str(tmp_path / "tallywire.toml"))
    monkeypatch.setenv("TALLYWIRE_ALERT_WEBHOOK_URL", "http://127.0.0.1:9/t0ken")
    for name in ("PREFECT_API_URL", "TALLYWIRE_LAKE"):
        monkeypatch.delenv(name, raising=False)


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def test_config_prints_each_setting_with_its_origin_and_no_secret(tmp_path: Path) -> None:
    printed = _run("config").stdout
    assert f"{tmp_path / 'lake'}  [{tmp_path / 'tallywire.toml'}]" in printed
    assert "900  [default]" in printed
    assert "**********  [environment]" in printed
    assert "t0ken" not in printed


def test_doctor_ends_well_where_there_is_no_problem_and_says_what_is_looked_at() -> None:
    result = _run("doctor")
    assert result.exit_code == 0, result.stdout
    for word in ("Python", "tallywire.toml", "GB free", "Prefect server 3.8.8", "1 worker online", "every 15 min"):
        assert word in result.stdout


def test_doctor_ends_with_1_where_there_is_a_problem_and_says_what_to_do(prefect: FakePrefect) -> None:
    prefect.workers = []
    result = _run("doctor")
    assert result.exit_code == 1
    assert "problem  no worker is online" in result.stdout
    assert "→ start `tallywire serve`" in result.stdout


def test_doctor_names_every_wrong_setting_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "tallywire.toml").write_text('lake = "lake"\nserve_port = 0\nserve_prot = 1\n')
    result = _run("doctor")
    assert result.exit_code == 1
    assert "ok       Python" in result.stdout
    assert "problem  setting serve_port" in result.stdout
    assert "problem  setting serve_prot" in result.stdout
    assert result.stdout.count("→ correct it") == 2


def test_a_test_alert_that_fails_says_so_without_the_secret() -> None:
    error = str(_run("doctor", "--test-alert").exception)
    assert error == "alert by webhook failed: ConnectError"


def test_a_look_of_the_watch_mends_and_ends(prefect: FakePrefect, tmp_path: Path) -> None:
    from datetime import timedelta

    prefect.add_run("pending", "PENDING", timedelta(hours=1))
    result = _run("watch", "--once")
    assert result.exit_code == 0
    assert prefect.crashed == ["pending"]
    assert not (tmp_path / "lake" / "documents").exists(), "to look makes no lake"
    assert "no lake in" in _run("doctor").stdout, "and what it notes of alerts is none"
