"""Sign-offs: who reported, wrote, edited and contributed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tallywire.clean.lines import lines, split_sentences
from tallywire.clean.record import Cut
from tallywire.clean.words import words

_BRACKET = re.compile(
    r"[(\[]\s*(?:Additional |Further )?(?:Reporting|Writing|Editing|Compiled|Written|Reported|Edited|Translated)\b[^()\[\]\n]{0,600}[)\]]"
)
_CREDIT = re.compile(
    r"(?:[—–*-]{1,2}\s*)?(?:(?:Additional|Further) reporting|Reporting|Writing|Editing|Written|Edited|Compiled|Translated|Research|With (?:additional )?(?:reporting|assistance|help|files|contributions|input)"
    r"|Contributors?|Contributing)\b\s*(?:by|from|:)?\s"
)
_CORE = re.compile(r"\b(?:reported|contributed|contributing|contributor to this|assisted|helped report)\b")
_PLACED = re.compile(
    r"\breported from (?:the )?[A-Z]|\bcontributed(?: to)? (?:to this|this|reporting|from)\b|\bcontributed\.?$|\bcontributing to this\b|\bhelped report\b"
)
_STATIONED = re.compile(
    r"\b(?:in|from|at) (?:the )?[A-Z]|\bthis (?:report|story|article|post)|\breporting\b|\b(?:writers?|reporters?|journalists?|correspondents?)\b"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")


def find_signoffs(text: str) -> Iterator[Cut]:
    """Yield the sentences and brackets that say who reported, and nothing else.

    A sign-off is recognised by what it is made of: names and a closed list of words. *Poland also contributed 500 tanks*
    has a word too many.
    """
    for match in _BRACKET.finditer(text):
        yield Cut(match.start(), match.end(), "sign_off", "signoffs.bracket")
    for start, end in lines(text):
        if end - start > 1_500:
            continue
        line = text[start:end]
        if not (_CORE.search(line) or _CREDIT.match(line)):
            continue
        run = [span for span in split_sentences(text, start, end)]
        for first, last in run:
            sentence = text[first:last]
            if _is_signoff(sentence):
                yield Cut(first, last, "sign_off", "signoffs.sentence")


def _is_signoff(sentence: str) -> bool:
    if any(character.isdigit() for character in sentence) or '"' in sentence or "“" in sentence:
        return False
    names = 0
    for word in _WORD.findall(sentence):
        if word[0].isupper():
            names += 1
        elif word.lower() not in words("signoff", "words"):
            return False
    if names == 0:
        return False
    is_report = _PLACED.search(sentence) and _STATIONED.search(sentence)
    return bool(is_report or (_CREDIT.match(sentence) and len(sentence) < 400))
