"""The record of one quantity as one place of a text states it."""

from __future__ import annotations

from typing import NamedTuple


class QuantityMention(NamedTuple):
    """One quantity as one place of a text states it. All offsets are half-open spans of the view that was read.

    The first three groups are what the `quantities` table stores; the last is what readers of facts need besides.
    A named tuple like the other records of this layer: one is made for each number, and a frozen dataclass takes thrice
    the time.
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

    unit_class: str
    unit: str | None
    """ISO 4217 for money, percent, singular measure; fraction or multiple of something; None for counts."""
    trend: str | None = None
    """up or down where the amount is the size of a change."""
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
    group: str | None = None
    """What holds those counted, where a hyphen ties the number to them: column in "a 60-truck column"; brigade in
    "a 2,000-strong brigade", where it is the noun as well, since those it holds are not named."""
    per: str | None = None
    """What a rate is per: day, month, barrel."""
    rules: tuple[str, ...] = ()
    """Names of the rules that fired, in order."""
