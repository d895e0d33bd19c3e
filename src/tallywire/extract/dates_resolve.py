"""What each form of a date means on the day of publication: its first and last day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Literal

from tallywire.extract.dates_pattern import Parts, lexicon

Days = tuple[date | None, date | None]

_UNKNOWN: Days = (None, None)
_DAY = timedelta(days=1)
_NEAR_DAYS = 60
"""A day without a year that is this near to publication is the one meant, unless the words are sure of the other."""


@dataclass(frozen=True, slots=True)
class Now:
    """What is known of the time of writing: its day, else only its month; and whether the words point ahead.

    They are sure of a bounded date ("until June 1") and when the caller says so, weak where they only follow it.
    """

    day: date | None
    month: date | None
    ahead: bool | None = None
    certainty: Literal["sure", "likely", "weak"] = "likely"


# ------------------------------------------------------------------------------------------------ absolute forms


def _iso(form: Parts, _: Now) -> Days:
    year, month, day = (int(piece) for piece in form.text.split("-"))
    return _same(_day(year, month, day))


def _numeric(form: Parts, _: Now) -> Days:
    """24.02.22 is European; with slashes, day and month must tell themselves apart."""
    first, second, year = (int(piece) for piece in re.split(r"[./]", form.text))
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    if "." in form.text or first > 12 or first == second:
        return _same(_day(year, second, first))
    return _same(_day(year, first, second)) if second > 12 else _UNKNOWN


def _month_day(form: Parts, now: Now) -> Days:
    """Feb. 14-15; Feb. 28-March 2; 8 February 2022."""
    if not form.months or not form.days:
        return _UNKNOWN
    first = _dated(form.year, form.months[0], form.days[0], now)
    if len(form.days) < 2 or first is None:
        return _same(first)
    last = _day(first.year, form.months[-1], form.days[1])
    return (first, last) if last and last >= first else _same(first)


def _dated(year: int | None, month: int, day: int, now: Now) -> date | None:
    """A day of a month; without a year, the one that the words and the date of publication allow."""
    if year is not None:
        return _day(year, month, day)
    if now.month is None:
        return None
    here = _day(now.month.year, month, day)
    if here is None:
        return None
    if now.day is None:
        return here if month <= now.month.month else _day(here.year - 1, month, day)
    return _day(here.year + _years_off((here - now.day).days, now), month, day)


def _years_off(days_ahead: int, now: Now) -> int:
    """By how many years a day of the year of publication misses the one meant; a day that is near is the one."""
    is_near = abs(days_ahead) < _NEAR_DAYS
    if now.ahead:
        if now.certainty == "weak" and days_ahead > 365 - _NEAR_DAYS:
            return -1
        return 1 if days_ahead < 0 and (now.certainty == "sure" or not is_near) else 0
    if days_ahead > 0 and (now.ahead is False or not is_near):
        return -1
    return 1 if days_ahead < _NEAR_DAYS - 365 and now.ahead is None else 0


def _month(form: Parts, now: Now) -> Days:
    """January 2023; in January; last May; mid-December; early next March."""
    month = form.month
    if month is None:
        return _UNKNOWN
    year = form.year or _year_said(form, now) or _nearest_year(month, form, now)
    return _part(form, *_months(year, month, month)) if year else _UNKNOWN


def _nearest_year(month: int, form: Parts, now: Now) -> int | None:
    """The year of a bare month: the last one not after publication, the next one where the words point ahead."""
    if now.month is None:
        return None
    year, here = now.month.year, now.month.month
    if form.has("next", "coming", "following") or (now.ahead and not form.has("last", "past", "previous")):
        return year if month > here or (month == here and not form.has("next")) else year + 1
    if form.has("last", "past", "previous"):
        return year if month < here else year - 1
    return year if month <= here else year - 1


def _year_said(form: Parts, now: Now) -> int | None:
    """The year of "last year" and its like inside a longer form."""
    if now.month is None or not form.has("year") or not form.has("last", "this", "next", "the"):
        return None
    return now.month.year + (form.has("next") - form.has("last") if not form.months or form.has("year") else 0)


def _quarter(form: Parts, now: Now) -> Days:
    ordinals = lexicon().ordinals
    number = (
        int(form.text[1])
        if form.text[0] == "Q"
        else next((ordinals[word] for word in form.words if word in ordinals), 0)
    )
    year = form.year or _year_said(form, now)
    if not number:
        return _UNKNOWN
    if year is None and now.month is not None:
        year = now.month.year - (3 * number - 2 > now.month.month)
    return _months(year, 3 * number - 2, 3 * number) if year else _UNKNOWN


def _half(form: Parts, now: Now) -> Days:
    year = form.year or _year_said(form, now)
    if year is None:
        return _UNKNOWN
    return _months(year, 1, 6) if form.has("first") else _months(year, 7, 12)


def _season(form: Parts, now: Now) -> Days:
    """Spring 2022; last autumn; until spring. A winter is called by the year it begins in, unless it has begun."""
    begin, end = next(months for name, months in lexicon().seasons.items() if name in form.words)
    year = form.year or _year_said(form, now)
    if year is not None or now.month is None:
        return _seasonal(year, begin, end) if year else _UNKNOWN
    seasons = [_seasonal(now.month.year + shift, begin, end) for shift in (-2, -1, 0, 1)]
    today = now.day or now.month
    if form.has("next", "coming") or (now.ahead and not form.has("last", "past", "this")):
        return next(days for days in seasons if days[0] and days[0] > today)
    if form.has("last", "past", "previous"):
        return next(days for days in reversed(seasons) if days[1] and days[1] < today)
    return next(days for days in reversed(seasons) if days[0] and days[0] <= today)


def _seasonal(year: int, begin: int, end: int) -> Days:
    first = _months(year, begin, begin)[0]
    return first, _months(year + (end < begin), end, end)[1]


def _holiday(form: Parts, now: Now) -> Days:
    month, day = max((name, days) for name, days in lexicon().holidays.items() if form.text.startswith(name))[1]
    return _same(_dated(form.year, month, day, now))


def _years(form: Parts, _: Now) -> Days:
    """In 2014; 2026-27; 2014-2020."""
    if form.year is None:
        return _UNKNOWN
    last = form.years[1] if len(form.years) > 1 else form.year
    if len(form.years) == 1 and form.days:
        last = form.year // 100 * 100 + form.days[0]
    return (date(form.year, 1, 1), date(last, 12, 31)) if last >= form.year else _UNKNOWN


def _year_part(form: Parts, now: Now) -> Days:
    """Late 2023; the end of the year; early next month; year-end."""
    if form.has("month", "week"):
        return _part(form, *_period(form, now))
    year = form.year or (now.month.year if now.month and form.text == "year-end" else _year_said(form, now))
    if year is None and now.month is not None:
        year = now.month.year
    if year is None:
        return _UNKNOWN
    return (date(year, 12, 31),) * 2 if form.text == "year-end" else _part(form, *_months(year, 1, 12))


# ------------------------------------------------------------------------------------------------ relative forms


def _day_word(form: Parts, now: Now) -> Days:
    if now.day is None:
        return _UNKNOWN
    if form.has("before"):
        return _same(now.day - 2 * _DAY)
    if form.has("overnight"):
        return now.day - _DAY, now.day
    shift = -1 if form.has("yesterday", "last") else 1 if form.has("tomorrow") else 0
    return _same(now.day + shift * _DAY)


def _weekday(form: Parts, now: Now) -> Days:
    """On Monday; last Friday; next Sunday: the last such day, publication's included; ahead, the next one."""
    if now.day is None:
        return _UNKNOWN
    number = next(number for name, number in lexicon().weekdays.items() if name in form.words)
    back = (now.day.weekday() - number) % 7
    if form.has("next", "coming", "following"):
        return _same(now.day + (7 - back) * _DAY)
    if form.has("last", "past", "previous"):
        return _same(now.day - (back or 7) * _DAY)
    if now.ahead and back:
        return _same(now.day + (7 - back) * _DAY)
    return _same(now.day - back * _DAY)


