"""`tallywire sql` and `tallywire export`, as they are typed."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tallywire.lake import Lake
from tallywire.places import PROJECT_ROOT
from tests.sql.rows import article, lake_of


def tallywire(
    *arguments: str, lake: Lake | Path, stdin: bytes = b"", before: str = ""
) -> subprocess.CompletedProcess[bytes]:
    root = lake.root if isinstance(lake, Lake) else lake
    paths = os.pathsep.join([str(PROJECT_ROOT / "src"), str(PROJECT_ROOT)])
    return subprocess.run(
        [sys.executable, "-c", f"{before}from tallywire.cli import main; main()", *arguments],
        input=stdin,
        env=os.environ | {"PYTHONPATH": paths, "TALLYWIRE_LAKE": str(root)},
        capture_output=True,
        check=False,
    )


def test_a_query_is_answered_as_a_table(small_lake: Lake) -> None:
    done = tallywire("sql", "SELECT kind, count(*) AS facts FROM facts GROUP BY kind ORDER BY kind", lake=small_lake)
    assert done.returncode == 0, done.stderr
    assert [line.split() for line in done.stdout.decode().splitlines()[2:]] == [
        ["aid", "1"],
        ["equipment", "1"],
        ["troops", "1"],
    ]


@pytest.mark.parametrize("arguments", [("sql",), ("sql", "-")])
def test_a_query_may_come_from_standard_input(small_lake: Lake, arguments: tuple[str, ...]) -> None:
    done = tallywire(*arguments, "--format", "csv", lake=small_lake, stdin=b"SELECT 1 AS one;\n")
    assert (done.returncode, done.stdout) == (0, b"one\n1\n")


def test_parquet_goes_to_a_file_or_a_pipe(small_lake: Lake) -> None:
    done = tallywire("sql", "FROM claims", "--format", "parquet", lake=small_lake)
    assert pq.read_table(io.BytesIO(done.stdout)).num_rows == 3


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELEC 1", "syntax error"),
        ("FROM nothing", "does not exist"),
        ("COPY facts TO 'x.csv'", "only SELECT"),
        ("", "there is no statement"),
        (" -- only a comment\n", "there is no statement"),
        ("SELECT 1; SELECT 2", "one statement at a time, please; this is 2"),
    ],
)
def test_a_wrong_query_is_explained_and_fails(small_lake: Lake, query: str, words: str) -> None:
    done = tallywire("sql", "-", lake=small_lake, stdin=query.encode())
    assert done.returncode == 1
    assert words in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert done.stdout == b""


def test_no_lake_is_explained_and_none_is_made(tmp_path: Path) -> None:
    done = tallywire("sql", "SELECT 1", lake=tmp_path / "none")
    assert done.returncode == 2
    assert "tallywire run" in done.stderr.decode()
    assert not (tmp_path / "none").exists()


def test_a_table_is_exported(small_lake: Lake, tmp_path: Path) -> None:
    done = tallywire("export", "troops_over_time", str(tmp_path / "t.xlsx"), lake=small_lake)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "t.xlsx").stat().st_size > 0
    assert "1 row\n" in done.stderr.decode()


@pytest.mark.parametrize("end", ["csv", "parquet", "xlsx"])
def test_a_disk_that_is_full_is_named_and_leaves_what_was_there(small_lake: Lake, tmp_path: Path, end: str) -> None:
    target = tmp_path / f"t.{end}"
    target.write_bytes(b"as it was")
    no_room = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64)); "
    done = tallywire("export", "facts", str(target), lake=small_lake, before=no_room)
    assert done.returncode == 1
    first, *noise = done.stderr.decode().splitlines()
    assert first == f"tallywire: {target} cannot be written: File too large"
    assert end == "xlsx" or not noise, "the writer of workbooks also complains when it is taken apart"
    assert target.read_bytes() == b"as it was"
    assert [*tmp_path.iterdir()] == [target]


def test_what_an_archive_cannot_hold_is_said(tmp_path: Path) -> None:
    (fetched, *_), (local, *_) = article("One."), article("Two.")
    lake = lake_of(tmp_path / "lake", [replace(fetched, url="https://one.example/a"), local])
    done = tallywire("export", "documents", str(tmp_path / "d.warc.gz"), lake=lake)
    assert done.returncode == 0
    assert "1 row\ndocuments left out, since they have no address: 1\n" in done.stderr.decode()


def test_an_unknown_format_is_wrong_usage(small_lake: Lake) -> None:
    done = tallywire("sql", "SELECT 1", "--format", "xml", lake=small_lake)
    assert done.returncode == 2
