"""Alerts arrive at a webhook, by e-mail and at a command; what fails is said without secrets."""

from __future__ import annotations

import json
import socketserver
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from tallywire.ops.alerts import Message
from tallywire.ops.sinks import send
from tallywire.settings import Settings

MESSAGE = Message("Tallywire on host: 1 problem", "- 1 GB free\n  What to do: make room.\n", ("disk",))


class Webhook(HTTPServer):
    """Keeps what is posted; answers with `status`."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _WebhookHandler)
        self.posted: list[dict[str, Any]] = []
        self.status = 200


class _WebhookHandler(BaseHTTPRequestHandler):
    server: Webhook

    def do_POST(self) -> None:
        self.server.posted.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


class Mailbox(socketserver.TCPServer):
    """A mail server that takes one letter at a time."""

    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _MailHandler)
        self.recipients: list[str] = []
        self.letters: list[str] = []


class _MailHandler(socketserver.StreamRequestHandler):
    server: Mailbox

    def handle(self) -> None:
        self.wfile.write(b"220 ready\r\n")
        while line := self.rfile.readline().decode():
            word = line.split(":")[0].strip().upper()
            if word == "DATA":
                self.wfile.write(b"354 go on\r\n")
                letter = b"".join(iter(self.rfile.readline, b".\r\n")).decode()
                self.server.letters.append(letter.replace("\r\n", "\n"))
            elif word == "RCPT TO":
                self.server.recipients.append(line.split(":")[1].strip())
            self.wfile.write(b"221 bye\r\n" if word == "QUIT" else b"250 ok\r\n")
            if word == "QUIT":
                return


@pytest.fixture
def webhook() -> Iterator[Webhook]:
    yield from _served(Webhook())


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    yield from _served(Mailbox())


def _served(server: Any) -> Iterator[Any]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def _url(server: Webhook) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}/hooks/t0ken"


def test_a_webhook_gets_text_that_chat_services_show(webhook: Webhook) -> None:
    assert send(Settings(alert_webhook_url=_url(webhook)), MESSAGE) == []
    (posted,) = webhook.posted
    assert posted["text"] == f"{MESSAGE.subject}\n{MESSAGE.body}"
    assert posted["problems"] == ["disk"]


def test_a_mail_goes_to_every_address(mailbox: Mailbox) -> None:
    settings = Settings(
        alert_email_to=["a@example.org", "b@example.org"],
        alert_email_from="tallywire@example.org",
        smtp_host="127.0.0.1",
        smtp_port=mailbox.server_address[1],
    )
    assert send(settings, MESSAGE) == []
    (letter,) = mailbox.letters
    assert f"Subject: {MESSAGE.subject}" in letter
    assert "What to do: make room." in letter
    assert mailbox.recipients == ["<a@example.org>", "<b@example.org>"]


def test_a_command_gets_the_body_on_its_input_and_the_subject_as_argument(tmp_path: Path) -> None:
    script = tmp_path / "tell.py"
    script.write_text(f"import sys; open({str(tmp_path / 'told')!r}, 'w').write(sys.argv[-1] + '|' + sys.stdin.read())")
    assert send(Settings(alert_command=f"{sys.executable} {script}"), MESSAGE) == []
    assert (tmp_path / "told").read_text() == f"{MESSAGE.subject}|{MESSAGE.body}"


def test_a_sink_that_fails_stops_no_other_and_no_secret_is_said(webhook: Webhook, tmp_path: Path) -> None:
    webhook.status = 500
    settings = Settings(alert_webhook_url=_url(webhook), alert_command=f"{sys.executable} -c 'raise SystemExit(3)'")
    failures = send(settings, MESSAGE)
    assert [each.split(":")[0] for each in failures] == ["alert by webhook failed", "alert by command failed"]
    assert "status 3" in failures[1]
    assert "t0ken" not in " ".join(failures)


def test_an_unreachable_webhook_is_said_without_its_address() -> None:
    (failure,) = send(Settings(alert_webhook_url="http://127.0.0.1:9/hooks/t0ken"), MESSAGE)
    assert failure == "alert by webhook failed: ConnectError"
