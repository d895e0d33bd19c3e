"""Sources as `sources.toml` names them, checked to the last key, with the line in every complaint."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from tallywire.errors import ConfigError
from tallywire.fetch.errors import Refused
from tallywire.fetch.limits import Limits
from tallywire.fetch.urls import parse_url, show

NETWORK_TYPES = ("feed", "sitemap", "pages")
LOCAL_TYPES = ("folder", "jsonl", "warc")
ADDRESS = "address"
"""Type of a URL given on the command line: feed, sitemap or page, as its bytes say."""

_HOST_PORT = re.compile(r"(?:[a-z0-9_.-]+|\[[0-9a-f:]+\]):([0-9]{1,5})", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")
_DURATION = re.compile(r"(\d+)\s*([smhdw])")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}
_HEADER_LINE = re.compile(r"""\s*\[\s*sources\s*\.\s*("[^"]*"|'[^']*'|[\w-]+)\s*\]""")
_KEY_LINE = re.compile(r"\s*([\w-]+)\s*=")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One named source. Network types have urls, local types a path."""

    name: str
    type: str
    urls: tuple[str, ...] = ()
    path: Path | None = None
    site: str | None = None
    language: str | None = None
    interval: timedelta | None = None
    is_on: bool = True
    allow_private: frozenset[str] = frozenset()
    limits: Limits = field(default_factory=Limits)
    max_urls: int = 1_000
    """URLs asked for in one run; what is more is left for the next."""
    pause_seconds: float = 1.0
    """Pause between two requests to one host; a longer one that the host asks for wins."""
    revisit: timedelta = timedelta(days=2)
    """How long after it was first listed a page is asked for again, since publishers correct young reports."""
    first_day: date | None = None
    last_day: date | None = None
    """Of listings only what is dated within these days, both included, is read; what has no date is."""

    def wants(self, moment: datetime | None) -> bool:
        """Whether something that a listing dates so is to be read."""
        day = moment and moment.date()
        is_early = day is not None and self.first_day is not None and day < self.first_day
        is_late = day is not None and self.last_day is not None and day > self.last_day
        return not is_early and not is_late


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A `sources.toml` as read."""

    sources: tuple[Source, ...]
    contact: str | None = None


def is_source_file(path: Path) -> bool:
    """Whether a file is meant as a list of sources: it is TOML by name."""
    return path.suffix.lower() == ".toml" and path.is_file()


def load_sources(path: Path) -> SourceFile:
    """The sources of a file; raises ConfigError that lists everything wrong with it, line by line."""
    try:
        text = path.read_text("utf-8")
        data = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is not TOML: {error}") from error
    reader = _Reader(path, _lines_of(text))
    found = reader.read(data)
    if reader.problems:
        problems = "\n".join(f"  line {line}: {problem}" for line, problem in sorted(reader.problems))
        raise ConfigError(f"{path} has {len(reader.problems)} problem(s), and nothing was read:\n{problems}")
    return found


def address_source(url: str, *, allow_private: Iterable[str] = ()) -> Source:
    """The source that a URL on the command line stands for; raises ConfigError where it is no URL."""
    try:
        parsed = parse_url(url)
    except Refused as error:
        raise ConfigError(f"{error.message}; give an http or https URL") from error
    return Source(name=show(parsed), type=ADDRESS, urls=(url,), allow_private=host_ports(allow_private))


def host_ports(names: Iterable[str]) -> frozenset[str]:
    """`host:port` names in lower case; raises ConfigError for one that is not."""
    checked = set()
    for name in names:
        match = _HOST_PORT.fullmatch(name.strip())
        if match is None or not 0 < int(match[1]) < 65536:
            raise ConfigError(f"{name!r} is not of the form host:port, such as 127.0.0.1:8000")
        checked.add(name.strip().lower())
    return frozenset(checked)


def parse_duration(text: str) -> timedelta:
    """A time such as 90s, 15m, 6h, 2d or 1w; raises ValueError for anything else."""
    match = _DURATION.fullmatch(text.strip())
    if match is None:
        raise ValueError("write a number and s, m, h, d or w, such as 15m")
    return timedelta(seconds=int(match[1]) * _SECONDS[match[2]])


def _lines_of(text: str) -> Mapping[tuple[str, str], int]:
    """The line of each key, by (source, key); ("", key) at the top, (source, "") for a source's header."""
    lines: dict[tuple[str, str], int] = {}
    source = ""
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER_LINE.match(line):
            source = header[1].strip("\"'")
            lines.setdefault((source, ""), number)
        elif line.lstrip().startswith("[["):
            source = line
        elif key := _KEY_LINE.match(line):
            lines.setdefault((source, key[1]), number)
    return lines


