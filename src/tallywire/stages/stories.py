"""Stories of a round: its articles among those of about the same time that the lake holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

import pyarrow as pa
import pyarrow.compute as pc

from tallywire.lake import arrow_schema, from_arrow
from tallywire.reconcile.candidates import WINDOW
from tallywire.reconcile.stories import group, months_near, newcomers
from tallywire.run import Counts, Run
from tallywire.schema import TABLES, Article, Story

_FETCHED_TOGETHER = "first_seen_at BETWEEN (SELECT first FROM bounds) AND (SELECT last FROM bounds)"
_OF_MERGED = "coalesce(merged_into, story_id) IN (SELECT story_id FROM merged)"


def group_stories(run: Run) -> Counts:
    """Group the round's articles, and write into each new fact the story of its article."""
    new, readings = newcomers(_articles(run))
    gone = run.values("article_id", "gone")
    known = {row.article_id: row for row in _known(run, new, gone)}
    grouping = group(
        new,
        known.values(),
        lambda ids: _texts(run, ids),
        gone=gone,
        readings=readings,
        times_of=lambda ids: _times(run, ids),
    )
    rows = {row.article_id: row for row in grouping.rows}
    for row in _of_merged(run, grouping.merges):
        if row.article_id not in known:
            rows[row.article_id] = replace(row, merged_into=grouping.merges[row.merged_into or row.story_id])
    now = known | rows
    ids = {row.article_id for row in new}
    if run.older is not None:  # what stands in the older lake has yet to stand in this one
        rows |= {each: now[each] for each in ids}
    run.put("stories", "all", rows.values())
    _name_stories(run, {article: now[article].story_id for article in ids})
    return {
        "stories": len({now[each].merged_into or now[each].story_id for each in ids}),
        "copies": sum(now[each].role != "first" for each in ids),
        "merged": len(grouping.merges),
    }


def _known(run: Run, new: Collection[Story], gone: Collection[str]) -> Iterator[Story]:
    """Rows of the lake for the articles that come, change or go, and for all they may belong with."""
    asked = pa.table({"article_id": pa.array(sorted({*gone, *(row.article_id for row in new)}), pa.string())})
    if run.older is not None:
        yield from run.older.find("stories", asked)
    stored = list(run.lake.find("stories", asked))
    near = sorted({*months_near([*new, *stored]), *(row.month for row in stored)})
    yield from run.lake.records("stories", near)
    if not all(row.is_dated for row in new):
        # An undated article may belong with whatever was fetched with it, however long ago that was published.
        seen = [row.first_seen_at for row in new]
        bounds = pa.table({"first": [min(seen) - WINDOW], "last": [max(seen) + WINDOW]})
        together = _select(run, _FETCHED_TOGETHER, {"bounds": bounds})
        yield from (row for row in together if row.month not in near)


def _of_merged(run: Run, merges: Mapping[str, str]) -> Iterator[Story]:
    """All rows of stories that turned out to be part of others, also of long ago."""
    if merges:
        yield from _select(run, _OF_MERGED, {"merged": pa.table({"story_id": sorted(merges)})})


def _select(run: Run, condition: str, parameters: Mapping[str, pa.Table]) -> Iterator[Story]:
    """Rows that meet a condition; of the months that hold none, only the columns that it names are read."""
    columns = ", ".join(arrow_schema(TABLES["stories"]).names)
    months = run.lake.query(f"SELECT DISTINCT month FROM {{stories}} WHERE {condition}", parameters)["month"]
    sql = f"SELECT {columns} FROM {{stories}} WHERE {condition}"
    return from_arrow(TABLES["stories"], run.lake.query(sql, parameters, within=sorted(months.to_pylist())))


def _texts(run: Run, ids: Collection[str]) -> dict[str, str]:
    """Texts of articles of the round, else of the lake."""
    wanted = pa.array(sorted(ids), pa.string())
    texts: dict[str, str] = {}
    for batch in run.batches("articles"):
        rows = run.table("articles", batch).select(["article_id", "text"])
        rows = rows.filter(pc.is_in(rows["article_id"], wanted))
        texts.update(zip(rows["article_id"].to_pylist(), rows["text"].to_pylist(), strict=True))
    stored = pa.table({"article_id": pa.array(sorted(set(ids) - texts.keys()), pa.string())})
    return texts | {row.article_id: row.text for row in run.lake.find("articles", stored)}


def _times(run: Run, ids: Collection[str]) -> dict[str, datetime]:
    """When articles of the lake were known by."""
    asked = pa.table({"article_id": pa.array(sorted(ids), pa.string())})
    return {row.article_id: row.known_by for row in run.lake.find("stories", asked)}


def _name_stories(run: Run, story_of: Mapping[str, str]) -> None:
    for name in ("facts", "facts_history"):
        for batch in run.batches(name):
            facts = run.table(name, batch)
            named = pa.array([story_of[each] for each in facts["article_id"].to_pylist()], pa.string())
            run.put(name, batch, facts.set_column(facts.schema.get_field_index("story_id"), "story_id", named))


def _articles(run: Run) -> Iterator[Article]:
    for batch in run.batches("articles"):
        yield from run.records("articles", batch)
