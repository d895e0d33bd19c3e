"""Charts: figures as intervals over time, aid by donor and month. Same colours and shapes everywhere."""

from __future__ import annotations

import math

import altair as alt
import pandas as pd

from dashboard.words import STATUS_COLOURS

AltairChart = alt.Chart | alt.LayerChart | alt.FacetChart
_STATUS = alt.Color(
    "said:N",
    title="Status",
    scale=alt.Scale(domain=list(STATUS_COLOURS), range=list(STATUS_COLOURS.values())),
    legend=alt.Legend(orient="top", symbolOpacity=1, columns=3),
)
_QUALIFIERS = {
    "exactly": "circle",
    "about": "diamond",
    "at least": "triangle-up",
    "at most": "triangle-down",
    "a range": "square",
    "a magnitude": "cross",
}
WORDS = {
    "exact": "exactly",
    "about": "about",
    "over": "at least",
    "at_least": "at least",
    "under": "at most",
    "at_most": "at most",
    "range": "a range",
    "order": "a magnitude",
}
"""What a qualifier is called in the legend."""
_EUROS = alt.Axis(labelExpr="replace(replace(format(datum.value, '~s'), 'G', ' bn'), 'M', ' m')", tickCount=6)
SERIES_COLOURS = {"given": "#0072B2", "pledged": "#E69F00"}
"""Given and pledged look like the statuses they are: actual and planned."""


def intervals(figures: pd.DataFrame, *, unit: str, is_log: bool, ringed: str | None) -> AltairChart:
    """Figures over time: a bar from the lowest to the highest value that the words allow, and a mark at what they name.

    Where the words leave an end open, a dashed stub points there. The claim `ringed` has a ring. The selection `figure`
    holds the claim_id of what is clicked.
    """
    scale, axis = _scale(figures, is_log)
    when = alt.X("first_seen_at:T", title="First published", axis=alt.Axis(labelOverlap=True, tickCount=8))
    value = alt.Y("value:Q", title=unit, scale=scale, axis=axis)
    chosen = alt.selection_point(name="figure", fields=["claim_id"], on="click", toggle=False)
    base = alt.Chart(figures)
    used = [each for each in _QUALIFIERS if each in set(figures.words)]
    points = (
        base.mark_point(filled=True, size=95, stroke="white", strokeWidth=0.6, cursor="pointer")
        .encode(
            x=when,
            y=value,
            color=_STATUS,
            shape=alt.Shape(
                "words:N",
                title="The words",
                scale=alt.Scale(domain=used, range=[_QUALIFIERS[each] for each in used]),
                legend=alt.Legend(
                    orient="top", columns=3, symbolFillColor="#5a6068", symbolSize=140, symbolStrokeWidth=0
                ),
            ),
            tooltip=[
                alt.Tooltip("quote:N", title="Words"),
                alt.Tooltip("who:N", title="About"),
                alt.Tooltip("first_seen_at:T", title="First published", format="%-d %b %Y"),
                alt.Tooltip("stories:Q", title="Stories"),
                alt.Tooltip("sites:Q", title="Sites"),
            ],
            opacity=alt.condition(chosen, alt.value(0.95), alt.value(0.3)),
        )
        .add_params(chosen)
    )
    ends = {"x": when, "color": _STATUS}
    low, named = (alt.Y(f"{end}:Q", scale=scale, axis=axis, title=unit) for end in ("low", "value"))
    layers = [
        (
            figures.low < figures.high,
            alt.Chart().mark_rule(strokeWidth=5, opacity=0.4).encode(y=low, y2="high:Q", **ends),
        ),
        (
            figures.open_to != figures.value,
            alt.Chart().mark_rule(strokeWidth=2, strokeDash=[3, 3]).encode(y=named, y2="open_to:Q", **ends),
        ),
        (
            figures.claim_id == ringed,
            alt.Chart().mark_point(size=420, color="#1c1f23", strokeWidth=1.5).encode(x=when, y=value),
        ),
    ]
    below = [layer.properties(data=figures[rows]) for rows, layer in layers if rows.any()]
    return alt.layer(*below, points).properties(height=400)


