"""Places, peoples, offices, leaders and organisations in a view, each with the code of the country or body it stands for.

Every capitalised word is looked up in one index; the longest name that its surroundings allow is taken. Names survive
lost apostrophes ("Ukraines border"), ALL CAPS, lost accents and hyphens ("Germany-based", "non-Russian").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from tallywire.extract.gazetteer_names import Name, Names, fold, load

_CAPITALISED = re.compile(
    r"(?<![^\W_])(?:[A-Z](?:\.[A-Z])+\.?(?![a-z])|[^\W\d_a-z][^\W_]*|\d{1,3}(?:st|nd|rd|th)(?=\s[A-Z]))"
)
_NEXT = re.compile(r"(?:([ \n'-]|\. ?))([^\W\d_](?:\.[^\W\d_])+\.?|[^\W_]+)")
_PREPOSITION = re.compile(
    r"\b(?:in|at|near|around|outside|inside|into|toward|towards|across|throughout|over|from|off|reached|entered|left|"
    r"(?:city|cities|town|towns|village|villages|port|province|region|district|state|settlement|capital|suburb|island|outskirts|"
    r"people|residents|north|south|east|west|northeast|northwest|southeast|southwest) of)\s(?:the\s)?(?:[a-z]+ern\s|central\s)?\Z"
)
_PLACE_NOUN = re.compile(
    r"\s(?:region|province|district|oblast|governorate|city|town|village|area|airport|airfield|prison|peninsula|valley|state|front|port|county)\b"
)
_LIST_MARK = re.compile(r",\s|\s?(?:,\s)?and\s|-|\sor\s|/")
_PREFIX = re.compile(r"([A-Za-z]+)-\Z")
_SUFFIX = re.compile(r"-([a-z]+)")
_GIVEN_NAME = re.compile(r"([^\W\d_]+)\s\Z")
_SURNAME = re.compile(r"\s([A-Z][^\W\d_]+)(?=[\s,.;'])(\s?[a-z,.;'])?")
_LANGUAGE = re.compile(r"\b(?:in|speaks?|spoke|speaking|into)\s\Z")
_SHOUTED_WORDS = frozenset({"is", "who", "car", "ice", "it", "un", "us"})
"""Acronyms that are words in a headline of capitals ("WHO IS NEXT"); "us" is kept there, since US headlines are many."""


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


@dataclass(frozen=True, slots=True)
class _Match:
    name: Name
    key: str
    start: int
    end: int
    possessive: bool
    is_people: bool


class Gazetteer:
    """The names of the lexicon, ready to be found; `load` gives the one instance."""

    __slots__ = ("_names",)

    def __init__(self, names: Names) -> None:
        self._names = names

    @staticmethod
    @cache
    def load() -> Gazetteer:
        """The gazetteer of the shipped lexicon, read once in a process."""
        return Gazetteer(load())

    def find(self, view: str, on: date | None = None) -> list[Place]:
        """The names in `view`, in order and without overlaps; `on`, the date of publication, decides between posts."""
        found: list[Place] = []
        waiting: list[tuple[_Match, Place]] = []
        introduced: set[str] = set()
        done = 0
        for word in _CAPITALISED.finditer(view):
            if word.start() < done:
                continue
            match = self._longest(view, word, found)
            if match is None:
                continue
            done = match.end
            if not match.name.role:
                continue
            place = self._place(view, match, on)
            introduced.update(match.name.short_forms)
            if match.name.is_short and not self._titled(view, match.start):
                waiting.append((match, place))
            else:
                found.append(place)
        kept = [place for match, place in waiting if match.key in introduced]
        return sorted(found + kept, key=lambda place: place.start) if kept else found

    def _longest(self, view: str, word: re.Match[str], found: list[Place]) -> _Match | None:
        """The longest name beginning at a word that its surroundings allow."""
        for match in self._candidates(view, word):
            if self._allowed(view, word, match, found):
                return match
        return None

    def _candidates(self, view: str, word: re.Match[str]) -> Iterator[_Match]:
        text = word.group()
        key = fold(text)
        for name in self._names.index.get(key, ()):
            end, lost = _end(view, word, name) if name.rest else (word.end(), False)
            if end is not None:
                yield _finished(view, name, key, word.start(), end, lost)
        if len(key) > 3 and key[-1] == "s" and text[-1] in "sS":
            for name in self._names.index.get(key[:-1], ()):
                if not name.rest and not name.is_guarded and not name.is_acronym:
                    yield _finished(view, name, key[:-1], word.start(), word.end(), True)
        elif view.startswith("-", word.end()) and key in self._names.prefixes:
            name = Name((), self._names.prefixes[key], "demonym")
            yield _Match(name, key, word.start(), word.end(), False, False)

    def _allowed(self, view: str, word: re.Match[str], match: _Match, found: list[Place]) -> bool:
        name, text = match.name, word.group()
        if name.is_acronym and not name.rest:
            shouted = match.key in _SHOUTED_WORDS and _shouted(view, word)
            return text.replace(".", "").isupper() and not shouted and not view.startswith("$", match.end)
        if name.is_guarded and not _placed(view, match, found):
            return False
        if name.role in ("country", "place", "capital") and not name.rest:
            return not self._is_of_a_person(view, match)
        if name.role == "demonym" and view[match.end : match.end + 1] in (",", ".", ";", ")", ""):
            return not _LANGUAGE.search(view, max(0, match.start - 10), match.start) or match.is_people
        return True

    def _is_of_a_person(self, view: str, match: _Match) -> bool:
        """Whether a place's name is part of a person's: "Frank Jordan", "Jordan Bardella said"."""
        before = _GIVEN_NAME.search(view, max(0, match.start - 16), match.start)
        if before is not None and before.group(1) in self._names.given_names:
            return True
        if match.key not in self._names.also_given_names:
            return False
        surname = _SURNAME.match(view, match.end)
        if surname is None or surname.group(2) is None or match.possessive:
            return False
        return surname.group(1) not in self._names.public_nouns and fold(surname.group(1)) not in self._names.index

    def _titled(self, view: str, start: int) -> bool:
        return self._names.titles.search(view, max(0, start - 20), start) is not None

    def _place(self, view: str, match: _Match, on: date | None) -> Place:
        name = match.name
        code, role = name.code, name.role
        key = " ".join((match.key, *name.rest))
        if role == "leader":
            code = self._post(match, on)
        elif key in self._names.senses:
            code = self._sense(view, key)
        elif key in self._names.acts_as and not _PREPOSITION.search(view, max(0, match.start - 24), match.start):
            code = self._names.acts_as[key]
        if (
            role in ("place", "capital")
            and view.startswith(",", match.end)
            and self._names.states.match(view, match.end)
        ):
            code, role = "USA", "place"
        return Place(match.start, match.end, code, role, match.possessive, match.is_people, _affix(view, match))

    def _sense(self, view: str, key: str) -> str | None:
        """The code of the place whose neighbours the text names most; the first where it names none."""
        senses = self._names.senses[key]
        counts = [len(cues.findall(view)) if cues else 0 for _, cues in senses]
        return senses[counts.index(max(counts))][0]

    def _post(self, match: _Match, on: date | None) -> str | None:
        """The code of a person who had several posts: of the one held on the date, else of the latest before."""
        posts = [name for name in self._names.index[match.key] if name.rest == match.name.rest and name.years]
        if len(posts) == 1:
            return match.name.code
        year = on.year if on else 9999
        holding = [name for name in posts if name.years and name.years[0] <= year <= name.years[1]]
        return max(
            holding or posts,
            key=lambda name: (name.years or (0, 0))[0] if holding or not on else -_distance(name, year),
        ).code


def _distance(name: Name, year: int) -> int:
    first, last = name.years or (0, 0)
    return first - year if year < first else year - last


def _end(view: str, word: re.Match[str], name: Name) -> tuple[int | None, bool]:
    """Where a name of several words ends, None where the view goes on otherwise; and whether its possessive lost its mark."""
    end, before = word.end(), word.group()
    for position, part in enumerate(name.rest):
        following = _NEXT.match(view, end)
        if following is None or (following.group(1)[0] == "." and len(before) > 3):
            return None, False
        before = following.group(2)
        end = following.end()
        folded = fold(before)
        if folded != part:
            return (end, True) if position + 1 == len(name.rest) and folded == part + "s" else (None, False)
    return end, False


def _finished(view: str, name: Name, key: str, start: int, end: int, lost: bool) -> _Match:
    """A match with its possessive mark: 's, ' after s, or a bare s that lost its apostrophe or makes a plural."""
    is_people = name.is_people or (lost and name.role == "demonym")
    possessive = lost and not is_people
    if view.startswith("'", end):
        if view.startswith(("'s", "'S"), end) and not view[end + 2 : end + 3].isalpha():
            return _Match(name, key, start, end + 2, True, is_people)
        if view[end - 1] in "sS" and not view[end + 1 : end + 2].isalpha():
            return _Match(name, key, start, end + 1, True, is_people)
    return _Match(name, key, start, end, possessive, is_people)


def _placed(view: str, match: _Match, found: list[Place]) -> bool:
    """Whether a name that is also a word stands where only a place can: after a preposition, before a noun, in a list."""
    if _PREPOSITION.search(view, max(0, match.start - 24), match.start) or _PLACE_NOUN.match(view, match.end):
        return True
    if not found or found[-1].role not in ("place", "capital"):
        return False
    return _LIST_MARK.fullmatch(view, found[-1].end, match.start) is not None


def _shouted(view: str, word: re.Match[str]) -> bool:
    around = view[max(0, word.start() - 12) : word.start()] + view[word.end() : word.end() + 12]
    return (
        word.group() != "US"
        and sum(character.isupper() for character in around) > 3
        and not any(map(str.islower, around))
    )


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
