"""Datelines: the place and agency before the first words of a story, kept as metadata."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from tallywire.clean.lines import lines
from tallywire.clean.record import Cut
from tallywire.clean.words import AGENCY, MONTH_AND_DAY, NAME, YEAR, any_of, words

_DAY = rf"{MONTH_AND_DAY}(?:,?\s+{YEAR})?"
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.-]+(?:[ /][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.-]*){0,3}"
_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’.-]+(?:[ /](?:[A-ZÀ-ÖØ-Þ][\w'’.-]*|de|del|al|el)){0,3}"
_REGION = rf"(?:,\s*{_NAME}){{0,2}}"
_PLACE = rf"(?P<place>{_NAME}{_REGION})"
_DASH = r"(?:\s+[—–-]{1,2}\s+|\s*[—–]\s*|\s*--\s*)"
_AGENCY = rf"[(\[](?P<agency>{AGENCY}(?:/{AGENCY})?)[)\]]"

_FORMS = (
    # KYIV, Ukraine (AP) — | Kyiv, Feb 8 (Reuters) - | BRUSSELS/KYIV, Feb. 8 (Reuters) -
    re.compile(rf"{_PLACE}(?:,\s*{_DAY})?,?\s*{_AGENCY}{_DASH}"),
    # KYIV, Ukraine (Any Agency) —
    re.compile(rf"(?P<place>{_CAPITALS}{_REGION})(?:,\s*{_DAY})?,?\s*\((?P<agency>{NAME})\){_DASH}"),
    # KYIV, Ukraine — | KYIV, February 8 —
    re.compile(rf"(?P<place>{_CAPITALS}{_REGION})(?:,\s*{_DAY})?{_DASH}(?P<agency>)"),
    # Kyiv, February 8, 2022 —
    re.compile(rf"{_PLACE},\s*{_DAY}{_DASH}(?P<agency>)"),
    # Feb 8 (Reuters) - | (Reuters) -
    re.compile(rf"(?P<place>)(?:{_DAY}\s*)?{_AGENCY}{_DASH}"),
    # MOSCOW, February 8. /TASS/.
    re.compile(rf"{_PLACE},\s*{_DAY}\.?\s*/(?P<agency>{AGENCY})/\.\s+"),
    # Kyiv, Feb 8 (IANS)
    re.compile(rf"{_PLACE},\s*{_DAY}\s*{_AGENCY}:?\s+"),
    # GENEVA, 8 February 2022 (WHO) –
    re.compile(rf"{_PLACE},\s*{_DAY}\s*\((?P<agency>[A-Z]{{2,8}})\){_DASH}"),
)
_NOT_PLACES = re.compile(any_of(words("datelines", "not_places")) + r"\b")
_LINES_LOOKED_AT = 6
"""A dateline opens the first paragraph, below a headline, a summary and a byline at most."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: the span to cut, and what it says, as written."""

    cut: Cut
    place: str | None
    agency: str | None


def find_dateline(text: str, start: int = 0) -> Dateline | None:
    """The dateline among the first lines from `start` on, or None."""
    opening = ((max(begin, start), end) for begin, end in lines(text) if end > start)
    for begin, end in islice(opening, _LINES_LOOKED_AT):
        for number, form in enumerate(_FORMS):
            match = form.match(text, begin, end)
            if (
                match
                and match.end() < end
                and _opens_a_sentence(text, match.end())
                and not _NOT_PLACES.match(match["place"] or "-")
            ):
                cut = Cut(match.start(), match.end(), "dateline", f"datelines.form_{number + 1}")
                return Dateline(cut, match["place"] or None, match["agency"] or None)
    return None


def _opens_a_sentence(text: str, position: int) -> bool:
    return text[position].isupper() or text[position].isdigit() or text[position] in "\"'“‘$€£"
