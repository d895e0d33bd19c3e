"""The network as `httpcore` sees it here: every name resolved, checked and pinned, every wait under one deadline.

All sockets are non-blocking and every wait goes through `Deadline`, so that neither a name server nor a TLS handshake
nor a header that comes byte by byte can hold a thread for longer than the URL's total time.
"""

# ruff: noqa: ARG002  (the arguments are those of httpcore's interface; the deadline stands for its timeouts)

from __future__ import annotations

import os
import select
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import httpcore

from tallywire.fetch.addresses import refusal
from tallywire.fetch.errors import Failed, Interrupted, Refused

_SLICE_SECONDS = 0.25
"""How soon a waiting thread notices that the run is being stopped."""
_MAX_ADDRESSES = 8
"""Addresses of one host that are tried, each for its share of the time."""


class Deadline:
    """The moment until which one URL may keep us busy; `stop` ends the wait early."""

    def __init__(self, seconds: float, stop: threading.Event | None = None) -> None:
        self._began = time.monotonic()
        self._ends = self._began + seconds
        self._stop = stop

    def elapsed(self) -> float:
        """Seconds since it was set."""
        return time.monotonic() - self._began

    def remaining(self) -> float:
        """Seconds left; raises Failed when there are none and Interrupted when the run is being stopped."""
        if self._stop is not None and self._stop.is_set():
            raise Interrupted
        seconds = self._ends - time.monotonic()
        if seconds <= 0:
            raise Failed("timeout", "the answer took longer than the total time allowed", again=False)
        return seconds

    def share(self, parts: int) -> Deadline:
        """A deadline after the first of so many equal parts of the time that is left."""
        return Deadline(self.remaining() / parts, self._stop)

    def wait(self, sock: socket.socket, *, write: bool = False) -> None:
        """Return once the socket can be read (or written)."""
        poll = select.poll()
        poll.register(sock, select.POLLOUT if write else select.POLLIN)
        while not poll.poll(min(self.remaining(), _SLICE_SECONDS) * 1000):
            continue


Resolver = Callable[[str, int], Sequence[str]]
"""Host and port to addresses; raises OSError where there are none."""


def system_resolver(host: str, port: int) -> Sequence[str]:
    """The addresses that the system's resolver gives, IPv4 and IPv6, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(info[4][0]) for info in found))


Connector = Callable[[str, int, Deadline], socket.socket]
"""Address and port to a connected, non-blocking socket; raises OSError where nobody answers."""


def connect_socket(address: str, port: int, deadline: Deadline) -> socket.socket:
    """A TCP connection."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM)
    try:
        sock.setblocking(False)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        try:
            sock.connect((address, port))
        except BlockingIOError:
            deadline.wait(sock, write=True)
        if error := sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            raise OSError(error, os.strerror(error))
    except BaseException:
        sock.close()
        raise
    return sock


@dataclass(frozen=True, slots=True)
class Network:
    """How names become addresses and addresses connections; tests put their own in place of the system's."""

    resolver: Resolver = system_resolver
    connector: Connector = connect_socket


class Meter:
    """Counts the bytes of one answer, and ends it when headers or body are too long."""

    def __init__(self, max_header_bytes: int, max_wire_bytes: int) -> None:
        self._max_header_bytes = max_header_bytes
        self._max_wire_bytes = max_wire_bytes
        self.in_headers = True
        self.received = 0

    def allowed(self, wanted: int) -> int:
        """How many bytes may be read next; raises Refused when that is none."""
        limit = self._max_header_bytes if self.in_headers else self._max_wire_bytes
        if self.received >= limit:
            if self.in_headers:
                raise Refused("headers_too_large", f"the headers are longer than {limit:,} bytes")
            raise Refused("too_large", f"the answer is longer than {limit:,} bytes on the wire")
        return min(wanted, 64 * 1024)


