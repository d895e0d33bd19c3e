"""Constructions of news prose, each with the slots that it settles and a neighbour that it must not catch."""

from __future__ import annotations

import pytest

from tallywire.extract import extract_facts
from tallywire.schema import Fact


def _facts(text: str) -> list[Fact]:
    return extract_facts(text, published_at="2023-06-14")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Forty fighters from Hezbollah's Radwan force were killed in Lebanon.", "HEZBOLLAH"),
        ("12 soldiers of Ukraine's 95th brigade were killed near Kupiansk.", "UKR"),
        ("300 soldiers from the U.S. 82nd Airborne Division landed in Poland.", "USA"),
        ("2,500 soldiers from Poland will arrive in Lithuania.", "POL"),
        ("An airlift carried 300 soldiers from Mali.", None),
        ("Two soldiers from the same village were killed.", None),
        ("The 350 troops sent to Latvia by Italy are in good health.", "ITA"),
        ("U.S. officials put the number of Sudanese soldiers killed at 300.", "SDN"),
        ("Riyadh reckons the raiders number no more than 900 fighters.", None),
        ("The alliance's battlegroup numbers 1,500.", "NATO"),
        ("Kyiv holds more than 1,500 prisoners of war.", None),
        ("Armenia and Azerbaijan freed 34 prisoners.", "ARM+AZE"),
        ("Some 200 fighters died, 140 of them on the Turkish side.", "TUR"),
        (
            "Envoys put the number of Turkish and Syrian soldiers killed at 900, with some 600 on the Syrian side.",
            "SYR",
        ),
        ("Rebels shot down two Sudanese helicopters, and five airmen died.", "SDN"),
        ("Rebels shot down two Sudanese helicopters, and five villagers died.", None),
        ("The United States has 28,500 troops stationed in South Korea.", "USA"),
        ("Shelling killed 20 soldiers stationed in the town.", None),
        ("Seven hundred reservists sent home by Jordan have been told to wait.", "JOR"),
        ("Rome saw no threat: 900 Libyan soldiers remain in Sirte, an envoy said, and another 300 in Misrata.", "LBY"),
        ("France has flown 300 men out of Niger since Friday, and two frigates have left.", "FRA"),
    ],
)
def test_the_side_is_read_from_units_labels_and_neighbours(text: str, actor: str | None) -> None:
    assert _facts(text)[-1].actor == actor


@pytest.mark.parametrize(
    ("text", "actor", "location"),
    [
        ("Norway doubles its Lithuania contingent to 190 soldiers.", "NOR", "LTU"),
        ("Ottawa ups Latvia force to 2,200 soldiers", "CAN", "LVA"),
        ("Latvia's contingent grew to 190 soldiers.", "LVA", None),
    ],
)
def test_a_force_is_named_by_its_side_or_by_its_place(text: str, actor: str, location: str | None) -> None:
    assert (_facts(text)[0].actor, _facts(text)[0].location) == (actor, location)


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("In Odesa the governor said four people had been wounded.", "UKR"),
        ("In Seoul a deputy told reporters that 600 North Korean soldiers had died.", None),
        ("Kabul: 30 killed in blast", "AFG"),
        ("Kyiv: 1,200 Russian soldiers killed in a day", None),
        ("Lviv hospitals: 12 dead, 40 injured", "UKR"),
        ("Israel's push into southern Lebanon displaced 90,000 people.", "LBN"),
        ("Thousands of people fled from the east of Congo to the west.", "COD"),
        ("Thousands of people fled from the east of Congo to Uganda.", "UGA"),
        ("The rebels fled Goma, leaving dozens of vehicles.", "COD"),
        ("Berlin will send 300 soldiers to Mali and keep 900 in Africa.", None),
        ("In the biggest swap of the war 90 Ukrainians, half of them defenders of Mariupol, were exchanged.", None),
        ("Oslo may send 500 soldiers to Latvia and Paris up to 400.", "LVA"),
        ("Some 8,000 Sudanese have fled to Chad, Egypt and other countries.", "EGY+TCD"),
        ("Myanmar's generals put the dead at 170.", "MMR"),
        ("The Gaza health ministry said 28,000 Palestinians had been killed.", "PSE"),
        ("Rome brought 87 people home.", "ITA"),
        ("Ankara let in 900 Syrians on Monday.", "TUR"),
        ("The U.N. brought home 900 peacekeepers.", None),
        ("Some 160 civilians, most of them women, reached Lviv from the east.", "UKR"),
        ("Some 900 people, most of them children, have sought safety in Chad.", "TCD"),
        ("Talks in Vilnius had begun when Paris promised 50 missiles.", None),
        ("Drones for Kyiv: Madrid will train 400 Ukrainian soldiers", None),
    ],
)
def test_the_place_is_that_of_the_number_and_not_of_who_tells(text: str, location: str | None) -> None:
    assert _facts(text)[-1].location == location


