"""Photo captions that stand as running text.

A caption is known by where it ends (a picture credit), by where it begins (`Caption`, `FILE -`, `In this photo`),
or by being repeated in the form of a caption. Where one is glued to the story it reaches back to the first sentence
that has the form of a caption; a sentence of the story is never removed for being like one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tallywire.clean.lines import lines, split_sentences
from tallywire.clean.pictures import Credit, find_picture_credits
from tallywire.clean.record import Cut
from tallywire.clean.words import MONTH_AND_DAY, SERVICE, YEAR, any_of, words

_MARKER = re.compile(
    r"(?:^|(?<=[.!?)\]\"”’])|(?<=\n))\s*"
    r"(?:(?:Photo |Image |Picture |Media )?Caption|CAPTION|(?:Photo|Image|Picture|Media) caption)"
    r"(?:\s*[:,]\s*|\s+)(?=[A-ZÀ-ÖØ-Þ“\"(\[])"
)
_INNER_MARKER = re.compile(r"(?<=[a-z0-9,] )Caption\s+(?=[A-ZÀ-ÖØ-Þ“\"])")
"""Without a stop before it the word is a marker only where a credit follows."""
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

_AGENCY_AT_END = re.compile(rf"[^.!?\"”’\s]\s*[(\[](?:{SERVICE}|File)[)\]]$")

_MAX_CHARS = 1_500
_MAX_ALONE_CHARS = 600
_MAX_ALONE_SENTENCES = 3
_MAX_CONTEXT_SENTENCES = 4
"""Sentences of background that agencies put between the scene and the credit: one or two as a rule."""
_AGENCIES = words("captions", "agencies")
_WORD = re.compile(r"\w+")
_ALIKE_SHARE = 0.7
"""Captions of one scene in other words share this much, those of different scenes half (36 pairs of a real story)."""
_MAX_COMPARED = 60
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
        if not cuts and _AGENCY_AT_END.search(line) and _is_scene(line):
            cuts = [Cut(start, end, "caption", "captions.agency_at_end")]
        elif not cuts and _is_placed_and_dated(line):
            spans = split_sentences(text, start, end)
            cuts = [
                Cut(*span, "caption", "captions.form") for span in spans if _is_placed_and_dated(text[slice(*span)])
            ]
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
    before = line[position : credit.start]
    if marker := _MARKER.search(before) or _INNER_MARKER.search(before):
        return position + marker.start()
    spans = split_sentences(line, position, credit.start)
    if not spans:
        return credit.start
    written = [line[first:last] for first, last in spans]
    is_picture = credit.form != "bare_agency"
    is_alone = position == 0 and not line[credit.end :].strip(" .")
    if is_alone and _is_whole_caption(written, is_picture):
        return spans[0][0]
    if (number := _first_of_caption(written, is_picture)) is not None:
        return spans[number][0]
    return spans[-1][0] if is_picture and not _REPORTED.search(written[-1]) else credit.start


def _is_whole_caption(sentences: Sequence[str], is_picture: bool) -> bool:
    """Whether the sentences of a line that ends in a credit are all caption: they begin as one, or report nothing.

    `is_picture` says that the credit is that of a picture; an agency's name alone may be that of the text.
    """
    if _has_form(sentences[0]):
        return len(sentences) <= _MAX_CONTEXT_SENTENCES + 1
    whole = " ".join(sentences)
    if not is_picture or len(sentences) > _MAX_ALONE_SENTENCES or len(whole) > _MAX_ALONE_CHARS:
        return False
    return _is_scene(sentences[0]) or not _REPORTED.search(whole)


def _first_of_caption(sentences: Sequence[str], is_picture: bool) -> int | None:
    """The number of the sentence that begins the caption at the end of running text; None if none has its form.

    The last sentences in the form of a caption count, with background after them; a scene in the present tense, which a
    story may have too, only right before the credit or one sentence away.
    """
    formed = [number for number, sentence in enumerate(sentences) if _has_form(sentence)]
    if formed and len(sentences) - formed[-1] <= _MAX_CONTEXT_SENTENCES + 1:
        start = formed[-1]
        while start - 1 in formed:
            start -= 1
        return start
    numbers = range(len(sentences) - 1, max(len(sentences) - 3, -1), -1) if is_picture else ()
    return next((number for number in numbers if _is_scene(sentences[number])), None)


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


def _is_placed_and_dated(passage: str) -> bool:
    """Whether words without marker and credit must be a caption: they place people in the picture and date it."""
    return bool(_POSITION.search(passage) and _DATED.search(passage)) and not _REPORTED.search(passage)


def _has_form(sentence: str) -> bool:
    """Whether a sentence describes a picture: it names one, says who stands where, or dates a scene to the day."""
    if _PHOTO_FORM.search(sentence) or _OPENING.match(sentence) or _POSITION.search(sentence):
        return True
    return bool(_DATED.search(sentence) and _is_scene(sentence))


def _is_scene(sentence: str) -> bool:
    """Whether people do something visible in the present tense, and nobody reports it."""
    return len(sentence) <= _MAX_ALONE_CHARS and bool(_SCENE.match(sentence)) and not _REPORTED.search(sentence)


def _repeated(text: str) -> Iterator[Cut]:
    """Yield the sentences in the form of a caption that stand more than once, exactly or nearly.

    With each goes the sentence that follows it, if a sentence like it follows another of them: agencies set the same
    background below every picture of a day. Elsewhere in the text that sentence is story, and stays.
    """
    if max(Counter(_signs(text)).values(), default=0) < 2:
        return
    spans = [span for start, end in lines(text) for span in split_sentences(text, start, end)]
    bags = [_bag(text[first:last]) for first, last in spans]
    formed = [number for number, span in enumerate(spans) if _has_form(text[slice(*span)])][:_MAX_COMPARED]
    captions = {one for one in formed if any(_are_alike(bags[one], bags[other]) for other in formed if other != one)}
    followers = [number + 1 for number in captions if number + 1 < len(spans) and number + 1 not in captions]
    for one in followers:
        if any(_are_alike(bags[one], bags[other]) for other in followers if other != one):
            captions.add(one)
    for number in sorted(captions):
        yield Cut(*spans[number], "caption", "captions.repeated")


def _bag(sentence: str) -> frozenset[str]:
    return frozenset(_WORD.findall(sentence.lower()))


def _are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences share most of their words; copies of a caption differ in a verb or a name."""
    return len(one & other) >= _ALIKE_SHARE * len(one | other) > 0


def _signs(text: str) -> Iterator[str]:
    """Yield the words that make a sentence a caption; a caption that stands twice has one of them twice."""
    for year in _YEAR.finditer(text):
        if dated := _DATED.search(text, max(0, year.start() - _MAX_DAY_CHARS), year.end()):
            yield dated[0]
    for clues, pattern in ((_POSITION_CLUES, _POSITION), (_PHOTO_CLUES, _PHOTO_FORM)):
        if any(clue in text for clue in clues):
            yield from (match[0] for match in pattern.finditer(text))
