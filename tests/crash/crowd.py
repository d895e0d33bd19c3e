"""Two runs at once and a reader that counts: `python -m tests.crash.crowd --seconds 60`.

Both runs read batches of articles, partly the same ones, into one lake; the reader counts by plain glob, as any tool
would. Every count must be between what was there before and what is there at last, and never fall; in the end the
tables are those of one run after the other.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

sys.path.insert(0, str(Path(__file__).parent))
from crashes import Silent, hashes

from tallywire.lake import Lake
from tallywire.pipeline import walk
from tallywire.run import new_run

_START = datetime(2024, 5, 1, 6, tzinfo=UTC)
_ATTEMPTS = 5
_TIMELESS = ("passages", "quantities", "facts", "claims")
_COUNT = "SELECT count(*) AS rows_all, count(DISTINCT {key}) AS rows_distinct FROM '{root}/{table}/*/{table}.parquet'"
_COUNTED = {"articles": "article_id", "facts": "fact_id", "documents": "document_id"}


@dataclass(frozen=True, slots=True)
class Watch:
    """What the reader saw."""

    counts: int
    asked_again: int
    wrong: int
    failed: int


def source(folder: Path, number: int) -> Path:
    """A file of six articles, of which the next one repeats two."""
    file = folder / f"portion-{number}.jsonl"
    articles = [
        {
            "url": f"https://news.example/{each}",
            "title": f"Report {each}",
            "published_at": "2024-04-20T08:00:00Z",
            "text": f"Kenya sent {each + 100} soldiers to Chad on Monday. So{each} it{each} was{each} told{each}.",
        }
        for each in range(number * 4, number * 4 + 6)
    ]
    file.write_text("".join(json.dumps(each) + "\n" for each in articles), "utf-8")
    return file


def write_until(root: Path, folder: Path, numbers: range, deadline: float) -> int:
    """Run portion after portion until the time is over; return how many were read."""
    done = 0
    for number in numbers:
        if done and time.monotonic() > deadline:
            break
        read_portion(Lake.open(root), source(folder, number), number)
        done += 1
    return done


def read_portion(lake: Lake, file: Path, number: int) -> None:
    """One run over one portion, at a time of its own."""
    with new_run(lake, [str(file)], _START + timedelta(minutes=number)) as run:
        walk(run, Silent(), until="claims")


def watch(root: Path, is_over: Callable[[], bool]) -> Watch:
    """Count rows and distinct keys without pause until it is over."""
    counts = asked_again = wrong = failed = 0
    last = dict.fromkeys(_COUNTED, 0)
    while not is_over():
        for table, key in _COUNTED.items():
            for attempt in range(1, _ATTEMPTS + 1):
                try:
                    found = duckdb.sql(_COUNT.format(key=key, root=root, table=table)).fetchall()[0]
                except duckdb.Error:
                    asked_again += attempt < _ATTEMPTS
                    failed += attempt == _ATTEMPTS
                    continue
                counts += 1
                wrong += found[0] != found[1] or found[0] < last[table]
                last[table] = found[0]
                break
    return Watch(counts, asked_again, wrong, failed)


def crowd(folder: Path, seconds: float) -> tuple[Watch, bool]:
    """Let two writers and a reader at one lake; return what the reader saw, and whether all is right in the end."""
    root = folder / "lake"
    Lake.open(root)
    deadline = time.monotonic() + seconds
    children = [
        _fork(lambda first=first: write_until(root, folder, range(first, 1_000, 2), deadline)) for first in (0, 1)
    ]  # type: ignore[misc]
    statuses: dict[int, int] = {}  # of the children that have ended

    def is_over() -> bool:
        for child in children:
            if child not in statuses:
                done, status = os.waitpid(child, os.WNOHANG)
                if done:
                    statuses[done] = status
        return len(statuses) == len(children)

    seen = watch(root, is_over)
    alone = folder / "alone"
    portions = sorted(int(file.stem.partition("-")[2]) for file in folder.glob("portion-*.jsonl"))
    for number in portions:
        read_portion(Lake.open(alone), folder / f"portion-{number}.jsonl", number)
    same = _without_times(hashes(root)) == _without_times(hashes(alone))
    return seen, same and not any(statuses.values())


def _without_times(found: dict[str, str]) -> dict[str, str]:
    """Tables whose rows do not say which of two runs read a repeated article first."""
    return {file: digest for file, digest in found.items() if file.split("/")[0] in _TIMELESS}


def _fork(action: Callable[[], object]) -> int:
    child = os.fork()
    if child == 0:
        status = 1
        try:
            action()
            status = 0
        finally:
            os._exit(status)
    return child


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60.0)
    with tempfile.TemporaryDirectory() as folder:
        seen, is_right = crowd(Path(folder), parser.parse_args().seconds)
    print(f"{seen.counts} counts, {seen.asked_again} asked again, {seen.failed} failed, {seen.wrong} wrong")
    print("the tables are those of one run after the other" if is_right else "the tables differ")
    sys.exit(bool(seen.failed or seen.wrong or not is_right))


if __name__ == "__main__":
    main()
