"""The unit beside a number: money by sign, code or name on either side, percent, and measures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from tallywire.extract.lexicon import load
from tallywire.extract.numbers import Number
from tallywire.extract.tokens import NUMBER, WORD, Tokens

_MEASURES = load("units")
_CURRENCIES = load("currencies")
_TABLES = ("ambiguous_codes", "ambiguous_names", "coins", "mass_pounds")
_AMBIGUOUS_CODES = frozenset(_CURRENCIES["ambiguous_codes"]["codes"])
_AMBIGUOUS_NAMES = frozenset(_CURRENCIES["ambiguous_names"]["names"])
_AMBIGUOUS_FROM: int = _CURRENCIES["ambiguous_names"]["from"]
_COINS: dict[str, str] = _CURRENCIES["coins"]
_WEIGHED = frozenset(_CURRENCIES["mass_pounds"]["before"])
_POUND_THINGS = frozenset(_CURRENCIES["mass_pounds"]["after"])
_POUND_MONEY = frozenset(_CURRENCIES["mass_pounds"]["of_money"])
_CODES = frozenset(code for code in _CURRENCIES if code not in _TABLES)
_LOWER_CODES = frozenset(_CURRENCIES["ambiguous_codes"]["lower"])
_WORDS_AHEAD = 4


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as named beside a number; `first` and `last` are the tokens of its name, half-open.

    `times` is what one such unit is of the unit recorded: 0.01 for cents. `hyphen` tells that a hyphen ties it.
    """

    name: str
    unit_class: str
    first: int
    last: int
    times: float = 1.0
    hyphen: bool = False


Phrases = dict[str, list[tuple[tuple[str, ...], str, str]]]


def _measure_phrases() -> tuple[Phrases, dict[str, tuple[str, str]]]:
    phrases: Phrases = {}
    signs: dict[str, tuple[str, str]] = {}
    for unit_class, units in _MEASURES.items():
        if unit_class == "per":
            continue
        for name, forms in units.items():
            for words in forms["words"]:
                parts = tuple(words.split())
                phrases.setdefault(parts[0], []).append((parts, name, unit_class))
            for sign in forms.get("signs", ()):
                signs[sign] = (name, unit_class)
    for entries in phrases.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return phrases, signs


def _currency_tables() -> tuple[dict[str, str], dict[tuple[str, ...], list[str]], dict[tuple[str, ...], list[str]]]:
    signs: dict[str, str] = {}
    names: dict[tuple[str, ...], list[str]] = {}
    adjectives: dict[tuple[str, ...], list[str]] = {}
    for code in _CODES_IN_ORDER:
        table: dict[str, Any] = _CURRENCIES[code]
        for sign in table.get("signs", ()):
            signs.setdefault(sign, code)
        for name in table["names"]:
            names.setdefault(tuple(name.split()), []).append(code)
        for adjective in table.get("adjectives", ()):
            adjectives.setdefault(tuple(adjective.split()), []).append(code)
    return signs, names, adjectives


