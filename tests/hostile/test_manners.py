"""Manners: robots.txt, pauses, Retry-After, conditional requests, backoff and the circuit breaker."""

from __future__ import annotations

import random
from collections import Counter
from contextlib import ExitStack
from datetime import timedelta
from itertools import pairwise

import pytest

from tallywire.fetch.client import Client
from tallywire.fetch.crawl import Crawl
from tallywire.fetch.limits import BREAKER_FAILURES, Limits
from tallywire.fetch.memory import Memory
from tallywire.fetch.outcomes import Deferred, Fetched, Listed, Unchanged
from tests.hostile.answers import OK, PAGE, index, robots, rss, story, urlset
from tests.hostile.server import Behaviour, Server, if_changed, in_turn, redirect, reply, status
from tests.hostile.world import Guard, QuickClock, crawl, resident_bytes, source


def site(count: int) -> dict[str, Behaviour]:
    """A feed of so many stories, everything with an ETag."""
    feed = rss(*(f"/story/{i}" for i in range(count)))
    return {"/feed": if_changed(feed, '"feed"')} | {
        f"/story/{i}": if_changed(PAGE + b"<!-- %d -->" % i, f'"{i}"') for i in range(count)
    }


def test_a_second_run_over_an_unchanged_site_asks_only_conditionally_and_remembers_nothing_new() -> None:
    server, memory = Server(site(6)), Memory()
    with server.running():
        feed = source("feed", server.url("/feed"), allow_private=frozenset({server.host_port}))
        first, _ = crawl([feed], Guard(servers={server.port}), memory=memory)
        assert len(server.log) == 1 + 1 + 6  # robots.txt, the feed, its stories
        changes = memory.take_changes()
        assert (len(changes.pages), len(changes.listings), len(changes.hosts)) == (6, 1, 1)
        server.log.clear()

        second, outcomes = crawl([feed], Guard(servers={server.port}), memory=memory)

    assert first.tallies["test"].documents == 6
    assert second.tallies["test"].unchanged == 6
    assert [type(outcome) for outcome in outcomes].count(Unchanged) == 6
    assert sorted(asked.path for asked in server.log) == ["/feed", *(f"/story/{i}" for i in range(6))]
    assert all("if-none-match" in asked.headers for asked in server.log)
    assert memory.take_changes() == type(changes)([], [], [])


def test_a_changed_page_is_a_new_document_and_a_page_without_validators_is_compared_by_its_bytes() -> None:
    server, memory = Server({"/feed": reply(rss("/a", "/b")), "/a": in_turn(story(1), story(2)), "/b": OK}), Memory()
    with server.running():
        feed = source("feed", server.url("/feed"), allow_private=frozenset({server.host_port}))
        _, first = crawl([feed], Guard(servers={server.port}), memory=memory)
        _, second = crawl([feed], Guard(servers={server.port}), memory=memory)
    old, new = (
        {outcome.document.url: outcome.document for outcome in run if isinstance(outcome, Fetched)}
        for run in (first, second)
    )
    assert set(old) == {server.url("/a"), server.url("/b")}
    assert set(new) == {server.url("/a")}
    assert new[server.url("/a")].document_id != old[server.url("/a")].document_id


def test_validators_are_sent_to_the_address_that_they_came_from() -> None:
    server, memory = Server({"/old": redirect("/new"), "/new": if_changed(PAGE, '"1"')}), Memory()
    with server.running():
        pages = source("pages", server.url("/old"), allow_private=frozenset({server.host_port}))
        for _ in range(2):
            made, _ = crawl([pages], Guard(servers={server.port}), memory=memory)
    assert made.tallies["test"].unchanged == 1
    assert [asked.headers.get("if-none-match") for asked in server.asked("/old")] == [None, None]
    assert [asked.headers.get("if-none-match") for asked in server.asked("/new")] == [None, '"1"']


def test_an_unchanged_sitemap_index_still_leads_to_sitemaps_that_have_changed() -> None:
    paths: dict[str, Behaviour] = {
        "/": if_changed(index("/map"), '"index"'),
        "/map": in_turn(reply(urlset("/1")), reply(urlset("/1", "/2"))),
        "/1": OK,
        "/2": story(2),
    }
    server, memory = Server(paths), Memory()
    with server.running():
        sitemap = source("sitemap", server.url("/"), allow_private=frozenset({server.host_port}))
        first, _ = crawl([sitemap], Guard(servers={server.port}), memory=memory)
        second, _ = crawl([sitemap], Guard(servers={server.port}), memory=memory)
    assert first.tallies["test"].documents == 1
    assert (second.tallies["test"].documents, second.tallies["test"].unchanged) == (1, 1)


def test_one_host_gets_one_request_at_a_time_with_a_pause_in_between() -> None:
    server = Server(site(8))
    with server.running():
        feed = source("feed", server.url("/feed"), allow_private=frozenset({server.host_port}), pause_seconds=0.05)
        client = Client(network=Guard(servers={server.port}).network)
        list(Crawl(client, Memory()).run([feed]))
    assert server.overlaps == 0
    gaps = [later.began - earlier.began for earlier, later in pairwise(server.log)]
    assert len(gaps) == 9
    assert min(gaps) >= 0.05


