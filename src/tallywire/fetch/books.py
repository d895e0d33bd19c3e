"""The books of a crawl: each URL's outcome is counted, handed on and remembered in one place."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from tallywire.fetch.clock import Clock
from tallywire.fetch.errors import RequestError
from tallywire.fetch.lanes import Job, Kind
from tallywire.fetch.memory import Memory
from tallywire.fetch.outcomes import Deferred, Outcome, Tally
from tallywire.fetch.records import later_visit, new_host, reject_of, rejected_visit
from tallywire.fetch.sources import Source
from tallywire.fetch.urls import Url, show


class Books:
    """Tallies, warnings and outcomes of one run, and the memory that they are written to."""

    def __init__(self, memory: Memory, clock: Clock) -> None:
        self.memory = memory
        self.clock = clock
        self.tallies: dict[str, Tally] = defaultdict(Tally)
        self.warnings: list[str] = []
        self._ready: deque[Outcome] = deque()

    def tally(self, source: Source) -> Tally:
        """The counts of a source."""
        return self.tallies[source.name]

    def warn(self, source: Source, message: str) -> None:
        """Note something about a source that a person should look at."""
        self.warnings.append(f"{source.name}: {show(message)}")

    def come_to(self, outcome: Outcome) -> None:
        """Count an outcome and keep it until it is taken."""
        self.tallies[outcome.source].add(outcome)
        self._ready.append(outcome)

    def take(self) -> Iterator[Outcome]:
        """The outcomes since the last call."""
        while self._ready:
            yield self._ready.popleft()

    def defer(self, job: Job, reason: str, message: str, not_before: datetime | None = None) -> None:
        """Leave a job for a later run."""
        self._count_if_listing(job)
        self.memory.keep_visit(later_visit(job.visit, reason, not_before), self.clock.now())
        until = f" (not before {not_before:%Y-%m-%d %H:%M:%S} UTC)" if not_before else ""
        self.come_to(Deferred(job.source.name, show(job.url), reason, f"{message}{until}", not_before))

    def reject(self, job: Job, error: RequestError, *, is_final: bool) -> None:
        """Give up a job for this run, and if it is final, for all."""
        self._count_if_listing(job)
        now = self.clock.now()
        self.memory.keep_visit(rejected_visit(job.visit, error.reason, is_final=is_final), now)
        self.come_to(reject_of(job.source, str(job.url), error, url=str(job.url), now=now))

    def _count_if_listing(self, job: Job) -> None:
        """A listing counts as due only if it cannot be had: else its entries do."""
        if job.kind is Kind.LISTING:
            self.tallies[job.source.name].due += 1

    def drop_from_due(self, job: Job) -> None:
        """Uncount an address that has turned out to be a listing."""
        if job.kind is Kind.EITHER:
            self.tallies[job.source.name].due -= 1

    def hold_host(self, url: Url, wait: timedelta) -> None:
        """Ask an origin for nothing for so long, in this run and later ones."""
        now = self.clock.now()
        host = self.memory.host(url.origin) or new_host(url.origin, now)
        self.memory.keep_host(replace(host, not_before=now + wait))
