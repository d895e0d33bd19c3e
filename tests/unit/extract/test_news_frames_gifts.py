"""Sums in the frames of news of aid: appeals and what came in, bills and parts, blocked tranches, lenders' deals."""

from __future__ import annotations

import pytest

from tests.unit.extract.stating import stated_in


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "Donors pledged close to $1.5 billion for Sudan, short of the $2.57 billion the U.N. says it needs.",
            "aid 1500000000 ->SDN planned; aid 2570000000 ->SDN requested",
        ),
        (
            "Senators passed a $95 billion aid bill that includes $61 billion for Ukraine and $14 billion for Israel.",
            "aid 95000000000 - planned; aid 61000000000 ->UKR planned; aid 14000000000 ->ISR planned",
        ),
        (
            "Hungary has been blocking a 6.6-billion-euro tranche of military aid for Kyiv since May.",
            "aid 6600000000 ->UKR planned",
        ),
        (
            "Orban vetoed 50 billion euros in EU aid to Ukraine.",
            "aid 50000000000 EU>UKR planned",
        ),
        (
            "Berlin will contribute 1 billion euros to a G7 aid package for Ukraine.",
            "aid 1000000000 DEU>UKR planned",
        ),
        (
            "A cyclone made 500,000 people homeless in Malawi. The government has appealed for $70 million in help.",
            "displaced 500000 - @MWI actual; aid 70000000 ->MWI requested",
        ),
        (
            "The Norwegian cabinet said its 20th package for Ukraine, worth 16 billion kroner, would be its largest.",
            "aid 16000000000 NOR>UKR planned",
        ),
        (
            "Norway proposes to increase its support to Ukraine this year to 85 billion kroner from 35 billion.",
            "aid 85000000000 NOR>UKR possible; aid 35000000000 NOR>UKR actual",
        ),
        (
            "The EU will use 1.4 billion euros in windfall profits from Russian assets to buy ammunition for Ukraine.",
            "aid 1400000000 EU>UKR planned",
        ),
        (
            "Germany pledged 60 million euros for the reconstruction of Gaza.",
            "aid 60000000 DEU>PSE planned",
        ),
        (
            "The U.N. has raised $1.2 billion of the $4.1 billion it is seeking for Sudan.",
            "aid 1200000000 ->SDN actual; aid 4100000000 ->SDN requested",
        ),
        (
            "The aid operation in Yemen faces a shortfall of $1.8 billion.",
            "aid 1800000000 - requested",
        ),
        (
            "UNICEF launched an appeal for $20 million for Chad.",
            "aid 20000000 ->UN requested",
        ),
        (
            "Only $23 million of a $500 million flash appeal for Lebanon had come in.",
            "aid 23000000 ->LBN actual; aid 500000000 ->LBN requested",
        ),
        (
            "The United Nations is short of $700 million for its work in Gaza.",
            "aid 700000000 ->PSE requested",
        ),
        (
            "Sweden and Denmark will give 1.8 billion crowns to rearm Ukraine.",
            "aid 1800000000 DNK+SWE>UKR planned",
        ),
        (
            "The IMF said it had reached an agreement with Sri Lanka that would unlock $337 million.",
            "aid 337000000 IMF>LKA planned",
        ),
        (
            "The loan from China to Laos was worth $500 million.",
            "aid 500000000 CHN>LAO actual",
        ),
        (
            "Haiti's appeal is 24 percent funded: of $908 million requested, $218 million has arrived.",
            "aid 908000000 ->HTI requested; aid 218000000 ->HTI actual",
        ),
        (
            "Saudi Arabia will deposit $500 million in Yemen's central bank, part of a $1.2 billion package.",
            "aid 500000000 SAU>YEM planned; aid 1200000000 SAU>YEM planned",
        ),
        (
            "Saudi Arabia deposited $1.2 billion with Yemen's central bank.",
            "aid 1200000000 SAU>YEM actual",
        ),
        (
            "Jordan says it has received only 7% of the $2.2 billion pledged to it.",
            "aid 2200000000 ->JOR planned",
        ),
        (
            "Ukraine's central bank said international aid in October amounted to $4.6 billion.",
            "aid 4600000000 ->UKR actual",
        ),
        (
            "The Bundestag's budget committee cleared 400 million euros for Ukraine.",
            "aid 400000000 DEU>UKR planned",
        ),
        (
            "A quake left 3,600 dead in Mandalay, Myanmar. Beijing sent 1 billion yuan in relief.",
            "killed 3600 - @MMR actual; aid 1000000000 CHN>MMR actual",
        ),
        (
            "Of the 7.4 billion euros that Egypt is to get from Brussels, 5 billion are loans.",
            "aid 7400000000 EU>EGY planned; aid 5000000000 EU>EGY planned",
        ),
        (
            "The World Bank has added $530 million to the loans it made for repairs, which brings them to $1.3bn.",
            "aid 530000000 WB actual; aid 1300000000 WB actual",
        ),
        (
            "Canberra gave the island of Nauru A$100 million for its budget and A$40 million for policing.",
            "aid 100000000 AUS>NRU actual; aid 40000000 AUS>NRU actual",
        ),
        (
            "The agency has cut its appeal from $4bn to $2.8bn.",
            "aid 4000000000 - actual; aid 2800000000 - requested",
        ),
        (
            "The Saudis have paid the salaries in Aden twice this year, at a cost of $500 million.",
            "aid 500000000 SAU>YEM actual",
        ),
        (
            "Greece has handed Kyiv's envoy 2.5 million euros collected by schools.",
            "aid 2500000 GRC>UKR actual",
        ),
        (
            "Biden asked Congress for $106 billion, of which $61 billion was for Ukraine and $14 billion for Israel.",
            "aid 106000000000 USA requested; aid 61000000000 USA>UKR requested; aid 14000000000 USA>ISR requested",
        ),
        (
            "Berlin is to double military aid for Kyiv to 8 billion euros, a source told AFP, confirming one.",
            "aid 8000000000 DEU>UKR planned",
        ),
        (
            "The IMF completed its review of Egypt's programme, allowing Cairo to draw about $1.2 billion.",
            "aid 1200000000 IMF>EGY planned",
        ),
        (
            "Australia will release the frozen A$6 million to UNRWA.",
            "aid 6000000 AUS>UN planned",
        ),
        (
            "Zelensky said after the House approved $60.8 billion for his country that he was moved.",
            "aid 60800000000 USA>UKR planned",
        ),
        (
            "Sudan's neighbours need $1.4 billion for those who flee there, the U.N. says.",
            "aid 1400000000 - requested",
        ),
        (
            "Oslo will send Kyiv arms; each recruit was promised 10,000 kroner.",
            "",
        ),
        (
            "The White House will ask lawmakers for $10 billion for Israel.",
            "aid 10000000000 USA>ISR planned",
        ),
        (
            "The U.K. has committed 12.8 billion pounds to Ukraine, 7.8 billion of it military.",
            "aid 12800000000 GBR>UKR planned; aid 7800000000 GBR>UKR planned",
        ),
        (
            "Ireland's support for Ukraine exceeds 1.5 billion euros, 380 million of which is for equipment.",
            "aid 1500000000 IRL>UKR actual; aid 380000000 IRL>UKR actual",
        ),
        (
            "Slovenia will give 5 million euros towards the Czech drive to buy shells for Ukraine.",
            "aid 5000000 SVN>UKR planned",
        ),
        (
            "The African Union said the mission in Somalia was $100 million short.",
            "aid 100000000 ->SOM requested",
        ),
        (
            "Paris suspended 120 million euros in aid to Niger and the World Bank stopped all payments.",
            "aid 120000000 FRA>NER actual",
        ),
        (
            "The IMF board will decide on Friday whether Kyiv gets the next $880 million.",
            "aid 880000000 IMF>UKR possible",
        ),
    ],
)
def test_sums_of_aid_in_common_frames(text: str, stated: str) -> None:
    assert stated_in(text) == stated
