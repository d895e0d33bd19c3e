"""The dead, the hurt and the captured in common turns of news: parts of a toll, whose they are, where they fell."""

from __future__ import annotations

import pytest

from tests.unit.extract.stating import stated_in


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "At least 13 people were killed, including three children, when a strike hit a camp in Khan Younis.",
            "killed 13 - @PSE actual; killed 3 - @PSE actual",
        ),
        (
            "The RSF killed 300 civilians in two days in Zamzam camp, including ten staff of a relief agency, it said.",
            "killed 300 - @SDN actual; killed 10 - @SDN actual",
        ),
        (
            "Seven workers of a food charity, among them three Britons, were killed by a strike in Gaza.",
            "killed 7 - @PSE actual; killed 3 GBR @PSE actual",
        ),
    ],
)
def test_parts_of_a_toll_are_facts(text: str, facts: str) -> None:
    assert stated_in(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Hezbollah announced the deaths of four of its fighters.", "killed 4 HEZBOLLAH actual"),
        (
            "The junta in Myanmar said it had killed 27 men; a spokesman for the rebels said they had lost four men.",
            "killed 27 - actual; casualties 4 - actual",
        ),
        ("Islamabad said more than 200 Taliban and allied fighters had been killed.", "killed 200 TALIBAN actual"),
        (
            "Turkey's defence ministry said 12 soldiers had been killed in clashes with Kurdish militants in Iraq.",
            "killed 12 TUR @IRQ actual",
        ),
        ("Doctors in El Obeid received 25 bodies.", "killed 25 - @SDN actual"),
        ("The number of dead in the Derna floods rose to 11,300.", "killed 11300 - @LBY actual"),
        (
            "Kyiv received the bodies of 1,212 soldiers and gave back 27 in return.",
            "killed 1212 UKR actual; killed 27 - actual",
        ),
        (
            "Kyiv received the bodies of 757 soldiers in exchange for those of 45 Russians.",
            "killed 757 UKR actual; killed 45 RUS actual",
        ),
        (
            "Ukraine and Russia swapped 185 prisoners each, and 20 civilians also returned home to Ukraine.",
            "captured 185 RUS+UKR actual; captured 20 UKR @UKR actual",
        ),
        (
            "Hamas handed over the bodies of four hostages, among them two small children.",
            "killed 4 - actual; killed 2 - actual",
        ),
        ("Iran hanged four people over alleged links to Israel's Mossad.", "killed 4 - actual"),
        ("Philippines: landslide toll rises to 98", "killed 98 - @PHL actual"),
        ("A Venezuelan gang killed two Colombian policemen on the border.", "killed 2 COL actual"),
        ("The junta lost 600 soldiers when Lashio fell.", "casualties 600 MMR @MMR actual"),
        ("A mine killed seven members of a Syrian family near Idlib.", "killed 7 SYR @SYR actual"),
        (
            "U.S. officials put the wounded at up to 120,000 on Kyiv's side.",
            "wounded 120000 UKR actual",
        ),
        (
            "Israel said five soldiers were killed and 14 others injured when a bomb went off in Beit Hanoun.",
            "killed 5 ISR @PSE actual; wounded 14 ISR @PSE actual",
        ),
        ("Some 4,700 members of the Iranian-backed group have been wounded by pagers.", "wounded 4700 - actual"),
        (
            "Iran said 610 people had been killed in Israeli attacks, while 28 people died in Israel.",
            "killed 610 - actual; killed 28 - @ISR actual",
        ),
    ],
)
def test_victims_are_of_the_side_that_the_words_state(text: str, facts: str) -> None:
    assert stated_in(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Two Britons who had joined it died last week.", "killed 2 GBR actual"),
        (
            "Twelve people who had gathered to collect flour were killed by tank fire in Gaza.",
            "killed 12 - @PSE actual",
        ),
        ("Nine people who were in the building died and 14 were hurt.", "killed 9 - actual; wounded 14 - actual"),
        ("Two engineers who worked for a Chinese firm were kidnapped in Mali.", "captured 2 - @MLI actual"),
        ("Police found the remains of more than 400 followers of a cult in Kenya.", "killed 400 - @KEN actual"),
    ],
)
def test_the_dead_are_counted_over_clauses_on_them(text: str, facts: str) -> None:
    assert stated_in(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Of the 251 people seized that day, 20 are thought still to be alive in Gaza.",
            "captured 251 - @PSE actual; captured 20 - @PSE actual",
        ),
        (
            "The U.N. said 798 people had been killed while trying to get food since May, 615 of them near trucks.",
            "killed 798 - actual; killed 615 - actual",
        ),
        ("More than 500 protesters have been killed in Iran and 20,000 arrested.", "killed 500 - @IRN actual"),
        (
            "The storm killed 12 people and left 40 injured and 3,000 homeless.",
            "killed 12 - actual; wounded 40 - actual; displaced 3000 - actual",
        ),
        ("A ship with 41 crew sank off Taiwan; nine Filipinos are missing.", ""),
    ],
)
def test_parts_and_those_beside_the_dead_have_their_own_kind(text: str, facts: str) -> None:
    assert stated_in(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Ukraine's military said 40 enemy soldiers had been killed.", "killed 40 RUS actual"),
        ("Ukraine's general staff put enemy losses at 980 killed and wounded.", "casualties 980 RUS actual"),
        ("The enemy lost 900 men in a day, Moscow said.", "casualties 900 UKR actual"),
        ("The enemy has lost 900 men in a day.", "casualties 900 - actual"),
        (
            "Taliban fighters killed 17 rebels in Panjshir; the resistance said it had lost only four.",
            "killed 17 - @AFG actual; casualties 4 - @AFG actual",
        ),
        (
            "At least 36 Kyrgyz were killed and 129 wounded in border fighting with Tajikistan.",
            "killed 36 KGZ actual; wounded 129 KGZ actual",
        ),
        ("Twelve sailors from the Philippines, held by pirates since 2020, were freed.", "captured 12 PHL actual"),
        (
            "Russia has lost 1,000,340 troops, the Ukrainian general staff said, including 1,140 in the past day.",
            "casualties 1000340 RUS actual; casualties 1140 RUS actual",
        ),
        (
            "Rebels killed at least 80 people in Catatumbo, among them five signatories of the peace deal.",
            "killed 80 - @COL actual; killed 5 - @COL actual",
        ),
        (
            "The Ethiopian army killed 300 militiamen in two days, a colonel said, which the militia denied.",
            "killed 300 - denied",
        ),
        ("An avalanche in Italy's Dolomites killed 11.", "killed 11 - @ITA actual"),
        ("No soldiers died, the Pentagon said, but 109 were diagnosed with brain injuries.", "wounded 109 - actual"),
    ],
)
def test_enemies_rebels_and_foes_keep_apart(text: str, facts: str) -> None:
    assert stated_in(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("A study puts the Ethiopian army's dead and wounded at 100,000.", "casualties 100000 ETH actual"),
        ("Russia's killed and wounded number more than 300,000.", "casualties 300000 RUS actual"),
        ("Lebanon's army has had 40 soldiers killed by Israeli fire.", "killed 40 LBN actual"),
        ("Rescue teams in Derna have buried some 3,900 dead.", "killed 3900 - @LBY actual"),
        ("Four U.N. staff were among the 19 dead in Mogadishu.", "killed 4 UN @SOM actual; killed 19 - @SOM actual"),
        (
            "Seventeen Nepalis have died in Russian ranks and up to 30 others are in captivity.",
            "killed 17 NPL actual; captured 30 - actual",
        ),
        ("A third of the 45 soldiers killed at Djibo were conscripts under 20.", "killed 45 - @BFA actual"),
        (
            "A dozen Ugandan rangers were hacked to death in Virunga together with four civilians.",
            "killed 12 UGA @COD actual; killed 4 - @COD actual",
        ),
        (
            "The quake has killed more than 59,000: 53,537 in Turkey and around 6,000 in Syria.",
            "killed 59000 - actual; killed 53537 - @TUR actual; killed 6000 - @SYR actual",
        ),
        ("Nearly half of the 1,217 wounded in Beirut's blast were cut by glass.", "wounded 1217 - @LBN actual"),
        (
            "Two hundred prisoners came home to Ukraine on Saturday, 167 of them captured in Mariupol.",
            "captured 200 UKR @UKR actual; captured 167 UKR @UKR actual",
        ),
        (
            "The rebels handed 27 Colombian soldiers to the Red Cross and got 31 of their own fighters back.",
            "captured 27 COL actual; captured 31 - actual",
        ),
        (
            "Ukrainian losses to 10.12.24, by the count of the Russian ministry: personnel – 39 600 men, tanks – 236.",
            "casualties 39600 UKR actual; tank 236 UKR actual",
        ),
    ],
)
def test_tolls_and_their_parts_are_of_the_side_and_place_that_is_theirs(text: str, facts: str) -> None:
    assert stated_in(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "The ministry in Dhaka put the number of Rohingya drowned at 53, among them 28 children.",
            "killed 53 MMR actual; killed 28 - actual",
        ),
        (
            "The Greek coastguard said 104 men had been pulled from the sea and 78 bodies brought to Kalamata.",
            "killed 78 - @GRC actual",
        ),
        (
            "Police in Caracas arrested 2,000 people after the vote, and 24 were killed.",
            "killed 24 - @VEN actual",
        ),
        (
            "The union says two of the seven crew died and that five are in a stable condition.",
            "killed 2 - actual; wounded 5 - actual",
        ),
        ("A convoy brought out 80 wounded from al-Fashir.", "wounded 80 - @SDN actual"),
        (
            "A report that 300 Malians were killed at Boulkessi was denied by the army, which put the figure at 30.",
            "killed 300 MLI @MLI denied; killed 30 MLI @MLI actual",
        ),
        ("One in five of the 6,000 North Koreans hurt in Kursk will not fight again.", "wounded 6000 PRK @RUS actual"),
        ("Kinshasa said its men had put 28 ADF rebels out of action.", "casualties 28 - actual"),
    ],
)
def test_verbs_of_others_say_nothing_of_a_number(text: str, facts: str) -> None:
    assert stated_in(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("Two officers had been run down and killed in February.", "killed 2 - actual"),
        ("Fourteen villagers were rounded up and executed by the RSF in Nyala.", "killed 14 - @SDN actual"),
        ("Six aid workers were stopped at a checkpoint and abducted.", "captured 6 - actual"),
        ("Six Malian gendarmes were freed after 11 months with the jihadists.", "captured 6 MLI actual"),
        (
            "Ethiopia said it had flown out 93 bodies, all but two of them soldiers.",
            "killed 93 - actual",
        ),
        ("Nine tourists – six Germans and a Dane – were kidnapped in Saada.", "captured 9 - @YEM actual"),
        ("Toll of Kabul blast doubles to 102", "killed 102 - @AFG actual"),
        ("Not one of the 33 miners was hurt, Chile's minister said.", ""),
        ("Oslo confirmed that 69 passengers lost in the crash had been identified.", "killed 69 - actual"),
        ("Lebanon: the army has lost three sappers to an Israeli mine in Tyre.", "casualties 3 LBN @LBN actual"),
        (
            "Bandits shot a driver on the Kaduna road and drove 60 travellers into the forest.",
            "captured 60 - @NGA actual",
        ),
    ],
)
def test_joined_verbs_asides_and_headings_are_read_for_victims(text: str, facts: str) -> None:
    assert stated_in(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("At least 18 people were killed in a strike in Aitou, northern Lebanon.", "killed 18 - @LBN actual"),
        ("On Tuesday, Ukraine said 18 people had died in the blast.", "killed 18 - actual"),
        (
            "Officials in Burkina Faso say around 170 people, including women, were “executed” in three villages.",
            "killed 170 - @BFA actual",
        ),
        (
            "Authorities in Gaza say 34,000 people have been killed in the war launched after the attack on Israel.",
            "killed 34000 - @PSE actual",
        ),
        ("Two suicide bombers killed at least 103 people in Kerman.", "killed 103 - @IRN actual"),
        ("Doctors Without Borders said its teams had treated 61 people for injuries.", "wounded 61 - actual"),
        ("Prosecutors said 179 of the 181 people on board the flight had died.", "killed 179 - actual"),
        ("Pirates released a bulk carrier and its crew of 23.", "captured 23 - actual"),
    ],
)
def test_wire_news_of_the_dead_is_read(text: str, facts: str) -> None:
    assert stated_in(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Ukraine returned the bodies of 42 Russian soldiers in exchange for 757 of its own.",
            "killed 42 RUS actual; killed 757 UKR actual",
        ),
        ("Eight truck drivers from Pakistan were shot dead in Iran.", "killed 8 PAK @IRN actual"),
        (
            "The Observatory put the dead of a week's clashes in Sweida at 1,120, among them 427 fighters.",
            "killed 1120 - @SYR actual; killed 427 - @SYR actual",
        ),
        (
            "The Taliban released two Americans in return for an Afghan jailed in California.",
            "captured 2 USA actual",
        ),
        ("At least 71 people were killed in Israel's strike on a prison.", "killed 71 - actual"),
    ],
)
def test_what_is_given_in_return_is_of_the_other_side(text: str, facts: str) -> None:
    assert stated_in(text) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("The Afghan quake's toll doubled overnight to 1,400.", "killed 1400 - @AFG actual"),
        (
            "Israeli drones killed a Hezbollah commander and two of his guards in Tyre.",
            "killed 2 HEZBOLLAH @LBN actual",
        ),
        ("A rebel drone killed the governor and five of his men in Lashkar Gah.", "killed 5 - @AFG actual"),
        ("Gunmen in Balochistan pulled nine men off a bus and shot them.", "killed 9 - @PAK actual"),
        ("The RSF rounded up 30 villagers and executed them.", "killed 30 - actual"),
        ("Hezbollah said it had killed 55 Israeli soldiers, a figure the army dismissed.", "killed 55 ISR denied"),
        ("The group said 40 soldiers had died, a number that the ministry in Bamako denied.", "killed 40 MLI denied"),
    ],
)
def test_men_of_a_leader_and_those_killed_when_taken_are_counted(text: str, facts: str) -> None:
    assert stated_in(text) == facts
