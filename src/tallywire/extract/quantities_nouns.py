"""The noun that a number counts, found without a grammar of the whole sentence: by endings, lists and where phrases stop."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from tallywire.extract.lexicon import load
from tallywire.extract.numbers import NUMBER_WORDS
from tallywire.extract.tokens import NUMBER, WORD, Tokens

_LEXICON = load("nouns")
STOP = frozenset(_LEXICON["stop"])
"""Lower-case words that end a noun phrase."""
_SKIP = frozenset(_LEXICON["skip"])
_COLLECTIVE = frozenset(_LEXICON["collective"])
_PEOPLE_ADJECTIVES = frozenset(_LEXICON["people_adjectives"])
_IRREGULAR: dict[str, str] = _LEXICON["irregular"]
_NEVER_PLURAL = frozenset(_LEXICON["never_plural"])
_DETERMINERS = frozenset(_LEXICON["determiners"])
_SAYING = frozenset(_LEXICON["saying"])
_COMPASS = frozenset(["north", "south", "east", "west"])
_QUOTES = ('"', "'")
_SIBILANTS = ("sses", "shes", "ches", "xes", "zzes")
_SINGULAR_ENDINGS = ("ss", "us", "sis", "xis", "'s")
_NO_NOUN_ENDINGS = ("ly", "ed", "ing", "'s")
_LONGEST_PHRASE = 14


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun as token indexes, half-open (several for "F-16s"), and its singular in lower case; a model keeps its capitals."""

    first: int
    last: int
    singular: str


@dataclass(frozen=True, slots=True)
class NounPhrase:
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


def noun_phrase(tokens: Tokens, index: int, one: bool) -> NounPhrase | None:
    """The phrase that begins at `index` and names what is counted; `one` tells that the number is one."""
    words = _phrase_words(tokens, index)
    if not words:
        return None
    head = _singular_head(tokens, words) if one else _plural_head(tokens, words)
    if head is None:
        return None
    nouns = [_noun(tokens, head)]
    second = _second_head(tokens, head[1]) if _is_plural_at(tokens, head) else None
    if second is not None:
        nouns.append(_noun(tokens, second))
    return NounPhrase(words[0][0], nouns[-1].last, tuple(nouns))


def noun_before(tokens: Tokens, index: int) -> NounPhrase | None:
    """The noun right before `index`: what a list counts in "tanks – 9,301" or "helicopters: 329"."""
    token = tokens.at(index - 1)
    if token.kind != WORD or token.lower in STOP or not (is_plural(token.lower) or token.lower in _COLLECTIVE):
        return None
    return NounPhrase(index - 1, index, (_noun(tokens, (index - 1, index)),))


def skip_determiners(tokens: Tokens, index: int) -> int:
    """The index past determiners and possessors: "its", "those", "the country's", "Russia's"."""
    for _ in range(4):
        token, after = tokens.at(index), tokens.at(index + 1)
        if token.lower in _DETERMINERS or (token.kind == WORD and token.lower.endswith("'s")):
            index += 1
        elif token.kind != WORD or token.lower in STOP:
            break
        elif after.lower.endswith("'s") and after.kind == WORD:
            index += 2
        elif after.text == "'" and after.glued and token.lower.endswith("s"):
            index += 2
        else:
            break
    return index


Span = tuple[int, int]


def _phrase_words(tokens: Tokens, index: int) -> list[Span]:
    """The words that may belong to the phrase, as spans of tokens; a model with digits is one word ("Tu-22M3")."""
    words: list[Span] = []
    end = index + _LONGEST_PHRASE
    while index < min(end, len(tokens)):
        token = tokens[index]
        if token.kind == WORD:
            if token.lower in STOP and not _is_hyphenated(tokens, index) and not _is_compass_name(tokens, index):
                break
            words.append((index, index + 1))
        elif token.kind == NUMBER:
            if not _is_model_number(tokens, index, words):
                break
            index = _take_model(tokens, index, words)
            continue
        elif not (token.text == "-" and token.glued and tokens.at(index + 1).glued):
            if token.text not in _QUOTES or tokens.at(index + 1).kind != WORD or token.glued:
                break
        index += 1
    return words


