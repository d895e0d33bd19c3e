"""Rows that the crawl writes: documents, rejects, visits and hosts."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from tallywire.fetch.client import Response
from tallywire.fetch.errors import RequestError
from tallywire.fetch.limits import FINAL_FAILURES, GIVE_UP_AFTER, GIVE_UP_RUNS
from tallywire.fetch.sources import Source
from tallywire.fetch.types import media_type
from tallywire.fetch.urls import Url, is_shown_whole, show, url_id
from tallywire.identity import document_id, stable_id
from tallywire.schema import Document, Host, Reject, Visit

FETCH_VERSION = "1"
_MAX_VALIDATOR_CHARS = 1_024


def document_of(source: Source, response: Response, listed: str | None, now: datetime) -> Document:
    """The document that an answer is; its address is the one after redirects."""
    url = show(response.url)
    return Document(
        document_id=document_id(url, response.body),
        source=source.name,
        url=url,
        fetched_at=now,
        status=response.status,
        content_type=media_type(response.body),
        headers=as_json({name: show(value) for name, value in response.headers}),
        listed=_with_what_we_know(source, listed),
        payload=response.body,
        payload_length_bytes=len(response.body),
        fetched_date=f"{now:%Y-%m-%d}",
    )


def place_id(source: Source, place: str) -> str:
    """The id of a reject that has no document: of where it would have come from."""
    return stable_id("place", source.name, show(place))


def reject_of(source: Source, place: str, error: RequestError, *, url: str | None, now: datetime) -> Reject:
    """The reject of a URL that gave no document; `place` tells it apart from others of its source."""
    return Reject(
        document_id=place_id(source, place),
        article_id=None,
        stage="ingest",
        reason=error.reason,
        message=show(error.message),
        source=source.name,
        url=show(url) if url else None,
        seen_at=now,
        version=FETCH_VERSION,
        month=f"{now:%Y-%m}",
    )


def new_visit(source: Source, url: Url, kind: str, listed: dict[str, Any] | None, now: datetime) -> Visit:
    """The visit of a URL that was just listed for the first time."""
    return Visit(
        url_id=url_id(url),
        url=show(url),
        source=source.name,
        kind=kind,
        listed=as_json(listed) if listed else None,
        first_listed_at=now,
        outcome="listed",
        reason=None,
        failures=0,
        not_before=None,
        changed_at=now,
        validated_url=None,
        etag=None,
        last_modified=None,
        content_hash=None,
        document_id=None,
        month=f"{now:%Y-%m}",
    )


def fetched_visit(visit: Visit, response: Response, document: str | None, *, is_complete: bool = True) -> Visit:
    """The visit after an answer: its validators, unless something of it was left for later, are those of next time."""
    keep = is_complete and is_shown_whole(response.url)
    return replace(
        visit,
        outcome="fetched",
        reason=None,
        failures=0,
        not_before=None,
        validated_url=str(response.url) if keep else None,
        etag=_validator(response.header("etag")) if keep else None,
        last_modified=_validator(response.header("last-modified")) if keep else None,
        content_hash=stable_id(response.body) if is_complete else None,
        document_id=document,
    )


def same_visit(visit: Visit) -> Visit:
    """The visit after the server said that nothing has changed."""
    return replace(visit, outcome="fetched", reason=None, failures=0, not_before=None)


def later_visit(visit: Visit, reason: str, not_before: datetime | None = None) -> Visit:
    """The visit after it was put off."""
    return replace(visit, outcome="deferred", reason=reason, not_before=not_before)


def rejected_visit(visit: Visit, reason: str, *, is_final: bool) -> Visit:
    """The visit after nothing usable came; a final one is not asked for again."""
    return replace(
        visit,
        outcome="rejected",
        reason=reason,
        not_before=None,
        failures=FINAL_FAILURES if is_final else min(visit.failures + 1, GIVE_UP_RUNS),
    )


def is_given_up(visit: Visit, now: datetime) -> bool:
    """Whether a page is no longer asked for: refused for good, or failing in run after run since it was listed."""
    if visit.failures < GIVE_UP_RUNS:
        return False
    return visit.failures >= FINAL_FAILURES or now - visit.first_listed_at > GIVE_UP_AFTER


def conditions(visit: Visit | None, hop: Url) -> dict[str, str]:
    """The headers that make a request conditional, where the visit has validators of just that address."""
    if visit is None or visit.validated_url != str(hop):
        return {}
    said = {"If-None-Match": visit.etag, "If-Modified-Since": visit.last_modified}
    return {name: value for name, value in said.items() if value}


def new_host(origin: str, now: datetime) -> Host:
    """A host of which nothing is known yet."""
    return Host(
        origin=origin,
        first_asked_at=now,
        not_before=None,
        robots_status=None,
        robots_text=None,
        robots_fetched_at=None,
        month=f"{now:%Y-%m}",
    )


def as_json(value: object) -> str:
    """The one JSON text of a value."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _validator(value: str | None) -> str | None:
    """A validator that can be sent back: printable ASCII of bearable length."""
    if value is None or len(value) > _MAX_VALIDATOR_CHARS:
        return None
    return value if value.isascii() and value.isprintable() and value.strip() else None


def _with_what_we_know(source: Source, listed: str | None) -> str | None:
    """What the listing said, and the site and language that the source is configured with."""
    known = {"site": source.site, "language": source.language}
    said = (json.loads(listed) if listed else {}) | {name: value for name, value in known.items() if value}
    return as_json(said) if said else None
