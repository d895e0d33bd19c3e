"""Who is asked and who buys, what is on its way, volleys that bare numbers count, and spoils of raids."""

from __future__ import annotations

import pytest

from tests.unit.extract.stating import stated_in

ASKED = [
    (
        "Ethiopia appealed to donors for $1 billion to feed 15 million people hit by drought.",
        "aid 1000000000 ->ETH requested",
    ),
    ("Sri Lanka turned to the IMF for a $3 billion bailout.", "aid 3000000000 IMF>LKA requested"),
    ("Zelenskiy appealed to NATO leaders to give Ukraine 500 tanks.", "tank 500 ->UKR requested"),
    ("The president appealed to Washington to supply 20 more Patriot batteries.", "battery 20 USA requested"),
    (
        "Warsaw has asked Berlin for permission to re-export 14 German-made tanks to Ukraine.",
        "tank 14 POL>UKR requested",
    ),
    ("Germany gave Estonia permission to transfer 9 howitzers to Ukraine.", "howitzer 9 EST>UKR planned"),
    (
        "Only $84 million of the $400 million it asked for has come in, the U.N. said.",
        "aid 84000000 - actual; aid 400000000 - requested",
    ),
    (
        "Hungary has vetoed the eighth tranche of 500 million euros from the EU's arms fund for Ukraine.",
        "aid 500000000 EU>UKR planned",
    ),
]
BOUGHT = [
    ("Zelensky mentioned that Moscow has ordered as much as 2,400 Shaheds.", "drone 2400 ->RUS planned"),
    ("Peru is to buy 24 fighter jets for $3.5 billion.", "jet 24 ->PER planned"),
    ("Qatar bought 24 British Typhoon jets.", "jet 24 GBR>QAT actual"),
    ("Biden ordered 12 tanks to withdraw.", "tank 12 USA planned"),
    (
        "Ecuador handed over six Soviet-era helicopters to the United States in exchange for gear worth $200 million.",
        "helicopter 6 ECU>USA actual; aid 200000000 USA>ECU actual",
    ),
    (
        "Seoul says Pyongyang has sent Moscow 200 guns in return for 40 air defence missiles.",
        "gun 200 PRK>RUS actual; missile 40 RUS>PRK actual",
    ),
]
PAID = [
    (
        "Kenya's treasury says the $600 million from Washington for the Haiti force has yet to be paid.",
        "aid 600000000 USA>HTI planned",
    ),
    ("A further $300 million from Japan for Gaza has not been paid yet.", "aid 300000000 JPN>PSE planned"),
    (
        "The Netherlands has set aside 2.5 billion euros to arm Ukraine. Of that, 1.1 billion euros has been spent.",
        "aid 2500000000 NLD>UKR planned; aid 1100000000 NLD>UKR actual",
    ),
    (
        "Lebanon's army has received 129 of the 150 Humvees promised it by Washington.",
        "vehicle 129 USA>LBN actual; vehicle 150 USA>LBN planned",
    ),
    (
        "Australian troops will train on the 75 Abrams tanks that Canberra bought from the United States.",
        "tank 75 AUS actual",
    ),
    (
        "Seoul signed a contract to sell Poland 180 K2 tanks. The first ten tanks will arrive this year.",
        "tank 180 KOR>POL planned; tank 10 KOR>POL planned",
    ),
]
VOLLEYS = [
    (
        "Hezbollah fired about 40 rockets at northern Israel; the army said 15 fell in open areas.",
        "rocket 40 HEZBOLLAH @ISR actual; rocket 15 HEZBOLLAH @ISR actual",
    ),
    (
        "Iran launched 180 missiles at Israel. Most were intercepted but 20 got through.",
        "missile 180 IRN @ISR actual; missile 20 IRN @ISR actual",
    ),
    (
        "Drones hit an ammunition depot in Tver region. The ministry in Moscow said 54 had been intercepted.",
        "drone 54 - @RUS actual",
    ),
    ("Russian missiles hit Kharkiv at dawn. Twelve were shot down, the air force said.", "missile 12 RUS @UKR actual"),
    ("Ukraine says Russia fired nearly 1,000 glide bombs at it in a week.", "bomb 1000 RUS @UKR actual"),
]
TAKEN = [
    (
        "Al Shabaab overran the Ugandan base at Bulo Marer, taking ten armoured vehicles and dozens of prisoners.",
        "vehicle 10 UGA @SOM actual; captured 24 UGA @SOM actual",
    ),
    (
        "Rebels attacked a Russian convoy near Kidal, destroying six trucks and capturing four men.",
        "truck 6 RUS @MLI actual; captured 4 RUS @MLI actual",
    ),
    ("The RSF claimed to have captured 45 army vehicles in Omdurman.", "vehicle 45 SDN @SDN actual"),
    ("Russian troops abandoned 20 armoured vehicles when they fled Izium.", "vehicle 20 RUS @UKR actual"),
    ("Rebels set 12 army trucks on fire in Goma.", "truck 12 COD @COD actual"),
    ("At least three fighter jets were set ablaze on the runway in Khartoum.", "jet 3 - @SDN actual"),
    ("Turkish prosecutors ordered the detention of 47 soldiers.", "captured 47 - planned"),
    ("Mexican marines seized three boats off Manzanillo. Six men were arrested.", "boat 3 - @MEX actual"),
    ("Iran is holding five Americans.", "captured 5 USA @IRN actual"),
]
PEOPLE = [
    (
        "The U.N. appealed for $2.7 billion for Sudan, where the war has displaced 12 million.",
        "aid 2700000000 ->SDN requested; displaced 12000000 - @SDN actual",
    ),
    (
        "The UN's emergency fund is giving $10 million to Haiti, where gangs have driven 1.4 million from their homes.",
        "aid 10000000 UN>HTI planned; displaced 1400000 - @HTI actual",
    ),
    ("The envoy visited Chad, where France keeps 1,000 soldiers.", "troops 1000 FRA @TCD actual"),
]
SUMS = [
    (
        "Sweden's parliament has approved a 75 billion crown framework for aid to Ukraine.",
        "aid 75000000000 SWE>UKR planned",
    ),
    (
        "Since 2014 the United States has spent $2.8 billion on training and equipping Syrian rebels.",
        "aid 2800000000 USA>SYR actual",
    ),
    (
        "The World Bank's board has signed off on $2.25 billion for Turkey's quake reconstruction.",
        "aid 2250000000 WB>TUR planned",
    ),
    (
        "Berlin has pledged $20 billion to Kyiv in military aid, against $44 billion by the United States.",
        "aid 20000000000 DEU>UKR planned; aid 44000000000 USA>UKR planned",
    ),
    (
        "Chinese state banks have rolled over $2 billion in loans to Pakistan, its finance minister said.",
        "aid 2000000000 CHN>PAK actual",
    ),
    ("Norway pays $180m into World Bank fund for Ukraine", "aid 180000000 NOR>UKR actual"),
    ("The Saudi fund deposited 5 billion dollars with the Turkish central bank.", "aid 5000000000 SAU>TUR actual"),
    ("Somali pirates freed the bulk carrier and its 17 crew after receiving $5 million.", "captured 17 - actual"),
]
MACHINES = [
    (
        "The U.S. Navy now has two aircraft carriers and a dozen destroyers within range of Iran.",
        "carrier 2 USA @IRN actual; destroyer 12 USA @IRN actual",
    ),
    (
        "Yemen's Houthis say they have shot down 22 American MQ-9 drones since the Gaza war began.",
        "drone 22 USA actual",
    ),
    (
        "Rebel drones destroyed three Russian-made helicopters on the ground at Nay Pyi Taw airbase.",
        "helicopter 3 MMR @MMR actual",
    ),
    (
        "Taiwan has received 38 of the 108 Abrams tanks that it ordered in 2019.",
        "tank 38 ->TWN actual; tank 108 ->TWN planned",
    ),
    ("Cambodia fired rockets at a hospital in Surin; at least 40 landed in fields.", "rocket 40 KHM @THA actual"),
]


