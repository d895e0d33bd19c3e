"""The keys of a table, month by month: in memory as long as the process lives, and beside the table for the next one.

So that not every file has to be opened for them: a table with a file a day has thousands. What is kept tells which
files it was read from. A file is replaced, never changed, so it is known by its inode, its size and its time; a month
of which any file is another one now is read again. What is kept in files may be deleted at any time.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tallywire.lake.files import Identity

Stand = Mapping[str, Identity]
"""The partitions of a table, and which file each has."""
ReadKeys = Callable[[Iterable[str]], pa.Table]
"""Reads the keys of some partitions from the table itself."""

_IN_MEMORY: dict[Path, dict[str, tuple[Stand, pa.Table]]] = {}
"""By table and month: 40 bytes for a document."""
_FILES = b"files"


def keys_of(table: Path, stand: Stand, read: ReadKeys) -> list[pa.Table]:
    """The keys of a table, or of some months of it, that stands so; a table for each month."""
    known = _IN_MEMORY.setdefault(table, {})
    months = _months(stand)
    for month, files in months.items():
        if month in known and known[month][0] == files:
            continue
        file = table.parent / ".locks" / "keys" / table.name / f"{month}.parquet"
        keys = _kept(file, files)
        if keys is None:
            keys = read(files)
            if len(files) > 1 and month != max(months):  # the last month goes on changing
                _keep(file, files, keys)
        known[month] = (files, keys)
    return [known[month][1] for month in months]


def _kept(file: Path, files: Stand) -> pa.Table | None:
    """What is kept, if it is whole and of these files."""
    try:
        keys = pq.ParquetFile(file).read()
        told = json.loads(keys.schema.metadata[_FILES])
    except (OSError, pa.ArrowInvalid, KeyError, TypeError, ValueError):
        return None
    return keys.replace_schema_metadata(None) if told == _told(files) else None


def _keep(file: Path, files: Stand, keys: pa.Table) -> None:
    temporary = file.with_suffix(".tmp")
    told = {_FILES: json.dumps(_told(files)).encode()}
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(keys.replace_schema_metadata(told), temporary, write_statistics=False)
        temporary.replace(file)
    except OSError:
        return  # it saves time and is no more than that


def _months(stand: Stand) -> dict[str, dict[str, Identity]]:
    months: dict[str, dict[str, Identity]] = defaultdict(dict)
    for partition, file in stand.items():
        months[partition[:7]][partition] = file
    return months


def _told(files: Stand) -> dict[str, list[int]]:
    return {partition: list(file) for partition, file in files.items()}
