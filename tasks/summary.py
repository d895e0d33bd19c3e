"""A run's summary as Prefect artifacts: as Markdown, as a table, and as a link to the lake."""

from __future__ import annotations

from collections.abc import Sequence

from prefect import task
from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE

from tallywire.lake import Lake
from tallywire.report import Summary, as_markdown
from tallywire.upkeep.verify import Problem


@task(name="summary", cache_policy=NO_CACHE, persist_result=False, retries=2, retry_delay_seconds=2)
def leave_summary(summary: Summary, lake: Lake) -> None:
    """Leave the summary where Prefect shows it beside the flow run."""
    what = f"Run {summary.row.run_id}"
    create_markdown_artifact(as_markdown(summary), key="run-summary", description=what)
    rows = [{"table": table, "this run": did, "in the lake": total} for table, did, total in summary.rows]
    create_table_artifact(rows, key="run-tables", description=what)
    create_link_artifact(lake.root.as_uri(), link_text=str(lake.root), key="lake", description=what)


@task(name="verification", cache_policy=NO_CACHE, persist_result=False, retries=2, retry_delay_seconds=2)
def leave_verification(problems: Sequence[Problem], lake: Lake) -> None:
    """Leave what is wrong with a lake as a table, which is empty where it is sound."""
    rows = [{"where": each.place, "problem": each.what} for each in problems]
    create_table_artifact(rows, key="verification", description=f"{len(problems)} problems in {lake.root}")
