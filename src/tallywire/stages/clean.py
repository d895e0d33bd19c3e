"""Clean: boilerplate leaves the text, each passage with its reason; then each article's current reading is settled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from tallywire.clean import clean
from tallywire.identity import stable_id
from tallywire.parse import parser_version
from tallywire.revisions import Stored, Verdict, Version, resolve
from tallywire.run import Counts, Run
from tallywire.schema import Article, Passage, Reject
from tallywire.stages.parse import count_reasons

SETTLE = "settle"
"""The last batch of the stage: of several readings of one article, the current one is chosen."""

_DROPPED = {
    "unchanged": "the article reads the same in a later document",
    "superseded": "a later document changed the article's text",
}


def batches(run: Run) -> Sequence[str]:
    """The parsed batches, then the choice among their readings."""
    parsed = run.batches("parsed")
    return [*parsed, SETTLE] if parsed else []


def clean_batch(run: Run, batch: str) -> Counts:
    """Clean one batch of parsed articles, or settle which of all readings are current."""
    return _settle(run) if batch == SETTLE else _clean(run, batch)


def _clean(run: Run, batch: str) -> Counts:
    articles: list[Article] = []
    passages: list[Passage] = []
    documents: list[str] = []  # of each passage: two documents of a batch may be readings of one article
    rejects: list[Reject] = []
    for article in run.records("parsed", batch, "articles"):
        cleaned = clean(article.text)
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


def _settle(run: Run) -> Counts:
    versions = list(_versions(run))
    verdicts = {each.version.document_id: each for each in resolve(versions, _stored(run, versions))}
    rejects: list[Reject] = []
    current_count = 0
    for batch in run.batches("cleaned"):
        current: list[Article] = []
        for article in run.records("cleaned", batch, "articles"):
            verdict = verdicts[article.document_id]
            if verdict.reason:
                rejects.append(_reject(article, verdict.reason, _DROPPED[verdict.reason]))
            else:
                current.append(_settled(article, verdict))
        current_count += run.put("current", batch, current, "articles")
        run.put("passages", batch, _passages_of(run.table("cut", batch), current))
    run.put("rejects", f"clean-{SETTLE}", rejects)
    return {"current": current_count, **count_reasons(rejects)}


def _versions(run: Run) -> Iterator[Version]:
    for batch in run.batches("cleaned"):
        for article in run.records("cleaned", batch, "articles"):
            yield _version(article)


def _version(article: Article) -> Version:
    return Version(
        article_id=article.article_id,
        document_id=article.document_id,
        text_id=stable_id(article.text),
        fetched_at=article.last_seen_at,
        published_at=article.published_at,
        modified_at=article.modified_at,
    )


def _stored(run: Run, versions: Sequence[Version]) -> dict[str, Stored]:
    asked = pa.table({"article_id": pa.array(sorted({each.article_id for each in versions}), pa.string())})
    found = run.lake.find("articles", asked)
    return {
        article.article_id: Stored(_version(article), article.revision, article.first_seen_at, article.month)
        for article in found
    }


def _settled(article: Article, verdict: Verdict) -> Article:
    return replace(article, revision=verdict.revision, first_seen_at=verdict.first_seen_at, month=verdict.month)


def _passages_of(cut: pa.Table, current: Sequence[Article]) -> pa.Table:
    """The passages of the current readings, in their articles' months."""
    months = {article.document_id: article.month for article in current}
    mine = cut.filter(pc.is_in(cut["document_id"], pa.array(list(months), pa.string())))
    month = pa.array([months[each] for each in mine["document_id"].to_pylist()], pa.string())
    return mine.drop_columns("document_id").set_column(mine.schema.get_field_index("month"), "month", month)


def _reject(article: Article, reason: str, message: str) -> Reject:
    return Reject(
        document_id=article.document_id,
        stage="clean",
        reason=reason,
        message=message,
        source=article.source,
        url=article.url,
        seen_at=article.last_seen_at,
        version=parser_version(),
        month=f"{article.last_seen_at:%Y-%m}",
    )
