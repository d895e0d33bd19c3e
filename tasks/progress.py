"""What Prefect shows while a run goes on: a log line for each stage, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import cast
from uuid import UUID

from prefect.artifacts import create_progress_artifact, update_progress_artifact
from prefect.logging import get_run_logger
from prefect.runtime import deployment

from tallywire.pipeline import STAGES
from tallywire.progress import Observer, observer

_PLACES = {stage.name: place for place, stage in enumerate(STAGES)}


class Silent:
    """Shows nothing."""

    def track(self, _stage: str, _doing: str, batches: Sequence[str]) -> Iterator[str]:
        """Yield the batches."""
        yield from batches


class FlowObserver:
    """Tells Prefect of each stage and batch, and the terminal too."""

    def __init__(self, terminal: Observer, artifact: UUID) -> None:
        self._terminal = terminal
        self._artifact = artifact
        self._share = 0.0

    def track(self, stage: str, doing: str, batches: Sequence[str]) -> Iterator[str]:
        """Yield the batches, noting how many of them are done."""
        if batches:
            get_run_logger().info(f"{stage}: {doing} (batches: {len(batches)})", extra={"stage": stage})
        for done, batch in enumerate(self._terminal.track(stage, doing, batches)):
            place = _PLACES.get(stage, 0)  # what a rebuild does before the first stage counts as its beginning
            share = 100 * (place + done / len(batches)) / len(STAGES)
            self._share = max(self._share, round(share, 1))  # stages come round again, progress does not
            update_progress_artifact(self._artifact, progress=self._share, description=doing)
            yield batch

    def finish(self) -> None:
        """Note that everything is done."""
        update_progress_artifact(self._artifact, progress=100.0, description="done")


@contextmanager
def flow_observer() -> Iterator[FlowObserver]:
    """An observer for the flow that runs here."""
    artifact = cast(UUID, create_progress_artifact(progress=0.0, key="run-progress", description="starting"))
    is_served = deployment.id is not None  # then what is logged is also what the console shows
    with nullcontext(Silent()) if is_served else observer() as terminal:
        watching = FlowObserver(terminal, artifact)
        yield watching
        watching.finish()
