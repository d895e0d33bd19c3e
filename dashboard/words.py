"""Words and marks: how values, codes and untrusted text appear on the page. Untrusted text is never markup."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
import streamlit as st
from babel import Locale
from babel.core import get_global

KINDS = {
    "troops": "Troops",
    "aid": "Aid",
    "killed": "Killed",
    "wounded": "Wounded",
    "casualties": "Casualties",
    "captured": "Captured",
    "displaced": "Displaced",
    "equipment": "Equipment",
}
STATUSES = {
    "actual": "Has happened",
    "planned": "Planned or pledged",
    "possible": "Possible",
    "requested": "Asked for",
    "denied": "Denied",
}
STATUS_COLOURS = dict(zip(STATUSES.values(), ("#0072B2", "#E69F00", "#56B4E9", "#009E73", "#D55E00"), strict=True))
"""Colours that colour-blind readers can tell apart (Okabe and Ito, "Color Universal Design", 2008)."""

_OTHER_NAMES = {
    "AU": "African Union",
    "COD": "DR Congo",
    "COG": "Congo",
    "EU": "European Union",
    "ICRC": "Red Cross",
    "UN": "United Nations",
    "WB": "World Bank",
    "XKX": "Kosovo",
}


@cache
def _territories() -> dict[str, str]:
    """English names by alpha-3 code; CLDR, through Babel, has them by alpha-2 code."""
    aliases, named = get_global("territory_aliases"), Locale("en").territories
    by_code = {code: named.get(short) for code, (short, *_) in aliases.items() if len(code) == 3 and code.isalpha()}
    return {code: name for code, name in by_code.items() if name} | _OTHER_NAMES


def place(code: str | None) -> str:
    """The name of a country or organisation, or of several; the code itself where it has no other name."""
    if not isinstance(code, str):
        return "not said"
    return " and ".join(_territories().get(each, each.title() if len(each) > 5 else each) for each in code.split("+"))


def number(value: float | None) -> str:
    """A number as people write it."""
    return "" if value is None or pd.isna(value) else f"{value:,.12g}"


def euros(value: float | None) -> str:
    """Euros in billions, millions or thousands, three digits at most."""
    if value is None or pd.isna(value):
        return "unknown"
    for size, word in ((1e9, " bn"), (1e6, " m"), (1e3, " k")):
        if abs(value) >= size:
            return f"€{value / size:,.3g}{word}"
    return f"€{value:,.0f}"


def interval(low: float | None, high: float | None, unit: str = "") -> str:
    """The interval that the words allow, open ends said in words."""
    has_low, has_high = not pd.isna(low), not pd.isna(high)
    unit = "" if unit in ("person", "item") else f" {unit}"
    if has_low and has_high:
        return (number(low) if low == high else f"{number(low)} to {number(high)}") + unit
    return f"{number(low)} or more{unit}" if has_low else f"{number(high)} or fewer{unit}"


def day(moment: Any, precision: str | None = "day") -> str:
    """A day, or the month where no more is known."""
    if pd.isna(moment):
        return "no date"
    return f"{moment:%B %Y}" if precision == "month" else f"{moment.day} {moment:%b %Y}"


def marked(sentence: str, quote: str) -> str:
    """HTML of a sentence with the quote marked; every character of the text is escaped."""
    before, found, after = sentence.partition(quote)
    return f"{escape(before)}<mark>{escape(found)}</mark>{escape(after)}" if found else escape(sentence)


def web_address(url: Any) -> str | None:
    """The address, if it is one of the web; a page may name any other scheme."""
    return url if isinstance(url, str) and urlsplit(url).scheme in ("http", "https") else None


def link(url: Any, words: str) -> str:
    """HTML of a link to a page of the web, or just the words."""
    address = web_address(url)
    if address is None:
        return escape(words)
    return f'<a href="{escape(address)}" target="_blank" rel="noopener noreferrer nofollow">{escape(words)}</a>'


def plain(text: str) -> str:
    """Text for those widgets that take Markdown: every character that could mean something else is escaped."""
    return text.replace("\n", " ").translate(_MARKDOWN)


_MARKDOWN = str.maketrans({each: f"\\{each}" for each in '\\`*_{}[]()#+-.!|~$:<>&"'})


def show_html(markup: str) -> None:
    """Put our own markup on the page; whatever is not ours in it must have been escaped."""
    st.html(markup)
