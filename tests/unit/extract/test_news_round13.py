"""Turns of agency copy: arms bought for others, bargains over prisoners, sides of a part, how sure a number is."""

from __future__ import annotations

import pytest

from tallywire.extract import extract_facts
from tallywire.schema import Fact


def _facts(text: str) -> list[Fact]:
    return extract_facts(text, published_at="2024-05-01")


def _slots(text: str) -> list[tuple[str, str | None, str | None, str | None, str]]:
    return [(fact.kind, fact.actor, fact.recipient, fact.location, fact.status) for fact in _facts(text)]


def _kinds(text: str) -> list[tuple[str, float | None]]:
    return [(fact.kind, fact.value_low if fact.value_low is not None else fact.value_high) for fact in _facts(text)]


@pytest.mark.parametrize(
    ("text", "giver", "taker", "status"),
    [
        ("Sweden and Finland will buy Moldova used trucks for 40 million euros.", "FIN+SWE", "MDA", "planned"),
        ("Norway has bought Ukraine drones worth 90 million dollars.", "NOR", "UKR", "actual"),
        ("Senate passes $14.3bn Israel package", "USA", "ISR", "planned"),
        ("Biden signs $95-billion Ukraine bill", "USA", "UKR", "planned"),
        ("Denmark put 130 million euros into Ukrainian drone factories, its minister said.", "DNK", "UKR", "actual"),
        ("Oslo will supply Chad with 900 rifles and 12 million euros towards its army's pay.", "NOR", "TCD", "planned"),
        ("Charities asked in May for $900 million for the homeless and hungry of Haiti.", None, "HTI", "requested"),
        ("Israel's coalition is weighing 20 million dollars in medicine for Lebanon.", "ISR", "LBN", "possible"),
        ("Seoul added $30m, which brought South Korea's aid to Peru to $200 million.", "KOR", "PER", "actual"),
    ],
)
def test_a_sum_that_ends_with_another_is_aid(text: str, giver: str | None, taker: str, status: str) -> None:
    fact = _facts(text)[-1]
    assert (fact.kind, fact.actor, fact.recipient, fact.status) == ("aid", giver, taker, status)


