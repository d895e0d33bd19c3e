"""Dense agency copy: who goes along with whom, the missing and the aged, "the country", loans in parts, hosts."""

from __future__ import annotations

import pytest

from tallywire.extract import extract_facts
from tallywire.schema import Fact


def _facts(text: str) -> list[Fact]:
    return extract_facts(text, published_at="2024-05-01")


def _kinds(text: str) -> list[tuple[str, float | None]]:
    return [(fact.kind, fact.value_low if fact.value_low is not None else fact.value_high) for fact in _facts(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A mortar attack on the camp killed 14. Twenty-one are missing.",
        "The ferry sank off Yemen with 60 refugees. Forty are still missing.",
        "A strike killed eight soldiers and 11 are unaccounted for.",
        "More than 3,000 fled the city. Another 12,000 remained trapped.",
        "The army will draft 40,000 reservists, all of them under 45.",
        "Kyiv drafted 20,000 men, many of them over 27.",
    ],
)
def test_the_missing_the_trapped_and_ages_are_no_facts(text: str) -> None:
    assert len(_facts(text)) == 1


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Six Nigeriens fell and another 14 were hurt in the ambush.", [("killed", 6), ("wounded", 14)]),
        ("Three Indians fell and ten were wounded when guns shelled Poonch.", [("killed", 3), ("wounded", 10)]),
        ("Eleven Malians fell in the battle for Kidal.", [("killed", 11)]),
        ("Peru's exports fell by 40 million dollars.", []),
    ],
)
def test_those_who_fell_are_dead(text: str, kinds: list[tuple[str, float]]) -> None:
    assert _kinds(text) == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Washington has approved the sale to Riyadh of rockets and spare parts for an estimated $500 million.",
        "The State Department cleared the sale to Lima of two frigates and spare parts for $90 million.",
        "Berlin authorised the sale of radars to Cairo for 300 million euros.",
    ],
)
def test_the_price_of_a_sale_is_no_aid(text: str) -> None:
    assert not [fact for fact in _facts(text) if fact.kind == "aid"]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Hundreds of Turkish commandos landed near Afrin from 12 helicopters.", "TUR"),
        ("Some 600 Chinese soldiers crossed into India in 40 armoured vehicles.", "CHN"),
        ("About 900 men of a German brigade rolled into Rukla, in eastern Lithuania, on Friday with 44 tanks.", "DEU"),
        ("Some 2,000 North Korean soldiers are in Kursk, Seoul said, along with 60 guns.", "PRK"),
        ("Two Russian planes touched down near Caracas carrying a general and nearly 100 troops.", "RUS"),
        ("Zapad, Russia's largest exercise, in which 200,000 servicemen will take part, begins today.", "RUS"),
        ("China is sending men to Aman, Pakistan's drill, in which 5,000 servicemen are taking part.", "PAK"),
        ("Latvia's defence minister said up to 6,000 conscripts could be called up.", "LVA"),
        ("Rwandan soldiers will leave Mozambique in July; 400 of them, Kigali said, are in Palma.", "RWA"),
        ("A monitor counts 1,500 Chadian fighters in Libya and dozens killed south of Sabha.", "TCD"),
        ("French troops came under fire from 12 tanks near Kidal.", None),
        ("A U.S. official said 300,000 reservists would be called up.", None),
        ("Rebels crossed the river in 30 boats and attacked the garrison.", None),
    ],
)
def test_what_goes_along_with_soldiers_is_of_their_side(text: str, side: str | None) -> None:
    assert _facts(text)[-1].actor == side


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Ukraine downed 44 drones and six missiles which Russia fired overnight.", "RUS"),
        ("Israel shot down 12 drones and two missiles that Hezbollah fired from Lebanon.", "HEZBOLLAH"),
        ("India said it had destroyed 50 drones and 8 missiles that Pakistan launched.", "PAK"),
    ],
)
def test_a_relative_clause_is_of_all_things_before_it(text: str, side: str) -> None:
    assert [fact.actor for fact in _facts(text)] == [side, side]


