"""What the tables and views mean, written out for every reader from its one declaration.

Tables are declared in `tallywire.schema`; a view or macro is declared by the header of its file in sql/: the question
it answers, its grain and warnings, an empty comment, and a line `-- column: meaning` for each column (or `-- *: as x`
where they are those of x). From these come the DuckDB comments, the checks that follow from the schema alone,
docs/tables.md and datapackage.json.
`python -m tallywire.documentation` writes the files that are kept in the repository.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa

from tallywire.lake import Lake, columns_of
from tallywire.places import PROJECT_ROOT, SQL_FOLDER
from tallywire.schema import TABLES, Column, Table
from tallywire.session import init_files

_COLUMN = re.compile(r"^-- (?P<name>\w+|\*): (?P<meaning>.+)$", re.MULTILINE)
_DECLARATION = re.compile(
    r"^CREATE OR REPLACE (?P<kind>VIEW|MACRO) (?P<name>\w+)\s*(?:\((?P<parameters>[^)]*)\))?", re.MULTILINE
)
_GENERATED = "-- Generated from src/tallywire/schema.py and the headers in sql/ by `make docs`; do not edit."


@dataclass(frozen=True, slots=True)
class View:
    """A view or macro of sql/: the question it answers, further words, and the meaning of each column."""

    name: str
    is_macro: bool
    parameters: str
    question: str
    notes: str
    columns: Mapping[str, str]


def views() -> list[View]:
    """The views and macros in the order in which sql/init.sql makes them."""
    found: dict[str, View] = {}
    for file in init_files():
        if file.name not in ("tables.sql", "comments.sql"):
            view = _view(file)
            if model := view.columns.get("*"):
                view = replace(view, columns=found[model.removeprefix("as ")].columns)
            found[view.name] = view
    return list(found.values())


def _view(file: Path) -> View:
    text = file.read_text("utf-8")
    declared = _DECLARATION.search(text)
    if declared is None or declared["name"] != file.stem:
        raise ValueError(f"{file} does not declare a view or macro {file.stem}")
    prose, _, columns = text[: declared.start()].partition("\n--\n")
    question, _, notes = prose.replace("\n--", "").removeprefix("--").strip().partition("?")
    return View(
        name=file.stem,
        is_macro=declared["kind"] == "MACRO",
        parameters=declared["parameters"] or "",
        question=f"{question}?",
        notes=notes.strip(),
        columns={found["name"]: found["meaning"] for found in _COLUMN.finditer(columns)},
    )


def meaning(column: Column) -> str:
    """The meaning of a column with its unit and vocabulary, in one line."""
    words = column.meaning
    if column.unit:
        words += f" [{column.unit}]"
    if column.values:
        words += f" ({', '.join(column.values)})"
    return words


def tables_sql() -> str:
    """sql/tables.sql: one view per table, over whatever lake the variable `lake` names."""
    statements = [
        "\n".join(
            (
                f"-- One row per {table.grain}.",
                f"CREATE OR REPLACE VIEW {table.name} AS",
                "SELECT",
                ",\n".join(f"    {name}" for name in columns_of(table)),
                "FROM read_parquet(",
                f"    getvariable('lake') || '/{table.name}/*/{table.name}.parquet',",
                f"    hive_partitioning = true, hive_types = {{ '{table.partition}': 'VARCHAR' }}",
                ");",
            )
        )
        for table in TABLES.values()
    ]
    return "\n\n".join([_GENERATED, *statements]) + "\n"


def comments_sql() -> str:
    """sql/comments.sql: what every table, view, macro and column means, as DuckDB comments."""
    lines = [_GENERATED]
    for table in TABLES.values():
        columns = {name: meaning(column) for name, (_, _, column) in columns_of(table).items()}
        lines += _comments(table.name, f"one row per {table.grain}; key: {', '.join(table.key)}", columns)
    for view in views():
        if view.is_macro:
            macro = "MACRO TABLE" if view.columns else "MACRO"
            lines += ["", f"COMMENT ON {macro} {view.name} IS {_literal(view.question)};"]
        else:
            lines += _comments(view.name, view.question, view.columns)
    return "\n".join(lines) + "\n"


def _comments(name: str, words: str, columns: Mapping[str, str]) -> Iterator[str]:
    yield ""
    yield f"COMMENT ON VIEW {name} IS {_literal(words)};"
    for column, each in columns.items():
        yield f"COMMENT ON COLUMN {name}.{column} IS {_literal(each)};"


def keys_check_sql() -> str:
    """sql/checks/keys_are_unique.sql: the declared key of every table."""
    selects = [
        f"SELECT\n    '{table.name}' AS table_name,\n    concat_ws(' ', {', '.join(table.key)}) AS id,\n"
        f"    count(*) AS copies\n"
        f"FROM {table.name}\n{_scope(table)}GROUP BY ALL\nHAVING count(*) > 1"
        for table in TABLES.values()
    ]
    return "\n".join(("-- No two rows of a table share its key.", _GENERATED, "\nUNION ALL\n".join(selects) + ";\n"))


def vocabularies_check_sql() -> str:
    """sql/checks/values_are_known.sql: every column with a closed vocabulary."""
    selects = []
    for table in TABLES.values():
        for name, (_, _, column) in columns_of(table).items():
            if column.values:
                known = ", ".join(map(_literal, column.values))
                scope = _scope(table).replace("\n", " AND ")
                selects.append(
                    f"SELECT\n    '{table.name}' AS table_name,\n    '{name}' AS column_name,\n"
                    f"    {name} AS stranger,\n    count(*) AS times\n"
                    f"FROM {table.name}\n{scope}{name} NOT IN ({known})\nGROUP BY ALL"
                )
    return "\n".join(
        ("-- A column with a closed vocabulary holds no other word.", _GENERATED, "\nUNION ALL\n".join(selects) + ";\n")
    )


def parents_check_sql() -> str:
    """sql/checks/parents_exist.sql: every key of another table that a table carries.

    A join whose smaller side turns out to be empty does not read its other side.
    """
    steps, selects = [], []
    for parent in (TABLES["documents"], TABLES["articles"]):
        (key,) = parent.key
        children = "\n    UNION ALL\n".join(
            f"    SELECT\n        '{child.name}' AS table_name,\n        {key} AS id\n    FROM {child.name}\n"
            f"    WHERE {key} IS NOT NULL AND in_scope(month)"
            for child, of, _ in references()
            if of is parent
        )
        name = parent.name
        near = f"    SELECT {key}\n    FROM {name}\n    {_scope(parent)}"
        not_near = (
            f"    SELECT\n        table_name,\n        id\n    FROM of_{name}\n"
            f"    ANTI JOIN near_{name} ON of_{name}.id = near_{name}.{key}\n"
        )
        far = (
            f"    SELECT {name}.{key}\n    FROM {name}\n"
            f"    SEMI JOIN not_near_{name} ON {name}.{key} = not_near_{name}.id\n"
        )
        steps += [
            f"of_{name} AS (\n{children}\n)",
            f"near_{name} AS (\n{near})",
            f"not_near_{name} AS MATERIALIZED (\n{not_near})",
            f"far_{name} AS (\n{far})",
        ]
        selects.append(
            f"SELECT\n    table_name,\n    '{name}' AS parent,\n    id,\n    count(*) AS copies\n"
            f"FROM not_near_{name}\nANTI JOIN far_{name} ON not_near_{name}.id = far_{name}.{key}\n"
            "GROUP BY ALL"
        )
    header = (
        "-- The parent of every row exists.\n"
        "-- After a run it is looked for in what the run may have written, and elsewhere only if it is not there."
    )
    with_ = "WITH " + ",\n\n".join(steps)
    return "\n".join((header, _GENERATED, with_, "", "\nUNION ALL\n".join(selects) + ";\n"))


def references() -> Iterator[tuple[Table, Table, str]]:
    """Each table, a table it hangs on, and the key column that both have; rejects may lack a document."""
    for child in TABLES.values():
        for parent in (TABLES["documents"], TABLES["articles"]):
            (key,) = parent.key
            if child not in (parent, TABLES["rejects"]) and key in columns_of(child):
                yield child, parent, key


def _scope(table: Table) -> str:
    return f"WHERE {'in_scope' if table.partition == 'month' else 'fetched_in_scope'}({table.partition})\n"


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def tables_markdown() -> str:
    """docs/tables.md: the dictionary of tables, views and macros."""
    parts = [
        "# Tables, views and macros",
        "",
        "Generated by `make docs` from `src/tallywire/schema.py` and the headers in `sql/`. Times are UTC.",
        "Offsets count Unicode code points and are half-open: `text[char_start:char_end]`.",
    ]
    for table in TABLES.values():
        parts += ["", f"## `{table.name}`", "", *_table_markdown(table)]
    for title, is_macro in (("Views", False), ("Macros", True)):
        parts += ["", f"# {title}"]
        for view in (each for each in views() if each.is_macro is is_macro):
            call = f"{view.name}({view.parameters})" if is_macro else view.name
            parts += ["", f"## `{call}`", "", f"{view.question} {view.notes}".strip()]
            rows = [(f"`{name}`", each) for name, each in view.columns.items()]
            parts += ["", *_grid(("column", "meaning"), rows)] if rows else []
    return "\n".join(parts) + "\n"


def _table_markdown(table: Table) -> Iterator[str]:
    key = ", ".join(f"`{name}`" for name in table.key)
    yield f"One row per {table.grain}. Key: {key}. Partition: `{table.partition}`."
    yield ""
    rows = (
        (f"`{name}`", f"{type_name(arrow_type)}{', null' if nullable else ''}", column.unit or "", _words(column))
        for name, (arrow_type, nullable, column) in columns_of(table).items()
    )
    yield from _grid(("column", "type", "unit", "meaning"), rows)


def _words(column: Column) -> str:
    return column.meaning + (f": {', '.join(f'`{value}`' for value in column.values)}" if column.values else "")


def _grid(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    cells = [list(head), *(list(row) for row in rows)]
    cells.insert(1, ["---"] * len(cells[0]))
    for row in cells:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |"


def type_name(arrow_type: pa.DataType) -> str:
    """The name that a reader of documents knows an Arrow type by."""
    if pa.types.is_timestamp(arrow_type):
        return "timestamp"
    if pa.types.is_list(arrow_type):
        return f"list of {arrow_type.value_type}"
    return {"date32[day]": "date"}.get(str(arrow_type), str(arrow_type))


_FRICTIONLESS = {
    "string": "string", "int64": "integer", "double": "number", "bool": "boolean", "binary": "string",
    "date32[day]": "date", "timestamp[us, tz=UTC]": "datetime", "list<item: string>": "array",
}  # fmt: skip


def datapackage() -> dict[str, Any]:
    """The lake as a Data Package (https://datapackage.org): every table, its columns, keys and foreign keys."""
    return {
        "name": "tallywire-lake",
        "title": "Numbers in the news, each with the characters that say it",
        "resources": [_resource(table) for table in TABLES.values()],
    }


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(name, *declared) for name, declared in columns_of(table).items()],
        "primaryKey": list(table.key),
    }
    foreign = [
        {"fields": [key], "reference": {"resource": parent.name, "fields": [key]}}
        for child, parent, key in references()
        if child is table
    ]
    if foreign:
        schema["foreignKeys"] = foreign
    return {
        "name": table.name,
        "title": f"one row per {table.grain}",
        "path": f"{table.name}/*/{table.name}.parquet",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "partitions": [table.partition],
        "schema": schema,
    }


