"""A portion: one source of a sources.toml, and of its listings only what was published between two days.

It is named `FILE#SOURCE` or `FILE#SOURCE@FROM..TO`, where either day may be missing; a backfill reads one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tallywire.errors import ConfigError
from tallywire.fetch.sources import SourceFile, load_sources

MAX_URLS = 100_000
"""URLs asked for in one run: a backfill is meant to read everything at once."""

_NAME = re.compile(r"(?P<file>.+\.toml)#(?P<source>[^#@]+)(?:@(?P<first>[^.]*)\.\.(?P<last>[^.]*))?")
_DATED = ("feed", "sitemap")


@dataclass(frozen=True, slots=True)
class Portion:
    """What a name asks for; both days are included."""

    file: str
    source: str
    first_day: date | None = None
    last_day: date | None = None

    def __str__(self) -> str:
        if self.first_day is None and self.last_day is None:
            return f"{self.file}#{self.source}"
        return f"{self.file}#{self.source}@{self.first_day or ''}..{self.last_day or ''}"


def read_portion(name: str) -> Portion | None:
    """The portion that is meant; None where the name is none of that form, ConfigError where a day is none."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    try:
        first, last = (date.fromisoformat(text) if text else None for text in match.group("first", "last"))
    except ValueError as error:
        raise ConfigError(f"{name}: write days as 2022-02-28 ({error})") from error
    return Portion(match["file"], match["source"], first, last)


def take_portion(portion: Portion) -> SourceFile:
    """Its source, whether or not it is on; raises ConfigError where there is none, or none with dates."""
    file = load_sources(Path(portion.file).expanduser())
    named = {source.name: source for source in file.sources}
    source = named.get(portion.source)
    if source is None:
        raise ConfigError(f"{portion.file} has no source {portion.source!r}; it has {', '.join(named)}")
    if (portion.first_day or portion.last_day) and source.type not in _DATED:
        raise ConfigError(
            f"{portion}: only a feed or a sitemap tells when its pages are from; read all of it: "
            f"{portion.file}#{portion.source}"
        )
    taken = replace(
        source,
        is_on=True,
        interval=None,
        max_urls=MAX_URLS,
        first_day=portion.first_day,
        last_day=portion.last_day,
    )
    return replace(file, sources=(taken,))