@pytest.mark.parametrize(
    ("text", "giver", "status"),
    [
        ("Berlin has allowed Warsaw to hand Ukraine five MiG-29 jets.", "POL", "planned"),
        ("Switzerland has let Germany pass on 25 Leopard tanks to Kyiv.", "DEU", "planned"),
        ("Washington has authorised Denmark to transfer 19 F-16 jets to Ukraine.", "DNK", "planned"),
        ("Warsaw has handed Ukraine five MiG-29 jets.", "POL", "actual"),
    ],
)
def test_who_is_allowed_to_give_is_still_to_give(text: str, giver: str, status: str) -> None:
    assert [(fact.actor, fact.recipient, fact.status) for fact in _facts(text)] == [(giver, "UKR", status)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("UN seeks $6bn for Sudan, says over 12m uprooted in two years", "actual"),
        ("Jordan wants $2bn, says it hosts 660,000 Syrian refugees", "actual"),
        ("Turkish troops are not in Tripoli to fight, Ankara said; 60 of them are there to train its army.", "actual"),
    ],
)
def test_a_verb_of_saying_opens_a_clause_of_its_own(text: str, status: str) -> None:
    assert _facts(text)[-1].status == status


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Pakistan's army said Indian jets had fired 24 missiles at the country overnight.", "PAK"),
        ("Kyiv said Russia had launched 110 drones at the country on Sunday night.", "UKR"),
        ("Iran said Israel had launched 20 missiles at the capital.", "IRN"),
        ("Up to 3,000 Greek soldiers will guard polling stations across the country.", "GRC"),
        ("Some 40,000 Mexican soldiers have been deployed nationwide to guard vaccines.", "MEX"),
        ("Coup leaders rule in Niamey. France has 1,500 soldiers in the country.", "NER"),
        ("The EU's mission in Mali has 900 soldiers across the country.", "MLI"),
        ("Turkish soldiers stormed a base at Afrin. Ankara says that 100 of its men took part.", "SYR"),
    ],
)
def test_the_country_is_that_of_the_words_around(text: str, place: str) -> None:
    assert _facts(text)[-1].location == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Philippines has moved 90,000 people from coastal towns to shelters on higher ground.", "PHL"),
        ("Armenia evacuated 1,200 people from villages on the Azerbaijani border to schools inland.", "ARM"),
        ("Cambodia moved 80,000 people from two provinces along the Thai border to pagodas inland.", "KHM"),
        ("The U.N. has moved 4,000 Sudanese from the border to a camp at Farchana.", "TCD"),
        ("Troops have moved 12,000 people to higher ground.", None),
        ("Peru has evacuated 900 people.", None),
        ("Four Frenchmen captured in Niger were flown to Paris on Wednesday.", "FRA"),
        ("Twelve sailors seized off Somalia, most of them Filipinos, were flown to Nairobi.", "KEN"),
        (
            "Some 900 Sudanese have reached Chad since the siege of El Fasher began, and 50 a day keep coming.",
            "TCD",
        ),
        ("When Russia invaded Ukraine, 4 million people fled to Poland.", "POL"),
    ],
)
def test_people_are_where_they_are_taken(text: str, place: str | None) -> None:
    assert _facts(text)[-1].location == place


@pytest.mark.parametrize(
    ("text", "giver", "taker"),
    [
        ("Cairo has drawn about $820 million, the third slice of an $8 billion rescue by the IMF.", "IMF", "EGY"),
        ("Accra was paid $360 million, the fourth instalment of a $3 billion loan from the IMF.", "IMF", "GHA"),
        ("Kenya got $600 million, part of a $3.6 billion programme of the IMF.", "IMF", "KEN"),
        ("Amman has borrowed $400 million as part of a World Bank programme.", "WB", "JOR"),
        ("Another 900 million euros reached Kyiv on Monday out of the EU's share of the loan.", "EU", "UKR"),
        ("Some 400 million euros arrived in Chisinau on Friday under the EU's growth plan.", "EU", "MDA"),
        ("The bloc paid Chad 3 billion euros in May.", "EU", "TCD"),
        ("Berlin paid UNRWA more than 200 million euros in 2023.", "DEU", "UN"),
        ("A cyclone killed 300 in Malawi. London has given the country 2 million pounds in aid.", "GBR", "MWI"),
        ("Haiti is in chaos. Ottawa has pledged the country C$80 million.", "CAN", "HTI"),
    ],
)
def test_part_of_a_loan_is_of_the_lender(text: str, giver: str, taker: str) -> None:
    assert {(fact.actor, fact.recipient) for fact in _facts(text) if fact.kind == "aid"} == {(giver, taker)}


@pytest.mark.parametrize(
    "text",
    [
        "Poland paid Russia $3 billion for gas in 2021.",
        "Chelsea paid Benfica 120 million euros for a midfielder.",
        "The company earned $3 million, part of a $12 million deal with Germany.",
        "Oil worth $2 billion reached India from Russia in May.",
        "The government will compensate farmers with 300 million euros.",
        "Greece will repay 3 billion euros to Germany.",
    ],
)
def test_what_is_paid_for_goods_or_debts_is_no_aid(text: str) -> None:
    assert not _facts(text)


