"""Copies and rewrites of one report are grouped; reports of the same events are not."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallywire.identity import stable_id
from tallywire.reconcile import stories
from tallywire.reconcile.candidates import WINDOW
from tallywire.reconcile.resemblance import compare
from tallywire.reconcile.shingles import read, signatures
from tallywire.schema import Story

_DAY = datetime(2022, 2, 8, tzinfo=UTC)
_WORDS = [
    first + second for first in ("bar", "len", "mos", "tir", "gul", "pen") for second in ("da", "ri", "lo", "ne", "st")
]
_SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"


def report(seed: int, sentences: int = 12) -> list[str]:
    """Sentences of a report that shares hardly a triple of words with one of another seed."""
    chance = random.Random(seed)
    return [" ".join(chance.choices(_WORDS, k=16)).capitalize() for _ in range(sentences)]


def text_of(sentences: Sequence[str]) -> str:
    return ". ".join(sentences) + "."


def row(article_id: str, text: str, at: datetime = _DAY, *, is_dated: bool = True, seen: datetime = _DAY) -> Story:
    (signature,) = signatures(read([text]))
    return Story(
        article_id=article_id,
        story_id=stable_id("story", article_id),
        merged_into=None,
        role="first",
        matched_article_id=None,
        score=None,
        known_by=at,
        is_dated=is_dated,
        first_seen_at=seen,
        signature=signature,
        document_id="",
        parser_version="",
        extractor_version="",
        month=f"{at:%Y-%m}",
    )


def reading(texts: Mapping[str, str]) -> Callable[[Collection[str]], Mapping[str, str]]:
    return lambda ids: {each: texts[each] for each in ids}


def grouped(texts: Mapping[str, str], times: Mapping[str, datetime] | None = None) -> dict[str, Story]:
    rows = [row(each, text, (times or {}).get(each, _DAY)) for each, text in texts.items()]
    return {each.article_id: each for each in stories.group(rows, [], reading(texts)).rows}


def test_a_copy_without_punctuation_in_another_order_is_of_the_story() -> None:
    sentences = [each + ", the mayor's office “said”" for each in report(1)]
    copy = text_of(list(reversed(sentences))).replace("'", "").replace("“", "").replace("”", "").upper()
    found = grouped({"a": text_of(sentences), "b": copy}, {"b": _DAY + timedelta(hours=3)})
    assert found["a"].story_id == found["b"].story_id
    assert (found["b"].role, found["b"].matched_article_id) == ("copy", "a")
    assert found["a"].role == "first"
    assert found["b"].score is not None
    assert found["b"].score > 0.8


def test_signatures_stand_in_the_lake_and_so_never_change() -> None:
    text = "Zürich’s mayor said 1,250 people – “over 40%” – had left. An extraordinarilylongword follows; ÉTÉ 3.5."
    (reading,) = read([text])
    (signature,) = signatures([reading])
    assert (reading.size, len(reading.numbers)) == (12, 3)
    assert hashlib.sha256(signature).hexdigest()[:16] == "e895dbc9670e3d72"


def test_a_text_is_read_alike_alone_and_among_others() -> None:
    texts = ["", "Two words", *(text_of(report(seed)) for seed in range(70)), "“…” – ’", "It's over."]
    for text, among in zip(texts, read(texts), strict=True):
        (alone,) = read([text])
        assert alone.triples.tolist() == among.triples.tolist()
        assert alone.numbers == among.numbers


@given(st.text(), st.text())
def test_reading_takes_any_text_and_neither_case_nor_quotes_nor_commas_matter(first: str, second: str) -> None:
    marked = f"{first} the Mayor’s “office” said 12,500, or 3.5 of them {second}"
    plain = f"{first} the mayors office SAID 12500 or 35 of them {second}"
    a, b = read([marked, plain])
    assert a.triples.tolist() == b.triples.tolist()


def test_a_cut_copy_is_of_the_story_although_little_of_the_whole_is_in_it() -> None:
    sentences = report(2, sentences=30)
    found = grouped({"whole": text_of(sentences), "cut": text_of(sentences[:7])}, {"cut": _DAY + timedelta(days=1)})
    assert found["cut"].story_id == found["whole"].story_id


def test_a_rewrite_with_every_fifth_word_replaced_is_of_the_story() -> None:
    chance = random.Random(5)
    sentences = report(3, sentences=20)
    spun = [" ".join("other" + w if chance.random() < 0.22 else w for w in s.split()) for s in sentences]
    found = grouped({"a": text_of(sentences), "b": text_of(spun)}, {"b": _DAY + timedelta(hours=1)})
    assert found["a"].story_id == found["b"].story_id


def test_reports_that_share_an_agency_paragraph_stay_apart() -> None:
    shared = report(4, sentences=3)
    found = grouped({"a": text_of(report(5) + shared), "b": text_of(report(6) + shared)})
    assert found["a"].story_id != found["b"].story_id


def test_daily_bulletins_with_new_numbers_are_not_copies() -> None:
    frame = "The staff said the enemy lost {} soldiers, {} tanks, {} guns, {} vehicles, {} aircraft and {} boats. " * 3
    first, second = [[k * 37 + day * 1013 + 211 for k in range(18)] for day in (1, 2)]
    assert compare(frame.format(*first), frame.format(*second)) is None


def test_the_earlier_of_two_copies_is_the_first_even_if_it_arrives_later() -> None:
    texts = {"late": text_of(report(7)), "early": text_of(report(7))}
    known = stories.group([row("late", texts["late"], _DAY)], [], reading(texts)).rows
    added = stories.group([row("early", texts["early"], _DAY - timedelta(days=2))], known, reading(texts)).rows
    found = {each.article_id: each for each in added}
    assert found["early"].role == "first"
    assert found["late"].matched_article_id == "early"
    assert found["early"].story_id == found["late"].story_id == known[0].story_id, "the id given first stays"


def test_an_article_dated_only_by_its_month_is_never_the_source_of_one_dated_by_day() -> None:
    texts = {"monthly": text_of(report(8)), "daily": text_of(report(8))}
    found = grouped(texts, {"monthly": datetime(2022, 2, 28, 23, 59, 59, tzinfo=UTC), "daily": _DAY})
    assert found["monthly"].matched_article_id == "daily"


def test_the_same_text_months_apart_is_another_story() -> None:
    texts = {"a": text_of(report(9)), "b": text_of(report(9))}
    found = grouped(texts, {"b": _DAY + timedelta(days=60)})
    assert found["a"].story_id != found["b"].story_id


def test_an_article_without_a_date_meets_what_was_fetched_with_it() -> None:
    texts = {"dated": text_of(report(10)), "undated": text_of(report(10)), "elsewhen": text_of(report(10))}
    fetched = datetime(2024, 5, 1, tzinfo=UTC)
    rows = [
        row("dated", texts["dated"], _DAY, seen=fetched),
        row("undated", texts["undated"], fetched, is_dated=False, seen=fetched),
        row("elsewhen", texts["elsewhen"], _DAY + timedelta(days=90), seen=_DAY),
    ]
    found = {each.article_id: each for each in stories.group(rows, [], reading(texts)).rows}
    assert found["dated"].story_id == found["undated"].story_id != found["elsewhen"].story_id


def test_a_merge_keeps_both_ids_and_records_which_is_part_of_which() -> None:
    left, right = report(11), report(12)
    texts = {"left": text_of(left), "right": text_of(right), "both": text_of(left + right)}
    times = {"right": _DAY + timedelta(hours=1), "both": _DAY + timedelta(hours=2)}
    apart = stories.group(
        [row(each, texts[each], times.get(each, _DAY)) for each in ("left", "right")], [], reading(texts)
    )
    ids = {each.article_id: each.story_id for each in apart.rows}
    joined = stories.group([row("both", texts["both"], times["both"])], apart.rows, reading(texts))
    found = {each.article_id: each for each in joined.rows}
    assert joined.merges == {ids["right"]: ids["left"]}
    assert found["both"].story_id == ids["left"]
    assert (found["right"].story_id, found["right"].merged_into) == (ids["right"], ids["left"])
    assert "left" not in found, "unchanged rows are not given back"


def test_a_changed_article_keeps_its_story_and_what_copied_it_is_matched_again() -> None:
    texts = {"a": text_of(report(13)), "b": text_of(report(13)[:9])}
    known = list(grouped(texts, {"b": _DAY + timedelta(hours=1)}).values())
    texts["a"] = text_of(report(14))
    changed = stories.group([row("a", texts["a"])], known, reading(texts)).rows
    found = {each.article_id: each for each in changed}
    assert found["a"].story_id == known[0].story_id
    assert (found["b"].story_id, found["b"].role, found["b"].matched_article_id) == (known[0].story_id, "first", None)


def test_a_text_too_short_to_judge_stays_alone_unless_it_is_the_same() -> None:
    texts = {"a": "Subscribe to read this article", "b": "Subscribe to read this report", "c": "…", "d": ""}
    assert len({each.story_id for each in grouped(texts).values()}) == 4


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(range(12)), cuts=st.lists(st.integers(0, 12), max_size=3))
def test_neither_order_nor_batches_change_who_belongs_with_whom(order: list[int], cuts: list[int]) -> None:
    """Twelve articles of three reports, one of them joining two, arrive in any order and any batches."""
    texts = {}
    for index in range(12):
        sentences = report(20 + index % 3)
        texts[f"a{index:02}"] = text_of(sentences[index // 3 :] if index < 11 else report(20) + report(21))
    times = {each: _DAY + timedelta(hours=place) for place, each in enumerate(texts)}
    bounds = sorted({0, 12, *cuts})
    table: dict[str, Story] = {}
    for start, end in pairwise(bounds):
        batch = [f"a{index:02}" for index in order[start:end]]
        result = stories.group([row(e, texts[e], times[e]) for e in batch], table.values(), reading(texts))
        table |= {each.article_id: each for each in result.rows}
    whole = grouped(texts, times)
    assert _groups(table) == _groups(whole)
    for each, expected in whole.items():
        assert (table[each].matched_article_id, table[each].score) == (expected.matched_article_id, expected.score)
    if bounds == [0, 12]:
        assert table == whole


def _groups(rows: Mapping[str, Story]) -> set[frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for each in rows.values():
        groups.setdefault(each.merged_into or each.story_id, set()).add(each.article_id)
    return {frozenset(group) for group in groups.values()}


@pytest.mark.skipif(not _SEEDS.is_dir(), reason="the shared example articles are not beside this clone")
def test_of_the_example_articles_exactly_the_two_versions_of_one_report_are_a_story() -> None:
    texts = {file.name[:3]: file.read_text("utf-8") for file in sorted(_SEEDS.glob("*.txt"))}
    pairs = {(a, b) for a in texts for b in texts if a < b and compare(texts[a], texts[b])}
    assert pairs == {("000", "001")}


@pytest.mark.parametrize("day", ["2024-03-01", "2023-03-02", "2024-01-31", "2024-12-31"])
def test_every_month_within_the_window_is_near(day: str) -> None:
    at = datetime.fromisoformat(day).replace(tzinfo=UTC)
    window = [at + timedelta(days=shift) for shift in range(-WINDOW.days, WINDOW.days + 1)]
    assert stories.months_near([row("a", "", at, seen=at)]) == sorted({f"{each:%Y-%m}" for each in window})


@pytest.mark.parametrize(("others", "matched"), [(timedelta(days=-40), "other"), (timedelta(days=40), "first")])
def test_of_equal_sources_the_earliest_is_named_also_where_one_is_not_at_hand(others: timedelta, matched: str) -> None:
    texts = dict.fromkeys(("first", "other", "copy"), text_of(report(4)))
    first, copy = row("first", texts["first"]), row("copy", texts["copy"], _DAY + timedelta(days=60), is_dated=False)
    known = {each.article_id: each for each in stories.group([first, copy], [], reading(texts)).rows}
    grouping = stories.group(
        [row("other", texts["other"], _DAY + others)],
        [known["copy"]],  # `first` is of a month that is far from the others
        reading(texts),
        times_of=lambda ids: {each: known[each].known_by for each in ids},
    )
    now = known | {each.article_id: each for each in grouping.rows}
    assert now["copy"].matched_article_id == matched
