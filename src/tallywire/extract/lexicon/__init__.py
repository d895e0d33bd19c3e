"""Word lists by language, apart from the grammar that uses them: `lexicon/<language>/<name>.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import tomli

FOLDER = Path(__file__).parent / "en"
"""The one place that names the language; another is another folder with the same files."""


@cache
def load(name: str) -> dict[str, Any]:
    """The tables of one lexicon file, read once; callers must not change them."""
    return tomli.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def word_list(name: str, listed: str) -> frozenset[str]:
    """One list of a lexicon file that parts its lists into sections, for lookups; KeyError where it has none."""
    return _lists(name)[listed]


def phrase_list(name: str, listed: str) -> frozenset[tuple[str, ...]]:
    """One list of phrases, each as the words that it is made of."""
    return frozenset(tuple(phrase.split()) for phrase in word_list(name, listed))


def either(names: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; a space in one is any space."""
    return "|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(names, key=len, reverse=True) if name)


@cache
def _lists(name: str) -> dict[str, frozenset[str]]:
    lists = (item for section in load(name).values() for item in section.items())
    return {listed: frozenset(members) for listed, members in lists if isinstance(members, list)}
