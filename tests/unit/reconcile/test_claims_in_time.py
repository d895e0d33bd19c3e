"""Claims of undated articles stand where their peers put them, and go along when these say otherwise."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tallywire.lake import Lake
from tallywire.pipeline import do_batch, walk
from tallywire.run import Counts, Run, new_run
from tallywire.stages import claims
from tallywire.upkeep.delete import delete
from tallywire.upkeep.rebuild import rebuild

sys.path.insert(0, str(Path(__file__).parents[1] / "upkeep"))
from newsroom import START, Silent, article, go_on, hashes, read, text

WINTER, SUMMER = "2024-02-10T08:00:00Z", "2023-08-05T08:00:00Z"


def report(name: str, soldiers: int, published: str | None) -> dict[str, str | None]:
    return article(name, text(name, soldiers).replace(name, "Kenya"), published)


def months_of(lake: Lake, soldiers: int) -> list[str]:
    """The months in which claims of so many soldiers stand, one for each fact of theirs."""
    return [each.month for each in lake.records("claims") if each.value_low == soldiers for _ in each.fact_ids]


def assert_as_rebuilt(lake: Lake) -> None:
    before = hashes(lake)
    rebuild(lake, Silent())
    assert hashes(lake) == before


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    """An undated report, fetched in May, of what a report of February tells of with another figure."""
    lake = Lake.open(tmp_path / "lake")
    read(lake, tmp_path, [report("dated", 700, WINTER), report("undated", 640, None)])
    return lake


def test_an_undated_report_is_counted_at_the_time_of_its_peer(lake: Lake) -> None:
    assert months_of(lake, 640) == ["2024-02"]


def test_it_goes_back_to_its_own_month_when_peers_disagree(lake: Lake, tmp_path: Path) -> None:
    read(lake, tmp_path, [report("older", 520, SUMMER)], day=1)
    assert months_of(lake, 640) == ["2024-05"]
    assert_as_rebuilt(lake)


def test_it_goes_back_when_its_peer_is_deleted(lake: Lake) -> None:
    (dated,) = [each.article_id for each in lake.records("articles") if each.title == "dated"]
    delete(lake, "article", dated, "asked for", Silent())
    assert months_of(lake, 640) == ["2024-05"]
    assert_as_rebuilt(lake)


def test_it_stays_where_it_is_while_others_of_its_quarter_come(lake: Lake, tmp_path: Path) -> None:
    read(lake, tmp_path, [report("late", 640, "2024-03-01T08:00:00Z")], day=60)
    assert months_of(lake, 640) == ["2024-02", "2024-03"] or months_of(lake, 640) == ["2024-02", "2024-02"]
    assert_as_rebuilt(lake)


@pytest.mark.parametrize("at", [0, 1, 2, -1])
def test_claims_that_a_stopped_run_left_are_worked_out_by_the_next(lake: Lake, tmp_path: Path, at: int) -> None:
    source = [report("new", 640, WINTER), report("undated too", 700, None)]
    undisturbed = Lake.open(tmp_path / "undisturbed")
    read(undisturbed, tmp_path, [report("dated", 700, WINTER), report("undated", 640, None)])
    read(undisturbed, tmp_path, source, day=1)
    read(lake, tmp_path, source, day=1, until="ingest")
    seen: list[str] = []

    def do(stage: str, run: Run, batch: str) -> Counts:
        seen.extend([batch] if stage == "claims" else [])
        if stage == "claims" and (len(seen) > at >= 0 or batch == claims._LAST):
            raise KeyboardInterrupt
        return do_batch(stage, run, batch)

    with new_run(lake, [], START) as run, pytest.raises(KeyboardInterrupt):
        walk(run, Silent(), do, until="claims")
    go_on(lake)
    assert hashes(lake) == hashes(undisturbed)
    assert not list((lake.root / ".locks" / "claims.due").glob("*.parquet"))


def test_undated_reports_are_placed_alike_many_or_few_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lakes = [Lake.open(tmp_path / name) for name in ("many", "few")]
    for lake, at_once in zip(lakes, (1_000, 1), strict=True):
        monkeypatch.setattr(claims, "_ARTICLES_AT_ONCE", at_once)
        read(lake, tmp_path, [report(f"undated {number}", 600 + number % 2, None) for number in range(4)])
        read(lake, tmp_path, [report("dated", 600, WINTER)], day=3)
    assert hashes(lakes[0]) == hashes(lakes[1])
    assert months_of(lakes[0], 600) == ["2024-02"] * 3


def test_a_report_that_is_deleted_leaves_no_claim_at_the_time_of_its_peer(lake: Lake) -> None:
    (undated,) = [each.article_id for each in lake.records("articles") if each.title == "undated"]
    delete(lake, "article", undated, "asked for", Silent())
    assert months_of(lake, 640) == []
    assert_as_rebuilt(lake)
