"""Check: every promise of the schema, asked of the months that the run has written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from tallywire.checks import run_checks
from tallywire.fetch.silence import fallen_yields
from tallywire.run import Counts, Run

PAST = timedelta(days=180)
"""How far back the usual yield of a source is looked for: what a run asks must not grow with the lake's years."""
_SEEN = """
    SELECT article_id, month, source, CAST(last_seen_at AS DATE) AS day FROM {articles}
    WHERE last_seen_at >= TIMESTAMPTZ '%s 00:00:00+00'
"""
_YIELDS = """
    WITH found AS (SELECT article_id, count(*) AS facts FROM {facts} SEMI JOIN seen USING (article_id) GROUP BY ALL)
    SELECT source, day, count(*) AS articles, CAST(coalesce(sum(facts), 0) AS BIGINT) AS facts
    FROM seen LEFT JOIN found USING (article_id) GROUP BY ALL ORDER BY ALL
"""
_LITTLE_BYTES = 16 * 1024 * 1024
"""So much of facts, some 300,000, is checked within 150 MB without a bound, which is faster."""
_MONTH = re.compile(r"/(?:month|fetched_date)=(\d{4}-\d\d)")


def batches(run: Run) -> Sequence[str]:
    """One batch, where the run has written anything: the rest is as the last run left it, and verified at night."""
    return ["written"] if _months(run) else []


def check_batch(run: Run, _batch: str) -> Counts:
    """Run the data checks; one that fails is a failure of the run, one that warns, or a yield that fell, is none."""
    counts, months = {"checks": 0, "failed": 0}, _months(run)
    size = sum(file[1] for month, file in run.lake.stand("facts").items() if month in months)
    for result in run_checks(run.lake, months, run.workspace / "spill" if size > _LITTLE_BYTES else None):
        counts["checks"] += 1
        if not result.row_count:
            continue
        message = f"{result.row_count} rows break it ({result.promise}); {result.examples[0]}"
        if result.is_warning:
            run.warn(f"check {result.name}: {message}")
        else:
            counts["failed"] += 1
            run.fail(f"check {result.name}: {message}")
    for warning in fallen_yields(yields(run), run.started_at):
        run.warn(warning)
    return counts


def yields(run: Run) -> list[dict[str, Any]]:
    """Articles and facts of each source and day of fetching, as far back as PAST.

    An article counts on the day on which its current text was last fetched; only the months that such articles stand
    in are read.
    """
    seen = run.lake.query(_SEEN % (run.started_at - PAST).date())
    months = sorted(set(seen["month"].to_pylist()))
    rows: list[dict[str, Any]] = run.lake.query(_YIELDS, {"seen": seen}, within=months).to_pylist()
    return rows


def _months(run: Run) -> set[str]:
    """The months of the files that the run has put into the lake."""
    return {match[1] for place in run.manifest() if (match := _MONTH.search(place))}
