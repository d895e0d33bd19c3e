"""Dates are read as a reader would on the day of publication, and never later than they should be."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.extract.dates import DateSpan, find_dates
from tallywire.extract.dates_pattern import lexicon

WEDNESDAY = date(2022, 2, 9)

WORDS = """
in since by the last next first two 31 30 2022 1999 Feb. June Monday days weeks year ago will of to from 99 9999 early
mid
- autumn weekend Christmas until 0 12.12.22 2022-02-30 hundred months
"""

CASES = [
    ("Biden will travel to Kyiv on Feb. 14-15.", "2022-02-14 2022-02-15"),
    ("They met on Monday in Moscow.", "2022-02-07 2022-02-07"),
    ("They met on Wednesday.", "2022-02-09 2022-02-09"),
    ("They met last Wednesday.", "2022-02-02 2022-02-02"),
    ("The leaders will meet Thursday in Berlin.", "2022-02-10 2022-02-10"),
    ("On Tuesday, Russia's Defense Ministry said six warships were moving.", "2022-02-08 2022-02-08"),
    ("The toll from 24.02.21 to 12.11.21 rose.", "2021-02-24 2021-11-12"),
    ("On 8 February 2022 he left.", "2022-02-08 2022-02-08"),
    ("Tuesday, Feb. 8, 2022 was cold.", "2022-02-08 2022-02-08"),
    ("He came yesterday.", "2022-02-08 2022-02-08"),
    ("He came last week.", "2022-01-31 2022-02-06"),
    ("This month 300 died.", "2022-02-01 2022-02-09"),
    ("Some 300 were sent a fortnight earlier.", "2022-01-26 2022-01-26"),
    ("More than 300 people have fled in two weeks.", "2022-01-26 2022-02-09"),
    ("The tanks will arrive in two weeks.", "2022-02-09 2022-02-23"),
    ("It intends to send 10,000 by December.", "2022-02-09 2022-12-01"),
    ("It will send 10,000 next year.", "2023-01-01 2023-12-31"),
    ("Germany has given aid since 2014.", "2014-01-01 2022-02-09"),
    (
        "It rose from 5,000 troops in January to 30,000 someday this month.",
        "2022-01-01 2022-01-31 | 2022-02-01 2022-02-09",
    ),
    ("In the first three days 300 came.", "None None"),
    ("As of March 3, 2021, 20 were dead.", "2021-03-03 2021-03-03"),
    ("In mid-December it had 90,000.", "2021-12-11 2021-12-20"),
    ("It began in spring 2021.", "2021-03-01 2021-05-31"),
    ("since last autumn it has sent arms", "2021-09-01 2022-02-09"),
    ("In the third quarter of 2021 it grew.", "2021-07-01 2021-09-30"),
    ("By New Year they will have six.", "2022-02-09 2023-01-01"),
    ("In May 2021 he may go.", "2021-05-01 2021-05-31"),
    ("He may go, and troops march on.", ""),
    ("May will be hot in March.", "2022-03-01 2022-03-31"),
    ("Over the weekend, 30 died.", "2022-02-05 2022-02-06"),
    ("In the past 24 hours 30 died.", "2022-02-08 2022-02-09"),
    ("In the coming days more will come.", "2022-02-09 None"),
    ("Over the last two months it lost 30.", "2021-12-09 2022-02-09"),
    ("It lost 30 this year.", "2022-01-01 2022-02-09"),
    ("It will hand over 30 later this year.", "2022-02-09 2022-12-31"),
    ("It sent 2000 soldiers to 2000 villages.", ""),
    ("They captured 23 between 2014 and 2020.", "2014-01-01 2020-12-31"),
    ("A loan for 2026-27 is due.", "2026-01-01 2027-12-31"),
    ("At noon on 20 February the games will be over.", "2022-02-20 2022-02-20"),
    ("The drills end on Feb. 20.", "2022-02-20 2022-02-20"),
    ("They started on Dec. 20.", "2021-12-20 2021-12-20"),
    ("It was sunk on June 31.", "None None"),
    ("Two years ago 30 died.", "2020-01-01 2020-12-31"),
    ("It cost $3.2010 or 1999.5 or 2,014 men.", ""),
    ("Read The Sunday Times.", ""),
    ("It happened early on Saturday.", "2022-02-05 2022-02-05"),
    ("He will stay until June.", "2022-02-09 2022-06-01"),
    ("By Saturday noon 6,500 had arrived.", "2022-02-05 2022-02-05"),
    ("the order of 9 June", "2021-06-09 2021-06-09"),
    ("In 1949 it began", "1949-01-01 1949-12-31"),
    ("Since Feb. 24, 2021 it lost 30", "2021-02-24 2022-02-09"),
    ("Since May 16 it lost 30", "2021-05-16 2022-02-09"),
    ("by the end of the year they will", "2022-02-09 2022-12-31"),
    ("Next Monday they go", "2022-02-14 2022-02-14"),
    ("on 2022-02-01", "2022-02-01 2022-02-01"),
    ("Feb. 28-March 2 is set", "2022-02-28 2022-03-02"),
]


def _days(spans: list[DateSpan]) -> str:
    return " | ".join(f"{span.first} {span.last}" for span in spans)


@pytest.mark.parametrize(("sentence", "days"), CASES)
def test_a_date_is_resolved_by_the_day_of_publication(sentence: str, days: str) -> None:
    assert _days(find_dates(sentence, WEDNESDAY, "day")) == days


OTHER_DAYS = [
    ("Israel said 1,200 people had died since Saturday.", "2023-10-07 2023-10-12", "2023-10-12"),
    ("The strike on Oct. 10 killed 30.", "2023-10-10 2023-10-10", "2023-10-12"),
    ("In the four days to Sunday, 120 fell.", "2023-12-31 2023-12-31", "2024-01-03"),
    (
        "Last year 12,000 migrants drowned, up from 9,000 in 2022.",
        "2023-01-01 2023-12-31 | 2022-01-01 2022-12-31",
        "2024-01-03",
    ),
    ("The first 300 soldiers will arrive by the end of January.", "2024-01-03 2024-01-31", "2024-01-03"),
    ("It killed 40 on New Year's Eve.", "2023-12-31 2023-12-31", "2024-01-03"),
    ("Six months after Feb. 24, 9,000 are dead.", "2022-02-24 2022-02-24", "2022-08-24"),
    ("In late July they struck again.", "2022-07-21 2022-07-31", "2022-08-24"),
    ("The aid is to be paid out over the next three years.", "2022-08-24 2025-08-24", "2022-08-24"),
    ("They will deploy 500 troops next spring.", "2023-03-01 2023-05-31", "2022-08-24"),
    ("By mid-September, 10,000 should have left.", "2022-08-24 2022-09-11", "2022-08-24"),
    ("Between March and June, 20,000 fled.", "2022-03-01 2022-06-30", "2022-08-24"),
    ("From January to July it gave $3bn.", "2022-01-01 2022-07-31", "2022-08-24"),
    ("On the night of Aug. 20-21, ten drones fell.", "2022-08-20 2022-08-21", "2022-08-24"),
    ("In 1991-1992 some 300 died.", "1991-01-01 1992-12-31", "2022-08-24"),
    ("The summer of 2014 saw 3,000 dead.", "2014-06-01 2014-08-31", "2022-08-24"),
    ("He spoke Wednesday; on Tuesday 12 had died.", "2022-08-24 2022-08-24 | 2022-08-23 2022-08-23", "2022-08-24"),
    ("Three weeks ago it had 50.", "2022-08-03 2022-08-03", "2022-08-24"),
    ("In the second half of 2021 it bought 40.", "2021-07-01 2021-12-31", "2022-08-24"),
    ("A decade ago 300 lived here.", "2012-01-01 2012-12-31", "2022-08-24"),
    ("Overnight Sunday, 14 drones were downed.", "2022-08-23 2022-08-24 | 2022-08-21 2022-08-21", "2022-08-24"),
    ("The 2014 annexation cost 20 lives.", "", "2022-08-24"),
    ("As of 21 August 2022, 5,587 were dead.", "2022-08-21 2022-08-21", "2022-08-24"),
    ("They plan to hand over 20 more on Friday.", "2022-08-26 2022-08-26", "2022-08-24"),
    ("Earlier this month 200 were freed.", "2022-08-01 2022-08-24", "2022-08-24"),
    ("Later on Wednesday 30 more followed.", "2022-08-24 2022-08-24", "2022-08-24"),
    ("It has sent 20 so far this year.", "2022-01-01 2022-08-24", "2022-08-24"),
    ("In the past week, 300 died.", "2022-08-17 2022-08-24", "2022-08-24"),
    ("The Q2 2022 report lists 40 tanks.", "2022-04-01 2022-06-30", "2022-08-24"),
    ("For the first time since 1999 the 40 ships left.", "1999-01-01 2022-08-24", "2022-08-24"),
    ("At 9 p.m. on 23/08/2022 it hit.", "2022-08-23 2022-08-23", "2022-08-24"),
    ("It is due to end in 2025.", "2025-01-01 2025-12-31", "2022-08-24"),
    ("Up to 40 tanks could come within months.", "", "2022-08-24"),
    ("A budget for 2023 has 40 tanks.", "2023-01-01 2023-12-31", "2022-08-24"),
    ("The March 3 vote went 141-5.", "2022-03-03 2022-03-03", "2022-08-24"),
    ("Today 30 died and yesterday 20.", "2022-08-24 2022-08-24 | 2022-08-23 2022-08-23", "2022-08-24"),
]


@pytest.mark.parametrize(("sentence", "days", "published"), OTHER_DAYS)
def test_a_date_is_resolved_by_any_day_of_publication(sentence: str, days: str, published: str) -> None:
    assert _days(find_dates(sentence, date.fromisoformat(published), "day")) == days


def test_a_span_quotes_the_date() -> None:
    sentence = "It began on Tuesday, Feb. 8, 2022, and ended in mid-March."
    assert [sentence[span.start : span.end] for span in find_dates(sentence, WEDNESDAY)] == [
        "Tuesday, Feb. 8, 2022",
        "mid-March",
    ]


@pytest.mark.parametrize(
    "sentence", ["He left on Monday.", "He left yesterday.", "He left last week.", "Two days ago he left."]
)
@pytest.mark.parametrize(("published", "precision"), [(None, None), (date(2022, 2, 1), "month")])
def test_without_a_day_of_publication_relative_words_date_nothing(
    sentence: str, published: date | None, precision: str | None
) -> None:
    assert _days(find_dates(sentence, published, precision)) == "None None"


def test_a_month_of_publication_still_places_months_and_years() -> None:
    found = find_dates("It rose last year, in January and last month.", date(2022, 2, 1), "month")
    assert _days(found) == "2021-01-01 2021-12-31 | 2022-01-01 2022-01-31 | 2022-01-01 2022-01-31"


def test_full_dates_need_no_publication() -> None:
    assert _days(find_dates("On May 3, 2020, and 24.02.22.", None)) == "2020-05-03 2020-05-03 | 2022-02-24 2022-02-24"


def test_the_caller_may_say_where_a_sentence_points() -> None:
    assert _days(find_dates("300 troops on Friday", WEDNESDAY, ahead=True)) == "2022-02-11 2022-02-11"
    assert _days(find_dates("300 troops on Friday", WEDNESDAY, ahead=False)) == "2022-02-04 2022-02-04"


@given(
    st.text(alphabet=st.sampled_from("0123456789.-/ ,") | st.characters(codec="ascii"), max_size=60)
    | st.lists(
        st.sampled_from(WORDS.split()),
        max_size=12,
    ).map(" ".join),
    st.dates() | st.none(),
    st.sampled_from(["day", "month", None]),
)
def test_no_text_breaks_the_calendar(sentence: str, published: date | None, precision: str | None) -> None:
    last = 0
    for span in find_dates(sentence, published, precision):
        assert last <= span.start < span.end <= len(sentence)
        assert span.first is None or span.last is None or span.first <= span.last
        last = span.end


@pytest.mark.parametrize("unit", ["1.", "2022-", "Feb. ", "in ", "the last ", "9 ", "Monday, ", "will "])
def test_hostile_sentences_are_read_once(unit: str) -> None:
    assert len(find_dates(unit * (20_000 // len(unit)), WEDNESDAY)) <= 20_000


@pytest.mark.parametrize(
    "form", ["in 2014", "on 3.4.2022", "Q3", "this spring", "at Christmas", "last night", "on Sun 3 May"]
)
def test_a_sentence_with_a_date_is_looked_at(form: str) -> None:
    assert lexicon().may_name_date(f"They left {form}.")


def test_a_sentence_without_words_of_time_is_passed_over() -> None:
    assert not lexicon().may_name_date("The first 300 of them left the town after a fight, three of the last by boat.")
