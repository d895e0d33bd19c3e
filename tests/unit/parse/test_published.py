"""A stated date is read as exactly as it is stated, and no more exactly."""

from datetime import UTC, datetime

import pytest

from tallywire.parse.published import date_in_url, read_date

LATEST = datetime(2022, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("stated", "at", "precision", "offset"),
    [
        ("2022-02", "2022-02-01T00:00:00+00:00", "month", None),
        ("20220208", "2022-02-08T00:00:00+00:00", "day", None),
        ("2022-02-08", "2022-02-08T00:00:00+00:00", "day", None),
        ("2022-02-08T18:05:00+02:00", "2022-02-08T16:05:00+00:00", "instant", "+02:00"),
        ("2022-02-08T01:05+0530", "2022-02-07T19:35:00+00:00", "instant", "+05:30"),
        ("2022-02-08T18:05:00.123Z", "2022-02-08T18:05:00+00:00", "instant", "+00:00"),
        ("2022-02-08 18:05:00", "2022-02-08T18:05:00+00:00", "instant", None),
        ("Tue, 08 Feb 2022 18:05:00 -0500", "2022-02-08T23:05:00+00:00", "instant", "-05:00"),
        ("Tue, 08 Feb 2022 18:05:00 GMT", "2022-02-08T18:05:00+00:00", "instant", "+00:00"),
        ("February 8, 2022", "2022-02-08T00:00:00+00:00", "day", None),
        ("8 Feb. 2022", "2022-02-08T00:00:00+00:00", "day", None),
        (1644343500, "2022-02-08T18:05:00+00:00", "instant", "+00:00"),
        ("1644343500000", "2022-02-08T18:05:00+00:00", "instant", "+00:00"),
    ],
)
def test_a_date_is_read_with_its_precision_and_zone(
    stated: object, at: str, precision: str, offset: str | None
) -> None:
    found = read_date(stated, "meta", latest=LATEST)
    assert found is not None
    assert (found.at.isoformat(), found.precision, found.offset, found.source) == (at, precision, offset, "meta")


@pytest.mark.parametrize(
    "stated",
    [None, "", "soon", "2022", "2022-13-01", "20220231", "1970-01-01", "2023-01-01", True, [], "2022-02-08T25:00"],
)
def test_what_states_no_possible_date_gives_none(stated: object) -> None:
    assert read_date(stated, "meta", latest=LATEST) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2022/02/08/talks", "2022-02-08"),
        ("https://a.example/story/2022-02-08/talks-go-on", "2022-02-08"),
        ("https://a.example/news/talks-20220208.html", "2022-02-08"),
        ("https://a.example/2022/feb/08/talks", "2022-02-08"),
        ("https://a.example/2022/2/8/talks", "2022-02-08"),
        ("https://a.example/2022/02/talks", "2022-02-01"),
        ("https://a.example/news/talks-11644316123301.html", None),
        ("https://a.example/top-2022-01-list-of-things", None),
        ("https://a.example/talks", None),
        (None, None),
    ],
)
def test_an_address_gives_its_day_or_month(url: str | None, day: str | None) -> None:
    found = date_in_url(url, latest=LATEST)
    assert (found.at.date().isoformat() if found else None) == day
