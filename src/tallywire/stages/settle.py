"""Settle: of all readings of an article, new and stored, which is current, and what the earlier ones said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from tallywire.identity import stable_id
from tallywire.limits import BATCH_DOCUMENTS
from tallywire.parse import parser_version
from tallywire.revisions import Stored, Verdict, Version, resolve
from tallywire.run import Counts, Run
from tallywire.schema import Article, ArticleRevision, Reject
from tallywire.stages import done
from tallywire.stages.parse import count_reasons

BATCH = "settle"
"""The name of the one batch, and of the rows it leaves in the workspace."""

_DROPPED = {
    "unchanged": "the article reads the same in a later document",
    "superseded": "a later document changed the article's text",
}
_GONE = """
    SELECT DISTINCT article_id, month FROM (
        SELECT article_id, month FROM {articles} SEMI JOIN pending USING (document_id)
        UNION SELECT article_id, month FROM {article_revisions} SEMI JOIN purged USING (document_id)
        UNION SELECT article_id, month FROM half_gone
    ) ANTI JOIN settled USING (article_id) ORDER BY ALL
"""

_HALF_GONE = "SELECT article_id, month FROM unfinished ANTI JOIN {articles} AS articles USING (article_id)"
"""What a killed run has taken out of articles, but not out of stories, where it goes last."""
_GIVEN_BY_DELETED = """
    SELECT document_id FROM {documents}
    WHERE source IN (SELECT value FROM stones WHERE scope = 'source')
        OR document_id IN (SELECT value FROM stones WHERE scope = 'document')
"""
_READ_AS_DELETED = """
    WITH deleted AS (SELECT value AS article_id FROM stones WHERE scope = 'article')
    SELECT document_id FROM {documents} WHERE document_id IN (
        SELECT document_id FROM {articles} SEMI JOIN deleted USING (article_id)
        UNION SELECT document_id FROM {article_revisions} SEMI JOIN deleted USING (article_id)
        UNION SELECT document_id FROM {rejects} SEMI JOIN deleted USING (article_id)
    )
