"""The pipeline: its stages in order, for whoever runs them.

The Prefect flow and `tallywire run --plain` both walk `STAGES`; what a stage does stands in its own module of
`tallywire.stages`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tallywire.run import Counts, Run
from tallywire.stages import check, clean, extract, ingest, parse, publish, reconcile


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the road: which batches of work it has, and what it does with one of them."""

    name: str
    doing: str
    batches: Callable[[Run], Sequence[str]]
    do: Callable[[Run, str], Counts]


STAGES: tuple[Stage, ...] = (
    Stage("ingest", "reading sources", ingest.batches, ingest.ingest_batch),
    Stage("parse", "parsing documents", parse.batches, parse.parse_batch),
    Stage("clean", "removing boilerplate", clean.batches, clean.clean_batch),
    Stage("extract", "finding numbers", extract.batches, extract.extract_batch),
    Stage("reconcile", "grouping stories and claims", reconcile.batches, reconcile.reconcile_batch),
    Stage("publish", "writing tables", publish.batches, publish.publish_batch),
    Stage("check", "checking tables", check.batches, check.check_batch),
)

STAGES_BY_NAME = {stage.name: stage for stage in STAGES}
