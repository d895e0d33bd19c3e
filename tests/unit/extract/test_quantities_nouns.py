"""What is counted: the head noun, its modifiers, nouns that share a number, groups, parts, lists and conversions."""

from __future__ import annotations

import pytest

from tallywire.extract.quantities import QuantityMention, find_quantities
from tallywire.extract.quantities_nouns import singular
from tallywire.text.reading import read


def quantities(text: str) -> list[QuantityMention]:
    view = read(text).view
    return find_quantities(view, [(0, len(view))])


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("1,700 U.S. soldiers", ("soldier",)),
        ("350 troops", ("troop",)),
        ("100 U.S. military personnel arrived", ("personnel",)),
        ("600 shoulder-fired anti-aircraft missiles", ("missile",)),
        ("140 missiles and drones at Kyiv", ("missile", "drone")),
        ("500 infantry fighting vehicles", ("vehicle",)),
        ("14 Leopard 2 tanks", ("tank",)),
        ("two Tu-22M3 long-range bombers", ("bomber",)),
        ("six 155mm howitzers", ("howitzer",)),
        ("19 F-16s, six of them", ("F-16",)),
        ("14 Challenger 2s", ("Challenger 2",)),
        ("8 HIMARS", ("himars",)),
        ("10 North Korean soldiers", ("soldier",)),
        ("24 special forces soldiers", ("soldier",)),
        ("23 crew were seized", ("crew",)),
        ("270,000 Rohingya have fled", ("rohingya",)),
        ("eight Thais were freed", ("thai",)),
        ("two people killed on Sunday", ("person",)),
        ("57 wounded in the strikes", ("wounded",)),
        ("183 hurt in the clashes", ("hurt",)),
        ("one Filipino was freed", ("filipino",)),
        ("one soldier killed in action", ("soldier",)),
        ('about 200 "volunteers"', ("volunteer",)),
        ("30,500 of the country's soldiers", ("soldier",)),
        ("hundreds of Israelis", ("israeli",)),
        ("Hundreds, if not thousands, of people", ("person",)),
        ("1,200 jobs in Kaluga", ("job",)),
        ("290 prisoners of war", ("prisoner",)),
        ("5 million face masks", ("mask",)),
        ("four American and British officials came", ("official",)),
        ("13,000 false or misleading claims", ("claim",)),
        ("more than 90 papers and boasts a reputation", ("paper",)),
        ("3 on Sunday", ()),
        ("34,000, authorities said", ()),
        ("12 civilians and officials said so", ("civilian",)),
    ],
)
def test_the_head_noun_is_found_and_put_in_the_singular(text: str, nouns: tuple[str, ...]) -> None:
    assert quantities(text)[0].nouns == nouns


def test_modifiers_and_the_phrase_are_known() -> None:
    text = "1,700 U.S. shoulder-fired missiles and drones went"
    found = quantities(text)[0]
    assert found.modifiers == ("U.S.", "shoulder-fired")
    assert text[found.noun_start : found.noun_end] == "missiles"
    assert text[: found.noun_phrase_end] == "1,700 U.S. shoulder-fired missiles and drones"


@pytest.mark.parametrize(
    ("text", "noun", "group"),
    [
        ("a 2,000-strong brigade", "brigade", "brigade"),
        ("a 60-truck column", "truck", "column"),
        ("the 27-nation bloc", "nation", "bloc"),
        ("a 12-man crew", "man", "crew"),
    ],
)
def test_a_hyphen_ties_the_number_to_what_a_group_holds(text: str, noun: str, group: str) -> None:
    assert (quantities(text)[0].noun, quantities(text)[0].group) == (noun, group)


def test_a_part_knows_its_whole() -> None:
    part, whole = quantities("They downed 38 of the 62 Iranian-made drones")
    assert (part.value, part.noun, part.total) == (38, "drone", whole)
    part, whole = quantities("almost 2,200 of its roughly 5,100 soldiers")
    assert part.total is not None
    assert (part.total.value, part.qualifier, whole.qualifier) == (5100, "about", "about")


@pytest.mark.parametrize(("text", "word"), [("50 of them", "them"), ("96 of whom", "whom"), ("two of those", "those")])
def test_a_part_of_something_named_before_says_so(text: str, word: str) -> None:
    assert (quantities(text)[0].partitive, quantities(text)[0].noun) == (word, None)


def test_lists_count_each_thing_with_its_own_noun() -> None:
    found = quantities("50 Marders, 20 Leopards and 3 IRIS-T systems")
    assert [(mention.value, mention.noun) for mention in found] == [(50, "marder"), (20, "leopard"), (3, "system")]


def test_official_lists_put_the_noun_before_the_number() -> None:
    found = quantities("personnel – about 712 500 (+1 690) persons, tanks – 9 301 (+8) units, MLRS – 96.")
    assert [(mention.value, mention.noun) for mention in found] == [
        *((712_500, "personnel"), (1690, "personnel"), (9301, "tank"), (8, "tank"), (96, "mlrs")),
    ]
    assert [mention.trend for mention in found] == [None, "up", None, "up", None]


def test_tallies_name_the_dead_before_the_number() -> None:
    assert quantities("Killed: 12.")[0].noun == "killed"
    assert [mention.value for mention in quantities("Poland (1.2 million), Germany (900,000)")] == [1.2e6, 900_000]


def test_a_headline_with_a_colon_is_no_list() -> None:
    (found,) = quantities("Pentagon: 2,000 troops for Poland")
    assert found.noun == "troop"


def test_a_bracketed_conversion_is_no_quantity_of_its_own() -> None:
    text = "worth 1.2 billion euros ($1.3 billion) in aid"
    (found,) = quantities(text)
    assert text[found.start : found.end] == "1.2 billion euros ($1.3 billion)"
    assert (found.unit, found.value) == ("EUR", 1.2e9)
    assert found.converted is not None
    assert (found.converted.unit, found.converted.value) == ("USD", 1.3e9)


@pytest.mark.parametrize(
    "text",
    ["200 million euros $212 million", "US$40 million, or about €37m", "19 km (12 miles)", "-20C (-4F)"],
)
def test_conversions_come_with_and_without_brackets(text: str) -> None:
    (found,) = quantities(text)
    assert found.converted is not None
    assert found.value != found.converted.value


def test_two_sums_in_one_currency_are_two_quantities() -> None:
    assert len(quantities("€9bn, of which €1bn at once")) == 2


def test_a_large_bare_number_goes_on_with_the_money_before_it() -> None:
    first, second = quantities("a budget of 118 billion zlotys, and another 40 billion for pensions")
    assert (first.unit, second.unit) == ("PLN", "PLN")
    first, second = quantities("It asked for $5 billion after 2 million had fled")
    assert (second.unit_class, second.unit) == ("count", None)


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("people", "person"),
        ("militiamen", "militiaman"),
        ("casualties", "casualty"),
        ("losses", "loss"),
        ("houses", "house"),
        ("boxes", "box"),
        ("crises", "crisis"),
        ("lives", "life"),
        ("aircraft", "aircraft"),
        ("series", "series"),
        ("soldier", "soldier"),
        ("pakistanis", "pakistani"),
    ],
)
def test_nouns_are_put_in_the_singular(word: str, one: str) -> None:
    assert singular(word) == one


def test_points_part_thousands_where_people_are_counted() -> None:
    assert quantities("12.500 soldiers")[0].value == 12_500
    assert quantities("12.5 million soldiers")[0].value == 12.5e6
