"""People on the move, arms and sums as news counts them in passing: flights shared, forecasts, parts of totals."""

from __future__ import annotations

import pytest

from tallywire.extract import extract_facts
from tallywire.schema import Fact


def _facts(text: str) -> list[Fact]:
    return extract_facts(text, published_at="2024-05-01")


def _kinds(text: str) -> list[tuple[str, float | None, float | None]]:
    return [(fact.kind, fact.value_low, fact.value_high) for fact in _facts(text)]


@pytest.mark.parametrize(
    ("text", "low", "location"),
    [
        ("With hundreds of others he had fled Omdurman for Adre.", 100, "TCD"),
        ("She fled Aleppo for Gaziantep with 300 others.", 300, "TUR"),
        ("The shelling has put 40,000 Yemenis to flight.", 40000, None),
        ("More than 9,000 Eritreans have left their homeland this year.", 9000, None),
        ("The camps around Kassala, where 60,000 were living, have been emptied.", 60000, "SDN"),
        ("They fled Goma for Bujumbura, where 2,400 still sleep in a stadium.", 2400, "BDI"),
    ],
)
def test_people_who_fled_are_counted_by_how_they_left_and_where_they_stay(
    text: str, low: float, location: str | None
) -> None:
    fact = _facts(text)[-1]
    assert (fact.kind, fact.value_low, fact.location) == ("displaced", low, location)


@pytest.mark.parametrize(
    "text",
    [
        "He toured the factory in Lyon with 300 others.",
        "Bremen, where 560,000 live, has opened a museum.",
        "Some 20,000 people used to live in the valley.",
    ],
)
def test_people_who_only_live_or_travel_somewhere_are_no_refugees(text: str) -> None:
    assert _kinds(text) == []


def test_arrivals_and_forecasts_go_on_counting_refugees() -> None:
    text = "Uganda has taken in 500,000 Congolese. In Nakivale, a town of 30,000, up to 700 a day are still arriving."
    assert [(fact.kind, fact.value_high, fact.location) for fact in _facts(text)] == [
        ("displaced", 500000, "UGA"),
        ("displaced", 700, "UGA"),
    ]
    text = "The agency now expects 3 million refugees from Sudan; in April it had reckoned with 1.8 million."
    assert _kinds(text) == [("displaced", 3000000, 3000000), ("displaced", 1800000, 1800000)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The toll rose to 164 from 121 in the morning.", [164, 121]),
        ("The toll rose to 164 at 11 in the morning.", [164]),
        ("He put the dead in the hundreds.", [100]),
        ("He invested hundreds in the dead firm.", []),
    ],
)
def test_tolls_are_compared_with_the_morning_and_put_in_the_hundreds(text: str, found: list[float]) -> None:
    assert [fact.value_low for fact in _facts(text) if fact.kind == "killed"] == found


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Tehran denied that three of its patrol boats had been sunk.", ["boat"]),
        ("Some 20 Iranian aircraft stood on the tarmac at Hmeimim.", ["aircraft"]),
        ("Sappers lifted 300 mines near Kharkiv.", ["mine"]),
        ("He sold copper from three mines.", []),
        ("Two coal mines near Donetsk were shelled.", []),
    ],
)
def test_things_that_civilians_have_too_count_where_armies_have_them(text: str, items: list[str]) -> None:
    assert [fact.item for fact in _facts(text)] == items


@pytest.mark.parametrize(
    ("text", "actor", "location"),
    [
        ("Israel came under attack by 30 rockets overnight.", None, "ISR"),
        ("Overnight Kharkiv was under fire from 12 Russian howitzers.", "RUS", "UKR"),
        ("India said a column of 14 tanks had crossed the border from Pakistan.", None, "IND"),
        ("Tehran fired 40 missiles at four American bases.", "IRN", "USA"),
    ],
)
def test_arms_come_to_whom_they_strike(text: str, actor: str | None, location: str) -> None:
    fact = next(fact for fact in _facts(text) if fact.kind == "equipment")
    assert fact.location == location
    assert fact.actor == actor if actor else fact.actor != location


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nearly 300 Gazans were killed on Monday.", "PSE"),
        ("Some 9,000 people were flown out of Khartoum, 400 of them on French military planes.", None),
        ("Hungary reports 16 dead.", "HUN"),
        ("Hungary has listed 60 fallen soldiers.", None),
        ("Several hundred more have been seen in Bamako.", "MLI"),
    ],
)
def test_whose_planes_they_are_is_no_place_but_who_counts_his_dead_is(text: str, place: str | None) -> None:
    before = "" if "more" not in text else "Wagner has 1,000 fighters in Niger. "
    assert _facts(before + text)[-1].location == place


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Niger gave France two months to withdraw its 1,500 soldiers.", "FRA"),
        ("Mali has given 1,500 soldiers to the force.", "MLI"),
        ("Canada will withdraw 900 soldiers, and up to 2,000 from other European Union countries will go too.", "EU"),
        ("Baku: 70 soldiers dead", "AZE"),
        ("Baku: 70 Armenian soldiers dead", "ARM"),
    ],
)
def test_soldiers_are_of_whom_the_words_make_them(text: str, actor: str) -> None:
    assert _facts(text)[-1].actor == actor


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Kenya is to withdraw 2,000 soldiers. A first group of 150 flew out of Goma.", ["troops", "troops"]),
        ("Ninety people died in the crash, among them 14 Danish pupils.", ["killed", "killed"]),
        ("The fair drew 9,000 people, among them 14 Danish pupils.", []),
        ("The army said 60 men were taken prisoner; rebels denied that 90 had given up.", ["captured", "captured"]),
        ("Baku thinks that several hundred of its people are still held in Yerevan.", ["captured"]),
        ("The ballot will be held in 40 districts.", []),
    ],
)
def test_parts_of_what_was_told_are_of_its_kind(text: str, kinds: list[str]) -> None:
    assert [fact.kind for fact in _facts(text)] == kinds


