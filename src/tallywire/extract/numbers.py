"""The number itself, read from tokens: digits, words, scales, fractions, multiples and vague magnitudes.

Nothing here knows of units or bounds. Every reader takes the tokens and an index and looks a bounded way ahead,
so that reading a sentence is linear in its length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from tallywire.extract.lexicon import load
from tallywire.extract.tokens import NUMBER, WORD, Tokens

_LEXICON = load("numbers")
_SMALL: dict[str, int] = _LEXICON["small"]
_TENS: dict[str, int] = _LEXICON["tens"]
_SCALES: dict[str, float] = _LEXICON["scales"]
_SHORT_SCALES: dict[str, float] = _LEXICON["short_scales"]
_VAGUE: dict[str, tuple[float, float]] = {word: tuple(bounds) for word, bounds in _LEXICON["vague"].items()}
_PLURAL_SCALES: dict[str, float] = _LEXICON["plural_scales"]
_FRACTIONS: dict[str, int] = _LEXICON["fractions"]
_FRACTION_SIGNS: dict[str, float] = _LEXICON["signs"]
_MULTIPLES: dict[str, float] = _LEXICON["multiples"]
_SEVERAL = frozenset(tuple(words.split()) for words in _LEXICON["several"]["words"])
_COUPLE = frozenset(tuple(words.split()) for words in _LEXICON["several"]["couple"])
_SEVERAL_LOW, _SEVERAL_HIGH = _LEXICON["several"]["times"]
_METRE_CONTEXT = frozenset(_LEXICON["metre_context"]["after"])

NUMBER_WORDS = frozenset(
    [*_SMALL, *_TENS, *_SCALES, *_VAGUE, *_PLURAL_SCALES, *_MULTIPLES, "half", "halves", "third", "thirds"]
    + ["quarter", "quarters", "couple", "pair", *(word for word in _FRACTIONS if word.endswith("ths"))]
    + ["fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
)
"""Lower-case words without which a sentence that has no digit states no quantity."""
SCALE_WORDS = frozenset([*_SCALES, *_SHORT_SCALES, *_PLURAL_SCALES])
"""Words and letters that multiply a number before them."""
FRACTION_SIGNS = frozenset(_FRACTION_SIGNS)

_LARGEST = 1e18
"""Numbers above are damage (runs of digits, repeated scales), not quantities."""
_LONGEST_DIGITS = 24
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_POINT_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+")
_PLAIN = re.compile(r"[0-9]*\.?[0-9]+")
_DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]{1,2}")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as its words state it; `first` and `last` are token indexes, half-open.

    `form` is digits, words, vague, fraction or multiple; `scale` what the last scale word multiplied by;
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
    if _DECIMAL_COMMA.fullmatch(text):
        return float(text.replace(",", "."))
    return None


def read_number(tokens: Tokens, index: int, *, money: bool = False, both: bool = False) -> Number | None:
    """The longest number that begins at `index`, or None.

    `money` tells that a currency stands before it (then m is a million); `both` that it follows "between", where
    "and" joins two numbers rather than the parts of one.
    """
    token = tokens[index]
    if token.kind == NUMBER:
        number = _read_digits(tokens, index, money)
    elif token.text in _FRACTION_SIGNS:
        number = Number(index, index + 1, *[_FRACTION_SIGNS[token.text]] * 2, "fraction")
    elif token.kind == WORD:
        number = _read_words(tokens, index, both)
    else:
        return None
    if number is None or number.high > _LARGEST:
        return None
    return _with_share(tokens, number)


def _exact(first: int, last: int, value: float, form: str, scale: float = 1.0) -> Number:
    return Number(first, last, value, value, form, scale)


def _next(tokens: Tokens, index: int) -> int:
    """The index past a hyphen that ties two words, else `index`."""
    if tokens.lower(index) == "-" and tokens[index].glued and tokens.at(index + 1).glued:
        return index + 1
    return index


# Digits


def _read_digits(tokens: Tokens, index: int, money: bool) -> Number | None:
    value = digits_value(tokens[index].text)
    if value is None:
        return None
    plural = _plural_digits(tokens, index, value)
    if plural:
        return plural
    value, last = _spaced_groups(tokens, index, value)
    value, last = _with_fraction(tokens, index, last, value)
    number = _exact(index, last, value, "digits")
    if money or not _is_metres(tokens, last):
        number = _scaled(tokens, number, money)
    if number.scale == 100 and tokens.lower(number.last) == "and":  # "3 hundred and 21"
        tail = tokens.at(number.last + 1)
        tail_value = digits_value(tail.text) if tail.kind == NUMBER else None
        if tail_value is not None and tail_value < 100 and tokens.lower(number.last + 2) not in _SCALES:
            return _exact(index, number.last + 2, number.low + tail_value, "digits", 100)
    return _and_fraction(tokens, number)


def _plural_digits(tokens: Tokens, index: int, value: float) -> Number | None:
    """ "1000's", "100s": a vague magnitude, where the digits are a power of ten."""
    last = _past_plural(tokens, index)
    if last == index + 1 or not _is_power_of_ten(value):
        return None
    return _chained(tokens, Number(index, last, value, 10 * value, "vague", value))


def _past_plural(tokens: Tokens, index: int) -> int:
    """The index past digits and their plural s or 's."""
    last = index + 1
    if tokens.lower(last) == "'" and tokens[last].glued:
        last += 1
    if tokens.lower(last) == "s" and tokens[last].glued:
        return last + 1
    return index + 1


