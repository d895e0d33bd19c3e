"""Daily tallies: "Russian losses to May 2: personnel – 300 (+20), tanks – 4", one heading over a list of numbers."""

from __future__ import annotations

from tallywire.extract.catalogue import Catalogue
from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_labels import noun_ending
from tallywire.extract.lexicon import word_list

_LOSSES = word_list("noun_lists", "headings_of_losses")


def heading_of_losses(candidate: Candidate) -> int:
    """Index of the word for losses that heads the list a number stands in; -1 where none does."""
    sentence, first = candidate.sentence, candidate.first
    if ":" not in sentence.lower[:first] or _LOSSES.isdisjoint(sentence.lower[:first]):
        return -1
    colon = sentence.lower.index(":")
    told = any(colon < group.first < first and group.finite and not group.reduced for group in sentence.groups)
    heads = [at for at in range(colon) if sentence.lower[at] in _LOSSES]
    opened = heads and not any(group.finite and group.last < heads[0] for group in sentence.groups)
    return heads[0] if opened and not told else -1


def kind_of_losses(candidate: Candidate, heading: int, catalogue: Catalogue) -> str | None:
    """The kind that a heading gives to people: what its word means, unless they have a word of their own."""
    own = candidate.noun
    grown = "increment" in candidate.mention.rules  # "tanks – 4 (+1)": of what stands before the bracket
    if (
        heading < 0
        or grown
        or candidate.modifiers
        or (own is not None and own.kind != "troops" and own.role != "label")
    ):
        return None
    noun = noun_ending(candidate.sentence, heading, catalogue, ("label",))
    return noun.kind if noun is not None else None
