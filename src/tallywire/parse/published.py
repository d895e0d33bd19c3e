"""Reading a stated date: what instant, day or month it names, and how exactly."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from tallywire.parse.record import Published

_ISO = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<dash>-?)(?P<month>\d\d)(?:(?P=dash)(?P<day>\d\d))?"
    r"(?:[T\s]+(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,:]\d+)?)?\s*(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?"
    r"(?:\[[\w/]+\])?\s*",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*\.?,?\s+)?"
    r"(?:(?P<month1>[a-z]{3,9})\.?\s+(?P<day1>\d{1,2})(?:st|nd|rd|th)?,?|(?P<day2>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month2>[a-z]{3,9})\.?,?)"
    r"\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IN_URL = re.compile(
    r"[/_.-](?P<year>20[0-3]\d|199\d)(?P<dash>[/_-]?)(?P<month>0[1-9]|1[0-2]|[a-z]{3}|[1-9](?=/))"
    r"(?:(?P=dash)(?P<day>0[1-9]|[12]\d|3[01]|[1-9](?=/)))?(?=[/_.-]|$)",
    re.IGNORECASE,
)
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""News on the web is younger; an earlier date is a placeholder such as 1970-01-01."""


def read_date(stated: object, source: str, *, latest: datetime | None = None) -> Published | None:
    """The date that a string states, or None if it states none or an impossible one.

    Understood: ISO 8601 in its usual forms, a month alone (2022-02), YYYYMMDD, RFC 822, seconds since 1970, and English
    dates in words. A date after `latest` (the time of fetching) by more than two days is a mistake and gives None.
    """
    if isinstance(stated, bool) or not isinstance(stated, str | int | float):
        return None
    text = str(stated).strip()
    found = _iso(text) or _epoch(text) or _rfc822(text) or _words(text)
    if found is None:
        return None
    moment, precision, offset = found
    if moment < _EARLIEST or (latest is not None and moment > latest + timedelta(days=2)):
        return None
    return Published(moment, precision, source, offset)


def date_in_url(url: str | None, *, latest: datetime | None = None) -> Published | None:
    """The day, else the month, that an address carries as a path (/2022/02/08/, /2022-02-08/, -20220208)."""
    for match in _IN_URL.finditer(url or ""):
        month = match["month"].lower()
        number = int(month) if month.isdigit() else _month_number(month)
        if number is None or (match["day"] is None and match["dash"] != "/"):
            continue
        stated = f"{match['year']}-{number:02d}" + (f"-{int(match['day']):02d}" if match["day"] else "")
        if published := read_date(stated, "url", latest=latest):
            return published
    return None


def _iso(text: str) -> tuple[datetime, str, str | None] | None:
    match = _ISO.fullmatch(text)
    if match is None or (match["dash"] == "" and match["day"] is None):
        return None
    year, month = int(match["year"]), int(match["month"])
    try:
        if match["day"] is None:
            return datetime(year, month, 1, tzinfo=UTC), "month", None
        day = int(match["day"])
        if match["hour"] is None:
            return datetime(year, month, day, tzinfo=UTC), "day", None
        zone = _zone(match["zone"])
        local = datetime(
            year, month, day, int(match["hour"]), int(match["minute"]), int(match["second"] or 0), tzinfo=zone or UTC
        )
    except ValueError:
        return None
    return local.astimezone(UTC), "instant", None if zone is None else _offset(local)


def _zone(stated: str | None) -> timezone | None:
    if stated is None:
        return None
    if stated.upper() in ("Z", "UTC", "GMT"):
        return UTC
    digits = stated[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:] or 0)
    if minutes >= 24 * 60:
        return None
    return timezone(timedelta(minutes=-minutes if stated[0] == "-" else minutes))


def _offset(moment: datetime) -> str:
    return moment.isoformat()[-6:]


def _epoch(text: str) -> tuple[datetime, str, str | None] | None:
    if not re.fullmatch(r"\d{10}(?:\d{3})?(?:\.\d+)?", text):
        return None
    seconds = float(text) / (1000 if len(text.partition(".")[0]) == 13 else 1)
    return datetime.fromtimestamp(int(seconds), UTC), "instant", "+00:00"


def _rfc822(text: str) -> tuple[datetime, str, str | None] | None:
    if not re.search(r"\d:\d\d", text):
        return None
    try:
        local = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if local.tzinfo is None:  # "-0000": the sender does not say where it is
        return local.replace(tzinfo=UTC), "instant", None
    try:
        return local.astimezone(UTC), "instant", _offset(local)
    except OverflowError:
        return None


def _words(text: str) -> tuple[datetime, str, str | None] | None:
    match = _WORDS.search(text)
    if match is None:
        return None
    month = _month_number(match["month1"] or match["month2"])
    if month is None:
        return None
    try:
        day = datetime(int(match["year"]), month, int(match["day1"] or match["day2"]), tzinfo=UTC)
    except ValueError:
        return None
    return day, "day", None


def _month_number(name: str) -> int | None:
    short = name[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else None
