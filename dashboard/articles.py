"""Articles: the text as it was read, with the quotes marked and what was removed struck out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import data
from dashboard.picking import address, chosen, forget, remember
from dashboard.tables import show_table
from dashboard.words import KINDS, STATUSES, day, interval, link, place, plain, show_html

_SHOWN = 200

_LIST = """
    SELECT article_id, month, published_at, published_at_precision, site, title, revision, count(*) OVER () AS in_all
    FROM articles
    WHERE
        month BETWEEN $first AND $last
        AND ($words = '' OR contains(lower(concat_ws(' ', title, site)), lower($words)))
    ORDER BY published_at DESC NULLS LAST, article_id
    LIMIT $shown
"""
_NUMBERS = """
    SELECT article_id, count(*) AS facts FROM facts
    WHERE month BETWEEN $first AND $last AND article_id IN (SELECT unnest($articles::VARCHAR[]))
    GROUP BY article_id
"""
_ARTICLE = """
    SELECT article_id, month, title, site, url, authors, published_at, published_at_precision, published_at_source,
           modified_at, language, dateline_place, dateline_agency, text, revision
    FROM articles
    WHERE article_id = $article AND ($month = '' OR month = $month)
"""
_FACTS = """
    SELECT fact_id, char_start, char_end, kind, unit, actor, recipient, location, status, value_low, value_high, quote,
           attribution, confidence
    FROM facts WHERE month = $month AND article_id = $article ORDER BY char_start
"""
_PASSAGES = """
    SELECT char_start, char_end, text, reason FROM passages WHERE month = $month AND article_id = $article
    ORDER BY char_start
"""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the uncut text: kept, from `start` of the article's text on, or removed for a reason."""

    text: str
    start: int
    reason: str | None = None


def address_of(article_id: str, month: str, fact_id: str) -> str:
    """The address of an article's text with one fact standing out."""
    return address(page="Articles", article=article_id, in_month=month, fact=fact_id)


def page() -> None:
    """Draw the page."""
    if chosen("article"):
        _show_article(str(chosen("article")), chosen("in_month") or "", chosen("fact"))
    else:
        _show_list()


def _show_list() -> None:
    st.title("Articles")
    left, right = st.columns([1, 2])
    with left:
        words = st.text_input("In the headline or the site's name", key="words", bind="query-params", max_chars=100)
    with right:
        period = data.period("articles")
    found = data.ask(_LIST, first=period[0], last=period[1], words=words, shown=_SHOWN)
    if found.empty:
        st.info("No article fits. Widen the period, or shorten the words.")
        return
    numbers = data.ask(_NUMBERS, first=found.month.min(), last=found.month.max(), articles=list(found.article_id))
    facts = dict(zip(numbers.article_id, numbers.facts, strict=True))
    in_all = int(found.in_all.iloc[0])
    st.caption(f"{len(found):,} of {in_all:,} articles, latest first. Choose a row to read one.")
    rows = pd.DataFrame(
        {
            "Published": [
                day(at, precision)
                for at, precision in zip(found.published_at, found.published_at_precision, strict=True)
            ],
            "Headline": found.title.fillna("without a headline"),
            "Site": found.site.fillna(""),
            "Facts": [facts.get(each, 0) for each in found.article_id],
            "Revision": found.revision,
        }
    )
    picked = show_table(rows, name="articles", choosable=True, height=600)
    if picked:
        st.query_params["in_month"] = found.month.iloc[picked[0]]
    remember("list", [found.article_id.iloc[row] for row in picked], "article")


def _show_article(article_id: str, month: str, fact_id: str | None) -> None:
    found = data.ask(_ARTICLE, article=article_id, month=month)
    if st.button("All articles", icon=":material/arrow_back:"):
        forget()
        st.rerun()
    if found.empty:
        st.info("There is no such article, or it was deleted.")
        return
    article = found.iloc[0]
    where = {"article": article.article_id, "month": article.month}
    facts, passages = data.ask(_FACTS, **where), data.ask(_PASSAGES, **where)
    show_html(f"<h1>{escape(article.title if isinstance(article.title, str) else 'Without a headline')}</h1>")
    show_html(f"<p class='tw-meta'>{' · '.join(_meta(article))}</p>")
    pieces = uncut(article.text, list(data.rows(passages)))
    left, right = st.columns([3, 2], gap="large")
    with left:
        show_html(f"<div class='tw-text'>{''.join(_markup(pieces, list(data.rows(facts)), fact_id))}</div>")
    with right:
        _show_facts(facts, fact_id)
        if len(passages):
            reasons = passages.reason.value_counts()
            said = ", ".join(f"{str(reason).replace('_', ' ')} ({number})" for reason, number in reasons.items())
            st.caption(f"Struck out: what was removed before reading — {plain(said)}.")


