"""Parse: documents become articles with their uncut text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.parquet as pq

from tallywire.identity import article_id
from tallywire.lake import from_arrow
from tallywire.limits import BATCH_DOCUMENTS, ROUND_DOCUMENTS
from tallywire.parse import ParsedArticle, parse_all, parser_version
from tallywire.run import Counts, Run
from tallywire.schema import TABLES, Article, Document, Reject
from tallywire.stages import done

_UNFINISHED = """
    SELECT article_id, document_id, month FROM {stories} AS stories
    ANTI JOIN {articles} AS articles USING (article_id, document_id)
"""
"""What a killed run has changed in articles, but not in stories, where it is written last."""
_UNFINISHED_ROWS = pa.schema({name: pa.string() for name in ("article_id", "document_id", "month")})
_PENDING = """
    SELECT document_id, fetched_date FROM documents
    ANTI JOIN (
        SELECT document_id FROM {stories} AS stories
        SEMI JOIN documents USING (document_id) ANTI JOIN unfinished USING (article_id, document_id)
        WHERE parser_version = '%s'
    ) AS done USING (document_id)
    ANTI JOIN (
        SELECT document_id FROM {rejects} AS rejects SEMI JOIN documents USING (document_id) WHERE version = '%s'
    ) AS dropped USING (document_id)
    ORDER BY fetched_date, document_id
    LIMIT %d
"""
"""An article is done once its row in stories names the document it was read from."""


def batches(run: Run) -> Sequence[str]:
    """Batches of the documents that have neither an article nor a reject of the current version, for one round.

    Where nothing has touched the tables since all was done, only documents of months with new ones are looked through.
    """
    done.note_found(run)
    documents = run.lake.stand("documents")
    new = done.new_documents(run, *done.READINGS)
    if new is not None:
        months = {day[:7] for day in new}
        documents = {day: file for day, file in documents.items() if day[:7] in months}
    unfinished = _UNFINISHED_ROWS.empty_table() if new is not None else run.lake.query(_UNFINISHED)
    run.put("unfinished", "all", unfinished)
    if not documents:
        return []
    known = {"documents": run.lake.keys("documents", documents), "unfinished": unfinished}
    sql = _PENDING % (parser_version(), parser_version(), ROUND_DOCUMENTS)
    return in_batches(run, run.lake.query(sql, known))


def in_batches(run: Run, documents: pa.Table) -> Sequence[str]:
    """Batches for `parse_batch` of documents, given with the days they were fetched on and in the order of both."""
    number = 0
    for day in documents["fetched_date"].unique().to_pylist():
        of_day = documents.filter(pa.compute.equal(documents["fetched_date"], day))
        for start in range(0, of_day.num_rows, BATCH_DOCUMENTS):
            run.put("pending", f"{number:06}", of_day.slice(start, BATCH_DOCUMENTS))
            number += 1
    return run.batches("pending")


def parse_batch(run: Run, batch: str) -> Counts:
    """Parse one batch of documents."""
    articles: list[Article] = []
    rejects: list[Reject] = []
    documents = {document.document_id: document for document in read_documents(run, batch)}
    for parsed in parse_all(documents.values()):
        if isinstance(parsed, Reject):
            rejects.append(parsed)
        else:
            articles.append(_article(parsed, documents[parsed.document_id]))
    run.put("parsed", batch, articles, "articles")
    run.put("rejects", f"parse-{batch}", rejects)
    return {"documents": len(documents), "articles": len(articles), **count_reasons(rejects)}


def read_documents(run: Run, batch: str) -> Iterator[Document]:
    """The documents of a batch, which stand together in one partition."""
    pending = run.table("pending", batch)
    ids = pending["document_id"].to_pylist()
    day = pending["fetched_date"][0].as_py()
    file = run.lake.partition_file("documents", day)
    span = [("document_id", ">=", ids[0]), ("document_id", "<=", ids[-1]), ("document_id", "in", ids)]
    data = pq.read_table(file, partitioning=None, filters=span)
    return from_arrow(TABLES["documents"], data.append_column("fetched_date", pa.array([day] * len(data), pa.string())))


def count_reasons(rejects: Sequence[Reject]) -> Counts:
    """How many rejects there are, in all and for each reason."""
    return {"rejects": len(rejects), **Counter(f"rejects.{reject.reason}" for reject in rejects)}


def _article(parsed: ParsedArticle, document: Document) -> Article:
    return Article(
        article_id=article_id(parsed.canonical_url, document.payload),
        document_id=document.document_id,
        source=document.source,
        url=parsed.url,
        canonical_url=parsed.canonical_url,
        site=parsed.site,
        title=parsed.title,
        authors=list(parsed.authors),
        published_at=parsed.published_at,
        published_at_precision=parsed.published_at_precision,
        published_at_source=parsed.published_at_source,
        published_at_offset=parsed.published_at_offset,
        modified_at=parsed.modified_at,
        language=parsed.language,
        dateline_place=None,
        dateline_agency=None,
        license=parsed.license,
        robots=parsed.robots,
        alternatives=parsed.alternatives,
        text=parsed.uncut,
        text_length_chars=len(parsed.uncut),
        revision=1,
        first_seen_at=document.fetched_at,
        revised_at=document.fetched_at,
        last_seen_at=document.fetched_at,
        parser_version=parser_version(),
        extractor_version="",
        month=f"{parsed.published_at or document.fetched_at:%Y-%m}",
    )
