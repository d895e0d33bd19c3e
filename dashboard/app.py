"""The page's frame: what all pages share. Started by `tallywire dashboard`."""

from __future__ import annotations

import streamlit as st

from dashboard import aid, articles, data, disputed, figures, runs
from dashboard.picking import forget
from dashboard.words import show_html
from tallywire.errors import TallywireError

_STYLE = """
<style>
.block-container { padding-top: 1.4rem; padding-bottom: 3rem; max-width: 1200px; }
[data-testid="stHeader"] { height: 0; min-height: 0; }
h1 { padding: .4rem 0 .2rem 0 !important; }
[data-testid="stMetricValue"] { font-size: 1.45rem; }
[data-testid="stHtml"] h1 { font-size: 1.6rem; font-weight: 600; margin: 0; }
.tw-name { font-weight: 600; font-size: 1.1rem; margin: 0; }
.tw-line { line-height: 1.55; margin: 0 0 .15rem 0; overflow-wrap: anywhere; }
.tw-meta { color: #5a6068; font-size: .87rem; overflow-wrap: anywhere; margin: 0 0 .4rem 0; }
.tw-text { white-space: pre-wrap; line-height: 1.65; max-width: 44rem; font-family: Georgia, 'Times New Roman', serif;
           font-size: 1.02rem; overflow-wrap: anywhere; }
.tw-text mark, .tw-line mark { background: #fff0b3; color: inherit; padding: 0 .1em; border-radius: 2px; }
.tw-text mark.chosen { background: #ffd24d; outline: 2px solid #8a6100; }
.tw-text del, .tw-line del { color: #767b82; background: #f4f5f6; }
.tw-why { font: .75rem sans-serif; color: #767b82; white-space: nowrap; }
.tw-question h3 { margin: 0; padding: 0; font-size: 1.02rem; }
.tw-question p { margin: 0 0 .3rem 0; }
.block-container [data-testid="stHtml"] a { color: #0b5a8a; }
.tw-rivals { border-collapse: collapse; width: 100%; font-size: .93rem; }
.tw-rivals th { text-align: left; font-weight: 600; color: #5a6068; font-size: .82rem; padding: .2rem .8rem .2rem 0; }
.tw-rivals td { border-top: 1px solid #dfe2e5; padding: .35rem .8rem .35rem 0; vertical-align: top; }
.tw-scroll { overflow-x: auto; }
[data-testid="stElementToolbar"] { display: none; }  /* its download would not make formulas harmless; ours does */
</style>
"""


PAGES = {
    "figures": ("Figures", figures.page),
    "aid": ("Aid", aid.page),
    "disputed": ("Disputed", disputed.page),
    "articles": ("Articles", articles.page),
    "runs": ("Runs", runs.page),
}


def main() -> None:
    """Draw the frame and the page that the address names."""
    st.set_page_config(page_title="Tallywire", layout="wide")
    show_html(_STYLE)
    name, pages = st.columns([1, 5], vertical_alignment="center")
    with name:
        show_html("<p class='tw-name'>Tallywire</p>")
    with pages:
        chosen = st.segmented_control(
            "Page",
            list(PAGES),
            default="figures",
            format_func=lambda page: PAGES[page][0],
            key="page",
            bind="query-params",
            required=True,
            label_visibility="collapsed",
            on_change=forget,
        )
    try:
        data.open_lake()
        PAGES[chosen or "figures"][1]()
    except TallywireError as error:
        st.title("Nothing to show yet")
        st.text(str(error))
        st.text("Once `tallywire run` has made a lake, reload this page.")


main()
