"""Of several readings of one article the latest counts, whatever the order they came in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tallywire.revisions import Stored, Verdict, Version, resolve

START = datetime(2024, 5, 1, tzinfo=UTC)


def version(name: str, text: str = "one", *, fetched: int = 0, modified: int | None = None) -> Version:
    return Version(
        article_id="article",
        document_id=name,
        text_id=text,
        fetched_at=START + timedelta(days=fetched),
        published_at=START,
        modified_at=START + timedelta(hours=modified) if modified is not None else None,
    )


def by_document(*versions: Version, stored: Stored | None = None) -> dict[str, Verdict]:
    known = {"article": stored} if stored else {}
    return {verdict.version.document_id: verdict for verdict in resolve(versions, known)}


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


def test_a_stored_article_keeps_its_month_and_first_sight_and_counts_on() -> None:
    stored = Stored(version("old", "one"), revision=3, first_seen_at=START - timedelta(days=40), month="2024-03")
    verdict = by_document(version("new", "two", fetched=1), stored=stored)["new"]
    assert (verdict.revision, verdict.month, verdict.first_seen_at) == (4, "2024-03", START - timedelta(days=40))


def test_an_earlier_reading_that_comes_late_does_not_replace_the_stored_one() -> None:
    stored = Stored(version("old", "two", fetched=5), revision=1, first_seen_at=START, month="2024-05")
    assert by_document(version("late", "one"), stored=stored)["late"].reason == "superseded"


@given(st.permutations([version("a", "one"), version("b", "two", fetched=1), version("c", "one", fetched=2)]))
def test_the_order_of_arrival_does_not_matter(versions: list[Version]) -> None:
    verdicts = by_document(*versions)
    assert {name: verdict.reason for name, verdict in verdicts.items()} == {
        "a": "unchanged",
        "b": "superseded",
        "c": None,
    }
    assert verdicts["c"].revision == 3
