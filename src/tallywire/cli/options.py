"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

LakeOption = Annotated[
    Path | None,
    typer.Option("--lake", help="The lake's folder.  [default: TALLYWIRE_LAKE, else data/lake]", show_default=False),
]
SourceArguments = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[SOURCE]…",
        help="A file, a folder, the URL of a page, feed or sitemap, a WARC file, or a sources.toml.",
        show_default=False,
    ),
]
