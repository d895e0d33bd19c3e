"""Every quantity that a text states, with the interval its words allow and the exact span that says it.

`find_quantities` reads sentence by sentence: tokens, then amounts (numbers with units, ranges), then what the words around
make of each. Sentences without a digit or a number word are passed over. All steps look a bounded way around a token,
so that the time is linear in the text. Conventions: the qualifier table and the `quantities` table of the public schema.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tallywire.extract.numbers import FRACTION_SIGNS, NUMBER_WORDS, Number
from tallywire.extract.quantities_amounts import Amount, read_amount
from tallywire.extract.quantities_bounds import Bound, bound_after, bound_before, estimated_from, stronger
from tallywire.extract.quantities_context import is_age, is_counting_one, is_multiple, is_share, trend
from tallywire.extract.quantities_names import is_name
from tallywire.extract.quantities_nouns import NounPhrase, noun_phrase, singular_at, skip_determiners
from tallywire.extract.quantities_units import Cues, rate_after
from tallywire.extract.tokens import NUMBER, WORD, Tokens, tokenize

_DIGIT = re.compile(r"[0-9½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞]")
_WORD = re.compile(r"[a-z]+")
_STARTS = NUMBER_WORDS | {"several", "few", "multiple", "number", "handful", "a", "an", "the"}
_ARTICLES = frozenset(["a", "an", "the"])
_AFTER_ARTICLE = (NUMBER_WORDS | {"few", "number", "handful"}) - {"one", "two"}


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityMention:
    """One quantity as one place of a text states it. All offsets are half-open spans of the view that was read.

    The first four groups are what the `quantities` table stores; the last is what readers of facts need besides.
    """

    start: int
    """The quote: bound, number, unit, noun, bracketed conversion."""
    end: int
    number_start: int
    """The digits or words of the number itself, with its scale; of both numbers for a range."""
    number_end: int
    sentence: int
    """Index of the sentence."""

    value: float | None
    """The number as stated, scale multiplied out; None for a range or a vague magnitude."""
    value_low: float | None
    value_high: float | None
    qualifier: str
    """exact, about, over, at_least, under, at_most, range or order."""
    trend: str | None = None
    """up or down where the amount is the size of a change."""

    unit_class: str
    unit: str | None
    """ISO 4217 for money, percent, singular measure; fraction or multiple of something; None for counts."""
    noun: str | None = None
    """For counts the head noun, singular, lower case; else what is measured, if said. None for a bare number."""
    noun_start: int | None = None
    noun_end: int | None = None
    """Span of the head noun; it may stand before the number in lists ("tanks: 9,301")."""

    nouns: tuple[str, ...] = ()
    """All nouns that share the number, singular: ("missile", "drone") in "140 missiles and drones"."""
    noun_phrase_end: int | None = None
    """End of the noun phrase with all its nouns; it begins right after number and unit."""
    modifiers: tuple[str, ...] = ()
    """Words between number and head as written: ("U.S.",) in "1,700 U.S. soldiers"."""
    partitive: str | None = None
    """The word after "of" where the number is a part of something named before: them, whom, those, which."""
    total: QuantityMention | None = None
    """The whole of which this is a stated part: the 62 in "38 of the 62 drones"."""
    converted: QuantityMention | None = None
    """The same sum in another unit, from a bracket: the $1.3 billion in "1.2 billion euros ($1.3 billion)"."""
    per: str | None = None
    """What a rate is per: day, month, barrel."""
    rules: tuple[str, ...] = ()
    """Names of the rules that fired, in order."""


def find_quantities(view: str, sentences: Sequence[tuple[int, int]]) -> list[QuantityMention]:
    """The quantities of `view` in order of their place; `sentences` are half-open spans of it."""
    cues = Cues(view)
    found: list[QuantityMention] = []
    for index, (start, end) in enumerate(sentences):
        if may_state_quantity(view, start, end):
            found.extend(_in_sentence(tokenize(view, start, end), index, cues))
    return found


def may_state_quantity(view: str, start: int, end: int) -> bool:
    """Whether the span has a digit or a number word at all; cheap, so that other sentences cost next to nothing."""
    if _DIGIT.search(view, start, end):
        return True
    return not NUMBER_WORDS.isdisjoint(_WORD.findall(view[start:end].lower()))


@dataclass(slots=True)
class _Sentence:
    """What is known of the sentence that is being read."""

    tokens: Tokens
    index: int
    cues: Cues
    title: bool
    estimated: int | None


def _in_sentence(tokens: Tokens, index: int, cues: Cues) -> list[QuantityMention]:
    sentence = _Sentence(tokens, index, cues, _is_title(tokens), estimated_from(tokens))
    mentions = list(_mentions(sentence))
    return _with_totals(_with_conversions(mentions, tokens), tokens)


def _mentions(sentence: _Sentence) -> Iterator[QuantityMention]:
    tokens = sentence.tokens
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if not _may_start(tokens, index) or (token.kind in (NUMBER, WORD) and is_name(tokens, index, sentence.title)):
            index += 1
            continue
        amount = read_amount(tokens, index, sentence.cues, sentence.title)
        if amount is None:
            index += 1
            continue
        mention = _mention(sentence, amount)
        if mention is not None:
            yield mention
        index = max(index + 1, amount.last)


def _may_start(tokens: Tokens, index: int) -> bool:
    token = tokens[index]
    if token.kind == NUMBER:
        return True
    if token.kind != WORD:
        return token.text in FRACTION_SIGNS
    if token.lower in _ARTICLES:
        after = index + 2 if tokens.lower(index + 1) == "-" else index + 1
        return tokens.lower(after) in _AFTER_ARTICLE
    if token.lower not in _STARTS:
        return False
    # capitals inside a sentence make a name: "Group of Seven", "the Five Eyes"
    return not (token.glued and tokens.at(index - 1).text == "-" and tokens.at(index - 1).glued)


def _is_title(tokens: Tokens) -> bool:
    """Whether most long words are written with a capital, as in some papers' headlines."""
    long_words = [token.text[0].isupper() for token in tokens if token.kind == WORD and len(token.text) > 3]
    return len(long_words) > 2 and sum(long_words) >= 0.75 * len(long_words)


