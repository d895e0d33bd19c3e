"""Where connections go: names are resolved once, checked, pinned, and proven by TLS; and everything can be stopped."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tallywire.fetch.client import Client, Request, verified_tls
from tallywire.fetch.crawl import Crawl
from tallywire.fetch.errors import Failed, Refused
from tallywire.fetch.limits import Limits
from tallywire.fetch.memory import Memory
from tallywire.fetch.network import Deadline, Network
from tallywire.fetch.outcomes import Fetched
from tallywire.fetch.urls import parse_url
from tallywire.schema import Reject
from tests.hostile.answers import OK, PAGE, rss, silent
from tests.hostile.server import Server, endless, raw, redirect, reply
from tests.hostile.world import PUBLIC, QUICK, Guard, crawl, source, threads_named


def public(server: Server, port: int = 80) -> Guard:
    """A world in which news.test is a public host, which the server stands for."""
    return Guard(names={"news.test": [[PUBLIC]]}, ports={port: server.port}, servers={server.port})


def test_a_public_host_is_asked_at_the_address_that_was_checked() -> None:
    server = Server({"/": OK})
    guard = public(server)
    with server.running():
        made, _ = crawl([source("pages", "http://news.test/")], guard)
    assert made.tallies["test"].documents == 1
    assert set(guard.connected) == {(PUBLIC, 80)}
    assert {asked.headers["host"] for asked in server.log} == {"news.test"}


def test_a_name_that_turns_to_the_inside_between_two_requests_is_refused() -> None:
    server = Server({"/": OK})
    guard = public(server)
    guard.names = {"news.test": [[PUBLIC], ["127.0.0.1"]]}
    with server.running():
        made, _ = crawl([source("pages", "http://news.test/")], guard)
    assert made.tallies["test"].rejects == {"refused_address": 1}
    assert guard.connected == [(PUBLIC, 80)]
    assert guard.resolved == ["news.test", "news.test"]  # once a request: what was checked is what is connected to


def test_a_redirect_to_the_inside_is_refused_before_any_connection() -> None:
    server = Server({"/": redirect("http://169.254.169.254/latest/meta-data/")})
    guard = public(server)
    with server.running():
        _, (reject,) = crawl([source("pages", "http://news.test/")], guard)
    assert isinstance(reject, Reject)
    assert reject.reason == "refused_address"
    assert {address for address, _ in guard.connected} == {PUBLIC}
    assert guard.strays == []


def test_a_private_server_is_asked_only_where_it_is_named_with_its_port() -> None:
    server, other = Server({"/": OK}), Server({"/": OK})
    guard = Guard(servers={server.port, other.port})
    with server.running(), other.running():
        sources = [
            source("pages", server.url(), name="named", allow_private=frozenset({server.host_port})),
            source("pages", other.url(), name="not named", allow_private=frozenset({server.host_port})),
        ]
        made, _ = crawl(sources, guard)
    assert made.tallies["named"].documents == 1
    assert made.tallies["not named"].rejects == {"refused_address": 1}
    assert other.log == []


@pytest.mark.parametrize("address", ["169.254.169.254", "0.0.0.0", "224.0.0.1", "::ffff:127.0.0.1"])
def test_a_named_private_host_opens_private_networks_and_nothing_else(address: str) -> None:
    guard = Guard(names={"inside.test": [[address]]})
    asked = source("pages", "http://inside.test:8080/", allow_private=frozenset({"inside.test:8080"}))
    made, _ = crawl([asked], guard)
    assert made.tallies["test"].rejects == {"refused_address": 1}
    assert guard.connected == []


def test_the_next_address_is_tried_where_the_first_does_not_answer() -> None:
    server = Server({"/": OK})
    guard = public(server)
    guard.names = {"news.test": [["203.0.114.9", PUBLIC]]}
    with server.running():
        made, _ = crawl([source("pages", "http://news.test/")], guard)
    assert made.tallies["test"].documents == 1
    assert guard.connected[:2] == [("203.0.114.9", 80), (PUBLIC, 80)]


def test_an_address_that_swallows_connections_leaves_time_for_the_next() -> None:
    server = Server({"/": OK})
    guard = public(server)
    guard.names = {"news.test": [["203.0.114.9", PUBLIC]]}

    def connect(address: str, port: int, deadline: Deadline) -> socket.socket:
        while address != PUBLIC:
            time.sleep(min(0.05, deadline.remaining()))
        return guard.connect(address, port, deadline)

    with server.running():
        response = Client(network=Network(guard.resolve, connect)).get(
            Request(parse_url("http://news.test/"), Limits(total_seconds=1.0))
        )
    assert response.status == 200


def test_a_name_service_that_does_not_answer_is_bound_by_the_total_time() -> None:
    released = threading.Event()

    def resolve(host: str, port: int) -> Sequence[str]:
        released.wait(20)
        return [PUBLIC]

    began = time.monotonic()
    with pytest.raises(Failed) as caught:
        Client(network=Network(resolve, Guard().connect)).get(
            Request(parse_url("http://slow.test/"), Limits(total_seconds=0.5))
        )
    released.set()
    assert caught.value.reason == "timeout"
    assert time.monotonic() - began < 2


def test_a_connection_that_nobody_accepts_is_bound_by_the_total_time() -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=1) as full:
        port = full.getsockname()[1]
        waiting = [socket.socket() for _ in range(4)]
        for each in waiting:
            each.setblocking(False)
            each.connect_ex(("127.0.0.1", port))
        began = time.monotonic()
        with pytest.raises(Failed):
            Client().get(
                Request(
                    parse_url(f"http://127.0.0.1:{port}/"),
                    Limits(total_seconds=0.5),
                    allow_private=frozenset({f"127.0.0.1:{port}"}),
                )
            )
        assert time.monotonic() - began < 2
        for each in waiting:
            each.close()


class Authority:
    """A certificate authority of the test's own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Test authority")])
        self.certificate = self._sign(self._name, self._key.public_key(), is_authority=True)
        self.file = folder / "authority.pem"
        self.file.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))

    def server(self, host: str, *, days: int = 10, trusted: bool = True) -> ssl.SSLContext:
        """What a server of that name needs; `days` until it expires."""
        key = ec.generate_private_key(ec.SECP256R1())
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
        signed = self._sign(subject, key.public_key(), host=host, days=days, with_key=self._key if trusted else key)
        file = self._folder / f"{host}-{days}-{trusted}.pem"
        file.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
            + signed.public_bytes(serialization.Encoding.PEM)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(file)
        return context

    def _sign(
        self,
        subject: x509.Name,
        key: ec.EllipticCurvePublicKey,
        *,
        host: str | None = None,
        days: int = 10,
        is_authority: bool = False,
        with_key: ec.EllipticCurvePrivateKey | None = None,
    ) -> x509.Certificate:
        now = datetime.now(UTC)
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=30))
            .not_valid_after(now + timedelta(days=days))
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        )
        if host:
            try:
                name: x509.GeneralName = x509.IPAddress(ipaddress.ip_address(host))
            except ValueError:
                name = x509.DNSName(host)
            builder = builder.add_extension(x509.SubjectAlternativeName([name]), critical=False)
        return builder.sign(with_key or self._key, hashes.SHA256())


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("tls"))


