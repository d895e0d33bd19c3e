"""Sums that go on without their currency, and troops, dead and gifts that a later clause only counts."""

from __future__ import annotations

import pytest

from tallywire.extract import extract_facts
from tallywire.schema import Fact


def _facts(text: str) -> list[Fact]:
    return extract_facts(text, published_at="2024-05-01")


def _told(text: str) -> list[tuple[str, float | None]]:
    return [(fact.kind, fact.value) for fact in _facts(text)]


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("The World Bank lent Kenya $2 billion in May. In June it disbursed 400 million to Nairobi.", [2e9, 4e8]),
        ("Japan gave Manila 90 billion yen. Last year it granted 60 billion.", [9e10, 6e10]),
        ("Tokyo wants to raise its aid to Manila from 300 million to 500 million dollars.", [3e8, 5e8]),
        ("Oslo lent Kyiv 200 million euros, on top of the 1 billion agreed in March.", [2e8, 1e9]),
        ("Dublin handed Amman relief worth 40 million euros.", [4e7]),
        ("Riyadh has handed Khartoum arms worth almost 3 billion riyals.", [3e9]),
        ("The World Bank lent Kenya $2 billion in May. In June the firm sold 4 million to clients.", [2e9]),
        ("The World Bank lent Kenya $2 billion in May. Some 4 million people live there.", [2e9]),
        ("The club raised its offer for the striker from 30 million to 50 million euros.", []),
    ],
)
def test_a_sum_without_its_currency_is_in_that_of_the_sum_beside_it(text: str, sums: list[float]) -> None:
    assert [fact.value for fact in _facts(text) if fact.kind == "aid"] == sums
    assert {fact.unit for fact in _facts(text)} <= {"USD", "JPY", "EUR", "SAR"}


def test_a_rise_begins_at_what_is_paid_and_ends_at_what_is_planned() -> None:
    text = "Rome plans to lift its aid to Tunis from 300 million to 500 million euros."
    assert [fact.status for fact in _facts(text)] == ["actual", "planned"]


def test_a_part_of_a_loan_that_somebody_gets_is_of_the_lender() -> None:
    first, second = _facts("The IMF will lend Ghana $3 billion. Accra hopes to have $600 million of it by July.")
    assert (first.actor, first.recipient) == (second.actor, second.recipient) == ("IMF", "GHA")


def test_a_part_in_grants_is_as_planned_as_its_whole() -> None:
    text = "Donors offered Yemen 2 billion euros, of which 800 million is in grants."
    assert [fact.status for fact in _facts(text)] == ["planned", "planned"]


def test_money_that_was_promised_is_aid() -> None:
    assert _told("Some $30 million of the pledged funds have yet to arrive.") == [("aid", 3e7)]
    assert _told("Some $30 million of the lost funds have yet to arrive.") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rwanda will send 2,000 soldiers to Mozambique; the first 700 went last month.", [2000, 700]),
        ("Paris is to send 300 more troops to Chad; since May, it said, 900 have gone there.", [300, 900]),
        ("Estonia has sent 300 soldiers to Mali; 40 left in May.", [300, 40]),
    ],
)
def test_more_troops_go_where_those_before_them_went(text: str, told: list[float]) -> None:
    assert _told(text) == [("troops", value) for value in told]


def test_who_goes_somewhere_to_fight_is_a_soldier() -> None:
    assert _told("Some 4,000 Nepalis had gone to Russia to fight.") == [("troops", 4000)]
    assert _told("Some 4,000 Nepalis had gone to Russia to study.") != [("troops", 4000)]


def test_the_dead_are_not_who_is_flown_home_alive() -> None:
    text = "Ghana sent 800 soldiers to Mali; 90 were killed. Up to 200 have been flown home."
    assert _told(text) == [("troops", 800), ("killed", 90), ("troops", 200)]


def test_upwards_of_belongs_to_the_number_behind_it() -> None:
    text = "A doctor in Gao had seen nine dead and upwards of 30 injured."
    assert [(fact.value_low, fact.value_high) for fact in _facts(text)] == [(9, 9), (30, None)]