def _mention(sentence: _Sentence, amount: Amount) -> QuantityMention | None:
    """The amount with bound, noun and context, or None where the context makes it no quantity."""
    tokens = sentence.tokens
    number = amount.numbers[0]
    before = bound_before(tokens, amount.first)
    after = bound_after(tokens, amount.last)
    phrase_from = after.last if after else amount.last
    unit_class, unit, phrase, partitive, extra = _classified(sentence, amount, before, phrase_from)
    if unit_class is None:
        return None
    last = max(phrase.last if phrase else 0, phrase_from, extra)
    late = bound_after(tokens, last) if after is None else None
    if late:
        last = late.last
    bound = Bound(stronger(before, after or late), before.first, last)
    low, high = amount.low, amount.high
    qualifier, low_stated, high_stated = _interval(bound.qualifier, amount)
    rules = [number.form]
    if qualifier == "exact" and (
        number.about or (sentence.estimated is not None and amount.first >= sentence.estimated)
    ):
        qualifier = "about"
    first = _with_between(tokens, before.first, amount)
    increment = tokens.lower(first - 1) == "+" and tokens.at(first - 1).start + 1 == tokens[first].start
    if increment:
        first -= 1
    rate = rate_after(tokens, last)
    rules += [
        rule
        for rule, fired in (
            ("scale", number.scale != 1),
            ("range", amount.is_range),
            (f"unit:{unit}", unit),
            (f"bound:{bound.qualifier}", bound.qualifier != "exact"),
            ("noun", phrase),
            ("partitive", partitive),
            ("increment", increment),
        )
        if fired
    ]
    head = phrase.heads[0] if phrase else None
    return QuantityMention(
        start=tokens[first].start,
        end=tokens[last - 1].end,
        number_start=tokens[number.first].start,
        number_end=tokens[amount.numbers[-1].last - 1].end,
        sentence=sentence.index,
        value=low if low == high else None,
        value_low=low_stated,
        value_high=high_stated,
        qualifier=qualifier,
        trend=trend(tokens, first, last, unit_class, increment),
        unit_class=unit_class,
        unit=unit,
        noun=singular_at(tokens, head) if head is not None else None,
        noun_start=tokens[head].start if head is not None else None,
        noun_end=tokens[head].end if head is not None else None,
        nouns=tuple(singular_at(tokens, k) for k in phrase.heads) if phrase else (),
        noun_phrase_end=tokens[phrase.last - 1].end if phrase else None,
        modifiers=tuple(tokens[k].text for k in range(phrase.first, phrase.heads[0]) if tokens[k].kind != "sign")
        if phrase
        else (),
        partitive=partitive,
        per=rate[0] if rate else None,
        rules=tuple(rules),
    )


