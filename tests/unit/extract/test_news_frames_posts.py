"""Who is posted where: machines with their crews, missions named by their body, what backs, follows or falls."""

from __future__ import annotations

import pytest

from tests.unit.extract.stating import stated_in

POSTED = [
    ("Washington sent two warships to Haifa.", "warship 2 USA @ISR actual"),
    ("Turkey has dispatched three frigates to Libya.", "frigate 3 TUR @LBY actual"),
    ("Spain is sending four jets to Bulgaria to help guard the eastern flank.", "jet 4 ESP @BGR planned"),
    ("Italy sent three helicopters to Crete to fight the fires.", "helicopter 3 ITA @GRC actual"),
    ("France will send four helicopters to Ukraine.", "helicopter 4 FRA>UKR planned"),
    ("India flew 118 soldiers to Mandalay aboard two C-17s.", "troops 118 IND @MMR actual; plane 2 IND @MMR actual"),
]
BESIDE = [
    (
        "Some 900 Chadian troops backed by 11 tanks crossed into Cameroon.",
        "troops 900 TCD @CMR actual; tank 11 TCD @CMR actual",
    ),
    ("M23 fighters, backed by some 4,000 Rwandan soldiers, hold Goma.", "troops 4000 RWA @COD actual"),
    ("Berlin backs a plan for 300 more soldiers in Mali.", "troops 300 DEU @MLI planned"),
    ("Prigozhin claims to lead 25,000 fighters.", "troops 25000 WAGNER actual"),
    (
        "The first 400 Kenyan troops landed in Haiti, to be followed by 150 men from El Salvador and 70 from Jamaica.",
        "troops 400 KEN @HTI actual; troops 150 SLV @HTI planned; troops 70 JAM @HTI planned",
    ),
    (
        "The howitzers, 50 of them, are to be shipped to Kyiv from Oslo by May, along with 500 rockets.",
        "howitzer 50 NOR>UKR planned; rocket 500 NOR>UKR planned",
    ),
    ("Oslo has decided to hand its artillery to Kyiv, 19 howitzers included.", "howitzer 19 NOR>UKR planned"),
    (
        "Bratislava will send Kyiv 13 MiG-29s; Poland had promised four a day earlier.",
        "jet 13 SVK>UKR planned; jet 4 POL>UKR planned",
    ),
]
BODIES = [
    ("The U.N. force in Mali, whose 10,000 soldiers come from 50 nations, is to go.", "troops 10000 UN @MLI actual"),
    ("The council ended the mission in Mali; its 13,000 peacekeepers must leave.", "troops 13000 - planned"),
    ("Iraq let in 2,000 fleeing Syrian soldiers.", "troops 2000 SYR @IRQ actual"),
    ("Oslo ruled out that the 120 soldiers the country has in Mali would come home.", "troops 120 NOR @MLI denied"),
    ("The 900 American soldiers in Syria's northeast have begun to pull back.", "troops 900 USA @SYR actual"),
    (
        "Britain is sending 600 soldiers to Kabul; Washington has ordered 3,000 back.",
        "troops 600 GBR @AFG planned; troops 3000 USA @AFG planned",
    ),
    ("Lisbon is in talks with Berlin so that it can hand over four tanks.", "tank 4 PRT possible"),
]
FIRED = [
    (
        "Iran launched 170 drones and 30 missiles at Israel, the army said, adding that most had been intercepted.",
        "drone 170 IRN @ISR actual; missile 30 IRN @ISR actual",
    ),
    (
        "Russia launches record 728 drones and 13 missiles at Ukraine",
        "drone 728 RUS @UKR actual; missile 13 RUS @UKR actual",
    ),
    (
        "Moscow had sent 108 drones, of which 55 were shot down and 30 jammed.",
        "drone 108 RUS actual; drone 55 RUS actual; drone 30 RUS actual",
    ),
    ("Kenya recalled its men after six of them were killed.", "killed 6 KEN actual"),
    ("Three Burkinabe soldiers fell at Manni.", "killed 3 BFA @BFA actual"),
    ("Azerbaijan said it had captured 60 vehicles from the Karabakh fighters.", "vehicle 60 - actual"),
]


@pytest.mark.parametrize(("text", "stated"), POSTED)
def test_machines_with_their_crews_are_posted_and_given_to_nobody(text: str, stated: str) -> None:
    assert stated_in(text) == stated


@pytest.mark.parametrize(("text", "stated"), BESIDE)
def test_what_backs_follows_or_stands_beside_shares_the_slots(text: str, stated: str) -> None:
    assert stated_in(text) == stated


@pytest.mark.parametrize(("text", "stated"), BODIES)
def test_a_mission_is_of_its_body_and_not_of_its_place(text: str, stated: str) -> None:
    assert stated_in(text) == stated


@pytest.mark.parametrize(("text", "stated"), FIRED)
def test_what_is_fired_or_falls_has_its_side_and_place(text: str, stated: str) -> None:
    assert stated_in(text) == stated


WHOSE = [
    ("Nearly 3,000 more paratroopers are being flown to Kuwait, the Pentagon said.", "troops 3000 USA @KWT planned"),
    (
        "Trump signed off on a plan under which 3,900 more troops will join the 8,400 in Afghanistan.",
        "troops 3900 USA @AFG planned; troops 8400 USA @AFG actual",
    ),
    ("More than 2,500 peacekeepers of the Russia-led CSTO are in Kazakhstan.", "troops 2500 RUS @KAZ actual"),
    (
        "A second U.S. carrier group, led by the Eisenhower with 5,000 sailors, is making for the Gulf.",
        "troops 5000 USA actual",
    ),
    ("Tokyo sent a destroyer through the strait together with two ships from Australia.", "ship 2 AUS actual"),
    (
        "Pyongyang sent 1,500 men to Russia, Seoul's army said on Friday, and is set to bring the total to 12,000.",
        "troops 1500 PRK @RUS actual; troops 12000 PRK @RUS planned",
    ),
    (
        "Washington has agreed to take its soldiers, a little over 1,000 of them, out of Niger.",
        "troops 1000 USA planned",
    ),
    ("About 1,000 American soldiers based in Vilseck will move to Romania.", "troops 1000 USA @ROU planned"),
    (
        "Shoigu said two armies had come west, and Kyiv counted 41,000 soldiers on its border.",
        "troops 41000 RUS @UKR actual",
    ),
    ("A British estimate has 20,000 of his convicts dead, Prigozhin said.", "killed 20000 WAGNER actual"),
    (
        "Ukraine's security service said 117 drones had hit 41 warplanes at four bases.",
        "drone 117 UKR actual; warplane 41 - actual",
    ),
    ("U.S. troops are on alert; the 2,500 in Iraq are there to help.", "troops 2500 USA @IRQ actual"),
    (
        "Paris will end its cooperation with Niger, and the 1,500 French soldiers there will be home by May.",
        "troops 1500 FRA @NER planned",
    ),
    ("Jets flew from Cyprus and Washington used more than 100 missiles.", "missile 100 USA actual"),
]


@pytest.mark.parametrize(("text", "stated"), WHOSE)
def test_soldiers_are_of_who_sends_counts_or_speaks_of_them(text: str, stated: str) -> None:
    assert stated_in(text) == stated
