"""Bounds of one request and of one run; a source may lower or raise those that `sources.toml` names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from tallywire.limits import MAX_DOCUMENT_BYTES


@dataclass(frozen=True, slots=True)
class Limits:
    """What one URL may cost. Bytes are decoded bytes; seconds are wall time over all redirects and tries."""

    max_bytes: int = MAX_DOCUMENT_BYTES
    max_header_bytes: int = 64 * 1024
    total_seconds: float = 30.0
    max_ratio: int = 100
    max_redirects: int = 5


RATIO_FLOOR_BYTES = 64 * 1024
"""Decoded bytes below which the compression ratio says nothing: a short page of spaces is no bomb."""

WIRE_SLACK = 2
"""Bytes on the wire may be so many times `max_bytes`: chunked framing and wrapped compression add to the body."""

ROBOTS_BYTES = 512 * 1024
"""RFC 9309, 2.5: a crawler must read at least 500 KiB of robots.txt; the rest is not read."""
ROBOTS_CACHE_SECONDS = 24 * 3600
"""RFC 9309, 2.4: robots.txt should not be used for longer than a day."""

LISTING_BYTES = 10 * 1024 * 1024
"""Decoded bytes of one feed or sitemap; a sitemap of 50,000 short URLs is about 8 MB."""
MAX_ENTRIES = 50_000
"""Entries read of one sitemap, the limit that the sitemap protocol sets (sitemaps.org)."""
MAX_FEED_ENTRIES = 5_000
"""Entries read of one feed: feedparser takes a second for them; real feeds have up to a few hundred."""
MAX_URL_CHARS = 2_048
"""Longest URL followed, as in the sitemap protocol."""
MAX_SITEMAP_DEPTH = 3
"""Sitemap indexes within indexes."""
MAX_SITEMAPS = 100
"""Sitemaps read for one source in one run."""
MAX_XML_DEPTH = 64
"""Nesting of elements in a feed or sitemap; real ones stay below 12."""

ATTEMPTS = 3
"""Tries of one URL in one run, for what may recover."""
BACKOFF_SECONDS = 1.0
"""Wait before the second try; doubled each time, and multiplied by a random 0.5 to 1.5."""
PATIENCE_SECONDS = 20.0
"""Longest wait within a run that a server may ask for; what needs longer is deferred to a later run."""
MAX_RETRY_AFTER_SECONDS = 7 * 24 * 3600
"""A server that says "come back in a hundred years" is asked again next week."""
BREAKER_FAILURES = 5
"""Failures in a row (no connection, no answer, 5xx) after which a host is left alone for the rest of the run."""
GIVE_UP_RUNS = 5
"""Runs in a row in which a URL must have failed before it is no longer asked for,"""
GIVE_UP_AFTER = timedelta(days=2)
"""and how long ago it must have been listed first: an outage of hours must not lose a page on any schedule."""
FINAL_FAILURES = 1_000
"""What is noted of a URL that is refused for good."""
