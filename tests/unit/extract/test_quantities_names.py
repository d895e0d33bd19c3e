"""What is not a quantity: dates, times, ordinals, names, labels, scores, addresses, phone numbers, pronouns."""

from __future__ import annotations

import pytest

from tallywire.extract.quantities import find_quantities
from tallywire.text.reading import read


def quotes(text: str) -> list[str]:
    """The quotes of one sentence's quantities."""
    view = read(text).view
    return [view[mention.start : mention.end] for mention in find_quantities(view, [(0, len(view))])]


@pytest.mark.parametrize(
    "text",
    [
        "on May 16",
        "from 16 to 18 May",
        "on 3 and 4 June",
        "May 16, 17 and 18",
        "Feb. 24, 2022",
        "by Dec. 1",
        "24.02.22 and 2022-02-24 and 5/17/2018",
        "since 2014",
        "in 2014 and 2015",
        "the 2010 census",
        "2022's invasion",
        "the 2024 elections",
        "2022-23 and 2014–2022",
        "the 1990s and mid-2000s",
        "spring 2022",
        "at 9:40 p.m.",
        "10am, 6 o'clock and 0600 GMT",
        "at 5 in the morning",
        "between 9 a.m. and 5 p.m.",
        "half past six",
        "the 82nd Airborne and the 1st Guards",
        "the Tu-22M3, a T-72 tank, F-16s and M-16 rifles",
        "Nord Stream 2 and Tower 22",
        "the G7, G-20, P5+1, COVID-19 and H1N1",
        "ES-11/1",
        "Article 5, section 12 and resolution 2202",
        "No. 10, platform 1 and the M18",
        "Flight MH17, a Boeing 777 and Channel 4",
        "its number, 121, had been painted out",
        "number two, phase one and World War Two",
        "won 3-1",
        "a 4–0 defeat",
        "beat Spain 2-1",
        "10 Downing Street",
        "call 0 800 507 028 or 555-0123",
        "tel. +380 44 123 4567",
        "https://example.org/2022/350-troops @user12 #1",
        "versions 3.5.1 and 192.168.1.2",
        "24/7 and 9/11",
        "a 50-50 chance",
        "5G and 3D and 4x4",
        "ministers of the Group of Seven met the Five Eyes",
        "No one, this one, the other one, which one",
        "one of the most senior generals",
        "one another, one day, one by one",
        "a soldier, an army, the enemy",
        "a third term and a fifth day",
        "the third quarter and the second half",
        "half-brother and quarter-final",
        "three-way, one-sided and two-pronged",
        "a multi-million deal",
        "The second letter came last",
        "lower scores on the new test",
        "the September 11, 2001 attacks",
        "an A350-900 jet and a GTX 1060",
        "as a study showed (35), and others (3, 7)",
        '7. "The problem" is this',
        "it will double as a cabin",
    ],
)
def test_these_are_no_quantities(text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("In March, 12 soldiers died", ["12 soldiers"]),
        ("on Feb. 24, 12 people died", ["12 people"]),
        ("In May 300 people died", ["300 people"]),
        ("in March 2022 5,000 left", ["5,000"]),
        ("In 2014 3,000 soldiers were there", ["3,000 soldiers"]),
        ("2000 Russian soldiers landed", ["2000 Russian soldiers"]),
        ("Damascus 3 581 in Syria", ["3 581"]),
        ("the order sent 300 men", ["300 men"]),
        ("point 3 men at the gate", ["3 men"]),
        ("Its dead now number 217", ["217"]),
        ("Missile Strike Kills 12, Wounds 30", ["12", "30"]),
        ("Kyiv: Three dead", ["Three dead"]),
        ("one killed, two wounded", ["one killed", "two wounded"]),
        ("one of them died", ["one of them"]),
        ("one of the two pilots died", ["one of the two pilots", "two pilots"]),
        ("one soldier died", ["one soldier"]),
        ("10k-12k men came", ["10k-12k men"]),
        ("1000-5000 men came", ["1000-5000 men"]),
        ("12 cases per 100,000 people", ["12 cases"]),
        ("He was met on platform 1 by three ministers", ["three ministers"]),
        ("the Group of Seven sent 5 ships", ["5 ships"]),
    ],
)
def test_quantities_beside_such_words_are_still_found(text: str, stated: list[str]) -> None:
    assert quotes(text) == stated
