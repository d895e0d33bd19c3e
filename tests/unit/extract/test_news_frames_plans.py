"""Soldiers whose status, place or side the form of the clause tells: headlines, days to come, forces yet to be."""

from __future__ import annotations

import pytest

from tests.unit.extract.stating import stated_in

PLANS = [
    ("Pentagon sending 3,000 more troops to Poland", "troops 3000 USA @POL planned"),
    (
        "Fiji is to send 170 peacekeepers to Sinai. The 170 soldiers fly out on Monday.",
        "troops 170 FJI @EGY planned; troops 170 FJI @EGY planned",
    ),
    (
        "Indonesia may lend 900 troops to a force of 20,000 in Gaza once Hamas lays down its arms.",
        "troops 900 IDN @PSE possible; troops 20000 - @PSE possible",
    ),
    (
        "Nairobi and Kampala will each add 300 soldiers to the Congolese-led operation of 12,000 in Ituri.",
        "troops 300 KEN+UGA @COD planned; troops 12000 COD @COD actual",
    ),
    (
        "Paris said that its 1,600 soldiers would stay in Ivory Coast, and that 900 would be added.",
        "troops 1600 FRA @CIV planned; troops 900 FRA @CIV planned",
    ),
    ("Some 10,000 young men have volunteered for the army in Port Sudan.", "troops 10000 SDN @SDN actual"),
]
SIDES = [
    (
        "Gulf rulers meeting in Riyadh agreed to raise the strength of their force from 10,000 to 40,000.",
        "troops 10000 - actual; troops 40000 - planned",
    ),
    ("Lithuania, host to 1,000 German soldiers, has built a new base.", "troops 1000 DEU @LTU actual"),
    ("The governor of Tillaberi has asked Niamey for 2,000 reinforcements.", "troops 2000 NER @NER requested"),
    (
        "Thirty Emirati special forces men took part in the raid near Mukalla.",
        "troops 30 ARE @YEM actual",
    ),
]


@pytest.mark.parametrize(("text", "facts"), [*PLANS, *SIDES])
def test_the_form_of_a_clause_tells_status_place_and_side(text: str, facts: str) -> None:
    assert stated_in(text) == facts


ASIDES = [
    (
        "The United States, which once had 100,000 soldiers in Afghanistan, had only 2,500 there in May.",
        "troops 100000 USA @AFG actual; troops 2500 USA @AFG actual",
    ),
    (
        '"There are about 6,000 Rwandan soldiers in our country," Congo\'s foreign minister said in New York.',
        "troops 6000 RWA @COD actual",
    ),
    (
        "Belarus said a column of 200 Russian tanks came. Some 9,000 Russian soldiers will follow into the country.",
        "tank 200 RUS actual; troops 9000 RUS @BLR planned",
    ),
    (
        "Venezuela began drills with 5,600 soldiers in answer to the arrival of a warship off Guyana.",
        "troops 5600 VEN actual",
    ),
    (
        "Poland's minister said the country's army, now about 200,000 strong, would grow to 300,000.",
        "troops 200000 POL actual; troops 300000 POL planned",
    ),
    ("Germany is to double its contingent in UNIFIL to 300.", "troops 300 DEU @LBN planned"),
]
COUNTED = [
    ("Al-Shabaab, which has 7,000 fighters, attacked a base held by peacekeepers.", "troops 7000 - actual"),
    ("In Idlib the number of foreign jihadists has fallen to about 2,500.", "troops 2500 - @SYR actual"),
    ("Bolivia's government sent 3,500 police officers and soldiers to clear road blocks.", "troops 3500 BOL actual"),
    ("More than 1,000 extra police and soldiers have landed in New Caledonia.", "troops 1000 - @NCL actual"),
    ("Portugal's 120 firefighters and 40 soldiers will leave on Monday.", "troops 40 PRT planned"),
    ("Another 400 recruits are being trained by Danish instructors in Yorkshire.", "troops 400 - @GBR actual"),
    ("Seoul might lend Kyiv 200 advisers.", "troops 200 KOR @UKR possible"),
    (
        "The Islamic State affiliate in the Sahel counts 2,000 fighters, up from 400 in 2018.",
        "troops 2000 ISIS actual; troops 400 ISIS actual",
    ),
    (
        "Canada has 200 soldiers in Kent. It said about 300 Canadians would stay on in Poland.",
        "troops 200 CAN @GBR actual; troops 300 CAN @POL planned",
    ),
    ("It took 600 policemen and 200 soldiers to get the trucks through.", "troops 200 - actual"),
]


@pytest.mark.parametrize(("text", "facts"), [*ASIDES, *COUNTED])
def test_soldiers_are_told_from_others_and_from_what_is_beside_them(text: str, facts: str) -> None:
    assert stated_in(text) == facts
