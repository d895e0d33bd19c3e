"""Amounts: a number with the unit beside it, and two of them joined to a range."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tallywire.extract.lexicon import load
from tallywire.extract.numbers import Number, read_number
from tallywire.extract.quantities_names import is_name
from tallywire.extract.quantities_units import Cues, Unit, currency_before, unit_after
from tallywire.extract.tokens import NUMBER, Tokens

_LEXICON = load("ranges")
_DASHES = ("-", "–", "—", "~")
_SOFT = frozenset(_LEXICON["soft"]["words"])
_CHANGES = frozenset(_LEXICON["changes"]["words"])
_CARRY_SHARE = 0.2
"""A number without its thousand ("30-40,000") takes it from the second where it is at least this share of it."""
_SIGNED = ("temperature", "percent")
_OR_RATIO = 10
_CLAUSE_WORDS = 8


@dataclass(frozen=True, slots=True)
class Amount:
    """A number or range with its unit; `first` and `last` are token indexes, half-open, and take the unit in.

    `low` and `high` count in the unit; `numbers` are the one or two numbers read.
    """

    first: int
    last: int
    low: float
    high: float
    numbers: tuple[Number, ...]
    unit: Unit | None = None

    @property
    def is_range(self) -> bool:
        """Whether two numbers bound it."""
        return len(self.numbers) == 2

    @property
    def vague(self) -> bool:
        """Whether the words name a magnitude, not a number."""
        return not self.is_range and self.numbers[0].vague


def read_amount(tokens: Tokens, index: int, cues: Cues) -> Amount | None:
    """The amount or range whose first number begins at `index`, or None."""
    both = _follows_between(tokens, index)
    amount = _single(tokens, index, cues, both)
    if amount is None:
        return None
    joined = _range(tokens, amount, cues, both)
    if joined is None and both:
        amount = _single(tokens, index, cues, False) or amount
        joined = _range(tokens, amount, cues, both)
    return joined or amount


def _single(tokens: Tokens, index: int, cues: Cues, both: bool) -> Amount | None:
    money = currency_before(tokens, index)
    number = read_number(tokens, index, money=money is not None, both=both)
    if number is None:
        return None
    first = money.first if money else number.first
    after = unit_after(tokens, number, cues) if money is None or money.name == "USD" else None
    if money and after and after.unit_class == "money" and not after.hyphen:
        money = after  # "$40 million Canadian dollars", "$5 Australian dollars"
        return Amount(first, after.last, number.low, number.high, (number,), after)
    unit = money or after
    times = unit.times if unit else 1.0
    if unit is not None and unit.unit_class in _SIGNED and _is_below_zero(tokens, first):
        first, times = first - 1, -times
    last = unit.last if unit and unit is not money else number.last
    return Amount(first, last, number.low * times, number.high * times, (number,), unit)


def _is_below_zero(tokens: Tokens, index: int) -> bool:
    """Whether a minus stands before the number: "-20C", "minus five degrees"."""
    minus = tokens.at(index - 1)
    return minus.lower == "minus" or (
        minus.text == "-" and tokens[index].glued and not (minus.glued and index > 1 and tokens[index - 2].text != "(")
    )


def _follows_between(tokens: Tokens, index: int) -> bool:
    """Whether "between" stands before the number, with at most signs, "the" and soft words in between."""
    for k in range(index - 1, max(-1, index - 5), -1):
        word = tokens.lower(k)
        if word == "between":
            return True
        if word not in _SOFT and not (tokens[k].text in "$€£¥" or tokens[k].text.isupper() or tokens[k].glued):
            return False
    return False


def _range(tokens: Tokens, first: Amount, cues: Cues, both: bool) -> Amount | None:
    index = _past_joint(tokens, first, both)
    if index is None:
        return None
    for _ in range(3):
        if tokens.lower(index) in _SOFT and both:
            index += 1
    start = index
    while index < start + 3 and index < len(tokens) and not _may_be_number(tokens, index):
        index += 1
    if index >= len(tokens) or (index > start and currency_before(tokens, index) is None):
        return None
    if tokens[index].kind == NUMBER and is_name(tokens, index):
        return None
    second = _single(tokens, index, cues, False)
    if second is None or (index > start and second.first != start):
        return None
    return _joined(tokens, first, second, both)


def _may_be_number(tokens: Tokens, index: int) -> bool:
    return tokens[index].kind == NUMBER or read_number(tokens, index) is not None


def _past_joint(tokens: Tokens, first: Amount, both: bool) -> int | None:
    """The index past what may join two numbers to a range, or None."""
    index = first.last
    token = tokens.at(index)
    if token.text in _DASHES:
        after = tokens.at(index + 1)
        if token.glued and tokens.lower(index + 1) in ("to", "or") and after.glued:
            index += 2
            return index + 1 if tokens.at(index).text == "-" else index  # "10-to-12"
        if token.glued and after.lower in ("to", "or"):
            return index + 2  # "20- to 30-year-old"
        return index + 1 if token.glued == after.glued or after.kind != NUMBER else None
    if token.lower == "to" or (token.lower == "and" and both):
        return index + 1
    if token.lower in ("or", "through", "thru"):
        return index + 1
    return None


def _joined(tokens: Tokens, first: Amount, second: Amount, both: bool) -> Amount | None:
    one, two = first.numbers[0], second.numbers[0]
    if one.form in ("fraction", "multiple") and one.form != two.form:
        return None
    first = _carried(first, one, two)
    same_unit = first.unit is None or second.unit is None or first.unit.name == second.unit.name
    if not same_unit or not 0 <= first.low < second.high or first.low == second.low:
        return None
    joint = tokens.lower(first.last)
    if joint == "or" and (second.high > first.low * _OR_RATIO or one.vague or two.vague):
        return None
    if joint == "to" and tokens.lower(first.first - 1) == "from" and _is_change(tokens, first.first):
        return None
    unit = second.unit or first.unit
    if (
        second.unit is None
        and first.unit
        and first.unit.last == first.last
        and first.unit.first >= one.last
        and first.unit.unit_class != "percent"
    ):
        return None  # "5 km to 10 villages"
    begin = first.first - 1 if tokens.lower(first.first - 1) == "from" and joint == "to" else first.first
    return Amount(begin, second.last, first.low, second.high, (one, two), unit)


def _carried(first: Amount, one: Number, two: Number) -> Amount:
    """The first amount with the scale that only the second states: "89 to $93 billion", "four to five thousand", "30-40,000"."""
    scale = 1.0
    if one.scale == 1 and two.scale > 1 and one.low < two.low / two.scale:
        scale = two.scale
    elif one.scale == 1 and two.scale == 1 and two.form == "digits" and two.low % 1000 == 0 and one.low < 1000:
        if _CARRY_SHARE * two.low <= one.low * 1000 < two.low:
            scale = 1000.0
    elif one.scale == 1 and two.scale == 1000 and two.form == "digits" and one.low < two.low / 1000:
        scale = 1000.0
    return replace(first, low=first.low * scale, high=first.high * scale) if scale != 1 else first


def _is_change(tokens: Tokens, index: int) -> bool:
    """Whether "from A to B" tells a change rather than a range: "rose from 40,000 to 60,000"."""
    return any(tokens.lower(k) in _CHANGES for k in range(max(0, index - _CLAUSE_WORDS), index))
