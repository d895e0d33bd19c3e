"""One article has one address, whoever shared it."""

import pytest

from tallywire.parse.url import canonical, site


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://WWW.Courier.Example:443/a?utm_source=rss&id=7#top", "https://www.courier.example/a?id=7"),
        ("https://courier.example/a?fbclid=x&gclid=y&mc_cid=z", "https://courier.example/a"),
        ("https://courier.example/a?id=7&page=2", "https://courier.example/a?id=7&page=2"),
        ("https://courier.example", "https://courier.example/"),
        ("https://courier.example/stör ung", "https://courier.example/st%C3%B6r%20ung"),
        ("https://courier.example/st%C3%B6r", "https://courier.example/st%C3%B6r"),
        ("http://courier.example:8080/a", "http://courier.example:8080/a"),
        ("mailto:a@courier.example", None),
        ("/only/a/path", None),
        ("https://[broken", None),
        ("", None),
        (None, None),
    ],
)
def test_an_address_loses_what_says_only_how_a_reader_came(url: str | None, expected: str | None) -> None:
    assert canonical(url) == expected
    assert canonical(expected) == expected


def test_a_relative_address_is_resolved() -> None:
    assert canonical("../b?ref=x", "https://courier.example/a/c/d") == "https://courier.example/a/b"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.courier.example/a", "courier.example"),
        ("https://news.courier.co.uk/a", "courier.co.uk"),
        ("https://edition.courier.com/a", "courier.com"),
        ("https://war.wordpress.com/a", "war.wordpress.com"),
        ("https://10.0.0.1/a", "10.0.0.1"),
        ("file:///tmp/a", None),
        (None, None),
    ],
)
def test_the_site_is_the_registered_host(url: str | None, expected: str | None) -> None:
    assert site(url) == expected
