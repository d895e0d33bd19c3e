"""`tallywire serve`: the Prefect server, its work pool and deployments, a worker and the watch, on this machine."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from filelock import FileLock, Timeout

from tallywire.errors import ConfigError, TallywireError
from tallywire.lake import Lake
from tallywire.ops.children import Child, end_leftovers, keep_alive
from tallywire.ops.findings import MAIN_DEPLOYMENT
from tallywire.ops.limits import HISTORY_SECONDS, SERVER_START_SECONDS
from tallywire.ops.prefect_api import POOL, PrefectUnreachableError, connect
from tallywire.ops.watch import release_pending
from tallywire.places import PROJECT_ROOT
from tallywire.settings import Settings

_PREFECT = (sys.executable, "-m", "prefect")
_TALLYWIRE = (sys.executable, "-m", "tallywire")
_INTERVAL = re.compile(r"(?<=\binterval: )\d+")


def serve(settings: Settings) -> None:
    """Keep everything up until SIGINT or SIGTERM; raises ConfigError where another one serves this lake."""
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    state = Lake.open(settings.lake).root / ".locks"
    try:
        with FileLock(state / "serve.lock", timeout=0):
            for name in end_leftovers(state / "serve.json"):
                _say(f"{name} was left behind by a serve that was killed; ended")
            keep_alive(_children(settings, stopping), state / "serve.json", stopping.is_set, lambda: stopping.wait(0.5))
    except Timeout:
        raise ConfigError(f"another `tallywire serve` is at work on {settings.lake}") from None
    _say("stopped")


def _children(settings: Settings, stopping: threading.Event) -> Iterator[Child]:
    """The processes in the order in which they can start."""
    environment = environment_of(settings)
    if settings.has_own_server:
        _refuse_taken_port(settings)
        address = ("--host", settings.serve_host, "--port", str(settings.serve_port))
        yield Child("server", (*_PREFECT, "server", "start", *address), environment, PROJECT_ROOT)
    _wait_for_server(settings, stopping)
    if not stopping.is_set():
        deploy(settings, environment)
        if settings.has_own_server:  # on somebody else's server another worker may be at it
            release_pending(settings)
        worker = (*_PREFECT, "worker", "start", "--pool", POOL, "--type", "process", "--name", socket.gethostname())
        yield Child("worker", worker, environment, PROJECT_ROOT)
        yield Child("watch", (*_TALLYWIRE, "watch"), environment, PROJECT_ROOT)
        _say(f"serving: {settings.api_url.removesuffix('/api')} shows it, Ctrl-C stops it")


def environment_of(settings: Settings) -> Mapping[str, str]:
    """What server, worker, watch and flow runs find in their environment; what the user has set for Prefect stays."""
    home = Path(os.environ.get("PREFECT_HOME", "~/.prefect")).expanduser()
    ours = {
        "PREFECT_UI_STATIC_DIRECTORY": str(home / "ui"),  # else it writes its page into the installation
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        "PREFECT_SERVER_LOGGING_LEVEL": "WARNING",
        "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",  # else its database grows for ever
        "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(HISTORY_SECONDS),
    }
    if settings.log_format == "json":
        ours |= {"PREFECT_LOGGING_HANDLERS_CONSOLE_FORMATTER": "json", "PREFECT_LOGGING_COLORS": "false"}
    passed_on = {
        "PREFECT_API_URL": settings.api_url,
        "TALLYWIRE_LAKE": str(settings.lake),
        "TALLYWIRE_INTERVAL_SECONDS": str(settings.interval_seconds),
        "TALLYWIRE_SERVE_PORT": str(settings.serve_port),
        "PWD": str(PROJECT_ROOT),  # prefect.yaml asks for it
    }
    return ours | os.environ | passed_on


def deploy(settings: Settings, environment: Mapping[str, str]) -> None:
    """Make the work pool and the deployments of prefect.yaml, with the interval of the settings; safe to repeat."""
    with connect(settings.api_url) as api:
        if not api.has_pool():
            _run(environment, "work-pool", "create", POOL, "--type", "process")
    declared = (PROJECT_ROOT / "prefect.yaml").read_text("utf-8")
    file = settings.lake / ".locks" / "prefect.yaml"
    file.write_text(with_interval(declared, settings.interval_seconds), "utf-8")
    _run(environment, "--no-prompt", "deploy", "--all", "--prefect-file", str(file))


def with_interval(text: str, seconds: int) -> str:
    """The text of prefect.yaml with another interval for the main deployment."""
    changed, count = _INTERVAL.subn(str(seconds), text)
    if count != 1:
        raise ConfigError(f"prefect.yaml has {count} interval schedules, not the one of {MAIN_DEPLOYMENT}")
    return changed


def _run(environment: Mapping[str, str], *arguments: str) -> None:
    done = subprocess.run(  # noqa: S603  (our own command)
        (*_PREFECT, *arguments), env=dict(environment), cwd=PROJECT_ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = f"{done.stdout}\n{done.stderr}".strip().splitlines()[-3:]  # the rest is a traceback of Prefect's own
        raise TallywireError("\n".join([f"`prefect {' '.join(arguments)}` failed:", *said]))


def _refuse_taken_port(settings: Settings) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.serve_host, settings.serve_port))
        except OSError as error:
            raise ConfigError(
                f"port {settings.serve_port} of {settings.serve_host} is taken ({error.strerror}); choose another "
                "with --port, or set prefect_api_url to the Prefect server that is there"
            ) from error


def _wait_for_server(settings: Settings, stopping: threading.Event) -> None:
    named = ", which PREFECT_API_URL names" if "PREFECT_API_URL" in os.environ else ""
    _say(f"waiting for the Prefect server at {settings.api_url}{named} (20 s and more)")
    deadline = time.monotonic() + SERVER_START_SECONDS
    while not stopping.is_set():
        try:
            with connect(settings.api_url) as api:
                api.version()
            return
        except PrefectUnreachableError:
            if time.monotonic() > deadline:
                raise
        stopping.wait(0.5)


def _say(text: str) -> None:
    print(f"tallywire: {text}", file=sys.stderr, flush=True)
