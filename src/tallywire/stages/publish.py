"""Publish: what the run has made goes into the lake, parents before children."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pyarrow as pa

from tallywire.lake import Written
from tallywire.run import Counts, Run

_CHUNK_BATCHES = 32
"""Batches that are merged at once: a partition is then rewritten once for some thousand articles."""
_CHILDREN = {"current": ("passages", "quantities", "facts"), "stale": ("quantities", "facts")}
"""What hangs on an article: of one that was parsed, everything; of one that was only read anew, its numbers."""
REST = "rest"
"""The last batch: stories and claims, then rejects, so that a document counts as dropped once all else is there."""


def batches(run: Run) -> Sequence[str]:
    """Chunks of the articles that were parsed, of those that were only read anew, then the rest."""
    chunks = [f"{name}-{start}" for name in _CHILDREN for start in range(0, len(run.batches(name)), _CHUNK_BATCHES)]
    return [*chunks, REST] if chunks or run.batches("pending") else []


def publish_batch(run: Run, batch: str) -> Counts:
    """Merge one chunk of articles with all that hangs on them, or the rest."""
    with run.lake.lock("publish"):
        if batch == REST:
            written = _publish_rest(run)
        else:
            name, start = batch.split("-")
            written = _publish_articles(run, name, int(start))
    for each in written:
        run.wrote(each)
    return {"files": len(written), **Counter(f"files.{each.table}" for each in written)}


def _publish_articles(run: Run, name: str, start: int) -> list[Written]:
    chunk = run.batches(name)[start : start + _CHUNK_BATCHES]
    articles = _gather(run, "articles", chunk)
    ids = set(articles["article_id"].to_pylist())
    if name == "current":  # what an earlier version read in these documents may be another article, or none now
        asked = _gather(run, "pending", chunk).select(["document_id"])
        earlier = run.lake.query(
            "SELECT article_id FROM {articles} SEMI JOIN asked USING (document_id)", {"asked": asked}
        )
        ids.update(earlier["article_id"].to_pylist())
    owners = ("article_id", sorted(ids))
    written = run.lake.merge("articles", articles, owners=owners)
    for table in _CHILDREN[name]:
        written += run.lake.merge(table, _gather(run, table, chunk), owners=owners)
    return written


def _publish_rest(run: Run) -> list[Written]:
    written: list[Written] = []
    if run.batches("stories"):
        written += run.lake.merge("stories", _gather(run, "stories", run.batches("stories")))
    if run.batches("claims"):
        stored = run.lake.read("claims", columns=["claim_id"])["claim_id"].to_pylist()
        claims = _gather(run, "claims", run.batches("claims"))
        written += run.lake.merge("claims", claims, owners=("claim_id", stored))
    if pending := run.batches("pending"):
        documents = _gather(run, "pending", pending)["document_id"].to_pylist()
        rejects = _gather(run, "rejects", run.batches("rejects"))
        written += run.lake.merge("rejects", rejects, owners=("document_id", documents))
    return written


def _gather(run: Run, name: str, batches: Sequence[str]) -> pa.Table:
    return pa.concat_tables(run.table(name, batch) for batch in batches)
