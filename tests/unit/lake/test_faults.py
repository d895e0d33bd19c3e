"""A disk that fails in the middle of a run costs the run, never the tables: the next run ends all the same."""

from __future__ import annotations

import errno
import os
import resource
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tallywire.errors import LakeError
from tallywire.lake import Lake, merging, store
from tallywire.schema import Tombstone

sys.path.insert(0, str(Path(__file__).parents[1] / "upkeep"))
from newsroom import START, article, hashes, read, text

ARTICLES = [article("kenya", text("Kenya", 900)), article("poland", text("Poland", 350), "2024-03-02T08:00:00Z")]
FAULTS = [
    ("write_partition", errno.ENOSPC),
    ("replace", errno.EIO),
    ("replace", errno.EROFS),
    ("sync_folder", errno.EIO),
]


def failing_on(attempt: int, code: int, action: Callable[..., object]) -> Callable[..., object]:
    """The action, except that its nth call fails as the system would."""
    calls = 0

    def perhaps(*arguments: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls == attempt:
            raise OSError(code, os.strerror(code))
        return action(*arguments, **named)

    return perhaps


def stones(*months: str) -> list[Tombstone]:
    return [Tombstone(scope="source", value=each, reason="", deleted_at=START, month=each) for each in months]


@pytest.mark.parametrize("attempt", [1, 2])
@pytest.mark.parametrize(("where", "code"), FAULTS)
def test_a_write_that_fails_leaves_every_file_whole_and_can_be_repeated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str, code: int, attempt: int
) -> None:
    lake, undisturbed = Lake.open(tmp_path / "lake"), Lake.open(tmp_path / "other")
    for each in (lake, undisturbed):
        each.merge("tombstones", stones("2024-01", "2024-02"))
    rows = [replace(each, scope="article") for each in stones("2024-01", "2024-02")]
    target: object = {"replace": Path, "write_partition": merging}.get(where, store)
    with monkeypatch.context() as faulty:
        faulty.setattr(target, where, failing_on(attempt, code, getattr(target, where)))
        with pytest.raises(LakeError, match="cannot be written"):
            lake.merge("tombstones", rows)
    assert len(list(lake.records("tombstones"))) in (2, 3, 4), "each month is as it was, or as it shall be"
    assert not list(lake.root.rglob(".*.tmp")), "no half-written file stays behind"
    lake.merge("tombstones", rows)
    undisturbed.merge("tombstones", rows)
    assert hashes(lake) == hashes(undisturbed)


def test_a_run_whose_disk_is_really_full_ends_with_a_message_and_the_next_one_ends_right(tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk: every write past it fails in the system, not in a double."""
    lake, undisturbed = Lake.open(tmp_path / "lake"), Lake.open(tmp_path / "other")
    read(undisturbed, tmp_path, ARTICLES)
    read(lake, tmp_path, ARTICLES, until="ingest")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (7_000, hard))
        with pytest.raises((LakeError, OSError)):
            read(lake, tmp_path, ARTICLES)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    read(lake, tmp_path, ARTICLES)
    assert hashes(lake) == hashes(undisturbed)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_table_that_cannot_be_written_is_refused_with_what_to_do(tmp_path: Path) -> None:
    lake = Lake.open(tmp_path / "lake")
    (lake.root / "tombstones").chmod(0o500)
    try:
        with pytest.raises(LakeError, match="cannot be written"):
            lake.merge("tombstones", stones("2024-01"))
    finally:
        (lake.root / "tombstones").chmod(0o700)
