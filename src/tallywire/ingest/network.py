"""Network sources become documents: the crawl's outcomes are saved in groups, with what it learned on the way."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pyarrow as pa

from tallywire.fetch.client import Client
from tallywire.fetch.crawl import Crawl
from tallywire.fetch.memory import Memory
from tallywire.fetch.outcomes import Deferred, Fetched, Outcome, Tally, Unchanged
from tallywire.fetch.silence import Past, counts_of, find_silence, not_due_since, pasts_of
from tallywire.fetch.sources import ADDRESS, Source
from tallywire.fetch.urls import parse_url, show, url_id
from tallywire.ingest.plan import Plan
from tallywire.lake import Lake, from_arrow
from tallywire.limits import INGEST_FLUSH_BYTES
from tallywire.run import Counts, Run
from tallywire.schema import TABLES, Document, Reject

FLUSH_OUTCOMES = 2_000
"""Outcomes gathered before they are saved."""
FLUSH_SECONDS = 120.0
"""Longest time for which outcomes stay unsaved. What a killed run had not saved is fetched again; but each saving
writes the day's documents anew."""
PROGRESS_SECONDS = 5.0
"""Time between two lines of progress."""
_PAST_RUNS = 500

Store = Callable[[Run, Sequence[Document], Sequence[Reject], Sequence[str]], Counts]
"""Merges documents and rejects into the lake, drops healed rejects, and counts what was new."""


def ingest_network(run: Run, plan: Plan, store: Store) -> Counts:
    """Fetch what is due of the plan's sources; everything is saved even if the run is stopped half way."""
    pasts = _pasts(run.lake)
    now = run.started_at
    early = _read_lately(run.lake, plan.network, now) if plan.only_due else frozenset()
    sources = [source for source in plan.network if source.name not in early]
    memory = load_memory(run.lake, sources, now)
    crawl = Crawl(Client(contact=plan.contact), memory)
    group = Group(run, memory, store)
    progress = Progress(crawl.tallies)
    try:
        with closing(crawl.run(sources)) as outcomes:
            for outcome in outcomes:
                group.add(outcome)
                _tell(run, sources, outcome)
                progress.show()
    finally:
        group.save()
    for warning in crawl.warnings:
        run.warn(warning)
    for source in sources:
        for problem in find_silence(source, crawl.tallies[source.name], pasts.get(source.name, []), now):
            run.warn(f"{source.name}: {problem}")
    return {**group.counts, **_totals(crawl.tallies), **counts_of(crawl.tallies)}  # with zeros: they are news too


def load_memory(lake: Lake, sources: Sequence[Source], now: datetime) -> Memory:
    """What the lake remembers of the sources' URLs and of all hosts; of other URLs, that they are known."""
    configured = [url_id(parse_url(url)) for source in sources for url in source.urls]
    cutoff = now - max((source.revisit for source in sources), default=timedelta(0))
    wanted = {
        "names": pa.table({"source": pa.array([source.name for source in sources], pa.string())}),
        "configured": pa.table({"url_id": pa.array(configured, pa.string())}),
        "moment": pa.table({"cutoff": pa.array([cutoff], pa.timestamp("us", tz="UTC"))}),
    }
    rows = lake.query(
        """
        SELECT * FROM {visits}
        WHERE url_id IN (SELECT url_id FROM configured)
           OR source IN (SELECT source FROM names) AND (
                kind = 'listing' OR document_id IS NULL OR first_listed_at >= (SELECT cutoff FROM moment))
        """,
        wanted,
    )
    known = lake.query("SELECT url_id FROM {visits}")["url_id"].to_pylist()
    return Memory(from_arrow(TABLES["visits"], rows), lake.records("hosts"), frozenset(known))


def save_memory(lake: Lake, memory: Memory) -> None:
    """Write what has changed; listings after their pages, since their validators vouch for them."""
    changes = memory.take_changes()
    for table, rows in (("visits", changes.pages), ("visits", changes.listings), ("hosts", changes.hosts)):
        if rows:
            lake.merge(table, rows)


