"""The head of a page read into the article record: which source of each value wins, and what lost.

The order, per column, best first (schema.org NewsArticle and OpenGraph are the conventions):

- canonical_url: `link rel=canonical`, `og:url`, JSON-LD `mainEntityOfPage`/`url`, the address fetched; a front page
  or another site's address never wins over the address fetched
- title: JSON-LD `headline`, the `h1` that resembles another title, `og:title`, `twitter:title`, `title` element;
  feed title last
- authors: JSON-LD `author`, `meta` author, `article:author` where it is a name, `rel=author`
- published_at: JSON-LD `datePublished`, `meta` (article:published_time and its kin), `time`/`itemprop`, the feed,
  the address, then htmldate on what the page shows. Where a source gives only the day, an instant on that same day
  from a later source is taken.
- modified_at: JSON-LD `dateModified`, `meta` (article:modified_time and its kin)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from lxml.etree import XPath
from lxml.html import HtmlElement

from tallywire.parse import jsonld
from tallywire.parse.markup import select
from tallywire.parse.names import names
from tallywire.parse.published import date_in_url, read_date
from tallywire.parse.record import Published
from tallywire.parse.url import canonical, site

_RELATED = XPath("//link[@rel]|//a[contains(@rel, 'license')]")
_REL_AUTHOR = XPath("//a[@rel = 'author']")
_BYLINE = re.compile(r"^\s*(?:by|from|von|par)\s*:?\s+", re.IGNORECASE)
_AUTHOR_SPLIT = re.compile(r"\s*(?:;|,|\||\s&\s|\sand\s)\s*")
_NO_NAME = re.compile(r"https?://|www\.|@|^\W*$")
_MIN_HEADLINE_WORDS = 2
_MAX_NAME_CHARS = 100


@dataclass(slots=True)
class Candidates:
    """Values for one column in order of trust; the first is taken, the others are kept."""

    found: list[tuple[str, Any]] = field(default_factory=list)

    def offer(self, source: str, value: Any) -> None:
        if value:
            self.found.append((source, value))

    @property
    def best(self) -> Any:
        return self.found[0][1] if self.found else None

    def lost(self) -> dict[str, Any]:
        """The values that differ from the one taken, by source."""
        return {source: value for source, value in self.found[1:] if value != self.best}


@dataclass(frozen=True, slots=True)
class Head:
    """The statements of a page's head, gathered in one pass over the tree."""

    meta: Mapping[str, str]
    links: Mapping[str, str]
    article: Mapping[str, Any]
    titles: tuple[str, ...]
    headings: tuple[str, ...]
    times: tuple[str, ...]
    rel_authors: tuple[str, ...]
    language: str | None

    @property
    def all_titles(self) -> tuple[str, ...]:
        """Every form of the headline that the page states."""
        stated = (
            jsonld.text_of(self.article.get("headline")),
            self.meta.get("og:title"),
            self.meta.get("twitter:title"),
        )
        return tuple(filter(None, (*stated, *self.titles, *self.headings[:1])))


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRecord:
    """A page's metadata in the columns of `articles`, and the losers in `alternatives`."""

    canonical_url: str | None
    site: str | None
    title: str | None
    authors: tuple[str, ...]
    published: Published | None
    modified_at: datetime | None
    language: str | None
    license: str | None
    robots: str | None
    alternatives: dict[str, dict[str, Any]]


def read_head(tree: HtmlElement) -> Head:
    """What the page states about itself; the first statement of each name counts."""
    meta: dict[str, str] = {}
    links: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        if name and (content := (element.get("content") or "").strip()):
            meta.setdefault(name.strip().lower(), content)
    for element in select(_RELATED, tree):
        for relation in (element.get("rel") or "").lower().split():
            links.setdefault(relation, element.get("href") or "")
    scripts = [
        element.text for element in tree.iter("script") if "ld+json" in (element.get("type") or "") and element.text
    ]
    times = (
        element.get("datetime") or element.get("content") for element in tree.iter("time") if _says_published(element)
    )
    article = jsonld.find_article(scripts)
    language = jsonld.text_of(article.get("inLanguage")) or tree.get("lang") or meta.get("og:locale")
    return Head(
        meta=meta,
        links=links,
        article=article,
        titles=tuple(filter(None, map(_inner, islice(tree.iter("title"), 1)))),
        headings=tuple(filter(None, map(_inner, tree.iter("h1")))),
        times=tuple(filter(None, times)),
        rel_authors=tuple(filter(None, map(_inner, select(_REL_AUTHOR, tree)))),
        language=language or meta.get("content-language"),
    )


def resolve(head: Head, *, url: str | None, listed: Mapping[str, Any], latest: datetime) -> PageRecord:
    """One record from all sources, by the order that this module documents; `latest` is the time of fetching."""
    address = _canonical_url(head, url)
    title = _title(head, listed)
    authors = _authors(head)
    published = _published(head, url or address.best, listed, latest)
    modified = Candidates()
    modified.offer("json_ld", read_date(jsonld.text_of(head.article.get("dateModified")), "json_ld", latest=latest))
    for name in names("meta", "modified"):
        modified.offer("meta", read_date(head.meta.get(name), "meta", latest=latest))
    lost = {
        "canonical_url": address.lost(),
        "title": title.lost(),
        "authors": {source: list(names) for source, names in authors.lost().items()},
        "published_at": {
            source: value.at.isoformat() for source, value in published.lost().items() if value.at != published.best.at
        },
        "modified_at": {
            source: value.at.isoformat() for source, value in modified.lost().items() if value.at != modified.best.at
        },
    }
    license_ = (
        jsonld.text_of(head.article.get("license"))
        or head.links.get("license")
        or head.meta.get("dcterms.license")
        or head.meta.get("dc.rights")
    )
    return PageRecord(
        canonical_url=address.best,
        site=site(address.best or url),
        title=title.best,
        authors=authors.best or (),
        published=published.best,
        modified_at=modified.best.at if modified.best else None,
        language=head.language,
        license=license_ or None,
        robots=head.meta.get("robots"),
        alternatives={column: values for column, values in lost.items() if values},
    )


