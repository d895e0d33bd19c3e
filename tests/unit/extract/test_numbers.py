"""The number itself: digits, words, scales, fractions, vague magnitudes."""

from __future__ import annotations

import pytest

from tallywire.extract.numbers import Number, digits_value, read_number
from tallywire.extract.tokens import Tokens


def number_in(text: str, **context: bool) -> Number:
    """The number at the start of `text`, which must be there."""
    number = read_number(Tokens(text, 0, len(text)), 0, **context)
    assert number is not None, text
    return number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("350", 350),
        ("1,234,567", 1_234_567),
        ("712 500 men", 712_500),
        ("1 414 021 100", 1_414_021_100),
        ("12,34,567.89", 1_234_567.89),
        ("1.200.000 people", 1_200_000),
        ("1,3 million", 1_300_000),
        ("1.2 billion", 1.2e9),
        ("61-billion", 61e9),
        ("10k", 10_000),
        ("4m refugees", 4e6),
        ("5.5mln", 5.5e6),
        ("45 mln. people", 45e6),
        ("1.2bn", 1.2e9),
        ("16.6 million", 16_600_000.0),
        ("2tn", 2e12),
        ("3 hundred and 21", 321),
        ("5 lakh", 500_000),
        ("3 dozen", 36),
        ("10 1/2 miles", 10.5),
        ("2½ hours", 2.5),
        ("3/4 of them", 0.75),
        ("50-odd thousand", 50_000),
    ],
)
def test_digits_are_read_with_any_mark_and_scale(text: str, value: float) -> None:
    assert number_in(text).low == number_in(text).high == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("nineteen", 19),
        ("twenty-five", 25),
        ("two hundred and two thousand", 202_000),
        ("two hundred thousand", 200_000),
        ("twelve hundred", 1200),
        ("one hundred and twenty people", 120),
        ("two million three hundred thousand", 2_300_000),
        ("a hundred", 100),
        ("a hundred thousand", 100_000),
        ("half a million", 500_000),
        ("half-dozen", 6),
        ("half a dozen", 6),
        ("one and a half million", 1_500_000),
        ("a million and a half", 1_500_000),
        ("two and a half", 2.5),
        ("six-and-a-half-hour", 6.5),
        ("two point five million", 2_500_000),
        ("a quarter of a million", 250_000),
        ("two thirds of a million", 2e6 / 3),
        ("two thirds", 2 / 3),
        ("one in five", 0.2),
        ("nine out of 10", 0.9),
        ("a dozen", 12),
        ("two dozen", 24),
        ("a pair of", 2),
        ("a hundred,000 troops", 100_000),
        ("half 1,000,000 people", 500_000),
    ],
)
def test_number_words_are_read_with_their_scales(text: str, value: float) -> None:
    assert number_in(text).low == number_in(text).high == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("thousands", 1e3, 1e4),
        ("tens of thousands", 1e4, 1e5),
        ("tens of 1000's", 1e4, 1e5),
        ("1000's of", 1e3, 1e4),
        ("100s of", 1e2, 1e3),
        ("hundreds of millions", 1e8, 1e9),
        ("thousands upon thousands", 1e3, 1e4),
        ("dozens", 24, 100),
        ("scores of", 40, 100),
        ("several thousand", 3e3, 1e4),
        ("a few dozen", 36, 120),
        ("a number of thousand", 3e3, 1e4),
        ("several hundred thousand", 3e5, 1e6),
        ("several tens of thousands", 3e4, 1e5),
        ("dozens or even hundreds", 24, 1e3),
        ("hundreds, if not thousands", 1e2, 1e4),
    ],
)
def test_vague_magnitudes_are_intervals(text: str, low: float, high: float) -> None:
    assert (number_in(text).low, number_in(text).high) == (low, high)


def test_a_couple_of_hundred_is_about_two_hundred() -> None:
    number = number_in("a couple of hundred")
    assert (number.low, number.high, number.about) == (200, 200, True)


def test_and_joins_two_numbers_after_between() -> None:
    assert number_in("one hundred and twenty", both=True).low == 100


@pytest.mark.parametrize(("text", "value"), [("500m from the border", 500), ("500m people", 5e8)])
def test_a_glued_m_is_metres_where_the_words_after_it_say_so(text: str, value: float) -> None:
    assert number_in(text).low == value


def test_a_glued_m_is_a_million_after_a_currency() -> None:
    assert number_in("30m deep", money=True).low == 30e6


@pytest.mark.parametrize("text", ["24.02.22", "3.5.1", "22,24,26,31", "9" * 40])
def test_dates_versions_lists_and_runs_of_digits_have_no_value(text: str) -> None:
    assert digits_value(text) is None


@pytest.mark.parametrize("text", ["a soldier", "an army", "third", "the", "score", "second", "quarter final", "1990s"])
def test_articles_and_ordinals_are_no_numbers(text: str) -> None:
    assert read_number(Tokens(text, 0, len(text)), 0) is None


@pytest.mark.parametrize("text", ["three in 10 days", "two in three villages", "five out of 8 missiles"])
def test_a_count_before_a_time_or_a_whole_is_no_share(text: str) -> None:
    assert number_in(text).form == "words"


def test_a_following_calibre_does_not_join_the_number() -> None:
    assert number_in("18 155mm howitzers").low == 18
    assert number_in("24 120-mm mortars").low == 24
    assert number_in("20 000-30 000").low == 20_000


def test_scales_multiply_without_the_dust_of_binary_fractions() -> None:
    assert number_in("16.6 million").low == 16_600_000
