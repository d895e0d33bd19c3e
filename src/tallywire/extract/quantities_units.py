"""The unit beside a number: money by sign, code or name on either side, percent, and measures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tallywire.extract.lexicon import load
from tallywire.extract.numbers import Number
from tallywire.extract.quantities_money import MONEY_BEFORE, Cues, currency_sign, named_currency, names_money
from tallywire.extract.tokens import NUMBER, WORD, Tokens

_MEASURES = load("units")
_PER = {word: name for name, words in _MEASURES["per"].items() for word in words}
_PER_WORDS = frozenset(load("context")["rates"]["words"])
_LONGEST_UNIT = 5
_FEET = frozenset(_MEASURES["length"]["foot"]["words"])
_SPACED_SIGNS = frozenset(["m", "t"])
_SPACED_SIGNS_BELOW = 100_000
TIMES = frozenset(_MEASURES["duration"])
"""Units of time, per which a length is a speed and a volume a rate."""


class Unit(NamedTuple):
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


def _measure_tables() -> tuple[Phrases, dict[str, tuple[str, str]]]:
    """The words of measures by their first word, longest first, and their signs."""
    phrases: Phrases = {}
    signs: dict[str, tuple[str, str]] = {}
    for unit_class, units in _MEASURES.items():
        if unit_class in ("per", "shorthand"):
            continue
        for name, forms in units.items():
            for words in forms["words"]:
                parts = tuple(word for word in words.split() if word != "-")
                phrases.setdefault(parts[0], []).append((parts, name, unit_class))
            for sign in forms.get("signs", ()):
                signs[sign] = (name, unit_class)
    for entries in phrases.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return phrases, signs


_SHORTHAND: dict[str, tuple[str, str, float]] = {word: tuple(unit) for word, unit in _MEASURES["shorthand"].items()}
_PHRASES, _SIGNS = _measure_tables()
TIME_WORDS = {parts[0]: name for name in TIMES for parts, unit, _ in _PHRASES[name] if unit == name and len(parts) == 1}
"""The unit of each singular word of time."""
UNIT_WORDS = frozenset(_PHRASES)
"""Lower-case words that begin the name of a measure."""


def currency_before(tokens: Tokens, index: int) -> Unit | None:
    """The currency sign or code that stands right before the token at `index`."""
    if tokens.text[index - 1] not in MONEY_BEFORE:
        return None
    found = currency_sign(tokens, index)
    return Unit(found.code, "money", found.first, found.last, found.times) if found else None


def unit_after(tokens: Tokens, number: Number, cues: Cues) -> Unit | None:
    """The unit whose name begins right after the number, tied by a hyphen or not."""
    index = number.last
    if tokens.glued[index] and tokens.text[index] in _SIGNS and tokens.kind[index - 1] == NUMBER:
        return _touching_sign(tokens, index)
    hyphen = tokens.text[index] == "-" and tokens.glued[index + 1]
    if hyphen:
        index += 1
    elif number.form == "fraction":
        index = _past_of_a(tokens, index)
    elif number.vague and tokens.lower[index] == "of":
        index += 1
    if names_money(tokens, index):
        money = named_currency(tokens, number, index, cues)
        if money:
            return Unit(money.code, "money", money.first, money.last, money.times, hyphen)
    return (
        _shorthand(tokens, index, hyphen)
        or _measure(tokens, number, index, hyphen)
        or (None if hyphen else _spaced_sign(tokens, number, index))
    )


def _shorthand(tokens: Tokens, index: int, hyphen: bool) -> Unit | None:
    """A unit whose abbreviation multiplies it: "50 bcm", "2 mb/d"."""
    last = index + 3 if tokens.text[index + 1] == "/" and tokens.is_tied_by(index + 1) else index + 1
    found = _SHORTHAND.get("".join(tokens.lower[index:last]))
    if found is None:
        return None
    name, unit_class, times = found
    return Unit(name, unit_class, index, last, times, hyphen)


def _past_of_a(tokens: Tokens, index: int) -> int:
    """The index past what stands between a fraction and its unit: "half an hour", "two thirds of a mile"."""
    of = index + 1 if tokens.lower[index] == "of" else index
    return of + 1 if tokens.lower[of] in ("a", "an") else index


def _touching_sign(tokens: Tokens, index: int) -> Unit:
    text, last = tokens.text[index], index + 1
    if tokens.glued[last] and text + tokens.text[last] in _SIGNS:
        text, last = text + tokens.text[last], last + 1
    if text == "%" and tokens.lower[last] in ("point", "points"):
        return Unit("percentage point", "percent", index, last + 1)
    name, unit_class = _SIGNS[text]
    return Unit(name, unit_class, index, last)


def _spaced_sign(tokens: Tokens, number: Number, index: int) -> Unit | None:
    """A sign apart from its number: "186 m", "40 t", "100 MB"; of single letters only those that are rarely else."""
    text = tokens.text[index]
    if text not in _SIGNS or tokens.kind[index] != WORD:
        return None
    if len(text) == 1 and (text not in _SPACED_SIGNS or number.low >= _SPACED_SIGNS_BELOW):
        return None
    name, unit_class = _SIGNS[text]
    return Unit(name, unit_class, index, index + 1)


def _measure(tokens: Tokens, number: Number, index: int, hyphen: bool) -> Unit | None:
    """The measure whose words begin at `index`, the longest first."""
    if tokens.lower[index] == "in" and tokens.lower[number.first - 1] in _FEET:
        return Unit("inch", "length", index, index + 1)  # "5 ft 2 in"
    entries = _PHRASES.get(tokens.lower[index])
    if not entries or (tokens.lower[index] == "second" and number.low != 1 and not hyphen):
        return None
    if number.form == "fraction" and not _divides(tokens, number, index):
        return None
    if tokens.text[index + 1] == "-" and tokens.kind[index + 2] == NUMBER and tokens.is_tied(index + 1):
        return None  # "11 Mi-17 helicopters": what looks like a measure begins the name of a model
    ahead = list(_words(tokens, index))
    words = tuple(word for word, _ in ahead)
    for parts, name, unit_class in entries:
        if words[: len(parts)] == parts:
            return Unit(name, unit_class, index, ahead[len(parts) - 1][1], 1.0, hyphen)
    return None


def _words(tokens: Tokens, index: int) -> Iterator[tuple[str, int]]:
    """The words from `index` on with the index past each, hyphens between them passed over."""
    for _ in range(_LONGEST_UNIT):
        index = tokens.past_hyphen(index)
        yield tokens.lower[index], index + 1
        index += 1


def _divides(tokens: Tokens, number: Number, index: int) -> bool:
    """Whether a fraction is one of the unit: "half an hour", "two thirds of a mile"; not "a third night"."""
    of_unit = tokens.lower[index - 1] in ("a", "an")
    return of_unit or number.low in (0.5, 0.25, 0.75) or tokens.lower[number.first] not in ("a", "an")


def rate_after(tokens: Tokens, index: int) -> tuple[str, int] | None:
    """What the quantity is per, and the index past it: "a day", "per barrel", "/year", "daily"."""
    word = tokens.lower[index]
    after = index + 1
    if word == "-" and tokens.lower[after] in ("a", "an", "per"):
        word, after = tokens.lower[after], tokens.past_hyphen(after + 1)
    if word not in _PER_WORDS:
        return (_PER[word], after) if word.endswith("ly") and word in _PER else None
    two = f"{tokens.lower[after]} {tokens.lower[after + 1]}"
    if two in _PER:
        return _PER[two], after + 2
    name = _PER.get(tokens.lower[after])
    if name is None or (word in ("each", "every") and name not in TIMES):
        return None
    return name, after + 1
