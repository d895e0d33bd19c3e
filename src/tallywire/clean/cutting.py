"""Cutting spans out of a text and putting them back, without losing a character."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

from tallywire.clean.record import Cut, RemovedPassage

_BLANK = " \t"
_SPACE = " \t\n"


def cut(uncut: str, cuts: Iterable[Cut]) -> tuple[str, tuple[RemovedPassage, ...]]:
    """The text without the cuts, and the passages taken out, in order.

    Where cuts overlap, the one given first keeps its span and the other what is left of it. The white space around a
    cut goes with it as far as the rest then reads as if the cut had never been there.
    """
    passages, kept, position = [], [], 0
    for each in _with_space(uncut, _disjoint(cuts)):
        kept.append(uncut[position : each.start])
        passages.append(RemovedPassage(each.start, each.end, uncut[each.start : each.end], each.reason, each.rule))
        position = each.end
    kept.append(uncut[position:])
    return "".join(kept), tuple(passages)


def restore(text: str, passages: Sequence[RemovedPassage]) -> str:
    """The uncut text: the clean text with its passages put back."""
    parts, taken, length = [], 0, 0
    for passage in passages:
        gap = passage.char_start - length
        parts.append(text[taken : taken + gap])
        parts.append(passage.text)
        taken += gap
        length = passage.char_end
    parts.append(text[taken:])
    return "".join(parts)


def _disjoint(cuts: Iterable[Cut]) -> list[Cut]:
    """The cuts in order of their place; where two overlap, the one that was found first keeps the span."""
    placed: list[Cut] = []
    for each in cuts:
        start = each.start
        position = bisect_right(placed, start, key=attrgetter("end"))
        while start < each.end:
            stop = min(each.end, placed[position].start) if position < len(placed) else each.end
            if start < stop:
                placed.insert(position, Cut(start, stop, each.reason, each.rule))
                position += 1
            if position == len(placed):
                break
            start = max(start, placed[position].end)
            position += 1
    return placed


def _with_space(uncut: str, cuts: Sequence[Cut]) -> list[Cut]:
    """The cuts with the white space that belongs to them.

    A cut at the start of a line takes what follows it, up to the next word; one inside a line takes the spaces
    before it; those after the last word of the story take all that is left.
    """
    result: list[Cut] = []
    story_end = _story_end(uncut, cuts)
    for each in cuts:
        floor = result[-1].end if result else 0
        start, end = max(each.start, floor), each.end
        if start >= end:  # white space that went with the cut before
            continue
        if start >= story_end:
            start, end = max(floor, story_end), _skip(uncut, end, _SPACE)
        elif floor == start or _starts_line(uncut, start):
            end = _skip(uncut, end, _SPACE if _ends_line(uncut, end) else _BLANK)
        elif _ends_line(uncut, end) or uncut[end].isspace():
            start = _skip_back(uncut, start, floor)
        result.append(Cut(start, end, each.reason, each.rule))
    return result


def _story_end(uncut: str, cuts: Sequence[Cut]) -> int:
    """Where the last word that stays ends."""
    end = len(uncut.rstrip())
    for each in reversed(cuts):
        if each.end < end:
            break
        end = min(end, len(uncut[: each.start].rstrip()))
    return end


def _starts_line(text: str, start: int) -> bool:
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return not line.strip()


def _ends_line(text: str, end: int) -> bool:
    stop = text.find("\n", end)
    return not text[end : stop if stop >= 0 else len(text)].strip()


def _skip(text: str, position: int, characters: str) -> int:
    while position < len(text) and text[position] in characters:
        position += 1
    return position


def _skip_back(text: str, position: int, floor: int) -> int:
    while position > floor and text[position - 1] in _BLANK:
        position -= 1
    return position
