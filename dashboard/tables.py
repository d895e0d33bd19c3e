"""Tables of a page, each with its download."""

from __future__ import annotations

import csv
import io
from typing import Any

import pandas as pd
import streamlit as st

from tallywire.answers import neutralised


def show_table(rows: pd.DataFrame, *, name: str, choosable: bool = False, **options: Any) -> list[int]:
    """Show rows and a button that downloads them; returns the places of the rows that the reader chose."""
    event: Any = st.dataframe(
        rows,
        hide_index=True,
        width="stretch",
        key=f"table_{name}",
        on_select="rerun" if choosable else "ignore",
        selection_mode="single-row",
        **options,
    )
    st.download_button(
        "Download these rows (CSV)",
        as_csv(rows),
        file_name=f"{name}.csv",
        mime="text/csv",
        key=f"download_{name}",
        on_click="ignore",
    )
    return list(event["selection"]["rows"]) if choosable else []


def as_csv(rows: pd.DataFrame) -> str:
    """Rows as CSV for a spreadsheet: what it would run as a formula is made harmless."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(rows.columns)
    for row in rows.itertuples(index=False):
        writer.writerow(neutralised(value) if isinstance(value, str) else value for value in row)
    return out.getvalue()
