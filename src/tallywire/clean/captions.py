"""Photo captions that stand as running text.

A caption is known by where it ends (a picture credit), by where it begins (`Caption`, `FILE -`, `In this photo`),
or by being repeated in the form of a caption. Where one is glued to the story it reaches back to the first sentence
that has the form of a caption; a sentence of the story is never removed for being like one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from tallywire.clean.lines import lines, split_sentences
from tallywire.clean.pictures import Credit, find_picture_credits
from tallywire.clean.record import Cut
from tallywire.clean.words import MONTH_AND_DAY, YEAR, any_of, words

_MARKER = re.compile(
    r"(?:^|(?<=[.!?)\]\"”’])|(?<=\n))\s*"
    r"(?:(?:Photo |Image |Picture |Media )?Caption|CAPTION|(?:Photo|Image|Picture|Media) caption)"
    r"(?:\s*[:,]\s*|\s+)(?=[A-ZÀ-ÖØ-Þ“\"(\[])"
)
_LONE_MARKER = re.compile(r"(?:(?:Photo|Image|Picture|Media) )?[Cc]aption\s*[:,]?|CAPTION:?")
_PICTURE = r"(?:photos?|photographs?|images?|pictures?|frame grab|screengrab|screenshot|combo|combination)"
_SOME = r"(?:[\w.,'’-]+ ){0,8}?"
_OPENING = re.compile(
    r"(?:\(?FILE\)?\s*(?:PHOTO\b|[-–—:])|\(?File (?:photo|picture|image)\b|(?:Photo|Image|Picture|Photograph|Pic)\s*:"
    rf"|Pictured\s*[:,(]|Pictured above|A (?:file|handout) {_PICTURE}|In (?:this|these|a) {_SOME}{_PICTURE}\b"
    rf"|(?:This|These) {_SOME}{_PICTURE} (?:provided|released|made|taken|from|by|shows?|obtained|posted|issued)\b)"
)
_DATED = re.compile(rf"\b{MONTH_AND_DAY},?\s+{YEAR}\b")
_POSITION = re.compile(
    r",\s*(?:far |second |third |top |bottom |upper |lower )?(?:left|right|center|centre|second from (?:left|right))"
    r"(?=[,.])|\((?:[LRC]|left|right|center|centre|[Ll]-[Rr])\)|\b[Ff]rom left\b|\bleft to right\b"
)
_PHOTO_FORM = re.compile(
    rf"\b[Ii]n this {_SOME}{_PICTURE}\b|\b(?:file|handout) (?:photo|picture|image)\b|\bFILE\b"
    rf"|\b{_PICTURE} (?:taken|provided|released|made available|courtesy)\b"
    r"|\b(?:is|are) (?:pictured|seen (?:here|in this))\b|\bseen here\b"
)
_SCENE = re.compile(rf"[^.\n]{{2,160}}?\s{any_of(words('captions', 'scene_verbs'))}\s")
_REPORTED = re.compile(
    r"\b(?:said|says|told|according to|announced|reported|added|warned|claimed|stated|denied|confirmed)\b|[\"“”]"
)

_MAX_CHARS = 1_500
_MAX_ALONE_CHARS = 600
_MAX_ALONE_SENTENCES = 3
_MAX_CONTEXT_SENTENCES = 4
"""Sentences of background that agencies put between the scene and the credit: one or two as a rule."""
_AGENCIES = words("captions", "agencies")
_NO_WORD = re.compile(r"\W+")
_YEAR = re.compile(YEAR)
_MAX_DAY_CHARS = 24
_POSITION_CLUES = (
    *("left,", "right,", "left.", "right.", "center,", "center.", "centre,", "centre.", "from left", "left to right"),
    *("(L", "(R", "(C", "(left", "(right", "(center", "(centre", "(l-r"),
)
_PHOTO_CLUES = ("hoto", "icture", "mage", "FILE", "seen here", "frame grab", "screen")
_CLUES = (
    *("(", "[", "/", "|", "aption", "CAPTION", "redit", "CREDIT", "FILE"),
    *("hoto", "PHOTO", "icture", "mage", "Pic:", "ourtesy"),
)


def find_captions(text: str) -> Iterator[Cut]:
    """Yield the captions and picture credits of a text."""
    before: tuple[int, int] | None = None
    is_announced = False
    for start, end in _paragraphs(text):
        line = text[start:end].replace("\n", " ")
        cuts: list[Cut] = []
        if _LONE_MARKER.fullmatch(line):
            cuts = [Cut(start, end, "caption", "captions.marker")]
        elif is_announced and len(line) <= _MAX_ALONE_CHARS and not _REPORTED.search(line):
            cuts = [Cut(start, end, "caption", "captions.announced")]
        elif _may_hold_a_caption(line):
            cuts = [Cut(start + cut.start, start + cut.end, cut.reason, cut.rule) for cut in _in_line(line)]
            if before and _is_lone_credit(cuts, start) and _is_scene(text[slice(*before)]):
                cuts.append(Cut(*before, "caption", "captions.before_credit"))
        elif _is_plain_caption(line):
            cuts = [Cut(start, end, "caption", "captions.form")]
        yield from cuts
        is_announced = bool(_LONE_MARKER.fullmatch(line))
        before = (start, end)
    yield from _repeated(text)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the lines, a caption that was wrapped over several of them as one."""
    pending: tuple[int, int] | None = None
    for start, end in lines(text):
        if pending is not None:
            if text.count("\n", pending[1], start) == 1 and _goes_on(text[slice(*pending)], text[start]):
                pending = (pending[0], end)
                continue
            yield pending
            pending = None
        if end - start < _MAX_CHARS and (_MARKER.match(text, start, end) or _OPENING.match(text, start, end)):
            pending = (start, end)
        else:
            yield start, end
    if pending is not None:
        yield pending


