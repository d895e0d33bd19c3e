"""Classes of agency prose that the sixteenth labelled round showed to be read wrongly: headlines, asides, shared nouns,
countries that count, forces that are there already, sides told by others."""

from __future__ import annotations

import pytest

from tallywire import extract_facts

Row = tuple[str, float | None, str | None, str | None, str]
"""Kind, lower bound (else the upper), actor, location, status."""


def rows(text: str) -> list[Row]:
    """The facts of a text, in order."""
    facts = extract_facts(text, published_at="2024-05-01")
    return [
        (
            fact.kind,
            fact.value_high if fact.value_low is None else fact.value_low,
            fact.actor,
            fact.location,
            fact.status,
        )
        for fact in facts
    ]


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("At least 15 passengers died, most of them schoolchildren, when a bus plunged into a ravine in Nepal.", "NPL"),
        ("Four sailors were killed, all of them Filipinos, when a missile hit a freighter off Yemen.", "YEM"),
        ("Some 30 people were injured, none of them critically, when a tram jumped the rails in Lisbon.", "PRT"),
        ("Eleven miners were hurt, one of them badly, after a shaft caved in near Lubumbashi.", "COD"),
    ],
)
def test_an_aside_on_some_of_the_victims_does_not_hide_the_place(text: str, location: str) -> None:
    assert rows(text)[0][3] == location


def test_an_aside_on_where_some_are_is_not_where_all_are() -> None:
    facts = rows("The army has lost 870 men since October, 405 of them in Gaza.")
    assert facts[0][3] is None


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        (
            "The flood toll in Thailand rose to 145 on Monday. Malaysia reported 12 deaths and Indonesia 30.",
            [(145, "THA"), (12, "MYS"), (30, "IDN")],
        ),
        ("Guinea has recorded 1,900 deaths and Sierra Leone 3,400.", [(1900, "GIN"), (3400, "SLE")]),
        ("The quake killed 2,900 people in Morocco. Algeria reported two injured.", [(2900, "MAR"), (2, "DZA")]),
    ],
)
def test_a_country_that_counts_its_dead_is_where_they_died(text: str, tolls: list[tuple[int, str]]) -> None:
    assert [(value, location) for _, value, _, location, _ in rows(text)] == tolls


@pytest.mark.parametrize(
    ("text", "location"),
    [
        ("Philippines typhoon toll passes 400", "PHL"),
        ("Iran blast toll hits 40; 1,200 hurt", "IRN"),
        ("Kenya floods kill 200", "KEN"),
        ("Nepal quake kills 150, injures 300", "NPL"),
        ("Japan quake: 200 dead", "JPN"),
        ("Turkish mine blast: 41 dead", "TUR"),
        ("Sudan war has killed 20,000, uprooted 12m: UN", "SDN"),
        ("Russia strike kills 40", None),
        ("Russia strikes kill 40 in Odesa", "UKR"),
    ],
)
def test_a_blow_that_a_headline_names_by_a_country_fell_there(text: str, location: str | None) -> None:
    assert {row[3] for row in rows(text)} == {location}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10,000 flee fighting in Sudan", 10_000),
        ("Quake in Japan; 30,000 evacuated", 30_000),
        ("Storm nears Vietnam; hundreds of thousands moved inland", 100_000),
        ("Kenya floods displace 30,000", 30_000),
    ],
)
def test_headlines_tell_of_people_on_the_move(text: str, value: int) -> None:
    assert [row[:2] for row in rows(text)] == [("displaced", value)]


