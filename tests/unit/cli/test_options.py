"""A lake that is named has to be there, but for the commands that make one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tallywire.cli import main
from tallywire.lake import Lake

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


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> object:
    """The exit status of a command."""
    monkeypatch.setattr(sys, "argv", ["tallywire", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return ended.value.code


@pytest.mark.parametrize("command", NEED_A_LAKE.values(), ids=NEED_A_LAKE.keys())
def test_a_mistyped_lake_is_wrong_usage_and_makes_none(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    lake = tmp_path / "mistyped"
    assert _run(monkeypatch, *command, "--lake", str(lake)) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == f"tallywire: {lake} is no lake; `tallywire run --lake {lake}` makes one\n"
    assert not [*tmp_path.iterdir()]


def test_a_folder_of_something_else_is_no_lake_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "notes.txt").write_text("no table")
    assert _run(monkeypatch, "check", "--lake", str(tmp_path)) == 2
    assert [each.name for each in tmp_path.iterdir()] == ["notes.txt"]


def test_a_lake_without_rows_is_a_lake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lake = Lake.open(tmp_path / "lake")
    assert _run(monkeypatch, "lake", "verify", "--lake", str(lake.root)) == 0


def test_an_upkeep_command_lays_a_table_that_an_older_version_did_not_have(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lake = Lake.open(tmp_path / "lake")
    file = lake.partition_file("claims", "0000-00")
    file.unlink()
    assert _run(monkeypatch, "check", "--lake", str(lake.root)) == 0
    assert file.exists()
