"""`tallywire sources list` and `tallywire sources check`: what is configured, and whether it works."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tallywire.cli.options import AllowPrivateOption, allow_private

if TYPE_CHECKING:
    from tallywire.fetch.sources import Source
    from tallywire.fetch.trial import Trial

DEFAULT_FILE = Path("sources.toml")

FileArgument = Annotated[
    Path | None,
    typer.Argument(
        metavar="[FILE]",
        help="A sources.toml.  [default: those of the setting `sources`, else sources.toml]",
        show_default=False,
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(name="sources", help="What is configured to be read.", no_args_is_help=True)
    group.command("list")(list_sources)
    group.command("check")(check_sources)
    app.add_typer(group)


def list_sources(file: FileArgument = None) -> None:
    """Print the sources of a file, one a line: on or off, name, type, interval, and where it is."""
    from tallywire.fetch.sources import load_sources

    for source in (source for each in _files(file) for source in load_sources(each).sources):
        every = _span(source.interval) if source.interval else "-"
        print(f"{'on' if source.is_on else 'off':<4}{source.name:<24}{source.type:<9}{every:<6}{_place(source)}")


def check_sources(file: FileArgument = None, allow: AllowPrivateOption = None) -> None:
    """Try every source that is on once and store nothing; exit 1 where one cannot be read."""
    allow_private(allow)
    failed = sum([_check(each) for each in _files(file)])
    sys.exit(1 if failed else 0)


def _check(file: Path) -> int:
    """How many sources of a file cannot be read."""
    from tallywire.fetch.client import Client
    from tallywire.fetch.sources import load_sources
    from tallywire.fetch.trial import try_sources
    from tallywire.ingest.plan import Plan, with_settings

    found = load_sources(file)
    plan = with_settings(Plan({}, tuple(source for source in found.sources if source.is_on), found.contact))
    failed = 0
    for trial in try_sources(plan.network, Client(contact=plan.contact)):
        failed += trial.problem is not None
        print(f"{'FAILED' if trial.problem else 'ok':<7}{trial.source.name:<24}{trial.problem or _found(trial)}")
    off = len(found.sources) - len(plan.network)
    print(f"{len(plan.network) - failed} of {len(plan.network)} sources work; {off} are off", file=sys.stderr)
    return failed


def _files(named: Path | None) -> list[Path]:
    """The file that is named, else those of the setting `sources`, else the one here; raises UsageError for none."""
    from tallywire.errors import UsageError
    from tallywire.settings import load_settings

    if named:
        return [named]
    configured = dict.fromkeys(each.partition("#")[0] for each in load_settings().sources if "://" not in each)
    if files := [path for path in map(Path, configured) if path.suffix.lower() == ".toml"]:
        return files
    if not DEFAULT_FILE.exists():
        raise UsageError(
            f"there is no {DEFAULT_FILE} here; copy sources.example.toml to {DEFAULT_FILE} and switch on what you "
            "want, or name the file"
        )
    return [DEFAULT_FILE]


def _found(trial: Trial) -> str:
    if trial.entries is None:
        return "readable"
    parts = [f"{trial.entries:,} entries"]
    if trial.newest_at:
        parts.append(f"the newest {_span(datetime.now(UTC) - trial.newest_at)} old")
    if trial.bad_entries:
        parts.append(f"{trial.bad_entries:,} that cannot be followed")
    return ", ".join(parts)


def _place(source: Source) -> str:
    from tallywire.fetch.urls import show

    more = f" and {len(source.urls) - 1} more" if len(source.urls) > 1 else ""
    return show(source.urls[0]) + more if source.urls else str(source.path)


def _span(time: timedelta) -> str:
    """A time in its largest whole unit: 3d, 2h, 15m, 40s."""
    seconds = max(int(time.total_seconds()), 0)
    for unit, length in (("d", 86400), ("h", 3600), ("m", 60)):
        if seconds >= length:
            return f"{seconds // length}{unit}"
    return f"{seconds}s"
