"""Files of the lake: how a partition is written, told from another, and made to last."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tallywire.lake.arrow import arrow_schema
from tallywire.schema import Table

Identity = tuple[int, int, int]
_WRITER_OPTIONS: dict[str, Any] = {
    "compression": "zstd",
    "compression_level": 3,
    "version": "2.6",
    "write_statistics": True,
    "write_page_checksum": True,  # so that `lake verify` finds a flipped bit
}


@dataclass(frozen=True, slots=True)
class Written:
    """One partition file that a merge put in place."""

    table: str
    partition: str
    path: Path
    sha256: str


Announce = Callable[[Written], None]
"""Told of each file just before it is put in place."""


@dataclass(frozen=True, slots=True)
class Files:
    """Rows for a merge that are too many to hold: Parquet files with all columns of the table, checked when written."""

    paths: Sequence[Path]


def write_partition(path: Path, table: Table, batches: Iterator[pa.RecordBatch]) -> int:
    """Write the batches (the columns of `table` but its partition's) as one synced Parquet file; return its rows."""
    row_count, group_rows = 0, table.row_group_rows
    schema = arrow_schema(table, stored=True)
    blooms = {name: {"ndv": group_rows, "fpp": 0.05} for name in table.looked_up_by}
    with pq.ParquetWriter(path, schema, bloom_filter_options=blooms or None, **_WRITER_OPTIONS) as writer:
        pending: list[pa.RecordBatch] = []
        for batch in batches:
            pending.append(batch)
            row_count += batch.num_rows
            while sum(each.num_rows for each in pending) >= group_rows:
                data = pa.Table.from_batches(pending, schema).combine_chunks()
                writer.write_table(data.slice(0, group_rows), row_group_size=group_rows)
                pending = data.slice(group_rows).to_batches()
        if pending:
            writer.write_table(pa.Table.from_batches(pending, schema).combine_chunks(), row_group_size=group_rows)
    with path.open("rb") as file:
        os.fsync(file.fileno())
    return row_count


def identity(file: Path | str) -> Identity:
    """What tells a file from the one that replaces it: its inode, its size and its time."""
    state = os.stat(file)  # noqa: PTH116 - thousands of files: to make a Path of each takes as long as to ask
    return state.st_ino, state.st_size, state.st_mtime_ns


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync_folder(folder: Path) -> None:
    """Make the names in a folder outlast a loss of power."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
