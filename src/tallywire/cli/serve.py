"""`tallywire serve` and `tallywire watch`: what runs unwatched."""

from __future__ import annotations

from typing import Annotated

import typer

from tallywire.cli.options import LakeOption


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(serve)
    app.command()(watch)


def serve(
    lake: LakeOption = None,
    interval: Annotated[
        int | None, typer.Option(help="Seconds between two scheduled runs.", show_default=False)
    ] = None,
    port: Annotated[int | None, typer.Option(help="Port of the Prefect server.", show_default=False)] = None,
) -> None:
    """Keep the schedule up on this machine: Prefect server, work pool, deployments, worker and watch."""
    from tallywire.ops.serve import serve as keep_up
    from tallywire.settings import load_settings

    keep_up(load_settings(lake=lake, interval_seconds=interval, serve_port=port))


def watch(
    lake: LakeOption = None,
    once: Annotated[bool, typer.Option("--once", help="Look once and end.")] = False,
) -> None:
    """Look after the schedule: note dead runs as crashed, and send alerts. `tallywire serve` has it running."""
    import signal
    import threading
    from datetime import UTC, datetime

    from tallywire.ops import alerts, watch
    from tallywire.settings import load_settings

    settings = load_settings(lake=lake)
    if once:
        watch.mend(settings)
        watch.tell(settings, alerts.read(watch.state_file(settings)), datetime.now(UTC))
        return
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    watch.watch(settings, stopping)
