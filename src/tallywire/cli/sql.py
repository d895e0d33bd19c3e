"""`tallywire sql` and `tallywire export`: questions to the tables, and tables as files."""

from __future__ import annotations

import shutil
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tallywire.cli.options import LakeOption
from tallywire.places import lake_path


class Format(StrEnum):
    """How to print an answer."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(sql)
    app.command()(export)


def sql(
    query: Annotated[
        str | None, typer.Argument(help="A query; - or nothing: standard input, or a prompt.", show_default=False)
    ] = None,
    lake: LakeOption = None,
    format_: Annotated[Format, typer.Option("--format", help="How to print the answer.")] = Format.TABLE,
) -> None:
    """Ask the tables a question in SQL (DuckDB); without one, at a prompt. Nothing can be changed."""
    import duckdb

    from tallywire.answers import write_answer
    from tallywire.errors import QueryError, UsageError
    from tallywire.lake import Lake
    from tallywire.session import connect
    from tallywire.session import query as ask

    with connect(Lake.existing(lake_path(lake))) as connection:
        if query in (None, "-") and sys.stdin.isatty():
            from tallywire.prompt import run_prompt

            run_prompt(connection)
            return
        text = sys.stdin.read() if query in (None, "-") else query
        is_terminal = sys.stdout.isatty()
        if is_terminal and format_ is Format.PARQUET:
            raise UsageError("Parquet is not for a terminal; redirect it: … --format parquet > answer.parquet")
        width = shutil.get_terminal_size().columns if is_terminal else None
        try:
            write_answer(ask(connection, str(text)), format_.value, sys.stdout.buffer, width=width)
        except duckdb.Error as error:
            raise QueryError(f"{error}\nIf a run is publishing just now, ask again.") from error


def export(
    name: Annotated[str, typer.Argument(metavar="TABLE", help="A table or view, such as facts or aid_by_donor.")],
    target: Annotated[
        Path, typer.Argument(metavar="FILE", help="Where to: its end says .csv, .parquet, .xlsx or .warc.gz.")
    ],
    lake: LakeOption = None,
) -> None:
    """Write a table or view to a CSV, Parquet or Excel file, or the documents to a WARC archive.

    In CSV and Excel, cells that look like formulas are made harmless.
    """
    from tallywire.export import export as write
    from tallywire.lake import Lake

    done = write(Lake.existing(lake_path(lake)), name, target)
    print(f"{target}: {done.row_count:,} row{'s' * (done.row_count != 1)}", file=sys.stderr)
    if done.without_address:
        print(f"documents left out, since they have no address: {done.without_address:,}", file=sys.stderr)
