"""`tallywire extract` and `tallywire clean`: one file or several, no lake, no Prefect."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tallywire.reading import Reading
    from tallywire.schema import Document, Reject


class Shown(StrEnum):
    """What to print of each article."""

    FACTS = "facts"
    QUANTITIES = "quantities"
    PASSAGES = "passages"


class Format(StrEnum):
    """How to print it."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


Files = Annotated[list[str], typer.Argument(metavar="FILE…", help="Files to read; - for standard input.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(extract)
    app.command()(clean)


def extract(
    files: Files,
    table: Annotated[Shown, typer.Option(help="What to print.")] = Shown.FACTS,
    format_: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TABLE,
    explain: Annotated[bool, typer.Option("--explain", help="Name the rules behind each number.")] = False,
) -> None:
    """Print the numbers in articles, each with the characters that say it."""
    from tallywire.reading import read_articles
    from tallywire.showing import write

    failures: list[Reject] = []
    readings = read_articles(_documents(files, failures), failures)
    write(readings, table=table.value, format_=format_.value, explain=explain)
    _finish(failures)


def clean(files: Files) -> None:
    """Print the text of articles without boilerplate."""
    from tallywire.reading import clean_articles

    failures: list[Reject] = []
    for number, cleaned in enumerate(clean_articles(_documents(files, failures), failures)):
        if number:
            print()
        print(cleaned.text.strip("\n"))
    _finish(failures)
