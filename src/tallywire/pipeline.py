"""The pipeline: its stages in order, and the walk along them.

The Prefect flow and `tallywire run --plain` both walk `STAGES`; what a stage does stands in its own module of
`tallywire.stages`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pyarrow as pa

from tallywire import schema
from tallywire.errors import LakeError
from tallywire.ledger import Ledger, close
from tallywire.limits import ROUND_DOCUMENTS
from tallywire.progress import Observer
from tallywire.run import Counts, Run
from tallywire.stages import check, claims, clean, extract, ingest, parse, publish, reconcile
from tallywire.stages.done import leave_mark


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
    Stage("reconcile", "grouping stories", reconcile.batches, reconcile.reconcile_batch),
    Stage("publish", "writing tables", publish.batches, publish.publish_batch),
    Stage("claims", "putting figures together", claims.batches, claims.claims_batch),
    Stage("check", "checking tables", check.batches, check.check_batch),
)

STAGES_BY_NAME = {stage.name: stage for stage in STAGES}
_ROUNDS_END = STAGES.index(STAGES_BY_NAME["claims"])

DoBatch = Callable[[str, Run, str], Counts]
"""Does one batch of the stage of that name: in this process, or as a Prefect task."""


def do_batch(stage: str, run: Run, batch: str) -> Counts:
    """Do one batch of a stage in this process."""
    return STAGES_BY_NAME[stage].do(run, batch)


def walk(run: Run, observer: Observer, do: DoBatch = do_batch, until: str = "check") -> tuple[schema.Run, Ledger]:
    """Do every batch of every stage in order, as far as the stage `until`; return the run's row and its ledger.

    What lies between ingest and claims goes round by round, as long as there may be something to do. The row is written
    whatever happens; an error that ends the run early is raised again once it stands there.
    """
    ledger = Ledger()
    wanted = STAGES[: STAGES.index(STAGES_BY_NAME[until]) + 1]
    before, rounds, rest = wanted[:1], wanted[1:_ROUNDS_END], wanted[_ROUNDS_END:]

    def go(stages: Sequence[Stage]) -> bool:
        """Whether there was anything to do."""
        worked = False
        for stage in stages:
            with ledger.timing(stage.name):
                for batch in observer.track(stage.name, stage.doing, stage.batches(run)):
                    ledger.add(stage.name, do(stage.name, run, batch))
                    worked = True
            pa.default_memory_pool().release_unused()  # else Arrow keeps for itself what the largest stage needed
        return worked

    try:
        go(before)
        done: frozenset[str] = frozenset()
        while rounds:
            with run.lake.lock("round"):  # two runs take turns, each finding what the other has left
                run.begin_round()
                publish.finish(run)
                had_work = go(rounds)
                if rounds[-1].name != "publish":
                    break
                if had_work and done and run.asked() == done:
                    raise LakeError(f"{len(done)} documents or articles are never done; please report this")
                done = run.asked()
                if not had_work or _is_last(run):
                    leave_mark(run)
                    break
        if rest:
            with run.lake.lock("round"):  # what is counted must not change meanwhile
                run.begin_round()
                go(rest[:1])
            go(rest[1:])
    except BaseException as error:
        close(run, ledger, error)
        raise
    return close(run, ledger), ledger


def _is_last(run: Run) -> bool:
    """Whether nothing can be left to do: the round was not full, gave nothing back, and dealt with all it was given."""
    is_full = sum(run.count(name) for name in ("pending", "articles", "gone")) >= ROUND_DOCUMENTS
    return not is_full and not run.count("reopened") and run.asked() <= run.answered()