_CODES_IN_ORDER = [code for code in _CURRENCIES if code not in _TABLES]
_PHRASES, _SIGNS = _measure_phrases()
_CURRENCY_SIGNS, _CURRENCY_NAMES, _CURRENCY_ADJECTIVES = _currency_tables()
_CURRENCY_FIRST = frozenset(words[0] for words in [*_CURRENCY_NAMES, *_CURRENCY_ADJECTIVES])
_PER = {word: name for name, words in _MEASURES["per"].items() for word in words}
_TIME_RATES = frozenset(["second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "decade"])
_CUES = {cue: code for code in _CODES_IN_ORDER for cue in _CURRENCIES[code].get("cues", ())}
_CUE = re.compile(r"\b(?:" + "|".join(sorted(_CUES)) + r")\b", re.IGNORECASE)
_BEFORE_NUMBER = frozenset([*_CURRENCY_SIGNS, *(sign[-1] for sign in _CURRENCY_SIGNS), "US"])
_CODE_LENGTHS = (3, 4)
UNIT_WORDS = frozenset(_PHRASES)


class Cues:
    """Country words of a text and where they stand, for currency names that several countries share; found once, when asked."""

    def __init__(self, view: str) -> None:
        self._view = view
        self._found: tuple[list[int], list[str]] | None = None

    def nearest(self, position: int, codes: list[str]) -> str | None:
        """The code among `codes` whose country was named last before `position`, else next after it."""
        if self._found is None:
            matches = list(_CUE.finditer(self._view))
            self._found = [match.start() for match in matches], [_CUES[match.group().lower()] for match in matches]
        starts, found = self._found
        at = bisect_left(starts, position)
        window = [*reversed(found[max(0, at - 50) : at]), *found[at : at + 50]]
        return next((code for code in window if code in codes), None)


def currency_before(tokens: Tokens, index: int) -> Unit | None:
    """The currency sign or code that stands right before the token at `index`."""
    if tokens.at(index - 1).text not in _BEFORE_NUMBER and len(tokens.at(index - 1).text) not in _CODE_LENGTHS:
        return None
    for length in (3, 2, 1):
        first = index - length
        if first < 0 or (length > 1 and not all([tokens[k].glued for k in range(first + 1, index)])):
            continue
        text = "".join(token.text for token in tokens[first:index])
        code, times = _CURRENCY_SIGNS.get(text), 1.0
        if code is None and length == 1:
            code, times = _code(text, tokens.at(index).glued)
        if code and (not text[-1].isalpha() or tokens.at(index).kind == NUMBER):
            return Unit(code, "money", first, index, times)
    return None


def _code(text: str, touching: bool) -> tuple[str | None, float]:
    """The currency of a code and what it multiplies by: "EUR", "usd", "MSEK"."""
    if len(text) == 4 and text[0] == "M" and text[1:] in _CODES and text[1:] not in _AMBIGUOUS_CODES:
        return text[1:], 1e6
    if text.islower() and text.upper() in _LOWER_CODES:
        return text.upper(), 1.0
    return (text if text in _CODES and (touching or text not in _AMBIGUOUS_CODES) else None), 1.0


def unit_after(tokens: Tokens, number: Number, cues: Cues) -> Unit | None:
    """The unit whose name begins right after the number, tied by a hyphen or not."""
    index = number.last
    token = tokens.at(index)
    if token.glued and token.text in _SIGNS and tokens.at(index - 1).kind == NUMBER:
        return _glued_sign(tokens, index)
    hyphen = token.text == "-" and tokens.at(index + 1).glued
    if hyphen:
        index += 1
    elif number.form == "fraction" and token.lower in ("a", "an"):
        index += 1  # "half an hour"
    if tokens.lower(index) == "of" and tokens.lower(index + 1) in ("a", "an") and number.form == "fraction":
        index += 2
    if number.vague and tokens.lower(index) == "of":
        index += 1
    token = tokens.at(index)
    if (
        token.lower in _CURRENCY_FIRST
        or token.text in _CURRENCY_SIGNS
        or token.lower in _COINS
        or _code(token.text, token.glued)[0]
    ):
        money = _money_name(tokens, number, index, cues)
        if money:
            return Unit(money.name, money.unit_class, money.first, money.last, money.times, hyphen)
    measure = _measure(tokens, index, hyphen, number)
    spaced = token.text in ("m", "t") and number.low < 100_000 or (len(token.text) > 1 and token.text in _SIGNS)
    if measure is None and spaced and not hyphen and token.kind == WORD:
        name, unit_class = _SIGNS[token.text]
        return Unit(name, unit_class, index, index + 1)
    return measure


def _glued_sign(tokens: Tokens, index: int) -> Unit:
    text = tokens[index].text
    if tokens.at(index + 1).glued and text + tokens[index + 1].text in _SIGNS:
        text, last = text + tokens[index + 1].text, index + 2
    else:
        last = index + 1
    if text == "%" and tokens.lower(last) in ("point", "points"):
        return Unit("percentage point", "percent", index, last + 1)
    if text == "m" and tokens.lower(last) in ("²", "2"):
        return Unit("square meter", "area", index, last + 1)
    name, unit_class = _SIGNS[text]
    return Unit(name, unit_class, index, last)


def _words(tokens: Tokens, index: int) -> Iterator[tuple[str, int]]:
    """The words from `index` on with the index past each, hyphens between them passed over."""
    for _ in range(_WORDS_AHEAD):
        if tokens.lower(index) == "-" and tokens[index].glued and tokens.at(index + 1).glued:
            index += 1
        if index >= len(tokens):
            return
        yield tokens[index].lower, index + 1
        index += 1


def _measure(tokens: Tokens, index: int, hyphen: bool, number: Number) -> Unit | None:
    first = tokens.lower(index)
    entries = _PHRASES.get(first)
    if not entries:
        return None
    ahead = list(_words(tokens, index))
    for parts, name, unit_class in entries:
        plain = tuple(part for part in parts if part != "-")
        if len(plain) <= len(ahead) and plain == tuple(word for word, _ in ahead[: len(plain)]):
            if first == "second" and number.low != 1 and not hyphen:
                return None
            if number.form == "fraction" and not _divides(number, tokens, index):
                return None
            return Unit(name, unit_class, index, ahead[len(plain) - 1][1], 1.0, hyphen)
    return None


def _divides(number: Number, tokens: Tokens, index: int) -> bool:
    """Whether a fraction is one of the unit: "half an hour", "two thirds of a mile", not the ordinal of "a third night"."""
    of_unit = tokens.lower(index - 1) in ("a", "an")
    return of_unit or number.low in (0.5, 0.25, 0.75) or tokens.lower(number.first) not in ("a", "an", "the")


def _money_name(tokens: Tokens, number: Number, index: int, cues: Cues) -> Unit | None:
    token = tokens[index]
    if token.lower in _COINS and not number.vague:
        return Unit(_COINS[token.lower], "money", index, index + 1, 0.01)
    if token.text in _CURRENCY_SIGNS:
        if tokens.at(index + 1).glued and tokens.at(index + 1).kind == NUMBER:
            return None  # "200 million euros $212 million": the sign belongs to what follows
        if tokens.at(index + 1).kind == NUMBER and not token.glued:
            return None
        return Unit(_CURRENCY_SIGNS[token.text], "money", index, index + 1)
    code, times = _code(token.text, token.glued)
    if code:
        return Unit(code, "money", index, index + 1, times)
    return _named_currency(tokens, number, index, cues)


def _named_currency(tokens: Tokens, number: Number, index: int, cues: Cues) -> Unit | None:
    """ "euros", "Norwegian kroner", "U.S. dollars"."""
    for adjective_length in (0, 1, 2):
        at = index + adjective_length
        adjective = tuple(tokens.lower(k) for k in range(index, at))
        if adjective and adjective not in _CURRENCY_ADJECTIVES:
            continue
        for name_length in (2, 1):
            name = tuple(tokens.lower(k) for k in range(at, at + name_length))
            codes = _CURRENCY_NAMES.get(name)
            if codes is None:
                continue
            if adjective:
                codes = [code for code in codes if code in _CURRENCY_ADJECTIVES[adjective]]
            if not codes or not _is_money(tokens, number, name, index, at + name_length, bool(adjective)):
                return None
            code = (cues.nearest(tokens[index].start, codes) if len(codes) > 1 else None) or codes[0]
            return Unit(code, "money", index, at + name_length)
    return None


def _is_money(tokens: Tokens, number: Number, name: tuple[str, ...], index: int, last: int, qualified: bool) -> bool:
    if qualified:
        return True
    if name[0] in _AMBIGUOUS_NAMES:
        return number.scale > 100 or number.low >= _AMBIGUOUS_FROM
    if name[0] in ("pound", "pounds") and len(name) == 1:
        return not _is_weight(tokens, number, index, last)
    return True


def _is_weight(tokens: Tokens, number: Number, index: int, last: int) -> bool:
    """Whether pounds are a weight: by what weighs, what they are of, or what a hyphen ties them to."""
    if number.scale >= 1e6:
        return False
    if any(tokens.lower(k) in _WEIGHED for k in range(max(0, number.first - 6), number.first)):
        return True
    if tokens.lower(last) == "of":
        return tokens.lower(last + 1) not in _POUND_MONEY
    return any(tokens.lower(k) in _POUND_THINGS for k in range(last, last + 3))


def rate_after(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """What the quantity is per, and the index past it: "a day", "per barrel", "/year", "daily"."""
    word = tokens.lower(index)
    if word in ("per", "a", "an", "each", "every", "/") or (
        word == "-" and tokens.lower(index + 1) in ("a", "an", "per")
    ):
        after = index + 1 if word != "-" else index + 2
        if tokens.lower(after) == "-" and tokens[after].glued:
            after += 1
        two = f"{tokens.lower(after)} {tokens.lower(after + 1)}"
        if two in _PER:
            return _PER[two], after + 2
        name = _PER.get(tokens.lower(after))
        if name and (word in ("per", "/") or name in _TIME_RATES or word in ("a", "an")):
            return name, after + 1
        return None
    if word in ("daily", "weekly", "monthly", "annually", "yearly"):
        return _PER[word], index + 1
    return None


@cache
def is_time(name: str) -> bool:
    """Whether a unit is one of time, so that a length per it is a speed."""
    return name in _TIME_RATES
