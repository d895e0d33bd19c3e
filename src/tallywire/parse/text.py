"""Plain text: a small reader for each form of header, and the story below it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before the story: its parts, and the spans that are not story, each with its reason."""

    rule: str
    spans: tuple[tuple[int, int, str], ...]
    title: str | None = None
    date: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()


_DATE = r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?"
_CLOCK = r"[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?"
_FUSED = re.compile(
    r"\ufeff?(?P<title>[^\n]{0,300}?)"
    rf"(?P<prefix>(?:^|(?<=\ufeff)|[ \t]+)date[ \t]+(?P<date>{_DATE})(?:{_CLOCK})?(?:[ \t]+|[ \t]*(?=\n)))"
)
_TITLE_DATE_URL = re.compile(
    r"\ufeff?\s*(?P<title>[^\n]{1,400}+)\n+[ \t]*(?P<date>(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|"
    + _DATE
    + r")[ \t]*"
    r"\n+[ \t]*(?P<url>https?://\S{4,2000})[ \t]*(?:\n+|$)"
)
_LABEL = re.compile(
    r"[ \t]*(?P<label>title|headline|date|published|published[ _]at|publication date|url|link|author|authors|byline"
    r"|source|language)[ \t]*:[ \t]*(?P<value>[^\n]{1,2000}?)[ \t]*(?:\n|$)",
    re.IGNORECASE,
)


def find_header(text: str) -> Header | None:
    """The header of a plain text, by the first reader that recognises its form; None if the text begins with the
    story."""
    for reader in _READERS:
        if header := reader(text):
            return header
    return None


def _title_date_url(text: str) -> Header | None:
    """A title line, a YYYYMMDD line and an address line."""
    match = _TITLE_DATE_URL.match(text)
    if match is None:
        return None
    spans = (
        (match.start("title"), match.end("title"), "title"),
        (match.start("date"), match.end("date"), "date_line"),
        (match.start("url"), match.end("url"), "url_line"),
    )
    return Header("title_date_url", spans, match["title"].strip(), match["date"], match["url"])


def _fused_date(text: str) -> Header | None:
    """` date 2022-02 …` or ` date 2022-02-09 …` before the first words of the story, perhaps after a title."""
    match = _FUSED.match(text)
    if match is None:
        return None
    title = match["title"].strip()
    if title and (title[-1] in ".!?,;:" or title.endswith((" to", " the", " of", " a")) or len(title.split()) < 3):
        return None  # a sentence that speaks of a date
    spans = [(match.start("prefix"), match.end("prefix"), "date_prefix")]
    if title:
        spans.insert(0, (match.start("title"), match.end("title"), "title"))
    return Header("fused_date", tuple(spans), title or None, match["date"])


def _labelled(text: str) -> Header | None:
    """Lines such as `Title: …`, `Date: …`, `URL: …` at the top; at least two of them."""
    position = len(text) - len(text.lstrip("\ufeff\n"))
    found: dict[str, str] = {}
    spans = []
    while match := _LABEL.match(text, position):
        found.setdefault(match["label"].lower(), match["value"])
        spans.append((match.start(), match.end("value"), "header"))
        position = match.end()
    if len(found) < 2:
        return None
    return Header(
        "labelled",
        tuple(spans),
        found.get("title") or found.get("headline"),
        next(
            (
                found[name]
                for name in ("date", "published", "published at", "published_at", "publication date")
                if name in found
            ),
            None,
        ),
        found.get("url") or found.get("link"),
        tuple(filter(None, (found.get("author") or found.get("authors"),))),
    )


_READERS: tuple[Callable[[str], Header | None], ...] = (_title_date_url, _fused_date, _labelled)
