"""What cleaning finds and hands on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cut:
    """A span of the uncut text that is not story: half-open, in code points, with why and by which rule."""

    start: int
    end: int
    reason: str
    rule: str


@dataclass(frozen=True, slots=True)
class RemovedPassage:
    """A span as removed: the cut with the white space that went with it. Field names are those of `passages`."""

    char_start: int
    char_end: int
    text: str
    reason: str
    rule: str


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The story, and everything that was taken out of the uncut text: put back, they give it exactly."""

    text: str
    passages: tuple[RemovedPassage, ...]
    dateline_place: str | None = None
    dateline_agency: str | None = None
