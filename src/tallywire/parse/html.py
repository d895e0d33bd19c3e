"""HTML pages: the main text by trafilatura, the record by our own reading of the head."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from htmldate import find_date
from lxml.html import HtmlElement
from trafilatura import bare_extraction, load_html

from tallywire.limits import MAX_ATTRIBUTES, MAX_DEPTH, MAX_ELEMENTS
from tallywire.parse.metadata import PageRecord, read_head, resolve
from tallywire.parse.published import read_date

logging.getLogger("trafilatura").setLevel(
    logging.CRITICAL
)  # it logs each page that it gives up; we return that as a value
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

_OPENING_TAG = re.compile(r"<[a-zA-Z]")
_CROWDED_TAG = re.compile(
    r"<[a-zA-Z][\w:-]*+(?>\s++[^\s\"'<>/=]++(?>\s*+=\s*+(?>\"[^\"]*+\"|'[^']*+'|[^\s\"'<>]++))?){%d}" % MAX_ATTRIBUTES
)
_NESTING = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*?(/?)>")
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th option".split()
)
_REFUSED_TEXT = re.compile(
    r"(?:please )?enable (?:javascript|cookies)|javascript is (?:disabled|required)|checking your browser|are you a robot|access denied|"
    r"verify (?:that )?you are (?:a )?human|(?:404|page) not found",
    re.IGNORECASE,
)


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
    record = resolve(read_head(tree), url=url, listed=listed, latest=latest)
    if record.published is None:
        record = _with_visible_date(record, tree, url, latest)
    uncut = main_text(tree)
    if uncut is None or (len(uncut) < 400 and _REFUSED_TEXT.search(uncut)):
        return "no_text"
    return Page(uncut, record)


def main_text(tree: HtmlElement) -> str | None:
    """The main text of a page, one paragraph per line; None if there is none.

    Comments of readers are not the article; trafilatura's duplicate cache is never used: it is global, and would
    make the text of a page depend on the pages before it.
    """
    document = bare_extraction(tree, favor_precision=True, include_comments=False, deduplicate=False)
    if document is None or isinstance(document, dict) or not document.text:
        return None
    return str(document.text).strip() or None


def refuse(text: str) -> str | None:
    """The reason why a page must not reach the parser, found in linear time; None if it may."""
    if sum(1 for _ in _OPENING_TAG.finditer(text)) > MAX_ELEMENTS:
        return "too_many_elements"
    if _CROWDED_TAG.search(text):
        return "too_many_attributes"
    if text.count("<") > 2 * MAX_DEPTH and _depth_exceeds(text, MAX_DEPTH):
        return "too_deep"
    return None


def _depth_exceeds(text: str, limit: int) -> bool:
    depth = 0
    for closing, name, empty in _NESTING.findall(text):
        if empty or name.lower() in _VOID:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > limit:
            return True
    return False


def _with_visible_date(record: PageRecord, tree: HtmlElement, url: str | None, latest: datetime) -> PageRecord:
    """The record with the date that htmldate reads off the page; `original_date`, for by default it takes the last change."""
    stated = find_date(tree, original_date=True, url=url, max_date=latest.date().isoformat(), outputformat="%Y-%m-%d")
    return replace(record, published=read_date(stated, "htmldate", latest=latest))
