"""Turns of agency copy: nouns that numbers share, people in peril, sums that are lacked or pooled, gifts that go on."""

from __future__ import annotations

import pytest

from tallywire.extract import extract_facts
from tallywire.schema import Fact


def _facts(text: str) -> list[Fact]:
    return extract_facts(text, published_at="2024-05-05")


def _told(text: str) -> list[tuple[str, float | None, str | None]]:
    return [
        (fact.item or fact.kind, fact.value_low if fact.value_low is not None else fact.value_high, fact.actor)
        for fact in _facts(text)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Around 300 American and 120 British troops are training in Estonia.",
            [("troops", 300, "USA"), ("troops", 120, "GBR")],
        ),
        ("Two Kenyan and five Burundian soldiers died in Somalia.", [("killed", 2, "KEN"), ("killed", 5, "BDI")]),
        (
            "Sixty French, 40 German and some 25 Danish soldiers arrived in Niger.",
            [("troops", 60, "FRA"), ("troops", 40, "DEU"), ("troops", 25, "DNK")],
        ),
        ("Rebels freed three Turkish and two Chinese hostages.", [("captured", 3, "TUR"), ("captured", 2, "CHN")]),
        ("Madrid sent six heavy and nine light howitzers to Kyiv.", [("howitzer", 6, "ESP"), ("howitzer", 9, "ESP")]),
    ],
)
def test_numbers_before_adjectives_share_the_noun_behind_the_last(
    text: str, told: list[tuple[str, float, str]]
) -> None:
    assert _told(text) == told


@pytest.mark.parametrize("text", ["Ten Danish and 14 lorries were at the quay.", "Nine Welsh and two schools closed."])
def test_a_number_before_an_adjective_alone_takes_no_noun_that_is_not_described(text: str) -> None:
    assert not _facts(text)


def test_a_figure_in_brackets_may_stand_between_a_number_and_its_noun() -> None:
    text = "Kyiv says Russia has lost about 310,500 (+980) troops, 5,100 (+12) tanks and 320 jets."
    assert _told(text) == [
        ("casualties", 310500, "RUS"),
        ("casualties", 980, "RUS"),
        ("tank", 5100, "RUS"),
        ("tank", 12, "RUS"),
        ("jet", 320, "RUS"),
    ]


def test_a_bracket_before_a_counter_leaves_the_noun_before_the_dash() -> None:
    assert [told[:2] for told in _told("Enemy losses: personnel – 41,600 (+730) persons, tanks – 88 (+2) units.")] == [
        ("casualties", 41600),
        ("casualties", 730),
        ("tank", 88),
        ("tank", 2),
    ]


@pytest.mark.parametrize(
    "more",
    [
        "Hundreds more are without water.",
        "Thousands more are cut off by the rebels.",
        "Another 7,000 live under fire.",
        "Thousands more are still within reach of the guns.",
        "Some 2,000 more face hunger.",
        "Another 300 remain trapped in cellars.",
    ],
)
def test_people_who_stay_in_peril_are_not_displaced(more: str) -> None:
    facts = _facts(f"Some 9,000 people have been evacuated from Toretsk, its mayor said. {more}")
    assert [(fact.kind, fact.value_low) for fact in facts] == [("displaced", 9000)]


def test_people_who_are_still_to_leave_are_counted() -> None:
    facts = _facts("Some 9,000 people have been evacuated from Toretsk. Another 500 are still to leave.")
    assert [(fact.value_low, fact.status) for fact in facts] == [(9000, "actual"), (500, "planned")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The ferry sank off Tartus with the loss of 40 passengers.", "killed"),
        ("The plane crashed near Kano with the loss of all 55 aboard.", "killed"),
        ("An airliner was shot down near Tehran with the loss of all 176 people on board.", "killed"),
        ("The corvette was sunk with the loss of 46 sailors.", "casualties"),
        ("Bandits marched 30 villagers into the bush in Niger state.", "captured"),
        ("Gunmen drove 60 schoolgirls into the forest from a school in Zamfara.", "captured"),
        ("Gunmen whisked 15 worshippers away from a church in Kaduna.", "captured"),
        ("Shelling drove 60 families from their homes in Lviv.", "displaced"),
        ("About 3,000 foreign volunteers have joined Ukrainian units near Kharkiv.", "troops"),
        ("A vanguard of 60 has reached Vilnius.", "troops"),
        ("An advance party of 35 left Paris for Goma.", "troops"),
        (
            "Ethiopia's official count of the people driven out by the fighting in Tigray came to 2,100,000.",
            "displaced",
        ),
        ("The U.N. tally of people uprooted in eastern Congo stands at 6.9 million.", "displaced"),
        ("A monitor puts the mercenaries already in Libya at between 1,500 and 2,000.", "troops"),
    ],
)
def test_words_around_a_number_make_its_kind(text: str, kind: str) -> None:
    assert [fact.kind for fact in _facts(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Riyadh called baseless a story that several hundred Saudi soldiers had gone into Yemen.", "denied"),
        ("Tbilisi called untrue a claim that 30 Georgian fighters had died in Bakhmut.", "denied"),
        ("Chad branded absurd a suggestion that 90 of its soldiers were in Libya.", "denied"),
        ("Turkey is moving in 300 more commandos to northern Syria.", "planned"),
        ("France is bringing in 400 soldiers to New Caledonia.", "planned"),
        ("Moscow is holding 400 soldiers in reserve near Belgorod.", "actual"),
    ],
)
def test_words_of_calling_and_of_moving_make_the_status(text: str, status: str) -> None:
    assert [fact.status for fact in _facts(text)] == [status]


