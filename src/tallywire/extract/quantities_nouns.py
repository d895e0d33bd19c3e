"""The noun that a number counts: found by its ending, by lists, and by where the phrase stops."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tallywire.extract.gazetteer import Gazetteer
from tallywire.extract.lexicon import load
from tallywire.extract.numbers import NUMBER_WORDS
from tallywire.extract.tokens import NUMBER, SIGN, WORD, Tokens

_LEXICON = load("nouns")
STOP = frozenset(_LEXICON["stop"])
"""Lower-case words that end a noun phrase."""
_SKIP = frozenset(_LEXICON["skip"])
_COLLECTIVE = frozenset(_LEXICON["collective"])
_PEOPLE_ADJECTIVES = frozenset(_LEXICON["people_adjectives"])
_UNMARKED_PEOPLES = frozenset(_LEXICON["unmarked_peoples"])
_IRREGULAR: dict[str, str] = _LEXICON["irregular"]
_NEVER_PLURAL = frozenset(_LEXICON["never_plural"])
_DETERMINERS = frozenset(_LEXICON["determiners"])
_ALSO_NOUNS = frozenset(_LEXICON["also_nouns"])
_SAYING = frozenset(_LEXICON["saying"])
_COMPASS = frozenset(_LEXICON["compass"])
_QUOTES = ('"', "'")
_SIBILANTS = tuple(_LEXICON["sibilants"])
_SINGULAR_ENDINGS = tuple(_LEXICON["singular_endings"])
_NO_NOUN_ENDINGS = tuple(_LEXICON["no_noun_endings"])
_LONGEST_PHRASE = 14
_MOST_DETERMINERS = 4
_MOST_SHARING_WORDS = 4


class Noun(NamedTuple):
    """A noun as token indexes, half-open, and its singular in lower case; a model ("F-16s") keeps its capitals."""

    first: int
    last: int
    singular: str


class NounPhrase(NamedTuple):
    """What is counted: `first` to `last` the tokens of the phrase, `heads` its nouns (two in "missiles and drones")."""

    first: int
    last: int
    heads: tuple[Noun, ...]


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """The singular of a lower-case English noun: by the list of irregular ones, else by its ending."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not is_plural(word):
        return word
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(_SIBILANTS) else word[:-1]


@lru_cache(maxsize=8192)
def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in _IRREGULAR:
        return True
    if word in _COLLECTIVE or word in _NEVER_PLURAL or word in STOP:
        return False
    if word.endswith("men"):
        return len(word) > 4
    return len(word) > 2 and word.endswith("s") and not word.endswith(_SINGULAR_ENDINGS)


def noun_phrase(tokens: Tokens, index: int, *, one: bool) -> NounPhrase | None:
    """The phrase that begins at `index` and names what is counted; `one` tells that the number is one."""
    words = _phrase_words(tokens, index)
    head = (_singular_head if one else _plural_head)(tokens, words) if words else None
    if head is None:
        return None
    nouns = [_noun(tokens, head)]
    second = _second_head(tokens, head[1]) if _is_plural_at(tokens, head) else None
    if second is not None:
        nouns.append(_noun(tokens, second))
    return NounPhrase(words[0][0], nouns[-1].last, tuple(nouns))


def noun_before(tokens: Tokens, index: int) -> NounPhrase | None:
    """The noun right before `index`: what a list counts in "tanks – 9,301", "MLRS: 96", "air defense – 54"."""
    word = tokens.lower[index - 1]
    if index == 0 or word in STOP or tokens.kind[index - 1] != WORD:
        return None
    if word.endswith(_NO_NOUN_ENDINGS) and word not in _COLLECTIVE:
        return None
    name = tokens.has_capital(index - 1) and not tokens.text[index - 1].isupper()
    if name and not is_plural(word) and word not in _COLLECTIVE:
        return None
    return NounPhrase(index - 1, index, (_noun(tokens, (index - 1, index)),))