def test_what_is_demanded_or_promised_is_not_yet_so() -> None:
    text = "Yerevan freed 80 prisoners; a plea by Baku that 25 women be added was turned down."
    assert [(fact.kind, fact.status) for fact in _facts(text)] == [("captured", "actual"), ("captured", "requested")]
    facts = _facts("Only 90 of the 400 howitzers promised to Kyiv by Seoul have been delivered.")
    assert [fact.status for fact in facts] == ["actual", "planned"]


def test_a_total_that_a_gift_brings_is_of_its_giver() -> None:
    fact = _facts("Japan approved 300 million dollars for arms to Ukraine, which takes its total to 1.2 billion.")[-1]
    assert (fact.unit, fact.actor, fact.recipient) == ("USD", "JPN", "UKR")
    fact = _facts("Sweden is adding 5 billion kronor to its fund for Ukraine; it stood at 20 billion before.")[-1]
    assert (fact.unit, fact.value, fact.actor, fact.recipient) == ("SEK", 20e9, "SWE", "UKR")


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("Seoul said it would lend Kenya $2 billion. So far $400 million has been disbursed.", [2e9, 4e8]),
        ("It expects 3 million refugees from Sudan, the agency said. It asks for $700 million to cope.", [7e8]),
        ("Beirut needs $12 billion from abroad, the premier told donors, just under $1 billion a month.", [12e9, None]),
        ("What Amman still needs from donors is $600 million.", [6e8]),
        ("What the bank owns is $600 million.", []),
        ("The shop asks for $700 million.", []),
    ],
)
def test_sums_paid_wanted_and_needed_a_month_are_aid(text: str, sums: list[float | None]) -> None:
    assert [fact.value_low for fact in _facts(text) if fact.kind == "aid"] == sums


def test_parts_behind_a_colon_are_of_the_sum_and_of_the_shells() -> None:
    text = (
        "Seoul's lawmakers needed a day to agree on 9 billion won for Ukraine: 6 billion in loans, 3 billion in grants."
    )
    assert {(fact.actor, fact.recipient, fact.status) for fact in _facts(text)} == {("KOR", "UKR", "planned")}
    facts = _facts("Ankara has found 90,000 shells for Kyiv: 60,000 of 155 mm and 30,000 of 122 mm.")
    assert [(fact.item, fact.value, fact.recipient) for fact in facts] == [
        ("shell", 90000, "UKR"),
        ("shell", 60000, "UKR"),
        ("shell", 30000, "UKR"),
    ]


def test_a_whole_at_the_head_of_a_sentence_tells_what_its_parts_are() -> None:
    assert [fact.item for fact in _facts("Of the missiles fired at Homs, 12 were shot down.")] == ["missile"]
    assert _kinds("Of the refugees in Chad, 300,000 came last year.") == [("displaced", 300000, 300000)]
    assert _kinds("Of the firms in Chad, 300 came last year.") == []


@pytest.mark.parametrize(
    ("text", "actor", "location"),
    [
        ("Of the men called up in Belarus since May, some 4,000 are already in barracks.", "BLR", None),
        ("The raid has cost the lives of 30 of his men, the Hezbollah chief said.", "HEZBOLLAH", None),
        ("Tehran denied that two of its frigates had been hit at Aden and dozens of sailors killed.", "IRN", "YEM"),
    ],
)
def test_men_are_of_who_calls_them_up_leads_them_or_loses_their_ship(
    text: str, actor: str, location: str | None
) -> None:
    fact = _facts(text)[-1]
    assert (fact.actor, fact.location) == (actor, location)


