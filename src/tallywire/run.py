"""One run of the pipeline: what it was asked to do, its place for work in progress, and its counts.

Stages hand rows to one another through the run's workspace, a hidden folder of the lake: small Parquet files, one per
table and batch. Nothing in it is ever read by users; a run that dies leaves it behind, and the next run removes it.
"""

from __future__ import annotations

import json
import shutil
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock, Timeout

from tallywire.lake import Files, Lake, Written, from_arrow, to_arrow
from tallywire.schema import TABLES

Counts = Mapping[str, int]
"""What a stage did with a batch: names such as `articles` or `rejects.empty`, and how many."""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of the pipeline over `sources` into `lake`; `started_at` is also the time its local input is read at."""

    run_id: str
    lake: Lake
    sources: tuple[str, ...]
    started_at: datetime
    older: Lake | None = None
    """When a lake is rebuilt: the one that gave the stories their ids."""

    @property
    def workspace(self) -> Path:
        """The folder of this run's work in progress."""
        return self.lake.root / ".staging" / self.run_id

    def begin_round(self) -> None:
        """Clear the rows of the round before; what the run has noted stays."""
        for folder in self.workspace.glob("*/"):
            shutil.rmtree(folder)

    def asked(self) -> frozenset[str]:
        """Ids of what this round was to do: pending documents and stale articles."""
        return self.values("document_id", "pending") | self.values("article_id", "stale")

    def answered(self) -> frozenset[str]:
        """Ids of what this round has dealt with: of documents, and of articles."""
        documents = self.values("document_id", "articles", "rejects", "purged")
        return documents | self.values("article_id", "articles", "gone")

    def warn(self, message: str) -> None:
        """Note something that a person should look at."""
        self._note("warnings", message)

    def fail(self, message: str) -> None:
        """Note something that went wrong; the run goes on and ends as failed."""
        self._note("failures", message)

    def notes(self, kind: str) -> list[str]:
        """The `warnings` or `failures` noted so far, each once."""
        file = self.workspace / f"{kind}.jsonl"
        lines = file.read_text("utf-8").splitlines() if file.exists() else []
        return list(dict.fromkeys(json.loads(line) for line in lines))

    def _note(self, kind: str, message: str) -> None:
        with (self.workspace / f"{kind}.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(message) + "\n")

    def merge(
        self,
        table: str,
        rows: Iterable[Any] | pa.Table | Files,
        owners: tuple[str, Sequence[str]] | None = None,
        within: Iterable[str] | None = None,
    ) -> list[Written]:
        """Merge rows into the lake (see `Lake.merge`), each file noted for the run's manifest before it is in place."""
        return self.lake.merge(table, rows, owners=owners, within=within, announce=self.wrote)

    def wrote(self, written: Written) -> None:
        """Note a file that the run puts into the lake."""
        place = str(written.path.relative_to(self.lake.root))
        with (self.workspace / "manifest.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps({"file": place, "sha256": written.sha256}) + "\n")

    def manifest(self) -> dict[str, str]:
        """The files that the run has put into the lake, each with the SHA-256 of its bytes."""
        file = self.workspace / "manifest.jsonl"
        rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []
        return {row["file"]: row["sha256"] for row in rows}

    def put(
        self, name: str, batch: str, rows: Iterable[Any] | pa.Table, table: str | None = None, **extra: Sequence[str]
    ) -> int:
        """Keep rows of a batch under a name (a table's, unless `table` says which) and return how many there are.

        `extra` are further columns, one value a row.
        """
        data = rows if isinstance(rows, pa.Table) else to_arrow(TABLES[table or name], rows)
        for column, values in extra.items():
            data = data.append_column(column, pa.array(values, pa.string()))
        folder = self.workspace / name
        folder.mkdir(parents=True, exist_ok=True)
        pq.write_table(data, folder / f"{batch}.parquet", compression="zstd")
        return int(data.num_rows)

    def values(self, column: str, *names: str) -> frozenset[str]:
        """The values of a column in all rows that were kept under these names."""
        files = (self.workspace / name / f"{batch}.parquet" for name in names for batch in self.batches(name))
        tables = (pq.read_table(file, columns=[column], partitioning=None) for file in files)
        return frozenset(each for rows in tables for each in rows[column].to_pylist())

    def files(self, name: str) -> Files:
        """The files of all rows that were kept under a name."""
        return Files([self.workspace / name / f"{batch}.parquet" for batch in self.batches(name)])

    def gather(self, name: str) -> pa.Table | None:
        """All rows that were kept under a name; None where nothing was, not even no rows."""
        tables = [self.table(name, batch) for batch in self.batches(name)]
        return pa.concat_tables(tables) if tables else None

    def count(self, name: str) -> int:
        """How many rows were kept under a name."""
        return sum(
            int(pq.read_metadata(self.workspace / name / f"{batch}.parquet").num_rows) for batch in self.batches(name)
        )

    def batches(self, name: str) -> list[str]:
        """The batches that have rows under a name, in order."""
        return sorted(file.stem for file in (self.workspace / name).glob("*.parquet"))

    def table(self, name: str, batch: str) -> pa.Table:
        """The rows that were kept under a name and batch."""
        return pq.read_table(self.workspace / name / f"{batch}.parquet", partitioning=None)

    def records(self, name: str, batch: str, table: str | None = None) -> Iterator[Any]:
        """The same as records of their class."""
        return from_arrow(TABLES[table or name], self.table(name, batch))


@contextmanager
def new_run(
    lake: Lake, sources: Iterable[str], now: datetime | None = None, older: Lake | None = None
) -> Iterator[Run]:
    """A run with an empty workspace, which is removed at the end; workspaces of dead runs are removed first."""
    started_at = now or datetime.now(UTC)
    run_id = f"{started_at:%Y%m%dT%H%M%S.%fZ}-{uuid.uuid4().hex[:6]}"
    run = Run(run_id, lake, tuple(sources), started_at, older)
    alive = FileLock(run.workspace / "alive.lock")
    with lake.lock("workspaces"):  # else another run might find this one without its lock, and so dead
        run.workspace.mkdir(parents=True)
        alive.acquire()
        _clear_up_after_dead_runs(run)
    try:
        yield run
    finally:
        shutil.rmtree(run.workspace, ignore_errors=True)
        alive.release()


def _clear_up_after_dead_runs(run: Run) -> None:
    """Remove their workspaces; what they have put into the lake is noted in this run's manifest, as in no other."""
    for workspace in (run.lake.root / ".staging").glob("*/"):
        if workspace == run.workspace:
            continue
        try:
            with FileLock(workspace / "alive.lock", timeout=0):
                manifest = workspace / "manifest.jsonl"
                if manifest.exists():
                    whole_lines = manifest.read_text("utf-8").rpartition("\n")[0]
                    with (run.workspace / "manifest.jsonl").open("a", encoding="utf-8") as own:
                        own.write(whole_lines + "\n" if whole_lines else "")
                shutil.rmtree(workspace, ignore_errors=True)
        except Timeout:
            continue  # a living run's
