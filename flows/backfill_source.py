"""The backfill: one source, between two days, read by hand when it was added late or was down for long."""

from __future__ import annotations

from datetime import date
from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State

from tallywire.ingest.portion import Portion
from tallywire.lake import Lake
from tallywire.ops.lease import lease
from tallywire.ops.limits import BACKFILL_TIMEOUT_SECONDS
from tallywire.pipeline import walk
from tallywire.places import lake_path
from tallywire.report import summarise
from tallywire.run import new_run
from tasks.batches import run_batch
from tasks.context import flow_run_id, source_file, span_name
from tasks.ending import ending
from tasks.progress import flow_observer
from tasks.summary import leave_summary


@flow(name="backfill", flow_run_name=span_name, timeout_seconds=BACKFILL_TIMEOUT_SECONDS, persist_result=False)
def backfill(
    source: str, from_date: date | None = None, to_date: date | None = None, lake: str | None = None
) -> State[Any]:
    """Read what a feed or sitemap of the configured sources.toml dates between two days, both included.

    `source` is its name there; it may be off, so that an archive is read only by a backfill. Without days everything
    that it lists is read. What is in the lake already is left alone.
    """
    store = Lake.open(lake_path(lake))
    portion = Portion(source_file(), source, from_date, to_date)
    with lease(store, flow_run_id()):
        with new_run(store, [str(portion)]) as run, flow_observer() as watching:
            row, ledger = walk(run, watching, do=run_batch)
        summary = summarise(store, row, ledger)
        leave_summary(summary, store)
    return ending(summary)
