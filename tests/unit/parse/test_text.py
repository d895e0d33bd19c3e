"""Plain text: each header form is recognised by a reader of its own, and a story without one is left alone."""

import json
from dataclasses import replace

import pytest

from tallywire.clean import clean
from tallywire.parse import ParsedArticle, parse
from tallywire.parse.text import find_header
from tallywire.schema import Reject
from tests.golden.make_pages import document

STORY = "The mayor said 200 people had left the town by Sunday.\nSnow is expected this week, and the roads are closed."

GERMAN = (
    "Der Minister sagte, die Stadt werde in den nächsten Tagen geräumt, weil der Fluss weiter steige und die Dämme "
    "nicht mehr lange halten könnten; die Bewohner sollten sich auf eine lange Abwesenheit einstellen und nur das "
    "Nötigste mitnehmen, sagte er am Montag vor Journalisten."
)
FIGURES = (
    "Troops: Poland 350, Romania 1,000, Latvia 600, Estonia 850. Aid: Denmark 22 million, Norway 18 million. "
    "Wounded: 41. Dead: 7. Commanders: Kowalski, Petrescu, Ozols, Tamm, Jensen, Hansen, Nowak, Ionescu, Berzins, Saar, "
    "Larsen, Olsen, Wisniewski, Popa, Kalnins."
)


def parsed(text: str) -> ParsedArticle:
    result = parse(document(text.encode(), "a.txt"))
    assert isinstance(result, ParsedArticle)
    return result


@pytest.mark.parametrize(
    ("header", "at", "precision"),
    [
        (" date 2022-02 ", "2022-02-01", "month"),
        (" date 2022-02-09 ", "2022-02-09", "day"),
        ("date 2022-02-09\n", "2022-02-09", "day"),
        ("Town empties before the snow\n20220209\nhttps://courier.example/town\n", "2022-02-09", "day"),
        (
            "Title: Town empties before the snow\nDate: 2022-02-09\nURL: https://courier.example/town\n\n",
            "2022-02-09",
            "day",
        ),
    ],
)
def test_a_header_gives_the_date_and_leaves_the_story(header: str, at: str, precision: str) -> None:
    article = parsed(header + STORY)
    assert article.published_at is not None
    assert (article.published_at.date().isoformat(), article.published_at_precision) == (at, precision)
    assert article.published_at_source == "text_header"
    assert clean(article.uncut).text == STORY


def test_a_title_line_a_date_line_and_an_address_line_give_the_record() -> None:
    article = parsed("Town empties before the snow\n20220209\nhttps://www.courier.example/town?utm_source=x\n" + STORY)
    assert article.title == "Town empties before the snow"
    assert article.url == "https://www.courier.example/town?utm_source=x"
    assert article.canonical_url == "https://www.courier.example/town"
    assert article.site == "courier.example"


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        "The election date 2022-02-09 was set by the court.",
        "Lawmakers agreed on a date 2022-02 at the latest.",
        "Date: unknown to all but 12 men, the plan was kept secret.\n" + STORY,
        "20220209\n" + STORY,
    ],
)
def test_a_story_without_a_header_has_none(text: str) -> None:
    assert find_header(text) is None
    assert parsed(text).published_at is None


def test_the_sources_of_a_date_have_an_order_and_the_losers_are_kept() -> None:
    article = parsed("Town empties before the snow\n20220209\nhttps://courier.example/2022/02/07/town\n" + STORY)
    assert article.published_at_source == "text_header"
    assert json.loads(article.alternatives or "") == {"published_at": {"url": "2022-02-07T00:00:00+00:00"}}


def test_a_json_object_brings_its_own_record() -> None:
    record = {
        "id": "a7",
        "text": STORY,
        "title": "Town empties",
        "url": "https://courier.example/town",
        "published_at": "2022-02-09T10:00:00Z",
    }
    article = parsed(json.dumps(record))
    assert (article.given_id, article.title, article.site) == ("a7", "Town empties", "courier.example")
    assert (article.published_at_precision, article.published_at_source) == ("instant", "record")
    assert article.uncut == STORY


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02\x03" * 99, "not_text"),
        (b'{"text": 7}', "malformed_json"),
        (b'{"title": "no text"}', "no_text"),
        (b'{"text": "  "}', "no_text"),
        (b"PK\x03\x04rest of an archive", "archive"),
        (b" date 2022-02-09 ", "no_text"),
        (GERMAN.encode(), "language"),
    ],
)
def test_what_is_no_article_is_a_reject_that_says_why(payload: bytes, reason: str) -> None:
    result = parse(document(payload, "a.txt"))
    assert isinstance(result, Reject)
    assert (result.stage, result.reason, result.month) == ("parse", reason, "2023-03")


def test_a_line_of_a_jsonl_file_that_is_no_json_is_no_story() -> None:
    result = parse(replace(document(STORY.encode(), "a.jsonl"), content_type="application/json"))
    assert isinstance(result, Reject)
    assert (result.reason, result.message) == ("malformed_json", "not JSON")


@pytest.mark.parametrize(
    ("line", "reason", "message"),
    [
        ('{"text": "broken', "malformed_json", "line 7: not JSON"),
        ("hello there", "malformed_json", "line 7: not JSON"),
        ('{"text": 7}', "malformed_json", "line 7: not a JSON object whose `text` or `html` is a string"),
        ("[1]", "malformed_json", "line 7: not a JSON object whose `text` or `html` is a string"),
        ('{"text": ""}', "no_text", "line 7: no article text found"),
        ('{"html": "<p> </p>"}', "no_text", "line 7: no article text found"),
    ],
)
def test_a_line_of_a_jsonl_file_that_is_no_article_is_named(line: str, reason: str, message: str) -> None:
    read = replace(document(line.encode(), "a.jsonl"), content_type="application/json", listed='{"line": 7}')
    result = parse(read)
    assert isinstance(result, Reject)
    assert (result.reason, result.message) == (reason, message)


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv 3,000; Kharkiv 1,200; Odesa 900.",
        "Zelenskyy, Macron, Scholz, Duda, Johnson.",
        "2 tanks, 14 trucks, 3 jets lost.",
        FIGURES,
    ],
)
def test_short_texts_and_texts_of_names_and_figures_are_not_rejected_for_their_language(text: str) -> None:
    assert isinstance(parse(document(text.encode(), "a.txt")), ParsedArticle)


def test_line_ends_of_all_systems_are_the_same() -> None:
    assert parsed(STORY.replace("\n", "\r\n")).uncut == parsed(STORY.replace("\n", "\r")).uncut == STORY