@pytest.mark.parametrize(
    ("text", "kind", "high"),
    [
        ("Clerks have recorded 34,000 deaths in Gaza. The true count may be over 40,000.", "killed", None),
        ("Moldova has taken in 90,000 Ukrainians, and it expects up to 150,000 by May.", "displaced", 150000),
        ("Tokyo counted 24 Russian planes near Japan. Of the planes, six flew over the strait.", "equipment", 6),
        ("A group of 350 reached N'Djamena; the rest of the 1,500 French soldiers will follow.", "troops", 1500),
    ],
)
def test_a_number_without_a_noun_takes_up_what_was_told(text: str, kind: str, high: float | None) -> None:
    last = _facts(text)[-1]
    assert (last.kind, last.value_high) == (kind, high)


def test_a_new_figure_behind_a_denial_is_not_denied() -> None:
    text = "Kigali dismissed as absurd the claim that 900 of its men had died, and said 40 of the rebels were killed."
    assert [fact.status for fact in _facts(text)] == ["denied", "actual"]


@pytest.mark.parametrize(
    ("text", "giver", "taker", "status"),
    [
        ("UNICEF will shut 200 clinics in Yemen next month unless it finds $60 million.", None, "UN", "possible"),
        ("UNICEF says it must raise 35 million euros or cut rations in Chad.", None, "UN", "requested"),
        ("Without another $120 million the food agency will have no flour by June.", None, None, "requested"),
        ("London has put nearly 90 million pounds into the peacekeeping force in Somalia.", "GBR", None, "actual"),
        ("The European Commission paid Moldova 150 million euros in March.", "EU", "MDA", "actual"),
        ("The EU has paid Ukraine 1.6 billion euros of the interest earned by frozen assets.", "EU", "UKR", "actual"),
        ("Donors in Geneva pledge over 5bn euros to help quake-hit Nepal", None, "NPL", "planned"),
        ("Donors meeting in Paris pledged $2.1 billion to rebuild war-torn Sudan.", None, "SDN", "planned"),
        (
            "The Department of Defense today announces a package for Israel valued at $735 million.",
            "USA",
            "ISR",
            "planned",
        ),
        ("The guns can be had if partners put up 1.5 billion dollars.", None, None, "possible"),
    ],
)
def test_sums_that_are_lacked_pooled_or_paid_over_are_aid(
    text: str, giver: str | None, taker: str | None, status: str
) -> None:
    assert [(fact.kind, fact.actor, fact.recipient, fact.status) for fact in _facts(text)] == [
        ("aid", giver, taker, status)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The kidnappers want 40 million naira for the priest's release, police said.",
        "The State Department has cleared the sale to Romania of 32 buses for an estimated $7 million.",
        "The EU paid Russia 35 billion euros for gas.",
        "A firm put $300 million into a hotel in Hanoi.",
    ],
)
def test_ransoms_and_prices_are_no_aid(text: str) -> None:
    assert not [fact for fact in _facts(text) if fact.kind == "aid"]


def test_a_ransom_for_captives_told_of_before_is_no_aid() -> None:
    text = "Gunmen seized 40 pupils in Kaduna. They are asking 90 million naira for them."
    assert [fact.kind for fact in _facts(text)] == ["captured"]


def test_a_further_slice_of_aid_is_aid() -> None:
    facts = _facts("The IMF lent Chad $70 million in March. A second slice, expected to be $50 million, is due in May.")
    assert [(fact.value, fact.actor, fact.recipient, fact.status) for fact in facts] == [
        (70e6, "IMF", "TCD", "actual"),
        (50e6, "IMF", "TCD", "planned"),
    ]


