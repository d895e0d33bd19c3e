"""Hostile pages: each a reject within its bound, and the rest of the batch as if they had not been there."""

import random
import time

import pytest

from tallywire.limits import MAX_DOCUMENT_BYTES, PARSE_TIMEOUT_SECONDS
from tallywire.parse import ParsedArticle, parse, parse_all
from tallywire.schema import Document, Reject
from tests.golden.make_pages import document

STORY = " ".join(
    f"Convoy {number} carried {number + 3} tons of flour to the valley, the mayor said." for number in range(9)
)
GOOD = f"<html><head><title>Flour for the valley</title></head><body><article><p>{STORY}</p></article></body></html>"

HOSTILE = {
    "fifty thousand paragraphs": (
        "<html><body>" + "<p>The town counted 12 trucks again.</p>" * 50_000,
        "too_many_elements",
    ),
    "fifty thousand attributes": (
        "<html><body><p " + " ".join(f'a{number}="{number}"' for number in range(50_000)) + f">{STORY}</p>",
        "too_many_attributes",
    ),
    "two hundred thousand nested elements": ("<html><body>" + "<div>" * 200_000 + STORY, "too_many_elements"),
    "deeply nested elements": ("<html><body>" + "<div>" * 2_000 + f"<p>{STORY}</p>" + "</div>" * 2_000, "too_deep"),
    "PDF called HTML": (b"%PDF-1.7\n" + b"<html><body><p>text</p></body></html>" * 99, "pdf"),
    "image called HTML": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "image"),
    "noise called HTML": (b"<html>" + random.Random(1).randbytes(40_000), "not_text"),
    "nothing but tags": ("<html><body>" + "<div></div>" * 300 + "</body></html>", "no_text"),
    "a robot check": ("<html><body><p>Please enable JavaScript and cookies to continue.</p></body></html>", "no_text"),
    "only white space": (b" \n\t" * 50, "empty"),
    "too large": (b"<html>" + b" " * MAX_DOCUMENT_BYTES, "too_large"),
    "broken JSON": (b'{"text": "The convoy', "malformed_json"),
    "deep JSON": (b'{"text":' + b"[" * 200_000, "malformed_json"),
    "hostile HTML in JSON": (b'{"html": "<html><body>' + b"<b>" * 60_000 + b'"}', "too_many_elements"),
}


def as_document(content: str | bytes) -> Document:
    return document(content.encode() if isinstance(content, str) else content)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_is_a_reject_with_its_reason(name: str) -> None:
    content, reason = HOSTILE[name]
    begun = time.process_time()
    result = parse(as_document(content))
    assert isinstance(result, Reject)
    assert (result.stage, result.reason) == ("parse", reason)
    assert result.message
    assert time.process_time() - begun < PARSE_TIMEOUT_SECONDS


def test_the_rest_of_the_batch_is_untouched() -> None:
    good = as_document(GOOD)
    batch = [each for content, _ in HOSTILE.values() for each in (good, as_document(content))]
    results = list(parse_all(batch))
    assert results[::2] == [parse(good)] * len(HOSTILE)
    assert [result.reason for result in results[1::2] if isinstance(result, Reject)] == [
        reason for _, reason in HOSTILE.values()
    ]


@pytest.mark.parametrize(
    "payload",
    [
        GOOD.replace("mayor", "maire à Évreux").encode("utf-8"),
        GOOD.replace("<head>", '<head><meta charset="utf-8">').replace("mayor", "maire à Évreux").encode("cp1252"),
        GOOD.replace("<head>", '<head><meta charset="shift_jis">').replace("mayor", "maire à Évreux").encode("utf-8"),
        GOOD.replace("<head>", '<head><meta charset="no-such-thing">')
        .replace("mayor", "maire à Évreux")
        .encode("utf-8"),
        GOOD.replace("mayor", "maire à Évreux").encode("utf-16"),
        GOOD.replace("mayor", "maire à Évreux").encode("utf-16-le"),
        b"\xef\xbb\xbf" + GOOD.replace("mayor", "maire à Évreux").encode("utf-8"),
    ],
    ids=[
        "undeclared",
        "lying cp1252",
        "lying utf-8",
        "unknown name",
        "utf-16 with mark",
        "utf-16 without mark",
        "utf-8 with mark",
    ],
)
def test_a_lying_charset_does_not_spoil_the_text(payload: bytes) -> None:
    result = parse(as_document(payload))
    assert isinstance(result, ParsedArticle)
    assert "the maire à Évreux said" in result.uncut


def test_a_page_with_a_few_broken_bytes_keeps_its_text() -> None:
    payload = GOOD.replace("mayor", "maire à Évreux").encode("utf-8").replace(b"tons", b"to\xffns", 1)
    result = parse(as_document(payload))
    assert isinstance(result, ParsedArticle)
    assert "Évreux" in result.uncut
    assert "to\ufffdns" in result.uncut


@pytest.mark.parametrize("seed", range(20))
def test_cut_and_scrambled_pages_never_raise(seed: int) -> None:
    chance = random.Random(seed)
    payload = bytearray(GOOD.encode())
    for _ in range(60):
        payload[chance.randrange(len(payload))] = chance.randrange(256)
    result = parse(as_document(bytes(payload[: chance.randrange(len(payload))])))
    assert isinstance(result, ParsedArticle | Reject)
