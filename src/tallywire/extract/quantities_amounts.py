"""Amounts: a number with the unit beside it, and two of them joined to a range."""

from __future__ import annotations

import re
from typing import NamedTuple

from tallywire.extract.lexicon import load
from tallywire.extract.numbers import FRACTION_SIGNS, Number, read_number
from tallywire.extract.quantities_bounds import Bound, bound_after
from tallywire.extract.quantities_money import Cues
from tallywire.extract.quantities_names import is_name
from tallywire.extract.quantities_units import TIME_WORDS, Unit, currency_before, unit_after
from tallywire.extract.tokens import NUMBER, WORD, Tokens

_LEXICON = load("ranges")
_SOFT = frozenset(_LEXICON["soft"]["words"])
_CHANGES = frozenset(_LEXICON["changes"]["words"])
_JOINTS = frozenset(_LEXICON["joints"]["words"])
_DASHES = frozenset(["-", "–", "—", "~"])
_CARRY_SHARE = 0.2
"""A number without its thousand ("30-40,000") takes it from the second where it is at least this share of it."""
_OR_RATIO = 10
"""Numbers further apart than this are not one range: "3 or 4,000"."""
_POINT_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_SIZE_RATIO = 2
"""Beyond this ratio the two numbers after a verb of change are its size and its outcome, not a range of sizes."""
_CLAUSE_WORDS = 16
_WORDS_AFTER_BETWEEN = 4
_LONGEST_SIGN = 3
_SIGNED = frozenset(["temperature", "percent"])
_BELOW_ZERO_AFTER = frozenset(["(", ""])


class Amount(NamedTuple):
    """A number or range with its unit; `first` and `last` are token indexes, half-open, and take the unit in.

    `low` and `high` count in the unit; `numbers` are the one or two numbers read; `bound` stands between number and
    unit ("20-odd percent", "10 or more years").
    """

    first: int
    last: int
    low: float
    high: float
    numbers: tuple[Number, ...]
    unit: Unit | None = None
    bound: Bound | None = None

    @property
    def is_range(self) -> bool:
        """Whether two numbers bound it."""
        return len(self.numbers) == 2

    @property
    def vague(self) -> bool:
        """Whether the words name a magnitude, not a number."""
        return not self.is_range and self.numbers[0].vague


def with_point_thousands(tokens: Tokens, amount: Amount) -> Amount:
    """The amount with a point that parts thousands read so: nobody counts "12.500 soldiers" in fractions."""
    number = amount.numbers[0]
    if (
        amount.unit is not None
        or amount.is_range
        or number.scale != 1
        or not _POINT_THOUSANDS.fullmatch(tokens.text[number.first])
    ):
        return amount
    return amount._replace(low=amount.low * 1000, high=amount.high * 1000)


def read_amount(tokens: Tokens, index: int, cues: Cues) -> Amount | None:
    """The amount or range whose first number begins at `index`, or None."""
    if tokens.lower[index + 1] == "half" or tokens.lower[index] == "half":
        half = _one_and_a_half(tokens, index if tokens.lower[index] == "half" else index + 1)
        if half is not None:
            return half
    both = "between" in tokens.words and _follows_between(tokens, index)
    amount = _single(tokens, index, cues, both=both)
    if amount is None:
        return None
    joined = _range(tokens, amount, cues, both=both)
    if joined is None and both:
        amount = _single(tokens, index, cues, both=False) or amount
        joined = _range(tokens, amount, cues, both=both)
    return joined or amount


def _single(tokens: Tokens, index: int, cues: Cues, *, both: bool) -> Amount | None:
    money = currency_before(tokens, index)
    number = read_number(tokens, index, money=money is not None, both=both)
    if number is None:
        return None
    first = money.first if money else number.first
    unit = unit_after(tokens, number, cues) if money is None or money.name == "USD" else None
    if money and (unit is None or unit.unit_class != "money" or unit.hyphen):
        return Amount(first, number.last, number.low * money.times, number.high * money.times, (number,), money)
    if unit is None:
        return _with_bound_between(tokens, number, cues)
    times = unit.times  # of "$40 million Canadian dollars" the second
    if unit.unit_class in _SIGNED and _is_below_zero(tokens, first):
        first, times = first - 1, -times
    return Amount(first, unit.last, number.low * times, number.high * times, (number,), unit)


def _with_bound_between(tokens: Tokens, number: Number, cues: Cues) -> Amount:
    """The amount of a bare number, with the unit that a bound parts from it: "20-odd percent", "10 or more years"."""
    plain = Amount(number.first, number.last, number.low, number.high, (number,))
    bound = bound_after(tokens, number.last)
    unit = unit_after(tokens, number._replace(last=bound.last), cues) if bound else None
    if bound is None or unit is None:
        return plain
    low, high = number.low * unit.times, number.high * unit.times
    return Amount(number.first, unit.last, low, high, (number,), unit, bound)


def _one_and_a_half(tokens: Tokens, index: int) -> Amount | None:
    """ "a year and a half", "an hour and a half": the only amounts whose unit stands inside the number."""
    unit = TIME_WORDS.get(tokens.lower[index - 3])
    if unit is None or index < 4 or tokens.lower[index - 4] not in ("a", "an"):
        return None
    if not tokens.matches(index - 2, ("and", "a", "half")):
        return None
    number = Number(index - 4, index + 1, 1.5, 1.5, "words")
    return Amount(index - 4, index + 1, 1.5, 1.5, (number,), Unit(unit, "duration", index - 3, index - 2))


