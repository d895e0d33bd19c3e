"""A web server on loopback that sends exactly the bytes it is told to, and notes who asked for what and when."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

Send = Callable[[bytes], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it arrived, and the seconds at which it began and its answer was out."""

    path: str
    headers: Mapping[str, str]
    began: float
    ended: float


Behaviour = Callable[["Exchange"], None]
"""What the server does with one request."""


@dataclass(slots=True)
class Exchange:
    """One request under way; `send` raises OSError once the client has gone."""

    path: str
    headers: Mapping[str, str]
    count: int
    """How many requests for this path came before."""
    connection: socket.socket
    stopping: threading.Event
    sent: int = 0

    def send(self, data: bytes) -> None:
        self.connection.sendall(data)
        self.sent += len(data)

    def pause(self, seconds: float) -> None:
        """Wait, but not longer than the server lives."""
        self.stopping.wait(seconds)


@dataclass
class Server:
    """Paths and what they do; anything else is 404. `robots` answers for /robots.txt."""

    paths: dict[str, Behaviour]
    tls: ssl.SSLContext | None = None
    address: str = "127.0.0.1"
    log: list[Asked] = field(default_factory=list)
    overlaps: int = 0
    """Requests that began while another was being answered."""

    def __post_init__(self) -> None:
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._open = 0
        self._socket = socket.create_server((self.address, 0), backlog=64)
        self.port: int = self._socket.getsockname()[1]

    @property
    def host_port(self) -> str:
        return f"{self.address}:{self.port}"

    def url(self, path: str = "/") -> str:
        return f"{'https' if self.tls else 'http'}://{self.host_port}{path}"

    def asked(self, path: str | None = None) -> list[Asked]:
        """The requests so far, for one path or for all but robots.txt."""
        return [each for each in self.log if each.path == path or (path is None and each.path != "/robots.txt")]

    @contextlib.contextmanager
    def running(self) -> Iterator[Server]:
        thread = threading.Thread(target=self._accept, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._stopping.set()
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
            self._socket.close()
            thread.join(5)

    def _accept(self) -> None:
        while not self._stopping.is_set():
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError, ValueError), connection:
            connection.settimeout(60)
            if self.tls:
                connection = self.tls.wrap_socket(connection, server_side=True)
            with connection:
                self._answer(connection)
                with contextlib.suppress(OSError):
                    (connection.unwrap() if isinstance(connection, ssl.SSLSocket) else connection).shutdown(
                        socket.SHUT_WR
                    )

    def _answer(self, connection: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            data = connection.recv(65536)
            if not data:
                return
            head += data
        began = time.monotonic()
        request_line, *lines = head.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")
        path = request_line.split(" ")[1]
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        with self._lock:
            self.overlaps += self._open > 0
            self._open += 1
            count = sum(each.path == path for each in self.log)
        try:
            behaviour = self.paths.get(path, status(404))
            behaviour(Exchange(path, headers, count, connection, self._stopping))
        finally:
            with self._lock:
                self._open -= 1
                self.log.append(Asked(path, headers, began, time.monotonic()))


def reply(
    body: bytes = b"", code: int = 200, headers: Mapping[str, str] | None = None, length: int | None = None
) -> Behaviour:
    """An orderly answer; a Content-Length other than the body's own if `length` says so."""

    def behave(exchange: Exchange) -> None:
        said = {"Content-Type": "text/html", **(headers or {})}
        if "Transfer-Encoding" not in said:
            said["Content-Length"] = str(len(body) if length is None else length)
        lines = [f"HTTP/1.1 {code} Whatever", *(f"{name}: {value}" for name, value in said.items()), "", ""]
        exchange.send("\r\n".join(lines).encode() + body)

    return behave


def status(code: int, **headers: str) -> Behaviour:
    """An answer without a body, its headers named with underscores for dashes."""
    return reply(b"", code, {name.replace("_", "-"): value for name, value in headers.items()})


def redirect(location: str, code: int = 302) -> Behaviour:
    """A redirect to anywhere."""
    return reply(b"", code, {"Location": location})


def raw(*pieces: bytes, pause: float = 0.0) -> Behaviour:
    """Exactly these bytes, with a pause between pieces."""

    def behave(exchange: Exchange) -> None:
        for piece in pieces:
            exchange.send(piece)
            if pause:
                exchange.pause(pause)

    return behave


def endless(start: bytes, piece: bytes, pause: float = 0.0) -> Behaviour:
    """The start, then the piece again and again, until the client has had enough."""

    def behave(exchange: Exchange) -> None:
        exchange.send(start)
        while not exchange.stopping.is_set():
            exchange.send(piece)
            if pause:
                exchange.pause(pause)

    return behave


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """Each time the next one; the last for ever."""

    def behave(exchange: Exchange) -> None:
        behaviours[min(exchange.count, len(behaviours) - 1)](exchange)

    return behave


def if_changed(body: bytes, etag: str) -> Behaviour:
    """A page with an ETag, and 304 for whoever has it already."""

    def behave(exchange: Exchange) -> None:
        is_known = exchange.headers.get("if-none-match") == etag
        answer = reply(b"" if is_known else body, 304 if is_known else 200, {"ETag": etag})
        answer(exchange)

    return behave
