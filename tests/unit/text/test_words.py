"""The quick look at the words of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tallywire.text.words import ascii_words


def test_words_are_parted_by_all_that_is_no_letter_from_a_to_z() -> None:
    assert ascii_words("Forty-two men’s café, 3RD") == [b"forty", b"two", b"men", b"s", b"caf", b"rd"]


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert all(word.isalpha() and word.islower() for word in ascii_words(text))
