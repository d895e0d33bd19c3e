"""The language of a text: English by its function words, another only where a model is sure of it.

English news has 35 to 55% function words, even when it is full of names and figures; a headline or a list may have
none. So a text with enough of them is English at no cost; one without is only called something else if it is long
enough to judge and py3langid (whose model takes a second to load, and errs on short texts full of names) is sure.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from tallywire.parse.names import names

_ENGLISH = frozenset(names("language", "english"))
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE_WORDS = 400
_ENGLISH_SHARE = 0.18
"""Other languages written in Latin letters stay below 0.10 (they share *a*, *in*, *is*, *he*, *no*, *was*, *on*)."""
_FEW_WORDS = 40
"""Too short to judge: a text of fewer words is never rejected for its language."""
_SURE = 0.95


def language_of(text: str, declared: str | None = None) -> str | None:
    """The ISO 639-1 code of the text's language; None where the text is too short or too odd to tell.

    `declared` (the page's own statement) breaks the tie only for a text that is too short to judge.
    """
    words = [word.lower() for word in _WORD.findall(text[:8_000])][:_SAMPLE_WORDS]
    share = sum(word in _ENGLISH for word in words) / len(words) if words else 0.0
    if len(words) >= 8 and share >= _ENGLISH_SHARE:
        return "en"
    if len(words) < _FEW_WORDS and not _foreign_script(words):
        return _code(declared)
    code, probability = _model().classify(text[:8_000])
    if code == "en" or probability < _SURE:
        return "en" if share >= _ENGLISH_SHARE / 2 else _code(declared)
    return str(code)


def is_foreign(language: str | None) -> bool:
    """Whether the text is surely not English; unknown is not foreign."""
    return language is not None and language != "en"


def _foreign_script(words: list[str]) -> bool:
    letters = "".join(words)
    return len(letters) >= 40 and sum(letter > "ɏ" for letter in letters) > 0.5 * len(letters)


def _code(declared: str | None) -> str | None:
    match = re.match(r"[a-z]{2}(?![a-z])", (declared or "").strip().lower())
    return match[0] if match and match[0] == "en" else None


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