def test_people_in_shelters_are_where_the_toll_is_counted() -> None:
    facts = rows("The number of dead in Haiti from the hurricane rose to 546, with thousands in makeshift camps.")
    assert [row[3] for row in facts] == ["HTI", "HTI"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve Kenyan and three Ugandan soldiers died near Kismayo.", [("killed", 12, "KEN"), ("killed", 3, "UGA")]),
        ("Two French and five Chadian soldiers were hurt in Gao.", [("wounded", 2, "FRA"), ("wounded", 5, "TCD")]),
        ("The army has 30 German and 12 Swedish tanks.", [("equipment", 30, "DEU"), ("equipment", 12, "SWE")]),
        (
            "Five soldiers from Ghana and one from Togo were killed in an ambush near Kidal.",
            [("killed", 5, "GHA"), ("killed", 1, "TGO")],
        ),
    ],
)
def test_numbers_of_two_nations_share_their_noun(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert [row[:3] for row in rows(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The army denied having shelled the market in Nyala and called reports of 40 civilians killed untrue.",
        "Israel called reports of 20 aid workers killed in Rafah false.",
        "The ministry called claims of 40 villagers killed a lie.",
    ],
)
def test_a_report_of_dead_that_is_called_untrue_is_denied(text: str) -> None:
    assert [(kind, status) for kind, _, _, _, status in rows(text)] == [("killed", "denied")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Ukrainian casualties averaged about 700 a day in June, officials calculate, against 200 in March.",
            [700, 200],
        ),
        ("Russian losses have averaged 1,200 men a day this month.", [1200]),
        ("The last figure Kyiv has given for its dead, 43,000, dates from December.", [43_000]),
        ("The only figure that Baku has published for its own dead, 2,783, dates from 2020.", [2783]),
        ("Arrivals averaged 3,000 a day.", []),
    ],
)
def test_losses_are_averaged_and_put_beside_their_figure(text: str, values: list[int]) -> None:
    assert [row[1] for row in rows(text)] == values


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The 500-strong Kenyan contingent went into action in Haiti in June.", ["troops"]),
        ("A 150-strong Italian contingent went home from Niger in May.", ["troops"]),
        ("A 60-strong Italian contingent was captured in Niger in May.", ["captured"]),
    ],
)
def test_a_force_told_by_its_strength_is_of_troops_wherever_it_goes(text: str, kinds: list[str]) -> None:
    assert [row[0] for row in rows(text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Lebanon has taken in 1.5 million Syrians, half of them under 18.",
        "Moldova shelters 120,000 Ukrainians, most of them over 60.",
        "Chad has let in 90,000 Sudanese, many of whom are aged under 10.",
    ],
)
def test_an_age_of_some_of_them_counts_nobody(text: str) -> None:
    assert len(rows(text)) == 1


def test_or_so_stands_between_a_number_and_a_noun_spelt_as_a_verb() -> None:
    facts = rows("Photographs show 14 Russian bombers and a dozen or so attack helicopters at Engels.")
    assert [row[:2] for row in facts] == [("equipment", 14), ("equipment", 12)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The exercise in Norway begins on Monday with 8,000 Britons, 3,000 Americans and about 1,500 Finns.",
            [(8000, "GBR", "NOR"), (3000, "USA", "NOR"), (1500, "FIN", "NOR")],
        ),
        ("The tournament in Qatar opens with 3,000 Argentines and 2,000 Mexicans in the stands.", []),
    ],
)
def test_nationals_at_an_exercise_are_troops_there(text: str, expected: list[tuple[int, str, str]]) -> None:
    assert [row[1:4] for row in rows(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Paris has pulled 400 of its soldiers out of the base it runs near Gao.",
        "Moscow has moved about 1,000 of its men out of the enclave it holds west of Aleppo.",
    ],
)
def test_a_clause_on_the_place_left_does_not_make_it_a_goal(text: str) -> None:
    assert rows(text)[0][3] is None


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Khartoum rejected the rebels' claim that 500 government soldiers had surrendered.", "SDN"),
        ("Bamako denied that 40 government soldiers had been killed in the ambush.", "MLI"),
        ("In the Philippines nine government soldiers died in a clash with communist rebels.", "PHL"),
        ("Yemen's Houthis said 250 government troops had been captured near Marib.", "YEM"),
        ("Moscow dismissed as fake a report of 63 soldiers killed in Makiivka.", "RUS"),
        ("Four sailors were killed, all of them Filipinos, when a missile hit a freighter off Yemen.", "PHL"),
        ("Forty miners, all Chinese nationals, were hurt in the blast near Lubumbashi.", "CHN"),
        ("Four sailors were killed, most of them Filipinos, when a missile hit a freighter off Yemen.", None),
    ],
)
def test_words_apart_from_the_number_tell_whose_people_they_are(text: str, actor: str | None) -> None:
    assert rows(text)[0][2] == actor


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Baku called that nonsense but admitted the loss of one combat jet.", "AZE"),
        ("Tehran rejected the charge but acknowledged the loss of two drones.", "IRN"),
        ("Delhi conceded the loss of three jets in May.", "IND"),
        (
            "The Saudi-led coalition denied it. Two of its attack helicopters had been flying in the area, it said.",
            "SAU",
        ),
        ("Soldiers killed 37 gunmen in Nigeria. Troops also took two anti-aircraft guns, the army said.", None),
    ],
)
def test_equipment_is_of_whoever_loses_it_and_not_of_who_takes_it(text: str, actor: str | None) -> None:
    assert rows(text)[-1][2] == actor