@pytest.mark.parametrize(
    ("text", "locations"),
    [
        ("The death toll in Turkey rose to 35,418, and in Syria to 3,688.", ["TUR", "SYR"]),
        ("Taiwan's navy saw 45 Chinese aircraft and nine ships around the island.", ["TWN", "TWN"]),
        ("Some 40 people were killed in Turkey and 20 in Syria.", ["TUR", "SYR"]),
    ],
)
def test_each_of_two_numbers_has_its_own_place(text: str, locations: list[str]) -> None:
    assert [fact.location for fact in _facts(text)] == locations


def test_a_date_is_of_the_number_it_stands_by() -> None:
    now, then = _facts("About 1,500 French soldiers remain in Niger, down from 2,500 a year ago.")
    assert now.as_of_start is None
    assert then.as_of_start is not None


def test_a_name_with_a_number_of_its_own_is_no_place_of_the_number_before() -> None:
    london, paris = _facts("London could send 5,000 soldiers to Ukraine and Paris a maximum of 4,000.")
    assert (london.actor, london.location) == ("GBR", "UKR")
    assert (paris.actor, paris.location) == ("FRA", "UKR")


@pytest.mark.parametrize(
    ("text", "giver", "recipient"),
    [
        ("A Dutch pledge of 20 tanks for Ukraine was welcomed.", "NLD", "UKR"),
        ("Berlin's offer of 20 tanks to Kyiv stands.", "DEU", "UKR"),
        ("Eighty tanks for Ukraine, Berlin announces", "DEU", "UKR"),
        ("A package for Kyiv contains 40 vehicles.", None, "UKR"),
        ("Oslo's latest package for Ukraine is worth $90 million and holds 12 howitzers.", "NOR", "UKR"),
        ("Ukraine will receive 10 tanks from Spain and 6 from Norway.", "NOR", "UKR"),
        ("Kyiv has received half of the 31 tanks that Washington promised.", "USA", "UKR"),
        ("In Berlin, Scholz promised 18 howitzers to Ukraine.", "DEU", "UKR"),
        ("The 40 tanks promised by Germany have not arrived in Ukraine.", "DEU", "UKR"),
    ],
)
def test_gifts_have_a_giver_and_somebody_they_are_for(text: str, giver: str | None, recipient: str) -> None:
    assert (_facts(text)[-1].actor, _facts(text)[-1].recipient) == (giver, recipient)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Russia wants to recruit 400,000 soldiers.", "planned"),
        ("Ukraine wants 300 tanks.", "requested"),
        ("Lebanon wants to put 5,000 soldiers on the river.", "planned"),
        ("Lebanon wants to get 50 tanks from Paris.", "requested"),
        ("Kyiv wants Berlin to send 20 tanks.", "requested"),
        ("Kyiv is getting 31 tanks from Washington.", "planned"),
        ("Chad is preparing for 90,000 refugees.", "planned"),
        ("Putin has decreed that the army grow to 1.5 million soldiers.", "planned"),
        ("Fourteen tanks bought by Denmark will go to Ukraine.", "planned"),
        ("Fourteen tanks bought by Denmark have gone to Ukraine.", "actual"),
        ("London has ruled out sending 100 soldiers to Ukraine.", "denied"),
        ("Yerevan dismissed as false a report of 200 dead soldiers and put its dead at 49.", "actual"),
    ],
)
def test_the_status_is_that_of_the_number_s_own_verb(text: str, status: str) -> None:
    assert _facts(text)[-1].status == status


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The mayor of Nikopol, O. Sayuk, said two people had been hurt.", "The mayor of Nikopol, O. Sayuk"),
        ("In Odesa the governor said four people had been wounded.", "the governor"),
        ("He rode past a column that the police put at 20,000 soldiers.", "the police"),
        ("In Kyiv, four people were wounded, said the mayor.", "the mayor"),
    ],
)
def test_the_speaker_is_named_in_full_and_without_what_stands_before(text: str, speaker: str) -> None:
    assert _facts(text)[0].attribution == speaker


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("Shelling killed two women in Barvinkove.", "UKR"),
        ("Nine soldiers died near Deir Ezzor on Friday.", "SYR"),
        ("Gunmen killed 12 farmers in the town of Mubi.", "NGA"),
        ("Mubi killed 12 men, the court heard.", None),
        ("A bomb killed four policemen in Leon.", "MEX"),
        ("Pope Leon mourned the 40 dead.", None),
        ("The quake killed 300 people in Yahukimo and Wamena.", "IDN"),
    ],
)
def test_towns_of_the_news_are_known_and_words_are_not_taken_for_them(text: str, location: str | None) -> None:
    assert _facts(text)[0].location == location


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("North Korea sent 11,000 men. Seoul said 300 of the North's soldiers were dead.", "PRK"),
        ("The South's army has 500,000 soldiers, Pyongyang says.", "KOR"),
        ("Three thousand of the North's soldiers are in Juba.", None),
    ],
)
def test_the_north_and_the_south_are_the_koreas_where_they_are_named(text: str, actor: str | None) -> None:
    assert _facts(text)[-1].actor == actor
