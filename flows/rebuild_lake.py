"""The rebuild: every table right of the documents again, by hand, after the rules have changed or a file was lost."""

from __future__ import annotations

from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State

from tallywire.lake import Lake
from tallywire.ops.lease import lease
from tallywire.ops.limits import REBUILD_TIMEOUT_SECONDS
from tallywire.places import lake_path
from tallywire.report import summarise
from tallywire.upkeep.rebuild import rebuild as rebuild_lake
from tasks.batches import run_batch
from tasks.context import day_name, flow_run_id
from tasks.ending import ending
from tasks.progress import flow_observer
from tasks.summary import leave_summary


@flow(
    name="rebuild",
    flow_run_name=day_name,
    timeout_seconds=REBUILD_TIMEOUT_SECONDS,
    validate_parameters=False,
    persist_result=False,
)
def rebuild(lake: str | None = None) -> State[Any]:
    """Make every table of `lake` again from its documents; readers and scheduled runs go on meanwhile.

    Killed, it goes on where it was when it is started again.
    """
    store = Lake.open(lake_path(lake))
    with lease(store, flow_run_id()):
        with flow_observer() as watching:
            row, ledger = rebuild_lake(store, watching, do=run_batch)
        summary = summarise(store, row, ledger)
        leave_summary(summary, store)
    return ending(summary)