def test_the_spoils_of_a_clash_are_where_it_was() -> None:
    facts = rows("Troops killed 12 militants in North Waziristan. They also recovered four rocket launchers.")
    assert [row[3] for row in facts] == ["PAK", "PAK"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Hamas says it has 40,000 fighters. Israeli analysts dismiss that and put its strength at 15,000.", "HAMAS"),
        ("The Houthis boast of 300,000 men under arms. Western officials put its ranks at 100,000.", "HOUTHIS"),
        ("Kyiv put its losses at 31,000 men.", "UKR"),
    ],
)
def test_what_observers_count_is_not_their_own(text: str, actor: str) -> None:
    assert rows(text)[-1][2] == actor


def test_victims_counted_after_those_of_two_nations_are_of_neither() -> None:
    facts = rows("Seven soldiers from Malawi and one from Chad died in the assault near Beni; ten were injured.")
    assert [row[:3] for row in facts] == [("killed", 7, "MWI"), ("killed", 1, "TCD"), ("wounded", 10, None)]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (
            "Nairobi will keep its men there until the African Union force, now just under 22,000, can leave.",
            ["actual"],
        ),
        ("London may send 600 more troops to Estonia beside the 900 or so who rotate there.", ["possible", "actual"]),
        ("Washington may send 300 soldiers to join the 900 who are stationed in Syria.", ["possible", "actual"]),
        ("Madrid said it could spare none of its 108 Leopard tanks.", ["actual"]),
    ],
)
def test_a_force_that_is_there_is_actual_whatever_its_sentence_plans(text: str, statuses: list[str]) -> None:
    assert [row[4] for row in rows(text)] == statuses


@pytest.mark.parametrize(
    ("text", "gifts"),
    [
        (
            "Spain has shipped six of ten Leopard tanks that it wants Ukraine to have by summer.",
            [(6, "UKR", "actual"), (10, "UKR", "planned")],
        ),
        (
            "Belgium's cabinet agreed to spend 92 million euros on machine guns, fuel and 240 lorries for Ukraine.",
            [(92_000_000, "UKR", "planned"), (240, "UKR", "planned")],
        ),
        (
            "Doha will pay the salaries of Lebanon's soldiers for six months at a cost of $60 million.",
            [(60_000_000, "LBN", "planned")],
        ),
        ("Qatar will pay the salaries of its soldiers at a cost of $60 million.", []),
        ("Washington cleared the sale of helicopters and spare parts worth $960 million to Morocco.", []),
        ("Congress can block the sale of bombs worth $8 billion to Israel.", []),
    ],
)
def test_gifts_are_told_from_sales_and_know_who_is_to_have_them(text: str, gifts: list[tuple[int, str, str]]) -> None:
    facts = extract_facts(text, published_at="2024-05-01")
    assert [(fact.value, fact.recipient, fact.status) for fact in facts] == gifts


