"""How a flow run ends: the state that says what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from tallywire.report import Summary
from tallywire.upkeep.verify import Problem

_NAMED = 5
"""Problems named in a state's message; all stand in the artifact."""


def ending(summary: Summary) -> State[Any]:
    """Failed where the run noted a failure, else completed; the summary is its result."""
    row = summary.row
    if row.failures:
        return Failed(message="; ".join(row.failures), data=summary)
    return Completed(message=f"{row.articles} articles, {row.facts} facts", data=summary)


def verdict(problems: Sequence[Problem]) -> State[Any]:
    """Failed where there is a problem, else completed."""
    if problems:
        return Failed(message="; ".join(f"{each.place}: {each.what}" for each in problems[:_NAMED]))
    return Completed(message="the lake is sound")