def test_two_hosts_are_asked_side_by_side() -> None:
    servers = [Server(site(3)), Server(site(3))]
    guard = Guard(servers={server.port for server in servers})
    with servers[0].running(), servers[1].running():
        feeds = [
            source(
                "feed",
                server.url("/feed"),
                name=f"source {server.port}",
                allow_private=frozenset({server.host_port}),
                pause_seconds=0.1,
            )
            for server in servers
        ]
        list(Crawl(Client(network=guard.network), Memory()).run(feeds))
    spans = [(server.log[0].began, server.log[-1].ended) for server in servers]
    assert spans[0][0] < spans[1][1]
    assert spans[1][0] < spans[0][1]


def test_a_crawl_delay_in_robots_is_kept() -> None:
    server, clock = Server({"/robots.txt": robots("User-agent: *\nCrawl-delay: 7"), **site(3)}), QuickClock()
    with server.running():
        feed = source("feed", server.url("/feed"), allow_private=frozenset({server.host_port}))
        crawl([feed], Guard(servers={server.port}), clock=clock)
    assert sum(wait > 6.5 for wait in clock.waits) == 3  # between the feed and the stories


def test_a_crawl_delay_longer_than_the_runs_patience_leaves_the_rest_for_later_runs() -> None:
    server, memory = Server({"/robots.txt": robots("User-agent: *\nCrawl-delay: 3600"), **site(3)}), Memory()
    with server.running():
        feed = source("feed", server.url("/feed"), allow_private=frozenset({server.host_port}))
        counts = []
        clock = QuickClock()
        for _ in range(5):
            made, _ = crawl([feed], Guard(servers={server.port}), memory=memory, clock=clock)
            counts.append(made.tallies["test"])
            clock.skipped += 3601
    assert all(tally.is_balanced for tally in counts)
    assert sum(tally.documents for tally in counts) == 3
    assert [asked.path for asked in server.asked()] == ["/feed", "/story/0", "/story/1", "/story/2", "/feed"]


def test_robots_is_asked_for_once_a_day() -> None:
    server, memory, clock = Server(site(1)), Memory(), QuickClock()
    with server.running():
        feed = source("feed", server.url("/feed"), allow_private=frozenset({server.host_port}))
        for hours in (0, 23, 2):
            clock.skipped += hours * 3600
            crawl([feed], Guard(servers={server.port}), memory=memory, clock=clock)
    assert len(server.asked("/robots.txt")) == 2


def test_a_server_that_said_when_to_come_back_is_not_asked_before_not_even_by_the_next_run() -> None:
    server = Server({"/1": in_turn(status(429, Retry_After="3600"), OK), "/2": story(2)})
    memory, clock = Memory(), QuickClock()
    with server.running():
        pages = source("pages", server.url("/1"), server.url("/2"), allow_private=frozenset({server.host_port}))

        def run() -> Counter[str]:
            _, outcomes = crawl([pages], Guard(servers={server.port}), memory=memory, clock=clock)
            return Counter(type(outcome).__name__ for outcome in outcomes)

        assert run() == {"Deferred": 2}
        assert len(server.asked()) == 1
        clock.skipped += 3000
        assert run() == {"Deferred": 2}
        assert len(server.asked()) == 1
        clock.skipped += 700
        assert run() == {"Fetched": 2}


def test_retry_after_counts_for_robots_too() -> None:
    server = Server({"/robots.txt": in_turn(status(503, Retry_After="600"), robots("")), "/": OK})
    memory, clock = Memory(), QuickClock()
    with server.running():
        page = source("pages", server.url(), allow_private=frozenset({server.host_port}))
        for wait in (0, 300, 400):
            clock.skipped += wait
            made, _ = crawl([page], Guard(servers={server.port}), memory=memory, clock=clock)
    assert made.tallies["test"].documents == 1
    assert [asked.path for asked in server.log] == ["/robots.txt", "/robots.txt", "/"]


def test_tries_are_spaced_by_doubled_and_scattered_waits() -> None:
    server, clock = Server({"/": status(500)}), QuickClock()
    with server.running():
        page = source(
            "pages", server.url(), limits=Limits(total_seconds=60), allow_private=frozenset({server.host_port})
        )
        client = Client(network=Guard(servers={server.port}).network)
        list(Crawl(client, Memory(), clock, chance=random.Random(7)).run([page]))
    first, second = (wait for wait in clock.waits if wait > 0.1)
    assert len(server.asked("/")) == 3
    assert 0.5 <= first <= 1.5
    assert 1.0 <= second <= 3.0
    assert second != 2 * first


def test_a_host_that_keeps_failing_is_left_alone() -> None:
    server = Server({"/robots.txt": status(404), **{f"/{i}": status(500) for i in range(20)}})
    with server.running():
        pages = source("pages", *(server.url(f"/{i}") for i in range(20)), allow_private=frozenset({server.host_port}))
        made, outcomes = crawl([pages], Guard(servers={server.port}))
    assert made.tallies["test"].rejects == {"http_500": BREAKER_FAILURES}
    assert made.tallies["test"].deferred == 20 - BREAKER_FAILURES
    assert {outcome.reason for outcome in outcomes if isinstance(outcome, Deferred)} == {"host_failing"}
    assert len({asked.path for asked in server.asked()}) == BREAKER_FAILURES


