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
from tallywire.session import connect

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
        return cursor.execute(question, parameters).df()
    except duckdb.Error as error:
        raise LakeError(f"the tables could not be read just now; reload the page ({error})") from error


def rows(answer: pd.DataFrame) -> Iterator[Any]:
    """Yield the rows of an answer as named tuples."""
    return iter(answer.itertuples(index=False))


def period(table: str = "claims") -> tuple[str, str]:
    """The first and last month of a table that the reader asked for, from a slider that stands in the address."""
    months = Lake(lake_path()).partitions(table) or ["1970-01"]
    if len(months) == 1:
        st.text(f"Period: {months[0]}")
        return months[0], months[0]
    first, last = st.select_slider(
        "Period",
        options=months,
        value=(months[max(0, len(months) - MONTHS_SHOWN)], months[-1]),
        key="period" if table == "claims" else f"period_{table}",
        bind="query-params",
        help="Months of first publication; of fetching, where that is not known.",
    )
    return first, last
