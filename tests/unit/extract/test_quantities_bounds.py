"""How words bound a number: every row of the qualifier table, stacked bounds, and words that only look like bounds."""

from __future__ import annotations

import pytest

from tallywire.extract.quantities import QuantityMention, find_quantities
from tallywire.text.reading import read


def quantity(text: str) -> QuantityMention:
    """The only quantity of one sentence."""
    view = read(text).view
    (found,) = find_quantities(view, [(0, len(view))])
    return found


@pytest.mark.parametrize(
    ("text", "qualifier", "value", "low", "high"),
    [
        ("350 troops", "exact", 350, 350, 350),
        ("exactly 350 troops", "exact", 350, 350, 350),
        ("about 1,000 troops", "about", 1000, 1000, 1000),
        ("around 1,000 troops", "about", 1000, 1000, 1000),
        ("some 1,000 troops", "about", 1000, 1000, 1000),
        ("roughly 1,000 troops", "about", 1000, 1000, 1000),
        ("nearly 1,000 troops", "about", 1000, 1000, 1000),
        ("almost 1,000 troops", "about", 1000, 1000, 1000),
        ("close to 1,000 troops", "about", 1000, 1000, 1000),
        ("an estimated 1,000 troops", "about", 1000, 1000, 1000),
        ("1,000 or so troops", "about", 1000, 1000, 1000),
        ("490-odd people", "about", 490, 490, 490),
        ("~35 people", "about", 35, 35, 35),
        ("over 100,000 troops", "over", 100_000, 100_000, None),
        ("just over 100 missiles", "over", 100, 100, None),
        ("well over 90,000 soldiers", "over", 90_000, 90_000, None),
        ("more than 100 soldiers", "over", 100, 100, None),
        ("greater than 7,000 troopers", "over", 7000, 7000, None),
        ("upwards of 130,000 soldiers", "over", 130_000, 130_000, None),
        ("in excess of 45 people", "over", 45, 45, None),
        ("damage tops $100 billion", "over", 100e9, 100e9, None),
        ("the toll passed 1,000", "over", 1000, 1000, None),
        ("100,000-plus soldiers", "over", 100_000, 100_000, None),
        ("at least 100 people", "at_least", 100, 100, None),
        ("no fewer than 100 people", "at_least", 100, 100, None),
        ("no less than 100 people", "at_least", 100, 100, None),
        ("a minimum of 100 people", "at_least", 100, 100, None),
        ("100 or more people", "at_least", 100, 100, None),
        ("under 500 men", "under", 500, None, 500),
        ("just under 500 men", "under", 500, None, 500),
        ("fewer than 500 men", "under", 500, None, 500),
        ("less than 500 men", "under", 500, None, 500),
        ("below the 25,000", "under", 25_000, None, 25_000),
        ("up to 140,000 troops", "at_most", 140_000, None, 140_000),
        ("as many as 30 civilians", "at_most", 30, None, 30),
        ("as much as 50 percent", "at_most", 50, None, 50),
        ("at most 20 men", "at_most", 20, None, 20),
        ("no more than 200 men", "at_most", 200, None, 200),
        ("a maximum of 60,000 men", "at_most", 60_000, None, 60_000),
        ("between 3,000 and 5,000 men", "range", None, 3000, 5000),
        ("3,000-5,000 men", "range", None, 3000, 5000),
        ("290,000–310,000 men", "range", None, 290_000, 310_000),
        ("from 3,000 to 5,000 men", "range", None, 3000, 5000),
        ("3,000 or 4,000 men", "range", None, 3000, 4000),
        ("more than 40 but fewer than 50 men", "range", None, 40, 50),
        ("thousands of men", "order", None, 1000, 10_000),
        ("tens of 1000’s of men", "order", None, 10_000, 100_000),
        ("several thousand men", "order", None, 3000, 10_000),
        ("a few dozen men", "order", None, 36, 120),
        ("a number of hundred men", "order", None, 300, 1000),
        ("a couple of hundred men", "about", 200, 200, 200),
        ("a dozen men", "exact", 12, 12, 12),
        ("half a dozen men", "exact", 6, 6, 6),
        ("a pair of jets", "exact", 2, 2, 2),
        ("dozens of men", "order", None, 24, 100),
        ("scores of men", "order", None, 40, 100),
    ],
)
def test_each_row_of_the_qualifier_table(
    text: str, qualifier: str, value: float | None, low: float | None, high: float | None
) -> None:
    found = quantity(text)
    assert (found.qualifier, found.value, found.value_low, found.value_high) == (qualifier, value, low, high)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("an estimated 30,000 or more men", "at_least"),
        ("up to about 4,000 veterans", "at_most"),
        ("at least some 300 men", "at_least"),
        ("at least 20-30 men", "at_least"),
        ("up to several thousand men", "at_most"),
        ("more than a dozen men", "over"),
        ("around 20 men or so", "about"),
        ("two hundred men, give or take", "about"),
    ],
)
def test_the_strongest_bound_wins_where_two_are_stacked(text: str, qualifier: str) -> None:
    assert quantity(text).qualifier == qualifier


