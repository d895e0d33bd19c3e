"""WARC archives: read as documents, as Common Crawl's news crawl and others ship them, and written from documents."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from tallywire.fetch.client import Response, safe_headers
from tallywire.fetch.decode import decoded, gunzip
from tallywire.fetch.errors import Failed, Refused, RequestError
from tallywire.fetch.limits import WIRE_SLACK, Limits
from tallywire.fetch.records import document_of, reject_of
from tallywire.fetch.sources import Source
from tallywire.fetch.types import is_readable, media_type
from tallywire.fetch.urls import parse_url
from tallywire.schema import Document, Reject

_RESPONSES = WarcRecordType.response | WarcRecordType.resource
_PIECE = 64 * 1024
_NEEDED = ("WARC-Type", "WARC-Target-URI", "Content-Length")
_HEAD_ENDS = (b"\r\n\r\n", b"\n\n")
_FRAMING = frozenset({"content-encoding", "transfer-encoding", "content-length", "connection"})


def read_warc(path: Path, source: Source, now: datetime) -> Iterator[Document | Reject]:
    """What each response in an archive is, in order: a document as of its WARC-Date, or a reject.

    An archive that breaks off is a reject of its own, after everything before the break.
    """
    try:
        with path.open("rb") as file:
            yield from _read_records(_Stream(file), source, now)
    except (OSError, EOFError, ValueError, RequestError) as error:
        problem = Failed("truncated", f"{path.name}: the archive is broken, or not whole: {error}")
        yield reject_of(source, str(path), problem, url=None, now=now)


def _read_records(stream: Any, source: Source, now: datetime) -> Iterator[Document | Reject]:
    most = source.limits.max_header_bytes + WIRE_SLACK * source.limits.max_bytes + 1
    for record in ArchiveIterator(stream, record_types=_RESPONSES | WarcRecordType.unknown, parse_http=False):
        block = record.reader.read(most)
        if len(block) < min(record.content_length, most) or None in map(record.headers.get, _NEEDED):
            raise EOFError("a record is cut off")
        yield _read_record(record, block, source, now)
    if not stream.tail.endswith(_HEAD_ENDS):
        raise EOFError("its last record is cut off")


class _Stream:
    """The bytes of an archive, unzipped, as fastwarc reads them.

    Its own reader takes a file that breaks off near the start of a record for one that ends there.
    """

    def __init__(self, file: BinaryIO) -> None:
        pieces = iter(lambda: file.read(_PIECE), b"")
        is_zipped = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        self._pieces = gunzip(pieces) if is_zipped else pieces
        self._rest = b""
        self._read = 0
        self.tail = b""

    def read(self, size: int) -> bytes:
        """So many bytes, or fewer; none at the end."""
        if not self._rest:
            self._rest = next(self._pieces, b"")
        taken, self._rest = self._rest[:size], self._rest[size:]
        self._read += len(taken)
        self.tail = (self.tail + taken)[-4:]
        return taken

    def tell(self) -> int:
        """How many bytes have been read."""
        return self._read


def _read_record(record: Any, block: bytes, source: Source, now: datetime) -> Document | Reject:
    target = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    try:
        date = record.record_date or now
        response = _response(record, block, target, source.limits)
        if response.status != 200:
            raise Refused(f"http_{response.status}", f"{target}: the server answered {response.status}")
        if not response.body.strip():
            raise Refused("empty", f"{target}: the page is empty")
        if not is_readable(kind := media_type(response.body)):
            raise Refused("not_text", f"{target}: not a page but {kind or 'binary data'}")
        return document_of(source, response, None, date)
    except RequestError as error:
        return reject_of(source, record.record_id or target, error, url=target or "(none)", now=now)


def _response(record: Any, block: bytes, target: str, limits: Limits) -> Response:
    """The HTTP response that a record holds; a resource record is its body alone."""
    url = parse_url(target)
    if record.record_type == WarcRecordType.resource:
        content_type = record.headers.get("Content-Type") or ""
        return Response(url, 200, (("content-type", content_type),), block, 0.0)
    end, mark = min(((at, mark) for mark in _HEAD_ENDS if (at := block.find(mark)) >= 0), default=(-1, b""))
    if end < 0:
        raise Refused("bad_http", f"{target}: the record holds no HTTP header")
    status_line, *lines = block[:end].splitlines()
    words = status_line.split(maxsplit=2)
    if len(words) < 2 or not words[0].startswith(b"HTTP/") or not (words[1].isdigit() and len(words[1]) == 3):
        raise Refused("bad_http", f"{target}: the record holds no HTTP status")
    raw = [(name.strip(), value.strip()) for name, _, value in (line.partition(b":") for line in lines)]
    headers = safe_headers(raw, limits)
    body = _unchunked(block[end + len(mark) :], headers)
    return Response(url, int(words[1]), headers, _unpacked(body, headers, limits), 0.0)


def _unchunked(body: bytes, headers: Iterable[tuple[str, str]]) -> bytes:
    """The body without chunk framing, where it has any: many crawlers keep the header and drop the framing."""
    if ("transfer-encoding", "chunked") not in [(name, value.lower()) for name, value in headers]:
        return body
    stream, whole = io.BytesIO(body), io.BytesIO()
    while True:
        size = stream.readline(64).split(b";")[0].strip()
        try:
            length = int(size, 16) if size.isalnum() else -1
        except ValueError:
            length = -1
        if length < 0:
            if whole.tell():
                raise Failed("truncated", "the chunks in the record break off")
            return body
        chunk = stream.read(length)
        if len(chunk) < length:
            raise Failed("truncated", "the chunks in the record break off")
        if length == 0:
            return whole.getvalue()
        whole.write(chunk)
        stream.readline(64)


def _unpacked(body: bytes, headers: Iterable[tuple[str, str]], limits: Limits) -> bytes:
    """The body with content encodings undone; one that is plain in spite of its header stays as it is."""
    encodings = [part for name, value in headers if name == "content-encoding" for part in value.split(",")]
    try:
        return b"".join(decoded([body], encodings, limits))
    except RequestError as error:
        if error.reason == "bad_encoding" and media_type(body) is not None and is_readable(media_type(body)):
            return body
        raise


def write_warc(documents: Iterable[Document], file: BinaryIO, *, is_zipped: bool) -> int:
    """Write documents, each of which has an address, as WARC records, each gzipped by itself if so; return how many.

    The same documents give the same bytes: ids and dates come from them, and headers of framing are those of the
    payload as stored.
    """
    count = 0
    for document in documents:
        buffer = io.BytesIO()
        _record_of(document).write(buffer, checksum_data=True)
        plain = buffer.getvalue()
        file.write(gzip.compress(plain, mtime=0) if is_zipped else plain)
        count += 1
    return count


def _record_of(document: Document) -> Any:
    said = json.loads(document.headers) if document.headers else {}
    headers = {name: value for name, value in said.items() if name not in _FRAMING}
    headers["content-length"] = str(document.payload_length_bytes)
    lines = [f"HTTP/1.1 {document.status or 200} OK", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    record: Any = WarcRecord()
    padded = document.document_id.ljust(32, "0")
    urn = "-".join((padded[:8], padded[8:12], padded[12:16], padded[16:20], padded[20:]))
    record.init_headers(record_type=WarcRecordType.response, record_urn=f"uuid:{urn}".encode())
    record.headers["WARC-Target-URI"] = document.url
    record.headers["WARC-Date"] = f"{document.fetched_at:%Y-%m-%dT%H:%M:%SZ}"
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.set_bytes_content("\r\n".join(lines).encode() + document.payload)
    return record
