"""Picture credits: where a caption ends, and the names that they carry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tallywire.clean.words import AGENCY, NAME, NAMES, PHOTO, SERVICE, any_of, words

_AGENCY_NAME = re.compile(rf"(?<!\w){AGENCY}(?!\w)")
_POLLSTER = re.compile(any_of(words("captions", "pollsters")))
_BRACKET = re.compile(r"[(\[](?P<inside>[^()\[\]\n]{2,160}(?:\([^()\n]{1,40}\)[^()\[\]\n]{0,40})?)[)\]]")
_INSIDE = re.compile(
    rf"(?:.*\b{AGENCY}\s+(?i:{PHOTO})\b.*"  # AP Photo/…
    rf"|.*\b(?i:{PHOTO})\s*(?i:by|via|courtesy|credit|from|:|/|\|).*"  # Photo by …, Image: …
    rf"|.*\b(?i:via|provided by|courtesy of|courtesy)\s+{AGENCY}\b.*"  # Press Office via AP
    rf"|{SERVICE}\s*/\s*\S.*"  # REUTERS/…
    rf"|{NAME}\s*[,–—-]\s*{SERVICE}"  # …, AFP
    rf"|.*\S\s*[/|]\s*{SERVICE}(?:\s*/.*|,\s*(?:File|Pool|Handout).*|\s+via\s+.*)?"  # …/AFP
    r"|.*,\s*(?:Pool|File|Handout)(?:\s+(?:Photo|via)\b.*)?"
    r"|.*\bGetty Images\b.*|(?i:courtesy(?: of)? .*)|(?i:credit\s*:.*)"
    rf"|(?i:(?:file|handout|supplied|courtesy|representative|representational|undated|stock)?\s*{PHOTO}(?:\s*:.*)?)"
    r"|(?i:handout|supplied))"
)
_LABEL = (
    r"(?:(?:Photo|Image|Picture|PHOTO|IMAGE|Video|Main image|Lead image)\s+)?(?:[Cc]redits?|CREDIT)\s*(?::|\.\.\.|…)"
)
_DOUBLED = re.compile(rf"(?P<credit>{_LABEL}\s*(?P<name>[^\n]{{2,100}}?))(?:[\s.]*(?P=credit))+(?![a-zß-ÿ])")
_LABELLED = re.compile(rf"\(?{_LABEL}\s*(?P<name>{NAMES}|(?=\w)[^\n.:]{{2,80}}$)\)?", re.MULTILINE)
_AFTER_SENTENCE = r"(?:^|(?<=[.!?”\"’)]))\s*"
_SLASHED = re.compile(
    r"(?:(?<![\w/.-])(?:REUTERS|(?:AP|AFP) (?i:photo))"
    rf"|{_AFTER_SENTENCE}(?:Reuters|AFP|AP|EPA(?:-EFE)?|Getty(?: Images)?|Xinhua|TASS))"
    rf"\s*/\s*(?P<name>{NAME}(?:\s*/\s*(?:File [Pp]hoto|{NAME}))?)"
)
_NAMED = re.compile(
    rf"(?<![\w-])(?:Photo(?:graph)?|PHOTO|Pic|Picture|Image|IMAGE)(?: by)?\s*:?\s*{NAME}\s*[/|]\s*{SERVICE}(?!\w)"
    r"|(?<=[.!?”\"’)])\s*(?:AFP via )?Getty Images(?=\s+[A-ZÀ-ÖØ-Þ“\"])"
)
_ENDING = re.compile(
    r"(?:(?<![\w-])(?:Photo(?:graph)?s?|PHOTO|Pic|Picture|Image|IMAGE|Illustration|Composite)"
    rf"(?:\s+(?:by|credit|courtesy(?: of)?))?\s*:\s*{NAMES}"
    rf"|{_AFTER_SENTENCE}(?:Photo|Photograph|Picture|Image)s? (?:by|courtesy of|from|via) {NAMES}"
    rf"|{_AFTER_SENTENCE}(?:Courtesy(?: of)?|Handout via|Supplied by|Image source,|Source:) {NAMES}"
    rf"|{NAMES}\s*[/|]\s*{SERVICE}(?:\s+via\s+{SERVICE})?(?:\s*/\s*(?:File|Pool))?"
    rf"|(?<=[.!?”\"’)])\s*(?:{AGENCY}\s*(?:/|via|\|)\s*{SERVICE}|Getty Images)"
    r"|(?:AFP|AP|EPA) via Getty Images)$"
)
_BARE = re.compile(rf"(?<=[.!?”\"’)])\s*{SERVICE}$")


_BETWEEN = " .,;|/–—-"
_ENDING_CLUES = (
    "/",
    "|",
    "hoto",
    "HOTO",
    "icture",
    "mage",
    "MAGE",
    "Pic",
    "ourtesy",
    "andout",
    "upplied",
    "ource",
    "Getty",
    "llustr",
    "Composite",
)
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
    for match in _NAMED.finditer(line) if "/" in line or "Getty" in line else ():
        yield Credit(match.start(), match.end(), "named")
    if "/" in line:
        for match in _SLASHED.finditer(line):
            if not _POLLSTER.search(match["name"]):
                yield Credit(match.start(), _end_of_name(line, match), "agency")
    close = line[-_MAX_ENDING_CHARS:]
    if any(clue in close for clue in _ENDING_CLUES) and (ending := _ENDING.search(line, len(line) - len(close))):
        yield Credit(ending.start(), len(line), "ending")
    elif bare := _BARE.search(line, len(line) - len(close)):
        yield Credit(bare.start(), len(line), "bare_agency")


def _end_of_name(line: str, match: re.Match[str]) -> int:
    """Where the name of a credit ends, when a sentence may be glued to it.

    At the end of the line, or before a mark or a bracket, the whole run of capitalised words is the name. Before a
    small letter the last of them begins the next sentence; of more than three, two are the name.
    """
    following = line[match.end() :].lstrip()
    if not following or not following[0].isalnum():
        return match.end()
    agencies = list(_AGENCY_NAME.finditer(match["name"]))
    if agencies:
        return match.start("name") + agencies[-1].end()
    tokens = list(re.finditer(r"\S+", match["name"]))
    kept = 2 if len(tokens) > _MAX_NAME_TOKENS else max(1, len(tokens) - 1)
    return match.start("name") + tokens[kept - 1].end()
