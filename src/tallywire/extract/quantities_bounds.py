"""How the words around a number bound it: over, at least, up to, about, or more, …"""

from __future__ import annotations

from dataclasses import dataclass

from tallywire.extract.lexicon import load
from tallywire.extract.numbers import NUMBER_WORDS
from tallywire.extract.tokens import NUMBER, WORD, Tokens

_LEXICON = load("bounds")
_FILLERS = frozenset(_LEXICON["fillers"]["words"])
_SPANNED = frozenset(_LEXICON["fillers"]["spanned"])
_MORE_THAN_AFTER = frozenset(_LEXICON["span"]["more_than_after"])
_TOLL = frozenset(_LEXICON["before"]["toll_words"])
_STRENGTH = {"exact": 0, "about": 1, "over": 3, "at_least": 3, "under": 3, "at_most": 3}
_PHRASAL = {word: frozenset(verbs) for word, verbs in _LEXICON["phrasal"].items()}
_WHEN = ("when", "before", "after", "until", "once", "time", "till")
_CLAUSE_WORDS = 10
_ARTICLES = ("a", "an", "the", "some", "of", "latest", "new", "by", "to")
_ESTIMATES = frozenset(_LEXICON["estimates"]["verbs"])
_ESTIMATE_NEXT = frozenset(_LEXICON["estimates"]["next"])


@dataclass(frozen=True, slots=True)
class Bound:
    """A qualifier and the tokens that state it, half-open; `exact` where nothing does."""

    qualifier: str
    first: int
    last: int

    @property
    def strong(self) -> bool:
        """Whether it wins over a range or a vague magnitude."""
        return _STRENGTH[self.qualifier] == 3


def _by_word(place: str, position: int) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The phrases of one side, by their first or last word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for qualifier, phrases in _LEXICON[place].items():
        if qualifier == "toll_words":
            continue
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
    for _ in range(5):
        found = _phrase_before(tokens, at)
        if found is None:
            word = tokens.lower(at - 1)
            if word in _FILLERS and tokens.at(at - 1).kind == WORD:
                at -= 1
                if word in _SPANNED and first == at + 1:
                    first = at
                continue
            break
        words, stated = found
        at -= len(words)
        first = at
        if _STRENGTH[stated] > _STRENGTH[qualifier]:
            qualifier = stated
    return Bound(qualifier, first, index)


def _phrase_before(tokens: Tokens, index: int) -> tuple[tuple[str, ...], str] | None:
    for words, qualifier in _BEFORE.get(tokens.lower(index - 1), ()):
        first = index - len(words)
        if first < 0 or any(tokens[first + k].lower != word for k, word in enumerate(words)):
            continue
        if qualifier == "toll_before":
            if not _follows_toll(tokens, first):
                continue
            qualifier = "over"
        if tokens.lower(first - 1) in _PHRASAL.get(" ".join(words), ()) or _is_adverb(tokens, first, words):
            continue
        return words, qualifier
    return None


def _is_adverb(tokens: Tokens, first: int, words: tuple[str, ...]) -> bool:
    """Whether "over" ends a clause before the number: "when it was over 141 lay dead"."""
    if words != ("over",) or tokens.lower(first - 1) not in ("was", "is", "all"):
        return False
    return tokens.lower(first - 1) == "all" or (tokens.lower(first - 2) == "it" and tokens.lower(first - 3) in _WHEN)


def _follows_toll(tokens: Tokens, index: int) -> bool:
    """Whether a word for a figure stands before in the clause: "the death toll passed"."""
    for k in range(index - 1, max(-1, index - _CLAUSE_WORDS), -1):
        if tokens[k].lower in _TOLL:
            return True
        if tokens[k].text in (";", ":", "."):
            return False
    return False


def is_span_of_time(tokens: Tokens, bound: Bound) -> bool:
    """Whether "over" before a duration means during it: "over three days of fighting", "$5 billion over five years"."""
    if bound.qualifier != "over" or tokens.lower(bound.first) != "over":
        return False
    return tokens.lower(bound.first - 1) not in _MORE_THAN_AFTER


def bound_after(tokens: Tokens, index: int) -> Bound | None:
    """The bound that the words from `index` on state ("or more", "-odd", "-plus"), or None."""
    for words, qualifier in _AFTER.get(tokens.lower(index), ()):
        last = index + len(words)
        if last > len(tokens) or any(tokens[index + k].lower != word for k, word in enumerate(words)):
            continue
        if words[0] == "-" and not tokens[index].glued:
            continue
        if words == ("plus",) and _adds(tokens, last):
            continue
        if len(words) > 1 and words[0] != "-" and _bounds_the_next(tokens, last):
            continue
        if words == ("+",) and not tokens[index].glued:
            continue
        return Bound(qualifier, index, last)
    return None


def _bounds_the_next(tokens: Tokens, index: int) -> bool:
    """Whether a bound belongs to the number after it: "170 drones, at least 30 missiles", "224 dead and more than 1,200"."""
    after = tokens.at(index)
    return after.kind == NUMBER or after.lower in ("than", "to", "about", "some", "a", "$", "€", "£") or after.lower in NUMBER_WORDS


def _adds(tokens: Tokens, index: int) -> bool:
    """Whether "plus" joins two things rather than bounding the first: "20 tanks plus 30 guns", "15,000 plus a bonus"."""
    after = tokens.at(index)
    return after.kind != WORD or after.lower in (
        "a",
        "an",
        "the",
        "another",
        "two",
        "three",
        "four",
        "five",
        "six",
        "some",
        "one",
    )


def stronger(first: Bound, second: Bound | None) -> str:
    """The qualifier of the stronger of two bounds; of two as strong, the first."""
    if second is None or _STRENGTH[second.qualifier] <= _STRENGTH[first.qualifier]:
        return first.qualifier
    return second.qualifier


def estimated_from(tokens: Tokens) -> int | None:
    """The token from which on the numbers of the sentence are somebody's estimate, or None.

    The verb makes them so: "estimated that 30,000 …", "is estimated at …"; at the end of a sentence (", the U.N.
    estimates") it does so for the whole of it.
    """
    for index, token in enumerate(tokens):
        if token.lower in _ESTIMATES:
            after = tokens.lower(index + 1)
            if after in ("", ".", '"') and token.lower != "estimate":
                return 0
            adjective = tokens.lower(index - 1) in _ARTICLES
            if after in _ESTIMATE_NEXT or (not adjective and tokens.at(index + 1).text[:1].isupper()):
                return index
    return None
