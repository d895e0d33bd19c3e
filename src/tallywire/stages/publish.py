"""Publish: what the round has made goes into the lake, parents before children, and last of all what marks it done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pyarrow as pa

from tallywire.checks import shortfalls
from tallywire.documentation import lay_datapackage
from tallywire.errors import LakeError
from tallywire.lake import Written, arrow_schema, due, intent
from tallywire.lake.intent import Intent, change
from tallywire.run import Counts, Run
from tallywire.schema import TABLES, Tombstone
from tallywire.stages.claims import months_around

ORDER = (
    "articles",
    "article_revisions",
    "passages",
    "quantities",
    "facts",
    "facts_history",
    "rejects",
    "tombstones",
    "documents",
    "stories",
)
"""A round that is killed on the way is done again from its documents: an article counts as done once its row in
stories is there, a document once it is rejected."""


def batches(run: Run) -> Sequence[str]:
    """The tables in their order, if the round has made anything."""
    if not any(run.count(name) for name in ("pending", "articles", "gone", "purged")):
        return []
    refuse_shortfalls(run)
    lay_datapackage(run.lake)
    return ORDER


def refuse_shortfalls(run: Run) -> None:
    """Raise LakeError where the round made too little of what it read: then a source, a parser or a rule has broken."""
    rows = {"documents": "pending", "articles": "current", "quantities": "quantities"}
    counts = {what: run.count(name) for what, name in rows.items()}
    if counts["documents"] and (found := shortfalls(counts)):
        raise LakeError(f"nothing is published: {'; '.join(found)}. The limits stand in sql/limits.sql")


def publish_batch(run: Run, batch: str) -> Counts:
    """Merge what the round has made for one table."""
    written = _WRITERS.get(batch, _publish_children)(run, batch)
    counts = {"files": len(written), f"files.{batch}": len(written)}
    return counts | ({"purged": len(_column(run, "document_id", "purged"))} if batch == "documents" else {})


def _publish_articles(run: Run, table: str) -> list[Written]:
    months = _months(run, "articles", "gone")
    return run.merge(table, _rows(run, table), owners=("article_id", _ids(run, "gone")), within=months)


def _publish_children(run: Run, table: str) -> list[Written]:
    """Replace what hangs on the round's articles; passages only of those whose documents were read."""
    owners = {
        "passages": ("current", "gone"),
        "article_revisions": ("revised", "gone"),
        "facts_history": ("revised", "stale", "gone"),
    }.get(table, ("articles", "gone"))
    months = _months(run, *("articles" if name == "stale" else name for name in owners))
    return run.merge(table, _rows(run, table), owners=("article_id", _ids(run, *owners)), within=months)


def _publish_rejects(run: Run, table: str) -> list[Written]:
    documents = _column(run, "document_id", "pending", "reopened", "purged")
    return run.merge(table, _rows(run, table), owners=("document_id", documents))


def _publish_tombstones(run: Run, table: str) -> list[Written]:
    """Note the documents that go with a deleted article or source, so that the same bytes are never stored again."""
    stones = [
        Tombstone(
            scope="document",
            value=document_id,
            reason="of an article or source that was deleted",
            deleted_at=run.started_at,
            month=f"{run.started_at:%Y-%m}",
        )
        for document_id in _column(run, "document_id", "purged")
    ]
    return run.lake.append(table, stones, run.wrote)


def _purge_documents(run: Run, table: str) -> list[Written]:
    """Take the documents of deleted articles and sources out again, and out of what was noted of their addresses."""
    purged = _column(run, "document_id", "purged")
    if not purged:
        return []
    asked = pa.table({"document_id": pa.array(purged, pa.string())})
    visits = [replace(visit, document_id=None) for visit in run.lake.find("visits", asked)]
    return run.merge("visits", visits) + run.merge(table, [], owners=("document_id", purged))


def _publish_stories(run: Run, table: str) -> list[Written]:
    """Write stories as one change of all partitions, once it is noted whose claims are to be worked out again.

    A row marks its article as done; were a run killed with some partitions written, the next one would not find the
    rows of others that change because of these.
    """
    rows = run.gather(table)
    rows = arrow_schema(TABLES[table]).empty_table() if rows is None else rows
    if not rows.num_rows and not run.count("gone"):
        return []
    due.note(run.lake, _touched(run, rows))
    return change(run.lake, Intent(table, rows, "article_id", _ids(run, "gone"), _months(run, "gone")), run.wrote)


def _touched(run: Run, stories: pa.Table) -> pa.Table:
    """The articles that the round has changed or taken out, and those whose story has changed, with when they came.

    One that was undated and is so no more may have been counted in any month that its peers were of.
    """
    names = due.ARTICLES.names
    tables = [stories.select(names)]
    if (articles := run.gather("articles")) is not None:
        tables.append(articles.select(names))
    changed = _ids(run, "gone", "revised")
    if changed:
        before = list(run.lake.find("stories", pa.table({"article_id": pa.array(changed, pa.string())})))
        undated = [row for row in before if not row.is_dated]
        around = months_around(run, [row.first_seen_at for row in undated]) if undated else []
        places = [(row, month) for row in before for month in (row.month, *(() if row.is_dated else around))]
        columns = [[row.article_id for row, _ in places], [month for _, month in places]]
        tables.append(pa.table([*columns, [row.first_seen_at for row, _ in places]], schema=due.ARTICLES))
    return pa.concat_tables(each.cast(due.ARTICLES) for each in tables)


def finish(run: Run) -> list[Written]:
    """Put in place what a run that was killed has noted for stories."""
    return intent.finish(run.lake, "stories", run.wrote)


_WRITERS = {
    "articles": _publish_articles,
    "rejects": _publish_rejects,
    "tombstones": _publish_tombstones,
    "documents": _purge_documents,
    "stories": _publish_stories,
}


def _rows(run: Run, table: str) -> Iterable[object] | pa.Table:
    rows = run.gather(table)
    return [] if rows is None else rows


def _ids(run: Run, *names: str) -> list[str]:
    return _column(run, "article_id", *names)


def _months(run: Run, *names: str) -> list[str]:
    return _column(run, "month", *names)


def _column(run: Run, column: str, *names: str) -> list[str]:
    return sorted(run.values(column, *names))
