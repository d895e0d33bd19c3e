"""Soldiers whose side or place is told around them: missions by their seat, rulers, guards, parts, plans denied."""

from __future__ import annotations

import pytest

from tests.unit.extract.stating import stated_in

MISSIONS = [
    ("The UN mission in Mali, which had 13,000 troops, has left.", "troops 13000 UN @MLI actual"),
    ("NATO's Kosovo mission, KFOR, has 4,500 troops.", "troops 4500 NATO @XKX actual"),
    ("UNIFIL has 10,500 peacekeepers.", "troops 10500 UN @LBN actual"),
    ("African Union forces in Somalia will be cut by another 3,000 soldiers.", "troops 3000 AU @SOM planned"),
    (
        "Uganda's contingent of 90 policemen and 200 soldiers landed in Port-au-Prince.",
        "troops 200 UGA @HTI actual",
    ),
]
RULERS = [
    (
        "Israel's army said 100,000 of the 360,000 reservists called up in October had been released.",
        "troops 100000 ISR actual; troops 360000 ISR actual",
    ),
    (
        "Ecuador's president said on Monday that 3,000 soldiers would take control of prisons in Guayaquil.",
        "troops 3000 ECU @ECU planned",
    ),
    ("Honduras sealed off a district of the capital with 2,500 soldiers.", "troops 2500 HND actual"),
    ("Mali's army clashed with 300 fighters near Gao.", "troops 300 - @MLI actual"),
    (
        "The Iraqi prime minister said Turkey had 4,000 soldiers at many posts in the north of his country.",
        "troops 4000 TUR @IRQ actual",
    ),
    (
        "Benin has deployed 3,000 troops in the north, where jihadists from Burkina Faso have stepped up raids.",
        "troops 3000 BEN @BEN actual",
    ),
    ("Kyiv needed at least 200,000 European peacekeepers.", "troops 200000 - @UKR requested"),
]
GUARDS = [
    ("Mexico deploys 10,000 National Guard troops to U.S. border", "troops 10000 MEX @USA actual"),
    (
        "California's governor has sued over the deployment of 2,000 Guard troops in his state.",
        "troops 2000 USA @USA actual",
    ),
    ("London's police force had 6,000 officers on duty, and 500 soldiers stood by.", "troops 500 GBR actual"),
]
DENIED = [
    (
        '"We are not going to send 5,000 troops to the border," the governor told reporters.',
        "troops 5000 - denied",
    ),
    ("Azerbaijan will not send 2,000 soldiers to Gaza, a diplomat said.", "troops 2000 AZE @PSE denied"),
    ("Russia will not withdraw its 1,500 soldiers from Transnistria.", "troops 1500 RUS @MDA actual"),
]
PARTS = [
    (
        "Officials said Turkey would post 2,500 soldiers to Somalia, including 500 commandos.",
        "troops 2500 TUR @SOM planned; troops 500 TUR @SOM planned",
    ),
    (
        "Finland's army plans to call up 15,000 reservists for training, 2,000 more than this year.",
        "troops 15000 FIN planned",
    ),
    (
        "The Pentagon will withdraw 700 troops from Romania, leaving around 1,000 Americans in the country.",
        "troops 700 USA planned; troops 1000 USA @ROU planned",
    ),
    (
        "Poland will have 10,000 soldiers in the east: 4,000 on the Belarusian border and 6,000 in reserve.",
        "troops 10000 POL planned; troops 4000 POL @BLR planned; troops 6000 POL @BLR planned",
    ),
    (
        "Israel called up 60,000 reservists as it prepared to seize Gaza City.",
        "troops 60000 ISR actual",
    ),
]


@pytest.mark.parametrize(("text", "facts"), [*MISSIONS, *RULERS, *GUARDS, *DENIED, *PARTS])
def test_soldiers_are_of_the_side_and_place_that_words_around_them_tell(text: str, facts: str) -> None:
    assert stated_in(text) == facts


OPENED = [
    (
        "With some 90,000 troops on the Thai frontier, Phnom Penh can go on shelling for weeks.",
        "troops 90000 KHM @THA actual",
    ),
    (
        "With 5,000 more rested men the bridgehead could be held, the Ethiopian brigadier argued.",
        "troops 5000 ETH possible",
    ),
    ("An extra 9,000 men would let the Russians try again, the Ukrainian general reckoned.", "troops 9000 - possible"),
    (
        "Another 2,500 riflemen would be enough to hold Bangui, the Central African chief of staff reckons.",
        "troops 2500 CAF possible",
    ),
    (
        "ECOWAS chiefs, gathered in Accra, decided to enlarge the standby force from 1,600 soldiers to 5,000.",
        "troops 1600 ECOWAS actual; troops 5000 ECOWAS planned",
    ),
    ("NATO: 4,000 more allied troops for Estonia", "troops 4000 NATO @EST planned"),
    ("300 Danish soldiers for Latvia next year, Copenhagen says", "troops 300 DNK @LVA planned"),
    (
        "Some 3,200 French reservists were told to stand by in case the volcano on Mayotte erupted.",
        "troops 3200 FRA actual",
    ),
    ("Norway might add 200 men to a force for Ukraine should the guns fall silent.", "troops 200 NOR @UKR possible"),
    ("Some 8,500 soldiers will patrol the streets, said Brazil's defence minister.", "troops 8500 BRA planned"),
]
COUNTED = [
    ("The RSF, a paramilitary force, has hired close to 3,000 Colombians.", "troops 3000 COL actual"),
    ("No more than 300 holdouts are still in the cellars of the Mariupol plant.", "troops 300 - @UKR actual"),
    ("Several thousand Chinese sailors and marines reached Djibouti by ship.", "troops 3000 CHN @DJI actual"),
    ("Islamabad has sent a 5,000-strong division to the frontier.", "troops 5000 PAK actual"),
    (
        "Vilnius keeps 3,000 soldiers on the Polish border. Its parliament voted by 90 to 12 for more.",
        "troops 3000 LTU @POL actual",
    ),
    (
        "The garrison has lost 300 men since June, its commander said, and has asked Naypyidaw for 1,000 more.",
        "casualties 300 - actual; troops 1000 MMR requested",
    ),
]


@pytest.mark.parametrize(("text", "facts"), [*OPENED, *COUNTED])
def test_what_opens_a_sentence_and_who_speaks_tell_whose_soldiers_are_meant(text: str, facts: str) -> None:
    assert stated_in(text) == facts
