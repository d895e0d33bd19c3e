"""Figures: every claim of a kind over time, as the interval its words allow; a click leads to the sentences."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import charts, data
from dashboard.evidence import show_claim
from dashboard.picking import chosen, remember
from dashboard.tables import show_table
from dashboard.words import KINDS, STATUSES, day, interval, place

_SHOWN = 400
"""Figures in one chart; more would cover each other, and the best carried come first."""

_CODES = """
    SELECT code, count(*) AS claims
    FROM (
        SELECT unnest(split(CASE $slot WHEN 'actor' THEN actor ELSE coalesce(location, recipient) END, '+')) AS code
        FROM claims
        WHERE month BETWEEN $first AND $last AND kind = $kind
    )
    GROUP BY code ORDER BY claims DESC, code LIMIT 300
"""
_ITEMS = """
    SELECT item, count(*) AS claims FROM claims
    WHERE month BETWEEN $first AND $last AND kind = $kind AND item IS NOT NULL
    GROUP BY item ORDER BY claims DESC, item LIMIT 300
"""
_FIGURES = """
    WITH wanted AS (
        SELECT *, count(*) OVER () AS in_all
        FROM claims
        WHERE
            month BETWEEN $first AND $last
            AND kind = $kind
            AND ($actor::VARCHAR IS NULL OR list_contains(split(actor, '+'), $actor))
            AND ($place::VARCHAR IS NULL OR list_contains(split(coalesce(location, recipient), '+'), $place))
            AND ($item::VARCHAR IS NULL OR item = $item)
            AND status IN (SELECT unnest($statuses::VARCHAR[]))
            AND story_count >= $stories
        ORDER BY story_count DESC, last_seen_at DESC, claim_id
        LIMIT $shown
    )

    SELECT
        claim_id, first_seen_at, last_seen_at, quote, actor, coalesce(location, recipient) AS place, item, status, unit,
        value_low, value_high, qualifier, value_eur, story_count AS stories, site_count AS sites,
        article_count AS articles, in_all
    FROM wanted
    ORDER BY first_seen_at, claim_id
