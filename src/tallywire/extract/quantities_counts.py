"""What an amount is an amount of: money, a measure, an age, a share, a multiple, or a count of something."""

from __future__ import annotations

from typing import NamedTuple

from tallywire.extract.lexicon import load, word_list
from tallywire.extract.numbers import NUMBER_WORDS
from tallywire.extract.quantities_amounts import Amount
from tallywire.extract.quantities_bounds import Bound
from tallywire.extract.quantities_context import is_age, is_counting_one, is_multiple, is_reference, is_share
from tallywire.extract.quantities_nouns import Noun, NounPhrase, noun_before, noun_phrase, skip_determiners
from tallywire.extract.quantities_units import TIMES, Unit, rate_after
from tallywire.extract.tokens import NUMBER, WORD, Tokens

_LEXICON = load("context")
_PRONOUNS = frozenset(_LEXICON["counts"]["pronouns"])
_POINTING = frozenset(["those", "these"])
_OWNED = word_list("grammar", "possessives")
_COUNTERS = frozenset(_LEXICON["counts"]["counters"])
_SHAPES = frozenset(_LEXICON["counts"]["shapes"])
_YEARS_OLD = frozenset(_LEXICON["age"]["years_old"])
_AGED = frozenset(_LEXICON["age"]["before"])
_LIST_SIGNS = frozenset(["-", "–", "—", ":"])
_LIST_ENDS = frozenset([",", ";", ".", "(", ")", "and", ""])
_SPEED_TIMES = frozenset(["hour", "second", "minute"])
_FLOWS = frozenset(["volume", "mass", "energy"])


class Counted(NamedTuple):
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
    """What the amount is of; `index` is the token after it and its bounds. None where it is no quantity at all."""
    if amount.unit is not None:
        return _measured(tokens, amount, amount.unit, index)
    number = amount.numbers[-1]
    if number.form == "multiple" or tokens.lower[tokens.past_hyphen(index)] in ("times", "fold", "x"):
        return _multiplied(tokens, amount, index)
    if number.form == "fraction":
        return _share(tokens, amount, index) if is_share(tokens, amount, bounded=bound.first < amount.first) else None
    if tokens.is_tied(index) and tokens.kind[index + 1] == WORD:
        return _hyphenated(tokens, index + 1)
    if tokens.text[index] == "-" and tokens.glued[index] and tokens.lower[index + 1] in ("and", "or"):
        return None  # "20- and 30-year-olds": the second number has what both count
    return _plain_count(tokens, amount, bound, index)


def _plain_count(tokens: Tokens, amount: Amount, bound: Bound, index: int) -> Counted | None:
    found = _of_things(tokens, amount, index)
    if tokens.lower[index] in _YEARS_OLD:
        return Counted("age", "year", index + 1)
    if is_age(tokens, amount, bound, followed=found.phrase is not None):
        return Counted("age", "year", index)
    number = amount.numbers[0]
    one = tokens.lower[number.first] == "one" and number.last == number.first + 1 and not amount.is_range
    if one and not is_counting_one(tokens, number.first, has_noun=found.phrase is not None):
        return None
    if found.phrase is None and found.partitive is None and is_reference(tokens, amount):
        return None
    return _listed(tokens, bound, found, index)


def _measured(tokens: Tokens, amount: Amount, unit: Unit, index: int) -> Counted:
    unit_class, name = unit.unit_class, unit.name
    age = _age(tokens, amount, name, index) if unit_class == "duration" else None
    if age:
        return age
    rate = rate_after(tokens, index)
    if rate and unit_class == "length" and rate[0] in _SPEED_TIMES:
        return Counted("speed", f"{name} per {rate[0]}", rate[1])
    if rate and unit_class in _FLOWS and rate[0] in TIMES and not unit.hyphen:
        return Counted("rate", f"{name} per {rate[0]}", rate[1])
    phrase = None
    if tokens.lower[index] == "of":
        start = skip_determiners(tokens, index + 1)
        money_of = unit_class == "money" and _counts_itself(tokens, start)  # "500 million euros of a billion-euro loan"
        phrase = None if money_of else noun_phrase(tokens, start, one=True)
    elif unit.hyphen or unit_class == "money":
        noun = tokens.past_hyphen(index)
        phrase = None if tokens.lower[noun] == "worth" else noun_phrase(tokens, noun, one=True)
    return Counted(unit_class, name, phrase.last if phrase else index, phrase, per=rate[0] if rate else None)


def _age(tokens: Tokens, amount: Amount, unit: str, index: int) -> Counted | None:
    """ "34 years old", "34-year-olds", "3 months of age", "aged 6 months"."""
    old = tokens.past_hyphen(index)
    if tokens.lower[old] in ("old", "olds"):
        return Counted("age", unit, old + 1)
    if tokens.matches(index, ("of", "age")):
        return Counted("age", unit, index + 2)
    return Counted("age", unit, index) if tokens.lower[amount.first - 1] in _AGED else None


