"""Reconcile: copies of one report become a story, and figures about the same thing become claims."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

from tallywire.reconcile.claims import Statement, claims_of, settle_times
from tallywire.reconcile.stories import group, months_near, newcomers
from tallywire.run import Counts, Run
from tallywire.schema import Article

STORIES = "stories"
CLAIMS = "claims"

_STATEMENTS = """
    SELECT fact_id, article_id, coalesce(merged_into, stories.story_id) AS story_id, site, kind, unit, item, status,
           actor, recipient, location, value_low, value_high, qualifier, value_eur, quote,
           published_at, articles.first_seen_at
    FROM (SELECT * FROM {facts} ANTI JOIN fresh_articles USING (article_id) UNION ALL BY NAME FROM fresh_facts) AS facts
    JOIN (SELECT * FROM {articles} ANTI JOIN fresh_articles USING (article_id) UNION ALL BY NAME FROM fresh_articles)
        AS articles USING (article_id)
    JOIN (SELECT * FROM {stories} ANTI JOIN fresh_stories USING (article_id) UNION ALL BY NAME FROM fresh_stories)
        AS stories USING (article_id)
    ORDER BY fact_id
"""


def batches(run: Run) -> Sequence[str]:
    """Stories, then the claims that rest on them; nothing where no article was read."""
    return [STORIES, CLAIMS] if run.batches("articles") else []


def reconcile_batch(run: Run, batch: str) -> Counts:
    """Group the run's articles with those around them, or put the figures of all together."""
    return _group_stories(run) if batch == STORIES else _put_claims_together(run)


def _group_stories(run: Run) -> Counts:
    new = newcomers(_read_anew(run))
    ids = {row.article_id for row in new}
    near = months_near(new)
    known = {row.article_id: row for row in run.lake.records("stories", near)}
    known |= {row.article_id: row for row in run.lake.find("stories", _asked(ids))}

    def texts_of(articles: Collection[str]) -> Mapping[str, str]:
        texts = {each.article_id: each.text for each in _read_anew(run) if each.article_id in articles}
        stored = run.lake.find("articles", _asked(set(articles) - texts.keys()))
        return texts | {each.article_id: each.text for each in stored}

    rows = group(new, known.values(), texts_of).rows
    run.put("stories", "all", rows)
    now = known | {row.article_id: row for row in rows}
    _name_stories(run, {article: row.story_id for article, row in now.items()})
    return {
        "stories": len({now[each].story_id for each in ids}),
        "copies": sum(now[each].role != "first" for each in ids),
    }


def _name_stories(run: Run, story_of: Mapping[str, str]) -> None:
    """Write into each new fact the story of its article."""
    for batch in run.batches("facts"):
        facts = run.table("facts", batch)
        stories = pa.array([story_of[each] for each in facts["article_id"].to_pylist()], pa.string())
        run.put("facts", batch, facts.set_column(facts.schema.get_field_index("story_id"), "story_id", stories))


def _put_claims_together(run: Run) -> Counts:
    fresh = {
        "fresh_articles": pa.concat_tables(run.table("articles", batch) for batch in run.batches("articles")),
        "fresh_facts": pa.concat_tables(run.table("facts", batch) for batch in run.batches("facts")),
        "fresh_stories": run.table("stories", "all"),
    }
    statements = (_statement(row) for row in run.lake.query(_STATEMENTS, fresh).to_pylist())
    claims = claims_of(settle_times(statements))
    run.put("claims", "all", claims)
    return {"claims": len(claims)}


def _statement(row: Mapping[str, Any]) -> Statement:
    values = dict(row)
    slots = (values.pop("actor"), values.pop("recipient"), values.pop("location"))
    return Statement(slots=slots, at=values["published_at"] or values["first_seen_at"], **values)


def _read_anew(run: Run) -> Iterator[Article]:
    for batch in run.batches("articles"):
        yield from run.records("articles", batch)


def _asked(ids: Collection[str]) -> pa.Table:
    return pa.table({"article_id": pa.array(sorted(ids), pa.string())})
