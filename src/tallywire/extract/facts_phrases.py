"""Kinds that fixed words behind a number tell: "were found dead", "in their hands"."""

from __future__ import annotations

from tallywire.extract.catalogue import Catalogue
from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_nouns import ends_phrase
from tallywire.extract.facts_syntax import Sentence
from tallywire.extract.lexicon import word_list

_CLAUSES_BEHIND = word_list("function_words", "clauses_behind")
_FALLEN_OTHERWISE = word_list("function_words", "fallen_otherwise")
_FELL = frozenset(("fallen", "fell"))
_LINKS = word_list("function_words", "linking_numbers")


def phrase_kind(candidate: Candidate, catalogue: Catalogue) -> str | None:
    """The kind that fixed words right after the noun phrase tell ("were found dead")."""
    sentence = candidate.sentence
    at = _after_aside(candidate)
    stop = min(at + _PHRASE_WORDS, len(sentence.lower))
    while at < stop:
        word = sentence.lower[at]
        whom = word == "," and sentence.lower[at + 1 : at + 4] in (["all", "of", "whom"], ["all", "of", "them"])
        if whom or (sentence.numbers[at] and _only_links(sentence, candidate.last + 1, at)):
            stop = min(at + _PHRASE_WORDS, len(sentence.lower))
        elif word in ";:—–,." or sentence.numbers[at]:
            return None
        elif word == "among" and at <= candidate.last + 3:
            return _noun_within(sentence, at + 1, catalogue)
        else:
            kind = _phrase_at(sentence, at, catalogue) if word in catalogue.phrases else None
            if kind is not None:
                return kind
            joined = word == "and" and any(sentence.numbers[at : at + 4])
            if at > candidate.last + 1 and word in _CLAUSES_BEHIND and not joined:
                return None
        at += 1
    return None


_PHRASE_WORDS = 8
"""How far from the noun fixed words still speak of it."""


def _after_aside(candidate: Candidate) -> int:
    """The first word after the noun phrase and after a short aside between commas."""
    sentence, at = candidate.sentence, candidate.last + 1
    if sentence.word(at) == "of":
        comma = next((far for far in range(at + 1, min(at + 6, len(sentence.lower))) if sentence.lower[far] == ","), 0)
        at = comma if comma and not any(sentence.group_at.get(far) is not None for far in range(at, comma)) else at
    close = _closing_comma(candidate.sentence, at) if candidate.sentence.word(at) == "," else 0
    return close + 1 if close else at


def _phrase_at(sentence: Sentence, at: int, catalogue: Catalogue) -> str | None:
    """The kind of a phrase that begins at a word, unless it is denied or only an adjective."""
    following = sentence.word(at + 1)
    for phrase, kind in catalogue.phrases.get(sentence.lower[at], ()):
        if (len(phrase) == 1 or phrase[1] in (following, SIDE)) and _stands(sentence, at, phrase):
            if fell_otherwise(sentence, at, phrase):
                continue
            adjective = len(phrase) == 1 and at + 1 < len(sentence.lower) and not ends_phrase(sentence, at + 1)
            if not adjective and sentence.word(at - 1) not in ("no", "not"):
                return kind
    return None


def fell_otherwise(sentence: Sentence, at: int, phrase: tuple[str, ...]) -> bool:
    """Whether a phrase of falling goes on otherwise than with death: "have fallen ill", "has fallen to 2,500"."""
    return phrase[-1] in _FELL and sentence.word(at + len(phrase)) in _FALLEN_OTHERWISE


def _stands(sentence: Sentence, at: int, phrase: tuple[str, ...]) -> bool:
    """Whether the words of a phrase stand from a word on; "@side" is the name of a side."""
    words = sentence.lower[at : at + len(phrase)]
    if SIDE not in phrase:
        return tuple(words) == phrase
    sides = [entity >= 0 for entity in sentence.entity_at[at : at + len(phrase)]]
    fitting = zip(words, sides, phrase, strict=False)
    return len(words) == len(phrase) and all(side if meant == SIDE else word == meant for word, side, meant in fitting)


SIDE = "@side"
"""In a phrase: a side by name, of one word."""


def _closing_comma(sentence: Sentence, comma: int) -> int:
    """The second comma around a short aside ("…, 162 officers among them, gave …"); 0 where there is none."""
    for at in range(comma + 2, min(comma + 8, len(sentence.lower))):
        if sentence.lower[at] in (";", ":", ".") or at in sentence.group_at:
            return 0
        if sentence.lower[at] == ",":
            return at
    return 0


def _only_links(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether only "and" and words of bound stand between: one predicate for "40 soldiers and around ten civilians"."""
    between = [
        word
        for word, number in zip(sentence.lower[first:stop], sentence.numbers[first:stop], strict=True)
        if not number
    ]
    return bool({"and", "including"} & set(between)) and all(
        word in _LINKS or word in sentence.grammar.lexicon.persons for word in between
    )


def _noun_within(sentence: Sentence, start: int, catalogue: Catalogue) -> str | None:
    """The kind of a noun for people in the next words: "among these hostages"."""
    for at in range(start, min(start + 4, len(sentence.lower))):
        for noun in catalogue.nouns.get((sentence.lower[at],), ()):
            if noun.role == "noun" and catalogue.kinds[noun.kind].unit == "person":
                return noun.kind
    return None
