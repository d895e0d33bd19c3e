"""Arrow schemas come from the record classes."""

from __future__ import annotations

import dataclasses

import pytest

from tallywire.lake import arrow_schema, columns_of
from tallywire.schema import TABLES


@pytest.mark.parametrize("name", TABLES)
def test_every_column_has_a_type_and_a_meaning(name: str) -> None:
    table = TABLES[name]
    columns = columns_of(table)
    assert list(columns) == [field.name for field in dataclasses.fields(table.row)]
    assert all(column.meaning for _, _, column in columns.values())


@pytest.mark.parametrize("name", TABLES)
def test_key_sort_and_partition_are_columns_and_keys_are_never_null(name: str) -> None:
    table = TABLES[name]
    schema = arrow_schema(table)
    assert {*table.key, *table.sort, table.partition} <= set(schema.names)
    assert not any(schema.field(column).nullable for column in table.key)


@pytest.mark.parametrize("name", TABLES)
def test_the_partition_column_stands_in_the_folder_not_in_the_file(name: str) -> None:
    table = TABLES[name]
    assert set(arrow_schema(table).names) - set(arrow_schema(table, stored=True).names) == {table.partition}


def test_parents_come_before_children() -> None:
    seen: set[str] = set()
    for table in TABLES.values():
        assert table.parent is None or table.parent in seen
        seen.add(table.name)
