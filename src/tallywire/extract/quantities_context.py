"""What the words around an amount make of it: an age, a share or multiple of something, a change, a pronoun."""

from __future__ import annotations

from tallywire.extract.lexicon import load
from tallywire.extract.numbers import FRACTION_SIGNS
from tallywire.extract.quantities_amounts import Amount
from tallywire.extract.quantities_bounds import Bound
from tallywire.extract.quantities_nouns import STOP, is_plural
from tallywire.extract.tokens import NUMBER, WORD, Tokens

_LEXICON = load("context")
_TREND = {
    **dict.fromkeys(_LEXICON["trend"]["up"], "up"),
    **dict.fromkeys(_LEXICON["trend"]["down"], "down"),
}
_TREND_AFTER = {
    **dict.fromkeys(_LEXICON["trend"]["up_after"], "up"),
    **dict.fromkeys(_LEXICON["trend"]["down_after"], "down"),
}
_TELLING_TREND = _TREND.keys() | _TREND_AFTER.keys()
_COUNT_CHANGES = frozenset(_LEXICON["trend"]["of_counts"])
_PHRASAL = frozenset(_LEXICON["trend"]["phrasal"])
_AGED = frozenset(_LEXICON["age"]["before"])
_OLDEST = frozenset(_LEXICON["age"]["superlatives"])
_AGED_PEOPLE = frozenset(_LEXICON["age"]["people"])
_AGE_BOUNDS = frozenset(_LEXICON["age"]["bounds"])
_SHARE_AFTER = frozenset(_LEXICON["share"]["after"])
_SHARE_BEFORE = frozenset(_LEXICON["share"]["before"])
_NOT_HALF_BEFORE = frozenset(_LEXICON["share"]["not_half_after"])
_NOT_HALF_AFTER = frozenset(_LEXICON["share"]["not_half_before"])
_TIMES_AFTER = frozenset(_LEXICON["multiple"]["after"])
_NOT_ONE_BEFORE = frozenset(_LEXICON["one"]["not_before"])
_ONE_OF = frozenset(_LEXICON["one"]["of"])
_ONE_DONE = frozenset(_LEXICON["one"]["done"])
_ONE_IS = frozenset(_LEXICON["one"]["does"])
_SINGLED_OUT = frozenset(_LEXICON["one"]["singled_out"])
_WAS = frozenset(_LEXICON["age"]["was"])
_PRONOUNS = frozenset(_LEXICON["age"]["pronouns"])
_ONE_PERSON = frozenset(_LEXICON["age"]["one_person"])
_LONGEST_REFERENCE = 6
_LARGEST_NOTE = 1000
_OLDEST_AGE = 120
_CLAUSE_WORDS = 8
_WORDS_TO_OLDEST = 7
_WORDS_TO_SUPERLATIVE = 4
_CLAUSE_ENDS = frozenset([";", ":", "."])


def is_age(tokens: Tokens, amount: Amount, bound: Bound, *, followed: bool) -> bool:
    """Whether a bare number is an age; `followed` tells that a noun comes after it."""
    if amount.high > _OLDEST_AGE:
        return False
    if _is_called_age(tokens, amount.first) or _is_called_age(tokens, bound.first):
        return True
    if followed:
        return tokens.lower[bound.first - 1] == "those" and tokens.lower[bound.first] in _AGE_BOUNDS
    if _bounds_people(tokens, amount.first) or _bounds_people(tokens, bound.first):
        return True
    if amount.is_range or amount.low != int(amount.low):
        return False
    return any(rule(tokens, amount) for rule in (_is_said_of_one, _is_apposition, _is_bracketed))


def _is_called_age(tokens: Tokens, index: int) -> bool:
    """ "aged 34", "the age of 19", "aged between 5 and 12"."""
    linked = tokens.lower[index - 1]
    if linked == "of" and tokens.lower[index - 2] in _ONE_PERSON:
        return True  # "a boy of 12"
    return tokens.lower[index - 2 if linked in ("of", "between") else index - 1] in _AGED


def _bounds_people(tokens: Tokens, index: int) -> bool:
    """Whether people stand before a bound at `index`: "men between 18 and 60", "children under five"."""
    word = tokens.lower[index]
    at = index - 2 if tokens.lower[index - 1] == "between" else index - 1
    return tokens.lower[at] in _AGED_PEOPLE and (at < index - 1 or word in _AGE_BOUNDS)


def _is_said_of_one(tokens: Tokens, amount: Amount) -> bool:
    """ "when she was 12", "the oldest 64"."""
    if tokens.lower[amount.first - 1] in _WAS and tokens.lower[amount.first - 2] in _PRONOUNS:
        return True
    return not _OLDEST.isdisjoint(tokens.lower[max(0, amount.first - _WORDS_TO_OLDEST) : amount.first])


def _is_apposition(tokens: Tokens, amount: Amount) -> bool:
    """ "A crane driver, 34, was pulled out"; "… said Ivan Petrov, 52."."""
    first, after = amount.first, tokens.text[amount.last]
    if tokens.text[first - 1] != "," or tokens.kind[first] != NUMBER or after not in (",", ".", "", ";", ")"):
        return False
    last = first - 3 if tokens.text[first - 2] == "." else first - 2  # "… Jr., 55,"
    name = tokens.lower[last]
    singular = tokens.kind[last] == WORD and name not in STOP and not is_plural(name)
    return singular and (after == "," or tokens.has_capital(last) or name in _ONE_PERSON)


def _is_bracketed(tokens: Tokens, amount: Amount) -> bool:
    """ "Ivan Petrov (52)"."""
    first = amount.first
    if tokens.text[first - 1] != "(" or tokens.text[amount.last] != ")" or first < 3:
        return False
    return tokens.has_capital(first - 2) and tokens.has_capital(first - 3) and tokens.kind[first - 2] == WORD


