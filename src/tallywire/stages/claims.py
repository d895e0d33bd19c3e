"""Claims of a round: the cells that its articles touch are worked out again, and no others.

Which those are is found by comparing claims with facts, in the quarters of the articles that came, changed or went:
cells of facts that no claim names, and of claims that name facts which are gone or have changed. So a killed run
leaves nothing behind that the next one would not find.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from tallywire.lake import arrow_schema
from tallywire.reconcile.claims import (
    FETCHED_TOGETHER,
    Cell,
    Sighting,
    Statement,
    claims_of,
    months_of_quarters,
    settle_times,
)
from tallywire.run import Counts, Run
from tallywire.schema import TABLES

_NOW = """
    WITH facts AS (
        SELECT * FROM {facts} ANTI JOIN changed USING (article_id) UNION ALL BY NAME SELECT * FROM fresh_facts
    ), articles AS (
        SELECT article_id, site, published_at, first_seen_at, month FROM {articles}
        ANTI JOIN changed USING (article_id) UNION ALL BY NAME SELECT * FROM fresh_articles
    ), stories AS (
        SELECT article_id, coalesce(merged_into, story_id) AS story_id FROM {stories}
        ANTI JOIN fresh_stories USING (article_id)
        UNION ALL BY NAME SELECT article_id, coalesce(merged_into, story_id) AS story_id FROM fresh_stories
    ), claimed AS (
        SELECT cell_id, month, unnest(fact_ids) AS fact_id FROM {claims}
    )
"""
"""The tables as they will be once the round is published; `claimed` as they are."""
_STATEMENTS = """
    SELECT fact_id, article_id, stories.story_id, site, kind, unit, item, status, actor, recipient, location,
           value_low, value_high, qualifier, value_eur, attribution, quote, published_at, first_seen_at, articles.month
    FROM facts JOIN articles USING (article_id) JOIN stories USING (article_id) SEMI JOIN asked USING (fact_id)
    ORDER BY fact_id
"""
_TO_DO = """
    SELECT fact_id FROM facts ANTI JOIN claimed USING (fact_id)
    UNION SELECT fact_id FROM facts SEMI JOIN touched USING (article_id)
"""
_MISSING = "SELECT DISTINCT fact_id FROM claimed ANTI JOIN facts USING (fact_id)"
_ELSEWHERE = """
    SELECT fact_id, month FROM {facts} SEMI JOIN asked USING (fact_id) ANTI JOIN changed USING (article_id)
"""
_MONTHS_WITH_UNDATED = "SELECT DISTINCT month FROM {stories} WHERE NOT is_dated"
_TOUCHED_CELLS = """
    SELECT cell_id, min(month) AS month FROM claimed SEMI JOIN asked USING (fact_id) GROUP BY cell_id
"""
_MEMBERS = """
    SELECT fact_id, cell_id, count(published_at) > 0 AS is_dated
    FROM claimed SEMI JOIN asked USING (cell_id) LEFT JOIN facts USING (fact_id) LEFT JOIN articles USING (article_id)
    GROUP BY ALL
"""
_UNDATED = """
    SELECT article_id, month FROM {stories}
    WHERE NOT is_dated AND first_seen_at BETWEEN (SELECT first FROM bounds) AND (SELECT last FROM bounds)
"""
_FETCHED = """
    SELECT DISTINCT month FROM {stories}
    WHERE first_seen_at BETWEEN (SELECT first FROM bounds) AND (SELECT last FROM bounds)
"""
_PEERS = """
    SELECT kind, unit, item, actor, recipient, location, first_seen_at,
           min(published_at) AS first, max(published_at) AS last
    FROM facts JOIN articles USING (article_id) SEMI JOIN asked USING (kind, unit)
    WHERE published_at IS NOT NULL AND first_seen_at BETWEEN (SELECT first FROM bounds) AND (SELECT last FROM bounds)
    GROUP BY ALL
