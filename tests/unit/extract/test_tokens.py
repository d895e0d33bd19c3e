"""Tokens keep every character's place and never run out of reach."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tallywire.extract.tokens import NUMBER, SIGN, WORD, Tokens


def test_abbreviations_models_and_squares_are_cut_where_rules_need_them() -> None:
    text = "U.S. troops won't lose 3,000 km2 or 2 Tu-22M3s (https://a.b/7)."
    tokens = Tokens(text, 0, len(text))
    assert tokens.text[: tokens.count] == [
        *("U.S.", "troops", "won't", "lose", "3,000", "km2", "or", "2", "Tu", "-", "22", "M", "3", "s"),
        *("(", "https://a.b/7)."),
    ]


def test_kinds_tell_words_numbers_and_signs_apart() -> None:
    text = "about .5 % of 10k"
    tokens = Tokens(text, 0, len(text))
    assert tokens.kind[: tokens.count] == [WORD, NUMBER, SIGN, WORD, NUMBER, WORD]
    assert tokens.glued[: tokens.count] == [False, False, False, False, False, True]


@given(st.text(), st.integers(0, 30))
def test_each_token_stands_where_it_says(text: str, start: int) -> None:
    tokens = Tokens(text, start, len(text))
    for index in range(tokens.count):
        first, last = tokens.start(index), tokens.end(index)
        assert text[first:last] == tokens.text[index]
        assert tokens.index(first) == index
    assert tokens.text[-1] == tokens.text[tokens.count] == ""


def test_a_headline_in_capitals_is_a_title() -> None:
    text = "Missile Strike Kills 12 as Russia Says It Hit Barracks"
    assert Tokens(text, 0, len(text)).is_title
    text = "A missile strike killed 12 in Kharkiv, Kyiv said"
    assert not Tokens(text, 0, len(text)).is_title
