"""The nightly flow: whether the lake still keeps every promise."""

from __future__ import annotations

from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State

from tallywire.checks import run_checks
from tallywire.lake import Lake
from tallywire.ops.lease import lease
from tallywire.ops.limits import VERIFY_TIMEOUT_SECONDS
from tallywire.places import lake_path
from tasks.context import day_name, flow_run_id
from tasks.ending import verdict
from tasks.summary import leave_verification


@flow(
    name="nightly-verify",
    flow_run_name=day_name,
    timeout_seconds=VERIFY_TIMEOUT_SECONDS,
    validate_parameters=False,
    persist_result=False,
)
def nightly_verify(lake: str | None = None) -> State[Any]:
    """Ask every data check of all tables of `lake`; fails where a promise is broken."""
    store = Lake.open(lake_path(lake))
    with lease(store, flow_run_id()):
        results = list(run_checks(store))
        leave_verification(results, store)
    return verdict(results)
