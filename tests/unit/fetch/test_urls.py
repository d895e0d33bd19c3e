"""URLs from strangers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.fetch.errors import Refused
from tallywire.fetch.urls import canonical, is_shown_whole, parse_url, same_site, show, url_id

BASE = parse_url("https://news.test/world/feed.xml")


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("http://News.Test", "http://news.test/"),
        ("http://news.test:80/a", "http://news.test/a"),
        ("https://news.test:8443/a?b=c#d", "https://news.test:8443/a?b=c"),
        ("story", "https://news.test/world/story"),
        ("/story", "https://news.test/story"),
        ("//other.test/x", "https://other.test/x"),
        ("?page=2", "https://news.test/world/feed.xml?page=2"),
        ("http://user:secret@news.test/", "http://news.test/"),
        ("http://bücher.test/ä b", "http://xn--bcher-kva.test/%C3%A4%20b"),
        ("http://news.test/a%2Fb", "http://news.test/a%2Fb"),
        ("http://[2606:4700:0:0::1]/", "http://[2606:4700::1]/"),
        ("http://news.test./", "http://news.test/"),
        ("  http://news.test/\n", "http://news.test/"),
    ],
)
def test_a_url_is_brought_into_one_form(text: str, url: str) -> None:
    assert str(parse_url(text, BASE)) == url


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("file:///etc/passwd", "bad_scheme"),
        ("mailto:a@b.test", "bad_scheme"),
        ("http://", "bad_url"),
        ("", "bad_url"),
        ("http://a\nb.test/", "bad_url"),
        ("http://a.test\\@b.test/", "bad_url"),
        ("http://a.test/\ud800", "bad_url"),
        ("http://a..b/", "bad_url"),
        ("http://-a.test/", "bad_url"),
        ("http://a.test:x/", "bad_url"),
        ("http://[::1", "bad_url"),
        ("http://127.1/", "refused_address"),
        ("http://0x7f000001/", "refused_address"),
        ("http://1.2.3.4.5/", "refused_address"),
    ],
)
def test_what_is_no_plain_web_address_is_refused(text: str, reason: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_url(text)
    assert caught.value.reason == reason


@given(st.text(st.characters(), max_size=60))
def test_any_text_is_a_url_or_refused_and_parsing_twice_changes_nothing(text: str) -> None:
    try:
        url = parse_url(text, BASE)
    except Refused:
        return
    assert parse_url(str(url)) == url
    assert str(url).isascii()


def test_tracking_parameters_do_not_make_another_article() -> None:
    plain = "https://news.test/a?id=7&page=2"
    assert canonical(f"{plain}&utm_source=rss&fbclid=x&at_medium=RSS") == plain
    assert url_id(f"{plain}&utm_campaign=a") == url_id(plain)
    assert url_id("https://news.test/a?id=8&page=2") != url_id(plain)


def test_parameters_that_may_name_an_article_are_kept_as_they_are() -> None:
    for query in ("cid=5", "sid=12", "p=1&p=2", "a=%C3%A4", "flag", "key=story-1"):
        url = f"https://news.test/?{query}"
        assert canonical(url) == url
        assert is_shown_whole(url)


@pytest.mark.parametrize("name", ["token", "api_key", "apikey", "access_token", "X-Amz-Signature", "password", "auth"])
def test_credentials_are_not_shown(name: str) -> None:
    assert "hunter2" not in show(f"https://u:hunter2@news.test/?a=1&{name}=hunter2#x")
    assert not is_shown_whole(f"https://news.test/?{name}=hunter2")


def test_hosts_are_one_site_where_one_stands_below_the_other() -> None:
    assert same_site(parse_url("https://www.news.test/"), parse_url("http://news.test/"))
    assert same_site(parse_url("https://edition.news.test/"), BASE)
    assert not same_site(parse_url("https://fakenews.test/"), BASE)
