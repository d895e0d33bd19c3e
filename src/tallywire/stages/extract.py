"""Extract: every quantity of an article, and the facts among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pyarrow as pa

from tallywire.extract import extract, extractor_version
from tallywire.limits import BATCH_DOCUMENTS, ROUND_DOCUMENTS
from tallywire.parse import parser_version
from tallywire.run import Counts, Run
from tallywire.schema import Article, ArticleRevision, Fact, Quantity

_STALE = """
    SELECT article_id, month FROM {stories}
    WHERE parser_version = '%s' AND extractor_version <> '%s'
    ORDER BY month, article_id
    LIMIT %d
"""
_EARLIER = "earlier"


def batches(run: Run) -> Sequence[str]:
    """The settled batches, then those of stored articles that an older extractor has read, then earlier revisions."""
    stale = run.lake.query(_STALE % (parser_version(), extractor_version(), ROUND_DOCUMENTS))
    settled = run.values("article_id", "current", "kept", "gone")
    ids = [each for each in stale["article_id"].to_pylist() if each not in settled]
    for number, start in enumerate(range(0, len(ids), BATCH_DOCUMENTS)):
        run.put("stale", f"stale-{number:06}", pa.table({"article_id": ids[start : start + BATCH_DOCUMENTS]}))
    earlier = [_EARLIER] if ids or run.batches("article_revisions") else []
    return [*run.batches("current"), *run.batches("kept"), *run.batches("stale"), *earlier]


def extract_batch(run: Run, batch: str) -> Counts:
    """Read the numbers of one batch of articles, or of all earlier revisions."""
    if batch == _EARLIER:
        return _extract_earlier(run)
    articles: list[Article] = []
    quantities: list[Quantity] = []
    facts: list[Fact] = []
    for article in _articles(run, batch):
        found_quantities, found_facts = _read(article)
        articles.append(replace(article, extractor_version=extractor_version()))
        quantities += found_quantities
        facts += found_facts
    run.put("articles", batch, articles)
    run.put("quantities", batch, quantities)
    run.put("facts", batch, facts)
    kinds = Counter(f"facts.{fact.kind}" for fact in facts)
    return {"articles": len(articles), "quantities": len(quantities), "facts": len(facts), **kinds}


def _articles(run: Run, batch: str) -> Iterator[Article]:
    if batch in run.batches("stale"):
        return run.lake.find("articles", run.table("stale", batch))
    return run.records("kept" if batch in run.batches("kept") else "current", batch, "articles")


def _read(article: Article | ArticleRevision) -> tuple[Sequence[Quantity], Sequence[Fact]]:
    found = extract(
        article.text,
        published_at=article.published_at.date() if article.published_at else None,
        precision=article.published_at_precision,
        article_id=article.article_id,
        revision=article.revision,
        month=article.month,
    )
    return found.quantities, found.facts


def _extract_earlier(run: Run) -> Counts:
    """Read what the earlier revisions said, of the articles that were settled or are read anew."""
    revisions = [row for batch in run.batches("article_revisions") for row in run.records("article_revisions", batch)]
    if stale := run.gather("stale"):
        revisions += run.lake.find("article_revisions", stale)
    facts = [fact for revision in revisions for fact in _read(revision)[1]]
    run.put("facts_history", "all", facts)
    return {"revisions": len(revisions), "facts_of_revisions": len(facts)}