def _is_power_of_ten(value: float) -> bool:
    return value in (10, 100, 1000, 10_000, 100_000, 1_000_000)


def _spaced_groups(tokens: Tokens, index: int, value: float) -> tuple[float, int]:
    """The number and the index past it where spaces part its thousands ("712 500")."""
    first = tokens[index].text
    last = index + 1
    if not first.isdigit() or len(first) > 3 or first[0] == "0":
        return value, last
    while last < len(tokens) and last - index < 6:
        token = tokens[last]
        whole, _, decimals = token.text.partition(".")
        if token.kind != NUMBER or len(whole) != 3 or not whole.isdigit() or token.start != tokens[last - 1].end + 1:
            break
        after = tokens.at(last + 1)
        if after.glued and (after.kind == WORD or (after.text == "-" and tokens.at(last + 2).glued)):
            break  # "18 155mm howitzers", "24 120-mm mortars"
        value = value * 1000 + float(token.text)
        last += 1
        if decimals:
            break
    return value, last


def _with_fraction(tokens: Tokens, index: int, last: int, value: float) -> tuple[float, int]:
    """ "2½", "2 1/2", "3/4"."""
    token = tokens.at(last)
    if token.text in _FRACTION_SIGNS:
        return value + _FRACTION_SIGNS[token.text], last + 1
    simple = _slash_fraction(tokens, index)
    if simple is not None and last == index + 1:
        return simple, index + 3
    mixed = _slash_fraction(tokens, last)
    if mixed is not None and value < 1000 and not tokens[last].glued:
        return value + mixed, last + 3
    return value, last


def _slash_fraction(tokens: Tokens, index: int) -> float | None:
    above, slash, below = tokens.at(index), tokens.at(index + 1), tokens.at(index + 2)
    if slash.text != "/" or not slash.glued or not below.glued or above.kind != NUMBER:
        return None
    if below.text not in ("2", "3", "4", "5", "8", "10", "16", "100") or tokens.lower(index + 3) == "/":
        return None
    value = digits_value(above.text)
    return value / float(below.text) if value is not None and 0 < value < float(below.text) else None


def _is_metres(tokens: Tokens, index: int) -> bool:
    """Whether a glued m means metres: "500m from the border"."""
    after = _next(tokens, index + 1)
    return tokens.lower(index) == "m" and tokens[index].glued and tokens.lower(after) in _METRE_CONTEXT


# Scales