"""


_STATEMENTS_AT_ONCE = 50_000
"""Facts that are held in memory, about 1.5 kB each: a round of a dense time may touch all cells of its quarters."""

_CELLS = pa.schema({"cell_id": pa.string(), "month": pa.string()})
_PLACES = pa.schema({"article_id": pa.string(), "month": pa.string()})


@dataclass(frozen=True, slots=True)
class _Round:
    """The round's rows, as relations for the queries above."""

    run: Run
    relations: Mapping[str, pa.Table]

    def ask(self, sql: str, months: Iterable[str] | None, **more: pa.Table) -> pa.Table:
        """The answer to a query about the tables as they will be, in some months."""
        return self.run.lake.query(_NOW + sql, {**self.relations, **more}, within=months)


@dataclass(frozen=True, slots=True)
class _Portion:
    """Some cells whole: what is stated in them as far as it was worked out, and the other facts in them."""

    cells: frozenset[str]
    stated: list[Statement]
    others: pa.Table


def put_claims_together(run: Run) -> Counts:
    """Work out the claims of all cells that the round touches, and name these cells."""
    round_ = _Round(run, _relations(run))
    undated = _undated_nearby(round_)
    months = {*_values(round_.relations["touched"], "month"), *_values(undated, "month")}
    quarters = months_of_quarters(months)
    to_do = round_.ask(_TO_DO, quarters, touched=_places(round_.relations["touched"], undated))
    stated = _settled(round_, _statements(round_, to_do, quarters))
    quarters = months_of_quarters([*months, *(each.month for each in stated)])
    missing = round_.ask(_MISSING, quarters)
    elsewhere = _elsewhere(round_, missing)
    lost = missing.filter(pc.invert(pc.is_in(missing["fact_id"], elsewhere["fact_id"].combine_chunks())))
    stale = round_.ask(_TOUCHED_CELLS, quarters, asked=pa.concat_tables([to_do, lost]))
    cells = dict(zip(_values(stale, "cell_id"), _values(stale, "month"), strict=True))
    cells |= {cell: here[0].month for cell, here in _by_cell(stated).items()}
    members = round_.ask(_MEMBERS, quarters, asked=pa.table({"cell_id": pa.array(sorted(cells), pa.string())}))
    others = members.filter(pc.invert(pc.is_in(members["fact_id"], to_do["fact_id"].combine_chunks())))
    months_of_others = [*quarters, *_values(elsewhere, "month")]
    undated_others = others.filter(pc.invert(others["is_dated"]))
    stated += _settled(round_, _statements(round_, undated_others, months_of_others))
    run.put("cells", "all", pa.table({"cell_id": list(cells), "month": list(cells.values())}, schema=_CELLS))
    count = 0
    for number, portion in enumerate(_portions(cells, stated, others.filter(others["is_dated"]))):
        here = portion.stated + _settled(round_, _statements(round_, portion.others, months_of_others))
        claims = [claim for claim in claims_of(here) if claim.cell_id in portion.cells]
        count += run.put("claims", f"{number:06}", claims)
    return {"claims": count, "cells": len(cells)}


def _portions(cells: Iterable[str], stated: Iterable[Statement], others: pa.Table) -> Iterator[_Portion]:
    """Some cells at a time; `others` are facts of dated articles, whose cell is the one in which a claim names them."""
    by_cell = _by_cell(stated)
    own = {cell: by_cell.get(cell, []) for cell in cells}
    sizes = Counter(_values(others, "cell_id"))
    portion: list[str] = []
    size = 0
    for cell in sorted(own):
        portion.append(cell)
        size += len(own[cell]) + sizes[cell]
        if size >= _STATEMENTS_AT_ONCE:
            yield _portion(portion, own, others)
            portion, size = [], 0
    yield _portion(portion, own, others)


def _by_cell(statements: Iterable[Statement]) -> dict[str, list[Statement]]:
    cells: dict[Cell, list[Statement]] = defaultdict(list)
    for each in statements:
        cells[each.cell].append(each)
    return {cell.id: stated for cell, stated in cells.items()}


