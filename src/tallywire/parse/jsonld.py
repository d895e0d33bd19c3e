"""schema.org articles in a page's JSON-LD, as far as the article record needs them."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_ARTICLE_TYPES = re.compile(r"\w*Article|\w*BlogPosting|Report|Review|ClaimReview")
_PAGE_TYPES = re.compile(r"WebPage|ItemPage")
_CONTROL = re.compile(r"[\x00-\x1f]+")
_WRAPPING = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)\s*|\s*(?:-->|//\]\]>|\]\]>)\s*;?\s*$")
_MAX_NODES = 5_000


def find_article(scripts: Sequence[str]) -> Mapping[str, Any]:
    """The article among the nodes of the JSON-LD scripts: the first with a date, else the first, else a dated
    WebPage, else empty.

    Scripts that are not JSON even after removing comment wrappers and raw line ends are left out, as search engines do.
    """
    nodes = [node for script in scripts for node in _nodes(_load(script))]
    articles = [node for node in nodes if _has_type(node, _ARTICLE_TYPES)]
    dated = [node for node in articles if node.get("datePublished")]
    pages = [node for node in nodes if _has_type(node, _PAGE_TYPES) and node.get("datePublished")]
    return next(iter(dated or articles or pages), {})


def _has_type(node: Mapping[str, Any], pattern: re.Pattern[str]) -> bool:
    types = node.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and pattern.fullmatch(name.rpartition("/")[2]) for name in names)


def text_of(value: Any) -> str | None:
    """A plain string out of a JSON-LD value: itself, its `@value`, its `name`, its `@id` or `url`, or the first of
    a list."""
    if isinstance(value, list):
        return next((text for item in value if (text := text_of(item))), None)
    if isinstance(value, Mapping):
        return next((text for key in ("@value", "name", "@id", "url") if (text := text_of(value.get(key)))), None)
    if isinstance(value, str):
        return html.unescape(value).strip() or None
    return None


def names_of(value: Any) -> tuple[str, ...]:
    """The names of people or organisations in a JSON-LD value, in order."""
    items = value if isinstance(value, list) else [value]
    names: list[Any] = []
    for item in items:
        name = item.get("name") if isinstance(item, Mapping) else item
        names.extend(name if isinstance(name, list) else [name])
    return tuple(html.unescape(name).strip() for name in names if isinstance(name, str) and name.strip())


def _load(script: str) -> Any:
    script = _WRAPPING.sub("", script)
    for attempt in (script, _CONTROL.sub(" ", script), script.rstrip().rstrip(";")):
        try:
            return json.loads(attempt)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    """The objects of a script from the outside in: top level, lists, `@graph`, and what a page calls its main
    entity."""
    queue, seen = [value], 0
    while queue and seen < _MAX_NODES:
        value = queue.pop(0)
        seen += 1
        if isinstance(value, list):
            queue.extend(value)
        elif isinstance(value, Mapping):
            yield value
            queue.extend(
                value[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement")
                if isinstance(value.get(key), list | Mapping)
            )
