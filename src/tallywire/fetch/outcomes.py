"""What becomes of a URL that was due: a document, nothing new, later, or a reject; and what a listing held."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from tallywire.schema import Document, Reject


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page came, and it is new or has changed."""

    document: Document
    healed: str | None = None
    """The id of the reject that an earlier run made of its address."""

    @property
    def source(self) -> str:
        return self.document.source


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The page is what it was: 304, or the same bytes."""

    source: str
    url: str
    healed: str | None = None


@dataclass(frozen=True, slots=True)
class Deferred:
    """The page is left for a later run; nothing is lost."""

    source: str
    url: str
    reason: str
    message: str
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed or sitemap was read: how many entries, how many of them never seen before; `entries` is None for a 304."""

    source: str
    url: str
    entries: int | None
    new: int = 0
    newest_at: datetime | None = None


Outcome = Fetched | Unchanged | Deferred | Reject | Listed


@dataclass(slots=True)
class Tally:
    """Counts of one source in one run: due = documents + unchanged + deferred + rejects."""

    due: int = 0
    documents: int = 0
    unchanged: int = 0
    deferred: int = 0
    rejects: Counter[str] = field(default_factory=Counter)
    listings: int = 0
    entries: int | None = None
    """Entries that the source's listings had; None where none was read or all were unchanged."""
    new: int = 0
    sitemaps: int = 0
    """Sitemaps that indexes named and that were asked for."""

    def add(self, outcome: Outcome) -> None:
        """Count one outcome."""
        match outcome:
            case Fetched():
                self.documents += 1
            case Unchanged():
                self.unchanged += 1
            case Deferred():
                self.deferred += 1
            case Reject():
                self.rejects[outcome.reason] += 1
            case Listed():
                self.listings += 1
                self.new += outcome.new
                if outcome.entries is not None:
                    self.entries = (self.entries or 0) + outcome.entries

    @property
    def is_balanced(self) -> bool:
        """Whether every URL that was due has come to something."""
        return self.due == self.documents + self.unchanged + self.deferred + self.rejects.total()
