"""The word lists of words.toml, and the small patterns that several detectors are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import tomli


@cache
def words(table: str, name: str) -> tuple[str, ...]:
    """One list of words.toml."""
    data = tomli.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
    return tuple(data[table][name])


def any_of(alternatives: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(alternatives, key=lambda word: (-len(word), word))) + ")"


AGENCY = any_of(words("captions", "agencies"))
SERVICE = any_of(words("captions", "picture_services"))
PHOTO = any_of(words("captions", "photo_words"))

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
MONTH_AND_DAY = rf"(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})"
YEAR = r"(?:19|20)\d\d"

_PARTICLE = r"(?:de|da|del|der|van|von|bin|al-\w+|el|la)"
NAME_WORD = rf"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|{_PARTICLE})"
NAME = rf"{NAME_WORD}(?:[ \t]+{NAME_WORD}){{0,4}}"
"""One to five words of a person's or an organisation's name."""
NAMES = rf"{NAME}(?:\s*(?:/|,|\||via|for)\s*(?:the )?{NAME}){{0,3}}"
"""Names as credits chain them: Ann Lee/Agency via Other Agency."""
