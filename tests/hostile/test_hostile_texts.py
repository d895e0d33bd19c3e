"""Cleaning runs without a killable worker: no text may take more than linear time."""

import time

import pytest

from tallywire.clean import clean, restore

UNITS = {
    "names without end": "Ann Lee ",
    "names and slashes": "Ann Lee / ",
    "open brackets": "(",
    "credits": "Credit: Ann Lee ",
    "markers": "Caption A ",
    "sign-offs": "Lee reported from Riga. ",
    "open sign-offs": "(Reporting ",
    "dates": "Feb. 8, 2022 ",
    "people placed": "A man, left, stands in Kyiv, Feb. 8, 2022. ",
    "pictures": "in this photo ",
    "pointers": "Read more: ",
    "signs": "© ",
    "ornament": "_ ",
    "quotes": '"',
    "one sentence": "The town counted 12 trucks again. ",
    "one line": "The town counted 12 trucks again.\n",
    "labels": "Title: a\n",
    "blank": " ",
    "empty lines": "\n",
}
_CHARS = 200_000
_MAX_CPU_SECONDS = 10.0  # each takes well below one


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_repetition_without_end_is_cleaned_in_linear_time(unit: str) -> None:
    uncut = unit * (_CHARS // len(unit)) + "end"
    begun = time.process_time()
    cleaned = clean(uncut)
    assert time.process_time() - begun < _MAX_CPU_SECONDS
    assert restore(cleaned.text, cleaned.passages) == uncut