def ask_over_tls(authority: Authority, certificate: ssl.SSLContext, **paths: object) -> tuple[Crawl, Guard, Server]:
    server = Server({"/": OK} | paths, tls=certificate)  # type: ignore[arg-type]
    guard = public(server, 443)
    with server.running():
        trust = ssl.create_default_context(cafile=str(authority.file))
        made, _ = crawl([source("pages", "https://news.test/")], guard, tls=trust)
    return made, guard, server


def test_a_host_that_proves_its_name_is_read_over_tls(authority: Authority) -> None:
    made, guard, server = ask_over_tls(authority, authority.server("news.test"))
    assert made.tallies["test"].documents == 1
    assert set(guard.connected) == {(PUBLIC, 443)}
    assert {asked.headers["host"] for asked in server.log} == {"news.test"}


@pytest.mark.parametrize(
    ("host", "days", "trusted"),
    [("other.test", 10, True), (PUBLIC, 10, True), ("news.test", -1, True), ("news.test", 10, False)],
    ids=["another host's", "for the address only", "expired", "signed by itself"],
)
def test_a_host_that_does_not_prove_its_name_is_refused_and_not_asked_in_the_clear(
    authority: Authority, host: str, days: int, trusted: bool
) -> None:
    made, guard, server = ask_over_tls(authority, authority.server(host, days=days, trusted=trusted))
    assert made.tallies["test"].rejects == {"bad_certificate": 1}
    assert set(guard.connected) == {(PUBLIC, 443)}
    assert server.log == []


