"""How a flow run ends: the state that says what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from tallywire.checks import CheckResult
from tallywire.report import Summary


def ending(summary: Summary) -> State[Any]:
    """Failed where the run noted a failure, else completed; the summary is its result."""
    row = summary.row
    if row.failures:
        return Failed(message="; ".join(row.failures), data=summary)
    return Completed(message=f"{row.articles} articles, {row.facts} facts", data=summary)


def verdict(results: Sequence[CheckResult]) -> State[Any]:
    """Failed where a check is broken that does not merely warn, else completed."""
    broken = [each for each in results if each.row_count and not each.is_warning]
    if broken:
        return Failed(message="; ".join(f"{each.name}: {each.row_count} rows" for each in broken))
    return Completed(message=f"{len(results)} checks hold")
