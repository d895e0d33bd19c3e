"""Questions of the page to the lake: each reads the files as they stand at that moment, and prunes by month."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import duckdb
import pandas as pd
import streamlit as st

from tallywire.errors import LakeError
from tallywire.lake import Lake
from tallywire.places import lake_path
from tallywire.session import connect, steadily

MONTHS_SHOWN = 18
"""Months of the period that a page opens with."""


@st.cache_resource(show_spinner="Opening the tables …")
def _session(root: str) -> tuple[duckdb.DuckDBPyConnection, ExitStack]:
    stack = ExitStack()
    return stack.enter_context(connect(Lake(lake_path(root)))), stack


def open_lake() -> None:
    """Make sure that the lake can be read; raises LakeError where there is none."""
    _session(str(lake_path()))


def ask(question: str, **parameters: Any) -> pd.DataFrame:
    """The answer to a question, as the tables are now."""
    root = str(lake_path())
    cursor = _session(root)[0].cursor()  # a cursor of its own: several readers, and variables that belong to one
    try:
        cursor.execute("SET VARIABLE lake = $lake", {"lake": root})
        return steadily(lambda: cursor.execute(question, parameters).df())
    except duckdb.Error as error:
        raise LakeError(f"the tables could not be read just now; reload the page ({error})") from error


def rows(answer: pd.DataFrame) -> Iterator[Any]:
    """Yield the rows of an answer as named tuples."""
    return iter(answer.itertuples(index=False))


def months(table: str) -> list[str]:
    """The partitions of a table that have rows, in order."""
    return Lake(lake_path()).partitions(table)


def period(table: str = "claims") -> tuple[str, str]:
    """The first and last month of a table that the reader asked for, from a slider that stands in the address."""
    known = months(table) or ["1970-01"]
    if len(known) == 1:
        st.text(f"Period: {known[0]}")
        return known[0], known[0]
    first, last = st.select_slider(
        "Period",
        options=known,
        value=(known[max(0, len(known) - MONTHS_SHOWN)], known[-1]),
        key="period" if table == "claims" else f"period_{table}",
        bind="query-params",
        help="Months of first publication; of fetching, where that is not known.",
    )
    return first, last
