"""A normalised view of a text for reading only, with a map of offsets back to the text.

Rules see plain quotes, plain spaces and whole words; what they find is cut from the text as it was stored.
Most repairs keep the length, so most texts map to themselves. What changes the length (soft hyphens, zero-width
characters, HTML entities, ligatures, UTF-8 that was decoded as Windows-1252) costs one array of offsets.
"""

from __future__ import annotations

import html
import re
from array import array
from dataclasses import dataclass, field
from typing import NamedTuple

_SAME_LENGTH = {
    **dict.fromkeys(
        "\t\v\f\r\x1c\x1d\x1e\x1f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
        " ",
    ),
    **dict.fromkeys("\x85\u2028\u2029", "\n"),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4\u02bc\u02b9\u02bb\uff07`", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02", '"'),
    **dict.fromkeys("\u2010\u2011\u2043\u2212\ufe63\uff0d", "-"),
    "\u2012": "\u2013",
    "\u2015": "\u2014",
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    "\uff0c": ",",
    "\uff0e": ".",
    "\uff05": "%",
    "\uff04": "$",
}
"""One character for one: every space is a space, every apostrophe ', every quotation mark ", every hyphen and minus -.
En and em dashes stay, since they separate where a hyphen joins."""
_REPLACED = re.compile("[" + re.escape("".join(_SAME_LENGTH)) + "]")  # ten times as fast as str.translate

_CONTINUATION = "".join(bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xC0))
_CYRILLIC = "".join(bytes([code]).decode("cp1251", "ignore") for code in range(0x80, 0xC0))
_MOJIBAKE = (
    f"(?:[ÂÃ][{re.escape(_CONTINUATION)}]"
    f"|[ÄÅ][{re.escape(''.join(c for c in _CONTINUATION if c not in '‘’“”'))}]"
    f"|[à-ï][{re.escape(_CONTINUATION)}]{{2}})+"
)
_ENTITY = r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d{0,2});"
_INVISIBLE = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f]+"
_WHOLE = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "â€": '"', "â€\ufffd": '"'}
"""Ligatures, and a closing quotation mark whose last byte, 9D, has no character in Windows-1252."""
_EDIT = re.compile(f"{_INVISIBLE}|{_ENTITY}|{_MOJIBAKE}|â€\ufffd?|вЂ[{re.escape(_CYRILLIC)}]|[ﬀ-ﬆ]")
_SUSPECT = re.compile(f"[{_INVISIBLE[1:-2]}&ÂÃÄÅà-ïвﬀ-ﬆ]")
"""The first characters of whatever `_EDIT` matches: one set is searched many times faster than the alternatives."""
_PLAIN = re.compile("[^&`\t\v\f\r\x1c-\x1f]*")
"""An ASCII text of none but these characters is its own view."""
_SLOPPY = {ord(character): bytes([0x80 + offset]) for offset, character in enumerate(_CONTINUATION)}


class Reading(NamedTuple):
    """A text and the view of it that rules read; `span` maps a half-open span of the view to the text.

    A named tuple, since one is made for each text, and a frozen dataclass takes thrice the time.
    """

    text: str
    view: str
    starts: array[int] | None = None
    """for each character of the view where it begins and ends in the text; None where all stand alike"""
    ends: array[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the text that the view shows between `start` and `end`."""
        if self.starts is None or self.ends is None:
            return start, end
        if start >= len(self.starts):
            return len(self.text), len(self.text)
        if end <= start:
            return self.starts[start], self.starts[start]
        return self.starts[start], self.ends[min(end, len(self.ends)) - 1]


def read(text: str) -> Reading:
    """A reading of `text`; the text itself is never edited."""
    if text.isascii() and _PLAIN.fullmatch(text):
        return Reading(text, text)
    if _SUSPECT.search(text) is None:
        return Reading(text, _plain(text))
    mapping = _Mapping(text)
    for suspect in _SUSPECT.finditer(text):
        edit = _EDIT.match(text, suspect.start())
        if edit is not None and edit.start() >= mapping.done:
            mapping.put(edit.span(), _repair(edit.group()))
    if mapping.done == 0:
        return Reading(text, _plain(text))
    mapping.keep(len(text))
    return Reading(text, _plain("".join(mapping.pieces)), mapping.starts, mapping.ends)


@dataclass(slots=True)
class _Mapping:
    """The view as it grows: its pieces, and for each of its characters where that begins and ends in the text."""

    text: str
    pieces: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("L"))
    ends: array[int] = field(default_factory=lambda: array("L"))
    done: int = 0

    def keep(self, end: int) -> None:
        """Take the text up to `end` as it is."""
        self.pieces.append(self.text[self.done : end])
        self.starts.extend(range(self.done, end))
        self.ends.extend(range(self.done + 1, end + 1))
        self.done = end

    def put(self, span: tuple[int, int], repaired: str) -> None:
        """Take the text up to a span as it is, and something else for the span."""
        start, end = span
        self.keep(start)
        self.pieces.append(repaired)
        self.starts.extend([start] * len(repaired))
        self.ends.extend([end] * len(repaired))
        self.done = end


def _plain(text: str) -> str:
    return _REPLACED.sub(lambda found: _SAME_LENGTH[found.group()], text)


def _repair(found: str) -> str:
    """What damaged characters meant: themselves where that is unclear, nothing for invisible ones."""
    first = found[0]
    if found in _WHOLE:
        return _WHOLE[found]
    if first == "&":
        return html.unescape(found)
    if first == "в":
        return _decoded(found.encode("cp1251"), found)
    if first in "ÂÃÄÅ" or "à" <= first <= "ï":
        once = _decoded(_bytes(found), found)
        return _decoded(_bytes(once), once) if once != found and re.fullmatch(_MOJIBAKE, once) else once
    return ""


def _bytes(text: str) -> bytes:
    """The Windows-1252 bytes of `text`; the five bytes that it leaves undefined stand for themselves."""
    return b"".join(_SLOPPY.get(ord(character)) or character.encode("latin-1", "replace") for character in text)


def _decoded(raw: bytes, fallback: str) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return fallback
