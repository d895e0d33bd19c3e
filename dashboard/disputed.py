"""Disputed: figures that compete for one question, side by side, with who says so."""

from __future__ import annotations

from html import escape
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from dashboard import data
from dashboard.evidence import show_claim
from dashboard.picking import address, chosen
from dashboard.words import KINDS, STATUSES, day, interval, place, show_html

_QUESTIONS_SHOWN = 20

_HEAD = ("Figure", "On one scale", "Words", "Who says so", "Carried by", "")

_QUESTIONS = """
    WITH rivals AS MATERIALIZED (
        SELECT claim_id, question_id, status, stories, is_contradicted
        FROM disputed_between($first, $last)
        WHERE kind = $kind AND (NOT $contradicted OR is_contradicted)
    ),

    questions AS (
        SELECT question_id, status, count(*) AS figures, sum(stories) AS carried, count(*) OVER () AS in_all
        FROM rivals
        GROUP BY question_id, status
        HAVING figures > 1
        ORDER BY carried DESC, figures DESC, question_id, status
        LIMIT $shown
    ),

    shown AS MATERIALIZED (
        SELECT rivals.claim_id, rivals.is_contradicted, questions.carried, questions.in_all
        FROM rivals INNER JOIN questions USING (question_id, status)
    )

    SELECT claim_id, question_id, kind, unit, item, actor, recipient, location, status, value_low, value_high, quote,
           story_count AS stories, site_count AS sites, first_seen_at, fact_ids, is_contradicted, in_all
    FROM claims INNER JOIN shown USING (claim_id)
    WHERE month BETWEEN $first AND $last AND kind = $kind
    ORDER BY carried DESC, question_id, status, stories DESC, first_seen_at, claim_id
"""
"""Which questions to show is worked out over narrow columns; the wide ones are read of their claims alone."""
_SAYERS = """
    SELECT
        claim_id,
        list(DISTINCT facts.attribution) FILTER (facts.attribution IS NOT NULL) AS sayers,
        list(DISTINCT articles.site) FILTER (articles.site IS NOT NULL) AS sites
    FROM (SELECT unnest($claims::VARCHAR[]) AS claim_id, unnest($facts::VARCHAR[]) AS fact_id) AS wanted
    INNER JOIN facts ON facts.month BETWEEN $first AND $last AND facts.kind = $kind AND facts.fact_id = wanted.fact_id
    INNER JOIN articles ON facts.month = articles.month AND facts.article_id = articles.article_id
    WHERE articles.month BETWEEN $first AND $last
    GROUP BY claim_id
"""


def page() -> None:
    """Draw the page."""
    st.title("Disputed")
    first, second, third = st.columns([1, 1, 2], vertical_alignment="bottom")
    with first:
        kind = st.selectbox("Kind", list(KINDS), format_func=KINDS.__getitem__, key="kind", bind="query-params")
    with second:
        contradicted = st.toggle(
            "Only contradictions",
            key="contradicted",
            bind="query-params",
            help="Figures whose words exclude each other. Without this, also figures that could both be true.",
        )
    with third:
        period = data.period()
    found = data.ask(
        _QUESTIONS, first=period[0], last=period[1], kind=kind, contradicted=contradicted, shown=_QUESTIONS_SHOWN
    )
    st.caption(
        "Figures for the same thing, published within two weeks of each other (four days for victims and prisoners). "
        "Rivals may both be true: a total and its part, a toll that rises."
    )
    if found.empty:
        st.info("No figures compete here. Choose another kind, or widen the period.")
        return
    if claim := chosen():
        show_claim(claim, period)
    in_all = int(found.in_all.iloc[0])
    shown = found.groupby(["question_id", "status"], sort=False)
    st.caption(
        ("1 question" if shown.ngroups == 1 else f"{shown.ngroups} questions")
        + (f" of {in_all:,}, the most reported first." if in_all > shown.ngroups else ".")
    )
    sayers = _sayers(found, kind, period)
    for _, figures in shown:
        _show_question(figures, sayers)


