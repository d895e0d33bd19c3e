"""Child processes are started again when they die, end with all they have started, and leave nothing behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tallywire.ops.children import Child, end_leftovers, keep_alive

SLEEPER = "import time; time.sleep(60)"
PARENT = f"""
import pathlib, subprocess, sys, time
grandchild = subprocess.Popen([sys.executable, '-c', {SLEEPER!r}], {{}})
pathlib.Path('grandchild').write_text(str(grandchild.pid))
time.sleep(60)
"""


def _child(code: str, folder: Path, name: str = "child") -> Child:
    return Child(name, [sys.executable, "-c", code], os.environ, folder)


def _wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _is_alive(pid: int) -> bool:
    shown = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return bool(shown.strip()) and "Z" not in shown


def test_a_child_that_dies_is_started_again_after_a_pause(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tallywire.ops.children.RESTART_SECONDS", (0.0,))
    child = _child(SLEEPER, tmp_path)
    child.start()
    try:
        assert child.process is not None
        first = child.process.pid
        assert child.tend() is None
        os.kill(first, signal.SIGKILL)
        child.process.wait()
        assert child.tend() == "child ended with signal 9; it is started again in 0 s"
        assert child.tend() == "child started again"
        assert child.process.pid != first
    finally:
        child.stop()


def test_pauses_grow_while_a_child_keeps_dying(tmp_path: Path) -> None:
    child = _child("raise SystemExit(3)", tmp_path)
    said = []
    for _ in range(3):
        child.start()
        assert child.process is not None
        child.process.wait()
        said.append(child.tend())
    assert [str(each).split(" in ")[1] for each in said] == ["1 s", "2 s", "5 s"]
    child.stop()


@pytest.mark.parametrize("group", ["start_new_session=False", "start_new_session=True"])
def test_stopping_ends_a_child_with_all_it_has_started(group: str, tmp_path: Path) -> None:
    child = _child(PARENT.format(group), tmp_path)
    child.start()
    assert child.process is not None
    _wait_until(lambda: (tmp_path / "grandchild").exists() and (tmp_path / "grandchild").read_text().isdigit())
    grandchild = int((tmp_path / "grandchild").read_text())
    assert _is_alive(grandchild)
    child.stop()
    _wait_until(lambda: not _is_alive(grandchild))


def test_children_stop_the_last_first_and_the_register_goes_with_them(tmp_path: Path) -> None:
    register = tmp_path / "children.json"
    children = [_child(SLEEPER, tmp_path, name) for name in ("server", "worker")]
    seen: list[dict[str, object]] = []

    def is_stopping() -> bool:
        seen.append(json.loads(register.read_text()))
        return len(seen) > 1

    keep_alive(iter(children), register, is_stopping, lambda: None)
    assert list(seen[0]) == ["server", "worker"]
    assert not register.exists()
    assert all(child.process is None for child in children)


def test_what_a_killed_predecessor_left_is_ended_and_a_strangers_process_is_not(tmp_path: Path) -> None:
    register = tmp_path / "children.json"
    left = _child(SLEEPER, tmp_path, "worker")
    stranger = _child(SLEEPER, tmp_path, "stranger")
    for child in (left, stranger):
        child.start()
    try:
        assert left.process is not None
        assert stranger.process is not None
        shown = ["ps", "-o", "lstart=,command=", "-p", str(left.process.pid)]
        seen_as = subprocess.run(shown, capture_output=True, text=True, check=True).stdout.strip()
        rows = {
            "worker": {"pid": left.process.pid, "seen_as": seen_as},
            "server": {"pid": stranger.process.pid, "seen_as": "another command with that number"},
        }
        register.write_text(json.dumps(rows))
        assert end_leftovers(register) == ["worker"]
        assert left.process.wait(10) == -signal.SIGKILL
        assert stranger.process.poll() is None
        assert not register.exists()
    finally:
        left.stop()
        stranger.stop()
