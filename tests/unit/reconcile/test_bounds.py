"""What a run reads of old facts and claims to work out new ones: nothing, however many there are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from tallywire.lake import Lake
from tallywire.pipeline import walk
from tallywire.progress import PlainLines
from tallywire.run import new_run

_NOW = datetime(2026, 6, 1, tzinfo=UTC)
_REPORT = """The bridge at the border
{date}
https://wire.example.org/{date}/bridge

{sentences}
"""
_SENTENCES = 60  # so many ids lie between each other: no range of ids tells which file holds one


def test_claims_of_a_revised_article_are_worked_out_without_facts_of_other_quarters(tmp_path: Path) -> None:
    lake, inbox = Lake.open(tmp_path / "lake"), tmp_path / "inbox"
    inbox.mkdir()
    for day, (date, count) in enumerate([("20200110", 4_000), ("20260512", 7_000), ("20260512", 8_000)]):
        file = inbox / f"{day}.txt"
        sentences = [f"Sudan sent {count + place:,} soldiers to Chad, officials said." for place in range(_SENTENCES)]
        file.write_text(_REPORT.format(date=date, sentences="\n".join(sentences[day:])), "utf-8")
        with new_run(lake, [str(file)], _NOW + timedelta(days=day)) as run:
            walk(run, PlainLines(), until="claims")
        for table in ("facts", "claims"):  # whoever reads their rows from now on fails
            _spoil(lake.partition_file(table, "2020-01"))
    claimed = [fact for claim in lake.records("claims", ["2026-05"]) for fact in claim.fact_ids]
    assert len(claimed) == _SENTENCES - 2
    assert sorted(claimed) == sorted(fact.fact_id for fact in lake.records("facts", ["2026-05"]))


def _spoil(file: Path) -> None:
    """Overwrite the columns of a Parquet file, but not what it says of itself at its end."""
    content = file.read_bytes()
    end = int.from_bytes(content[-8:-4], "little") + 8
    file.write_bytes(content[:4] + bytes(len(content) - end - 4) + content[-end:])
