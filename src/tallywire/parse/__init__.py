"""Parsing: one document in, one article record with its uncut text out, or a reject that says why not."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from pebble import ProcessFuture

from tallywire.limits import MAX_DOCUMENT_BYTES, PARSE_MEMORY_BYTES, PARSE_TIMEOUT_SECONDS
from tallywire.parse.encoding import decode
from tallywire.parse.jsonl import read_object, storable
from tallywire.parse.language import is_foreign, language_of
from tallywire.parse.metadata import Candidates, sharpen
from tallywire.parse.published import date_in_url, read_date
from tallywire.parse.record import ParsedArticle, Published
from tallywire.parse.sniff import kind_of
from tallywire.parse.text import find_header
from tallywire.parse.url import canonical, site
from tallywire.parse.version import parser_version
from tallywire.schema import Document, Reject
from tallywire.workers import CALLS_AHEAD_PER_WORKER, BoundedPool

__all__ = ["ParsedArticle", "Published", "parse", "parse_all", "parser_version"]

_MESSAGES = {
    "archive": "a compressed file or archive; unpack it first",
    "crash": "the parser crashed on it",
    "empty": "nothing but white space",
    "image": "an image",
    "language": "not in English",
    "malformed_json": "not a JSON object whose `text` or `html` is a string",
    "memory": "needs too much memory to parse",
    "no_text": "no article text found",
    "not_json": "not JSON",
    "not_text": "binary data, not text",
    "pdf": "a PDF file; convert it to text first",
    "timeout": "takes too long to parse",
    "too_deep": "elements nested too deeply",
    "too_large": f"larger than {MAX_DOCUMENT_BYTES // 2**20} MiB",
    "too_many_attributes": "a tag with too many attributes",
    "too_many_elements": "too many elements for a news page",
    "xml": "XML that is no web page; feeds and sitemaps are read by ingest",
}


def parse(document: Document) -> ParsedArticle | Reject:
    """The article that a document holds, or the reject that says why it holds none.

    Pure and in this process. A hostile HTML page can hang or crash the parser: `parse_all` bounds that.
    """
    if document.payload_length_bytes > MAX_DOCUMENT_BYTES:
        return reject(document, "too_large")
    kind = kind_of(document.payload)
    if kind == "text" and document.content_type == "application/json":
        kind = "json"  # a line of a JSONL file, or an answer that calls itself JSON
    if kind not in _PARSERS:
        return reject(document, kind)
    return _PARSERS[kind](document, storable(decode(document.payload, _stated_type(document))[0]), {})


def parse_all(documents: Iterable[Document], *, workers: int = 2) -> Iterator[ParsedArticle | Reject]:
    """Yield what `parse` makes of each document, in order; HTML goes through worker processes bounded in time and
    memory.

    No process is started before the first page of HTML comes.
    """
    pool: BoundedPool[Document, ParsedArticle | Reject]
    pool = BoundedPool(parse, timeout_seconds=PARSE_TIMEOUT_SECONDS, memory_bytes=PARSE_MEMORY_BYTES, workers=workers)
    pending: deque[Callable[[], ParsedArticle | Reject]] = deque()
    with pool:
        for document in documents:
            if _has_html(document.payload):
                pending.append(partial(_settle, document, pool, pool.submit(document)))
            else:
                pending.append(partial(parse, document))
            if len(pending) > CALLS_AHEAD_PER_WORKER * workers:
                yield pending.popleft()()
        while pending:
            yield pending.popleft()()


def reject(document: Document, reason: str, *, stage: str = "parse", message: str | None = None) -> Reject:
    """The row for a document that a stage drops; the message names the line of a JSONL file."""
    line = _listed(document).get("line")
    place = f"line {line}: " if isinstance(line, int) else ""
    return Reject(
        document_id=document.document_id,
        article_id=None,
        stage=stage,
        reason=reason,
        message=place + (message or _MESSAGES.get(reason, reason)),
        source=document.source,
        url=document.url,
        seen_at=document.fetched_at,
        version=parser_version(),
        month=document.fetched_at.strftime("%Y-%m"),
    )


def _settle(
    document: Document,
    pool: BoundedPool[Document, ParsedArticle | Reject],
    future: ProcessFuture[ParsedArticle | Reject],
) -> ParsedArticle | Reject:
    result = pool.result(future)
    if result.value is not None:
        return result.value
    reason = result.failure or "crash"
    return reject(document, reason, message=f"{_MESSAGES.get(reason, 'cannot be parsed')} ({result.message})")


def _has_html(payload: bytes) -> bool:
    """Whether parsing the payload may meet HTML: a page, or a JSON object that mentions an `html` key."""
    kind = kind_of(payload)
    return kind == "html" or (kind == "json" and b'"html"' in payload)


def _parse_json(document: Document, text: str, _: Mapping[str, Any]) -> ParsedArticle | Reject:
    record = read_object(text)
    if isinstance(record, str):
        reason = "malformed_json" if record == "not_json" else record  # one code for both; the message is exact
        return reject(document, reason, message=_MESSAGES[record])
    if (record.get("text") or "").strip():
        return _parse_text(document, record["text"], record)
    return _parse_html(document, record["html"], record)


def _parse_html(document: Document, text: str, record: Mapping[str, Any]) -> ParsedArticle | Reject:
    from tallywire.parse.html import read_page  # half a second of imports that plain text does not need

    listed = {**_listed(document), **{key: record[key] for key in ("title", "published_at") if record.get(key)}}
    url = _text(record.get("url")) or document.url
    page = read_page(text, url=url, listed=listed, latest=document.fetched_at)
    if isinstance(page, str):
        return reject(document, page)
    language = language_of(page.uncut, page.record.language)
    if is_foreign(language):
        return reject(document, "language", message=f"the text is in {language}, not in English")
    published = page.record.published
    return ParsedArticle(
        document_id=document.document_id,
        source=document.source,
        uncut=page.uncut,
        given_id=_given_id(record, document),
        url=url,
        canonical_url=page.record.canonical_url,
        site=page.record.site,
        title=page.record.title,
        authors=page.record.authors,
        published_at=published.at if published else None,
        published_at_precision=published.precision if published else None,
        published_at_source=published.source if published else None,
        published_at_offset=published.offset if published else None,
        modified_at=page.record.modified_at,
        language=language,
        license=page.record.license,
        robots=page.record.robots,
        alternatives=_json(page.record.alternatives),
    )


def _parse_text(document: Document, text: str, record: Mapping[str, Any]) -> ParsedArticle | Reject:
    uncut = text.replace("\r\n", "\n").replace("\r", "\n")
    header = find_header(uncut)
    listed = _listed(document)
    story = uncut[max((end for _, end, _ in header.spans), default=0) :] if header else uncut
    if not story.strip():
        return reject(document, "no_text")
    language = language_of(story, _text(record.get("language")))
    if is_foreign(language):
        return reject(document, "language", message=f"the text is in {language}, not in English")
    url = _text(record.get("url")) or (header.url if header else None) or document.url
    title, published = Candidates(), Candidates()
    title.offer("record", _text(record.get("title")))
    title.offer("text_header", header.title if header else None)
    title.offer("feed", _text(listed.get("title")))
    latest = document.fetched_at
    published.offer("record", read_date(record.get("published_at"), "record", latest=latest))
    published.offer("text_header", read_date(header.date, "text_header", latest=latest) if header else None)
    published.offer("feed", read_date(listed.get("published_at"), "feed", latest=latest))
    published.offer("url", date_in_url(url, latest=latest))
    best: Published | None = sharpen(published).best
    lost = {
        "title": title.lost(),
        "published_at": {
            source: value.at.isoformat() for source, value in published.lost().items() if best and value.at != best.at
        },
    }
    address = canonical(url)
    return ParsedArticle(
        document_id=document.document_id,
        source=document.source,
        uncut=uncut,
        given_id=_given_id(record, document),
        url=url,
        canonical_url=address,
        site=site(address),
        title=title.best,
        authors=_authors(record, header.authors if header else ()),
        published_at=best.at if best else None,
        published_at_precision=best.precision if best else None,
        published_at_source=best.source if best else None,
        published_at_offset=best.offset if best else None,
        language=language,
        alternatives=_json({column: values for column, values in lost.items() if values}),
    )


def _authors(record: Mapping[str, Any], stated: tuple[str, ...]) -> tuple[str, ...]:
    given = record.get("authors") or record.get("author") or ()
    names = [given] if isinstance(given, str) else given if isinstance(given, list) else ()
    return tuple(name for name in names if isinstance(name, str)) or stated


def _given_id(record: Mapping[str, Any], document: Document) -> str | None:
    given = record.get("id")
    return (
        str(given)
        if isinstance(given, str | int) and not isinstance(given, bool)
        else _text(_listed(document).get("id"))
    )


def _listed(document: Document) -> Mapping[str, Any]:
    stated = json.loads(document.listed) if document.listed else {}
    return stated if isinstance(stated, dict) else {}


def _stated_type(document: Document) -> str | None:
    """The Content-Type header as sent, in whatever case its name came."""
    headers = json.loads(document.headers) if document.headers else {}
    return next(
        (str(value) for name, value in headers.items() if name.lower() == "content-type"), document.content_type
    )


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _json(value: Mapping[str, Any]) -> str | None:
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else None


_PARSERS: Mapping[str, Callable[[Document, str, Mapping[str, Any]], ParsedArticle | Reject]] = {
    "html": _parse_html,
    "json": _parse_json,
    "text": _parse_text,
}
