"""Who speaks for his side in a quotation, what is wanted, raised or able, and what is spent on a country."""

from __future__ import annotations

import pytest

from tests.unit.extract.stating import stated_in

SPOKEN = [
    ('"We will send Ukraine 10 more tanks," said Trudeau in Ottawa.', "tank 10 CAN>UKR planned"),
    ('"We will double our help to $2 billion," said Trudeau.', "aid 2000000000 CAN planned"),
    ('"We lost 12 tanks in a week," said a Ukrainian officer.', "tank 12 UKR actual"),
    ('"We need $3 billion a month," said Ukraine\'s prime minister.', "aid 3000000000 ->UKR requested"),
]
PLANNED = [
    ("Donors have met just a quarter of the U.N.'s $4.3 billion plan for Yemen.", "aid 4300000000 ->YEM requested"),
    ("A $2.2 billion humanitarian response plan for Myanmar is 14 percent funded.", "aid 2200000000 ->MMR requested"),
    ("The EU approved a $2 billion aid plan for Egypt.", "aid 2000000000 EU>EGY planned"),
    (
        "Seoul told Zelenskiy that it would raise its aid from $100 million last year to $150 million.",
        "aid 100000000 KOR>UKR actual; aid 150000000 KOR>UKR planned",
    ),
    (
        "A conference in Riyadh closed with promises of $1.35 billion for Yemen, far below the $2.4 billion sought.",
        "aid 1350000000 ->YEM planned; aid 2400000000 ->YEM requested",
    ),
    (
        "Kyiv has received 22 billion dollars in loans from the G7, 10 billion of them from the European Union.",
        "aid 22000000000 G7>UKR actual; aid 10000000000 EU>UKR actual",
    ),
    ("Only three of the 12 attack helicopters in the fleet can fly.", "helicopter 3 - actual; helicopter 12 - actual"),
    ("A drone hit a landing ship that can carry 10 tanks.", ""),
]
SPENT = [
    (
        "Donald Trump said the U.S. had spent $350 billion on Ukraine, a figure that fact-checkers reject.",
        "aid 350000000000 USA>UKR denied",
    ),
    (
        "Lebanese Hezbollah launched 60 Katyusha rockets at an Israeli air defence base on Monday.",
        "rocket 60 HEZBOLLAH @ISR actual",
    ),
    (
        "ISIS fighters seized 11 tanks in the raid on the Syrian army's base at T4, witnesses said.",
        "tank 11 SYR @SYR actual",
    ),
    ("Russia bartered two Su-35s for 3,000 tonnes of palm oil, according to Jakarta.", "jet 2 RUS actual"),
]
ARMS = [
    ("Norway has bought 24 K9 howitzers to replace those it passed to Kyiv.", "howitzer 24 ->NOR actual"),
    (
        "The Nigerian air force took delivery of two T-129 attack helicopters from Turkey, bringing its fleet to six.",
        "helicopter 2 TUR>NGA actual; helicopter 6 NGA actual",
    ),
    ("Madagascar's junta asked Russia for 40 trucks, rifles and instructors.", "truck 40 RUS>MDG requested"),
    ("Spain is sending four Eurofighters to Romania under NATO's air policing mission.", "jet 4 ESP @ROU planned"),
    ("The defence ministry in Riyadh ordered 48 Typhoons worth £5bn.", "jet 48 ->SAU planned"),
    ("The U.S. Senate gave final approval to $95 billion for Ukraine.", "aid 95000000000 USA>UKR planned"),
]
OTHERS = [
    ("Trump freezes $2.2 bn for UNRWA and two other U.N. bodies", "aid 2200000000 USA>UN actual"),
    (
        "Officials confirmed that four drones had been launched at the base; none of the 200 Americans there was hurt.",
        "drone 4 - actual",
    ),
    ("China has aimed 1,500 missiles at Taiwan.", "missile 1500 CHN @TWN actual"),
]
HELD = [
    (
        "Lebanon's hospitals have received 40 tonnes of medical supplies and $12 million from Paris.",
        "aid 12000000 FRA>LBN actual",
    ),
    ("Some $4.8 billion in pledges for Gaza's reconstruction was announced in Cairo.", "aid 4800000000 ->PSE planned"),
    ("Ukraine's allies met in Ramstein, where Britain promised 10,000 drones.", "drone 10000 GBR planned"),
]


@pytest.mark.parametrize(("text", "stated"), SPOKEN)
def test_who_speaks_for_us_behind_a_quotation_gives_gets_and_loses(text: str, stated: str) -> None:
    assert stated_in(text) == stated


@pytest.mark.parametrize(("text", "stated"), PLANNED)
def test_what_is_wanted_raised_or_able_is_told_by_the_nearest_words(text: str, stated: str) -> None:
    assert stated_in(text) == stated


@pytest.mark.parametrize(("text", "stated"), SPENT)
def test_what_is_spent_on_a_country_goes_to_it_and_things_go_where_they_are_fired(text: str, stated: str) -> None:
    assert stated_in(text) == stated


@pytest.mark.parametrize(("text", "stated"), ARMS)
def test_arms_are_bought_handed_on_and_posted(text: str, stated: str) -> None:
    assert stated_in(text) == stated


@pytest.mark.parametrize(("text", "stated"), OTHERS)
def test_other_numbers_beside_missiles_and_sums_count_no_missiles_and_no_dead(text: str, stated: str) -> None:
    assert stated_in(text) == stated


@pytest.mark.parametrize(("text", "stated"), HELD)
def test_supplies_are_no_verb_and_pledges_no_payments(text: str, stated: str) -> None:
    assert stated_in(text) == stated