def _scaled(tokens: Tokens, number: Number, money: bool = False) -> Number:
    """The number with the scale words after it multiplied in ("1.2 billion", "61-billion", "10k", "5 hundred thousand")."""
    for _ in range(2):
        scale, last = _scale_at(tokens, number.last, money)
        if scale == 1:
            scale, last = _scale_at(tokens, _past_odd(tokens, number.last), money)
            if scale < 100 or last == number.last:
                break
            number = replace(number, about=True)
        number = replace(
            number, last=last, low=number.low * scale, high=number.high * scale, scale=number.scale * scale
        )
    return number


def _past_odd(tokens: Tokens, index: int) -> int:
    """The index past what makes a number rough in front of its scale: "50-odd thousand", "10 or so million"."""
    after = _next(tokens, index)
    if tokens.lower(after) in ("odd", "some"):
        return after + 1
    return index + 2 if tokens.lower(index) == "or" and tokens.lower(index + 1) == "so" else index


def _scale_at(tokens: Tokens, index: int, money: bool) -> tuple[float, int]:
    token = tokens.at(index)
    if token.kind == WORD:
        if token.glued or token.lower in _SPACED_SHORT_SCALES or (money and token.lower in ("m", "b", "k")):
            scale = _short_scale(tokens, index, money)
            if scale != 1:
                point = tokens.at(index + 1).text == "." and tokens.at(index + 2).text[:1].islower()
                return scale, index + 2 if point else index + 1  # "45 mln. people"
        scale = _SCALES.get(token.lower) or _PLURAL_SCALES.get(token.lower) or 1
        return (1, index) if token.lower in ("score", "scores") else (scale, index + 1)
    past = _next(tokens, index)
    if past != index and tokens.lower(past) in _SCALES:
        return _SCALES[tokens.lower(past)], past + 1
    if past != index and tokens.lower(past) in _SPACED_SHORT_SCALES:
        return _SHORT_SCALES[tokens.lower(past)], past + 1
    return 1, index


_SPACED_SHORT_SCALES = frozenset(_SHORT_SCALES) - {"k", "m", "mm", "b", "t"}


def _short_scale(tokens: Tokens, index: int, money: bool) -> float:
    token = tokens[index]
    if token.lower in ("mm", "t") and not money:
        return 1  # millimetres, tonnes
    if token.lower == "b" and not money and "." not in tokens[index - 1].text:
        return 1  # "flat 5b"
    return _SHORT_SCALES.get(token.lower, 1)


def _and_fraction(tokens: Tokens, number: Number) -> Number:
    """The number with "and a half" and what follows it: "one and a half million", "a million and a half"."""
    index = _next(tokens, number.last)
    if tokens.lower(index) != "and":
        return number
    index = _next(tokens, index + 1)
    count = 1
    word = tokens.lower(index)
    if word in ("a", "one", "two", "three"):
        count = _SMALL.get(word, 1)
        index = _next(tokens, index + 1)
    below = _FRACTIONS.get(tokens.lower(index))
    if below is None or (below > 4 and count == 1 and word != "one"):
        return number
    last = index + 1
    if number.scale == 1:
        after, _ = _scale_at(tokens, last, False)
        if tokens.lower(last) == "of" and after == 1:
            return number  # "10 and a third of the fleet"
    value = number.low + number.scale * count / below
    return _scaled(tokens, replace(number, last=last, low=value, high=value))


# Words


def _read_words(tokens: Tokens, index: int, both: bool) -> Number | None:
    word = tokens[index].lower
    if word in ("a", "an", "the"):
        return _after_article(tokens, index, both)
    if word in _SMALL or word in _TENS:
        return _cardinal(tokens, index, both)
    if word in _VAGUE:
        return _vague(tokens, index)
    if word == "half":
        return _half(tokens, index)
    if word in _MULTIPLES:
        return _exact(index, index + 1, _MULTIPLES[word], "multiple")
    if word in SEVERAL_WORDS:
        return _several(tokens, index)
    if word == "quarter":
        number = _of_scale(tokens, _exact(index, index + 1, 0.25, "fraction"))
        return number if number.form == "words" else None
    if word in _SCALES and not tokens[index].glued and word != "score":
        return _cardinal(tokens, index, both)
    if word in ("pair", "pairs") and tokens.lower(index + 1) == "of":
        return _exact(index, index + 2, 2, "words")
    return None


