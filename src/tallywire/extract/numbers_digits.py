"""Numbers that begin with digits: thousands marks, decimals, fractions, scales, damaged plurals."""

from __future__ import annotations

import re
from functools import lru_cache

from tallywire.extract.lexicon import word_list
from tallywire.extract.numbers_scales import (
    LEXICON,
    SCALES,
    Number,
    chained,
    exact,
    is_metres,
    past_plural,
    power_of_ten,
    scaled,
    with_half,
)
from tallywire.extract.tokens import NUMBER, WORD, Tokens

FRACTION_SIGNS: dict[str, float] = LEXICON["signs"]
_SLASH_BASES = frozenset(LEXICON["slash_fractions"]["below"])
_LONGEST_DIGITS = 24
"""Longer runs of digits are damage."""
_MOST_GROUPS = 6
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_POINT_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+")
_PLAIN = re.compile(r"[0-9]*\.?[0-9]+")
_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]{1,2}")


@lru_cache(maxsize=4096)
def digits_value(text: str) -> float | None:
    """The number that digits with any thousands or decimal marks stand for; None for dates, versions and lists."""
    if len(text) > _LONGEST_DIGITS:
        return None
    if _PLAIN.fullmatch(text):
        return float(text)
    if _GROUPED.fullmatch(text):
        return float(text.replace(",", ""))
    if _POINT_GROUPED.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    return float(text.replace(",", ".")) if _DECIMAL_COMMA.fullmatch(text) else None


def read_digits(tokens: Tokens, index: int, money: bool) -> Number | None:
    """The number whose digits stand at `index`; `money` tells that a currency stands before it."""
    value = digits_value(tokens.text[index])
    if value is None:
        return None
    if past_plural(tokens, index) > index + 1:
        power = power_of_ten(tokens.text[index])
        vague = Number(index, past_plural(tokens, index), power, 10 * power, "vague", power)
        return chained(tokens, vague) if power else None
    value, last = _spaced_groups(tokens, index, value)
    value, last = _with_fraction(tokens, index, last, value)
    form = "fraction" if last == index + 3 and tokens.text[index + 1] == "/" else "digits"
    number = exact(index, last, value, form)
    if money or not is_metres(tokens, last):
        number = scaled(tokens, number, money)
    return _with_tail(tokens, number) or with_half(tokens, number)


def _with_tail(tokens: Tokens, number: Number) -> Number | None:
    """ "3 hundred and 21"."""
    if number.scale != 100 or tokens.lower[number.last] != "and" or tokens.kind[number.last + 1] != NUMBER:
        return None
    tail = digits_value(tokens.text[number.last + 1])
    if tail is None or tail >= 100 or tokens.lower[number.last + 2] in SCALES:
        return None
    return exact(number.first, number.last + 2, number.low + tail, "digits", 100)


_CALIBER = word_list("noun_lists", "calibers")


def _spaced_groups(tokens: Tokens, index: int, value: float) -> tuple[float, int]:
    """The number and the index past it where spaces part its thousands ("712 500")."""
    first, last = tokens.text[index], index + 1
    if tokens.kind[last] != NUMBER or not first.isdigit() or len(first) > 3 or first[0] == "0":
        return value, last
    while last - index < _MOST_GROUPS and tokens.kind[last] == NUMBER:
        whole, _, decimals = tokens.text[last].partition(".")
        one_space = tokens.start(last) == tokens.end(last - 1) + 1
        if len(whole) != 3 or not whole.isdigit() or not one_space or _has_own_unit(tokens, last):
            break
        value = value * 1000 + float(tokens.text[last])
        last += 1
        if decimals:
            break
    return value, last


def _has_own_unit(tokens: Tokens, index: int) -> bool:
    """Whether the digits begin a name: "18 155mm howitzers", "24 120-mm mortars", "19 155 mm shells"."""
    after = tokens.past_hyphen(index + 1)
    if tokens.lower[index + 1] in _CALIBER:
        return True
    return tokens.glued[after] and tokens.kind[after] == WORD


def _with_fraction(tokens: Tokens, index: int, last: int, value: float) -> tuple[float, int]:
    """The number and the index past it with the fraction in or after it: "2½", "2 1/2", "3/4"."""
    if tokens.text[last] in FRACTION_SIGNS:
        return value + FRACTION_SIGNS[tokens.text[last]], last + 1
    if tokens.text[last] == "/" and last == index + 1:
        alone = _slash_fraction(tokens, index)
        return (alone, index + 3) if alone else (value, last)
    half = tokens.past_hyphen(last)  # "2 1/2", "5-1/2"
    if tokens.kind[half] == NUMBER and tokens.text[half + 1] == "/" and value < 1000:
        mixed = _slash_fraction(tokens, half)
        return (value + mixed, half + 3) if mixed else (value, last)
    return value, last


def _slash_fraction(tokens: Tokens, index: int) -> float | None:
    """The fraction that begins at `index` ("1/2"), where the number below is a usual one."""
    above, below = digits_value(tokens.text[index]), tokens.text[index + 2]
    tied = tokens.glued[index + 1] and tokens.glued[index + 2]
    if not tied or below not in _SLASH_BASES or tokens.text[index + 3] == "/" or above is None:
        return None
    return above / float(below) if 0 < above < float(below) else None