def _string(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("must be a text")
    return value.strip()


def _strings(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise ValueError('must be a list of texts, such as ["…", "…"]')
    return tuple(_string(each) for each in value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def _number(low: float, high: float) -> Callable[[Any], float]:
    def check(value: Any) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise ValueError(f"must be a number from {low:,} to {high:,}")
        return value

    return check


def _url(value: Any) -> str:
    try:
        parse_url(_string(value))
    except Refused as error:
        raise ValueError(error.message) from error
    return _string(value)


def _type(value: Any) -> str:
    known = (*NETWORK_TYPES, *LOCAL_TYPES)
    if value not in known:
        raise ValueError(f"{value!r} is unknown; known are {', '.join(known)}")
    return str(value)


def _language(value: Any) -> str:
    if not re.fullmatch(r"[a-z]{2}", _string(value)):
        raise ValueError(f"{value!r} is not an ISO 639-1 code of two letters, such as en")
    return _string(value)


def _hosts(value: Any) -> frozenset[str]:
    try:
        return host_ports([value] if isinstance(value, str) else _strings(value))
    except ConfigError as error:
        raise ValueError(str(error)) from error


_KEYS: Mapping[str, Callable[[Any], Any]] = {
    "type": _type,
    "url": _url,
    "urls": lambda value: tuple(_url(each) for each in _strings(value)),
    "path": _string,
    "site": _string,
    "language": _language,
    "interval": lambda value: parse_duration(_string(value)),
    "on": _flag,
    "allow_private": _hosts,
    "max_bytes": _number(1, 200_000_000),
    "max_seconds": _number(1, 600),
    "max_urls": _number(1, 100_000),
    "pause_seconds": _number(0, 3600),
    "revisit": lambda value: parse_duration(_string(value)),
}
_PLACES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(NETWORK_TYPES, ("url", "urls")),
    **dict.fromkeys(LOCAL_TYPES, ("path",)),
}
"""The keys that say where a source of each type is; one of them has to be there."""


class _Reader:
    """Turns parsed TOML into sources and gathers every problem on the way."""

    def __init__(self, path: Path, lines: Mapping[tuple[str, str], int]) -> None:
        self._path = path
        self._lines = lines
        self.problems: list[tuple[int, str]] = []

    def read(self, data: Mapping[str, Any]) -> SourceFile:
        for key in data.keys() - {"contact", "sources"}:
            self._complain("", key, f"unknown key {key!r}; known are contact and [sources.NAME]")
        tables = data.get("sources", {})
        if not isinstance(tables, dict):
            self._complain("", "sources", "write each source as a table of its own, [sources.NAME]")
            tables = {}
        contact = data.get("contact")
        if contact is not None and not isinstance(contact, str):
            self._complain("", "contact", "contact: must be a text: an address or page where you can be reached")
        return SourceFile(tuple(self._sources(tables)), contact or None)

    def _sources(self, tables: Mapping[str, Any]) -> Iterator[Source]:
        for name, table in tables.items():
            if not _NAME.fullmatch(name):
                self._complain(name, "", f"{name!r}: a source's name has letters, digits, '.', '_' and '-' only")
            elif not isinstance(table, dict):
                self._complain("", name, f"{name}: write a source as a table, [sources.{name}]")
            elif (source := self._source(name, table)) is not None:
                yield source

    def _source(self, name: str, table: Mapping[str, Any]) -> Source | None:
        before = len(self.problems)
        values = dict(self._values(name, table))
        type_ = values.get("type", "")
        if "type" not in table:
            self._complain(name, "", f"{name}: has no type")
        elif type_ in _PLACES:
            places = _PLACES[type_]
            if sum(key in table for key in places) != 1:
                self._complain(name, "", f"{name}: a source of type {type_} needs {' or '.join(places)}")
            for other in sorted({"url", "urls", "path"} & table.keys() - {*places}):
                self._complain(name, other, f"{name}: a source of type {type_} has {' or '.join(places)}, not {other}")
        return self._built(name, values) if len(self.problems) == before else None

    def _values(self, name: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        for key, value in table.items():
            if key not in _KEYS:
                self._complain(name, key, f"{name}: unknown key {key!r}; known are {', '.join(sorted(_KEYS))}")
                continue
            try:
                yield key, _KEYS[key](value)
            except ValueError as error:
                self._complain(name, key, f"{name}: {key}: {error}")

    def _built(self, name: str, values: dict[str, Any]) -> Source:
        defaults = Limits()
        path = values.get("path")
        renamed = {"on": "is_on"}
        same = ("type", "site", "language", "interval", "on", "allow_private", "max_urls", "pause_seconds", "revisit")
        return Source(
            name=name,
            urls=values.get("urls") or ((values["url"],) if "url" in values else ()),
            path=self._path.parent / Path(path).expanduser() if path else None,
            limits=Limits(
                max_bytes=int(values.get("max_bytes", defaults.max_bytes)),
                total_seconds=float(values.get("max_seconds", defaults.total_seconds)),
            ),
            **{renamed.get(key, key): values[key] for key in same if key in values},
        )

    def _complain(self, source: str, key: str, problem: str) -> None:
        line = self._lines.get((source, key)) or self._lines.get((source, "")) or 1
        self.problems.append((line, problem))
