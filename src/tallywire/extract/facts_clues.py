"""Clues: the words without which a sentence cannot hold a fact, so that most sentences with numbers are not read.

A fact needs a noun, a verb or a fixed phrase that the catalogue knows, or words of giving beside a sum, unless it
points back to a fact before it. Whether such words are there at all is cheap to see; where none is ("scored 20
points"), neither names nor verbs are looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from tallywire.extract.catalogue import Catalogue, Kind, Pattern
from tallywire.extract.facts_money import GEAR, GOING
from tallywire.extract.facts_phrases import SIDE
from tallywire.extract.facts_scenes import PLACE, POSTING
from tallywire.extract.facts_sum_verbs import AWAITING
from tallywire.extract.facts_sums import BUYING, SETTING_ASIDE
from tallywire.extract.facts_syntax import Grammar, grammar
from tallywire.extract.facts_volleys import STOPPING
from tallywire.extract.gazetteer import Gazetteer
from tallywire.extract.lexicon import word_list

_WORD = re.compile(r"[^\W_]+|[:-]")
_TAKER = re.compile(r"\b(?:to|To|TO)\s(?:[^\W\d_'-]+\s){0,4}[A-Z]")
"""A name behind "to", which a sum may go to without any verb: "50 million more to Kyiv"."""
_PUTTING = word_list("verb_lists", "putting")
_GIVING = frozenset(("give", "get", "ask", "thank"))


class _Clue(NamedTuple):
    """Words of which all must stand in a sentence, besides the one that the clue is found by, and one of others."""

    all_of: frozenset[str]
    any_of: frozenset[str]
    """none given: nothing more is needed"""


def _words_in(text: str) -> set[str]:
    """The words of a text in lower case, and its colons and hyphens."""
    if not text.isascii():
        return set(_WORD.findall(text))
    words = set(text.translate(_LETTERS_ALONE).split())  # half the time of the pattern
    words.update(sign for sign in ":-" if sign in text)
    return words


_LETTERS_ALONE = {code: " " for code in range(128) if not chr(code).isalnum()}


def _words_of(spellings: Iterable[str]) -> set[str]:
    """The words that spellings are made of, without the sign for a side."""
    words: set[str] = set()
    for spelling in spellings:
        if spelling.isalpha():
            words.add(spelling)
        else:
            words.update(_WORD.findall(spelling.removeprefix(SIDE)))
    return words


def _longest(words: Iterable[str]) -> str:
    return min(words, key=lambda word: (-len(word), word))


@dataclass(slots=True)
class _Clues:
    """Clues by one word of each."""

    by_word: dict[str, list[_Clue]] = field(default_factory=dict)

    def add(self, *spellings: str, any_of: frozenset[str] = frozenset()) -> None:
        """Add the words of these spellings as one clue; found by the longest, which is the rarest as a rule."""
        words = _words_of(spellings)
        if words:
            rarest = _longest(words)
            self._keep(rarest, frozenset(words - {rarest}), any_of)

    def add_forms(self, forms: Iterable[str], others: Iterable[str], any_of: frozenset[str]) -> None:
        """Add a clue for each form of a verb, with the words that it needs besides."""
        besides = frozenset(_words_of(others))
        longest = len(_longest(besides)) if besides else 0
        for form in forms:
            if len(form) > longest and form.isalpha():
                self._keep(form, besides, any_of)
            else:
                self.add(form, *besides, any_of=any_of)

    def _keep(self, word: str, all_of: frozenset[str], any_of: frozenset[str]) -> None:
        clue = _Clue(all_of, any_of)
        known = self.by_word.setdefault(word, [])
        if clue not in known:
            known.append(clue)

    def among(self, words: set[str]) -> bool:
        """Whether any clue stands among the words."""
        return any(
            all_of <= words and not (any_of and any_of.isdisjoint(words))
            for word in words & self.by_word.keys()
            for all_of, any_of in self.by_word[word]
        )


@dataclass(frozen=True, slots=True)
class Clues:
    """The clues of a catalogue: to counts, and further ones to sums."""

    counts: _Clues
    sums: _Clues

    def tell(self, text: str, *, money: bool) -> bool:
        """Whether a sentence can hold a fact that points back to none; `money`: whether it has a sum."""
        lower = text.lower()
        words = _words_in(lower)
        if "-" in lower:  # "air-craft"
            words |= _words_in(lower.replace("-", ""))
        return self.counts.among(words) or (money and (_TAKER.search(text) is not None or self.sums.among(words)))


@lru_cache(maxsize=8)
def clues(catalogue: Catalogue) -> Clues:
    """The clues of a catalogue, gathered once."""
    return Clues(_of_counts(catalogue, grammar(catalogue)), _of_sums(grammar(catalogue)))


def _of_counts(catalogue: Catalogue, words: Grammar) -> _Clues:
    found, spellings, lexicon = _Clues(), _spellings(words), words.lexicon
    for noun in (*catalogue.nouns, *(phrase for phrases in catalogue.phrases.values() for phrase, _ in phrases)):
        found.add(*noun)
    for pattern, any_of in {each for kind in catalogue.kinds.values() for each in _patterns(kind)}:
        later = () if pattern.later == PLACE else pattern.later
        _add_verb(found, spellings, pattern.lemma, later, any_of)
    for lemma in (*POSTING, *STOPPING):
        _add_verb(found, spellings, lemma)
    for lemma in _PUTTING:
        _add_verb(found, spellings, lemma, ("at",))
    for word in (*lexicon.crews["nouns"], "crew", *lexicon.armies["units"], *lexicon.armies["allies"]):
        found.add(word)
    for people in Gazetteer.load().peoples(lexicon.armies["sent_abroad"]):
        found.add(*people)
        found.add(*people[:-1], people[-1] + "s")
    return found


def _of_sums(words: Grammar) -> _Clues:
    found, spellings, lexicon = _Clues(), _spellings(words), words.lexicon
    for lemma, frames in lexicon.frames.items():
        if not frames.isdisjoint(_GIVING):
            _add_verb(found, spellings, lemma)
    for lemma in (*SETTING_ASIDE, *GOING, *AWAITING):
        _add_verb(found, spellings, lemma)
    for word in (*BUYING, "short", "worth", *GEAR, *lexicon.sums["goods"], *lexicon.sums["bills"], ":"):
        found.add(word)  # ":" parts giver and sum: "Oslo: 50 million more for Kyiv"
    return found


def _add_verb(
    found: _Clues,
    spellings: Mapping[str, Iterable[str]],
    lemma: str,
    later: tuple[str, ...] = (),
    any_of: frozenset[str] = frozenset(),
) -> None:
    """Add every form of a verb as a clue, with its particle and what has to stand later in its clause."""
    head, *rest = lemma.split()
    found.add_forms(spellings.get(head, ()), (*rest, *later), any_of)


def _patterns(kind: Kind) -> Iterator[tuple[Pattern, frozenset[str]]]:
    """The patterns of a kind, each with the words or nouns of which its scene needs one."""
    for table in (kind.objects, kind.subjects, kind.of_fighters):
        yield from ((pattern, frozenset()) for patterns in table.values() for pattern in patterns)
    for scene in kind.scenes:
        setting = scene.words | {"return"} if "exchange" in scene.words else scene.words  # "in return for"
        for table in (scene.objects, scene.subjects):
            yield from ((pattern, setting or scene.nouns) for patterns in table.values() for pattern in patterns)


def _spellings(words: Grammar) -> dict[str, set[str]]:
    """The spellings of verbs, and the nouns that stand for them, by the first word of their lemma."""
    found: dict[str, set[str]] = {}
    for spelling, (lemma, _) in words.forms.items():
        found.setdefault(lemma, set()).add(spelling)
    for noun, lemma in words.lexicon.nominals.items():
        found.setdefault(lemma.partition(" ")[0], set()).add(noun)
    return found
