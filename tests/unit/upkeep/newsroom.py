"""A newsroom in miniature for tests of whole lakes: articles as they stood on a day, read by real runs."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from tallywire.lake import Lake
from tallywire.pipeline import walk
from tallywire.run import new_run
from tallywire.schema import TABLES

START = datetime(2024, 5, 1, 6, tzinfo=UTC)
DERIVED = tuple(name for name in TABLES if name not in ("runs", "visits", "hosts"))


class Silent:
    """Shows nothing."""

    def track(self, stage: str, doing: str, batches: Sequence[str]) -> Iterator[str]:
        """Yield the batches."""
        yield from batches


def text(place: str, soldiers: int, killed: int = 3) -> str:
    """A report of two figures, and of so many words of its place alone that two places never make one story."""
    chance = random.Random(place)
    own = (" ".join("".join(chance.choices("abdeiklmnorstu", k=6)) for _ in range(14)) for _ in range(8))
    background = " ".join(f"{sentence.capitalize()}." for sentence in own)
    return (
        f"{place} sent {soldiers:,} soldiers to Ukraine on Monday. "
        f"At least {killed} people were killed in {place} last week. {background}"
    )


def article(name: str, words: str, published: str | None = "2024-04-28T08:00:00Z") -> dict[str, str | None]:
    """An article as a JSONL source gives it; the name is its address."""
    return {"url": f"https://news.example/{name}", "title": name, "published_at": published, "text": words}


def read(
    lake: Lake, folder: Path, articles: Sequence[Mapping[str, str | None]], day: int = 0, until: str = "claims"
) -> None:
    """Have a run read these articles on a day."""
    source = folder / "source.jsonl"
    source.write_text("".join(json.dumps(each) + "\n" for each in articles), "utf-8")
    with new_run(lake, [str(source)], START + timedelta(days=day)) as run:
        walk(run, Silent(), until=until)


def go_on(lake: Lake, day: int = 9) -> None:
    """Have a run without sources do what is still to be done."""
    with new_run(lake, [], START + timedelta(days=day)) as run:
        walk(run, Silent(), until="claims")


def hashes(lake: Lake) -> dict[str, str]:
    """The SHA-256 of every derived file and of the documents; files without rows do not count."""
    return {
        f"{table}/{partition}": sha256(lake.partition_file(table, partition).read_bytes()).hexdigest()
        for table in DERIVED
        for partition in lake.partitions(table)
        if lake.read(table, [partition], columns=[TABLES[table].key[0]]).num_rows
    }
