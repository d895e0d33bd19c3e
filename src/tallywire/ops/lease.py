"""Leases: a flow run holds a locked file in the lake for as long as it lives, so that its death can be seen.

The system frees the lock when the process dies, be it by `kill -9` or with the machine; no heartbeat has to be missed.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from filelock import FileLock, Timeout

from tallywire.lake import Lake

KEPT_SECONDS = 24 * 3600.0
"""How long the file of an ended run stays: longer than any look at it."""


class Life(Enum):
    """What a lease says of its run."""

    LIVING = "living"
    ENDED = "ended"
    UNKNOWN = "unknown"
    """There is no such lease in this lake."""


@contextmanager
def lease(lake: Lake, flow_run_id: str) -> Iterator[None]:
    """Hold the lease of a flow run; at its end the file stays, with the time of the end as its time."""
    file = _file(lake, flow_run_id)
    file.parent.mkdir(parents=True, exist_ok=True)
    _remove_old(file.parent)
    file.touch()
    with FileLock(file):
        try:
            yield
        finally:
            file.touch()


def look(lake: Lake, flow_run_id: str, grace_seconds: float) -> Life:
    """Whether a run lives; one whose lease changed less than `grace_seconds` ago counts as living.

    A run frees its lease a moment before Prefect notes that it has ended.
    """
    file = _file(lake, flow_run_id)
    if not file.exists():
        return Life.UNKNOWN
    if time.time() - file.stat().st_mtime < grace_seconds or _is_held(file):
        return Life.LIVING
    return Life.ENDED


def _file(lake: Lake, flow_run_id: str) -> Path:
    return lake.root / ".locks" / "runs" / f"{flow_run_id}.lock"


def _is_held(file: Path) -> bool:
    try:
        with FileLock(file, timeout=0):
            return False
    except Timeout:
        return True


def _remove_old(folder: Path) -> None:
    for file in folder.glob("*.lock"):
        if time.time() - file.stat().st_mtime > KEPT_SECONDS and not _is_held(file):
            file.unlink(missing_ok=True)
