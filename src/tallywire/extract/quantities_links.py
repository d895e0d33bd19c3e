"""What ties the quantities of a text to each other: conversions, parts of a whole, increments, money that goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tallywire.extract.lexicon import load
from tallywire.extract.quantities_record import QuantityMention
from tallywire.extract.tokens import WORD, Tokens

_LEXICON = load("context")
_CONVERTED = frozenset(["money", "length", "area", "mass", "volume", "temperature", "speed"])
_OPENING = frozenset(["(", "(or", "( or", "=", "(=", "( =", "/", "(i.e."])
_BESIDE_MONEY = frozenset(["", ", or", "or"])
_GOES_ON = frozenset(_LEXICON["money"]["after"])
_OF_PEOPLE = frozenset(_LEXICON["money"]["verbs_of_people"])
_HOMES = frozenset(_LEXICON["money"]["homes"])
_AND = frozenset(["", "and", ","])
_LIST = frozenset(["and", ",", ", and", "or", "to"])
_SMALLER: dict[tuple[str | None, str | None], int] = {
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("day", "hour"): 24,
    ("week", "day"): 7,
    ("year", "month"): 12,
    ("foot", "inch"): 12,
    ("pound", "ounce"): 16,
    ("meter", "centimeter"): 100,
}
"""How many of the second unit make one of the first."""
_LOWER = frozenset(["over", "at_least"])
_UPPER = frozenset(["under", "at_most"])
_LARGE = 1e6
_MOST_WORDS_BETWEEN = 6
_TOO_FAR = "…"


def linked(mentions: list[QuantityMention], before: Sequence[QuantityMention], tokens: Tokens) -> list[QuantityMention]:
    """The mentions of one sentence with their ties; `before` are those of the text so far."""
    if not mentions:
        return mentions
    last = before[-1] if before and before[-1].sentence == mentions[0].sentence - 1 else None
    if len(mentions) == 1 and (last is None or last.unit_class != "money"):
        return mentions
    for merge in (_both_bounds, _smaller_unit, _conversion):
        mentions = _merged(mentions, tokens, merge)
    mentions = _with_money(mentions, last, tokens)
    for at in range(1, len(mentions)):
        mentions[at] = _continued(mentions[at - 1], mentions[at], tokens)
    for at in range(len(mentions) - 2, -1, -1):
        mentions[at] = _rising(_part(mentions[at], mentions[at + 1], tokens), mentions[at + 1], tokens)
    return mentions


def _between(first: QuantityMention, second: QuantityMention, tokens: Tokens) -> str:
    """The lower-case text of the few tokens between two mentions; a mark that no rule knows where they are many."""
    at, last = tokens.index(first.end), tokens.index(second.start)
    if last - at > _MOST_WORDS_BETWEEN:
        return _TOO_FAR
    return "".join([" " * (not tokens.glued[k]) + tokens.lower[k] for k in range(at, last)]).strip()


Merge = Callable[[QuantityMention, QuantityMention, Tokens], QuantityMention | None]


def _merged(mentions: list[QuantityMention], tokens: Tokens, merge: Merge) -> list[QuantityMention]:
    """The mentions with each that belongs to the one before put into it."""
    kept = mentions[:1]
    for mention in mentions[1:]:
        whole = merge(kept[-1], mention, tokens)
        if whole is None:
            kept.append(mention)
        else:
            kept[-1] = whole
    return kept


def _both_bounds(first: QuantityMention, second: QuantityMention, tokens: Tokens) -> QuantityMention | None:
    """One number bounded on both sides: "more than 40 but fewer than 50 people"."""
    low, high = first.value_low or second.value_low, first.value_high or second.value_high
    opposite = (first.qualifier in _LOWER and second.qualifier in _UPPER) or (
        first.qualifier in _UPPER and second.qualifier in _LOWER
    )
    if not opposite or low is None or high is None or low >= high or first.noun is not None:
        return None
    same = first.unit in (None, second.unit) and first.unit_class in ("count", second.unit_class)
    if not same or _between(first, second, tokens) not in ("and", "but"):
        return None
    rules = (*first.rules, *second.rules, "both_bounds")
    return second._replace(
        start=first.start,
        number_start=first.number_start,
        value=None,
        value_low=low,
        value_high=high,
        qualifier="range",
        rules=rules,
    )


def _smaller_unit(first: QuantityMention, second: QuantityMention, tokens: Tokens) -> QuantityMention | None:
    """One amount in two units: "one hour and 45 minutes", "5 feet 2 inches"."""
    share = _SMALLER.get((first.unit, second.unit))
    if share is None or first.value is None or second.value is None or second.value >= share or first.noun is not None:
        return None
    if second.qualifier != "exact" or _between(first, second, tokens) not in _AND:
        return None
    value = first.value + second.value / share
    return first._replace(
        end=second.end,
        number_end=second.number_end,
        value=value,
        value_low=None if first.value_low is None else value,
        value_high=None if first.value_high is None else value,
        rules=(*first.rules, "smaller_unit"),
    )


def _conversion(first: QuantityMention, second: QuantityMention, tokens: Tokens) -> QuantityMention | None:
    """The same amount in another unit: "1.2 billion euros ($1.3 billion)", "19 km (12 miles)"."""
    if first.unit_class != second.unit_class or first.unit_class not in _CONVERTED or first.unit == second.unit:
        return None
    joint = _between(first, second, tokens) if first.converted is None else _TOO_FAR
    if joint not in _OPENING and not (first.unit_class == "money" and joint in _BESIDE_MONEY):
        return None
    after = tokens.index(second.end)
    closed = joint.startswith("(") and tokens.text[after] == ")"
    end = tokens.end(after) if closed else second.end
    return first._replace(end=end, converted=second, rules=(*first.rules, "conversion"))


def _with_money(mentions: list[QuantityMention], last: QuantityMention | None, tokens: Tokens) -> list[QuantityMention]:
    """The mentions with large bare numbers after a sum of money read as money too: "… take another 40 billion"."""
    money = last.unit if last is not None and last.unit_class == "money" else None
    for at, mention in enumerate(mentions):
        if mention.unit_class == "money":
            money = mention.unit
        elif mention.unit_class == "age":
            money = None
        elif mention.unit_class == "count":
            of_sum = at > 0 and mentions[at - 1].unit_class == "money"
            of_sum = of_sum and _between(mentions[at - 1], mention, tokens).startswith("of ")
            if money is not None and _is_bare_sum(mention) and (of_sum or _stays_bare(mention, tokens)):
                rules = (*mention.rules, "money_goes_on")
                mentions[at] = mention._replace(unit_class="money", unit=money, rules=rules)
            else:
                money = None
    return mentions


def _rising(mention: QuantityMention, after: QuantityMention, tokens: Tokens) -> QuantityMention:
    """The mention in the currency that only the sum it rises or falls to names: "from 4 billion to 8 billion euros"."""
    if after.unit_class != "money" or mention.unit_class != "count" or not _is_bare_sum(mention):
        return mention
    opened = tokens.lower[tokens.index(mention.start) - 1] == "from"
    if not opened or _between(mention, after, tokens) != "to":
        return mention
    return mention._replace(unit_class="money", unit=after.unit, rules=(*mention.rules, "money_goes_on"))


def _is_bare_sum(mention: QuantityMention) -> bool:
    low = mention.value_low or mention.value_high or 0
    return mention.noun is None and mention.partitive in (None, "it") and low >= _LARGE


def _stays_bare(mention: QuantityMention, tokens: Tokens) -> bool:
    """Whether nothing after the number says that it counts people or things: "2 million have fled"."""
    after, before = tokens.index(mention.end), tokens.index(mention.start)
    if not _OF_PEOPLE.isdisjoint(tokens.lower[max(before - _VERB_BEFORE, 0) : before]):
        return False  # "the war has displaced 12 million"
    if not _HOMES.isdisjoint(tokens.lower[after : after + _HOMES_BEHIND]):
        return False  # "driven 1.4 million from their homes"
    return tokens.kind[after] != WORD or tokens.lower[after] in _GOES_ON


_VERB_BEFORE, _HOMES_BEHIND = 3, 4


def _continued(last: QuantityMention, mention: QuantityMention, tokens: Tokens) -> QuantityMention:
    """The mention as the one before makes it: another age ("aged 34 and 51"), an increase of it ("9,301 (+8)")."""
    if mention.unit_class != "count" or mention.noun is not None or mention.partitive is not None:
        return mention
    if last.unit_class == "age" and _between(last, mention, tokens) in _LIST:
        return mention._replace(unit_class="age", unit=last.unit, rules=(*mention.rules, "age_goes_on"))
    if "increment" in mention.rules and _between(last, mention, tokens) == "(":
        return _named_as(mention, last)
    return mention


def _part(part: QuantityMention, whole: QuantityMention, tokens: Tokens) -> QuantityMention:
    """The mention pointed at the whole that it is a stated part of: "38 of the 62 drones"."""
    if part.unit_class != "count" or whole.unit_class != "count" or part.noun is not None or part.partitive:
        return part
    joint = _between(part, whole, tokens)
    if joint != "of" and not joint.startswith(("of ", "out of")):
        return part
    return _named_as(part, whole)._replace(total=whole, end=whole.end, rules=(*part.rules, "total"))


def _named_as(mention: QuantityMention, other: QuantityMention) -> QuantityMention:
    """The mention with the noun of another, where it stands."""
    return mention._replace(noun=other.noun, noun_start=other.noun_start, noun_end=other.noun_end, nouns=other.nouns)
