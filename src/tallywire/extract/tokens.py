"""The words, numbers and signs of a sentence, for rules that read token by token."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from operator import eq

from tallywire.extract.by_word import ByWord
from tallywire.extract.lexicon import word_list

NUMBER = "number"
WORD = "word"
SIGN = "sign"

_LETTER = r"[^\W\d_\u00bc-\u00be\u2150-\u215f]"  # without the signs of fractions, which count as letters
_TOKEN = re.compile(
    r"\s*+(?:"
    r"[a-zA-Z]{2,}+(?![\w'.:])"  # most words, by a shorter way
    r"|[0-9]++(?:[.,][0-9]++)*+"  # digits with their marks
    r"|(?:https?://|www\.|[@#])\S+"
    rf"|(?:{_LETTER}\.){{2,}}|[ck]?m[23](?!\w)|{_LETTER}+(?:'{_LETTER}+)*"  # U.S., km2, won't
    r"|(?<![\w.])\.[0-9]+"
    r"|\S)"
)
_TITLE_SHARE = 0.9
_SMALL_WORDS = word_list("function_words", "small_in_headlines")
"""Headlines in capitals leave small words out: "Missile Strike Kills 12 as Russia Says It Hit Barracks"."""
_PADDING = 32
_NOT_GLUED = [False] * _PADDING
_SIGNS = [SIGN] * _PADDING
_EMPTY = [""] * _PADDING


def kind_of(text: str) -> str:
    """Whether a token is a number, a word or a sign, by its first two characters."""
    if text[0] in "0123456789" or (len(text) > 1 and text[0] == "." and text[1] in "0123456789"):
        return NUMBER
    return WORD if text[0].isalpha() else SIGN


_KINDS = ByWord(kind_of)
_LOWER = ByWord(str.lower)


class Tokens:
    """A sentence's tokens as parallel lists: `text`, `lower`, `kind`, `glued` (nothing stands before the token).

    The lists go on with empty tokens, so that rules may look past the end by a bounded number of tokens, and before the
    start, where negative indexes reach the same empty tokens.
    """

    __slots__ = ("_bounds", "_is_title", "count", "glued", "kind", "lower", "text", "words")

    def __init__(self, view: str, start: int, end: int) -> None:
        parts: list[str] = _TOKEN.findall(view[start:end].rstrip())
        text = list(map(str.lstrip, parts))
        self.count = len(parts)
        self._bounds = list(accumulate(map(len, parts), initial=start))
        self.glued: list[bool] = list(map(eq, parts, text))
        if parts:
            self.glued[0] = False
        self.kind = list(map(_KINDS.__getitem__, text))
        self.lower = list(map(_LOWER.__getitem__, text))
        self.words = frozenset(self.lower)
        self.text = text
        self.glued += _NOT_GLUED
        self.kind += _SIGNS
        self.lower += _EMPTY
        self.text += _EMPTY
        self._is_title: bool | None = None

    def start(self, index: int) -> int:
        """Where the token begins in the view."""
        return self._bounds[index + 1] - len(self.text[index])

    def end(self, index: int) -> int:
        """Where the token ends in the view."""
        return self._bounds[index + 1]

    def index(self, offset: int) -> int:
        """The token at an offset of the view; the count of tokens past the end."""
        return min(bisect_right(self._bounds, offset) - 1, self.count)

    @property
    def is_title(self) -> bool:
        """Whether most long words are written with a capital, as in some papers' headlines."""
        if self._is_title is None:
            words = zip(self.text, self.lower, self.kind, strict=True)
            capitals = [text[0].isupper() for text, word, kind in words if kind == WORD and word not in _SMALL_WORDS]
            self._is_title = len(capitals) > 2 and sum(capitals) >= _TITLE_SHARE * len(capitals)
        return self._is_title

    def has_capital(self, index: int) -> bool:
        """Whether the token at `index` begins with a capital."""
        return self.text[index][:1].isupper()

    def is_tied_by(self, index: int) -> bool:
        """Whether the sign at `index` touches what stands on both sides."""
        return self.glued[index] and self.glued[index + 1]

    def is_tied(self, index: int) -> bool:
        """Whether a hyphen at `index` ties the words on both sides."""
        return self.text[index] == "-" and self.glued[index] and self.glued[index + 1]

    def past_hyphen(self, index: int) -> int:
        """The index past a hyphen that ties two words, else `index`."""
        return index + 1 if self.text[index] == "-" and self.is_tied(index) else index

    def matches(self, index: int, words: tuple[str, ...]) -> bool:
        """Whether the lower-case words stand from `index` on."""
        return self.lower[index] == words[0] and tuple(self.lower[index : index + len(words)]) == words
