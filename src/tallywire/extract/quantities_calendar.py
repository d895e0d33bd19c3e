"""Numbers that tell a time: days beside a month, years, clock times."""

from __future__ import annotations

from tallywire.extract.lexicon import load
from tallywire.extract.numbers import SCALE_WORDS, digits_value
from tallywire.extract.quantities_nouns import is_plural
from tallywire.extract.quantities_units import UNIT_WORDS, currency_before
from tallywire.extract.tokens import NUMBER, SIGN, WORD, Tokens

_LEXICON = load("calendar")
_MONTHS = frozenset(name.lower() for names in load("dates")["months"] for name in names)
_SEASONS = frozenset(_LEXICON["seasons"])
_CLOCK_AFTER = frozenset(_LEXICON["clock_after"])
_CLOCK_BEFORE = frozenset(_LEXICON["clock_before"])
_TIMES_OF_DAY = frozenset(load("dates")["parts_of_day"])
_YEAR_BEFORE = frozenset(_LEXICON["year_before"])
_YEAR_COUNTS = frozenset(_LEXICON["year_like_counts"])
_SINCE = frozenset(_LEXICON["since"])
_IN_MONTH = frozenset(_LEXICON["in_month"])
_COUNTED = frozenset(_LEXICON["victims"])
_NOT_COUNTED = frozenset(_LEXICON["not_counted"])
_UNIT_SIGNS = frozenset("%°$€£¥₴₽₹₺₪₩")
_DATE_JOINTS = frozenset(_LEXICON["date_joints"])
_LONGEST_DATE = 5
_WORDS_TO_NOUN = 4


def is_date(tokens: Tokens, index: int) -> bool:
    """Whether the digits are a day or year beside a month: "May 16", "16-18 May", "Feb. 24, 2022"; or numeric dates."""
    text = tokens.text[index]
    value = digits_value(text)
    if value is None:
        return True  # versions, numeric dates, lists: no number at all
    if not text.isdigit():
        return False
    if len(text) <= 2 and 1 <= value <= 31:
        return _month_after(tokens, index) or _month_before(tokens, index)
    return looks_like_year(text) and _month_before(tokens, index)


def _month_after(tokens: Tokens, index: int) -> bool:
    """Whether a month follows the day, over the rest of a range or list: "16 to 18 May", "the 8th and 9th of May"."""
    for at in range(index + 1, index + _LONGEST_DATE):
        if _is_month(tokens, at):
            return True
        if tokens.lower[at] not in _DATE_JOINTS and (tokens.kind[at] != NUMBER or len(tokens.text[at]) > 2):
            break
    return False


def _month_before(tokens: Tokens, index: int) -> bool:
    """Whether a month stands before the day or year: "May 16", "May 16, 17 and 18", "Feb. 24, 2022", "spring 2022"."""
    year = looks_like_year(tokens.text[index])
    for at in range(index - 1, max(-1, index - 1 - _LONGEST_DATE), -1):
        if _is_month(tokens, at) or (year and tokens.lower[at] in _SEASONS):
            return _is_of_month(tokens, index, at)
        list_comma = tokens.text[at] == "," and tokens.kind[at - 1] == NUMBER
        plain = tokens.kind[at] == NUMBER and tokens.text[at].isdigit() and len(tokens.text[at]) in (1, 2, 4)
        if not list_comma and not plain and tokens.lower[at] not in _DATE_JOINTS:
            break
    return False


def _is_of_month(tokens: Tokens, index: int, month: int) -> bool:
    """Whether a number some words after a month belongs to it: not in "In March, 12 soldiers", "on May 3, 12 men"."""
    text = tokens.text[index]
    if not counts_something(tokens, index):
        return True
    adjacent = month >= index - 2 and tokens.text[index - 1] != ","
    if looks_like_year(text):
        return adjacent or not (text.endswith("00") and tokens.lower[index + 1] in _YEAR_COUNTS)
    return adjacent and tokens.lower[month - 1] not in _IN_MONTH


def _is_month(tokens: Tokens, index: int) -> bool:
    return tokens.lower[index] in _MONTHS and tokens.has_capital(index)


def looks_like_year(text: str) -> bool:
    """Whether digits could be a year."""
    return len(text) == 4 and text.isdigit() and "1000" <= text <= "2100"


def is_clock(tokens: Tokens, index: int) -> bool:
    """Whether the digits are a clock time: "9:40 p.m.", "7:30", "10am", "0600 GMT", "6 o'clock", "5 in the morning"."""
    after = tokens.lower[index + 1]
    if after == ":" and tokens.glued[index + 1] and tokens.glued[index + 2] and tokens.kind[index + 2] == NUMBER:
        return True
    text = tokens.text[index]
    if after in ("hours", "hrs"):
        return len(text) == 4 and text[0] in "012" and tokens.lower[index - 1] in _CLOCK_BEFORE
    if after == "in" and tokens.lower[index + 2] == "the":
        hour = len(text) < 3 or not text.isdigit() or text.startswith("0")  # "from 115 in the morning"
        return hour and tokens.lower[index + 3] in _TIMES_OF_DAY
    return after in _CLOCK_AFTER and len(text) <= 5


def is_year(tokens: Tokens, index: int) -> bool:
    """Whether a bare number of four digits is a year by the words around it."""
    text, before, after = tokens.text[index], tokens.lower[index - 1], tokens.lower[index + 1]
    if not looks_like_year(text) or currency_before(tokens, index) is not None:
        return False
    if after in SCALE_WORDS or after in UNIT_WORDS or after in _UNIT_SIGNS or after == "+":
        return False
    if text < "1900":
        return before in _SINCE and not is_plural(after)
    round_number = text.endswith("00")
    for at in range(index + 1, index + 4):
        if tokens.kind[at] != WORD:
            break
        if tokens.lower[at] in _YEAR_COUNTS and (round_number or at == index + 1):
            return before in _SINCE
    return not round_number or before in _YEAR_BEFORE or not is_plural(after)


def is_year_range(tokens: Tokens, first: int, second: int) -> bool:
    """Whether two numbers tied by a hyphen are years: "2022-23", "2014-2022"."""
    low, high = tokens.text[first], tokens.text[second]
    if not looks_like_year(low) or not high.isdigit() or high > "2100" or len(high) not in (2, 4):
        return False
    return tokens.lower[second + 1] not in _YEAR_COUNTS


def counts_something(tokens: Tokens, index: int) -> bool:
    """Whether a noun, unit or scale that the number could count follows within a few words."""
    if tokens.kind[index + 1] == SIGN and tokens.text[index + 1] in _UNIT_SIGNS:
        return True
    for at in range(index + 1, index + 1 + _WORDS_TO_NOUN):
        word = tokens.lower[at]
        if tokens.is_tied(at) or (tokens.kind[at] == NUMBER and tokens.glued[at]):
            continue
        if tokens.kind[at] != WORD or word in _NOT_COUNTED:
            break
        if is_plural(word) or word in UNIT_WORDS or word in SCALE_WORDS or word in _COUNTED or word == "people":
            return True
        if word == "s" and tokens.glued[at]:
            return True  # "F-16s"
    return False
