"""The command line. Results go to standard output, words for people to standard error.

Exit status 0: done; 1: something failed; 2: wrong usage. Each command imports what it needs when it runs, so that only
those that run a flow wait for Prefect.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from tallywire.cli import config, dashboard, doctor, extract, run, serve, sources, sql, upkeep
from tallywire.errors import NoLakeError, TallywireError, UsageError

app = typer.Typer(
    name="tallywire",
    help="Read news and keep a table of the numbers in it, each with the characters that say it.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(is_asked: bool) -> None:
    if is_asked:
        from importlib.metadata import version

        print(f"tallywire {version('tallywire')}")
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    pass


run.register(app)
extract.register(app)
sql.register(app)
dashboard.register(app)
sources.register(app)
serve.register(app)
doctor.register(app)
config.register(app)
upkeep.register(app)


def main() -> None:
    """Run the command line and exit."""
    try:
        app()
    except (UsageError, NoLakeError) as error:
        print(f"tallywire: {error}", file=sys.stderr)
        sys.exit(2)
    except TallywireError as error:
        print(f"tallywire: {error}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:  # the reader of our output, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
