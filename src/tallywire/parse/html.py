"""HTML pages: the main text by trafilatura, the record by our own reading of the head."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from htmldate import find_date
from lxml.etree import XPath
from lxml.html import HtmlElement
from trafilatura import bare_extraction, load_html

from tallywire.limits import MAX_ATTRIBUTES, MAX_DEPTH, MAX_ELEMENTS
from tallywire.parse import jsonld
from tallywire.parse.markup import (
    drop_captions,
    drop_links,
    join_pieces,
    open_layout_tables,
    strip_tags,
    without_headline,
)
from tallywire.parse.metadata import Head, PageRecord, read_head, resolve
from tallywire.parse.published import read_date

logging.getLogger("trafilatura").setLevel(
    logging.CRITICAL
)  # it logs each page that it gives up; we return that as a value
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

_ATTRIBUTE = r"\s++[^\s\"'<>/=]++(?>\s*+=\s*+(?>\"[^\"]*+\"|'[^']*+'|[^\s\"'<>]++))?"
_CROWDED_TAG = re.compile(rf"[a-zA-Z][\w:-]*+(?>{_ATTRIBUTE}){{{MAX_ATTRIBUTES}}}")
_AT_MAX_DEPTH = XPath("boolean(" + "/*" * MAX_DEPTH + ")")
_REFUSED_TEXT = re.compile(
    r"(?:please )?enable (?:javascript|cookies)|javascript is (?:disabled|required)|checking your browser|"
    r"are you a robot|access denied|"
    r"verify (?:that )?you are (?:a )?human|(?:404|page) not found",
    re.IGNORECASE,
)


_NOTICE_CHARS = 400
"""A refusal is short; a longer text that mentions one is a story about it."""
_PARAGRAPH_CHARS = 80
_POOR_SHARE = 0.5
_POOR_CHARS = 250
"""What trafilatura itself takes for the least that an article has."""


@dataclass(frozen=True, slots=True)
class Page:
    """The uncut text of a page and what it states about itself."""

    uncut: str
    record: PageRecord


def read_page(text: str, *, url: str | None, listed: Mapping[str, Any], latest: datetime) -> Page | str:
    """The page, or the reason code for which it is none (too_many_elements, …, no_text).

    `latest` is the time of fetching; `listed` what a feed said of the page. Never to be called from a thread: the C
    libraries below have crashed interpreters.
    """
    if reason := refuse(text):
        return reason
    tree = load_html(text)
    if tree is None:
        return "no_text"
    if _AT_MAX_DEPTH(tree):
        return "too_deep"
    head = read_head(tree)
    record = resolve(head, url=url, listed=listed, latest=latest)
    if record.published is None:
        record = _with_visible_date(record, tree, url, latest)
    uncut = main_text(tree, head)
    if not uncut or (len(uncut) < _NOTICE_CHARS and _REFUSED_TEXT.search(uncut)):
        return "no_text"
    return Page(uncut, record)


def main_text(tree: HtmlElement, head: Head) -> str:
    """The main text of a page, one paragraph per line; empty if there is none. The tree is changed.

    Trafilatura's fast mode is taken, and its slower comparison with other extractors only where the result reads like a
    menu; comments of readers are not the article. Its duplicate cache is never used: it is global, and would make the
    text of a page depend on the pages before it.
    """
    open_layout_tables(tree)
    drop_captions(tree)
    drop_links(tree)
    join_pieces(tree)
    text = _extract(tree, fast=True)
    if _running_text(text) < _POOR_SHARE * max(len(text), _POOR_CHARS):
        text = max(text, _extract(tree, fast=False), key=_running_text)
    stated = strip_tags(jsonld.text_of(head.article.get("articleBody")) or "")
    if len(stated) > 2 * len(text) or stated.split() == text.split():
        text = stated  # the whole of a shortened page, or the same with its paragraphs
    return without_headline(text, head.all_titles)


def _extract(tree: HtmlElement, *, fast: bool) -> str:
    document = bare_extraction(tree, fast=fast, include_comments=False, deduplicate=False)
    return "" if document is None or isinstance(document, dict) else str(document.text or "").strip()


def _running_text(text: str) -> int:
    """Characters that stand in paragraphs rather than in menu entries and headings."""
    return sum(len(line) for line in text.split("\n") if len(line) >= _PARAGRAPH_CHARS)


def refuse(text: str) -> str | None:
    """The reason why a page must not reach the parser, found in linear time; None if it may."""
    if text.count("<") - text.count("</") > MAX_ELEMENTS:
        return "too_many_elements"
    long_tags = [tag for tag in text.split("<") if len(tag) > 2 * MAX_ATTRIBUTES]
    if any(map(_CROWDED_TAG.match, long_tags)):
        return "too_many_attributes"
    return None


def _with_visible_date(record: PageRecord, tree: HtmlElement, url: str | None, latest: datetime) -> PageRecord:
    """The record with the date that htmldate reads off the page; `original_date`, for by default it takes the last
    change."""
    stated = find_date(tree, original_date=True, url=url, max_date=latest.date().isoformat(), outputformat="%Y-%m-%d")
    return replace(record, published=read_date(stated, "htmldate", latest=latest))
