"""Dates in a sentence, each resolved to its first and last day by the date of publication.

Nothing is invented: a word that needs a day of publication ("on Monday") has no days where that is unknown or known to
the month only. Nothing lies later than it should: what has happened ends with publication, and a bare weekday or month
is the last one unless the sentence speaks of what is to come ("will meet on Thursday").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tallywire.extract.dates_pattern import lexicon, parts, patterns
from tallywire.extract.dates_resolve import RESOLVERS, Days, Now
from tallywire.extract.lexicon import either, load

_WORDS = load("dates")
_BOUND = re.compile(
    rf"\b(?:(?P<bound>{either(_WORDS['bounds'])})\s(?:the\s)?"
    rf"(?:(?:{either(_WORDS['times_of_day'])}|[\d:.]+\s?[ap]\.?m\.?)\s(?:on\s)?)?"
    rf"|(?P<limit>{either(_WORDS['limits'])})\s(?:the\s)?)\Z",
    re.IGNORECASE,
)
_PERFECT = frozenset(_WORDS["perfect"])
_ENDS = frozenset(_WORDS["ending"])
_JOINT = re.compile(rf"\s?(?:{either(_WORDS['joining_spans'])})\s?")
_OPENING = re.compile(rf"\b(?:{either(_WORDS['opening_spans'])})\s(?:the\s)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A half-open span of a sentence that names a time, and its first and last day; None where they cannot be known."""

    start: int
    end: int
    first: date | None
    last: date | None


def find_dates(
    sentence: str, published: date | None, precision: str | None = None, *, ahead: bool | None = None
) -> list[DateSpan]:
    """The times that a sentence (a view) names, in order.

    `precision` is that of `published`: "month" leaves days open. `ahead` says that the sentence speaks of the future
    (True) or the past (False); None lets the words before each date decide.
    """
    if not lexicon().may_name_date(sentence):
        return []
    known = patterns()
    now = Now(None if precision == "month" else published, published)
    cues: list[re.Match[str]] | None = None if ahead is None else []
    found: list[DateSpan] = []
    for match in known.form.finditer(sentence):
        kind = match.lastgroup or ""
        if kind == "month" and not _is_month(sentence, match):
            continue
        if cues is None:
            cues = list(known.cue.finditer(sentence))
        bounding = _BOUND.search(sentence, max(0, match.start() - 32), match.start())
        bound = (bounding["bound"] or bounding["limit"]).lower() if bounding else ""
        here = replace(now, ahead=ahead, certainty="sure") if ahead is not None else _pointed(cues, match, bound, now)
        first, last = _bounded(bound, RESOLVERS[kind](parts(match.group()), here), here)
        found.append(DateSpan(match.start(), match.end(), first, last))
    return list(_joined(sentence, found)) if len(found) > 1 else found


def _is_month(sentence: str, match: re.Match[str]) -> bool:
    """Whether a bare month is one: May and March are words too, and need a preposition or a modifier."""
    text = match.group().rstrip(".")
    if text not in lexicon().doubtful_months:
        return True
    before = sentence[max(0, match.start() - 12) : match.start()].split()
    return bool(before) and before[-1].lower() in _WORDS["before_months"]


def _pointed(cues: list[re.Match[str]], match: re.Match[str], bound: str, now: Now) -> Now:
    """Where the words nearest before a date point, or nearest after it, where none stand before; cues are in order."""
    if bound in _WORDS["looking_ahead"]:
        return Now(now.day, now.month, ahead=True, certainty="sure")
    before = bisect_left(cues, match.start(), key=re.Match.start)
    cue = cues[before - 1] if before else cues[0] if cues else None
    points = None if cue is None else cue.lastgroup == "ahead"
    if bound == "by" and not (cue and points is False and cue.group() in _PERFECT):
        is_certain = points is not False
        return Now(now.day, now.month, ahead=True if is_certain else None, certainty="sure" if is_certain else "weak")
    return Now(now.day, now.month, ahead=points, certainty="likely" if before else "weak")


def _bounded(bound: str, days: Days, now: Now) -> Days:
    """Days as a word before them bounds them: since 2014, by December, until spring, before Friday."""
    first, last = days
    if bound == "since" and first is not None:
        end = now.day or now.month
        return (first, end) if end is None or first <= end else days
    if bound in _ENDS and now.ahead and first is not None and now.month is not None:
        start = now.day or now.month
        return (start, first) if first >= start else days
    if bound in ("before", "prior to") and first is not None:
        return None, first - timedelta(days=1)
    return _past(first, last, now)


def _past(first: date | None, last: date | None, now: Now) -> Days:
    """Days cut off at publication where they hold it and nothing points ahead."""
    if now.day is None or first is None or last is None or not first <= now.day < last:
        return first, last
    return (first, last) if now.ahead else (first, now.day)


def _joined(sentence: str, found: list[DateSpan]) -> Iterator[DateSpan]:
    """Dates with "from A to B" and "between A and B" as one."""
    pending: DateSpan | None = None
    for span in found:
        if pending is not None:
            opens = _OPENING.search(sentence[max(0, pending.start - 12) : pending.start])
            if (
                opens
                and _JOINT.fullmatch(sentence, pending.end, span.start)
                and pending.first
                and span.last
                and pending.first <= span.last
            ):
                pending = DateSpan(pending.start, span.end, pending.first, span.last)
                continue
            yield pending
        pending = span
    if pending is not None:
        yield pending
