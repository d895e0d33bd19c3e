"""Every quantity that a text states, with the interval its words allow and the exact span that says it.

`find_quantities` reads sentence by sentence: tokens, then amounts (numbers with units, ranges), then what the words
around make of each. Sentences without a digit or a number word are passed over. All steps look a bounded way around a
token, so that the time is linear in the text. Conventions: the qualifier and `quantities` tables of the schema.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import compress

from tallywire.extract.by_word import ByWord
from tallywire.extract.lexicon import load
from tallywire.extract.numbers import AFTER_ARTICLE, FRACTION_SIGNS, NUMBER_WORDS, SEVERAL_WORDS
from tallywire.extract.quantities_amounts import Amount, read_amount, with_point_thousands
from tallywire.extract.quantities_bounds import (
    Bound,
    bound_after,
    bound_before,
    estimated_from,
    is_span_of_time,
    stronger,
)
from tallywire.extract.quantities_context import trend
from tallywire.extract.quantities_counts import Counted, counted
from tallywire.extract.quantities_links import linked
from tallywire.extract.quantities_money import Cues
from tallywire.extract.quantities_names import is_name
from tallywire.extract.quantities_record import QuantityMention
from tallywire.extract.quantities_units import rate_after
from tallywire.extract.tokens import NUMBER, WORD, Tokens, kind_of
from tallywire.text.words import ascii_words

__all__ = ["QuantityMention", "find_quantities", "may_state_quantity"]

_DIGIT = re.compile("[0-9" + "".join(FRACTION_SIGNS) + "]")
_NUMBER_WORDS = frozenset(word.encode() for word in NUMBER_WORDS)
_ARTICLES = frozenset(load("numbers")["openings"]["article"])
_STARTS = NUMBER_WORDS | SEVERAL_WORDS | FRACTION_SIGNS.keys()
_MAY_START = ByWord(lambda word: word in _STARTS or kind_of(word) == NUMBER)
_MAY_HANG_ON = frozenset(load("numbers")["hanging"]["words"])


def find_quantities(view: str, sentences: Sequence[tuple[int, int]]) -> list[QuantityMention]:
    """The quantities of `view` in order of their place; `sentences` are half-open spans of it, in order."""
    cues = Cues(view)
    found: list[QuantityMention] = []
    for index, (start, end) in enumerate(sentences):
        if may_state_quantity(view, start, end):
            tokens = Tokens(view, start, end)
            found.extend(linked(list(_mentions(tokens, index, cues)), found[-1:], tokens))
    return found


def may_state_quantity(view: str, start: int, end: int) -> bool:
    """Whether the span has a digit or a number word at all; cheap, so that other sentences cost next to nothing."""
    if _DIGIT.search(view, start, end):
        return True
    return not _NUMBER_WORDS.isdisjoint(ascii_words(view[start:end]))


def _mentions(tokens: Tokens, sentence: int, cues: Cues) -> Iterator[QuantityMention]:
    estimated = estimated_from(tokens)
    done = 0
    for index in _starts(tokens):
        if index < done or is_name(tokens, index):
            continue
        amount = read_amount(tokens, _with_article(tokens, index), cues)
        if amount is None:
            continue
        done = amount.last
        if _has_letters_on(tokens, amount):
            continue
        bound = bound_before(tokens, amount.first)
        after = amount.bound or bound_after(tokens, amount.last)
        things = counted(tokens, amount, bound, max(amount.last, after.last) if after else amount.last)
        if things is None:
            continue
        if things.unit_class == "count" and things.phrase is not None and things.first is None:
            amount = with_point_thousands(tokens, amount)
        after = after or bound_after(tokens, things.last)
        last = max(things.last, after.last if after else 0)
        qualifier = _qualifier(tokens, amount, bound, after, things)
        if qualifier == "exact" and estimated is not None and amount.first >= estimated:
            qualifier = "about"
        first = bound.first if qualifier != "exact" or bound.qualifier == "exact" else amount.first
        yield _mention(tokens, sentence, amount, Bound(qualifier, first, last), things)
        done = max(done, things.last)


def _starts(tokens: Tokens) -> list[int]:
    """The tokens at which a number may begin, articles left out."""
    may_start = compress(range(tokens.count), map(_MAY_START.__getitem__, tokens.lower))
    return [index for index in may_start if tokens.kind[index] == NUMBER or not tokens.is_tied(index - 1)]


def _with_article(tokens: Tokens, index: int) -> int:
    """The index of the article before a number word: "a dozen", "a few hundred", "a-third"."""
    article = index - 2 if tokens.is_tied(index - 1) else index - 1
    return article if tokens.lower[article] in _ARTICLES and tokens.lower[index] in AFTER_ARTICLE else index


def _has_letters_on(tokens: Tokens, amount: Amount) -> bool:
    """Whether letters that are no unit hang on the digits: "5G", "3D", "4x4", "flat 5b"."""
    after = amount.last
    if not tokens.glued[after] or tokens.kind[after] != WORD or tokens.kind[after - 1] != NUMBER:
        return False
    return tokens.lower[after] not in _MAY_HANG_ON or (tokens.glued[after + 1] and tokens.kind[after + 1] == NUMBER)


def _qualifier(tokens: Tokens, amount: Amount, bound: Bound, after: Bound | None, things: Counted) -> str:
    """How the words bound the amount: the strongest bound, else what the number itself says."""
    qualifier = stronger(bound, after)
    if things.unit_class == "duration" and is_span_of_time(tokens, bound):
        qualifier = "exact"
    if qualifier in ("exact", "about"):
        if amount.is_range:
            return "range"
        if amount.vague:
            return "order"
        return "about" if amount.numbers[0].about else qualifier
    return qualifier


def _mention(tokens: Tokens, sentence: int, amount: Amount, bound: Bound, things: Counted) -> QuantityMention:
    first = _first_of_quote(tokens, amount, bound, things)
    increment = tokens.text[first] == "+"
    phrase = things.phrase
    head = phrase.heads[0] if phrase else None
    rate = None if things.per else rate_after(tokens, bound.last)
    return QuantityMention(
        start=tokens.start(first),
        end=tokens.end(bound.last - 1),
        number_start=tokens.start(amount.numbers[0].first),
        number_end=tokens.end(amount.numbers[-1].last - 1),
        sentence=sentence,
        value=_stated(amount, bound.qualifier),
        value_low=None if bound.qualifier in ("under", "at_most") else amount.low,
        value_high=None if bound.qualifier in ("over", "at_least") else amount.high,
        qualifier=bound.qualifier,
        trend="up" if increment else _trend(tokens, first, bound.last, things),
        unit_class=things.unit_class,
        unit=things.unit,
        noun=head.singular if head else None,
        noun_start=tokens.start(head.first) if head else None,
        noun_end=tokens.end(head.last - 1) if head else None,
        nouns=tuple([noun.singular for noun in phrase.heads]) if phrase else (),
        noun_phrase_end=tokens.end(phrase.last - 1) if phrase and things.first is None else None,
        modifiers=_joined(tokens, phrase.first, phrase.heads[0].first) if phrase else (),
        partitive=things.partitive,
        group=things.group,
        per=rate[0] if rate else things.per,
        rules=_rules(amount, bound, things, increment=increment),
    )


def _stated(amount: Amount, qualifier: str) -> float | None:
    """The number as stated: of a range or a magnitude with a bound the end that holds ("at least 25 to 30")."""
    if amount.low == amount.high or qualifier in ("over", "at_least"):
        return amount.low
    return amount.high if qualifier in ("under", "at_most") else None


def _trend(tokens: Tokens, first: int, last: int, things: Counted) -> str | None:
    if things.unit == "multiple":
        return None  # "three times higher" is no change by three
    part = things.phrase is not None or things.partitive is not None or tokens.lower[last] == "of"
    return trend(tokens, first, last, counted=things.unit_class == "count" and part)


def _first_of_quote(tokens: Tokens, amount: Amount, bound: Bound, things: Counted) -> int:
    """The first token of the quote: bound, "between", the noun of a list, the sign of an increase."""
    first = bound.first if things.first is None else things.first
    before = tokens.lower[first - 1]
    if amount.is_range and before in ("between", "from"):
        return first - 1
    increase = before == "+" and tokens.glued[first] and tokens.text[first - 2] in ("(", "")
    return first - 1 if increase else first


def _joined(tokens: Tokens, first: int, last: int) -> tuple[str, ...]:
    """The words between two tokens, each with what a hyphen or nothing at all ties to it."""
    text = "".join([" " * (not tokens.glued[at]) + tokens.text[at] for at in range(first, last)])
    return tuple([word.strip("\"'-") for word in text.split()])


def _rules(amount: Amount, bound: Bound, things: Counted, *, increment: bool) -> tuple[str, ...]:
    """The names of the rules that made the mention, in order."""
    number = amount.numbers[0]
    rules = [number.form]
    if number.scale != 1:
        rules.append("scale")
    if amount.is_range:
        rules.append("range")
    if bound.qualifier not in ("exact", "range", "order"):
        rules.append(f"bound:{bound.qualifier}")
    if things.unit is not None:
        rules.append(f"unit:{things.unit}")
    if things.phrase is not None:
        rules.append("noun" if things.first is None else "noun_before")
    if things.group is not None:
        rules.append("group")
    if things.partitive is not None:
        rules.append("partitive")
    if increment:
        rules.append("increment")
    return tuple(rules)
