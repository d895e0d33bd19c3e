"""What the reader has chosen: it stands in the address, so that it can be shared, and the last click wins."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

import streamlit as st


def chosen(name: str = "claim") -> str | None:
    """The id that the address names."""
    return st.query_params.get(name)


def forget() -> None:
    """Take what was chosen on one page out of the address, for another page."""
    for name in ("claim", "article", "in_month", "fact"):
        st.query_params.pop(name, None)


def address(**parameters: str) -> str:
    """The address of a page with something chosen, for a link; widgets stand in it by what they show, not by codes."""
    return f"?{urlencode(parameters)}"


def remember(widget: str, picked: Sequence[str], name: str = "claim") -> None:
    """Put what was picked in a widget into the address, if it is new, and draw the page again."""
    now = picked[0] if picked else None
    key = f"picked_{widget}_{name}"
    if now == st.session_state.get(key):
        return
    st.session_state[key] = now
    if now is not None:
        st.query_params[name] = now
        st.rerun()
