"""Who goes on doing it: what an aside, a semicolon or a full stop parts from who moves the soldiers."""

from __future__ import annotations

import pytest

from tests.unit.extract.stating import stated_in

ONWARD = [
    (
        "Some 900 French soldiers landed in Romania on Monday. The brigade will have 3,000 men there by May.",
        "troops 900 FRA @ROU actual; troops 3000 FRA @ROU planned",
    ),
    ("The brigade is to have 3,000 soldiers in Romania by 2027.", "troops 3000 - @ROU planned"),
    ("The ministry in Moscow called it a lie that 116 sailors had drowned.", "killed 116 RUS denied"),
    (
        "Russia withdrew its jets from Latakia; 1,000 soldiers, by one estimate, remain to guard the rest.",
        "troops 1000 RUS actual",
    ),
    (
        "London is flying weapons to Ukraine. Around 30 members of a new regiment went along.",
        "troops 30 GBR @UKR actual",
    ),
    (
        "Russia keeps 28 battalion groups near Ukraine, Kyiv's commander said, and 32,700 servicemen in Crimea.",
        "troops 32700 RUS @UKR actual",
    ),
    (
        "Washington is to move 3,000 troops from Texas to Poland. They will join 1,700 sent there last week.",
        "troops 3000 USA @POL planned; troops 1700 USA @POL actual",
    ),
    ("At least 8,000 British soldiers will take part in drills from Finland to Romania.", "troops 8000 GBR planned"),
    (
        "Warsaw will deliver four MiG-29s to Kyiv within days and the rest, up to 15, once they have been serviced.",
        "jet 4 POL>UKR planned; jet 15 POL>UKR planned",
    ),
]


@pytest.mark.parametrize(("text", "stated"), ONWARD)
def test_soldiers_are_of_who_moved_others_before(text: str, stated: str) -> None:
    assert stated_in(text) == stated


FORCES = [
    (
        "Kyiv says Pyongyang has put 12,000 men into Kursk and means to send as many as 25,000 more.",
        "troops 12000 PRK @RUS actual; troops 25000 PRK @RUS planned",
    ),
    ("Belgium will pay for 30 F-16s for Ukraine, De Croo told Zelenskiy in Brussels.", "jet 30 BEL>UKR planned"),
    ("The commander has asked Bogota for 300 men.", "troops 300 COL requested"),
    (
        "Sarajevo's force has taken in 500 of the 600 reserve troops promised last year.",
        "troops 500 - @BIH actual; troops 600 - @BIH planned",
    ),
    ("The Wagner group has signed up some 40,000 convicts.", "troops 40000 WAGNER actual"),
    (
        "Russia had by dawn sent 810 drones and 13 missiles at Ukraine.",
        "drone 810 RUS @UKR actual; missile 13 RUS @UKR actual",
    ),
    ("Khartoum's airport is held by 2,000 RSF men.", "troops 2000 RSF @SDN actual"),
    (
        "Bamako's neighbours promise 3,300 soldiers, Chad 2,000 more; France already has 1,800 in the country",
        "troops 3300 - @MLI planned; troops 2000 TCD @MLI planned; troops 1800 FRA @MLI actual",
    ),
    (
        "Baku is holding 32 Armenian soldiers and two officers.",
        "captured 32 ARM @AZE actual; captured 2 ARM @AZE actual",
    ),
    (
        "Ljubljana said its gifts of arms to Kyiv had passed 67 million euros; 28 tanks are among them.",
        "aid 67000000 SVN>UKR actual; tank 28 SVN>UKR actual",
    ),
    (
        "Minsk shot down a missile; Moscow had fired 69 that morning, of which 54 were brought down.",
        "missile 69 RUS actual; missile 54 RUS actual",
    ),
    ("The army said that 37 of its soldiers fell.", "killed 37 - actual"),
    ("Mosul: 500 U.S. advisers now up front with Iraqi brigades", "troops 500 USA @IRQ actual"),
    (
        "Sofia: 60 extra soldiers for Kosovo; two helicopters to Chad",
        "troops 60 BGR @XKX planned; helicopter 2 BGR>TCD planned",
    ),
    (
        "Less than 40 fighters with ten tanks are left in Manbij; in June there were a thousand.",
        "troops 40 - @SYR actual; tank 10 - @SYR actual; troops 1000 - @SYR actual",
    ),
    ("London promised Kyiv 120 armoured vehicles and new missile systems.", "vehicle 120 GBR>UKR planned"),
    ("Two airmen bailed out when their F/A-18 was hit.", "troops 2 - actual"),
]


