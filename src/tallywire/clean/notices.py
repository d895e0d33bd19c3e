"""Lines that are about the page, not about the news: notices.toml, one reason per table."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from tallywire.clean.lines import lines
from tallywire.clean.record import Cut

_MAX_CHARS = 700
"""Longer lines are paragraphs of a story, or several things at once."""


def find_notices(text: str) -> Iterator[Cut]:
    """Yield the lines that match a pattern of notices.toml from end to end."""
    patterns = _patterns()
    for start, end in lines(text):
        if end - start > _MAX_CHARS:
            continue
        for reason, pattern in patterns.items():
            if pattern.fullmatch(text, start, end):
                yield Cut(start, end, reason, f"notices.{reason}")
                break


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    tables = tomllib.loads((Path(__file__).parent / "notices.toml").read_text("utf-8"))
    return {
        reason: re.compile("|".join(f"(?:{line})" for line in table["lines"]), re.IGNORECASE)
        for reason, table in tables.items()
    }
