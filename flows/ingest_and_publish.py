"""The main flow: from sources to tables that hold together."""

from __future__ import annotations

from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from tallywire.lake import Lake
from tallywire.pipeline import walk
from tallywire.places import SAMPLES, lake_path
from tallywire.progress import observer
from tallywire.report import summarise
from tallywire.run import new_run
from tasks.batches import run_batch
from tasks.summary import leave_summary


@flow(name="ingest-and-publish", validate_parameters=False, persist_result=False)
def ingest_and_publish(sources: list[str] | None = None, lake: str | None = None) -> State[Any]:
    """Read `sources` (by default the bundled samples) into the tables of `lake`.

    The stages of `tallywire.pipeline.STAGES` follow one another, each batch of a stage as one task run:

        ingest     sources become documents, each stored once
        parse      documents become articles with their uncut text
        clean      boilerplate is cut away, each passage with its reason
        extract    every quantity is read, and the facts among them
        reconcile  copies become stories, figures become claims
        publish    the tables are merged, parents before children
        check      every promise of the schema is asked of them
    """
    store = Lake.open(lake_path(lake))
    with new_run(store, sources or [str(SAMPLES)]) as run, observer() as watching:
        row, ledger = walk(run, watching, do=run_batch)
    summary = summarise(store, row, ledger)
    leave_summary(summary)
    if row.failures:
        return Failed(message="; ".join(row.failures), data=summary)
    return Completed(message=f"{row.articles} articles, {row.facts} facts", data=summary)
