"""What earlier runs learned of URLs and hosts: rows of `visits` and `hosts`, loaded, consulted, changed, saved."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tallywire.fetch.records import is_given_up
from tallywire.fetch.urls import is_shown_whole
from tallywire.schema import Host, Visit


@dataclass(frozen=True, slots=True)
class Changes:
    """Rows to save. Listings go last: their validators promise that what they list has been noted."""

    pages: list[Visit]
    listings: list[Visit]
    hosts: list[Host]


class Memory:
    """Visits and hosts by key. Nothing is marked as changed that is not different, so a quiet run writes nothing."""

    def __init__(
        self, visits: Iterable[Visit] = (), hosts: Iterable[Host] = (), known: Collection[str] = frozenset()
    ) -> None:
        """`known` holds the ids of URLs that were fetched long ago and whose rows need not be loaded."""
        self._visits = {visit.url_id: visit for visit in visits}
        self._hosts = {host.origin: host for host in hosts}
        self._known = known
        self._changed_visits: dict[str, None] = {}
        self._changed_hosts: dict[str, None] = {}

    def visit(self, url_id: str) -> Visit | None:
        """What is remembered of a URL."""
        return self._visits.get(url_id)

    def is_known(self, url_id: str) -> bool:
        """Whether the URL was ever listed, even if its row is not loaded."""
        return url_id in self._visits or url_id in self._known

    def host(self, origin: str) -> Host | None:
        """What is remembered of an origin."""
        return self._hosts.get(origin)

    def due(self, source: str, now: datetime, revisit: timedelta) -> Iterator[Visit]:
        """The pages that a source has listed before and that should be asked for (again).

        Those never fetched, unless they failed in too many runs; and fetched ones while they are so young that
        publishers still correct them. Those that failed least come first, then the oldest.
        """
        pages = (visit for visit in self._visits.values() if visit.kind == "page" and visit.source == source)
        for visit in sorted(pages, key=lambda each: (each.failures, each.first_listed_at, each.url)):
            if not is_shown_whole(visit.url) or is_given_up(visit, now):
                continue
            if visit.document_id is None or now - visit.first_listed_at <= revisit:
                yield visit

    def listings(self, source: str) -> list[Visit]:
        """The feeds and sitemaps that a source has had."""
        return [visit for visit in self._visits.values() if visit.kind == "listing" and visit.source == source]

    def keep_visit(self, visit: Visit, now: datetime) -> None:
        """Remember a visit."""
        known = self._visits.get(visit.url_id)
        if known is None or replace(visit, changed_at=known.changed_at) != known:
            self._visits[visit.url_id] = replace(visit, changed_at=now)
            self._changed_visits[visit.url_id] = None

    def keep_host(self, host: Host) -> None:
        """Remember a host."""
        if self._hosts.get(host.origin) != host:
            self._hosts[host.origin] = host
            self._changed_hosts[host.origin] = None

    def take_changes(self) -> Changes:
        """The rows that changed since the last call."""
        visits = [self._visits[url_id] for url_id in self._changed_visits]
        hosts = [self._hosts[origin] for origin in self._changed_hosts]
        self._changed_visits.clear()
        self._changed_hosts.clear()
        return Changes(
            pages=[visit for visit in visits if visit.kind == "page"],
            listings=[visit for visit in visits if visit.kind == "listing"],
            hosts=hosts,
        )
