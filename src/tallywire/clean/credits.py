"""Wire credits: the agency that a text was taken from, standing alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tallywire.clean.lines import lines, whole_lines
from tallywire.clean.record import Cut
from tallywire.clean.words import AGENCY

_AGENCIES = rf"{AGENCY}(?:(?:,| and|,? &|/| /| \||;)\s*{AGENCY}){{0,5}}"
_WIRES = (
    r"(?:the )?(?:[A-Z][\w.]*\s){0,3}(?:news )?"
    r"(?:wires?|wire (?:services?|reports?)|agenc(?:y|ies)(?: inputs| reports)?|Wires?|Agenc(?:y|ies)|news services)"
)
_WITH = re.compile(
    r"[(\[—–-]{0,2}\s*(?:With|From|By|Source:?|Via|Courtesy:?|Inputs from|With inputs from|With reporting by)\s+"
    rf"(?:{_WIRES}|{_AGENCIES}(?:'s? [\w ]{{2,30}})?)(?:\s+inputs)?\s*[.)\]]?"
)
_ALONE = re.compile(
    rf"(?:[—–-]{{1,2}}\s*|[(\[/]\s*)?(?:{_AGENCIES}|Agenc(?:y|ies)|AGENCIES|Wire reports|Staff and agencies)"
    r"(?:\s+contributed(?: to this (?:report|story|article))?)?\s*[.)\]/]{0,2}"
)
_TAIL = re.compile(
    rf"(?<=[.!?\"”’])\s*(?:[(\[]\s*(?:{_AGENCIES}|Agencies)\s*[)\]]|[—–-]{{1,2}}\s*(?:{_AGENCIES}|Agencies))\s*$"
)
_LAST_WORD = re.compile(rf"(?<=[.!?\"”’])\s+{_AGENCIES}$")
_ADDRESSES = re.compile(r"\(\([^()\n]{3,200}\)\)")
"""Reuters sets the addresses of its writers in double brackets."""
_MAX_TAIL_CHARS = 60


def find_credits(text: str) -> Iterator[Cut]:
    """Yield wire credits: `With Post wires`, `(Reuters)` after the last word of a line, `— AFP`."""
    yield from whole_lines(text, _WITH, "wire_credit", "credits.with")
    yield from whole_lines(text, _ALONE, "wire_credit", "credits.alone")
    for match in _ADDRESSES.finditer(text):
        yield Cut(match.start(), match.end(), "attribution", "credits.addresses")
    start = end = 0
    for start, end in lines(text):
        close = text[max(start, end - _MAX_TAIL_CHARS) : end]
        if (close[-1] in ")]" or "—" in close) and (tail := _TAIL.search(text, max(start, end - len(close) - 2), end)):
            yield Cut(tail.start(), end, "wire_credit", "credits.tail")
    if last_word := _LAST_WORD.search(text, max(start, end - _MAX_TAIL_CHARS), end):
        yield Cut(last_word.start(), end, "wire_credit", "credits.last_word")
