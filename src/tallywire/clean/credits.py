"""Wire credits: the agency that a text was taken from, standing alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tallywire.clean.lines import lines, whole_lines
from tallywire.clean.record import Cut
from tallywire.clean.words import any_of, words

_AGENCY = any_of(words("captions", "agencies"))
_LIST = rf"{_AGENCY}(?:(?:,| and|,? &|/| /| \||;)\s*{_AGENCY}){{0,5}}"
_WITH = re.compile(
    rf"[(\[—–-]{{0,2}}\s*(?:With|From|By|Source:?|Via|Courtesy:?|Inputs from|With inputs from|With reporting by)\s+"
    rf"(?:(?:the )?(?:[A-Z][\w.]*\s){{0,3}}(?:news )?(?:wires?|wire (?:services?|reports?)|agenc(?:y|ies)(?: inputs| reports)?|Wires?|Agenc(?:y|ies)|news services)|{_LIST}(?:'s? [\w ]{{2,30}})?)(?:\s+inputs)?\s*[.)\]]?",
)
_ALONE = re.compile(
    rf"(?:[—–-]{{1,2}}\s*|[(\[/]\s*)?(?:{_LIST}|Agenc(?:y|ies)|AGENCIES|Wire reports|Staff and agencies)(?:\s+contributed(?: to this (?:report|story|article))?)?\s*[.)\]/]{{0,2}}"
)
_TAIL = re.compile(
    rf"(?<=[.!?\"”’])\s*(?:[(\[]\s*(?:{_LIST}|Agencies)\s*[)\]]|[—–-]{{1,2}}\s*(?:{_LIST}|Agencies))\s*$"
)

_BARE = re.compile(rf"(?<=[.!?\"”’])\s+(?:{_LIST})$")


def find_credits(text: str) -> Iterator[Cut]:
    """Yield wire credits: `With Post wires`, `(Reuters)` after the last word, `— AFP`."""
    yield from whole_lines(text, _WITH, "wire_credit", "credits.with")
    yield from whole_lines(text, _ALONE, "wire_credit", "credits.alone")
    last = (0, 0)
    for start, end in lines(text):
        last = (start, end)
        tail = (
            _TAIL.search(text, start, end) if text[end - 1] in ")]" or "—" in text[max(start, end - 30) : end] else None
        )
        if tail:
            yield Cut(tail.start(), end, "wire_credit", "credits.tail")
    if bare := _BARE.search(text, max(last[0], last[1] - 60), last[1]):
        yield Cut(bare.start(), last[1], "wire_credit", "credits.last_word")
