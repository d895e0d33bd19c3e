"""Soldiers whom others get, want or are told to withdraw, and what force a number is the size of."""

from __future__ import annotations

import pytest

from tests.unit.extract.stating import stated_in

WANTED = [
    ("Pyongyang has supplied Moscow with 11,000 infantrymen, a spy said.", "troops 11000 PRK @RUS actual"),
    (
        "Chad wants France to withdraw the 1,000 soldiers that it has in the country.",
        "troops 1000 FRA @TCD requested",
    ),
    ('"Give me 15,000 more men and I will win," the Nigerian general told senators.', "troops 15000 NGA requested"),
    (
        "To hold the island's beaches 300,000 men would be needed at the very least, an American admiral wrote.",
        "troops 300000 - possible",
    ),
    (
        "Contributors to the force could be Indonesia with 8,000 men and Pakistan with 1,500.",
        "troops 8000 IDN possible; troops 1500 PAK possible",
    ),
    ("More than 20,000 people have enlisted in the Israeli reserves.", "troops 20000 ISR actual"),
]
FORCES = [
    (
        "The Russian garrison in Armenia, some 3,000 men, is to be reinforced by helicopters.",
        "troops 3000 RUS @ARM actual",
    ),
    (
        "For the first time, a German brigade will be based abroad: 4,000 soldiers are to be in Lithuania.",
        "troops 4000 DEU @LTU planned",
    ),
    ("Dhaka pulls 150 soldiers from Lebanon mission", "troops 150 BGD actual"),
    ("Burkina Faso junta recruits 50,000 civilian fighters", "troops 50000 BFA @BFA actual"),
    ("Bangui puts the number of Russian soldiers in the country at 1,500.", "troops 1500 RUS @CAF actual"),
    ("Some 1,000 Africa Corps men have reached Bangui.", "troops 1000 RUS @CAF actual"),
    ("Kyiv says 170,000 Russians poised to strike Pokrovsk", "troops 170000 RUS @UKR actual"),
    (
        "Seoul reckons 4,700 of the 15,000 North Koreans sent to Kursk have been killed or hurt.",
        "casualties 4700 PRK @RUS actual; troops 15000 PRK @RUS actual",
    ),
    (
        "Colombo has put 10,000 soldiers on the streets of the capital.",
        "troops 10000 LKA @LKA actual",
    ),
]


@pytest.mark.parametrize(("text", "facts"), [*WANTED, *FORCES])
def test_soldiers_are_of_who_sends_or_is_asked_for_them(text: str, facts: str) -> None:
    assert stated_in(text) == facts


HEADINGS = [
    (
        "Madrid: 600 paratroopers ready for Mali; 70 trained soldiers in Iraq to come home",
        "troops 600 ESP @MLI actual; troops 70 ESP @IRQ planned",
    ),
    ("France: 10,000 soldiers on streets after attack", "troops 10000 FRA @FRA actual"),
    ("NATO chief: 500,000 troops now at high readiness", "troops 500000 NATO actual"),
    ("Belgium ends patrols by 1,800 soldiers", "troops 1800 BEL actual"),
]
FIGHTERS = [
    (
        "Kenyan spies believe that al-Shabaab keeps upwards of 3,000 gunmen near the Lamu coast.",
        "troops 3000 - @KEN actual",
    ),
    (
        "Between 500 and 700 rebels will be bussed out of Douma under a deal with the Russian army.",
        "troops 500 - planned",
    ),
    (
        "Ethiopia's army has 270,000 men, of whom 75,000 will be sent home this year.",
        "troops 270000 ETH actual; troops 75000 ETH @ETH planned",
    ),
    ("Some 3,000 of our recruits were sent to fight in Tigray, a Somali mother said.", "troops 3000 SOM @ETH actual"),
    ("The Houthis have press-ganged nearly 10,000 boys into their ranks.", "troops 10000 HOUTHIS actual"),
    ("Rwanda trained 4,000 M23 recruits at a camp near Gabiro.", "troops 4000 - actual"),
    ("The 1,000 mercenaries that Tripoli says it has counted wear no badges.", "troops 1000 - actual"),
    (
        "Hezbollah's 100,000 fighters would be joined by tens of thousands from Iraq.",
        "troops 100000 HEZBOLLAH actual; troops 10000 IRQ possible",
    ),
    ("An extra 1,600 gendarmes and soldiers were flown to Mayotte.", "troops 1600 - @MYT actual"),
    ("Ministers agreed to create a reserve of 15,000 soldiers by 2028.", "troops 15000 - planned"),
]


@pytest.mark.parametrize(("text", "facts"), [*HEADINGS, *FIGHTERS])
def test_headings_and_fighters_are_told_from_captives_and_from_who_counts_them(text: str, facts: str) -> None:
    assert stated_in(text) == facts


SETTLED = [
    (
        "Asmara holds more than 20,000 conscripts ready along the Sudanese border.",
        "troops 20000 ERI @SDN actual",
    ),
    (
        "At their summit in Nairobi the leaders agreed that their force in Congo should grow from 900 men to 6,500.",
        "troops 900 - @COD actual; troops 6500 - @COD planned",
    ),
    ("Bucharest says Chisinau asked it for 60 sappers last week.", "troops 60 ROU requested"),
    (
        "Hundreds of Serbian gendarmes and about 1,500 soldiers have been pulled back.",
        "troops 1500 SRB actual",
    ),
    ("Some 1,000 Egyptian officers and men will be on Somali soil by January.", "troops 1000 EGY @SOM planned"),
    (
        "About 40,000 Turkish fighters took part in the attack, while the Kurds had 10,000 men.",
        "troops 40000 TUR actual; troops 10000 - actual",
    ),
    ("Sudan's army chief said that 70,000 young men had answered his call to arms.", "troops 70000 SDN actual"),
    ("Damascus has sent 2,500 policemen to Sweida instead of soldiers.", ""),
]


@pytest.mark.parametrize(("text", "facts"), SETTLED)
def test_what_is_held_ready_agreed_or_asked_of_somebody_is_his(text: str, facts: str) -> None:
    assert stated_in(text) == facts
