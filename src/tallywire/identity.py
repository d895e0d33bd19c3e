"""Stable ids: short hashes of what makes a row that row."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

_ID_BYTES = 12  # 2^48 rows before two ids of one table are likely to be equal


def stable_id(*parts: str | bytes | None) -> str:
    """24 hexadecimal digits that depend on each part and on their order; None and "" differ."""
    return hashlib.blake2b(_joined(parts), digest_size=_ID_BYTES).hexdigest()


def stable_ids(*parts: str | bytes | None) -> Callable[[str], str]:
    """What gives the stable id of these parts and one more, for many ids that begin alike."""
    begun = hashlib.blake2b(_joined(parts), digest_size=_ID_BYTES)

    def stable_id_with(last: str) -> str:
        digest = begun.copy()
        digest.update(_joined((last,)))
        return digest.hexdigest()

    return stable_id_with


def _joined(parts: tuple[str | bytes | None, ...]) -> bytes:
    pieces: list[bytes] = []
    for part in parts:
        if part is None:
            pieces.append(b"-:")
        else:
            data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
            pieces += (b"%d:" % len(data), data)
    return b"".join(pieces)


def document_id(url: str | None, payload: bytes) -> str:
    """The id of a document: its address, if it has one, and its bytes."""
    return stable_id("document", url, payload)


def article_id(canonical_url: str | None, payload: bytes) -> str:
    """The id of an article: its canonical address, else the bytes it was read from."""
    return stable_id("article", canonical_url) if canonical_url else stable_id("article", None, payload)
