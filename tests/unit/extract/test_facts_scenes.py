"""What a sentence tells of decides what plain verbs make of people: an exchange, a war, a ship, an army."""

from __future__ import annotations

import pytest

from tallywire.extract import extract_facts


def _found(text: str) -> list[tuple[str, float | None]]:
    return [(fact.kind, fact.value_low or fact.value_high) for fact in extract_facts(text, published_at="2024-05-01")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ninety fighters walked free after two years in Russian jails.", 90),
        ("In Tuesday's exchange Moscow got back 90 servicemen.", 90),
        ("Thanks to the swap 230 Ukrainians are home.", 230),
        ("Gunmen stormed a school in Kaduna and took 140 pupils.", 140),
        ("Gunmen drove off with 40 schoolgirls.", 40),
        ("Nigerian troops rescued 70 women from Boko Haram.", 70),
        ("Some 80 North Koreans fell into Ukrainian hands.", 80),
        ("Moscow says it took 45 Ukrainians alive at Sudzha.", 45),
        ("Israel holds 9,000 Palestinians.", 9000),
        ("The Red Cross flew 887 prisoners home from Yemen.", 887),
        ("Pirates seized the tanker with its crew of 23.", 23),
        ("Among the freed were 44 officers.", 44),
    ],
)
def test_people_in_the_scene_of_captivity_are_captured(text: str, expected: float) -> None:
    assert _found(text) == [("captured", expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A convoy of coaches took 2,300 villagers over the border into Moldova.", 2300),
        ("Nearly 90,000 Armenians have reached Goris.", 90000),
        ("Some 45,000 people have had to leave their villages since Sunday.", 45000),
        ("Trains carried 40,000 women and children to Lviv.", 40000),
        ("Poland has opened its doors to 1.4 million Ukrainians.", 1400000),
        ("The governor told 20,000 residents to leave at once.", 20000),
        ("The offensive has cost 60,000 families their homes.", 60000),
        ("Pakistan has sent 1.3 million Afghans home.", 1300000),
        ("Poland counts 970,000 Ukrainians under its protection.", 970000),
        ("The fighting sent 250,000 across the border into Rwanda.", 250000),
    ],
)
def test_people_who_go_where_there_is_war_are_displaced(text: str, expected: float) -> None:
    assert _found(text) == [("displaced", expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 15,000 Nepalis have joined Russia's army.", 15000),
        ("Wagner has hired 20,000 convicts.", 20000),
        ("Several hundred Cubans fight in Russian ranks.", 300),
        ("Some 10,000 of Kim's men stand in Kursk.", 10000),
        ("A dozen members of a new mountain regiment went along.", 12),
        ("The general began the offensive with 2,400 men.", 2400),
        ("The carrier, with 5,000 sailors aboard, entered the Gulf.", 5000),
        ("The garrison, 800 strong, held out for 10 days.", 800),
        ("Denmark ups its force in Latvia to 1,200.", 1200),
    ],
)
def test_people_beside_an_army_are_troops(text: str, expected: float) -> None:
    assert _found(text) == [("troops", expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Among the dead were three children.", [("killed", 3)]),
        ("A boat went down off Tunisia with the loss of 20 lives.", [("killed", 20)]),
        ("Toll in Beirut now 220", [("killed", 220)]),
        ("Russia's losses: 1,140 men, nine tanks.", [("casualties", 1140), ("equipment", 9)]),
        ("The spring offensive has cost Moscow 80,000 men.", [("casualties", 80000)]),
        ("Six passers-by were cut by flying glass.", [("wounded", 6)]),
    ],
)
def test_harm_is_told_by_labels_and_idioms(text: str, expected: list[tuple[str, float]]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "About 300 fans travelled to Warsaw.",
        "Nearly 2 million pilgrims have arrived in Mecca.",
        "A third of the city's 600,000 people have fled.",
        "Nine people are missing.",
        "Hunters shot 40 wolves.",
        "A convoy of 50 aid trucks reached Gaza.",
        "The Red Cross has 100 staff in the flooded area.",
        "Some 4,000 workers left the plant for lunch.",
        "A bus with 40 passengers overturned.",
    ],
)
def test_travellers_shares_and_relief_are_no_facts(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Canberra: A$100m for Kyiv", 100e6),
        ("Seoul is to spend $12m on generators for Ukraine.", 12e6),
        ("The IMF frees $880 million for Ukraine.", 880e6),
        ("The package, worth $275m, includes shells.", 275e6),
    ],
)
def test_a_sum_handed_from_one_side_to_another_is_aid(text: str, expected: float) -> None:
    assert _found(text) == [("aid", expected)]


def test_a_second_clause_without_a_verb_of_its_own_has_the_first_one() -> None:
    assert _found("Paris promised 50 missiles and Berlin 40 more Marders.") == [("equipment", 50), ("equipment", 40)]


def test_a_bare_number_takes_the_thing_of_the_clause_before() -> None:
    assert _found("Russia launched 90 drones; 70 were shot down.") == [("equipment", 90), ("equipment", 70)]
