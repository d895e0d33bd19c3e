"""The few questions that operation asks of a Prefect server, over its REST API: importing Prefect takes seconds."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import httpx

from tallywire.errors import FetchError

POOL = "tallywire"
"""The work pool that prefect.yaml names."""
TAG = "tallywire"
"""The tag that prefect.yaml gives every deployment."""
_TIMEOUT_SECONDS = 15.0
_PAGE = 200
"""Most rows that the API gives at once."""


class PrefectUnreachableError(FetchError):
    """The Prefect server does not answer, or refuses."""


@dataclass(frozen=True, slots=True)
class FlowRun:
    """A flow run of ours; `due_at` is when it was to start, `since` when it came into its state."""

    id: str
    name: str
    deployment_id: str | None
    state: str
    due_at: datetime
    since: datetime
    message: str
    parameters: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Deployment:
    """A deployment of ours; `interval_seconds` is that of its active interval schedule, if it has one."""

    id: str
    name: str
    is_paused: bool
    interval_seconds: float | None


@dataclass(frozen=True, slots=True)
class PrefectApi:
    """A Prefect server as operation sees it; every method raises PrefectUnreachableError where it does not answer."""

    client: httpx.Client

    def version(self) -> str:
        """The server's version."""
        return str(self._ask("GET", "/admin/version"))

    def deployments(self) -> list[Deployment]:
        """Our deployments, by name."""
        asked = {"deployments": {"tags": {"all_": [TAG]}}, "limit": _PAGE}
        found = [_deployment(each) for each in self._ask("POST", "/deployments/filter", asked)]
        return sorted(found, key=lambda each: each.name)

    def flow_runs(self, states: Sequence[str], limit: int = _PAGE) -> list[FlowRun]:
        """Runs of our deployments in states such as RUNNING, the latest first."""
        asked = {
            "deployments": {"tags": {"all_": [TAG]}},
            "flow_runs": {"state": {"type": {"any_": list(states)}}},
            "sort": "EXPECTED_START_TIME_DESC",
            "limit": limit,
        }
        return [_flow_run(each) for each in self._ask("POST", "/flow_runs/filter", asked)]

    def workers_online(self) -> int:
        """How many workers poll our pool."""
        found = self._ask("POST", f"/work_pools/{POOL}/workers/filter", {"limit": _PAGE})
        return sum(each["status"] == "ONLINE" for each in found)

    def has_pool(self) -> bool:
        """Whether our work pool is there."""
        return bool(self._ask("POST", "/work_pools/filter", {"work_pools": {"name": {"any_": [POOL]}}}))

    def crash(self, flow_run_id: str, message: str) -> None:
        """Note that a flow run is dead; its place in the concurrency limit is free again."""
        state = {"type": "CRASHED", "name": "Crashed", "message": message}
        self._ask("POST", f"/flow_runs/{flow_run_id}/set_state", {"state": state, "force": True})

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        try:
            answer = self.client.request(method, path, json=body)
            answer.raise_for_status()
            return answer.json()
        except (httpx.HTTPError, ValueError) as error:
            raise PrefectUnreachableError(f"Prefect at {self.client.base_url} does not answer: {error}") from error


@contextmanager
def connect(url: str) -> Iterator[PrefectApi]:
    """The server at an API URL; PREFECT_API_KEY or PREFECT_API_AUTH_STRING say who asks, as for Prefect itself."""
    headers = {}
    if key := os.environ.get("PREFECT_API_KEY"):
        headers["Authorization"] = f"Bearer {key}"
    elif user := os.environ.get("PREFECT_API_AUTH_STRING"):
        headers["Authorization"] = "Basic " + base64.b64encode(user.encode()).decode()
    with httpx.Client(base_url=url, headers=headers, timeout=_TIMEOUT_SECONDS) as client:
        yield PrefectApi(client)


def _flow_run(row: dict[str, Any]) -> FlowRun:
    return FlowRun(
        id=row["id"],
        name=row["name"],
        deployment_id=row["deployment_id"],
        state=row["state"]["type"],
        due_at=datetime.fromisoformat(row["expected_start_time"]),
        since=datetime.fromisoformat(row["state"]["timestamp"]),
        message=row["state"]["message"] or "",
        parameters=row["parameters"] or {},
    )


def _deployment(row: dict[str, Any]) -> Deployment:
    intervals = [
        each["schedule"]["interval"] for each in row["schedules"] if each["active"] and "interval" in each["schedule"]
    ]
    return Deployment(row["id"], row["name"], row["paused"], min(intervals, default=None))
