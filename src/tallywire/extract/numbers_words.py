"""Numbers that begin with a word: cardinals, halves and quarters, dozens, vague magnitudes, multiples."""

from __future__ import annotations

from collections.abc import Callable

from tallywire.extract.numbers_scales import (
    FRACTIONS,
    LEXICON,
    PLURAL_SCALES,
    SCALES,
    SMALL,
    Number,
    chained,
    exact,
    of_scale,
    power_of_ten,
    scale_at,
    scaled,
    with_half,
)
from tallywire.extract.tokens import Tokens

_TENS: dict[str, int] = LEXICON["tens"]
_VAGUE: dict[str, tuple[float, float]] = {
    word: (float(low), float(high)) for word, (low, high) in LEXICON["vague"].items()
}
_MULTIPLES: dict[str, float] = {word: float(times) for word, times in LEXICON["multiples"].items()}
_SEVERAL = [tuple(words.split()) for words in LEXICON["several"]["words"]]
_COUPLE = frozenset(tuple(words.split()) for words in LEXICON["several"]["couple"])
_SEVERAL_LOW, _SEVERAL_HIGH = LEXICON["several"]["times"]
_OR_EVEN = tuple(tuple(words.split()) for words in LEXICON["vague_joints"]["words"])
_CARDINALS = frozenset([*SMALL, *_TENS])
_NOT_AFTER_TAIL = frozenset(LEXICON["counted_scales"]["not_after_tail"])
_NOT_AFTER_SCALE = frozenset(LEXICON["counted_scales"]["not_after_scale"])
_SCORES_BEFORE = frozenset(LEXICON["scores"]["before"])
_SCORES_AFTER = frozenset(LEXICON["scores"]["after"])
_MOST_SCALES = 6
_LONGEST_DECIMALS = 4
_BEYOND = 1e19

SEVERAL_WORDS = frozenset(words[0] for words in _SEVERAL)
"""Words that may begin a vague multiple of a scale: "several thousand"."""
_AFTER_ARTICLE = frozenset([*SCALES, *SEVERAL_WORDS, "half", "pair"])
AFTER_ARTICLE = _AFTER_ARTICLE | frozenset(FRACTIONS)
"""Words that make a number together with the article before them."""
NUMBER_WORDS = frozenset(
    [*_CARDINALS, *SCALES, *_VAGUE, *PLURAL_SCALES, *_MULTIPLES, *FRACTIONS, *LEXICON["several"]["alone"], "pair"]
)
"""Lower-case words without which a sentence that has no digit states no quantity."""


def read_words(tokens: Tokens, index: int, both: bool) -> Number | None:
    """The number whose words begin at `index`; `both` tells that "and" joins two numbers ("between …")."""
    read = _READERS.get(tokens.lower[index])
    return read(tokens, index, both) if read else None


def _after_article(tokens: Tokens, index: int, both: bool) -> Number | None:
    """A number that begins with an article: "a hundred", "a few thousand", "a third"; the article alone is none."""
    after = tokens.past_hyphen(index + 1)
    word = tokens.lower[after]
    number = None
    if word == "score":
        number = exact(after, after + 1, SCALES[word], "words") if tokens.lower[after + 1] == "of" else None
    elif word in FRACTIONS and word not in PLURAL_SCALES and word != "half":
        number = (
            None if word.endswith("s") else of_scale(tokens, exact(after, after + 1, 1 / FRACTIONS[word], "fraction"))
        )
    elif word in _AFTER_ARTICLE:
        number = read_words(tokens, after, both)
    return number._replace(first=index) if number else None


def _cardinal(tokens: Tokens, index: int, both: bool) -> Number | None:
    """Number words with their scales: "two hundred and two thousand", "twelve hundred", "two thirds"."""
    value, last, scale = _words_value(tokens, index, both)
    while tokens.text[last] == "," and tokens.is_tied_by(last) and tokens.text[last + 1] == "000":
        value, last, scale = value * 1000, last + 2, scale * 1000  # "one hundred,000" of machine-made copies
    after = tokens.past_hyphen(last)
    below = FRACTIONS.get(tokens.lower[after])
    if below and value < 100 and (value > 1) == tokens.lower[after].endswith("s"):
        return of_scale(tokens, exact(index, after + 1, value / below, "fraction"))
    number = _with_decimals(tokens, exact(index, last, value, "words", scale))
    return number if both else with_half(tokens, number)


