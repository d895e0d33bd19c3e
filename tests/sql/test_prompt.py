"""The prompt answers, goes on after a mistake, remembers, and completes with meaning."""

from __future__ import annotations

import stat
from pathlib import Path

import duckdb
import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from tallywire.prompt import NameCompleter, names, run_prompt


def typed(connection: duckdb.DuckDBPyConnection, keys: str, history: Path) -> None:
    with create_pipe_input() as keyboard:
        keyboard.send_text(keys)
        run_prompt(connection, terminal=(keyboard, DummyOutput()), history=history)


def test_statements_are_answered_and_mistakes_survived(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    typed(connection, "SELEC 1;\rSELECT 40 +\r2 AS answer;\rCOPY facts TO 'x';\r.tables\r.quit\r", tmp_path / "h")
    out, err = capfdbinary.readouterr()
    assert b"42" in out
    assert b"How much has each donor given" in out
    assert b"syntax error" in err
    assert b"only SELECT, FROM" in err


def test_the_end_of_input_leaves(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    typed(connection, "\x04", tmp_path / "h")


def test_what_was_asked_is_remembered_for_its_owner_alone(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    history = tmp_path / "state" / "history"
    typed(connection, "SELECT 1;\r.quit\r", history)
    assert "SELECT 1;" in history.read_text("utf-8")
    assert stat.S_IMODE(history.stat().st_mode) == 0o600


def test_a_history_that_cannot_be_written_is_done_without(
    connection: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    typed(connection, ".quit\r", tmp_path / "file" / "history")


def test_completion_says_what_a_name_means(connection: duckdb.DuckDBPyConnection) -> None:
    completer = NameCompleter(names(connection))
    document = Document("SELECT * FROM aid_by")
    found = {each.text: each.display_meta_text for each in completer.get_completions(document, CompleteEvent())}
    assert found["aid_by_donor"].startswith("How much has each donor")
    assert [*completer.get_completions(Document("SELECT "), CompleteEvent())] == []
    assert "SELECT" in {each.text for each in completer.get_completions(Document("sel"), CompleteEvent())}
