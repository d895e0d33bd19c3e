"""Where alerts go: a webhook, e-mail, a command. Nothing here repeats a secret in what it says."""

from __future__ import annotations

import shlex
import smtplib
import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

import httpx

from tallywire.ops.alerts import Message
from tallywire.settings import Settings

_TIMEOUT_SECONDS = 20.0

Sink = Callable[[Settings, Message], None]


def send(settings: Settings, message: Message) -> list[str]:
    """Send an alert to every configured sink and return what failed, in words; a sink that fails stops no other."""
    failures = []
    for name, sink in configured(settings):
        try:
            sink(settings, message)
        except httpx.HTTPStatusError as error:
            failures.append(f"alert by {name} failed: the answer was {error.response.status_code}")
        except (httpx.HTTPError, httpx.InvalidURL) as error:  # its text may hold the address, which is a secret
            failures.append(f"alert by {name} failed: {type(error).__name__}")
        except (OSError, smtplib.SMTPException, subprocess.SubprocessError, ValueError) as error:
            failures.append(f"alert by {name} failed: {error}")
    return failures


def configured(settings: Settings) -> Iterator[tuple[str, Sink]]:
    """The sinks that the settings name."""
    if settings.alert_webhook_url:
        yield "webhook", post
    if settings.alert_email_to:
        yield "e-mail", mail
    if settings.alert_command:
        yield "command", call


def post(settings: Settings, message: Message) -> None:
    """Post an alert as JSON; `text` is what Slack, Mattermost and their like show."""
    if settings.alert_webhook_url is None:
        return
    body = {"text": f"{message.subject}\n{message.body}", "subject": message.subject, "problems": message.problems}
    answer = httpx.post(settings.alert_webhook_url.get_secret_value(), json=body, timeout=_TIMEOUT_SECONDS)
    answer.raise_for_status()


def mail(settings: Settings, message: Message) -> None:
    """Send an alert by e-mail."""
    letter = EmailMessage()
    letter["Subject"] = message.subject
    letter["From"] = settings.alert_email_from or f"tallywire@{socket.getfqdn()}"
    letter["To"] = ", ".join(settings.alert_email_to)
    letter["Date"] = formatdate()
    letter["Message-ID"] = make_msgid()
    letter["Auto-Submitted"] = "auto-generated"  # RFC 3834: no out-of-office answers, please
    letter.set_content(message.body)
    secure = ssl.create_default_context()
    address = (settings.smtp_host, settings.smtp_port)
    if settings.smtp_security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(*address, timeout=_TIMEOUT_SECONDS, context=secure)
    else:
        server = smtplib.SMTP(*address, timeout=_TIMEOUT_SECONDS)
    with server:
        if settings.smtp_security == "starttls":
            server.starttls(context=secure)
        if settings.smtp_user and settings.smtp_password:
            server.login(settings.smtp_user, settings.smtp_password.get_secret_value())
        server.send_message(letter)


def call(settings: Settings, message: Message) -> None:
    """Give an alert to the command: the body on its standard input, the subject as its last argument."""
    command = [*shlex.split(settings.alert_command or ""), message.subject]
    done = subprocess.run(  # noqa: S603  (the command is the administrator's own)
        command, input=message.body, text=True, capture_output=True, timeout=_TIMEOUT_SECONDS, check=False
    )
    if done.returncode:
        raise ValueError(f"{command[0]} ended with status {done.returncode}: {done.stderr.strip()[:200]}")