def _portion(cells: Sequence[str], own: Mapping[str, Sequence[Statement]], others: pa.Table) -> _Portion:
    is_here = pc.is_in(others["cell_id"], pa.array(cells, pa.string()))
    return _Portion(frozenset(cells), [each for cell in cells for each in own[cell]], others.filter(is_here))


def _relations(run: Run) -> dict[str, pa.Table]:
    articles = _gathered(run, "articles").select(["article_id", "site", "published_at", "first_seen_at", "month"])
    stories = _gathered(run, "stories")
    changed = _places(articles, run.gather("gone"))
    return {
        "fresh_articles": articles,
        "fresh_facts": _gathered(run, "facts"),
        "fresh_stories": stories,
        "changed": changed,
        "touched": _places(changed, stories),
    }


def _places(*tables: pa.Table | None) -> pa.Table:
    """Articles and their months out of any tables that have both."""
    return pa.concat_tables(each.select(_PLACES.names).cast(_PLACES) for each in tables if each is not None)


def _gathered(run: Run, table: str) -> pa.Table:
    rows = run.gather(table)
    return arrow_schema(TABLES[table]).empty_table() if rows is None else rows


def _undated_nearby(round_: _Round) -> pa.Table:
    """Undated articles whose peers may be among the round's: those fetched within the same month as it."""
    seen = round_.relations["fresh_articles"]["first_seen_at"]
    if not len(seen):
        return round_.relations["touched"].slice(0, 0)
    return round_.run.lake.query(_UNDATED, {"bounds": _bounds(seen.to_pylist())})


def _elsewhere(round_: _Round, missing: pa.Table) -> pa.Table:
    """Of facts that are named by claims, those that exist in other quarters: facts of undated articles."""
    if not missing.num_rows:
        return pa.table({"fact_id": pa.array([], pa.string()), "month": pa.array([], pa.string())})
    months = _values(round_.run.lake.query(_MONTHS_WITH_UNDATED), "month")
    return round_.run.lake.query(_ELSEWHERE, {**round_.relations, "asked": missing}, within=sorted(months))


def _statements(round_: _Round, asked: pa.Table, months: Sequence[str]) -> list[Statement]:
    if not asked.num_rows:
        return []
    return [_statement(row) for row in round_.ask(_STATEMENTS, months, asked=asked).to_pylist()]


def _statement(row: Mapping[str, Any]) -> Statement:
    values = dict(row)
    slots = (values.pop("actor"), values.pop("recipient"), values.pop("location"))
    return Statement(slots=slots, at=values["published_at"] or values["first_seen_at"], **values)


def _settled(round_: _Round, statements: Sequence[Statement]) -> list[Statement]:
    """The statements with their times; those of undated articles ask for their peers."""
    undated = [each for each in statements if each.published_at is None]
    if not undated:
        return settle_times(statements, ())
    bounds = _bounds([each.first_seen_at for each in undated])
    months = _values(round_.run.lake.query(_FETCHED, {"bounds": bounds}), "month")
    questions = sorted({(each.kind, each.unit) for each in undated})
    asked = pa.table({"kind": [kind for kind, _ in questions], "unit": [unit for _, unit in questions]})
    peers = round_.ask(_PEERS, sorted(set(months)), asked=asked, bounds=bounds).to_pylist()
    asked_about = {each.question for each in undated}
    sighted = (
        Sighting(question, row[end], row["first_seen_at"])
        for row in peers
        if (question := tuple(row[name] for name in ("kind", "unit", "item", "actor", "recipient", "location")))
        in asked_about
        for end in ("first", "last")
    )
    return settle_times(statements, sighted)


def _bounds(times: Sequence[Any]) -> pa.Table:
    instant = pa.timestamp("us", tz="UTC")
    first, last = min(times) - FETCHED_TOGETHER, max(times) + FETCHED_TOGETHER
    return pa.table({"first": pa.array([first], instant), "last": pa.array([last], instant)})


def _values(rows: pa.Table, column: str) -> list[str]:
    values: list[str] = rows[column].to_pylist()
    return values
