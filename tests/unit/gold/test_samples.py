"""The bundled samples and their answers agree, and hold every kind of input that a first run should show."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.gold import check

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "data" / "samples"
ANSWERS: dict[str, Any] = json.loads((ROOT / "tests" / "golden" / "samples.json").read_text(encoding="utf-8"))
ARTICLES: list[dict[str, Any]] = ANSWERS["articles"]
REJECTED = {reject["file"] for reject in ANSWERS["rejects"]}


def name(article: dict[str, Any]) -> str:
    return f"{article['file']}:{article['entry']}" if article["entry"] else str(article["file"])


def story(article: dict[str, Any]) -> str:
    """Return what should be left of an article: its paragraphs, or the file without the removed passages."""
    if article["paragraphs"] is not None:
        return "\n\n".join(article["paragraphs"])
    text: str = (SAMPLES / article["file"]).read_text(encoding="utf-8")
    for passage in article["removed"]:
        assert text.count(passage["text"]) == passage["times"], passage["text"]
        text = text.replace(passage["text"], "")
    return text


def test_every_file_has_its_answer() -> None:
    answered = {article["file"] for article in ARTICLES} | REJECTED
    assert {path.name for path in SAMPLES.iterdir()} == answered
    assert len(ARTICLES) >= 12


@pytest.mark.parametrize("article", ARTICLES, ids=name)
def test_every_expected_fact_stands_once_in_the_story_and_is_well_labelled(article: dict[str, Any]) -> None:
    text = story(article)
    for fact in article["facts"]:
        assert text.count(fact["quote"]) == 1, fact["quote"]
        start = text.index(fact["quote"])
        spanned = fact | {"char_start": start, "char_end": start + len(fact["quote"])}
        assert list(check.fact_problems(spanned, text)) == []


@pytest.mark.parametrize("article", [a for a in ARTICLES if a["removed"]], ids=name)
def test_no_expected_fact_comes_from_a_removed_passage_alone(article: dict[str, Any]) -> None:
    text = story(article)
    for passage in article["removed"]:
        assert passage["text"] not in text
        assert passage["text"].strip() in (SAMPLES / article["file"]).read_text(encoding="utf-8")


@pytest.mark.parametrize("article", ARTICLES, ids=name)
def test_the_date_is_as_long_as_its_precision(article: dict[str, Any]) -> None:
    stated, precision = article["published_at"], article["published_at_precision"]
    assert {None: 0, "month": 7, "day": 10}.get(precision, 0) == (0 if precision == "instant" else len(stated or ""))
    if precision == "instant":
        assert datetime.fromisoformat(stated).tzinfo is not None


def test_a_revision_and_its_original_share_an_address_and_differ_in_a_figure() -> None:
    by_file = {article["file"]: article for article in ARTICLES}
    for revision in ANSWERS["revisions"]:
        earlier, later = by_file[revision["earlier"]], by_file[revision["later"]]
        assert earlier["canonical_url"] == later["canonical_url"] == revision["canonical_url"]
        assert later["modified_at"] > earlier["modified_at"]
        for before, after in revision["changed"]:
            assert before in story(earlier)
            assert before not in story(later)
            assert after in story(later)


def test_disputed_figures_are_among_the_facts() -> None:
    for dispute in ANSWERS["disputes"]:
        for figure in dispute["figures"]:
            facts = next(article["facts"] for article in ARTICLES if article["file"] == figure["file"])
            (fact,) = [fact for fact in facts if fact["quote"] == figure["quote"]]
            assert fact["kind"] == dispute["kind"]
            assert dispute["actor"] in check.readings(fact["actor"])
            assert dispute["location"] in check.readings(fact["location"])


def test_the_rejects_are_what_they_are_called() -> None:
    assert {reject["reason"] for reject in ANSWERS["rejects"]} == {"empty", "not_text"}
    for reject in ANSWERS["rejects"]:
        payload = (SAMPLES / reject["file"]).read_bytes()
        assert (payload == b"") == (reject["reason"] == "empty")
        assert (b"\x00" in payload) == (reject["reason"] == "not_text")


def test_the_samples_fill_the_two_views_that_a_newcomer_opens_first() -> None:
    facts = [fact for article in ARTICLES for fact in article["facts"]]
    aid = [fact for fact in facts if fact["kind"] == "aid"]
    assert len({fact["unit"] for fact in aid}) >= 7
    assert len({str(check.readings(fact["actor"])[0]) for fact in aid}) >= 8
    months: dict[str, set[str]] = {}
    for article in ARTICLES:
        for fact in article["facts"]:
            if fact["kind"] == "troops" and article["published_at"]:
                months.setdefault(str(check.readings(fact["location"])[0]), set()).add(article["published_at"][:7])
    assert sum(len(seen) >= 2 for seen in months.values()) >= 3


def test_only_example_hosts_appear() -> None:
    for path in SAMPLES.iterdir():
        for part in path.read_bytes().decode("utf-8", "replace").split("://")[1:]:
            host = part.replace('"', "/").replace("<", "/").split("/")[0]
            assert host.endswith(("example.com", "example.org", "example.net", "schema.org", "purl.org")), host
