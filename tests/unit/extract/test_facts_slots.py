"""Who, for whom, where and how sure: what the words around a number say of it, class by class."""

from __future__ import annotations

import pytest

from tallywire.extract import extract_facts
from tallywire.schema import Fact


def _facts(text: str) -> list[Fact]:
    return extract_facts(text, published_at="2024-05-01")


@pytest.mark.parametrize(
    ("text", "giver"),
    [
        ("Rome gave Kyiv a frigate; Madrid has quietly sent a dozen tanks.", "ESP"),
        ("Canberra: 49 old Abrams to Kyiv", "AUS"),
        ("Pentagon: 60 boats, 900 drones for Ukraine", "USA"),
        ("Forty Marders are on offer to Kyiv.", None),
        ("Vilnius is giving up six boats for Ukraine's navy.", "LTU"),
        ("Warsaw offers Kyiv another 30 tanks, provided that Berlin agrees.", "POL"),
    ],
)
def test_things_without_a_verb_of_their_own_go_to_whom_they_are_meant_for(text: str, giver: str | None) -> None:
    last = _facts(text)[-1]
    assert (last.actor, last.recipient, last.location) == (giver, "UKR", None)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Tokyo, a guest by video, doubled its loan to 300 million dollars.", "JPN"),
        ("Macron, visiting Kyiv, pledged 30 tanks to Ukraine.", "FRA"),
        ("In Latvia, Ottawa has 1,700 soldiers.", "CAN"),
        ("EU leaders agreed on 50 billion euros for Ukraine.", "EU"),
        ("The House has passed $60 billion for Ukraine.", "USA"),
        ("A loan of $50 billion, fed by the yield of Russian assets, will reach Kyiv in May.", None),
        ("Oslo could be repaid for a hundred guns of its own.", "NOR"),
    ],
)
def test_the_doer_is_found_over_appositions_and_no_frozen_asset_gives(text: str, actor: str | None) -> None:
    assert _facts(text)[0].actor == actor


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Kyiv says that 900 Russians were killed, and 40 tanks with them.", "RUS"),
        ("Ukrainian agents damaged 12 bombers at an airfield deep in Russia.", "RUS"),
        ("Ukrainian agents damaged two depots with 30 drones.", "UKR"),
        ("The Houthis fired 14 drones at two destroyers in the Red Sea.", None),
        ("The Russian retreat left dozens of wrecked tanks behind on the road to Chernihiv.", "RUS"),
        ("Belarus hosts 9,000 Russian soldiers and 170 tanks.", "RUS"),
    ],
)
def test_weapons_are_those_of_the_side_that_wields_or_loses_them(text: str, actor: str | None) -> None:
    assert _facts(text)[-1].actor == actor


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Moscow reported one sailor killed.", "RUS"),
        ("Dushanbe said it was calm; its president wants 20,000 reservists at the river.", "TJK"),
        ("Ukraine wants 30,000 European soldiers on its ground.", None),
        ("Of the 36,000 men with whom Russia began the war, 15,000 have been wounded.", "RUS"),
    ],
)
def test_soldiers_are_of_the_side_that_reports_or_wants_them(text: str, actor: str | None) -> None:
    assert _facts(text)[0].actor == actor


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("Since the guns opened up in Tigray 33,000 Ethiopians have waded across to Sudan.", "SDN"),
        ("Nearly 13,000 people were killed in the Greek camp.", "GRC"),
        ("The shelling of the Saudi hospital of El Fasher left 40 patients dead.", "SDN"),
        ("Spain shelters 4,000 Afghans at two bases leased to America.", "ESP"),
        ("Kyiv is to get back 190 men from Russian camps.", "UKR"),
        ("In Doha both sides promised to send 150 prisoners of war home.", None),
        ("Recalling four warships from the Black Sea, Moscow kept its men along Ukraine's border.", None),
        ("Rockets flew over Tyre. At least 60 rockets then flew towards Israel.", "ISR"),
    ],
)
def test_people_and_things_are_where_they_go_and_not_what_stands_beside(text: str, location: str | None) -> None:
    assert _facts(text)[-1].location == location


@pytest.mark.parametrize(
    "text",
    [
        "Zelensky left Washington with $2 billion in arms.",
        "Zelensky went to the Pentagon and took home $2 billion in arms.",
    ],
)
def test_who_takes_money_home_has_it_from_where_he_was(text: str) -> None:
    [fact] = _facts(text)
    assert (fact.actor, fact.recipient) == ("USA", "UKR")


def test_a_number_behind_its_figure_counts_the_people_of_the_owner() -> None:
    [fact] = _facts("Moscow raised to 89 the number of its men killed in the strike.")
    assert (fact.kind, fact.actor) == ("killed", "RUS")


def test_victims_are_not_where_their_own_side_fired_at() -> None:
    rockets, dead = _facts("Hezbollah fired 60 rockets into Galilee and said four of its men had been killed.")
    assert (rockets.location, dead.location, dead.actor) == ("ISR", None, "HEZBOLLAH")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Berlin told Vilnius it could count on 5,000 soldiers.", "planned"),
        ("The mission has 15,000 soldiers in view.", "planned"),
        ("The general has 4,000 reservists under consideration.", "possible"),
        ("The council called Moscow's story of 600 soldiers killed pure propaganda.", "denied"),
        ("Ministers agreed on 50 billion euros for Ukraine.", "planned"),
    ],
)
def test_status_is_told_by_words_behind_the_number_and_by_plain_verbs(text: str, status: str) -> None:
    assert [fact.status for fact in _facts(text)] == [status]


@pytest.mark.parametrize(
    ("place", "code"),
    [("Sisian", "ARM"), ("Ocheretyne", "UKR"), ("Tyotkino", "RUS"), ("Kamituga", "COD"), ("Kpendjal", "TGO")],
)
def test_lesser_towns_of_the_fronts_are_known(place: str, code: str) -> None:
    assert _facts(f"Shelling in {place} killed 12 people.")[0].location == code
