"""`tallywire run` as a user sees it, with Prefect's embedded server: a word while it starts, and no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tallywire.lake import Lake


@pytest.mark.xdist_group("prefect")
@pytest.mark.timeout(600)
def test_a_run_says_what_it_waits_for_and_shows_no_traceback(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "TALLYWIRE_"))}
    done = subprocess.run(
        [sys.executable, "-m", "tallywire", "run", "--lake", str(tmp_path / "lake")],
        env={**kept, "PREFECT_HOME": str(tmp_path / "prefect")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "starting Prefect's embedded server" in done.stderr
    for noise in ("Traceback", "Error", "leaked", "Warning"):
        assert noise not in done.stderr
    assert "facts by kind" in done.stdout
    assert Lake(tmp_path / "lake").read("runs")["status"].to_pylist() == ["completed"]
