"""The ledger of a run: what each stage counted and how long it took, and the run's row in `runs`."""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version

from tallywire import schema
from tallywire.extract import extractor_version
from tallywire.fetch.urls import show
from tallywire.parse import parser_version
from tallywire.places import LOCK_FILE
from tallywire.run import Counts, Run

REJECTING_STAGES = ("parse", "clean")


@dataclass(slots=True)
class Ledger:
    """Counts and wall times by stage, gathered while a run goes on."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def timing(self, stage: str) -> Iterator[None]:
        """Add the time spent within to a stage."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - start

    def add(self, stage: str, counts: Counts) -> None:
        """Add what a stage did with one batch."""
        self.counts.setdefault(stage, Counter()).update(counts)

    def count(self, stage: str, name: str) -> int:
        """How many of something a stage counted."""
        return self.counts.get(stage, Counter())[name]

    @property
    def articles(self) -> int:
        """Articles that were parsed, cleaned and found to be current."""
        return self.count("clean", "current")

    @property
    def rejects(self) -> Counter[str]:
        """Documents dropped, by reason."""
        found: Counter[str] = Counter()
        for stage in REJECTING_STAGES:
            for name, number in self.counts.get(stage, Counter()).items():
                if name.startswith("rejects."):
                    found[name.removeprefix("rejects.")] += number
        return found

    @property
    def facts_by_kind(self) -> Counter[str]:
        """Facts found, by kind."""
        counts = self.counts.get("extract", Counter())
        return Counter({name.removeprefix("facts."): n for name, n in counts.items() if name.startswith("facts.")})


def close(run: Run, ledger: Ledger, error: BaseException | None = None) -> schema.Run:
    """Write the run's row into the lake and return it; `error` is what ended the run early, if anything did."""
    failures = run.notes("failures") + ([_in_words(error)] if error else [])
    row = schema.Run(
        run_id=run.run_id,
        started_at=run.started_at,
        finished_at=datetime.now(UTC),
        status="failed" if failures else "completed",
        sources=[show(source) for source in run.sources],
        documents_seen=ledger.count("ingest", "seen"),
        documents_new=ledger.count("ingest", "new"),
        articles=ledger.articles,
        rejects=ledger.rejects.total(),
        passages=ledger.count("clean", "passages"),
        quantities=ledger.count("extract", "quantities"),
        facts=ledger.count("extract", "facts"),
        counts=json.dumps({stage: dict(sorted(each.items())) for stage, each in ledger.counts.items()}),
        durations_seconds=json.dumps({stage: round(seconds, 3) for stage, seconds in ledger.seconds.items()}),
        warnings=run.notes("warnings"),
        failures=failures,
        manifest=json.dumps(run.manifest(), sort_keys=True),
        code_version=version("tallywire"),
        parser_version=parser_version(),
        extractor_version=extractor_version(),
        lock_version=_lock_version(),
        month=f"{run.started_at:%Y-%m}",
    )
    run.lake.merge("runs", [row])
    return row


def _in_words(error: BaseException) -> str:
    name = type(error).__name__
    if isinstance(error, Exception):
        return f"{name}: {error}"
    return f"ended from outside ({name}): it was stopped, or its time was up"


def _lock_version() -> str:
    return hashlib.sha256(LOCK_FILE.read_bytes()).hexdigest()[:12] if LOCK_FILE.exists() else "unlocked"
