"""What a person sees while a run goes on: a bar on a terminal, one line a stage elsewhere; always on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn


class Observer(Protocol):
    """Told of each stage and each of its batches."""

    def track(self, stage: str, doing: str, batches: Sequence[str]) -> Iterator[str]:
        """Yield the batches, showing how far the stage has come."""
        ...


class PlainLines:
    """One line for each stage that has something to do."""

    def track(self, stage: str, doing: str, batches: Sequence[str]) -> Iterator[str]:
        """Yield the batches after a line that says what is done with them."""
        if batches:
            print(f"{stage}: {doing} ({len(batches)} {'batch' if len(batches) == 1 else 'batches'})", file=sys.stderr)
        yield from batches


class Bars:
    """A bar for each stage."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def track(self, stage: str, doing: str, batches: Sequence[str]) -> Iterator[str]:
        """Yield the batches, moving the stage's bar."""
        bar = self._progress.add_task(f"{stage:<10}{doing}", total=len(batches))
        for batch in batches:
            yield batch
            self._progress.advance(bar)


@contextmanager
def observer() -> Iterator[Observer]:
    """Bars where standard error is a terminal, else plain lines."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield PlainLines()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as progress:
        yield Bars(progress)