"""

Row = Article | ArticleRevision


def settle(run: Run) -> Counts:
    """Choose the current readings, note the earlier revisions, and say what has to leave the lake.

    Left in the workspace: `current` articles and their `passages`; `kept` ones, which are stored and only change in
    number; `article_revisions`, all there are of the articles in `revised`; articles that are `gone`, since their
    documents read otherwise now; documents to be `reopened`, that is read again; `purged` ones, of deleted articles.
    """
    deleted = {each.value for each in run.lake.records("tombstones") if each.scope == "article"}
    purged = documents_to_purge(run)
    pending = _documents(run.values("document_id", "pending") | purged)
    versions = [each for each in _versions(run) if each.article_id not in deleted and each.document_id not in purged]
    stored = _stored_rows(run, {version.article_id for version in versions}, set(pending["document_id"].to_pylist()))
    verdicts = _decided(resolve(versions, _lines(stored.values())), stored)

    rejects: list[Reject] = []
    revisions: list[ArticleRevision] = []
    settled: dict[str, str] = {}
    for batch in run.batches("cleaned"):
        current: list[Article] = []
        for article in run.records("cleaned", batch, "articles"):
            verdict = verdicts.get(article.document_id)
            if article.article_id in deleted:
                purged.add(article.document_id)
            elif verdict is not None and verdict.reason is None:
                current.append(_settled(article, verdict))
            elif verdict is not None:
                rejects.append(_reject(article, verdict))
                revisions += _revision(article, verdict)
        settled |= {article.article_id: article.month for article in current}
        run.put("current", batch, current, "articles")
        run.put("passages", batch, _passages_of(run.table("cut", batch), current))
    kept: list[Article] = []
    for document_id, row in stored.items():
        verdict = verdicts.get(document_id)
        if verdict is not None and verdict.reason is not None:
            rejects.append(_reject(row, verdict))
            revisions += _revision(row, verdict)
        elif verdict is not None and isinstance(row, Article):
            settled[row.article_id] = row.month
            kept += [changed for changed in [_settled(row, verdict)] if changed != row]
    _put_in_batches(run, "kept", kept)
    with_history = {row.article_id for row in stored.values()} | {row.article_id for row in revisions}
    run.put("article_revisions", BATCH, revisions)
    run.put("revised", BATCH, _with_months({each: settled[each] for each in with_history & settled.keys()}))
    run.put("purged", BATCH, _documents(purged))
    run.put("rejects", f"clean-{BATCH}", rejects)
    _put_gone(run, pending, _documents(purged), settled)
    return {"current": len(settled), "revisions": len(revisions), "deleted": len(purged), **count_reasons(rejects)}


def is_needed(run: Run) -> bool:
    """Whether there is something to take out of the lake, even if no document was parsed."""
    return bool(documents_to_purge(run)) or bool(_half_gone(run).num_rows)


def documents_to_purge(run: Run) -> set[str]:
    """Documents in the lake of what was deleted on request."""
    stones = {"stones": run.lake.read("tombstones", columns=["scope", "value"])}
    if not stones["stones"].num_rows:
        return set()
    new = done.new_documents(run, *done.READINGS, "tombstones")
    found = [run.lake.query(_GIVEN_BY_DELETED, stones, new)]
    if new is None:
        found.append(run.lake.query(_READ_AS_DELETED, stones))
    return set(pa.concat_tables(found)["document_id"].to_pylist())


def _versions(run: Run) -> Iterator[Version]:
    for batch in run.batches("cleaned"):
        for article in run.records("cleaned", batch, "articles"):
            yield _version(article)


def _version(row: Row) -> Version:
    return Version(
        article_id=row.article_id,
        document_id=row.document_id,
        text_id=stable_id(row.text),
        since=row.revised_at,
        fetched_at=row.last_seen_at,
        published_at=row.published_at,
        modified_at=row.modified_at,
    )


def _stored_rows(run: Run, articles: set[str], pending: set[str]) -> dict[str, Row]:
    """What the lake holds of these articles, by document; without documents that are being read again."""
    asked = pa.table({"article_id": pa.array(sorted(articles), pa.string())})
    rows: list[Row] = [*run.lake.find("article_revisions", asked), *run.lake.find("articles", asked)]
    return {row.document_id: row for row in rows if row.document_id not in pending}


def _lines(rows: Iterable[Row]) -> dict[str, Stored]:
    lines: dict[str, Stored] = {}
    for row in rows:
        known = lines.get(row.article_id)
        seen = row.first_seen_at if isinstance(row, Article) else row.revised_at
        lines[row.article_id] = Stored(
            versions=(*(known.versions if known else ()), _version(row)),
            first_seen_at=min(seen, known.first_seen_at) if known else seen,
            month=row.month,
        )
    return lines


def _decided(verdicts: Iterable[Verdict], stored: Mapping[str, Row]) -> dict[str, Verdict]:
    """The verdicts by document, without articles whose current reading would be an earlier one in the lake.

    That happens where a changed parser gives the current document to another article. The article is gone then, its
    documents are reopened, and the next round reads it anew.
    """
    verdicts = list(verdicts)
    undecided = {
        each.version.article_id
        for each in verdicts
        if each.reason is None and isinstance(stored.get(each.version.document_id), ArticleRevision)
    }
    return {each.version.document_id: each for each in verdicts if each.version.article_id not in undecided}


def _settled(article: Article, verdict: Verdict) -> Article:
    return replace(
        article,
        revision=verdict.revision,
        revised_at=verdict.revised_at,
        first_seen_at=verdict.first_seen_at,
        month=verdict.month,
    )


def _revision(row: Row, verdict: Verdict) -> list[ArticleRevision]:
    """The row for the history, if this reading is the last of an earlier revision."""
    if verdict.reason != "superseded":
        return []
    return [
        ArticleRevision(
            article_id=row.article_id,
            revision=verdict.revision,
            document_id=row.document_id,
            source=row.source,
            url=row.url,
            title=row.title,
            published_at=row.published_at,
            published_at_precision=row.published_at_precision,
            modified_at=row.modified_at,
            text=row.text,
            text_length_chars=row.text_length_chars,
            revised_at=verdict.revised_at,
            last_seen_at=row.last_seen_at,
            month=verdict.month,
        )
    ]


def _reject(row: Row, verdict: Verdict) -> Reject:
    assert verdict.reason is not None
    return Reject(
        document_id=row.document_id,
        stage="clean",
        reason=verdict.reason,
        message=_DROPPED[verdict.reason],
        article_id=row.article_id,
        source=row.source,
        url=row.url,
        seen_at=row.last_seen_at,
        version=parser_version(),
        month=f"{row.last_seen_at:%Y-%m}",
    )


def _passages_of(cut: pa.Table, current: Sequence[Article]) -> pa.Table:
    """The passages of the current readings, in their articles' months."""
    months = {article.document_id: article.month for article in current}
    mine = cut.filter(pc.is_in(cut["document_id"], pa.array(list(months), pa.string())))
    month = pa.array([months[each] for each in mine["document_id"].to_pylist()], pa.string())
    return mine.drop_columns("document_id").set_column(mine.schema.get_field_index("month"), "month", month)


def _put_in_batches(run: Run, name: str, articles: Sequence[Article]) -> None:
    for number, start in enumerate(range(0, len(articles), BATCH_DOCUMENTS)):
        run.put(name, f"{name}-{number:06}", articles[start : start + BATCH_DOCUMENTS], "articles")


def _put_gone(run: Run, pending: pa.Table, purged: pa.Table, settled: Mapping[str, str]) -> None:
    named = {"pending": pending, "purged": purged, "settled": _with_months(settled), "half_gone": _half_gone(run)}
    gone = run.lake.query(_GONE, named)
    run.put("gone", BATCH, gone)
    asked = gone.select(["article_id"])
    documents = {each.document_id for each in run.lake.find("article_revisions", asked)}
    documents -= set(purged["document_id"].to_pylist())
    run.put("reopened", BATCH, _documents(documents))


def _half_gone(run: Run) -> pa.Table:
    unfinished = run.gather("unfinished")
    if unfinished is None or not unfinished.num_rows:
        return _with_months({})
    return run.lake.query(_HALF_GONE, {"unfinished": unfinished})


def _documents(ids: Iterable[str]) -> pa.Table:
    return pa.table({"document_id": pa.array(sorted(ids), pa.string())})


def _with_months(articles: Mapping[str, str]) -> pa.Table:
    ids = sorted(articles)
    return pa.table(
        {"article_id": pa.array(ids, pa.string()), "month": pa.array([articles[e] for e in ids], pa.string())}
    )
