"""The view reads well, and every span of it leads back to the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallywire.text.reading import read

DAMAGED = st.text(
    alphabet=st.one_of(
        st.sampled_from("ab 1.,'\n\u00a0\u202f\u00ad\u200b\ufeff’“”–—…ﬁÂÃâ€™œ¢‚¬é&;#39nbspвЂ"),
        st.characters(codec="utf-8"),
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("9\u00a0301\u202funits", "9 301 units"),
        ("1\u20091690", "1 1690"),
        ("Kyiv’s “reply”", 'Kyiv\'s "reply"'),
        ("mili\u00adtary per\u200bsonnel", "military personnel"),
        ("Ukraineâ€™s â€œplanâ€\x9d", 'Ukraine\'s "plan"'),
        ("said â€œyesâ€ and â€œnoâ€\ufffd.", 'said "yes" and "no".'),
        ("â‚¬50m and Â£20m", "€50m and £20m"),
        ("KyivвЂ™s forces", "Kyiv's forces"),
        ("BogotÃ¡ and Wroc\u0142aw, WrocÅ‚aw", "Bogotá and Wrocław, Wrocław"),
        ("Ã¢â‚¬â„¢", "'"),
        ("Smith &amp; Sons&nbsp;Ltd &#8217;", "Smith & Sons Ltd '"),
        ("ofﬁcers, the ﬂeet", "officers, the fleet"),
        ("eighty‑two, −5, 3‒4, 3–4", "eighty-two, -5, 3–4, 3–4"),
        ("５０ tanks", "50 tanks"),
    ],
)
def test_the_view_shows_what_damaged_characters_meant(text: str, view: str) -> None:
    assert read(text).view == view


@pytest.mark.parametrize("text", ["CAFÉ”, he said", "BEYONCÉ’S", "à Paris", "São Tomé", "&c; R&D", "naïve"])
def test_sound_letters_are_not_taken_for_damage(text: str) -> None:
    assert len(read(text).view) == len(text)


def test_a_span_of_the_view_leads_back_to_the_text() -> None:
    text = "The armyâ€™s 1\u00ad,500 sol\u200bdiers"
    reading = read(text)
    start = reading.view.index("1,500 soldiers")
    begin, end = reading.span(start, start + len("1,500 soldiers"))
    assert text[begin:end] == "1\u00ad,500 sol\u200bdiers"


def test_a_span_leaves_out_invisible_characters_at_its_edges() -> None:
    reading = read("in \u200bKyiv\u200b.")
    start = reading.view.index("Kyiv")
    begin, end = reading.span(start, start + 4)
    assert reading.text[begin:end] == "Kyiv"


def test_an_undamaged_text_is_its_own_view() -> None:
    text = "Some 350 troops left at 9 p.m., he said."
    reading = read(text)
    assert reading.view == text
    assert reading.span(5, 15) == (5, 15)


@given(DAMAGED)
def test_spans_are_monotone_and_inside_the_text(text: str) -> None:
    reading = read(text)
    assert reading.text == text
    last_start = last_end = 0
    for position in range(len(reading.view)):
        start, end = reading.span(position, position + 1)
        assert last_start <= start <= end <= len(text)
        assert last_end <= end
        last_start, last_end = start, end
    size = len(reading.view)
    whole = reading.span(0, size)
    assert 0 <= whole[0] <= whole[1] <= len(text)
    assert reading.span(size, size)[0] <= len(text)


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=80))
def test_plain_text_keeps_its_length_unless_it_holds_entities(text: str) -> None:
    if "&" not in text:
        assert len(read(text).view) == len(text)


@given(DAMAGED)
def test_reading_twice_gives_the_same_view(text: str) -> None:
    assert read(text).view == read(text).view
