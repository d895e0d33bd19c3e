"""The bundled samples, read by the whole pipeline, give the answers that were written by hand."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from tallywire.lake import Lake
from tallywire.schema import Article

ANSWERS = json.loads(Path(__file__).with_name("samples.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def articles(samples_lake: Lake) -> dict[tuple[str, str | None], Article]:
    """Articles by file and, where a file holds several, by address."""
    found = {}
    for article in samples_lake.records("articles"):
        several = article.source.endswith((".xml", ".jsonl"))
        found[article.source, article.canonical_url if several else None] = article
    return found


def current() -> list[dict[str, Any]]:
    revised = {answer["revision_of"] for answer in ANSWERS["articles"]}
    return [answer for answer in ANSWERS["articles"] if answer["file"] not in revised]


def article_of(articles: dict[tuple[str, str | None], Article], answer: dict[str, Any]) -> Article:
    return articles[answer["file"], answer["canonical_url"] if answer["entry"] else None]


def label(answer: dict[str, Any]) -> str:
    return f"{answer['file']}:{answer['entry'] or ''}"


def test_every_article_is_there_once(articles: dict[tuple[str, str | None], Article]) -> None:
    assert len(articles) == len(current())


def test_documents_are_articles_and_rejects(samples_lake: Lake) -> None:
    counted = {
        table: samples_lake.query(f"SELECT count(*) AS n FROM {{{table}}}")["n"][0].as_py()
        for table in ("documents", "articles", "rejects")
    }
    assert counted["documents"] == counted["articles"] + counted["rejects"]


def test_rejects_have_their_reasons(samples_lake: Lake) -> None:
    found = {(reject.source, reject.reason) for reject in samples_lake.records("rejects")}
    expected = {(each["file"], each["reason"]) for each in ANSWERS["rejects"]}
    expected |= {(each["earlier"], "superseded") for each in ANSWERS["revisions"]}
    assert found == expected


@pytest.mark.parametrize("answer", current(), ids=label)
def test_metadata_are_read(articles: dict[tuple[str, str | None], Article], answer: dict[str, Any]) -> None:
    article = article_of(articles, answer)
    published = article.published_at.isoformat() if article.published_at else ""
    wanted = answer["published_at"] or ""
    assert article.published_at_precision == answer["published_at_precision"]
    assert published.startswith(wanted) or _instant(published) == _instant(wanted)
    assert (article.title, article.canonical_url, article.site) == (
        answer["title"],
        answer["canonical_url"],
        answer["site"],
    )
    assert article.revision == (2 if answer["revision_of"] else 1)
    dateline = answer["dateline"] or {"place": None, "agency": None}
    assert (article.dateline_place, article.dateline_agency) == (dateline["place"], dateline["agency"])


def _instant(text: str) -> float:
    from datetime import datetime

    return datetime.fromisoformat(text).timestamp()


@pytest.mark.parametrize("answer", current(), ids=label)
def test_boilerplate_is_gone_and_the_story_stays(
    articles: dict[tuple[str, str | None], Article], answer: dict[str, Any], samples_lake: Lake
) -> None:
    article = article_of(articles, answer)
    for removed in answer["removed"]:
        assert removed["text"].strip() not in article.text
    for paragraph in answer["paragraphs"] or ():
        assert paragraph in article.text
    if answer["file"].endswith(".txt"):  # markup is dropped by the parser, plain text by the cleaner
        asked = f"SELECT text FROM {{passages}} WHERE article_id = '{article.article_id}'"
        cut = Counter(" ".join(row["text"].split()) for row in samples_lake.query(asked).to_pylist())
        whole = " ".join(sorted(cut.elements()))
        for removed in answer["removed"]:
            assert whole.count(" ".join(removed["text"].split())) == removed["times"], removed["text"]


def test_copies_are_one_story_and_other_articles_are_not(
    articles: dict[tuple[str, str | None], Article], samples_lake: Lake
) -> None:
    story_of = {row.article_id: row.story_id for row in samples_lake.records("stories")}
    together: dict[str, set[str]] = defaultdict(set)
    for answer in current():
        together[answer["story"]].add(story_of[article_of(articles, answer).article_id])
    assert all(len(ids) == 1 for ids in together.values())
    assert len(set.union(*together.values())) == len(together)


def test_figures_that_independent_stories_agree_on_are_one_claim(samples_lake: Lake) -> None:
    for agreement in ANSWERS["agreements"]:
        quotes = ", ".join(f"'{figure['quote']}'" for figure in agreement["figures"])
        asked = f"""
            SELECT DISTINCT claim_id, story_count FROM {{claims}}
            JOIN (SELECT fact_id, quote FROM {{facts}}) AS facts ON list_contains(fact_ids, fact_id)
            WHERE facts.quote IN ({quotes})
        """
        assert samples_lake.query(asked)["story_count"].to_pylist() == [agreement["stories"]]


def test_disputed_figures_are_competing_claims_of_one_question(samples_lake: Lake) -> None:
    for dispute in ANSWERS["disputes"]:
        questions: Counter[str] = Counter()
        for figure in dispute["figures"]:
            asked = f"""
                SELECT DISTINCT question_id FROM {{claims}} JOIN {{facts}} ON list_contains(fact_ids, fact_id)
                WHERE facts.quote = '{figure["quote"]}'
            """
            questions.update(
                row["question_id"]
                for row in samples_lake.query(asked.replace("{facts}", "{facts} AS facts")).to_pylist()
            )
        assert max(questions.values()) >= 2, dispute["question"]
