"""Units beside numbers: money on either side, percent, measures, durations, ages, rates, shares and multiples."""

from __future__ import annotations

import pytest

from tallywire.extract.quantities import QuantityMention, find_quantities
from tallywire.text.reading import read


def quantity(text: str) -> QuantityMention:
    """The first quantity of one sentence."""
    view = read(text).view
    return find_quantities(view, [(0, len(view))])[0]


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("€1.2bn", "EUR", 1.2e9),
        ("US$40 million", "USD", 40e6),
        ("U.S.$ 40m", "USD", 40e6),
        ("EUR50m", "EUR", 50e6),
        ("EUR 1.5 billion", "EUR", 1.5e9),
        ("SEK 3 billion", "SEK", 3e9),
        ("MSEK 300", "SEK", 300e6),
        ("50m EUR", "EUR", 50e6),
        ("100 usd", "USD", 100),
        ("200$", "USD", 200),
        ("5 bn €", "EUR", 5e9),
        ("C$450 million", "CAD", 450e6),
        ("A$280 million", "AUD", 280e6),
        ("CHF 5 billion", "CHF", 5e9),
        ("Rs 500 crore", "INR", 5e9),
        ("Rs.20,000", "INR", 20_000),
        ("₴1.2bn", "UAH", 1.2e9),
        ("£2-3m", "GBP", None),
        ("1.2 billion euros", "EUR", 1.2e9),
        ("the 1.2-billion-euro package", "EUR", 1.2e9),
        ("a 30m-pound loan", "GBP", 30e6),
        ("$61-billion bill", "USD", 61e9),
        ("50 million Norwegian kroner", "NOK", 50e6),
        ("40 million U.S. dollars", "USD", 40e6),
        ("$40 million Canadian dollars", "CAD", 40e6),
        ("600 billion yen", "JPY", 600e9),
        ("half a billion dollars", "USD", 5e8),
        ("hundreds of millions of dollars", "USD", None),
        ("50 cents", "USD", 0.5),
        ("99p", "GBP", 0.99),
        ("500 billion won", "KRW", 500e9),
        ("2 billion CFA francs", "XOF", 2e9),
    ],
)
def test_money_is_read_by_sign_code_and_name_on_either_side(text: str, unit: str, value: float | None) -> None:
    found = quantity(text)
    assert (found.unit_class, found.unit, found.value) == ("money", unit, value)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Norway will give 90 million kroner", "NOK"),
        ("Denmark will give 90 million kroner", "DKK"),
        ("It will give 90 million crowns, Prague said", "CZK"),
        ("Pakistan lent 5 million rupees", "PKR"),
        ("They got 90 million kroner", "NOK"),
    ],
)
def test_a_shared_currency_name_belongs_to_the_country_named_nearest(text: str, unit: str) -> None:
    assert quantity(text).unit == unit


@pytest.mark.parametrize(
    ("text", "unit_class"),
    [
        ("a 500-pound bomb", "mass"),
        ("300 pounds of explosives", "mass"),
        ("it weighs 400 pounds", "mass"),
        ("500 pounds", "money"),
        ("40 million pounds of aid", "money"),
    ],
)
def test_pounds_are_a_weight_where_they_weigh_something(text: str, unit_class: str) -> None:
    assert quantity(text).unit_class == unit_class


def test_a_name_that_is_also_a_verb_needs_a_large_number() -> None:
    assert quantity("the 27 won").unit_class == "count"


