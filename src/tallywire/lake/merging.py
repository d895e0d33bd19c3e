"""What a partition holds once new rows are merged into it: known before it is written, and written as two streams."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from tallywire.errors import LakeError
from tallywire.lake.arrow import arrow_schema
from tallywire.lake.files import Announce, Files, write_partition
from tallywire.lake.interleave import OutOfOrderError, interleave
from tallywire.lake.session import Session, connect
from tallywire.limits import MORE_MEMORY
from tallywire.schema import Table


@dataclass(frozen=True, slots=True)
class Change:
    """What a merge puts into a table; the stored rows of `owners` (a column and its values) go first."""

    table: Table
    rows: pa.Table | Files
    owners: tuple[str, Sequence[str]] | None
    announce: Announce

    @property
    def columns(self) -> str:
        """The columns of the table's files, for SQL."""
        return ", ".join(arrow_schema(self.table, stored=True).names)

    @property
    def order(self) -> list[str]:
        """The columns that a file's rows are sorted by."""
        return list(dict.fromkeys((*self.table.sort, *self.table.key)))


def is_as_stored(change: Change, session: Session, partition: str, target: Path) -> bool:
    """Whether the merge would leave the rows of a partition as they are; sooner known than written."""
    key, columns = ", ".join(change.table.key), change.columns
    differences = [
        f"SELECT {key} FROM new_rows ANTI JOIN old_rows USING ({key})",
        f"SELECT {columns} FROM new_rows EXCEPT SELECT {columns} FROM old_rows SEMI JOIN new_rows USING ({key})",
    ]
    if change.owners is not None:
        owned = f"old_rows WHERE {change.owners[0]} IN (SELECT owner FROM owners)"
        differences.insert(0, f"SELECT {key} FROM {owned} EXCEPT SELECT {key} FROM new_rows")
    _lay_out(session.connection, change, partition, target)
    return not any(session.query(f"{each} LIMIT 1").num_rows for each in differences)


def write_merged(path: Path, change: Change, root: Path, partition: str, target: Path) -> int:
    """Write the rows that `target` of a lake is to have to `path`; return how many there are.

    Raises LakeError where no memory is enough.
    """
    with suppress(duckdb.OutOfMemoryException, OutOfOrderError), connect(root) as connection:
        return write_partition(path, change.table, _merged(connection, change, partition, target))
    for limit in MORE_MEMORY:  # a file that others have written may have to be sorted first
        with suppress(duckdb.OutOfMemoryException), connect(root, limit) as connection:
            return write_partition(path, change.table, _merged(connection, change, partition, target, is_sorted=False))
    raise LakeError(f"{target} cannot be merged with {MORE_MEMORY[-1]} of memory")


def _merged(
    connection: duckdb.DuckDBPyConnection, change: Change, partition: str, target: Path, *, is_sorted: bool = True
) -> Iterator[pa.RecordBatch]:
    """The rows of a partition in their order: the new ones, and of the stored ones those that stay."""
    _lay_out(connection, change, partition, target)
    by_order = " ORDER BY " + ", ".join(f"{name} NULLS LAST" for name in change.order)
    new = _stream(connection, change, f"SELECT {change.columns} FROM new_rows {by_order}")
    if not target.exists():
        yield from new
        return
    kept = f"SELECT {change.columns} FROM old_rows ANTI JOIN new_rows USING ({', '.join(change.table.key)})"
    if change.owners is not None:
        kept += f" WHERE {change.owners[0]} NOT IN (SELECT owner FROM owners)"
    with connection.cursor() as beside:  # a connection has one stream at a time
        _lay_out(beside, change, partition, target)
        yield from interleave(_stream(beside, change, kept if is_sorted else kept + by_order), new, change.order)


def _stream(connection: duckdb.DuckDBPyConnection, change: Change, sql: str) -> Iterator[pa.RecordBatch]:
    schema = arrow_schema(change.table, stored=True)
    for batch in connection.sql(sql).to_arrow_reader(change.table.row_group_rows):
        yield pa.record_batch([batch[name].cast(schema.field(name).type) for name in schema.names], schema=schema)


def _lay_out(connection: duckdb.DuckDBPyConnection, change: Change, partition: str, target: Path) -> None:
    """Let a connection read a partition's `new_rows`, its `old_rows` if there are any, and the `owners`."""
    register(connection, "every_new_row", change.rows)
    where = f"{change.table.partition} = '{partition}'"
    connection.execute(f"CREATE TEMP VIEW new_rows AS SELECT * FROM every_new_row WHERE {where}")
    if target.exists():
        connection.register("old_rows", connection.read_parquet(str(target), hive_partitioning=False))
    if change.owners is not None:
        connection.register("owners", pa.table({"owner": pa.array(change.owners[1], pa.string())}))


def register(connection: duckdb.DuckDBPyConnection, name: str, rows: pa.Table | Files) -> None:
    """Let queries of a connection read rows under a name."""
    if isinstance(rows, Files):
        paths = [str(path) for path in rows.paths]
        connection.register(name, connection.read_parquet(paths, hive_partitioning=False))
    else:
        connection.register(name, rows)
