"""What ties the quantities of a text to each other: conversions, parts of a whole, increments, money that goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tallywire.extract.lexicon import load
from tallywire.extract.quantities_record import QuantityMention
from tallywire.extract.tokens import WORD, Tokens

_CONVERTED = frozenset(["money", "length", "area", "mass", "volume", "temperature", "speed"])
_JOINTS = frozenset(["", "(", "(or", "( or", "/", "=", "(=", "( =", ", or", "or", "(i.e."])
_GOES_ON = frozenset(load("context")["money"]["after"])
_SMALLER = {
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("day", "hour"): 24,
    ("year", "month"): 12,
    ("week", "day"): 7,
    ("foot", "inch"): 12,
    ("pound", "ounce"): 16,
    ("meter", "centimeter"): 100,
}
"""How many of the second unit make one of the first."""
_LARGE = 1e6


def linked(mentions: list[QuantityMention], before: Sequence[QuantityMention], tokens: Tokens) -> list[QuantityMention]:
    """The mentions of one sentence with their ties; `before` are those of the text so far."""
    if not mentions:
        return mentions
    place = {token.start: index for index, token in enumerate(tokens)}
    mentions = _with_both_bounds(mentions, tokens, place)
    mentions = _with_smaller_units(mentions, tokens, place)
    mentions = _with_conversions(mentions, tokens, place)
    mentions = _with_money(mentions, before, tokens, place)
    mentions = _with_ages(mentions, tokens, place)
    mentions = _with_increments(mentions, tokens, place)
    return _with_totals(mentions, tokens, place)


def _between(first: QuantityMention, second: QuantityMention, tokens: Tokens, place: dict[int, int]) -> str:
    """The lower-case text of the few tokens between two mentions; a mark that no rule knows where they are many."""
    to = place[second.start]
    words: list[str] = []
    while to > 0 and tokens[to - 1].start >= first.end:
        to -= 1
        words.append(" " * (not tokens[to].glued) + tokens[to].lower)
        if len(words) > 6:
            return "…"
    return "".join(reversed(words)).strip()


def _with_money(
    mentions: list[QuantityMention], before: Sequence[QuantityMention], tokens: Tokens, place: dict[int, int]
) -> list[QuantityMention]:
    """The mentions with large bare numbers after a sum of money read as money too: "… take another 40 billion"."""
    last = before[-1] if before and before[-1].sentence == mentions[0].sentence - 1 else None
    money = last.unit if last is not None and last.unit_class == "money" else None
    out: list[QuantityMention] = []
    for mention in mentions:
        bare = mention.unit_class == "count" and mention.noun is None and mention.partitive in (None, "it")
        whole = out and out[-1].unit_class == "money" and _between(out[-1], mention, tokens, place).startswith("of ")
        low = mention.value_low or mention.value_high or 0
        if mention.unit_class == "money":
            money = mention.unit
        elif bare and money is not None and low >= _LARGE and (whole or _stays_bare(mention, tokens, place)):
            mention = replace(mention, unit_class="money", unit=money, rules=(*mention.rules, "money_goes_on"))
        elif mention.unit_class in ("count", "age"):
            money = None
        out.append(mention)
    return out


def _stays_bare(mention: QuantityMention, tokens: Tokens, place: dict[int, int]) -> bool:
    """Whether nothing after the number says that it counts people or things: "2 million have fled"."""
    index = place[mention.start]
    while index < len(tokens) and tokens[index].start < mention.end:
        index += 1
    after = tokens.at(index)
    return after.kind != WORD or after.lower in _GOES_ON


def _with_both_bounds(mentions: list[QuantityMention], tokens: Tokens, place: dict[int, int]) -> list[QuantityMention]:
    """The mentions with two bounds of one number read as a range: "more than 40 but fewer than 50 people"."""
    kept: list[QuantityMention] = []
    for mention in mentions:
        last = kept[-1] if kept else None
        if (
            last is None
            or not _bounds_both(last, mention)
            or _between(last, mention, tokens, place) not in ("and", "but")
        ):
            kept.append(mention)
            continue
        low, high = last.value_low or mention.value_low, last.value_high or mention.value_high
        rules = (*last.rules, *mention.rules, "both_bounds")
        kept[-1] = replace(
            mention,
            start=last.start,
            number_start=last.number_start,
            value=None,
            value_low=low,
            value_high=high,
            qualifier="range",
            rules=rules,
        )
    return kept


def _bounds_both(first: QuantityMention, second: QuantityMention) -> bool:
    if (
        first.noun is not None
        or first.unit not in (None, second.unit)
        or first.unit_class not in ("count", second.unit_class)
    ):
        return False
    lower = {"over", "at_least"}
    upper = {"under", "at_most"}
    if first.qualifier in lower and second.qualifier in upper:
        return (first.value_low or 0) < (second.value_high or 0)
    return first.qualifier in upper and second.qualifier in lower and (second.value_low or 0) < (first.value_high or 0)


def _with_smaller_units(
    mentions: list[QuantityMention], tokens: Tokens, place: dict[int, int]
) -> list[QuantityMention]:
    """The mentions with a smaller unit put into the one before: "one hour and 45 minutes", "5 feet 2 inches"."""
    kept: list[QuantityMention] = []
    for mention in mentions:
        last = kept[-1] if kept else None
        share = _SMALLER.get((last.unit, mention.unit)) if last else None
        if last is None or share is None or not _adds_up(last, mention, share, tokens, place):
            kept.append(mention)
            continue
        value = (last.value or 0) + (mention.value or 0) / share
        kept[-1] = replace(
            last,
            end=mention.end,
            number_end=mention.number_end,
            value=value,
            value_low=value if last.value_low is not None else None,
            value_high=value if last.value_high is not None else None,
            rules=(*last.rules, "smaller_unit"),
        )
    return kept


def _adds_up(
    first: QuantityMention, second: QuantityMention, share: int, tokens: Tokens, place: dict[int, int]
) -> bool:
    if first.value is None or second.value is None or second.qualifier != "exact" or second.value >= share:
        return False
    return first.noun is None and _between(first, second, tokens, place) in ("", "and", ",")


def _with_ages(mentions: list[QuantityMention], tokens: Tokens, place: dict[int, int]) -> list[QuantityMention]:
    """The mentions with a bare number after an age read as one too: "aged 34 and 51"."""
    for at in range(1, len(mentions)):
        last, mention = mentions[at - 1], mentions[at]
        bare = mention.unit_class == "count" and mention.noun is None and mention.partitive is None
        if (
            last.unit_class == "age"
            and bare
            and _between(last, mention, tokens, place) in ("and", ",", ", and", "or", "to")
        ):
            mentions[at] = replace(mention, unit_class="age", unit=last.unit, rules=(*mention.rules, "age_goes_on"))
    return mentions


def _with_conversions(mentions: list[QuantityMention], tokens: Tokens, place: dict[int, int]) -> list[QuantityMention]:
    """The mentions with each bracketed conversion put into the mention that it converts."""
    kept: list[QuantityMention] = []
    for mention in mentions:
        last = kept[-1] if kept else None
        if last is None or last.converted is not None or not _converts(last, mention, tokens, place):
            kept.append(mention)
            continue
        closing = [
            token.end for token in tokens[place[mention.start] :] if token.start == mention.end and token.text == ")"
        ]
        kept[-1] = replace(last, end=max([mention.end, *closing]), converted=mention, rules=(*last.rules, "conversion"))
    return kept


def _converts(first: QuantityMention, second: QuantityMention, tokens: Tokens, place: dict[int, int]) -> bool:
    if first.unit_class != second.unit_class or first.unit in (None, second.unit) or first.unit_class not in _CONVERTED:
        return False
    joint = _between(first, second, tokens, place)
    return joint in _JOINTS and (joint in ("(", "/") or first.unit_class == "money" or joint.startswith("("))


def _with_increments(mentions: list[QuantityMention], tokens: Tokens, place: dict[int, int]) -> list[QuantityMention]:
    """The mentions with a daily increase in brackets taking the noun of the number before: "9,301 (+8)"."""
    for at in range(1, len(mentions)):
        last, mention = mentions[at - 1], mentions[at]
        if "increment" in mention.rules and mention.noun is None and _between(last, mention, tokens, place) == "(":
            mentions[at] = _named_as(mention, last)
    return mentions


def _with_totals(mentions: list[QuantityMention], tokens: Tokens, place: dict[int, int]) -> list[QuantityMention]:
    """The mentions with each part of a stated whole pointed at it: "38 of the 62 drones"."""
    for at in range(len(mentions) - 2, -1, -1):
        part, whole = mentions[at], mentions[at + 1]
        if part.unit_class != "count" or whole.unit_class != "count" or part.noun is not None or part.partitive:
            continue
        joint = _between(part, whole, tokens, place)
        if joint == "of" or joint.startswith(("of ", "out of")):
            part = _named_as(part, whole)
            mentions[at] = replace(part, total=whole, end=whole.end, rules=(*part.rules, "total"))
    return mentions


def _named_as(mention: QuantityMention, other: QuantityMention) -> QuantityMention:
    """The mention with the noun of another, where it stands."""
    return replace(
        mention,
        noun=other.noun,
        noun_start=other.noun_start,
        noun_end=other.noun_end,
        nouns=other.nouns,
    )