SEVERAL_WORDS = frozenset(words[0] for words in _SEVERAL)
"""Words that may begin a vague multiple of a scale: "several thousand"."""


def _after_article(tokens: Tokens, index: int, both: bool) -> Number | None:
    """A number that begins with a, an or the: "a hundred", "a few thousand", "a third", "an eighth"; the article alone is none."""
    after = _next(tokens, index + 1)
    word = tokens.lower(after)
    definite = tokens[index].lower == "the"
    if word in _SCALES and not definite:
        if word == "score" and tokens.lower(after + 1) != "of":
            return None
        number = _cardinal(tokens, after, both)
    elif word == "half" and not definite:
        number = _half(tokens, after)
    elif word in _FRACTIONS and word not in ("halves",) and not word.endswith("s") and not definite:
        number = _of_scale(tokens, _exact(after, after + 1, 1 / _FRACTIONS[word], "fraction"))
    elif word in SEVERAL_WORDS:
        number = _several(tokens, after)
    elif word == "pair" and tokens.lower(after + 1) == "of" and not definite:
        number = _exact(after, after + 2, 2, "words")
    else:
        return None
    return replace(number, first=index) if number else None


def _cardinal(tokens: Tokens, index: int, both: bool) -> Number | None:
    """Number words with their scales: "two hundred and two thousand", "twelve hundred", "five million"."""
    value, last, scale = _words_value(tokens, index, both)
    number = _exact(index, last, value, "words", scale)
    below = _FRACTIONS.get(tokens.lower(_next(tokens, last)))
    if below and (value > 1) == tokens.lower(_next(tokens, last)).endswith("s") and value < 100:
        return _of_scale(tokens, _exact(index, _next(tokens, last) + 1, value / below, "fraction"))
    number = _decimals(tokens, number)
    if both:
        return number
    return _and_fraction(tokens, number)


def _words_value(tokens: Tokens, index: int, both: bool) -> tuple[float, int, float]:
    """The value of number words, the index past them, and their last scale."""
    total, limit = 0.0, _LARGEST * 10
    current, last = _below_thousand(tokens, index, both)
    scale = _hundreds(tokens, last)
    for _ in range(6):
        if tokens.lower(_next(tokens, last)) in _PLURAL_SCALES and current:
            step, past = _PLURAL_SCALES[tokens.lower(_next(tokens, last))], _next(tokens, last) + 1
        else:
            step, past = _big_scale(tokens, last)
        if step == 1 or step >= limit:
            break
        current = (current or 1) * step
        last, scale = past, step * _hundreds(tokens, last)
        again, past = _big_scale(tokens, last)
        if again != 1:  # "hundred thousand million", "lakh crore"
            current, last, scale = current * again, past, again * scale
        total, limit = total + current, step
        current = 0.0
        tail, past = _tail(tokens, last, both)
        if not tail or tail >= limit:
            break
        current, last, scale = tail, past, 1.0
    return total + current, last, scale


def _hundreds(tokens: Tokens, last: int) -> float:
    """100 where the words before `last` end with it, else 1: the scale that a range carries back."""
    return 100.0 if tokens.lower(last - 1) == "hundred" else 1.0


def _big_scale(tokens: Tokens, index: int) -> tuple[float, int]:
    index = _next(tokens, index)
    word = tokens.lower(index)
    if word in ("hundred", "score"):
        return 1, index
    return _SCALES.get(word, 1), index + 1


