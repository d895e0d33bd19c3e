"""The names that the gazetteer knows, read from the lexicon into one index by first word.

Words are folded: lower case, without accents and the points of acronyms. An entry keeps what its match must still show:
capitals for an acronym, a preposition for a name that is also a word, a full name elsewhere for a common surname.
"""

from __future__ import annotations

import json
import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

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


@dataclass(frozen=True, slots=True)
class Names:
    """The index by first word, and the rules that are data."""

    index: Mapping[str, Entry]
    senses: Mapping[str, tuple[tuple[str | None, re.Pattern[str] | None], ...]]
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
    return [item for item in (" ".join(part.split()) for part in text.split(",")) if item]


def load() -> Names:
    """All names of the lexicon; some forty milliseconds of CPU."""
    territories = json.loads((FOLDER / "territories.json").read_text("utf-8"))
    places = tomllib.loads((FOLDER / "places.toml").read_text("utf-8"))
    people = tomllib.loads((FOLDER / "people.toml").read_text("utf-8"))
    organizations = tomllib.loads((FOLDER / "organizations.toml").read_text("utf-8"))
    rules, manners = places.pop("names"), people.pop("names")
    senses = places.pop("senses")
    guarded, definite = (
        {fold_all(name) for name in listed(rules[rule])} for rule in ("after_preposition", "after_article")
    )
    builder = _Builder(guarded, definite)
    for code, facts in territories.items():
        for name in facts["names"]:
            builder.add(name, code, "country")
    for code, fields in [*places.items(), *organizations.items()]:
        for kind, text in fields.items():
            for name in listed(text):
                builder.add(name, None if code == "none" else code, _ROLES[kind], is_people=kind == "people")
    for name, codes in senses.items():
        builder.add_unless_known(name, next(code for code in codes if code != "none"), "place")
    for name in listed(rules["not_places"]):
        builder.add(name, None, "")
    for code, fields in people.items():
        builder.add_people(None if code == "none" else code, fields["people"], manners)
    return Names(
        index=builder.index(),
        senses={" ".join(fold_all(name)): tuple(_senses(of)) for name, of in senses.items()},
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


def _senses(of: Mapping[str, str]) -> Iterator[tuple[str | None, re.Pattern[str] | None]]:
    for code, cues in of.items():
        pattern = re.compile(f"(?<!\\w)(?:{_alternatives(cues)})(?!\\w)") if cues else None
        yield None if code == "none" else code, pattern


@dataclass(slots=True)
class _Builder:
    guarded: set[tuple[str, ...]]
    definite: set[tuple[str, ...]]
    entries: dict[str, dict[tuple[str, ...], list[Name]]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, name: str, code: str | None, role: str, *, is_people: bool = False, **more: Any) -> None:
        """Put a name in the index; the same name with the same meaning is kept once, and an article is left out."""
        words = fold_all(name.removeprefix("the ").removeprefix("al-"))
        letters = name.replace(".", "")
        is_acronym = len(words) == 1 and (
            letters.isupper() or (len(letters) <= 4 and sum(map(str.isupper, letters)) > 1)
        )
        known = self.entries[words[0]].setdefault(words[1:], [])
        for at, other in enumerate(known):
            if other.code == code and other.years == more.get("years"):
                known[at] = other._replace(is_acronym=other.is_acronym and is_acronym)  # "NATO" and "Nato"
                return
        known.append(
            Name(
                rest=words[1:],
                code=code,
                role=role,
                is_acronym=is_acronym,
                is_guarded=words in self.guarded,
                is_definite=words in self.definite,
                is_people=is_people,
                **more,
            )
        )

    def add_unless_known(self, name: str, code: str, role: str) -> None:
        words = fold_all(name)
        if words[1:] not in self.entries[words[0]]:
            self.add(name, code, role)

    def add_people(self, code: str | None, text: str, manners: Mapping[str, str]) -> None:
        """Put the people of one country or organisation in the index, under their full and their short names."""
        sovereigns = set(listed(manners["sovereigns"]))
        family_first = code in listed(manners["family_name_first"])
        for row in filter(None, (" ".join(part.split()) for part in text.split(";"))):
            post = _POST.fullmatch(row)
            if post is None:
                raise ValueError(f"people.toml, {code or 'none'}: not a person with years: {row!r}")
            name = post["name"]
            words = name.split()
            default = "" if words[0] in sovereigns else f"~{words[0]}" if family_first else words[-1]
            years = int(post["first"]), int(post["last"] or 9999)
            shorts = ["~" + words[-1] if short == "~" else short for short in listed(post["short"] or default)]
            common = tuple(" ".join(fold_all(short[1:])) for short in shorts if short.startswith("~"))
            self.add(name, code, "leader", years=years, short_forms=common)
            for short in shorts:
                if short != name:
                    self.add(short.removeprefix("~"), code, "leader", years=years, is_short=short.startswith("~"))

    def index(self) -> dict[str, Entry]:
        found: dict[str, Entry] = defaultdict(Entry)
        for first, by_rest in self.entries.items():
            entry = found[first]
            for rest in sorted(by_rest, key=len, reverse=True) if len(by_rest) > 1 else by_rest:
                if rest:
                    entry.longer.setdefault(rest[0], []).extend(by_rest[rest])
                else:
                    entry.alone.extend(by_rest[rest])
        return dict(found)
