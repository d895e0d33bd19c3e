"""One JSON object as an article: `text` or `html`, and what else it says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

TEXT_KEYS = ("text", "html")


def read_object(text: str) -> Mapping[str, Any] | str:
    """The JSON object that a document holds, or why it is no article (not_json, malformed_json, no_text).

    `text` and `html` must be strings; a lone surrogate escaped in the JSON becomes the replacement character, since it
    could not be stored.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return "not_json"
    if not isinstance(value, dict):
        return "malformed_json"
    if any(not isinstance(value.get(key), str | None) for key in TEXT_KEYS):
        return "malformed_json"
    if not any((value.get(key) or "").strip() for key in TEXT_KEYS):
        return "no_text"
    return {key: storable(item) if isinstance(item, str) else item for key, item in value.items()}


def storable(text: str) -> str:
    """The text with lone surrogates and NUL replaced, which neither UTF-8 nor Parquet readers take."""
    if text.isascii() and "\0" not in text:
        return text
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace").replace("\0", "\ufffd")
