"""How sure a number is in common turns of news: standing forces, rejected claims, war games, headlines."""

from __future__ import annotations

import pytest

from tallywire.extract import extract_facts
from tallywire.schema import Fact


def _facts(text: str) -> list[Fact]:
    return extract_facts(text, published_at="2024-05-01")


def _statuses(text: str) -> list[str]:
    return [fact.status for fact in _facts(text)]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("The garrison in Latvia will grow from 1,900 soldiers to 4,000 next year.", ["actual", "planned"]),
        ("Lisbon will lend 90 marines to the French-led force of 2,200 in Chad.", ["planned", "actual"]),
        ("Japan could call up 5,000 men from a reserve of 47,000.", ["possible", "actual"]),
        ("Some 300 of Italy's 1,200 soldiers in Iraq will be withdrawn in June.", ["planned", "actual"]),
        ("Three of Norway's six frigates will be sold to Chile.", ["planned", "actual"]),
        ("Ankara says its force in Cyprus is under the 40,000 agreed in 1974.", ["actual"]),
        ("Nairobi will send 1,000 men to a new force of 2,500.", ["planned", "planned"]),
    ],
)
def test_what_stands_before_a_change_is_actual(text: str, statuses: list[str]) -> None:
    assert _statuses(text) == statuses


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Rwanda's army called a fable the charge by Burundi that 4,000 of its soldiers had crossed.", "denied"),
        ("Reports that it had moved 200 tanks to the Polish border were a fabrication, Minsk said.", "denied"),
        ("Claims that 60 Kenyan soldiers had died were an invention, the Kenyan army said.", "denied"),
        ("Tehran rejected a British finding that its forces had fired 30 missiles at a base in Iraq.", "denied"),
        ("Reports that it had moved 200 tanks to the Polish border were accurate, Minsk said.", "actual"),
        ("Tehran rejected the offer; its forces fired 30 missiles at a base in Iraq.", "actual"),
    ],
)
def test_a_claim_that_its_sentence_calls_false_is_denied(text: str, status: str) -> None:
    assert _statuses(text) == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("In the war game Japan would lose 26 warships, the institute found.", "possible"),
        ("The simulation showed that China would lose 155 warplanes.", "possible"),
        ("Poland would send 40 tanks to Ukraine, its minister said.", "planned"),
    ],
)
def test_what_a_game_or_a_model_yields_is_possible(text: str, status: str) -> None:
    assert _statuses(text) == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Oslo and Vilnius will between them station 900 soldiers in Lithuania.", "planned"),
        ("Madrid will in all send 20 tanks to Ukraine.", "planned"),
        ("Prague has to date sent 38 tanks to Ukraine.", "actual"),
        ("Finnish pledge €90m for Ukraine; Swedes mull more", "planned"),
        ("Spanish send 200 missiles to Ukraine", "actual"),
        ("NATO: 300 British soldiers in Kosovo; 150 Romanian soldiers next", "planned"),
    ],
)
def test_asides_and_headlines_leave_the_verb_its_number(text: str, status: str) -> None:
    assert _statuses(text)[-1] == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The port has fallen, the rebels announced, giving the number of soldiers captured as 640.", "actual"),
        ("The ministry in Rome announced 300 more soldiers for Latvia.", "planned"),
    ],
)
def test_giving_a_figure_after_an_announcement_plans_nothing(text: str, status: str) -> None:
    assert _statuses(text) == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Donors pledged $2 billion for Yemen, half of the $4 billion the U.N. had sought.", "requested"),
        ("Kyiv has got none of the 40 tanks that Madrid promised.", "planned"),
        ("Kyiv has parked the 40 tanks that Madrid sent.", "actual"),
        ("The Czech plan has brought Ukraine 1.5 million shells.", "actual"),
        ("Portugal's cabinet put aside 220 million euros for Kyiv.", "planned"),
        ("Britain is to double to 6,000 the number of its troops in Estonia.", "planned"),
    ],
)
def test_a_clause_behind_a_definite_number_tells_its_status(text: str, status: str) -> None:
    assert _statuses(text)[-1] == status
