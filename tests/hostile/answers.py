"""What hostile servers answer with, and how a case of it is written down."""

from __future__ import annotations

import socket
import struct
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tallywire.fetch.limits import Limits
from tests.hostile.server import Behaviour, Exchange, Server, redirect, reply
from tests.hostile.world import QUICK

PAGE = b"<html><body><p>Two ferries carried 300 passengers to the island on Monday.</p></body></html>"
OK = reply(PAGE)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
MEGABYTES = bytes(30_000_000)


@dataclass(frozen=True)
class Expect:
    """How many URLs come to what."""

    documents: int = 0
    unchanged: int = 0
    deferred: int = 0
    rejects: Mapping[str, int] = field(default_factory=dict)


DOCUMENT = Expect(documents=1)
DEFERRED = Expect(deferred=1)


def rejected(reason: str, count: int = 1) -> Expect:
    return Expect(rejects={reason: count})


@dataclass(frozen=True)
class Case:
    """What the server does on each path, and what has to come of asking for `start`."""

    name: str
    expect: Expect
    paths: Callable[[Server], Mapping[str, Behaviour]]
    start: str = "/"
    type: str = "address"
    limits: Limits = QUICK
    seconds: float = 6.0
    memory_bytes: int = 64_000_000
    names: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)
    changes: Mapping[str, Any] = field(default_factory=dict)


def one(name: str, expect: Expect, behaviour: Behaviour, **more: Any) -> Case:
    return Case(name, expect, lambda _: {"/": behaviour}, **more)


def to(name: str, location: str, reason: str, **more: Any) -> Case:
    return one(f"redirect to {name}", rejected(reason), redirect(location), **more)


def with_robots(name: str, expect: Expect, robots: Behaviour, **more: Any) -> Case:
    return Case(f"robots: {name}", expect, lambda _: {"/robots.txt": robots, "/": OK, "/public": OK}, **more)


def feed(name: str, expect: Expect, body: bytes, type_: str = "feed", **more: Any) -> Case:
    paths = {"/": reply(body, headers={"Content-Type": "application/xml"}), **{f"/{i}": story(i) for i in range(1, 4)}}
    return Case(f"feed: {name}", expect, lambda _: paths, type=type_, **more)


def story(number: int) -> Behaviour:
    return reply(PAGE + b"<!-- %d -->" % number)


def rss(*links: str, before: str = "") -> bytes:
    items = "".join(f"<item><title>Story</title><link>{link}</link></item>" for link in links)
    return f"{before}<rss version='2.0'><channel><title>Wire</title>{items}</channel></rss>".encode()


def urlset(*links: str) -> bytes:
    urls = "".join(f"<url><loc>{link}</loc></url>" for link in links)
    return f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{urls}</urlset>".encode()


def index(*links: str) -> bytes:
    maps = "".join(f"<sitemap><loc>{link}</loc></sitemap>" for link in links)
    return f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{maps}</sitemapindex>".encode()


def encoded(body: bytes, encoding: str) -> Behaviour:
    return reply(body, headers={"Content-Encoding": encoding})


def chain(length: int) -> Mapping[str, Behaviour]:
    return {"/": redirect("/1"), **{f"/{i}": redirect(f"/{i + 1}") for i in range(1, length)}, f"/{length}": OK}


def raw_deflate(body: bytes) -> bytes:
    deflater = zlib.compressobj(wbits=-15)
    return deflater.compress(body) + deflater.flush()


def reset(exchange: Exchange) -> None:
    """Drop the connection as a crashed server does."""
    exchange.send(HEAD + b"Content-Length: 1000\r\n\r\nhalf")
    exchange.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    exchange.connection.close()


def silent(exchange: Exchange) -> None:
    """Take the request and say nothing."""
    exchange.pause(30)


def robots(text: str) -> Behaviour:
    return reply(text.encode(), headers={"Content-Type": "text/plain"})
