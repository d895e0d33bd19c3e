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
        ("Tokyo, late to the table, doubled its grant to 40 million dollars.", "JPN"),
        ("Macron, visiting Kyiv, pledged 30 tanks to Ukraine.", "FRA"),
        ("In Latvia, Ottawa has 1,700 soldiers.", "CAN"),
        ("EU envoys agreed on six billion euros for Ukraine.", "EU"),
        ("The House has passed $9 billion for Ukraine.", "USA"),
        ("A loan of $35 billion, repaid from Russian assets, will reach Kyiv in May.", None),
        ("Oslo could send two dozen guns of its own.", "NOR"),
    ],
)
def test_the_doer_is_found_over_appositions_and_no_frozen_asset_gives(text: str, actor: str | None) -> None:
    assert _facts(text)[0].actor == actor


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Some 900 Russians were killed at the crossing, and 40 tanks lost.", "RUS"),
        ("Ukrainian agents damaged 12 bombers at an airfield deep in Russia.", "RUS"),
        ("Ukrainian agents damaged two depots with 30 drones.", "UKR"),
        ("The Houthis fired 14 drones at two destroyers in the Red Sea.", None),
        ("The Russian brigade left dozens of rusted tanks behind on its way out of Sumy.", "RUS"),
        ("Belarus hosts 9,000 Russian soldiers and 170 tanks.", "RUS"),
    ],
)
def test_weapons_are_those_of_the_side_that_wields_or_loses_them(text: str, actor: str | None) -> None:
    assert _facts(text)[-1].actor == actor


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Ottawa reported two airmen killed.", "CAN"),
        ("Tashkent said it was calm; its president wants 8,000 reservists on the ridge.", "UZB"),
        ("Ukraine wants 12,000 European soldiers on its ground.", None),
        ("The 9,000 soldiers with whom Russia took the town are resting.", "RUS"),
    ],
)
def test_soldiers_are_of_the_side_that_reports_or_wants_them(text: str, actor: str | None) -> None:
    assert _facts(text)[0].actor == actor


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("Since the raids in Amhara 8,000 villagers have trekked to Sudan.", "SDN"),
        ("Nearly 13,000 people were killed in the Greek camp.", "GRC"),
        ("The fire at the Turkish school of Idlib left 40 pupils dead.", "SYR"),
        ("Spain shelters 300 Afghans in barracks rented to America.", "ESP"),
        ("Kyiv got back 75 marines from Russian jails.", "UKR"),
        ("In Doha both sides vowed to send 40 prisoners of war home.", None),
        ("Pulling six warships out of the Black Sea, Moscow kept its guns along Ukraine's border.", None),
        ("Tyre was quiet. Some 60 rockets then flew into Israel.", "ISR"),
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
    [fact] = _facts("Ankara raised to 14 the number of its troops killed in the raid.")
    assert (fact.kind, fact.actor) == ("killed", "TUR")


def test_victims_are_not_where_their_own_side_fired_at() -> None:
    rockets, dead = _facts("Hezbollah fired 60 rockets into Galilee and said four of its men had been killed.")
    assert (rockets.location, dead.location, dead.actor) == ("ISR", None, "HEZBOLLAH")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Paris told Tallinn it could count on 800 soldiers.", "planned"),
        ("The mission has 2,500 soldiers in view.", "planned"),
        ("The general has 4,000 reservists under consideration.", "possible"),
        ("The mayor called the tale of 70 soldiers killed a hoax.", "denied"),
        ("Ministers agreed on 90 million euros for Moldova.", "planned"),
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
