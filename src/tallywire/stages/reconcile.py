"""Reconcile: copies of one report become a story, and figures about the same thing become claims."""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.run import Counts, Run
from tallywire.stages.claims import put_claims_together
from tallywire.stages.stories import group_stories

_STEPS = {"stories": group_stories, "claims": put_claims_together}


def batches(run: Run) -> Sequence[str]:
    """Stories, then the claims that rest on them; nothing where no article came or went."""
    return list(_STEPS) if run.batches("articles") or run.count("gone") else []


def reconcile_batch(run: Run, batch: str) -> Counts:
    """Group the round's articles with those around them, or put the figures of all together."""
    return _STEPS[batch](run)
