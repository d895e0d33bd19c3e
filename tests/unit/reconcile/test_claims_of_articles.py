"""From articles to the view of disputed figures: who says what, and how many independent stories carry it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tallywire.lake import Lake
from tallywire.session import connect, query
from tests.conftest import run_pipeline

_SEEDS = Path(__file__).resolve().parents[4] / "shared" / "seeds"

_WIRE = """{title}
2026051{day}
https://{site}/2026/05/1{day}/{site}

{opening} Sudan has gathered more than 20,000 soldiers along its border with Chad, and the road to the crossing at Adre
was closed for the second day.

Shopkeepers in the border town took their goods down to the river on carts, and the school was turned into a barracks.
Nobody could say how long the wells would last, said a teacher who has seen three such summers.
"""
_OWN_WORDS = """Wells run dry as armies wait
20260513
https://north.example.net/wells

Water is short on both sides. Over 20,000 Sudanese soldiers stand along the border with Chad, drivers said on
Tuesday, and every one of them drinks from wells that were dug for goats.
"""
_DISPUTED = """Khartoum plays down its camps
20260514
https://south.example.net/camps

Up to 9,000 Sudanese soldiers stand along the border with Chad, the defence minister of Chad told parliament. He had
flown over the camps on Sunday, he added, and counted the cooking fires himself.
"""


def disputed(lake: Lake, figures: tuple[str, ...]) -> list[dict[str, Any]]:
    """The disputed claims whose wording holds one of the figures, the most carried first."""
    asked = "SELECT * FROM claims_disputed WHERE kind = 'troops' ORDER BY stories DESC, quote"
    with connect(lake) as connection:
        rows = query(connection, asked).to_arrow_table().to_pylist()
    return [row for row in rows if any(figure in row["quote"] for figure in figures)]


def test_figures_of_articles_compete_with_who_says_so_and_copies_count_once(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "wire.txt").write_text(_WIRE.format(title="Sudan masses troops", day=1, site="a.example.com", opening=""))
    (inbox / "copy.txt").write_text(_WIRE.format(title="Road shut", day=2, site="b.example.org", opening="Late."))
    (inbox / "own.txt").write_text(_OWN_WORDS)
    (inbox / "disputed.txt").write_text(_DISPUTED)
    lake = Lake.open(tmp_path / "lake")
    run_pipeline(lake, inbox, now=datetime(2026, 6, 1, tzinfo=UTC))
    over, up_to = disputed(lake, ("20,000", "9,000"))
    assert (over["articles"], over["stories"], up_to["articles"], up_to["stories"]) == (3, 2, 1, 1)
    assert over["question_id"] == up_to["question_id"]
    assert up_to["is_contradicted"]
    assert up_to["attributions"] == ["the defence minister of Chad"]
    assert over["attributions"] == ["drivers"]


@pytest.mark.skipif(not _SEEDS.is_dir(), reason="the shared example articles are not beside this clone")
def test_the_example_articles_dispute_how_many_troops_stand_at_the_border(tmp_path: Path) -> None:
    lake = Lake.open(tmp_path / "lake")
    run_pipeline(lake, _SEEDS, now=datetime(2026, 6, 1, tzinfo=UTC))
    over, up_to = disputed(lake, ("over 100,000", "up to 140,000"))
    assert over["quote"].startswith("over 100,000")
    assert up_to["quote"].startswith("up to 140,000")
    assert (over["stories"], up_to["stories"]) == (3, 1)
    assert (over["value_low"], over["value_high"], up_to["value_low"], up_to["value_high"]) == (1e5, None, None, 1.4e5)
    assert over["question_id"] == up_to["question_id"]
    assert [words.startswith("The US") for words in up_to["attributions"]] == [True]