def skip_determiners(tokens: Tokens, index: int) -> int:
    """The index past determiners and possessors: "its", "those", "the country's", "Russia's"."""
    for _ in range(_MOST_DETERMINERS):
        word, after = tokens.lower[index], tokens.lower[index + 1]
        possessor = after.endswith("'s") or (after == "'" and tokens.glued[index + 1] and word.endswith("s"))
        if word in _DETERMINERS or word.endswith("'s"):
            index += 1
        elif possessor and tokens.kind[index] == WORD and word not in STOP:
            index += 2
        else:
            break
    return index


Span = tuple[int, int]


def _phrase_words(tokens: Tokens, index: int) -> list[Span]:
    """The words that may belong to the phrase, as spans of tokens; a model with digits is one word ("Tu-22M3")."""
    words: list[Span] = []
    end = index + _LONGEST_PHRASE
    while index < end:
        kind = tokens.kind[index]
        if kind == WORD:
            if tokens.lower[index] in STOP and not _goes_on(tokens, index, words):
                break
            words.append((index, index + 1))
        elif kind == NUMBER:
            if not _is_model_number(tokens, index, words):
                break
            index = _take_model(tokens, index, words)
            continue
        elif not tokens.is_tied(index) and not _opens_quote(tokens, index):
            break
        index += 1
    return words


def _opens_quote(tokens: Tokens, index: int) -> bool:
    return tokens.text[index] in _QUOTES and not tokens.glued[index] and tokens.kind[index + 1] == WORD


@lru_cache(maxsize=2048)
def is_place(name: str) -> bool:
    """Whether a name is one of the gazetteer: no model is called so ("50 missiles and Berlin 40")."""
    return bool(Gazetteer.load().find(name))


def _take_model(tokens: Tokens, index: int, words: list[Span]) -> int:
    """The index past a model's digits and what is glued to them; the last of `words` grows over them."""
    tied = words and words[-1][1] >= index - 1 and (tokens.glued[index] or tokens.has_capital(words[-1][0]))
    first = words.pop()[0] if tied else index
    index += 1
    while tokens.glued[index] and tokens.kind[index] != SIGN:
        index += 1
    words.append((first, index))
    return index


def _goes_on(tokens: Tokens, index: int, words: list[Span]) -> bool:
    """Whether a stop word belongs to the phrase after all: "North Korean", "well-armed", "5 million face masks"."""
    if not words and tokens.lower[index] in _ALSO_NOUNS and is_plural(tokens.lower[index + 1]):
        return True
    return _is_hyphenated(tokens, index) or _is_compass_name(tokens, index)


def _is_hyphenated(tokens: Tokens, index: int) -> bool:
    """Whether a stop word is only part of a compound: "well-armed", "surface-to-air"."""
    return tokens.is_tied(index + 1) or tokens.is_tied(index - 1)


def _is_compass_name(tokens: Tokens, index: int) -> bool:
    """Whether a compass word is part of a people's or place's name: "North Korean", "West African"."""
    return tokens.lower[index] in _COMPASS and tokens.has_capital(index) and tokens.has_capital(index + 1)


def _is_model_number(tokens: Tokens, index: int, words: list[Span]) -> bool:
    """Whether digits in a phrase belong to a model's name: "Leopard 2 tanks", "Tu-22M3 bombers", "155mm howitzers"."""
    if tokens.glued[index] or (
        tokens.glued[index + 1] and (tokens.kind[index + 1] == WORD or tokens.is_tied(index + 1))
    ):
        return True
    named = bool(words) and tokens.has_capital(index - 1) and len(tokens.text[index]) <= 3
    return named and not is_place(tokens.text[index - 1])


def _noun(tokens: Tokens, span: Span) -> Noun:
    first, last = span
    if last - first == 1:
        return Noun(first, last, singular(tokens.lower[first]))
    words = [" " * (not tokens.glued[k]) + tokens.text[k] for k in range(first, last)]
    if words[-1] == "s":
        words.pop()  # "F-16s"
    return Noun(first, last, "".join(words).strip())


