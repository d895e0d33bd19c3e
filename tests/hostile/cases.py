"""The hostile answers, each with what has to come of it."""

from __future__ import annotations

import gzip
import json
import os
import zlib

import brotli
import zstandard

from tallywire.fetch.limits import Limits
from tests.hostile.answers import (
    CHUNKED,
    DEFERRED,
    DOCUMENT,
    HEAD,
    MEGABYTES,
    OK,
    PAGE,
    Case,
    Expect,
    chain,
    encoded,
    feed,
    index,
    one,
    raw_deflate,
    rejected,
    reset,
    robots,
    rss,
    silent,
    to,
    urlset,
    with_robots,
)
from tests.hostile.server import endless, in_turn, raw, redirect, reply, status

REDIRECTS = [
    Case("five redirects are followed", DOCUMENT, lambda _: chain(5)),
    Case("six redirects are too many", rejected("too_many_redirects"), lambda _: chain(6)),
    one("redirect to itself", rejected("too_many_redirects"), redirect("/")),
    Case(
        "redirect there and back", rejected("too_many_redirects"), lambda _: {"/": redirect("/a"), "/a": redirect("/")}
    ),
    one("redirect without a place", rejected("bad_redirect"), status(302)),
    one("redirect to an empty place", rejected("bad_redirect"), redirect("")),
    Case("permanent redirect", DOCUMENT, lambda _: {"/": redirect("a", 308), "/a": OK}),
    Case("redirect without a scheme", DOCUMENT, lambda s: {"/": redirect(f"//{s.host_port}/a"), "/a": OK}),
    Case("redirect with userinfo", DOCUMENT, lambda s: {"/": redirect(f"http://u:secret@{s.host_port}/a"), "/a": OK}),
    Case(
        "redirect with an endless body",
        DOCUMENT,
        lambda _: {"/": endless(b"HTTP/1.1 302 Found\r\nLocation: /a\r\n\r\n", b"x" * 65536), "/a": OK},
    ),
    one("redirect that does not redirect", rejected("http_300"), status(300, Location="/a")),
    to("a file", "file:///etc/passwd", "bad_scheme"),
    to("ftp", "ftp://example.test/a", "bad_scheme"),
    to("gopher", "gopher://127.0.0.1:6379/_INFO", "bad_scheme"),
    to("a script", "javascript:alert(1)", "bad_scheme"),
    to("inline data", "data:text/html,<p>1</p>", "bad_scheme"),
    to("a URL with a line break inside", "http://exa\tmple.test/", "bad_url"),
    to("a URL with a backslash", "http://example.test\\@127.0.0.1/", "bad_url"),
    to("an endless URL", "/" + "a" * 5000, "bad_url"),
    to("a port out of range", "http://127.0.0.1:99999/", "bad_url"),
    one("redirect to a host without address", DEFERRED, redirect("http://nowhere.test/")),
]

INTERNAL = [
    to(place, f"http://{place}/latest/meta-data", "refused_address")
    for place in (
        "169.254.169.254",
        "127.0.0.1:1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "198.18.0.1",
        "192.0.2.7",
        "224.0.0.1",
        "255.255.255.255",
        "168.63.129.16",
        "169.254.169.254.",
        "2852039166",
        "0xa9fea9fe",
        "0251.0376.0251.0376",
        "127.1",
        "0",
        "[::]",
        "[::1]",
        "[::ffff:169.254.169.254]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::a9fe:a9fe]",
        "[64:ff9b:1::1]",
        "[2002:a9fe:a9fe::1]",
        "[2001:0:53aa:64c::1]",
        "[fe80::1]",
        "[fc00::1]",
        "[ff02::1]",
        "[2606:4700::5efe:a00:1]",
        "user:pass@169.254.169.254",
        "①⑥⑨.②⑤④.①⑥⑨.②⑤④",
    )
] + [
    to(
        f"a name that is {what}",
        "http://inside.test/",
        "refused_address",
        names={"inside.test": [addresses]},
    )
    for what, addresses in (
        ("loopback", ["127.0.0.1"]),
        ("private", ["10.0.0.8"]),
        ("the metadata service", ["169.254.169.254"]),
        ("both public and private", ["93.184.216.34", "10.0.0.8"]),
        ("mapped", ["::ffff:10.0.0.8"]),
        ("no address at all", ["not-an-address"]),
    )
]

