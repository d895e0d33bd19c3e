"""Child processes that are kept alive: each in a process group of its own, started again when it dies."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tallywire.ops.limits import RESTART_SECONDS, STEADY_SECONDS, STOP_SECONDS


@dataclass(slots=True)
class Child:
    """One process to keep alive, and its present life."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    folder: Path
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    deaths: int = 0
    again_at: float | None = field(default=None)

    def start(self) -> None:
        """Start the process in a group of its own, so that it can be ended with all it has started."""
        self.process = subprocess.Popen(  # noqa: S603  (our own commands)
            self.command, env=dict(self.environment), cwd=self.folder, start_new_session=True
        )
        self.started, self.again_at = time.monotonic(), None

    def tend(self) -> str | None:
        """Start the process again once its pause is over; returns what happened, in words, if anything did."""
        if self.process is None:
            if self.again_at is not None and time.monotonic() >= self.again_at:
                self.start()
                return f"{self.name} started again"
            return None
        status = self.process.poll()
        if status is None:
            return None
        if time.monotonic() - self.started > STEADY_SECONDS:
            self.deaths = 0
        pause = RESTART_SECONDS[min(self.deaths, len(RESTART_SECONDS) - 1)]
        self.deaths += 1
        self.process, self.again_at = None, time.monotonic() + pause
        how = f"signal {-status}" if status < 0 else f"status {status}"
        return f"{self.name} ended with {how}; it is started again in {pause:g} s"

    def stop(self) -> None:
        """End the process and all that it has started; kill what takes too long."""
        self.again_at = None
        if self.process is None:
            return
        family = {pid: _seen_as(pid) for pid in _descendants(self.process.pid)}  # also those in groups of their own
        self.process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(STOP_SECONDS)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        for pid, seen_as in family.items():
            if seen_as is not None and _seen_as(pid) == seen_as:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.kill(pid, signal.SIGKILL)
        self.process.wait()
        self.process = None


def keep_alive(
    children: Iterable[Child], register: Path, is_stopping: Callable[[], bool], pause: Callable[[], object]
) -> None:
    """Tend the children until told to stop, then end them, the last first; `register` lists their processes."""
    alive: list[Child] = []
    try:
        for child in children:  # lazily: one may have to wait for those before it
            alive.append(child)
            child.start()
            _note(register, alive)
        while not is_stopping():
            for child in alive:
                if happened := child.tend():
                    print(f"tallywire: {happened}", file=sys.stderr, flush=True)
                    _note(register, alive)
            pause()
    finally:
        for child in reversed(alive):
            child.stop()
        register.unlink(missing_ok=True)


def end_leftovers(register: Path) -> list[str]:
    """End the processes that a killed predecessor has left behind, and return their names."""
    try:
        noted = json.loads(register.read_text("utf-8"))
    except (OSError, ValueError):
        return []
    ended = []
    for name, entry in noted.items():
        if _seen_as(entry["pid"]) == entry["seen_as"]:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(entry["pid"], signal.SIGKILL)
                ended.append(name)
    register.unlink(missing_ok=True)
    return ended


def _note(register: Path, children: Iterable[Child]) -> None:
    rows = {
        child.name: {"pid": child.process.pid, "seen_as": _seen_as(child.process.pid)}
        for child in children
        if child.process is not None
    }
    temporary = register.with_suffix(".tmp")
    temporary.write_text(json.dumps(rows), "utf-8")
    temporary.replace(register)  # at once: half a register would hide what a killed serve has left behind


def _seen_as(pid: int) -> str | None:
    """When a process started and what it runs, as `ps` shows it: a number alone may have been given away again."""
    return _ps("-o", "lstart=,command=", "-p", str(pid)).strip() or None


def _descendants(pid: int) -> list[int]:
    """The processes that a process has started, and those that they have."""
    parents = [tuple(map(int, line.split())) for line in _ps("-axo", "pid=,ppid=").splitlines()]
    found = [pid]
    for parent in found:
        found += [child for child, its_parent in parents if its_parent == parent]
    return found[1:]


def _ps(*options: str) -> str:
    """What `ps` prints; nothing where there is none, as in a bare container: then only process groups are ended."""
    try:
        return subprocess.run(["ps", *options], capture_output=True, text=True, check=False).stdout  # noqa: S603, S607
    except FileNotFoundError:
        return ""
