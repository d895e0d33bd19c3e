"""The evidence of a figure: every sentence that says it, with the page it stands on."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from dashboard import articles, data
from dashboard.words import STATUSES, day, interval, link, marked, place, show_html, web_address

_SHOWN = 20

_CLAIM = """
    SELECT claim_id, kind, unit, item, actor, recipient, location, status, value_low, value_high, quote, fact_ids,
           article_count, story_count, site_count, first_seen_at, last_seen_at, month
    FROM claims
    WHERE claim_id = $claim AND month BETWEEN $first AND $last
"""
_FACTS = """
    SELECT facts.fact_id, facts.sentence, facts.quote, facts.attribution, facts.qualifier, facts.confidence,
           facts.article_id, facts.month, articles.title, articles.site, articles.url, articles.published_at,
           articles.published_at_precision, stories.role
    FROM facts
    INNER JOIN articles ON facts.month = articles.month AND facts.article_id = articles.article_id
    LEFT JOIN stories ON articles.month = stories.month AND articles.article_id = stories.article_id
    WHERE facts.fact_id IN (SELECT unnest($facts::VARCHAR[])) AND facts.month BETWEEN $first AND $last
    ORDER BY articles.published_at NULLS LAST, facts.fact_id
"""


def show_claim(claim_id: str, period: tuple[str, str]) -> None:
    """Show one claim and the sentences behind it; says so where the claim is not in the period."""
    found = data.ask(_CLAIM, claim=claim_id, first=period[0], last=period[1])
    if found.empty:
        st.info("The chosen figure is not in this period, or was replaced by a later run.")
        return
    claim = found.iloc[0]
    with st.container(border=True):
        st.subheader("Evidence", anchor=False)
        show_html(f"<p class='tw-line'><strong>{escape(claim.quote)}</strong> — {escape(_about(claim))}</p>")
        carried = (
            f"{STATUSES[claim.status]}. {_count(claim.article_count, 'article')} in "
            f"{_count(claim.story_count, 'independent story', 'independent stories')}, "
            f"{_count(claim.site_count, 'site')}; first {day(claim.first_seen_at)}, last {day(claim.last_seen_at)}."
        )
        show_html(f"<p class='tw-meta'>{escape(carried)}</p>")
        _show_facts(list(claim.fact_ids), claim.month)


def _about(claim: pd.Series) -> str:
    who = {"actor": "by" if claim.kind == "aid" else "of", "recipient": "to", "location": "in"}
    said = [f"{word} {place(claim[name])}" for name, word in who.items() if isinstance(claim[name], str)]
    return f"{claim['kind']} {' '.join(said)}: {interval(claim.value_low, claim.value_high, claim.unit)}"


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _show_facts(fact_ids: list[str], month: str) -> None:
    first, last = _months_around(month)
    facts = data.ask(_FACTS, facts=fact_ids[:_SHOWN], first=first, last=last)
    if facts.empty:
        st.info("A run is replacing these sentences just now; reload in a moment.")
    for fact in data.rows(facts):
        show_html(f"<p class='tw-line'>“{marked(fact.sentence, fact.quote)}”</p>")
        title = fact.title if isinstance(fact.title, str) else "the article"
        place_in_text = articles.address_of(fact.article_id, fact.month, fact.fact_id)
        parts = [
            escape(day(fact.published_at, fact.published_at_precision)),
            escape(fact.site if isinstance(fact.site, str) else "no site"),
            f"says {escape(fact.attribution)}" if isinstance(fact.attribution, str) else "said by the article itself",
            "" if fact.role == "first" or not isinstance(fact.role, str) else f"a {fact.role} of an earlier report",
            f"confidence {fact.confidence:.2f}",
            f"<a href='{escape(place_in_text)}' target='_self'>in the text of {escape(title)}</a>",
            link(fact.url, "original page") if web_address(fact.url) else "",
        ]
        show_html(f"<p class='tw-meta'>{' · '.join(part for part in parts if part)}</p>")
    if len(fact_ids) > _SHOWN:
        st.caption(f"The first {_SHOWN} of {len(fact_ids):,} sentences.")


def _months_around(month: str) -> tuple[str, str]:
    """The months in which the facts of a claim may stand: it lasts a quarter at most, with undated articles longer."""
    middle = pd.Period(month, "M")
    return str(middle - 1), str(middle + 4)
