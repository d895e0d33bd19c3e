"""sources.toml."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tallywire.errors import ConfigError
from tallywire.fetch.sources import address_source, host_ports, load_sources, parse_duration


def written(folder: Path, text: str) -> Path:
    file = folder / "sources.toml"
    file.write_text(text, "utf-8")
    return file


def test_a_source_is_read_with_all_its_keys(tmp_path: Path) -> None:
    (source,) = load_sources(
        written(
            tmp_path,
            """
            [sources.wire]
            type = "feed"
            url = "https://news.test/feed"
            site = "news.test"
            language = "en"
            interval = "15m"
            on = false
            max_urls = 50
            max_bytes = 1_000_000
            max_seconds = 10
            pause_seconds = 2.5
            revisit = "6h"
            allow_private = ["Intranet.test:8080", "[::1]:80"]
            """,
        )
    ).sources
    assert (source.name, source.type, source.urls) == ("wire", "feed", ("https://news.test/feed",))
    assert (source.site, source.language, source.interval) == ("news.test", "en", timedelta(minutes=15))
    assert (source.is_on, source.max_urls, source.pause_seconds) == (False, 50, 2.5)
    assert (source.limits.max_bytes, source.limits.total_seconds) == (1_000_000, 10.0)
    assert (source.revisit, source.allow_private) == (timedelta(hours=6), {"intranet.test:8080", "[::1]:80"})


def test_a_path_is_relative_to_the_file(tmp_path: Path) -> None:
    (source,) = load_sources(written(tmp_path, '[sources.old]\ntype = "folder"\npath = "archive"\n')).sources
    assert source.path == tmp_path / "archive"


def test_all_that_is_wrong_is_said_at_once_each_with_its_line(tmp_path: Path) -> None:
    file = written(
        tmp_path,
        'colour = "red"\n'
        "[sources.one]\n"
        'type = "rss"\n'
        'url = "gopher://news.test/"\n'
        "[sources.two]\n"
        'type = "pages"\n'
        'urls = ["https://news.test/"]\n'
        "retries = 3\n"
        "[sources.three]\n"
        'type = "warc"\n'
        'url = "https://news.test/"\n',
    )
    with pytest.raises(ConfigError) as caught:
        load_sources(file)
    message = str(caught.value)
    for line, words in (
        (1, "unknown key 'colour'"),
        (3, "'rss' is unknown; known are feed, sitemap, pages, folder, jsonl, warc"),
        (4, "only http and https"),
        (8, "unknown key 'retries'; known are allow_private, interval"),
        (9, "needs path"),
        (11, "has path, not url"),
    ):
        assert any(f"line {line}: " in each and words in each for each in message.splitlines()), message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[sources", "is not TOML"),
        ("sources = 3", "[sources.NAME]"),
        ("[sources]\none = 3", "one: write a source as a table"),
        ('[sources."a b"]\ntype = "feed"\nurl = "https://a.test/"', "letters, digits"),
        ('[sources.a]\nurl = "https://a.test/"', "has no type"),
        ('[sources.a]\ntype = "feed"\nurl = "https://a.test/"\non = "yes"', "line 4: a: on: must be true or false"),
        ('[sources.a]\ntype = "feed"\nurl = "https://a.test/"\nmax_urls = 0', "from 1 to 100,000"),
        ('[sources.a]\ntype = "feed"\nurl = "https://a.test/"\nlanguage = "english"', "ISO 639-1"),
        ('[sources.a]\ntype = "feed"\nurl = "https://a.test/"\nallow_private = ["a"]', "host:port"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_sources(written(tmp_path, text))
    assert words in str(caught.value)


def test_an_address_is_a_source_of_its_own_name_without_credentials() -> None:
    source = address_source("https://user:secret@News.test/feed?utm_source=x")
    assert source.name == "https://news.test/feed?utm_source=x"
    with pytest.raises(ConfigError):
        address_source("ftp://news.test/")


def test_durations_and_servers_are_checked() -> None:
    assert parse_duration("90s") == timedelta(seconds=90)
    assert parse_duration("2 w") == timedelta(weeks=2)
    for wrong in ("", "15", "m", "-1m", "1y"):
        with pytest.raises(ValueError, match="such as 15m"):
            parse_duration(wrong)
    assert host_ports([" LOCALHOST:80 "]) == {"localhost:80"}
    for wrong in ("localhost", "localhost:0", "localhost:70000", "http://localhost:80", "a b:80"):
        with pytest.raises(ConfigError):
            host_ports([wrong])
