"""Two runs at once and a reader: no failed read, no wrong count, and the same tables in the end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_SCRIPT = Path(__file__).with_name("crowd.py")


def test_two_runs_and_a_reader_do_not_disturb_one_another() -> None:
    """In a process of its own, since it forks: the test's own may have threads by now."""
    done = subprocess.run(
        [sys.executable, str(_SCRIPT), "--seconds", "5"],
        capture_output=True,
        text=True,
        check=False,
        env=dict(os.environ),
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 failed, 0 wrong" in done.stdout
