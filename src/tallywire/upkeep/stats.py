"""What a lake holds, table by table."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow.parquet as pq

from tallywire.lake import Lake
from tallywire.schema import TABLES


@dataclass(frozen=True, slots=True)
class TableStats:
    """Size of one table: `first` and `last` are its partitions; a table without rows has none."""

    table: str
    row_count: int
    file_count: int
    size_bytes: int
    first: str | None
    last: str | None


def stats(lake: Lake) -> list[TableStats]:
    """Return the size of every table, read from the files' footers alone."""
    found = []
    for table in TABLES:
        counts: dict[str, int] = {}
        size = 0
        for partition in lake.partitions(table):
            file = lake.partition_file(table, partition)
            rows = pq.read_metadata(file).num_rows
            size += file.stat().st_size
            if rows:
                counts[partition] = rows
        partitions = sorted(counts)
        found.append(
            TableStats(
                table=table,
                row_count=sum(counts.values()),
                file_count=len(partitions),
                size_bytes=size,
                first=partitions[0] if partitions else None,
                last=partitions[-1] if partitions else None,
            )
        )
    return found
