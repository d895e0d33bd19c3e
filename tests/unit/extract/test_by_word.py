"""What is learnt of single words is asked once, and forgotten when it is too much."""

from __future__ import annotations

from tallywire.extract import by_word
from tallywire.extract.by_word import ByWord


def test_a_word_is_asked_once() -> None:
    asked: list[str] = []
    known = ByWord(lambda word: asked.append(word) or len(word))
    assert list(map(known.__getitem__, ("one", "three", "one"))) == [3, 5, 3]
    assert asked == ["one", "three"]


def test_memory_is_bounded() -> None:
    known = ByWord(len)
    for number in range(by_word._MOST_WORDS + 2):
        assert known[str(number)] == len(str(number))
    assert len(known) <= by_word._MOST_WORDS
