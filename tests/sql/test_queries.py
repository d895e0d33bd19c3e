"""docs/queries.md is true: its queries give the answers on the page, its examples work in every tool it names."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tallywire.lake import Lake
from tallywire.places import PROJECT_ROOT
from tallywire.session import connect
from tests.sql.queries import PAGE, answered, examples


def test_every_query_gives_the_answer_on_the_page(samples_lake: Lake) -> None:
    page = PAGE.read_text("utf-8")
    assert page.count("```sql") == 15
    with connect(samples_lake) as connection:
        assert answered(page, connection) == page, "run `make golden`, and look at the difference"


@pytest.mark.parametrize("code", examples(PAGE.read_text("utf-8")), ids=lambda code: code.split()[1])
def test_every_example_counts_the_same(samples_lake: Lake, code: str) -> None:
    known: dict[str, Any] = {"lake": str(samples_lake.root)}
    exec(compile(code, "docs/queries.md", "exec"), known)
    expected = sum(each.kind == "troops" for each in samples_lake.records("facts"))
    assert known["answer"] == expected > 0


def test_the_notebook_runs_from_top_to_bottom(samples_lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALLYWIRE_LAKE", str(samples_lake.root))
    notebook = json.loads((PROJECT_ROOT / "docs" / "notebook.ipynb").read_text("utf-8"))
    known: dict[str, Any] = {}
    cells = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    for cell in cells:
        exec(compile(cell, "docs/notebook.ipynb", "exec"), known)
    assert len(known["troops"]) > 0
    assert known["chart"].to_dict()["mark"]
    assert all(cell.get("outputs") == [] for cell in notebook["cells"] if cell["cell_type"] == "code"), (
        "no stale output"
    )