def test_a_url_that_fails_in_run_after_run_is_given_up_once_it_is_days_old() -> None:
    server, memory, clock = Server({"/feed": if_changed(rss("/gone"), '"1"')}), Memory(), QuickClock()
    with server.running():
        feed = source("feed", server.url("/feed"), allow_private=frozenset({server.host_port}))
        for _ in range(8):
            crawl([feed], Guard(servers={server.port}), memory=memory, clock=clock)
        assert len(server.asked("/gone")) == 8  # an outage of an hour or two loses nothing
        clock.skipped += timedelta(days=3).total_seconds()
        for _ in range(3):
            crawl([feed], Guard(servers={server.port}), memory=memory, clock=clock)
    assert len(server.asked("/gone")) == 8


def test_entries_beyond_the_limit_of_a_run_are_taken_by_later_runs() -> None:
    server, memory, clock = Server(site(7)), Memory(), QuickClock()
    with server.running():
        feed = source(
            "feed",
            server.url("/feed"),
            max_urls=3,
            revisit=timedelta(0),
            allow_private=frozenset({server.host_port}),
        )
        found = [crawl([feed], Guard(servers={server.port}), memory=memory, clock=clock) for _ in range(3)]
    assert [made.tallies["test"].documents for made, _ in found] == [3, 3, 1]
    assert "4 of its entries are left for a later run" in found[0][0].warnings[0]
    assert found[2][0].warnings == []


def test_what_a_listing_says_stands_with_the_document() -> None:
    server = Server({"/feed": reply(rss("/1")), "/1": OK})
    with server.running():
        feed = source(
            "feed", server.url("/feed"), allow_private=frozenset({server.host_port}), site="a.test", language="en"
        )
        _, outcomes = crawl([feed], Guard(servers={server.port}))
    listed, fetched = outcomes
    assert isinstance(listed, Listed)
    assert (listed.entries, listed.new) == (1, 1)
    assert isinstance(fetched, Fetched)
    assert fetched.document.listed == '{"language": "en", "site": "a.test", "title": "Story"}'


def test_every_request_says_who_asks() -> None:
    server = Server({"/": OK})
    with server.running():
        crawl(
            [source("pages", server.url(), allow_private=frozenset({server.host_port}))], Guard(servers={server.port})
        )
    assert {asked.headers["user-agent"] for asked in server.log} == {
        "Tallywire/0.1 (news reader; contact tests@example.org)"
    }
    assert not any(name in asked.headers for asked in server.log for name in ("cookie", "authorization", "referer"))


@pytest.mark.parametrize("header", ["Set-Cookie", "Authorization", "X-Api-Key", "X-Auth-Token", "X-CSRF-Token"])
def test_headers_that_may_hold_credentials_are_not_stored(header: str) -> None:
    server = Server({"/": reply(PAGE, headers={header: "hunter2", "X-Kept": "yes"})})
    with server.running():
        page = source("pages", server.url(), allow_private=frozenset({server.host_port}))
        _, (fetched,) = crawl([page], Guard(servers={server.port}))
    assert isinstance(fetched, Fetched)
    assert "hunter2" not in str(fetched.document.headers)
    assert '"x-kept": "yes"' in str(fetched.document.headers)


def test_a_thousand_pages_of_twenty_hosts_come_politely_and_in_flat_memory() -> None:
    filler = bytes(range(32, 127)) * 1000
    body = b"<html><p>" + filler.replace(b"<", b"(") + b"</p></html>"
    servers = [
        Server(
            {"/feed": reply(rss(*(f"/story/{i}" for i in range(50))))}
            | {f"/story/{i}": reply(body + b"%d" % i) for i in range(50)}
        )
        for _ in range(20)
    ]
    with ExitStack() as stack:
        for server in servers:
            stack.enter_context(server.running())
        feeds = [
            source(
                "feed",
                server.url("/feed"),
                name=f"host {server.port}",
                allow_private=frozenset({server.host_port}),
                pause_seconds=0.02,
            )
            for server in servers
        ]
        guard = Guard(servers={server.port for server in servers})
        made = Crawl(Client(network=guard.network), Memory())
        levels, documents = [], 0
        for outcome in made.run(feeds):
            documents += isinstance(outcome, Fetched)
            levels.append(resident_bytes() or 0)
    assert documents == 1000
    assert all(tally.is_balanced for tally in made.tallies.values())
    assert all(server.overlaps == 0 for server in servers)
    assert all(len(server.log) == 52 for server in servers)  # robots.txt, the feed and fifty stories
    for server in servers:
        times = [asked.began for asked in server.log]
        assert min(later - earlier for earlier, later in pairwise(times)) >= 0.02
    half = len(levels) // 2
    assert max(levels[half:]) - max(levels[:half]) < 20_000_000  # 95 MB of pages have passed
