"""The record of a number, and what multiplies it: scale words, letters, chains of magnitudes, added fractions."""

from __future__ import annotations

from typing import NamedTuple

from tallywire.extract.lexicon import load
from tallywire.extract.tokens import WORD, Tokens

LEXICON = load("numbers")
SMALL: dict[str, int] = LEXICON["small"]
SCALES: dict[str, float] = LEXICON["scales"]
PLURAL_SCALES: dict[str, float] = LEXICON["plural_scales"]
FRACTIONS: dict[str, int] = LEXICON["fractions"]
_SHORT_SCALES: dict[str, float] = LEXICON["short_scales"]
_NEEDS_TOUCH = frozenset(LEXICON["touching"]["short_scales"])
_SPACED_SHORT_SCALES = frozenset(_SHORT_SCALES) - _NEEDS_TOUCH
_MONEY_SHORT_SCALES = frozenset(LEXICON["touching"]["only_money"])
_METRE_CONTEXT = frozenset(LEXICON["metre_context"]["after"])
_COUNTED_HALVES = frozenset(LEXICON["halves"]["counted"])
_COUNTED_ALONE = frozenset(LEXICON["counted_scales"]["alone"])
_DECIMALS = 6
SCALE_WORDS = frozenset([*SCALES, *_SHORT_SCALES, *PLURAL_SCALES])
"""Words and letters that multiply a number before them."""


class Number(NamedTuple):
    """A number as its words state it; `first` and `last` are token indexes, half-open.

    `form` is digits, words, vague, fraction or multiple; `scale` what its scale words multiplied by;
    `about` tells that the words themselves are approximate ("a couple of hundred").
    """

    first: int
    last: int
    low: float
    high: float
    form: str
    scale: float = 1.0
    about: bool = False

    @property
    def vague(self) -> bool:
        """Whether the words name a magnitude, not a number."""
        return self.low != self.high

    def times(self, factor: float, last: int) -> Number:
        """The number multiplied by a scale whose words end at `last`."""
        low, high = round(self.low * factor, _DECIMALS), round(self.high * factor, _DECIMALS)  # 16.6 * 1e6
        return Number(self.first, last, low, high, self.form, self.scale * factor, self.about)


def exact(first: int, last: int, value: float, form: str, scale: float = 1.0) -> Number:
    """A number that is no interval."""
    return Number(first, last, value, value, form, scale)


def scaled(tokens: Tokens, number: Number, money: bool = False) -> Number:
    """The number with the scales after it multiplied in: "1.2 billion", "61-billion", "10k", "5 hundred thousand"."""
    for _ in range(2):
        scale, last = scale_at(tokens, number.last, money)
        if scale == 1:
            scale, last = scale_at(tokens, _past_odd(tokens, number.last), money)
            if scale < 100 or last == number.last:
                break
            number = number._replace(about=True)
        number = number.times(scale, last)
    return number


def scale_at(tokens: Tokens, index: int, money: bool = False) -> tuple[float, int]:
    """What the scale at `index` multiplies by and the index past it; 1 where there is none.

    `money` tells that a currency stands before the number, so that m, b and t are scales rather than metres or tonnes.
    """
    word, past = tokens.lower[index], tokens.past_hyphen(index)
    if past != index:
        word = tokens.lower[past]
        scale = SCALES.get(word) or (_SHORT_SCALES[word] if word in _SPACED_SHORT_SCALES else 1)
        return scale, past + 1 if scale != 1 else index
    if word in _SHORT_SCALES and _is_short_scale(tokens, index, money):
        point = tokens.text[index + 1] == "." and tokens.text[index + 2].islower()
        return _SHORT_SCALES[word], index + 2 if point else index + 1  # "45 mln. people"
    if word in ("score", "scores"):
        return 1, index
    return SCALES.get(word) or PLURAL_SCALES.get(word) or 1, index + 1


def _is_short_scale(tokens: Tokens, index: int, money: bool) -> bool:
    word = tokens.lower[index]
    if money or word in _SPACED_SHORT_SCALES:
        return True
    if not tokens.glued[index] or word in _MONEY_SHORT_SCALES:
        return False  # millimetres, tonnes
    return word != "b" or "." in tokens.text[index - 1]  # not "flat 5b"


def _past_odd(tokens: Tokens, index: int) -> int:
    """The index past what makes a number rough in front of its scale: "50-odd thousand", "10 or so million"."""
    after = tokens.past_hyphen(index)
    if tokens.lower[after] in ("odd", "some"):
        return after + 1
    return index + 2 if tokens.matches(index, ("or", "so")) else index


def is_metres(tokens: Tokens, index: int) -> bool:
    """Whether a glued m means metres: "500m from the border", "a 30m-deep shelter"."""
    if tokens.lower[index] != "m" or not tokens.glued[index]:
        return False
    return tokens.lower[tokens.past_hyphen(index + 1)] in _METRE_CONTEXT


def with_half(tokens: Tokens, number: Number) -> Number:
    """The number with "and a half" and what follows it: "one and a half million", "a million and a half"."""
    index = tokens.past_hyphen(number.last)
    if tokens.lower[index] != "and":
        return number
    index = tokens.past_hyphen(index + 1)
    word = tokens.lower[index]
    count = 1
    if word in _COUNTED_HALVES:
        count = SMALL.get(word, 1)
        index = tokens.past_hyphen(index + 1)
    below = FRACTIONS.get(tokens.lower[index])
    if below is None or (below > 4 and word not in ("one", "two", "three")):
        return number
    if number.scale == 1 and tokens.lower[index + 1] == "of":
        return number  # "10 and a third of the fleet"
    value = number.low + number.scale * count / below
    return scaled(tokens, number._replace(last=index + 1, low=value, high=value))


def of_scale(tokens: Tokens, number: Number) -> Number:
    """A fraction with the scale that it is one of: "a quarter of a million", "quarter million"."""
    index = number.last
    if tokens.matches(index, ("of", "a")):
        index += 2
    index = tokens.past_hyphen(index)
    scale = SCALES.get(tokens.lower[index], 1)
    if scale < 1000:
        return number
    return exact(number.first, index + 1, number.low * scale, "words", scale)


def chained(tokens: Tokens, number: Number) -> Number:
    """The magnitude with what it is multiplied by: "tens of thousands", "hundreds of 1000's"."""
    for _ in range(2):
        index = number.last
        if tokens.lower[index] == "of":
            index += 1
        times, last = _magnitude_at(tokens, index)
        if times <= 1:
            break
        number = number.times(times, last)
    return number


def _magnitude_at(tokens: Tokens, index: int) -> tuple[float, int]:
    power = power_of_ten(tokens.text[index])
    if power >= 100:
        return power, past_plural(tokens, index)
    word = tokens.lower[index]
    if tokens.kind[index] != WORD or word in _COUNTED_ALONE:
        return 1, index
    return PLURAL_SCALES.get(word) or SCALES.get(word) or 1, index + 1


def power_of_ten(digits: str) -> float:
    """10, 100, … where the digits write it ("1000", "1,000"), else 0."""
    plain = digits.replace(",", "")
    return (
        float(plain)
        if 1 < len(plain) < 8 and plain[0] == "1" and not plain.strip("10") and plain.count("1") == 1
        else 0
    )


def past_plural(tokens: Tokens, index: int) -> int:
    """The index past digits and their plural s: "1000's", "100s"."""
    last = index + 1
    if tokens.text[last] == "'" and tokens.glued[last]:
        last += 1
    return last + 1 if tokens.text[last] == "s" and tokens.glued[last] else index + 1
