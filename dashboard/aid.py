"""Aid: who gave and who pledged how much, in euros; the two are never added to each other."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard import charts, data
from dashboard.evidence import show_claim
from dashboard.picking import chosen, remember
from dashboard.tables import show_table
from dashboard.words import STATUSES, day, euros, interval, place

_DONORS_SHOWN = 15
_CLAIMS_SHOWN = 200

_MONTHS = """
    SELECT
        month, donor, recipient, given_eur, given_eur_low, pledged_eur, pledged_eur_low, claims, claims_without_rate
    FROM aid_by_donor_month
    WHERE month BETWEEN $first AND $last
"""
_CLAIMS = """
    SELECT claim_id, first_seen_at, actor, recipient, status, quote, unit, value_low, value_high, value_eur,
           story_count, site_count, count(*) OVER () AS in_all
    FROM claims
    WHERE
        month BETWEEN $first AND $last AND kind = 'aid' AND status IN ('actual', 'planned')
        AND ($donor::VARCHAR IS NULL OR actor = $donor) AND ($recipient::VARCHAR IS NULL OR recipient = $recipient)
    ORDER BY value_eur DESC NULLS LAST, claim_id LIMIT $shown
"""


def page() -> None:
    """Draw the page."""
    st.title("Aid")
    first, second, third = st.columns([1, 1, 2])
    with third:
        period = data.period()
    months = data.ask(_MONTHS, first=period[0], last=period[1])
    with first:
        recipient = _choice("To", "recipient", months.recipient)
    with second:
        donor = _choice("Donor", "donor", months.donor)
    if recipient:
        months = months[months.recipient == recipient]
    if donor:
        months = months[months.donor == donor]
    if months.empty:
        st.info("No aid fits these filters. Widen the period, or take a filter away.")
        return
    _show_sums(months)
    st.subheader("By donor", anchor=False)
    st.altair_chart(
        charts.aid_by_donor(_long(months, "donor")), width="stretch", alt="Given and pledged by donor, in euros"
    )
    st.subheader("By month", anchor=False)
    st.altair_chart(
        charts.aid_by_month(_long(months, "month"), period), width="stretch", alt="Given and pledged by month, in euros"
    )
    _show_claims(period, donor, recipient)


def _choice(label: str, key: str, codes: pd.Series) -> str | None:
    known = list(codes.dropna().value_counts().index)
    picked: str | None = st.selectbox(
        label, known, index=None, format_func=place, key=key, bind="query-params", placeholder="any"
    )
    return picked


def _show_sums(months: pd.DataFrame) -> None:
    given, pledged, claims = st.columns(3)
    given.metric("Given", _span(months.given_eur_low.sum(), months.given_eur.sum()))
    pledged.metric("Pledged", _span(months.pledged_eur_low.sum(), months.pledged_eur.sum()))
    claims.metric("Claims added up", f"{int(months.claims.sum()):,}")
    without = int(months.claims_without_rate.sum())
    st.caption(
        "A figure counts once, however many articles carry it. Different figures may still be rivals, or a total and "
        "its parts: the lower sum takes only the largest claim of each donor, recipient, currency and month. What was "
        "pledged and then given is in both." + (f" {without:,} claims have no rate to the euro." if without else "")
    )


def _span(low: float, high: float) -> str:
    return euros(high) if round(low) == round(high) else f"{euros(low)} to {euros(high)}"


def _long(months: pd.DataFrame, by: str) -> pd.DataFrame:
    """One row per donor or month, and per given or pledged; the largest donors only."""
    sums = (
        months.assign(donor=months.donor.fillna(""))
        .groupby(by, as_index=False)[["given_eur", "given_eur_low", "pledged_eur", "pledged_eur_low"]]
        .sum()
    )
    if by == "donor":
        sums = sums.assign(size=sums.given_eur + sums.pledged_eur).nlargest(_DONORS_SHOWN, "size")
        sums["donor"] = [place(code or None) for code in sums.donor]
    series = [
        pd.DataFrame({by: sums[by], "series": name, "total": sums[f"{name}_eur"], "low": sums[f"{name}_eur_low"]})
        for name in ("given", "pledged")
    ]
    return pd.concat(series)


def _show_claims(period: tuple[str, str], donor: str | None, recipient: str | None) -> None:
    st.subheader("The claims", anchor=False)
    claims = data.ask(_CLAIMS, first=period[0], last=period[1], donor=donor, recipient=recipient, shown=_CLAIMS_SHOWN)
    if claim := chosen():
        show_claim(claim, period)
    else:
        st.caption("Choose a row to see the sentences behind it.")
    if len(claims) and int(claims.in_all.iloc[0]) > len(claims):
        st.caption(f"The {len(claims):,} largest of {int(claims.in_all.iloc[0]):,}.")
    rows = pd.DataFrame(
        {
            "First published": [day(each) for each in claims.first_seen_at],
            "EUR": claims.value_eur.round(),
            "Words": claims.quote,
            "Amount": [
                interval(low, high, unit)
                for low, high, unit in zip(claims.value_low, claims.value_high, claims.unit, strict=True)
            ],
            "Donor": [place(code) for code in claims.actor],
            "To": [place(code) for code in claims.recipient],
            "Status": [STATUSES[each] for each in claims.status],
            "Stories": claims.story_count,
            "Sites": claims.site_count,
        }
    )
    picked = show_table(
        rows,
        name="aid-claims",
        choosable=True,
        column_config={"EUR": st.column_config.NumberColumn(format="localized")},
    )
    remember("aid", [claims.claim_id.iloc[row] for row in picked])
