"""Text that stands twice in a row: damage done by copying, and no emphasis."""

from __future__ import annotations

from collections.abc import Iterator

from tallywire.clean.lines import lines, split_sentences
from tallywire.clean.record import Cut

_MIN_CHARS = 40
"""Shorter repeats are rhetoric (*Never again. Never again.*) and carry no figure worth counting twice."""
_MAX_PERIOD = 6
_MIN_PIECE_CHARS = 12
_QUOTES = ('"', "“", "”", "'", "‘")


def find_doubled(text: str) -> Iterator[Cut]:
    """Yield the second of two equal sentences, runs of sentences, or paragraphs that follow each other; the first
    stays.

    Speech is left alone: who repeats himself is quoted as he spoke.
    """
    previous: str | None = None
    for start, end in lines(text):
        line = text[start:end]
        if line == previous and _is_statement(line):
            yield Cut(start, end, "doubled_text", "doubled.paragraph")
            continue
        previous = line
        if len(line) >= 2 * _MIN_CHARS and _repeats_itself(line):
            yield from _doubled_sentences(text, start, end)


def _doubled_sentences(text: str, start: int, end: int) -> Iterator[Cut]:
    spans = split_sentences(text, start, end)
    written = [text[first:last] for first, last in spans]
    if len(set(written)) == len(written):
        return
    position = 0
    while position < len(spans):
        for period in range(1, _MAX_PERIOD + 1):
            again = position + period
            block = written[position:again]
            if block == written[again : again + period] and _is_statement(" ".join(block)):
                yield Cut(spans[again][0], spans[again + period - 1][1], "doubled_text", "doubled.sentence")
                position = again - 1
                break
        position += 1


def _repeats_itself(line: str) -> bool:
    """A quick look: whether any piece between two stops stands in the line twice."""
    pieces = [piece for piece in line.replace("!", ".").replace("?", ".").split(".") if len(piece) > _MIN_PIECE_CHARS]
    return len({piece.strip() for piece in pieces}) < len(pieces)


def _is_statement(passage: str) -> bool:
    return len(passage) >= _MIN_CHARS and not passage.startswith(_QUOTES) and not any(mark in passage for mark in '"“”')
