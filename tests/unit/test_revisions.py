"""Of several readings of one article the latest counts, whatever the order they came in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tallywire.revisions import Stored, Verdict, Version, resolve

START = datetime(2024, 5, 1, tzinfo=UTC)


def version(
    name: str, text: str = "one", *, fetched: int = 0, modified: int | None = None, published: datetime | None = START
) -> Version:
    at = START + timedelta(days=fetched)
    return Version(
        article_id="article",
        document_id=name,
        text_id=text,
        since=at,
        fetched_at=at,
        published_at=published,
        modified_at=START + timedelta(hours=modified) if modified is not None else None,
    )


def by_document(*versions: Version, stored: Stored | None = None) -> dict[str, Verdict]:
    known = {"article": stored} if stored else {}
    return {verdict.version.document_id: verdict for verdict in resolve(versions, known)}


def stored(*versions: Version, month: str = "2024-05") -> Stored:
    return Stored(versions, min(each.since for each in versions), month)


def test_a_single_reading_is_the_first_revision() -> None:
    verdict = by_document(version("a"))["a"]
    assert (verdict.reason, verdict.revision, verdict.month) == (None, 1, "2024-05")


def test_a_later_text_supersedes_the_earlier_one() -> None:
    verdicts = by_document(version("a", "one"), version("b", "two", fetched=1))
    assert (verdicts["a"].reason, verdicts["b"].reason, verdicts["b"].revision) == ("superseded", None, 2)


def test_of_two_fetched_together_the_one_that_was_changed_later_counts() -> None:
    verdicts = by_document(version("a", "two", modified=9), version("b", "one", modified=2))
    assert (verdicts["a"].reason, verdicts["b"].reason) == (None, "superseded")


def test_the_same_text_again_is_no_new_revision() -> None:
    verdicts = by_document(version("a"), version("b", fetched=1))
    assert (verdicts["a"].reason, verdicts["b"].revision) == ("unchanged", 1)
    assert verdicts["b"].revised_at == START, "the revision is as old as its first document"


def test_a_text_that_comes_back_is_a_revision_of_its_own() -> None:
    verdicts = by_document(version("a", "one"), version("b", "two", fetched=1), version("c", "one", fetched=2))
    assert [(each, verdicts[each].reason, verdicts[each].revision) for each in "abc"] == [
        ("a", "superseded", 1),
        ("b", "superseded", 2),
        ("c", None, 3),
    ]


def test_an_article_keeps_the_month_it_was_first_seen_under() -> None:
    known = stored(version("old", "one", published=None), month="2024-03")
    verdict = by_document(version("new", "two", fetched=1), stored=known)["new"]
    assert (verdict.revision, verdict.month, verdict.first_seen_at) == (2, "2024-03", START)


def test_an_earlier_reading_that_comes_late_goes_before_the_stored_one() -> None:
    verdicts = by_document(version("late", "one"), stored=stored(version("old", "two", fetched=5)))
    assert (verdicts["late"].reason, verdicts["late"].revision) == ("superseded", 1)
    assert (verdicts["old"].reason, verdicts["old"].revision, verdicts["old"].first_seen_at) == (None, 2, START)


def test_a_document_that_is_read_anew_counts_once() -> None:
    verdicts = by_document(version("a", "better"), stored=stored(version("a", "worse")))
    assert (verdicts["a"].version.text_id, verdicts["a"].revision) == ("better", 1)


def as_stored(verdicts: Iterable[Verdict]) -> Stored:
    """What the lake would hold after these verdicts: the last reading of each revision."""
    kept = [each for each in verdicts if each.reason in (None, "superseded")]
    versions = tuple(
        Version(
            article_id=each.version.article_id,
            document_id=each.version.document_id,
            text_id=each.version.text_id,
            since=each.revised_at,
            fetched_at=each.version.fetched_at,
            published_at=each.version.published_at,
            modified_at=each.version.modified_at,
        )
        for each in kept
    )
    return Stored(versions, kept[-1].first_seen_at, kept[-1].month)


@settings(max_examples=200, deadline=None)
@given(
    texts=st.lists(st.sampled_from(["one", "two", "three"]), min_size=1, max_size=7),
    cuts=st.lists(st.integers(0, 7), max_size=3),
)
def test_readings_that_come_in_portions_end_as_those_that_come_at_once(texts: list[str], cuts: list[int]) -> None:
    versions = [version(f"d{index}", text, fetched=index) for index, text in enumerate(texts)]
    at_once = list(resolve(versions, {}))
    known: Stored | None = None
    reasons: dict[str, str | None] = {}
    for start, end in zip([0, *sorted(cuts)], [*sorted(cuts), len(texts)], strict=True):
        if portion := versions[start:end]:
            verdicts = list(resolve(portion, {"article": known} if known else {}))
            reasons |= {each.version.document_id: each.reason for each in verdicts}
            known = as_stored(verdicts)
    assert reasons == {each.version.document_id: each.reason for each in at_once}
    assert known == as_stored(at_once)


@given(st.permutations([version("a", "one"), version("b", "two", fetched=1), version("c", "one", fetched=2)]))
def test_the_order_of_arrival_does_not_matter(versions: list[Version]) -> None:
    verdicts = by_document(*versions)
    assert [(each, verdicts[each].revision) for each in "abc"] == [("a", 1), ("b", 2), ("c", 3)]
