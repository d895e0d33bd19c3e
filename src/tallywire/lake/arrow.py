"""Arrow schemas and rows, derived from the record classes of `tallywire.schema`."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date, datetime
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

from tallywire.errors import SchemaError
from tallywire.schema import Column, Table

_ARROW_TYPES: dict[Any, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
    bytes: pa.binary(),
    date: pa.date32(),
    datetime: pa.timestamp("us", tz="UTC"),
    list[str]: pa.list_(pa.string()),
}


def columns_of(table: Table) -> dict[str, tuple[pa.DataType, bool, Column]]:
    """Arrow type, whether null is allowed, and declaration of every column, in order; the partition column is last."""
    return {name: (_arrow_type(hint), _is_optional(hint), column) for name, (hint, column) in _declared(table).items()}


@cache
def _declared(table: Table) -> dict[str, tuple[Any, Column]]:
    hints = get_type_hints(table.row, include_extras=True)
    declared = {}
    for field in fields(table.row):
        hint, *extras = get_args(hints[field.name])
        column = next((extra for extra in extras if isinstance(extra, Column)), None)
        if column is None:
            raise SchemaError(f"{table.row.__name__}.{field.name} has no Column; declare its meaning in schema.py")
        declared[field.name] = (hint, column)
    return declared


def _is_optional(hint: Any) -> bool:
    return get_origin(hint) in (Union, types.UnionType) and type(None) in get_args(hint)


def _arrow_type(hint: Any) -> pa.DataType:
    if _is_optional(hint):
        (hint,) = (each for each in get_args(hint) if each is not type(None))
    try:
        return _ARROW_TYPES[hint]
    except KeyError:
        raise SchemaError(f"no Arrow type for {hint!r}; add it to lake/arrow.py") from None


@cache
def arrow_schema(table: Table, *, stored: bool = False) -> pa.Schema:
    """The Arrow schema of a table; `stored` leaves out the partition column, which stands in the folder's name.

    Each field carries its description, and its unit where it has one, as metadata.
    """
    fields_ = []
    for name, (arrow_type, nullable, column) in columns_of(table).items():
        if stored and name == table.partition:
            continue
        metadata = {"description": column.meaning} | ({"unit": column.unit} if column.unit else {})
        fields_.append(pa.field(name, arrow_type, nullable=nullable, metadata=metadata))
    return pa.schema(fields_, metadata={"table": table.name, "grain": table.grain, "key": ",".join(table.key)})


def to_arrow(table: Table, rows: Iterable[Any]) -> pa.Table:
    """Rows of one record class as an Arrow table; raises SchemaError where a value does not fit its column."""
    schema = arrow_schema(table)
    rows = list(rows)
    try:
        arrays = [pa.array([getattr(row, name) for row in rows], type=schema.field(name).type) for name in schema.names]
        return checked(table, pa.Table.from_arrays(arrays, schema=schema))
    except (pa.ArrowInvalid, pa.ArrowTypeError, AttributeError) as error:
        raise SchemaError(f"rows do not fit table {table.name}: {error}") from error


def from_arrow(table: Table, data: pa.Table) -> Iterator[Any]:
    """The records of an Arrow table that has all columns of `table`."""
    names = arrow_schema(table).names
    for batch in data.select(names).to_batches(max_chunksize=1_000):
        for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            yield table.row(**dict(zip(names, values, strict=True)))


def checked(table: Table, data: pa.Table) -> pa.Table:
    """The same data, once it is certain that required columns hold no null and closed vocabularies no stranger."""
    for name, (_, nullable, column) in columns_of(table).items():
        if not nullable and data[name].null_count:
            raise SchemaError(f"{table.name}.{name} must not be null")
        if column.values:
            strangers = sorted(set(data[name].unique().to_pylist()) - {*column.values, None})
            if strangers:
                raise SchemaError(f"{table.name}.{name} has {strangers}, not one of {', '.join(column.values)}")
    return data
