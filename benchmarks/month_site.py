"""A news site for the simulated month: it publishes, revises, breaks, limits and lies, all by the simulated clock.

What it shows at a moment follows from the moment and the seed alone. Every version of every article states numbers of
its own, so that what must be in the lake at the end is known.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

START_TROOPS, START_KILLED = 20_000, 1_000
LISTED = timedelta(days=3)
"""How long an article stays in the feed."""
COUNTRIES = ("Germany", "Poland", "Romania", "Canada", "Norway")
TOWNS = ("Rukla", "Adazi", "Tapa", "Cincu", "Malbork")
WORDS = ("river", "bridge", "winter", "harvest", "market", "railway", "school", "doctor", "village", "garden", "letter")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an article: from when it is shown, and the numbers that only it states."""

    shown_at: datetime
    troops: int
    killed: int
    country: str
    town: str
    filler: str

    def page(self, url: str, published_at: datetime) -> str:
        """Its HTML page."""
        title = f"{self.country} moves soldiers to {self.town}"
        data = (
            f'{{"@type": "NewsArticle", "datePublished": "{published_at:%Y-%m-%dT%H:%M:%SZ}", "headline": "{title}"}}'
        )
        return (
            f'<html lang="en"><head><title>{title}</title><link rel="canonical" href="{url}">'
            f'<script type="application/ld+json">{data}</script></head><body><nav>Home News Sport</nav>'
            f"<article><h1>{title}</h1>"
            f"<p>{self.country} has sent {self.troops:,} soldiers to Lithuania, the defence ministry said on Monday. "
            f"They will stay near {self.town} until the end of the year.</p><p>{self.filler}</p>"
            f"<p>Shelling killed {self.killed:,} people in Sudan since the spring, the health ministry said.</p>"
            f"</article><footer>Contact us</footer></body></html>"
        )


@dataclass(frozen=True, slots=True)
class Story:
    """One article of the site, with its versions in order."""

    path: str
    published_at: datetime
    versions: tuple[Version, ...]

    def at(self, moment: datetime) -> Version | None:
        """The version shown at a moment."""
        return next((each for each in reversed(self.versions) if each.shown_at <= moment), None)


def make_stories(start: datetime, days: int, a_day: int, seed: int) -> list[Story]:
    """The month's articles: some each day, every fourth revised once or twice within a day and a half."""
    chance = random.Random(seed)
    stories = []
    for number in range(days * a_day):
        published = start + timedelta(days=number / a_day, minutes=chance.uniform(0, 45))
        changes = (0, 0, 0, 1, 0, 0, 0, 2)[number % 8]
        moments = [published, *sorted(published + timedelta(hours=chance.uniform(4, 36)) for _ in range(changes))]
        versions = tuple(
            Version(
                shown_at=moment,
                troops=START_TROOPS + 10 * number + revision,
                killed=START_KILLED + 10 * number + revision,
                country=COUNTRIES[number % len(COUNTRIES)],
                town=chance.choice(TOWNS),
                filler=" ".join(chance.choices(WORDS, k=80)).capitalize() + ".",
            )
            for revision, moment in enumerate(moments)
            if revision == 0 or moment - moments[revision - 1] > timedelta(hours=3)
        )
        stories.append(Story(f"/news/{number:05}", published, versions))
    return stories


class Site(ThreadingHTTPServer):
    """The site on loopback; `now` is the simulated moment."""

    daemon_threads = True

    def __init__(self, stories: list[Story], start: datetime, seed: int) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.stories = {story.path: story for story in stories}
        self.now = start
        self.seed = seed
        self.served: dict[str, int] = {}

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    @contextmanager
    def running(self) -> Iterator[Site]:
        """Serve until left."""
        thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield self
        finally:
            self.shutdown()
            self.server_close()
            thread.join()

    def mood(self) -> str:
        """What ails the site in this hour: mostly nothing."""
        hour = int(self.now.timestamp()) // 3600
        roll = random.Random(hour * 1_000_003 + self.seed).random()
        for mood, share in (("down", 0.03), ("slow_down", 0.03), ("resets", 0.03), ("lies", 0.06), ("torn_feed", 0.03)):
            if roll < share:
                return mood
            roll -= share
        return "well"

    def feed(self) -> str:
        """RSS of the last days: some links carry tracking parameters, one leads nowhere."""
        items = []
        for story in self.stories.values():
            version = story.at(self.now)
            if version and self.now - story.published_at < LISTED:
                tracking = "?utm_source=rss" if version.killed % 3 == 0 else ""
                items.append(
                    f"<item><title>{version.country}</title><link>{self.url}{story.path}{tracking}</link>"
                    f"<pubDate>{format_datetime(story.published_at)}</pubDate></item>"
                )
        items.append(f"<item><title>gone</title><link>{self.url}/gone/{self.now:%d}</link></item>")
        return f'<rss version="2.0"><channel><title>News</title>{"".join(reversed(items))}</channel></rss>'


class _Handler(BaseHTTPRequestHandler):
    server: Site
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        mood, path = self.server.mood(), self.path.split("?")[0]
        self.server.served[mood] = self.server.served.get(mood, 0) + 1
        if path == "/robots.txt":
            self._send(200, "User-agent: *\nAllow: /\n", "text/plain")
        elif mood == "down":
            self._send(503, "out of order", "text/plain")
        elif mood == "slow_down":
            self._send(429, "not so fast", "text/plain", {"Retry-After": "1500"})
        elif mood == "resets":
            self.connection.close()
        elif path == "/feed.xml":
            feed = self.server.feed()
            self._send(200, feed[: len(feed) // 2] if mood == "torn_feed" else feed, "application/rss+xml")
        elif (story := self.server.stories.get(path)) and (version := story.at(self.server.now)):
            self._page(version, story, is_lying=mood == "lies")
        else:
            self._send(404, "no such page", "text/html")

    def _page(self, version: Version, story: Story, *, is_lying: bool) -> None:
        """A page with its ETag; a lying one has a wrong type and promises more bytes than come."""
        etag = f'"{version.killed}"'
        if self.headers.get("If-None-Match") == etag and not is_lying:
            self._send(304, "", "text/html", {"ETag": etag})
            return
        page = version.page(self.server.url + story.path, story.published_at)
        if is_lying:
            length = str(len(page.encode()) + 500)
            self._send(200, page, "image/png", {"ETag": '"lie"', "Content-Length": length, "Connection": "close"})
            self.close_connection = True
        else:
            self._send(200, page, "text/html; charset=utf-8", {"ETag": etag})

    def _send(self, code: int, body: str, type_: str, headers: dict[str, str] | None = None) -> None:
        data = body.encode()
        self.send_response(code)
        for name, value in ({"Content-Type": type_, "Content-Length": str(len(data))} | (headers or {})).items():
            self.send_header(name, value)
        self.end_headers()
        if code != 304:
            self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass
