"""What the catalogue calls the words of a sentence: nouns of one or more words, and models by their family."""

from __future__ import annotations

from functools import lru_cache

from tallywire.extract.catalogue import Catalogue, Noun
from tallywire.extract.facts_syntax import Sentence
from tallywire.extract.lexicon import word_list

_BOUNDS = word_list("function_words", "bounds_before_numbers")
_COUNTERS = word_list("context", "counters")
_DASHES = frozenset("-–—‒")


@lru_cache(maxsize=8)
def last_words(catalogue: Catalogue) -> frozenset[str]:
    """The words that catalogued nouns end in."""
    return frozenset(words[-1] for words in catalogue.nouns)


@lru_cache(maxsize=32)
def first_words(catalogue: Catalogue, kind: str, roles: tuple[str, ...]) -> frozenset[str]:
    """The words that the nouns of a kind begin with, of those in some roles."""
    return frozenset(
        words[0] for words, nouns in catalogue.nouns.items() if any(n.kind == kind and n.role in roles for n in nouns)
    )


def countable_at(sentence: Sentence, at: int, catalogue: Catalogue) -> tuple[int, tuple[Noun, ...]]:
    """The catalogued noun that begins here, but none of money, with how many words it has."""
    size, nouns = noun_at(sentence, at, catalogue)
    return size, tuple(noun for noun in nouns if catalogue.kinds[noun.kind].unit != "money")


def noun_at(sentence: Sentence, at: int, catalogue: Catalogue) -> tuple[int, tuple[Noun, ...]]:
    """The longest catalogued noun that begins here, with how many words it has."""
    word = sentence.lower[at]
    longest = min(catalogue.longest.get(word, 0), len(sentence.lower) - at)
    for size in range(longest, 0, -1):
        nouns = catalogue.nouns.get(tuple(sentence.lower[at : at + size]))
        if nouns:
            return size, nouns
    if not longest and "-" in word:
        family = _of_family(word, catalogue)
        if family:
            return 1, family
        nouns = catalogue.nouns.get((word.replace("-", ""),)) or catalogue.nouns.get((word.rpartition("-")[2],))
        if nouns and all(noun.role in ("noun", "item") for noun in nouns):
            return 1, nouns
    return 0, ()


def _of_family(word: str, catalogue: Catalogue) -> tuple[Noun, ...]:
    """The nouns of a model by the beginning of its name: "Su-39s" is a jet, as a "Rafale-M" is."""
    name, _, rest = word.partition("-")
    if rest[:1].isdigit():
        return catalogue.nouns.get((f"{name}-",), ())
    nouns = catalogue.nouns.get((name,), ()) if len(rest) <= 2 else ()
    return nouns if nouns and nouns[0].role == "model" else ()


def past_sign(sentence: Sentence, at: int) -> int:
    """The word past a hyphen, a quotation mark or an increase in brackets: "3,709 (+3) tanks"; `at` where none is."""
    word = sentence.word(at)
    if (word == "-" and sentence.ends[at - 1] == sentence.starts[at]) or word == '"':
        return at + 1
    if word != "(" or sentence.word(at + 1) not in ("+", "-"):
        return at
    close, start = at + 2, at - 1
    while close < len(sentence.lower) and sentence.numbers[close]:
        close += 1
    while start > 0 and (sentence.numbers[start] or sentence.lower[start] in _BOUNDS):
        start -= 1
    listed = sentence.word(close + 1).removesuffix("s") in _COUNTERS or sentence.lower[start] in _DASHES
    return close + 1 if close > at + 2 and sentence.word(close) == ")" and not listed else at  # "tanks – 9 (+3) units"
