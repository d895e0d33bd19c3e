"""`tallywire config`: every setting, its value and where that came from."""

from __future__ import annotations

import typer

from tallywire.cli.options import LakeOption


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(config)


def config(lake: LakeOption = None) -> None:
    """Print the settings in force, each with its origin; secrets stay hidden."""
    from tallywire.settings import load

    rows = load(lake=lake).table()
    width = max(len(row.name) for row in rows)
    for row in rows:
        print(f"{row.name:<{width}}  {row.value}  [{row.origin}]")
        print(f"{'':<{width}}  {row.meaning}")
