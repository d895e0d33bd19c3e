"""WARC archives."""

from __future__ import annotations

import gzip
import zlib
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path

import pytest

from tallywire.fetch.limits import Limits
from tallywire.fetch.sources import Source
from tallywire.fetch.warc import read_warc, write_warc
from tallywire.identity import document_id
from tallywire.ingest.files import read_file
from tallywire.schema import Document, Reject

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
SOURCE = Source(name="archive", type="warc")
PAGE = b"<html><body><p>The dam holds 40 million cubic metres of water.</p></body></html>"


def record(url: str, http: bytes, kind: str = "response") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2022-02-08T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{zlib.crc32(url.encode()):012}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def http(body: bytes, headers: bytes = b"", status: bytes = b"200 OK") -> bytes:
    return b"HTTP/1.1 " + status + b"\r\nContent-Type: text/html\r\n" + headers + b"\r\n" + body


def read(path: Path) -> list[Document | Reject]:
    return list(read_warc(path, SOURCE, NOW))


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (b"", PAGE),
        (b"Content-Encoding: gzip\r\n", gzip.compress(PAGE)),
        (b"Content-Encoding: gzip\r\n", PAGE),
        (b"Transfer-Encoding: chunked\r\n", b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE)),
        (b"Transfer-Encoding: chunked\r\n", PAGE),
        (b"Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", PAGE),
    ],
    ids=["plain", "gzip", "gzip in name only", "chunked", "chunked in name only", "both in name only"],
)
def test_a_response_is_the_page_that_it_was(tmp_path: Path, headers: bytes, body: bytes) -> None:
    file = tmp_path / "a.warc.gz"
    file.write_bytes(gzip.compress(record("https://news.test/a", http(body, headers))))
    (document,) = read(file)
    assert isinstance(document, Document)
    assert document.payload == PAGE
    assert document.url == "https://news.test/a"
    assert document.document_id == document_id("https://news.test/a", PAGE)
    assert document.fetched_at == datetime(2022, 2, 8, 10, tzinfo=UTC)
    assert document.fetched_date == "2022-02-08"


def test_what_is_no_page_is_a_reject_with_its_reason(tmp_path: Path) -> None:
    file = tmp_path / "a.warc"
    file.write_bytes(
        record("https://news.test/robots.txt", b"", "request")
        + record("https://news.test/gone", http(b"gone", status=b"404 Not Found"))
        + record("https://news.test/picture", http(b"\x89PNG\r\n\x1a\n" + bytes(10)))
        + record("https://news.test/empty", http(b" "))
        + record("dns:news.test", b"20220208 1.2.3.4")
        + record("https://news.test/odd", b"no http at all")
        + record("https://news.test/bomb", http(gzip.compress(bytes(30_000_000)), b"Content-Encoding: gzip\r\n"))
        + record("https://news.test/a", http(PAGE))
    )
    *rejects, document = read(file)
    assert [each.reason for each in rejects if isinstance(each, Reject)] == [
        "http_404",
        "not_text",
        "empty",
        "bad_scheme",
        "bad_http",
        "bomb",
    ]
    assert isinstance(document, Document)


@pytest.mark.parametrize("missing", [1, 30, 120, 300])
def test_an_archive_that_breaks_off_gives_what_came_before_and_a_reject(tmp_path: Path, missing: int) -> None:
    whole = record("https://news.test/a", http(PAGE)) + record("https://news.test/b", http(PAGE + PAGE))
    file = tmp_path / "a.warc"
    file.write_bytes(whole[: -missing - 4])
    found = read(file)
    assert isinstance(found[0], Document)
    assert isinstance(found[1], Reject)
    assert (found[1].reason, len(found)) == ("truncated", 2)


@pytest.mark.parametrize("is_one_member", [True, False], ids=["gzipped as one", "gzipped record by record"])
def test_wherever_a_gzipped_archive_breaks_off_it_shows(tmp_path: Path, is_one_member: bool) -> None:
    records = [record(f"https://news.test/{i}", http(PAGE + b"%d" % i)) for i in range(3)]
    members = [gzip.compress(b"".join(records))] if is_one_member else [gzip.compress(each) for each in records]
    packed, boundaries = b"".join(members), set(accumulate(len(each) for each in members))
    file = tmp_path / "a.warc.gz"
    for end in sorted({*range(12, len(packed), 5)} - boundaries):
        file.write_bytes(packed[:end])
        *documents, reject = read(file)
        assert isinstance(reject, Reject), end
        assert reject.reason == "truncated"
        assert all(isinstance(each, Document) for each in documents)


def test_a_record_that_is_too_large_is_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "a.warc"
    file.write_bytes(record("https://news.test/large", http(PAGE * 5_000)) + record("https://news.test/a", http(PAGE)))
    source = Source(name="archive", type="warc", limits=Limits(max_bytes=1_000))
    reject, document = read_warc(file, source, NOW)
    assert isinstance(reject, Reject)
    assert reject.reason == "too_large"
    assert isinstance(document, Document)


def test_documents_written_as_an_archive_come_back_the_same_and_the_same_bytes_each_time(tmp_path: Path) -> None:
    file = tmp_path / "a.warc"
    file.write_bytes(
        b"".join(record(f"https://news.test/{i}", http(PAGE + b"%d" % i, b"X-Odd: \xc3\xa4\r\n")) for i in range(5))
    )
    documents = [each for each in read(file) if isinstance(each, Document)]
    target, again = tmp_path / "b.warc.gz", tmp_path / "c.warc.gz"
    for archive in (target, again):
        with archive.open("wb") as opened:
            assert write_warc(documents, opened, is_zipped=True) == 5
    assert target.read_bytes() == again.read_bytes()
    back = [each for each in read(target) if isinstance(each, Document)]
    assert [(each.document_id, each.url, each.fetched_at, each.payload) for each in back] == [
        (each.document_id, each.url, each.fetched_at, each.payload) for each in documents
    ]


def test_an_archive_is_known_by_its_content_not_by_its_name(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_bytes(gzip.compress(record("https://news.test/a", http(PAGE))))
    (document,) = read_file(file, NOW)
    assert isinstance(document, Document)
    assert document.url == "https://news.test/a"
    assert document.source == "notes.txt"