@pytest.mark.parametrize(("text", "stated"), FORCES)
def test_forces_are_where_and_whose_their_verb_says(text: str, stated: str) -> None:
    assert stated_in(text) == stated


AMONG = [
    (
        "Four Americans, two soldiers among them, and 15 others died in Manbij.",
        "killed 4 USA @SYR actual; killed 2 USA @SYR actual; killed 15 USA @SYR actual",
    ),
    (
        "Thirteen Malians, six soldiers among them, were killed at Bandiagara.",
        "killed 13 MLI @MLI actual; killed 6 MLI @MLI actual",
    ),
    ("A Spanish unit of 700 in Lebanon spent the night in shelters.", "troops 700 ESP @LBN actual"),
    ("Africom says 14 MiG-29s were flown from Russia to Jufra.", "jet 14 RUS @LBY actual"),
    ("Berlin gave the nod to 50 tanks for Ukraine.", "tank 50 DEU>UKR planned"),
    ("Berlin takes 12 more howitzers out of the factory for Kyiv.", "howitzer 12 DEU>UKR actual"),
    ("The EU mission in Mali has trained 1,700 soldiers.", "troops 1700 - actual"),
    (
        "Belgrade says 1,000 of its men would return if KFOR, 3,700 strong, agreed.",
        "troops 1000 SRB possible; troops 3700 NATO actual",
    ),
    ("The garrison is thought to be 2,500 strong.", "troops 2500 - actual"),
    (
        "Some 7,000 Russian soldiers have been killed, a NATO officer estimated, so far; it has lost 40,000.",
        "killed 7000 RUS actual; casualties 40000 RUS actual",
    ),
    (
        "Sudan's army says it has got back Sinjah and taken 60 fighters and 17 pickups.",
        "captured 60 - @SDN actual; truck 17 - actual",
    ),
]


@pytest.mark.parametrize(("text", "stated"), AMONG)
def test_those_among_others_and_units_of_a_size_are_read_as_one(text: str, stated: str) -> None:
    assert stated_in(text) == stated


STANDING = [
    (
        "Ankara will give Mogadishu 12 tanks, 4 drones and 900 rifles, the presidency said.",
        "tank 12 TUR>SOM planned; drone 4 TUR>SOM planned; rifle 900 TUR>SOM planned",
    ),
    ("Some 1,200 Polish reservists have been ordered to be ready for a call.", "troops 1200 POL actual"),
    (
        "Canada might send several dozen soldiers to a Western mission of up to 500 in Ukraine.",
        "troops 36 CAN @UKR possible; troops 500 - @UKR possible",
    ),
    (
        "Minsk will send a few hundred soldiers to the Russian-led force of about 3,000 in Kazakhstan.",
        "troops 300 BLR @KAZ planned; troops 3000 RUS @KAZ actual",
    ),
    ("With its 40,000-plus men around Bakhmut, Russia can hold the city.", "troops 40000 RUS @UKR actual"),
    ("Fewer than 200 militants remain in Marawi, the Philippine army said.", "troops 200 - @PHL actual"),
    (
        "Nobody had sent 3,000 soldiers over the border, the ministry in Kigali said, calling it an invention.",
        "troops 3000 RWA denied",
    ),
    (
        "With 4,000 more well-armed men the army could retake Kidal, the Malian general said.",
        "troops 4000 MLI @MLI possible",
    ),
    ("Its commander has requested 400 fresh men from Kyiv.", "troops 400 UKR requested"),
]


@pytest.mark.parametrize(("text", "stated"), STANDING)
def test_what_stands_ready_or_is_asked_for_keeps_its_side_and_place(text: str, stated: str) -> None:
    assert stated_in(text) == stated
