"""The number itself, read from tokens: digits, words, scales, fractions, multiples and vague magnitudes.

Nothing here knows of units or bounds. Every reader takes the tokens and an index and looks a bounded way ahead,
so that reading a sentence is linear in its length.
"""

from __future__ import annotations

from tallywire.extract.numbers_digits import FRACTION_SIGNS, digits_value, read_digits
from tallywire.extract.numbers_scales import LEXICON, SCALE_WORDS, SMALL, Number, exact
from tallywire.extract.numbers_words import AFTER_ARTICLE, NUMBER_WORDS, SEVERAL_WORDS, read_words
from tallywire.extract.tokens import NUMBER, WORD, Tokens

__all__ = [
    "AFTER_ARTICLE",
    "FRACTION_SIGNS",
    "NUMBER_WORDS",
    "SCALE_WORDS",
    "SEVERAL_WORDS",
    "SMALL_WORDS",
    "Number",
    "digits_value",
    "read_number",
]

SMALL_WORDS = frozenset(SMALL)
"""The words for the numbers below twenty."""
_LARGEST = 1e18
"""Numbers above are damage (runs of digits, repeated scales), not quantities."""
_SHARE_BASES = frozenset(LEXICON["shares"]["of_any"])
_SHARE_BASES_OF_ONE = frozenset(LEXICON["shares"]["of_one"])
_BASE_WORDS: dict[str, float] = {**SMALL, **LEXICON["shares"]["words"]}
_NO_SHARE_BEFORE = frozenset(LEXICON["shares"]["not_before"])
_ROUND_BASES = (10, 100)


def read_number(tokens: Tokens, index: int, *, money: bool = False, both: bool = False) -> Number | None:
    """The longest number that begins at `index`, or None.

    `money` tells that a currency stands before it (then m is a million); `both` that it follows "between", where
    "and" joins two numbers rather than the parts of one.
    """
    if tokens.kind[index] == NUMBER:
        number = read_digits(tokens, index, money)
    elif tokens.kind[index] == WORD:
        number = read_words(tokens, index, both)
    elif tokens.text[index] in FRACTION_SIGNS:
        number = exact(index, index + 1, FRACTION_SIGNS[tokens.text[index]], "fraction")
    else:
        return None
    if number is None or number.high > _LARGEST:
        return None
    return _share(tokens, number) or number


def _share(tokens: Tokens, number: Number) -> Number | None:
    """The share that a small number begins: "one in five", "9 out of 10", where the second number is a usual base."""
    index = number.last
    joint = tokens.lower[index]
    if (
        joint not in ("in", "out", "of")
        or number.low > 99
        or number.scale != 1
        or number.form not in ("digits", "words")
    ):
        return None
    index += 1 if joint in ("in", "of") else 2
    if tokens.lower[index] == "every":
        index += 1
    elif joint == "of":
        return None
    in_digits = tokens.kind[index] == NUMBER
    base = digits_value(tokens.text[index]) if in_digits else _BASE_WORDS.get(tokens.lower[index])
    if base is None or base <= number.low or tokens.lower[index + 1] in _NO_SHARE_BEFORE:
        return None
    usual = base in (_SHARE_BASES_OF_ONE if number.low == 1 else _SHARE_BASES)
    alike = in_digits == (number.form == "digits") or (in_digits and base in _ROUND_BASES)
    counted = joint == "out" and number.low != 1 and base not in _ROUND_BASES  # "5 out of 8 missiles": a part of them
    return exact(number.first, index + 1, number.low / base, "fraction") if usual and alike and not counted else None