def test_the_authorities_that_come_with_python_do_not_know_the_test_authority(authority: Authority) -> None:
    server = Server({"/": OK}, tls=authority.server("news.test"))
    guard = public(server, 443)
    with server.running(), pytest.raises(Refused) as caught:
        Client(network=guard.network, tls=verified_tls()).get(Request(parse_url("https://news.test/")))
    assert caught.value.reason == "bad_certificate"


def test_a_server_that_does_not_speak_tls_is_not_asked_in_the_clear() -> None:
    server = Server({"/": OK})
    guard = public(server, 443)
    with server.running():
        made, _ = crawl([source("pages", "https://news.test/", limits=QUICK)], guard)
    assert made.tallies["test"].deferred == 1
    assert server.log == []


def test_a_tls_stream_cut_off_before_its_end_is_a_failure(authority: Authority) -> None:
    def cut(exchange: object) -> None:
        exchange.send(b"HTTP/1.1 200 OK\r\n\r\n" + PAGE)  # type: ignore[attr-defined]
        connection = exchange.connection  # type: ignore[attr-defined]
        socket.socket(fileno=connection.detach()).close()

    made, _, _ = ask_over_tls(authority, authority.server("news.test"), **{"/": cut})
    assert made.tallies["test"].rejects == {"tls": 1}


def test_a_handshake_that_drips_is_bound_by_the_total_time() -> None:
    class Dripping(Server):
        def _serve(self, connection: socket.socket) -> None:
            with connection:
                try:
                    connection.sendall(b"\x16\x03\x03\x40\x00")
                    while not self._stopping.wait(0.1):
                        connection.sendall(b"x")
                except OSError:
                    return

    server = Dripping({})
    began = time.monotonic()
    with server.running(), pytest.raises(Failed) as caught:
        Client(network=public(server, 443).network).get(
            Request(parse_url("https://news.test/"), Limits(total_seconds=0.6))
        )
    assert caught.value.reason == "timeout"
    assert time.monotonic() - began < 2


def test_closing_the_outcomes_stops_requests_under_way_at_once() -> None:
    paths = {"/feed": reply(rss("/1", "/slow")), "/1": OK, "/slow": silent}
    server, other = Server(paths), Server({"/": endless(b"HTTP/1.1 200 OK\r\n\r\n", b"x", 0.05)})
    guard = Guard(servers={server.port, other.port})
    with server.running(), other.running():
        allowed = frozenset({server.host_port, other.host_port})
        client = Client(network=guard.network)
        sources = [
            source("feed", server.url("/feed"), allow_private=allowed, limits=Limits()),
            source("pages", other.url(), name="other", allow_private=allowed, limits=Limits()),
        ]
        outcomes = Crawl(client, Memory()).run(sources)
        for outcome in outcomes:
            if isinstance(outcome, Fetched):
                break
        began = time.monotonic()
        outcomes.close()
    assert time.monotonic() - began < 2
    assert threads_named("fetch") == []


def test_credentials_in_an_address_are_neither_sent_nor_stored_nor_told() -> None:
    server = Server({"/?token=hunter2": OK, "/gone?api_key=hunter2": raw(b"")})
    with server.running():
        urls = (
            f"http://user:hunter2@{server.host_port}/?token=hunter2",
            f"http://user:hunter2@{server.host_port}/gone?api_key=hunter2",
        )
        memory = Memory()
        made, outcomes = crawl(
            [source("pages", *urls, allow_private=frozenset({server.host_port}))],
            Guard(servers={server.port}),
            memory=memory,
        )
    assert made.tallies["test"].documents == 1
    assert made.tallies["test"].rejects.total() == 1
    assert "hunter2" not in repr(outcomes)
    assert "hunter2" not in repr(memory.take_changes())
    assert not any("authorization" in asked.headers for asked in server.log)
