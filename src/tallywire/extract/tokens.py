"""The words, numbers and signs of a sentence, in order, for rules that read token by token."""

from __future__ import annotations

import re
from typing import NamedTuple

NUMBER = "number"
WORD = "word"
SIGN = "sign"
LINK = "link"

_LETTER = r"[^\W\d_\u00bc-\u00be\u2150-\u215f]"  # without the signs of fractions, which count as letters
_TOKEN = re.compile(
    r"(?P<number>(?:(?<![\w.])\.)?[0-9]+(?:[.,][0-9]+)*)"
    r"|(?P<link>(?:https?://|www\.|[@#])[^\s]+)"
    rf"|(?P<word>(?:{_LETTER}\.){{2,}}|[ck]?m[23](?!\w)|{_LETTER}+(?:'{_LETTER}+)*)"
    r"|(?P<sign>[^\s])"
)

_new = tuple.__new__
_TITLE_SHARE = 0.75
"""Headlines in capitals leave small words out: "Missile Strike Kills 12 as Russia Says It Hit Barracks"."""


class Token(NamedTuple):
    """One token of the view; `glued` tells that nothing stands between it and the token before."""

    kind: str
    text: str
    lower: str
    start: int
    end: int
    glued: bool


OUTSIDE = Token(SIGN, "", "", -1, -1, False)
"""What stands before the first and after the last token."""


class Tokens(list[Token]):
    """A sentence's tokens; `at` and `lower` may look past either end."""

    __slots__ = ("_is_title",)

    def at(self, index: int) -> Token:
        """The token at `index`, or `OUTSIDE`."""
        return self[index] if 0 <= index < len(self) else OUTSIDE

    def lower(self, index: int) -> str:
        """The lower-case text at `index`, or an empty string."""
        return self[index].lower if 0 <= index < len(self) else ""

    @property
    def is_title(self) -> bool:
        """Whether most long words are written with a capital, as in some papers' headlines."""
        try:
            return self._is_title
        except AttributeError:
            capitals = [token.text[0].isupper() for token in self if token.kind == WORD and len(token.text) > 3]
            self._is_title = len(capitals) > 2 and sum(capitals) >= _TITLE_SHARE * len(capitals)
            return self._is_title


def tokenize(view: str, start: int, end: int) -> Tokens:
    """The tokens of `view[start:end]`, with offsets into the view."""
    tokens = Tokens()
    last = -1
    for match in _TOKEN.finditer(view, start, end):
        text = match.group()
        first, past = match.span()
        # the class's own constructor takes twice the time of all the rest
        tokens.append(_new(Token, (match.lastgroup, text, text.lower(), first, past, first == last)))
        last = past
    return tokens
