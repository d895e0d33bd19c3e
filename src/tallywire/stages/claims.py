"""Claims of a run: once its rounds are published, the cells that they have touched are worked out again, and no others.

Each round notes the articles that it has changed, in the lake, so that a killed run leaves to the next one what it had
not worked out. The work goes quarter by quarter, and within a quarter some cells at a time: what is held in memory
does not grow with the run. The claims of a quarter are put in place as one change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from tallywire.lake import Session, due
from tallywire.lake.intent import Intent, change, finish
from tallywire.reconcile.claims import (
    FETCHED_TOGETHER,
    Sighting,
    Statement,
    claims_of,
    months_of_quarters,
    quarter_of,
    settle_times,
)
from tallywire.run import Counts, Run

_LAST = "noted"
"""The batch after all quarters: what was noted is forgotten."""
_STATEMENTS_AT_ONCE = 30_000
"""Facts that are held in memory, about 1.5 kB each."""
_ARTICLES_AT_ONCE = 3_000
"""Undated articles whose time is looked for at once, with about ten facts each."""

_UNDATED = """
    SELECT article_id, month, first_seen_at FROM {stories}
    WHERE NOT is_dated AND first_seen_at BETWEEN (SELECT first FROM bounds) AND (SELECT last FROM bounds)
    ORDER BY first_seen_at, article_id
"""
_FETCHED = """
    SELECT DISTINCT month FROM {stories}
    WHERE first_seen_at BETWEEN (SELECT first FROM bounds) AND (SELECT last FROM bounds)
"""
_MONTHS_WITH_UNDATED = "SELECT DISTINCT month FROM {stories} WHERE NOT is_dated"
_PEERS = """
    SELECT kind, unit, item, actor, recipient, location, articles.first_seen_at,
           min(published_at) AS first, max(published_at) AS last
    FROM {facts} AS facts JOIN {articles} AS articles USING (article_id)
    WHERE published_at IS NOT NULL
        AND articles.first_seen_at BETWEEN (SELECT first FROM bounds) AND (SELECT last FROM bounds)
        AND hash(kind, unit, item, actor, recipient, location) IN (
            SELECT hash(kind, unit, item, actor, recipient, location) FROM asked
        )
    GROUP BY ALL
"""
_STATED = """
    SELECT facts.fact_id, facts.article_id, coalesce(merged_into, stories.story_id) AS story_id, site, kind, unit,
           item, status, actor, recipient, location, value_low, value_high, qualifier, value_eur, attribution, quote,
           published_at, articles.first_seen_at, coalesce(placed.month, articles.month) AS month,
           coalesce(placed.at, published_at, articles.first_seen_at) AS at
    FROM {facts} AS facts
    JOIN {articles} AS articles USING (article_id)
    JOIN {stories} AS stories USING (article_id)
    LEFT JOIN placed USING (fact_id)
"""
_OF_ARTICLES = _STATED + "SEMI JOIN asked ON asked.article_id = facts.article_id ORDER BY fact_id"

_NAMED = "CREATE OR REPLACE TEMP TABLE named AS SELECT cell_id, month, unnest(fact_ids) AS fact_id FROM {claims}"
_FACTS = """
    SELECT fact_id, facts.article_id, month, is_dated, hash(
        kind, unit, item, status, value_low,
        CASE WHEN value_low IS NULL OR value_low <> value_high THEN value_high END
    ) AS cell
    FROM {facts} AS facts JOIN (SELECT article_id, is_dated FROM {stories}) AS stories USING (article_id)
"""
"""Facts, each with a hash of what its cell is told by (as in `Statement.cell`)."""
_PRESENT = f"CREATE OR REPLACE TEMP TABLE present AS {_FACTS}"
_STRANGERS = "SELECT DISTINCT fact_id FROM named ANTI JOIN present USING (fact_id)"
_FROM_ELSEWHERE = f"""
    INSERT INTO present {_FACTS} WHERE NOT is_dated AND (
        fact_id IN (SELECT fact_id FROM placed)
        OR fact_id IN (SELECT fact_id FROM strangers) AND article_id NOT IN (SELECT article_id FROM touched)
    )
"""
_HERE = """
    CREATE OR REPLACE TEMP TABLE here AS
    SELECT fact_id, article_id, month, cell, article_id IN (SELECT article_id FROM touched) AS is_touched, is_dated
    FROM present
    WHERE is_dated OR CASE WHEN is_touched
        THEN fact_id IN (SELECT fact_id FROM placed) ELSE fact_id IN (SELECT fact_id FROM named) END
