"""One batch of one stage as a Prefect task: retried where the outside may recover, never cached."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.logging import get_run_logger

from tallywire.errors import FetchError, LakeBusyError
from tallywire.pipeline import do_batch
from tallywire.run import Counts, Run
from tallywire.schema import Reject

_LOGGED_REJECTS = 50
"""Rejects of one batch that are logged one by one; all of them stand in the table `rejects`."""


_LASTING = (FileNotFoundError, PermissionError, NotADirectoryError, IsADirectoryError)


def may_recover(_task: Any, _task_run: TaskRun, state: State[Any]) -> bool:
    """Whether a failure lies outside and may pass: the network, a lock, a busy disk."""
    error = state.result(raise_on_failure=False)
    return isinstance(error, FetchError | LakeBusyError | OSError) and not isinstance(error, _LASTING)


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
    counts = dict(do_batch(stage, run, batch))
    told = {"run_id": run.run_id, "stage": stage, "batch": batch, "counts": counts}
    get_run_logger().info(f"{stage} {batch}: {counts}", extra=told)  # Prefect's JSON lines keep %s as it is
    for reject in _rejects(run, stage, batch):
        get_run_logger().info(
            f"{stage} dropped document {reject.document_id}: {reject.reason} ({reject.message})",
            extra={"run_id": run.run_id, "document_id": reject.document_id, "reason": reject.reason},
        )
    return counts


def _rejects(run: Run, stage: str, batch: str) -> Iterator[Reject]:
    """The first rejects of a batch."""
    name = f"{stage}-{batch}"
    if name in run.batches("rejects"):
        for _, reject in zip(range(_LOGGED_REJECTS), run.records("rejects", name), strict=False):
            yield reject