def _tail(tokens: Tokens, index: int, both: bool) -> tuple[float, int]:
    """What may follow a scale: "… thousand two hundred", "… million and six"."""
    after = _next(tokens, index)
    if tokens.lower(after) == "and":
        if both or tokens.lower(after + 1) not in _COUNTED_FROM:
            return 0, index
        after = _next(tokens, after + 1)
        if tokens.lower(after) == "one" and tokens.lower(after + 1) in ("of", "in"):
            return 0, index
    if tokens.lower(after) not in _COUNTED_FROM:
        return 0, index
    value, last = _below_thousand(tokens, after, both)
    return value, last


_COUNTED_FROM = frozenset([*_SMALL, *_TENS])


def _below_thousand(tokens: Tokens, index: int, both: bool) -> tuple[float, int]:
    value, last = _below_hundred(tokens, index)
    hundred = _next(tokens, last)
    if tokens.lower(hundred) != "hundred":
        return value, last
    value, last = (value or 1) * 100, hundred + 1
    after = _next(tokens, last)
    if tokens.lower(after) == "and":
        if both:
            return value, last
        after = _next(tokens, after + 1)
    tail, past = _below_hundred(tokens, after)
    if tail and tokens.lower(_next(tokens, past)) not in _NOT_AFTER_TAIL:
        return value + tail, past
    return value, last


_NOT_AFTER_TAIL = frozenset({"hundred", "dozen"})


def _below_hundred(tokens: Tokens, index: int) -> tuple[float, int]:
    word = tokens.lower(index)
    if word in _SMALL:
        return _SMALL[word], index + 1
    if word not in _TENS:
        return 0, index
    after = _next(tokens, index + 1)
    unit = _SMALL.get(tokens.lower(after), 0)
    if 0 < unit < 10 and tokens.lower(_next(tokens, after + 1)) not in ("hundred", "or"):
        return _TENS[word] + unit, after + 1
    return _TENS[word], index + 1


def _decimals(tokens: Tokens, number: Number) -> Number:
    """ "two point five million"."""
    if tokens.lower(number.last) != "point" or number.low >= 1000:
        return number
    digits, last = "", number.last + 1
    while len(digits) < 4 and 0 <= _SMALL.get(tokens.lower(last), -1) <= 9:
        digits += str(_SMALL[tokens.lower(last)])
        last += 1
    if not digits:
        return number
    value = number.low + float(f"0.{digits}")
    return _scaled(tokens, replace(number, last=last, low=value, high=value))


def _half(tokens: Tokens, index: int) -> Number | None:
    """ "half a million", "half-dozen", else a half of something."""
    after = _next(tokens, index + 1)
    if tokens.lower(after) in ("a", "of") and tokens.lower(after + 1) == "a":
        after += 1
    if tokens.lower(after) == "a":
        after = _next(tokens, after + 1)
    scale = _SCALES.get(tokens.lower(after))
    if scale and tokens.lower(after) != "score":
        number = _exact(index, after + 1, scale / 2, "words", scale)
        return _scaled(tokens, number)
    return _exact(index, index + 1, 0.5, "fraction")


def _of_scale(tokens: Tokens, number: Number) -> Number:
    """ "a quarter of a million", "quarter million"."""
    index = number.last
    if tokens.lower(index) == "of" and tokens.lower(index + 1) == "a":
        index += 2
    index = _next(tokens, index)
    scale = _SCALES.get(tokens.lower(index))
    if scale is None or scale < 1000:
        return number
    return replace(number, last=index + 1, low=number.low * scale, high=number.low * scale, form="words", scale=scale)


# Vague magnitudes


def _vague(tokens: Tokens, index: int) -> Number | None:
    word = tokens[index].lower
    low, high = _VAGUE[word]
    last = index + 1
    if tokens.lower(last) in ("and", "upon", "on") and tokens.lower(last + 1) == word:  # "thousands upon thousands"
        last += 2
    for joint in _OR_EVEN:
        past = last + len(joint)
        if (
            tuple(tokens.lower(k) for k in range(last, past)) == joint
            and _VAGUE.get(tokens.lower(past), (0, 0))[0] > low
        ):
            high, last = _VAGUE[tokens.lower(past)][1], past + 1
            break
    return _chained(tokens, Number(index, last, low, high, "vague", low))


