"""A mark that all work was done while the files of some tables stood as they did.

Whoever finds them so again need not look through them. A file that was replaced since, by whomever, takes the mark's
word away; so does another version of what did the work.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from tallywire.lake.keys import Stand
from tallywire.lake.store import Lake

Stands = Mapping[str, Stand]
"""How tables stand, by name."""


def leave(lake: Lake, version: str, stands: Stands) -> None:
    """Leave a mark that all was done by this version when the tables stood so."""
    if last(lake, version) == stands:
        return
    file = _file(lake)
    temporary = file.with_suffix(".tmp")
    try:
        temporary.write_text(json.dumps([version, stands]), "utf-8")
        temporary.replace(file)
    except OSError:
        return  # it saves time and is no more than that


def last(lake: Lake, version: str) -> Stands:
    """How the tables stood when all was done by this version; nothing where that is not known."""
    try:
        marked, told = json.loads(_file(lake).read_text("utf-8"))
        stands = {table: {each: tuple(file) for each, file in stand.items()} for table, stand in told.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}
    return stands if marked == version else {}


def _file(lake: Lake) -> Path:
    return lake.root / ".locks" / "done.json"
