"""Revisions: which document of an article counts, and how often its text has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Version:
    """One document's reading of an article; `text_id` is equal where the texts are."""

    article_id: str
    document_id: str
    text_id: str
    fetched_at: datetime
    published_at: datetime | None
    modified_at: datetime | None


@dataclass(frozen=True, slots=True)
class Stored:
    """What the lake holds of an article now."""

    version: Version
    revision: int
    first_seen_at: datetime
    month: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a version: it is the article's current one, or `reason` says why it is not."""

    version: Version
    reason: str | None
    revision: int
    first_seen_at: datetime
    month: str


def resolve(versions: Iterable[Version], stored: Mapping[str, Stored]) -> Iterator[Verdict]:
    """Yield one verdict for each version, article by article.

    The latest version is current: by time of fetching, then by the publisher's time of change, then by id, so that the
    order of arrival within a run does not matter. Its revision counts how often the text changed on the way. An
    earlier version is `superseded` where its text differs from the current one, else `unchanged`. The month is fixed
    when an article is first seen.
    """
    by_article: dict[str, list[Version]] = defaultdict(list)
    for version in versions:
        by_article[version.article_id].append(version)
    for article_id in sorted(by_article):
        yield from _resolve_one(sorted(by_article[article_id], key=_order), stored.get(article_id))


def _order(version: Version) -> tuple[datetime, datetime, str]:
    return version.fetched_at, version.modified_at or version.published_at or _LONG_AGO, version.document_id


def _resolve_one(versions: list[Version], stored: Stored | None) -> Iterator[Verdict]:
    line = versions
    if stored is not None and stored.version.document_id not in {each.document_id for each in versions}:
        line = sorted([stored.version, *versions], key=_order)
    changes = sum(before.text_id != after.text_id for before, after in pairwise(line))
    revision = max(1 + changes, stored.revision if stored else 1)
    if stored is not None and line is not versions:
        revision = stored.revision + _changes_after(line, stored.version)
    seen = min([each.fetched_at for each in versions] + ([stored.first_seen_at] if stored else []))
    month = stored.month if stored else f"{next((v.published_at for v in versions if v.published_at), seen):%Y-%m}"
    current = line[-1]
    for version in versions:
        reason = None
        if version is not current:
            reason = "unchanged" if version.text_id == current.text_id else "superseded"
        yield Verdict(version, reason, revision, seen, month)


def _changes_after(line: list[Version], stored: Version) -> int:
    later = line[line.index(stored) :]
    return sum(before.text_id != after.text_id for before, after in pairwise(later))
