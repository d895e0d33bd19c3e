"""A run checks what it has written, and fails where that breaks a promise."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tallywire.lake import Lake
from tallywire.run import new_run
from tallywire.stages.check import batches, check_batch


def test_a_run_that_has_written_nothing_checks_nothing(samples_lake: Lake, tmp_path: Path) -> None:
    shutil.copytree(samples_lake.root, tmp_path / "lake")
    with new_run(Lake(tmp_path / "lake"), []) as run:
        assert batches(run) == []


def test_only_the_months_that_were_written_are_checked(samples_lake: Lake, tmp_path: Path) -> None:
    shutil.copytree(samples_lake.root, tmp_path / "lake")
    lake = Lake(tmp_path / "lake")
    rows = list(lake.records("facts"))
    broken = replace(rows[0], char_end=rows[0].char_end + 1)
    other = next(row for row in rows if row.month != broken.month)
    lake.merge("facts", [broken])  # not by a run
    with new_run(lake, [], datetime(2025, 6, 2, tzinfo=UTC)) as run:
        run.merge("facts", [replace(other, confidence=0.5)])
        assert batches(run) == ["written"]
        assert check_batch(run, "written")["failed"] == 0
        run.merge("facts", [replace(broken, confidence=0.5)])
        assert check_batch(run, "written")["failed"] == 1
        assert "quotes_stand_at_their_span" in run.notes("failures")[0]
