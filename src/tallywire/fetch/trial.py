"""A trial of sources: each asked once, nothing stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tallywire.fetch.client import Client
from tallywire.fetch.crawl import Crawl
from tallywire.fetch.memory import Memory
from tallywire.fetch.outcomes import Deferred, Fetched, Listed, Outcome
from tallywire.fetch.sources import NETWORK_TYPES, Source
from tallywire.fetch.urls import parse_url, show
from tallywire.schema import Reject


@dataclass(frozen=True, slots=True)
class Trial:
    """How one source did: `problem` is None where it was reached, allowed and read."""

    source: Source
    problem: str | None = None
    entries: int | None = None
    """What its feed or sitemap lists; None for pages and local places."""
    bad_entries: int = 0
    newest_at: datetime | None = None


def try_sources(sources: Sequence[Source], client: Client) -> list[Trial]:
    """A trial of every source, in their order: of feeds and sitemaps the listing, of page lists the first page."""
    network = [source for source in sources if source.type in NETWORK_TYPES]
    outcomes = list(Crawl(client, Memory(), listings_only=True).run(network))
    return [
        _judge(source, [each for each in outcomes if each.source == source.name])
        if source.type in NETWORK_TYPES
        else _look(source)
        for source in sources
    ]


def _judge(source: Source, outcomes: Sequence[Outcome]) -> Trial:
    own = {show(parse_url(url)) for url in source.urls}
    problems = [each for each in outcomes if isinstance(each, Reject | Deferred) and each.url in own]
    listings = [each for each in outcomes if isinstance(each, Listed)]
    if problems:
        return Trial(source, f"{problems[0].reason}: {problems[0].message}")
    if not listings:
        read = any(isinstance(each, Fetched) for each in outcomes)
        return Trial(source, None if read else "nothing came of it")
    return Trial(
        source,
        entries=sum(each.entries or 0 for each in listings),
        bad_entries=sum(isinstance(each, Reject) for each in outcomes),
        newest_at=max((each.newest_at for each in listings if each.newest_at), default=None),
    )


def _look(source: Source) -> Trial:
    path = source.path
    if path is None or not path.exists():
        return Trial(source, f"{path}: there is no such file or folder")
    if source.type == "folder" and not path.is_dir():
        return Trial(source, f"{path} is no folder")
    return Trial(source)