def test_satellite_pictures_are_no_sign_of_peace() -> None:
    facts = rows("Satellite pictures of Aug. 20 show 21 Russian bombers and 12 helicopters on the apron at Saky.")
    assert [row[1] for row in facts] == [21, 12]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chad put the number of its soldiers held by the rebels at about 60.",
            [("captured", 60, "TCD", None, "actual")],
        ),
        (
            "The EU mission in Mali has shrunk from 1,100 trainers to 300.",
            [("troops", 1100, "EU", "MLI", "actual"), ("troops", 300, "EU", "MLI", "actual")],
        ),
        (
            "North Korea has test-fired three short-range missiles into the Sea of Japan.",
            [("equipment", 3, "PRK", None, "actual")],
        ),
        (
            "Pretoria has flown home 127 soldiers from Goma; some 2,000 are still there.",
            [("troops", 127, "ZAF", "ZAF", "actual"), ("troops", 2000, "ZAF", "COD", "actual")],
        ),
        (
            "The number of Venezuelans in Colombia has passed 2.8 million.",
            [("displaced", 2_800_000, "VEN", "COL", "actual")],
        ),
        ("Poland let in 3,700 Belarusians last year.", [("displaced", 3700, "BLR", "POL", "actual")]),
        (
            "Niamey asked Washington in March to withdraw its 1,100 soldiers from the country.",
            [("troops", 1100, "USA", None, "requested")],
        ),
        (
            "Warsaw wants an army of 300,000, up from 216,000 now.",
            [("troops", 300_000, "POL", None, "requested"), ("troops", 216_000, "POL", None, "actual")],
        ),
        (
            "If the truce fails, up to 60,000 reservists may be called up, the Israeli army warned.",
            [("troops", 60_000, "ISR", None, "possible")],
        ),
        (
            "France has no plans to send 2,000 soldiers to Odesa.",
            [("troops", 2000, "FRA", "UKR", "denied")],
        ),
        (
            "The death of three soldiers in Jordan was confirmed by the Pentagon.",
            [("killed", 3, None, "JOR", "actual")],
        ),
    ],
)
def test_troops_and_people_of_further_constructions(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Russia handed 1,212 bodies of Ukrainian soldiers back to Kyiv.", ["UKR"]),
        ("Kyiv received the bodies of 502 fallen soldiers on Friday.", ["UKR"]),
        ("The Red Cross took 240 wounded out of the besieged town of Dikwa.", [None]),
        ("Ethiopia's army said it had killed 300 fighters of the Amhara militia Fano in two days.", [None]),
        ("Kyiv's general staff put Russia's losses at 1,340 men, nine tanks and 52 guns.", ["RUS", "RUS", "RUS"]),
        ("Six Syrian, two Iranian and nine Lebanese fighters died in the raid.", ["SYR", "IRN", "LBN"]),
    ],
)
def test_the_dead_and_the_lost_are_of_the_side_that_the_words_state(text: str, actors: list[str | None]) -> None:
    assert [row[2] for row in rows(text)] == actors


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        (
            "Uganda has had $90 million of the $850 million it asked for.",
            [(90_000_000, None, "UGA", "actual"), (850_000_000, None, "UGA", "requested")],
        ),
        ("Abu Dhabi handed N'Djamena a loan of $1.5 billion.", [(1_500_000_000, "ARE", "TCD", "actual")]),
        (
            "The IMF agreed with Islamabad on a $7 billion programme over three years.",
            [(7_000_000_000, "IMF", "PAK", "planned")],
        ),
        (
            "Pakistan agreed with the IMF on a $7 billion programme over three years.",
            [(7_000_000_000, "IMF", "PAK", "planned")],
        ),
        ("Estonia gave Ukraine every one of its 24 howitzers.", [(24, "EST", "UKR", "actual")]),
    ],
)
def test_givers_and_takers_of_further_constructions(text: str, sums: list[tuple[int, str | None, str, str]]) -> None:
    facts = extract_facts(text, published_at="2024-05-01")
    assert [(fact.value, fact.actor, fact.recipient, fact.status) for fact in facts] == sums


def test_what_is_given_back_for_prisoners_is_given_as_they_are() -> None:
    facts = rows("Israel let 90 Palestinian prisoners go in return for three hostages.")
    assert [(row[0], row[4]) for row in facts] == [("captured", "actual"), ("captured", "actual")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Turkey's defence minister said nine soldiers had been martyred in northern Iraq.",
            [("killed", 9, "TUR", "IRQ", "actual")],
        ),
        (
            "The quake left 2,400 dead in Herat and 10,000 without a roof.",
            [("killed", 2400, None, "AFG", "actual"), ("displaced", 10_000, None, "AFG", "actual")],
        ),
        ("Kyiv hit by 36 drones in heaviest raid in weeks", [("equipment", 36, None, "UKR", "actual")]),
        ("Odesa was struck by nine missiles on Sunday.", [("equipment", 9, None, "UKR", "actual")]),
    ],
)
def test_where_people_and_places_are_struck(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The toll, put at 1,200 on Tuesday, has since passed 2,000, Morocco's interior ministry said.",
            [("killed", 1200, "MAR"), ("killed", 2000, "MAR")],
        ),
        ("The French have 350 men left in Ivory Coast after handing their camp back.", [("troops", 350, "CIV")]),
        ("Ankara has counted Turkey's 3.1 million Syrians.", [("displaced", 3_100_000, "TUR")]),
        ("Nagorno-Karabakh's 120,000 Armenians have no wish to be ruled from Baku.", []),
        ("The army put the crowd at 40,000.", []),
    ],
)
def test_what_remains_what_was_put_at_a_number_and_who_is_hosted(
    text: str, expected: list[tuple[str, int, str]]
) -> None:
    assert [(kind, value, location) for kind, value, _, location, _ in rows(text)] == expected
