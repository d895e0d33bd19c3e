"""Cities of the derived list: thousands of names that nobody weighed, so each counts only where a city stands.

The list is made by tools/make_cities.py from GeoNames (CC BY 4.0).
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tallywire.extract import lexicon
from tallywire.extract.gazetteer_names import Entry, Name
from tallywire.extract.lexicon import FOLDER, either

CITIES = FOLDER / "cities.json"

_BEFORE, _AFTER = lexicon.load("gazetteer")["before"], lexicon.load("gazetteer")["after"]
_CITY_BEFORE = re.compile(
    rf"\b(?:{either(_BEFORE['leading_to_a_city'])}|(?:{either(_BEFORE['parts_of_a_city'])})\sof|"
    + "".join(f"(?<!{word} )" for word in _BEFORE["not_before_to"])
    + rf"to)\s(?:the\s)?(?:(?:[a-z]+ern|{either(_BEFORE['sorts_of_place'])})\s)?(?:[ae]l-)?\Z",
    re.IGNORECASE,
)
_PLACE_NOUN = re.compile(rf"\s(?:{either(_AFTER['place_nouns'])})\b")
_DATELINE = re.compile(r"(?:, [^()\n\u2014\u2013-]{2,30})?(?: ?\([^()\n]{2,30}\))? ?(?:--?|\u2013|\u2014) ")
_REST_OF_A_NAME = re.compile(r"\s([A-Z]\w+)(?<!day)\b")
_PLACE_NOUNS = frozenset(noun.capitalize() for noun in _AFTER["place_nouns"])
_LONGEST_BEFORE_CHARS = 40


@dataclass(frozen=True, slots=True)
class Cities:
    """Folded names of cities by their first word, and for names of several countries those others."""

    by_word: Mapping[str, list[tuple[str, str | None]]]
    namesakes: Mapping[str, tuple[str, ...]]

    def joined(self, word: str, entry: Entry | None) -> Entry | None:
        """What begins with a word: the hand-made entry, and the cities, which share no name with it."""
        found = self.by_word.get(word)
        if found is None:
            return entry
        return (entry or Entry()).joined([self._name(text, code) for text, code in found])

    def _name(self, text: str, code: str | None) -> Name:
        return Name(tuple(text.split(" ")[1:]), code, "place", is_city=True, others=self.namesakes.get(text, ()))


@cache
def load() -> Cities:
    """The shipped cities; some five milliseconds of CPU, since nothing is made of a name before a text has it."""
    data = json.loads(CITIES.read_text("utf-8"))
    by_word: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for code, names in data["cities"].items():
        for name in names.split(", "):
            by_word[name.partition(" ")[0]].append((name, code))
    namesakes = {name: tuple(codes.split(" ")) for name, codes in data["namesakes"].items()}
    for name in data["undecided"]:
        by_word[name.partition(" ")[0]].append((name, None))
    return Cities(by_word, namesakes)


def stands_as_city(view: str, start: int, end: int, public_nouns: frozenset[str]) -> bool:
    """Whether words stand as a city does: behind "in" or "outskirts of", before "district", in a dateline."""
    rest = None if view[start:end].isupper() else _REST_OF_A_NAME.match(view, end)
    if rest is not None and rest.group(1) not in public_nouns and rest.group(1) not in _PLACE_NOUNS:
        return False  # "in Sabadell Atletico", "from Vigan Reyes"
    if _CITY_BEFORE.search(view, max(0, start - _LONGEST_BEFORE_CHARS), start) or _PLACE_NOUN.match(view, end):
        return True
    return (start == 0 or view[start - 1] == "\n") and _DATELINE.match(view, end) is not None