@pytest.mark.parametrize(
    ("text", "giver", "taker", "status"),
    [
        (
            "The Pentagon announced a package for Kyiv worth $275 million. It includes 18 howitzers.",
            "USA",
            "UKR",
            "planned",
        ),
        ("Germany's parcel for Ukraine was listed on Friday. It holds 20 drones.", "DEU", "UKR", "actual"),
        ("Norway sent Kyiv its only battery. Now Ukraine will get 22 howitzers as well.", "NOR", "UKR", "planned"),
        ("Sweden gave Kyiv ten tanks. Ukraine could be given eight jets, Stockholm said.", "SWE", "UKR", "possible"),
        ("Athens has found 20 retired tanks that could be in Ukraine by June.", "GRC", "UKR", "possible"),
        ("Paris has set aside six missiles that will be in Estonia by May.", "FRA", "EST", "planned"),
    ],
)
def test_a_gift_goes_on_in_the_next_sentence_or_clause(text: str, giver: str, taker: str, status: str) -> None:
    fact = _facts(text)[-1]
    assert (fact.actor, fact.recipient, fact.status) == (giver, taker, status)


@pytest.mark.parametrize(
    ("text", "actor", "location"),
    [
        ("The rebels say 90 junta troops surrendered at a base near Sittwe.", "MMR", "MMR"),
        ("In Mali the jihadists killed 50 government soldiers.", "MLI", "MLI"),
        ("Dutch send 120 soldiers to Latvia; four F-35s to follow", "NLD", "LVA"),
        ("An airliner was shot down near Tehran with the loss of all 176 people on board.", None, "IRN"),
        ("Survivors told of 60 dead on the road out of Bakhmut.", None, "UKR"),
        ("Moscow says Ukraine lost 640 men in failed push on Rabotyne", "UKR", "UKR"),
        ("Gunmen killed 14 soldiers near Kaura Namoda.", None, "NGA"),
    ],
)
def test_sides_and_places_that_only_the_scene_tells(text: str, actor: str | None, location: str) -> None:
    fact = _facts(text)[-1]
    assert (fact.actor, fact.location) == (actor, location)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "South Korea fired 40 artillery rounds after the North launched more than 200 shells.",
            [("round", 40, "KOR"), ("shell", 200, "PRK")],
        ),
        (
            "Sudan's army said it had destroyed 17 RSF drones and captured nine fighters in El Obeid.",
            [("drone", 17, "RSF"), ("captured", 9, "RSF")],
        ),
        ("The Chadian contingent in northern Mali lost 12 men in the ambush.", [("casualties", 12, "TCD")]),
        ("Cambodia handed back 18 Thai soldiers at the Poipet crossing.", [("captured", 18, "THA")]),
        (
            "A helicopter carrying nine Indian soldiers crashed in Ladakh, killing five.",
            [("troops", 9, "IND"), ("killed", 5, "IND")],
        ),
        (
            "Lithuania houses 1,100 German soldiers at Rukla; the number is to reach 5,000 by 2027.",
            [("troops", 1100, "DEU"), ("troops", 5000, "DEU")],
        ),
    ],
)
def test_the_side_of_a_number_is_told_elsewhere_in_its_sentence(text: str, told: list[tuple[str, float, str]]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Russia has moved 12 jets to Belarus.",
        "The Pentagon has moved 12 frigates towards Belarus.",
        "Turkey moved 12 howitzers into northern Belarus overnight.",
    ],
)
def test_who_moves_its_own_arms_gives_them_to_nobody(text: str) -> None:
    (fact,) = _facts(text)
    assert (fact.recipient, fact.location) == (None, "BLR")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A Burkinabe patrol was ambushed near Djibo on Tuesday; 11 soldiers died.", [("killed", 11, "BFA")]),
        ("A Ukrainian convoy was hit near Izium, and nine soldiers were killed.", [("killed", 9, "UKR")]),
        ("Two crew members of a British bomber died when it crashed in Norway.", [("killed", 2, "GBR")]),
        ("Russian guns hit a Ukrainian column near Izium; nine soldiers died.", [("killed", 9, None)]),
        ("The corvette sank with 46 sailors off Odesa.", [("killed", 46, None)]),
        ("The corvette crossed the strait with 46 sailors.", [("troops", 46, None)]),
    ],
)
def test_soldiers_are_of_the_side_whose_unit_is_struck(text: str, told: list[tuple[str, float, str | None]]) -> None:
    assert _told(text) == told
