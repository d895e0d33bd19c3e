from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tallywire.lake import Lake
from tallywire.session import connect
from tests.sql.rows import lake_of, small


@pytest.fixture(scope="session")
def small_lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """A lake that keeps every promise; not to be written to."""
    return lake_of(tmp_path_factory.mktemp("small") / "lake", small())


@pytest.fixture
def connection(small_lake: Lake) -> Iterator[duckdb.DuckDBPyConnection]:
    with connect(small_lake) as opened:
        yield opened


@pytest.fixture
def empty_lake(tmp_path: Path) -> Lake:
    return Lake.open(tmp_path / "lake")
