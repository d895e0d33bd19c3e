"""The crawl: sources in, outcomes out. Hosts are asked side by side, each host one request at a time.

One thread, the caller's, holds all state: it hands single requests to worker threads and settles their answers. So
nothing here needs a lock, and whoever iterates sets the pace: answers wait in at most `workers` futures.
"""

from __future__ import annotations

import random
import time
from collections.abc import Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta

from tallywire.fetch.agenda import Agenda
from tallywire.fetch.books import Books
from tallywire.fetch.client import REDIRECTS, Client, Request, Response
from tallywire.fetch.clock import Clock, SystemClock
from tallywire.fetch.errors import Failed, Refused, RequestError
from tallywire.fetch.lanes import Job, Kind, Lane, Lanes, backoff_seconds, retry_after
from tallywire.fetch.limits import ATTEMPTS, MAX_RETRY_AFTER_SECONDS, PATIENCE_SECONDS
from tallywire.fetch.listings import Listing, is_listing, read_listing, unpacked
from tallywire.fetch.memory import Memory
from tallywire.fetch.outcomes import Fetched, Outcome, Tally, Unchanged
from tallywire.fetch.records import conditions, document_of, fetched_visit, place_id, same_visit
from tallywire.fetch.robots import RobotsBook
from tallywire.fetch.sources import Source
from tallywire.fetch.types import is_readable, media_type
from tallywire.fetch.urls import parse_url, show

WORKERS = 16
_BUSY = frozenset({429, 503})
_TEMPORARY = frozenset({408, 425, *range(500, 600)}) - _BUSY
_HOST_ANSWERED = frozenset({"truncated", "bad_encoding"})
"""Failures that say something of a page, and nothing of its host."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker thread brings back: a response or the reason for none; and the listing, where it is one."""

    response: Response | None
    error: RequestError | None
    listing: Listing | None
    seconds: float


