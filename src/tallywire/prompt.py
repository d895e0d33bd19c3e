"""The SQL prompt: history, and completion that says what each table and column means."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb
from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.lexers import PygmentsLexer
from prompt_toolkit.output import Output
from pygments.lexers.sql import SqlLexer

from tallywire.answers import write_answer
from tallywire.errors import QueryError
from tallywire.session import query

_WORD = re.compile(r"\w+$")
_HELP = """\
Every statement ends with a semicolon and may take several lines. Tab completes and says what a name means.
  .tables        the tables, views and macros, and the question that each answers
  .help          this help
  .quit          leave; so does Ctrl-D
For example: SELECT kind, count(*) FROM facts GROUP BY kind;
"""


def run_prompt(
    connection: duckdb.DuckDBPyConnection, *, terminal: tuple[Input, Output] | None = None, history: Path | None = None
) -> None:
    """Ask for statements and print their answers until the user leaves; errors are shown, and the prompt goes on."""
    session: PromptSession[str] = PromptSession(
        "tallywire> ",
        multiline=True,
        prompt_continuation="      ...> ",
        key_bindings=_enter_sends_a_whole_statement(),
        completer=NameCompleter(names(connection)),
        complete_while_typing=False,
        lexer=PygmentsLexer(SqlLexer),
        history=_history(history),
        input=terminal[0] if terminal else None,
        output=terminal[1] if terminal else None,
    )
    print("Tables, views and macros: .tables   Help: .help   Leave: Ctrl-D", file=sys.stderr)
    while True:
        try:
            text = session.prompt().strip()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        if text in (".quit", ".exit"):
            return
        _answer(connection, text)


def _answer(connection: duckdb.DuckDBPyConnection, text: str) -> None:
    if text == ".help":
        print(_HELP, end="", file=sys.stderr)
        return
    statement = _CATALOG if text == ".tables" else text.rstrip("; \n")
    if not statement:
        return
    try:
        answer = query(connection, statement)
        write_answer(answer, "table", sys.stdout.buffer, width=shutil.get_terminal_size().columns)
    except (QueryError, duckdb.Error) as error:
        print(error, file=sys.stderr)
    except KeyboardInterrupt:
        connection.interrupt()
        print("stopped", file=sys.stderr)


_CATALOG = """
    SELECT view_name AS name, comment AS meaning FROM duckdb_views() WHERE NOT internal
    UNION ALL
    SELECT function_name || '(' || array_to_string(parameters, ', ') || ')', comment
    FROM duckdb_functions() WHERE NOT internal
    ORDER BY name
"""
_NAMES = """
    SELECT view_name, comment FROM duckdb_views() WHERE NOT internal
    UNION ALL
    SELECT function_name, comment FROM duckdb_functions() WHERE NOT internal
    UNION ALL
    SELECT column_name, first(comment) FROM duckdb_columns() WHERE NOT internal GROUP BY column_name
    UNION ALL
    SELECT upper(keyword_name), NULL FROM duckdb_keywords() WHERE keyword_category = 'reserved'
"""


def names(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The names that a statement may use and what each means, columns and keywords included."""
    return {name: comment or "" for name, comment in connection.sql(_NAMES).fetchall()}


class NameCompleter(Completer):
    """Completes the word before the cursor to any known name."""

    def __init__(self, names: dict[str, str]) -> None:
        self._names = dict(sorted(names.items(), key=lambda item: (not item[1], item[0])))

    def get_completions(self, document: Document, _complete_event: CompleteEvent) -> Iterable[Completion]:
        """Yield the names that begin with the word before the cursor, those with a meaning first."""
        found = _WORD.search(document.text_before_cursor)
        return self._completions(found[0]) if found else ()

    def _completions(self, begun: str) -> Iterator[Completion]:
        for name, meaning in self._names.items():
            if name.lower().startswith(begun.lower()):
                yield Completion(name, start_position=-len(begun), display_meta=meaning)


def _enter_sends_a_whole_statement() -> KeyBindings:
    bindings = KeyBindings()

    @Condition
    def is_whole() -> bool:
        text = get_app().current_buffer.text.strip()
        return not text or text.endswith(";") or text.startswith(".")

    @bindings.add("enter", filter=is_whole)
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()

    return bindings


def _history(place: Path | None) -> History:
    """What was asked before; kept in the user's state folder, or only in memory where that cannot be written."""
    if place is None:
        state = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
        place = Path(state) / "tallywire" / "sql_history"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(place))