BOMBS = [
    one("gzip bomb", rejected("bomb"), encoded(gzip.compress(MEGABYTES), "gzip"), limits=Limits()),
    one("deflate bomb", rejected("bomb"), encoded(zlib.compress(MEGABYTES), "deflate"), limits=Limits()),
    one("brotli bomb", rejected("bomb"), encoded(brotli.compress(MEGABYTES, quality=5), "br"), limits=Limits()),
    one("zstd bomb", rejected("bomb"), encoded(zstandard.compress(MEGABYTES), "zstd"), limits=Limits()),
    one("gzip in gzip bomb", rejected("bomb"), encoded(gzip.compress(gzip.compress(MEGABYTES)), "gzip, gzip")),
    one("brotli in gzip bomb", rejected("bomb"), encoded(gzip.compress(brotli.compress(MEGABYTES)), "br, gzip")),
    one("three encodings", rejected("bad_encoding"), encoded(gzip.compress(PAGE), "gzip, gzip, gzip")),
    one(
        "many-member gzip bomb", rejected("bomb"), encoded(gzip.compress(bytes(50_000)) * 400, "gzip"), limits=Limits()
    ),
    one(
        "gzip too large without a bomb's ratio",
        rejected("too_large"),
        encoded(gzip.compress(os.urandom(3_000_000)), "gzip"),
    ),
    one(
        "zstd with an enormous window",
        rejected("bad_encoding"),
        encoded(
            zstandard.ZstdCompressor(
                compression_params=zstandard.ZstdCompressionParameters(window_log=27, enable_ldm=True)
            )
            .compressobj()
            .compress(os.urandom(300_000))
            + b"",
            "zstd",
        ),
    ),
    one("gzip cut off", rejected("truncated"), encoded(gzip.compress(PAGE)[:-6], "gzip")),
    one("gzip without its checksum", rejected("truncated"), encoded(gzip.compress(PAGE)[:-8], "gzip")),
    one("gzip with a wrong checksum", rejected("bad_encoding"), encoded(gzip.compress(PAGE)[:-8] + bytes(8), "gzip")),
    one("deflate cut off", rejected("truncated"), encoded(zlib.compress(PAGE)[:-5], "deflate")),
    one("brotli cut off", rejected("truncated"), encoded(brotli.compress(PAGE)[:-5], "br")),
    one("zstd cut off", rejected("truncated"), encoded(zstandard.compress(PAGE)[:-5], "zstd")),
    one("gzip that is none", rejected("bad_encoding"), encoded(PAGE, "gzip")),
    one("brotli that is none", rejected("bad_encoding"), encoded(b"\xff" * 100, "br")),
    one("zstd that is none", rejected("bad_encoding"), encoded(PAGE, "zstd")),
    one("an encoding nobody knows", rejected("bad_encoding"), encoded(PAGE, "lzma-of-my-own")),
    one("gzip, whole", DOCUMENT, encoded(gzip.compress(PAGE), "gzip")),
    one("gzip of two members", DOCUMENT, encoded(gzip.compress(PAGE) + gzip.compress(PAGE), "X-GZIP")),
    one("gzip with padding behind it", DOCUMENT, encoded(gzip.compress(PAGE) + bytes(512), "gzip")),
    one("raw deflate", DOCUMENT, encoded(raw_deflate(PAGE), "deflate")),
    one("brotli, whole", DOCUMENT, encoded(brotli.compress(PAGE), "br")),
    one("zstd, whole", DOCUMENT, encoded(zstandard.compress(PAGE), "zstd")),
    one("nothing, said to be gzip", rejected("empty"), encoded(b"", "gzip")),
]

