"""A run that is killed costs time and nothing else; `make crash` asks the same three hundred times."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from crashes import Laboratory


@pytest.fixture(scope="module")
def laboratory(tmp_path_factory: pytest.TempPathFactory) -> Laboratory:
    return Laboratory(tmp_path_factory.mktemp("laboratory"))


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("step", "kill_at"),
    [
        ("first", "publish facts"),
        ("second", "publish article_revisions"),
        ("second", "publish stories"),
        ("second", "within stories"),
        ("second", "claims"),
        ("second", "claims noted"),
        ("deletion", "within claims"),
        ("rebuild", "publish quantities"),
    ],
)
def test_a_killed_run_is_repeated_and_ends_in_the_same_bytes(laboratory: Laboratory, step: str, kill_at: str) -> None:
    trial = laboratory.trial(step, kill_at)
    assert trial.landed_in == kill_at
    assert trial.is_clean
