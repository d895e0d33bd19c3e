"""Tallywire reads news on a schedule and keeps a table of the numbers in it, each with the characters that say it.

As a library: `extract_facts(text)` and `extract_quantities(text)` give rows as `tallywire.schema` declares them.
They are imported when first used, so that `import tallywire` stays light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tallywire.extract import extract_facts, extract_quantities

__all__ = ["extract_facts", "extract_quantities"]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from tallywire import extract

        return getattr(extract, name)
    raise AttributeError(f"module 'tallywire' has no attribute {name!r}")
