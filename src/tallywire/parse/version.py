"""The version of parsing and cleaning: it changes exactly when their results may."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_FOLDERS = ("clean", "parse", "text")
_LIBRARIES = ("trafilatura", "htmldate", "lxml", "charset-normalizer", "py3langid")


@cache
def parser_version() -> str:
    """A short hash of the code and data of `parse`, `clean` and `text`, and of the libraries that decide their
    results."""
    digest = hashlib.sha256()
    for folder in _FOLDERS:
        for path in sorted((_PACKAGE / folder).rglob("*")):
            if path.suffix in (".py", ".toml"):
                digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    for name in _LIBRARIES:
        digest.update(f"{name}=={version(name)}\n".encode())
    return digest.hexdigest()[:12]