def _multiplied(tokens: Tokens, amount: Amount, index: int) -> Counted | None:
    """ "twice as many", "three times the wage", "tenfold"; else how often: "struck five times"."""
    number = amount.numbers[-1]
    word = tokens.lower[number.first]
    index = tokens.past_hyphen(index)
    if number.form == "multiple":
        doubles = word in ("double", "triple", "quadruple") and tokens.lower[index] == "as"  # "double as cabins"
        if (is_multiple(tokens, index) and not doubles) or word.endswith("fold"):
            return _multiple(tokens, index)
        return Counted("count", None, index) if word in ("twice", "thrice") else None
    if is_multiple(tokens, index + 1) or tokens.lower[index] != "times":
        return _multiple(tokens, index + 1)
    return Counted("count", None, index + 1, NounPhrase(index, index + 1, (Noun(index, index + 1, "time"),)))


def _multiple(tokens: Tokens, index: int) -> Counted:
    start = skip_determiners(tokens, index)
    phrase = noun_phrase(tokens, start, one=True) if start > index else None
    return Counted("other", "multiple", phrase.last if phrase else index, phrase)


def _share(tokens: Tokens, amount: Amount, index: int) -> Counted:
    """ "half of the fleet", "half its men", "a third of them"."""
    start = skip_determiners(tokens, index)
    if _counts_itself(tokens, start):
        return Counted("other", "fraction", index)  # "half its 60-odd aircraft": the whole is a count of its own
    found = _of_things(tokens, amount, start)
    return Counted("other", "fraction", found.last if found.last > start else index, found.phrase, found.partitive)


def _counts_itself(tokens: Tokens, index: int) -> bool:
    """Whether a number stands where a noun is looked for."""
    return tokens.kind[index] == NUMBER or tokens.lower[index] in NUMBER_WORDS


def _hyphenated(tokens: Tokens, index: int) -> Counted | None:
    """A number tied to what it counts: "a 60-truck column", "a 2,000-strong brigade"; none for shapes ("three-way")."""
    word = tokens.lower[index]
    if word in _SHAPES or word.endswith("ed"):
        return None
    if word == "strong":
        phrase = noun_phrase(tokens, index + 1, one=True)
        brigade = phrase.heads[0].singular if phrase else None
        return Counted("count", None, phrase.last if phrase else index + 1, phrase, group=brigade)
    phrase = noun_phrase(tokens, index, one=True)
    if phrase is None:
        return None
    last = index + 1
    while tokens.is_tied(last):
        last += 2  # "a 12-rocket-launcher battery"
    head, holder = Noun(last - 1, last, tokens.lower[last - 1]), phrase.heads[0]
    group = holder.singular if holder.first >= last else None
    return Counted("count", None, phrase.last, NounPhrase(index, phrase.last, (head,)), group=group)


def _of_things(tokens: Tokens, amount: Amount, index: int) -> Counted:
    """The noun phrase after the number, or the pronoun that the number is a part of ("of them")."""
    if tokens.matches(index, ("more", "than")):
        return Counted("count", None, index)
    apart = amount.vague and tokens.text[index] == ","  # "hundreds, if not thousands, of people"
    of = index + 1 if tokens.matches(index, ("out", "of")) or apart else index
    if tokens.lower[of] != "of":
        phrase = noun_phrase(tokens, index, one=amount.low == amount.high == 1)
        return Counted("count", None, phrase.last if phrase else index, phrase)
    after = tokens.lower[of + 1]
    if after in _PRONOUNS and not (after in _POINTING and noun_phrase(tokens, of + 2, one=False)):
        return Counted("count", None, of + 2, partitive=after)
    start = skip_determiners(tokens, of + 1)
    left = of > index and not apart and after in _OWNED  # "540,000 out of their homes"
    if left or _counts_itself(tokens, start):
        return Counted("count", None, index)  # "38 of the 62 drones": the whole has the noun
    phrase = noun_phrase(tokens, start, one=False)
    return Counted("count", None, phrase.last if phrase else index, phrase)


def _listed(tokens: Tokens, bound: Bound, found: Counted, index: int) -> Counted:
    """The count with its noun from before a dash or colon where a list puts it there: "tanks – 9,301 units"."""
    sign = bound.first - 1
    named = found.phrase is not None
    if tokens.text[sign] not in _LIST_SIGNS or (tokens.text[sign] == "-" and tokens.glued[sign]):
        return found
    if found.phrase is not None and found.phrase.heads[0].singular not in _COUNTERS:
        return found
    if found.phrase is None and tokens.lower[index] not in _LIST_ENDS:
        return found
    phrase = noun_before(tokens, sign)
    return Counted("count", None, found.last if named else index, phrase, first=phrase.first) if phrase else found