def _meta(article: Any) -> Iterator[str]:
    yield escape(day(article.published_at, article.published_at_precision))
    if isinstance(article.published_at_source, str):
        yield f"date from {escape(article.published_at_source.replace('_', ' '))}"
    yield escape(article.site if isinstance(article.site, str) else "no site")
    if len(article.authors):
        yield escape(", ".join(article.authors))
    if isinstance(article.dateline_agency, str):
        yield f"agency {escape(article.dateline_agency)}"
    if article.revision > 1:
        yield f"revision {article.revision}"
    if article.url:
        yield link(article.url, "original page")


def uncut(text: str, passages: Sequence[Any]) -> list[Piece]:
    """The pieces of the text as it was before cleaning; passages are in order, their spans in the uncut text."""
    pieces, place_in_uncut, place_in_text = [], 0, 0
    for passage in passages:
        kept = passage.char_start - place_in_uncut
        pieces.append(Piece(text[place_in_text : place_in_text + kept], place_in_text))
        pieces.append(Piece(passage.text, place_in_text + kept, passage.reason))
        place_in_text += kept
        place_in_uncut = passage.char_end
    return [*pieces, Piece(text[place_in_text:], place_in_text)]


def _markup(pieces: Sequence[Piece], facts: Sequence[Any], fact_id: str | None) -> Iterator[str]:
    """HTML of the pieces, quotes marked; every character of the text is escaped."""
    for piece in pieces:
        if piece.reason is not None:
            yield f"<del title='removed: {escape(piece.reason)}'>{escape(piece.text)}</del>"
        else:
            yield from _marked(piece, facts, fact_id)


def _marked(piece: Piece, facts: Sequence[Any], fact_id: str | None) -> Iterator[str]:
    at, end = piece.start, piece.start + len(piece.text)
    for fact in sorted(facts, key=lambda each: (each.char_start, each.fact_id != fact_id)):
        start, stop = max(fact.char_start, at), min(fact.char_end, end)
        if start >= stop:
            continue
        yield escape(piece.text[at - piece.start : start - piece.start])
        kind = " class='chosen'" if fact.fact_id == fact_id else ""
        title = escape(f"{fact.kind}: {interval(fact.value_low, fact.value_high, fact.unit)}, {fact.status}")
        yield f"<mark{kind} title='{title}'>{escape(piece.text[start - piece.start : stop - piece.start])}</mark>"
        at = stop
    yield escape(piece.text[at - piece.start :])


def _show_facts(facts: pd.DataFrame, fact_id: str | None) -> None:
    if facts.empty:
        st.text("No fact was found in this text.")
        return
    st.subheader(f"{len(facts)} facts" if len(facts) != 1 else "1 fact", anchor=False)
    for fact in data.rows(facts):
        slots = [("", fact.actor), ("to ", fact.recipient), ("in ", fact.location)]
        who = ", ".join(word + place(code) for word, code in slots if isinstance(code, str))
        mark = " class='chosen'" if fact.fact_id == fact_id else ""
        said = f"; says {fact.attribution}" if isinstance(fact.attribution, str) else ""
        show_html(
            f"<p class='tw-line'><mark{mark}>{escape(fact.quote)}</mark></p>"
            f"<p class='tw-meta'>{escape(KINDS.get(fact.kind, fact.kind))}: "
            f"{escape(interval(fact.value_low, fact.value_high, fact.unit))}"
            f"{escape(f' — {who}' if who else '')} · {escape(STATUSES[fact.status].lower())}{escape(said)} · "
            f"confidence {fact.confidence:.2f}</p>"
        )
