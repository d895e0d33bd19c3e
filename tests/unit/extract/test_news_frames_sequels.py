"""Gifts and people that a second sentence goes on about, sums that are expected or given in kind, and hosts."""

from __future__ import annotations

import pytest

from tests.unit.extract.stating import stated_in


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "The EU has sent Lebanon 1 billion euros since 2019. A further 500 million has been promised.",
            "aid 1000000000 EU>LBN actual; aid 500000000 EU>LBN planned",
        ),
        (
            "The World Bank's board met on Thursday to discuss Kenya. It approved a loan of $1.2 billion.",
            "aid 1200000000 WB>KEN planned",
        ),
        (
            "Pakistan is in talks with the IMF. It hopes for a new loan of $6 billion.",
            "aid 6000000000 IMF>PAK requested",
        ),
        (
            "The Pentagon will send Ukraine more missiles. The package is worth $425 million.",
            "aid 425000000 USA>UKR planned",
        ),
        (
            "Bulgaria's parliament voted for military aid to Kyiv. It is worth 20 million euros, the minister said.",
            "aid 20000000 BGR>UKR planned",
        ),
        (
            "Floods have hit Chad's capital. Some 160,000 people are homeless, and they have asked for $40 million.",
            "displaced 160000 - @TCD actual; aid 40000000 ->TCD requested",
        ),
        (
            "Germany and Ukraine held talks in Berlin. Scholz promised another 650 million euros in arms.",
            "aid 650000000 DEU>UKR planned",
        ),
        (
            "Britain is the second-largest donor to Ukraine. It has given 4.6 billion pounds in military aid.",
            "aid 4600000000 GBR>UKR actual",
        ),
        (
            "Egypt devalued the pound on Wednesday. Hours later the IMF raised its loan to $8 billion from $3 billion.",
            "aid 8000000000 IMF>EGY actual; aid 3000000000 IMF>EGY actual",
        ),
        (
            "Sri Lanka has defaulted. India gave it $3.8 billion in 2022.",
            "aid 3800000000 IND>LKA actual",
        ),
        (
            "Taiwan will get its first F-16s late. Washington has approved $80 million in grants for the island.",
            "aid 80000000 USA>TWN planned",
        ),
        (
            "Congress has not passed the bill. It would give Ukraine $60 billion and Israel $14 billion.",
            "aid 60000000000 USA>UKR possible; aid 14000000000 USA>ISR possible",
        ),
        (
            "Riyadh offered Pakistan $1 billion, Paris $360 million.",
            "aid 1000000000 SAU>PAK planned; aid 360000000 FRA>PAK planned",
        ),
        (
            "The quake struck near Gaziantep. More than 3 million people are homeless, and Ankara has asked for tents.",
            "displaced 3000000 - @TUR actual",
        ),
        (
            "The volcano on Luzon erupted on Sunday. Within hours 45,000 people were in evacuation centres.",
            "displaced 45000 - @PHL actual",
        ),
        (
            "Kyiv expects $3.5bn from the World Bank in March and $900m from the IMF.",
            "aid 3500000000 WB>UKR planned; aid 900000000 IMF>UKR planned",
        ),
        (
            "The Danes have so far given 7.5 billion euros in arms and 0.9 billion in cash.",
            "aid 7500000000 DNK actual; aid 900000000 DNK actual",
        ),
        (
            "Bangladesh has begun to move 100,000 Rohingya to the island of Bhasan Char.",
            "displaced 100000 MMR @BGD actual",
        ),
        (
            "The U.N. wants $46 billion next year for 190 million people in 32 countries.",
            "aid 46000000000 ->UN requested",
        ),
        (
            "Russia attacked Kharkiv on Sunday. Britain has given 4.6 billion pounds in military aid so far.",
            "aid 4600000000 GBR actual",
        ),
        (
            "Mexico received 140,000 requests for asylum in 2023.",
            "displaced 140000 - @MEX actual",
        ),
        (
            "There are 1.5 million Syrians in the country, and Lebanon wants them to go home.",
            "displaced 1500000 SYR @LBN actual",
        ),
        (
            "Burundi's government says 100,000 have had to move.",
            "displaced 100000 - @BDI actual",
        ),
        (
            "The 10,200 people evacuated from the islands will not be allowed back before June.",
            "displaced 10200 - actual",
        ),
        (
            "On the Greek side, 13,000 migrants waited between the fences.",
            "displaced 13000 - @GRC actual",
        ),
        (
            "Drought has emptied parts of Somalia. Over 100,000 have fled to Baidoa; aid agencies need $1.5 billion.",
            "displaced 100000 - @SOM actual; aid 1500000000 ->SOM requested",
        ),
        (
            "A cyclone struck Mozambique on Friday. Some 17,000 are now in shelters.",
            "displaced 17000 - @MOZ actual",
        ),
        (
            "Sweden: 14 billion crowns more for Ukraine by 2027",
            "aid 14000000000 SWE>UKR planned",
        ),
        (
            "Not a cent of the $300 million that Gulf states promised Gaza's hospitals has arrived.",
            "aid 300000000 ->PSE planned",
        ),
        (
            "Of Italy's 5.5 billion euros for Africa, 600 million went to Tunisia and 420 million to Ethiopia.",
            "aid 5500000000 ITA actual; aid 600000000 ITA>TUN actual; aid 420000000 ITA>ETH actual",
        ),
        (
            "Kyiv has drawn the last $2.7bn of its IMF loan.",
            "aid 2700000000 IMF>UKR actual",
        ),
        (
            "Kyiv got $2 billion in U.S. aid.",
            "aid 2000000000 USA>UKR actual",
        ),
        (
            "Abu Dhabi parked another $1 billion at Pakistan's central bank.",
            "aid 1000000000 ARE>PAK actual",
        ),
        (
            "The conference, co-hosted by Paris, brought in 850 million euros for the people of eastern Congo.",
            "aid 850000000 ->COD actual",
        ),
        (
            "Kigali thanked Doha for $150 million.",
            "aid 150000000 QAT>RWA actual",
        ),
        (
            "Hundreds of millions of dollars that Washington had earmarked for Haiti's police never left its coffers.",
            "aid 100000000 USA>HTI actual",
        ),
        (
            "Greek islands hold 38,600 asylum seekers in camps.",
            "displaced 38600 - @GRC actual",
        ),
        (
            "A third of Marawi's 200,000 people left on foot.",
            "",
        ),
        (
            "The IOM says 400,000 have come back to Khartoum this year.",
            "displaced 400000 - @SDN actual",
        ),
        (
            "The IMF has reached a staff-level agreement with Ethiopia on a four-year, $3.4 billion programme.",
            "aid 3400000000 IMF>ETH planned",
        ),
        (
            "Ukraine's parliament ratified a 1.5-billion-euro loan agreement with the European Investment Bank.",
            "aid 1500000000 EIB>UKR planned",
        ),
        (
            "Germany, Ukraine's second-largest backer, plans 11.5 billion euros in aid, up from 9 billion this year.",
            "aid 11500000000 DEU>UKR planned; aid 9000000000 DEU>UKR actual",
        ),
        (
            "Congo received the first $1.1 billion of a $2.9 billion IMF programme in January.",
            "aid 1100000000 IMF>COD actual; aid 2900000000 IMF>COD actual",
        ),
        (
            "Fighting in Congo has sent 100,000 refugees into neighbouring countries, 70,000 of them to Burundi.",
            "displaced 100000 - actual; displaced 70000 - @BDI actual",
        ),
        (
            "Japan will lend Ukraine 3 billion dollars backed by frozen Russian assets.",
            "aid 3000000000 JPN>UKR planned",
        ),
        (
            "Egypt received $1.3 billion in American military aid and $500 million from the Gulf.",
            "aid 1300000000 USA>EGY actual; aid 500000000 ->EGY actual",
        ),
    ],
)
def test_what_a_sentence_goes_on_about_is_taken_from_the_one_before(text: str, stated: str) -> None:
    assert stated_in(text) == stated