def _canonical_url(head: Head, url: str | None) -> Candidates:
    stated = (
        ("link", head.links.get("canonical")),
        ("og", head.meta.get("og:url")),
        ("json_ld", jsonld.text_of(head.article.get("mainEntityOfPage")) or jsonld.text_of(head.article.get("url"))),
    )
    found = Candidates()
    for source, value in stated:
        address = canonical(value, url)
        if address and _names_an_article(address, url):
            found.offer(source, address)
    found.offer("url", canonical(url))
    return found


def _names_an_article(address: str, url: str | None) -> bool:
    """Whether a stated address can be that of the page: neither a front page nor another site's."""
    parts = urlsplit(address)
    is_front_page = not parts.path.strip("/") and not parts.query
    if url is None:
        return not is_front_page
    return site(address) == site(url) and (not is_front_page or not urlsplit(url).path.strip("/"))


def _title(head: Head, listed: Mapping[str, Any]) -> Candidates:
    found = Candidates()
    found.offer("json_ld", _line(jsonld.text_of(head.article.get("headline"))))
    social = _line(head.meta.get("og:title"))
    for heading in head.headings:
        if _are_alike(heading, social or "") or _are_alike(heading, " ".join(head.titles)):
            found.offer("h1", heading)
            break
    found.offer("og", social)
    found.offer("twitter", _line(head.meta.get("twitter:title")))
    found.offer("title", _line(head.titles[0]) if head.titles else None)
    found.offer("feed", _line(listed.get("title")))
    name = head.meta.get("og:site_name")
    found.found = [(source, _without_site(value, name, head.headings)) for source, value in found.found]
    return found


def _are_alike(heading: str, title: str) -> bool:
    """Whether a heading shares half of its words with a title: the headline does, the name of the site does not."""
    words = set(re.findall(r"\w+", heading.lower()))
    return 2 * len(words & set(re.findall(r"\w+", title.lower()))) >= len(words) > _MIN_HEADLINE_WORDS


def _without_site(title: str, site_name: str | None, headings: Iterable[str]) -> str:
    """The title without " | The Site", where the page's own heading or site name shows that it is no part of it."""
    for separator in (" | ", " - ", " – ", " — ", " · ", " » ", ": "):
        head, found, tail = title.rpartition(separator)
        if (
            found
            and len(head) > 10
            and (tail.strip() == site_name or any(_line(heading) == head.strip() for heading in headings))
        ):
            return head.strip()
    return title


def _authors(head: Head) -> Candidates:
    found = Candidates()
    found.offer("json_ld", _clean_names(jsonld.names_of(head.article.get("author"))))
    for name in names("meta", "author"):
        if stated := head.meta.get(name):
            found.offer("meta", _clean_names(_AUTHOR_SPLIT.split(_BYLINE.sub("", stated))))
    found.offer("rel_author", _clean_names(head.rel_authors))
    return found


def _clean_names(stated: Iterable[str]) -> tuple[str, ...]:
    cleaned = (re.sub(r"\s+", " ", _BYLINE.sub("", name)).strip() for name in stated)
    return tuple(dict.fromkeys(name for name in cleaned if _is_name(name)))


def _is_name(name: str) -> bool:
    return len(name) < _MAX_NAME_CHARS and not _NO_NAME.search(name) and name.lower() not in names("meta", "no_author")


def _published(head: Head, url: str | None, listed: Mapping[str, Any], latest: datetime) -> Candidates:
    found = Candidates()
    found.offer("json_ld", read_date(jsonld.text_of(head.article.get("datePublished")), "json_ld", latest=latest))
    for name in names("meta", "published"):
        if name in head.meta:
            found.offer("meta", read_date(head.meta[name], "meta", latest=latest))
    for stated in head.times:
        found.offer("time", read_date(stated, "time", latest=latest))
    found.offer("feed", read_date(listed.get("published_at"), "feed", latest=latest))
    found.offer("url", date_in_url(url, latest=latest))
    return sharpen(found)


def sharpen(found: Candidates) -> Candidates:
    """The candidates with an instant put first, where the best one knows only the day or month that it falls in."""
    best = found.best
    if best is None or best.precision == "instant":
        return found
    length = 10 if best.precision == "day" else 7
    for position, (_, other) in enumerate(found.found[1:], start=1):
        finer = other.precision == "instant" or (other.precision == "day" and best.precision == "month")
        if finer and _local_day(other)[:length] == best.at.isoformat()[:length]:
            found.found.insert(0, found.found.pop(position))
            break
    return found


def _local_day(published: Published) -> str:
    """The calendar day of an instant where it was published."""
    if published.offset is None:
        return published.at.isoformat()
    return published.at.astimezone(datetime.fromisoformat(f"2000-01-01T00:00:00{published.offset}").tzinfo).isoformat()


def _says_published(element: HtmlElement) -> bool:
    words = f"{element.get('itemprop') or ''} {element.get('class') or ''} {element.get('pubdate') or ''}".lower()
    return "publish" in words or "pubdate" in words or "dt-published" in words


def _inner(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())[:1_000]


def _line(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
