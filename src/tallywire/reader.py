"""Reading articles without a lake: parse, clean and extract, one article after another, in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tallywire.clean import Cleaned, clean
from tallywire.extract import Extraction, extract
from tallywire.identity import article_id
from tallywire.parse import ParsedArticle, parse_all
from tallywire.schema import Document, Reject


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """One article as read: where it came from, its id (its own, if it was given one), and its clean text."""

    source: str
    article_id: str
    parsed: ParsedArticle
    cleaned: Cleaned

    @property
    def month(self) -> str:
        """The month that the article's rows would be stored under; empty where it has no date."""
        return f"{self.parsed.published_at:%Y-%m}" if self.parsed.published_at else ""

    def extract(self) -> Extraction:
        """The quantities and facts of its text."""
        published = self.parsed.published_at
        return extract(
            self.cleaned.text,
            published_at=published.date() if published else None,
            precision=self.parsed.published_at_precision,
            article_id=self.article_id,
            revision=1,
            month=self.month,
        )


def read_articles(documents: Iterable[Document | Reject], rejects: list[Reject]) -> Iterator[ReadArticle]:
    """Yield the articles of documents, in order; what gives none goes to `rejects`."""
    payloads: dict[str, bytes] = {}

    def admitted() -> Iterator[Document]:
        for document in documents:
            if isinstance(document, Reject):
                rejects.append(document)
            else:
                payloads[document.document_id] = document.payload
                yield document

    for parsed in parse_all(admitted()):
        if isinstance(parsed, Reject):
            rejects.append(parsed)
            continue
        payload = payloads.pop(parsed.document_id, b"")
        identity = parsed.given_id or article_id(parsed.canonical_url, payload)
        yield ReadArticle(parsed.source, identity, parsed, clean(parsed.uncut))
