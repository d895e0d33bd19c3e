"""The one HTTP client: a single request under all bounds, or the reason why there is no answer.

Redirects are answers here; whoever asked decides whether the next hop is asked, and in whose turn. Every request has a
connection of its own: pages of one host are asked seconds apart, and a pin that outlives its check is no pin.
"""

from __future__ import annotations

import io
import os
import ssl
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import certifi
import httpcore

from tallywire.fetch.decode import ACCEPT_ENCODING, decoded
from tallywire.fetch.errors import Failed, Refused, RequestError
from tallywire.fetch.limits import WIRE_SLACK, Limits
from tallywire.fetch.network import Deadline, Meter, Network, PinnedBackend
from tallywire.fetch.urls import Url, parse_url, show

ROBOTS_AGENT = "Tallywire"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/feed+json;q=0.9,*/*;q=0.5"
_SECRET_HEADER_WORDS = ("cookie", "auth", "token", "secret", "session", "credential", "password", "api-key", "apikey",
                        "csrf", "xsrf", "jwt")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Response:
    """One answer: status, headers (lower-case names, in order, without credentials) and the decoded body.

    The body is read for status 200 only.
    """

    url: Url
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes = field(repr=False)
    seconds: float

    def header(self, name: str) -> str | None:
        """The first value of a header."""
        return next((value for key, value in self.headers if key == name), None)

    def location(self) -> Url:
        """Where a redirect leads; raises Refused where that is nowhere."""
        target = self.header("location")
        if not target:
            raise Refused("bad_redirect", f"{show(self.url)} redirects to nowhere (HTTP {self.status})")
        return parse_url(target, self.url)


def user_agent(contact: str | None) -> str:
    """How we introduce ourselves: product, version, what for, and whom to write to."""
    plain = "".join(char for char in contact or "" if " " < char <= "~" and char not in "()")
    return f"{ROBOTS_AGENT}/0.1 (news reader; {f'contact {plain}' if plain else 'no contact given'})"


def verified_tls() -> ssl.SSLContext:
    """TLS that proves the host, with the authorities of SSL_CERT_FILE or SSL_CERT_DIR, else those of certifi."""
    if os.environ.get("SSL_CERT_FILE") or os.environ.get("SSL_CERT_DIR"):
        return ssl.create_default_context()
    return ssl.create_default_context(cafile=certifi.where())


@dataclass(frozen=True, slots=True)
class Request:
    """One GET: for which URL, under which limits."""

    url: Url
    limits: Limits = field(default_factory=Limits)
    headers: Mapping[str, str] = field(default_factory=dict)
    allow_private: frozenset[str] = frozenset()
    """`host:port` of servers in private networks that may be asked all the same."""
    seconds: float | None = None
    """What is left of the total time, where earlier hops or tries have used some of it."""
    is_cut: bool = False
    """Whether a body that is too long is cut off rather than refused."""


class Client:
    """Asks for URLs. Holds what all requests share: who we are, the network, and the order to stop."""

    def __init__(
        self, *, contact: str | None = None, network: Network | None = None, tls: ssl.SSLContext | None = None
    ) -> None:
        self.stop = threading.Event()
        self._agent = user_agent(contact)
        self._network = network or Network()
        self._tls = tls

    def get(self, request: Request) -> Response:
        """The answer; raises Refused, Failed or Interrupted. No message holds a credential."""
        url, limits = request.url, request.limits
        deadline = Deadline(limits.total_seconds if request.seconds is None else request.seconds, self.stop)
        meter = Meter(limits.max_header_bytes, limits.max_header_bytes + WIRE_SLACK * limits.max_bytes)
        private_allowed = url.host_port in request.allow_private
        backend = PinnedBackend(self._network, deadline, meter, private_allowed=private_allowed)
        try:
            with (
                self._connection(url, backend) as connection,
                connection.stream("GET", _wire_url(url), headers=self._headers(request)) as answer,
            ):
                meter.in_headers = False
                headers = safe_headers(answer.headers, limits)
                body = _body(answer, limits, is_cut=request.is_cut) if answer.status == 200 else b""
                return Response(url, answer.status, headers, body, deadline.elapsed())
        except Failed as error:
            raise Failed(error.reason, f"{show(url)}: {error.message}", again=error.again) from error
        except Refused as error:
            raise Refused(error.reason, f"{show(url)}: {error.message}") from error
        except httpcore.ProtocolError as error:
            raise _broken_protocol(url, error) from error

    def _connection(self, url: Url, backend: PinnedBackend) -> httpcore.HTTPConnection:
        if url.scheme == "https" and self._tls is None:
            self._tls = verified_tls()
        origin = httpcore.Origin(url.scheme.encode(), url.host.encode(), url.port)
        return httpcore.HTTPConnection(origin, self._tls, network_backend=backend)

    def _headers(self, request: Request) -> list[tuple[bytes, bytes]]:
        headers = {
            "Host": request.url.authority,
            "User-Agent": self._agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": ACCEPT_ENCODING,
            "Connection": "close",
            **request.headers,
        }
        return [(name.encode("ascii"), value.encode("ascii")) for name, value in headers.items()]


def _wire_url(url: Url) -> httpcore.URL:
    return httpcore.URL(scheme=url.scheme.encode(), host=url.host.encode(), port=url.port, target=url.target.encode())


def _broken_protocol(url: Url, error: httpcore.ProtocolError) -> RequestError:
    """What a violation of HTTP means: a body that ended too soon may come whole next time, nonsense stays nonsense."""
    text = str(error)
    if "closed connection" in text or "disconnected" in text:
        reason = "truncated" if "body" in text else "no_answer"
        return Failed(reason, f"{show(url)}: the answer broke off: {text}")
    return Refused("bad_http", f"{show(url)}: the answer is not HTTP as it should be: {show(text[:200])}")


def safe_headers(raw: Iterable[tuple[bytes, bytes]], limits: Limits) -> tuple[tuple[str, str], ...]:
    """Header names in lower case with their values; those that may hold credentials are left out."""
    size = 0
    headers = []
    for raw_name, raw_value in raw:
        size += len(raw_name) + len(raw_value) + 4
        if size > limits.max_header_bytes:
            raise Refused("headers_too_large", f"the headers are longer than {limits.max_header_bytes:,} bytes")
        name = raw_name.decode("latin-1").lower()
        if not any(word in name for word in _SECRET_HEADER_WORDS):
            headers.append((name, _text(raw_value)))
    return tuple(headers)


def _text(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")


def _body(answer: httpcore.Response, limits: Limits, *, is_cut: bool) -> bytes:
    """The decoded body, complete; raises Refused or Failed where it is not within bounds."""
    encodings = [
        part
        for name, value in answer.headers
        if name.lower() == b"content-encoding"
        for part in value.decode("latin-1").split(",")
    ]
    buffer = io.BytesIO()  # many one-byte pieces in a list would take thirty times their size
    wire: Iterator[bytes] = iter(answer.iter_stream())
    try:
        for piece in decoded(wire, encodings, limits):
            buffer.write(piece)
    except Refused as error:
        if not (is_cut and error.reason == "too_large"):
            raise
    return buffer.getvalue()