@pytest.mark.parametrize(
    ("text", "unit_class", "unit", "value"),
    [
        ("58%", "percent", "percent", 58),
        ("27 %", "percent", "percent", 27),
        ("40 pct", "percent", "percent", 40),
        ("forty per cent", "percent", "percent", 40),
        ("0.3 percentage points", "percent", "percentage point", 0.3),
        ("25 basis points", "percent", "basis point", 25),
        ("19 kilometres", "length", "kilometer", 19),
        ("186 m long", "length", "meter", 186),
        ("a 155mm shell", "length", "millimeter", 155),
        ("six feet two inches", "length", "foot", 6 + 2 / 12),
        ("3,000 sq km", "area", "square kilometer", 3000),
        ("5 km2", "area", "square kilometer", 5),
        ("15 billion cubic metres of gas", "volume", "cubic meter", 15e9),
        ("50 bcm", "volume", "cubic meter", 50e9),
        ("ten million tonnes of grain", "mass", "tonne", 1e7),
        ("60 km/h", "speed", "kilometer per hour", 60),
        ("300 kilometers an hour", "speed", "kilometer per hour", 300),
        ("-20C", "temperature", "degree Celsius", -20),
        ("minus 10 degrees", "temperature", "degree", -10),
        ("300 MWh", "energy", "megawatt-hour", 300),
        ("5 gigabytes", "data", "gigabyte", 5),
        ("3.5 million barrels per day", "rate", "barrel per day", 3.5e6),
        ("500,000 bpd", "rate", "barrel per day", 500_000),
        ("250 tonnes a day", "rate", "tonne per day", 250),
        ("a 12-hour closure", "duration", "hour", 12),
        ("one hour and 45 minutes", "duration", "hour", 1.75),
        ("half an hour", "duration", "hour", 0.5),
        ("a year and a half", "duration", "year", 1.5),
        ("5-1/2 years", "duration", "year", 5.5),
        ("10 or more years", "duration", "year", 10),
        ("20-odd per cent", "percent", "percent", 20),
        ("quarter-hour", "duration", "hour", 0.25),
        ("a couple of days", "duration", "day", 2),
        ("34 years old", "age", "year", 34),
        ("a 34-year-old", "age", "year", 34),
        ("aged 34", "age", "year", 34),
        ("three months of age", "age", "month", 3),
        ("an 87 yo man", "age", "year", 87),
        ("Ivan Petrov, 52, said", "age", "year", 52),
        ("the oldest is 64", "age", "year", 64),
        ("when she was 12, they left", "age", "year", 12),
        ("a boy of 12", "age", "year", 12),
        ("and his wife, 58.", "age", "year", 58),
        ("John Doe Jr., 55, of Addison", "age", "year", 55),
        ("Ivan Petrov (52) said", "age", "year", 52),
        ("struck three times this month", "count", None, 3),
        ("half of the fleet", "other", "fraction", 0.5),
        ("four in five residents", "other", "fraction", 0.8),
        ("two-thirds of the force", "other", "fraction", 2 / 3),
        ("twice as many", "other", "multiple", 2),
        ("three times its earlier figure", "other", "multiple", 3),
        ("a tenfold rise", "other", "multiple", 10),
        ("a 10-fold rise", "other", "multiple", 10),
        ("one of every three men", "other", "fraction", 1 / 3),
    ],
)
def test_measures_are_read_with_their_class(text: str, unit_class: str, unit: str | None, value: float) -> None:
    found = quantity(text)
    assert (found.unit_class, found.unit) == (unit_class, unit)
    assert found.value == pytest.approx(value)


def test_ages_in_a_range_or_list_are_ages() -> None:
    found = quantity("men between 18 and 60 may not leave")
    assert (found.unit_class, found.value_low, found.value_high) == ("age", 18, 60)
    view = "women aged 34 and 51 died"
    assert [mention.unit_class for mention in find_quantities(view, [(0, len(view))])] == ["age", "age"]


@pytest.mark.parametrize(
    ("text", "per"),
    [("$2 billion a month", "month"), ("$8.20 a bushel", "bushel"), ("200 soldiers a day", "day")],
)
def test_a_rate_keeps_its_unit_and_names_what_it_is_per(text: str, per: str) -> None:
    assert quantity(text).per == per


@pytest.mark.parametrize(
    ("text", "trend"),
    [
        ("profits rose 3%", "up"),
        ("the force was cut by 500", "down"),
        ("a 5 percent rise", "up"),
        ("settled 2.1 percent lower", "down"),
        ("a drop of 12%", "down"),
        ("will cut 1,200 jobs", "down"),
        ("up 20 from Monday", "up"),
        ("500 more than last year", "up"),
        ("(+1 690)", "up"),
        ("rose to 3,000", None),
        ("shot down five jets", None),
        ("lost 300 men", None),
        ("up to 30 men", None),
        ("three times higher", None),
    ],
)
def test_trend_is_the_direction_of_a_change_whose_size_is_stated(text: str, trend: str | None) -> None:
    assert quantity(text).trend == trend
