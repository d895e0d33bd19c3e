"""Constructions that a labelled round of news brought up: speakers, gifts for good abroad, denials, nouns of deeds."""

from __future__ import annotations

import pytest

from tallywire import extract_facts
from tallywire.schema import Fact


def _facts(text: str) -> list[Fact]:
    return extract_facts(text, published_at="2024-05-02")


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Shells fell on the market, killing dozens of traders, two officers said.", ["dozens of traders"]),
        ("At least 40 people died in the raid, three soldiers told Reuters.", ["At least 40 people"]),
        ("The blast killed 20 civilians, four doctors and two police officers said on Monday.", ["20 civilians"]),
        ("Twelve soldiers told the court that they had been beaten.", ["Twelve soldiers"]),
    ],
)
def test_people_who_are_quoted_are_not_counted(text: str, quotes: list[str]) -> None:
    assert [fact.quote for fact in _facts(text)] == quotes


@pytest.mark.parametrize(
    ("text", "giver", "taker"),
    [
        ("Bern gave 58 million francs to clear mines from Ukrainian farmland.", "CHE", "UKR"),
        ("Oslo set aside 200 million kroner to feed Yemeni children.", "NOR", "YEM"),
        ("Japan has pledged $30 million to rebuild schools in Syria.", "JPN", "SYR"),
    ],
)
def test_who_is_helped_by_a_gift_gets_it(text: str, giver: str, taker: str) -> None:
    (fact,) = _facts(text)
    assert (fact.kind, fact.actor, fact.recipient) == ("aid", giver, taker)


def test_a_grant_at_home_has_no_taker_abroad() -> None:
    assert all(fact.recipient is None for fact in _facts("Rome gave 20 million euros to repair Italian schools."))


@pytest.mark.parametrize(
    "text",
    [
        "The army said there was no truth in a claim that 40 of its men had been killed.",
        "There is no basis for reports that 40 soldiers had died, the ministry said.",
        "Reports that Iran had shipped 300 missiles to Russia have no foundation, Tehran said.",
    ],
)
def test_what_has_no_truth_in_it_is_denied(text: str) -> None:
    assert [fact.status for fact in _facts(text)] == ["denied"]


def test_a_noun_for_a_deed_tells_the_kind_of_the_number_behind_it() -> None:
    facts = _facts("Monitors recorded the wounding of 26 villagers and the killing of 12 in Mali.")
    assert [(fact.kind, fact.value) for fact in facts] == [("wounded", 26), ("killed", 12)]


@pytest.mark.parametrize("verb", ["is bracing for", "is preparing for", "expects"])
def test_a_country_that_makes_ready_is_where_refugees_will_be(verb: str) -> None:
    (fact,) = _facts(f"Chad {verb} up to 500,000 refugees from Sudan.")
    assert (fact.actor, fact.location, fact.origin, fact.status) == ("SDN", "TCD", "SDN", "planned")


def test_people_driven_abroad_are_in_no_known_place() -> None:
    home, abroad = _facts("Sudan's war has uprooted 4.8 million people at home and sent 1.1 million abroad.")
    assert (home.location, abroad.location) == ("SDN", None)


@pytest.mark.parametrize("whose", ["Tigrayan", "Russian", "rebel"])
def test_soldiers_in_the_hands_of_a_side_are_captured(whose: str) -> None:
    (fact,) = _facts(f"Some 4,200 soldiers are in {whose} hands.")
    assert fact.kind == "captured"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The other 12 guns should reach Kyiv by June.", "planned"),
        ("Ghana should receive 40 armoured vehicles next month.", "planned"),
        ("Germany should send 40 tanks to Ukraine, the senator said.", "possible"),
    ],
)
def test_should_foretells_arrivals_but_not_deeds(text: str, status: str) -> None:
    assert [fact.status for fact in _facts(text)] == [status]


def test_money_does_not_come_from_where_it_goes() -> None:
    (fact,) = _facts("Tens of billions of dollars in grants have gone from the Gulf to Egypt since the coup.")
    assert (fact.actor, fact.recipient) == (None, "EGY")


def test_a_source_ends_at_a_colon() -> None:
    assert _facts("Russian losses, according to Kyiv: 17,000 men killed.")[0].attribution == "Kyiv"


@pytest.mark.parametrize(
    ("text", "people", "place"),
    [
        ("From 18,000 to 20,000 Sudanese reached Chad on foot within a week.", "SDN", "TCD"),
        ("Some 92,000 Burundians have slipped into Tanzania since May.", "BDI", "TZA"),
        ("Around 3,000 Nigerians trickled into Niger last week.", "NGA", "NER"),
    ],
)
def test_a_people_that_comes_into_another_country_is_displaced(text: str, people: str, place: str) -> None:
    (fact,) = _facts(text)
    assert (fact.kind, fact.actor, fact.location) == ("displaced", people, place)


def test_a_people_that_lives_somewhere_is_not() -> None:
    assert _facts("Some 40,000 Albanians live in Greece.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Another 1 billion euros reached Kyiv on Friday.",
        "$300 million in budget support landed in Kyiv on Monday.",
        "The US Senate passes $8-billion Ukraine defence fund",
    ],
)
def test_money_that_reaches_a_side_is_aid(text: str) -> None:
    assert [(fact.kind, fact.recipient) for fact in _facts(text)] == [("aid", "UKR")]


def test_a_pronoun_is_the_subject_of_its_own_verb() -> None:
    (fact,) = _facts("The president showed two North Korean captives and said he would return them.")
    assert fact.status == "actual"


def test_a_heading_of_losses_tells_kind_and_side_of_the_list_under_it() -> None:
    text = "Moldovan losses to 10.12.24, by Kyiv's count: personnel – more than 39 600 (+310) men, tanks – 236 (+1)."
    found = [(fact.kind, fact.value, fact.actor) for fact in _facts(text)]
    people, things = [("casualties", 39600, "MDA"), ("casualties", 310, "MDA")], [236, 1]
    assert found == people + [("equipment", value, "MDA") for value in things]


def test_men_under_a_heading_of_losses_are_no_troops() -> None:
    facts = _facts("Losses of the Azerbaijani army by noon: 58 men, 5 tanks, 2 howitzers.")
    assert [(fact.kind, fact.actor) for fact in facts] == [("casualties", "AZE"), *[("equipment", "AZE")] * 2]