def test_people_shot_by_soldiers_are_killed_and_shots_at_a_range_are_not() -> None:
    assert _told("In Ogossagou 90 farmers were shot by gunmen.") == [("killed", 90)]
    assert _told("Some 90 films were shot by students.") == []


def _slots(text: str) -> list[tuple[str | None, str | None, str]]:
    return [(fact.actor, fact.location, fact.status) for fact in _facts(text)]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Two Thais died when rockets fell on Haifa, and five others were hurt.", ["THA", None]),
        ("Jordan's jets killed 40 Syrian soldiers, it said, and destroyed six tanks.", ["SYR", "SYR"]),
        ("Ghana will spend $9 million on tents made in Togo and fly 60 soldiers to Gao.", ["GHA"]),
        ("Twelve frigates of the Pacific Fleet left Vladivostok.", ["RUS"]),
        ("Some 400 soldiers from Russia's bases in Armenia have been moved to Syria.", ["RUS"]),
        ("Italy keeps 300 soldiers in Niger and the United States 1,100.", ["ITA", "USA"]),
        ("The Armenians lost 90 men, the army in Baku said, along with 14 tanks.", ["ARM", "ARM"]),
        ("Seoul answered with 30 warplanes and two destroyers.", ["KOR", "KOR"]),
        ("Junta in Niger accuses Benin of spying, holds nine of its soldiers", ["BEN"]),
        ("Israel captured 12 of its own soldiers who had deserted.", ["ISR"]),
        ("An exchange brought 90 servicemen back to Armenia.", ["ARM"]),
        ("An exchange brought 90 civilians back to Armenia.", [None]),
    ],
)
def test_a_side_is_read_over_asides_fleets_gaps_and_answers(text: str, actors: list[str | None]) -> None:
    assert [fact.actor for fact in _facts(text) if fact.kind != "aid"] == actors


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Iran holds 90 Iraqi prisoners of war, Baghdad said.", "IRN"),
        ("The rebels said they held 90 Iraqi prisoners of war.", None),
        ("Six Dutch jets fly from Amari.", "EST"),
        ("Six Dutch jets flew from Amari.", None),
        ("Some 400 soldiers from Russia's bases in Armenia have been moved to Syria.", "SYR"),
    ],
)
def test_a_place_is_where_prisoners_are_held_and_planes_are_based(text: str, place: str | None) -> None:
    assert [fact.location for fact in _facts(text)] == [place]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kabul told 5,000 residents of Kunduz to leave by Sunday.", "planned"),
        ("Some 5,000 residents of Kunduz were ordered to leave.", "planned"),
        ("Some 5,000 residents must leave Kunduz by Sunday.", "planned"),
        ("Some 5,000 residents have left Kunduz.", "actual"),
        ("Some 5,000 residents may leave Kunduz.", "possible"),
    ],
)
def test_what_people_are_told_to_do_is_yet_to_come(text: str, status: str) -> None:
    assert [fact.status for fact in _facts(text)] == [status]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norway has given Kyiv six F-16s. A Danish official said 19 would be handed over by June.", [6, 19]),
        ("Norway has given Kyiv six F-16s. It is looking into whether up to ten could be made ready.", [6, 10]),
        ("Rome gave Kyiv six howitzers. It could hand over all 30 one day.", [6, 30]),
        ("Norway has given Kyiv six F-16s. An official said 30 were given medals.", [6]),
    ],
)
def test_what_is_handed_over_next_is_what_was_given_before(text: str, told: list[float]) -> None:
    assert _told(text) == [("equipment", value) for value in told]


def test_a_part_of_units_counts_no_soldiers() -> None:
    assert _told("Chad has named 12 battalions, nine of them trained abroad.") == []
    assert _told("Chad has sent 12 soldiers, nine of them trained abroad.") == [("troops", 12), ("troops", 9)]


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("Some 4,000 Nepalis had gone to Russia to fight.", ("NPL", "RUS", "actual")),
        ("Oslo sent 90 soldiers to Mali. Some 40 have been flown home.", ("NOR", "NOR", "actual")),
        ("Ghana sent 800 soldiers to Mali; 90 were killed.", ("GHA", "MLI", "actual")),
        ("Berlin is rushing 300 soldiers to Kabul, which brings the number there to 900.", ("DEU", "AFG", "actual")),
        ("Italy said 900 migrants had landed. Oslo will take 20 more from Malta.", (None, "NOR", "planned")),
        ("Some 90 refugees slept in Greek gyms.", (None, "GRC", "actual")),
        ("At least nine people died and 30 were hurt in strikes on Odesa.", (None, "UKR", "actual")),
    ],
)
def test_who_goes_comes_home_or_dies_there(text: str, slots: tuple[str | None, str | None, str]) -> None:
    assert slots in _slots(text)


