"""Runs that are killed (SIGKILL) on the way and then repeated: `python -m tests.crash.crashes --kills 300`.

Each trial starts from a copy of a lake, kills a run of the next step at a random moment or as a stage begins, looks
at what is left, runs again undisturbed, and compares every file with that of a lake that was never disturbed. Steps:
articles come in; articles come in, and some of the old ones have changed; one article is deleted; all is rebuilt.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from tallywire.lake import Lake, Written
from tallywire.pipeline import do_batch, walk
from tallywire.run import Counts, Run, new_run
from tallywire.schema import TABLES

COMPARED = tuple(name for name in TABLES if name not in ("runs", "visits", "hosts"))
"""Everything but the notes on runs, which differ in time, and on fetching, of which there is none here."""
POINTS = (
    *("ingest", "parse", "clean", "settle", "extract", "stories"),
    *(f"publish {table}" for table in ("articles", "article_revisions", "passages", "quantities", "facts")),
    *(f"publish {table}" for table in ("facts_history", "rejects", "tombstones", "documents", "stories")),
    *("claims", "claims noted"),
    *(f"within {table}" for table in ("articles", "quantities", "facts", "claims", "stories")),
)
"""The named stages of a run: a kill at one comes as it begins, or within a table as its first file is in place."""
_START = datetime(2024, 5, 1, 6, tzinfo=UTC)
_ENDED_WELL, _FOUND_DAMAGE = 0, 3


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of one kill: where it landed, and how the lake differed in the end."""

    step: str
    aimed_at: str
    landed_in: str
    unreadable: int
    lost: int
    doubled: int
    differing: int

    @property
    def is_clean(self) -> bool:
        """Whether nothing was lost, doubled, unreadable or different."""
        return not (self.unreadable or self.lost or self.doubled or self.differing)


class Silent:
    """Shows nothing."""

    def track(self, stage: str, doing: str, batches: Sequence[str]) -> Iterator[str]:
        """Yield the batches."""
        yield from batches


Report = Callable[[str], None]
"""Told of each named stage as it begins."""


def write_sources(folder: Path) -> None:
    """Write the sources of the first and the second step as JSONL files."""
    chance = random.Random(11)
    names = ("Norland", "Poland", "Kenya", "Brazil", "Turkey", "Japan", "Ukraine", "Romania")
    first, second = [], []
    for number in range(18):
        place, count = names[number % len(names)], chance.randrange(100, 9_000)
        text = " ".join(
            f"{place} sent {count + line:,} soldiers to {names[(number + line) % 8]} on Monday, item {number} of"
            f" line {line}. At least {line + 2} people were killed near the border of {place}."
            for line in range(3)
        )
        day = _START + timedelta(days=number - 9)
        article = {
            "url": f"https://site{number % 5}.example/{number // 2 if number > 14 else number}",
            "title": f"{place} sends troops",
            "published_at": day.isoformat() if number % 9 else None,
            "text": text if number % 7 else text.replace(",", "").upper(),
        }
        first.append(article)
        if number % 4 == 0:
            second.append(article | {"text": text.replace("soldiers", "troops").replace(" 3 people", " 30 people")})
        if number % 6 == 1:
            shuffled = ". ".join(text.split(". ")[::-1])
            second.append(article | {"url": f"https://copy.example/{number}", "text": shuffled})
    second.append({"url": "https://site1.example/empty", "text": ""})
    for name, articles in (("first", first), ("second", second)):
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, articles)) + "\n", "utf-8")


def step(name: str, root: Path, sources: Path, report: Report) -> None:
    """Do one step on the lake at `root`, telling of each named stage."""
    lake = Lake.open(root)

    def do(stage: str, run: Run, batch: str) -> Counts:
        if stage == "publish" or batch == "noted":
            report(f"{stage} {batch}")
        else:
            report(batch if batch in ("settle", "stories") else stage)
        return do_batch(stage, run, batch)

    if name == "deletion":
        from tallywire.schema import Tombstone

        asked = Tombstone(
            scope="article", value=_victim(lake), reason="test", deleted_at=_START + timedelta(days=3), month="2024-05"
        )
        lake.append("tombstones", [asked])
    if name == "rebuild":
        from tallywire.upkeep.rebuild import rebuild

        report("ingest")
        rebuild(lake, Silent(), do)
        return
    order = ("first", "second", "deletion")
    named = [] if name == "deletion" else [str(sources / f"{name}.jsonl")]
    with new_run(lake, named, _START + timedelta(days=order.index(name))) as run:
        walk(run, Silent(), do=do, until="claims")


def _victim(lake: Lake) -> str:
    """The article to be deleted: one with an earlier revision; always the same, also when it is half gone."""
    stones = [each.value for each in lake.records("tombstones") if each.scope == "article"]
    return stones[0] if stones else min(each.article_id for each in lake.records("article_revisions"))


