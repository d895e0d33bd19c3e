"""The session reads the lake, and nothing but the lake, and writes nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tallywire.errors import LakeError, QueryError
from tallywire.lake import Lake
from tallywire.places import PROJECT_ROOT
from tallywire.session import connect, query

FORBIDDEN = {
    "another file": "FROM read_text('/etc/passwd')",
    "another file by way of the lake": "FROM read_text('{lake}/../../../../../../etc/passwd')",
    "a folder": "FROM glob('/*')",
    "the network": "FROM read_parquet('http://127.0.0.1:9/x.parquet')",
    "write beyond the lake": "COPY (SELECT 1) TO '{lake}/../x.csv'",
    "write into the lake": "COPY (SELECT 1) TO '{lake}/x.csv'",
    "write while explaining": "EXPLAIN ANALYZE COPY (SELECT 1) TO '{lake}/x.csv'",
    "write while explaining, with options": "EXPLAIN (ANALYZE, FORMAT json) COPY (SELECT 1) TO '{lake}/x.csv'",
    "write while explaining, behind a comment": "/* */ EXPLAIN /* */ ANALYZE COPY (SELECT 1) TO '{lake}/x.csv'",
    "write by a prepared statement": "PREPARE x AS COPY (SELECT 1) TO '{lake}/x.csv'",
    "two statements": "SELECT 1; COPY (SELECT 1) TO '{lake}/x.csv'",
    "a database beside the tables": "ATTACH '{lake}/x.db'",
    "everything as files": "EXPORT DATABASE '{lake}/x'",
    "an extension": "INSTALL httpfs",
    "loading an extension": "LOAD '{lake}/x.duckdb_extension'",
    "the locks": "SET enable_external_access = true",
    "another lake": "SET VARIABLE lake = '/etc'",
    "a table": "CREATE TABLE x AS SELECT 1",
    "a change of a view": "CREATE OR REPLACE VIEW facts AS SELECT 1",
    "a Python variable": "FROM secret",
    "nothing": "",
    "nonsense": "SELEC 1",
}


def files_of(lake: Lake) -> set[Path]:
    return {*lake.root.rglob("*")}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_a_query_cannot_reach(what: str, small_lake: Lake, connection: duckdb.DuckDBPyConnection) -> None:
    secret = pa.table({"word": ["secret"]})
    before = files_of(small_lake)
    with pytest.raises((QueryError, duckdb.Error)):
        query(connection, FORBIDDEN[what].format(lake=small_lake.root)).fetchall()
    assert files_of(small_lake) == before
    assert secret.num_rows == 1


@pytest.mark.parametrize(
    "text",
    [
        "SELECT count(*) FROM facts",
        "FROM facts",
        "DESCRIBE facts",
        "SUMMARIZE facts",
        "SHOW TABLES",
        "EXPLAIN SELECT * FROM facts",
        "EXPLAIN ANALYZE SELECT * FROM facts",
        "WITH x AS (FROM facts) FROM x;",
        "FROM read_parquet('{lake}/facts/*/facts.parquet', hive_partitioning = true)",
    ],
)
def test_whatever_only_reads_works(text: str, small_lake: Lake, connection: duckdb.DuckDBPyConnection) -> None:
    assert query(connection, text.format(lake=small_lake.root)).fetchall()


def test_a_folder_without_tables_is_no_lake(tmp_path: Path) -> None:
    with pytest.raises(LakeError, match="tallywire run"), connect(Lake(tmp_path)):
        pass
    assert not [*tmp_path.iterdir()], "looking must not make a lake"


def test_a_lake_of_another_version_is_named_as_such(empty_lake: Lake) -> None:
    file = next(empty_lake.root.glob("facts/*/facts.parquet"))
    pq.write_table(pq.read_table(file, partitioning=None).drop_columns(["kind"]), file)
    with pytest.raises(LakeError, match="rebuild"), connect(empty_lake):
        pass


def test_a_lake_whose_name_has_a_quote_opens(tmp_path: Path) -> None:
    with connect(Lake.open(tmp_path / "the editor's lake")) as opened:
        assert opened.sql("SELECT count(*) FROM facts").fetchall() == [(0,)]


def test_times_are_utc_wherever_the_machine_is(small_lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    with connect(small_lake) as opened:
        assert opened.sql("SELECT published_at::VARCHAR FROM articles").fetchall() == [("2022-02-09 12:00:00+00",)]


def test_the_duckdb_shell_opens_the_same_views(small_lake: Lake, connection: duckdb.DuckDBPyConnection) -> None:
    shell = Path(sys.executable).with_name("duckdb")
    if not shell.exists():
        pytest.skip("the DuckDB shell is not installed (duckdb-cli of the dev extra)")
    asked = "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal ORDER BY view_name"
    for question in (asked, "SELECT * FROM troops_over_time", "SELECT * FROM facts_about('NOR')"):
        done = subprocess.run(
            [shell, "-init", "sql/init.sql", "-csv", "-c", f"COPY ({question}) TO '/dev/stdout' (FORMAT json)"],
            cwd=PROJECT_ROOT,
            env={"TALLYWIRE_LAKE": str(small_lake.root)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert len(done.stdout.splitlines()) == len(connection.sql(question).fetchall())
