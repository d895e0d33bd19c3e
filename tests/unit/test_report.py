"""What a run says of itself."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tallywire.lake import Lake
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


def test_stories_are_counted_as_stories_not_as_the_articles_in_them(tmp_path: Path) -> None:
    reports = [article(TEXT, site=f"{number}.example") for number in range(4)]
    first, copy, merged, other = (story for _, _, story in reports)
    grouped = [
        first,
        replace(copy, story_id=first.story_id, role="copy"),
        replace(merged, merged_into=first.story_id),
        other,
    ]
    lake = lake_of(tmp_path / "lake", [*(each for document, read, _ in reports for each in (document, read)), *grouped])
    rows = {what: total for what, _, total in summarise(lake, row("runs", counts="{}", manifest="{}"), Ledger()).rows}
    assert (rows["articles"], rows["stories"]) == (4, 2)


def test_a_run_that_found_nothing_says_first_why_and_shows_no_zeros(tmp_path: Path) -> None:
    nothing = dict.fromkeys(("articles", "rejects", "passages", "quantities", "facts"), 0)
    failed = row(
        "runs", counts="{}", manifest="{}", status="failed", failures=["a.txt: there is no such file"], **nothing
    )
    summary = summarise(Lake.open(tmp_path / "lake"), failed, Ledger())
    first, *rest = as_text(summary).splitlines()
    assert " failed in " in first
    assert rest == ["failed: a.txt: there is no such file"]
    assert as_markdown(summary).splitlines()[1:] == ["", "**Failed:** `a.txt: there is no such file`"]


def test_a_failure_stands_before_the_counts(tmp_path: Path) -> None:
    lake = lake_of(tmp_path / "lake", article(TEXT))
    failed = row("runs", counts="{}", manifest="{}", status="failed", failures=["a.txt: there is no such file"])
    for text in (as_text(summarise(lake, failed, Ledger())), as_markdown(summarise(lake, failed, Ledger()))):
        assert text.index("no such file") < text.index("in the lake")
