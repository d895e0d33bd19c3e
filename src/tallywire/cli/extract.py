"""`tallywire extract` and `tallywire clean`: one file or several, no lake, no Prefect."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    from tallywire.reader import read_articles
    from tallywire.showing import write

    rejects: list[Reject] = []
    write(read_articles(_documents(files), rejects), table=table.value, format_=format_.value, explain=explain)
    _finish(rejects)


def clean(files: Files) -> None:
    """Print the text of articles without boilerplate."""
    from tallywire.reader import read_articles

    rejects: list[Reject] = []
    for number, article in enumerate(read_articles(_documents(files), rejects)):
        print(("\n" if number else "") + article.cleaned.text.strip("\n"))
    _finish(rejects)


def _documents(files: list[str]) -> Iterator[Document | Reject]:
    from tallywire.ingest.files import list_files, read_file, read_stream

    now = datetime.now(UTC)
    for named in files:
        if named == "-":
            yield from read_stream(sys.stdin.buffer, "standard input", now)
            continue
        for file in list_files(named):
            yield from read_file(file, now)


def _finish(rejects: list[Reject]) -> None:
    """Say what gave no article; that is a failure only of what was named, so the exit status is 1."""
    for reject in rejects:
        print(f"tallywire: {reject.source}: {reject.reason}: {reject.message}", file=sys.stderr)
    sys.exit(1 if rejects else 0)
