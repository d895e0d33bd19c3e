"""Places, peoples, offices, leaders and bodies named in a view, each with the code of the country or body meant.

Every capitalised word is looked up in one index; the longest name that its surroundings allow is taken. Names survive
lost apostrophes ("Ukraines border"), ALL CAPS, lost accents and hyphens ("Germany-based", "non-Russian").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache, partial
from typing import NamedTuple

from tallywire.extract import gazetteer_cities, lexicon
from tallywire.extract.gazetteer_cities import stands_as_city
from tallywire.extract.gazetteer_names import Entry, Name, Names, cue, fold, load
from tallywire.extract.lexicon import either

_CAPITALISED = re.compile(
    r"(?<![^\W_])(?:[A-Z](?:\.[A-Z])+\.?(?![a-z])|[^\W\d_a-z][^\W_]*"
    rf"|\d{{1,3}}(?:{either(lexicon.load('names')['ordinal_endings'])})(?=\s[A-Z]))"
)
_NEXT = re.compile(r"(?:([ \n'-]|\. ?))([^\W\d_](?:\.[^\W\d_])+\.?|[^\W_]+)")
_WORDS = lexicon.load("gazetteer")
_PREPOSITION = re.compile(
    rf"\b(?:{either(_WORDS['before']['prepositions'])}|"
    + "".join(f"(?<!{word} )" for word in _WORDS["before"]["not_before_to"])
    + r"to)\s(?:the\s)?(?:[a-z]+ern\s|central\s)?\Z",
    re.IGNORECASE,
)
_PLACE_NOUN = re.compile(rf"\s(?:{either(_WORDS['after']['place_nouns'])})\b")
_LIST_MARK = re.compile(r",\s|\s?(?:,\s)?and\s|-|\sor\s|/")
_PREFIX = re.compile(r"([A-Za-z]+)-\Z")
_SUFFIX = re.compile(r"-([a-z]+)")
_DEFINITE = re.compile(r"\b[Tt]he\s\w+(?!\s[A-Z]|\w|-)")
_GIVEN_NAME = re.compile(r"([^\W\d_]+)\s\Z")
_SURNAME = re.compile(r"\s([A-Z][^\W\d_]+)(?=[\s,.;'])(\s?[a-z,.;'])?")
_OTHER_NAME = re.compile(r"\s[A-Z]\w+(?<!day)\b")
_SAYS = re.compile(rf"\s(?:{either(_WORDS['after']['acting'])})\b")
_LANGUAGE = re.compile(rf"\b(?:{either(_WORDS['before']['languages'])})\s\Z")
_FIRM = re.compile(rf"\s(?:[A-Z]\w+\s)?(?:{either(_WORDS['after']['firms'])})\b")
_IN_FIRMS = frozenset({"country", "demonym"})
"""Names that begin those of firms: "Malaysia Airlines flight MH17" is no place."""
_COUNTRY_BEHIND = re.compile(r",\s([A-Z]\w+)")
_LONGEST_WORD_CHARS = 40
_NAMED_LIKE_PEOPLE = frozenset({"country", "place", "capital", "group"})
_SHOUTED_WORDS = frozenset(_WORDS["words"]["shouted"])


@dataclass(frozen=True, slots=True)
class Place:
    """A name in a view: half-open span with its possessive mark, code, role.

    `code` is an ISO 3166-1 alpha-3 code or an organisation's; None for what is known but of no single country.
    `role` is country, demonym, capital, place, leader, office, organization, group or region.
    `is_people`: the word names people by itself ("Eight Thais"). `affix`: a lower-case word joined by a hyphen
    ("made" in "Iranian-made", "non" in "non-Russian").
    """

    start: int
    end: int
    code: str | None
    role: str
    possessive: bool = False
    is_people: bool = False
    affix: str | None = None


class _Match(NamedTuple):
    name: Name
    key: str
    start: int
    end: int
    possessive: bool
    is_people: bool


class Gazetteer:
    """The names of the lexicon, ready to be found; `load` gives the one instance."""

    __slots__ = ("_look_up", "_names")

    def __init__(self, names: Names) -> None:
        self._names = names
        self._look_up = lru_cache(maxsize=1 << 16)(partial(_entries, names))

    @staticmethod
    @cache
    def load() -> Gazetteer:
        """The gazetteer of the shipped lexicon, read once in a process."""
        return Gazetteer(load())

    def peoples(self, codes: Collection[str]) -> list[tuple[str, ...]]:
        """The names of the peoples of countries, folded, as words."""
        return [
            (first, *name.rest)
            for first in self._names.index.words_of("demonym", codes)
            for name in self._names.index[first].all()
            if name.code in codes and name.role == "demonym"
        ]

    def find(self, view: str, on: date | None = None) -> list[Place]:
        """The names in `view`, in order and without overlaps; `on`, the date of publication, decides between posts."""
        search = _Search(view, on, self._names)
        done = 0
        for word in _CAPITALISED.finditer(view):
            start, end = word.span()
            if start < done or end - start > _LONGEST_WORD_CHARS:
                continue
            entries = self._look_up(word.group())
            if entries is not None:
                done = search.take(entries, start, end)
        return search.places()


@dataclass(slots=True)
class _Search:
    """One view being searched: what was found, what waits for a full name, and what was settled on the way."""

    view: str
    on: date | None
    names: Names
    found: list[Place] = field(default_factory=list)
    waiting: list[tuple[_Match, Place]] = field(default_factory=list)
    shared: dict[int, Name] = field(default_factory=dict)
    introduced: dict[str, str | None] = field(default_factory=dict)
    settled: dict[str, str | None] = field(default_factory=dict)

    def take(self, entries: _Entries, start: int, end: int) -> int:
        """Keep the longest name that begins with the word at `start` and is allowed there; the end of what was read."""
        for match in self.candidates(entries, start, end):
            if not self.allowed(match, end):
                continue
            name = match.name
            if name.role:
                place = self.place(match)
                if name.short_forms:
                    self.introduced.update(dict.fromkeys(name.short_forms, place.code))
                if name.is_short and not self.titled(match):
                    self.waiting.append((match, place))
                else:
                    if name.others:
                        self.shared[len(self.found)] = name
                    self.found.append(place)
            return match.end
        return end

    def places(self) -> list[Place]:
        """What was found, with common surnames that the view has in full or whose bearer acts beside the country."""
        if self.shared:
            self.found = list(self.settled_namesakes())
        codes = {place.code for place in self.found}
        kept = []
        for match, place in self.waiting:
            if match.key in self.introduced:
                kept.append(replace(place, code=self.introduced[match.key]))
            elif place.code in codes and self.in_office(match) and _SAYS.match(self.view, match.end):
                kept.append(place)
        return sorted(self.found + kept, key=lambda place: place.start) if kept else self.found

    def settled_namesakes(self) -> Iterator[Place]:
        """What was found, with each city that several countries have in the one country of them that the view names."""
        named = {place.code for at, place in enumerate(self.found) if at not in self.shared}
        for at, place in enumerate(self.found):
            name = self.shared.get(at)
            if name is None:
                yield place
                continue
            others = [code for code in name.others if code in named]
            code = others[0] if len(others) == 1 and name.code not in named else name.code
            if code is not None:
                yield replace(place, code=code)

    def candidates(self, entries: _Entries, start: int, end: int) -> Iterator[_Match]:
        key, exact, lost, prefix = entries
        if exact is not None:
            if exact.longer:
                following = _NEXT.match(self.view, end)
                second = fold(following.group(2)) if following else ""
                for word in (second, second[:-1]) if second.endswith("s") else (second,):
                    for name in exact.longer.get(word, ()):
                        last, has_lost = _end(self.view, start, end, name)
                        if last is not None:
                            yield _finished(self.view, name, key, (start, last), has_lost)
            for name in exact.alone:
                yield _finished(self.view, name, key, (start, end), False)
        for name in lost:
            yield _finished(self.view, name, key[:-1], (start, end), True)
        if prefix is not None and self.view.startswith("-", end):
            yield _Match(prefix, key, start, end, False, False)

    def allowed(self, match: _Match, end: int) -> bool:
        """Whether the surroundings allow a match; `end` is that of its first word."""
        name, view = match.name, self.view
        if name.is_acronym:
            text = view[match.start : end]
            is_written = text.isupper() or sum(map(str.isupper, text)) > 1  # "US", "M23" and "MoD", not "Us"
            return (
                is_written
                and not view.startswith("$", match.end)
                and not (match.key in _SHOUTED_WORDS and _shouted(view, match))
            )
        firm = name.role in _IN_FIRMS and _FIRM.match(view, match.end)
        is_placed = not name.is_guarded or _placed(view, match, self.found)
        if firm or not is_placed or (name.is_city and not self.is_city(match)):
            return False
        if name.is_definite and not _DEFINITE.search(view, max(0, match.start - 5), match.end + 2):
            return False
        if name.role in _NAMED_LIKE_PEOPLE and not name.rest:
            return not self.is_of_a_person(match)
        if name.role == "demonym" and view[match.end : match.end + 1] in (",", ".", ";", ")", ""):
            return match.is_people or not _LANGUAGE.search(view, max(0, match.start - 10), match.start)
        return True

    def is_city(self, match: _Match) -> bool:
        """Whether a name of the derived list stands where a city does: "in Meerut", "Meerut, India"."""
        view = self.view
        if stands_as_city(view, match.start, match.end, self.names.public_nouns) or _listed(view, match, self.found):
            return True
        country = _COUNTRY_BEHIND.match(view, match.end)
        entry = self.names.index.get(fold(country.group(1))) if country else None
        return entry is not None and any(name.code == match.name.code for name in entry.all())

    def is_of_a_person(self, match: _Match) -> bool:
        """Whether a place's name is part of a person's: "Frank Jordan", "Jordan Bardella said"."""
        before = _GIVEN_NAME.search(self.view, max(0, match.start - 16), match.start)
        if before is not None and before.group(1) in self.names.given_names:
            return True
        if match.key not in self.names.also_given_names:
            return False
        surname = _SURNAME.match(self.view, match.end)
        if surname is None or surname.group(2) is None or match.possessive:
            return False
        return surname.group(1) not in self.names.public_nouns and fold(surname.group(1)) not in self.names.index

    def titled(self, match: _Match) -> bool:
        """Whether a common surname has a title and no other name: "President Moon", not "President Dan Hill"."""
        title = self.names.titles.search(self.view, max(0, match.start - 20), match.start)
        return title is not None and not _OTHER_NAME.match(self.view, match.end)

    def place(self, match: _Match) -> Place:
        """The place that an allowed match stands for."""
        name, view = match.name, self.view
        code, role = name.code, name.role
        key = " ".join((match.key, *name.rest)) if name.rest else match.key
        owner = self.found[-1] if self.found and key in self.names.common_bodies else None
        if owner is not None and owner.code and view[owner.end : match.start] == " ":
            code = owner.code
        elif role == "leader":
            code = self.post(match)
        elif key in self.names.senses:
            code = self.sense(key)
            role = "place" if role == "region" and code else role
        elif key in self.names.acts_as and not _PREPOSITION.search(view, max(0, match.start - 24), match.start):
            code = self.names.acts_as[key]
        if (
            role in ("place", "capital")
            and view.startswith(",", match.end)
            and self.names.states.match(view, match.end)
        ):
            code, role = "USA", "place"
        return Place(match.start, match.end, code, role, match.possessive, match.is_people, _affix(view, match))

    def sense(self, key: str) -> str | None:
        """The code of the place whose neighbours the text names most; the first where it names none."""
        if key not in self.settled:
            senses = self.names.senses[key]
            counts = [len(cue(cues).findall(self.view)) if cues else 0 for _, cues in senses]
            self.settled[key] = senses[counts.index(max(counts))][0]
        return self.settled[key]

    def post(self, match: _Match) -> str | None:
        """The code of a person who had several posts: of the one held on the date, else of the nearest."""
        posts = self.posts(match)
        year = self.on.year if self.on else 9999
        return min(posts, key=lambda name: (_years_away(name, year), -(name.years or (0, 0))[0])).code

    def in_office(self, match: _Match) -> bool:
        """Whether somebody of that name held a post on the date."""
        return self.on is not None and any(_years_away(name, self.on.year) == 0 for name in self.posts(match))

    def posts(self, match: _Match) -> list[Name]:
        return [name for name in self.names.index[match.key].all() if name.rest == match.name.rest and name.years]


_Entries = tuple[str, Entry | None, list[Name], Name | None]


def _entries(names: Names, text: str) -> _Entries | None:
    """What the index has for a capitalised word: its key, its entry, the names of the word without an s, a prefix."""
    key = fold(text)
    exact = gazetteer_cities.load().joined(key, names.index.get(key))
    shorter = names.index.get(key[:-1]) if len(key) > 3 and key[-1] == "s" else None
    lost = [name for name in shorter.alone if not name.is_guarded and not name.is_acronym] if shorter else []
    prefix = Name((), names.prefixes[key], "demonym") if key in names.prefixes else None
    return (key, exact, lost, prefix) if exact or lost or prefix else None


def _years_away(name: Name, year: int) -> int:
    first, last = name.years or (0, 0)
    return max(first - year, year - last, 0)


def _end(view: str, start: int, end: int, name: Name) -> tuple[int | None, bool]:
    """Where a name of several words ends, None where the view goes on otherwise; and whether it lost its apostrophe."""
    before = view[start:end]
    for position, part in enumerate(name.rest, 1):
        following = _NEXT.match(view, end)
        if following is None or (following.group(1)[0] == "." and len(before) > 3):
            return None, False
        before, end = following.group(2), following.end()
        folded = fold(before)
        if folded != part:
            return (end, True) if position == len(name.rest) and folded == part + "s" else (None, False)
    return end, False


def _finished(view: str, name: Name, key: str, span: tuple[int, int], lost: bool) -> _Match:
    """A match with its possessive mark: 's, ' after s, or a bare s that lost its apostrophe or makes a plural."""
    start, end = span
    is_people = name.is_people or (lost and name.role == "demonym")
    possessive = lost and not is_people
    if view.startswith("'", end):
        if view.startswith(("'s", "'S"), end) and not view[end + 2 : end + 3].isalpha():
            return _Match(name, key, start, end + 2, True, is_people)
        if view[end - 1] in "sS" and not view[end + 1 : end + 2].isalpha():
            return _Match(name, key, start, end + 1, True, is_people)
    return _Match(name, key, start, end, possessive, is_people)


def _placed(view: str, match: _Match, found: list[Place]) -> bool:
    """Whether a name that is also a word stands where a place does: after a preposition, before a noun, in a list."""
    if _PREPOSITION.search(view, max(0, match.start - 24), match.start) or _PLACE_NOUN.match(view, match.end):
        return True
    return _listed(view, match, found)


def _listed(view: str, match: _Match, found: list[Place]) -> bool:
    """Whether a match continues a list of places."""
    if not found or found[-1].role not in ("place", "capital"):
        return False
    return _LIST_MARK.fullmatch(view, found[-1].end, match.start) is not None


def _shouted(view: str, match: _Match) -> bool:
    """Whether an acronym that is also a word stands among words in capitals."""
    if view.startswith("US", match.start):
        return False
    around = view[max(0, match.start - 12) : match.start] + view[match.end : match.end + 12]
    return sum(map(str.isupper, around)) > 3 and not any(map(str.islower, around))


def _affix(view: str, match: _Match) -> str | None:
    suffix = _SUFFIX.match(view, match.end)
    if suffix is not None:
        return suffix.group(1)
    prefix = (
        _PREFIX.search(view, max(0, match.start - 16), match.start)
        if view[match.start - 1 : match.start] == "-"
        else None
    )
    return (
        prefix.group(1).lower()
        if prefix is not None and prefix.group(1)[1:].islower() and prefix.group(1)[0].islower()
        else None
    )
