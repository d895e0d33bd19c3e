"""Findings: what is well with an installation, what is not, and what to do about it.

One place decides: `tallywire doctor` prints these findings, and alerts are sent of those that are problems.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import duckdb

from tallywire.errors import ConfigError, TallywireError
from tallywire.fetch.silence import QUIET_INTERVALS
from tallywire.fetch.sources import address_source, is_source_file, load_sources
from tallywire.fetch.urls import show
from tallywire.ingest.plan import is_address
from tallywire.lake import Lake
from tallywire.ops.prefect_api import POOL, PrefectApi, PrefectUnreachableError, connect
from tallywire.places import LOCK_FILE, PROJECT_ROOT, settings_file
from tallywire.settings import Settings, load_settings, unknown_variables

MAIN_DEPLOYMENT = "ingest-and-publish"
_SHOW_FAILURES = '`tallywire sql "select started_at, unnest(failures) from runs order by 1 desc"`'
_DECLARED = re.compile(r"^  - name: (\S+)$", re.MULTILINE)
_LATEST_RUNS = """
    SELECT run_id, started_at, finished_at, status, failures, warnings, documents_new, articles, facts
    FROM {runs} WHERE month >= (SELECT since FROM window_) ORDER BY run_id DESC LIMIT 10
"""
_LATEST_DOCUMENTS = """
    SELECT source, max(fetched_at) AS latest FROM {documents} GROUP BY source ORDER BY source
"""


class Level(StrEnum):
    """How bad it is; only problems are worth an alert."""

    OK = "ok"
    NOTE = "note"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. The same trouble has the same `key` at every look."""

    key: str
    level: Level
    what: str
    action: str | None = None


