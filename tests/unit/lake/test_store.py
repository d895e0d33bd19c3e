"""The lake's protocol: merged by key, one file a partition, replaced atomically, the same rows the same bytes."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallywire.errors import LakeError, SchemaError
from tallywire.lake import Files, Lake, arrow_schema, store, to_arrow
from tallywire.schema import TABLES, Reject, Tombstone

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


def reject(name: str, reason: str = "empty", month: str = "2024-05", source: str = "folder") -> Reject:
    return Reject(
        document_id=name,
        stage="parse",
        reason=reason,
        message="nothing in it",
        source=source,
        url=None,
        seen_at=NOON,
        version="1",
        month=month,
    )


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake.open(tmp_path / "lake")


def contents(lake: Lake) -> dict[str, str]:
    return {row.document_id: row.reason for row in lake.records("rejects")}


def test_rows_come_back_as_they_went_in(lake: Lake) -> None:
    rows = [reject("a"), reject("b", month="2024-06")]
    lake.merge("rejects", rows)
    assert list(lake.records("rejects")) == rows


def test_a_row_replaces_the_one_with_its_key(lake: Lake) -> None:
    lake.merge("rejects", [reject("a"), reject("b")])
    lake.merge("rejects", [reject("b", "pdf"), reject("c")])
    assert contents(lake) == {"a": "empty", "b": "pdf", "c": "empty"}


def test_rows_of_an_owner_are_all_replaced_wherever_they_are(lake: Lake) -> None:
    lake.merge("rejects", [reject("a", source="x"), reject("b", source="x", month="2023-01"), reject("c", source="y")])
    lake.merge("rejects", [reject("d", source="x")], owners=("source", ["x"]))
    assert contents(lake) == {"c": "empty", "d": "empty"}


def test_merging_the_same_rows_again_touches_no_file(lake: Lake) -> None:
    rows = [reject(name) for name in "dbca"]
    (written,) = lake.merge("rejects", rows)
    before = written.path.stat()
    assert lake.merge("rejects", reversed(rows)) == []
    assert written.path.stat().st_mtime_ns == before.st_mtime_ns


def kept(folder: Path, *portions: list[Reject]) -> Files:
    paths = [folder / f"{number}.parquet" for number in range(len(portions))]
    for path, rows in zip(paths, portions, strict=True):
        pq.write_table(to_arrow(TABLES["rejects"], rows), path)
    return Files(paths)


def test_rows_in_files_are_merged_as_rows_in_memory_are(tmp_path: Path) -> None:
    stored = [reject("a", source="x"), reject("b", source="y"), reject("c", source="x", month="2023-01")]
    more = [reject("d", "pdf", source="x"), reject("b", "pdf", source="y"), reject("e", month="2024-06")]
    one, two = Lake.open(tmp_path / "one"), Lake.open(tmp_path / "two")
    for lake, rows in ((one, more), (two, kept(tmp_path, more[:1], [], more[1:]))):
        lake.merge("rejects", stored)
        lake.merge("rejects", rows, owners=("source", ["x"]))
    assert contents(one) == {"b": "pdf", "d": "pdf", "e": "empty"}
    for month in one.partitions("rejects"):
        files = [each.partition_file("rejects", month).read_bytes() for each in (one, two)]
        assert files[0] == files[1]


def test_no_files_are_no_rows(lake: Lake) -> None:
    lake.merge("rejects", [reject("a", source="x"), reject("b", source="y")])
    lake.merge("rejects", Files([]), owners=("source", ["x"]))
    assert contents(lake) == {"b": "empty"}


def test_a_key_that_files_repeat_is_refused_before_anything_is_written(lake: Lake, tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match="1 rows for rejects repeat a key"):
        lake.merge("rejects", kept(tmp_path, [reject("a"), reject("b")], [reject("a", "pdf")]))
    assert contents(lake) == {}


@given(st.permutations(list("abcdefgh")), st.integers(0, 8))
@settings(max_examples=20, deadline=None)
def test_the_same_rows_are_the_same_bytes_in_any_order_and_any_portions(
    tmp_path_factory: pytest.TempPathFactory, names: list[str], cut: int
) -> None:
    one, two = (Lake.open(tmp_path_factory.mktemp("lake")) for _ in range(2))
    one.merge("rejects", [reject(name) for name in "abcdefgh"])
    two.merge("rejects", [reject(name) for name in names[:cut]])
    two.merge("rejects", [reject(name) for name in names[cut:]])
    files = [each.partition_file("rejects", "2024-05").read_bytes() for each in (one, two)]
    assert files[0] == files[1]


def test_keys_are_those_of_the_files_as_they_stand_now(lake: Lake) -> None:
    def keys() -> list[tuple[str, ...]]:
        return sorted(tuple(row.values()) for row in lake.keys("rejects").to_pylist())

    assert keys() == []
    lake.merge("rejects", [reject("a"), reject("b", month="2024-06"), reject("c", month="2024-07")])
    assert keys() == [("a", "parse", "2024-05"), ("b", "parse", "2024-06"), ("c", "parse", "2024-07")]
    lake.merge("rejects", [reject("d", month="2024-06"), reject("e", month="2024-08")], owners=("document_id", ["b"]))
    lake.partition_file("rejects", "2024-07").unlink()
    assert keys() == [("a", "parse", "2024-05"), ("d", "parse", "2024-06"), ("e", "parse", "2024-08")]


def test_what_is_appended_is_known_by_its_whole_key(lake: Lake) -> None:
    def stone(value: str, scope: str = "document") -> Tombstone:
        return Tombstone(scope=scope, value=value, reason="asked for", deleted_at=NOON, month="2024-05")

    lake.append("tombstones", [stone("a"), stone("x", "source")])
    lake.append("tombstones", [stone("a"), stone("b"), stone("x")])
    stored = {(row.scope, row.value) for row in lake.records("tombstones")}
    assert stored == {("document", "a"), ("source", "x"), ("document", "b"), ("document", "x")}


def test_each_partition_is_one_file_and_a_plain_glob_reads_the_table(lake: Lake) -> None:
    for round_ in range(3):
        lake.merge("rejects", [reject(f"{round_}-{month}", month=month) for month in ("2024-01", "2024-02")])
    files = sorted(str(file.relative_to(lake.root)) for file in lake.root.rglob("*.parquet") if "rejects" in str(file))
    assert files == [
        "rejects/month=0000-00/rejects.parquet",
        "rejects/month=2024-01/rejects.parquet",
        "rejects/month=2024-02/rejects.parquet",
    ]
    counted = duckdb.sql(
        f"SELECT count(*) FROM read_parquet('{lake.root}/rejects/**/*.parquet', hive_partitioning=true)"
    )
    assert counted.fetchall() == [(6,)]


def test_a_glob_over_a_table_without_rows_gives_no_row_and_no_error(lake: Lake) -> None:
    for table in TABLES:
        counted = duckdb.sql(f"SELECT count(*) FROM read_parquet('{lake.root}/{table}/**/*.parquet')")
        assert counted.fetchall() == [(0,)]


def test_a_partition_left_without_rows_keeps_its_file_for_readers_that_are_opening_it(lake: Lake) -> None:
    lake.merge("rejects", [reject("a", source="x")])
    lake.merge("rejects", [], owners=("source", ["x"]))
    assert contents(lake) == {}
    assert pq.read_metadata(lake.partition_file("rejects", "2024-05")).num_rows == 0


def test_a_repeated_key_is_refused_before_anything_is_written(lake: Lake) -> None:
    with pytest.raises(SchemaError, match="repeat a key"):
        lake.merge("rejects", [reject("a"), reject("a", "pdf")])
    assert contents(lake) == {}


def test_a_value_that_does_not_fit_its_column_is_refused(lake: Lake) -> None:
    broken = dataclasses.replace(reject("a"), message=None)  # type: ignore[arg-type]
    with pytest.raises(SchemaError, match=r"rejects\.message must not be null"):
        lake.merge("rejects", [broken])


def test_a_word_outside_a_closed_vocabulary_is_refused(lake: Lake) -> None:
    schema = arrow_schema(TABLES["stories"])
    row = {name: b"" if pa.types.is_binary(schema.field(name).type) else None for name in schema.names}
    stranger = row | {
        "article_id": "a", "story_id": "s", "role": "hero", "month": "2024-05",
        "known_by": NOON, "first_seen_at": NOON, "is_dated": True,
    }  # fmt: skip
    with pytest.raises(SchemaError, match=r"stories\.role has \['hero'\]"):
        lake.merge("stories", pa.Table.from_pylist([stranger], schema=schema))


def test_a_rename_that_fails_leaves_the_old_rows(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    lake.merge("rejects", [reject("a")])

    def fail(*_: object) -> None:
        raise OSError("no")

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", fail)
        with pytest.raises(LakeError, match="cannot be written"):
            lake.merge("rejects", [reject("b")])
    assert contents(lake) == {"a": "empty"}
    lake.merge("rejects", [reject("b")])
    assert contents(lake) == {"a": "empty", "b": "empty"}


def test_columns_carry_their_meaning_and_unit_in_the_file(lake: Lake) -> None:
    lake.merge("rejects", [reject("a")])
    schema = pq.read_schema(lake.partition_file("rejects", "2024-05"))
    assert schema.field("seen_at").metadata == {
        b"description": b"when the document was fetched or read",
        b"unit": b"UTC",
    }
    assert "month" not in schema.names


def test_a_folder_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(LakeError, match="cannot be written"):
        Lake.open(tmp_path / "file" / "lake")


def test_a_lock_is_free_once_its_holder_is_dead(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "LAKE_LOCK_TIMEOUT_SECONDS", 10.0)
    code = f"""
import os, signal, sys
from tallywire.lake import Lake
with Lake.open({str(lake.root)!r}).lock("rejects"):
    os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", code], check=False, env=os.environ)
    assert done.returncode < 0
    lake.merge("rejects", [reject("a")])
    assert contents(lake) == {"a": "empty"}