def _window(form: Parts, now: Now) -> Days:
    """The last 24 hours; the past two months; the coming days. The first three days of something date nothing."""
    if now.day is None or form.has("first"):
        return _UNKNOWN
    ahead = form.has("coming", "next")
    if form.count is None and form.has("hours", "days", "weeks", "months", "years"):
        return (now.day, None) if ahead else (None, now.day)
    far = _moved(now.day, (1 if form.count is None else form.count) * (1 if ahead else -1), form)
    if far is None:
        return (now.day, None) if ahead else (None, now.day)
    return (now.day, far) if ahead else (far, now.day)


def _ago(form: Parts, now: Now) -> Days:
    """Three days ago; a fortnight earlier; two years before: a day, or the month or year that far back."""
    if now.day is None or (form.count is None and not form.has("the")):
        return _UNKNOWN
    day = _moved(now.day, -(form.count or 1 if form.has("the") else form.count or 0), form)
    if day is None:
        return _UNKNOWN
    if form.has("year", "years", "decade", "decades"):
        return _months(day.year, 1, 12)
    return _months(day.year, day.month, day.month) if form.has("month", "months") else _same(day)


def _within(form: Parts, now: Now) -> Days:
    """In two weeks: the two weeks before publication, or what lies that far ahead."""
    if now.day is None or not form.count:
        return _UNKNOWN
    far = _moved(now.day, form.count if now.ahead else -form.count, form)
    if far is None:
        return _UNKNOWN
    return (now.day, far) if now.ahead else (far, now.day)


