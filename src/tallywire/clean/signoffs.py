"""Sign-offs: who reported, wrote, edited and contributed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tallywire.clean.lines import lines, split_sentences
from tallywire.clean.record import Cut
from tallywire.clean.words import words

_BRACKET = re.compile(
    r"[(\[]\s*(?:Additional |Further )?"
    r"(?:Reporting|Writing|Editing|Compiled|Written|Reported|Edited|Translated)\b[^()\[\]\n]{0,600}[)\]]"
)
_CREDIT = re.compile(
    r"(?:[—–*-]{1,2}\s*)?"
    r"(?:(?:Additional|Further) reporting|Reporting|Writing|Editing|Written|Edited|Compiled|Translated|Research"
    r"|With (?:additional )?(?:reporting|assistance|help|files|contributions|input)|Contributors?|Contributing)"
    r"\b\s*(?:by|from|:)?\s"
)
_REPORTED = re.compile(
    r"\breported from (?:the )?[A-Z]|\bcontributed(?: to)? (?:to this|this|reporting|from)\b|\bcontributed\.?$"
    r"|\bcontributing to this\b|\bhelped report\b"
)
_STATIONED = re.compile(
    r"\b(?:in|from|at) (?:the )?[A-Z]|\bthis (?:report|story|article|post)|\breporting\b"
    r"|\b(?:writers?|reporters?|journalists?|correspondents?)\b"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_NOT_IN_SIGNOFFS = re.compile(r"[\d\"“]")
_MAX_LINE_CHARS = 1_500
_MAX_CREDIT_CHARS = 400


def find_signoffs(text: str) -> Iterator[Cut]:
    """Yield the sentences and brackets that say who reported, and nothing else.

    A sign-off is recognised by what it is made of: names and a closed list of words. *Poland also contributed 500
    tanks* has a word too many.
    """
    for match in _BRACKET.finditer(text):
        yield Cut(match.start(), match.end(), "sign_off", "signoffs.bracket")
    for start, end in lines(text):
        line = text[start:end]
        if len(line) > _MAX_LINE_CHARS or not (_REPORTED.search(line) or _CREDIT.match(line)):
            continue
        for first, last in split_sentences(text, start, end):
            if _is_signoff(text[first:last]):
                yield Cut(first, last, "sign_off", "signoffs.sentence")


def _is_signoff(sentence: str) -> bool:
    if _NOT_IN_SIGNOFFS.search(sentence):
        return False
    found = _WORD.findall(sentence)
    small = [word for word in found if not word[0].isupper()]
    if len(small) == len(found) or any(word.lower() not in words("signoff", "words") for word in small):
        return False
    if _REPORTED.search(sentence) and _STATIONED.search(sentence):
        return True
    return len(sentence) < _MAX_CREDIT_CHARS and bool(_CREDIT.match(sentence))
