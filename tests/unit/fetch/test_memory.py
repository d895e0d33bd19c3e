"""What is remembered, and what of it a run loads."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tallywire.fetch.limits import FINAL_FAILURES, GIVE_UP_RUNS
from tallywire.fetch.memory import Changes, Memory
from tallywire.fetch.records import new_host, new_visit
from tallywire.fetch.sources import Source
from tallywire.fetch.urls import parse_url
from tallywire.ingest.network import load_memory, save_memory
from tallywire.lake import Lake
from tallywire.schema import Visit

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
FEED = Source(name="wire", type="feed", urls=("https://news.test/feed",), revisit=timedelta(days=2))


def visit(path: str, *, days: int = 0, source: str = "wire", **changes: object) -> Visit:
    """A page that was listed so many days ago."""
    made = new_visit(
        replace(FEED, name=source), parse_url(f"https://news.test{path}"), "page", None, NOW - timedelta(days=days)
    )
    return replace(made, **changes)  # type: ignore[arg-type]


FETCHED = {"outcome": "fetched", "document_id": "d"}


def test_pages_are_due_while_they_are_not_fetched_or_still_young() -> None:
    memory = Memory(
        [
            visit("/new"),
            visit("/old-and-never-fetched", days=90),
            visit("/young", days=1, **FETCHED),
            visit("/old", days=3, **FETCHED),
            visit("/failed", days=5, outcome="rejected", failures=GIVE_UP_RUNS - 1),
            visit("/down-for-hours", outcome="rejected", failures=GIVE_UP_RUNS),
            visit("/given-up", days=3, outcome="rejected", failures=GIVE_UP_RUNS),
            visit("/refused", outcome="rejected", failures=FINAL_FAILURES),
            visit("/elsewhere", source="other"),
            visit("/feed", kind="listing"),
        ]
    )
    due = [each.url.removeprefix("https://news.test") for each in memory.due("wire", NOW, FEED.revisit)]
    assert due == ["/old-and-never-fetched", "/young", "/new", "/failed", "/down-for-hours"]


def test_a_page_whose_address_holds_a_credential_is_not_asked_for_from_memory() -> None:
    memory = Memory([visit("/a?token=hunter2")])
    assert list(memory.due("wire", NOW, FEED.revisit)) == []


def test_only_what_differs_is_a_change() -> None:
    memory, page, host = Memory(), visit("/a"), new_host("https://news.test", NOW)
    memory.keep_visit(page, NOW)
    memory.keep_host(host)
    assert memory.take_changes() == Changes([page], [], [host])
    memory.keep_visit(page, NOW + timedelta(hours=1))
    memory.keep_host(host)
    assert memory.take_changes() == Changes([], [], [])
    memory.keep_visit(replace(page, etag='"2"'), NOW + timedelta(hours=1))
    assert memory.take_changes().pages == [replace(page, etag='"2"', changed_at=NOW + timedelta(hours=1))]


def test_a_run_loads_what_it_may_need_and_knows_the_rest_by_id(tmp_path: Path) -> None:
    lake, memory = Lake.open(tmp_path / "lake"), Memory()
    rows = {
        "feed": visit("/feed", days=400, kind="listing", **FETCHED),
        "pending": visit("/pending", days=300),
        "young": visit("/young", days=1, **FETCHED),
        "old": visit("/old", days=30, **FETCHED),
        "other": visit("/other", source="other"),
    }
    for row in rows.values():
        memory.keep_visit(row, row.changed_at)
    memory.keep_host(new_host("https://news.test", NOW))
    save_memory(lake, memory)

    loaded = load_memory(lake, [FEED], NOW)

    assert {name for name, row in rows.items() if loaded.visit(row.url_id)} == {"feed", "pending", "young"}
    assert all(loaded.is_known(row.url_id) for row in rows.values())
    assert not loaded.is_known("another")
    assert loaded.visit(rows["young"].url_id) == rows["young"]
    assert loaded.host("https://news.test") == new_host("https://news.test", NOW)
    assert loaded.take_changes() == Changes([], [], [])
