"""Photo captions that stand as running text.

A caption is known by where it ends (a credit: `(AP Photo/…)`, `Credit: …`, `REUTERS/…`), by where it begins (a marker: `Caption`,
`FILE -`, `In this photo`), or by being repeated in the form of a caption. Where a credit is glued to the story, the caption
reaches back to the first sentence that has the form of one; a sentence of the story is never taken for being like a caption.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tallywire.clean.lines import lines, split_sentences
from tallywire.clean.record import Cut
from tallywire.clean.words import any_of, words

_AGENCY = any_of(words("captions", "agencies"))
_PHOTO = any_of(words("captions", "photo_words"))
_POLLSTER = re.compile(any_of(words("captions", "pollsters")))
_NAME = r"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|de|da|del|der|van|von|bin|al-\w+|el|la)(?:\s+(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|de|da|del|der|van|von|bin|al-\w+|el|la)){0,4}"

_MARKER = re.compile(r"(?:(?<=[.!?)\]\"”’])\s*|(?:^|(?<=\s)))Captions?(?::\s*|\s+)(?=[A-Z“\"(\[])", re.MULTILINE)
_OPENING = re.compile(
    r"(?:\(?FILE\)?\s*(?:PHOTO\b|[-–—:])|\(?File (?:photo|picture|image)\b|FILE PHOTO|(?:Photo|Image|Picture|Photograph)(?: caption| credit| by|s? courtesy)?\s*:|"
    r"Image caption\b|Pictured\s*[:,(]|Pictured above|A (?:file|handout|satellite|general view) (?:photo|image|picture)|"
    r"(?:In )?(?:this|these) (?:[\w.,-]+ ){0,8}?(?:file |handout |combination |undated |video |satellite )?(?:photo|photos|photograph|image|images|picture|pictures|frame grab|screengrab|screenshot|combo)\b)"
)
_BRACKET = re.compile(rf"[(\[](?P<inside>[^()\[\]\n]{{2,160}}(?:\([^()\n]{{1,40}}\)[^()\[\]\n]{{0,40}})?)[)\]]")
_BRACKET_CREDIT = re.compile(
    rf"(?:.*\b{_AGENCY}\s+{_PHOTO}s?\b.*|.*\b(?i:{_PHOTO})\s*(?:by|via|courtesy|credit|from|:|/).*|.*\b(?:via|provided by|courtesy of|courtesy)\s+{_AGENCY}.*|"
    rf"{_AGENCY}\s*/\s*\S.*|.*\S\s*/\s*{_AGENCY}(?:\s*/.*|,\s*(?:File|Pool|Handout).*|\s+via\s+.*)?|.*,\s*(?:Pool|File|Handout)(?:\s+(?:Photo|via)\b.*)?|Getty Images|.*\bGetty Images\b.*|(?i:(?:file|handout|supplied|courtesy) (?:photo|image|picture|video))|(?i:photo|handout|supplied)(?:s|: .*)?)"
)
_DOUBLED_CREDIT = re.compile(
    r"(?P<credit>(?:Photo |Image |Picture )?Credit:\s*(?P<name>[^\n]{2,100}?))(?:\s+(?P=credit))+(?![^\W\d_])"
)
_SINGLE_CREDIT = re.compile(
    rf"(?:Photo |Image |Picture |PHOTO |Photograph |IMAGE )?(?:[Cc]redit|CREDIT)s?:\s*(?P<name>{_NAME}(?:\s*(?:/|,|via|for|\|)\s*(?:the )?{_NAME}){{0,4}}|[^\n.]{{2,80}}$)",
    re.MULTILINE,
)
_PICTURE_SERVICE = r"(?:Getty Images|AFP|Reuters|REUTERS|AP|EPA(?:-EFE)?|Xinhua|TASS|Shutterstock|Alamy(?: Stock Photo)?|iStock|Anadolu|NurPhoto|Bloomberg)"
_ENDING = re.compile(
    rf"(?:(?<![\w-])(?:Photo(?:graph)?s?|PHOTO|Picture|Image|IMAGE|Illustration|Composite)(?:\s+(?:by|credit|courtesy(?: of)?))?\s*:\s*(?:{_NAME}(?:\s*(?:/|,|via|for)\s*{_NAME}){{0,3}})"
    rf"|(?<=[.!?”\"’)])\s*(?:Photo|Photograph|Picture)s? (?:by|courtesy of) {_NAME}(?:\s*(?:/|,|via|for)\s*{_NAME}){{0,3}}"
    rf"|(?<![\w-])(?:REUTERS|Reuters|AFP|AP|EPA(?:-EFE)?|Getty|Xinhua|TASS)\s*/\s*{_NAME}(?:\s*/\s*(?:{_NAME}|File [Pp]hoto))?"
    rf"|{_NAME}\s*(?:/|\|)\s*(?:{_AGENCY}\s*(?:/|via|\|)\s*)?{_PICTURE_SERVICE}(?:\s+via\s+{_PICTURE_SERVICE})?"
    rf"|(?<=[.!?”\"’)])\s*(?:{_AGENCY}\s*(?:/|via|\|)\s*)?{_PICTURE_SERVICE}"
    rf"|(?:AFP|AP|EPA) via Getty Images)$"
)
_MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_DATED = re.compile(rf"\b(?:{_MONTH}\s+\d{{1,2}},?|\d{{1,2}}\s+{_MONTH},?)\s+(?:19|20)\d\d\b")
_POSITION = re.compile(
    r",\s*(?:far |second |third |top |bottom |upper |lower )?(?:left|right|center|centre|second from (?:left|right))\b|\((?:[LRC]|left|right|center|centre)\)|\bfrom left\b|\b(?:left|right) to (?:left|right)\b"
)
_PHOTO_FORM = re.compile(
    r"(?i:\b(?:in this (?:[\w.,-]+ ){0,8}?(?:photo|image|picture|frame)|file (?:photo|picture|image)|handout|(?:photo|image|picture)s? (?:taken|provided|released|made available|from|shows?|courtesy)|pictured|seen (?:here|in this)|is seen|are seen|undated)\b)"
)
_SCENE = re.compile(rf"[^.\n]{{2,160}}?\s{any_of(words('captions', 'scene_verbs'))}\s")
_REPORTED = re.compile(r"\b(?:said|says|told|according to|announced|reported|added|warned|claimed)\b|[\"“”]")

_MAX_CAPTION_CHARS = 1_500
_MAX_CONTEXT_SENTENCES = 4
"""Sentences of background that agencies put between the scene and the credit: one or two, four at the most (AP captions, 2022)."""


@dataclass(frozen=True, slots=True)
class _Credit:
    start: int
    end: int
    rule: str


def find_captions(text: str) -> Iterator[Cut]:
    """Yield the captions and credits of a text, in order of their lines."""
    repeated = {line for line, count in Counter(text[start:end] for start, end in lines(text)).items() if count > 1}
    for start, end in lines(text):
        if not _may_hold_a_caption(text, start, end):
            if text[start:end] in repeated and _has_form(text[start:end]):
                yield Cut(start, end, "caption", "captions.repeated")
            continue
        yield from _in_line(text, start, end)


def _may_hold_a_caption(text: str, start: int, end: int) -> bool:
    """A quick look, so that nearly all lines of a story cost next to nothing."""
    line = text[start:end]
    return bool(_CLUE.search(line))


_CLUE = re.compile(
    rf"Caption|[Cc]redit|CREDIT|[(\[][^()\[\]\n]*(?:{_AGENCY}|(?i:{_PHOTO})|Pool|File)\b|(?i:\b{_PHOTO}\b)|FILE|(?:{_AGENCY})\s*/|(?:{_AGENCY})\.?$|Pictured"
)


def _in_line(text: str, start: int, end: int) -> Iterator[Cut]:
    position = start
    for credit in _credits(text, start, end):
        if credit.start < position:
            continue
        begin = _caption_start(text, position, credit, end)
        if begin < credit.start:
            yield Cut(begin, credit.end, "caption", f"captions.{credit.rule}")
        else:
            yield Cut(credit.start, credit.end, "credit", f"captions.{credit.rule}")
        position = credit.end
    rest = text[position:end]
    if not rest.strip():
        return
    position += len(rest) - len(rest.lstrip())
    if marker := _MARKER.search(text, position, end):
        yield Cut(marker.start(), end, "caption", "captions.marker")
    elif (
        position == start
        and end - start <= _MAX_CAPTION_CHARS
        and _OPENING.match(text, start, end)
        and not _REPORTED.search(text, start, end)
    ):
        yield Cut(start, end, "caption", "captions.opening")


def _credits(text: str, start: int, end: int) -> list[_Credit]:
    """The credits of a line, those that follow each other as one, in order."""
    found = []
    for match in _BRACKET.finditer(text, start, end):
        if _BRACKET_CREDIT.fullmatch(match["inside"].strip()) and not _POLLSTER.search(match["inside"]):
            found.append(_Credit(match.start(), match.end(), "bracket"))
    doubled = list(_DOUBLED_CREDIT.finditer(text, start, end))
    found.extend(_Credit(match.start(), match.end(), "doubled_credit") for match in doubled)
    for match in _SINGLE_CREDIT.finditer(text, start, end):
        if not any(other.start() <= match.start() < other.end() for other in doubled):
            found.append(_Credit(match.start(), _name_end(text, match), "credit"))
    if ending := _ENDING.search(text, max(start, end - 200), end):
        found.append(_Credit(ending.start(), end, "ending"))
    found.sort(key=lambda credit: (credit.start, -credit.end))
    joined: list[_Credit] = []
    for credit in found:
        if joined and not text[joined[-1].end : credit.start].strip(" .,;|"):
            joined[-1] = _Credit(joined[-1].start, max(joined[-1].end, credit.end), joined[-1].rule)
        else:
            joined.append(credit)
    return joined


def _name_end(text: str, match: re.Match[str]) -> int:
    """Where the name of a single credit ends: a sentence of the story may be glued to it."""
    return match.end()


def _caption_start(text: str, position: int, credit: _Credit, line_end: int) -> int:
    """Where the caption that a credit ends begins, at or after `position`."""
    markers = list(_MARKER.finditer(text, position, credit.start))
    if markers:
        return markers[0].start()
    spans = split_sentences(text, position, credit.start)
    if not spans:
        return credit.start
    window = spans[-(_MAX_CONTEXT_SENTENCES + 1) :]
    for first, last in window:
        sentence = text[first:last]
        if _has_form(sentence) or (_SCENE.match(sentence) and not _REPORTED.search(sentence)):
            return first
    alone = not text[credit.end : line_end].strip()
    if len(spans) <= 2 and alone and not _REPORTED.search(text, spans[0][0], spans[0][1]):
        return spans[0][0]
    return spans[-1][0] if credit.rule != "ending" and not _REPORTED.search(text, *spans[-1]) else credit.start


def _has_form(sentence: str) -> bool:
    """Whether a sentence describes a picture: it names one, says who stands where, or dates a scene to the day and year."""
    if _PHOTO_FORM.search(sentence) or _OPENING.match(sentence) or _POSITION.search(sentence):
        return True
    return bool(_DATED.search(sentence) and _SCENE.match(sentence) and not _REPORTED.search(sentence))