def examine(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Look at everything: versions, settings, disk, lake, runs, sources, server, worker, schedule."""
    yield from _versions()
    yield from _settings(settings)
    yield from _disk(settings)
    of_lake = list(_guarded("lake", lambda: _lake(settings, now), "`tallywire lake verify` says what is damaged"))
    yield from of_lake
    yield from _guarded("sources", lambda: _sources(settings, now), "correct the file; `tallywire sources check` helps")
    is_told = any(each.key in ("runs.failed", "runs.check") for each in of_lake)
    yield from _guarded("prefect", lambda: _prefect(settings, now, is_told), "look at its output")


def examine_without_settings(error: ConfigError) -> Iterator[Finding]:
    """What can be said where the settings are wrong: nothing else is looked at."""
    yield from _versions()
    yield from _wrong_settings(error)


def _guarded(key: str, look: Callable[[], Iterator[Finding]], action: str) -> Iterator[Finding]:
    """The findings of a look, which may fail as a whole."""
    try:
        yield from look()
    except (TallywireError, OSError, duckdb.Error) as error:
        yield Finding(f"{key}.unreachable", Level.PROBLEM, str(error), action)


def _versions() -> Iterator[Finding]:
    names = {name: _version(name) for name in ("tallywire", "prefect", "duckdb", "pyarrow", "trafilatura")}
    shown = ", ".join(f"{name} {number or 'missing'}" for name, number in names.items())
    missing = [name for name, number in names.items() if number is None]
    level = Level.PROBLEM if missing else Level.OK
    yield Finding(
        "versions", level, f"Python {platform.python_version()}, {shown}", "make install" if missing else None
    )
    if not LOCK_FILE.exists():
        yield Finding("versions.lock", Level.NOTE, "there is no requirements.lock: versions are whatever is installed")


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _settings(settings: Settings) -> Iterator[Finding]:
    try:
        load_settings()  # again: the file may have changed under a watch that has been up for long
    except ConfigError as error:
        yield from _wrong_settings(error)
    else:
        yield Finding("settings", Level.OK, f"settings: {settings_file() or 'no tallywire.toml, defaults'}")
    for name in unknown_variables():
        yield Finding(f"settings.{name}", Level.NOTE, f"{name} is no setting", "`tallywire config` lists them")
    if not (settings.alert_webhook_url or settings.alert_command or settings.alert_email_to):
        yield Finding(
            "settings.alerts", Level.NOTE, "nobody is told when something is wrong", "set one of the alert_… settings"
        )


def _wrong_settings(error: ConfigError) -> Iterator[Finding]:
    for number, line in enumerate(str(error).splitlines()):
        yield Finding(f"settings.wrong.{number}", Level.PROBLEM, line, "correct it: until then no run can start")


def _disk(settings: Settings) -> Iterator[Finding]:
    folder = next(each for each in (settings.lake, *settings.lake.parents) if each.exists())
    free_gb = shutil.disk_usage(folder).free / 1e9
    text = f"{free_gb:.1f} GB free for {settings.lake}"
    if free_gb < settings.min_free_gb:
        yield Finding(
            "disk", Level.PROBLEM, text, "make room, or move the lake and set `lake`; runs stop when it is full"
        )
    else:
        yield Finding("disk", Level.OK, text)


def _lake(settings: Settings, now: datetime) -> Iterator[Finding]:
    if not (settings.lake / "runs").is_dir():
        yield Finding("lake", Level.NOTE, f"there is no lake in {settings.lake} yet", "the first run makes it")
        return
    if not os.access(settings.lake, os.W_OK):
        yield Finding(
            "lake", Level.PROBLEM, f"{settings.lake} cannot be written", "give it to the user that runs Tallywire"
        )
        return
    lake = Lake(settings.lake)
    counts = {table: _count(lake, table) for table in ("documents", "articles", "facts", "claims")}
    yield Finding("lake", Level.OK, f"{settings.lake}: " + ", ".join(f"{n:,} {name}" for name, n in counts.items()))
    yield from _runs(lake, settings, now)


def _count(lake: Lake, table: str) -> int:
    return int(lake.query(f"SELECT count(*) AS n FROM {{{table}}}")["n"][0].as_py())


def _runs(lake: Lake, settings: Settings, now: datetime) -> Iterator[Finding]:
    import pyarrow as pa

    window = pa.table({"since": [f"{now - timedelta(days=62):%Y-%m}"]})
    runs: list[dict[str, Any]] = lake.query(_LATEST_RUNS, {"window_": window}).to_pylist()
    if not runs:
        yield Finding("runs", Level.NOTE, "no run has finished yet", "`tallywire run` starts one")
        return
    last = runs[0]
    made = f"{last['documents_new']} new documents, {last['articles']} articles, {last['facts']} facts"
    text = f"last run {last['run_id']} {last['status']}, finished {_ago(now, last['finished_at'])} ago: {made}"
    yield Finding("runs", Level.OK if last["status"] == "completed" else Level.NOTE, text)
    checks = [each for each in last["failures"] if each.startswith("check ")]
    others = [each for each in last["failures"] if not each.startswith("check ")]
    if others:
        action = f"mend the cause, the next run goes on from there; all that failed: {_SHOW_FAILURES}"
        yield Finding("runs.failed", Level.PROBLEM, f"run {last['run_id']} failed: {_first(others)}", action)
    if checks:
        action = "`tallywire check` shows the rows; `tallywire rebuild` makes the tables again from the documents"
        yield Finding("runs.check", Level.PROBLEM, f"run {last['run_id']}: {_first(checks)}", action)
    for warning in last["warnings"][:5]:
        yield Finding("runs.warning", Level.NOTE, f"run {last['run_id']} warns: {warning}")
    overdue = timedelta(seconds=settings.interval_seconds * settings.missed_intervals)
    latest = max(each["finished_at"] for each in runs)
    if now - latest > overdue:
        action = "`tallywire doctor` says whether server, worker and schedule are up; `tallywire serve` starts them"
        text = f"no run has finished for {_ago(now, latest)}, the interval is {_span(settings.interval_seconds)}"
        yield Finding("runs.overdue", Level.PROBLEM, text, action)


def _sources(settings: Settings, now: datetime) -> Iterator[Finding]:
    if not settings.sources:
        yield Finding("sources", Level.NOTE, "no sources are set: scheduled runs read the samples", "set `sources`")
        return
    patience: dict[str, timedelta] = {}
    usual = timedelta(hours=settings.silent_after_hours)
    for each in settings.sources:
        if is_address(each):
            patience[address_source(each).name] = usual
        elif not Path(each.partition("#")[0]).exists():  # the rest names one source of a file
            yield Finding(f"sources.{each}", Level.PROBLEM, f"source {each} is not there", "correct `sources`")
        elif is_source_file(Path(each)):
            named = [source for source in load_sources(Path(each)).sources if source.is_on]
            for source in named:
                patience[source.name] = max(usual, QUIET_INTERVALS * (source.interval or timedelta(0)))
    yield Finding("sources", Level.OK, f"sources: {show(', '.join(settings.sources))}; {len(patience)} of them watched")
    if (settings.lake / "documents").is_dir():
        yield from _silent(Lake(settings.lake), patience, now)


def _silent(lake: Lake, patience: dict[str, timedelta], now: datetime) -> Iterator[Finding]:
    """The sources that have given nothing new for longer than is usual."""
    latest = {row["source"]: row["latest"] for row in lake.query(_LATEST_DOCUMENTS).to_pylist()}
    for name, usual in patience.items():
        if name not in latest:
            text, action = f"source {name} has given nothing yet", "`tallywire sources check` tries it"
            yield Finding(f"sources.silent.{name}", Level.NOTE, text, action)
        elif now - latest[name] > usual:
            text = f"source {name} has given nothing new for {_ago(now, latest[name])}"
            action = "`tallywire sources check` tries it; if it has ended, `on = false` ends this alert"
            yield Finding(f"sources.silent.{name}", Level.PROBLEM, text, action)


def _prefect(settings: Settings, now: datetime, is_failure_told: bool) -> Iterator[Finding]:
    with connect(settings.api_url) as api:
        try:
            number = api.version()
        except PrefectUnreachableError as error:
            action = "start `tallywire serve`, or look at its output; for another port or server set `serve_port` or "
            yield Finding("prefect.server", Level.PROBLEM, str(error), f"{action}`prefect_api_url`")
            return
        level = Level.OK if number == _version("prefect") else Level.NOTE
        yield Finding("prefect.server", level, f"Prefect server {number} at {settings.api_url}")
        page = settings.api_url.removesuffix("/api")
        yield from _schedule(api, page)
        yield from _endings(api, now, page, is_failure_told)


def _schedule(api: PrefectApi, page: str) -> Iterator[Finding]:
    if not api.has_pool():
        yield Finding(
            "prefect.pool",
            Level.PROBLEM,
            f"there is no work pool {POOL}",
            "see docs/operations.md, or `tallywire serve`",
        )
        return
    online = api.workers_online()
    if online:
        yield Finding("prefect.worker", Level.OK, f"{online} worker{'s' if online > 1 else ''} online in pool {POOL}")
    else:
        action = (
            f"start `tallywire serve`, or `prefect worker start --pool {POOL}`; a worker that hangs has to be ended"
        )
        yield Finding("prefect.worker", Level.PROBLEM, f"no worker is online in pool {POOL}", action)
    found = {each.name: each for each in api.deployments()}
    for name in _DECLARED.findall((PROJECT_ROOT / "prefect.yaml").read_text("utf-8")):
        if name not in found:
            yield Finding(
                f"prefect.deployment.{name}",
                Level.PROBLEM,
                f"deployment {name} is missing",
                f"start `tallywire serve` anew, or `prefect --no-prompt deploy --all` in {PROJECT_ROOT}",
            )
    main = found.get(MAIN_DEPLOYMENT)
    if main and (main.is_paused or main.interval_seconds is None):
        action = f"resume it on {page}/deployments"
        yield Finding("prefect.schedule", Level.PROBLEM, f"the schedule of {main.name} is paused", action)
    elif main and main.interval_seconds is not None:
        yield Finding("prefect.schedule", Level.OK, f"{main.name} runs every {_span(main.interval_seconds)}")


def _endings(api: PrefectApi, now: datetime, page: str, is_failure_told: bool) -> Iterator[Finding]:
    """How the last run of each deployment ended; that one of the main one failed, the table runs may have told."""
    names = {each.id: each.name for each in api.deployments()}
    ended = api.flow_runs(["COMPLETED", "FAILED", "CRASHED"])
    for id_, name in names.items():
        last = max((run for run in ended if run.deployment_id == id_), key=lambda run: run.since, default=None)
        if last is None or last.state == "COMPLETED":
            continue
        how, key = ("died", "crashed") if last.state == "CRASHED" else ("failed", "failed")
        is_told = is_failure_told and name == MAIN_DEPLOYMENT and last.state == "FAILED"
        text = f"run {last.name} of {name} {how} {_ago(now, last.since)} ago: {last.message}"
        action = f"read its log at {page}/runs/flow-run/{last.id}; this is over once a run completes"
        yield Finding(f"prefect.{key}.{name}", Level.NOTE if is_told else Level.PROBLEM, text, action)


def _first(messages: list[str]) -> str:
    more = f" (and {len(messages) - 1} more)" if len(messages) > 1 else ""
    return messages[0] + more


def _ago(now: datetime, then: datetime) -> str:
    return _span((now - then).total_seconds())


def _span(seconds: float) -> str:
    """A time for people: 40 s, 15 min, 3 h, 2 days."""
    for size, name in ((172_800, "days"), (7_200, "h"), (120, "min")):
        if seconds >= size:
            unit = {"days": 86_400, "h": 3_600, "min": 60}[name]
            return f"{seconds / unit:.0f} {name}"
    return f"{max(seconds, 0):.0f} s"
