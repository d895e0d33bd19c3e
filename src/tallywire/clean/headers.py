"""What stands before the story in plain text: injected date prefixes, title, date and address lines."""

from __future__ import annotations

from collections.abc import Iterator

from tallywire.clean.record import Cut
from tallywire.parse.text import find_header


def find_headers(text: str) -> Iterator[Cut]:
    """Yield the parts of the header that the text begins with; parsing has read them into the article record."""
    if header := find_header(text):
        for start, end, reason in header.spans:
            yield Cut(start, end, reason, f"headers.{header.rule}")
