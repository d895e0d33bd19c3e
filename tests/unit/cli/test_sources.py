"""`tallywire sources` finds the file, or says how to come by one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., object]

FILE = """
[sources.{name}]
type = "folder"
path = "."
on = false
"""


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    (tmp_path / "none.toml").touch()
    monkeypatch.setenv("TALLYWIRE_CONFIG", str(tmp_path / "none.toml"))
    monkeypatch.delenv("TALLYWIRE_SOURCES", raising=False)


@pytest.mark.parametrize("command", ["check", "list"])
def test_without_a_file_it_says_what_to_do(command: str, tallywire: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert tallywire("sources", command) == 2
    said = capsys.readouterr().err
    assert "copy sources.example.toml to sources.toml" in said
    assert "or name the file" in said


def test_the_file_of_the_folder_is_found(tallywire: Run, capsys: pytest.CaptureFixture[str]) -> None:
    Path("sources.toml").write_text(FILE.format(name="local"))
    assert tallywire("sources", "list") == 0
    assert "local" in capsys.readouterr().out


def test_the_setting_goes_before_it_and_a_name_before_both(
    tallywire: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for place in ("here/sources.toml", "set.toml", "named.toml"):
        (tmp_path / place).write_text(FILE.format(name=Path(place).stem))
    monkeypatch.setenv("TALLYWIRE_SOURCES", f"{tmp_path / 'set.toml'}#set,{tmp_path},https://news.test/feed")
    assert tallywire("sources", "check") == 0
    assert "0 of 0 sources work; 1 are off" in capsys.readouterr().err
    assert tallywire("sources", "list") == 0
    assert capsys.readouterr().out.split()[1] == "set"
    assert tallywire("sources", "list", str(tmp_path / "named.toml")) == 0
    assert capsys.readouterr().out.split()[1] == "named"


def test_a_file_that_is_set_and_missing_is_named(
    tallywire: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TALLYWIRE_SOURCES", str(tmp_path / "gone.toml"))
    assert tallywire("sources", "check") == 1
    assert f"{tmp_path / 'gone.toml'} cannot be read" in capsys.readouterr().err
