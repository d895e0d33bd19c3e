"""What a flow run knows of itself: its id, its name, and what it was scheduled to read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from prefect.runtime import flow_run

from tallywire.errors import ConfigError
from tallywire.fetch.sources import is_source_file
from tallywire.fetch.urls import show
from tallywire.ingest.plan import is_address
from tallywire.places import SAMPLES
from tallywire.settings import load_settings


def flow_run_id() -> str:
    """The id of the flow run that runs here."""
    return str(flow_run.id)


def named_sources(sources: list[str] | None) -> list[str]:
    """The sources to read: those given, else the configured ones, else the bundled samples."""
    return sources or list(load_settings().sources) or [str(SAMPLES)]


def source_file() -> str:
    """The one sources.toml among the configured sources; raises ConfigError where there is none, or several."""
    files = [each for each in load_settings().sources if is_source_file(Path(each))]
    if len(files) != 1:
        raise ConfigError(f"a backfill needs one sources.toml in the setting `sources`, which has {len(files)}")
    return files[0]


def run_name() -> str:
    """What is read and for which time, such as `sources.toml 2026-03-01 12:00-12:15`."""
    end = _scheduled()
    start = end - timedelta(seconds=load_settings().interval_seconds)
    sources = named_sources(flow_run.parameters.get("sources"))
    names = [show(each) if is_address(each) else Path(each).name or each for each in sources]
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"{names[0]}{more} {start:%Y-%m-%d %H:%M}-{end:%H:%M}"


def day_name() -> str:
    """The flow and the day, such as `nightly-verify 2026-03-01`."""
    return f"{flow_run.flow_name} {_scheduled():%Y-%m-%d}"


def span_name() -> str:
    """The source and the days that are read again, such as `backfill bbc 2022-02-01 to 2022-02-28`."""
    asked = flow_run.parameters
    return f"backfill {asked['source']} {asked['from_date'] or 'first day'} to {asked['to_date'] or 'today'}"


def _scheduled() -> datetime:
    start: datetime = flow_run.scheduled_start_time
    return start.astimezone(UTC)
