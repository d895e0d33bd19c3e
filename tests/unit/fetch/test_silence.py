"""Silent failure."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

from tallywire.fetch.outcomes import Tally
from tallywire.fetch.silence import counts_of, fallen_yields, find_silence, not_due_since, pasts_of
from tallywire.fetch.sources import Source

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)
FEED = Source(name="wire", type="feed", interval=timedelta(minutes=30))


def runs(*tallies: Tally, apart: timedelta = timedelta(minutes=30)) -> list[dict[str, object]]:
    """Rows of `runs`, the last one just before now."""
    return [
        {"started_at": NOW - apart * back, "counts": json.dumps({"ingest": counts_of({"wire": tally})})}
        for back, tally in zip(range(len(tallies), 0, -1), tallies, strict=True)
    ]


def test_a_feed_that_used_to_have_entries_and_has_none_is_noticed() -> None:
    past = pasts_of(runs(Tally(entries=30, documents=3), Tally(entries=30)))["wire"]
    assert find_silence(FEED, Tally(entries=0), past, NOW) == ["it lists nothing, and has listed 30 entries before"]
    assert find_silence(FEED, Tally(entries=None), past, NOW) == []  # 304: what it lists is what it listed
    assert find_silence(FEED, Tally(entries=0), [], NOW) == []


def test_a_feed_without_a_new_document_for_many_intervals_is_noticed() -> None:
    past = pasts_of(runs(Tally(documents=2), *[Tally()] * 24))["wire"]
    (problem,) = find_silence(FEED, Tally(), past, NOW)
    assert "no new document since 2025-05-31 23:30 UTC, for 25 intervals" in problem
    assert find_silence(FEED, Tally(documents=1), past, NOW) == []
    assert find_silence(FEED, Tally(), past[10:20], NOW - timedelta(hours=2)) == []


def test_a_source_is_due_when_its_interval_has_nearly_passed() -> None:
    assert not_due_since(FEED, NOW) == NOW - timedelta(minutes=27)
    assert not_due_since(Source(name="wire", type="feed"), NOW) is None


def test_a_source_whose_yield_fell_below_half_its_median_is_noticed() -> None:
    def days(last: int) -> list[dict[str, object]]:
        return [
            {"source": "wire", "day": date(2025, 5, 28 + number), "articles": 10, "facts": facts}
            for number, facts in enumerate((30, 40, 50, last))
        ]

    (problem,) = fallen_yields(days(19))
    assert problem.startswith("wire: 1.90 facts an article on 2025-05-31, and 4.00 is usual")
    assert fallen_yields(days(20)) == []
    assert fallen_yields(days(19)[1:]) == []  # too little past to judge by
    assert fallen_yields(days(19), NOW) == []  # today is another day: it was said then