def _sayers(found: pd.DataFrame, kind: str, period: tuple[str, str]) -> dict[str, tuple[list[str], list[str]]]:
    """For each claim the words that name who says it, and the sites that carry it."""
    pairs = [(claim, fact) for claim, facts in zip(found.claim_id, found.fact_ids, strict=True) for fact in facts[:20]]
    claims, facts = zip(*pairs, strict=True)
    said = data.ask(
        _SAYERS, claims=list(claims), facts=list(facts), kind=kind, first=period[0], last=str(pd.Period(period[1]) + 4)
    )
    return {row.claim_id: (_listed(row.sayers), _listed(row.sites)) for row in data.rows(said)}


def _listed(values: Any) -> list[str]:
    return sorted(values) if isinstance(values, np.ndarray) else []


def _show_question(figures: pd.DataFrame, sayers: dict[str, tuple[list[str], list[str]]]) -> None:
    first = figures.iloc[0]
    slots = [("", first.actor), ("to ", first.recipient), ("in ", first.location)]
    about = ", ".join(word + place(code) for word, code in slots if isinstance(code, str)) or "no one named"
    what = first["item"] + "s" if isinstance(first["item"], str) else KINDS.get(first.kind, first.kind)
    with st.container(border=True):
        heading = f"<h3>{escape(f'{what} — {about}')}</h3><p class='tw-meta'>{escape(STATUSES[first.status])}</p>"
        low, high = _ends(figures)
        none: tuple[list[str], list[str]] = ([], [])
        rows = "".join(_row(each, low, high, *sayers.get(each.claim_id, none)) for each in data.rows(figures))
        head = "".join(f"<th>{each}</th>" for each in _HEAD)
        show_html(
            f"<div class='tw-question tw-scroll'>{heading}<table class='tw-rivals'><tr>{head}</tr>{rows}</table></div>"
        )


def _ends(figures: pd.DataFrame) -> tuple[float, float]:
    named = pd.concat([figures.value_low, figures.value_high]).dropna()
    return float(named.min()), float(named.max())


def _row(figure: Any, low: float, high: float, sayers: list[str], sites: list[str]) -> str:
    said = ", ".join(sayers) or "the article itself"
    carried = f"{figure.stories} stories, {figure.sites} sites" if figure.stories != 1 else "1 story"
    where = ", ".join([*sites[:4], day(figure.first_seen_at)])
    evidence = address(page="Disputed", kind=KINDS[figure.kind], claim=figure.claim_id)
    cells = [
        f"<strong>{escape(interval(figure.value_low, figure.value_high, figure.unit))}</strong>"
        + ("<br><span class='tw-meta'>excluded by a rival</span>" if figure.is_contradicted else ""),
        _bar(figure, low, high),
        escape(figure.quote),
        escape(said),
        f"{carried}<br><span class='tw-meta'>{escape(where)}</span>",
        f"<a href='{escape(evidence)}' target='_self'>evidence</a>",
    ]
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _bar(figure: Any, low: float, high: float) -> str:
    """The interval on the question's own scale; it fades out where it is open."""
    width = (high - low) or 1.0
    start = 0.0 if pd.isna(figure.value_low) else (figure.value_low - low) / width * 100
    end = 100.0 if pd.isna(figure.value_high) else (figure.value_high - low) / width * 100
    left = "#0072B200" if pd.isna(figure.value_low) else "#0072B2"
    right = "#0072B200" if pd.isna(figure.value_high) else "#0072B2"
    return (
        f"<div style='position:relative;width:9rem;height:.7rem;background:#eef0f2;margin-top:.35rem'>"
        f"<div style='position:absolute;left:{min(start, 97):.1f}%;width:{max(end - start, 3):.1f}%;height:100%;"
        f"background:linear-gradient(90deg,{left},{right})'></div></div>"
    )