def _is_plural_at(tokens: Tokens, span: Span) -> bool:
    first, last = span
    return is_plural(tokens.lower[first]) if last - first == 1 else tokens.text[last - 1] == "s"


def _plural_head(tokens: Tokens, words: list[Span]) -> Span | None:
    """The last of the first run of plural nouns; else a collective noun, a name or the last word of the phrase."""
    plural: Span | None = None
    for span in words:
        if tokens.is_tied(span[1]):
            continue  # "arms-control experts"
        word = tokens.lower[span[0]]
        collective = span[1] - span[0] == 1 and word in _COLLECTIVE
        if plural is None:
            if collective or _is_plural_at(tokens, span):
                plural = span
        elif span[0] == plural[1] and (_is_plural_at(tokens, span) or (collective and word not in _PEOPLE_ADJECTIVES)):
            plural = span
        else:
            break
    return plural or _shared_head(tokens, words) or _unmarked_head(tokens, words)


def _shared_head(tokens: Tokens, words: list[Span]) -> Span | None:
    """The plural that two joined adjectives share: "four American and British officials"."""
    joint = words[-1][1]
    if tokens.lower[joint] not in ("and", "or"):
        return None
    for span in _phrase_words(tokens, joint + 1)[:_MOST_SHARING_WORDS]:
        if tokens.lower[span[0]] in NUMBER_WORDS or tokens.kind[span[0]] != WORD:
            break
        if _is_plural_at(tokens, span) and not tokens.is_tied(span[1]):
            return None if tokens.lower[span[1]] in _SAYING else span
    return None


def _unmarked_head(tokens: Tokens, words: list[Span]) -> Span | None:
    """The head of a phrase without a plural: its last word that is no participle or adverb."""
    for span in reversed(_without_predicate(tokens, words)):
        first, last = span
        if last - first > 1:
            return span
        word = tokens.lower[first]
        if word in _SKIP or word.endswith(_NO_NOUN_ENDINGS) or tokens.is_tied(last):
            continue
        if tokens.kind[first] == WORD and len(word) > 1:
            return span
    return None


def _without_predicate(tokens: Tokens, words: list[Span]) -> list[Span]:
    """The words before a verb: behind a people, before a place ("20,000 Sudanese | reached", "350 | reached Goma")."""
    for place, ((first, _), (then, last)) in enumerate(pairwise(words), 1):
        people = tokens.lower[first].endswith("ese") or tokens.lower[first] in _UNMARKED_PEOPLES
        if people and tokens.has_capital(first) and tokens.lower[then].endswith("ed") and not tokens.has_capital(then):
            return words[:place]
        if tokens.lower[first].endswith("ed") and tokens.has_capital(then) and not tokens.has_capital(first):
            name = "".join(" " * (not tokens.glued[k] and k > then) + tokens.text[k] for k in range(then, last))
            if is_place(name):
                return words[: place - 1]
    return words


def _singular_head(tokens: Tokens, words: list[Span]) -> Span | None:
    for span in words:
        if _is_plural_at(tokens, span) and not tokens.is_tied(span[1]):
            return span
    nouns = [span for span in words if tokens.lower[span[0]] not in _PEOPLE_ADJECTIVES]
    return _unmarked_head(tokens, nouns) if nouns else words[0]  # "one killed, two wounded"


def _second_head(tokens: Tokens, index: int) -> Span | None:
    """The noun that shares the number: "140 missiles and drones"."""
    if tokens.lower[index] not in ("and", "or", "&"):
        return None
    for span in _phrase_words(tokens, index + 1)[:_MOST_SHARING_WORDS]:
        word = tokens.lower[span[0]]
        if tokens.kind[span[0]] != WORD or word in NUMBER_WORDS or (span[0] == index + 1 and word.endswith("ing")):
            return None
        if _is_plural_at(tokens, span) and not tokens.is_tied(span[1]):
            after = tokens.lower[span[1]]  # "and officials said", "and boasts a …": no second noun
            return None if after in _SAYING or after in _DETERMINERS else span
    return None
