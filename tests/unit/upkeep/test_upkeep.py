"""Rebuild, revise, delete, verify: the tables follow from the documents, and what is deleted stays away."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tallywire.errors import LakeError, SourceError
from tallywire.lake import Lake
from tallywire.session import connect, query
from tallywire.stages import claims
from tallywire.upkeep.delete import delete
from tallywire.upkeep.rebuild import rebuild
from tallywire.upkeep.stats import stats
from tallywire.upkeep.verify import verify

sys.path.insert(0, str(Path(__file__).parent))
from newsroom import Silent, article, go_on, hashes, read, text


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    """Three articles, one of which changed its figures on the second day, and a copy."""
    lake = Lake.open(tmp_path / "lake")
    kenya = article("kenya", text("Kenya", 900))
    read(lake, tmp_path, [kenya, article("poland", text("Poland", 350)), article("brazil", text("Brazil", 600))])
    copy = article("copy", text("Brazil", 600).upper(), "2024-05-01T20:00:00Z")
    read(lake, tmp_path, [kenya | {"text": text("Kenya", 1200)}, copy], day=1)
    return lake


def ids(lake: Lake, table: str = "articles") -> dict[str, str]:
    return {each.title or "": each.article_id for each in lake.records(table)}


def test_a_rebuild_gives_the_same_bytes(lake: Lake) -> None:
    before = hashes(lake)
    rebuild(lake, Silent())
    assert hashes(lake) == before
    assert not (lake.root / ".rebuild").exists()
    assert list(verify(lake)) == []


def test_a_damaged_file_is_found_and_made_anew_from_the_documents(lake: Lake, tmp_path: Path) -> None:
    before = hashes(lake)
    for table in ("facts", "stories"):
        file = lake.partition_file(table, "2024-04")
        whole = bytearray(file.read_bytes())
        whole[len(whole) // 3] ^= 0xFF
        file.write_bytes(whole)
    places = [problem.place for problem in verify(lake)]
    assert places == ["facts/month=2024-04/facts.parquet", "stories/month=2024-04/stories.parquet"]
    rebuild(lake, Silent())
    assert list(verify(lake)) == []
    assert hashes(lake) == before


def test_a_merge_into_a_damaged_file_says_what_to_do_and_changes_nothing(lake: Lake, tmp_path: Path) -> None:
    file = lake.partition_file("facts", "2024-04")
    file.write_bytes(b"PAR1 nothing of the kind PAR1")
    with pytest.raises(LakeError, match="`tallywire rebuild` makes it anew"):
        read(lake, tmp_path, [article("japan", text("Japan", 70))], day=2)
    assert file.read_bytes() == b"PAR1 nothing of the kind PAR1"


def test_a_rebuild_brings_the_tables_of_an_older_version_up_to_date(lake: Lake) -> None:
    for file in (lake.root / "claims").rglob("*.parquet"):  # the one without rows, too: views take its columns
        pq.write_table(pq.read_table(file, partitioning=None).drop_columns(["qualifier"]), file)
    assert {problem.place.split("/")[0] for problem in verify(lake)} == {"claims"}
    rebuild(lake, Silent())
    assert list(verify(lake)) == []


def test_rows_that_nobody_wrote_are_noticed(lake: Lake) -> None:
    facts = list(lake.records("facts"))
    lake.merge("facts", [], owners=("fact_id", [facts[0].fact_id]))
    assert any(problem.what == "has other bytes than any run wrote" for problem in verify(lake))


def test_what_an_article_said_before_can_be_asked(lake: Lake) -> None:
    (earlier,) = lake.records("article_revisions")
    assert (earlier.article_id, earlier.revision) == (ids(lake)["kenya"], 1)
    assert earlier.text == text("Kenya", 900)
    with connect(lake) as connection:
        rows = query(
            connection, "SELECT earlier_low, later_low, earlier_quote, later_quote FROM revised_figures"
        ).fetchall()
    assert rows == [(900.0, 1200.0, "900 soldiers", "1,200 soldiers")]


def test_revisions_are_numbered_alike_in_portions_and_at_once(tmp_path: Path) -> None:
    numbers = (100, 200, 200, 100, 300)
    states = [article("kenya", text("Kenya", number)) | {"title": f"No {n}"} for n, number in enumerate(numbers)]
    portions, at_once = Lake.open(tmp_path / "portions"), Lake.open(tmp_path / "once")
    for day, state in enumerate(states):
        read(portions, tmp_path, [state], day=day)
        read(at_once, tmp_path, [state], day=day, until="ingest")
    go_on(at_once)
    assert hashes(at_once) == hashes(portions)
    assert [each.revision for each in at_once.records("article_revisions")] == [1, 2, 3]


def test_claims_are_the_same_whether_their_cells_are_worked_out_together_or_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lakes = [Lake.open(tmp_path / name) for name in ("together", "one by one")]
    for lake, at_once in zip(lakes, (50_000, 1), strict=True):
        monkeypatch.setattr(claims, "_STATEMENTS_AT_ONCE", at_once)
        for day, place in enumerate(("Kenya", "Poland", "Brazil")):
            undated = article(f"undated-{day}", text(place, 700), published=None)
            read(lake, tmp_path, [article(place, text(place, 700)), undated], day=day)
    together, one_by_one = map(hashes, lakes)
    assert one_by_one == together
    assert len(list(lakes[0].records("claims"))) > 3


def test_a_run_looks_for_work_once_where_one_round_does_all(lake: Lake) -> None:
    begun: list[str] = []

    class Listening(Silent):
        """Notes which stages began."""

        def track(self, stage: str, doing: str, batches: Sequence[str]) -> Iterator[str]:
            begun.append(stage)
            yield from batches

    delete(lake, "article", ids(lake)["kenya"], "asked for", Listening())
    assert begun.count("parse") == 1
    assert list(verify(lake)) == []


def test_an_earlier_document_that_comes_late_becomes_an_earlier_revision(tmp_path: Path) -> None:
    late, in_order = Lake.open(tmp_path / "late"), Lake.open(tmp_path / "order")
    old, new = article("kenya", text("Kenya", 100)), article("kenya", text("Kenya", 200))
    read(late, tmp_path, [new], day=1)
    read(late, tmp_path, [old], day=0)
    read(in_order, tmp_path, [old], day=0)
    read(in_order, tmp_path, [new], day=1)
    assert hashes(late) == hashes(in_order)


def test_a_deleted_article_goes_through_every_table_and_does_not_come_back(lake: Lake, tmp_path: Path) -> None:
    kenya = ids(lake)["kenya"]
    delete(lake, "article", kenya, "asked by its author", Silent())
    for table in ("articles", "article_revisions", "passages", "quantities", "facts", "facts_history", "stories"):
        assert kenya not in {each.article_id for each in lake.records(table)}, table
    assert b"Kenya" not in b"".join(each.payload for each in lake.records("documents"))
    assert list(verify(lake)) == []
    read(lake, tmp_path, [article("kenya", text("Kenya", 900)), article("kenya", text("Kenya", 5000))], day=4)
    assert kenya not in ids(lake).values()
    assert b"Kenya" not in b"".join(each.payload for each in lake.records("documents"))


def test_a_deleted_source_takes_its_documents_along(lake: Lake, tmp_path: Path) -> None:
    delete(lake, "source", "source.jsonl", "no licence", Silent())
    assert [stat.row_count for stat in stats(lake) if stat.table in ("documents", "articles", "facts", "claims")] == [
        0
    ] * 4
    read(lake, tmp_path, [article("japan", text("Japan", 70))], day=4)
    assert list(lake.records("documents")) == []


def test_what_copied_a_deleted_article_stays_and_stands_alone(lake: Lake) -> None:
    before = {each.article_id: each for each in lake.records("stories")}
    copy = before[ids(lake)["copy"]]
    assert copy.matched_article_id == ids(lake)["brazil"]
    delete(lake, "article", ids(lake)["brazil"], "test", Silent())
    after = {each.article_id: each for each in lake.records("stories")}[copy.article_id]
    assert (after.story_id, after.role, after.matched_article_id) == (copy.story_id, "first", None)
    assert list(verify(lake)) == []


def test_a_slip_of_the_pen_leaves_no_tombstone(lake: Lake) -> None:
    with pytest.raises(SourceError, match="no article 'nonsense'"):
        delete(lake, "article", "nonsense", "test", Silent())
    assert list(lake.records("tombstones")) == []


def test_stats_count_rows_and_months(lake: Lake) -> None:
    articles = next(each for each in stats(lake) if each.table == "articles")
    assert (articles.row_count, articles.file_count, articles.first, articles.last) == (4, 2, "2024-04", "2024-05")


def test_the_story_ids_outlast_a_rebuild_even_where_another_article_would_found_them_now(tmp_path: Path) -> None:
    lake = Lake.open(tmp_path / "lake")
    late, early = "2024-05-03T08:00:00Z", "2024-05-02T08:00:00Z"
    read(lake, tmp_path, [article("late", text("Kenya", 900), late)])
    read(lake, tmp_path, [article("early", text("Kenya", 900), early)], day=1)
    before = hashes(lake)
    assert len({each.story_id for each in lake.records("stories")}) == 1
    rebuild(lake, Silent())
    assert hashes(lake) == before
