"""Waiting times."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest

from tallywire.fetch.lanes import backoff_seconds, retry_after
from tallywire.fetch.robots import Rules
from tallywire.fetch.urls import parse_url

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
WEEK = timedelta(days=7)


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("0", timedelta(0)),
        (" 120 ", timedelta(minutes=2)),
        ("Sun, 01 Jun 2025 12:30:00 GMT", timedelta(minutes=30)),
        ("Sun, 01 Jun 2025 11:30:00 GMT", timedelta(0)),
        ("Sun, 01 Jun 2025 14:30:00 +0200", timedelta(minutes=30)),
        ("Fri, 31 Dec 2199 23:59:59 GMT", WEEK),
        ("999999999", WEEK),
        ("9" * 400, WEEK),
        (None, None),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("１２", None),
    ],
)
def test_retry_after_is_seconds_or_a_date_and_never_more_than_a_week(value: str | None, wait: timedelta | None) -> None:
    assert retry_after(value, NOW) == wait


def test_backoff_doubles_and_scatters() -> None:
    chance = random.Random(1)
    for tries in (1, 2, 3):
        waits = [backoff_seconds(tries, chance) for _ in range(200)]
        assert 0.5 * 2 ** (tries - 1) <= min(waits) < max(waits) <= 1.5 * 2 ** (tries - 1)
        assert len(set(waits)) > 100


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        (None, 0.0),
        ("User-agent: *\nCrawl-delay: 2.5", 2.5),
        ("User-agent: *\nRequest-rate: 1/10", 10.0),
        ("User-agent: *\nCrawl-delay: often", 0.0),
        ("User-agent: Other\nCrawl-delay: 9", 0.0),
        ("User-agent: Other\nUser-agent: Tallywire\nCrawl-delay: 9", 9.0),
    ],
)
def test_the_delay_of_robots_is_ours_only(text: str | None, seconds: float) -> None:
    assert Rules(text).delay_seconds == seconds


def test_rules_of_other_robots_do_not_leak_into_ours() -> None:
    rules = Rules(
        "User-agent: Bad\nUser-agent: Worse\nDisallow: /\n\n"
        "# ours\nUser-agent: *\nDisallow: /private\nAllow: /private/ok"
    )
    assert rules.allow(parse_url("https://news.test/"))
    assert not rules.allow(parse_url("https://news.test/private/x"))
    assert rules.allow(parse_url("https://news.test/private/ok"))
