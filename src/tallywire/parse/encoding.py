"""Bytes to text: the byte order mark, the bytes, the declaration and the text are asked together.

A declaration is a claim, not a fact: pages call UTF-8 Latin-1 and the other way round. UTF-8 is tried first because
text in another encoding is almost never valid UTF-8; the declared encoding comes next, if its result reads like
text; then what charset-normalizer makes of the bytes. The last resort marks each bad byte rather than dropping it.
"""

from __future__ import annotations

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_XML_DECLARATION = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_DECLARATION_BYTES = 4096

# What a browser reads for these names (https://encoding.spec.whatwg.org/#names-and-labels).
_AS_BROWSERS_DO = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "iso8859-1": "cp1252"}
_SAMPLE_BYTES = 100_000
_HIGH_BYTES = bytes(range(0x80, 0x100))
_WESTERN_HIGH_SHARE = 0.1
"""French has about 4% accented letters; Greek, Cyrillic or Arabic pages have 20% high bytes and more, markup
included."""
_MOSTLY_UTF8_ERRORS = 0.001
"""Share of bad bytes below which a text is UTF-8 with some damage, not another encoding."""


def decode(payload: bytes, content_type: str | None = None) -> tuple[str, str]:
    """The text and the name of the encoding it was read with; never raises.

    `content_type` is the value of an HTTP Content-Type header, whose charset counts as a declaration.
    """
    for bom, name in _BOMS:
        if payload.startswith(bom):
            return payload[len(bom) :].decode(name, "replace"), name
    try:
        return payload.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if payload[:200].count(0) > 20:
        name = "utf-16-le" if payload[1:2] == b"\x00" else "utf-16-be"
        return payload.decode(name, "replace"), name
    damaged = payload.decode("utf-8", "replace")
    if (
        damaged.count("�") <= max(3, _MOSTLY_UTF8_ERRORS * len(payload))
        and not payload.isascii()
        and _has_utf8(payload)
    ):
        return damaged, "utf-8"
    for name in _declared(payload, content_type):
        text = _try(payload, name)
        if text is not None and _reads_like_text(text):
            return text, name
    return _guess(payload)


def _declared(payload: bytes, content_type: str | None) -> list[str]:
    head = payload[:_DECLARATION_BYTES]
    names = [match[1].decode("ascii") for pattern in (_META, _XML_DECLARATION) if (match := pattern.search(head))]
    if content_type and (stated := _HEADER.search(content_type)):
        names.append(stated[1])
    known = []
    for name in names:
        try:
            canonical = codecs.lookup(name).name
        except LookupError:
            continue
        if canonical != "utf-8":
            known.append(_AS_BROWSERS_DO.get(canonical, canonical))
    return known


def _guess(payload: bytes) -> tuple[str, str]:
    """The text by its bytes alone: few high bytes are the quotes and accents of a Western page, many another script."""
    sample = payload[:_SAMPLE_BYTES]
    high_share = 1 - len(sample.translate(None, _HIGH_BYTES)) / len(sample)
    names = ["cp1252"]
    if high_share > _WESTERN_HIGH_SHARE:
        from charset_normalizer import from_bytes  # slow to import, and hardly ever needed

        best = from_bytes(sample).best()
        names = [best.encoding, "cp1252"] if best else names
    for name in names:
        text = _try(payload, name)
        if text is not None and _reads_like_text(text):
            return text, name
    return payload.decode("utf-8", "replace"), "utf-8"


def _try(payload: bytes, name: str) -> str | None:
    try:
        return payload.decode(name)
    except (UnicodeDecodeError, LookupError):
        pass
    if name == "cp1252":  # five bytes have no meaning there; browsers read them as control characters
        return payload.decode("cp1252", "replace")
    return None


def _has_utf8(payload: bytes) -> bool:
    """Whether at least one multi-byte sequence of the payload is valid UTF-8."""
    return any(ord(character) > 127 and character != "�" for character in payload.decode("utf-8", "replace"))


def _reads_like_text(text: str) -> bool:
    """Whether the text has few control characters and marks of loss."""
    sample = text[:50_000]
    bad = sum(1 for character in sample if character == "�" or (character < " " and character not in "\t\n\r\f"))
    bad += sum(1 for character in sample if "\x80" <= character <= "\x9f")
    return bad <= 0.002 * len(sample) + 2
