"""Word lists by language, apart from the grammar that uses them: `lexicon/<language>/<name>.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str, language: str = "en") -> dict[str, Any]:
    """The tables of one lexicon file, read once; callers must not change them."""
    return tomllib.loads(files(__name__).joinpath(language, f"{name}.toml").read_text(encoding="utf-8"))
