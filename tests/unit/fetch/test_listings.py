"""Feeds and sitemaps."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallywire.fetch.errors import Refused
from tallywire.fetch.listings import Entry, read_listing
from tallywire.fetch.types import media_type
from tallywire.fetch.urls import parse_url

BASE = parse_url("https://news.test/feeds/world.xml")
NOON = datetime(2022, 2, 8, 12, tzinfo=UTC)

RSS = b"""<?xml version="1.0"?>
<rss version="2.0"><channel><title>Wire</title><item>
<title>Grain ships leave</title><link>/a</link><guid isPermaLink="false">g-1</guid>
<pubDate>Tue, 08 Feb 2022 14:00:00 +0200</pubDate><description>&lt;b&gt;no&lt;/b&gt;</description>
</item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>urn:1</id><title>Grain ships leave</title>
<link rel="edit" href="/edit"/><link href="/a"/><published>2022-02-08T12:00:00Z</published>
<updated>2022-02-08T12:00:00Z</updated></entry></feed>"""
RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><item rdf:about="/a"><title>Grain ships leave</title><link>/a</link>
<dc:date>2022-02-08T12:00:00Z</dc:date></item></rdf:RDF>"""
JSON = b"""{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "/a",
"title": "Grain ships leave", "date_published": "2022-02-08T12:00:00Z"}]}"""
SITEMAP = b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>/a</loc><news:news>
<news:publication_date>2022-02-08T14:00:00+02:00</news:publication_date><news:title>Grain ships leave</news:title>
</news:news></url></urlset>"""


@pytest.mark.parametrize("payload", [RSS, ATOM, RDF, JSON, SITEMAP], ids=["RSS", "Atom", "RDF", "JSON Feed", "sitemap"])
def test_each_kind_of_listing_gives_link_title_and_time(payload: bytes) -> None:
    (entry,) = read_listing(payload, BASE).entries
    assert str(parse_url(entry.link, BASE)) == "https://news.test/a"
    assert entry.title == "Grain ships leave"
    assert entry.newest_at == NOON


def test_an_entry_without_a_link_is_known_by_a_guid_that_is_one() -> None:
    payload = RSS.replace(b"<link>/a</link>", b"").replace(b">g-1<", b">https://news.test/b<")
    assert read_listing(payload, BASE).entries[0].link == "https://news.test/b"


def test_half_a_surrogate_in_json_does_no_harm() -> None:
    (entry,) = read_listing(JSON.replace(b"Grain", b"\\ud83d Grain"), BASE).entries
    assert entry.title == "? Grain ships leave"


def test_sitemap_entries_come_newest_first() -> None:
    urls = b"".join(b"<url><loc>/%d</loc><lastmod>2022-02-%02d</lastmod></url>" % (day, day) for day in (3, 9, 1))
    listing = read_listing(b"<urlset>" + urls + b"<url><loc>/0</loc></url></urlset>", BASE)
    assert [entry.link for entry in listing.entries] == ["/9", "/3", "/1", "/0"]


def test_a_time_that_is_none_is_left_out() -> None:
    assert Entry("/a").as_listed() == {}
    for wrong in (b"yesterday", b"99999-01-01", b"0001-01-01T00:00:00+14:00"):
        (entry,) = read_listing(b"<urlset><url><loc>/a</loc><lastmod>%b</lastmod></url></urlset>" % wrong, BASE).entries
        assert entry.updated_at is None


@settings(max_examples=60)
@given(st.binary(max_size=200), st.integers(0, 400), st.sampled_from([RSS, ATOM, RDF, JSON, SITEMAP]))
def test_a_damaged_listing_is_read_or_refused_but_never_crashes(noise: bytes, at: int, payload: bytes) -> None:
    damaged = payload[:at] + noise + payload[at:]
    reason = None
    try:
        read_listing(damaged, BASE)
    except Refused as error:
        reason = error.reason
    assert reason in {None, "not_a_listing", "bad_listing", "dtd"}


@given(st.binary(max_size=300))
def test_any_bytes_have_a_media_type_or_none(payload: bytes) -> None:
    assert media_type(payload) is None or "/" in str(media_type(payload))
