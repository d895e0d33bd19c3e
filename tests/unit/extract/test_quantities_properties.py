"""What must hold of any text: spans in range, nothing raises, the same gives the same, and time is linear."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallywire.extract.quantities import QuantityMention, find_quantities, may_state_quantity
from tallywire.schema import QUALIFIERS, TRENDS, UNIT_CLASSES
from tallywire.text.reading import read
from tallywire.text.sentences import split

_PIECES = (
    *(
        "350",
        "1,234",
        "712 500",
        "1.2",
        "2014",
        "3-1",
        "0",
        "½",
        "1/2",
        "five",
        "twenty-five",
        "hundred",
        "million",
        "billion",
    ),
    *(
        "1000's",
        "dozens",
        "tens of thousands",
        "half a",
        "a third of",
        "couple of",
        "twice",
        "times",
        "one",
        "in five",
        "several",
    ),
    *(
        "$",
        "€",
        "US$",
        "EUR",
        "kroner",
        "pounds",
        "cents",
        "%",
        "percent",
        "km",
        "km/h",
        "m",
        "°C",
        "hours",
        "minutes",
        "years old",
    ),
    *(
        "about",
        "more than",
        "at least",
        "up to",
        "between",
        "from",
        "to",
        "and",
        "or more",
        "-odd",
        "-plus",
        "fewer than",
        "per",
    ),
    *(
        "soldiers",
        "of them",
        "of the",
        "Russia's",
        "F-16s",
        "Leopard 2",
        "North Korean",
        "killed",
        "wounded",
        "missiles and drones",
    ),
    *(
        "May",
        "Feb.",
        "2022",
        "Article",
        "No.",
        "Kyiv",
        "(",
        ")",
        ",",
        ".",
        ";",
        ":",
        "-",
        "–",
        "+",
        "'",
        '"',
        "\n",
        "rose",
        "by",
        "cut",
    ),
)
_MESSY = st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join) | st.lists(
    st.sampled_from(_PIECES), max_size=40
).map("".join)
_ANY = st.one_of(_MESSY, st.text(max_size=200), st.tuples(_MESSY, st.text(max_size=30), _MESSY).map("".join))


def quantities(text: str) -> tuple[str, list[QuantityMention]]:
    view = read(text).view
    return view, find_quantities(view, split(view))


@settings(max_examples=200, deadline=None)
@given(_ANY)
def test_spans_lie_in_the_view_and_hold_each_other(text: str) -> None:
    view, found = quantities(text)
    for mention in found:
        assert 0 <= mention.start <= mention.number_start < mention.number_end <= mention.end <= len(view)
        assert view[mention.start : mention.end].strip() == view[mention.start : mention.end]
        if mention.noun_start is not None and mention.noun_end is not None:
            assert 0 <= mention.noun_start < mention.noun_end <= len(view)
            assert mention.noun
        for other in (mention.total, mention.converted):
            assert other is None or mention.number_end <= other.number_start


@settings(max_examples=150, deadline=None)
@given(_ANY)
def test_values_keep_to_the_schema(text: str) -> None:
    for mention in quantities(text)[1]:
        low, high = mention.value_low, mention.value_high
        assert low is not None or high is not None
        assert low is None or high is None or low <= high
        assert mention.value is None or mention.value in (low, high)
        assert (mention.value is None) == (mention.qualifier in ("range", "order")) or mention.value is None
        assert mention.qualifier in QUALIFIERS
        assert mention.unit_class in UNIT_CLASSES
        assert mention.trend is None or mention.trend in TRENDS
        assert mention.unit is None or mention.unit_class != "count"
        assert mention.rules


@settings(max_examples=200, deadline=None)
@given(_ANY)
def test_quantities_come_in_order_and_do_not_share_their_numbers(text: str) -> None:
    found = quantities(text)[1]
    for first, second in pairwise(found):
        assert first.number_end <= second.number_start


@settings(max_examples=200, deadline=None)
@given(_ANY)
def test_the_same_text_gives_the_same_quantities(text: str) -> None:
    assert quantities(text) == quantities(text)


@settings(max_examples=150, deadline=None)
@given(_ANY)
def test_sentences_that_are_passed_over_state_nothing(text: str) -> None:
    view = read(text).view
    if not may_state_quantity(view, 0, len(view)):
        assert not any(character.isascii() and character.isdigit() for character in view)
        assert find_quantities(view, [(0, len(view))]) == []


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**12))
def test_digits_with_thousands_marks_are_read_back(number: int) -> None:
    for written in (f"{number:,}", f"{number:,}".replace(",", "\u202f")):
        found = quantities(f"they counted {written} euros there")[1]
        assert [mention.value for mention in found] == [number]


_HOSTILE = (
    *(
        "9",
        "(",
        "million ",
        "word ",
        "word",
        ",",
        "one hundred and ",
        "1,",
        "1 ",
        "1-",
        "1/2 ",
        "1000's ",
        "tens of ",
        "½",
        ".5",
    ),
    *(
        "thousands and ",
        "between ",
        "between 1 ",
        "from 1 to ",
        "about ",
        "up to ",
        "5 or more ",
        "5 of ",
        "5 of the ",
        "a ",
        "a.",
    ),
    *(
        "A.",
        "x'",
        "$",
        "$1 ",
        "€5m (",
        "3 kroner ",
        "norway 3 kroner ",
        "5% ",
        "5 F-16s ",
        "5-",
        "5 to ",
        "five-",
        "twenty ",
        "\t",
    ),
    *(
        "hundred ",
        "half a ",
        "one in ",
        "May 5, ",
        "5 May ",
        "2014 ",
        "12:30 ",
        "0 800 ",
        "555 ",
        "+1 ",
        "Article 5 ",
        "Tower 2 ",
    ),
    *(
        "North Korean ",
        "5 soldiers and ",
        "5 (+",
        "one of the ",
        "estimated that 5 ",
        "http://",
        "5 hours 5 minutes ",
        "aged 5, ",
    ),
    *(
        "5 and ",
        "tanks: 5, ",
        "5's ",
        "5-odd thousand ",
        "five point five ",
        "5,000,",
        "5.000.",
        "per 5 ",
        "5 a day ",
        "1-billion-",
    ),
    *(
        "twice ",
        "no more than ",
        "5's",
        " ",
        "\n",
        "é5",
        "5x",
        "U.S.",
        "'s 5 ",
        '"5 ',
        "-5C ",
        "a hundred,000",
        "5 (5) ",
    ),
)


def _cpu_seconds(text: str) -> float:
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        find_quantities(text, [(0, len(text))])
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("piece", _HOSTILE)
def test_twice_the_text_takes_about_twice_the_time(piece: str) -> None:
    half = piece * (3_000 // len(piece))
    assert _cpu_seconds(half + half) < 4 * _cpu_seconds(half) + 0.02


@pytest.mark.parametrize("piece", ["9", "(", "million ", "million million ", "word", ",", " "])
def test_a_megabyte_of_one_thing_is_read_in_seconds(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    find_quantities(text, [(0, len(text))])
    assert time.process_time() - start < 20
