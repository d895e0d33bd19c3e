"""A run's summary as a Prefect artifact."""

from __future__ import annotations

from prefect import task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE

from tallywire.report import Summary, as_markdown


@task(name="summary", cache_policy=NO_CACHE, persist_result=False, retries=2, retry_delay_seconds=2)
def leave_summary(summary: Summary) -> None:
    """Leave the summary where Prefect shows it beside the flow run."""
    create_markdown_artifact(as_markdown(summary), key="run-summary", description=f"Run {summary.row.run_id}")
