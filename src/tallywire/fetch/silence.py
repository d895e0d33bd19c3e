"""Silent failure: a source that still answers, and no longer gives what it used to.

Each rule compares a source with its own past, as the rows of `runs` and the tables hold it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Any

from tallywire.fetch.outcomes import Tally
from tallywire.fetch.sources import Source

QUIET_INTERVALS = 20
"""Intervals without a new document after which a source is called quiet; at half an hour each, ten hours."""
MIN_PAST_DAYS = 3
"""Days of a source's past that a median needs to mean anything."""
MIN_ARTICLES = 5
"""Articles of one day below which its yield is chance."""
_PREFIX = "sources/"


@dataclass(frozen=True, slots=True)
class Past:
    """What one source did in one earlier run."""

    started_at: datetime
    counts: Mapping[str, int]


def counts_of(tallies: Mapping[str, Tally]) -> dict[str, int]:
    """The counts of each source under names such as `sources/bbc/documents`, to stand in `runs`."""
    counts: dict[str, int] = {}
    for name, tally in tallies.items():
        said = {
            "due": tally.due,
            "documents": tally.documents,
            "unchanged": tally.unchanged,
            "deferred": tally.deferred,
            "rejects": tally.rejects.total(),
            "listings": tally.listings,
            "new": tally.new,
        }
        said |= {} if tally.entries is None else {"entries": tally.entries}
        counts |= {f"{_PREFIX}{name}/{what}": number for what, number in said.items()}
    return counts


def pasts_of(runs: Iterable[Mapping[str, Any]]) -> dict[str, list[Past]]:
    """The past of each source, oldest first, from rows of `runs` with started_at and counts."""
    pasts: dict[str, list[Past]] = {}
    for row in sorted(runs, key=lambda each: each["started_at"]):
        by_source: dict[str, dict[str, int]] = {}
        for name, number in json.loads(row["counts"]).get("ingest", {}).items():
            if name.startswith(_PREFIX):
                source, _, what = name.removeprefix(_PREFIX).rpartition("/")
                by_source.setdefault(source, {})[what] = number
        for source, counts in by_source.items():
            pasts.setdefault(source, []).append(Past(row["started_at"], counts))
    return pasts


def find_silence(source: Source, tally: Tally, past: Sequence[Past], now: datetime) -> list[str]:
    """What is suspicious about a source that was just read: warnings for a person, without the source's name."""
    found = []
    most = max((each.counts.get("entries", 0) for each in past), default=0)
    if tally.entries == 0 and most:
        found.append(f"it lists nothing, and has listed {most:,} entries before")
    if source.interval and not tally.documents and past:
        fruitful = [each.started_at for each in past if each.counts.get("documents")]
        since = max(fruitful, default=past[0].started_at)
        if now - since > QUIET_INTERVALS * source.interval:
            found.append(
                f"no new document since {since:%Y-%m-%d %H:%M} UTC, for {(now - since) // source.interval} intervals"
            )
    return found


def not_due_since(source: Source, now: datetime) -> datetime | None:
    """The moment since when a source that was read is not due; a tenth of its interval may be missing.

    None where it is due whenever it is asked for.
    """
    return now - source.interval * 0.9 if source.interval else None


def fallen_yields(days: Iterable[Mapping[str, Any]], today: datetime | None = None) -> list[str]:
    """Warnings for sources whose facts per article fell below half the median of their earlier days.

    `days` have a source, a day of fetching, and its articles and their facts; a source's last day is judged, if it is
    today's.
    """
    by_source: dict[str, list[tuple[Any, float]]] = {}
    for row in days:
        if row["articles"] >= MIN_ARTICLES:
            by_source.setdefault(row["source"], []).append((row["day"], row["facts"] / row["articles"]))
    found = []
    for source, yields in by_source.items():
        *earlier, (day, last) = sorted(yields)
        if len(earlier) < MIN_PAST_DAYS or (today is not None and day != today.date()):
            continue
        usual = median(each for _, each in earlier)
        if last < usual / 2:
            found.append(
                f"{source}: {last:.2f} facts an article on {day}, and {usual:.2f} is usual: has its page changed?"
            )
    return found
