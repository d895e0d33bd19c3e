"""What the words around an amount make of it: an age, a share or multiple of something, a change, a pronoun."""

from __future__ import annotations

from tallywire.extract.lexicon import load
from tallywire.extract.numbers import FRACTION_SIGNS
from tallywire.extract.quantities_amounts import Amount
from tallywire.extract.quantities_nouns import STOP, is_plural
from tallywire.extract.tokens import WORD, Tokens

_LEXICON = load("context")
_UP = frozenset(_LEXICON["trend"]["up"])
_DOWN = frozenset(_LEXICON["trend"]["down"])
_UP_AFTER = frozenset(_LEXICON["trend"]["up_after"])
_DOWN_AFTER = frozenset(_LEXICON["trend"]["down_after"])
_COUNT_CHANGES = frozenset(_LEXICON["trend"]["of_counts"])
_PHRASAL = frozenset(_LEXICON["trend"]["phrasal"])
_AGED = frozenset(_LEXICON["age"]["before"])
_OLDEST = frozenset(_LEXICON["age"]["superlatives"])
_AGED_PEOPLE = frozenset(_LEXICON["age"]["people"])
_AGE_BOUNDS = frozenset(_LEXICON["age"]["bounds"])
_OF_WHAT = frozenset(_LEXICON["share"]["after"])
_SHARE_BEFORE = frozenset(_LEXICON["share"]["before"])
_NOT_HALF_AFTER = frozenset(_LEXICON["share"]["not_half_after"])
_TIMES_AFTER = frozenset(_LEXICON["multiple"]["after"])
_NOT_ONE_BEFORE = frozenset(_LEXICON["one"]["not_before"])
_ONE_OF = frozenset(_LEXICON["one"]["of"])
_ONE_DONE = frozenset(_LEXICON["one"]["done"])
_CLAUSE_WORDS = 8


def is_age(tokens: Tokens, amount: Amount, bounded_from: int, followed: bool) -> bool:
    """Whether a bare number is an age: "aged 34", ", 34,", "the oldest 64", "children under five"."""
    before = amount.first - 1
    word = tokens.lower(before)
    if amount.low > 120:
        return False
    if word in _AGED or (word == "of" and tokens.lower(before - 1) in ("age", "ages")):
        return True
    if word == "between" and (
        tokens.lower(before - 1) in _AGED or (tokens.lower(before - 1) in _AGED_PEOPLE and not followed)
    ):
        return True
    bound = tokens.lower(bounded_from - 1)
    if bounded_from < amount.first and (
        bound in _AGED or (bound in _AGED_PEOPLE and not followed and tokens.lower(bounded_from) in _AGE_BOUNDS)
    ):
        return True
    if followed or amount.low != int(amount.low) or amount.is_range:
        return False
    after = tokens.at(amount.last).text
    if (
        word == ","
        and after in (",", ".", "", ";", ")")
        and 1 <= amount.low <= 110
        and tokens[amount.first].kind != WORD
    ):
        name = tokens.at(before - 1)
        return (
            name.kind == WORD
            and name.lower not in STOP
            and not is_plural(name.lower)
            and (after == "," or name.text[:1].isupper())
        )
    return any(tokens.lower(k) in _OLDEST for k in range(max(0, before - 6), before + 1))


def is_share(tokens: Tokens, amount: Amount, bounded: bool) -> bool:
    """Whether a fraction is one of something, not an ordinal, a clock time or half of a word."""
    number = amount.numbers[-1]
    after, before = tokens.at(number.last), tokens.lower(amount.first - 1)
    if tokens.lower(number.first) in FRACTION_SIGNS:
        return True
    single = number.last - number.first == 1
    if after.text == "-" and after.glued and tokens.at(number.last + 1).glued:
        return False
    if (
        single
        and tokens.lower(number.first) == "half"
        and (before in _NOT_HALF_AFTER or after.lower in ("past", "time", "brother", "way"))
    ):
        return False
    if after.lower in _OF_WHAT or after.text in ("%", "½"):
        return True
    if bounded or before in _SHARE_BEFORE:
        return True
    return (
        number.form == "fraction"
        and not single
        and tokens.lower(number.first) not in ("a", "an", "the", "three")
        or amount.is_range
    )


def is_multiple(tokens: Tokens, index: int) -> bool:
    """Whether what follows "twice" or "three times" at `index` is the thing multiplied, so that it is no count of times."""
    token = tokens.at(index)
    return token.lower in _TIMES_AFTER or token.lower.endswith("'s")


def is_counting_one(tokens: Tokens, index: int, has_noun: bool) -> bool:
    """Whether "one" at `index` counts: "one soldier", "one of them was killed", "one killed, two wounded"."""
    before, after = tokens.lower(index - 1), tokens.lower(index + 1)
    if before in _NOT_ONE_BEFORE:
        return False
    if after == "of":
        return tokens.lower(index + 2) in _ONE_OF and not _is_superlative(tokens, index + 3)
    if after == "-" or before == "-":
        return has_noun and before != "-"
    if after in _ONE_DONE:
        return True
    return has_noun and after not in STOP


def _is_superlative(tokens: Tokens, index: int) -> bool:
    """Whether "one of the …" goes on to single out a kind, not to count: "one of the most", "one of the world's largest"."""
    for k in range(index, index + 4):
        word = tokens.lower(k)
        if word in (
            "most",
            "few",
            "many",
            "best",
            "worst",
            "least",
            "only",
            "main",
            "key",
            "reasons",
            "first",
            "last",
            "leading",
        ) or (word.endswith("est") and len(word) > 4):
            return True
    return False


def trend(tokens: Tokens, first: int, last: int, unit_class: str, increment: bool) -> str | None:
    """ "up" or "down" where the amount between the tokens is the size of a change, else None."""
    if increment:
        return "up"
    before = tokens.lower(first - 1)
    if before == "by":
        return _direction(tokens, first - 2, _CLAUSE_WORDS)
    if before == "of":
        return _direction(tokens, first - 2, 1)
    direct = _direction(tokens, first - 1, 1)
    if before in ("up", "down") and tokens.lower(first - 2) in _PHRASAL:
        direct = None
    if direct and (unit_class != "count" or before in _COUNT_CHANGES):
        return direct
    for k in (last, last + 1):
        word = tokens.lower(k)
        if k > last and unit_class == "count":
            break
        if word in ("more", "fewer", "less") and tokens.lower(k + 1) != "than" and unit_class != "percent":
            return None
        if word in _UP_AFTER:
            return "up"
        if word in _DOWN_AFTER:
            return "down"
        if tokens.at(k).kind != WORD or word in STOP:
            break
    return None


def _direction(tokens: Tokens, index: int, words: int) -> str | None:
    for k in range(index, max(-1, index - words), -1):
        word = tokens[k].lower
        if word in _UP:
            return "up"
        if word in _DOWN:
            return "down"
        if word in (";", ":", "."):
            break
    return None