def _goes_on(caption: str, following: str) -> bool:
    """Whether a caption goes on in the next line: with a small letter, or inside an open bracket."""
    return following.islower() or caption.count("(") > caption.count(")")


def _is_lone_credit(cuts: list[Cut], start: int) -> bool:
    return len(cuts) == 1 and cuts[0].start == start and cuts[0].reason == "credit"


def _may_hold_a_caption(line: str) -> bool:
    """A quick look by literals, so that nearly all lines of a story cost next to nothing."""
    return any(clue in line for clue in _CLUES) or line.endswith(_AGENCIES)


def _in_line(line: str) -> Iterator[Cut]:
    position = 0
    for credit in find_picture_credits(line):
        if credit.start < position:
            continue
        begin = _caption_start(line, position, credit)
        if begin == credit.start and credit.form == "bare_agency":
            continue  # the agency of the whole text: a wire credit
        reason = "caption" if begin < credit.start else "credit"
        yield Cut(begin, credit.end, reason, f"captions.{credit.form}")
        position = credit.end
    rest = line[position:].lstrip(" \t.,;")
    position = len(line) - len(rest)
    if ("aption" in rest or "CAPTION" in rest) and (marker := _MARKER.search(line, position)):
        yield Cut(marker.start(), _end_of_open_caption(line, marker.end()), "caption", "captions.marker")
    elif rest == line and _opens_as_caption(line):
        yield Cut(0, _end_of_open_caption(line, 0), "caption", "captions.opening")


def _caption_start(line: str, position: int, credit: Credit) -> int:
    """Where the caption that a credit ends begins, from `position` on; at the credit if nothing before it is one."""
    if marker := _MARKER.search(line, position, credit.start):
        return marker.start()
    spans = split_sentences(line, position, credit.start)
    for first, last in spans[-(_MAX_CONTEXT_SENTENCES + 1) :]:
        if _has_form(line[first:last]) or _is_scene(line[first:last]):
            return first
    if not spans or credit.form == "bare_agency":
        return credit.start
    is_alone = not line[credit.end :].strip(" .")
    whole = line[spans[0][0] : spans[-1][1]]
    if (
        is_alone
        and len(spans) <= _MAX_ALONE_SENTENCES
        and len(whole) <= _MAX_ALONE_CHARS
        and not _REPORTED.search(whole)
    ):
        return spans[0][0]
    first, last = spans[-1]
    return credit.start if _REPORTED.search(line, first, last) else first


def _end_of_open_caption(line: str, position: int) -> int:
    """Where a caption without a credit ends: with the line, or, if many sentences follow, before the first of them
    that has not its form.
    """
    spans = split_sentences(line, position, len(line))
    if len(spans) <= _MAX_ALONE_SENTENCES:
        return len(line)
    return next((last for (_, last), following in pairwise(spans) if not _has_form(line[slice(*following)])), len(line))


def _opens_as_caption(line: str) -> bool:
    return len(line) <= _MAX_CHARS and bool(_OPENING.match(line)) and not _REPORTED.search(line)


def _is_plain_caption(line: str) -> bool:
    """Whether a line without marker and credit must be a caption: it places people in the picture and dates it."""
    return (
        len(line) <= _MAX_ALONE_CHARS
        and bool(_POSITION.search(line) and _DATED.search(line))
        and not _REPORTED.search(line)
    )


def _has_form(sentence: str) -> bool:
    """Whether a sentence describes a picture: it names one, says who stands where, or dates a scene to the day."""
    if _PHOTO_FORM.search(sentence) or _OPENING.match(sentence) or _POSITION.search(sentence):
        return True
    return bool(_DATED.search(sentence) and _is_scene(sentence))


def _is_scene(sentence: str) -> bool:
    """Whether people do something visible in the present tense, and nobody reports it."""
    return len(sentence) <= _MAX_ALONE_CHARS and bool(_SCENE.match(sentence)) and not _REPORTED.search(sentence)


def _repeated(text: str) -> Iterator[Cut]:
    """Yield the sentences in the form of a caption that stand more than once, with what follows each of them alike."""
    if max(Counter(_signs(text)).values(), default=0) < 2:
        return
    spans = [span for start, end in lines(text) for span in split_sentences(text, start, end)]
    keys = [_key(text[first:last]) for first, last in spans]
    counts = Counter(keys)
    several = (span for key, span in zip(keys, spans, strict=True) if key and counts[key] > 1)
    captions = {_key(sentence) for span in several if _has_form(sentence := text[slice(*span)])}
    inside = False
    for key, (first, last) in zip(keys, spans, strict=True):
        inside = key in captions or (inside and counts[key] > 1)
        if inside:
            yield Cut(first, last, "caption", "captions.repeated")


def _signs(text: str) -> Iterator[str]:
    """Yield the words that make a sentence a caption; a caption that stands twice has one of them twice."""
    for year in _YEAR.finditer(text):
        if dated := _DATED.search(text, max(0, year.start() - _MAX_DAY_CHARS), year.end()):
            yield dated[0]
    for clues, pattern in ((_POSITION_CLUES, _POSITION), (_PHOTO_CLUES, _PHOTO_FORM)):
        if any(clue in text for clue in clues):
            yield from (match[0] for match in pattern.finditer(text))


def _key(sentence: str) -> str:
    """What two copies of a caption share however they were damaged: its letters and digits."""
    return _NO_WORD.sub("", sentence.lower())
