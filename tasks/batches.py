"""One batch of one stage as a Prefect task: retried where the outside may recover, never cached."""

from __future__ import annotations

from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun

from tallywire.errors import FetchError, LakeBusyError
from tallywire.pipeline import do_batch
from tallywire.run import Counts, Run


def may_recover(_task: Any, _task_run: TaskRun, state: State[Any]) -> bool:
    """Whether a failure lies outside and may pass: the network, a lock, the disk."""
    error = state.result(raise_on_failure=False)
    return isinstance(error, FetchError | LakeBusyError | OSError)


@task(
    name="batch",
    task_run_name="{stage} {batch}",
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=2,
    retry_delay_seconds=[2, 10],
    retry_condition_fn=may_recover,
)
def run_batch(stage: str, run: Run, batch: str) -> Counts:
    """Do one batch of a stage; repeating it is harmless."""
    return dict(do_batch(stage, run, batch))
