"""Feeds and sitemaps: what they list, read from bytes that nobody vouches for.

RSS, Atom and RDF go through feedparser, JSON Feed through json, sitemaps through lxml. Before any of them sees XML,
expat has seen that it declares no document type, and lxml has repaired it and cut away what we do not need, so that
nothing slow is ever given the whole of a hostile file.
"""

from __future__ import annotations

import io
import json
from calendar import timegm
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from xml.parsers import expat

import feedparser
from lxml import etree

from tallywire.fetch.decode import gunzipped
from tallywire.fetch.errors import Refused
from tallywire.fetch.limits import LISTING_BYTES, MAX_ENTRIES, MAX_FEED_ENTRIES, MAX_XML_DEPTH, Limits
from tallywire.fetch.types import LISTINGS, media_type
from tallywire.fetch.urls import Url

_KEPT_IN_FEEDS = frozenset(
    {"rss", "rdf", "feed", "channel", "item", "entry", "title", "link", "guid", "id"}
    | {"pubdate", "published", "updated", "modified", "issued", "date", "created"}
)
_ENTRY_TAGS = frozenset({"item", "entry", "url", "sitemap"})
_MAX_TEXT_CHARS = 2_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a listing: where the article is, and what the listing says of it."""

    link: str
    title: str | None = None
    published_at: datetime | None = None
    updated_at: datetime | None = None
    guid: str | None = None

    def as_listed(self) -> dict[str, str]:
        """What stands in `listed` of the document: everything said, times as ISO 8601."""
        said = {
            "title": self.title,
            "published_at": self.published_at.isoformat() if self.published_at else None,
            "updated_at": self.updated_at.isoformat() if self.updated_at else None,
            "id": self.guid,
        }
        return {name: value for name, value in said.items() if value}

    @property
    def dated_at(self) -> datetime | None:
        """When it is from: a sitemap says only when a page last changed."""
        return self.published_at or self.updated_at

    @property
    def newest_at(self) -> datetime | None:
        """When the listing last had news of it."""
        return self.updated_at or self.published_at


@dataclass(frozen=True, slots=True)
class Listing:
    """A feed or sitemap as read. The entries of an index are further sitemaps."""

    entries: tuple[Entry, ...]
    is_index: bool = False
    is_cut: bool = False
    """Whether it lists more than may be read at once."""


def unpacked(payload: bytes) -> bytes:
    """The bytes of a listing, gunzipped where they are a gzip file (sitemap.xml.gz), under the usual bounds."""
    if not payload.startswith(b"\x1f\x8b"):
        return payload
    return b"".join(gunzipped([payload], Limits(max_bytes=LISTING_BYTES)))


def is_listing(payload: bytes) -> bool:
    """Whether the bytes are a feed or a sitemap."""
    return media_type(payload) in LISTINGS


def read_listing(payload: bytes, base: Url) -> Listing:
    """What a feed or sitemap lists, in its order; raises Refused where it is neither, or not safe to read.

    Links come as they stand, except that feedparser resolves those of RSS and Atom against `base` and xml:base.
    """
    kind = media_type(payload)
    if kind not in LISTINGS:
        raise Refused("not_a_listing", f"neither feed nor sitemap, but {kind or 'binary data'}")
    if kind == "application/feed+json":
        return _json_feed(payload)
    refuse_document_type(payload)
    root = _repaired(payload)
    if kind == "application/sitemap+xml":
        return _sitemap(root, _cut_entries(root, MAX_ENTRIES))
    return _feed(root, base, _cut_entries(root, MAX_FEED_ENTRIES))


def refuse_document_type(payload: bytes) -> None:
    """Raise Refused where XML declares a document type: entities, external or exponential, come only with one."""

    def found(*_: object) -> None:
        raise Refused("dtd", "the XML declares a document type (DTD), which no feed needs")

    def begun(*_: object) -> None:
        raise StopIteration

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = found
    parser.StartElementHandler = begun
    try:
        parser.Parse(payload, True)
    except StopIteration:
        return
    except expat.ExpatError as error:
        if b"<!DOCTYPE" in payload[:LISTING_BYTES].replace(b"\0", b"").upper():
            raise Refused("dtd", "the XML is broken and declares a document type (DTD)") from error


def _repaired(payload: bytes) -> etree._Element:
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(payload, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused("bad_listing", f"the XML cannot be read: {error}") from error
    if root is None:
        raise Refused("bad_listing", "the XML holds no element")
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_XML_DEPTH:
            raise Refused("bad_listing", f"elements are nested more than {MAX_XML_DEPTH} deep")
    return root


def _name(element: etree._Element) -> str:
    """The local name in lower case; of a prefix that is not declared, what follows it."""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2].lower() if isinstance(element.tag, str) else ""


def _cut_entries(root: etree._Element, limit: int) -> bool:
    """Drop the entries beyond the limit; return whether there were any."""
    excess = [element for element in root.iter() if _name(element) in _ENTRY_TAGS][limit:]
    for element in excess:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return bool(excess)


def _feed(root: etree._Element, base: Url, is_cut: bool) -> Listing:
    for element in list(root.iter()):
        if _name(element) not in _KEPT_IN_FEEDS and (parent := element.getparent()) is not None:
            parent.remove(element)
    slim = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    headers = {"content-location": str(base), "content-type": "application/xml; charset=utf-8"}
    try:
        feed = feedparser.parse(
            io.BytesIO(slim), response_headers=headers, resolve_relative_uris=False, sanitize_html=False
        )
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise Refused("bad_listing", f"the feed cannot be read: {error}") from error  # feedparser promises nothing
    return Listing(tuple(_feed_entry(entry) for entry in feed.entries), is_cut=is_cut)


def _feed_entry(entry: Any) -> Entry:
    guid = entry.get("id")
    link = entry.get("link") or (guid if guid and guid.startswith(("http://", "https://")) else "")
    return Entry(
        link=link,
        title=_short(entry.get("title")),
        published_at=_from_tuple(entry.get("published_parsed")),
        updated_at=_from_tuple(dict.get(entry, "updated_parsed")),  # its own `get` falls back to published
        guid=_short(guid),
    )


def _json_feed(payload: bytes) -> Listing:
    """JSON Feed 1.1 (jsonfeed.org)."""
    try:
        feed = json.loads(payload)
    except (ValueError, RecursionError) as error:
        raise Refused("bad_listing", f"the JSON feed cannot be read: {error}") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise Refused("bad_listing", "the JSON feed has no items")
    entries = tuple(_json_entry(item) for item in items[:MAX_FEED_ENTRIES] if isinstance(item, dict))
    return Listing(entries, is_cut=len(items) > MAX_FEED_ENTRIES)


def _json_entry(item: dict[str, Any]) -> Entry:
    guid = _short(item.get("id"))
    link = _short(item.get("url")) or _short(item.get("external_url")) or ""
    return Entry(
        link=link or (guid if guid and guid.startswith(("http://", "https://")) else ""),
        title=_short(item.get("title")),
        published_at=_from_iso(item.get("date_published")),
        updated_at=_from_iso(item.get("date_modified")),
        guid=guid,
    )


def _sitemap(root: etree._Element, is_cut: bool) -> Listing:
    """The sitemap protocol (sitemaps.org) with Google's news extension; newest first, undated ones last."""
    entries = [entry for element in root if _name(element) in {"url", "sitemap"} for entry in _sitemap_entries(element)]
    oldest = datetime.min.replace(tzinfo=UTC)
    entries.sort(key=lambda entry: entry.newest_at or oldest, reverse=True)
    return Listing(tuple(entries), is_index=_name(root) == "sitemapindex", is_cut=is_cut)


def _sitemap_entries(element: etree._Element) -> Iterator[Entry]:
    said: dict[str, str] = {}
    for child in _descendants(element):
        said.setdefault(_name(child), (child.text or "").strip())
    yield Entry(
        link=said.get("loc", ""),
        title=_short(said.get("title")),
        published_at=_from_iso(said.get("publication_date")),
        updated_at=_from_iso(said.get("lastmod")),
    )


def _descendants(element: etree._Element) -> Iterable[etree._Element]:
    return (child for child in element.iter() if child is not element)


def _short(text: object) -> str | None:
    """Text of bearable length, without line breaks and halves of surrogates; None for what is no text, or none."""
    if not isinstance(text, str):
        return None
    whole = text[: 2 * _MAX_TEXT_CHARS].encode("utf-8", "replace").decode()
    return " ".join(whole.split())[:_MAX_TEXT_CHARS] or None


def _from_tuple(parsed: Any) -> datetime | None:
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None
    except (ValueError, OverflowError, OSError):
        return None


def _from_iso(text: object) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.strip()) if isinstance(text, str) else None
        if moment is None:
            return None
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
