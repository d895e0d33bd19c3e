"""Who goes on doing it: what an aside, a semicolon or a full stop parts from who moves the soldiers."""

from __future__ import annotations

import pytest

from tests.unit.extract.stating import stated_in

ONWARD = [
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