@dataclass(slots=True)
class Group:
    """Outcomes on their way into the lake: a bounded group, saved when it is large or old enough."""

    run: Run
    memory: Memory
    store: Store
    counts: Counter[str] = field(default_factory=Counter)
    _documents: dict[str, Document] = field(default_factory=dict)
    _rejects: dict[str, Reject] = field(default_factory=dict)
    _healed: list[str] = field(default_factory=list)
    _size: int = 0
    _outcomes: int = 0
    _saved_at: float = field(default_factory=time.monotonic)

    def add(self, outcome: Outcome) -> None:
        """Take an outcome in, and save the group if it is time."""
        self._outcomes += 1
        if isinstance(outcome, Fetched):
            self._documents[outcome.document.document_id] = outcome.document
            self._size += outcome.document.payload_length_bytes
        elif isinstance(outcome, Reject):
            self._rejects[outcome.document_id] = outcome
        if isinstance(outcome, Fetched | Unchanged) and outcome.healed:
            self._healed.append(outcome.healed)
        is_old = time.monotonic() - self._saved_at > FLUSH_SECONDS
        if self._size >= INGEST_FLUSH_BYTES or self._outcomes >= FLUSH_OUTCOMES or is_old:
            self.save()

    def save(self) -> None:
        """Documents first and what is remembered of them last: a run that dies in between fetches them once more."""
        if self._documents or self._rejects or self._healed:
            documents, rejects = list(self._documents.values()), list(self._rejects.values())
            self.counts.update(self.store(self.run, documents, rejects, self._healed))
        save_memory(self.run.lake, self.memory)
        self._documents, self._rejects, self._healed = {}, {}, []
        self._size = self._outcomes = 0
        self._saved_at = time.monotonic()


@dataclass(slots=True)
class Progress:
    """A line on standard error every few seconds while URLs are still due."""

    tallies: dict[str, Tally]
    _shown_at: float = field(default_factory=time.monotonic)

    def show(self) -> None:
        """Say how far the crawl has come, if it is time to."""
        if time.monotonic() - self._shown_at < PROGRESS_SECONDS:
            return
        self._shown_at = time.monotonic()
        total = _totals(self.tallies)
        done = total["documents"] + total["unchanged"] + total["deferred"] + total["rejected"]
        print(
            f"ingest: {done:,} of {total['due']:,} URLs: {total['documents']:,} documents, {total['unchanged']:,} "
            f"unchanged, {total['deferred']:,} deferred, {total['rejected']:,} rejected",
            file=sys.stderr,
        )


def _tell(run: Run, sources: Iterable[Source], outcome: Outcome) -> None:
    """An address that somebody named and that gave nothing is a failure of the run; a listing, a warning."""
    if not isinstance(outcome, Reject | Deferred) or outcome.url is None:
        return
    for source in sources:
        if source.name == outcome.source and outcome.url in {show(parse_url(url)) for url in source.urls}:
            if source.type == ADDRESS:
                run.fail(f"{outcome.reason}: {outcome.message}")
            elif source.type != "pages":
                run.warn(f"{source.name}: {outcome.reason}: {outcome.message}")


def _totals(tallies: dict[str, Tally]) -> Counter[str]:
    total: Counter[str] = Counter()
    for tally in tallies.values():
        total.update(due=tally.due, documents=tally.documents, unchanged=tally.unchanged, deferred=tally.deferred)
        total.update(rejected=tally.rejects.total())
        total.update({f"refused.{reason}": number for reason, number in tally.rejects.items()})
    return total


def _read_lately(lake: Lake, sources: Iterable[Source], now: datetime) -> frozenset[str]:
    """The names of the sources that a run has read since they were due; one that read a portion has not read them."""
    since = {source.name: moment for source in sources if (moment := not_due_since(source, now))}
    if not since:
        return frozenset()
    asked = {
        "name": pa.array(since, pa.string()),
        "mark": pa.array([f'"sources/{name}/due"' for name in since], pa.string()),  # as `counts_of` names it
        "since": pa.array(since.values(), pa.timestamp("us", tz="UTC")),
    }
    rows = lake.query(
        """
        SELECT DISTINCT asked.name
        FROM {runs} AS runs JOIN asked ON runs.started_at > asked.since AND contains(runs.counts, asked.mark)
        WHERE runs.month >= (SELECT strftime(min(since) AT TIME ZONE 'UTC', '%Y-%m') FROM asked)
          AND NOT contains(array_to_string(runs.sources, ' '), '.toml#')
        """,
        {"asked": pa.table(asked)},
    )
    return frozenset(rows["name"].to_pylist())


def _pasts(lake: Lake) -> dict[str, list[Past]]:
    runs = lake.query(f"SELECT started_at, counts FROM {{runs}} ORDER BY started_at DESC LIMIT {_PAST_RUNS}")
    return pasts_of(runs.to_pylist())
