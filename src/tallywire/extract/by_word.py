"""What can be said of a word alone, said once for each spelling."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_Answer = TypeVar("_Answer")

_MOST_WORDS = 50_000
"""More spellings than articles of a week have."""


class ByWord(dict[str, _Answer]):
    """The answers of a function of one word, learnt as words come, so that a list of words is asked in one `map`.

    All are forgotten when there are too many, so that memory stays bounded.
    """

    __slots__ = ("_ask",)

    def __init__(self, ask: Callable[[str], _Answer]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, word: str) -> _Answer:
        if len(self) >= _MOST_WORDS:
            self.clear()
        answer = self[word] = self._ask(word)
        return answer
