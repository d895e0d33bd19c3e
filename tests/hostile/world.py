"""A closed world for the crawl: loopback servers, a name service of our own, and a guard on every connection."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from socket import socket
from typing import Any

from tallywire.fetch.client import Client
from tallywire.fetch.clock import SystemClock
from tallywire.fetch.crawl import Crawl
from tallywire.fetch.limits import Limits
from tallywire.fetch.memory import Memory
from tallywire.fetch.network import Deadline, Network, connect_socket
from tallywire.fetch.outcomes import Outcome
from tallywire.fetch.sources import Source

PUBLIC = "93.184.216.34"
"""A public address that stands for the hosts of these tests; the guard leads it to loopback."""

QUICK = Limits(max_bytes=2_000_000, total_seconds=1.5)
"""Bounds for the cases that run into them."""


@dataclass
class Guard:
    """Resolves names from a table and connects to nothing but the servers of the test; notes every attempt."""

    names: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)
    """Host to the answers that the name service gives, one after the other; the last for ever."""
    ports: Mapping[int, int] = field(default_factory=dict)
    """Ports of public hosts to ports of local servers."""
    servers: set[int] = field(default_factory=set)
    resolved: list[str] = field(default_factory=list)
    connected: list[tuple[str, int]] = field(default_factory=list)
    strays: list[tuple[str, int]] = field(default_factory=list)
    """Connections that were attempted to anything else: there must be none."""

    def resolve(self, host: str, port: int) -> Sequence[str]:
        count = self.resolved.count(host)
        self.resolved.append(host)
        if host in self.names:
            answers = self.names[host]
            return answers[min(count, len(answers) - 1)]
        try:
            return [str(ip_address(host))]
        except ValueError as error:
            raise OSError(f"no such host: {host}") from error

    def connect(self, address: str, port: int, deadline: Deadline) -> socket:
        self.connected.append((address, port))
        if address == PUBLIC and port in self.ports:
            return connect_socket("127.0.0.1", self.ports[port], deadline)
        if address.startswith("127.") and port in self.servers:
            return connect_socket(address, port, deadline)
        self.strays.append((address, port))
        raise OSError("not in this world")

    @property
    def network(self) -> Network:
        return Network(self.resolve, self.connect)


class QuickClock(SystemClock):
    """Real time, except that waiting for nothing but time costs none."""

    def __init__(self) -> None:
        self.skipped = 0.0
        self.waits: list[float] = []

    def now(self) -> datetime:
        return super().now() + timedelta(seconds=self.skipped)

    def monotonic(self) -> float:
        return super().monotonic() + self.skipped

    def wait(self, futures: Iterable[Future[Any]], seconds: float | None) -> set[Future[Any]]:
        running = set(futures)
        if running:
            return super().wait(running, seconds)
        self.waits.append(seconds or 0.0)
        self.skipped += seconds or 0.0
        return set()


def crawl(
    sources: Sequence[Source],
    guard: Guard,
    *,
    memory: Memory | None = None,
    clock: QuickClock | None = None,
    tls: ssl.SSLContext | None = None,
) -> tuple[Crawl, list[Outcome]]:
    """A finished crawl and its outcomes."""
    client = Client(contact="tests@example.org", network=guard.network, tls=tls)
    made = Crawl(client, memory if memory is not None else Memory(), clock or QuickClock())
    return made, list(made.run(sources))


def source(type_: str, *urls: str, limits: Limits | None = None, **changes: Any) -> Source:
    """A source as the tests need them."""
    return replace(Source(name="test", type=type_, urls=urls, limits=limits or Limits(), pause_seconds=0.01), **changes)


def resident_bytes(which: str = "VmRSS") -> int | None:
    """Memory of this process now (or at its peak, VmHWM); None where the system does not say."""
    status = Path("/proc/self/status")
    if not status.exists():
        return None
    line = next(line for line in status.read_text().splitlines() if line.startswith(which))
    return int(line.split()[1]) * 1024


def forget_peak() -> None:
    """Let the peak be counted anew, where the system can."""
    try:
        Path("/proc/self/clear_refs").write_text("5")
    except OSError:
        return


def threads_named(prefix: str) -> list[str]:
    """Names of the threads that are alive."""
    return [thread.name for thread in threading.enumerate() if thread.name.startswith(prefix)]


Paths = Callable[[Any], Mapping[str, Any]]