def _scale_alone(tokens: Tokens, index: int, both: bool) -> Number | None:
    """A scale that stands for one of it: "hundred people", but not "multi-million"."""
    return None if tokens.glued[index] and index and tokens.text[index - 1] == "-" else _cardinal(tokens, index, both)


def _words_value(tokens: Tokens, index: int, both: bool) -> tuple[float, int, float]:
    """The value of number words, the index past them, and their last scale."""
    total, limit = 0.0, _BEYOND
    current, last = _below_thousand(tokens, index, both)
    scale = _hundreds(tokens, last)
    for _ in range(_MOST_SCALES):
        step, past = _big_scale(tokens, last)
        if step == 1 or step >= limit:
            break
        scale = step * _hundreds(tokens, last)
        again, beyond = _big_scale(tokens, past)  # "hundred thousand million", "lakh crore"
        last = beyond if again != 1 else past
        total, limit, scale = total + (current or 1) * step * again, step, scale * again
        current, past = _tail(tokens, last, both)
        if not current or current >= limit:
            return total, last, scale
        last, scale = past, 1.0
    return total + current, last, scale


def _hundreds(tokens: Tokens, last: int) -> float:
    """100 where the words before `last` end with it, else 1: the scale that a range carries back."""
    return 100.0 if tokens.lower[last - 1] == "hundred" else 1.0


def _big_scale(tokens: Tokens, index: int) -> tuple[float, int]:
    index = tokens.past_hyphen(index)
    word = tokens.lower[index]
    if word in _NOT_AFTER_SCALE:
        return 1, index
    return SCALES.get(word) or PLURAL_SCALES.get(word) or 1, index + 1


def _tail(tokens: Tokens, index: int, both: bool) -> tuple[float, int]:
    """What may follow a scale: "… thousand two hundred", "… million and six"; 0 where nothing does."""
    after = tokens.past_hyphen(index)
    if tokens.lower[after] == "and":
        after = tokens.past_hyphen(after + 1)
        one = tokens.lower[after] == "one" and tokens.lower[after + 1]
        if both or one in ("of", "in") or one in FRACTIONS:
            return 0, index
    return _below_thousand(tokens, after, both) if tokens.lower[after] in _CARDINALS else (0, index)


def _below_thousand(tokens: Tokens, index: int, both: bool) -> tuple[float, int]:
    value, last = _below_hundred(tokens, index)
    hundred = tokens.past_hyphen(last)
    if tokens.lower[hundred] != "hundred":
        return value, last
    value, last = (value or 1) * 100, hundred + 1
    after = tokens.past_hyphen(last)
    if tokens.lower[after] == "and":
        if both:
            return value, last
        after = tokens.past_hyphen(after + 1)
    tail, past = _below_hundred(tokens, after)
    if tail and tokens.lower[tokens.past_hyphen(past)] not in _NOT_AFTER_TAIL:
        return value + tail, past
    return value, last


def _below_hundred(tokens: Tokens, index: int) -> tuple[float, int]:
    word = tokens.lower[index]
    if word in SMALL:
        return SMALL[word], index + 1
    if word not in _TENS:
        return 0, index
    after = tokens.past_hyphen(index + 1)
    unit = SMALL.get(tokens.lower[after], 0)
    if 0 < unit < 10 and tokens.lower[tokens.past_hyphen(after + 1)] not in ("hundred", "or"):
        return _TENS[word] + unit, after + 1
    return _TENS[word], index + 1


def _with_decimals(tokens: Tokens, number: Number) -> Number:
    """The number with its decimals in words: "two point five million"."""
    if tokens.lower[number.last] != "point" or number.low >= 1000:
        return number
    digits, last = "", number.last + 1
    while len(digits) < _LONGEST_DECIMALS and 0 <= SMALL.get(tokens.lower[last], -1) <= 9:
        digits += str(SMALL[tokens.lower[last]])
        last += 1
    if not digits:
        return number
    value = number.low + float(f"0.{digits}")
    return scaled(tokens, number._replace(last=last, low=value, high=value))


