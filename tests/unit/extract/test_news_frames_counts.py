"""Which numbers are facts in common turns of news: exchanges, averages, captions, the missing, recruits, the rest."""

from __future__ import annotations

import pytest

from tallywire.extract import extract_facts, extract_quantities
from tallywire.schema import Fact


def _facts(text: str) -> list[Fact]:
    return extract_facts(text, published_at="2024-05-01")


def _kinds(text: str) -> list[str]:
    return [fact.kind for fact in _facts(text)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Nine Azeri soldiers were let go in return for 15 Armenian fighters.", ["captured", "captured"]),
        ("Three Thais and two Swedes walked free on Friday.", ["captured", "captured"]),
        ("Kyiv got back 90 prisoners, 40 of whom had fought at Mariupol.", ["captured", "captured"]),
        ("Niger's junta has pardoned the 46 Malian soldiers it had held since May.", ["captured"]),
        ("Thirty Syrian soldiers were flown to Damascus in an exchange.", ["captured"]),
        ("Thirty Syrian soldiers were flown to Damascus for a parade.", ["troops"]),
        ("Egypt can guard the canal with the 4,000-plus reservists it has posted there.", ["troops"]),
        ("Serving beside Russian units at Luhansk are 600 or more Nepali recruits.", ["troops"]),
        (
            "Along with hundreds of Druze civilians, 400 gunmen are to quit Daraa under the truce.",
            ["displaced", "troops"],
        ),
        (
            "Malta expects 900 migrants this week, while Italy said 240 had landed since Sunday.",
            ["displaced", "displaced"],
        ),
        ("More than 8,000 Iraqi soldiers have been killed or maimed this year.", ["casualties"]),
        ("Conscription officers want 40,000 more men to be called up.", ["troops"]),
    ],
)
def test_exchanges_service_and_flight_make_a_kind(text: str, kinds: list[str]) -> None:
    assert _kinds(text) == kinds


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Russia took 31,000 casualties in May. The daily average has climbed to 1,010.", [31000, 1010]),
        ("Russia took 31,000 casualties in May. The average age, he said, is 35.", [31000]),
        ("Seoul has sent six of ten promised helicopters. The last four are to follow in June.", [6, 10, 4]),
        ("Fourteen soldiers were killed and six were wounded; nine are still missing.", [14, 6]),
        ("Some 4,000 people had fled to Chad. The walk, normally five hours, took 12.", [4000]),
        ("Photo 2 of 9: Three captured tanks stand in Omdurman.", []),
        ("Three captured tanks stand in Omdurman.", [3]),
    ],
)
def test_averages_and_the_rest_count_but_captions_hours_and_the_missing_do_not(text: str, values: list[int]) -> None:
    assert [fact.value for fact in _facts(text)] == values


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It may have shipped as many as one million shells.", None, 1e6),
        ("It may have shipped no fewer than one hundred shells.", 100, None),
        ("The toll has gone up to 31.", 31, 31),
        ("The toll has climbed up to 44.", 44, 44),
        ("A bus holds up to 44 people.", None, 44),
        ("Its help would top 1 trillion won.", 1e12, None),
        ("It sent 11 Mi-17 helicopters.", 11, 11),
    ],
)
def test_numbers_keep_their_scale_bound_and_model(text: str, low: float | None, high: float | None) -> None:
    first = extract_quantities(text)[0]
    assert (first.value_low, first.value_high) == (low, high)


def test_what_a_claim_beside_a_figure_is_called_does_not_deny_the_figure() -> None:
    text = (
        "Cambodia's army chief put his dead at 19 soldiers and dismissed "
        "as propaganda the number of 400 told in Bangkok."
    )
    assert [(fact.kind, fact.value, fact.status) for fact in _facts(text)] == [
        ("killed", 19, "actual"),
        ("killed", 400, "denied"),
    ]


def test_things_once_meant_for_a_place_do_not_go_there() -> None:
    fact = _facts("Washington will give Ukraine 12 helicopters once meant for Kabul.")[0]
    assert (fact.recipient, fact.location) == ("UKR", None)
    fact = _facts("The parcel includes 12 howitzers once meant for Kabul.")[0]
    assert fact.location is None


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Of 4,000 Nepalese in the Russian army, at least 45 have died.", [("troops", "NPL"), ("killed", "NPL")]),
        ("The army said it had captured 240 RSF men and killed 470.", [("captured", "RSF"), ("killed", "RSF")]),
        ("Chad has let 600 lorries a day into Darfur since the truce.", []),
        ("Chad has sent 600 lorries of shells to its army at the front.", [("equipment", "TCD")]),
    ],
)
def test_wholes_joined_blows_and_relief_lorries(text: str, facts: list[tuple[str, str]]) -> None:
    assert [(fact.kind, fact.actor) for fact in _facts(text)] == facts


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Up to 900 Kenyans have gone to fight in Ukraine.", ["troops"]),
        ("Up to 900 Kenyans have gone to Uganda since the floods.", ["displaced"]),
        ("Greek police arrested six Serbs; Rome sent in 300 Italian soldiers.", ["troops"]),
        ("Peru's navy seized two submarines and arrested 14 crew.", ["equipment", "captured"]),
        ("Some 40 captured Russians died in the helicopter, and four crew.", ["killed", "killed"]),
        ("The Houthis let the 22 crew of the tanker go.", ["captured"]),
    ],
)
def test_going_to_fight_arrests_and_crews(text: str, kinds: list[str]) -> None:
    assert _kinds(text) == kinds
