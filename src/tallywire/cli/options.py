"""Options that several commands share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tallywire.places import lake_path

if TYPE_CHECKING:
    from tallywire.lake import Lake

LakeOption = Annotated[
    Path | None,
    typer.Option("--lake", help="The lake's folder.  [default: TALLYWIRE_LAKE, else data/lake]", show_default=False),
]
SourceArguments = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[SOURCE]…",
        help="A file, a folder, the URL of a page, feed or sitemap, a WARC file, or a sources.toml; of that one source "
        "between two days is FILE#SOURCE@2022-02-01..2022-02-28.",
        show_default=False,
    ),
]
AllowPrivateOption = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-private",
        metavar="HOST:PORT",
        help="A server in a private network that may be asked all the same; more than once for several.",
        show_default=False,
    ),
]


def existing_lake(option: Path | None) -> Lake:
    """The lake that is named, ready to be written; raises NoLakeError where there is none, and makes none."""
    from tallywire.lake import Lake

    return Lake.open(Lake.existing(lake_path(option)).root)


def allow_private(names: list[str] | None) -> None:
    """Let the settings of this process allow these servers too; raises UsageError where one is not host:port."""
    from tallywire.errors import ConfigError, UsageError
    from tallywire.fetch.sources import host_ports

    try:
        checked = sorted(host_ports(names or ()))
    except ConfigError as error:
        raise UsageError(f"--allow-private {error}") from error
    if checked:
        allowed = os.environ.get("TALLYWIRE_ALLOW_PRIVATE", "")
        os.environ["TALLYWIRE_ALLOW_PRIVATE"] = ",".join([*filter(None, [allowed]), *checked])
