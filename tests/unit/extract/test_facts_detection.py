"""Constructions of news prose by which numbers become facts of the right kind and interval, or none."""

from __future__ import annotations

import pytest

from tallywire.extract import extract_facts, extract_quantities

Found = tuple[str, float | None, float | None]


def _found(text: str) -> list[Found]:
    """Kind, or item, and interval of each fact of a text."""
    facts = extract_facts(text, published_at="2024-05-02")
    return [(fact.item or fact.kind, fact.value_low, fact.value_high) for fact in facts]


def _exact(*facts: tuple[str, float]) -> list[Found]:
    return [(name, value, value) for name, value in facts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rescue trains evacuated 3,000 a day.", _exact(("displaced", 3000))),
        ("The guns fire 900 shells a day, the enemy's 4,000 a day.", _exact(("shell", 900), ("shell", 4000))),
        ("Slovakia took in 11,000 Ukrainians a day in March.", _exact(("displaced", 11000))),
        ("The army loses 40 men a day.", _exact(("casualties", 40))),
        ("The clinic treats 70 wounded each week.", _exact(("wounded", 70))),
    ],
)
def test_a_rate_keeps_its_number_and_its_noun(text: str, expected: list[Found]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Athens withdrew half its 20-odd launchers.", _exact(("launcher", 20))),
        ("A third of the 90 tanks were lost.", _exact(("tank", 90))),
        (
            "Berlin sent Kyiv the first 200 million euros of a two-billion-euro loan.",
            _exact(("aid", 2e8), ("aid", 2e9)),
        ),
        ("Half of its soldiers are sick.", []),
        ("They lost a third of the fleet.", []),
    ],
)
def test_a_share_leaves_the_whole_its_number(text: str, expected: list[Found]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("London will cut the number of British soldiers stationed on the island by 400 to 1,900.", (400, 1900)),
        ("Rome raised the number of its soldiers in the far south of Lebanon by 200 to 1,300.", (200, 1300)),
        ("The number of foreign troops in the northern provinces of the country fell by 3,000 to 8,000.", (3000, 8000)),
    ],
)
def test_a_change_and_its_outcome_are_no_range(text: str, expected: tuple[float, float]) -> None:
    assert [low for _, low, _ in _found(text)] == list(expected)


