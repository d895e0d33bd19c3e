"""The noun that a number counts, found without a grammar of the whole sentence: by endings, lists and where phrases stop."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tallywire.extract.lexicon import load
from tallywire.extract.numbers import NUMBER_WORDS
from tallywire.extract.tokens import NUMBER, WORD, Tokens

_LEXICON = load("nouns")
STOP = frozenset(_LEXICON["stop"])
_SKIP = frozenset(_LEXICON["skip"])
_COLLECTIVE = frozenset(_LEXICON["collective"])
_PEOPLE_ADJECTIVES = frozenset(_LEXICON["people_adjectives"])
_IRREGULAR: dict[str, str] = _LEXICON["irregular"]
_NEVER_PLURAL = frozenset(_LEXICON["never_plural"])
_DETERMINERS = frozenset(_LEXICON["determiners"])
_LONGEST_PHRASE = 12
_SIBILANTS = ("sses", "shes", "ches", "xes", "zzes")


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """What is counted: `heads` are token indexes of the nouns (two in "missiles and drones"), `first` to `last` the phrase."""

    first: int
    last: int
    heads: tuple[int, ...]


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """The singular of a lower-case English noun: by the list of irregular ones, else by its ending."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _COLLECTIVE or word in _NEVER_PLURAL or len(word) < 3 or word.endswith(("ss", "us", "sis", "xis", "'s")):
        return word
    if word.endswith("men"):
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(_SIBILANTS):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


@lru_cache(maxsize=8192)
def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in _IRREGULAR:
        return True
    if word in _NEVER_PLURAL or word in STOP:
        return False
    if word.endswith("men") and len(word) > 4:
        return True
    return len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "sis", "xis", "'s"))


def singular_at(tokens: Tokens, index: int) -> str:
    """The singular of the noun at `index`, in lower case unless it is a name with a model's hyphen."""
    return singular(tokens[index].lower)


def noun_phrase(tokens: Tokens, index: int, one: bool) -> NounPhrase | None:
    """The phrase that begins at `index` and names what is counted; `one` tells that the number is one."""
    words, last = _phrase_words(tokens, index)
    if not words:
        return None
    head = _singular_head(tokens, words) if one else _plural_head(tokens, words)
    if head is None:
        return None
    past = head + 1
    heads = [head]
    second = _second_head(tokens, past) if is_plural(tokens[head].lower) else None
    if second is not None:
        heads.append(second)
        past = second + 1
    return NounPhrase(words[0], past, tuple(heads))


def skip_determiners(tokens: Tokens, index: int) -> int:
    """The index past determiners and possessors: "its", "the country's", "those Russian … " keeps its adjectives."""
    for _ in range(4):
        token = tokens.at(index)
        if token.lower in _DETERMINERS:
            index += 1
        elif token.lower.endswith("'s") and token.kind == WORD:
            index += 1
        elif tokens.lower(index + 1).endswith("'s") and token.kind == WORD and token.lower not in STOP:
            index += 2
        elif tokens.lower(index + 1) == "'" and token.lower.endswith("s") and tokens.at(index + 1).glued:
            index += 2
        else:
            break
    return index


def _phrase_words(tokens: Tokens, index: int) -> tuple[list[int], int]:
    """The indexes of the words that may belong to the phrase, and the index past it."""
    words: list[int] = []
    for _ in range(_LONGEST_PHRASE):
        token = tokens.at(index)
        if token.kind == WORD:
            if token.lower in STOP and not _is_hyphenated(tokens, index) and not _is_compass_name(tokens, index):
                break
            words.append(index)
        elif token.kind == NUMBER:
            if not _is_model_number(tokens, index, bool(words)):
                break
        elif token.text == "-" and token.glued and tokens.at(index + 1).glued:
            pass
        elif token.text in ('"', "'") and words is not None and tokens.at(index + 1).kind == WORD:
            pass
        elif token.text == "'" and token.glued and words:
            break
        else:
            break
        index += 1
    return words, index


def _is_hyphenated(tokens: Tokens, index: int) -> bool:
    """Whether a stop word is only part of a compound: "well-armed", "surface-to-air"."""
    after = tokens.at(index + 1)
    tied = after.text == "-" and after.glued and tokens.at(index + 2).glued
    before = tokens.at(index - 1)
    return tied or (before.text == "-" and before.glued and tokens[index].glued)


def _is_compass_name(tokens: Tokens, index: int) -> bool:
    """Whether a compass word is part of a people's or place's name: "North Korean", "West African"."""
    token = tokens[index]
    return token.lower in _COMPASS and token.text[0].isupper() and tokens.at(index + 1).text[:1].isupper()


def _is_model_number(tokens: Tokens, index: int, inside: bool) -> bool:
    """Whether digits in a phrase belong to a model's name: "Leopard 2 tanks", "Tu-22M3 bombers", "155mm howitzers"."""
    token = tokens[index]
    if token.glued:
        return True
    if tokens.at(index + 1).glued and tokens.at(index + 1).kind == WORD:
        return True
    before = tokens.at(index - 1)
    if tokens.lower(index + 1) == "-" and tokens[index + 1].glued:
        return True
    return inside and before.kind == WORD and before.text[:1].isupper() and len(token.text) <= 3


def _plural_head(tokens: Tokens, words: list[int]) -> int | None:
    """The last of the first run of plural nouns; else a collective noun, a name or the last word of the phrase."""
    plural = None
    for index in words:
        word = tokens[index].lower
        if _is_compound_part(tokens, index):
            continue
        if is_plural(word) or (plural is None and word in _COLLECTIVE):
            if plural is not None and index != plural + 1:
                break
            plural = index
        elif plural is not None:
            if word in _COLLECTIVE and word not in _PEOPLE_ADJECTIVES and index == plural + 1:
                plural = index
                continue
            break
    if plural is not None:
        return plural
    return _unmarked_head(tokens, words)


def _unmarked_head(tokens: Tokens, words: list[int]) -> int | None:
    """The head of a phrase without a plural: its last word that is no participle or adverb."""
    for index in reversed(words):
        word = tokens[index].lower
        if (
            word in _SKIP
            or word.endswith(("ly", "ed", "ing", "'s"))
            or _is_compound_part(tokens, index)
            or len(word) < 2
        ):
            continue
        return index
    return None


def _singular_head(tokens: Tokens, words: list[int]) -> int | None:
    for index in words:
        if is_plural(tokens[index].lower) and not _is_compound_part(tokens, index):
            return index
    keep = [index for index in words if tokens[index].lower not in _PEOPLE_ADJECTIVES] or words
    return _unmarked_head(tokens, keep)


def _is_compound_part(tokens: Tokens, index: int) -> bool:
    """Whether a hyphen after the word ties it to the next ("arms-control experts")."""
    after = tokens.at(index + 1)
    return after.text == "-" and after.glued and tokens.at(index + 2).glued


def _second_head(tokens: Tokens, index: int) -> int | None:
    """The noun that shares the number: "140 missiles and drones"."""
    if tokens.lower(index) not in ("and", "or", "&"):
        return None
    for at in range(index + 1, min(index + 4, len(tokens))):
        token = tokens[at]
        if token.kind != WORD or token.lower in STOP or token.lower in NUMBER_WORDS or token.lower.endswith("ing"):
            return None
        if is_plural(token.lower):
            after = tokens.lower(at + 1)
            return None if after in _SAYING else at
    return None


_SAYING = frozenset(_LEXICON["saying"])
_COMPASS = frozenset(["north", "south", "east", "west"])
