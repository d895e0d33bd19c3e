"""Sign-offs: who reported, wrote, edited and contributed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from tallywire.clean.lines import lines, split_sentences
from tallywire.clean.record import Cut
from tallywire.clean.words import words

_BRACKET = re.compile(
    r"[(\[]\s*(?:Additional |Further )?"
    r"(?:Reporting|Writing|Editing|Compiled|Written|Reported|Edited|Translated)\b[^()\[\]\n]{0,600}[)\]]"
)
_CREDIT = re.compile(
    r"(?:[—–*-]{1,2}\s*)?"
    r"(?:(?:Additional|Further) reporting|Reporting|Reported|Writing|Editing|Written|Edited|Compiled"
    r"|Translated|Research|With (?:additional )?(?:reporting|assistance|help|files|contributions|input)"
    r"|Contributors?|Contributing)"
    r"\b\s*(?:by|from|:)?\s"
)
_REPORTED = re.compile(
    r"\breported from (?:the )?[A-Z]|\bcontributed(?: to)? (?:to this|this|reporting|from)\b|\bcontributed\.?$"
    r"|\bcontributing to this\b|\bwas contributed by\b|\bhelped report\b"
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
        sentences = split_sentences(text, start, end)
        for is_signoff, run in groupby(sentences, key=lambda span: _is_signoff(text[slice(*span)])):
            if is_signoff:
                spans = list(run)
                yield Cut(spans[0][0], spans[-1][1], "sign_off", "signoffs.sentence")


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
