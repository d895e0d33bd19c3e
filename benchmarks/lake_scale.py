"""What it costs to add 1,000 articles to a lake, by what the lake holds; and the memory of a long run.

    python -m benchmarks.lake_scale --facts 10000000        an empty lake beside one of 1,000,000 articles, ten years
    python -m benchmarks.lake_scale --filled LAKE           the same beside a copy of one that is filled already
    python -m benchmarks.lake_scale --filled LAKE --cold    the same as the first run that the large lake sees
    python -m benchmarks.lake_scale --memory 100000         peak memory while an archive of ten years is read
    python -m benchmarks.lake_scale --memory 100000 --months 2    the same, with all articles in two months

Each measurement is a process of its own: CPU seconds and peak memory are the system's (user and system time, largest
resident set) of one whole run, ingest to check. The articles added are of the month after the last one of the big lake
and of that month itself, so that full partitions are rewritten.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.synthetic_lake import fill
from tallywire.extract import extractor_version
from tallywire.lake import Lake, due
from tallywire.lake.files import write_partition
from tallywire.parse import parser_version
from tallywire.pipeline import walk
from tallywire.progress import PlainLines
from tallywire.reconcile.claims import months_of_quarters
from tallywire.run import new_run
from tallywire.schema import TABLES
from tallywire.stages import claims

_LAST_MONTH = datetime(2023, 12, 1, tzinfo=UTC)  # of 120 months
_COUNTED = ("articles", "facts")
_PLACES = ("Ukraine", "Poland", "Kenya", "Brazil", "Turkey", "Japan", "Romania", "Sudan", "Yemen", "Haiti")


def write_articles(file: Path, count: int, months: int = 0, seed: int = 3) -> None:
    """Write so many articles of about 300 words with ten figures each, a tenth of them copies.

    They are of the last two months in any order, or, given `months`, of so many months in the order of an archive.
    """
    chance = random.Random(seed)
    words = ["".join(chance.choices("abdegiklmnoprstuv", k=chance.randint(3, 9))) for _ in range(6_000)]
    text = ""
    with file.open("w", encoding="utf-8") as lines:
        for number in range(count):
            if number % 10 or not text:
                text = " ".join(_sentence(chance, words) for _ in range(20))
            day = chance.randrange(60) if not months else 60 - 30.4 * months * (1 - number / count)
            published = _LAST_MONTH + timedelta(days=day, minutes=chance.randrange(60 * 24))
            article = {
                "url": f"https://site{number % 300}.example/{seed}/{number}",
                "published_at": published.isoformat(),
                "text": text,
            }
            lines.write(json.dumps(article) + "\n")


def _sentence(chance: random.Random, words: list[str]) -> str:
    background = " ".join(chance.choices(words, k=11)).capitalize()
    if chance.random() < 0.5:
        return f"{background}."
    place, other = chance.sample(_PLACES, 2)
    return f"{background}, and {place} sent {chance.randint(10, 9_000):,} soldiers to {other}."


def measured(action: Callable[[], None]) -> tuple[float, float]:
    """CPU seconds and peak memory in MB of an action in a process of its own, its children included."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            action()
            status = 0
        except BaseException:
            traceback.print_exc()  # the child ends here, and nobody else would
            raise
        finally:
            os._exit(status)
    _, status, used = os.wait4(child, 0)
    if status:
        raise SystemExit("the measured run failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / (1 if sys.platform == "darwin" else 1024)


def read(root: Path, source: Path) -> None:
    """One whole run."""
    with new_run(Lake.open(root), [str(source)], _LAST_MONTH + timedelta(days=40)) as run:
        row, _ = walk(run, PlainLines())
    print(f"  {row.articles} articles, {row.facts} facts, {row.durations_seconds}", file=sys.stderr)


def copy(filled: Path, to: Path, versions: Mapping[str, str]) -> None:
    """Copy a lake as if these versions had read it; else a run would find every article stale."""
    for table in TABLES.values():
        for file in sorted(filled.glob(f"{table.name}/*/{table.name}.parquet")):
            rows = pq.read_table(file, partitioning=None)
            for name in versions.keys() & set(rows.column_names):
                place = rows.schema.get_field_index(name)
                stamped = pa.array([versions[name]] * rows.num_rows, pa.string())
                rows = rows.set_column(place, rows.schema.field(place), stamped)
            target = to / file.relative_to(filled)
            target.parent.mkdir(parents=True)
            write_partition(target, table, iter(rows.to_batches()))


def work_out_claims(lake: Lake) -> None:
    """Put the claims of the lake's last quarter as the program would: those of synthetic rows stand for any others."""
    months = months_of_quarters(lake.partitions("articles")[-1:])
    with new_run(lake, [], _LAST_MONTH) as run:
        due.note(lake, lake.read("articles", months, due.ARTICLES.names))
        for batch in claims.batches(run):
            claims.claims_batch(run, batch)


def run_without_news(root: Path) -> None:
    """A run that finds nothing to do: it leaves what any run remembers for the next one."""
    with new_run(Lake.open(root), [], _LAST_MONTH + timedelta(days=39)) as run:
        walk(run, PlainLines())


def compare(folder: Path, articles: int, make_big: Callable[[Path], None], *, cold: bool) -> None:
    """Print what the same articles cost in an empty lake and in the one that `make_big` makes.

    `cold`: no run has been there before, as after `cp -r`, which takes away what runs remember of files.
    """
    source, big = folder / "articles.jsonl", folder / "big"
    write_articles(source, articles)
    measured(lambda: make_big(big))
    if not cold:
        measured(lambda: run_without_news(big))
    lake = Lake(big)
    stored = {table: lake.query(f"SELECT count(*) AS n FROM {{{table}}}")["n"][0].as_py() for table in _COUNTED}
    empty_seconds, empty_memory = measured(lambda: read(folder / "empty", source))
    full_seconds, full_memory = measured(lambda: read(big, source))
    print(f"adding {articles:,} articles to")
    print(f"  an empty lake: {empty_seconds:.1f} CPU s, peak memory {empty_memory:.0f} MB")
    size = ", ".join(f"{number:,} {table}" for table, number in stored.items())
    print(f"  one with {size}: {full_seconds:.1f} CPU s, peak memory {full_memory:.0f} MB")
    print(f"  {full_seconds / empty_seconds:.2f} times the CPU seconds")


def memory(folder: Path, articles: int, months: int) -> None:
    """Print the peak memory of one run over so many articles of so many months."""
    source = folder / "articles.jsonl"
    write_articles(source, articles, months)
    seconds, peak = measured(lambda: read(folder / "lake", source))
    print(f"{articles:,} articles of {months} months in one run: {seconds:.0f} CPU s, peak memory {peak:.0f} MB")


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--facts", type=int, default=1_000_000)
    parser.add_argument("--months", type=int, default=120)
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--filled", type=Path, help="copy this lake instead of filling one")
    parser.add_argument("--cold", action="store_true", help="with nothing remembered by a run before")
    parser.add_argument("--memory", type=int, help="measure memory over so many articles instead")
    parser.add_argument("--folder", type=Path, help="where the lakes are made; they are removed")
    asked = parser.parse_args()
    versions = {"parser_version": parser_version(), "extractor_version": extractor_version()}

    def make_big(big: Path) -> None:
        if asked.filled:
            copy(asked.filled, big, versions)
        else:
            fill(Lake.open(big), asked.facts, asked.months, *versions.values())
        work_out_claims(Lake.open(big))

    folder = Path(tempfile.mkdtemp(dir=asked.folder))
    try:
        if asked.memory:
            memory(folder, asked.memory, asked.months)
        else:
            compare(folder, asked.articles, make_big, cold=asked.cold)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
