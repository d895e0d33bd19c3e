"""What is due: configured URLs, pages remembered from earlier runs, and what feeds and sitemaps list."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from tallywire.fetch.books import Books
from tallywire.fetch.client import Response
from tallywire.fetch.errors import Refused
from tallywire.fetch.lanes import Job, Kind, Lanes
from tallywire.fetch.limits import MAX_SITEMAP_DEPTH, MAX_SITEMAPS
from tallywire.fetch.listings import Entry, Listing
from tallywire.fetch.outcomes import Listed
from tallywire.fetch.records import as_json, fetched_visit, is_given_up, new_visit, reject_of
from tallywire.fetch.sources import ADDRESS, Source
from tallywire.fetch.urls import Url, canonical, is_shown_whole, parse_url, same_site, show, url_id
from tallywire.schema import Visit


class Agenda:
    """Puts into the lanes what is to be asked for, each URL once a run."""

    def __init__(self, books: Books, lanes: Lanes, *, listings_only: bool) -> None:
        self._books = books
        self._memory = books.memory
        self._clock = books.clock
        self._lanes = lanes
        self._listings_only = listings_only
        self._claimed: set[str] = set()

    def open(self, source: Source) -> None:
        """Enqueue what is known to be due of a source before anything is asked.

        Pages that no earlier run could fetch come first: a host that allows one request an hour must not spend it on
        its feed for ever. Pages that are only looked at again come last.
        """
        kind = {"pages": Kind.PAGE, ADDRESS: Kind.EITHER}.get(source.type, Kind.LISTING)
        urls = source.urls[:1] if self._listings_only else source.urls
        due: list[Visit] = []
        if not self._listings_only and any(self._is_listing(url, kind) for url in urls):
            due = list(self._memory.due(source.name, self._clock.now(), source.revisit))
        self._enqueue_due(source, (visit for visit in due if visit.document_id is None))
        for url in urls:
            self._claim(source, url, kind)
        self._enqueue_due(source, (visit for visit in due if visit.document_id is not None))

    def _is_listing(self, text: str, kind: Kind) -> bool:
        visit = self._memory.visit(url_id(parse_url(text)))
        return kind is Kind.LISTING or (visit is not None and visit.kind == "listing")

    def _enqueue_due(self, source: Source, visits: Iterable[Visit]) -> None:
        for visit in visits:
            if visit.url_id not in self._claimed and self._has_room(source):
                self._claimed.add(visit.url_id)
                self._enqueue_page(source, parse_url(visit.url), visit)

    def _claim(self, source: Source, text: str, kind: Kind, depth: int = 0) -> None:
        """Enqueue a configured URL or a sitemap of an index, unless another source has it already."""
        url = parse_url(text)
        id_ = url_id(url)
        if id_ in self._claimed:
            return
        self._claimed.add(id_)
        row_kind = "listing" if kind is Kind.LISTING else "page"
        visit = self._memory.visit(id_) or new_visit(source, url, row_kind, None, self._clock.now())
        if kind is Kind.PAGE:
            self._enqueue_page(source, url, visit)
        else:
            self._books.tally(source).due += kind is Kind.EITHER
            self._lanes.of(url).queue.append(Job(source, kind, url, visit, depth=depth))

    def _enqueue_page(self, source: Source, url: Url, visit: Visit) -> None:
        self._books.tally(source).due += 1
        self._memory.keep_visit(visit, self._clock.now())
        job = Job(source, Kind.PAGE, url, visit)
        if visit.not_before and visit.not_before > self._clock.now():
            self._books.defer(job, "told_to_wait", "the server asked us not to come before", visit.not_before)
        else:
            self._lanes.of(url).queue.append(job)

    def _has_room(self, source: Source) -> bool:
        return self._books.tally(source).due < source.max_urls

    def take_listing(self, job: Job, response: Response, listing: Listing) -> None:
        """Enqueue what a feed or sitemap lists and we do not have."""
        self._books.drop_from_due(job)
        visit = replace(job.visit, kind="listing")
        kept = fetched_visit(visit, response, None)
        if kept.content_hash == visit.content_hash:
            self._memory.keep_visit(kept, self._clock.now())
            self.take_same_listing(job)
            return
        wanted = [entry for entry in listing.entries if listing.is_index or job.source.wants(entry.dated_at)]
        taken = [self._take_entry(job, response.url, entry, listing) for entry in wanted]
        is_complete = None not in taken and not listing.is_cut and len(wanted) == len(listing.entries)
        self._memory.keep_visit(fetched_visit(visit, response, None, is_complete=is_complete), self._clock.now())
        left = taken.count(None)
        if left or listing.is_cut:
            more = f"{left:,} of its entries are left for a later run" if left else "it has more entries than are read"
            self._books.warn(job.source, f"{more} ({job.url})")
        newest = max((entry.newest_at for entry in listing.entries if entry.newest_at), default=None)
        self._books.come_to(
            Listed(job.source.name, show(job.url), 0 if listing.is_index else len(taken), taken.count(True), newest)
        )

    def take_same_listing(self, job: Job) -> None:
        """A listing that says what it said has no new entry; but the sitemaps that an index names may have changed."""
        for visit in self._memory.listings(job.source.name):
            if visit.url_id not in self._claimed:
                self._claim(job.source, visit.url, Kind.LISTING, job.depth + 1)
        self._books.come_to(Listed(job.source.name, show(job.url), None))

    def _take_entry(self, job: Job, base: Url, entry: Entry, listing: Listing) -> bool | None:
        """Whether an entry is new; None where there is no room for it in this run."""
        source = job.source
        try:
            url = entry_url(entry, base)
            if source.type == "sitemap" and not same_site(url, base):
                raise Refused("other_site", f"{show(base)} lists {show(url)}, which is another site's")
        except Refused as error:
            self._books.tally(source).due += 1
            place = f"{base} {entry.link or entry.guid or entry.title}"
            self._books.come_to(reject_of(source, place, error, url=entry.link or None, now=self._clock.now()))
            return False
        if self._listings_only and not listing.is_index:
            return not self._memory.is_known(url_id(url))
        if listing.is_index:
            return self._take_sitemap(job, url)
        return self._take_page(source, url, entry)

    def _take_sitemap(self, job: Job, url: Url) -> bool | None:
        if job.depth >= MAX_SITEMAP_DEPTH:
            self._books.warn(job.source, f"sitemap indexes within indexes, more than {MAX_SITEMAP_DEPTH} deep: {url}")
            return False
        if self._books.tally(job.source).sitemaps >= MAX_SITEMAPS:
            return None
        self._books.tally(job.source).sitemaps += 1
        self._claim(job.source, str(url), Kind.LISTING, job.depth + 1)
        return False

    def _take_page(self, source: Source, url: Url, entry: Entry) -> bool | None:
        id_ = url_id(url)
        if id_ in self._claimed:
            return False
        listed = entry.as_listed()
        visit = self._memory.visit(id_)
        if visit is None and self._memory.is_known(id_):
            return False
        if visit is not None and (is_given_up(visit, self._clock.now()) or not _is_wanted(visit, listed)):
            return False
        if not self._has_room(source):
            return None
        self._claimed.add(id_)
        if visit is None:
            self._enqueue_page(source, url, new_visit(source, url, "page", listed, self._clock.now()))
            return True
        self._enqueue_page(source, url, replace(visit, listed=as_json(listed)))
        return False


def entry_url(entry: Entry, base: Url) -> Url:
    """The URL by which an entry is known and asked for; raises Refused where it has none that may be fetched."""
    if not entry.link:
        raise Refused(
            "no_link", f"{show(base)} has an entry without a link: {entry.title or entry.guid or '(untitled)'}"
        )
    return parse_url(canonical(parse_url(entry.link, base)))


def _is_wanted(visit: Visit, listed: dict[str, str]) -> bool:
    """Whether a page that is known has to be asked for because it is listed (again).

    The listing says that it has changed; or its address holds a credential, which only the listing can give us.
    """
    if visit.document_id is None and not is_shown_whole(visit.url):
        return True
    updated = listed.get("updated_at")
    return updated is not None and visit.listed is not None and json.loads(visit.listed).get("updated_at") != updated
