"""`tallywire rebuild` and `tallywire lake …`: what keeps a lake sound."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from tallywire.cli.options import LakeOption, existing_lake

lake_app = typer.Typer(no_args_is_help=True, help="Look after a lake.")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(rebuild)
    app.add_typer(lake_app, name="lake")


def rebuild(lake: LakeOption = None) -> None:
    """Make every table right of the documents again; killed, it goes on where it was. Readers are not disturbed."""
    from tallywire.progress import observer
    from tallywire.report import as_text, summarise
    from tallywire.upkeep.rebuild import rebuild as rebuild_lake

    opened = existing_lake(lake)
    with observer() as watching:
        row, ledger = rebuild_lake(opened, watching)
    print(as_text(summarise(opened, row, ledger)))
    sys.exit(1 if row.status == "failed" else 0)


@lake_app.command()
def stats(lake: LakeOption = None) -> None:
    """Say how many rows, files and bytes each table has, and from which month to which."""
    from tallywire.upkeep.stats import stats as table_stats

    found = table_stats(existing_lake(lake))
    print(f"{'table':<18}{'rows':>12}{'files':>7}{'MB':>10}  partitions")
    for each in found:
        span = f"{each.first} to {each.last}" if each.first else ""
        print(f"{each.table:<18}{each.row_count:>12,}{each.file_count:>7}{each.size_bytes / 1e6:>10,.1f}  {span}")
    total = sum(each.size_bytes for each in found)
    print(f"{'all':<18}{'':>12}{sum(each.file_count for each in found):>7}{total / 1e6:>10,.1f}")


@lake_app.command()
def verify(lake: LakeOption = None) -> None:
    """Read every file to the end, compare hashes, and ask every check; exit 1 where something is wrong."""
    from tallywire.upkeep.verify import verify as find_problems

    problems = 0
    for problem in find_problems(existing_lake(lake)):
        problems += 1
        print(f"{problem.place}: {problem.what}")
    print("sound" if not problems else f"{problems} problems", file=sys.stderr)
    sys.exit(1 if problems else 0)


@lake_app.command()
def delete(
    article: Annotated[str | None, typer.Option(help="The article_id of the article to delete.")] = None,
    source: Annotated[str | None, typer.Option(help="The source to delete, with all that came from it.")] = None,
    reason: Annotated[str, typer.Option(help="Why: kept with the tombstone.")] = "on request",
    lake: LakeOption = None,
) -> None:
    """Delete one article or one source through every table, documents included, and keep it from coming back."""
    from tallywire.errors import UsageError
    from tallywire.progress import observer
    from tallywire.upkeep.delete import delete as delete_from

    if (article is None) == (source is None):
        raise UsageError("name either --article or --source")
    scope, value = ("article", article) if article is not None else ("source", source)
    with observer() as watching:
        row, ledger = delete_from(existing_lake(lake), scope, value or "", reason, watching)
    print(f"deleted {scope} {value}: {ledger.count('publish', 'purged')} documents and all that was read from them")
    sys.exit(1 if row.status == "failed" else 0)