@pytest.mark.parametrize(
    ("text", "giver", "taker", "status"),
    [
        ("Slovenia will give Ukraine 20 tanks; Germany is to compensate it with 40 lorries.", "DEU", "SVN", "planned"),
        ("Prague handed Kyiv 30 tanks and Berlin will repay it with 14 Leopards.", "DEU", "CZE", "planned"),
        ("Washington has rewarded Nairobi with 16 attack helicopters.", "USA", "KEN", "actual"),
        ("Kyiv needs more Patriot systems. Madrid has offered one Patriot battery.", "ESP", "UKR", "planned"),
        ("Lebanon wants rifles for its army. Paris has pledged 2,000 rifles.", "FRA", "LBN", "planned"),
        ("Poland wants 300 tanks. South Korea has built 80 tanks this year.", "KOR", None, "actual"),
        ("Oslo, Copenhagen to share cost of 14 Leopard tanks for Kyiv", "DNK+NOR", "UKR", "planned"),
        ("Berlin and Oslo will split the bill for 30 howitzers for Ukraine.", "DEU+NOR", "UKR", "planned"),
        ("Berlin, Paris to pay for 30 armoured vehicles for Moldova", "DEU+FRA", "MDA", "planned"),
    ],
)
def test_who_repays_answers_or_foots_the_bill_gives(text: str, giver: str, taker: str | None, status: str) -> None:
    fact = _facts(text)[-1]
    assert (fact.actor, fact.recipient, fact.status) == (giver, taker, status)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "South Sudanese refugees by host country: Uganda - 950,000 (+2,300), Sudan - 700,000.",
            [("SSD", "UGA", 950000), ("SSD", "UGA", 2300), ("SSD", "SDN", 700000)],
        ),
        (
            "Syrian refugees registered by country: Turkey: 3.2 million; Lebanon: 790,000.",
            [("SYR", "TUR", 3200000), ("SYR", "LBN", 790000)],
        ),
        (
            "Troops in the mission by country: Chad – 1,400, Togo – 900.",
            [("TCD", None, 1400), ("TGO", None, 900)],
        ),
        ("Earthquake deaths by country: Turkey – 40,000, Syria – 5,900.", [(None, "TUR", 40000), (None, "SYR", 5900)]),
        ("Medals by country: Norway – 16, Germany – 12.", []),
    ],
)
def test_a_list_of_countries_counts_what_its_heading_names(
    text: str, rows: list[tuple[str | None, str | None, float]]
) -> None:
    assert [(fact.actor, fact.location, fact.value) for fact in _facts(text)] == rows


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The guerrillas, put at 7,000 by the army, will hand in their arms.", [("troops", 7000)]),
        ("The ELN's fighters, estimated at 6,000 by the army, will gather in camps.", [("troops", 6000)]),
        ("Russia's losses, put at 1,000 a day by Kyiv, are mounting.", [("casualties", 1000)]),
        ("Ukraine's dead, put at 31,000 by its president, are honoured.", [("killed", 31000)]),
        ("The refugees, put at 70,000 by the U.N., are in camps in Chad.", [("displaced", 70000)]),
        ("The crowd, put at 7,000 by police, marched to parliament.", []),
        ("The damage, estimated at 40,000 dollars, was small.", []),
    ],
)
def test_those_before_a_comma_are_put_at_a_number(text: str, kinds: list[tuple[str, float]]) -> None:
    assert _kinds(text) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "The pupils are free. Soldiers found 344 of them in a forest; 500 were reported abducted.",
            [("captured", 344), ("captured", 500)],
        ),
        (
            "The women are safe. Troops rescued 21 of them from their captors.",
            [("captured", 21)],
        ),
        ("Soldiers arrested six of them.", []),
        (
            "Commandos landed from 34 helicopters, three of which were shot down.",
            [("equipment", 34), ("equipment", 3)],
        ),
    ],
)
def test_a_part_is_not_of_the_doer_and_its_verb_not_of_the_whole(text: str, kinds: list[tuple[str, float]]) -> None:
    assert _kinds(text) == kinds


@pytest.mark.parametrize(
    ("text", "side", "place"),
    [
        ("Two French soldiers were killed in Mali on Saturday. Paris keeps 5,100 in the region.", "FRA", "MLI"),
        ("A blast killed two American soldiers in Syria. Washington still has roughly 900 there.", "USA", "SYR"),
        ("Four Fijian peacekeepers died in the Golan. Fiji has 400 in the country.", "FJI", "SYR"),
    ],
)
def test_soldiers_that_a_side_keeps_there_need_no_noun(text: str, side: str, place: str) -> None:
    fact = _facts(text)[-1]
    assert (fact.kind, fact.actor, fact.location) == ("troops", side, place)


