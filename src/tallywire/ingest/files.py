"""Local files and folders become documents; what a file is, its content says, not its name."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from tallywire.errors import SourceError
from tallywire.identity import document_id, stable_id
from tallywire.ingest.entries import feed_entries, looks_like_feed
from tallywire.limits import MAX_DOCUMENT_BYTES, MAX_LINE_BYTES
from tallywire.schema import Document, Reject

Stream = IO[bytes] | gzip.GzipFile
_SNIFF_BYTES = 64 * 1024
_GZIP_MAGIC = b"\x1f\x8b"
_WARC_MAGIC = b"WARC/"
_BOM = b"\xef\xbb\xbf"


def list_files(source: str) -> list[Path]:
    """The files that a path names: itself, or all files below a folder in order, hidden ones left out.

    Raises SourceError where there is nothing to read.
    """
    path = Path(source).expanduser()
    if not path.exists():
        raise SourceError(f"{source}: there is no such file or folder")
    if not path.is_dir():
        return [path]
    files = sorted(
        file
        for file in path.rglob("*")
        if file.is_file() and not any(part.startswith(".") for part in file.relative_to(path).parts)
    )
    if not files:
        raise SourceError(f"{source}: the folder holds no file to read")
    return files


def read_file(path: Path, fetched_at: datetime) -> Iterator[Document | Reject]:
    """The documents of one file: one each for a line of JSONL or an entry of a feed, else the whole file.

    A file that cannot be read, or is too large, is a reject of the ingest stage.
    """
    try:
        with _opened(path) as stream:
            if stream.read(len(_WARC_MAGIC)) == _WARC_MAGIC:
                yield from _archive(path, fetched_at)
                return
            stream.seek(0)
            yield from read_stream(stream, path.name, fetched_at)
    except (OSError, EOFError, zlib.error) as error:
        yield _reject(path.name, "unreadable", f"{path.name} cannot be read: {_reason(error)}", fetched_at)


def read_stream(stream: Stream, source: str, fetched_at: datetime) -> Iterator[Document | Reject]:
    """The documents of an open file; `source` is what to call it. Raises OSError where reading fails."""
    head = stream.read(_SNIFF_BYTES)
    if looks_like_jsonl(head):
        yield from _lines(source, head, stream, fetched_at)
        return
    payload = head + stream.read(MAX_DOCUMENT_BYTES + 1 - len(head))
    if len(payload) > MAX_DOCUMENT_BYTES:
        message = f"{source} is larger than {MAX_DOCUMENT_BYTES:,} bytes, the limit for one document"
        yield _reject(source, "too_large", message, fetched_at)
    elif looks_like_feed(payload):
        for number, entry in enumerate(feed_entries(payload), 1):
            yield _article_document(source, entry, {"entry": number}, fetched_at)
    else:
        yield make_document(payload, source=source, fetched_at=fetched_at)


def looks_like_jsonl(head: bytes) -> bool:
    """Whether a file that begins so has one JSON object a line.

    Its first line starts one, and some line of its head is one. A single object spread over several lines is not JSONL:
    it is one document.
    """
    lines = [line.strip() for line in head.removeprefix(_BOM).splitlines() if line.strip()]
    if not lines or not lines[0].startswith(b"{"):
        return False
    if len(lines) == 1:
        return True
    return any(_is_object(line) for line in lines[:50]) or all(line.startswith(b'{"') for line in lines[:50])


def _is_object(line: bytes) -> bool:
    try:
        return line.startswith(b"{") and isinstance(json.loads(line), dict)
    except ValueError:
        return False


def make_document(
    payload: bytes,
    *,
    source: str,
    fetched_at: datetime,
    url: str | None = None,
    content_type: str | None = None,
    listed: dict[str, Any] | None = None,
) -> Document:
    """A document of local input."""
    return Document(
        document_id=document_id(url, payload),
        source=source,
        url=url,
        fetched_at=fetched_at,
        status=None,
        content_type=content_type,
        headers=None,
        listed=json.dumps(listed, sort_keys=True, ensure_ascii=False) if listed else None,
        payload=payload,
        payload_length_bytes=len(payload),
        fetched_date=f"{fetched_at:%Y-%m-%d}",
    )


def _lines(source: str, head: bytes, stream: Stream, fetched_at: datetime) -> Iterator[Document | Reject]:
    for number, line in enumerate(_split_lines(head.removeprefix(_BOM), stream), 1):
        payload = line.strip()
        if len(payload) > MAX_LINE_BYTES:
            message = f"line {number} of {source} is longer than {MAX_LINE_BYTES:,} bytes"
            yield _reject(source, "too_large", message, fetched_at, f"#{number}")
        elif payload:
            yield make_document(
                payload,
                source=source,
                fetched_at=fetched_at,
                content_type="application/json",
                listed={"line": number},
            )


def _split_lines(head: bytes, stream: Stream) -> Iterator[bytes]:
    """Lines of the file; of one that is over the limit, only so much as shows that it is."""
    pending = head
    while True:
        *lines, pending = pending.split(b"\n")
        yield from lines
        chunk = stream.read(_SNIFF_BYTES)
        if len(pending) > MAX_LINE_BYTES:
            yield pending
            while chunk and b"\n" not in chunk:
                chunk = stream.read(_SNIFF_BYTES)
            pending = chunk.partition(b"\n")[2]
            continue
        if not chunk:
            yield pending
            return
        pending += chunk


def _article_document(source: str, entry: dict[str, Any], listed: dict[str, Any], fetched_at: datetime) -> Document:
    payload = json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()
    return make_document(payload, source=source, fetched_at=fetched_at, content_type="application/json", listed=listed)


def _archive(path: Path, fetched_at: datetime) -> Iterator[Document | Reject]:
    from tallywire.fetch.sources import Source  # libraries of the network, which other files do not need
    from tallywire.fetch.warc import read_warc

    yield from read_warc(path, Source(name=path.name, type="warc"), fetched_at)


def _opened(path: Path) -> Stream:
    stream = path.open("rb")
    if stream.read(2) == _GZIP_MAGIC:
        stream.close()
        return gzip.open(path, "rb")
    stream.seek(0)
    return stream


def _reject(source: str, reason: str, message: str, seen_at: datetime, place: str = "") -> Reject:
    return Reject(
        document_id=stable_id("place", f"{source}{place}"),
        article_id=None,
        stage="ingest",
        reason=reason,
        message=message,
        source=source,
        url=None,
        seen_at=seen_at,
        version="1",
        month=f"{seen_at:%Y-%m}",
    )


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