def test_who_is_to_have_things_gets_them() -> None:
    fact = _facts("Athens offered to fly its 12 jets to a base in Romania so that Kyiv could use them.")[0]
    assert (fact.actor, fact.recipient, fact.status) == ("GRC", "UKR", "planned")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Iran supplied Assad with 60 missiles.", ("IRN", "SYR", "actual")),
        ("Iran supplied the Houthis with 60 missiles.", ("IRN", "HOUTHIS", "actual")),
        ("Seoul is rushing 60 missiles to Poland.", ("KOR", "POL", "planned")),
        ("Seoul has given Poland 40 tanks; a further 60 tanks are due by May.", ("KOR", "POL", "planned")),
    ],
)
def test_who_supplies_is_no_adjective_and_what_is_due_is_to_come(text: str, found: tuple[str, ...]) -> None:
    fact = _facts(text)[-1]
    assert (fact.actor, fact.recipient, fact.status) == found


def test_money_lodged_with_a_central_bank_is_lent() -> None:
    fact = _facts("Riyadh deposited $3 billion in Egypt's central bank.")[0]
    assert (fact.kind, fact.actor, fact.recipient) == ("aid", "SAU", "EGY")
    assert _facts("He deposited $300,000 in a bank in Cairo.") == []


@pytest.mark.parametrize(
    ("text", "location", "origin"),
    [
        ("Trucks took 600 residents of Marib to Aden.", "YEM", None),
        ("About 200 Rohingya came ashore in Aceh.", "IDN", None),
        ("Some 900 villagers spent the night in a forest after the raid near Kaya.", "BFA", None),
    ],
)
def test_people_are_taken_along_come_ashore_and_sleep_outside(text: str, location: str, origin: str | None) -> None:
    facts = [(fact.kind, fact.location, fact.origin) for fact in _facts(text)]
    assert facts == [("displaced", location, origin)]


def test_those_who_refuse_to_leave_have_not_left() -> None:
    assert _facts("The last 90 villagers refuse to leave.") == []
    assert [fact.kind for fact in _facts("The last 90 villagers had to flee.")] == ["displaced"]


def test_dead_or_hurt_are_casualties() -> None:
    assert _kinds("Up to 900 Chadians are in the north, of whom 80 are dead or hurt.")[-1] == ("casualties", 80, 80)


def test_sums_that_go_to_a_country_are_given_to_it() -> None:
    facts = _facts("Rome voted 9 billion euros, of which 5 billion goes to Chad and 2 billion to Mali.")
    assert [fact.recipient for fact in facts] == ["TCD", "MLI"]
    assert _facts("Some 9 billion euros in exports goes to Chad.") == []


def test_who_asks_by_a_pronoun_is_the_subject_before() -> None:
    fact = _facts("Nairobi has let in 300,000 Somalis. It wants $400 million a year to feed them.")[-1]
    assert (fact.kind, fact.recipient, fact.status) == ("aid", "KEN", "requested")


def test_what_was_promised_is_of_what_was_received() -> None:
    fact = _facts("Warsaw said it had received the first four howitzers. Seoul had promised 24.")[-1]
    assert (fact.item, fact.value, fact.actor, fact.recipient) == ("howitzer", 24, "KOR", "POL")


def test_those_asked_to_leave_are_not_of_who_asks() -> None:
    assert _facts("The junta in Niger has asked 1,500 soldiers to leave by May.")[0].actor is None
    assert _facts("Half of the 90,000 Russians who left for Serbia have gone home.")[0].kind == "displaced"


def test_lists_are_for_whom_the_next_sentence_names() -> None:
    facts = _facts("The list: 40 howitzers, 900 rifles. They will go to Moldova within weeks.")
    assert {(fact.recipient, fact.status) for fact in facts} == {("MDA", "planned")}
    facts = _facts("The army has 40 howitzers. They will go to Moldova within weeks.")
    assert [fact.recipient for fact in facts] == [None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The number of Eritreans in Sudan has passed 130,000, the UNHCR says.", ("displaced", "ERI", "SDN")),
        ("The number of refugees in Uganda has reached 1.7 million.", ("displaced", None, "UGA")),
        ("The number of Swedes in Spain has passed 130,000.", None),
    ],
)
def test_the_number_of_refugees_is_where_its_label_says(text: str, found: tuple[str, str | None, str] | None) -> None:
    facts = [(fact.kind, fact.actor, fact.location) for fact in _facts(text)]
    assert facts == ([found] if found else [])


def test_a_loan_to_do_work_abroad_is_for_that_country() -> None:
    fact = _facts("The World Bank approved a $700 million loan to pay nurses in Kenya.")[0]
    assert (fact.actor, fact.recipient) == ("WB", "KEN")
    assert _facts("The firm will spend $700 million to build a plant in Kenya.") == []
