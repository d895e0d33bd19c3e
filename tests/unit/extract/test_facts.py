"""What sentences of news give as facts: one test a rule, on sentences written for it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tallywire import evaluate, extract_facts, extract_quantities
from tallywire.extract import extract, extractor_version
from tallywire.schema import Fact

PUBLISHED = date(2024, 5, 2)  # a Thursday


def facts(text: str) -> list[Fact]:
    """The facts of a text published on a Thursday in May 2024."""
    return extract_facts(text, published_at=PUBLISHED)


def the(text: str) -> Fact:
    """The one fact of a text."""
    found = facts(text)
    assert len(found) == 1, [(fact.kind, fact.quote) for fact in found]
    return found[0]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("killed", "At least 12 people were killed in the blast."),
        ("killed", "The bombing claimed 37 lives, officials said."),
        ("killed", "The death toll climbed to 112 on Friday."),
        ("killed", "Rescuers pulled 17 bodies from the rubble."),
        ("killed", "Nineteen civilians perished in the fire."),
        ("killed", "Eight miners lost their lives."),
        ("killed", "The number of dead is put at 52."),
        ("killed", "Officials confirmed the deaths of 21 sailors."),
        ("wounded", "Seventy-two others were hurt."),
        ("wounded", "34 people were taken to hospital."),
        ("wounded", "Around 90 were wounded."),
        ("casualties", "The army has lost 700 men since May."),
        ("casualties", "Up to 60,000 soldiers have been killed or wounded."),
        ("casualties", "Kyiv says 1,100 enemy troops were eliminated in a day."),
        ("captured", "Gunmen abducted 87 schoolgirls."),
        ("captured", "More than 1,000 marines surrendered."),
        ("captured", "About 250 fighters laid down their arms."),
        ("displaced", "The fighting has forced 400,000 people from their homes."),
        ("displaced", "Floods left 30,000 homeless."),
        ("displaced", "Poland has taken in 1.5 million Ukrainians."),
        ("troops", "A battlegroup of 1,200 is based there."),
        ("troops", "The president mobilised 300,000 reservists."),
        ("troops", "A 5,000-strong force was sent."),
        ("equipment", "The package includes 100 armored personnel carriers."),
        ("equipment", "500,000 artillery shells were delivered."),
        ("aid", "Berlin pledged 3 billion euros in military aid."),
        ("aid", "Kyiv needs $5 billion a month."),
    ],
)
def test_every_kind_is_found_in_many_words(kind: str, text: str) -> None:
    assert the(text).kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "The company cut 1,200 jobs.",
        "Police arrested 45 protesters.",
        "The defence budget is 40 billion euros.",
        "The team lost 3 games.",
        "Dozens are missing and 40 are trapped.",
        "The two sides met for three rounds of talks.",
        "Poland bought $5 billion in arms.",
        "Damage is estimated at $10 billion.",
        "Troops retook 12 villages.",
        "300 aid trucks entered the strip.",
        "Four battalions are stationed there.",
        "The strike destroyed 40 buildings and killed 200 cows.",
        "The bank froze $2 billion in assets.",
        "The airline ordered 30 new jets and carries 2 million passengers.",
        "Dealers sold 208,560 new vehicles this year.",
        "With the gift card you get a credit of $20.",
        "About 3,000 athletes left the village after 12 days.",
        "Photo: One of 12 burnt Russian tanks shown in Kyiv.",
    ],
)
def test_numbers_of_other_kinds_are_no_facts(text: str) -> None:
    assert facts(text) == []


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Norway sent Kyiv 20 refurbished Leopard 2 tanks.", "tank"),
        ("Norway sent Kyiv six F-16s.", "jet"),
        ("Norway sent Kyiv 30 Marders.", "vehicle"),
        ("Norway sent Kyiv four HIMARS.", "launcher"),
        ("Russia fired 90 missiles and drones at Kyiv.", "drone+missile"),
        ("Sweden sent 14 Gripen fighters to Kyiv.", "fighter"),
    ],
)
def test_an_item_is_the_head_noun_or_what_the_model_stands_for(text: str, item: str) -> None:
    assert the(text).item == item


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Moscow has massed 100,000 troops there.", "RUS"),
        ("About 1,700 U.S. soldiers are going home.", "USA"),
        ("Oslo said 12 of its soldiers were wounded.", "NOR"),
        ("Norway, Sweden and Finland fired 40 missiles in the drill.", "FIN+NOR+SWE"),
        ("Iranian-made weapons are feared; 40 drones crossed the front.", None),
        ("The rebels have 200 soldiers in the town.", None),
        ("Estonia admits to 12 soldiers killed.", "EST"),
        ("With its 70,000 soldiers near the front, Russia can wait.", "RUS"),
        ("Ukraine shot down 40 of the 60 missiles that Russia had fired.", "RUS"),
        ("Analysts in London put Russian losses at 900.", "RUS"),
        ("About 50 Thais were killed.", "THA"),
    ],
)
def test_the_actor_is_whose_people_or_things_they_are(text: str, actor: str | None) -> None:
    assert facts(text)[0].actor == actor


@pytest.mark.parametrize(
    ("text", "giver", "recipient"),
    [
        ("Rome lent Kyiv 200 million euros.", "ITA", "UKR"),
        ("Kyiv received 200 million euros from Rome.", "ITA", "UKR"),
        ("Moldova asked for $40 million in aid.", None, "MDA"),
        ("A loan of $40 million was given to Moldova by Japan.", "JPN", "MDA"),
        ("Denmark bought 500 drones for Ukraine.", "DNK", "UKR"),
        ("Kyiv thanked Berlin for 16 howitzers.", "DEU", "UKR"),
        ("Biden signs $61 billion Ukraine aid bill", "USA", "UKR"),
        ("Sweden to give Ukraine SEK 3 billion in arms", "SWE", "UKR"),
        ("Wellington pledged 16 million dollars and Seoul 100 million dollars to Moldova.", "NZL", "MDA"),
    ],
)
def test_giver_and_recipient_follow_from_the_verb(text: str, giver: str | None, recipient: str | None) -> None:
    fact = facts(text)[0]
    assert (fact.actor, fact.recipient, fact.location) == (giver, recipient, None)


@pytest.mark.parametrize(
    ("text", "location", "origin"),
    [
        ("Paris deployed 800 soldiers to Estonia.", "EST", None),
        ("Paris keeps 800 soldiers near Ukraine's borders.", "UKR", None),
        ("Paris will withdraw 800 soldiers from Niger.", None, "NER"),
        ("A strike on a clinic in Kharkiv killed 12.", "UKR", None),
        ("Six warships moved from the Mediterranean to the Black Sea.", None, None),
        ("More than 70,000 people fled Sudan for Chad.", "TCD", "SDN"),
        ("Germany expects 8,000 asylum seekers.", "DEU", None),
        ("Mexico sent 10,000 troops to its northern border.", "MEX", None),
        ("The quake killed 20 people across Turkey and Syria.", "SYR+TUR", None),
    ],
)
def test_location_is_where_they_are_or_go_and_origin_what_they_leave(
    text: str, location: str | None, origin: str | None
) -> None:
    fact = the(text)
    assert (fact.location, fact.origin) == (location, origin)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Oslo has sent 40 tanks to Kyiv.", "actual"),
        ("Oslo will send 40 tanks to Kyiv.", "planned"),
        ("Oslo is sending 40 tanks to Kyiv.", "planned"),
        ("Oslo to send 40 tanks to Kyiv", "planned"),
        ("Oslo approved the delivery of 40 tanks to Kyiv.", "planned"),
        ("Oslo could send 40 tanks to Kyiv.", "possible"),
        ("Oslo is considering sending 40 tanks to Kyiv.", "possible"),
        ("Kyiv asked Oslo for 40 tanks.", "requested"),
        ("Oslo denied having sent 40 tanks to Kyiv.", "denied"),
        ("Oslo called it a lie that it had sent 40 tanks to Kyiv.", "denied"),
        ("About 400 Russian soldiers are operating in Mali.", "actual"),
        ("Some 400 soldiers expected in Mali are Russian.", "planned"),
    ],
)
def test_status_follows_from_tense_mood_and_the_verbs_around(text: str, status: str) -> None:
    assert facts(text)[0].status == status


def test_a_total_and_its_part_are_two_facts() -> None:
    part, whole = facts("Slovakia delivered 4 of 13 promised MiG-29 jets to Ukraine.")
    assert (part.value, part.status, whole.value, whole.status) == (4, "actual", 13, "planned")


def test_a_bracketed_conversion_is_no_fact_of_its_own() -> None:
    fact = the("France gave Moldova 1.2 billion euros ($1.3 billion) in aid.")
    assert (fact.unit, fact.value, fact.quote) == ("EUR", 1.2e9, "1.2 billion euros ($1.3 billion)")


def test_things_listed_as_parts_of_a_package_go_the_way_of_the_package() -> None:
    money, missiles, drones = facts(
        "Washington will send Kyiv $650 million in arms, including 600 missiles and 90 drones."
    )
    assert {(fact.actor, fact.recipient, fact.status) for fact in (money, missiles, drones)} == {
        ("USA", "UKR", "planned")
    }


def test_six_of_them_are_what_was_named_before() -> None:
    jets, part = facts("Copenhagen promised Kyiv 19 F-16s, six of them by New Year.")
    assert (part.kind, part.item, part.value, part.recipient, part.status) == ("equipment", "jet", 6, "UKR", "planned")
    assert jets.value == 19


def test_a_figure_up_from_another_is_of_the_same_people() -> None:
    now, then = facts("Moscow keeps 130,000 soldiers near Ukraine, up from roughly 90,000 in December.")
    assert (then.kind, then.actor, then.location, then.qualifier) == (now.kind, now.actor, now.location, "about")


def test_two_sides_that_exchange_prisoners_are_one_actor() -> None:
    fact = the("Russia and Ukraine exchanged 150 prisoners each.")
    assert (fact.kind, fact.actor, fact.value) == ("captured", "RUS+UKR", 150)


def test_the_sentence_before_fills_what_this_one_leaves_open() -> None:
    first, second = facts("Japan lent Manila 30 billion yen. It gave another 5 billion yen in grants.")
    assert (second.actor, second.recipient) == (first.actor, first.recipient) == ("JPN", "PHL")


def test_the_speaker_is_quoted_and_fills_no_slot() -> None:
    fact = the("At least 12 people were killed in Kharkiv, officials in London said.")
    assert (fact.attribution, fact.actor, fact.location) == ("officials in London", None, "UKR")


def test_dates_are_resolved_against_the_day_of_publication() -> None:
    fact = the("Hezbollah fired 100 rockets into Israel on Sunday.")
    assert (fact.as_of_start, fact.as_of_end) == (date(2024, 4, 28), date(2024, 4, 28))


def test_money_is_given_in_euros_too_where_a_rate_is_known() -> None:
    fact = the("Japan will give Ukraine 600 million dollars in grants.")
    assert fact.value_eur is not None
    assert fact.fx_date is not None
    assert 500e6 < fact.value_eur < 600e6
    assert the("Rome gave Kyiv 200 million euros in aid.").value_eur == 200e6


def test_facts_and_quantities_name_the_rules_that_made_them() -> None:
    found = extract("Oslo will send 40 tanks to Kyiv.", published_at=PUBLISHED)
    assert "status_send" in found.rules[found.facts[0].fact_id]
    assert found.rules[found.quantities[0].quantity_id]


def test_a_text_keeps_its_ids_and_another_article_has_others() -> None:
    text = "Oslo will send 40 tanks to Kyiv."
    ids = [fact.fact_id for fact in extract_facts(text)]
    assert ids == [fact.fact_id for fact in extract_facts(text)]
    assert ids != [fact.fact_id for fact in extract_facts(text, article_id="other")]


def test_another_language_gives_no_error() -> None:
    for text in ("Die Ukraine erhielt 40 Panzer aus Norwegen.", "Росія втратила 300 солдатів.", "北约有4万名士兵。"):
        assert isinstance(extract_facts(text), list)
        assert isinstance(extract_quantities(text), list)


def test_the_version_is_short_and_stays_while_nothing_changes() -> None:
    assert extractor_version() == extractor_version()
    assert len(extractor_version()) == 12


def _label(**slots: Any) -> dict[str, Any]:
    base = {
        "kind": "equipment",
        "unit": "item",
        "item": "tank",
        "value_low": 40,
        "value_high": 40,
        "qualifier": "exact",
    }
    gift = {"actor": "NOR", "recipient": "UKR", "location": None, "status": "planned", "quote": "40 tanks"}
    return {**base, **gift, **slots}


@pytest.mark.parametrize(
    ("label", "found", "strict"),
    [
        (_label(), 1, 1),
        (_label(item="battle tank", location=["UKR", None]), 1, 1),
        (_label(status="actual"), 1, 0),
        (_label(value_low=41, value_high=41), 0, 0),
        (_label(quote="Norway"), 0, 0),
    ],
)
def test_our_scorer_pairs_as_the_contract_says(label: dict[str, Any], found: int, strict: int) -> None:
    text = {"id": "t", "text": "Norway will send 40 tanks to Ukraine.", "published_at": "2024-05-02", "facts": [label]}
    score = evaluate.score([text])
    assert (score.found, score.strict, score.false, score.missed) == (found, strict, 1 - found, 1 - found)
