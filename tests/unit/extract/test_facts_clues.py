"""A sentence without any clue is passed over; no fact may be lost by that."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tallywire.extract import catalogue, extract, published_on
from tallywire.extract.facts_clues import Clues, clues

GOLD = Path(__file__).parents[2] / "gold"


@pytest.mark.parametrize(
    "text",
    [
        "She scored 20 points and ran 400 yards.",
        "The album sold 3,000 copies and its author wrote 14 songs.",
        "The shop earned $40,000 from 90 bicycles.",
    ],
)
def test_a_sentence_of_sport_or_trade_has_no_clue(text: str) -> None:
    assert not clues(catalogue.load()).tell(text, money="$" in text)


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("Twelve were killed.", False),
        ("Some 300 were found dead.", False),
        ("They have four Su-39s.", False),
        ("About 10,000 North Koreans are in Kursk.", False),
        ("It puts them at 90,000.", False),
        ("Oslo: 50 million kroner more to Kyiv", True),
        ("Norway signs $40-million Ukraine bill", True),
        ("They bought gear worth $3 million for Chad.", True),
    ],
)
def test_what_may_be_a_fact_has_a_clue(text: str, money: bool) -> None:
    assert clues(catalogue.load()).tell(text, money=money)


@pytest.mark.parametrize("number", [2, 7, 12, 16])
def test_no_fact_of_a_labelled_round_is_lost_by_passing_over(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [json.loads(line) for line in (GOLD / f"round{number}.jsonl").read_text("utf-8").splitlines()]

    def facts() -> list[object]:
        read = (extract(row["text"], published_at=published_on(row["published_at"])[0]).facts for row in rows)
        return [fact for found in read for fact in found]

    quick = facts()
    monkeypatch.setattr(Clues, "tell", lambda *_args, **_options: True)
    assert quick == facts()
