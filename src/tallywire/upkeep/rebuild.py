"""Everything right of the documents again.

The new tables are made in a lake of their own, `.rebuild`, which reads the documents of the old one; meanwhile the old
tables serve readers and runs. What sites repeat is learned first, from all documents, and every article is cleaned by
that one list. At the end each file is put in the place of the old one. Killed on the way, it goes on where it was; the
same code gives the same bytes. What is no consequence of the documents stays: the ids of stories, what was deleted,
what could not be ingested, and what runs and fetching have noted.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from tallywire import schema
from tallywire.lake import EMPTY_PARTITIONS, Lake, Written, file_sha256, sync_folder
from tallywire.ledger import Ledger, close
from tallywire.pipeline import DoBatch, do_batch, walk
from tallywire.progress import Observer
from tallywire.run import Run, new_run
from tallywire.upkeep.delete import REBUILD_LOCK
from tallywire.upkeep.learning import learn_site_lines
from tallywire.upkeep.verify import damaged_files

REBUILT = (
    "site_lines",
    "articles",
    "article_revisions",
    "passages",
    "quantities",
    "facts",
    "facts_history",
    "claims",
    "rejects",
    "stories",
)
_SHARED = ("documents", "tombstones")


def rebuild(lake: Lake, watching: Observer, do: DoBatch = do_batch) -> tuple[schema.Run, Ledger]:
    """Make all derived tables anew from the documents and return the run that did it; `do` as for `walk`."""
    with lake.lock(REBUILD_LOCK), new_run(lake, []) as run:
        shadow, older = _open_shadow(lake)
        with new_run(shadow, [], run.started_at) as learning:
            learn_site_lines(learning, watching, do)
        with new_run(shadow, [], run.started_at, older) as making:
            _, ledger = walk(making, watching, do, until="claims")
        with lake.lock("round"):  # no run may publish between the last look at the documents and the exchange
            with new_run(shadow, [], run.started_at, older) as making:
                walk(making, watching, do, until="claims")
            not_ingested = [each for each in lake.records("rejects") if each.stage == "ingest"]
            shadow.merge("rejects", not_ingested)
            for table in REBUILT:
                for written in _exchange(run, shadow, table):
                    ledger.add("rebuild", {f"files.{written.table}": 1})
        shutil.rmtree(shadow.root)
        return close(run, ledger), ledger


def _open_shadow(lake: Lake) -> tuple[Lake, Lake]:
    """The lake in the making, and one that holds the stories as they were, as far as they can be read."""
    root = lake.root / ".rebuild"
    root.mkdir(exist_ok=True)
    for table in _SHARED:
        if not (root / table).exists():
            (root / table).symlink_to(lake.root / table)
    older = Lake.open(root / "older")
    if not (root / "older" / "complete").exists():
        damaged = {problem.place for problem in damaged_files(lake)}
        for partition in lake.partitions("stories"):
            file = lake.partition_file("stories", partition)
            if str(file.relative_to(lake.root)) not in damaged:
                _link(file, older.partition_file("stories", partition))
        (root / "older" / "complete").touch()
    return Lake.open(root), older


def _exchange(run: Run, shadow: Lake, table: str) -> Iterator[Written]:
    """Put the new files of a table in place; one whose month has no rows any more is left without rows."""
    empty = EMPTY_PARTITIONS[schema.TABLES[table].partition]  # its file has the columns that views show
    for partition in sorted({empty, *shadow.partitions(table), *run.lake.partitions(table)}):
        new, old = shadow.partition_file(table, partition), run.lake.partition_file(table, partition)
        if not new.exists():
            new = shadow.partition_file(table, empty)
        digest = file_sha256(new)
        if not old.exists() or file_sha256(old) != digest:
            written = Written(table, partition, old, digest)
            run.wrote(written)
            _link(new, old)
            yield written


def _link(source: Path, target: Path) -> None:
    """Put a second name of a file in place of whatever had that name, at once."""
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.tmp")
    temporary.unlink(missing_ok=True)
    os.link(source, temporary)
    temporary.replace(target)
    sync_folder(target.parent)