def test_tourists_hurt_there_are_no_soldiers() -> None:
    assert _kinds("A bomb killed three tourists in Bali. Australia has 20 there.") == [("killed", 3)]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Tokyo is to resume payments to UNRWA, with $35 million due in April.", [("JPN", "UN", "USD", 35e6)]),
        ("Sweden suspended aid to Mali, worth 40 million dollars a year.", [("SWE", "MLI", "USD", 40e6)]),
        ("Malawi was hit by a storm. London handed the government 30 million pounds.", [("GBR", "MWI", "GBP", 30e6)]),
        ("The court ordered Shell to pay the state $300 million.", []),
        ("Germany halted payments to Gazprom of 300 million euros.", []),
    ],
)
def test_sums_for_bodies_named_before_are_aid(text: str, rows: list[tuple[str, str, str, float]]) -> None:
    assert [(fact.actor, fact.recipient, fact.unit, fact.value_low) for fact in _facts(text)] == rows


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Azerbaijan's army put its losses in the two-day offensive at 192 dead and 511 wounded.", ["AZE", "AZE"]),
        ("Belarus is holding 35 Ukrainians and Lithuania wants them swapped.", ["UKR"]),
        ("A Saudi-led coalition says it intercepted ten drones and a missile that the Houthis launched.", ["HOUTHIS"]),
        ("The French foreign legion lost a sergeant and three privates at Tessalit.", ["FRA"]),
        ("Sri Lanka's navy arrested 17 Indian fishermen off Mannar.", []),
        ("Pakistan expelled 1.7 million Afghans last year.", ["AFG"]),
    ],
)
def test_a_side_is_read_whatever_stands_beside_it(text: str, sides: list[str]) -> None:
    assert [fact.actor for fact in _facts(text)] == sides


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Canberra is to fly its envoy out of Vanuatu, where an earthquake has killed 14 people.", "VUT"),
        ("Doctors fled Khartoum, where shells fell on a market and killed 46.", "SDN"),
        ("The Taliban released two Americans in exchange for an Afghan held in the United States.", None),
        ("Lebanon's army, which has 5,000 men in the south, will double that number under the truce.", "LBN"),
        ("Germany joined the force in Kunduz. It keeps 1,100 soldiers in the north of Mali.", "MLI"),
        ("Serbia moved 300 tanks and 20 helicopters to within sight of Kosovo.", "XKX"),
    ],
)
def test_a_clause_of_place_is_that_of_its_numbers(text: str, place: str | None) -> None:
    assert {fact.location for fact in _facts(text)} == {place}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Warsaw would have 300,000 soldiers by 2035, up from 190,000 now, its general said.", "actual"),
        ("M23, which Kigali backs with up to 4,000 of its own soldiers, entered Goma.", "actual"),
        ("Berlin backed sending 300 soldiers to Mali.", "planned"),
    ],
)
def test_what_is_risen_from_or_backed_with_is_there(text: str, status: str) -> None:
    assert _facts(text)[-1].status == status


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Zambia and Malawi have lent Congo 800 soldiers.", [("troops", "MWI+ZMB", None, "COD", "actual")]),
        (
            "Ottawa's latest gift to Kyiv is 800 drones and C$95 million.",
            [("equipment", "CAN", "UKR", None, "actual"), ("aid", "CAN", "UKR", None, "actual")],
        ),
        (
            "Spain, which leads the mission at Adazi, is adding 150 soldiers to the 600 it has in Latvia.",
            [("troops", "ESP", None, "LVA", "planned"), ("troops", "ESP", None, "LVA", "actual")],
        ),
        (
            "Tbilisi asked Brussels for 75 million euros and Washington for 20 million dollars.",
            [("aid", "EU", "GEO", None, "requested"), ("aid", "USA", "GEO", None, "requested")],
        ),
        ("Kenya will get 150 U.S. armoured vehicles.", [("equipment", "USA", "KEN", None, "planned")]),
        ("The toll in Derna, where two dams burst, has passed 11,300.", [("killed", None, None, "LBY", "actual")]),
        (
            "Tajikistan reported 24 of its citizens killed in two days of clashes with Kyrgyz troops.",
            [("killed", "TJK", None, None, "actual")],
        ),
        ("The minister added 300 soldiers were in Mali.", [("troops", None, None, "MLI", "actual")]),
    ],
)
def test_all_slots_of_dense_sentences(
    text: str, rows: list[tuple[str, str | None, str | None, str | None, str]]
) -> None:
    assert [(fact.kind, fact.actor, fact.recipient, fact.location, fact.status) for fact in _facts(text)] == rows
