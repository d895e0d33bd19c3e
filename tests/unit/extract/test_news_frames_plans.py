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
    ("Some 10,000 young men have volunteered for the army in Port Sudan.", "troops 10000 - @SDN actual"),
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
