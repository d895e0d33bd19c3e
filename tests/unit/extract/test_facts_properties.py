"""What must hold of any text: quotes are cut from it, nothing raises, the same gives the same, time is linear."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallywire import extract_facts
from tallywire.extract import extract

_WORDS = [
    "Russia",
    "Ukraine",
    "Kyiv's",
    "the",
    "NATO",
    "said",
    "killed",
    "and",
    "wounded",
    "300",
    "soldiers",
    ",",
    ".",
    ";",
    ":",
    "(",
    ")",
    '"',
    "12",
    "tanks",
    "to",
    "from",
    "in",
    "near",
    "of",
    "them",
    "whom",
    "which",
    "$1.2",
    "billion",
    "in",
    "aid",
    "hundreds",
    "of",
    "thousands",
    "dozens",
    "two",
    "million",
    "U.S.",
    "will",
    "send",
    "denied",
    "at",
    "least",
    "up",
    "to",
    "people",
    "fled",
    "1,690",
    "-",
    "–",
    "troops",
    "losses",
    "put",
    "at",
    "rose",
    "another",
    "more",
    "each",
    "F-16s",
    "prisoners",
    "exchanged",
    "between",
    "20",
    "and",
    "30",
    "its",
    "force",
    "a",
]
_MESSY = st.lists(st.sampled_from(_WORDS), max_size=60).map(" ".join)
_PUBLISHED = date(2024, 3, 1)


@settings(max_examples=300, deadline=None)
@given(st.one_of(_MESSY, st.text(max_size=300), st.tuples(_MESSY, st.text(max_size=40), _MESSY).map("\n".join)))
def test_every_quote_and_sentence_is_cut_from_the_text(text: str) -> None:
    found = extract(text, published_at=_PUBLISHED)
    for row in (*found.quantities, *found.facts):
        assert text[row.char_start : row.char_end] == row.quote
        assert row.sentence in text
    for fact in found.facts:
        assert 0 <= fact.confidence <= 1
        assert fact.attribution is None or fact.attribution in text
        assert fact.value_low is not None or fact.value_high is not None
        assert found.rules[fact.fact_id]


@settings(max_examples=100, deadline=None)
@given(_MESSY)
def test_the_same_text_gives_the_same_rows(text: str) -> None:
    assert extract(text, published_at=_PUBLISHED) == extract(text, published_at=_PUBLISHED)


@settings(max_examples=100, deadline=None)
@given(_MESSY)
def test_ids_are_unique_within_a_text(text: str) -> None:
    found = extract(text)
    ids = [fact.fact_id for fact in found.facts]
    assert len(ids) == len(set(ids))


_ADVERSARIAL = {
    "digits": "1" * 1000,
    "numbers": "1 2 3 4 5 6 7 8 9 " * 50,
    "brackets": "(((((((((" * 100,
    "scales": "million million " * 60,
    "soldiers": "300 soldiers and " * 60,
    "places": "Russia and Ukraine, " * 60,
    "verbs": "will have been sent to " * 50,
    "clauses": "he said that she said that 12 people died, and " * 25,
    "of them": "three of them of them " * 50,
    "one word": "killed" * 160,
    "commas": ",,,,,, , , , " * 80,
}


@pytest.mark.parametrize("piece", _ADVERSARIAL.values(), ids=_ADVERSARIAL.keys())
def test_twice_the_text_takes_about_twice_the_time(piece: str) -> None:
    """CPU time of 16 times a piece is at most some 40 times that of one; a quadratic rule would exceed it sixfold."""

    def seconds(times: int) -> float:
        text = piece * times
        begin = time.process_time()
        extract(text)
        return time.process_time() - begin

    seconds(1)
    small = min(seconds(2) for _ in range(3))
    large = min(seconds(32) for _ in range(2))
    assert large < 40 * max(small, 0.002), f"{small:.4f} s, then {large:.4f} s for 16 times as much"


def test_a_text_without_a_sentence_end_is_quoted_in_pieces() -> None:
    facts = extract_facts("They killed 12 soldiers and wounded 30, " * 500)
    assert len(facts) > 500
    assert max(len(fact.sentence) for fact in facts) <= 1000
    assert all(fact.quote in fact.sentence for fact in facts)