def _half(tokens: Tokens, index: int, _: bool) -> Number | None:
    """A half of a scale ("half a million", "half-dozen"), else of something."""
    after = tokens.past_hyphen(index + 1)
    if tokens.matches(after, ("of", "a")):
        after += 1
    if tokens.lower[after] == "a":
        after = tokens.past_hyphen(after + 1)
    word = tokens.lower[after]
    power = power_of_ten(tokens.text[after])
    if power >= 1000:  # "half 1,000,000" of machine-made copies
        return exact(index, after + 1, power / 2, "words", power)
    if word not in SCALES or word == "score":
        return exact(index, index + 1, 0.5, "fraction")
    return scaled(tokens, exact(index, after + 1, SCALES[word] / 2, "words", SCALES[word]))


def _quarter(tokens: Tokens, index: int, _: bool) -> Number | None:
    """ "quarter million", "quarter-hour"; a quarter of anything else needs an article."""
    number = of_scale(tokens, exact(index, index + 1, 0.25, "fraction"))
    return number if number.form == "words" or tokens.is_tied(index + 1) else None


def _pair(tokens: Tokens, index: int, _: bool) -> Number | None:
    return exact(index, index + 2, 2, "words") if tokens.lower[index + 1] == "of" else None


def _multiple(tokens: Tokens, index: int, _: bool) -> Number | None:
    return exact(index, index + 1, _MULTIPLES[tokens.lower[index]], "multiple")


def _vague(tokens: Tokens, index: int, _: bool) -> Number | None:
    """ "thousands", "tens of thousands", "thousands upon thousands", "dozens or even hundreds"."""
    word = tokens.lower[index]
    if word == "scores" and not _counts_by_scores(tokens, index):
        return None
    low, high = _VAGUE[word]
    last = index + 1
    if tokens.lower[last] in ("and", "upon", "on") and tokens.lower[last + 1] == word:
        last += 2
    for joint in _OR_EVEN:
        past = last + len(joint)
        more = _VAGUE.get(tokens.lower[past])
        if more is not None and more[0] > low and tokens.matches(last, joint):
            high, last = more[1], past + 1
            break
    return chained(tokens, Number(index, last, low, high, "vague", low))


def _counts_by_scores(tokens: Tokens, index: int) -> bool:
    """Whether "scores" counts ("scores of rockets", "injuring scores") and is no mark of a test, nor a verb."""
    before, after = tokens.lower[index - 1], tokens.lower[index + 1]
    return after in _SCORES_BEFORE or before in _SCORES_AFTER or (before.endswith(("ing", "ed")) and after != "of")


def _several(tokens: Tokens, index: int, _: bool) -> Number | None:
    """ "several thousand", "a few dozen", "a couple of hundred", "several tens of thousands"."""
    words = next((words for words in _SEVERAL if tokens.matches(index, words)), None)
    if words is None:
        return None
    last = index + len(words)
    scale, past = scale_at(tokens, last)
    if tokens.lower[last] == "tens":
        scale, past = 10.0, last + 1
    couple = words in _COUPLE
    if scale == 1:
        two = words == ("couple", "of") and tokens.lower[index - 1] == "a"
        return Number(index, last, 2.0, 2.0, "words", about=True) if two else None
    low, high = (2, 2) if couple else (_SEVERAL_LOW, _SEVERAL_HIGH)
    form = "words" if couple else "vague"
    return chained(tokens, Number(index, past, low * scale, high * scale, form, scale, about=couple))


Reader = Callable[[Tokens, int, bool], Number | None]
_READERS: dict[str, Reader] = {
    **dict.fromkeys(_VAGUE, _vague),
    **dict.fromkeys(_MULTIPLES, _multiple),
    **dict.fromkeys(SCALES, _scale_alone),
    **dict.fromkeys(SEVERAL_WORDS, _several),
    **dict.fromkeys(_CARDINALS, _cardinal),
    **dict.fromkeys(LEXICON["openings"]["half"], _half),
    **dict.fromkeys(LEXICON["openings"]["quarter"], _quarter),
    **dict.fromkeys(LEXICON["openings"]["pair"], _pair),
    **dict.fromkeys(LEXICON["openings"]["article"], _after_article),
}
del _READERS["score"]