"""


def page() -> None:
    """Draw the page."""
    st.title("Figures")
    period, asked = _filters()
    figures = data.ask(_FIGURES, first=period[0], last=period[1], shown=_SHOWN, **asked)
    if figures.empty:
        st.info("No figure fits these filters. Widen the period, or take a filter away.")
        return
    left, right = st.columns([4, 1], vertical_alignment="bottom")
    with right:
        is_log = st.toggle("Logarithmic", value=True, key="log", bind="query-params")
    figures = _for_chart(figures, asked["kind"], is_log)
    with left:
        _count_what_is_shown(figures)
    figures = figures.dropna(subset="value")
    unit = {"aid": "EUR", "equipment": "items"}.get(asked["kind"], "people")
    event = st.altair_chart(
        charts.intervals(figures, unit=unit, is_log=is_log, ringed=chosen()),
        width="stretch",
        on_select="rerun",
        selection_mode="figure",
        key="figures_chart",
        alt=f"{len(figures)} figures about {asked['kind']} over time; the table below has the same rows",
    )
    remember("chart", [each["claim_id"] for each in event["selection"].get("figure", [])])
    if claim := chosen():
        show_claim(claim, period)
    else:
        st.caption("Choose a mark in the chart, or a row of the table, to see the sentences behind it.")
    picked = show_table(_for_table(figures), name=f"figures-{asked['kind']}", choosable=True)
    remember("table", [figures.claim_id.iloc[row] for row in picked])


def _filters() -> tuple[tuple[str, str], dict[str, Any]]:
    top, bottom = st.columns([1, 1, 1, 1]), st.columns([2.2, 1.8], gap="large")
    with top[0]:
        kind = st.selectbox("Kind", list(KINDS), format_func=KINDS.__getitem__, key="kind", bind="query-params")
    with bottom[1]:
        period = data.period()
    known = {"first": period[0], "last": period[1], "kind": kind}
    with top[1]:
        actor = _choice("Donor" if kind == "aid" else "Whose", "actor", data.ask(_CODES, slot="actor", **known).code)
    with top[2]:
        at = _choice("To" if kind == "aid" else "Where", "place", data.ask(_CODES, slot="place", **known).code)
    with top[3]:
        item = _choice("What", "item", data.ask(_ITEMS, **known).item, str) if kind == "equipment" else None
        stories = 1 if kind == "equipment" else _stories()
    with bottom[0]:
        statuses = st.pills(
            "Status",
            list(STATUSES),
            format_func=STATUSES.__getitem__,
            selection_mode="multi",
            default=list(STATUSES),
            key="status",
            bind="query-params",
        )
    return period, {
        "kind": kind,
        "actor": actor,
        "place": at,
        "item": item,
        "statuses": statuses or list(STATUSES),
        "stories": stories,
    }


def _stories() -> int:
    picked: int = st.selectbox(
        "Carried by", [1, 2, 3, 5, 10], format_func=_at_least_stories, key="stories", bind="query-params"
    )
    return picked


def _choice(label: str, key: str, codes: pd.Series, words: Any = place) -> str | None:
    picked: str | None = st.selectbox(
        label, list(codes), index=None, format_func=words, key=key, bind="query-params", placeholder="any"
    )
    return picked


def _at_least_stories(number: int) -> str:
    return "any number of stories" if number == 1 else f"{number} stories or more"


def _for_chart(figures: pd.DataFrame, kind: str, is_log: bool) -> pd.DataFrame:
    """The rows with the ends of their bars; money in euros, at the rate of the claim's own value."""
    stated = figures.value_low.fillna(figures.value_high)
    rate = figures.value_eur / stated if kind == "aid" else 1.0
    value = (stated * rate).astype(float).clip(lower=0.5 if is_log else None)
    stub = value * 0.5 if is_log else value.max() * 0.06
    up, down = figures.value_high.isna(), figures.value_low.isna()
    return figures.assign(
        value=value,
        low=(figures.value_low.fillna(figures.value_high) * rate).astype(float).clip(lower=0.5 if is_log else None),
        high=(figures.value_high.fillna(figures.value_low) * rate).astype(float).clip(lower=0.5 if is_log else None),
        open_to=(value + stub * up.astype(int) - stub * 0.7 * down.astype(int)).clip(lower=0.35 if is_log else 0),
        words=figures.qualifier.map(charts.WORDS),
        said=figures.status.map(STATUSES),
        who=[_who(*pair) for pair in zip(figures.actor, figures.place, strict=True)],
    )


def _who(actor: str | None, at: str | None) -> str:
    return " · ".join(place(code) for code in (actor, at) if isinstance(code, str)) or "no one named"


def _count_what_is_shown(figures: pd.DataFrame) -> None:
    in_all = int(figures.in_all.iloc[0])
    words = f"{len(figures):,} figures" if len(figures) != 1 else "1 figure"
    if in_all > len(figures):
        words += f" of {in_all:,}: those that most stories carry"
    unknown = int(figures.value.isna().sum())
    if unknown:
        words += f"; {unknown} not drawn, since their currency has no rate to the euro"
    st.caption(f"{words}. Each is one claim, however many articles repeat it. Do not add them up.")


def _for_table(figures: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "First published": [day(each) for each in figures.first_seen_at],
            "Figure": [
                interval(low, high, unit)
                for low, high, unit in zip(figures.value_low, figures.value_high, figures.unit, strict=True)
            ],
            "Words": figures.quote,
            "Whose": [place(code) for code in figures.actor],
            "Where or to whom": [place(code) for code in figures.place],
            "Status": [STATUSES[each] for each in figures.status],
            "Stories": figures.stories,
            "Sites": figures.sites,
            "Articles": figures.articles,
        }
    )
