"""Every quantity that a text states, with the interval its words allow and the exact span that says it.

`find_quantities` reads sentence by sentence: tokens, then amounts (numbers with units, ranges), then what the words around
make of each. Sentences without a digit or a number word are passed over. All steps look a bounded way around a token,
so that the time is linear in the text. Conventions: the qualifier table and the `quantities` table of the public schema.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tallywire.extract.numbers import FRACTION_SIGNS, NUMBER_WORDS, SEVERAL_WORDS
from tallywire.extract.quantities_amounts import Amount, read_amount
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
from tallywire.extract.quantities_names import is_name
from tallywire.extract.quantities_record import QuantityMention
from tallywire.extract.quantities_units import Cues, rate_after
from tallywire.extract.tokens import NUMBER, WORD, Tokens, tokenize

__all__ = ["QuantityMention", "find_quantities", "may_state_quantity"]

_DIGIT = re.compile("[0-9" + "".join(FRACTION_SIGNS) + "]")
_WORD = re.compile(r"[a-z]+")
_MAY_HANG_ON = frozenset(["x", "fold", "odd", "plus", "ish"])
_ARTICLES = frozenset(["a", "an", "the"])
_STARTS = NUMBER_WORDS | SEVERAL_WORDS | _ARTICLES
_AFTER_ARTICLE = (NUMBER_WORDS | SEVERAL_WORDS) - {"one", "two"}


def find_quantities(view: str, sentences: Sequence[tuple[int, int]]) -> list[QuantityMention]:
    """The quantities of `view` in order of their place; `sentences` are half-open spans of it, in order."""
    cues = Cues(view)
    found: list[QuantityMention] = []
    for index, (start, end) in enumerate(sentences):
        if may_state_quantity(view, start, end):
            tokens = tokenize(view, start, end)
            found.extend(linked(list(_mentions(tokens, index, cues)), found[-1:], tokens))
    return found


def may_state_quantity(view: str, start: int, end: int) -> bool:
    """Whether the span has a digit or a number word at all; cheap, so that other sentences cost next to nothing."""
    if _DIGIT.search(view, start, end):
        return True
    return not NUMBER_WORDS.isdisjoint(_WORD.findall(view[start:end].lower()))


def _mentions(tokens: Tokens, sentence: int, cues: Cues) -> Iterator[QuantityMention]:
    estimated = estimated_from(tokens)
    index = 0
    while index < len(tokens):
        amount = None
        if _may_start(tokens, index) and not is_name(tokens, index):
            amount = read_amount(tokens, index, cues)
        if amount is None:
            index += 1
            continue
        bound = bound_before(tokens, amount.first)
        after = bound_after(tokens, amount.last)
        if _is_glued_on(tokens, amount):
            index = amount.last
            continue
        things = counted(tokens, amount, bound, after.last if after else amount.last)
        if things is None:
            index = amount.last
            continue
        after = after or bound_after(tokens, things.last)
        bound = Bound(stronger(bound, after), bound.first, max(things.last, after.last if after else 0))
        if things.unit_class == "duration" and is_span_of_time(tokens, bound):
            bound = Bound("exact", amount.first, bound.last)
        if bound.qualifier == "exact" and estimated is not None and amount.first >= estimated:
            bound = Bound("about", bound.first, bound.last)
        yield _mention(tokens, sentence, amount, bound, things)
        index = max(amount.last, things.last)


def _may_start(tokens: Tokens, index: int) -> bool:
    token = tokens[index]
    if token.kind != WORD:
        return token.kind == NUMBER or token.text in FRACTION_SIGNS
    if token.lower in _ARTICLES:
        after = index + 2 if tokens.lower(index + 1) == "-" else index + 1
        return tokens.lower(after) in _AFTER_ARTICLE
    tied = token.glued and tokens.at(index - 1).text == "-" and tokens.at(index - 1).glued
    return token.lower in _STARTS and not tied


def _is_glued_on(tokens: Tokens, amount: Amount) -> bool:
    """Whether letters that are no unit hang on the digits: "5G", "3D", "4x4", "flat 5b"."""
    after = tokens.at(amount.last)
    if not after.glued or after.kind != WORD or tokens[amount.last - 1].kind != NUMBER:
        return False
    return (
        after.lower not in _MAY_HANG_ON
        or tokens.at(amount.last + 1).glued
        and tokens.at(amount.last + 1).kind == NUMBER
    )


def _mention(tokens: Tokens, sentence: int, amount: Amount, bound: Bound, things: Counted) -> QuantityMention:
    qualifier, low, high = _interval(bound.qualifier, amount)
    first = _first_of_quote(tokens, amount, bound, things)
    increment = tokens.lower(first) == "+"
    phrase = things.phrase
    head = phrase.heads[0] if phrase else None
    rate = rate_after(tokens, bound.last)
    return QuantityMention(
        start=tokens[first].start,
        end=tokens[bound.last - 1].end,
        number_start=tokens[amount.numbers[0].first].start,
        number_end=tokens[amount.numbers[-1].last - 1].end,
        sentence=sentence,
        value=amount.low if amount.low == amount.high else None,
        value_low=low,
        value_high=high,
        qualifier=qualifier,
        trend=trend(tokens, first, bound.last, things.unit_class, increment),
        unit_class=things.unit_class,
        unit=things.unit,
        noun=head.singular if head else None,
        noun_start=tokens[head.first].start if head else None,
        noun_end=tokens[head.last - 1].end if head else None,
        nouns=tuple(noun.singular for noun in phrase.heads) if phrase else (),
        noun_phrase_end=tokens[phrase.last - 1].end if phrase and things.first is None else None,
        modifiers=_joined(tokens, phrase.first, phrase.heads[0].first) if phrase else (),
        partitive=things.partitive,
        group=things.group,
        per=things.per or (rate[0] if rate else None),
        rules=_rules(amount, bound, things, increment),
    )


def _joined(tokens: Tokens, first: int, last: int) -> tuple[str, ...]:
    """The words between two tokens, each with what a hyphen or nothing at all ties to it."""
    text = "".join(" " * (not token.glued) + token.text for token in tokens[first:last])
    return tuple(word.strip("\"'-") for word in text.split())


def _interval(qualifier: str, amount: Amount) -> tuple[str, float | None, float | None]:
    """Qualifier and interval: a strong bound wins over a range or a vague magnitude, these over "about"."""
    if qualifier in ("over", "at_least"):
        return qualifier, amount.low, None
    if qualifier in ("under", "at_most"):
        return qualifier, None, amount.high
    if amount.is_range or amount.vague:
        return "range" if amount.is_range else "order", amount.low, amount.high
    return "about" if amount.numbers[0].about else qualifier, amount.low, amount.high


def _first_of_quote(tokens: Tokens, amount: Amount, bound: Bound, things: Counted) -> int:
    """The first token of the quote: bound, "between", the noun of a list, the sign of an increase."""
    first = bound.first if things.first is None else things.first
    before = tokens.lower(first - 1)
    if amount.is_range and before in ("between", "from"):
        return first - 1
    if before == "+" and tokens[first].glued and tokens.at(first - 2).text in ("(", ""):
        return first - 1
    return first


def _rules(amount: Amount, bound: Bound, things: Counted, increment: bool) -> tuple[str, ...]:
    number = amount.numbers[0]
    fired = {
        number.form: True,
        "scale": number.scale != 1,
        "range": amount.is_range,
        f"bound:{bound.qualifier}": bound.qualifier != "exact",
        f"unit:{things.unit}": things.unit is not None,
        "noun": things.phrase is not None and things.first is None,
        "noun_before": things.first is not None,
        "group": things.group is not None,
        "partitive": things.partitive is not None,
        "increment": increment,
    }
    return tuple(rule for rule, holds in fired.items() if holds)
