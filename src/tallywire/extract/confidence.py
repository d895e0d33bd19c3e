"""How likely a fact is right, by what made it."""

from __future__ import annotations

from tallywire.extract.facts_kinds import Candidate


def confidence(candidate: Candidate) -> float:
    """A probability between 0 and 1."""
    return 0.8