def test_a_bound_keeps_the_end_of_a_range_or_magnitude_that_it_bounds() -> None:
    assert quantity("at least 20-30 men").value_low == 20
    assert quantity("up to several thousand men").value_high == 10_000


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("from 89 to $93 billion", 89e9, 93e9),
        ("$2-3 billion", 2e9, 3e9),
        ("four to five thousand men", 4000, 5000),
        ("two or three hundred men", 200, 300),
        ("30-40,000 men", 30_000, 40_000),
        ("10k-12k men", 10_000, 12_000),
        ("between 1 and 1.5 million people", 1e6, 1.5e6),
        ("$300m-$400m", 3e8, 4e8),
        ("20%–30%", 20, 30),
        ("20 to 30 per cent", 20, 30),
        ("five to six weeks", 5, 6),
    ],
)
def test_a_range_shares_the_scale_and_unit_that_only_one_end_states(text: str, low: float, high: float) -> None:
    found = quantity(text)
    assert (found.qualifier, found.value_low, found.value_high) == ("range", low, high)


def values(text: str) -> list[float | None]:
    view = read(text).view
    return [found.value for found in find_quantities(view, [(0, len(view))])]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("rose from 5,000 in January to 30,000", [5000, 30_000]),
        ("raised the force from 40,000 to 300,000", [40_000, 300_000]),
        ("rose by 500 to 3,000", [500, 3000]),
        ("up 20 to 134", [20, 134]),
        ("141 votes to five", [141, 5]),
        ("200 killed and 300 wounded", [200, 300]),
        ("between two fires 20 and 30 men fell", [2, 20, 30]),
    ],
)
def test_a_change_or_a_pair_is_no_range(text: str, stated: list[float]) -> None:
    assert values(text) == stated


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Moscow handed over 290 prisoners", 290),
        ("when it was over 141 lay dead", 141),
        ("Kabul owns up to 19 dead", 19),
        ("they spoke about 20 villages", 20),
        ("the court passed 30 sentences", 30),
        ("It has spent $5 billion over five years", 5e9),
        ("Over three days of fighting they fled", 3),
    ],
)
def test_words_of_the_verb_are_no_bounds(text: str, value: float) -> None:
    view = read(text).view
    found = find_quantities(view, [(0, len(view))])
    assert {mention.qualifier for mention in found} == {"exact"}
    assert found[0].value == value


def test_a_bound_after_a_number_is_left_to_the_next_one() -> None:
    first, second = find_quantities(text := "170 drones, at least 30 missiles", [(0, len(text))])
    assert (first.qualifier, second.qualifier) == ("exact", "at_least")
    first, second = find_quantities(text := "224 dead and more than 1,200 injured", [(0, len(text))])
    assert (first.qualifier, second.qualifier) == ("exact", "over")


@pytest.mark.parametrize(
    "text",
    ["The U.N. estimates that 5,000 fled", "Losses are estimated at 5,000", "5,000 have fled, the U.N. estimates"],
)
def test_the_verb_estimate_makes_a_number_approximate(text: str) -> None:
    assert quantity(text).qualifier == "about"


def test_the_quote_takes_in_bound_number_and_noun() -> None:
    text = "Moscow keeps upwards of 130,000 soldiers there"
    found = quantity(text)
    assert text[found.start : found.end] == "upwards of 130,000 soldiers"
    assert text[found.number_start : found.number_end] == "130,000"
    text = "Between 25,000 and 30,000 people crossed"
    assert text[quantity(text).start : quantity(text).end] == "Between 25,000 and 30,000 people"
