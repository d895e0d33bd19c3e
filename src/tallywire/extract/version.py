"""The version of the extractor: a hash of the code and data that decide its results."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from tallywire.extract.catalogue import chosen

_PACKAGE = Path(__file__).resolve().parents[1]
_FOLDERS = ("extract", "text")
_SUFFIXES = (".py", ".toml", ".json")


def extractor_version(catalogue: str | Path | None = None) -> str:
    """Twelve hexadecimal digits that change when rules, word lists or the catalogue in use change."""
    return version_with(catalogue or chosen())


@lru_cache(maxsize=8)
def version_with(catalogue: str | Path | None) -> str:
    """The same with one catalogue besides the shipped one, or with none."""
    extra = None if catalogue is None else Path(catalogue)
    digest = hashlib.sha256()
    files = [file for folder in _FOLDERS for file in (_PACKAGE / folder).rglob("*") if file.suffix in _SUFFIXES]
    for file in sorted(files):
        digest.update(str(file.relative_to(_PACKAGE)).encode())
        digest.update(b"\0")
        digest.update(file.read_bytes())
    if extra is not None and extra.is_file():
        digest.update(extra.read_bytes())
    return digest.hexdigest()[:12]
