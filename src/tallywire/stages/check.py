"""Check: every promise of the schema, asked of the tables as they now stand."""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.checks import run_checks
from tallywire.fetch.silence import YIELDS, fallen_yields
from tallywire.run import Counts, Run


def batches(_run: Run) -> Sequence[str]:
    """One batch: the checks look at whole tables."""
    return ["all"]


def check_batch(run: Run, _batch: str) -> Counts:
    """Run the data checks; one that fails is a failure of the run, a source whose yield fell a warning."""
    counts = {"checks": 0, "failed": 0}
    for result in run_checks(run.lake):
        counts["checks"] += 1
        if result.row_count:
            counts["failed"] += 1
            run.fail(f"check {result.name}: {result.row_count} rows break it ({result.promise}); {result.examples[0]}")
    for warning in fallen_yields(run.lake.query(YIELDS).to_pylist(), run.started_at):
        run.warn(warning)
    return counts
