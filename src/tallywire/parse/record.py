"""What parsing hands on: the article's metadata and its uncut text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was first published, how exactly that is known, and who says so.

    `at` is UTC: the instant, or the start of the day or month where only that is known. `offset` is the UTC offset
    that the publisher stated, such as +02:00; an instant without one is taken as UTC.
    """

    at: datetime
    precision: str
    source: str
    offset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedArticle:
    """One article as read from one document, before cleaning.

    The names are those of the `articles` table. `given_id` is the id that a JSON record or a feed entry carried;
    `alternatives` is a JSON object of the values that lost to a better source, by column.
    """

    document_id: str
    source: str
    uncut: str
    given_id: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    site: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published_at: datetime | None = None
    published_at_precision: str | None = None
    published_at_source: str | None = None
    published_at_offset: str | None = None
    modified_at: datetime | None = None
    language: str | None = None
    license: str | None = None
    robots: str | None = None
    alternatives: str | None = None
