"""Extract: every quantity of an article, and the facts among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pyarrow as pa

from tallywire.extract import extract, extractor_version
from tallywire.limits import BATCH_DOCUMENTS
from tallywire.parse import parser_version
from tallywire.run import Counts, Run
from tallywire.schema import Article, Fact, Quantity

_STALE = """
    SELECT article_id, month FROM {articles}
    WHERE parser_version = (SELECT parser FROM current) AND extractor_version <> (SELECT extractor FROM current)
    ORDER BY month, article_id
"""


def batches(run: Run) -> Sequence[str]:
    """The cleaned batches, then batches of stored articles that an older extractor has read."""
    current = pa.table({"parser": [parser_version()], "extractor": [extractor_version()]})
    stale = run.lake.query(_STALE, {"current": current})
    fresh = {each for batch in run.batches("current") for each in run.table("current", batch)["article_id"].to_pylist()}
    ids = [each for each in stale["article_id"].to_pylist() if each not in fresh]
    for number, start in enumerate(range(0, len(ids), BATCH_DOCUMENTS)):
        run.put("stale", f"stale-{number:06}", pa.table({"article_id": ids[start : start + BATCH_DOCUMENTS]}))
    return [*run.batches("current"), *run.batches("stale")]


def extract_batch(run: Run, batch: str) -> Counts:
    """Read the numbers of one batch of articles."""
    articles: list[Article] = []
    quantities: list[Quantity] = []
    facts: list[Fact] = []
    for article in _articles(run, batch):
        published = article.published_at.date() if article.published_at else None
        found = extract(
            article.text,
            published_at=published,
            precision=article.published_at_precision,
            article_id=article.article_id,
            revision=article.revision,
            month=article.month,
        )
        articles.append(replace(article, extractor_version=extractor_version()))
        quantities.extend(found.quantities)
        facts.extend(found.facts)
    run.put("articles", batch, articles)
    run.put("quantities", batch, quantities)
    run.put("facts", batch, facts)
    kinds = Counter(f"facts.{fact.kind}" for fact in facts)
    return {"articles": len(articles), "quantities": len(quantities), "facts": len(facts), **kinds}


def _articles(run: Run, batch: str) -> Iterator[Article]:
    if batch.startswith("stale-"):
        return run.lake.find("articles", run.table("stale", batch))
    return run.records("current", batch, "articles")
