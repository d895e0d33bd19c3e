"""The schedule on a real server and worker, as `tallywire serve` brings them up: it runs, and it gets up again.

Nothing here starts a run; all are made by the schedule. One server for the module: it takes half a minute to come up.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from tallywire.lake import Lake
from tallywire.ops.prefect_api import FlowRun, PrefectApi, PrefectUnreachableError, connect
from tallywire.places import PROJECT_ROOT, SAMPLES

INTERVAL_SECONDS = 40
"""Longer than a run takes to start and end, so that two intervals are enough for a recovery."""
PATIENCE_SECONDS = 400.0
SECRET = "xoxb-7d1f"
STORY = "The ministry said 4,200 German soldiers stand in Lithuania, and that 350 more will follow in May.\n"

LONG_AGO = datetime.min.replace(tzinfo=UTC)

Seen = TypeVar("Seen")

pytestmark = [pytest.mark.xdist_group("prefect"), pytest.mark.timeout(900)]


@dataclass(frozen=True, slots=True)
class Served:
    """A running `tallywire serve`: its lake, the folder it reads, its API and what it has said."""

    lake: Lake
    folder: Path
    api: PrefectApi
    output: Path

    def wait_for(self, what: str, see: Callable[[], Seen | None]) -> Seen:
        """What `see` returns as soon as it is something; fails with the server's output after a while."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            try:
                if (seen := see()) is not None:
                    return seen
            except PrefectUnreachableError:
                pass
            time.sleep(0.25)
        pytest.fail(f"waited in vain for {what}; serve said:\n{self.output.read_text()[-6000:]}")

    def finished(self, since: datetime, due_since: datetime = LONG_AGO) -> FlowRun | None:
        """A run that has completed since then, and was due since then."""
        runs = (run for run in self.api.flow_runs(["COMPLETED"]) if run.since > since and run.due_at > due_since)
        return next(runs, None)

    def running(self, since: datetime) -> FlowRun | None:
        """A run that is at work, so that it holds its lease."""
        runs = (run for run in self.api.flow_runs(["RUNNING"]) if run.since > since)
        return next((run for run in runs if (self.lake.root / ".locks" / "runs" / f"{run.id}.lock").exists()), None)

    def process(self, name: str) -> int | None:
        """The process of the server, the worker or the watch, by the register of `serve`; None while it has none."""
        entry = json.loads((self.lake.root / ".locks" / "serve.json").read_text("utf-8")).get(name)
        return entry and int(entry["pid"])

    def another(self, name: str, killed: int) -> int | None:
        """The process that came in the place of a killed one."""
        pid = self.process(name)
        return None if pid == killed else pid

    def count(self, table: str, where: str = "true") -> int:
        """Rows of a table."""
        return int(self.lake.query(f"SELECT count(*) AS n FROM {{{table}}} WHERE {where}")["n"][0].as_py())


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("schedule")
    shutil.copytree(SAMPLES, folder / "news")
    port = _free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "TALLYWIRE_"))},
        "PREFECT_HOME": str(folder / "prefect"),
        "PREFECT_WORKER_QUERY_SECONDS": "2",
        "TALLYWIRE_SOURCES": str(folder / "news"),
        "TALLYWIRE_CONFIG": str(folder / "tallywire.toml"),
        "TALLYWIRE_LOG_FORMAT": "json",
        "TALLYWIRE_ALERT_WEBHOOK_URL": f"http://127.0.0.1:{port}/{SECRET}",
    }
    (folder / "tallywire.toml").touch()
    options = ("--lake", str(folder / "lake"), "--interval", str(INTERVAL_SECONDS), "--port", str(port))
    with (folder / "output").open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "tallywire", "serve", *options],
            cwd=PROJECT_ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        with connect(f"http://127.0.0.1:{port}/api") as api:
            yield Served(Lake.open(folder / "lake"), folder / "news", api, folder / "output")
    finally:
        process.terminate()
        try:
            status = process.wait(60)
        finally:
            _end_all_with(str(folder), str(port))
    assert status == 0, (folder / "output").read_text()[-6000:]


def test_the_schedule_runs_by_itself_and_its_rows_are_in_the_lake(served: Served) -> None:
    run = served.wait_for("a scheduled run", lambda: served.finished(LONG_AGO))
    assert run.name.startswith("news "), "the name says the source"
    assert served.count("articles") > 10
    assert served.count("facts") > 10
    assert served.count("runs", "status = 'completed'") >= 1


def test_the_log_has_one_object_a_line_with_ids_and_no_secret(served: Served) -> None:
    served.wait_for("a scheduled run", lambda: served.finished(LONG_AGO))
    text = served.output.read_text("utf-8")
    logged = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    dropped = [each for each in logged if "document_id" in each]
    assert dropped
    assert all(each["flow_run_id"] and each["run_id"] for each in dropped)
    assert all(each["document_id"] in each["msg"] for each in dropped), "it reads without its fields, too"
    assert SECRET not in text


def test_after_kill_of_worker_and_flow_the_schedule_recovers_within_two_intervals(served: Served) -> None:
    begin = datetime.now(UTC)
    with served.lake.lock("documents"):  # where a run that has found something new has to wait
        (served.folder / "new.txt").write_text(STORY, "utf-8")
        run = served.wait_for("a run at work", lambda: served.running(begin))
        worker = served.process("worker")
        assert worker is not None
        victims = [*_descendants(worker), worker]
        assert len(victims) > 1, "the flow has a process of its own"
        for pid in victims:
            os.kill(pid, signal.SIGKILL)
    killed = datetime.now(UTC)
    recovered = served.wait_for("the next completed run", lambda: served.finished(killed))
    assert recovered.due_at - killed < timedelta(seconds=2 * INTERVAL_SECONDS)
    assert run.id in {each.id for each in served.api.flow_runs(["CRASHED"])}, "it does not stay running for ever"
    assert served.count("articles", "text LIKE '%stand in Lithuania%'") == 1
    assert served.count("facts", "quote LIKE '%4,200%'") == 1


@pytest.mark.parametrize("name", ["server", "worker"])
def test_serve_brings_back_what_is_killed_and_the_schedule_goes_on(name: str, served: Served) -> None:
    killed = served.wait_for(f"the {name}", lambda: served.process(name))
    os.kill(killed, signal.SIGKILL)
    served.wait_for(f"another {name}", lambda: served.another(name, killed))
    back = datetime.now(UTC)
    served.wait_for("a run that was due since", lambda: served.finished(back, due_since=back))
    assert f"{name} ended with signal 9; it is started again in " in served.output.read_text("utf-8")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _descendants(pid: int) -> list[int]:
    shown = subprocess.run(["ps", "-axo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = {int(line.split()[0]): int(line.split()[1]) for line in shown.splitlines()}
    found = [pid]
    for parent in found:
        found += [child for child, its_parent in parents.items() if its_parent == parent]
    return found[1:]


def _end_all_with(*marks: str) -> None:
    """Kill what is left of ours, told by its command line; nothing should be."""
    shown = subprocess.run(["ps", "-axo", "pid=,command="], capture_output=True, text=True, check=True).stdout
    for line in shown.splitlines():
        pid, command = line.split(maxsplit=1)
        if "prefect" in command and any(mark in command for mark in marks):
            os.kill(int(pid), signal.SIGKILL)