def _is_below_zero(tokens: Tokens, index: int) -> bool:
    """Whether a minus stands before the number: "-20C", "minus five degrees"."""
    if tokens.text[index - 1] != "-":
        return tokens.lower[index - 1] == "minus"
    return tokens.glued[index] and (not tokens.glued[index - 1] or tokens.text[index - 2] in _BELOW_ZERO_AFTER)


def _follows_between(tokens: Tokens, index: int) -> bool:
    """Whether "between" stands before the number, with at most signs, "the" and soft words in between."""
    for at in range(index - 1, max(-1, index - 1 - _WORDS_AFTER_BETWEEN), -1):
        word = tokens.lower[at]
        if word == "between":
            return True
        if word not in _SOFT and tokens.kind[at] == WORD and not tokens.text[at].isupper():
            break
    return False


def _range(tokens: Tokens, first: Amount, cues: Cues, *, both: bool) -> Amount | None:
    """The range that the amount and a second number after it make, or None."""
    index = _past_joint(tokens, first.last, both=both)
    if index is None or first.numbers[0].form == "multiple":  # "is to double to 6,000"
        return None
    while both and tokens.lower[index] in _SOFT:
        index += 1
    at = _past_sign(tokens, index)
    if tokens.kind[at] != NUMBER and tokens.kind[at] != WORD and tokens.text[at] not in FRACTION_SIGNS:
        return None
    if tokens.kind[at] == NUMBER and is_name(tokens, at):
        return None
    second = _single(tokens, at, cues, both=False)
    if second is None or second.first != index:
        return None
    return _joined(tokens, first, second, both=both)


def _past_sign(tokens: Tokens, index: int) -> int:
    """The index past a currency sign that begins at `index`: "89 to $93 billion"."""
    for at in range(index + _LONGEST_SIGN, index, -1):
        money = currency_before(tokens, at)
        if money is not None and money.first == index:
            return at
    return index


def _past_joint(tokens: Tokens, index: int, *, both: bool) -> int | None:
    """The index past what may join two numbers to a range, or None."""
    word = tokens.lower[index]
    if word in _JOINTS or (word == "and" and both):
        return index + 1
    if word not in _DASHES:
        return None
    if tokens.glued[index] and tokens.lower[index + 1] in ("to", "or"):
        return tokens.past_hyphen(index + 2)  # "10-to-12", "20- to 30-year-old"
    spaced_alike = tokens.glued[index] == tokens.glued[index + 1]
    return index + 1 if spaced_alike or tokens.kind[index + 1] != NUMBER else None


def _joined(tokens: Tokens, first: Amount, second: Amount, *, both: bool) -> Amount | None:
    one, two = first.numbers[0], second.numbers[0]
    joint = tokens.lower[first.last]
    if one.form != two.form and "fraction" in (one.form, two.form):
        return None
    if joint == "to" and tokens.lower[first.first - 1] == "from" and _tells_change(tokens, first.first):
        return None
    first = _carried(first, one, two)
    if joint == "to" and _tells_size(tokens, first) and second.high > first.low * _SIZE_RATIO:
        return None  # "rose by 500 to 3,000"
    if not 0 <= first.low < second.high or not _same_unit(first, second):
        return None
    if joint == "or" and (second.high > first.low * _OR_RATIO or one.vague or two.vague):
        return None
    begin = first.first - 1 if tokens.lower[first.first - 1] == "from" and joint == "to" and not both else first.first
    return Amount(begin, second.last, first.low, second.high, (one, two), second.unit or first.unit)


def _same_unit(first: Amount, second: Amount) -> bool:
    """Whether two amounts may share a unit: "$2 to 3 billion", "89 to $93 billion"; not "5 km to 10 villages"."""
    if first.unit is None:
        return True
    if second.unit is None:
        return first.unit.unit_class in ("money", "percent") or first.unit.last < first.last
    return first.unit.name == second.unit.name


def _carried(first: Amount, one: Number, two: Number) -> Amount:
    """The first amount with the scale that only the second states: "89 to $93 billion", "30-40,000"."""
    if one.scale != 1:
        return first
    scale = 1.0
    if two.scale > 1:
        scale = two.scale if one.low < two.low / two.scale else 1.0
    elif (
        two.form == "digits"
        and two.low % 1000 == 0
        and one.low < 1000
        and _CARRY_SHARE * two.low <= one.low * 1000 < two.low
    ):
        scale = 1000.0
    return first._replace(low=first.low * scale, high=first.high * scale) if scale != 1 else first


def _tells_size(tokens: Tokens, amount: Amount) -> bool:
    """Whether the first number is the size of a change, to what the second tells: "up 20 to 134"."""
    before = tokens.lower[amount.first - 1]
    return before in _CHANGES or (before == "by" and _tells_change(tokens, amount.first))


def _tells_change(tokens: Tokens, index: int) -> bool:
    """Whether "from A to B" tells a change rather than a range: "rose from 40,000 to 60,000"."""
    return not _CHANGES.isdisjoint(tokens.lower[max(0, index - _CLAUSE_WORDS) : index])
