"""The main flow: from sources to tables that hold together."""

from __future__ import annotations

from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State

from tallywire.lake import Lake
from tallywire.ops.lease import lease
from tallywire.ops.limits import RUN_TIMEOUT_SECONDS
from tallywire.pipeline import walk
from tallywire.places import lake_path
from tallywire.report import summarise
from tallywire.run import new_run
from tasks.batches import run_batch
from tasks.context import flow_run_id, named_sources, run_name
from tasks.ending import ending
from tasks.progress import flow_observer
from tasks.summary import leave_summary


@flow(
    name="ingest-and-publish",
    flow_run_name=run_name,
    timeout_seconds=RUN_TIMEOUT_SECONDS,
    validate_parameters=False,
    persist_result=False,
)
def ingest_and_publish(sources: list[str] | None = None, lake: str | None = None) -> State[Any]:
    """Read `sources` (by default the configured ones, else the bundled samples) into the tables of `lake`.

    The stages of `tallywire.pipeline.STAGES` follow one another, each batch of a stage as one task run:

        ingest     sources become documents, each stored once
        parse      documents become articles with their uncut text
        clean      boilerplate is cut away, each passage with its reason
        extract    every quantity is read, and the facts among them
        reconcile  copies and updates become stories
        publish    the tables are merged, parents before children
        claims     figures about the same thing are put together
        check      every promise of the schema is asked of them
    """
    store = Lake.open(lake_path(lake))
    with lease(store, flow_run_id()):
        with new_run(store, named_sources(sources)) as run, flow_observer() as watching:
            row, ledger = walk(run, watching, do=run_batch)
        summary = summarise(store, row, ledger)
        leave_summary(summary, store)
    return ending(summary)
