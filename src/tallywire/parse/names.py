"""The lists of names.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def names(table: str, name: str) -> tuple[str, ...]:
    """One list of names.toml, in its order."""
    data = tomllib.loads((Path(__file__).parent / "names.toml").read_text("utf-8"))
    return tuple(data[table][name])
