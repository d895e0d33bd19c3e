"""People on the move, arms and sums as news counts them in passing: shared flights, earlier forecasts, parts of totals."""

from __future__ import annotations

import pytest

from tallywire.extract import extract_facts
from tallywire.schema import Fact


def _facts(text: str) -> list[Fact]:
    return extract_facts(text, published_at="2024-05-01")


def _kinds(text: str) -> list[tuple[str, float | None, float | None]]:
    return [(fact.kind, fact.value_low, fact.value_high) for fact in _facts(text)]


@pytest.mark.parametrize(
    ("text", "low", "location"),
    [
        ("With hundreds of others he had fled Omdurman for Adre.", 100, "TCD"),
        ("She fled Aleppo for Gaziantep with 300 others.", 300, "TUR"),
        ("The shelling has put 40,000 Yemenis to flight.", 40000, None),
        ("More than 9,000 Eritreans have left their homeland this year.", 9000, None),
        ("The camps around Kassala, where 60,000 were living, have been emptied.", 60000, "SDN"),
        ("They fled Goma for Bujumbura, where 2,400 still sleep in a stadium.", 2400, "BDI"),
    ],
)
def test_people_who_fled_are_counted_by_how_they_left_and_where_they_stay(
    text: str, low: float, location: str | None
) -> None:
    fact = _facts(text)[-1]
    assert (fact.kind, fact.value_low, fact.location) == ("displaced", low, location)


@pytest.mark.parametrize(
    "text",
    [
        "He toured the factory in Lyon with 300 others.",
        "Bremen, where 560,000 live, has opened a museum.",
        "Some 20,000 people used to live in the valley.",
    ],
)
def test_people_who_only_live_or_travel_somewhere_are_no_refugees(text: str) -> None:
    assert _kinds(text) == []


def test_arrivals_and_forecasts_go_on_counting_refugees() -> None:
    text = "Uganda has taken in 500,000 Congolese. In Nakivale, a town of 30,000, up to 700 a day are still arriving."
    assert [(fact.kind, fact.value_high, fact.location) for fact in _facts(text)] == [
        ("displaced", 500000, "UGA"),
        ("displaced", 700, "UGA"),
    ]
    text = "The agency now expects 3 million refugees from Sudan; in April it had reckoned with 1.8 million."
    assert _kinds(text) == [("displaced", 3000000, 3000000), ("displaced", 1800000, 1800000)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The toll rose to 164 from 121 in the morning.", [164, 121]),
        ("The toll rose to 164 at 11 in the morning.", [164]),
        ("He put the dead in the hundreds.", [100]),
        ("He invested hundreds in the dead firm.", []),
    ],
)
def test_tolls_are_compared_with_the_morning_and_put_in_the_hundreds(text: str, found: list[float]) -> None:
    assert [fact.value_low for fact in _facts(text) if fact.kind == "killed"] == found


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Tehran denied that three of its patrol boats had been sunk.", ["boat"]),
        ("Some 20 Iranian aircraft stood on the tarmac at Hmeimim.", ["aircraft"]),
        ("Sappers lifted 300 mines near Kharkiv.", ["mine"]),
        ("He sold copper from three mines.", []),
        ("Two coal mines near Donetsk were shelled.", []),
    ],
)
def test_things_that_civilians_have_too_count_where_armies_have_them(text: str, items: list[str]) -> None:
    assert [fact.item for fact in _facts(text)] == items