def _interval(qualifier: str, amount: Amount) -> tuple[str, float | None, float | None]:
    """Qualifier and interval: a strong bound wins over a range or a vague magnitude, these over "about"."""
    if qualifier in ("over", "at_least"):
        return qualifier, amount.low, None
    if qualifier in ("under", "at_most"):
        return qualifier, None, amount.high
    if amount.is_range:
        return "range", amount.low, amount.high
    if amount.vague:
        return "order", amount.low, amount.high
    return qualifier, amount.low, amount.high


def _with_between(tokens: Tokens, first: int, amount: Amount) -> int:
    """The first token of the quote, with "between" and "from" of a range."""
    if amount.is_range and tokens.lower(first - 1) in ("between", "from"):
        return first - 1
    return first


Classified = tuple[str | None, str | None, NounPhrase | None, str | None, int]


def _classified(sentence: _Sentence, amount: Amount, before: Bound, index: int) -> Classified:
    """Unit class, unit, noun phrase, partitive word and the index past all of them; no class where it is no quantity."""
    tokens = sentence.tokens
    number = amount.numbers[-1]
    if amount.unit is not None:
        return _measured(sentence, amount, index)
    if number.form == "multiple" or tokens.lower(index) in ("times", "fold", "x"):
        return _multiplied(sentence, amount, index)
    if number.form == "fraction":
        bounded = before.first < amount.first
        if not is_share(tokens, amount, bounded):
            return None, None, None, None, index
        phrase, partitive, last = _counted(tokens, amount, index)
        return "other", "fraction", phrase, partitive, last
    phrase, partitive, last = _counted(tokens, amount, index)
    if is_age(tokens, amount, before.first, phrase is not None):
        return "age", "year", None, None, index
    if number.form == "words" and number.low == 1 and not amount.is_range and tokens.lower(number.first) == "one":
        if not is_counting_one(tokens, number.first, phrase is not None):
            return None, None, None, None, index
    return "count", None, phrase, partitive, last


def _measured(sentence: _Sentence, amount: Amount, index: int) -> Classified:
    tokens = sentence.tokens
    unit = amount.unit
    assert unit is not None
    unit_class, name, last = unit.unit_class, unit.name, index
    if unit_class == "duration":
        old = index + 1 if tokens.lower(index) == "-" else index
        if tokens.lower(old) in ("old", "olds") or (tokens.lower(index) == "of" and tokens.lower(index + 1) == "age"):
            return "age", name, None, None, max(old, index) + (2 if tokens.lower(index) == "of" else 1)
        if tokens.lower(amount.first - 1) in ("aged", "age"):
            return "age", name, None, None, index
    if unit_class == "length":
        rate = rate_after(tokens, index)
        if rate and rate[0] in ("hour", "second", "minute"):
            return "speed", f"{name} per {rate[0]}", None, None, rate[1]
    if unit_class in ("volume", "mass", "energy"):
        rate = rate_after(tokens, index)
        if rate and rate[0] in ("day", "hour", "year", "month", "week", "second", "minute"):
            return "rate", f"{name} per {rate[0]}", None, None, rate[1]
    phrase = None
    if tokens.lower(index) == "of":
        phrase = noun_phrase(tokens, skip_determiners(tokens, index + 1), one=True)
    elif unit.hyphen or unit_class == "money":
        phrase = noun_phrase(tokens, index + 1 if tokens.lower(index) == "-" else index, one=True)
    return unit_class, name, phrase, None, max(last, unit.last)