def test_lenders_without_a_name_give_over_an_aside() -> None:
    first, second = _facts("Brussels lent Kyiv 2 billion euros. Lenders, he said, have so far paid in 1.2 billion.")
    assert (first.actor, second.actor) == ("EU", None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Sudan has massed troops at Chad's border. A spokesman in Paris put them at 9,000 there and 600 in Abeche.",
            [("troops", 9000, "SDN", "TCD"), ("troops", 600, "SDN", "TCD")],
        ),
        (
            "Ethiopia has lost new tanks in Tigray. Asmara estimates their number at about 90.",
            [("equipment", 90, "ETH", "ETH")],
        ),
        ("India has moved soldiers to Bhutan. Thimphu puts the force at 700.", [("troops", 700, "IND", "BTN")]),
        ("Kenya has built new schools. Nairobi puts them at 90.", []),
        ("Kenya has massed troops at the border. Nairobi puts the price at 90.", []),
    ],
)
def test_a_number_that_somebody_puts_them_at_counts_whom_the_words_before_name(
    text: str, told: list[tuple[str, float, str, str]]
) -> None:
    assert [(fact.kind, fact.value, fact.actor, fact.location) for fact in _facts(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Nine people died when a block in Odesa fell. Twelve were dug out of the rubble.", [("killed", 9)]),
        ("Nine people died when a school in Tal Afar fell. Twelve were got out.", [("killed", 9)]),
        ("Nine people died in Odesa. Some 400 were evacuated.", [("killed", 9), ("displaced", 400)]),
        ("Nine people died in Odesa. Twelve were hurt.", [("killed", 9), ("wounded", 12)]),
    ],
)
def test_who_is_saved_with_the_dead_is_no_victim(text: str, told: list[tuple[str, float]]) -> None:
    assert _told(text) == told


def test_the_groups_officers_are_of_the_group_named_before() -> None:
    text = "A strike on Tyre killed two Hezbollah men. Israel spoke of ten of the group's officers killed."
    assert [fact.actor for fact in _facts(text)] == ["HEZBOLLAH", "HEZBOLLAH"]


def test_a_sum_of_its_own_is_in_the_currency_of_the_sum_before_it() -> None:
    first, second = _facts("Ankara lent Tripoli $300 million; Doha will add 50 million of its own.")
    assert (second.unit, second.actor, second.recipient) == ("USD", "QAT", first.recipient)


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("Canada pledged C$500 million for Kyiv. So far it has paid 120 million.", [5e8, 1.2e8]),
        ("Donors pledged 2 billion euros for Sudan. Of that, 300 million has arrived.", [2e9, 3e8]),
        ("Donors pledged 2 billion euros for Sudan. Of that country, 3 million have fled.", [2e9]),
        ("Canada gave Kyiv $500 million. It spent 120 million on roads at home.", [5e8]),
        ("Berlin lent Athens 500 million euros. The lottery paid 12 million to a winner in Bonn.", [5e8]),
    ],
)
def test_what_is_paid_of_a_promise_goes_on_from_it(text: str, sums: list[float]) -> None:
    assert [fact.value for fact in _facts(text) if fact.kind == "aid"] == sums


def test_whose_verb_is_left_out_holds_his_own_prisoners() -> None:
    facts = _facts("Kenya held 90 Somali prisoners, and Ethiopia 40.")
    assert [(fact.actor, fact.location) for fact in facts] == [("SOM", "KEN"), ("SOM", "ETH")]


def test_money_that_is_paid_back_is_no_aid() -> None:
    assert _told("Accra paid back $40 million to Riyadh.") == []
    assert _told("Accra paid $40 million in aid to Banjul.") == [("aid", 4e7)]
