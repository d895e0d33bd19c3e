"""Stories: copies, syndication and rewrites of one report, grouped as articles come in.

Two articles belong together when most of the shorter one's text is found in the other; that depends on these two texts
alone, never on what arrived when, so the same articles give the same groups in any order and any batches. A story is
what such pairs connect. Its id is made from its earliest article at its founding and never changes: if a later article
joins two stories, the younger is marked as merged into the older.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from tallywire.identity import stable_id
from tallywire.reconcile.candidates import WINDOW, candidate_pairs
from tallywire.reconcile.resemblance import Resemblance, resemblances
from tallywire.reconcile.shingles import Reading, read, signatures
from tallywire.schema import Article, Story

_SHORTER_THAN_A_MONTH = 15
_BEFORE_ALL = (datetime.min.replace(tzinfo=UTC), "")
NOTHING_READ: Mapping[str, Reading] = {}
TextsOf = Callable[[Collection[str]], Mapping[str, str]]
"""Current texts of the articles with these ids."""
TimesOf = Callable[[Collection[str]], Mapping[str, datetime]]
"""When articles with these ids were known by."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """Rows of new articles and of known ones that changed, and which story was merged into which."""

    rows: list[Story]
    merges: dict[str, str]


def newcomers(articles: Iterable[Article]) -> tuple[list[Story], dict[str, Reading]]:
    """Return each article as a story of its own, with its signature, and its reading: what `group` takes as new."""
    articles = list(articles)
    readings = list(read(article.text for article in articles))
    rows = [
        Story(
            article_id=article.article_id,
            story_id=stable_id("story", article.article_id),
            merged_into=None,
            role="first",
            matched_article_id=None,
            score=None,
            known_by=_known_by(article),
            is_dated=article.published_at is not None,
            first_seen_at=article.first_seen_at,
            signature=signature,
            document_id=article.document_id,
            parser_version=article.parser_version,
            extractor_version=article.extractor_version,
            month=article.month,
        )
        for article, signature in zip(articles, signatures(readings), strict=True)
    ]
    return rows, dict(zip((article.article_id for article in articles), readings, strict=True))


def months_near(stories: Iterable[Story]) -> list[str]:
    """Return the partitions where articles that could belong to these stories are found, in order."""
    months: set[str] = set()
    shifts = (*range(-WINDOW.days, WINDOW.days, _SHORTER_THAN_A_MONTH), WINDOW.days)
    for day in {moment.date() for story in stories for moment in (story.known_by, story.first_seen_at)}:
        months.update(f"{day + timedelta(days=shift):%Y-%m}" for shift in shifts)
    return sorted(months)


def group(
    new: Iterable[Story],
    known: Iterable[Story],
    texts_of: TextsOf,
    *,
    gone: Collection[str] = frozenset(),
    readings: Mapping[str, Reading] = NOTHING_READ,
    times_of: TimesOf = lambda _: {},
) -> Grouping:
    """Return the rows that `new` articles (see `newcomers`) add to or change in the `known` stories.

    Articles without a reading are read from their texts; `times_of` tells of matched ones that are not given.

    An article in both is a changed one: it keeps its story, and what was matched to its old text is matched again; so
    is what was matched to an article that is `gone`.
    """
    given = {row.article_id: row for row in known if row.article_id not in gone}
    fresh = {row.article_id: _keeping_story(row, given.get(row.article_id)) for row in new}
    for row in given.values():
        if row.article_id not in fresh and (row.matched_article_id in fresh or row.matched_article_id in gone):
            fresh[row.article_id] = replace(row, role="first", matched_article_id=None, score=None)
    everyone = sorted({**given, **fresh}.values(), key=_time)
    pairs = candidate_pairs(everyone, [row.article_id in fresh for row in everyone])
    found = resemblances(((everyone[a].article_id, everyone[b].article_id) for a, b in pairs), texts_of, readings)
    rows, merges = _connected(_matched(everyone, found, times_of), found, named=given)
    return Grouping([row for row in rows if given.get(row.article_id) != row], merges)


def _keeping_story(row: Story, old: Story | None) -> Story:
    return row if old is None else replace(row, story_id=old.story_id, merged_into=old.merged_into)


def _time(row: Story) -> tuple[datetime, str]:
    return row.known_by, row.article_id


def _known_by(article: Article) -> datetime:
    """Return the latest moment at which it may have come out: a vague date never makes an article the source."""
    published = article.published_at
    if published is None:
        return article.first_seen_at
    if article.published_at_precision == "month":
        return (published.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(seconds=1)
    if article.published_at_precision == "day":
        return published + timedelta(days=1, seconds=-1)
    return published


def _matched(rows: Sequence[Story], found: Collection[Resemblance], times_of: TimesOf) -> list[Story]:
    """Return the rows, each with the earlier article that it resembles most; of equals, the earliest."""
    place = {row.article_id: index for index, row in enumerate(rows)}
    matches: dict[int, list[tuple[float, str, str]]] = defaultdict(list)
    for pair in found:
        earlier, later = sorted((place[pair.a], place[pair.b]))
        matches[later].append((-pair.score, rows[earlier].article_id, pair.role))
    elsewhere: set[str] = set()
    for index, candidates in matches.items():
        row = rows[index]
        if row.matched_article_id is not None and row.score is not None:
            if row.matched_article_id not in place and any(score == -row.score for score, _, _ in candidates):
                elsewhere.add(row.matched_article_id)
            candidates.append((-row.score, row.matched_article_id, row.role))
    times = {row.article_id: _time(row) for row in rows}
    times |= {each: (time, each) for each, time in (times_of(elsewhere) if elsewhere else {}).items()}
    matched = list(rows)
    for index, candidates in matches.items():
        best, _, _ = min(candidates)
        equals = [each for each in candidates if each[0] == best]
        score, article_id, role = (
            min(equals, key=lambda each: times.get(each[1], _BEFORE_ALL)) if len(equals) > 1 else equals[0]
        )
        matched[index] = replace(rows[index], role=role, matched_article_id=article_id, score=-score)
    return matched


def _connected(
    rows: Sequence[Story], found: Sequence[Resemblance], named: Collection[str]
) -> tuple[list[Story], dict[str, str]]:
    """Return the rows with the story each belongs to, and the merges: stories named before that proved to be one."""
    leader: dict[str, str] = {}

    def lead(node: str) -> str:
        while (above := leader.get(node, node)) != node:
            leader[node] = leader.get(above, above)
            node = above
        return node

    node_of = {row.article_id: row.merged_into or row.story_id for row in rows}
    order = {node_of[row.article_id]: index for index, row in reversed(list(enumerate(rows)))}
    was_named = {node_of[row.article_id] for row in rows if row.article_id in named}
    # The story named first leads; among unnamed ones, that of the earliest article.
    for pair in found:
        a, b = lead(node_of[pair.a]), lead(node_of[pair.b])
        if a != b:
            first, second = sorted((a, b), key=lambda node: (node not in was_named, order[node], node))
            leader[second] = first
    merges = {node: lead(node) for node in sorted(was_named) if lead(node) != node}
    connected = []
    for row in rows:
        node = node_of[row.article_id]
        if row.article_id not in named and lead(node) != row.story_id:
            connected.append(replace(row, story_id=lead(node)))
        elif row.article_id in named and node in merges:
            connected.append(replace(row, merged_into=merges[node]))
        else:
            connected.append(row)
    return connected, merges