def is_reference(tokens: Tokens, amount: Amount) -> bool:
    """Whether a small number stands in brackets with nothing but numbers, as a note does: "… rose (35)", "[3, 7]"."""
    if amount.numbers[0].scale != 1 or not tokens.text[amount.first].isdigit() or amount.low >= _LARGEST_NOTE:
        return False
    first, last = amount.first - 1, amount.last
    while first > amount.first - _LONGEST_REFERENCE and (tokens.kind[first] == NUMBER or tokens.text[first] == ","):
        first -= 1
    while last < amount.last + _LONGEST_REFERENCE and (tokens.kind[last] == NUMBER or tokens.text[last] == ","):
        last += 1
    return tokens.text[first] + tokens.text[last] in ("()", "[]") and not tokens.has_capital(first - 1)


def is_share(tokens: Tokens, amount: Amount, *, bounded: bool) -> bool:
    """Whether a fraction is one of something, not an ordinal ("a third term"), a clock time or half of a word."""
    number = amount.numbers[-1]
    word, after = tokens.lower[number.first], tokens.lower[number.last]
    before = tokens.lower[amount.first - 1]
    if word in FRACTION_SIGNS or amount.is_range:
        return True
    if tokens.is_tied(number.last) or (word == "half" and (before in _NOT_HALF_BEFORE or after in _NOT_HALF_AFTER)):
        return False
    if after in _SHARE_AFTER or bounded or before in _SHARE_BEFORE:
        return True
    return number.last - number.first > 1 and word not in (
        "a",
        "an",
        "three",
    )  # "two thirds", not "three quarters of growth"


def is_multiple(tokens: Tokens, index: int) -> bool:
    """Whether "twice" or "three times" before `index` multiplies what follows, so that it is no count of times."""
    word = tokens.lower[index]
    if word in ("last", "this"):
        return tokens.lower[index + 1].endswith("'s")  # "three times last year's figure", not "three times this month"
    return word in _TIMES_AFTER or word.endswith("'s")


def is_counting_one(tokens: Tokens, index: int, *, has_noun: bool) -> bool:
    """Whether "one" at `index` counts: "one soldier", "one of them was killed", "one killed, two wounded"."""
    before, after = tokens.lower[index - 1], tokens.lower[index + 1]
    if before in _NOT_ONE_BEFORE or before == "-":
        return False
    if after == "of":
        return tokens.lower[index + 2] in _ONE_OF and not _is_singled_out(tokens, index + 3)
    if after == "from" and before in ("and", ",") and tokens.text[index + 2][:1].isupper():
        return True  # "seven soldiers from Chad and one from Togo"
    if before == "," and after in _ONE_IS and _is_of_whole(tokens, index - 1):
        return True
    return after in _ONE_DONE or (has_noun and after not in STOP) or (after in STOP and _is_bounded_one(tokens, index))


_WORDS_TO_WHOLE = 14


def _is_of_whole(tokens: Tokens, comma: int) -> bool:
    """Whether the words before a comma open a sentence as a whole: "Of the three missiles that Iran fired, one was"."""
    for at in range(comma - 1, max(comma - _WORDS_TO_WHOLE, 0) - 1, -1):
        if tokens.lower[at] == "of" and (at == 0 or tokens.lower[at - 1] in (".", ";")):
            return True
        if tokens.lower[at] in (".", ";"):
            return False
    return False


def _is_bounded_one(tokens: Tokens, index: int) -> bool:
    """Whether a bound stands before a bare "one": "at least one is on its way"."""
    return tokens.lower[index - 2 : index] in (["at", "least"], ["more", "than"], ["only", "just"])


def _is_singled_out(tokens: Tokens, index: int) -> bool:
    """Whether "one of the …" goes on to single out, not to count: "most senior", "world's largest"."""
    words = tokens.lower[index : index + _WORDS_TO_SUPERLATIVE]
    return any(word in _SINGLED_OUT or (len(word) > 4 and word.endswith("est")) for word in words)


def trend(tokens: Tokens, first: int, last: int, *, counted: bool) -> str | None:
    """ "up" or "down" where the amount between the tokens is the size of a change, else None.

    `counted` tells that it counts a noun, which "lost 300 men" does without changing anything.
    """
    if _TELLING_TREND.isdisjoint(tokens.words):
        return None
    before = tokens.lower[first - 1]
    if before == "by":
        return _direction(tokens, first - 2)
    if before == "of":
        return _TREND.get(tokens.lower[first - 2])
    direct = _TREND.get(before)
    phrasal = before in ("up", "down") and tokens.lower[first - 2] in _PHRASAL
    if direct and not phrasal and (not counted or before in _COUNT_CHANGES):
        return direct
    return _direction_after(tokens, last, counted=counted)


def _direction(tokens: Tokens, index: int) -> str | None:
    """The direction of the last change told in the clause before: "cut its force by"."""
    for word in reversed(tokens.lower[max(0, index - _CLAUSE_WORDS + 1) : index + 1]):
        if word in _TREND:
            return _TREND[word]
        if word in _CLAUSE_ENDS:
            break
    return None


def _direction_after(tokens: Tokens, index: int, *, counted: bool) -> str | None:
    """The direction that follows the amount: "3% higher", "a 5-point drop", "500 fewer than"."""
    word, after = tokens.lower[index], tokens.lower[index + 1]
    if (word in ("more", "fewer", "less") and after != "than" and tokens.text[index - 1] != "%") or after == "to":
        return None
    if word in _TREND_AFTER or counted or word in STOP:
        return _TREND_AFTER.get(word)
    return _TREND_AFTER.get(tokens.lower[index + 1]) if tokens.kind[index] == WORD else None
