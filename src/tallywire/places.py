"""Where things are: the project's folders, and the lake of this machine."""

from __future__ import annotations

import os
from pathlib import Path

PROJECT_ROOT = Path(__file__).resolve().parents[2]
"""The checkout that this package is installed from; sql/ and data/samples/ stand in it."""
SAMPLES = PROJECT_ROOT / "data" / "samples"
SQL_FOLDER = PROJECT_ROOT / "sql"
LOCK_FILE = PROJECT_ROOT / "requirements.lock"


def lake_path(option: str | Path | None = None) -> Path:
    """The lake's folder: the option, else TALLYWIRE_LAKE, else data/lake of the project."""
    if option:
        return Path(option).expanduser().absolute()
    if named := os.environ.get("TALLYWIRE_LAKE"):
        return Path(named).expanduser().absolute()
    return PROJECT_ROOT / "data" / "lake"
