"""Sentence spans of a view: half-open, in order, without the space around them.

A sentence ends at . ! ? … where the next word can begin one, and at the end of a paragraph, headline or list item.
What an abbreviation allows is data, in sentences.toml. Linear: every mark is judged once, by its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import tomli

WRAP_WIDTHS_CHARS = range(40, 121)
"""Widths at which mail, agencies and terminals wrap running text; a longer line is a paragraph of its own."""
_RAGGED_CHARS = 24
"""How much shorter than the width a full line of wrapped text may be: one long word and a half."""

_MARK = re.compile(r"[.!?…]+['\")\]]*")
_BEFORE = re.compile(r"[^\s\"(\[—–]*\Z")
_AFTER = re.compile(r"(\s*)[\"'(\[]*\s?([^\W_]+(?:'[a-z]+)?)?")
_NEXT_WORDS = re.compile(r"[\"'(\[]*(\w+)\s+(\w+)(?:\s+(\w+))?")
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_OWN_LINE = re.compile(r"\s*(?:[•●▪■◦‣·*]|[-–—](?=\s)|\d{1,2}[.)](?=\s)|\([a-z\d]\)|https?:)")
_INLINE_BULLET = re.compile(r"[ \n][•●▪■◦‣](?=\s)")
_TEXT_LINE = re.compile(r"[^\n]*\S[^\n]*")


@cache
def _words() -> dict[str, frozenset[str]]:
    data = tomli.loads((Path(__file__).parent / "sentences.toml").read_text("utf-8"))
    return {name: frozenset(words) for name, words in data.items()}


LONGEST_SENTENCE_CHARS = 1000
"""Longer than the sentences of news, which seldom pass 500."""


def bounded(view: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the sentences, those longer than any sentence cut at a space.

    No rule looks so far, and each row quotes its sentence: so time and memory stay in proportion to the text.
    """
    for start, end in spans:
        begin = start
        while end - begin > LONGEST_SENTENCE_CHARS:
            cut = view.rfind(" ", begin, begin + LONGEST_SENTENCE_CHARS) + 1 or begin + LONGEST_SENTENCE_CHARS
            yield begin, cut
            begin = cut
        if begin < end:
            yield begin, end


def split(view: str) -> list[tuple[int, int]]:
    """Spans of the sentences of `view`, in order; only space stands outside them."""
    spans: list[tuple[int, int]] = []
    paragraphs = _paragraphs(view) if "\n" in view or not view.isascii() else ((0, len(view)),)
    for start, end in paragraphs:
        begin = start
        for stop in _stops(view, start, end):
            _add(spans, view, begin, stop)
            begin = stop
        _add(spans, view, begin, end)
    return spans


def _add(spans: list[tuple[int, int]], view: str, start: int, end: int) -> None:
    sentence = view[start:end].rstrip()
    if sentence:
        spans.append((start + len(sentence) - len(sentence.lstrip()), start + len(sentence)))


def _paragraphs(view: str) -> Iterator[tuple[int, int]]:
    """Spans of running text: lines, joined again where one was only wrapped, cut at bullets inside a line."""
    block: list[tuple[int, int]] = []
    for line in _TEXT_LINE.finditer(view):
        if block and view.count("\n", block[-1][1], line.start()) > 1:
            yield from _unwrapped(view, block)
            block = []
        block.append(line.span())
    yield from _unwrapped(view, block)


