"""One declaration of what everything means, and every place that repeats it says the same."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from tallywire.documentation import View, datapackage, generated, lay_datapackage, meaning, references, views
from tallywire.lake import Lake, columns_of
from tallywire.places import PROJECT_ROOT, SQL_FOLDER
from tallywire.schema import TABLES
from tallywire.session import init_files


@pytest.mark.parametrize("path", generated(), ids=lambda path: path.name)
def test_generated_files_are_up_to_date(path: Path) -> None:
    assert path.read_text("utf-8") == generated()[path], "run `make docs`"


def test_init_reads_every_file_of_views_and_macros() -> None:
    read = {*init_files()}
    assert {*SQL_FOLDER.glob("views/*.sql"), *SQL_FOLDER.glob("macros/*.sql")} <= read
    assert all(file.exists() for file in read)


def test_every_file_holds_one_statement() -> None:
    for file in (*SQL_FOLDER.glob("views/*.sql"), *SQL_FOLDER.glob("macros/*.sql"), *SQL_FOLDER.glob("checks/*.sql")):
        assert len(duckdb.extract_statements(file.read_text("utf-8"))) == 1, file


@pytest.mark.parametrize("view", [each for each in views() if each.columns], ids=lambda view: view.name)
def test_a_header_names_the_columns_that_the_view_has(view: View, connection: duckdb.DuckDBPyConnection) -> None:
    arguments = ", ".join("NULL" for each in view.parameters.split(",") if each.strip()) if view.is_macro else None
    source = view.name if arguments is None else f"{view.name}({arguments})"
    assert list(view.columns) == connection.sql(f"FROM {source} LIMIT 0").columns
    assert view.question.endswith("?")
    assert view.notes


def test_duckdb_says_what_every_table_view_and_column_means(connection: duckdb.DuckDBPyConnection) -> None:
    silent = connection.sql(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL "
        "UNION ALL SELECT view_name, '' FROM duckdb_views() WHERE NOT internal AND comment IS NULL"
    ).fetchall()
    assert silent == []
    said = dict(
        connection.sql("SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'facts'").fetchall()
    )
    assert said == {name: meaning(column) for name, (_, _, column) in columns_of(TABLES["facts"]).items()}


@pytest.mark.parametrize("name", TABLES)
def test_the_parquet_files_carry_the_meaning_of_their_columns(name: str, small_lake: Lake) -> None:
    for file in (small_lake.root / name).glob("*/*.parquet"):
        schema = pq.read_schema(file)
        for column, (_, _, declared) in columns_of(TABLES[name]).items():
            if column != TABLES[name].partition:
                assert schema.field(column).metadata[b"description"].decode() == declared.meaning


def test_the_dictionary_has_every_column() -> None:
    text = (PROJECT_ROOT / "docs" / "tables.md").read_text("utf-8")
    for table in TABLES.values():
        section = text.partition(f"## `{table.name}`\n")[2].partition("\n## ")[0]
        for name, (_, _, column) in columns_of(table).items():
            assert f"| `{name}` |" in section
            assert column.meaning in section


def test_the_data_package_describes_the_lake(small_lake: Lake) -> None:
    described = {each["name"]: each for each in datapackage()["resources"]}
    assert list(described) == list(TABLES)
    for name, table in TABLES.items():
        resource = described[name]
        assert [each["name"] for each in resource["schema"]["fields"]] == list(columns_of(table))
        assert resource["schema"]["primaryKey"] == list(table.key)
        assert [*small_lake.root.glob(resource["path"])], "the path finds the table's files"
    (foreign,) = described["facts"]["schema"]["foreignKeys"]
    assert foreign["reference"] == {"resource": "articles", "fields": ["article_id"]}


def test_the_data_package_stands_beside_the_tables(tmp_path: Path) -> None:
    place = lay_datapackage(Lake.open(tmp_path / "lake"))
    assert place == tmp_path / "lake" / "datapackage.json"
    assert json.loads(place.read_text("utf-8")) == datapackage()
    before = place.stat().st_mtime_ns
    lay_datapackage(Lake.open(tmp_path / "lake"))
    assert place.stat().st_mtime_ns == before, "what is right is left alone"


def test_numbers_hang_on_articles_and_articles_on_documents() -> None:
    found = {(child.name, parent.name) for child, parent, _ in references()}
    assert {
        ("facts", "articles"),
        ("quantities", "articles"),
        ("passages", "articles"),
        ("articles", "documents"),
    } <= found
