"""What `tallywire serve` hands to the processes it starts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tallywire.errors import ConfigError
from tallywire.ops.serve import environment_of, with_interval
from tallywire.places import PROJECT_ROOT
from tallywire.settings import Settings


def test_the_interval_of_the_settings_goes_into_the_one_interval_schedule() -> None:
    declared = (PROJECT_ROOT / "prefect.yaml").read_text("utf-8")
    changed = with_interval(declared, 77)
    assert "- interval: 77 #" in changed
    assert changed.replace("interval: 77", "interval: 900") == declared


def test_a_prefect_yaml_with_other_intervals_is_refused() -> None:
    with pytest.raises(ConfigError, match="has 2 interval schedules"):
        with_interval("interval: 1\ninterval: 2\n", 77)


def test_flow_runs_find_the_settings_of_serve_and_what_the_user_set_for_prefect_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setenv("PREFECT_SERVER_LOGGING_LEVEL", "DEBUG")
    environment = environment_of(Settings(lake=tmp_path, interval_seconds=60, serve_port=4321))
    assert environment["TALLYWIRE_LAKE"] == str(tmp_path)
    assert environment["TALLYWIRE_INTERVAL_SECONDS"] == "60"
    assert environment["PREFECT_API_URL"] == "http://127.0.0.1:4321/api"
    assert environment["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert environment["PREFECT_SERVER_LOGGING_LEVEL"] == "DEBUG"


def test_the_server_writes_its_page_into_its_home_since_the_installation_may_be_read_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    assert environment_of(Settings(lake=tmp_path))["PREFECT_UI_STATIC_DIRECTORY"] == str(tmp_path / "ui")
