"""The word lists of words.toml, and patterns made of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path


@cache
def words(table: str, name: str) -> tuple[str, ...]:
    """One list of words.toml."""
    data = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
    return tuple(data[table][name])


def any_of(alternatives: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(alternatives, key=lambda word: (-len(word), word))) + ")"
