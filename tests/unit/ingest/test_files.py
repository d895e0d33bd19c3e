"""What a file is, its content says; what cannot be read is a reject."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tallywire.errors import SourceError
from tallywire.ingest import files
from tallywire.ingest.files import list_files, read_file, read_stream
from tallywire.schema import Document, Reject

NOW = datetime(2024, 5, 1, tzinfo=UTC)

FEED = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Wire</title><language>en</language>
<item><title>Ferry</title><link>https://news.example.com/ferry</link>
<pubDate>Tue, 05 Mar 2024 10:00:00 +0200</pubDate><description>&lt;p&gt;A ferry sailed.&lt;/p&gt;</description></item>
<item><title>Bridge</title><link>https://news.example.com/bridge</link><description>A bridge fell.</description></item>
</channel></rss>"""


def read(tmp_path: Path, name: str, content: bytes) -> list[Document | Reject]:
    file = tmp_path / name
    file.write_bytes(content)
    return list(read_file(file, NOW))


def payloads(found: list[Document | Reject]) -> list[bytes]:
    return [each.payload for each in found if isinstance(each, Document)]


def test_a_plain_file_is_one_document_with_its_bytes_untouched(tmp_path: Path) -> None:
    assert payloads(read(tmp_path, "a.txt", b"\xef\xbb\xbf A line.\r\n")) == [b"\xef\xbb\xbf A line.\r\n"]


def test_lines_of_json_are_a_document_each_whatever_the_file_is_called(tmp_path: Path) -> None:
    found = read(tmp_path, "a.txt", b'{"text": "one"}\n\n{"text": "two"}')
    assert payloads(found) == [b'{"text": "one"}', b'{"text": "two"}']


def test_a_broken_line_stays_a_document_so_that_parsing_can_reject_it(tmp_path: Path) -> None:
    assert len(read(tmp_path, "a.jsonl", b'{"text": "one"}\n{"text": \n{"text": "two"}\n')) == 3


def test_one_object_over_several_lines_is_one_document(tmp_path: Path) -> None:
    assert len(read(tmp_path, "a.json", json.dumps({"text": "one", "url": "x"}, indent=2).encode())) == 1


def test_a_feed_gives_a_document_for_each_entry(tmp_path: Path) -> None:
    entries = [json.loads(payload) for payload in payloads(read(tmp_path, "a.xml", FEED))]
    assert [entry["title"] for entry in entries] == ["Ferry", "Bridge"]
    assert entries[0]["published_at"] == "2024-03-05T10:00:00+02:00"
    assert entries[0]["html"] == "<p>A ferry sailed.</p>"
    assert entries[1]["text"] == "A bridge fell."


def test_what_declares_a_document_type_is_not_read_as_a_feed(tmp_path: Path) -> None:
    bomb = FEED.replace(b"<rss", b'<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss', 1)
    (found,) = read(tmp_path, "a.xml", bomb)
    assert payloads([found]) == [bomb]  # parsing rejects it as XML that is no page


def test_many_comments_before_a_feed_take_no_time(tmp_path: Path) -> None:
    assert len(read(tmp_path, "a.xml", b"<!-- - -->" * 200 + b"<rss><channel/></rss" + b" ")) == 0
    assert len(read(tmp_path, "b.xml", b"<!-- -->" * 400 + b"<html>")) == 1


def test_a_compressed_file_is_read_as_what_it_holds(tmp_path: Path) -> None:
    assert payloads(read(tmp_path, "a.gz", gzip.compress(b'{"text": "one"}\n{"text": "two"}\n'))) == [
        b'{"text": "one"}',
        b'{"text": "two"}',
    ]


def test_a_compressed_file_that_breaks_off_is_a_reject(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.gz", gzip.compress(b"news " * 5_000)[:-20])
    assert isinstance(found, Reject)
    assert found.reason == "unreadable"


def test_a_file_over_the_limit_is_a_reject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_DOCUMENT_BYTES", 100_000)
    (found,) = read(tmp_path, "a.txt", b"x" * 100_001)
    assert isinstance(found, Reject)
    assert found.reason == "too_large"


def test_a_line_over_the_limit_is_a_reject_and_the_next_line_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_LINE_BYTES", 1_000)
    stream = io.BytesIO(b'{"text": "one"}\n{"text": "' + b"x" * 500_000 + b'"}\n{"text": "two"}\n')
    found = list(read_stream(stream, "a", NOW))
    assert payloads(found) == [b'{"text": "one"}', b'{"text": "two"}']
    assert [each.reason for each in found if isinstance(each, Reject)] == ["too_large"]


def test_the_same_bytes_are_the_same_document_wherever_they_stand(tmp_path: Path) -> None:
    (one,), (two,) = read(tmp_path, "a.txt", b"news"), read(tmp_path, "b.txt", b"news")
    assert one.document_id == two.document_id


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", ".hidden", ".git/x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("news")
    assert [str(file.relative_to(tmp_path)) for file in list_files(str(tmp_path))] == ["a.txt", "b/2.txt"]


def test_a_missing_path_and_an_empty_folder_are_said_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        list_files(str(tmp_path / "nowhere"))
    with pytest.raises(SourceError, match="no file to read"):
        list_files(str(tmp_path))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become a user who may not read the file")
def test_a_file_without_read_permission_is_a_reject(tmp_path: Path) -> None:
    file = tmp_path / "secret.txt"
    file.write_text("news")
    file.chmod(0)
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == 0 and str(folder).startswith("/tmp/pytest"):
            folder.chmod(0o755)
    code = f"""
import os
from datetime import UTC, datetime
from pathlib import Path
from tallywire.ingest.files import read_file
os.setuid(65534)
(found,) = read_file(Path({str(file)!r}), datetime.now(UTC))
print(found.reason, found.message)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "unreadable secret.txt cannot be read: Permission denied\n"
