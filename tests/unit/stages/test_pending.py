"""A run looks through the lake for work only as far as something has changed since all was done."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from tallywire.lake import Lake, session
from tallywire.schema import Tombstone
from tallywire.stages import parse

sys.path.insert(0, str(Path(__file__).parents[1] / "upkeep"))
from newsroom import START, article, go_on, hashes, read, text


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    """Two articles of two days, and nothing left to do."""
    lake = Lake.open(tmp_path / "lake")
    read(lake, tmp_path, [article("kenya", text("Kenya", 900))])
    read(lake, tmp_path, [article("poland", text("Poland", 350))], day=1)
    return lake


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions of `parse` that are asked from now on."""
    asked: list[str] = []
    names = {parse._UNFINISHED: "unfinished"}
    query = session.Session.query

    def listening(self: session.Session, sql: str, parameters: Any = None, within: Any = None) -> pa.Table:
        asked.append("pending" if "fetched_date FROM documents" in sql else names.get(sql, ""))
        return query(self, sql, parameters, within)

    monkeypatch.setattr(session.Session, "query", listening)
    return asked


def titles(lake: Lake) -> list[str]:
    return sorted(each.title or "" for each in lake.records("articles"))


def test_where_nothing_has_changed_nothing_is_compared(lake: Lake, compared: list[str]) -> None:
    go_on(lake)
    assert not {"pending", "unfinished"} & set(compared)


def test_a_new_document_is_found_without_comparing_all_tables(lake: Lake, tmp_path: Path, compared: list[str]) -> None:
    read(lake, tmp_path, [article("brazil", text("Brazil", 600))], day=2)
    assert titles(lake) == ["brazil", "kenya", "poland"]
    assert "unfinished" not in compared


def test_a_document_that_came_with_no_run_after_it_is_found_by_the_next(lake: Lake, tmp_path: Path) -> None:
    read(lake, tmp_path, [article("brazil", text("Brazil", 600))], day=1, until="ingest")
    go_on(lake)
    assert titles(lake) == ["brazil", "kenya", "poland"]


@pytest.mark.parametrize("table", ["stories", "articles"])
def test_what_somebody_took_out_of_a_table_is_done_again(lake: Lake, table: str) -> None:
    before = hashes(lake)
    lake.merge(table, [], owners=("article_id", [next(iter(lake.records("articles"))).article_id]))
    assert hashes(lake) != before
    go_on(lake)
    assert hashes(lake) == before


def test_another_parser_reads_all_documents_again(
    lake: Lake, monkeypatch: pytest.MonkeyPatch, compared: list[str]
) -> None:
    for module in ("parse", "settle", "extract", "clean", "done"):
        monkeypatch.setattr(f"tallywire.stages.{module}.parser_version", lambda: "another")
    go_on(lake)
    assert {each.parser_version for each in lake.records("articles")} == {"another"}
    assert "unfinished" in compared
    compared.clear()
    go_on(lake)
    assert "unfinished" not in compared


def test_a_mark_that_is_broken_is_as_good_as_none(lake: Lake, tmp_path: Path) -> None:
    (lake.root / ".locks" / "done.json").write_text('["', "utf-8")
    read(lake, tmp_path, [article("brazil", text("Brazil", 600))], day=2)
    assert titles(lake) == ["brazil", "kenya", "poland"]


def test_once_a_deletion_is_done_only_new_documents_are_looked_at_for_it(
    lake: Lake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = next(each for each in lake.records("articles") if each.title == "kenya")
    stone = Tombstone(scope="article", value=gone.article_id, reason="", deleted_at=START, month="2024-05")
    lake.append("tombstones", [stone])
    go_on(lake, day=3)  # the document's own tombstone comes with it, so one more run looks at everything
    go_on(lake, day=4)
    looked_at: list[set[str] | None] = []
    query = session.Session.query

    def listening(self: session.Session, sql: str, parameters: Any = None, within: Any = None) -> pa.Table:
        if "stones WHERE scope" in sql:
            looked_at.append(None if within is None else set(within))
        return query(self, sql, parameters, within)

    monkeypatch.setattr(session.Session, "query", listening)
    read(lake, tmp_path, [article("brazil", text("Brazil", 600)), article("kenya", text("Kenya", 900))], day=5)
    assert titles(lake) == ["brazil", "poland"]
    assert looked_at
    assert all(days == {"2024-05-06"} for days in looked_at)
