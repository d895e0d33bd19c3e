"""Our own labelled texts hold to the contract that the extractor is scored by, and are our own."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tallywire.schema import QUALIFIERS, STATUSES
from tests.gold import check

ROUNDS = sorted(check.HERE.glob("round*.jsonl"))
CONTRACT = Path(__file__).parents[3].parent / "shared" / "contract"


@pytest.fixture
def labelled() -> dict[str, Any]:
    """One text with one right label, for tests to spoil."""
    fact = dict.fromkeys(check.FACT_KEYS) | {
        "kind": "troops",
        "unit": "person",
        "qualifier": "about",
        "status": ["planned", "actual"],
        "value": 40,
        "value_low": 40,
        "value_high": 40,
        "actor": "LTU",
        "location": "DEU+LTU",
        "quote": "some 40 gunners",
        "char_start": 17,
        "char_end": 32,
    }
    return {"id": "x1", "text": "Vilnius lends us some 40 gunners", "published_at": "2024-05-01", "facts": [fact]}


@pytest.mark.parametrize("path", ROUNDS, ids=lambda path: path.stem)
def test_every_label_follows_from_the_contract(path: Path) -> None:
    assert list(check.problems(check.read(path))) == []


def test_ids_are_unique_across_the_rounds() -> None:
    ids = [document["id"] for path in ROUNDS for document in check.read(path)]
    assert ids
    assert len(set(ids)) == len(ids)


def test_every_kind_qualifier_and_status_is_labelled_somewhere() -> None:
    facts = [fact for path in ROUNDS for document in check.read(path) for fact in document["facts"]]
    assert {kind for fact in facts for kind in check.readings(fact["kind"])} == set(check.KINDS)
    assert {value for fact in facts for value in check.readings(fact["qualifier"])} == set(QUALIFIERS)
    assert {value for fact in facts for value in check.readings(fact["status"])} == set(STATUSES)


def test_a_good_share_of_the_texts_has_no_fact_at_all() -> None:
    for path in ROUNDS:
        documents = check.read(path)
        assert sum(not document["facts"] for document in documents) >= len(documents) / 5


def test_a_right_label_passes(labelled: dict[str, Any]) -> None:
    assert list(check.problems([labelled])) == []


@pytest.mark.parametrize(
    ("spoiled", "complaint"),
    [
        ({"char_start": 16}, "the span does not hold the quote"),
        ({"kind": "arrested"}, "unknown kind arrested"),
        ({"status": ["planned", "rumoured"]}, "unknown status rumoured"),
        ({"qualifier": "over"}, "the interval does not follow from over"),
        ({"qualifier": ["about", "circa"]}, "unknown qualifier circa"),
        ({"location": "LTU+DEU"}, "not codes in alphabetical order"),
        ({"actor": ["LTU", "LIT"]}, "not codes in alphabetical order"),
        ({"recipient": "UKR"}, "only aid and equipment have a recipient"),
        ({"unit": "item"}, "unit 'item' does not belong"),
        ({"item": "gunner"}, "item 'gunner' does not belong"),
        ({"qualifier": "order", "value": None, "value_high": 200}, "the interval does not follow from order"),
        ({"note": "?"}, "keys differ: ['note']"),
    ],
)
def test_a_spoiled_label_is_reported(labelled: dict[str, Any], spoiled: dict[str, Any], complaint: str) -> None:
    labelled["facts"][0] |= spoiled
    assert any(complaint in problem for problem in check.problems([labelled]))


def test_a_repeated_id_and_a_repeated_span_are_reported(labelled: dict[str, Any]) -> None:
    labelled["facts"] *= 2
    found = list(check.problems([labelled, labelled]))
    assert any("the id is not unique" in problem for problem in found)
    assert any("two facts quote the same characters" in problem for problem in found)


def test_offsets_are_filled_in_the_order_of_the_facts() -> None:
    facts = [{"quote": "40 men"}, {"quote": "40 men"}]
    filled = check.fill({"text": "40 men and again 40 men", "facts": facts})
    assert [(fact["char_start"], fact["char_end"]) for fact in filled["facts"]] == [(0, 6), (17, 23)]


def test_the_command_reports_by_exit_code(tmp_path: Path, labelled: dict[str, Any]) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text(json.dumps(labelled), encoding="utf-8")
    assert check.main([str(path)]) == 0
    labelled["facts"][0]["unit"] = None
    path.write_text(json.dumps(labelled), encoding="utf-8")
    assert check.main([str(path)]) == 1


def test_no_sentence_is_taken_from_the_texts_that_judge_us() -> None:
    if not CONTRACT.is_dir():
        pytest.skip("the judging texts are not on this machine")
    theirs = {sentence for name in ("gold_dev.jsonl", "seeds_gold.jsonl") for sentence in sentences(CONTRACT / name)}
    ours = {sentence for path in ROUNDS for sentence in sentences(path)}
    assert theirs & ours == set()


def sentences(path: Path) -> set[str]:
    """Return the sentences of a file of labelled texts that are long enough to be somebody's own, letters only."""
    parts = (part for document in check.read(path) for part in re.split(r"(?<=[.!?;])\s", document["text"]))
    letters = (re.sub(r"[\W\d]+", " ", part).strip().lower() for part in parts)
    return {sentence for sentence in letters if len(sentence.split()) >= 5}
