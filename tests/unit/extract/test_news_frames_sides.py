"""Who has, gives, gets and loses in common turns of news: asides, forward pronouns, loans, crews, joined forces."""

from __future__ import annotations

import pytest

from tallywire.extract import extract_facts
from tallywire.schema import Fact


def _facts(text: str) -> list[Fact]:
    return extract_facts(text, published_at="2024-05-01")


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("Berlin will let Lithuania have 12 howitzers.", "DEU", "LTU"),
        ("Seoul let Warsaw have 40 tanks last year.", "KOR", "POL"),
        ("Norway gives Latvia 20 mortars, gets six Latvian boats in return", "LVA", "NOR"),
        ("Turkey, she said, would lend Libya $200 million.", "TUR", "LBY"),
        ("Rome denied that Tunis had been promised $900 million in aid.", "ITA", "TUN"),
        ("Warsaw denied on Monday having sent 90 mortars to Sudan by way of Chad.", "POL", "SDN"),
        ("Another $3 billion in aid for Ukraine is before parliament in Ottawa.", "CAN", "UKR"),
        ("The coalition in Berlin wants to give Ukraine 3 billion euros in aid.", "DEU", "UKR"),
        (
            "Delhi has signed a $300 million loan for Nepal that will pay for 40 trucks and four patrol boats.",
            "IND",
            "NPL",
        ),
        ("Romania took delivery on Monday of 16 used F-16s from Norway.", "NOR", "ROU"),
        ("Athens is mulling the sale of 24 old F-16s to Ukraine.", "GRC", "UKR"),
        ("Tokyo has lent Jordan $90 million to teach Syrian children, and Oslo will put in $20 million.", "NOR", "JOR"),
    ],
)
def test_gifts_are_read_over_asides_denials_and_loans(text: str, actor: str | None, recipient: str | None) -> None:
    last = _facts(text)[-1]
    assert (last.actor, last.recipient) == (actor, recipient)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("After a bomb killed 14 of its soldiers, Pakistan said it had closed the border.", "PAK"),
        ("When a mine wounded nine of its men, Kenya said it would stay.", "KEN"),
        ("Chad has 900 soldiers at the border, a diplomat in Paris said; in March it had 400.", "TCD"),
        ("Tajikistan is sending 300 men to Armenia as a sign of unity, which doubles its force of 310 there.", "TJK"),
        ("Some 400 gunmen crossed the river, Niamey said; its army has 2,000 soldiers there.", "NER"),
    ],
)
def test_a_pronoun_finds_its_side_ahead_of_it_and_behind_a_speaker(text: str, actor: str) -> None:
    assert _facts(text)[-1].actor == actor


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Iranian guards seized two Greek tankers and their 49 sailors.", "GRC"),
        ("Iranian guards seized a tanker with 25 sailors.", None),
        ("About 3,000 boys have joined the Houthi forces since May, the report said.", "HOUTHIS"),
        ("Some 900 fighters joined the Wagner Group in the spring.", "WAGNER"),
        ("Some 900 fighters joined the march to Tripoli in the spring.", None),
        ("Thirty French commandos in four boats landed at night.", "FRA"),
        ("The rebels had fired 40 rockets by noon, of which nine fell in Sana'a.", None),
        ("Up to 90 Syrian soldiers were killed near Hama, a rebel spokesman claimed, and four tanks destroyed.", "SYR"),
        ("Georgia has listed 170 fallen soldiers.", "GEO"),
        ("Fifty Kenyan policemen and 400 soldiers have landed in Haiti.", "KEN"),
        ("Finland joins with two jets, Estonia with 40 soldiers.", "EST"),
        ("Fifty policemen and 400 soldiers have landed in Haiti.", None),
        ("Tallinn wants another 900 British troops on top of the 1,000 already there.", "GBR"),
        ("Tallinn wants another 900 soldiers.", "EST"),
        ("A bomb killed 17, among them four Pakistani policemen, and maimed dozens.", None),
        ("The NATO battlegroup in Latvia will grow from 1,900 soldiers to 4,000.", "NATO"),
    ],
)
def test_crews_recruits_and_wrecks_are_of_the_side_beside_them(text: str, actor: str | None) -> None:
    assert _facts(text)[-1].actor == actor


@pytest.mark.parametrize(
    ("text", "recipient", "location"),
    [
        ("Paris sent 12 Caesar howitzers to the NATO base at Cincu in Romania.", None, "ROU"),
        ("London sent six helicopters to the Ukrainian border guards.", "UKR", None),
    ],
)
def test_a_base_gets_no_gift(text: str, recipient: str | None, location: str | None) -> None:
    fact = _facts(text)[0]
    assert (fact.recipient, fact.location) == (recipient, location)