def _scale(figures: pd.DataFrame, is_log: bool) -> tuple[alt.Scale, alt.Axis]:
    if not is_log:
        return alt.Scale(zero=True, nice=True), alt.Axis(format="~s", tickCount=6)
    ends = pd.concat([figures.low, figures.high, figures.open_to])
    bottom, top = (math.log10(end) for end in (ends.min(), ends.max()))
    powers = [10**power for power in range(math.floor(bottom), math.ceil(top) + 1)]
    return alt.Scale(type="log", domain=[ends.min() / 1.3, ends.max() * 1.3]), alt.Axis(format="~s", values=powers)


def aid_by_donor(donors: pd.DataFrame) -> AltairChart:
    """Given and pledged by donor, one bar each; the tick is the sum of only the largest claim per question."""
    base = alt.Chart(donors)
    donor = alt.Y("donor:N", sort=None, title=None)
    row = alt.YOffset("series:N", sort=["given", "pledged"])
    colour = alt.Color(
        "series:N",
        title=None,
        scale=alt.Scale(domain=list(SERIES_COLOURS), range=list(SERIES_COLOURS.values())),
        legend=alt.Legend(orient="top"),
    )
    tooltip = [
        alt.Tooltip("donor:N", title="Donor"),
        alt.Tooltip("series:N", title="What"),
        alt.Tooltip("total:Q", title="All claims, EUR", format=",.0f"),
        alt.Tooltip("low:Q", title="At least, EUR", format=",.0f"),
    ]
    bars = base.mark_bar(opacity=0.85).encode(
        x=alt.X("total:Q", title="EUR", axis=_EUROS), y=donor, yOffset=row, color=colour, tooltip=tooltip
    )
    doubtful = donors[(donors.low > 0) & (donors.low < donors.total)]
    ticks = alt.Chart(doubtful).mark_tick(thickness=2, size=11, color="#1c1f23").encode(x="low:Q", y=donor, yOffset=row)
    layers = [bars, ticks] if len(doubtful) else [bars]
    return alt.layer(*layers).properties(height=70 + 32 * donors.donor.nunique())


def aid_by_month(months: pd.DataFrame, period: tuple[str, str]) -> AltairChart:
    """Given and pledged by month of first publication; months without aid have their place too."""
    every = [str(month) for month in pd.period_range(*period, freq="M")]
    chart: AltairChart = (
        alt.Chart(months)
        .mark_bar(opacity=0.85)
        .encode(
            x=alt.X(
                "month:O",
                title="Month of first publication",
                scale=alt.Scale(domain=every),
                axis=alt.Axis(labelAngle=-45, labelOverlap=True),
            ),
            xOffset=alt.XOffset("series:N", sort=["given", "pledged"]),
            y=alt.Y("total:Q", title="EUR", axis=_EUROS),
            color=alt.Color(
                "series:N",
                title=None,
                scale=alt.Scale(domain=list(SERIES_COLOURS), range=list(SERIES_COLOURS.values())),
                legend=alt.Legend(orient="top"),
            ),
            tooltip=[
                alt.Tooltip("month:O", title="Month"),
                alt.Tooltip("series:N", title="What"),
                alt.Tooltip("total:Q", title="EUR", format=",.0f"),
            ],
        )
        .properties(height=300)
    )
    return chart


def counts(rows: pd.DataFrame, label: str, value: str) -> AltairChart:
    """Plain horizontal bars, largest first."""
    bars = alt.Chart(rows).encode(
        x=alt.X(f"{value}:Q", title=value, axis=alt.Axis(format="~s", tickMinStep=1)),
        y=alt.Y(f"{label}:N", sort="-x", title=None),
        tooltip=[alt.Tooltip(f"{label}:N"), alt.Tooltip(f"{value}:Q", format=",")],
    )
    chart: AltairChart = bars.mark_bar(color="#5a6068").properties(height=70 + 24 * len(rows))
    return chart
