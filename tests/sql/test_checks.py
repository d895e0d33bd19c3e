"""Every check holds on a sound lake, and finds what it is there to find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tallywire.checks import CheckResult, list_checks, run_checks, shortfalls
from tallywire.lake import Lake
from tallywire.schema import TABLES, Article, Claim, Fact, Passage, Quantity, Reject, Story
from tests.sql.rows import NOON, lake_of, row, small

Rows = list[Any]


def changed(kind: type[Any], **values: Any) -> Callable[[Rows], Rows]:
    """The small lake with the first row of a kind changed."""

    def change(rows: Rows) -> Rows:
        place = next(number for number, each in enumerate(rows) if isinstance(each, kind))
        return [*rows[:place], replace(rows[place], **values), *rows[place + 1 :]]

    return change


def without(kind: type[Any]) -> Callable[[Rows], Rows]:
    return lambda rows: [each for each in rows if not isinstance(each, kind)]


def many_dropped(rows: Rows) -> Rows:
    """A source whose every document was dropped for being empty."""
    ids = [f"x{number}" for number in range(100)]
    documents = [row("documents", document_id=each, source="bad", fetched_date="2022-02-09") for each in ids]
    return [*rows, *documents, *(row("rejects", document_id=each, stage="parse", reason="empty") for each in ids)]


BROKEN: dict[str, dict[str, Callable[[Rows], Rows]]] = {
    "articles_are_not_from_the_future": {"next week": changed(Article, published_at=NOON + timedelta(days=7))},
    "articles_describe_their_text": {
        "wrong length": changed(Article, text_length_chars=3),
        "seen before it was first seen": changed(Article, first_seen_at=NOON + timedelta(days=1)),
        "a precision without a date": changed(Article, published_at=None),
    },
    "articles_have_their_story": {
        "no story": without(Story),
        "like nothing": changed(Story, matched_article_id="nobody"),
    },
    "claims_count_their_facts": {
        "more facts than listed": changed(Claim, fact_count=2),
        "more stories than articles": changed(Claim, story_count=5),
        "ends before it begins": changed(Claim, last_seen_at=NOON - timedelta(days=1)),
    },
    "claims_hold_every_fact_once": {
        "a fact without a claim": without(Claim),
        "a claim to no fact": changed(Claim, fact_ids=["nothing"]),
    },
    "codes_are_well_formed": {
        "lower case": changed(Fact, actor="nor"),
        "not in order": changed(Fact, location="SWE+FIN"),
    },
    "documents_are_articles_or_rejects": {
        "neither": without(Reject),
        "both": lambda rows: [*rows, row("rejects", document_id=rows[0].document_id, stage="parse", reason="empty")],
    },
    "facts_are_in_order": {
        "beyond certainty": changed(Fact, confidence=1.5),
        "ends before it begins": changed(Fact, as_of_start=date(2022, 2, 9), as_of_end=date(2022, 2, 8)),
    },
    "figures_are_plausible": {"a world at arms": changed(Fact, value=6e6, value_low=6e6, value_high=6e6)},
    "intervals_fit_their_qualifier": {
        "exact but open": changed(Fact, value_high=None),
        "over but closed": changed(Fact, qualifier="over"),
        "a range with a value": changed(Fact, qualifier="range"),
        "a quantity": changed(Quantity, qualifier="at_most"),
        "nothing known": changed(Fact, qualifier="order", value=None, value_low=None, value_high=None),
    },
    "money_and_people_have_their_units": {
        "people in euros": changed(Fact, unit="EUR"),
        "troops with an item": changed(Fact, item="tank"),
        "people worth euros": changed(Fact, value_eur=1.0, fx_date=date(2022, 2, 9)),
    },
    "numbers_are_of_the_current_revision": {
        "an old reading": changed(Article, revision=2),
        "another extractor": changed(Quantity, extractor_version="x0"),
    },
    "parents_exist": {
        "no article": without(Article),
        "no document": changed(Article, document_id="nowhere"),
    },
    "passages_fill_their_span": {
        "shorter than its span": changed(Passage, text="pho"),
        "overlapping": lambda rows: [
            *rows,
            *(replace(each, char_start=5, char_end=10) for each in rows if isinstance(each, Passage)),
        ],
    },
    "quotes_stand_at_their_span": {
        "shifted by one": changed(Fact, char_start=20, char_end=34),
        "a quantity": changed(Quantity, quote="4,000 Soldiers", sentence="4,000 Soldiers"),
    },
    "quotes_stand_in_their_sentence": {"another sentence": changed(Fact, sentence="Nothing here.")},
    "rows_stand_in_their_articles_month": {"a month late": changed(Fact, month="2022-03")},
    "sources_yield_articles": {"nothing but rejects": many_dropped},
}
BY_FILE = {"keys_are_unique", "values_are_known"}
"""What the lake itself refuses to write; their files are broken by hand."""
WARNINGS = {"articles_are_not_from_the_future", "figures_are_plausible", "sources_yield_articles"}


def failing(lake: Lake, months: list[str] | None = None) -> dict[str, CheckResult]:
    return {result.name: result for result in run_checks(lake, months) if result.row_count}


def test_a_sound_lake_keeps_every_promise(small_lake: Lake) -> None:
    results = list(run_checks(small_lake))
    assert [result.name for result in results if result.row_count] == []
    assert all(result.promise.endswith(".") for result in results)


def test_an_empty_lake_keeps_every_promise(empty_lake: Lake) -> None:
    assert failing(empty_lake) == {}


def test_every_check_is_tested() -> None:
    assert {file.stem for file in list_checks()} == {*BROKEN, *BY_FILE}


@pytest.mark.parametrize(("check", "how"), [(check, how) for check, cases in BROKEN.items() for how in cases])
def test_a_check_finds(check: str, how: str, tmp_path: Path) -> None:
    found = failing(lake_of(tmp_path / "lake", BROKEN[check][how](small())))
    assert check in found
    assert found[check].examples
    assert found[check].is_warning is (check in WARNINGS)


def rewrite(lake: Lake, table: str, rows: pa.Table) -> None:
    """Put rows into a partition without asking the lake, as a hand that means well might."""
    stored = rows.drop_columns([TABLES[table].partition])
    pq.write_table(stored, lake.partition_file(table, rows[TABLES[table].partition][0].as_py()))


def test_a_doubled_row_is_found(tmp_path: Path) -> None:
    lake = lake_of(tmp_path / "lake", small())
    facts = lake.read("facts")
    rewrite(lake, "facts", pa.concat_tables([facts, facts]))
    assert failing(lake)["keys_are_unique"].row_count == 3


def test_a_word_outside_the_vocabulary_is_found(tmp_path: Path) -> None:
    lake = lake_of(tmp_path / "lake", small())
    strange = [replace(each, status="maybe") for each in lake.records("facts")]
    rewrite(lake, "facts", pa.Table.from_pylist([row_of(each) for each in strange], schema=lake.read("facts").schema))
    (example, *_) = failing(lake)["values_are_known"].examples
    assert "maybe" in example


def row_of(record: Any) -> dict[str, Any]:
    return {name: getattr(record, name) for name in TABLES["facts"].row.__slots__}


def test_a_scope_leaves_other_months_alone(tmp_path: Path) -> None:
    lake = lake_of(tmp_path / "lake", BROKEN["quotes_stand_in_their_sentence"]["another sentence"](small()))
    assert failing(lake, ["2022-01"]) == {}
    assert set(failing(lake, ["2022-02"])) == {"quotes_stand_in_their_sentence"}


def test_after_a_run_a_fact_is_looked_for_in_its_quarter_and_then_elsewhere(tmp_path: Path) -> None:
    rows = small()
    claims = [each for each in rows if isinstance(each, Claim)]
    others = [each for each in rows if not isinstance(each, Claim)]
    elsewhere = [replace(claims[0], month="2020-07"), *claims[1:]]
    check = "claims_hold_every_fact_once"
    assert check not in failing(lake_of(tmp_path / "elsewhere", [*others, *elsewhere]), ["2022-02"])
    assert check in failing(lake_of(tmp_path / "nowhere", [*others, *claims[1:]]), ["2022-02"])
    assert check not in failing(Lake(tmp_path / "nowhere"), ["2022-06"])


def test_offsets_count_characters_not_bytes(tmp_path: Path) -> None:
    rows = small()
    text = "😀 Ærø é " + rows[1].text
    moved = [
        replace(each, text=text, text_length_chars=len(text))
        if isinstance(each, Article)
        else replace(each, char_start=each.char_start + 8, char_end=each.char_end + 8)
        if isinstance(each, Fact | Quantity)
        else each
        for each in rows
    ]
    assert len("😀 Ærø é ") == 8
    assert failing(lake_of(tmp_path / "lake", moved)) == {}


def test_a_run_that_yields_too_little_is_told_so() -> None:
    plenty = {"documents": 2000, "articles": 1600, "quantities": 9000}
    assert shortfalls(plenty) == []
    (few,) = shortfalls(plenty | {"articles": 15, "quantities": 30})
    assert few.startswith("articles per document: 15 in 2000")
    (silent,) = shortfalls(plenty | {"quantities": 3})
    assert silent.startswith("quantities per article: 3 in 1600")
    assert shortfalls({"documents": 3, "articles": 0, "quantities": 0}) == [], "three documents say nothing"
