"""What the markup of a page says about its text before the main text is looked for.

Captions are taken out where the markup names them: position tells them from a sentence of the story with the same
words. A body that a page delivers in pieces (an advertisement after every third paragraph) is joined, since
extractors take one piece for the whole.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Collection
from typing import cast

from lxml.etree import XPath
from lxml.html import HtmlElement

_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:captions?|(?:photo|image|img|media|wp|embedded-?media)[_-]?(?:captions?|credits?)(?:-text)?|figcaption|caption-text)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NO_BODY = re.compile(
    r"comment|disqus|reply|replies|related|recommend|promo|teaser|card|sidebar|widget|newsletter|footer|banner|cookie|popup|modal|trending|outbrain|taboola",
    re.IGNORECASE,
)
_NAMED_CAPTIONS = XPath("//figcaption|//*[contains(@class, 'aption') or contains(@class, 'redit')]")
_LONG_LINKS = XPath("//a[string-length() > 15]")
_TEXT_LENGTH = XPath("string-length(.)")
_LAYOUT_CELLS = XPath("//td[count(.//p) + count(.//br) > 5]")
_MIN_LAYOUT_CHARS = 600
_BLOCKS = frozenset(("p", "li", "h2", "h3", "h4", "h5", "h6"))
_INLINE = frozenset(("b", "strong", "i", "em", "span", "u", "font"))
_SENTENCE_ENDS = ".!?”\"’'"
_NO_WORD = re.compile(r"\W+")
_MAX_CAPTION_CHARS = 1_200
_MIN_PARAGRAPH_CHARS = 80
_MIN_LINK_WORDS = 4
_MAX_HEADLINE_CHARS = 300
_HEADLINE_LINES = 4
"""A kicker, a headline and a standfirst may stand above the first paragraph."""


def select(path: XPath, tree: HtmlElement) -> list[HtmlElement]:
    """The elements that a compiled XPath expression for elements finds."""
    return cast(list[HtmlElement], path(tree))


def open_layout_tables(tree: HtmlElement) -> None:
    """Turn tables that hold running text, as pages did before style sheets, into plain blocks; tables of figures
    stay."""
    for cell in select(_LAYOUT_CELLS, tree):
        if len(_text(cell)) < _MIN_LAYOUT_CHARS:
            continue
        table = next(cell.iterancestors("table"), None)
        if table is None:
            continue
        for element in table.iter("table", "tbody", "tr", "td", "th"):
            if element is table or next(element.iterancestors("table"), None) is table:
                element.tag = "div"


def drop_captions(tree: HtmlElement) -> None:
    """Take figure captions and picture credits out of the tree, where element or class name them and no story hangs
    below."""
    for element in select(_NAMED_CAPTIONS, tree):
        if element.tag != "figcaption" and not _CAPTION.search(element.get("class") or ""):
            continue
        if (
            element.getparent() is None
            or len(_text(element)) > _MAX_CAPTION_CHARS
            or element.find(".//img") is not None
        ):
            continue
        element.drop_tree()


def without_headline(text: str, titles: Collection[str]) -> str:
    """The text without the headline among its first lines: the record has it, and the story begins below."""
    known = {_letters(title) for title in titles} - {""}
    lines = text.split("\n")
    opening = [
        line for line in lines[:_HEADLINE_LINES] if len(line) > _MAX_HEADLINE_CHARS or _letters(line) not in known
    ]
    return "\n".join(opening + lines[_HEADLINE_LINES:])


def drop_links(tree: HtmlElement) -> None:
    """Take out the blocks that are one link and nothing else: pointers to other stories, set between the paragraphs.

    A list of links keeps its place on a page that is mostly links, where they are the content.
    """
    pointers, linked = [], 0
    for link in select(_LONG_LINKS, tree):
        block = _filled_block(link)
        if block is None:
            continue
        text = _text(link)
        if len(text.split()) >= _MIN_LINK_WORDS and text[-1] not in _SENTENCE_ENDS:
            pointers.append(block)
            linked += len(text)
    if not pointers or linked > cast(float, _TEXT_LENGTH(tree)) / 2:
        return
    for block in pointers:
        if block.getparent() is not None:
            block.drop_tree()


def join_pieces(tree: HtmlElement) -> None:
    """Put the pieces of a body that stands in several elements of one class into the first of them.

    Only the class that holds most of the running text of the page is joined, and none that names comments or
    promotions.
    """
    pieces: defaultdict[str, dict[HtmlElement, int]] = defaultdict(dict)
    total = 0
    for paragraph in tree.iter("p"):
        length = len(_text(paragraph))
        if length < _MIN_PARAGRAPH_CHARS:
            continue
        total += length
        parent = paragraph.getparent()
        if parent is not None and parent.tag in ("div", "section") and (name := parent.get("class")):
            holders = pieces[name]
            holders[parent] = holders.get(parent, 0) + length
    for name, holders in pieces.items():
        if len(holders) < 2 or 2 * sum(holders.values()) < total or _NO_BODY.search(name):
            continue
        first, *others = holders
        if any(
            _NO_BODY.search(_names(ancestor))
            for element in holders
            for ancestor in element.iterancestors("div", "section", "aside", "ul")
        ):
            continue
        if any(first in element.iterancestors() or element in first.iterancestors() for element in others):
            continue
        for element in others:
            first.extend(list(element))


def _filled_block(link: HtmlElement) -> HtmlElement | None:
    """The paragraph, heading or list item that a link fills; None if anything else stands in it."""
    element = link
    while True:
        parent = element.getparent()
        if parent is None or len(parent) != 1 or (element.tail or "").strip() or (parent.text or "").strip():
            return None
        if parent.tag in _BLOCKS:
            return parent
        if parent.tag not in _INLINE:
            return None
        element = parent


def strip_tags(markup: str) -> str:
    """The text of a string that may carry tags, one paragraph per line."""
    if "<" not in markup:
        return markup.strip()
    broken = re.sub(r"</?(?:p|div|br|li|h[1-6])\b[^>]{0,500}>", "\n", markup, flags=re.IGNORECASE)
    bare = html.unescape(re.sub(r"<[^<>]{0,2000}>", "", broken))
    return "\n".join(filter(None, (" ".join(line.split()) for line in bare.split("\n"))))


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _text(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())


def _letters(text: str) -> str:
    return _NO_WORD.sub("", text.lower())
