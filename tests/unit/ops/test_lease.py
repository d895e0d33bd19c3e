"""A lease says whether its run lives, also after `kill -9`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from tallywire.lake import Lake
from tallywire.ops.lease import KEPT_SECONDS, Life, lease, look

HOLDER = """
import sys, time
from tallywire.lake import Lake
from tallywire.ops.lease import lease
with lease(Lake.open(sys.argv[1]), "run"):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_lease_lives_while_it_is_held_and_ends_with_its_run(tmp_path: Path) -> None:
    lake = Lake.open(tmp_path)
    assert look(lake, "run", 0) is Life.UNKNOWN
    with lease(lake, "run"):
        assert look(lake, "run", 0) is Life.LIVING
    assert look(lake, "run", 0) is Life.ENDED
    assert look(lake, "run", 60) is Life.LIVING, "Prefect may not have noted its end yet"


def test_the_lease_of_a_killed_process_has_ended(tmp_path: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert look(Lake(tmp_path), "run", 0) is Life.LIVING
    finally:
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()
    assert look(Lake(tmp_path), "run", 0) is Life.ENDED


def test_leases_of_runs_long_ended_are_removed(tmp_path: Path) -> None:
    lake = Lake.open(tmp_path)
    with lease(lake, "old"):
        pass
    long_ago = time.time() - KEPT_SECONDS - 1
    os.utime(tmp_path / ".locks" / "runs" / "old.lock", (long_ago, long_ago))
    with lease(lake, "new"):
        assert look(lake, "old", 0) is Life.UNKNOWN
