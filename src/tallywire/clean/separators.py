"""Lines of nothing but ornament."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tallywire.clean.lines import whole_lines
from tallywire.clean.record import Cut

_ORNAMENT = re.compile(r"[_*=~#•·●◆■▪—–\-+.<>|/\\ \t]{1,200}")
_INLINE = re.compile(r"(?<=[.!?\"”’)\]])[ \t]+(?P<mark>_{3,}|\*(?:[ \t]?\*){2,})(?=[ \t]+\S)")
_WORDS = re.compile(r"ENDS|(?:-{1,3}|—|\*{1,3}|#{1,3}|\()?\s*(?:END|ENDS|30)\s*(?:-{1,3}|—|\*{1,3}|#{1,3}|\))")


def find_separators(text: str) -> Iterator[Cut]:
    """Yield separator lines: `___`, `* * *`, `-ENDS-`."""
    yield from whole_lines(text, _ORNAMENT, "separator", "separators.ornament")
    yield from whole_lines(text, _WORDS, "separator", "separators.end_mark")
    for match in _INLINE.finditer(text):
        yield Cut(match.start("mark"), match.end("mark"), "separator", "separators.inline")