@pytest.mark.parametrize(
    "text",
    [
        "Poland will buy South Korean tanks for 5 billion dollars.",
        "Morocco bought Israeli drones worth 40 million dollars.",
        "The senate passed a $900 million roads bill.",
        "Toyota put 300 million dollars into Mexican car plants.",
    ],
)
def test_a_sum_that_buys_for_oneself_is_no_aid(text: str) -> None:
    assert not [fact for fact in _facts(text) if fact.kind == "aid"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Yerevan got back 33 of its soldiers in return for 40 Azeris.", [("captured", 33), ("captured", 40)]),
        ("Ninety Afghans walked out of prison in Iran.", [("captured", 90)]),
        ("Those who have surrendered since Sunday now number 310.", [("captured", 310)]),
        ("Those who have fled the valley so far total 4,500, the mayor said.", [("displaced", 4500)]),
        ("Some 700 Malian soldiers have been killed or hurt this year.", [("casualties", 700)]),
        ("About 600 legionnaires and 50 parachutists landed in Gabon.", [("troops", 600), ("troops", 50)]),
        ("Italy flew home 300 soldiers from Iraq, and they return to their barracks.", [("troops", 300)]),
        ("Poland hopes that three neighbours will join the fleet.", []),
        (
            "In Aleppo 21 people died, six of them girls, and 40 were hurt.",
            [("killed", 21), ("killed", 6), ("wounded", 40)],
        ),
        (
            "Kenya lost 40 to 50 soldiers, officials in Nairobi say, and Somalia 90.",
            [("casualties", 40), ("casualties", 90)],
        ),
    ],
)
def test_the_verb_tells_what_becomes_of_people(text: str, kinds: list[tuple[str, float]]) -> None:
    assert _kinds(text) == kinds


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("A bomb in Niamey wounded nine, one of them a French soldier.", [None, "FRA"]),
        ("Pirates freed 20 sailors, four of them Filipinos, off Somalia.", [None, "PHL"]),
        ("A blast in Basra wounded nine, one of them in the port.", [None, None]),
        ("By Manila's count those who have surrendered on Jolo now number 70.", [None]),
        ("India spoke of 12 Pakistani planes and 40 drones shot down in a week.", ["PAK", "PAK"]),
        ("Chad's rulers may let up to 500 troops join the Sudanese army.", ["TCD"]),
        ("The alliance says 9,000 soldiers are under its direct command in Kosovo.", ["NATO"]),
        ("Near Idlib Turkey has lost 30 soldiers.", ["TUR"]),
        ("In a month of fighting Azerbaijan has lost 60 tanks, and Armenia 90.", ["AZE", "ARM"]),
    ],
)
def test_the_side_is_read_where_it_is_told(text: str, actors: list[str | None]) -> None:
    assert [fact.actor for fact in _facts(text)] == actors


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("In a month of fighting Azerbaijan has lost 60 tanks.", [None]),
        ("Some 900 Syrians crossed into Jordan to escape the war at Deraa, and 400 may follow.", ["JOR", "JOR"]),
        ("Iran fired 90 drones and 20 missiles against Israel.", ["ISR", "ISR"]),
        (
            "Iraq has 9,000 soldiers along the Syrian frontier, a diplomat said in Amman, against 4,000 in May.",
            2 * ["SYR"],
        ),
    ],
)
def test_the_place_is_where_they_are_or_go(text: str, places: list[str | None]) -> None:
    assert [fact.location for fact in _facts(text)] == places


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Italy to fly 200 marines to Latvia; 90 Belgian soldiers bound for Estonia", ["planned", "planned"]),
        ("Spain sends 40 tanks to Latvia; 300 Danish soldiers headed to Estonia", ["actual", "planned"]),
        ("Some 300 rifles bound for Yemen were seized off Oman.", ["actual"]),
        ("Goma has told 9,000 residents of six villages to leave.", ["planned"]),
        ("Some 9,000 residents of Goma were told to leave and did so.", ["planned"]),
        ("Goma ordered 40 soldiers to leave.", ["planned"]),
        ("Norway has delivered six of 14 howitzers promised to Chad.", ["actual", "planned"]),
        ("With its 40,000 soldiers in Darfur, Egypt may strike again.", ["actual"]),
        ("Another 9,000 men would let the Houthis try for Marib, a Saudi general reckoned.", ["possible"]),
        ("Another 900 soldiers would go to Mali, a French general said.", ["planned"]),
        ("It was false that Cairo had promised Khartoum $600 million, a minister said.", ["denied"]),
        ("It is untrue that Laos lost 40 soldiers, its army says.", ["denied"]),
        ("It is true that Laos lost 40 soldiers, its army says.", ["actual"]),
        (
            "Japan is weighing $30 million in arms for Laos; that would bring Tokyo's help to $90 million.",
            ["possible", "possible"],
        ),
        (
            "Japan pledged $30 million in arms for Laos; that would bring Tokyo's help to $90 million.",
            ["planned", "planned"],
        ),
    ],
)
def test_how_sure_a_number_is(text: str, statuses: list[str]) -> None:
    assert [fact.status for fact in _facts(text)] == statuses


def test_of_those_who_stay_behind_all_are_where_some_leave() -> None:
    part, whole = _facts("Italy will withdraw 250 of its 300 soldiers from Niger.")
    assert (part.location, part.origin, part.status) == (None, "NER", "planned")
    assert (whole.location, whole.status) == ("NER", "actual")


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Of the four hostages held in Tripoli, one was Dutch and two were Thai.",
            [("captured", 4), ("captured", 1), ("captured", 2)],
        ),
        ("Of the six rockets that Syria fired, one hit a barracks.", [("equipment", 6), ("equipment", 1)]),
        ("Of the talks with Chad, one was told, nothing came.", []),
        ("The Taliban are holding three Britons, London says.", [("captured", 3)]),
        ("Nine Estonian border guards were led off over the river.", [("captured", 9)]),
        ("Israel has 9,000 Palestinians behind bars.", [("captured", 9000)]),
        ("Seoul is to lend Kenya 900 million dollars at low interest.", [("aid", 9e8)]),
        ("The EU will give Kyiv 1.4 billion euros of profits on frozen Russian assets.", [("aid", 1.4e9)]),
        ("The bank paid 900 million dollars of interest to its owners.", []),
    ],
)
def test_what_a_number_counts(text: str, facts: list[tuple[str, float]]) -> None:
    assert _kinds(text) == facts


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Belgrade reported two dead and 11 hurt among its gendarmes.", ["SRB", "SRB"]),
        ("Ethiopia's losses in the valley come to 1,200 dead, a diplomat reckons.", ["ETH"]),
        ("The toll of the flood in Ethiopia has come to 120 dead.", [None]),
        ("Nine Syrian tanks were left burning near Idlib by Turkish drones.", ["SYR"]),
        ("The rebels hold five Kenyans, Nairobi says.", ["KEN"]),
    ],
)
def test_whose_they_are(text: str, actors: list[str | None]) -> None:
    assert [fact.actor for fact in _facts(text)] == actors