class Crawl:
    """One run over network sources."""

    def __init__(
        self,
        client: Client,
        memory: Memory,
        clock: Clock | None = None,
        *,
        chance: random.Random | None = None,
        listings_only: bool = False,
    ) -> None:
        """`listings_only` reads feeds and sitemaps, and of page lists the first page, and follows no entry."""
        self._client = client
        self._memory = memory
        self._clock = clock or SystemClock()
        self._chance = chance or random.Random()  # noqa: S311  (spreads retries, guards nothing)
        self._robots = RobotsBook(memory)
        self._lanes = Lanes()
        self._books = Books(memory, self._clock)
        self._agenda = Agenda(self._books, self._lanes, listings_only=listings_only)
        self._documents: set[str] = set()

    @property
    def tallies(self) -> dict[str, Tally]:
        """The counts of each source; complete when `run` has ended."""
        return self._books.tallies

    @property
    def warnings(self) -> list[str]:
        """What a person should look at; complete when `run` has ended."""
        return self._books.warnings

    def run(self, sources: Sequence[Source]) -> Generator[Outcome, None, None]:
        """Everything that comes of the sources' URLs, as it comes; closing the iterator stops what is under way."""
        for source in sources:
            self._agenda.open(source)
        running: dict[Future[Answer], tuple[Job, Lane]] = {}
        with ThreadPoolExecutor(WORKERS, thread_name_prefix="fetch") as pool:
            try:
                while True:
                    wait = self._start(pool, running)
                    yield from self._books.take()
                    if not running and wait is None:
                        if any(self._lanes.waiting()):
                            continue  # settling one lane has freed another
                        return
                    for future in self._clock.wait(running, wait):
                        job, lane = running.pop(future)
                        self._settle(job, lane, future.result())
                    yield from self._books.take()
            finally:
                self._client.stop.set()
                pool.shutdown(wait=True, cancel_futures=True)

    # Whose turn it is

    def _start(self, pool: ThreadPoolExecutor, running: dict[Future[Answer], tuple[Job, Lane]]) -> float | None:
        """Start what may start now; the seconds until the next lane may, None where only an answer can change that."""
        soonest: float | None = None
        for lane in self._lanes.waiting():
            pause = lane.free_at - self._clock.monotonic()
            if pause <= 0:
                if len(running) >= WORKERS:
                    return None
                job = self._next_job(lane)
                pause = lane.free_at - self._clock.monotonic()
                if job is not None:
                    lane.is_busy = True
                    running[pool.submit(self._ask, job)] = (job, lane)
                    continue
            if lane.is_waiting:
                soonest = pause if soonest is None else min(soonest, pause)
        return None if soonest is None else max(soonest, 0.0)

    def _next_job(self, lane: Lane) -> Job | None:
        """The next request of a lane that its host allows; those that it does not allow are settled on the way."""
        while lane.is_waiting:
            job = lane.queue[0]
            now = self._clock.now()
            host = self._memory.host(job.hop.origin)
            if host and host.not_before and host.not_before > now:
                wait = (host.not_before - now).total_seconds()
                if wait <= PATIENCE_SECONDS:
                    lane.rest_until(self._clock.monotonic() + wait)
                    return None
                self._put_off(lane.queue.popleft(), "told_to_wait", "the server asked us to wait", host.not_before)
            elif lane.is_broken:
                self._put_off(lane.queue.popleft(), "host_failing", "the host failed too often in this run")
            elif job.kind is Kind.ROBOTS:
                return lane.queue.popleft()
            elif (rules := self._robots.rules(job.hop.origin, now)) is None:
                return self._robots_job(job, lane)
            elif isinstance(rules.problem, Refused):
                self._books.reject(lane.queue.popleft(), rules.problem, is_final=True)
            elif rules.problem:
                message = f"robots.txt cannot be had: {rules.problem.message}"
                self._books.defer(lane.queue.popleft(), "robots_unreachable", message)
            elif not rules.allow(job.hop):
                refusal = Refused("robots", f"{show(job.hop)}: robots.txt asks us not to")
                self._books.reject(lane.queue.popleft(), refusal, is_final=False)
            else:
                return lane.queue.popleft()
        return None

    def _robots_job(self, job: Job, lane: Lane) -> Job:
        origin = job.hop.origin
        url = parse_url(f"{origin}/robots.txt")
        lane.is_held = True
        return Job(job.source, Kind.ROBOTS, url, job.visit, robots_for=origin)

    # In a worker thread

    def _ask(self, job: Job) -> Answer:
        """One request, and if it brings a listing, what that lists."""
        began = time.monotonic()
        response = listing = error = None
        try:
            response = self._client.get(
                Request(
                    job.hop,
                    job.limits,
                    headers={} if job.kind is Kind.ROBOTS else conditions(job.visit, job.hop),
                    allow_private=job.source.allow_private,
                    seconds=max(job.seconds_left, 0.1),
                    is_cut=job.kind is Kind.ROBOTS,
                )
            )
            if response.status == 200 and job.kind in {Kind.LISTING, Kind.EITHER}:
                listing = _listing_of(job, response)
        except RequestError as problem:
            error = problem
        return Answer(response, error, listing, time.monotonic() - began)

    # What came of it

    def _settle(self, job: Job, lane: Lane, answer: Answer) -> None:
        """Turn an answer into an outcome, or into the next hop or try."""
        rules = self._robots.rules(job.hop.origin, self._clock.now())
        delay = rules.delay_seconds if rules else 0.0
        lane.is_busy = False
        lane.rest_until(self._clock.monotonic() + max(job.source.pause_seconds, min(delay, PATIENCE_SECONDS)))
        if delay > PATIENCE_SECONDS:
            self._books.hold_host(job.hop, timedelta(seconds=min(delay, MAX_RETRY_AFTER_SECONDS)))
        job.seconds_left -= answer.seconds
        try:
            if answer.response is None or answer.error is not None:
                raise answer.error or Failed("no_answer", f"{show(job.hop)}: no answer")
            self._settle_response(job, lane, answer.response, answer.listing)
        except Failed as error:
            self._settle_failure(job, lane, error)
        except Refused as error:
            lane.failures = 0
            self._settle_refusal(job, error)

    def _settle_response(self, job: Job, lane: Lane, response: Response, listing: Listing | None) -> None:
        if response.status in _BUSY:
            self._settle_busy(job, lane, response)
            return
        if response.status in _TEMPORARY:
            raise Failed(f"http_{response.status}", f"{show(job.hop)}: the server answered {response.status}")
        lane.failures = 0
        if response.status in REDIRECTS:
            self._follow(job, response)
        elif job.kind is Kind.ROBOTS:
            self._learn_robots(job, response)
        elif response.status == 304 and conditions(job.visit, job.hop):
            self._settle_unchanged(job)
        elif response.status == 304:
            raise Refused("bad_http", f"{show(job.hop)}: 304, though nothing was asked that could be unchanged")
        elif response.status != 200:
            message = f"{show(job.hop)}: the server answered {response.status}"
            self._books.reject(job, Refused(f"http_{response.status}", message), is_final=False)
        elif listing is not None:
            self._agenda.take_listing(job, response, listing)
        else:
            self._settle_page(job, response)

    def _follow(self, job: Job, response: Response) -> None:
        """Put a redirected job in front of the lane of where it leads."""
        job.hops += 1
        if job.hops > job.source.limits.max_redirects:
            raise Refused("too_many_redirects", f"{show(job.url)}: more than {job.hops - 1} redirects")
        job.hop = response.location()
        self._lanes.of(job.hop).queue.appendleft(job)

    def _settle_busy(self, job: Job, lane: Lane, response: Response) -> None:
        """429 and 503: wait as long as the server says, in this run if that is short, else until a later one."""
        message = f"{show(job.hop)}: the server answered {response.status}"
        wait = retry_after(response.header("retry-after"), self._clock.now())
        if wait is None:
            raise Failed(f"http_{response.status}", message)
        lane.failures = 0
        job.tries += 1
        self._books.hold_host(job.hop, wait)
        if wait.total_seconds() <= PATIENCE_SECONDS and job.tries < ATTEMPTS:
            lane.queue.appendleft(job)
        else:
            self._put_off(job, f"http_{response.status}", message, self._clock.now() + wait)

    def _settle_failure(self, job: Job, lane: Lane, error: Failed) -> None:
        """Try again after a while, if that may help; else let it go for this run."""
        job.tries += 1
        wait = backoff_seconds(job.tries, self._chance)
        if error.again and job.tries < ATTEMPTS and wait < job.seconds_left:
            lane.rest_until(self._clock.monotonic() + wait)
            lane.queue.appendleft(job)
            return
        lane.failures = 0 if error.reason in _HOST_ANSWERED else lane.failures + 1
        if job.kind is Kind.ROBOTS:
            self._learn_robots(job, error)
        elif error.reason in {"http_429", "http_503"}:
            self._books.defer(job, error.reason, error.message)
        else:
            self._books.reject(job, error, is_final=False)

    def _settle_refusal(self, job: Job, error: Refused) -> None:
        if job.kind is Kind.ROBOTS:
            self._learn_robots(job, error)
            return
        if error.reason == "not_a_listing":
            self._books.warn(job.source, f"{error.message}, where a {job.source.type} should be")
        self._books.reject(job, error, is_final=True)

    def _put_off(self, job: Job, reason: str, message: str, not_before: datetime | None = None) -> None:
        """Leave a job for a later run; robots.txt that cannot be asked for now cannot be had."""
        if job.kind is Kind.ROBOTS:
            self._learn_robots(job, Failed(reason, message))
        else:
            self._books.defer(job, reason, message, not_before)

    def _learn_robots(self, job: Job, answer: Response | RequestError) -> None:
        self._robots.learn(job.robots_for, answer, self._clock.now())
        self._lanes.of(parse_url(job.robots_for)).is_held = False

    # Pages

    def _settle_page(self, job: Job, response: Response) -> None:
        """A new or changed page is a document; the same bytes again are nothing new."""
        if not response.body.strip():
            raise Refused("empty", f"{show(job.hop)}: the page is empty")
        kind = media_type(response.body)
        if not is_readable(kind):
            raise Refused("not_text", f"{show(job.hop)}: not a page but {kind or 'binary data'}")
        document = document_of(job.source, response, job.visit.listed, self._clock.now())
        kept = fetched_visit(job.visit, response, document.document_id)
        self._memory.keep_visit(kept, self._clock.now())
        if kept.content_hash == job.visit.content_hash or document.document_id in self._documents:
            self._books.come_to(Unchanged(job.source.name, show(job.url), _healed(job)))
        else:
            self._documents.add(document.document_id)
            self._books.come_to(Fetched(document, _healed(job)))

    def _settle_unchanged(self, job: Job) -> None:
        self._memory.keep_visit(same_visit(job.visit), self._clock.now())
        if job.visit.kind == "listing":
            self._books.drop_from_due(job)
            self._agenda.take_same_listing(job)
        else:
            self._books.come_to(Unchanged(job.source.name, show(job.url), _healed(job)))


def _listing_of(job: Job, response: Response) -> Listing | None:
    """What an answer lists, if it is a listing, as it has to be where one is expected."""
    try:
        body = unpacked(response.body)
        return read_listing(body, response.url) if job.kind is Kind.LISTING or is_listing(body) else None
    except Failed as error:
        raise Failed(error.reason, f"{show(response.url)}: {error.message}", again=error.again) from error
    except Refused as error:
        raise Refused(error.reason, f"{show(response.url)}: {error.message}") from error


def _healed(job: Job) -> str | None:
    """The id of the reject that an earlier run made of a job that has now come to good."""
    return place_id(job.source, str(job.url)) if job.visit.outcome == "rejected" else None
