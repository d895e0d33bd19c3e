"""Time as the crawl sees it, so that tests can have their own."""

from __future__ import annotations

import time
from collections.abc import Iterable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from datetime import UTC, datetime
from typing import Any, Protocol


class Clock(Protocol):
    """What the crawl asks of time."""

    def now(self) -> datetime:
        """The moment, in UTC."""

    def monotonic(self) -> float:
        """Seconds since some moment, never going back."""

    def wait(self, futures: Iterable[Future[Any]], seconds: float | None) -> set[Future[Any]]:
        """The futures that are done, as soon as one is, or after so many seconds; None: for as long as it takes."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()

    def wait(self, futures: Iterable[Future[Any]], seconds: float | None) -> set[Future[Any]]:
        running = set(futures)
        if running:
            return wait(running, timeout=seconds, return_when=FIRST_COMPLETED).done
        time.sleep(seconds or 0.0)
        return set()
