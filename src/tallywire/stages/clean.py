"""Clean: boilerplate leaves the text, each passage with its reason; then each article's current reading is settled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pyarrow as pa

from tallywire.clean import clean
from tallywire.parse import parser_version
from tallywire.run import Counts, Run
from tallywire.schema import Article, Passage, Reject
from tallywire.stages import settle
from tallywire.stages.parse import count_reasons


def batches(run: Run) -> Sequence[str]:
    """The parsed batches, then the choice among their readings."""
    parsed = run.batches("parsed")
    return [*parsed, settle.BATCH] if parsed or settle.is_needed(run) else []


def clean_batch(run: Run, batch: str) -> Counts:
    """Clean one batch of parsed articles, or settle which of all readings are current."""
    return settle.settle(run) if batch == settle.BATCH else _clean(run, batch)


def _clean(run: Run, batch: str) -> Counts:
    articles: list[Article] = []
    passages: list[Passage] = []
    documents: list[str] = []  # of each passage: two documents of a batch may be readings of one article
    rejects: list[Reject] = []
    site_lines = _site_lines(run, batch)
    for article in run.records("parsed", batch, "articles"):
        cleaned = clean(article.text, site_lines.get(article.site, {}))
        if not cleaned.text.strip():
            rejects.append(_reject(article, "no_story", "nothing is left once boilerplate is removed"))
            continue
        articles.append(
            replace(
                article,
                text=cleaned.text,
                text_length_chars=len(cleaned.text),
                dateline_place=cleaned.dateline_place,
                dateline_agency=cleaned.dateline_agency,
            )
        )
        for cut in cleaned.passages:
            passages.append(
                Passage(
                    article_id=article.article_id,
                    char_start=cut.char_start,
                    char_end=cut.char_end,
                    text=cut.text,
                    reason=cut.reason,
                    rule=cut.rule,
                    month=article.month,
                )
            )
            documents.append(article.document_id)
    run.put("cleaned", batch, articles, "articles")
    run.put("cut", batch, passages, "passages", document_id=documents)
    run.put("rejects", f"clean-{batch}", rejects)
    return {"articles": len(articles), "passages": len(passages), **count_reasons(rejects)}


def _site_lines(run: Run, batch: str) -> Mapping[str | None, Mapping[str, int]]:
    """The lines that the last rebuild learned, by site, of the sites of a batch."""
    sites = run.table("parsed", batch)["site"].drop_null().unique()
    found: defaultdict[str | None, dict[str, int]] = defaultdict(dict)
    for each in run.lake.find("site_lines", pa.table({"site": sites})):
        found[each.site][each.line] = each.support
    return found


def _reject(article: Article, reason: str, message: str) -> Reject:
    return Reject(
        document_id=article.document_id,
        stage="clean",
        reason=reason,
        message=message,
        article_id=article.article_id,
        source=article.source,
        url=article.url,
        seen_at=article.last_seen_at,
        version=parser_version(),
        month=f"{article.last_seen_at:%Y-%m}",
    )
