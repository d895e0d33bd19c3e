"""Cleaning: the uncut text in, the story out, and everything that was taken away with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from tallywire.clean.bylines import find_bylines
from tallywire.clean.captions import find_captions
from tallywire.clean.credits import find_credits
from tallywire.clean.cutting import cut, restore
from tallywire.clean.datelines import find_dateline
from tallywire.clean.doubled import find_doubled
from tallywire.clean.headers import find_headers
from tallywire.clean.notices import find_notices
from tallywire.clean.record import Cleaned, Cut, RemovedPassage
from tallywire.clean.repeats import find_site_lines
from tallywire.clean.separators import find_separators
from tallywire.clean.signoffs import find_signoffs

__all__ = ["DETECTORS", "Cleaned", "Cut", "RemovedPassage", "clean", "restore"]

DETECTORS: tuple[Callable[[str], Iterator[Cut]], ...] = (
    find_headers,
    find_bylines,
    find_captions,
    find_separators,
    find_signoffs,
    find_credits,
    find_notices,
    find_doubled,
)
"""What is looked for in every text; where two find the same span, the first gives the reason."""


_NO_LINES: Mapping[str, int] = MappingProxyType({})


def clean(uncut: str, site_lines: Mapping[str, int] = _NO_LINES) -> Cleaned:
    """The story of an uncut text, and the passages removed from it; `restore` puts them back exactly.

    `site_lines` are the lines that `repeats.learn` found to be no story on the article's site, with their support.
    """
    cuts = [found for find in DETECTORS for found in find(uncut)]
    cuts.extend(find_site_lines(uncut, site_lines))
    story_start = max((found.end for found in cuts if found.rule.startswith("headers.")), default=0)
    dateline = find_dateline(uncut, story_start)
    if dateline:
        cuts.append(dateline.cut)
    text, passages = cut(uncut, cuts)
    return Cleaned(
        text=text,
        passages=passages,
        dateline_place=dateline.place if dateline else None,
        dateline_agency=dateline.agency if dateline else None,
    )
