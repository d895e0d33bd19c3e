"""A round that made far too little of what it read is not published."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from tallywire.errors import LakeError
from tallywire.lake import Lake
from tallywire.run import new_run
from tallywire.stages import publish


def pending(count: int) -> pa.Table:
    return pa.table({"document_id": [f"d{number}" for number in range(count)], "fetched_date": ["2025-06-01"] * count})


def test_a_thousand_documents_without_an_article_are_not_published(tmp_path: Path) -> None:
    with new_run(Lake.open(tmp_path / "lake"), []) as run:
        run.put("pending", "000000", pending(1_000))
        with pytest.raises(LakeError, match="nothing is published: articles per document: 0 in 1000"):
            publish.batches(run)


def test_a_few_documents_without_an_article_are_published_with_their_data_package(tmp_path: Path) -> None:
    lake = Lake.open(tmp_path / "lake")
    with new_run(lake, []) as run:
        run.put("pending", "000000", pending(20))
        assert list(publish.batches(run)) == list(publish.ORDER)
    assert (lake.root / "datapackage.json").exists()
