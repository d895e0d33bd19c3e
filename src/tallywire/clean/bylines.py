"""Bylines and date lines between the headline and the first paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from tallywire.clean.lines import lines
from tallywire.clean.record import Cut
from tallywire.clean.words import any_of, words

_AGENCY = any_of(words("captions", "agencies"))
_TOKEN = r"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|de|da|del|der|van|von|bin|al-\w+|el|la)"
_PERSON = rf"(?!Late |Early |Mid|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday){_TOKEN}(?: {_TOKEN}){{1,4}}"
_PEOPLE = rf"{_PERSON}(?:(?:,? and |, | & |; ){_PERSON}){{0,6}}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_CLOCK = r"(?:(?:at )?\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[AaPp]\.?[Mm]\.?)?(?:\s*\(?[A-Z]{2,5}\)?)?)"
_DATE = rf"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,? )?(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH}),? (?:19|20)\d\d"
_STAMP = rf"(?:{_CLOCK},? ?(?:\| ?)?)?{_DATE}(?:,? ?(?:[|·•–—-] ?)?{_CLOCK})?"
_ROLE = rf"(?:, (?:The )?(?:{_AGENCY}|[A-Z][\w ]{{2,40}}(?:Correspondent|Editor|Writer|Reporter|Staff)|(?:staff|senior|foreign|political) (?:writer|reporter|correspondent|editor)))?"
_BYLINE = re.compile(
    rf"(?:(?:By|BY|by|Written by|Posted by|Story by):? {_PEOPLE}{_ROLE}(?:\s*[|·•–—,-]\s*{_STAMP})?|{_PERSON},? (?:The )?{_AGENCY}"
    rf"|(?:By|BY) (?:{_AGENCY}|Staff Reporter|Our Correspondent|Staff Writer|Web Desk|News Desk|(?:Staff|Online) (?:and|&) Agencies)(?: Staff)?)"
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
