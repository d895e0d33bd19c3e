"""Sums that are aid by their turn of phrase: parts of sums, relief work abroad, coffers, goods; and what is no aid."""

from __future__ import annotations

import pytest

from tallywire.extract import extract_facts
from tallywire.schema import Fact


def _aid(text: str) -> list[Fact]:
    return [fact for fact in extract_facts(text, published_at="2024-05-01") if fact.kind == "aid"]


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        (
            "Donors pledged nine billion euros in aid for Syria, of which two billion is to go to Jordan.",
            [(9e9, "EUR"), (2e9, "EUR")],
        ),
        ("Tokyo lent Ukraine $4.5 billion and promised another three billion.", [(4.5e9, "USD"), (3e9, "USD")]),
        (
            "Berlin cleared 400 million euros for Kyiv, on top of the 8 billion set aside.",
            [(4e8, "EUR"), (8e9, "EUR")],
        ),
        ("Tokyo lent Ukraine $4.5 billion, enough for its six million pensioners.", [(4.5e9, "USD")]),
    ],
)
def test_a_bare_number_takes_the_currency_of_the_sum_it_is_part_of(text: str, sums: list[tuple[float, str]]) -> None:
    assert [(fact.value, fact.unit) for fact in _aid(text)] == sums


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("Japan will spend 90 million dollars on clearing mines in Cambodia.", "JPN", "KHM"),
        ("Norway has earmarked $30 million on sheltering families in Sudan.", "NOR", "SDN"),
        ("Qatar has paid $60 million into Lebanon's treasury.", "QAT", "LBN"),
        ("Some $40 million in food and medicine has reached Sudan's army.", None, "SDN"),
        ("Washington withheld $1.3bn in military aid from Egypt.", "USA", "EGY"),
        ("Dublin has found 30 million euros for drone repairs in Ukraine.", "IRL", "UKR"),
        ("The Danish parliament passes $2.1bn Ukraine aid bill", "DNK", "UKR"),
        ("Riyadh promised $800 million in oil credit for Pakistan.", "SAU", "PAK"),
        ("Generators worth 9 million euros will be bought for Moldova by Sweden, Stockholm said.", "SWE", "MDA"),
    ],
)
def test_relief_work_coffers_and_goods_make_a_sum_aid(text: str, actor: str | None, recipient: str) -> None:
    assert [(fact.actor, fact.recipient) for fact in _aid(text)] == [(actor, recipient)]


@pytest.mark.parametrize(
    "text",
    [
        "Japan will spend 90 billion dollars on new frigates.",
        "The Group of Seven will use the yield on $280 billion of frozen reserves to help Kyiv.",
        "Exports worth $40 million left Sudan in May.",
        "Volunteers in Perm are offered 2 million roubles on signing.",
        "Recruits from Nepal are promised $2,000 a month by the Russian army.",
    ],
)
def test_arms_for_oneself_assets_exports_and_pay_are_no_aid(text: str) -> None:
    assert _aid(text) == []