def _field(name: str, arrow_type: pa.DataType, nullable: bool, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": name, "type": _FRICTIONLESS[str(arrow_type)], "description": column.meaning}
    if column.unit:
        field["unit"] = column.unit
    constraints: dict[str, Any] = {} if nullable else {"required": True}
    if column.values:
        constraints["enum"] = list(column.values)
    return field | ({"constraints": constraints} if constraints else {})


def datapackage_json() -> str:
    """datapackage.json, as it stands beside the tables."""
    return json.dumps(datapackage(), indent=2, ensure_ascii=False) + "\n"


def lay_datapackage(lake: Lake) -> Path:
    """Put datapackage.json beside the tables, if it is not there as it should be, and return its place."""
    place = lake.root / "datapackage.json"
    text = datapackage_json()
    if not place.exists() or place.read_text("utf-8") != text:
        temporary = place.with_name(f".{place.name}.tmp")
        temporary.write_text(text, "utf-8")
        temporary.replace(place)
    return place


def generated() -> dict[Path, str]:
    """The generated files of the repository and what belongs into them."""
    return {
        SQL_FOLDER / "tables.sql": tables_sql(),
        SQL_FOLDER / "comments.sql": comments_sql(),
        SQL_FOLDER / "checks" / "keys_are_unique.sql": keys_check_sql(),
        SQL_FOLDER / "checks" / "values_are_known.sql": vocabularies_check_sql(),
        SQL_FOLDER / "checks" / "parents_exist.sql": parents_check_sql(),
        PROJECT_ROOT / "docs" / "tables.md": tables_markdown(),
    }


if __name__ == "__main__":
    for path, text in generated().items():
        path.write_text(text, "utf-8")
