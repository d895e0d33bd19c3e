"""The watch: looks at the installation again and again, notes dead runs as crashed, and sends alerts."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tallywire.lake import Lake
from tallywire.ops import alerts
from tallywire.ops.findings import examine
from tallywire.ops.lease import Life, look
from tallywire.ops.limits import (
    EXAMINE_SECONDS,
    LEASE_GRACE_SECONDS,
    LOOK_SECONDS,
    PENDING_SECONDS,
    STALE_SECONDS,
)
from tallywire.ops.prefect_api import FlowRun, PrefectApi, PrefectUnreachableError, connect
from tallywire.ops.sinks import configured, send
from tallywire.places import lake_path
from tallywire.settings import Settings


def watch(settings: Settings, stopping: threading.Event) -> None:
    """Look until told to stop."""
    known: alerts.Open = alerts.read(state_file(settings))
    examined: float | None = None
    while not stopping.is_set():
        mend(settings)
        if examined is None or time.monotonic() - examined >= EXAMINE_SECONDS:
            known = tell(settings, known, datetime.now(UTC))
            examined = time.monotonic()
        stopping.wait(LOOK_SECONDS)


def mend(settings: Settings) -> None:
    """Note dead runs as crashed, so that they block no other; a server that does not answer is left for later."""
    try:
        with connect(settings.api_url) as api:
            for run, reason in dead_runs(settings, api, datetime.now(UTC)):
                api.crash(run.id, reason)
                _say(f"flow run {run.name} ({run.id}): {reason}")
    except PrefectUnreachableError:
        return  # that is a finding of its own


def release_pending(settings: Settings) -> None:
    """Note as crashed what still waits for its process, while no worker is up that could bring it.

    Else a run whose worker was stopped as it began would hold the place of the next ones for minutes.
    """
    with connect(settings.api_url) as api:
        for run in api.flow_runs(["PENDING"]):
            api.crash(run.id, "its worker was stopped before it began")


def dead_runs(settings: Settings, api: PrefectApi, now: datetime) -> Iterator[tuple[FlowRun, str]]:
    """Flow runs that Prefect holds for pending or running and that are not, with the reason."""
    patience = PENDING_SECONDS if settings.has_own_server else STALE_SECONDS  # else it may run where we cannot see
    for run in api.flow_runs(["PENDING", "RUNNING", "CANCELLING"]):
        age = (now - run.since).total_seconds()
        if run.state == "PENDING":
            if age > PENDING_SECONDS:
                yield run, "its process never came up"
            continue
        lake = Lake(lake_path(run.parameters.get("lake") or settings.lake))
        life = look(lake, run.id, LEASE_GRACE_SECONDS)
        if life is Life.ENDED:
            yield run, "its process is gone"
        elif life is Life.UNKNOWN and age > patience:
            yield run, "it has no lease in its lake"


def tell(settings: Settings, known: alerts.Open, now: datetime) -> alerts.Open:
    """Look at everything once, send an alert of what is new, lasting or over, and return what is known now."""
    repeat_after = timedelta(hours=settings.alert_repeat_hours)
    after, message = alerts.weigh(known, list(examine(settings, now)), now, repeat_after)
    if message:
        _say(f"{message.subject}\n{message.body.rstrip()}")
        failures = send(settings, message)
        for failure in failures:
            _say(failure)
        if failures and len(failures) == len(list(configured(settings))):
            return known  # nobody has heard of it: the next look tries again
    try:
        alerts.write(state_file(settings), after)
    except OSError as error:  # a full disk is the very moment to go on
        _say(f"{state_file(settings)} cannot be written: {error.strerror}")
    return after


def state_file(settings: Settings) -> Path:
    """Where the watch keeps what it has told."""
    return settings.lake / ".locks" / "alerts.json"


def _say(text: str) -> None:
    print(f"tallywire: {text}", file=sys.stderr, flush=True)