@pytest.mark.parametrize(("text", "stated"), ASKED)
def test_who_is_asked_with_to_or_given_leave_is_no_getter_and_no_giver(text: str, stated: str) -> None:
    assert stated_in(text) == stated


@pytest.mark.parametrize(("text", "stated"), BOUGHT)
def test_what_a_side_buys_for_itself_it_gets(text: str, stated: str) -> None:
    assert stated_in(text) == stated


@pytest.mark.parametrize(("text", "stated"), PAID)
def test_sums_and_things_that_are_on_their_way_are_planned(text: str, stated: str) -> None:
    assert stated_in(text) == stated


@pytest.mark.parametrize(("text", "stated"), VOLLEYS)
def test_bare_numbers_count_the_missiles_and_drones_told_of_before(text: str, stated: str) -> None:
    assert stated_in(text) == stated


@pytest.mark.parametrize(("text", "stated"), TAKEN)
def test_what_is_taken_in_a_raid_is_of_whose_base_it_was(text: str, stated: str) -> None:
    assert stated_in(text) == stated


@pytest.mark.parametrize(("text", "stated"), PEOPLE)
def test_large_numbers_of_people_beside_sums_are_no_sums(text: str, stated: str) -> None:
    assert stated_in(text) == stated


@pytest.mark.parametrize(("text", "stated"), SUMS)
def test_sums_in_the_frames_of_news_of_aid(text: str, stated: str) -> None:
    assert stated_in(text) == stated


@pytest.mark.parametrize(("text", "stated"), MACHINES)
def test_machines_are_of_whose_they_were_and_where_they_are(text: str, stated: str) -> None:
    assert stated_in(text) == stated