def test_the_whole_of_a_share_is_there_already() -> None:
    assert [fact.status for fact in _facts("Half of Kenya's 900 soldiers in Somalia will be home by May.")] == [
        "actual"
    ]


@pytest.mark.parametrize(
    ("text", "status", "actor"),
    [
        ("The truce calls for Ethiopia to withdraw 5,000 soldiers within 60 days.", "requested", "ETH"),
        ("Helsinki has yet to deliver the 30 guns.", "planned", "FIN"),
        ("Laos has never sent 1,000 men to Myanmar, its ministry insists.", "denied", "LAO"),
        ("Laos has not sent any of its 40 tanks, its ministry said.", "actual", "LAO"),
        ("It would take 30,000 soldiers to hold the Congolese hills, a general said.", "possible", None),
        ('Kigali called "slander" the charge that 400 of its soldiers had crossed.', "denied", "RWA"),
        ("Vilnius doubts that 90,000 Russians are massed at the border.", "actual", "RUS"),
    ],
)
def test_what_is_wanted_owed_or_never_done(text: str, status: str, actor: str | None) -> None:
    (fact,) = _facts(text)
    assert (fact.status, fact.actor) == (status, actor)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The wounded included two Kenyan nurses and 14 Haitians.", [("wounded", 2), ("wounded", 14)]),
        ("The dead included three Danes.", [("killed", 3)]),
        ("The talks included three Danes.", []),
        ("Armenia buried 190 soldiers after the clashes.", [("killed", 190)]),
        ("About 90 Danes gathered at a bar.", []),
    ],
)
def test_victims_are_told_by_their_label(text: str, kinds: list[tuple[str, float]]) -> None:
    assert _kinds(text) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Twelve of the 60 passengers were killed.", [("killed", 12)]),
        ("Some 300 of the 900 villagers were wounded in the raid.", [("wounded", 300)]),
        ("Nine of its 60 soldiers were killed.", [("killed", 9), ("troops", 60)]),
        ("Two of the 60 taken hostage in Jos have been freed.", [("captured", 2), ("captured", 60)]),
        ("Nine hundred of its 4,000 people had left by train.", [("displaced", 900)]),
        ("Italy expects 90,000 asylum requests this year.", [("displaced", 90000)]),
        ("Chad asked Paris for 50 howitzers and got four.", [("equipment", 50), ("equipment", 4)]),
        ("Jordan bought 30 tanks and took delivery of 14.", [("equipment", 30), ("equipment", 14)]),
    ],
)
def test_a_whole_is_not_what_befell_its_part(text: str, kinds: list[tuple[str, float]]) -> None:
    assert _kinds(text) == kinds


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("The raid cost the Houthis 30 launchers.", ("equipment", "HOUTHIS", None, None, "actual")),
        ("Madrid turned down Nairobi's request for 20 howitzers.", ("equipment", None, "KEN", None, "requested")),
        ("China's gift to Laos so far is nine tanks.", ("equipment", "CHN", "LAO", None, "actual")),
        ("Chad has given shelter to 900,000 Sudanese.", ("displaced", "SDN", None, "TCD", "actual")),
    ],
)
def test_slots_of_gifts_losses_and_shelter(text: str, slots: tuple[str | None, ...]) -> None:
    assert _slots(text) == [slots]