"""
"""The facts to be counted in the quarter; undated ones that nothing has touched are counted where they have been."""
_WANTED = """
    WITH stale AS (
        SELECT cell_id FROM named LEFT JOIN here USING (fact_id) WHERE coalesce(is_touched, true)
    ), wanted AS (
        SELECT cell FROM here WHERE is_touched
        UNION SELECT cell FROM here SEMI JOIN (FROM named SEMI JOIN stale USING (cell_id)) USING (fact_id)
    )
    SELECT cell, count(*) AS facts FROM here SEMI JOIN wanted USING (cell) GROUP BY cell ORDER BY cell
"""
"""Cells are worked out again for facts that came or changed, and where claims name facts that changed or are gone."""
_REPLACED = """
    SELECT DISTINCT cell_id, month FROM named LEFT JOIN (SELECT fact_id, cell FROM here) USING (fact_id)
    WHERE cell IS NULL OR cell IN (SELECT cell FROM wanted)
"""
_UNPLACED = """
    SELECT DISTINCT article_id, month FROM here SEMI JOIN wanted USING (cell) WHERE NOT is_dated AND NOT is_touched
"""
_OF_CELLS = _STATED + "SEMI JOIN (SELECT fact_id FROM here SEMI JOIN asked USING (cell)) AS these USING (fact_id)"

_PLACED = pa.schema(
    {
        "fact_id": pa.string(),
        "article_month": pa.string(),
        "month": pa.string(),
        "at": pa.timestamp("us", tz="UTC"),
    }
)
"""Facts of undated articles, with the partition they stand in, and the month and time that they are counted at."""


_QUESTION = pa.schema({name: pa.string() for name in ("kind", "unit", "item", "actor", "recipient", "location")})
_BOUNDS = pa.schema({name: pa.timestamp("us", tz="UTC") for name in ("first", "last")})


def batches(run: Run) -> Sequence[str]:
    """The quarters whose claims may have changed since they were last worked out."""
    finish(run.lake, "claims", run.wrote)
    noted = due.notes(run.lake)
    if not noted:
        return []
    touched = due.articles_of(noted)
    seen = touched["first_seen_at"].drop_null()
    undated = run.lake.query(_UNDATED, {"bounds": _around(seen)}) if len(seen) else touched.slice(0, 0)
    run.put("noted", "all", pa.table({"note": pa.array([file.name for file in noted], pa.string())}))
    run.put("touched", "all", pa.concat_tables([touched, undated.cast(due.ARTICLES)]).select(["article_id", "month"]))
    months = {*_values(touched, "month"), *_values(undated, "month")}
    for number, (placed, seen_in) in enumerate(_placed(run, undated)):
        run.put("placed", f"{number:06}", placed)
        months |= seen_in
    return [*sorted({quarter_of(month) for month in months}), _LAST]


def claims_batch(run: Run, batch: str) -> Counts:
    """Work out the claims of a quarter and put them in place, or forget what was noted."""
    if batch == _LAST:
        names = run.values("note", "noted")
        due.forget(file for file in due.notes(run.lake) if file.name in names)
        return {}
    months = months_of_quarters([f"{batch[:4]}-{3 * int(batch[5:]):02}"])
    kept = f"claims-{batch}"
    with run.lake.session() as session:
        placed = _chosen(months, (run.table("placed", each) for each in run.batches("placed")))
        within = _gather_facts(session, months, {"placed": placed, "touched": run.table("touched", "all")})
        wanted = session.query(_WANTED)
        replaced = session.query(_REPLACED, {"wanted": wanted})
        unplaced = session.query(_UNPLACED)
        placed = _chosen(months, [placed, *(each for each, _ in _placed(run, unplaced))])
        cells, changed, count = set(_values(replaced, "cell_id")), set(_values(replaced, "month")), 0
        for number, asked in enumerate(_portions(wanted)):
            claims = claims_of(_statements(session.query(_OF_CELLS, {"asked": asked, "placed": placed}, within)))
            cells.update(each.cell_id for each in claims)
            changed.update(each.month for each in claims)
            count += run.put(kept, f"{number:06}", claims, "claims")
    if not cells:
        return {"claims": 0, "cells": 0}
    intent = Intent("claims", run.files(kept), "cell_id", sorted(cells), sorted(changed))
    written = change(run.lake, intent, run.wrote)
    return {"claims": count, "cells": len(cells), "files": len(written), "files.claims": len(written)}


def _gather_facts(session: Session, months: Sequence[str], relations: Mapping[str, pa.Table]) -> Sequence[str]:
    """Gather what is counted in some months into the session's table `here`; return the partitions that it is from."""
    session.make(_NAMED, relations, within=months)
    session.make(_PRESENT, within=months)
    strangers = session.query(_STRANGERS)
    elsewhere = set(_values(relations["placed"], "article_month"))
    if strangers.num_rows:
        elsewhere.update(_values(session.query(_MONTHS_WITH_UNDATED), "month"))
    elsewhere -= set(months)
    if elsewhere:
        session.make(_FROM_ELSEWHERE, {"strangers": strangers}, within=sorted(elsewhere))
    session.make(_HERE)
    return sorted({*months, *elsewhere})


