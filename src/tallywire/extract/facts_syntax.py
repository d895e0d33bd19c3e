"""A sentence as the rules of facts see it: words, verb groups, named sides and places, and how far apart things stand.

All indices are of words unless they are called `start` and `end` (offsets into the view). `facts_sentence` reads it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import lru_cache

from tallywire.extract.by_word import ByWord
from tallywire.extract.catalogue import Catalogue
from tallywire.extract.facts_lexicon import GERUND, Lexicon, load, phrasal_verbs
from tallywire.extract.lexicon import word_list

HELPERS = ("modals_future", "modals_possible", "be", "have", "do")
"""The lexicon's classes of helpers."""
RUN_TOGETHER = word_list("function_words", "run_together")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Lexicon and catalogue together, as the reader of sentences needs them."""

    lexicon: Lexicon
    forms: dict[str, tuple[str, int]]
    phrasals: dict[str, tuple[tuple[str, ...], ...]]
    known: frozenset[str]
    noun_like: frozenset[str]
    catalogued: frozenset[str]
    may_open: ByWord[bool]
    """whether a word may begin a group of verbs"""
    pairs: frozenset[tuple[str, ...]]
    """nouns of two words, of which the second may be spelt as a verb ("armed forces")"""


@lru_cache(maxsize=8)
def grammar(catalogue: Catalogue) -> Grammar:
    """The grammar of a catalogue and the shipped lexicon, made once."""
    lexicon = load()
    known = frozenset(lexicon.frames) | catalogue.lemmas
    nouns = {words[0] for words in catalogue.nouns if len(words) == 1} | set(lexicon.nominals) | lexicon.things
    forms = {**catalogue.forms, **lexicon.forms}
    helpers = [word for name in HELPERS for word in lexicon.words[name]]
    openers = frozenset([*forms, *helpers, *RUN_TOGETHER, *lexicon.nominals, "to"])
    return Grammar(
        lexicon=lexicon,
        forms=forms,
        phrasals=phrasal_verbs(known),
        known=known,
        noun_like=frozenset(nouns),
        catalogued=catalogue.lemmas,
        may_open=ByWord(lambda word: word in openers or word.endswith(("ed", "n't"))),
        pairs=frozenset(words for words in catalogue.nouns if len(words) == 2),
    )


@dataclass(slots=True)
class Group:
    """A verb with its helpers ("will have been sent"), or a noun that stands for one ("the deployment of")."""

    first: int
    last: int
    lemma: str
    form: int
    passive: bool = False
    progressive: bool = False
    perfect: bool = False
    future: bool = False
    modal: str = ""
    negated: bool = False
    infinitive: bool = False
    nominal: bool = False
    reduced: bool = False
    """a participle without helper: passive of verbs that take an object, else plain past"""
    frames: frozenset[str] = frozenset()

    @property
    def finite(self) -> bool:
        """Whether it can carry a clause of its own."""
        return not (self.infinitive or self.nominal or (self.form == GERUND and not self.progressive))


@dataclass(slots=True)
class Entity:
    """Sides or places named together: codes in alphabetical order, empty for seas and regions of several countries."""

    first: int
    last: int
    codes: tuple[str, ...]
    roles: tuple[str, ...]
    possessive: bool
    affix: str | None = None
    """what a hyphen joins to it: made, in Iranian-made"""
    is_people: bool = False

    @property
    def code(self) -> str | None:
        """The joined code, as facts record it."""
        return "+".join(self.codes) or None


@dataclass(slots=True)
class Sentence:
    """One sentence, read."""

    index: int
    start: int
    end: int
    view: str
    lower: list[str]
    starts: list[int]
    ends: list[int]
    grammar: Grammar
    numbers: list[bool]
    """word by word, whether it belongs to a number of a quantity"""
    words: frozenset[str] = frozenset()
    """those of `lower`: most rules need words that a sentence does not have"""
    entities: list[Entity] = field(default_factory=list)
    entity_at: list[int] = field(default_factory=list)
    entity_of: dict[int, Entity] = field(default_factory=dict)
    """the entity of each word that belongs to one"""
    groups: list[Group] = field(default_factory=list)
    group_at: dict[int, int] = field(default_factory=dict)
    group_of: dict[int, Group] = field(default_factory=dict)
    """the group of each word that belongs to one; `group_at` has its number"""
    price: list[int] = field(default_factory=list)
    """price[i]: the sum over the words before i"""
    padded: list[str] = field(default_factory=list)
    """`lower` with empty words behind it, which small negative indices reach as well"""

    def word(self, index: int) -> str:
        """The lower-case word, or an empty string beyond the ends."""
        try:
            return self.padded[index]
        except IndexError:
            return ""

    def first_word(self, start: int) -> int:
        """Index of the word at or after an offset."""
        at = bisect_right(self.starts, start) - 1
        return at if at >= 0 and start < self.ends[at] else at + 1

    def last_word(self, end: int) -> int:
        """Index of the last word that begins before an offset."""
        return bisect_left(self.starts, end) - 1

    def distance(self, left: int, right: int) -> int:
        """Price of the words strictly between two words, left before right."""
        return self.price[right] - self.price[left + 1] if right > left else 0

    def capital(self, index: int) -> bool:
        """Whether the word is written with a capital."""
        return 0 <= index < len(self.starts) and self.view[self.starts[index]].isupper()

    def entity(self, index: int) -> Entity | None:
        """The entity that a word belongs to."""
        return self.entity_of.get(index)

    def group(self, index: int) -> Group | None:
        """The verb group that a word belongs to."""
        return self.group_of.get(index)

    def text(self, first: int, last: int) -> str:
        """The view between two words, both included."""
        return self.view[self.starts[first] : self.ends[last]]