_OR_EVEN = (
    ("or",),
    ("to",),
    ("if", "not"),
    ("or", "even"),
    ("and", "even"),
    ("or", "perhaps"),
    (",", "if", "not"),
    (",", "perhaps"),
)


def _chained(tokens: Tokens, number: Number) -> Number:
    """The magnitude with "of thousands", "of 1000's" multiplied in."""
    for _ in range(2):
        index = number.last
        if tokens.lower(index) == "of":
            index += 1
        times, last = _magnitude_at(tokens, index)
        if times <= 1:
            break
        number = replace(
            number, last=last, low=number.low * times, high=number.high * times, scale=number.scale * times
        )
    return number


def _magnitude_at(tokens: Tokens, index: int) -> tuple[float, int]:
    token = tokens.at(index)
    if token.kind == NUMBER:
        value = digits_value(token.text)
        if value is not None and value >= 100 and _is_power_of_ten(value):
            return value, _past_plural(tokens, index)
        return 1, index
    if token.lower in ("score", "scores", "dozen", "dozens"):
        return 1, index
    scale = _PLURAL_SCALES.get(token.lower) or _SCALES.get(token.lower) or 1
    return scale, index + 1


def _several(tokens: Tokens, index: int) -> Number | None:
    """ "several thousand", "a few dozen", "a couple of hundred", "several tens of thousands", "a couple of soldiers"."""
    for length in (2, 1):
        words = tuple(tokens.lower(k) for k in range(index, index + length))
        if words in _SEVERAL:
            break
    else:
        return None
    last = index + length
    scale, past = _scale_at(tokens, last, False)
    if tokens.lower(last) == "tens":
        scale, past = 10.0, last + 1
    if scale == 1:
        article = tokens.lower(index - 1) == "a"
        return replace(_exact(index, last, 2, "words"), about=True) if words == ("couple", "of") and article else None
    couple = words in _COUPLE
    low, high = (2 * scale, 2 * scale) if couple else (_SEVERAL_LOW * scale, _SEVERAL_HIGH * scale)
    return _chained(tokens, Number(index, past, low, high, "words" if couple else "vague", scale, about=couple))


# Shares


def _with_share(tokens: Tokens, number: Number) -> Number:
    """ "one in five", "9 out of 10": a fraction, where the second number is a usual base."""
    if number.form not in ("digits", "words") or number.low > 99 or number.scale != 1 or number.vague:
        return number
    index = number.last
    if tokens.lower(index) == "in":
        index += 1
    elif tokens.lower(index) in ("out", "of") and tokens.lower(index + 1) in ("of", "every"):
        index += 2
    else:
        return number
    if tokens.lower(index) == "every":
        index += 1
    token = tokens.at(index)
    base = (
        float(_SMALL.get(token.lower, 0))
        if token.kind == WORD
        else digits_value(token.text)
        if token.kind == NUMBER
        else None
    )
    if token.kind == WORD and token.lower in ("a", "hundred", "thousand", "twenty"):
        base = {"hundred": 100.0, "thousand": 1000.0, "twenty": 20.0}.get(token.lower)
    usual = (3, 4, 5, 6, 7, 8, 10, 20, 100, 1000) if number.low == 1 else (3, 4, 5, 10, 100, 1000)
    same_kind = (token.kind == NUMBER) == (number.form == "digits") or (token.kind == NUMBER and base in (10, 100))
    if base not in usual or base <= number.low or not same_kind or tokens.lower(index + 1) in _TIME_WORDS:
        return number
    if tokens.lower(number.last) != "in" and number.low != 1 and base not in (10, 100):
        return number
    return _exact(number.first, index + 1, number.low / base, "fraction")


_TIME_WORDS = frozenset(_LEXICON["time_words"]["words"])