def _portions(cells: pa.Table) -> Iterator[pa.Table]:
    """Some cells at a time, given with the number of their facts."""
    begin = size = 0
    for place, facts in enumerate(cells["facts"].to_pylist(), 1):
        size += facts
        if size >= _STATEMENTS_AT_ONCE or place == cells.num_rows:
            yield cells.slice(begin, place - begin)
            begin, size = place, 0


def _chosen(months: Sequence[str], tables: Iterable[pa.Table]) -> pa.Table:
    """Those of the placed facts that are counted in some months."""
    wanted = pa.array(months)
    return pa.concat_tables([_PLACED.empty_table(), *(each.filter(pc.is_in(each["month"], wanted)) for each in tables)])


def _placed(run: Run, articles: pa.Table) -> Iterator[tuple[pa.Table, set[str]]]:
    """The facts of undated articles, placed in time, and the months of all that tells about it; some at a time."""
    for start in range(0, articles.num_rows, _ARTICLES_AT_ONCE):
        asked = articles.slice(start, _ARTICLES_AT_ONCE)
        within = sorted(set(_values(asked, "month")))
        rows = run.lake.query(_OF_ARTICLES, {"asked": asked, "placed": _PLACED.empty_table()}, within)
        stood_in = dict(zip(_values(rows, "fact_id"), _values(rows, "month"), strict=True))
        statements = list(_statements(rows))
        sighted = _sighted(run, statements)
        settled = settle_times(statements, sighted)
        columns = {
            "fact_id": [each.fact_id for each in settled],
            "article_month": [stood_in[each.fact_id] for each in settled],
            "month": [each.month for each in settled],
            "at": [each.at for each in settled],
        }
        yield pa.table(columns, schema=_PLACED), {f"{each.published_at:%Y-%m}" for each in sighted}


def _sighted(run: Run, undated: Sequence[Statement]) -> list[Sighting]:
    """What dated articles that were fetched within the same month say about the same things."""
    if not undated:
        return []
    bounds = _around(pa.array(each.first_seen_at for each in undated))
    months = months_around(run, [each.first_seen_at for each in undated])
    asked = pa.Table.from_pylist(
        [
            dict(zip(_QUESTION.names, each, strict=True))
            for each in sorted({each.question for each in undated}, key=str)
        ],
        schema=_QUESTION,
    )
    peers = run.lake.query(_PEERS, {"asked": asked, "bounds": bounds}, sorted(months))
    return [
        Sighting(tuple(row[name] for name in _QUESTION.names), row[end], row["first_seen_at"])
        for row in peers.to_pylist()
        for end in ("first", "last")
    ]


def months_around(run: Run, times: Sequence[datetime]) -> list[str]:
    """The months of all that was fetched so close to these times that it tells of undated articles of theirs."""
    return _values(run.lake.query(_FETCHED, {"bounds": _around(pa.array(times))}), "month")


def _around(times: Any) -> pa.Table:
    """The time in which those that were fetched at these times may have their peers."""
    first, last = (each.as_py() for each in pc.min_max(times).values())
    return pa.table({"first": [first - FETCHED_TOGETHER], "last": [last + FETCHED_TOGETHER]}, schema=_BOUNDS)


def _statements(rows: pa.Table) -> Iterator[Statement]:
    for batch in rows.to_batches(max_chunksize=1_000):
        for values in batch.to_pylist():
            slots = (values.pop("actor"), values.pop("recipient"), values.pop("location"))
            yield Statement(slots=slots, **values)


def _values(rows: pa.Table, column: str) -> list[str]:
    values: list[str] = rows[column].to_pylist()
    return values
