"""The views and macros answer what their headers say, on rows made for the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tallywire.lake import Lake
from tallywire.places import SQL_FOLDER
from tallywire.session import connect
from tests.sql.rows import NOON, TEXT, article, claim, fact, lake_of, row, small

Rows = list[tuple[Any, ...]]


def asked(lake: Lake, question: str) -> Rows:
    with connect(lake) as connection:
        return connection.sql(question).fetchall()


def pledge(of: Any, euros: float | None, status: str = "planned", **values: Any) -> Any:
    return fact(
        of, "2 million euros", kind="aid", unit="EUR", value=euros or 1.0, value_eur=euros, status=status,
        actor="FIN", recipient="NOR", **values,
    )  # fmt: skip


@pytest.fixture
def report() -> Sequence[Any]:
    return article(TEXT)


def test_one_pledge_in_twenty_reports_is_counted_once(tmp_path: Path) -> None:
    reports = [article(TEXT + str(number), site=f"{number}.example") for number in range(20)]
    facts = [pledge(read, 2e6) for _, read, _ in reports]
    lake = lake_of(tmp_path / "lake", [each for one in reports for each in one] + facts + [claim(*facts)])
    assert asked(lake, "SELECT sum(value_eur) FROM facts") == [(40e6,)], "what a sum of reports would say"
    question = "SELECT donor, recipient, given_eur, pledged_eur, pledged_eur_low, claims FROM aid_by_donor"
    assert asked(lake, question) == [("FIN", "NOR", 0.0, 2e6, 2e6, 1)]


def test_given_and_pledged_stand_apart_and_the_rest_does_not_count(tmp_path: Path, report: Sequence[Any]) -> None:
    statuses = {"planned": 2e6, "actual": 3e6, "possible": 5e6, "requested": 7e6, "denied": 11e6}
    facts = [
        replace(pledge(report[1], euros, status), fact_id=status, value_low=euros, value_high=euros)
        for status, euros in statuses.items()
    ]
    lake = lake_of(tmp_path / "lake", [*report, *facts, *(claim(each) for each in facts)])
    assert asked(lake, "SELECT given_eur, pledged_eur, claims FROM aid_by_donor") == [(3e6, 2e6, 2)]


def test_the_low_sum_takes_only_the_largest_claim_of_a_question(tmp_path: Path, report: Sequence[Any]) -> None:
    total, part = pledge(report[1], 5e6), replace(pledge(report[1], 2e6), fact_id="part")
    lake = lake_of(tmp_path / "lake", [*report, total, part, claim(total), claim(part)])
    assert asked(lake, "SELECT pledged_eur, pledged_eur_low FROM aid_by_donor") == [(7e6, 5e6)]
    assert asked(lake, "SELECT month, pledged_eur, pledged_eur_low FROM aid_by_donor_month") == [("2022-02", 7e6, 5e6)]


def test_money_without_a_rate_is_named_not_guessed(tmp_path: Path, report: Sequence[Any]) -> None:
    unknown = pledge(report[1], None)
    lake = lake_of(tmp_path / "lake", [*report, unknown, claim(unknown)])
    assert asked(lake, "SELECT pledged_eur, claims, claims_without_rate FROM aid_by_donor") == [(0.0, 0, 1)]


def rivals(tmp_path: Path, days: int, kind: str = "troops", *, is_one_story: bool = False) -> Rows:
    """Two figures for one question, published so many days apart."""
    first, later = article(TEXT), article(TEXT + "!", at=NOON + timedelta(days=days), site="two.example")
    a = fact(first[1], "4,000 soldiers", kind=kind, value=4000.0, location="FIN")
    b = fact(later[1], "4,000 soldiers", kind=kind, value=6000.0, location="FIN")
    if is_one_story:
        b = replace(b, story_id=a.story_id)
    claims = [claim(a), claim(b, at=NOON + timedelta(days=days))]
    lake = lake_of(tmp_path / "lake", [*first, *later, a, b, *claims])
    return asked(
        lake, "SELECT value_low, rivals, rivals_low, rivals_high, is_contradicted FROM claims_disputed ORDER BY 1"
    )


def test_different_figures_for_one_question_dispute_each_other(tmp_path: Path) -> None:
    assert rivals(tmp_path, 10) == [(4000.0, 1, 4000.0, 6000.0, True), (6000.0, 1, 4000.0, 6000.0, True)]


def test_figures_far_apart_in_time_do_not(tmp_path: Path) -> None:
    assert rivals(tmp_path, 15) == []


def test_victims_of_another_day_do_not(tmp_path: Path) -> None:
    assert rivals(tmp_path, 10, kind="killed") == []


def test_figures_of_one_story_do_not(tmp_path: Path) -> None:
    assert rivals(tmp_path, 1, is_one_story=True) == []


def test_an_open_interval_is_a_rival_but_no_contradiction(tmp_path: Path) -> None:
    first, later = article(TEXT), article(TEXT + "!", site="two.example")
    over = fact(first[1], "4,000 soldiers", value=1e5, value_high=None, qualifier="over", location="FIN")
    up_to = fact(later[1], "4,000 soldiers", value=1.4e5, value_low=None, qualifier="at_most", location="FIN")
    lake = lake_of(tmp_path / "lake", [*first, *later, over, up_to, claim(over), claim(up_to)])
    found = asked(lake, "SELECT rivals, is_contradicted FROM claims_disputed")
    assert found == [(1, False), (1, False)]


def test_only_the_months_asked_for_are_read(tmp_path: Path) -> None:
    rivals(tmp_path, 10)
    lake = Lake(tmp_path / "lake")
    assert len(asked(lake, "FROM disputed_between('2022-02', '2022-02')")) == 2
    assert asked(lake, "FROM disputed_between('2022-03', '2022-12')") == []


def test_corroboration_counts_stories_not_copies(tmp_path: Path, report: Sequence[Any]) -> None:
    lone = fact(report[1], "4,000 soldiers", value=1.0)
    shared = replace(lone, fact_id="shared")
    claims = [claim(lone, article_count=9), claim(shared, story_count=2, article_count=2, fact_count=2)]
    lake = lake_of(tmp_path / "lake", [*report, lone, shared, *claims])
    assert asked(lake, "SELECT stories, articles FROM claims_corroborated") == [(2, 2)]


def test_evidence_marks_the_quote_that_is_meant(tmp_path: Path) -> None:
    text = "First. Some 100 men came; later 100 men left. Last."
    document, read, story = article(text)
    second = replace(
        fact(read, "100 men"), fact_id="second", char_start=32, char_end=39,
        sentence="Some 100 men came; later 100 men left.", attribution="the mayor",
    )  # fmt: skip
    assert text[32:39] == "100 men"
    lake = lake_of(tmp_path / "lake", [document, read, story, second])
    (found,) = asked(lake, "SELECT marked, attribution, site, url FROM evidence('second')")
    assert found == ("Some 100 men came; later [[100 men]] left.", "the mayor", read.site, read.url)
    assert asked(lake, "FROM evidence('second', in_month := '2022-02')")
    assert asked(lake, "FROM evidence('second', in_month := '2022-03')") == []


def test_facts_about_a_country_finds_every_slot_and_joined_codes(tmp_path: Path, report: Sequence[Any]) -> None:
    slots = [{"actor": "NOR"}, {"recipient": "FIN+NOR"}, {"location": "NOR"}, {"origin": "NOR"}, {"actor": "SWE"}]
    facts = [replace(fact(report[1], "4,000 soldiers", **slot), fact_id=str(n)) for n, slot in enumerate(slots)]
    lake = lake_of(tmp_path / "lake", [*report, *facts])
    assert sorted(asked(lake, "SELECT fact_id FROM facts_about('NOR')")) == [("0",), ("1",), ("2",), ("3",)]


def test_figure_history_follows_one_figure_and_null_leaves_open(tmp_path: Path, report: Sequence[Any]) -> None:
    old = fact(report[1], "4,000 soldiers", actor="NOR", location="FIN")
    new = replace(old, fact_id="new", value_low=200.0, value_high=200.0)
    other = replace(old, fact_id="other", actor="SWE", location=None, recipient="FIN")
    claims = [claim(new, at=NOON + timedelta(days=3)), claim(old), claim(other, at=NOON + timedelta(days=1))]
    lake = lake_of(tmp_path / "lake", [*report, old, new, other, *claims])
    history = "SELECT value_low FROM figure_history({})"
    assert asked(lake, history.format("'troops', 'NOR', 'FIN'")) == [(100.0,), (200.0,)]
    assert len(asked(lake, history.format("'troops', NULL, 'FIN'"))) == 3
    assert asked(lake, history.format("'aid', NULL, NULL")) == []


def revised(tmp_path: Path) -> Lake:
    """An article that said 4,000 on the ninth and 6,000 from the eleventh on, and dropped its trucks."""
    document, read, story = article(TEXT.replace("4,000 soldiers", "6,000 soldiers"))
    current = replace(read, revision=2, revised_at=NOON + timedelta(days=2))
    before = row(
        "article_revisions",
        article_id=read.article_id,
        revision=1,
        text=TEXT,
        text_length_chars=len(TEXT),
        revised_at=NOON,
        last_seen_at=NOON,
    )
    was = replace(read, text=TEXT)
    then = fact(was, "4,000 soldiers", value=4000.0)
    trucks = fact(was, "nine trucks", kind="equipment", unit="item", item="truck", value=9.0)
    now = replace(fact(current, "6,000 soldiers", value=6000.0), revision=2)
    lake = lake_of(tmp_path / "lake", [document, current, story, now, claim(now)])
    lake.merge("article_revisions", [before])
    lake.merge("facts_history", [then, trucks])
    return lake


def test_a_changed_figure_is_shown_with_both_quotes(tmp_path: Path) -> None:
    lake = revised(tmp_path)
    found = asked(lake, "SELECT earlier_quote, later_quote, revision, next_revision FROM revised_figures ORDER BY kind")
    assert found == [("nine trucks", None, 1, 2), ("4,000 soldiers", "6,000 soldiers", 1, 2)]


@pytest.mark.parametrize(
    ("day", "quotes"),
    [
        ("2022-02-08", []),
        ("2022-02-09", ["4,000 soldiers", "nine trucks"]),
        ("2022-02-10", ["4,000 soldiers", "nine trucks"]),
        ("2022-02-11", ["6,000 soldiers"]),
    ],
)
def test_what_was_known_on_a_day_is_what_the_page_said_that_day(tmp_path: Path, day: str, quotes: list[str]) -> None:
    found = asked(revised(tmp_path), f"SELECT quote, is_later_reading FROM as_known_on('{day}') ORDER BY quote")
    assert found == [(quote, False) for quote in quotes]


def test_an_article_fetched_later_counts_by_its_publication_and_says_so(tmp_path: Path) -> None:
    document, read, story = article(TEXT)
    late = replace(read, first_seen_at=NOON + timedelta(days=90), revised_at=NOON + timedelta(days=90))
    lake = lake_of(tmp_path / "lake", [document, late, story, fact(read, "4,000 soldiers")])
    assert asked(lake, "SELECT is_later_reading FROM as_known_on('2022-02-09')") == [(True,)]


def test_coverage_counts_articles_by_day_site_and_language(tmp_path: Path) -> None:
    rows = small()
    month_only = article("Later.", site="one.example", published_at_precision="month", language="en")
    lake = lake_of(tmp_path / "lake", [*rows, *month_only])
    found = asked(lake, "SELECT day, site, language, articles, firsts, facts FROM coverage ORDER BY day NULLS LAST")
    assert found == [(NOON.date(), "one.example", "en", 1, 1, 3), (None, "one.example", "en", 1, 1, 0)]


def test_health_and_yield_tell_what_was_found_and_what_was_lost(tmp_path: Path) -> None:
    lake = lake_of(tmp_path / "lake", small())
    health = "SELECT articles, articles_without_numbers, quantities, facts, facts_per_article FROM extraction_health"
    assert asked(lake, health) == [(1, 0, 1, 3, 3.0)]
    (found,) = asked(lake, "SELECT source, documents, articles, repeated, dropped, reasons FROM source_yield")
    assert found == ("feed", 2, 1, 0, 1, {"empty": 1})


def test_the_views_over_time_hold_the_claims_of_their_kinds(tmp_path: Path, report: Sequence[Any]) -> None:
    kinds = ["troops", "killed", "wounded", "casualties", "captured", "displaced"]
    facts = [replace(fact(report[1], "4,000 soldiers", kind=kind), fact_id=kind) for kind in kinds]
    given = fact(report[1], "nine trucks", kind="equipment", unit="item", item="truck", recipient="NOR")
    lost = replace(given, fact_id="lost", recipient=None)
    claims = [claim(each) for each in (*facts, given, lost)]
    lake = lake_of(tmp_path / "lake", [*report, *facts, given, lost, *claims])
    counts = {"troops_over_time": 1, "casualties_over_time": 4, "displaced_over_time": 1, "equipment_given": 1}
    for view, count in counts.items():
        assert len(asked(lake, f"FROM {view}")) == count


@pytest.mark.parametrize("file", sorted(SQL_FOLDER.glob("views/*.sql")), ids=lambda file: file.stem)
def test_every_view_runs_on_the_samples(samples_lake: Lake, file: Path) -> None:
    asked(samples_lake, f"FROM {file.stem}")


def test_a_month_filter_prunes_partitions(tmp_path: Path) -> None:
    reports = [article(TEXT, at=datetime(2022, month, 9, tzinfo=UTC), site=f"{month}.example") for month in range(1, 7)]
    facts = [fact(read, "4,000 soldiers", actor="NOR", location="FIN") for _, read, _ in reports]
    claims = [claim(each, at=NOON.replace(month=n)) for n, each in enumerate(facts, start=1)]
    lake = lake_of(tmp_path / "lake", [each for one in reports for each in one] + facts + claims)
    with connect(lake) as connection:
        for view in ("troops_over_time", "aid_by_donor_month", "claims_corroborated", "facts", "articles"):
            plan = connection.execute(
                f"EXPLAIN SELECT * FROM {view} WHERE month BETWEEN '2022-02' AND '2022-03'"
            ).fetchall()
            assert "Scanning Files: 2/7" in plan[0][1], f"{view} reads partitions that it does not need"
        plan = connection.execute("EXPLAIN FROM disputed_between('2022-02', '2022-03')").fetchall()
        assert plan[0][1].count("Scanning Files: 2/7") == 1