def _multiplied(sentence: _Sentence, amount: Amount, index: int) -> Classified:
    tokens = sentence.tokens
    number: Number = amount.numbers[-1]
    if number.form == "multiple":
        if (
            number.low in (2, 3, 4)
            and tokens.lower(number.first) in ("double", "triple", "quadruple")
            and not is_multiple(tokens, number.last)
        ):
            return None, None, None, None, index
        if tokens.lower(number.first) in ("twice", "thrice") and not is_multiple(tokens, number.last):
            return "count", None, None, None, index
        return "other", "multiple", None, None, index
    if is_multiple(tokens, index + 1) or tokens.lower(index) in ("fold", "x"):
        return "other", "multiple", None, None, index + 1
    return "count", None, NounPhrase(index, index + 1, (index,)), None, index + 1


def _counted(tokens: Tokens, amount: Amount, index: int) -> tuple[NounPhrase | None, str | None, int]:
    """The noun phrase after the number, or the pronoun it is part of ("of them"), and the index past it."""
    if tokens.lower(index) == "-" and tokens[index].glued and tokens.at(index + 1).glued:
        if tokens.lower(index + 1) == "strong":
            index += 1
        phrase = noun_phrase(tokens, index + 1, one=True)
        return phrase, None, phrase.last if phrase else index
    if tokens.lower(index) == "more" and tokens.lower(index + 1) == "than":
        return None, None, index
    one = amount.low == amount.high == 1
    out = 1 if tokens.lower(index) == "out" and tokens.lower(index + 1) == "of" else 0
    if tokens.lower(index + out) != "of":
        phrase = noun_phrase(tokens, index, one)
        return phrase, None, phrase.last if phrase else index
    after = tokens.lower(index + out + 1)
    if after in ("them", "whom", "those", "which", "these", "us", "you") and not (
        after in ("those", "these")
        and tokens.at(index + 2).kind == WORD
        and tokens.lower(index + 2) not in ("who", "killed", "wounded")
    ):
        return None, after, index + out + 2
    start = skip_determiners(tokens, index + out + 1)
    if tokens.at(start).kind == NUMBER or tokens.lower(start) in NUMBER_WORDS:
        return None, None, index
    phrase = noun_phrase(tokens, start, False)
    return phrase, None, phrase.last if phrase else index


def _with_conversions(mentions: list[QuantityMention], tokens: Tokens) -> list[QuantityMention]:
    """The mentions with each bracketed conversion put into the mention it converts."""
    if len(mentions) < 2:
        return mentions
    ends = {token.start: token for token in tokens}
    kept: list[QuantityMention] = []
    for mention in mentions:
        last = kept[-1] if kept else None
        if last is not None and last.converted is None and _converts(last, mention, tokens):
            bracket = ends.get(mention.end)
            end = bracket.end if bracket is not None and bracket.text == ")" else mention.end
            kept[-1] = replace(last, end=end, converted=mention, rules=(*last.rules, "conversion"))
        else:
            kept.append(mention)
    return kept


def _converts(first: QuantityMention, second: QuantityMention, tokens: Tokens) -> bool:
    if first.unit_class != second.unit_class or first.unit == second.unit or first.unit is None:
        return False
    if first.unit_class not in ("money", "length", "area", "mass", "volume", "temperature", "speed"):
        return False
    between = [token for token in tokens if first.end <= token.start < second.start]
    text = "".join(" " * (not token.glued) + token.lower for token in between)
    return text.strip() in ("", "(", "( or", "(or", "/", "=", "(=", ", or", "or", "( =") and (
        text.strip() != "or" or first.unit_class == "money"
    )


def _with_totals(mentions: list[QuantityMention], tokens: Tokens) -> list[QuantityMention]:
    """The mentions with each part of a stated whole pointed at it ("38 of the 62 drones")."""
    for at in range(len(mentions) - 2, -1, -1):
        part, whole = mentions[at], mentions[at + 1]
        if part.unit_class != "count" or whole.unit_class != "count" or part.noun is not None or part.partitive:
            continue
        between = [token.lower for token in tokens if part.end <= token.start < whole.start]
        if between[:1] == ["of"] or between[:2] == ["out", "of"]:
            if len(between) <= 5:
                mentions[at] = replace(
                    part,
                    total=whole,
                    noun=whole.noun,
                    noun_start=whole.noun_start,
                    noun_end=whole.noun_end,
                    nouns=whole.nouns,
                    end=whole.end,
                    rules=(*part.rules, "total"),
                )
    return mentions
