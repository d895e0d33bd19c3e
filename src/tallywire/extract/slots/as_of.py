"""The span of time that a number speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tallywire.extract.dates import DateSpan
from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.lexicon import word_list

_REACH = 24


def read_as_of(
    candidate: Candidate, spans: Sequence[DateSpan], speech: Sequence[tuple[int, int]]
) -> tuple[date | None, date | None]:
    """First and last day of the date words nearest to the number; words that only date the speaking do not count."""
    sentence = candidate.sentence
    best: tuple[int, DateSpan] | None = None
    for span in spans:
        first, last = sentence.first_word(span.start), sentence.last_word(span.end)
        if any(begin <= first <= end for begin, end in speech):
            continue
        if first > candidate.last:
            if _of_compared(candidate, first):
                continue
            price = sentence.distance(candidate.last, first)
        elif last < candidate.first:
            price = sentence.distance(last, candidate.first) + 4
        else:
            price = 0
        if price <= _REACH and (best is None or price < best[0]):
            best = (price, span)
    return (best[1].first, best[1].last) if best else (None, None)


def _of_compared(candidate: Candidate, date_word: int) -> bool:
    """Whether a date dates the number that this one is compared with: "1,500 men, down from 2,500 a year ago"."""
    sentence = candidate.sentence
    for at in range(candidate.last + 1, date_word):
        if sentence.numbers[at]:
            return not _COMPARING.isdisjoint(sentence.lower[max(at - 3, candidate.last + 1) : at])
    return False


_COMPARING = word_list("function_words", "compared_dates")
