"""Figures about the same thing become one claim; different figures stand side by side under one question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tallywire.reconcile.claims import Statement, claims_of, settle_times, sightings
from tallywire.schema import Claim

_DAY = datetime(2022, 2, 8, tzinfo=UTC)


def said(
    fact_id: str,
    low: float | None,
    high: float | None,
    *,
    story: str = "",
    actor: str | None = "RUS",
    location: str | None = "UKR",
    at: datetime | None = _DAY,
    kind: str = "troops",
    quote: str = "",
    status: str = "actual",
    attribution: str | None = None,
) -> Statement:
    seen = datetime(2022, 3, 1, tzinfo=UTC)
    return Statement(
        fact_id=fact_id,
        article_id=f"article of {fact_id}",
        story_id=story or f"story of {fact_id}",
        site=f"{fact_id}.example",
        kind=kind,
        unit="person",
        item=None,
        status=status,
        slots=(actor, None, location),
        value_low=low,
        value_high=high,
        qualifier="exact",
        value_eur=None,
        attribution=attribution,
        quote=quote or f"{low} {high}",
        published_at=at,
        first_seen_at=seen,
        month=f"{at or seen:%Y-%m}",
        at=seen,
    )


def settled(statements: Iterable[Statement]) -> list[Statement]:
    statements = list(statements)
    return settle_times(statements, sightings(statements))


def claims(*statements: Statement) -> list[Claim]:
    return claims_of(settled(statements))


def test_competing_figures_stand_side_by_side_under_one_question() -> None:
    found = claims(
        said("a", 100_000, None, story="wire", quote="over 100,000"),
        said("b", 100_000, None, story="wire", quote="over 100,000"),
        said("c", 100_000, None, quote="greater than 100,000", location=None),
        said("d", 100_000, None, quote="over 100,000"),
        said("e", None, 140_000, quote="up to 140,000", attribution="officials"),
    )
    over, up_to = sorted(found, key=lambda claim: -claim.fact_count)
    assert (over.fact_count, over.article_count, over.story_count, over.quote) == (4, 4, 3, "over 100,000")
    assert (over.value_low, over.value_high) == (100_000, None)
    assert (up_to.fact_ids, up_to.value_low, up_to.value_high) == (["e"], None, 140_000)
    assert over.question_id == up_to.question_id
    assert over.claim_id != up_to.claim_id
    assert over.story_ids == ["wire", "story of c", "story of d"]
    assert (up_to.story_ids, up_to.attributions) == (["story of e"], ["officials"])
    assert over.attributions == []


def test_an_approximate_and_an_exact_number_are_the_same_figure() -> None:
    (claim,) = claims(said("a", 1_000, 1_000), said("b", 1_000, None))
    assert (claim.value_low, claim.value_high, claim.story_count) == (1_000, None, 2)


def test_a_plan_and_its_fulfilment_are_two_claims_of_one_question() -> None:
    found = claims(said("a", 350, 350, status="planned"), said("b", 350, 350))
    assert {claim.status for claim in found} == {"planned", "actual"}
    assert len({claim.question_id for claim in found}) == 1


def test_an_open_slot_is_filled_only_where_one_answer_fits() -> None:
    here, there, open_place = said("a", 5_000, 5_000), said("b", 5_000, 5_000, location="BLR"), "c"
    (claim,) = claims(here, said(open_place, 5_000, 5_000, location=None))
    assert claim.location == "UKR"
    assert len(claims(here, there, said(open_place, 5_000, 5_000, location=None))) == 3


def test_numbers_that_say_nothing_of_whom_or_where_are_not_joined_across_stories() -> None:
    nothing_known = {"actor": None, "location": None}
    found = claims(
        said("a", 5, 5, story="one", **nothing_known),  # type: ignore[arg-type]
        said("b", 5, 5, story="one", **nothing_known),  # type: ignore[arg-type]
        said("c", 5, 5, **nothing_known),  # type: ignore[arg-type]
    )
    assert sorted(claim.fact_count for claim in found) == [1, 2]


def test_a_claim_lasts_while_it_is_repeated_and_ends_with_silence() -> None:
    times = [_DAY, _DAY + timedelta(days=10), _DAY + timedelta(days=20), _DAY + timedelta(days=40)]
    found = claims(*(said(str(index), 900, 900, at=at) for index, at in enumerate(times)))
    assert sorted(claim.fact_ids for claim in found) == [["0", "1", "2"], ["3"]]
    first = next(claim for claim in found if len(claim.fact_ids) == 3)
    assert (first.first_seen_at, first.last_seen_at, first.month) == (times[0], times[2], "2022-02")


def test_five_killed_a_week_later_are_another_five() -> None:
    week_later = said("b", 5, 5, kind="killed", at=_DAY + timedelta(days=7))
    assert len(claims(said("a", 5, 5, kind="killed"), week_later)) == 2


def test_an_undated_article_is_counted_at_the_time_of_its_peers() -> None:
    dated, undated = said("a", 100_000, None), said("b", None, 140_000, at=None)
    times = {each.fact_id: each.at for each in settled([dated, undated])}
    assert times == {"a": _DAY, "b": _DAY}
    assert len({claim.question_id for claim in claims(dated, undated)}) == 1


def test_an_undated_article_whose_peers_disagree_is_counted_when_fetched() -> None:
    undated = said("c", 1, 1, at=None)
    peers = said("a", 2, 2), said("b", 3, 3, at=_DAY - timedelta(days=400))
    times = {each.fact_id: each.at for each in settled([*peers, undated])}
    assert times["c"] == undated.first_seen_at


_statements = st.builds(
    lambda number, figure, actor, location, kind, day, story: said(
        f"f{number:03}",
        *figure,
        actor=actor,
        location=location,
        kind=kind,
        at=None if day is None else _DAY + timedelta(days=day),
        story=f"s{story}",
    ),
    st.integers(0, 999),
    st.sampled_from([(100.0, 100.0), (100.0, None), (None, 100.0), (3000.0, 5000.0)]),
    st.sampled_from([None, "RUS", "USA"]),
    st.sampled_from([None, "UKR", "BLR"]),
    st.sampled_from(["troops", "killed"]),
    st.one_of(st.none(), st.integers(-40, 80)),
    st.integers(0, 4),
)


@settings(max_examples=150, deadline=None)
@given(
    statements=st.lists(_statements, max_size=25, unique_by=lambda each: each.fact_id),
    chance=st.randoms(use_true_random=False),
)
def test_order_changes_nothing_and_no_fact_is_lost_or_counted_twice(
    statements: list[Statement], chance: object
) -> None:
    shuffled = list(statements)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    found = claims(*statements)
    assert found == claims(*shuffled)
    assert sorted(fact for claim in found for fact in claim.fact_ids) == sorted(each.fact_id for each in statements)
    assert len({claim.claim_id for claim in found}) == len(found)


@settings(max_examples=100, deadline=None)
@given(statements=st.lists(_statements, max_size=25, unique_by=lambda each: each.fact_id), kept=st.integers(0, 25))
def test_working_out_only_the_touched_cells_gives_what_working_out_everything_gives(
    statements: list[Statement], kept: int
) -> None:
    every = settled(statements)
    before, added = every[:kept], every[kept:]
    table = {claim.claim_id: claim for claim in claims_of(before)}
    touched = {each.cell_id for each in added}
    table = {key: claim for key, claim in table.items() if claim.cell_id not in touched}
    table |= {claim.claim_id: claim for claim in claims_of(each for each in every if each.cell_id in touched)}
    assert sorted(table.values(), key=lambda claim: claim.claim_id) == claims_of(every)


def test_the_most_common_wording_counts_stories_not_copies() -> None:
    copies = [said(f"copy{index}", 60, 60, story="wire", quote="sixty") for index in range(5)]
    (claim,) = claims(*copies, said("x", 60, 60, quote="60 men"), replace(said("y", 60, 60), quote="60 men"))
    assert (claim.quote, claim.story_count) == ("60 men", 3)
