"""Revisions: which document of an article counts, and how often its text has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Version:
    """One document's reading of an article; `text_id` is equal where the texts are.

    `fetched_at` is when it was last fetched, `since` when the text was first fetched: of a new document, the same.
    """

    article_id: str
    document_id: str
    text_id: str
    since: datetime
    fetched_at: datetime
    published_at: datetime | None
    modified_at: datetime | None


@dataclass(frozen=True, slots=True)
class Stored:
    """What the lake holds of an article: the last reading of each revision, the month, and the first sight of it."""

    versions: tuple[Version, ...]
    first_seen_at: datetime
    month: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a version: it is the article's current one, or `reason` says why it is not."""

    version: Version
    reason: str | None
    revision: int
    revised_at: datetime
    first_seen_at: datetime
    month: str


def resolve(versions: Iterable[Version], stored: Mapping[str, Stored]) -> Iterator[Verdict]:
    """Yield one verdict for each version, new or stored, article by article in order of id and time.

    The latest version is current: by time of fetching, then by the publisher's time of change, then by id, so that the
    order of arrival does not matter. A revision is a run of versions with one text; the last of an earlier one is
    `superseded`, all others are `unchanged`. The month is fixed when an article is first seen.
    """
    by_article: dict[str, list[Version]] = defaultdict(list)
    for version in versions:
        by_article[version.article_id].append(version)
    for article_id in sorted(by_article):
        yield from _resolve_one(by_article[article_id], stored.get(article_id))


def _order(version: Version) -> tuple[datetime, datetime, str]:
    return version.fetched_at, version.modified_at or version.published_at or _LONG_AGO, version.document_id


def _resolve_one(new: list[Version], stored: Stored | None) -> Iterator[Verdict]:
    read_anew = {version.document_id for version in new}
    known = [version for version in stored.versions if version.document_id not in read_anew] if stored else []
    line = sorted([*known, *new], key=_order)
    first_seen_at = min([version.since for version in line] + ([stored.first_seen_at] if stored else []))
    month = stored.month if stored else f"{line[0].published_at or line[0].fetched_at:%Y-%m}"
    revision, revised_at = 0, line[0].since
    for index, version in enumerate(line):
        if index == 0 or line[index - 1].text_id != version.text_id:
            revision, revised_at = revision + 1, version.since
        revised_at = min(revised_at, version.since)
        following = line[index + 1] if index + 1 < len(line) else None
        reason = None
        if following is not None:
            reason = "unchanged" if following.text_id == version.text_id else "superseded"
        yield Verdict(version, reason, revision, revised_at, first_seen_at, month)
