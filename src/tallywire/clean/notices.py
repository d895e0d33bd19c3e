"""Lines that are about the page, not about the news: notices.toml, one reason per table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import tomli

from tallywire.clean.lines import lines, split_sentences
from tallywire.clean.record import Cut

_MAX_CHARS = 700
"""Longer lines are paragraphs of a story, or several things at once."""

_GLUED_REASONS = ("copyright", "attribution", "newsletter", "read_more", "cookie")
_GLUED = re.compile(
    r"[.!?\"”’)]\s+(?:©|\(c\)|copyright\b|all rights|this (?:article|story|report|post|material)\b|sign up\b"
    r"|subscribe\b|read more\b|also read\b|see also\b|follow\b|we use\b|originally published\b)",
    re.IGNORECASE,
)
"""Where a notice may be glued to a paragraph: a quick look."""
_INLINE = re.compile(
    r"(?<=[.!?\"”’)])[ \t]+(?:ADVERTISEMENT|Advertisement|Story continues below advertisement)(?=[ \t]+[A-Z“\"]|$)"
)


def find_notices(text: str) -> Iterator[Cut]:
    """Yield the lines that a pattern of notices.toml matches as a whole, and such sentences at the end of a line."""
    patterns = _patterns()
    for start, end in lines(text):
        if end - start <= _MAX_CHARS and (reason := _reason(text, start, end, patterns)):
            yield Cut(start, end, reason, f"notices.{reason}")
            continue
        for mark in _INLINE.finditer(text, start, end):
            yield Cut(mark.start(), mark.end(), "advertisement", "notices.inline")
        if _GLUED.search(text, start, end):
            yield from _at_the_end(text, start, end, patterns)


def _at_the_end(text: str, start: int, end: int, patterns: Mapping[str, re.Pattern[str]]) -> Iterator[Cut]:
    """Yield the notices that are glued to the end of a line, sentence by sentence, from the last one back."""
    for first, last in reversed(split_sentences(text, start, end)[1:]):
        reason = _reason(text, first, last, patterns)
        is_headline = text[last - 1] not in ".!?"
        if reason not in _GLUED_REASONS or (reason == "read_more" and not is_headline):
            return
        yield Cut(first, last, reason, f"notices.{reason}_sentence")


def _reason(text: str, start: int, end: int, patterns: Mapping[str, re.Pattern[str]]) -> str | None:
    return next((reason for reason, pattern in patterns.items() if pattern.fullmatch(text, start, end)), None)


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    tables = tomli.loads((Path(__file__).parent / "notices.toml").read_text("utf-8"))
    return {
        reason: re.compile("|".join(f"(?:{line})" for line in table["lines"]), re.IGNORECASE)
        for reason, table in tables.items()
    }