def fork(action: Callable[[Report], None], kill_at: str | float | None = None) -> tuple[int, str]:
    """Run the action in a child, killed after some seconds or as a stage begins; return its status and last stage."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        os.setpgid(0, 0)
        _be_the_child(action, writing, kill_at if isinstance(kill_at, str) else None)
    os.close(writing)
    if isinstance(kill_at, float):
        time.sleep(kill_at)
        os.kill(child, signal.SIGKILL)
    told = b""
    while chunk := os.read(reading, 4096):
        told += chunk
    os.close(reading)
    _, status = os.waitpid(child, 0)
    stages = told.decode().splitlines()
    return status, stages[-1] if stages else "start"


def _be_the_child(action: Callable[[Report], None], writing: int, kill_at: str | None) -> None:
    def report(stage: str) -> None:
        os.write(writing, f"{stage}\n".encode())
        if stage == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    _tell_of_files(report)
    status = 1
    try:
        action(report)
        status = _ENDED_WELL
        report("end")
    except DamageError:
        status = _FOUND_DAMAGE
    finally:
        os._exit(status)


def _tell_of_files(report: Report) -> None:
    """Let the lake of this process report each file that it has put in place."""
    replace = Lake._replace

    def telling(lake: Lake, *change: Any) -> Written | None:
        written = replace(lake, *change)
        if written is not None:
            report(f"within {written.table}")
        return written

    Lake._replace = telling  # type: ignore[method-assign]


class DamageError(Exception):
    """A reader found a file that it could not read."""


def read_everything(root: Path) -> None:
    """Read all tables as any reader would, by plain glob; raises DamageError where a file cannot be read."""
    import duckdb

    for table in TABLES:
        try:
            duckdb.sql(f"SELECT count(*), count(DISTINCT columns(*)) FROM '{root}/{table}/*/*.parquet'").fetchall()
        except duckdb.Error as error:
            raise DamageError(table) from error


def hashes(root: Path) -> dict[str, str]:
    """The SHA-256 of every file of every compared table."""
    return {
        str(file.relative_to(root)): sha256(file.read_bytes()).hexdigest()
        for table in COMPARED
        for file in sorted((root / table).glob("*/*.parquet"))
    }


def keys(root: Path) -> Counter[tuple[str, ...]]:
    """How often each key stands in each compared table."""
    lake = Lake(root)
    found: Counter[tuple[str, ...]] = Counter()
    for table in COMPARED:
        columns = list(TABLES[table].key)
        found.update((table, *map(str, row.values())) for row in lake.read(table, columns=columns).to_pylist())
    return found


class Laboratory:
    """Undisturbed lakes, one for the state before and after each step, and trials against them."""

    STEPS = ("first", "second", "deletion", "rebuild")

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        write_sources(folder)
        self.seconds: dict[str, float] = {}
        step("first", folder / "warm", folder, lambda _: None)  # so that no child has to import and load anything
        before = folder / "start"
        before.mkdir()
        for name in self.STEPS:
            after = folder / f"after-{name}"
            shutil.copytree(before, after)
            started = time.monotonic()
            status, _ = fork(lambda report, name=name, after=after: step(name, after, folder, report))  # type: ignore[misc]
            assert status == 0, f"the undisturbed step {name} failed"
            self.seconds[name] = time.monotonic() - started
            before = after

    def before(self, name: str) -> Path:
        """The lake as it was before a step."""
        place = self.STEPS.index(name)
        return self.folder / (f"after-{self.STEPS[place - 1]}" if place else "start")

    def trial(self, name: str, kill_at: str | float) -> Trial:
        """Kill the step, look, run it again, compare."""
        with tempfile.TemporaryDirectory(dir=self.folder) as place:
            root = Path(place) / "lake"
            shutil.copytree(self.before(name), root)
            _, landed_in = fork(lambda report: step(name, root, self.folder, report), kill_at)
            made = all(any((root / table).glob("*/*.parquet")) for table in TABLES)
            damaged, _ = fork(lambda _: read_everything(root)) if made else (0, "")
            again, _ = fork(lambda report: step(name, root, self.folder, report))
            read_again, _ = fork(lambda _: read_everything(root))
            expected, found = self.folder / f"after-{name}", root
            wanted, got = hashes(expected), hashes(found)
            lost = doubled = 0
            if wanted != got:
                lost = sum((keys(expected) - keys(found)).values())
                doubled = sum((keys(found) - keys(expected)).values())
            return Trial(
                step=name,
                aimed_at=kill_at if isinstance(kill_at, str) else "a random moment",
                landed_in=landed_in,
                unreadable=sum(map(bool, (damaged, again, read_again))),
                lost=lost,
                doubled=doubled,
                differing=len(wanted.items() ^ got.items()),
            )

    def trials(self, kills: int, seed: int = 1) -> Iterator[Trial]:
        """Yield trials: each named stage of each step once, then random moments of the steps in turn."""
        named = [(name, point) for name in self.STEPS for point in POINTS]
        chance = random.Random(seed)
        for name, point in named[:kills]:
            yield self.trial(name, point)
        for number in range(max(0, kills - len(named))):
            name = self.STEPS[number % len(self.STEPS)]
            yield self.trial(name, chance.uniform(0.0, self.seconds[name]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        laboratory = Laboratory(Path(folder))
        trials = []
        for trial in laboratory.trials(asked.kills, asked.seed):
            trials.append(trial)
            if not trial.is_clean:
                print(trial)
            if len(trials) % 25 == 0:
                print(f"{len(trials)} kills …", file=sys.stderr)
    print(f"{len(trials)} kills, each followed by a rerun; the kill landed in")
    for stage, count in sorted(Counter(trial.landed_in for trial in trials).items()):
        print(f"  {count:>4}  {stage}")
    kinds = ("lost", "doubled", "unreadable", "differing")
    totals = {name: sum(getattr(trial, name) for trial in trials) for name in kinds}
    print(", ".join(f"{name} {total}" for name, total in totals.items()))
    sys.exit(any(totals.values()))


if __name__ == "__main__":
    main()
