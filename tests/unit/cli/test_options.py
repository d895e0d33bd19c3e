"""A lake that is named has to be there, but for the commands that make one."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest

from tallywire.lake import Lake

Run = Callable[..., object]

NEED_A_LAKE = {
    "check": ("check",),
    "verify": ("lake", "verify"),
    "stats": ("lake", "stats"),
    "delete": ("lake", "delete", "--source", "wire"),
    "rebuild": ("rebuild",),
    "dashboard": ("dashboard",),
    "sql": ("sql", "SELECT 1"),
    "export": ("export", "facts", "facts.csv"),
    "export of an archive": ("export", "documents", "documents.warc"),
}


@pytest.mark.parametrize("command", NEED_A_LAKE.values(), ids=NEED_A_LAKE.keys())
def test_a_mistyped_lake_is_wrong_usage_and_makes_none(
    command: tuple[str, ...],
    tallywire: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    lake = tmp_path / "mistyped"
    assert tallywire(*command, "--lake", str(lake)) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == f"tallywire: {lake} is no lake; `tallywire run --lake {lake}` makes one\n"
    assert not [*tmp_path.iterdir()]


def test_a_folder_of_something_else_is_no_lake_either(tallywire: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no table")
    assert tallywire("check", "--lake", str(tmp_path)) == 2
    assert [each.name for each in tmp_path.iterdir()] == ["notes.txt"]


def test_a_lake_without_rows_is_a_lake(tallywire: Run, tmp_path: Path) -> None:
    lake = Lake.open(tmp_path / "lake")
    assert tallywire("lake", "verify", "--lake", str(lake.root)) == 0


def test_an_upkeep_command_lays_a_table_that_an_older_version_did_not_have(tallywire: Run, tmp_path: Path) -> None:
    lake = Lake.open(tmp_path / "lake")
    file = lake.partition_file("claims", "0000-00")
    file.unlink()
    assert tallywire("check", "--lake", str(lake.root)) == 0
    assert file.exists()


def test_the_version_is_printed(tallywire: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert tallywire("--version") == 0
    assert capsys.readouterr().out == f"tallywire {version('tallywire')}\n"


def test_help_says_what_the_program_is_for(tallywire: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert tallywire("--help") == 0
    assert "keep a table of the numbers" in capsys.readouterr().out
