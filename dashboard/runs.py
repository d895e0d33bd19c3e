"""Runs: what was read and what was dropped, what each source yields, and whether anything needs a person."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import charts, data
from dashboard.tables import show_table
from dashboard.words import day, plain

_RUNS_SHOWN = 30

_RUNS = """
    SELECT run_id, started_at, finished_at, status, documents_seen, documents_new, articles, rejects, passages, facts,
           warnings, durations_seconds
    FROM runs ORDER BY run_id DESC LIMIT $shown
"""
_REJECTS = """
    SELECT reason, count(*) AS documents FROM rejects WHERE month BETWEEN $first AND $last
    GROUP BY reason ORDER BY documents DESC, reason
"""
_YIELD = """
    SELECT source, sum(documents)::BIGINT AS documents, sum(articles)::BIGINT AS articles,
           sum(repeated)::BIGINT AS repeated, sum(dropped)::BIGINT AS dropped, max(last_fetched_at) AS last_fetched_at,
           count(*) OVER () AS in_all
    FROM source_yield_between($first, $last)
    GROUP BY source ORDER BY dropped DESC, documents DESC, source LIMIT 300
"""
_HEALTH = "SELECT * FROM extraction_health WHERE month BETWEEN $first AND $last ORDER BY month DESC"
_MONTHS_OF_FETCHING, _MONTHS_OF_PUBLICATION = 3, 12


def page() -> None:
    """Draw the page."""
    st.title("Runs")
    runs = data.ask(_RUNS, shown=_RUNS_SHOWN)
    if runs.empty:
        st.info("No run has finished yet.")
    else:
        _show_state(runs)
    months = _months()
    left, right = st.columns([1, 2], gap="large")
    rejects = data.ask(_REJECTS, **months)
    with left:
        st.subheader("Dropped, by reason", anchor=False, help="In the last three months of fetching.")
        if rejects.empty:
            st.text("Nothing was dropped.")
        else:
            st.altair_chart(
                charts.counts(rejects, "reason", "documents"), width="stretch", alt="Documents dropped by reason"
            )
            st.caption("superseded and unchanged: other readings of an article that is kept.")
    with right:
        st.subheader("Yield per source", anchor=False, help="In the last three months of fetching.")
        _show_yield(months)
    st.subheader("Extraction, by month of publication", anchor=False)
    show_table(_health(), name="extraction-health")
    if not runs.empty:
        st.subheader("The last runs", anchor=False)
        show_table(_for_table(runs), name="runs")


def _health() -> pd.DataFrame:
    months = data.months("articles")[-_MONTHS_OF_PUBLICATION:] or [""]
    rows = data.ask(_HEALTH, first=months[0], last=months[-1])
    shares = ["with_actor", "with_place", "with_attribution", "with_date"]
    rows[shares] = rows[shares].mul(100).round()
    rows[["facts_per_article", "confidence"]] = rows[["facts_per_article", "confidence"]].round(2)
    names = {name: name.replace("_", " ").capitalize() for name in rows.columns}
    return rows.rename(columns=names | {name: f"{names[name]}, %" for name in shares})


def _months() -> dict[str, str]:
    """The latest months in which anything was fetched: the page is about how things go now."""
    days = data.months("documents") or [datetime.now(UTC).strftime("%Y-%m")]
    last = pd.Period(days[-1][:7], "M")
    return {"first": str(last - _MONTHS_OF_FETCHING + 1), "last": str(last)}


def _show_state(runs: pd.DataFrame) -> None:
    last = runs.iloc[0]
    columns = st.columns(5)
    columns[0].metric("Last run", _ago(last.finished_at), help=f"{last.finished_at:%Y-%m-%d %H:%M} UTC")
    columns[1].metric("It ended", last.status)
    columns[2].metric("Documents seen", f"{last.documents_seen:,}")
    columns[3].metric("Articles written", f"{last.articles:,}")
    columns[4].metric("Facts found", f"{last.facts:,}")
    for warning in last.warnings:
        st.warning(plain(warning), icon=":material/warning:")
    if not len(last.warnings):
        st.caption("The last run had no warnings.")


def _ago(moment: Any) -> str:
    seconds = (datetime.now(UTC) - moment.to_pydatetime()).total_seconds()
    for size, word in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            number = int(seconds // size)
            return f"{number} {word}{'s' if number != 1 else ''} ago"
    return "just now"


def _show_yield(months: dict[str, str]) -> None:
    rows = data.ask(_YIELD, **months)
    if rows.empty:
        st.text("No document has been read yet.")
        return
    shown = pd.DataFrame(
        {
            "Source": rows.source,
            "Documents": rows.documents,
            "Articles": rows.articles,
            "Other readings": rows.repeated,
            "Dropped": rows.dropped,
            "Last fetched": [day(each) for each in rows.last_fetched_at],
        }
    )
    show_table(shown, name="sources")


def _for_table(runs: pd.DataFrame) -> pd.DataFrame:
    seconds = [sum(json.loads(each).values()) for each in runs.durations_seconds]
    return pd.DataFrame(
        {
            "Started (UTC)": runs.started_at.dt.strftime("%Y-%m-%d %H:%M"),
            "Status": runs.status,
            "Seconds": [round(each, 1) for each in seconds],
            "Documents": runs.documents_seen,
            "New": runs.documents_new,
            "Articles": runs.articles,
            "Dropped": runs.rejects,
            "Passages removed": runs.passages,
            "Facts": runs.facts,
            "Warnings": [len(each) for each in runs.warnings],
        }
    )
