"""Slots in common turns of news: who comes home, whose country is torn, who is asked, what is on order, whose label."""

from __future__ import annotations

import pytest

from tallywire.extract import extract_facts
from tallywire.schema import Fact


def _facts(text: str) -> list[Fact]:
    return extract_facts(text, published_at="2024-05-01")


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("Thousands of Turks have come home from Germany to vote.", "TUR"),
        ("Nearly 250,000 Congolese have returned to their villages since the ceasefire.", "COD"),
        ("Some 300,000 Afghans have gone home since January, the UN said.", "AFG"),
        ("About 400 Kenyan troops came home on Friday.", "KEN"),
        ("Delhi has flown home 90 Myanmar soldiers who crossed into Mizoram last week.", "MMR"),
        ("At least 90 civilians died in clashes between the Congolese army and M23 rebels, the UN said.", "COD"),
        ("Some 12,000 people have been displaced by fighting between the Malian army and jihadists.", "MLI"),
        ("Violence between Myanmar's military and the Arakan Army has killed 40 villagers.", "MMR"),
        ("Thirty soldiers died in clashes between Armenian and Azerbaijani troops.", None),
        ("Fighting between Israel's army and Hamas has killed 400 people.", None),
        ("Eight hikers fell to their deaths in the Italian Alps, police said.", "ITA"),
    ],
)
def test_where_people_are_by_whose_they_are(text: str, location: str | None) -> None:
    (fact,) = _facts(text)
    assert fact.location == location


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Mali asked the African Union for 3,000 troops.", "AU"),
        ("Kinshasa has asked the southern African bloc SADC for 5,000 extra soldiers, a diplomat said.", "SADC"),
        ("Ukraine has asked its allies for 3,000 instructors.", None),
        (
            "Minsk dismissed a finding that it had 900 men there. The report puts the strength of the rebels at 300.",
            None,
        ),
        ("Baku says more than 500 of its men were wounded. The separatists put their own dead at 200.", None),
    ],
)
def test_whose_the_last_number_is(text: str, actor: str | None) -> None:
    assert _facts(text)[-1].actor == actor


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        (
            "Poland has received 28 of the 180 K2 tanks it ordered from South Korea.",
            [("KOR", "POL", "actual"), ("KOR", "POL", "planned")],
        ),
        ("Taiwan is still waiting for 66 F-16s it ordered in 2019.", [(None, "TWN", "planned")]),
        ("Taiwan is still waiting for 66 F-16s ordered in 2019.", [(None, "TWN", "planned")]),
        (
            "Washington approved the sale of missiles to Romania. The country will also get 32 F-35s.",
            [("USA", "ROU", "planned")],
        ),
        ("Berlin praised Jordan on Monday. The kingdom is to receive 400 million euros.", [(None, "JOR", "planned")]),
        ("Paris and Berlin met on Monday. The island is to receive 40 tanks.", [(None, None, "planned")]),
        (
            "Ukraine has received 18 of the 31 tanks that Washington promised.",
            [("USA", "UKR", "actual"), ("USA", "UKR", "planned")],
        ),
    ],
)
def test_what_somebody_has_ordered(text: str, slots: list[tuple[str | None, str, str]]) -> None:
    assert [(fact.actor, fact.recipient, fact.status) for fact in _facts(text)] == slots


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("As many as 2,000 people may have been swept to their deaths in Derna.", ["killed"]),
        ("Twelve miners plunged to their deaths when a lift cable snapped.", ["killed"]),
        ("Medics said 61 folks had been slain and nicely over 100 harmed within the shelling.", ["killed", "wounded"]),
        ("Kenya, which has pledged 1,000 police to the mission, flew in a second contingent of 200 officers.", []),
    ],
)
def test_deaths_told_by_a_fall_and_officers_of_police(text: str, kinds: list[str]) -> None:
    assert [fact.kind for fact in _facts(text)] == kinds


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("North Korea wheeled out 11 intercontinental missiles.", "PRK"),
        ("Iran showed off 12 new missiles at an air base near Isfahan.", "IRN"),
        ("Vietnam mothballed 40 tanks.", "VNM"),
        ("Norway detected 12 drones near its oil rigs.", None),
    ],
)
def test_what_is_put_on_show_is_whose_it_is(text: str, actor: str | None) -> None:
    (fact,) = _facts(text)
    assert fact.actor == actor


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("France sent Lebanon two frigates on Friday.", ("frigate", "FRA", "LBN")),
        ("France sent two frigates to the Red Sea.", ("frigate", "FRA", None)),
        ("Egypt's navy fired 12 torpedoes in the drill.", ("torpedo", "EGY", None)),
    ],
)
def test_ships_sent_to_somebody_are_his(text: str, stated: tuple[str, str, str | None]) -> None:
    (fact,) = _facts(text)
    assert (fact.item, fact.actor, fact.recipient) == stated


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("In Russia's largest attack so far, 728 drones were launched at Ukraine.", "RUS"),
        ("The Russian barrage of 40 missiles wrecked a school in Kyiv.", "RUS"),
        ("An attack by Iran with 90 drones set a refinery on fire.", "IRN"),
        ("Russia attacked with 90 drones.", "RUS"),
        ("Kyiv attacked with 90 drones, mayor says", None),
        ("Belgorod attacked with 12 drones overnight, governor says", None),
        ("Rebels attacked with 12 drones.", None),
    ],
)
def test_weapons_of_an_attack_are_the_attackers(text: str, actor: str | None) -> None:
    (fact,) = _facts(text)
    assert fact.actor == actor
