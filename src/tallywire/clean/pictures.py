"""Picture credits: where a caption ends, and the names that they carry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tallywire.clean.words import any_of, words

_AGENCY = any_of(words("captions", "agencies"))
_SERVICE = any_of(words("captions", "picture_services"))
_PHOTO = any_of(words("captions", "photo_words"))
_POLLSTER = re.compile(any_of(words("captions", "pollsters")))
_PARTICLE = r"(?:de|da|del|der|van|von|bin|al-\w+|el|la)"
_TOKEN = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"
NAME = rf"(?:{_TOKEN}|{_PARTICLE})(?:[ \t]+(?:{_TOKEN}|{_PARTICLE})){{0,4}}"
_NAMES = rf"{NAME}(?:\s*(?:/|,|\||via|for)\s*(?:the )?{NAME}){{0,3}}"

_BRACKET = re.compile(r"[(\[](?P<inside>[^()\[\]\n]{2,160}(?:\([^()\n]{1,40}\)[^()\[\]\n]{0,40})?)[)\]]")
_INSIDE = re.compile(
    rf"(?:.*\b{_AGENCY}\s+(?i:{_PHOTO})\b.*"  # AP Photo/…
    rf"|.*\b(?i:{_PHOTO})\s*(?i:by|via|courtesy|credit|from|:|/|\|).*"  # Photo by …, Image: …
    rf"|.*\b(?i:via|provided by|courtesy of|courtesy)\s+{_AGENCY}\b.*"  # Press Office via AP
    rf"|{_SERVICE}\s*/\s*\S.*|.*\S\s*[/|]\s*{_SERVICE}(?:\s*/.*|,\s*(?:File|Pool|Handout).*|\s+via\s+.*)?"  # REUTERS/…, …/AFP
    r"|.*,\s*(?:Pool|File|Handout)(?:\s+(?:Photo|via)\b.*)?"
    rf"|.*\bGetty Images\b.*|(?i:courtesy(?: of)? .*)|(?i:credit\s*:.*)"
    rf"|(?i:(?:file|handout|supplied|courtesy|representative|representational|undated|stock)?\s*{_PHOTO}(?:\s*:.*)?|handout|supplied))"
)
_LABEL = r"(?:(?:Photo|Image|Picture|PHOTO|IMAGE|Video|Main image|Lead image)\s+)?(?:[Cc]redits?|CREDIT)\s*:"
_DOUBLED = re.compile(rf"(?P<credit>{_LABEL}\s*(?P<name>[^\n]{{2,100}}?))(?:[\s.]+(?P=credit))+(?![^\W\d_])")
_LABELLED = re.compile(rf"\(?{_LABEL}\s*(?P<name>{_NAMES}|(?=\w)[^\n.:]{{2,80}}$)\)?", re.MULTILINE)
_SLASHED = re.compile(
    rf"(?:(?<![\w/.-])(?:REUTERS|(?:AP|AFP) (?i:photo))|(?:^|(?<=[.!?”\"’)]))\s*(?:Reuters|AFP|AP|EPA(?:-EFE)?|Getty(?: Images)?|Xinhua|TASS))"
    rf"\s*/\s*(?P<name>{NAME}(?:\s*/\s*(?:File [Pp]hoto|{NAME}))?)"
)
_ENDING = re.compile(
    rf"(?:(?<![\w-])(?:Photo(?:graph)?s?|PHOTO|Pic|Picture|Image|IMAGE|Illustration|Composite)(?:\s+(?:by|credit|courtesy(?: of)?))?\s*:\s*{_NAMES}"
    rf"|(?:^|(?<=[.!?”\"’)]))\s*(?:Photo|Photograph|Picture|Image)s? (?:by|courtesy of|from|via) {_NAMES}"
    rf"|(?:^|(?<=[.!?”\"’)]))\s*(?:Courtesy(?: of)?|Handout via|Supplied by|Image source,|Source:) {_NAMES}"
    rf"|{_NAMES}\s*[/|]\s*{_SERVICE}(?:\s+via\s+{_SERVICE})?(?:\s*/\s*(?:File|Pool))?"
    rf"|(?<=[.!?”\"’)])\s*(?:{_AGENCY}\s*(?:/|via|\|)\s*{_SERVICE}|Getty Images)"
    rf"|(?:AFP|AP|EPA) via Getty Images)$"
)


_BARE = re.compile(rf"(?<=[.!?”\"’)])\s*{_SERVICE}$")


_BETWEEN = " .,;|/–—-"
_MAX_ENDING_CHARS = 120
_MAX_NAME_TOKENS = 3


@dataclass(frozen=True, slots=True)
class Credit:
    """A picture credit, or several that follow each other, with the form of the first."""

    start: int
    end: int
    form: str


def find_picture_credits(line: str) -> list[Credit]:
    """The picture credits of a line, in order; those with nothing between them as one."""
    found = sorted(_all_credits(line), key=lambda credit: (credit.start, -credit.end))
    joined: list[Credit] = []
    for credit in found:
        if joined and not line[joined[-1].end : credit.start].strip(_BETWEEN):
            before = joined.pop()
            joined.append(Credit(before.start, max(before.end, credit.end), before.form))
        else:
            joined.append(credit)
    return joined


def _all_credits(line: str) -> Iterator[Credit]:
    for match in _BRACKET.finditer(line):
        if _INSIDE.fullmatch(match["inside"].strip()) and not _POLLSTER.search(match["inside"]):
            yield Credit(match.start(), match.end(), "bracket")
    if "redit" in line or "CREDIT" in line:
        doubled = [match.span() for match in _DOUBLED.finditer(line)]
        yield from (Credit(first, last, "doubled_credit") for first, last in doubled)
        for match in _LABELLED.finditer(line):
            if not any(first <= match.start() < last for first, last in doubled):
                yield Credit(match.start(), _end_of_name(line, match), "credit")
    if "/" in line:
        for match in _SLASHED.finditer(line):
            if not _POLLSTER.search(match["name"]):
                yield Credit(match.start(), _end_of_name(line, match), "agency")
    if ending := _ENDING.search(line, max(0, len(line) - _MAX_ENDING_CHARS)):
        yield Credit(ending.start(), len(line), "ending")
    elif bare := _BARE.search(line, max(0, len(line) - _MAX_ENDING_CHARS)):
        yield Credit(bare.start(), len(line), "bare_agency")


def _end_of_name(line: str, match: re.Match[str]) -> int:
    """Where the name of a credit ends, when a sentence may be glued to it.

    At the end of the line, or before a mark or a bracket, the whole run of capitalised words is the name. Before a small
    letter the last of them begins the next sentence; of more than three, two are the name.
    """
    following = line[match.end() :].lstrip()
    if not following or not following[0].isalnum():
        return match.end()
    tokens = list(re.finditer(r"\S+", match["name"]))
    kept = 2 if len(tokens) > _MAX_NAME_TOKENS else max(1, len(tokens) - 1)
    return match.start("name") + tokens[kept - 1].end()
