"""How the words around a number bound it: over, at least, up to, about, or more, …"""

from __future__ import annotations

from typing import NamedTuple

from tallywire.extract.lexicon import load
from tallywire.extract.numbers import NUMBER_WORDS
from tallywire.extract.tokens import NUMBER, WORD, Tokens

_LEXICON = load("bounds")
_FILLERS = frozenset(_LEXICON["fillers"]["words"])
_SPANNED = frozenset(_LEXICON["fillers"]["spanned"])
_TOLL = frozenset(_LEXICON["toll"]["words"])
_PHRASAL = {word: frozenset(verbs) for word, verbs in _LEXICON["phrasal"].items()}
_OVER_AS_ADVERB = [tuple(words.split()) for words in _LEXICON["adverb"]["over"]]
_MORE_THAN_AFTER = frozenset(_LEXICON["span"]["more_than_after"])
_ESTIMATES = frozenset(_LEXICON["estimates"]["verbs"])
_ESTIMATE_NEXT = frozenset(_LEXICON["estimates"]["next"])
_ESTIMATE_NOUN_AFTER = frozenset(_LEXICON["estimates"]["noun_after"])
_ADDED = frozenset(_LEXICON["added"]["words"])
_NEXT_NUMBER = frozenset(_LEXICON["added"]["next_number"]) | NUMBER_WORDS
_STRENGTH = {"exact": 0, "about": 1, "over": 3, "at_least": 3, "under": 3, "at_most": 3}
_MOST_WORDS_BEFORE = 5
_CLAUSE_WORDS = 10
_CLAUSE_ENDS = frozenset([";", ":", "."])


class Bound(NamedTuple):
    """A qualifier and the tokens that state it, half-open; `exact` where nothing does."""

    qualifier: str
    first: int
    last: int


Phrases = dict[str, list[tuple[tuple[str, ...], str]]]


def _by_word(place: str, position: int) -> Phrases:
    """The phrases of one side, by their first or last word, longest first."""
    table: Phrases = {}
    for qualifier, phrases in _LEXICON[place].items():
        for phrase in phrases:
            words = tuple(phrase.split())
            table.setdefault(words[position], []).append((words, qualifier))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


_BEFORE = _by_word("before", -1)
_AFTER = _by_word("after", 0)


def bound_before(tokens: Tokens, index: int) -> Bound:
    """The strongest bound that the words before the token at `index` state, with all that belong to it."""
    qualifier, first, at = "exact", index, index
    for _ in range(_MOST_WORDS_BEFORE):
        found = _phrase_before(tokens, at) if at and tokens.lower[at - 1] in _BEFORE else None
        if found is not None:
            words, stated = found
            at -= len(words)
            first = at
            qualifier = max(qualifier, stated, key=_STRENGTH.__getitem__)
        elif at and tokens.lower[at - 1] in _FILLERS:
            at -= 1
            if tokens.lower[at] in _SPANNED and first == at + 1:
                first = at
        else:
            break
    return Bound(qualifier, first, index)


def _phrase_before(tokens: Tokens, index: int) -> tuple[tuple[str, ...], str] | None:
    for words, qualifier in _BEFORE[tokens.lower[index - 1]]:
        first = index - len(words)
        if first < 0 or not tokens.matches(first, words):
            continue
        if tokens.lower[first - 1] in _PHRASAL.get(" ".join(words), ()) or _is_adverb(tokens, first, words):
            continue
        if qualifier != "over_toll":
            return words, qualifier
        if _follows_toll(tokens, first):
            return words, "over"
    return None


def _is_adverb(tokens: Tokens, first: int, words: tuple[str, ...]) -> bool:
    """Whether "over" ends a clause before the number: "when it was over 141 lay dead"."""
    if words != ("over",):
        return False
    return any(first >= len(clause) and tokens.matches(first - len(clause), clause) for clause in _OVER_AS_ADVERB)


def _follows_toll(tokens: Tokens, index: int) -> bool:
    """Whether a word for a figure stands before in the clause: "the death toll passed 1,000"."""
    for word in reversed(tokens.lower[max(0, index - _CLAUSE_WORDS) : index]):
        if word in _TOLL:
            return True
        if word in _CLAUSE_ENDS:
            break
    return False


def is_span_of_time(tokens: Tokens, bound: Bound) -> bool:
    """Whether "over" before a duration means during it: "over three days of fighting", "$5 billion over five years"."""
    if bound.qualifier != "over" or tokens.lower[bound.first] != "over":
        return False
    return tokens.lower[bound.first - 1] not in _MORE_THAN_AFTER


def bound_after(tokens: Tokens, index: int) -> Bound | None:
    """The bound that the words from `index` on state ("or more", "-odd", "-plus"), or None."""
    for words, qualifier in _AFTER.get(tokens.lower[index], ()):
        last = index + len(words)
        if tokens.matches(index, words) and _bounds(tokens, index, last):
            return Bound(qualifier, index, last)
    return None


def _bounds(tokens: Tokens, index: int, last: int) -> bool:
    """Whether words that look like a bound of the number before are one."""
    word = tokens.lower[index]
    if word in ("-", "+"):
        return tokens.glued[index]
    if word == "plus":  # not "20 tanks plus 30 guns", "15,000 plus a bonus"
        return tokens.kind[last] == WORD and tokens.lower[last] not in _ADDED
    if last - index == 1:
        return True
    # "170 drones, at least 30 missiles", "224 dead and more than 1,200", "upwards of": the bound of the next number
    upwards_of = tokens.lower[last - 1] == "upwards" and tokens.lower[last] == "of"
    return tokens.kind[last] != NUMBER and tokens.lower[last] not in _NEXT_NUMBER and not upwards_of


def stronger(first: Bound, second: Bound | None) -> str:
    """The qualifier of the stronger of two bounds; of two as strong, the first."""
    return first.qualifier if second is None else max(first.qualifier, second.qualifier, key=_STRENGTH.__getitem__)


def estimated_from(tokens: Tokens) -> int | None:
    """The token from which on the numbers of the sentence are somebody's estimate, or None.

    The verb makes them so: "estimated that 30,000 …", "is estimated at …"; at the end of a sentence (", the U.N.
    estimates") it does so for the whole of it.
    """
    if _ESTIMATES.isdisjoint(tokens.words):
        return None
    for index, word in enumerate(tokens.lower):
        if word in _ESTIMATES:
            after = tokens.lower[index + 1]
            if after in ("", ".", '"') and word != "estimate":
                return 0
            verb = tokens.lower[index - 1] not in _ESTIMATE_NOUN_AFTER
            if after in _ESTIMATE_NEXT or (verb and tokens.has_capital(index + 1)):
                return index
    return None
