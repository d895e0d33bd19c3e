"""A change of several files that is finished even if the process that makes it is killed between two of them.

What is to be written is noted in one file first, and the note is taken away when all is in place. Whoever comes next
finds the note and does the change once more; to merge the same rows twice does no harm.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tallywire.errors import LakeError
from tallywire.lake.arrow import arrow_schema
from tallywire.lake.store import Lake, sync_folder
from tallywire.schema import TABLES


@dataclass(frozen=True, slots=True)
class Intent:
    """Rows for a table, and the owners all of whose other rows are to go from these partitions."""

    table: str
    rows: pa.Table
    owner: str
    owners: Sequence[str]
    within: Sequence[str]


def note(lake: Lake, intent: Intent) -> None:
    """Note what is to be done; raises LakeError where that cannot be written."""
    file = _file(lake, intent.table)
    temporary = file.with_suffix(".tmp")
    told = json.dumps({"owner": intent.owner, "owners": list(intent.owners), "within": list(intent.within)})
    try:
        pq.write_table(intent.rows.replace_schema_metadata({"intent": told}), temporary)
        with temporary.open("rb") as written:
            os.fsync(written.fileno())
        temporary.replace(file)
        sync_folder(file.parent)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise LakeError(f"{file} cannot be written ({error.strerror or error})") from error


def noted(lake: Lake, table: str) -> Intent | None:
    """What was to be done to a table and may be half done; None where nothing is."""
    file = _file(lake, table)
    if not file.exists():
        return None
    rows = pq.read_table(file)
    told = json.loads(rows.schema.metadata[b"intent"])
    if set(rows.column_names) != set(arrow_schema(TABLES[table]).names):
        file.unlink()  # of another version of this program; a rebuild makes the table anew
        return None
    return Intent(table, rows.replace_schema_metadata(None), told["owner"], told["owners"], told["within"])


def forget(lake: Lake, table: str) -> None:
    """Take the note away: all is in place."""
    _file(lake, table).unlink(missing_ok=True)


def _file(lake: Lake, table: str) -> Path:
    return lake.root / ".locks" / f"{table}.intent"
