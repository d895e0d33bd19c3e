"""Where people and things are in common turns of news: compass, battles for towns, disasters, retreats, rescues."""

from __future__ import annotations

import pytest

from tallywire.extract import extract_facts
from tallywire.schema import Fact


def _facts(text: str) -> list[Fact]:
    return extract_facts(text, published_at="2024-05-01")


def _places(text: str) -> list[str | None]:
    return [fact.location for fact in _facts(text)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Forty recruits were killed at a camp 20 miles west of Tripoli.", "LBY"),
        ("A mortar killed nine women just outside of Mogadishu.", "SOM"),
        ("Dozens of fighters died in a week of fighting for Kobani.", "SYR"),
        ("Some 300 civilians were killed in the battle for Mariupol.", "UKR"),
        ("Twelve Georgian volunteers have died fighting for Ukraine.", None),
        ("Thirty-one Russian bombers flew close to Japan on Sunday.", "JPN"),
        ("A group close to Iran has 900 rockets.", None),
        ("Seven airmen died at the gas field in Algeria.", "DZA"),
    ],
)
def test_places_are_tied_by_compass_battle_and_nearness(text: str, place: str | None) -> None:
    assert _places(text)[0] == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Turkey's dead from the quake passed 40,000.", "TUR"),
        ("Libya's death toll from the floods has risen to 4,300.", "LBY"),
        ("Ethiopia's conflict has uprooted 2 million people.", "ETH"),
        ("Haiti's gangs have killed 1,500 people since January.", "HTI"),
        ("Russia's war has uprooted 10 million people.", None),
        ("Canada's dead passed 150.", None),
    ],
)
def test_disasters_and_wars_at_home_tell_the_place(text: str, place: str | None) -> None:
    assert _places(text)[0] == place


@pytest.mark.parametrize(
    ("text", "location", "origin"),
    [
        ("Forty soldiers were killed in the retreat from Izium.", "UKR", None),
        ("Sixty men died in the breakout from Aleppo.", "SYR", None),
        ("Rockets fired from Lebanon killed 12 people.", None, "LBN"),
        ("A destroyer has taken 900 people off Yemen's coast.", None, "YEM"),
        ("More than 40,000 people, half of those who lived in Bucha, had crossed into Poland.", "POL", None),
    ],
)
def test_the_dead_of_a_retreat_stay_and_the_rescued_leave(text: str, location: str | None, origin: str | None) -> None:
    fact = _facts(text)[0]
    assert fact.location == location
    if origin is not None:
        assert fact.origin == origin


def test_an_airline_is_no_place() -> None:
    assert _places("All 132 people on a China Eastern Airlines jet died near Kathmandu.") == ["NPL"]
    assert _places("All 176 people on the Kenya Airways flight died near Douala in Cameroon.") == ["CMR"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Kyiv got 90 of its men back and gave up 90 Russians.", ["UKR", None]),
        (
            "Fifty Armenian soldiers were flown to Yerevan in a swap; 15 Azerbaijanis went home the other way.",
            ["ARM", None],
        ),
    ],
)
def test_prisoners_of_the_other_side_go_elsewhere(text: str, places: list[str | None]) -> None:
    assert _places(text) == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Four Italian soldiers were hurt at Naqoura in Lebanon. Rome is sending 200 more soldiers.", "LBN"),
        ("A bomb went off in Bamako. Paris will send another 300 soldiers.", "MLI"),
        ("Four Italian soldiers were hurt at Naqoura in Lebanon. Rome has 9,000 soldiers abroad.", None),
    ],
)
def test_more_soldiers_go_where_the_sentence_before_was(text: str, place: str | None) -> None:
    assert _places(text)[-1] == place


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("France will leave 200 soldiers in Chad and 400 in Gabon.", ["TCD", "GAB"]),
        ("Israel has lost 870 soldiers, 405 of them in Gaza.", [None, "PSE"]),
        ("China flew 45 warplanes round Taiwan.", ["TWN"]),
    ],
)
def test_each_number_keeps_its_own_place(text: str, places: list[str | None]) -> None:
    assert _places(text) == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            (
                "Italy keeps 200 men of the new brigade in Bulgaria, the ministry in Rome said on Wednesday. "
                "Another 1,200 soldiers of an Italian-led NATO battlegroup have been in the country for years."
            ),
            "BGR",
        ),
        ("Canada trains police in Iraq. It already has 900 soldiers in the country.", "IRQ"),
    ],
)
def test_soldiers_in_the_country_are_not_in_their_own_where_another_was_named(text: str, place: str | None) -> None:
    assert _places(text)[-1] == place
