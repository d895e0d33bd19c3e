"""Lines and sentences of an uncut text, as the detectors see them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tallywire.clean.record import Cut
from tallywire.text import sentences

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_STRAIGHT = str.maketrans("“”„‟‘’\u00a0\u2009\u202f", '""""\'\'   ')


@lru_cache(maxsize=4)
def lines(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of the lines that are not blank, without the space around them; kept, for every detector asks."""
    spans = []
    for match in _LINE.finditer(text):
        content = match[0]
        start = match.start() + len(content) - len(content.lstrip())
        spans.append((start, start + len(content.strip())))
    return tuple(spans)


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the sentences between two offsets of one line, in order."""
    view = text[start:end].translate(_STRAIGHT)
    return [(start + first, start + last) for first, last in sentences.split(view)]


def whole_lines(text: str, pattern: re.Pattern[str], reason: str, rule: str) -> Iterator[Cut]:
    """Yield the lines that a pattern matches from end to end."""
    for start, end in lines(text):
        if pattern.fullmatch(text, start, end):
            yield Cut(start, end, reason, rule)
