"""The names that the gazetteer knows, read from the lexicon into one index by first word.

Words are folded: lower case, without accents and the points of acronyms. An entry keeps what its match must still show:
capitals for an acronym, a preposition for a name that is also a word, a full name elsewhere for a common surname.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

import tomli

from tallywire.extract.lexicon import FOLDER

WORD = re.compile(r"[^\W\d_](?:\.[^\W\d_])+\.?|[^\W_]+")
_ROLES = {"names": "country", "demonyms": "demonym", "people": "demonym", "capital": "capital", "places": "place"}
_ROLES |= {"offices": "office", "region": "region", "organizations": "organization", "groups": "group"}
_POST = re.compile(r"(?P<name>[^(]+?)(?: \((?P<short>[^)]+)\))? (?P<first>\d{4})-(?P<last>\d{4})?")
_UNFOLDED = str.maketrans(
    {"ł": "l", "ı": "i", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)


class Name(NamedTuple):
    """One name: its folded words after the first, whom or what it stands for, and what a match must show besides.

    A tuple, since there are ten thousand of them at start and a frozen dataclass takes four times as long to make.
    """

    rest: tuple[str, ...]
    code: str | None
    role: str
    is_acronym: bool = False
    is_guarded: bool = False  # only after a preposition
    is_definite: bool = False  # only after "the"
    is_people: bool = False  # names people by itself ("Britons")
    is_short: bool = False  # a common surname: only with the full name or a title
    short_forms: tuple[str, ...] = ()  # what a full name makes known
    years: tuple[int, int] | None = None
    is_city: bool = False  # of the derived list: only where a city stands
    others: tuple[str, ...] = ()  # countries with a city of that name besides


@dataclass(frozen=True, slots=True)
class Entry:
    """The names that begin with one word: the word alone, and longer ones by their second word, the longest first."""

    alone: list[Name] = field(default_factory=list)
    longer: dict[str, list[Name]] = field(default_factory=dict)

    def all(self) -> list[Name]:
        return [*self.alone, *(name for names in self.longer.values() for name in names)]

    def joined(self, names: list[Name]) -> Entry:
        """A new entry with more names."""
        longer: dict[str, list[Name]] = defaultdict(list)
        for name in sorted([*self.all(), *names], key=lambda name: -len(name.rest)):
            if name.rest:
                longer[name.rest[0]].append(name)
        return Entry([*self.alone, *(name for name in names if not name.rest)], dict(longer))


class _Given(NamedTuple):
    """A name as the lexicon gives it; `unless_known`: only where no other name has the same words."""

    name: str
    code: str | None
    role: str
    is_people: bool = False
    unless_known: bool = False
    years: tuple[int, int] | None = None
    is_short: bool = False
    short_forms: tuple[str, ...] = ()


_Raw = tuple[str, str | None, str] | tuple[str, str | None, str, bool] | _Given
"""A given name or its first fields: twenty thousand are kept, and few of them ever asked for."""


@dataclass(frozen=True, slots=True, eq=False)
class Index(Mapping[str, Entry]):
    """Entries by first word, each made when a text first has that word: most of twenty thousand names never come up."""

    given: Mapping[str, list[_Raw]]
    guarded: Collection[tuple[str, ...]]
    definite: Collection[tuple[str, ...]]
    made: dict[str, Entry] = field(default_factory=dict)

    def __getitem__(self, word: str) -> Entry:
        entry = self.made.get(word)
        if entry is None:
            entry = self.made[word] = self._make(self.given[word])
        return entry

    def __contains__(self, word: object) -> bool:
        return word in self.given

    def __iter__(self) -> Iterator[str]:
        return iter(self.given)

    def __len__(self) -> int:
        return len(self.given)

    def words_of(self, role: str, codes: Collection[str | None]) -> Iterator[str]:
        """The first words of names of a role and of some countries or bodies."""
        for word, given in self.given.items():
            if any(each[2] == role and each[1] in codes for each in given):
                yield word

    def _make(self, given: Iterable[_Raw]) -> Entry:
        by_rest: dict[tuple[str, ...], list[Name]] = {}
        for each in given:
            self._add(by_rest, _Given(*each))
        entry = Entry()
        for rest in sorted(by_rest, key=len, reverse=True):
            if rest:
                entry.longer.setdefault(rest[0], []).extend(by_rest[rest])
            else:
                entry.alone.extend(by_rest[rest])
        return entry

    def _add(self, by_rest: dict[tuple[str, ...], list[Name]], given: _Given) -> None:
        """Add a name; the same one with the same meaning is kept once."""
        words = fold_all(_without_article(given.name))
        rest = words[1:]
        if given.unless_known and rest in by_rest:
            return
        is_acronym = not rest and _is_acronym(given.name.replace(".", ""))
        known = by_rest.setdefault(rest, [])
        for at, other in enumerate(known):
            if other.code == given.code and other.years == given.years:
                known[at] = other._replace(is_acronym=other.is_acronym and is_acronym)  # "NATO" and "Nato"
                return
        known.append(
            Name(
                rest=rest,
                code=given.code,
                role=given.role,
                is_acronym=is_acronym,
                is_guarded=words in self.guarded,
                is_definite=words in self.definite,
                is_people=given.is_people,
                is_short=given.is_short,
                short_forms=given.short_forms,
                years=given.years,
            )
        )


@dataclass(frozen=True, slots=True)
class Names:
    """The index by first word, and the rules that are data."""

    index: Index
    senses: Mapping[str, tuple[tuple[str | None, str], ...]]
    """by folded name: each country it may be in, with the words beside it that tell, parted by commas"""
    acts_as: Mapping[str, str]
    prefixes: Mapping[str, str]
    common_bodies: frozenset[str]
    given_names: frozenset[str]
    also_given_names: frozenset[str]
    public_nouns: frozenset[str]
    titles: re.Pattern[str]
    states: re.Pattern[str]


def fold(word: str) -> str:
    """A word as the index knows it: lower case, without accents and points."""
    folded = word.lower()
    if folded.isalpha() and folded.isascii():
        return folded
    if not folded.isascii():
        decomposed = unicodedata.normalize("NFKD", folded.translate(_UNFOLDED))
        folded = "".join(character for character in decomposed if not unicodedata.combining(character))
    return folded.replace(".", "")


def fold_all(name: str) -> tuple[str, ...]:
    """The folded words of a name; most of the fifteen thousand are plain, and need no pattern."""
    plain = name.lower()
    if plain.isascii() and plain.replace(" ", "").isalpha():
        return tuple(plain.split())
    return tuple(fold(word) for word in WORD.findall(name))


def listed(text: str) -> list[str]:
    """The items of a comma-separated list that may run over lines."""
    return [item for item in map(str.strip, " ".join(text.split()).split(",")) if item]


def load() -> Names:
    """All names of the lexicon; some eighty milliseconds of CPU."""
    territories = json.loads((FOLDER / "territories.json").read_text("utf-8"))
    places = tomli.loads((FOLDER / "places.toml").read_text("utf-8"))
    people = tomli.loads((FOLDER / "people.toml").read_text("utf-8"))
    organizations = tomli.loads((FOLDER / "organizations.toml").read_text("utf-8"))
    rules, manners = places.pop("names"), people.pop("names")
    senses = places.pop("senses")
    guarded, definite = (
        {fold_all(name) for name in listed(rules[rule])} for rule in ("after_preposition", "after_article")
    )
    builder = _Builder()
    given = builder.given
    for code, facts in territories.items():
        for name in facts["names"]:
            given[_first_word(name)].append((name, code, "country"))
    for code, fields in [*places.items(), *organizations.items()]:
        for kind, text in fields.items():
            role, meant = _ROLES[kind], None if code == "none" else code
            for name in listed(text):
                given[_first_word(name)].append((name, meant, role, kind == "people"))
    for name, codes in senses.items():
        first = next(code for code in codes if code != "none")
        builder.add(_Given(name, first, "place", unless_known=True))
    for name in listed(rules["not_places"]):
        builder.add(_Given(name, None, ""))
    naming = _Manners(*(frozenset(listed(manners[each])) for each in _Manners._fields))
    for code, fields in people.items():
        builder.add_people(None if code == "none" else code, fields["people"], naming)
    return Names(
        index=Index(builder.given, guarded, definite),
        senses={
            " ".join(fold_all(name)): tuple((None if code == "none" else code, cues) for code, cues in of.items())
            for name, of in senses.items()
        },
        acts_as={fold(name): code for name, code in rules["acts_as"].items()},
        prefixes={fold(name): code for name, code in rules["prefixes"].items()},
        common_bodies=frozenset(" ".join(fold_all(name)) for name in listed(rules["common_bodies"])),
        given_names=frozenset(listed(rules["given_names"])),
        also_given_names=frozenset(fold(name) for name in listed(rules["also_given_names"])),
        public_nouns=frozenset(listed(rules["public_nouns"])),
        titles=re.compile(f"(?:{_alternatives(manners['titles'])})\\s\\Z"),
        states=re.compile(f",\\s(?:{_alternatives(rules['states'])})(?!\\w)"),
    )


def _alternatives(text: str) -> str:
    return "|".join(re.escape(item) for item in sorted(listed(text), key=len, reverse=True))


@cache
def cue(words: str) -> re.Pattern[str]:
    """A pattern for any of the words of a comma-separated list; made when a text asks for it, since there are many."""
    return re.compile(f"(?<!\\w)(?:{_alternatives(words)})(?!\\w)")


def _is_acronym(letters: str) -> bool:
    return letters.isupper() or (len(letters) <= 4 and sum(map(str.isupper, letters)) > 1)


def _without_article(name: str) -> str:
    return name.removeprefix("the ").removeprefix("al-")


def _first_word(name: str) -> str:
    """The folded word that a name is found by."""
    first = name.partition(" ")[0]
    if first.isalpha() and first != "the" and name.isascii():
        return first.lower()
    plain = _without_article(name).lower()
    first = plain.partition(" ")[0]
    return first if plain.isascii() and first.isalpha() else fold_all(plain)[0]


@dataclass(slots=True)
class _Builder:
    """What the lexicon gives, by first word, in its order."""

    given: dict[str, list[_Raw]] = field(default_factory=lambda: defaultdict(list))

    def add(self, given: _Given) -> None:
        self.given[_first_word(given.name)].append(given)

    def add_people(self, code: str | None, text: str, manners: _Manners) -> None:
        """Add the people of one country or organisation under their full and their short names."""
        family_first = code in manners.family_name_first
        for row in filter(None, (" ".join(part.split()) for part in text.split(";"))):
            post = _POST.fullmatch(row)
            if post is None:
                raise ValueError(f"people.toml, {code or 'none'}: not a person with years: {row!r}")
            name = post["name"]
            words = name.split()
            default = "" if words[0] in manners.sovereigns else f"~{words[0]}" if family_first else words[-1]
            years = int(post["first"]), int(post["last"] or 9999)
            shorts = ["~" + words[-1] if short == "~" else short for short in listed(post["short"] or default)]
            common = tuple(" ".join(fold_all(short[1:])) for short in shorts if short.startswith("~"))
            self.add(_Given(name, code, "leader", years=years, short_forms=common))
            for short in shorts:
                if short != name:
                    is_short = short.startswith("~")
                    self.add(_Given(short.removeprefix("~"), code, "leader", years=years, is_short=is_short))


class _Manners(NamedTuple):
    """How people are named: by one name, or with the family's name first."""

    sovereigns: frozenset[str]
    family_name_first: frozenset[str]
