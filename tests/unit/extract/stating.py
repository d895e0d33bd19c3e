"""Facts in a line, for tests that compare all slots at once."""

from __future__ import annotations

from tallywire.extract import extract_facts


def stated_in(text: str) -> str:
    """Facts as "kind-or-item number actor>recipient @location status", without what is open."""
    facts = []
    for fact in extract_facts(text, published_at="2025-06-12"):
        number = fact.value_low if fact.value_low is not None else fact.value_high
        sides = (fact.actor or "-") + (f">{fact.recipient}" if fact.recipient else "")
        place = f"@{fact.location} " if fact.location else ""
        facts.append(f"{fact.item or fact.kind} {number:.15g} {sides} {place}{fact.status}")
    return "; ".join(facts)
