"""The five real articles: every character of boilerplate goes, no character of the story does."""

import json
from pathlib import Path

import pytest

from tallywire.clean import clean
from tallywire.parse import ParsedArticle, parse
from tests.golden.make_pages import document

SHARED = Path(__file__).resolve().parents[3].parent / "shared"
LABELS = SHARED / "contract" / "seeds_boilerplate.json"
NOT_BOILERPLATE = ("lost_", "orphan_", "truncated_", "subheading")
"""Kinds of spans that mark damage, or text that stays."""
PUBLISHED = {
    "000": ("2022-02-01", "month"),
    "001": ("2022-02-08", "day"),
    "002": ("2022-02-09", "day"),
    "003": ("2022-02-08", "day"),
    "004": (None, None),
}

pytestmark = pytest.mark.skipif(not LABELS.exists(), reason="the real articles are not beside this clone (../shared)")


def article(name: str) -> ParsedArticle:
    label = json.loads(LABELS.read_text("utf-8"))[name]
    parsed = parse(document((SHARED / "seeds" / label["file"]).read_bytes(), label["file"]))
    assert isinstance(parsed, ParsedArticle)
    return parsed


@pytest.mark.parametrize("name", PUBLISHED)
def test_all_boilerplate_goes_and_no_story_character_is_lost(name: str) -> None:
    uncut = article(name).uncut
    spans = json.loads(LABELS.read_text("utf-8"))[name]["spans"]
    boilerplate = {
        position
        for span in spans
        if not span["kind"].startswith(NOT_BOILERPLATE)
        for position in range(span["start"], span["end"])
        if not uncut[position].isspace()
    }
    removed = {
        position
        for passage in clean(uncut).passages
        for position in range(passage.char_start, passage.char_end)
        if not uncut[position].isspace()
    }
    assert len(boilerplate - removed) == 0, "boilerplate characters left"
    assert len(removed - boilerplate) == 0, "story characters lost"


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_date_is_known_as_exactly_as_it_is_stated(name: str) -> None:
    parsed = article(name)
    day = parsed.published_at.date().isoformat() if parsed.published_at else None
    assert (day, parsed.published_at_precision) == PUBLISHED[name]
