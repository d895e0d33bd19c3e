"""The flows do what the plain walk does, and leave word of it in Prefect."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tallywire.lake import Lake
from tallywire.schema import TABLES
from tests.conftest import run_pipeline

pytestmark = [pytest.mark.xdist_group("prefect"), pytest.mark.timeout(600)]

_OWN = ("runs", "visits", "hosts")
"""Tables that tell of a run, or of the network."""
_OF_THE_RUN = ("fetched_date", "month")
"""Partitions that hold, for local files, when the run was."""
BEGIN = datetime.now(UTC)


def _rows(lake: Lake, table: str) -> list[dict[str, Any]]:
    rows = lake.read(table).to_pylist()
    kept = [{name: _timeless(value) for name, value in row.items() if name not in _OF_THE_RUN} for row in rows]
    return sorted(kept, key=repr)


def _timeless(value: Any) -> Any:
    """The value, unless it is a moment of the run itself."""
    return "now" if isinstance(value, datetime) and value >= BEGIN else value


def _artifacts(key: str) -> list[Any]:
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey

    with get_client(sync_client=True) as client:
        return client.read_artifacts(artifact_filter=ArtifactFilter(key=ArtifactFilterKey(any_=[key])))


@pytest.fixture(scope="module")
def flow_lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """A lake that the flow has filled from the bundled samples."""
    from flows.ingest_and_publish import ingest_and_publish

    lake = Lake.open(tmp_path_factory.mktemp("flow") / "lake")
    state = ingest_and_publish(lake=str(lake.root), return_state=True)
    assert state.is_completed(), state.message
    return lake


def test_the_flow_leaves_the_same_tables_as_the_plain_walk(flow_lake: Lake, tmp_path: Path) -> None:
    from tallywire.places import SAMPLES

    plain = Lake.open(tmp_path / "lake")
    run_pipeline(plain, SAMPLES)
    for table in TABLES.keys() - set(_OWN):
        assert _rows(flow_lake, table) == _rows(plain, table), table
    assert _rows(flow_lake, "facts")


def test_the_flow_leaves_its_summary_as_artifacts(flow_lake: Lake) -> None:
    run_id = flow_lake.read("runs")["run_id"].to_pylist()[0]
    (summary,) = _artifacts("run-summary")
    assert summary.data.startswith(f"## Run `{run_id}`: completed")
    assert "| facts |" in summary.data
    (tables,) = _artifacts("run-tables")
    assert '"in the lake"' in tables.data
    (progress,) = _artifacts("run-progress")
    assert progress.data == 100.0
    (link,) = _artifacts("lake")
    assert flow_lake.root.as_uri() in link.data


def test_the_flow_fails_where_a_source_is_missing_and_says_which(tmp_path: Path) -> None:
    from flows.ingest_and_publish import ingest_and_publish

    state = ingest_and_publish(sources=["/no/such/news"], lake=str(tmp_path), return_state=True)
    assert state.is_failed()
    assert "/no/such/news" in state.message


def test_credentials_in_an_address_are_neither_in_the_name_of_a_run_nor_in_its_row(tmp_path: Path) -> None:
    from prefect.client.orchestration import get_client

    from flows.ingest_and_publish import ingest_and_publish

    address = "http://reader:s3kret@127.0.0.1:9/feed?token=t0ken"
    state = ingest_and_publish(sources=[address], lake=str(tmp_path), return_state=True)
    with get_client(sync_client=True) as client:
        name = client.read_flow_run(state.state_details.flow_run_id).name
    (row,) = Lake(tmp_path).read("runs").to_pylist()
    assert name.startswith("http://127.0.0.1:9/feed")
    for told in (name, str(row), state.message):
        assert "s3kret" not in told
        assert "t0ken" not in told


def test_the_nightly_flow_completes_on_a_sound_lake_and_fails_on_a_broken_one(flow_lake: Lake, tmp_path: Path) -> None:
    from flows.nightly_verify import nightly_verify

    verify_once = nightly_verify.with_options(retries=0)
    assert verify_once(lake=str(flow_lake.root), return_state=True).is_completed()
    shutil.copytree(flow_lake.root, tmp_path / "lake")
    file = next((tmp_path / "lake" / "facts").glob("month=2*/facts.parquet"))
    file.write_bytes(b"not Parquet")
    state = verify_once(lake=str(tmp_path / "lake"), return_state=True)
    assert state.is_failed()
    assert f"facts/{file.parent.name}/facts.parquet: cannot be read" in state.message


def test_the_rebuild_mends_a_lost_file(flow_lake: Lake, tmp_path: Path) -> None:
    from flows.rebuild_lake import rebuild

    shutil.copytree(flow_lake.root, tmp_path / "lake")
    broken = Lake(tmp_path / "lake")
    file = next((broken.root / "facts").glob("month=2*/facts.parquet"))
    file.write_bytes(b"not Parquet")
    state = rebuild(lake=str(broken.root), return_state=True)
    assert state.is_completed(), state.message
    assert _rows(broken, "facts") == _rows(flow_lake, "facts")


def test_a_backfill_reads_one_source_of_the_configured_file_even_if_it_is_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from flows.backfill_source import backfill
    from tallywire.places import SAMPLES

    file = tmp_path / "sources.toml"
    file.write_text(f'[sources.old]\ntype = "folder"\non = false\npath = "{SAMPLES}"\n')
    monkeypatch.setenv("TALLYWIRE_SOURCES", str(file))
    state = backfill(source="old", lake=str(tmp_path / "lake"), return_state=True)
    assert state.is_completed(), state.message
    assert Lake(tmp_path / "lake").read("runs")["sources"].to_pylist() == [[f"{file}#old"]]
    assert set(Lake(tmp_path / "lake").read("documents")["source"].to_pylist()) == {"old"}


@pytest.mark.parametrize(
    ("error", "is_retried"),
    [
        (OSError(5, "Input/output error"), True),
        (FileNotFoundError(2, "No such file"), False),
        (ValueError("a bug"), False),
    ],
)
def test_only_what_may_recover_is_tried_again(error: Exception, is_retried: bool) -> None:
    from prefect.states import Failed

    from tasks.batches import may_recover

    assert may_recover(None, None, Failed(data=error)) is is_retried


def test_every_deployment_names_a_flow_and_its_parameters() -> None:
    import yaml
    from prefect.flows import load_flow_from_entrypoint

    from tallywire.places import PROJECT_ROOT

    declared = yaml.safe_load((PROJECT_ROOT / "prefect.yaml").read_text("utf-8"))["deployments"]
    assert {"ingest-and-publish", "nightly-verify", "rebuild", "backfill"} == {each["name"] for each in declared}
    for each in declared:
        flow = load_flow_from_entrypoint(
            str(PROJECT_ROOT / each["entrypoint"].split(":")[0]) + ":" + each["entrypoint"].split(":")[1]
        )
        assert flow.name == each["name"]
        assert {*each["parameters"], *(flow.parameters.required or ())} == set(flow.parameters.properties)
        assert flow.timeout_seconds, f"{each['name']} may hang for ever"
        assert each["concurrency_limit"] == {"limit": 1, "collision_strategy": "CANCEL_NEW"}
        assert "tallywire" in each["tags"]
        assert each["work_pool"]["job_variables"]["env"]["TALLYWIRE_ONLY_DUE"] == "true", "intervals are heeded"
