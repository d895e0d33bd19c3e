"""The row that a run leaves: in words, and without credentials."""

from __future__ import annotations

from pathlib import Path

from tallywire.lake import Lake
from tallywire.ledger import Ledger, close
from tallywire.run import new_run


def test_a_run_that_was_stopped_or_took_too_long_says_so(tmp_path: Path) -> None:
    with new_run(Lake.open(tmp_path), []) as run:
        row = close(run, Ledger(), KeyboardInterrupt())
    assert row.status == "failed"
    assert row.failures == ["ended from outside (KeyboardInterrupt): it was stopped, or its time was up"]


def test_a_run_that_failed_says_what_failed(tmp_path: Path) -> None:
    with new_run(Lake.open(tmp_path), []) as run:
        row = close(run, Ledger(), ValueError("no such thing"))
    assert row.failures == ["ValueError: no such thing"]


def test_the_sources_of_a_run_are_kept_without_credentials(tmp_path: Path) -> None:
    with new_run(Lake.open(tmp_path), ["https://reader:s3kret@example.org/feed?token=t0ken"]) as run:
        (source,) = close(run, Ledger()).sources
    assert source.startswith("https://example.org/feed?token=")
    assert "t0ken" not in source
