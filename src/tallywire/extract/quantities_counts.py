"""What an amount is an amount of: money, a measure, an age, a share, a multiple, or a count of something."""

from __future__ import annotations

from dataclasses import dataclass

from tallywire.extract.lexicon import load
from tallywire.extract.numbers import NUMBER_WORDS
from tallywire.extract.quantities_amounts import Amount
from tallywire.extract.quantities_bounds import Bound
from tallywire.extract.quantities_context import is_age, is_counting_one, is_multiple, is_share
from tallywire.extract.quantities_nouns import Noun, NounPhrase, noun_before, noun_phrase, skip_determiners
from tallywire.extract.quantities_units import rate_after
from tallywire.extract.tokens import NUMBER, WORD, Tokens

_LEXICON = load("context")
_PRONOUNS = frozenset(_LEXICON["counts"]["pronouns"])
_COUNTERS = frozenset(_LEXICON["counts"]["counters"])
_SHAPES = frozenset(_LEXICON["counts"]["shapes"])
_DASHES = ("-", "–", "—", ":")
_YEARS_OLD = ("yo", "y.o.", "y/o")
_SPEED_TIMES = ("hour", "second", "minute")
_FLOWS = ("volume", "mass", "energy")


@dataclass(frozen=True, slots=True)
class Counted:
    """Class, unit and noun of an amount, and the index past all of it; `partitive` is the word of "of them".

    `group` is the noun of what holds them ("a 60-truck column"); `first` where a noun stands before the number.
    """

    unit_class: str
    unit: str | None
    last: int
    phrase: NounPhrase | None = None
    partitive: str | None = None
    group: str | None = None
    first: int | None = None
    per: str | None = None


def counted(tokens: Tokens, amount: Amount, bound: Bound, index: int) -> Counted | None:
    """What the amount is of, where `index` is the token after it and its bounds; None where it is no quantity at all."""
    number = amount.numbers[-1]
    if amount.unit is not None:
        return _measured(tokens, amount, index)
    if tokens.lower(index) in _YEARS_OLD and not amount.is_range:
        return Counted("age", "year", index + 1)
    if number.form == "multiple" or tokens.lower(index) in ("times", "fold", "x"):
        return _multiplied(tokens, amount, index)
    if (
        tokens.lower(index) == "-"
        and tokens[index].glued
        and tokens.at(index + 1).glued
        and tokens.at(index + 1).kind == WORD
    ):
        return _hyphenated(tokens, index + 1)
    if number.form == "fraction":
        if not is_share(tokens, amount, bound.first < amount.first):
            return None
        share = _of_things(tokens, amount, index)
        return Counted("other", "fraction", share.last, share.phrase, share.partitive)
    found = _of_things(tokens, amount, index)
    if is_age(tokens, amount, bound.first, found.phrase is not None):
        return Counted("age", "year", index)
    one = number.low == 1 and number.form == "words" and not amount.is_range and tokens.lower(number.first) == "one"
    if one and not is_counting_one(tokens, number.first, found.phrase is not None):
        return None
    return _listed(tokens, bound, found, index)


def _measured(tokens: Tokens, amount: Amount, index: int) -> Counted:
    unit = amount.unit
    assert unit is not None
    unit_class, name = unit.unit_class, unit.name
    if unit_class == "duration":
        age = _age(tokens, amount, name, index)
        if age:
            return age
    rate = rate_after(tokens, index)
    if rate and unit_class == "length" and rate[0] in _SPEED_TIMES:
        return Counted("speed", f"{name} per {rate[0]}", rate[1])
    if rate and unit_class in _FLOWS and not unit.hyphen:
        return Counted("rate", f"{name} per {rate[0]}", rate[1])
    phrase = None
    if tokens.lower(index) == "of":
        phrase = noun_phrase(tokens, skip_determiners(tokens, index + 1), one=True)
    elif unit.hyphen or unit_class == "money":
        phrase = noun_phrase(tokens, index + 1 if tokens.lower(index) == "-" else index, one=True)
    return Counted(unit_class, name, phrase.last if phrase else index, phrase, per=rate[0] if rate else None)


