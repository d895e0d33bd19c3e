"""Constructions that our own sample articles showed to be read wrongly."""

from __future__ import annotations

import pytest

from tallywire import extract_facts


@pytest.mark.parametrize(
    "text",
    [
        "A claim by a broadcaster that Sudan had sold Chad 20 drones was denied in Khartoum.",
        "Reports that Peru had sent 400 soldiers to Haiti were rejected by the ministry.",
    ],
)
def test_what_a_rejected_claim_says_is_denied(text: str) -> None:
    (fact,) = extract_facts(text, published_at="2024-05-02")
    assert fact.status == "denied"


def test_what_another_claim_says_is_not_denied_with_it() -> None:
    facts = extract_facts(
        "Peru sent 400 soldiers to Haiti, and a report that they were paid was denied.", published_at="2024-05-02"
    )
    assert [fact.status for fact in facts] == ["actual"]


@pytest.mark.parametrize(
    "text",
    [
        "Some 900 Czech soldiers marched through Brno past a crowd that the city put at 15,000.",
        "About 300 Polish soldiers paraded before an audience which the mayor put at 5,000.",
    ],
)
def test_a_relative_clause_that_puts_a_crowd_at_a_number_counts_no_soldiers(text: str) -> None:
    (fact,) = extract_facts(text, published_at="2024-05-02")
    assert fact.kind == "troops"
    assert fact.value < 1000
