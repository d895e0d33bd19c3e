"""Where things are: the project's folders, and the lake of this machine."""

from __future__ import annotations

import os
from pathlib import Path

PROJECT_ROOT = Path(__file__).resolve().parents[2]
"""The checkout that this package is installed from; sql/ and data/samples/ stand in it."""
SAMPLES = PROJECT_ROOT / "data" / "samples"
SQL_FOLDER = PROJECT_ROOT / "sql"
LOCK_FILE = PROJECT_ROOT / "requirements.lock"


def settings_file() -> Path | None:
    """The file of settings: TALLYWIRE_CONFIG, else a `tallywire.toml` here or in the project; None where none is."""
    if named := os.environ.get("TALLYWIRE_CONFIG"):
        return Path(named).expanduser().absolute()
    places = (Path.cwd() / "tallywire.toml", PROJECT_ROOT / "tallywire.toml")
    return next((file for file in places if file.is_file()), None)


def lake_path(option: str | Path | None = None) -> Path:
    """The lake's folder: the option, else TALLYWIRE_LAKE, else as `tallywire.toml` says, else data/lake."""
    if option:
        return Path(option).expanduser().absolute()
    if named := os.environ.get("TALLYWIRE_LAKE"):
        return Path(named).expanduser().absolute()
    if settings_file():
        from tallywire.settings import load_settings  # half a second, so only where there is a file to read

        return load_settings().lake
    return PROJECT_ROOT / "data" / "lake"