def _take_model(tokens: Tokens, index: int, words: list[Span]) -> int:
    """The index past a model's digits and what is glued to them; the last of `words` grows over them."""
    tied = words and words[-1][1] >= index - 1 and (tokens[index].glued or tokens[words[-1][0]].text[0].isupper())
    first = words.pop()[0] if tied else index
    index += 1
    while index < len(tokens) and tokens[index].glued and tokens[index].kind in (WORD, NUMBER):
        index += 1
    words.append((first, index))
    return index


def _is_hyphenated(tokens: Tokens, index: int) -> bool:
    """Whether a stop word is only part of a compound: "well-armed", "surface-to-air"."""
    before = tokens.at(index - 1)
    return _is_compound_part(tokens, index) or (before.text == "-" and before.glued and tokens[index].glued)


def _is_compound_part(tokens: Tokens, index: int) -> bool:
    """Whether a hyphen after the word ties it to the next ("arms-control experts")."""
    after = tokens.at(index + 1)
    return after.text == "-" and after.glued and tokens.at(index + 2).glued


def _is_compass_name(tokens: Tokens, index: int) -> bool:
    """Whether a compass word is part of a people's or place's name: "North Korean", "West African"."""
    token = tokens[index]
    return token.lower in _COMPASS and token.text[0].isupper() and tokens.at(index + 1).text[:1].isupper()


def _is_model_number(tokens: Tokens, index: int, words: list[Span]) -> bool:
    """Whether digits in a phrase belong to a model's name: "Leopard 2 tanks", "Tu-22M3 bombers", "155mm howitzers"."""
    token, after = tokens[index], tokens.at(index + 1)
    if token.glued or (after.glued and (after.kind == WORD or after.text == "-")):
        return True
    before = tokens.at(index - 1)
    return bool(words) and before.kind == WORD and before.text[0].isupper() and len(token.text) <= 3


def _noun(tokens: Tokens, span: Span) -> Noun:
    first, last = span
    if last - first == 1:
        return Noun(first, last, singular(tokens[first].lower))
    text = "".join(" " * (not token.glued) + token.text for token in tokens[first:last]).strip()
    return Noun(first, last, text[:-1] if tokens[last - 1].text == "s" else text)


def _is_plural_at(tokens: Tokens, span: Span) -> bool:
    return is_plural(tokens[span[0]].lower) if span[1] - span[0] == 1 else tokens[span[1] - 1].text == "s"


def _plural_head(tokens: Tokens, words: list[Span]) -> Span | None:
    """The last of the first run of plural nouns; else a collective noun, a name or the last word of the phrase."""
    plural: Span | None = None
    for span in words:
        if _is_compound_part(tokens, span[1] - 1):
            continue
        word = tokens[span[0]].lower
        collective = span[1] - span[0] == 1 and word in _COLLECTIVE
        if plural is None:
            if collective or _is_plural_at(tokens, span):
                plural = span
        elif span[0] == plural[1] and (_is_plural_at(tokens, span) or (collective and word not in _PEOPLE_ADJECTIVES)):
            plural = span
        else:
            break
    return plural or _unmarked_head(tokens, words)


def _unmarked_head(tokens: Tokens, words: list[Span]) -> Span | None:
    """The head of a phrase without a plural: its last word that is no participle or adverb."""
    for span in reversed(words):
        word = tokens[span[0]].lower
        if span[1] - span[0] > 1:
            return span
        if word in _SKIP or word.endswith(_NO_NOUN_ENDINGS) or _is_compound_part(tokens, span[0]):
            continue
        if tokens[span[0]].kind == WORD and len(word) > 1:
            return span
    return None


def _singular_head(tokens: Tokens, words: list[Span]) -> Span | None:
    for span in words:
        if _is_plural_at(tokens, span) and not _is_compound_part(tokens, span[1] - 1):
            return span
    nouns = [span for span in words if tokens[span[0]].lower not in _PEOPLE_ADJECTIVES]
    return _unmarked_head(tokens, nouns or words)


def _second_head(tokens: Tokens, index: int) -> Span | None:
    """The noun that shares the number: "140 missiles and drones"."""
    if tokens.lower(index) not in ("and", "or", "&"):
        return None
    for span in _phrase_words(tokens, index + 1)[:4]:
        word = tokens[span[0]].lower
        if tokens[span[0]].kind != WORD or word in NUMBER_WORDS or (span[0] == index + 1 and word.endswith("ing")):
            return None
        if _is_plural_at(tokens, span) and not _is_compound_part(tokens, span[1] - 1):
            return None if tokens.lower(span[1]) in _SAYING else span
    return None