def _unwrapped(view: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    if len(lines) == 1:
        yield from _cut_at_bullets(view, *lines[0])
        return
    width = _wrap_width(lines)
    start = None
    for number, (line_start, line_end) in enumerate(lines):
        start = line_start if start is None else start
        if number + 1 == len(lines) or not _goes_on(view, lines[number], lines[number + 1], width):
            yield from _cut_at_bullets(view, start, line_end)
            start = None


def _cut_at_bullets(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if not view.isascii():  # no bullet is an ASCII character
        for bullet in _INLINE_BULLET.finditer(view, start, end):
            yield start, bullet.start()
            start = bullet.start()
    yield start, end


def _wrap_width(lines: list[tuple[int, int]]) -> int | None:
    """The width at which a block of lines was wrapped, or None: all its lines but the last must nearly fill it."""
    if len(lines) < 3:
        return None
    lengths = [end - start for start, end in lines[:-1]]
    width = max(lengths)
    return width if width in WRAP_WIDTHS_CHARS and min(lengths) >= width - _RAGGED_CHARS else None


def _goes_on(view: str, line: tuple[int, int], following: tuple[int, int], width: int | None) -> bool:
    """Whether a line was only wrapped, so that the following one continues its sentence."""
    text, after = view[line[0] : line[1]].rstrip(), view[following[0] : following[1]].lstrip()
    if _OWN_LINE.match(after):
        return False
    if after[0].islower():
        return not text.endswith((".", "!", "?", ":"))
    last = text.rsplit(None, 1)[-1].lower()
    return width is not None or last in _words()["unfinished"]


def _stops(view: str, start: int, end: int) -> Iterator[int]:
    for mark in _MARK.finditer(view, start, end):
        if mark.end() < end and _ends_sentence(view, mark, start, end):
            yield mark.end()


def _ends_sentence(view: str, mark: re.Match[str], start: int, end: int) -> bool:
    after = _AFTER.match(view, mark.end(), end)
    assert after is not None  # every part of the pattern is optional
    space, following = after.groups()
    if not following:  # in "views. ... That" the last mark decides
        return bool(space) and not view.startswith((".", "!", "?", "…"), after.end(), end)
    if following[0].islower():
        return False
    before = _BEFORE.search(view, max(start, mark.start() - 24), mark.start())
    word = before.group() if before else ""
    if not space:
        return _fused(mark.group(), word, following)
    if mark.group()[0] in "!?":
        return not _speaker_follows(view, mark.end(), end) if len(mark.group()) > 1 else True
    if mark.group() != ".":
        return not (
            mark.group().startswith(".)") and following[0].isdigit() and word.lower() in _words()["before_numbers"]
        )
    return _stop_ends_sentence(view, word, following, mark.start(), start)


def _fused(mark: str, word: str, following: str) -> bool:
    """Whether a mark without a space after it ends a sentence: "left Poland.The", "he said."It"."""
    if not following[0].isupper() or (len(following) > 1 and not following[1:].islower()):
        return False
    letters = word.isalpha() and len(word) > 2 and (word.islower() or word.istitle())
    return letters and "." not in word and (mark != "." or following.lower() in _words()["openers"] or word.islower())


def _speaker_follows(view: str, start: int, end: int) -> bool:
    words = _NEXT_WORDS.match(view, min(start + 1, end), end)
    return (
        words is not None
        and not words.group(1).islower()
        and any(w in _words()["saying"] for w in words.groups()[1:] if w)
    )


def _stop_ends_sentence(view: str, word: str, following: str, position: int, start: int) -> bool:
    """Whether a single full stop after `word`, before a space and `following`, ends a sentence."""
    words = _words()
    lower = word.lower().lstrip("'\"")
    opens = (following.lower() in words["openers"] and not following.isupper()) or following in ("A", "I", "NATO")
    if lower in words["titles"]:
        return False
    if lower in words["before_numbers"]:
        return not following[0].isdigit() and (opens or lower not in ("no", "nos", "p", "c") or word == "no")
    if len(word) == 1 and word.isalpha():  # an initial, or a letter that names something: "Edith M. Lederer", "Plan B."
        return (opens and word != "I") or word.islower()
    if lower in words["doubtful"] or _ACRONYM.fullmatch(word):
        return opens
    is_list_number = word.isdigit() and not view[start : position - len(word)].strip()
    return not is_list_number