BODIES = [
    one("endless body", rejected("too_large"), endless(HEAD + b"\r\n", b"x" * 65536)),
    one("endless chunks", rejected("too_large"), endless(CHUNKED, b"10000\r\n" + b"x" * 65536 + b"\r\n")),
    one("endless chunk extension", rejected("bad_http"), endless(CHUNKED + b"5;", b"x" * 65536)),
    one(
        "one-byte chunks without end",
        rejected("timeout"),
        endless(CHUNKED, b"1\r\nx\r\n" * 1000),
        limits=Limits(total_seconds=1.0),
    ),
    one(
        "announced far too large",
        rejected("too_large"),
        endless(HEAD + b"Content-Length: 99999999999\r\n\r\n", b"x" * 65536),
    ),
    one("body drips", rejected("timeout"), endless(HEAD + b"Content-Length: 1000\r\n\r\n", b"x", 0.1)),
    one("headers drip", rejected("timeout"), endless(HEAD + b"X-Slow: ", b"x", 0.1)),
    one("status line drips", rejected("timeout"), endless(b"H", b"T", 0.1)),
    one("silence", rejected("timeout"), silent),
    one("endless header", rejected("headers_too_large"), endless(HEAD + b"X-Long: ", b"x" * 65536)),
    one("endless headers", rejected("headers_too_large"), endless(HEAD, b"X-Many: 1\r\n" * 1000)),
    one(
        "endless interim answers", rejected("headers_too_large"), endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)
    ),
    one(
        "headers a little too large",
        rejected("headers_too_large"),
        reply(PAGE, headers={f"X-{i}": "x" * 7000 for i in range(10)}),
    ),
    one("headers just small enough", DOCUMENT, reply(PAGE, headers={f"X-{i}": "x" * 6000 for i in range(10)})),
    one("body shorter than announced", rejected("truncated"), reply(PAGE, length=len(PAGE) + 10)),
    one("body longer than announced", DOCUMENT, reply(PAGE + b"and more", length=len(PAGE))),
    one("chunks cut off", rejected("truncated"), raw(CHUNKED + b"100\r\nabc")),
    one("chunks without the last", rejected("truncated"), raw(CHUNKED + b"3\r\nabc\r\n")),
    one("chunk size that is none", rejected("bad_http"), raw(CHUNKED + b"zz\r\nabc\r\n")),
    one("negative length", rejected("bad_http"), raw(HEAD + b"Content-Length: -5\r\n\r\nabc")),
    one("two lengths", rejected("bad_http"), raw(HEAD + b"Content-Length: 5\r\nContent-Length: 50\r\n\r\nabcde")),
    one("length in words", rejected("bad_http"), raw(HEAD + b"Content-Length: five\r\n\r\nabcde")),
    one("unknown transfer encoding", rejected("bad_http"), raw(HEAD + b"Transfer-Encoding: gzip\r\n\r\nabc")),
    one("hangs up at once", rejected("no_answer"), raw()),
    one("hangs up within the headers", rejected("no_answer"), raw(HEAD)),
    one("breaks off with a reset", Expect(rejects={"connection_lost": 1}), reset),
    one("no header at all", rejected("no_answer"), raw(PAGE)),
    one("another protocol", rejected("no_answer"), raw(b"SSH-2.0-OpenSSH_9.9\r\n" + bytes(100))),
    one("binary noise", rejected("bad_http"), raw(bytes(range(256)) * 40)),
    one("a status that is none", rejected("bad_http"), raw(b"HTTP/1.1 OK 200\r\n\r\n")),
    one("a status out of range", rejected("http_999"), status(999)),
    one("a header with a NUL", rejected("bad_http"), raw(HEAD + b"X-Nul: a\0b\r\n\r\n" + PAGE)),
    one("a body up to the end of the connection", DOCUMENT, raw(HEAD + b"\r\n" + PAGE)),
    one("HTTP/1.0", DOCUMENT, raw(b"HTTP/1.0 200 OK\r\n\r\n" + PAGE)),
    one("switching protocols", rejected("bad_http"), raw(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n")),
    one("nothing", rejected("empty"), reply(b"")),
    one("nothing but space", rejected("empty"), reply(b" \r\n\t" * 100)),
    one("no content", rejected("http_204"), status(204)),
    one("a part that nobody asked for", rejected("http_206"), reply(PAGE, 206)),
    one("304 that nobody asked for", rejected("bad_http"), status(304)),
    one("a picture called a page", rejected("not_text"), reply(b"\x89PNG\r\n\x1a\n" + bytes(100))),
    one("a PDF called a page", rejected("not_text"), reply(b"%PDF-1.7\n" + bytes(100))),
    one("a zip called a page", rejected("not_text"), reply(b"PK\x03\x04" + bytes(100))),
    one("a gzip file called a page", rejected("not_text"), reply(gzip.compress(PAGE))),
    one("binary data", rejected("not_text"), reply(os.urandom(5000) + bytes(10))),
    one("a page called a picture", DOCUMENT, reply(PAGE, headers={"Content-Type": "image/png"})),
    one("a page in UTF-16", DOCUMENT, reply(PAGE.decode().encode("utf-16"))),
    one(
        "a page with a lying charset",
        DOCUMENT,
        reply("<p>Überfall</p>".encode("latin-1"), headers={"Content-Type": "text/html; charset=utf-8"}),
    ),
    one(
        "a page with an unknown charset", DOCUMENT, reply(PAGE, headers={"Content-Type": "text/html; charset=klingon"})
    ),
    one("a thousand comments and no tag", DOCUMENT, reply(b"<!-- --> " * 5000 + b"<")),
]

STATUSES = [
    *(
        one(f"HTTP {code}", rejected(f"http_{code}"), status(code))
        for code in (400, 401, 403, 404, 410, 451, 500, 502, 504)
    ),
    one("fails once, then answers", DOCUMENT, in_turn(status(500), OK)),
    one("breaks off twice, then answers", DOCUMENT, in_turn(raw(HEAD), raw(CHUNKED), OK), limits=Limits()),
    one("429 with a long Retry-After", DEFERRED, status(429, Retry_After="3600")),
    one("429 with a short Retry-After", DOCUMENT, in_turn(status(429, Retry_After="2"), OK)),
    one("429 without Retry-After", DEFERRED, status(429)),
    one("503 until a date", DEFERRED, status(503, Retry_After="Fri, 31 Dec 2199 23:59:59 GMT")),
    one(
        "503 until a date that has passed",
        DOCUMENT,
        in_turn(status(503, Retry_After="Fri, 31 Dec 1999 23:59:59 GMT"), OK),
    ),
    one("503 without Retry-After", DEFERRED, status(503)),
    one("503 once", DOCUMENT, in_turn(status(503), OK)),
    one("Retry-After in words", DEFERRED, status(503, Retry_After="soon")),
    one("Retry-After below zero", DEFERRED, status(503, Retry_After="-5")),
    one("Retry-After beyond all bounds", DEFERRED, status(503, Retry_After="9" * 500)),
]

ROBOTS = [
    with_robots("none", DOCUMENT, status(404)),
    with_robots("forbidden itself", DOCUMENT, status(403)),
    with_robots("empty", DOCUMENT, robots("")),
    with_robots("a web page", DOCUMENT, OK),
    with_robots("server error", DEFERRED, status(500)),
    with_robots("unavailable", DEFERRED, status(503, Retry_After="60")),
    with_robots("too many requests", DEFERRED, status(429)),
    with_robots("server error once", DOCUMENT, in_turn(status(500), status(404))),
    with_robots("silence", DEFERRED, silent),
    with_robots("drips", DEFERRED, endless(HEAD + b"\r\n", b"#", 0.1)),
    with_robots("cut off", DEFERRED, reply(b"User-agent: *", length=500)),
    with_robots("bomb, of which the first 512 KB hold no rule", DOCUMENT, encoded(gzip.compress(MEGABYTES), "gzip")),
    with_robots("all forbidden", rejected("robots"), robots("User-agent: *\nDisallow: /")),
    with_robots(
        "we are forbidden", rejected("robots"), robots("User-agent: tallywire\nDisallow: /\n\nUser-agent: *\nAllow: /")
    ),
    with_robots("others are forbidden", DOCUMENT, robots("User-agent: OtherBot\nUser-agent: MoreBot\nDisallow: /")),
    with_robots(
        "we alone are allowed", DOCUMENT, robots("User-agent: *\nDisallow: /\n\nUser-agent: Tallywire\nAllow: /")
    ),
    with_robots(
        "the longest rule wins", DOCUMENT, robots("User-agent: *\nDisallow: /\nAllow: /public$"), start="/public"
    ),
    with_robots("byte order mark", rejected("robots"), robots("\ufeffUser-agent: *\nDisallow: /")),
    with_robots("NUL bytes", DOCUMENT, reply(bytes(1000))),
    with_robots(
        "a rule before the endless rest",
        rejected("robots"),
        endless(HEAD + b"\r\nUser-agent: *\nDisallow: /\n", b"# x\n" * 9999),
    ),
    with_robots("stars without end", DOCUMENT, robots("User-agent: *\nDisallow: /" + "*a" * 50_000 + "$")),
    with_robots(
        "thousands of robots by thousands of rules",
        DOCUMENT,
        robots("".join(f"User-agent: bot{i}\n" for i in range(15_000)) + "Disallow: /secret\n" * 15_000),
    ),
    with_robots("redirect to itself", DOCUMENT, redirect("/robots.txt")),
    with_robots("redirect to the inside", rejected("refused_address"), redirect("http://10.0.0.1/robots.txt")),
    Case(
        "robots: moved",
        rejected("robots"),
        lambda _: {"/robots.txt": redirect("/there"), "/there": robots("User-agent: *\nDisallow: /"), "/": OK},
    ),
    with_robots("a delay of a day", DOCUMENT, robots("User-agent: *\nCrawl-delay: 86400")),
    with_robots("a delay below zero", DOCUMENT, robots("User-agent: *\nCrawl-delay: -1\nRequest-rate: 0/0")),
]

LAUGHS = (
    "<!DOCTYPE r [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {chr(98 + i)} '{('&' + chr(97 + i) + ';') * 10}'>" for i in range(9))
    + "]>"
)
DEEP_JSON = b'{"version": "https://jsonfeed.org/version/1.1", "items": ' + b"[" * 200_000

