"""A change of several files that is finished even if the process that makes it is killed between two of them.

What is to be written is noted in a folder first, and the note is taken away when all is in place. Whoever comes next
finds the note and does the change once more; to merge the same rows twice does no harm.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tallywire.errors import LakeError
from tallywire.lake.arrow import arrow_schema
from tallywire.lake.files import Announce, Files, Written, sync_folder
from tallywire.lake.store import Lake
from tallywire.schema import TABLES


@dataclass(frozen=True, slots=True)
class Intent:
    """Rows for a table, and the owners all of whose other rows are to go from these partitions."""

    table: str
    rows: pa.Table | Files
    owner: str
    owners: Sequence[str]
    within: Sequence[str]


def change(lake: Lake, intent: Intent, announce: Announce) -> list[Written]:
    """Note a change, make it, and return the files that it changed; raises LakeError where a file cannot be written."""
    _note(lake, intent)
    return finish(lake, intent.table, announce)


def finish(lake: Lake, table: str, announce: Announce) -> list[Written]:
    """Make the change of a table that is noted and may be half made; nothing where none is."""
    intent = _noted(lake, table)
    if intent is None:
        return []
    owners = (intent.owner, intent.owners)
    written = lake.merge(table, intent.rows, owners=owners, within=intent.within, announce=announce)
    _forget(lake, table)
    return written


def _note(lake: Lake, intent: Intent) -> None:
    folder = _folder(lake, intent.table)
    unfinished = folder.with_suffix(".tmp")
    try:
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir()
        if isinstance(intent.rows, Files):
            for number, path in enumerate(intent.rows.paths):
                os.link(path, unfinished / f"{number:06}.parquet")
        else:
            pq.write_table(intent.rows, unfinished / "000000.parquet")
        told = {"owner": intent.owner, "owners": list(intent.owners), "within": list(intent.within)}
        (unfinished / "told.json").write_text(json.dumps(told), "utf-8")
        for file in unfinished.iterdir():
            _sync(file)
        sync_folder(unfinished)
        unfinished.rename(folder)
        sync_folder(folder.parent)
    except OSError as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise LakeError(f"{folder} cannot be written ({error.strerror or error})") from error


def _noted(lake: Lake, table: str) -> Intent | None:
    folder = _folder(lake, table)
    if not folder.exists():
        return None
    paths = sorted(folder.glob("*.parquet"))
    if any(set(pq.read_schema(path).names) != set(arrow_schema(TABLES[table]).names) for path in paths):
        _forget(lake, table)  # of another version of this program; a rebuild makes the table anew
        return None
    told = json.loads((folder / "told.json").read_text("utf-8"))
    return Intent(table, Files(paths), told["owner"], told["owners"], told["within"])


def _forget(lake: Lake, table: str) -> None:
    folder = _folder(lake, table)
    done = folder.with_suffix(".tmp")
    shutil.rmtree(done, ignore_errors=True)
    folder.rename(done)  # at once: half a note would be a wrong one
    shutil.rmtree(done, ignore_errors=True)


def _folder(lake: Lake, table: str) -> Path:
    return lake.root / ".locks" / f"{table}.change"


def _sync(file: Path) -> None:
    with file.open("rb") as written:
        os.fsync(written.fileno())
