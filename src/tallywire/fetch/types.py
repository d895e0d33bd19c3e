"""What bytes are, judged by themselves: a server's Content-Type and a file's name are hearsay."""

from __future__ import annotations

import re

_BINARY = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "application/x-riff"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"\x7fELF", "application/x-elf"),
    (b"\xca\xfe\xba\xbe", "application/java-vm"),
    (b"OggS", "application/ogg"),
    (b"\x1aE\xdf\xa3", "video/webm"),
    (b"\x00\x00\x01\x00", "image/x-icon"),
    (b"wOFF", "font/woff"),
    (b"wOF2", "font/woff2"),
    (b"\xd0\xcf\x11\xe0", "application/x-ole-storage"),
    (b"SQLite format 3\0", "application/vnd.sqlite3"),
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_UTF32 = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")
# Atomic, so that a thousand comments cannot be read in 2^1000 ways.
_SPACE_AND_COMMENTS = rb"(?>\s+|<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>\[]*(?>\[.*?\]\s*)?>)*+"
_FIRST_TAG = re.compile(_SPACE_AND_COMMENTS + rb"<(?:\w+:)?(\w+)", re.DOTALL | re.IGNORECASE)
_ROOTS = {
    b"rss": "application/rss+xml",
    b"rdf": "application/rss+xml",
    b"feed": "application/atom+xml",
    b"urlset": "application/sitemap+xml",
    b"sitemapindex": "application/sitemap+xml",
}
_HEAD_BYTES = 16 * 1024
LISTINGS = frozenset({*_ROOTS.values(), "application/feed+json"})


def media_type(payload: bytes) -> str | None:
    """The media type of the bytes; None for binary data of no known kind. An empty payload is plain text."""
    for magic, name in _BINARY:
        if payload.startswith(magic):
            return name
    head = _as_ascii(payload[:_HEAD_BYTES])
    if head is None:
        return None
    first = head.lstrip()[:1]
    if first == b"<":
        return _markup(head)
    if first == b"{":
        return "application/feed+json" if b"jsonfeed.org/version" in head else "application/json"
    return "application/json" if first == b"[" else "text/plain"


def is_readable(name: str | None) -> bool:
    """Whether a page of that type can hold an article: text, markup or JSON."""
    return name is not None and (name.startswith("text/") or name.endswith(("xml", "json")))


def _as_ascii(head: bytes) -> bytes | None:
    """The beginning with byte order mark and UTF-16 padding removed; None where it is not text."""
    if head.startswith(_UTF32):
        return head[4:].replace(b"\0", b"")
    if head.startswith(_UTF16) or head[:4] in {b"\0<\0?", b"<\0?\0", b"<\0!\0", b"\0<\0!", b"<\0h\0", b"\0<\0h"}:
        return head.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\0", b"")
    if b"\0" in head:
        return None
    control = sum(head.count(bytes([code])) for code in (*range(1, 9), *range(14, 27), *range(28, 32)))
    return None if control > len(head) // 50 + 2 else head.removeprefix(b"\xef\xbb\xbf")


def _markup(head: bytes) -> str:
    tag = _FIRST_TAG.match(head)
    root = tag[1].lower() if tag else b""
    if root in _ROOTS:
        return _ROOTS[root]
    if root == b"html" or b"<html" in head[:2048].lower() or not head.lstrip().startswith(b"<?xml"):
        return "text/html"
    return "application/xml"
