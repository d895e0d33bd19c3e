"""Politeness: one lane a host, one request at a time in it, and a pause in between."""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from enum import Enum, auto

from tallywire.fetch.limits import (
    BACKOFF_SECONDS,
    BREAKER_FAILURES,
    LISTING_BYTES,
    MAX_RETRY_AFTER_SECONDS,
    ROBOTS_BYTES,
    Limits,
)
from tallywire.fetch.sources import Source
from tallywire.fetch.urls import Url
from tallywire.schema import Visit


class Kind(Enum):
    """What a job expects to find."""

    PAGE = auto()
    LISTING = auto()
    EITHER = auto()
    ROBOTS = auto()


@dataclass(slots=True, eq=False)
class Job:
    """One URL on its way, from redirect to redirect and try to try, to an outcome."""

    source: Source
    kind: Kind
    url: Url
    visit: Visit
    """What is remembered of the URL; for a robots.txt, of the URL that waits for it."""
    robots_for: str = ""
    """The origin whose robots.txt is asked for."""
    depth: int = 0
    """How many sitemap indexes lead to it."""
    hops: int = 0
    tries: int = 0
    hop: Url = field(init=False)
    """Where it is to be asked for now."""
    seconds_left: float = field(init=False)

    def __post_init__(self) -> None:
        self.hop = self.url
        self.seconds_left = self.source.limits.total_seconds

    @property
    def limits(self) -> Limits:
        """The limits of the source, with what a robots.txt or listing may be at most."""
        limits = self.source.limits
        if self.kind is Kind.ROBOTS:
            return replace(limits, max_bytes=ROBOTS_BYTES)
        if self.kind is Kind.LISTING:
            return replace(limits, max_bytes=min(limits.max_bytes, LISTING_BYTES))
        return limits


@dataclass(slots=True)
class Lane:
    """The jobs of one host, in order, and when the next may start."""

    queue: deque[Job] = field(default_factory=deque)
    is_busy: bool = False
    is_held: bool = False
    """Waiting for a robots.txt that has moved to another host."""
    free_at: float = 0.0
    failures: int = 0
    """URLs in a row to which the host gave no proper answer."""

    @property
    def is_broken(self) -> bool:
        """Whether the host has failed so often that it is left alone for the rest of the run."""
        return self.failures >= BREAKER_FAILURES

    @property
    def is_waiting(self) -> bool:
        """Whether it has a job that could start, now or later."""
        if self.is_busy or not self.queue:
            return False
        return not self.is_held or self.queue[0].kind is Kind.ROBOTS

    def rest_until(self, moment: float) -> None:
        """Start nothing before the moment."""
        self.free_at = max(self.free_at, moment)


class Lanes:
    """All lanes, by host."""

    def __init__(self) -> None:
        self._lanes: dict[str, Lane] = {}

    def of(self, url: Url) -> Lane:
        """The lane of a URL's host."""
        return self._lanes.setdefault(url.lane, Lane())

    def waiting(self) -> Iterator[Lane]:
        """The lanes in which something could start, now or later."""
        return (lane for lane in list(self._lanes.values()) if lane.is_waiting)


def backoff_seconds(tries: int, chance: random.Random) -> float:
    """The wait after so many tries: doubled each time, times 0.5 to 1.5, so that clients do not come back in step."""
    return float(BACKOFF_SECONDS * 2 ** (tries - 1) * (0.5 + chance.random()))


def retry_after(value: str | None, now: datetime) -> timedelta | None:
    """How long a Retry-After header asks us to wait, in bounds; None where it says nothing that can be understood."""
    text = (value or "").strip()
    longest = timedelta(seconds=MAX_RETRY_AFTER_SECONDS)
    if text.isascii() and text.isdigit():
        return min(timedelta(seconds=int(text[:10])), longest) if len(text) <= 10 else longest
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(moment - now, timedelta(0)), longest)
