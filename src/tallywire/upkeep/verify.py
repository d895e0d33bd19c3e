"""Whether a lake is sound: its files first, then every promise of sql/checks."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tallywire.checks import run_checks
from tallywire.lake import Lake, arrow_schema, file_sha256
from tallywire.schema import TABLES, Table


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with a file (a path within the lake) or with rows (the name of a check)."""

    place: str
    what: str


def verify(lake: Lake) -> Iterator[Problem]:
    """Yield what is wrong: unreadable files, other columns, hashes that no run vouches for, broken checks.

    The checks cover keys, parents and spans; they are not asked while a file cannot be read, since they would fail. Not
    every changed byte makes a file unreadable (Parquet has no checksum of a page's header): the hashes find those.
    """
    damaged = {each.place: each for each in damaged_files(lake)}
    strange = {} if any(place.startswith("runs/") for place in damaged) else {p.place: p for p in _strange_files(lake)}
    yield from (each for _, each in sorted((strange | damaged).items()))
    if damaged:
        return
    for result in run_checks(lake):
        if result.row_count and not result.is_warning:
            yield Problem(result.name, f"{result.row_count} rows: {result.promise} {'; '.join(result.examples)}")


def damaged_files(lake: Lake) -> Iterator[Problem]:
    """Yield the files that cannot be read to the end, or hold other columns than the schema says."""
    for table in TABLES.values():
        for file in _files(lake, table):
            fault = _fault(table, file)
            if fault:
                yield Problem(str(file.relative_to(lake.root)), fault)


def _files(lake: Lake, table: Table) -> list[Path]:
    return sorted((lake.root / table.name).glob(f"*/{table.name}.parquet"))


def _fault(table: Table, file: Path) -> str | None:
    try:
        with pq.ParquetFile(file, page_checksum_verification=True) as parquet:
            if not parquet.schema_arrow.equals(arrow_schema(table, stored=True)):
                return "its columns are not those of the schema; `tallywire rebuild`"
            for group in range(parquet.num_row_groups):
                parquet.read_row_group(group)
    except (OSError, pa.ArrowException) as error:
        return f"cannot be read ({error})"
    return None


def _strange_files(lake: Lake) -> Iterator[Problem]:
    """Yield files whose bytes are none that a run has noted, though runs have noted some for that file."""
    noted: dict[str, set[str]] = defaultdict(set)
    for manifest in lake.read("runs", columns=["manifest"])["manifest"].to_pylist():
        for place, digest in json.loads(manifest).items():
            noted[place].add(digest)
    for place, digests in sorted(noted.items()):
        file = lake.root / place
        if not file.exists():
            yield Problem(place, "is missing, though a run wrote it")
        elif file_sha256(file) not in digests:
            yield Problem(place, "has other bytes than any run wrote")
