"""`tallywire doctor`: what is well, what is not, and what to do."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from tallywire.cli.options import LakeOption

if TYPE_CHECKING:
    from tallywire.settings import Settings


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(doctor)


def doctor(
    lake: LakeOption = None,
    test_alert: Annotated[bool, typer.Option("--test-alert", help="Send a test message to every alert sink.")] = False,
) -> None:
    """Say what is well, what is not and what to do, from versions to the schedule; exit 1 where something is not."""
    from datetime import UTC, datetime

    from tallywire.errors import ConfigError
    from tallywire.ops.findings import Level, examine, examine_without_settings
    from tallywire.settings import load_settings

    try:
        settings = load_settings(lake=lake)
    except ConfigError as error:
        findings = examine_without_settings(error)
    else:
        if test_alert:
            _send_test(settings)
        findings = examine(settings, datetime.now(UTC))
    problems = 0
    for finding in findings:
        problems += finding.level is Level.PROBLEM
        print(f"{finding.level:<8} {finding.what}")
        if finding.action:
            print(f"         → {finding.action}")
    sys.exit(1 if problems else 0)


def _send_test(settings: Settings) -> None:
    from tallywire.errors import ConfigError
    from tallywire.ops.alerts import Message
    from tallywire.ops.sinks import configured, send

    names = [name for name, _ in configured(settings)]
    if not names:
        raise ConfigError("no alert sink is set: alert_webhook_url, alert_email_to or alert_command")
    failures = send(settings, Message("Tallywire: a test", "If you read this, alerts arrive.\n", ()))
    if failures:
        raise ConfigError("; ".join(failures))
    print(f"ok       a test message went out by {', '.join(names)}")