class PinnedBackend(httpcore.NetworkBackend):
    """Connects for one request only: to an address that was checked, under the request's deadline."""

    def __init__(self, network: Network, deadline: Deadline, meter: Meter, *, private_allowed: bool) -> None:
        self._network = network
        self._deadline = deadline
        self._meter = meter
        self._private_allowed = private_allowed

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A stream to the first of the host's addresses that answers; none is tried before all were checked."""
        addresses = self._resolve(host.strip("[]"), port)
        for address in addresses:
            if reason := refusal(address, private_allowed=self._private_allowed):
                which = host if host == address else f"{host} ({address})"
                raise Refused("refused_address", f"{which} is a {reason} address, which is not asked")
        problem = ""
        for number, address in enumerate(addresses):
            share = self._deadline.share(len(addresses) - number)
            try:
                return _Stream(self._network.connector(address, port, share), self._deadline, self._meter)
            except Failed as error:
                problem = error.message
            except OSError as error:
                problem = error.strerror or str(error)
        self._deadline.remaining()
        raise Failed("no_connection", f"{host}:{port} does not answer: {problem}")

    def _resolve(self, host: str, port: int) -> Sequence[str]:
        """Addresses of the host, found in a thread of its own, since the system's resolver knows no deadline."""
        found: list[Sequence[str]] = []
        problems: list[Exception] = []

        def resolve() -> None:
            try:
                found.append(self._network.resolver(host, port))
            except (OSError, UnicodeError) as error:
                problems.append(error)

        thread = threading.Thread(target=resolve, daemon=True, name=f"resolve {host}")
        thread.start()
        while thread.is_alive():
            thread.join(min(self._deadline.remaining(), _SLICE_SECONDS))
        if not found or not found[0]:
            detail = f": {problems[0]}" if problems else ""
            raise Failed("no_address", f"{host} has no address{detail}")
        return found[0][:_MAX_ADDRESSES]


class _Stream(httpcore.NetworkStream):
    """A TCP or TLS stream whose every operation ends by the deadline."""

    def __init__(self, sock: socket.socket, deadline: Deadline, meter: Meter) -> None:
        self._sock = sock
        self._deadline = deadline
        self._meter = meter

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        wanted = self._meter.allowed(max_bytes)
        data: bytes = self._patiently(partial(self._sock.recv, wanted))
        self._meter.received += len(data)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        rest = memoryview(buffer)
        while rest:
            rest = rest[self._patiently(partial(self._sock.send, rest), write=True) :]

    def close(self) -> None:
        self._sock.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection over TLS; raises Refused where the certificate does not prove the host."""
        try:
            sock = ssl_context.wrap_socket(
                self._sock,
                server_hostname=server_hostname,
                do_handshake_on_connect=False,
                suppress_ragged_eofs=False,
            )
            self._sock = sock
            self._patiently(sock.do_handshake)
        except ssl.SSLCertVerificationError as error:
            self.close()
            raise Refused("bad_certificate", f"the certificate is not valid: {error.verify_message}") from error
        except BaseException:
            self.close()
            raise
        return self

    def get_extra_info(self, info: str) -> Any:
        if info == "ssl_object":
            return self._sock if isinstance(self._sock, ssl.SSLSocket) else None
        return None

    def _patiently(self, operation: Callable[[], Any], *, write: bool = False) -> Any:
        """What the operation returns, once the socket is ready for it; raises Failed where the connection breaks."""
        while True:
            self._deadline.remaining()
            try:
                return operation()
            except (BlockingIOError, ssl.SSLWantReadError):
                self._deadline.wait(self._sock, write=write)
            except ssl.SSLWantWriteError:
                self._deadline.wait(self._sock, write=True)
            except ssl.SSLCertVerificationError:
                raise
            except ssl.SSLZeroReturnError:
                return b""
            except ssl.SSLError as error:
                raise Failed("tls", f"the TLS connection broke: {error.reason or error}") from error
            except OSError as error:
                raise Failed("connection_lost", f"the connection broke: {error.strerror or error}") from error
