"""The nightly flow: whether the lake is sound."""

from __future__ import annotations

from typing import Any

from prefect import flow
from prefect.client.schemas.objects import State

from tallywire.lake import Lake
from tallywire.ops.lease import lease
from tallywire.ops.limits import VERIFY_AGAIN_SECONDS, VERIFY_TIMEOUT_SECONDS
from tallywire.places import lake_path
from tallywire.upkeep.verify import verify
from tasks.context import day_name, flow_run_id
from tasks.ending import verdict
from tasks.summary import leave_verification


@flow(
    name="nightly-verify",
    flow_run_name=day_name,
    timeout_seconds=VERIFY_TIMEOUT_SECONDS,
    retries=1,  # for files of a run at work, which nobody vouches for before it ends
    retry_delay_seconds=VERIFY_AGAIN_SECONDS,
    validate_parameters=False,
    persist_result=False,
)
def nightly_verify(lake: str | None = None) -> State[Any]:
    """Read every file of `lake` to the end, compare hashes, and ask every data check; fails where one is broken."""
    store = Lake.open(lake_path(lake))
    with lease(store, flow_run_id()):
        problems = list(verify(store))
        leave_verification(problems, store)
    return verdict(problems)
