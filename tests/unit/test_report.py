"""What a run says of itself."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tallywire.ledger import Ledger
from tallywire.report import as_markdown, as_text, summarise
from tests.sql.rows import NOON, TEXT, article, fact, lake_of, row


def test_examples_are_the_surest_facts_of_the_months_that_the_run_wrote(tmp_path: Path) -> None:
    (_, read, _), (_, older, _) = reports = [article(TEXT), article(TEXT + "!", at=NOON - timedelta(days=90))]
    facts = [
        fact(read, "4,000 soldiers", confidence=0.8),
        fact(read, "nine trucks", confidence=0.9),
        replace(
            fact(read, "nine trucks", kind="equipment", unit="item", item="truck", confidence=0.7), fact_id="trucks"
        ),
        fact(older, "4,000 soldiers", kind="displaced", confidence=0.99),
    ]
    lake = lake_of(tmp_path / "lake", [each for one in reports for each in one] + facts)
    wrote = row("runs", counts="{}", manifest=json.dumps({"facts/month=2022-02/facts.parquet": "", "other": ""}))
    summary = summarise(lake, wrote, Ledger())
    assert [(each["kind"], each["quote"]) for each in summary.examples] == [
        ("troops", "nine trucks"),
        ("equipment", "nine trucks"),
    ]
    assert ("displaced", 0, 1) in summary.kinds
    nothing = summarise(lake, row("runs", counts="{}", manifest="{}"), Ledger())
    assert nothing.examples == ()
    assert "for example" in as_text(summary)
    assert "for example" not in as_text(nothing)
    assert "soldiers" not in as_markdown(nothing)
