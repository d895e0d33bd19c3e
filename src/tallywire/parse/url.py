"""Addresses: one canonical form per article, and the site it belongs to."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from tallywire.parse.names import names

_TRACKING = re.compile(
    "|".join(re.escape(name).replace(r"\*", r"\w*") for name in names("url", "tracking")), re.IGNORECASE
)
_DEFAULT_PORTS = {"http": "80", "https": "443"}
_WEB = ("http", "https")
_SECOND_LEVEL = frozenset(names("url", "second_level"))
_HOSTERS = frozenset(names("url", "hosters"))


def canonical(url: str | None, base: str | None = None) -> str | None:
    """The address without tracking parameters, fragment, default port and upper-case host; None if it is no web
    address."""
    if not url or not (url := url.strip()) or len(url) > 4_000:
        return None
    try:
        parts = urlsplit(urljoin(base, url) if base else url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in _WEB or not host or ("." not in host and host != "localhost"):
        return None
    scheme = parts.scheme.lower()
    netloc = host if port is None or str(port) == _DEFAULT_PORTS[scheme] else f"{host}:{port}"
    query = urlencode([(key, value) for key, value in parse_qsl(parts.query, True) if not _TRACKING.fullmatch(key)])
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((scheme, netloc, path, query, ""))


def site(url: str | None) -> str | None:
    """The registered host name of an address, lower case: news.example.co.uk gives example.co.uk; None if there is
    none."""
    if not url:
        return None
    try:
        host = urlsplit(url.strip()).hostname
    except ValueError:
        return None
    if not host or "." not in host:
        return None
    if re.fullmatch(r"[\d.]+|.*:.*", host):
        return host
    labels = host.removeprefix("www.").rstrip(".").split(".")
    is_country = len(labels[-1]) == 2 and len(labels) > 2 and labels[-2] in _SECOND_LEVEL
    shared = is_country or ".".join(labels[-2:]) in _HOSTERS
    return ".".join(labels[-3 if shared else -2 :])
