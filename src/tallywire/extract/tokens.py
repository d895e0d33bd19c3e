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
    """A sentence's tokens; `at` may look past either end."""

    __slots__ = ()

    def at(self, index: int) -> Token:
        """The token at `index`, or `OUTSIDE`."""
        return self[index] if 0 <= index < len(self) else OUTSIDE

    def lower(self, index: int) -> str:
        """The lower-case text at `index`, or an empty string."""
        return self[index].lower if 0 <= index < len(self) else ""


def tokenize(view: str, start: int, end: int) -> Tokens:
    """The tokens of `view[start:end]`, with offsets into the view."""
    tokens = Tokens()
    last = -1
    for match in _TOKEN.finditer(view, start, end):
        text = match.group()
        begin = match.start()
        tokens.append(Token(match.lastgroup or SIGN, text, text.lower(), begin, match.end(), begin == last))
        last = match.end()
    return tokens