def test_a_bound_over_a_range_keeps_the_end_that_holds() -> None:
    (least,) = extract_quantities("At least 25 to 30 soldiers were seen.")
    assert (least.qualifier, least.value, least.value_low, least.value_high) == ("at_least", 25, 25, None)
    (most,) = extract_quantities("Up to 25 to 30 soldiers were seen.")
    assert (most.qualifier, most.value, most.value_low, most.value_high) == ("at_most", 30, None, 30)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A 900-troop contingent is due in May.", _exact(("troops", 900))),
        ("A 3,000-man task force was flown in.", _exact(("troops", 3000))),
        ("Their force of 300 holds the bridge.", _exact(("troops", 300))),
        ("A garrison of 60 guards the dam.", _exact(("troops", 60))),
        ("A family of five died in the fire.", _exact(("killed", 5))),
        ("A shell killed a family of six.", _exact(("killed", 6))),
        ("The army's dead number 21,000.", _exact(("killed", 21000))),
        ("A family of five lives upstairs.", []),
        ("A committee of nine holds the keys.", []),
    ],
)
def test_a_group_tells_how_many_it_holds(text: str, expected: list[Found]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway gives six Patriot batteries; at least one is on its way.", [("battery", 6, 6), ("battery", 1, None)]),
        ("The toll will pass 300, the mayor fears.", [("killed", 300, None)]),
        ("They freed 90 prisoners, those under 20 first.", _exact(("captured", 90))),
        ("A tug dragged its anchor across three cables.", []),
        (
            "Three of the 12 hostages of the first group of captives were freed.",
            _exact(("captured", 3), ("captured", 12)),
        ),
    ],
)
def test_small_words_decide_what_a_number_is(text: str, expected: list[Found]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kyiv put its losses at 31,000 soldiers.", _exact(("casualties", 31000))),
        ("Minsk says rebel losses rose to 140 men.", _exact(("casualties", 140))),
        ("The army puts its own dead at 470 soldiers.", _exact(("killed", 470))),
        ("Enemy losses in the east by noon: 35 men, two tanks.", _exact(("casualties", 35), ("tank", 2))),
        ("Casualties: 4 dead, 18 injured", _exact(("killed", 4), ("wounded", 18))),
        ("The garrison stood at 470 soldiers.", _exact(("troops", 470))),
        ("The order to the army: 300 soldiers to the bridge.", _exact(("troops", 300))),
    ],
)
def test_a_label_of_victims_wins_over_the_soldiers_it_counts(text: str, expected: list[Found]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Forty-three is now the death toll in Beirut.", _exact(("killed", 43))),
        ("Eighteen is the number of wounded that the mayor gave.", _exact(("wounded", 18))),
        ("The agency put at 40,000 the number of people who fled.", _exact(("displaced", 40000))),
        ("It put at 300 the number of dead.", _exact(("killed", 300))),
        ("Eighteen is the number of the bus.", []),
        ("They met at 40 the house of the number one.", []),
    ],
)
def test_a_label_may_follow_its_number(text: str, expected: list[Found]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He put the number of rebels killed or wounded at about 4,000, with up to 900 on the coast.",
            [("casualties", 4000, 4000), ("casualties", None, 900)],
        ),
        ("The number of sailors killed, wounded or captured is put at 700.", _exact(("casualties", 700))),
        ("Rebel fighters in the valley now number 2,500.", _exact(("troops", 2500))),
        ("The accord would bring its force in Niger down to 400.", _exact(("troops", 400))),
    ],
)
def test_a_label_tells_the_kind_of_all_its_numbers(text: str, expected: list[Found]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minsk freed 14 officers. Four of the officers flew to Vilnius.", _exact(("captured", 14), ("captured", 4))),
        ("They killed 30 rebels and took 12 of them captive.", _exact(("killed", 30), ("captured", 12))),
        ("Oslo gives six F-16s now and the rest, eight, next year.", _exact(("jet", 6), ("jet", 8))),
        ("Some 900 recruits were trained in Leeds, the first of 10,000.", _exact(("troops", 900), ("troops", 10000))),
        ("They hold 300 prisoners of war; 26 were added today.", _exact(("captured", 300), ("captured", 26))),
        (
            "Kyiv and Moscow freed 90 captives: 50 Ukrainians and 40 Russians.",
            _exact(*[("captured", n) for n in (90, 50, 40)]),
        ),
        ("Lisbon sends 300 soldiers to Mali. They join 80 sent in May.", _exact(("troops", 300), ("troops", 80))),
        ("Drones hit 12 bombers at two bases, one of them near the coast.", _exact(("bomber", 12))),
        ("Minsk freed 14 officers. Four of the buses were late.", _exact(("captured", 14))),
        ("They shipped 300 tanks. Sixty guests were added to the list.", _exact(("tank", 300))),
    ],
)
def test_a_part_counts_what_the_whole_counts(text: str, expected: list[Found]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Delhi bought 26 Su-39s and 114 Rafale-Ms.", _exact(("jet", 26), ("jet", 114))),
        ("Minsk showed four S-450s and a pair of Tu-214s.", _exact(("system", 4), ("bomber", 2))),
        ("Oslo gives 16 Pbv 302s to Kyiv.", _exact(("vehicle", 16))),
        ("The army lost nine BTR-87s and two Mi-38s.", _exact(("carrier", 9), ("helicopter", 2))),
        ("Kyiv downed 14 Geran-3s.", _exact(("drone", 14))),
        ("Two tigers and a lynx left the zoo.", []),
        ("The embassy gave out 30,000 J-1 visas.", []),
        ("The shop sold 40 T-shirts.", []),
    ],
)
def test_the_name_of_a_model_tells_its_family(text: str, expected: list[Found]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("London will send 1,100 squaddies to Estonia.", _exact(("troops", 1100))),
        ("The militia lost six peshmerga at the dam.", _exact(("casualties", 6))),
        ("Rome sends 50 air force staff to Vilnius.", _exact(("troops", 50))),
        ("Border guards killed 12 saboteurs.", _exact(("killed", 12))),
        ("The sheikh has 3,000 fighters and 2,000 reserves.", _exact(("troops", 3000), ("troops", 2000))),
        ("The mission evacuated 300 peacekeepers to Nairobi.", _exact(("troops", 300))),
        ("Four soldiers were buried in Lutsk.", _exact(("killed", 4))),
        ("Twelve miners were buried under the rubble.", []),
        ("The deal covers 90 men and 14 women; it is the tenth exchange.", _exact(("captured", 90), ("captured", 14))),
        ("Tehran expelled 40,000 Afghans in a week.", _exact(("displaced", 40000))),
        ("Camps near Adre hold 230,000 people.", _exact(("displaced", 230000))),
        ("A plane brought 160 Nepalis home from Haifa.", _exact(("displaced", 160))),
        ("Nearly 200 civilians reached Dnipro from the cellars.", _exact(("displaced", 200))),
        ("Madrid flew 70 Afghans to Zaragoza.", _exact(("displaced", 70))),
        (
            "Minsk freed 12 captives and received nine of its pilots in return.",
            _exact(("captured", 12), ("captured", 9)),
        ),
        ("Fishermen lost 40 boats at sea.", []),
        ("The Houthis fired at 60 ships.", []),
    ],
)
def test_words_that_agencies_write_are_known(text: str, expected: list[Found]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two of the crew were killed and seven rescued.", _exact(("killed", 2))),
        ("Shells killed six and wounded 40.", _exact(("killed", 6), ("wounded", 40))),
        ("The judge sentenced 37 people to death.", []),
        ("The mob stoned two men; 14 were trampled to death.", _exact(("killed", 14))),
        ("The death toll in Derna has passed 4,000.", [("killed", 4000, None)]),
        ("Armed men took 35 people from a bus.", _exact(("captured", 35))),
        ("A column of 200 vehicles was seen on the road.", _exact(("vehicle", 200))),
        ("A queue of 200 vehicles was seen on the road.", []),
    ],
)
def test_a_verb_beside_a_verb_of_harm_may_be_a_kind_one(text: str, expected: list[Found]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tanks destroyed: 2,100; guns: 1,300.", _exact(("tank", 2100), ("gun", 1300))),
        ("Killed: 12 civilians. Wounded: 30.", _exact(("killed", 12), ("wounded", 30))),
        ("Evacuated: 3,400 people", _exact(("displaced", 3400))),
        ("Troops in Latvia: 2,000", _exact(("troops", 2000))),
        ("Questions asked on tanks destroyed: 40", []),
        ("Troops want pay: 2,000 letters came", []),
    ],
)
def test_a_heading_tells_what_its_number_counts(text: str, expected: list[Found]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The prisoners, 230 in number, were bused to the border.", _exact(("captured", 230))),
        ("Prisoners, 50 from each side, were exchanged.", _exact(("captured", 50))),
        ("The dead, all 14 of them, were miners.", _exact(("killed", 14))),
        ("Kuleba asked for F-16s, at least 24 of them.", [("jet", 24, None)]),
        ("Hundreds of Russian soldiers' bodies lie in the fields.", [("killed", 100, 1000)]),
        ("Some 9,000 North Koreans are in Kursk, Seoul says.", _exact(("troops", 9000))),
        ("Some 9,000 South Koreans are in Kursk, Seoul says.", []),
        ("The questions, 30 in number, were put to the general.", []),
        ("Hundreds of soldiers' mothers wrote letters.", []),
    ],
)
def test_a_noun_before_the_number_or_after_its_owner_is_counted(text: str, expected: list[Found]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The surrender of 230 fighters ended the siege.", _exact(("captured", 230))),
        ("The flood left 300 cattle dead.", []),
        ("Some 300 cattle killed by frost lie in the fields.", []),
        ("The militia holds some 250 of the villagers.", _exact(("captured", 250))),
        ("About 4.3 million Ukrainians enjoy protection in the EU.", _exact(("displaced", 4.3e6))),
        ("The release of 40 films a year is too much.", []),
    ],
)
def test_nouns_of_deeds_count_and_beasts_do_not(text: str, expected: list[Found]) -> None:
    assert _found(text) == expected
