"""Who buys from whom, who denies for whom, and what is in a parcel, beside a whole or under an order to cut."""

from __future__ import annotations

import pytest

from tests.unit.extract.stating import stated_in

BOUGHT = [
    (
        "Poland ordered 980 tanks and 648 howitzers from South Korea.",
        "tank 980 KOR>POL planned; howitzer 648 KOR>POL planned",
    ),
    ("Morocco has bought 36 howitzers from Israel, Rabat said.", "howitzer 36 ISR>MAR actual"),
    (
        "Yerevan will get 36 guns and 50 armoured carriers from France, Paris said.",
        "gun 36 FRA>ARM planned; carrier 50 FRA>ARM planned",
    ),
    ("Kyiv bought 40 howitzers from German stocks for its army.", "howitzer 40 DEU>UKR actual"),
    (
        "Oslo will pay for two Patriot systems for Ukraine at a price of 7 billion kroner.",
        "system 2 NOR>UKR planned; aid 7000000000 NOR>UKR planned",
    ),
    (
        "The Pentagon's newest parcel for Taiwan, valued at $571 million, holds 900 anti-tank missiles.",
        "aid 571000000 USA>TWN actual; missile 900 USA>TWN actual",
    ),
    (
        "Spain has shipped 10 of 19 refurbished tanks that it pledged to Kyiv.",
        "tank 10 ESP>UKR actual; tank 19 ESP>UKR planned",
    ),
]
TOLD = [
    (
        "The Taliban claimed to have hit a plane at Ghazni; the Pentagon denied it, and later said two airmen died.",
        "killed 2 USA @AFG actual",
    ),
    (
        "Nobody brought 20,000 soldiers to the Venezuelan border, the Colombian minister insisted, calling it a lie.",
        "troops 20000 COL @VEN denied",
    ),
    (
        "He ordered the Pentagon to cut its troops in Iraq from 3,000 to 2,500.",
        "troops 3000 USA @IRQ actual; troops 2500 USA @IRQ planned",
    ),
    ("The Pentagon has cut its troops in Iraq to 2,500.", "troops 2500 USA @IRQ actual"),
    ("Some 2,000 American soldiers were told to be ready for the Middle East.", "troops 2000 USA actual"),
    ("As many as 16,000 fighters may join the war on Russia's side.", "troops 16000 - possible"),
    (
        "Over 1,000 rockets were fired at Israel, the army said; around 200 of them fell short.",
        "rocket 1000 - @ISR actual; rocket 200 - @ISR actual",
    ),
]


@pytest.mark.parametrize(("text", "stated"), BOUGHT)
def test_things_are_the_sellers_until_the_buyer_has_them(text: str, stated: str) -> None:
    assert stated_in(text) == stated


@pytest.mark.parametrize(("text", "stated"), TOLD)
def test_who_tells_and_who_orders_settle_side_and_status(text: str, stated: str) -> None:
    assert stated_in(text) == stated


PROMISED = [
    ("Spain may give Ukraine 40 tanks mothballed in Zaragoza.", "tank 40 ESP>UKR possible"),
    ("Berlin let Warsaw pass on five MiG-29s inherited from East Germany to Kyiv.", "jet 5 POL>UKR planned"),
    (
        "Sunak told the Ukrainian president that Britain would provide 14 tanks along with 30 guns.",
        "tank 14 GBR>UKR planned; gun 30 GBR>UKR planned",
    ),
    ("Zelenskiy flew home from Washington with a promise of one Patriot battery.", "battery 1 USA>UKR planned"),
    (
        "Oslo will buy 100 tanks for Ukraine; up to 178 have been cleared for export.",
        "tank 100 NOR>UKR planned; tank 178 NOR>UKR planned",
    ),
    (
        "Bucharest will send Kyiv one system; it ordered seven in 2017 for $3.9 billion.",
        "system 1 ROU>UKR planned; system 7 ->ROU planned",
    ),
    (
        "Washington will send Kyiv 32 Bradleys, 40 Strykers and howitzer shells.",
        "vehicle 32 USA>UKR planned; vehicle 40 USA>UKR planned",
    ),
]


@pytest.mark.parametrize(("text", "stated"), PROMISED)
def test_promised_things_go_to_who_hears_of_them_whatever_was_done_with_them(text: str, stated: str) -> None:
    assert stated_in(text) == stated


AGAIN = [
    ("Ottawa has 225 soldiers ready to leave for Mali.", "troops 225 CAN @MLI actual"),
    (
        "Thirty Hungarian peacekeepers were hurt in Zvecan; NATO is sending 700 more.",
        "wounded 30 HUN @XKX actual; troops 700 NATO @XKX planned",
    ),
    ("Lithuania will leave the treaty. Its army has asked for 85,000 mines.", "mine 85000 ->LTU requested"),
    ("Burkina's army says ambushers at Gaskinde killed 11 of the soldiers.", "killed 11 BFA @BFA actual"),
    (
        "Pyongyang sent another 3,000 soldiers, Seoul said, besides 220 long-range guns.",
        "troops 3000 PRK actual; gun 220 PRK actual",
    ),
    (
        "Caracas will arm its men, as three U.S. destroyers with 4,000 sailors made for the coast.",
        "destroyer 3 USA actual; troops 4000 USA actual",
    ),
    ("London's package, announced hours later, has hundreds of missiles.", "missile 100 GBR actual"),
    (
        "Havana may let as many as 1,000 volunteers sign up with the Russian army in Ukraine.",
        "troops 1000 CUB @UKR possible",
    ),
    (
        "It needs 10,000 soldiers, and the governments that have volunteered might manage at most 7,500.",
        "troops 10000 - requested; troops 7500 - possible",
    ),
    (
        "Lisbon sent 55 army trainers to Mali. The 55 army trainers, all marines, will stay near Gao.",
        "troops 55 PRT @MLI actual; troops 55 PRT @MLI planned",
    ),
    ("Every day the army loses 60 men around El Fasher, a Sudanese colonel said.", "casualties 60 SDN @SDN actual"),
    (
        "The militia's salvo, four rockets by one count, fell near Baghdad, an Iraqi general said.",
        "rocket 4 - @IRQ actual",
    ),
    (
        "Addis Ababa said 4,200 of its soldiers were in Tigrayan hands; Mekelle owned up to fewer than 3,000.",
        "captured 4200 ETH actual; captured 3000 ETH actual",
    ),
    (
        "The rebels delivered 27 Colombian soldiers to the Red Cross and got 31 of their own fighters back.",
        "captured 27 COL actual; captured 31 - actual",
    ),
    (
        "Ukrainian losses by the count of the Russian defence ministry: personnel – more than 39 600 (+310) men.",
        "casualties 39600 UKR actual; casualties 310 UKR actual",
    ),
    ("Israel answered with a dozen jets that bombed Hodeidah.", "jet 12 ISR @YEM actual"),
]


@pytest.mark.parametrize(("text", "stated"), AGAIN)
def test_what_a_sentence_leaves_open_is_of_whom_it_goes_on_to_speak(text: str, stated: str) -> None:
    assert stated_in(text) == stated
