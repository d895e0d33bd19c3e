"""Word lists by language, apart from the grammar that uses them: `lexicon/<language>/<name>.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str, language: str = "en") -> dict[str, Any]:
    """The tables of one lexicon file, read once; callers must not change them."""
    return tomllib.loads(files(__name__).joinpath(language, f"{name}.toml").read_text(encoding="utf-8"))


def word_list(name: str, listed: str, language: str = "en") -> frozenset[str]:
    """One list of a lexicon file that parts its lists into sections, for lookups; KeyError where it has none."""
    return _lists(name, language)[listed]


def phrase_list(name: str, listed: str, language: str = "en") -> frozenset[tuple[str, ...]]:
    """One list of phrases, each as the words that it is made of."""
    return frozenset(tuple(phrase.split()) for phrase in word_list(name, listed, language))


def either(names: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; a space in one is any space."""
    return "|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(names, key=len, reverse=True) if name)


@cache
def _lists(name: str, language: str) -> dict[str, frozenset[str]]:
    sections = load(name, language).values()
    return {listed: frozenset(members) for section in sections for listed, members in section.items()}
