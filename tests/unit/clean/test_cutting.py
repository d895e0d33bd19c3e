"""Nothing is lost: whatever is cut can be put back."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tallywire.clean import clean, restore
from tallywire.clean.cutting import cut
from tallywire.clean.record import Cut

PIECES = st.sampled_from(
    [
        " date 2022-02-09 ",
        "Caption A soldier stands near Kharkiv, Feb. 8, 2022. (AP Photo/Ann Lee) Credit: Ann Lee Credit: Ann Lee",
        "The ministry said 200 people were evacuated.",
        "___",
        "KYIV, Ukraine (AP) — ",
        "Petrova reported from Kyiv. Ann Lee in Warsaw contributed.",
        "Read more: Grain ships leave Odesa",
        "With Post wires",
        "“We will stay,” he said.",
        "\n",
        "\n\n",
        " ",
        "\u00a0",
        "Credit:",
        "(AP Photo/",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.one_of(PIECES, st.text(max_size=20)), max_size=20).map("".join))


@given(TEXTS)
def test_the_clean_text_with_its_passages_put_back_is_the_uncut_text(uncut: str) -> None:
    cleaned = clean(uncut)
    assert restore(cleaned.text, cleaned.passages) == uncut
    assert all(uncut[each.char_start : each.char_end] == each.text for each in cleaned.passages)


@given(TEXTS, st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=8))
def test_any_cuts_however_they_overlap_lose_nothing_and_are_all_taken_out(
    uncut: str, spans: list[tuple[int, int]]
) -> None:
    cuts = [Cut(min(a, b, len(uncut)), min(max(a, b), len(uncut)), "reason", "rule") for a, b in spans]
    text, passages = cut(uncut, cuts)
    assert restore(text, passages) == uncut
    removed = {position for each in passages for position in range(each.char_start, each.char_end)}
    assert all(position in removed for each in cuts for position in range(each.start, each.end))
    assert all(one.char_end <= two.char_start for one, two in pairwise(passages))


def test_a_cut_line_leaves_no_empty_line_and_a_cut_tail_no_space() -> None:
    text = "First line.\n\n___\n\nSecond line. (Reuters)\nThird."
    cuts = [Cut(13, 16, "separator", "x"), Cut(text.index("(R"), text.index("(R") + 9, "wire_credit", "x")]
    assert cut(text, cuts)[0] == "First line.\n\nSecond line.\nThird."


def test_where_cuts_overlap_the_first_found_keeps_its_span() -> None:
    cuts = [Cut(5, 9, "caption", "a"), Cut(2, 12, "doubled_text", "b"), Cut(0, 20, "share", "c")]
    _, passages = cut("abcdefghijklmnopqrst", cuts)
    assert [(each.char_start, each.char_end, each.rule) for each in passages] == [
        (0, 2, "c"),
        (2, 5, "b"),
        (5, 9, "a"),
        (9, 12, "b"),
        (12, 20, "c"),
    ]
