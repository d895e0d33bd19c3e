"""Starting a flow from the command line, with Prefect's embedded server unless another one is configured.

Prefect reads its settings as it is imported, so the environment is prepared first.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tallywire.report import Summary

SETTINGS = {
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",  # it needs half a minute of a busy machine's CPU
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "WARNING",  # the summary says what matters; the API keeps the rest
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",  # the embedded server prints a harmless traceback as it stops
}


def prepare_environment() -> None:
    """Set what Prefect needs to be quiet and patient; what the user has set stays."""
    for name, value in SETTINGS.items():
        os.environ.setdefault(name, value)


def run_flow(sources: list[str], lake: str) -> Summary:
    """Run the main flow in this process and return its summary; raises what ended the flow, if anything did."""
    prepare_environment()
    where = os.environ.get("PREFECT_API_URL")
    waiting = f"connecting to Prefect at {where}" if where else "starting Prefect's embedded server (20 to 40 s)"
    print(f"tallywire: {waiting} …", file=sys.stderr)
    from flows.ingest_and_publish import ingest_and_publish

    state: Any = ingest_and_publish(sources=sources, lake=lake, return_state=True)
    result = state.result(raise_on_failure=False)
    if isinstance(result, BaseException):
        raise result
    summary: Summary = result
    return summary
