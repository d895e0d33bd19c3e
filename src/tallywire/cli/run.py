"""`tallywire run`, `ingest`, `rebuild`, `check`: what changes or proves the tables."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from tallywire.cli.options import AllowPrivateOption, LakeOption, SourceArguments, allow_private, existing_lake
from tallywire.places import SAMPLES, lake_path

if TYPE_CHECKING:
    from tallywire.lake import Lake
    from tallywire.report import Summary


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(run)
    app.command()(ingest)
    app.command()(check)


def run(
    sources: SourceArguments = None,
    lake: LakeOption = None,
    plain: Annotated[bool, typer.Option("--plain", help="In this process, without Prefect.")] = False,
    allow: AllowPrivateOption = None,
) -> None:
    """Read sources into the tables: the whole pipeline as one Prefect flow run. Without SOURCE: the bundled samples."""
    allow_private(allow)
    named = sources or [str(SAMPLES)]
    if plain:
        _finish(run_plain(named, _open(lake)))
    else:
        from flows.local import run_flow

        _finish(run_flow(named, str(_open(lake).root)))


def ingest(sources: SourceArguments = None, lake: LakeOption = None, allow: AllowPrivateOption = None) -> None:
    """Read sources only as far as the documents table; a later run goes on from there."""
    allow_private(allow)
    _finish(run_plain(sources or [str(SAMPLES)], _open(lake), until="ingest"))


def check(lake: LakeOption = None) -> None:
    """Ask the tables to keep every promise of the schema; exit 1 where one is broken, not where one asks for a look."""
    from tallywire.checks import run_checks

    broken = 0
    for result in run_checks(existing_lake(lake)):
        is_broken = bool(result.row_count) and not result.is_warning
        broken += is_broken
        word = "FAILED" if is_broken else "look" if result.row_count else "ok"
        print(f"{word:<7}{result.name}: {result.promise}")
        for example in result.examples:
            print(f"       {example}")
    sys.exit(1 if broken else 0)


def run_plain(sources: list[str], lake: Lake, until: str = "check") -> Summary:
    """Walk the pipeline in this process and return the summary."""
    from tallywire.pipeline import walk
    from tallywire.progress import observer
    from tallywire.report import summarise
    from tallywire.run import new_run

    with new_run(lake, sources) as run, observer() as watching:
        row, ledger = walk(run, watching, until=until)
    return summarise(lake, row, ledger)


def _open(option: LakeOption) -> Lake:
    from tallywire.lake import Lake

    return Lake.open(lake_path(option))


def _finish(summary: Summary) -> None:
    from tallywire.report import as_text

    print(as_text(summary))
    sys.exit(1 if summary.row.status == "failed" else 0)