def _age(tokens: Tokens, amount: Amount, unit: str, index: int) -> Counted | None:
    """ "34 years old", "34-year-olds", "3 months of age", "aged 6 months"."""
    old = index + 1 if tokens.lower(index) == "-" else index
    if tokens.lower(old) in ("old", "olds"):
        return Counted("age", unit, old + 1)
    if tokens.lower(index) == "of" and tokens.lower(index + 1) == "age":
        return Counted("age", unit, index + 2)
    if tokens.lower(amount.first - 1) in ("aged", "age"):
        return Counted("age", unit, index)
    return None


def _multiplied(tokens: Tokens, amount: Amount, index: int) -> Counted | None:
    """ "twice as many", "three times the wage", "tenfold"; else how often: "struck five times"."""
    number = amount.numbers[-1]
    word = tokens.lower(number.first)
    if number.form == "multiple":
        if is_multiple(tokens, index) or word.endswith("fold"):
            return _multiple(tokens, index)
        return Counted("count", None, index) if word in ("twice", "thrice") else None
    if is_multiple(tokens, index + 1) or tokens.lower(index) in ("fold", "x"):
        return _multiple(tokens, index + 1)
    return Counted("count", None, index + 1, NounPhrase(index, index + 1, (Noun(index, index + 1, "time"),)))


def _multiple(tokens: Tokens, index: int) -> Counted:
    start = skip_determiners(tokens, index)
    phrase = noun_phrase(tokens, start, one=True) if start > index else None
    return Counted("other", "multiple", phrase.last if phrase else index, phrase)


def _hyphenated(tokens: Tokens, index: int) -> Counted | None:
    """A number tied to what it counts: "a 60-truck column", "a 2,000-strong brigade"; none for shapes ("three-way")."""
    word = tokens.lower(index)
    if word == "strong":
        phrase = noun_phrase(tokens, index + 1, one=True)
        last = phrase.last if phrase else index + 1
        return Counted("count", None, last, phrase, group=phrase.heads[0].singular if phrase else None)
    phrase = noun_phrase(tokens, index, one=True)
    if phrase is None or word in _SHAPES or word.endswith("ed"):
        return None
    after = index + 1
    while tokens.at(after).text == "-" and tokens.at(after).glued and tokens.at(after + 1).glued:
        after += 2  # "a 12-rocket-launcher battery"
    noun = noun_phrase(tokens, after - 1, one=False) if after > index + 1 else None
    head = (
        Noun(after - 1, after, tokens.lower(after - 1)) if noun or after > index + 1 else Noun(index, index + 1, word)
    )
    holder = phrase.heads[0].singular if phrase.heads[0].first >= after else None
    return Counted("count", None, phrase.last, NounPhrase(index, phrase.last, (head,)), group=holder)


def _of_things(tokens: Tokens, amount: Amount, index: int) -> Counted:
    """The noun phrase after the number, or the pronoun that the number is a part of ("of them")."""
    if tokens.lower(index) == "more" and tokens.lower(index + 1) == "than":
        return Counted("count", None, index)
    of = index + 1 if tokens.lower(index) == "out" and tokens.lower(index + 1) == "of" else index
    if tokens.lower(of) != "of":
        phrase = noun_phrase(tokens, index, one=amount.low == amount.high == 1)
        return Counted("count", None, phrase.last if phrase else index, phrase)
    after = tokens.lower(of + 1)
    if after in _PRONOUNS and not (after in ("those", "these") and noun_phrase(tokens, of + 2, one=False)):
        return Counted("count", None, of + 2, partitive=after)
    start = skip_determiners(tokens, of + 1)
    if tokens.at(start).kind == NUMBER or tokens.lower(start) in NUMBER_WORDS:
        return Counted("count", None, index)  # "38 of the 62 drones": the whole has the noun
    phrase = noun_phrase(tokens, start, one=False)
    return Counted("count", None, phrase.last if phrase else index, phrase)


def _listed(tokens: Tokens, bound: Bound, found: Counted, index: int) -> Counted:
    """The count with its noun from before a dash or colon where a list puts it there: "tanks – 9,301 units"."""
    sign = tokens.at(bound.first - 1)
    head = found.phrase.heads[0].singular if found.phrase else None
    if sign.text not in _DASHES or (sign.text == "-" and sign.glued) or (head is not None and head not in _COUNTERS):
        return found
    phrase = noun_before(tokens, bound.first - 1)
    if phrase is None:
        return found
    return Counted("count", None, found.last if head else index, phrase, first=phrase.first)