FEEDS = [
    feed("billion laughs", rejected("dtd"), rss("&j;", before=LAUGHS)),
    feed(
        "external entity", rejected("dtd"), rss("&x;", before='<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
    ),
    feed("plain document type", rejected("dtd"), rss("/1", before="<!DOCTYPE rss>")),
    feed("document type in UTF-16", rejected("dtd"), rss("/1", before="<!DOCTYPE rss>").decode().encode("utf-16")),
    feed(
        "document type behind a broken prolog",
        rejected("dtd"),
        rss("/1", before="\n<?xml version='1.0'?><!DOCTYPE rss>"),
    ),
    feed("deep", rejected("bad_listing"), b"<rss><channel>" + b"<item>" * 100_000),
    feed(
        "huge",
        Expect(documents=3),
        rss("/1", "/2", "/3", *["/1"] * 100_000),
        limits=Limits(),
        seconds=20,
        memory_bytes=150_000_000,
    ),
    feed("cut off in the middle", Expect(documents=2), rss("/1", "/2")[:-30]),
    feed("a web page", rejected("not_a_listing"), PAGE),
    feed("nothing", rejected("not_a_listing"), b""),
    feed("JSON that never ends", rejected("bad_listing"), DEEP_JSON),
    feed("JSON without items", rejected("bad_listing"), b'{"version": "https://jsonfeed.org/version/1"}'),
    feed(
        "JSON with odd items",
        Expect(documents=1, rejects={"no_link": 2}),
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1",
                "items": [1, {"url": 5}, {}, {"url": "/1", "date_published": []}],
            }
        ).encode(),
    ),
    feed("no entry", Expect(), rss()),
    feed(
        "hostile links",
        Expect(documents=1, rejects={"bad_scheme": 3, "bad_url": 1, "refused_address": 3, "no_link": 1}),
        rss(
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,x",
            "http://:80/",
            "http://169.254.169.254/",
            "http://[::1]/",
            "http://0x7f.1/",
            "",
            "/1",
        ),
    ),
    feed(
        "one story under many links",
        Expect(documents=1),
        rss("/1", "1", "/1#top", "/1?utm_source=rss", "/./1?utm_medium=x&amp;fbclid=7", "/1?utm_campaign=%00"),
    ),
    feed(
        "broken markup",
        Expect(documents=2),
        rss("/1", "/2").replace(b"<title>Story", b"<title>A & B &nbsp; &bogus; \x01 Story"),
    ),
    feed("a sitemap gzipped", Expect(documents=2), gzip.compress(urlset("/1", "/2")), "sitemap"),
    feed("a sitemap bomb", rejected("bomb"), gzip.compress(urlset("/1") + MEGABYTES), "sitemap"),
    feed("a gzipped sitemap cut off", rejected("truncated"), gzip.compress(urlset("/1"))[:-9], "sitemap"),
    feed(
        "a sitemap of another site",
        Expect(documents=1, rejects={"other_site": 1}),
        urlset("/1", "http://other.test/2"),
        "sitemap",
    ),
    feed("a sitemap index of itself", Expect(), index("/", "/#again"), "sitemap"),
    Case(
        "feed: sitemap indexes in a circle",
        Expect(documents=1),
        lambda _: {
            "/": reply(index("/a")),
            "/a": reply(index("/b")),
            "/b": reply(index("/", "/a", "/c")),
            "/c": reply(urlset("/1")),
            "/1": OK,
        },
        type="sitemap",
    ),
    Case(
        "feed: sitemap indexes without end",
        Expect(),
        lambda _: {"/": reply(index("/1")), **{f"/{i}": reply(index(f"/{i + 1}")) for i in range(1, 50)}},
        type="sitemap",
    ),
    Case(
        "feed: an index of thousands",
        Expect(rejects={"http_404": 100}),
        lambda _: {"/": reply(index(*(f"/map{i}" for i in range(3000))))},
        type="sitemap",
        seconds=15,
    ),
]

CASES = [*REDIRECTS, *INTERNAL, *BOMBS, *BODIES, *STATUSES, *ROBOTS, *FEEDS]
