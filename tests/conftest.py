"""What tests of several folders share."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tallywire.lake import Lake
from tallywire.pipeline import walk
from tallywire.places import SAMPLES
from tallywire.progress import PlainLines
from tallywire.run import new_run


def run_pipeline(lake: Lake, *sources: Path | str, now: datetime | None = None) -> None:
    """Walk the whole pipeline in this process; a run that fails fails the test."""
    with new_run(lake, [str(source) for source in sources], now) as run:
        row, _ = walk(run, PlainLines())
    assert row.failures == []


@pytest.fixture(scope="session")
def samples_lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """A lake with the bundled samples, to be read only."""
    lake = Lake.open(tmp_path_factory.mktemp("samples") / "lake")
    run_pipeline(lake, SAMPLES, now=datetime(2025, 6, 1, 12, tzinfo=UTC))
    return lake
