"""The lake: Parquet tables with one file per Hive partition, each replaced atomically.

A glob over a table's files is right at any instant: a partition's new file is written beside the old one under a name
that no glob for `*.parquet` matches, synced to disk, and renamed over the old one. Rows are merged by key, sorted, and
written with fixed options, so the same rows are the same bytes; a partition whose bytes would not change is left alone.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from filelock import FileLock, Timeout

from tallywire.errors import LakeBusyError, LakeError, NoLakeError, SchemaError
from tallywire.lake.arrow import arrow_schema, checked, from_arrow, to_arrow
from tallywire.lake.files import Announce, Files, Identity, Written, file_sha256, identity, sync_folder, write_partition
from tallywire.lake.keys import Stand, keys_of
from tallywire.lake.merging import Change, is_as_stored, register, write_merged
from tallywire.lake.session import WHAT_TO_DO, Session, connect
from tallywire.limits import LAKE_LOCK_TIMEOUT_SECONDS
from tallywire.schema import TABLES, Table

EMPTY_PARTITIONS = {"month": "0000-00", "fetched_date": "0001-01-01"}
"""By partition column, the partition whose file holds the columns and never a row. It sorts before all others: DuckDB
and pandas take the columns from the first file, and this one is never replaced under them."""


def _tell_nobody(_written: Written) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Lake:
    """A folder of tables; safe for many readers and, through its locks, for many writers."""

    root: Path

    @classmethod
    def open(cls, root: Path | str) -> Lake:
        """The lake at `root`, made if it is not there; raises LakeError where it cannot be written."""
        lake = cls(Path(root).expanduser().absolute())
        try:
            (lake.root / ".locks").mkdir(parents=True, exist_ok=True)
            with lake.lock("open"):
                for table in TABLES.values():
                    lake._lay_empty_file(table)
        except OSError as error:
            raise LakeError(
                f"the lake folder {lake.root} cannot be written ({error.strerror}); "
                "choose another with --lake or TALLYWIRE_LAKE"
            ) from error
        return lake

    @classmethod
    def existing(cls, root: Path | str) -> Lake:
        """The lake at `root`, with nothing made or changed; raises NoLakeError where there is none."""
        lake = cls(Path(root).expanduser().absolute())
        if not any(file for table in TABLES for file in lake.root.glob(f"{table}/*/{table}.parquet")):
            raise NoLakeError(f"{lake.root} is no lake; `tallywire run --lake {lake.root}` makes one")
        return lake

    def _lay_empty_file(self, table: Table) -> None:
        """Give a table its file without rows, so that a glob over an empty table is valid."""
        file = self.partition_file(table.name, EMPTY_PARTITIONS[table.partition])
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            temporary = file.with_name(f".{file.name}.tmp")
            write_partition(temporary, table, iter(()))
            temporary.replace(file)

    @contextmanager
    def lock(self, name: str) -> Iterator[None]:
        """Hold the lake's lock of that name; the system frees it when the holder dies."""
        try:
            with FileLock(self.root / ".locks" / f"{name}.lock", timeout=LAKE_LOCK_TIMEOUT_SECONDS):
                yield
        except Timeout as error:
            raise LakeBusyError(
                f"another run has held the lock {name!r} of {self.root} for too long; is it stuck?"
            ) from error

    def partition_file(self, table: str, partition: str) -> Path:
        """Where the one file of a partition stands, whether or not it exists yet."""
        return self.root / table / f"{TABLES[table].partition}={partition}" / f"{table}.parquet"

    def partitions(self, table: str) -> list[str]:
        """The partitions that have rows, in order."""
        return sorted(self.stand(table))

    def stand(self, table: str) -> dict[str, Identity]:
        """The partitions that have rows, and which file each has: the same file, the same rows."""
        prefix = f"{TABLES[table].partition}="
        empty = prefix + EMPTY_PARTITIONS[TABLES[table].partition]
        found: dict[str, Identity] = {}
        folder = self.root / table
        for entry in os.scandir(folder) if folder.exists() else ():
            if entry.name.startswith(prefix) and entry.name != empty:
                with suppress(FileNotFoundError):
                    found[entry.name.removeprefix(prefix)] = identity(f"{entry.path}/{table}.parquet")
        return found

    def read(
        self, table: str, partitions: Iterable[str] | None = None, columns: Sequence[str] | None = None
    ) -> pa.Table:
        """Rows of a table (of all partitions by default) with the partition column filled in; in memory."""
        declared, schema = TABLES[table], arrow_schema(TABLES[table])
        names = list(columns) if columns is not None else schema.names
        pieces = [schema.empty_table().select(names)]
        for partition in self.partitions(table) if partitions is None else partitions:
            file = self.partition_file(table, partition)
            if file.exists():
                pieces.append(
                    _with_partition(declared, pq.read_table(file, partitioning=None), partition).select(names)
                )
        return pa.concat_tables(pieces)

    def records(self, table: str, partitions: Iterable[str] | None = None) -> Iterator[Any]:
        """Rows of a table as records of its class."""
        return from_arrow(TABLES[table], self.read(table, partitions))

    def keys(self, table: str, stand: Stand | None = None) -> pa.Table:
        """The keys of all rows, or of the months of a `stand`, with their partition and in no order.

        What was read before is not read again.
        """
        declared = TABLES[table]
        schema = pa.schema(arrow_schema(declared).field(name) for name in (*declared.key, declared.partition))
        sql = f"SELECT {', '.join(schema.names)} FROM {{{table}}}"
        with self.session() as session:
            asked = self.stand(table) if stand is None else stand
            months = keys_of(self.root / table, asked, lambda files: session.query(sql, within=files))
        return pa.concat_tables([schema.empty_table(), *(each.cast(schema) for each in months)])

    def known(self, table: str, asked: pa.Table) -> pa.Table:
        """Those rows of `asked`, which has the columns of the table's key, that the table has."""
        columns = ", ".join(TABLES[table].key)
        sql = f"SELECT {columns} FROM stored SEMI JOIN asked USING ({columns})"
        return self.query(sql, {"stored": self.keys(table), "asked": asked})

    def find(self, table: str, asked: pa.Table) -> Iterator[Any]:
        """Records of a table whose values equal those of a row of `asked`, which has some of its columns.

        The wide columns are read only from the partitions that hold such rows.
        """
        columns = ", ".join(asked.column_names)
        schema, order = arrow_schema(TABLES[table]), ", ".join(TABLES[table].key)
        partitions = self.partitions_with(table, asked)
        if not partitions:
            return iter(())
        sql = f"SELECT {', '.join(schema.names)} FROM {{{table}}} SEMI JOIN asked USING ({columns}) ORDER BY {order}"
        return from_arrow(TABLES[table], self.query(sql, {"asked": asked}, partitions))

    def partitions_with(self, table: str, asked: pa.Table) -> list[str]:
        """The partitions that hold rows as `find` would give, in order."""
        if not asked.num_rows:
            return []
        partition, columns = TABLES[table].partition, ", ".join(asked.column_names)
        sql = f"SELECT DISTINCT {partition} FROM {{{table}}} SEMI JOIN asked USING ({columns}) ORDER BY ALL"
        return [str(each) for each in self.query(sql, {"asked": asked})[partition].to_pylist()]

    def relation(self, table: str, partitions: Iterable[str] | None = None) -> str:
        """SQL that reads the whole table, or some partitions of it, for use after FROM."""
        files = [self.root / table / "*" / f"{table}.parquet"]
        if partitions is not None:
            empty = EMPTY_PARTITIONS[TABLES[table].partition]
            wanted = [self.partition_file(table, each) for each in (empty, *partitions)]
            files = [file for file in wanted if file.exists()]
        listed = ", ".join("'" + str(file).replace("'", "''") + "'" for file in files)
        as_text = f"{{'{TABLES[table].partition}': 'VARCHAR'}}"
        return f"read_parquet([{listed}], hive_partitioning=true, hive_types={as_text})"

    def query(
        self,
        sql: str,
        parameters: Mapping[str, pa.Table] | None = None,
        within: Iterable[str] | None = None,
    ) -> pa.Table:
        """The answer to a DuckDB query as an Arrow table.

        `{facts}` in the query stands for the table of that name, whole or, if given, `within` some partitions;
        `parameters` are further relations by name.
        """
        with self.session() as session:
            return session.query(sql, parameters, within)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Questions that build on one another: temporary tables made in it last as long as it."""
        with connect(self.root) as connection:
            yield Session(self, connection)

    def merge(
        self,
        table: str,
        rows: Iterable[Any] | pa.Table | Files,
        *,
        owners: tuple[str, Sequence[str]] | None = None,
        within: Iterable[str] | None = None,
        announce: Announce = _tell_nobody,
    ) -> list[Written]:
        """Put rows into a table by key and return the partition files that changed.

        A row replaces the stored row with its key. With `owners` (a column and its values) every stored row of those
        owners is dropped first, so that the rows given are all that is left of them; `within` names the partitions
        where such rows can be, if that is known. Each file is announced before it is put in place. Raises SchemaError
        for rows that do not fit and for a key that is given twice, before anything is written; LakeError where a file
        cannot be read or written.
        """
        declared = TABLES[table]
        data: pa.Table | Files
        if isinstance(rows, Files) and rows.paths:
            data, touched = rows, self._partitions_in(declared, rows)
        else:
            given = () if isinstance(rows, Files) else rows
            data = checked(declared, given) if isinstance(given, pa.Table) else to_arrow(declared, given)
            _refuse_repeated_keys(declared, data)
            touched = set(data[declared.partition].to_pylist())
        with self.lock(table):
            if owners is not None:
                column, values = owners
                asked = pa.table({column: pa.array(values, pa.string())})
                touched.update(self.partitions_with(table, asked) if within is None else within)
            change = Change(declared, data, owners, announce)
            return [done for partition in sorted(touched) if (done := self._replace(change, partition))]

    def _partitions_in(self, table: Table, files: Files) -> set[str]:
        """The partitions of rows in files; raises SchemaError where these repeat a key."""
        keys = ", ".join(table.key)
        with connect(self.root) as connection:
            register(connection, "new_rows", files)
            count, distinct, partitions = connection.sql(
                f"SELECT count(*), count(DISTINCT ({keys})), list(DISTINCT {table.partition}) FROM new_rows"
            ).fetchall()[0]
        _refuse_repeats(table, count - distinct)
        return set(partitions or ())

    def append(self, table: str, rows: Iterable[Any], announce: Announce = _tell_nobody) -> list[Written]:
        """Put rows into a table whose stored rows never change: those whose key is known are left out."""
        declared = TABLES[table]
        data = to_arrow(declared, rows)
        _refuse_repeated_keys(declared, data)
        with self.lock(table):
            keys = data.select(list(declared.key))
            known = {tuple(row.values()) for row in self.known(table, keys).to_pylist()}
            is_new = [tuple(row.values()) not in known for row in keys.to_pylist()]
            new = data.filter(pa.array(is_new, pa.bool_()))
            change = Change(declared, new, None, announce)
            touched = sorted(set(new[declared.partition].to_pylist()))
            return [done for partition in touched if (done := self._replace(change, partition))]

    def _replace(self, change: Change, partition: str) -> Written | None:
        target = self.partition_file(change.table.name, partition)
        temporary = target.with_name(f".{target.name}.tmp")
        try:
            if target.exists():
                with self.session() as session:
                    if is_as_stored(change, session, partition, target):
                        return None
            target.parent.mkdir(parents=True, exist_ok=True)
            row_count = write_merged(temporary, change, self.root, partition, target)
            digest = file_sha256(temporary)
            if row_count == 0 and not target.exists():
                return None
            if target.exists() and file_sha256(target) == digest:
                return None
            written = Written(change.table.name, partition, target, digest)
            change.announce(written)
            temporary.replace(target)  # also where no row is left: a reader may just be opening the file
            sync_folder(target.parent)
            return written
        except OSError as error:
            raise LakeError(f"{target} cannot be written ({error.strerror or error}); nothing of it changed") from error
        except duckdb.Error as error:
            raise LakeError(f"{target} cannot be read ({error}); {WHAT_TO_DO}") from error
        finally:
            temporary.unlink(missing_ok=True)


def _with_partition(table: Table, data: pa.Table, partition: str) -> pa.Table:
    schema = arrow_schema(table)
    missing = [name for name in schema.names if name not in data.column_names and name != table.partition]
    if missing:
        raise SchemaError(f"a file of {table.name} lacks {', '.join(missing)}; run `tallywire rebuild`")
    position = schema.get_field_index(table.partition)
    filled = data.add_column(position, table.partition, pa.array([partition] * data.num_rows, pa.string()))
    return filled.select(schema.names).cast(schema)


def _refuse_repeated_keys(table: Table, data: pa.Table) -> None:
    groups = data.select(list(table.key)).group_by(list(table.key)).aggregate([([], "count_all")])
    _refuse_repeats(table, data.num_rows - groups.num_rows)


def _refuse_repeats(table: Table, count: int) -> None:
    if count:
        raise SchemaError(f"{count} rows for {table.name} repeat a key ({', '.join(table.key)})")
