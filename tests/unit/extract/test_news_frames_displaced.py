"""People on the move: hosts, returns, evacuations, and second sentences that name no place."""

from __future__ import annotations

import pytest

from tests.unit.extract.stating import stated_in


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "Nearly 7,000 people crossed from Sudan into Chad, the U.N. said, adding it expects a further 100,000.",
            "displaced 7000 - @TCD actual; displaced 100000 - @TCD planned",
        ),
        (
            "More than 1.1 million Afghans have returned from Pakistan since the expulsions began.",
            "displaced 1100000 AFG actual",
        ),
        (
            "Azerbaijan plans to return 140,000 people to Karabakh by the end of the year.",
            "displaced 140000 - @AZE planned",
        ),
        (
            "After the evacuation of 18 villages 660 people had been taken to Berdiansk by Sunday.",
            "displaced 660 - @UKR actual",
        ),
        (
            "Burkina Faso now has more than 2 million internally displaced people.",
            "displaced 2000000 BFA @BFA actual",
        ),
        (
            "Turkey has 3.6 million refugees.",
            "displaced 3600000 - @TUR actual",
        ),
        (
            "Japan will lend Armenia $500 million to help it house 100,000 people who fled Nagorno-Karabakh.",
            "aid 500000000 JPN>ARM planned; displaced 100000 - @ARM actual",
        ),
        (
            "Floods hit Kenya's Tana River county on Sunday. More than 40,000 people have been displaced.",
            "displaced 40000 - @KEN actual",
        ),
        (
            "Fighting in Ituri has left at least 40 people dead. Some 20,000 were forced from their homes.",
            "killed 40 - @COD actual; displaced 20000 - @COD actual",
        ),
        (
            "Shells hit Goma on Friday. Some 20,000 people have fled the country.",
            "displaced 20000 - actual",
        ),
        (
            "Around one million Rohingya live in the camps of Cox's Bazar.",
            "displaced 1000000 MMR @BGD actual",
        ),
        (
            "The governor ordered 15,000 people out of 47 villages near Kupiansk.",
            "displaced 15000 - @UKR planned",
        ),
        (
            "Libya's government said 40,000 people were homeless after Derna's dams burst.",
            "displaced 40000 - @LBY actual",
        ),
        (
            "A quake in Myanmar left 3,600 dead and 200,000 people sleeping in the open.",
            "killed 3600 - @MMR actual; displaced 200000 - @MMR actual",
        ),
        (
            "Rio Grande do Sul: 151 dead, 540,000 out of their homes",
            "killed 151 - @BRA actual; displaced 540000 - @BRA actual",
        ),
        (
            "Over a thousand people a day walk from El Geneina to Adre.",
            "displaced 1000 - @TCD actual",
        ),
        (
            "France said 4,300 of its citizens and other Europeans had been flown from Niamey to Paris.",
            "displaced 4300 FRA @FRA actual",
        ),
        (
            "Some 80,000 Syrian refugees have gone home this year, Ankara said, and 175,000 since 2016.",
            "displaced 80000 SYR @SYR actual; displaced 175000 SYR @SYR actual",
        ),
        (
            "More than two thousand Palestinians returned to Khuza'a on Friday.",
            "displaced 2000 PSE @PSE actual",
        ),
        (
            "Nine out of ten people in Gaza, or 1.9 million, have been forced to move.",
            "displaced 1900000 - actual",
        ),
        (
            "In the first half of the year 7.2 million were uprooted by disasters.",
            "displaced 7200000 - actual",
        ),
        (
            "Of the 7.1 million refugees, 1.5 million are in Poland and a million in Germany.",
            "displaced 7100000 - actual; displaced 1500000 - @POL actual; displaced 1000000 - @DEU actual",
        ),
        (
            "In Darfur 300 families a day arrive in Tawila.",
            "displaced 300 - @SDN actual",
        ),
        (
            "The Czechs have put up 380,000 Ukrainians.",
            "displaced 380000 UKR @CZE actual",
        ),
        (
            "Some 900 Sudanese, among them 200 children, were waiting at the Egyptian crossing of Argeen.",
            "displaced 900 SDN @EGY actual; displaced 200 SDN @EGY actual",
        ),
        (
            "Every day 50 to 70 people slip across from Belarus.",
            "displaced 50 - actual",
        ),
    ],
)
def test_people_on_the_move_in_common_frames(text: str, stated: str) -> None:
    assert stated_in(text) == stated