def _period(form: Parts, now: Now) -> Days:
    """Last week; this month; later this year; the weekend."""
    shift = form.has("next") - form.has("last")
    if form.has("year", "decade") and now.month is not None:
        if form.has("decade"):
            start = now.month.year // 10 * 10 + 10 * shift
            return date(start, 1, 1), date(start + 9, 12, 31)
        days: Days = _months(now.month.year + shift, 1, 12)
    elif form.has("month") and now.month is not None:
        days = _months(now.month.year, now.month.month + shift, now.month.month + shift)
    elif form.has("quarter") and now.month is not None:
        begin = (now.month.month - 1) // 3 * 3 + 1 + 3 * shift
        days = _months(now.month.year, begin, begin + 2)
    elif now.day is None:
        return _UNKNOWN
    else:
        days = _weekly(form, now.day, shift)
    if now.day is None and shift == 0:
        return days
    if form.has("later") and now.day is not None:
        return now.day, days[1]
    return (days[0], now.day) if form.has("earlier") and shift == 0 else days


def _weekly(form: Parts, today: date, shift: int) -> Days:
    monday = today - today.weekday() * _DAY + 7 * shift * _DAY
    if form.has("fortnight"):
        return (today - 14 * _DAY, today) if shift < 0 else (today, today + 14 * _DAY)
    if not form.has("weekend"):
        return monday, monday + 6 * _DAY
    saturday = monday + 5 * _DAY
    if shift == 0 and form.has("the") and saturday > today:
        saturday -= 7 * _DAY
    return saturday, saturday + _DAY


# ------------------------------------------------------------------------------------------------ calendar


def _same(day: date | None) -> Days:
    return day, day


def _day(year: int, month: int, day: int) -> date | None:
    """A day of the calendar, None where there is none (31 June)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _months(year: int, begin: int, end: int) -> tuple[date, date]:
    """First and last day of the months from `begin` to `end`; months below 1 and over 12 run into other years."""
    first = date(year + (begin - 1) // 12, (begin - 1) % 12 + 1, 1)
    final = year + (end - 1) // 12, (end - 1) % 12 + 1
    return first, date(*final, monthrange(*final)[1])


def _part(form: Parts, first: date | None, last: date | None) -> Days:
    """Early, middle or late third of a span, or its first or last day; the span itself where nothing is said."""
    if first is None or last is None:
        return _UNKNOWN
    third = ((last - first).days + 1) // 3 * _DAY
    if form.has("end"):
        return _same(last)
    if form.has("start", "beginning"):
        return _same(first)
    if form.has("early"):
        return first, first + third - _DAY
    if form.has("mid", "middle"):
        return first + third, first + 2 * third - _DAY
    return (first + 2 * third, last) if form.has("late") else (first, last)


def _moved(today: date, count: int, form: Parts) -> date | None:
    """The day that many hours, days, weeks, months or years away; None for a vague count or beyond the calendar."""
    if not count:
        return None
    try:
        if form.has("hour", "hours"):
            return today + (count // 24 if count > 0 else -(-count // 24)) * _DAY
        months = 120 if form.has("decade", "decades") else 12 if form.has("year", "years") else 1
        if months > 1 or form.has("month", "months"):
            first, last = _months(today.year, *(today.month + count * months,) * 2)
            return min(first + (today.day - 1) * _DAY, last)
        return (
            today
            + count * (14 if form.has("fortnight", "fortnights") else 7 if form.has("week", "weeks") else 1) * _DAY
        )
    except (ValueError, OverflowError):
        return None


RESOLVERS: Mapping[str, Callable[[Parts, Now], Days]] = MappingProxyType(
    {
        "iso": _iso,
        "numeric": _numeric,
        "month_day": _month_day,
        "day_month": _month_day,
        "month_year": _month,
        "quarter": _quarter,
        "half": _half,
        "season": _season,
        "holiday": _holiday,
        "year_part": _year_part,
        "month": _month,
        "years": _years,
        "day_word": _day_word,
        "weekday": _weekday,
        "window": _window,
        "ago": _ago,
        "within": _within,
        "period": _period,
    }
)
"""By the name of the form in the pattern."""
