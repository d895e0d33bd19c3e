"""The questions of docs/queries.md and their answers; `python -m tests.sql.queries` writes the answers anew."""

from __future__ import annotations

import io
import re
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from tallywire.answers import write_answer
from tallywire.lake import Lake
from tallywire.places import PROJECT_ROOT, SAMPLES
from tallywire.session import connect, query

PAGE = PROJECT_ROOT / "docs" / "queries.md"
_QUESTION = re.compile(r"```sql\n(?P<sql>.+?)\n```\n(?:\n```text\n.*?\n```\n)?", re.DOTALL)
_PYTHON = re.compile(r"```python\n(?P<code>.+?)\n```", re.DOTALL)


def answered(page: str, connection: duckdb.DuckDBPyConnection) -> str:
    """The page with the answer of every query below it."""

    def answer(found: re.Match[str]) -> str:
        out = io.BytesIO()
        write_answer(query(connection, found["sql"]), "table", out)
        return f"```sql\n{found['sql']}\n```\n\n```text\n{out.getvalue().decode().rstrip()}\n```\n"

    return _QUESTION.sub(answer, page)


def examples(page: str) -> list[str]:
    """The Python examples of the page."""
    return [found["code"] for found in _PYTHON.finditer(page)]


def main() -> None:
    """Write the answers on the samples into the page."""
    from tests.conftest import run_pipeline

    with tempfile.TemporaryDirectory() as folder:
        lake = Lake.open(Path(folder) / "lake")
        run_pipeline(lake, SAMPLES, now=datetime(2025, 6, 1, 12, tzinfo=UTC))
        with connect(lake) as connection:
            PAGE.write_text(answered(PAGE.read_text("utf-8"), connection), "utf-8")


if __name__ == "__main__":
    main()
