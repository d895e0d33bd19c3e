"""Derive territories.json, names and currencies of the world's territories, from Unicode CLDR (by way of Babel).

Run from the project root after an update of Babel:

    python tools/make_places.py

A test compares the file with what this script would write.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.numbers import get_territory_currencies

TARGET = Path(__file__).resolve().parents[1] / "src/tallywire/extract/lexicon/en/territories.json"
RETIRED = {
    "BUR",
    "DDR",
    "FXX",
    "TMP",
    "YMD",
    "ZAR",
}  # codes of states that are gone, which CLDR maps to their successors
RESERVED = {"ASC", "CPT", "DGA", "TAA"}  # CLDR's own codes for parts of territories; not assigned by ISO 3166
KOSOVO = {"XKX": "XK"}  # the code in use; CLDR has only XK
LISTED_OTHERWISE = {
    "COD",
    "COG",
    "GEO",
}  # CLDR's names for them are unlike the news, or lead elsewhere: places.toml has them


def names(english: str) -> list[str]:
    """Forms of a CLDR name as news writes it: without brackets and "SAR China", "and" for "&", both Saint and St."""
    before, _, inside = english.partition(" (")
    plain = before.removesuffix(" SAR China").replace("\u2019", "'")
    forms = {plain, plain.replace(" & ", " and "), *filter(None, [inside.rstrip(")")])}
    forms |= {form.replace("St. ", "Saint ") for form in forms} | {form.replace("St. ", "St ") for form in forms}
    return sorted(forms)


def territories() -> dict[str, dict[str, object]]:
    """ISO 3166-1 alpha-3 code to the names and the ISO 4217 currency of each territory."""
    english = Locale("en").territories
    alpha2 = {
        code: aliases[0]
        for code, aliases in get_global("territory_aliases").items()
        if len(code) == 3 and code.isalpha() and len(aliases) == 1 and code not in RETIRED | RESERVED
    }
    private = re.compile("AAA|Q[M-Z].|X..|ZZZ")  # ISO leaves these to users
    assigned = {code: two for code, two in alpha2.items() if two in english and not private.fullmatch(code)}
    found: dict[str, dict[str, object]] = {}
    for code, two in sorted({**assigned, **KOSOVO}.items()):
        currencies = get_territory_currencies(two)
        found[code] = {
            "names": [] if code in LISTED_OTHERWISE else names(english[two]),
            "currency": currencies[0] if currencies else None,
        }
    return found


def text() -> str:
    """The file: one territory a line, so that a change of CLDR reads well as a diff."""
    rows = [f"{json.dumps(code)}: {json.dumps(facts, ensure_ascii=False)}" for code, facts in territories().items()]
    return "{\n" + ",\n".join(rows) + "\n}\n"


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
