"""Bylines and date lines between the headline and the first paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from tallywire.clean.lines import lines
from tallywire.clean.record import Cut
from tallywire.clean.words import AGENCY, MONTH_AND_DAY, NAME_WORD, YEAR

_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_PERSON = rf"(?!Late |Early |Mid|{_WEEKDAY}\b){NAME_WORD}(?: {NAME_WORD}){{1,4}}"
_PEOPLE = rf"{_PERSON}(?:(?:,? and |, | & |; ){_PERSON}){{0,6}}"
_CLOCK = r"(?:(?:at )?\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[AaPp]\.?[Mm]\.?)?(?:\s*\(?[A-Z]{2,5}\)?)?)"
_STAMP = rf"(?:{_CLOCK},? ?(?:\| ?)?)?(?:{_WEEKDAY},? )?{MONTH_AND_DAY},? {YEAR}(?:,? ?(?:[|·•–—-] ?)?{_CLOCK})?"
_ROLE = (
    rf"(?:, (?:The )?(?:{AGENCY}|[A-Z][\w ]{{2,40}}(?:Correspondent|Editor|Writer|Reporter|Staff)"
    r"|(?:staff|senior|foreign|political) (?:writer|reporter|correspondent|editor)))?"
)
_DESK = (
    rf"(?:{AGENCY}|Staff Reporter|Our Correspondent|Staff Writer|Web Desk|News Desk"
    r"|(?:Staff|Online) (?:and|&) Agencies)(?: Staff)?"
)
_BYLINE = re.compile(
    rf"(?:By|BY|by|Written by|Posted by|Story by):? {_PEOPLE}{_ROLE}(?:\s*[|·•–—,-]\s*{_STAMP})?"
    rf"|{_PERSON},? (?:The )?{AGENCY}|(?:By|BY) {_DESK}"
)
_DATE_LINE = re.compile(_STAMP)
_LINES_LOOKED_AT = 8


def find_bylines(text: str) -> Iterator[Cut]:
    """Yield the bylines and date lines among the first lines of a text."""
    for start, end in islice(lines(text), _LINES_LOOKED_AT):
        if _BYLINE.fullmatch(text, start, end):
            yield Cut(start, end, "byline", "bylines.names")
        elif _DATE_LINE.fullmatch(text, start, end):
            yield Cut(start, end, "date_line", "bylines.date")
