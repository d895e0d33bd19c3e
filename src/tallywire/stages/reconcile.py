"""Reconcile: copies and updates of one report become a story."""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.run import Counts, Run
from tallywire.stages.stories import group_stories

BATCH = "stories"


def batches(run: Run) -> Sequence[str]:
    """One batch, or none where no article came or went."""
    return [BATCH] if run.batches("articles") or run.count("gone") else []


def reconcile_batch(run: Run, _batch: str) -> Counts:
    """Group the round's articles with those around them."""
    return group_stories(run)
