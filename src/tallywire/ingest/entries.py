"""A feed file becomes one article record an entry, in the form that JSONL articles have."""

from __future__ import annotations

import io
import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html import unescape
from typing import Any

import feedparser

_FEED_START = re.compile(
    rb"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--(?:[^-]|-(?!->))*+-->\s*+)*+<(?:rss|feed|rdf:RDF)\b"
)  # possessive throughout: many comments must not make it try again
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")
_SNIFF_BYTES = 4_096


def looks_like_feed(payload: bytes) -> bool:
    """Whether the bytes begin as RSS or Atom does; what declares a document type first (a DTD bomb may) does not."""
    return _FEED_START.match(payload[:_SNIFF_BYTES].removeprefix(b"\xef\xbb\xbf")) is not None


def feed_entries(payload: bytes) -> Iterator[dict[str, Any]]:
    """The entries of a feed, in order, as JSONL article records: html, and where stated id, url, title, published_at.

    The longest of an entry's contents and its summary is its html, or its text where it has no markup. Nothing is
    resolved or fetched.
    """
    feed = feedparser.parse(io.BytesIO(payload), resolve_relative_uris=False, sanitize_html=False)
    language = feed.feed.get("language")
    for entry in feed.entries:
        bodies = [content.get("value", "") for content in entry.get("content", ())] + [entry.get("summary", "")]
        record = {
            "id": entry.get("id"),
            "url": entry.get("link"),
            "title": entry.get("title"),
            "published_at": _published(entry),
            "language": language,
            **_body(max(bodies, key=len)),
        }
        yield {name: value for name, value in record.items() if value}


def _body(content: str) -> dict[str, str]:
    return {"html": content} if _TAG.search(content) else {"text": unescape(content)}


def _published(entry: Any) -> str | None:
    """When an entry came out, in ISO 8601 with the offset that it states; else in UTC as feedparser understands it."""
    for name in ("published", "updated"):
        stated, parsed = entry.get(name), entry.get(f"{name}_parsed")
        for read in (parsedate_to_datetime, datetime.fromisoformat):
            try:
                return read(stated).isoformat()
            except (TypeError, ValueError):
                continue
        if parsed:
            return datetime.fromtimestamp(timegm(parsed), UTC).isoformat()
    return None
