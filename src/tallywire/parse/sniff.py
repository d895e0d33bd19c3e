"""What a payload is, by its bytes: never by its name or by what its sender calls it."""

from __future__ import annotations

import re

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF87a", "image"),
    (b"GIF89a", "image"),
    (b"BM\x00", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"\x00\x00\x01\x00", "image"),
    (b"PK\x03\x04", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ\x00", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x28\xb5\x2f\xfd", "archive"),
    (b"Rar!", "archive"),
    (b"\x7fELF", "not_text"),
    (b"PAR1", "not_text"),
    (b"ID3", "not_text"),
    (b"OggS", "not_text"),
    (b"{\\rtf", "not_text"),
    (b"\xd0\xcf\x11\xe0", "not_text"),
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_HEAD_BYTES = 4096
_MAX_CONTROL_SHARE = 0.02

_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h[1-6]|meta|title|script|table|span|a|ul|ol|br|img|figure)"
    rb"(?=[\s>/])",
    re.IGNORECASE,
)
_MARKUP_SHARE = re.compile(rb"</(?:p|div|html|body|article|h1|h2|li|span|a)\s*>", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml[^>]*\?>\s*(?:<!--.*?-->\s*)*<(?!html|!doctype\s+html)", re.IGNORECASE | re.DOTALL)
_CONTROL = bytes(sorted({*range(0x09), *range(0x0E, 0x1B), 0x1C, 0x1D, 0x1E, 0x1F, 0x7F}))


def kind_of(payload: bytes) -> str:
    """The kind of content: html, json, text, or one that is no article (empty, pdf, image, archive, xml, not_text)."""
    head = payload[:_HEAD_BYTES]
    body = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not body and not payload.strip():
        return "empty"
    if magic := _kind_by_magic(body):
        return magic
    if head.startswith(_UTF16) or _looks_like_utf16(head):
        return _kind_of_text(head.replace(b"\x00", b"").lstrip(b"\xff\xfe").lstrip())
    return "not_text" if _control_share(head) > _MAX_CONTROL_SHARE else _kind_of_text(body)


def _kind_by_magic(body: bytes) -> str | None:
    """The kind that the first bytes announce."""
    for magic, kind in _MAGIC:
        if body.startswith(magic):
            return kind
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "image"
    if body[4:8] == b"ftyp":
        return "image" if body[8:12] in (b"avif", b"heic", b"mif1") else "not_text"
    return None


def _kind_of_text(body: bytes) -> str:
    if body.startswith(b"{"):
        return "json"
    if _XML.match(body):
        return "xml"
    if body.startswith(b"<") and _HTML.search(body):
        return "html"
    if len(_MARKUP_SHARE.findall(body)) >= 2 and _HTML.search(body):
        return "html"
    return "text"


def _control_share(head: bytes) -> float:
    return 1 - len(head.translate(None, _CONTROL)) / len(head) if head else 0.0


def _looks_like_utf16(head: bytes) -> bool:
    """Whether every other byte is nearly always zero: Latin text in UTF-16 without a byte order mark."""
    if len(head) < 16:
        return False
    even, odd = head[::2], head[1::2]
    zeros = max(even.count(0) / len(even), odd.count(0) / len(odd))
    return zeros > 0.7 and min(even.count(0), odd.count(0)) < 0.05 * len(even)
