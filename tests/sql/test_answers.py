"""Answers reach people and programs unharmed, and harm neither."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from tallywire.answers import as_words, neutralised, write_answer
from tallywire.errors import ExportError, QueryError
from tallywire.export import Exported, export
from tallywire.lake import Lake
from tallywire.schema import TABLES
from tests.sql.rows import article, lake_of

HOSTILE = '=HYPERLINK("http://x.example","Salary")'


def written(question: str, format_: str, width: int | None = None) -> bytes:
    out = io.BytesIO()
    with duckdb.connect() as connection:
        write_answer(connection.sql(question), format_, out, width=width)
    return out.getvalue()


def test_a_table_shows_every_row_with_numbers_to_the_right() -> None:
    lines = (
        written("SELECT * FROM (VALUES ('aid', 1.5e9), ('troops', 100.0)) t(kind, value)", "table")
        .decode()
        .splitlines()
    )
    assert lines == [
        "kind             value",
        "──────────────────────",
        "aid      1,500,000,000",
        "troops             100",
    ]


def test_a_table_fits_the_terminal_it_is_for() -> None:
    lines = written("SELECT repeat('word ', 50) AS sentence", "table", width=40).decode().splitlines()
    assert max(map(len, lines)) <= 40
    assert sum(line.count("word") for line in lines) == 50, "folded, not cut off"


def test_a_long_answer_says_that_it_is_longer() -> None:
    text = written("FROM range(5000)", "table").decode()
    assert "more than these 1,000 rows" in text
    assert len(written("FROM range(5000)", "csv").splitlines()) == 5001


def test_news_cannot_steer_the_terminal() -> None:
    text = written("SELECT chr(27) || '[2J' || chr(8238) || 'abc' || chr(155) AS title", "table").decode()
    assert not {"\x1b", "\u202e", "\x9b"} & set(text)
    assert "abc" in text


def test_json_lines_are_the_rows() -> None:
    question = "SELECT 1 AS a, NULL AS b, TIMESTAMP '2022-02-09 12:00:00' AS c, 'é' AS d, ['x'] AS e"
    assert json.loads(written(question, "jsonl")) == {
        "a": 1,
        "b": None,
        "c": "2022-02-09T12:00:00",
        "d": "é",
        "e": ["x"],
    }


def test_a_sum_is_a_number_everywhere() -> None:
    question = "SELECT sum(range) AS total FROM range(5)"  # a HUGEINT, which Arrow has as a decimal
    assert written(question, "table").decode().splitlines()[-1] == "   10"
    assert json.loads(written(question, "jsonl")) == {"total": 10}
    assert written(question, "csv") == b"total\n10\n"


def test_csv_for_a_pipe_is_exact() -> None:
    (row,) = csv.DictReader(io.StringIO(written(f"SELECT '{HOSTILE}' AS title, 'a\nb' AS text", "csv").decode()))
    assert row == {"title": HOSTILE, "text": "a\nb"}


def test_parquet_keeps_types() -> None:
    table = pq.read_table(io.BytesIO(written("SELECT DATE '2022-02-09' AS day, [1, 2] AS list", "parquet")))
    assert table.to_pylist() == [{"day": datetime(2022, 2, 9, tzinfo=UTC).date(), "list": [1, 2]}]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert neutralised(text) == f"'{text}"


def test_ordinary_text_stays_as_it_is() -> None:
    assert neutralised("about 1,000 troops") == "about 1,000 troops"


@pytest.mark.parametrize(
    ("value", "words"),
    [(None, ""), (100000.0, "100,000"), (0.25, "0.25"), (True, "true"), ([1.0, None], "1, "), (b"abc", "(3 bytes)")],
)
def test_values_read_as_people_write_them(value: object, words: str) -> None:
    assert as_words(value) == words


@pytest.fixture
def hostile_lake(tmp_path: Path) -> Lake:
    return lake_of(tmp_path / "lake", article("+1 " + "x" * 40_000, title=HOSTILE, authors=["@cmd"]))


def test_an_exported_csv_holds_no_formula(hostile_lake: Lake, tmp_path: Path) -> None:
    assert export(hostile_lake, "articles", tmp_path / "a.csv").row_count == 1
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["title"] == f"'{HOSTILE}"
    assert row["text"].startswith("'+1 xxx")
    assert row["text_length_chars"] == "40003"


def test_an_exported_workbook_holds_no_formula_and_no_link(hostile_lake: Lake, tmp_path: Path) -> None:
    export(hostile_lake, "articles", tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert not [name for name in book.namelist() if "rels" in name and b"hyperlink" in book.read(name)]
        assert "HYPERLINK" in sheet
        assert "cut here" in sheet, "a cell that is too long says so"
        assert "article as last seen" not in sheet
        assert "headline" in "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))


def test_an_exported_parquet_says_what_its_columns_mean(small_lake: Lake, tmp_path: Path) -> None:
    assert export(small_lake, "aid_by_donor", tmp_path / "a.parquet").row_count == 1
    field = pq.read_schema(tmp_path / "a.parquet").field("donor")
    assert field.metadata[b"description"].startswith(b"the giver")


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("end", ["csv", "parquet", "xlsx"])
def test_every_table_can_be_exported(name: str, end: str, small_lake: Lake, tmp_path: Path) -> None:
    target = tmp_path / f"x.{end}"
    assert export(small_lake, name, target).row_count == small_lake.read(name).num_rows
    assert [*tmp_path.iterdir()] == [target], "nothing half-written is left"


def test_an_unknown_name_or_format_is_refused(small_lake: Lake, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="there are aid_by_donor"):
        export(small_lake, 'facts" --', tmp_path / "x.csv")
    with pytest.raises(QueryError, match=r"\.csv, \.parquet, \.xlsx, or for documents in \.warc or \.warc\.gz"):
        export(small_lake, "facts", tmp_path / "x.pdf")
    assert not [*tmp_path.iterdir()]


def test_more_rows_than_a_sheet_holds_are_refused(
    small_lake: Lake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tallywire.export.EXCEL_ROWS", 3)
    with pytest.raises(QueryError, match="more than a sheet holds"):
        export(small_lake, "facts", tmp_path / "x.xlsx")


@pytest.mark.parametrize("end", ["csv", "parquet", "xlsx", "warc", "warc.gz"])
def test_where_a_file_cannot_be_written_its_name_and_the_reason_are_said(
    end: str, small_lake: Lake, tmp_path: Path
) -> None:
    target = tmp_path / "nowhere" / f"x.{end}"
    with pytest.raises(ExportError) as refused:
        export(small_lake, "documents", target)
    assert str(refused.value) == f"{target} cannot be written: No such file or directory"
    (tmp_path / f"y.{end}").mkdir()
    with pytest.raises(ExportError, match=r"cannot be written: Is a directory|has an address"):
        export(small_lake, "documents", tmp_path / f"y.{end}")
    assert [each.name for each in tmp_path.iterdir()] == [f"y.{end}"], "nothing half-written is left"


def test_an_archive_counts_the_documents_that_it_cannot_hold(tmp_path: Path) -> None:
    (fetched, *_), (local, *_) = article("One."), article("Two.")
    lake = lake_of(tmp_path / "lake", [replace(fetched, url="https://one.example/a"), local])
    assert export(lake, "documents", tmp_path / "d.warc.gz") == Exported(1, without_address=1)


def test_an_archive_that_would_be_empty_is_refused(small_lake: Lake, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"none of the 2 documents has an address.*\.parquet"):
        export(small_lake, "documents", tmp_path / "d.warc.gz")
    assert not [*tmp_path.iterdir()]
