"""Check: every promise of the schema, asked of the months that the run has written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallywire.checks import run_checks
from tallywire.fetch.silence import YIELDS, fallen_yields
from tallywire.run import Counts, Run

_MONTH = re.compile(r"/month=(\d{4}-\d\d)/")


def batches(run: Run) -> Sequence[str]:
    """One batch, where the run has written anything: the rest is as the last run left it, and verified at night."""
    return ["written"] if _months(run) else []


def check_batch(run: Run, _batch: str) -> Counts:
    """Run the data checks; one that fails is a failure of the run, one that warns, or a yield that fell, is none."""
    counts = {"checks": 0, "failed": 0}
    for result in run_checks(run.lake, _months(run)):
        counts["checks"] += 1
        if not result.row_count:
            continue
        message = f"{result.row_count} rows break it ({result.promise}); {result.examples[0]}"
        if result.is_warning:
            run.warn(f"check {result.name}: {message}")
        else:
            counts["failed"] += 1
            run.fail(f"check {result.name}: {message}")
    for warning in fallen_yields(run.lake.query(YIELDS).to_pylist(), run.started_at):
        run.warn(warning)
    return counts


def _months(run: Run) -> set[str]:
    """The months of the files that the run has put into the lake."""
    return {match[1] for place in run.manifest() if (match := _MONTH.search(place))}
