"""Alerts: problems become messages, each told once, repeated only while it lasts, and taken back when it is over."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tallywire.ops.findings import Finding, Level

LOOKS_BEFORE_TELLING = 2
LOOKS_AFTER_RETURN = 10
"""Looks in a row before a problem is told that was said to be over: what comes and goes is not told each time."""

Open = Mapping[str, "Trouble"]
"""What is known of troubles, by the key of their finding."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem over time.

    `looks` are those in a row that found it, `told_at` is when a message last named it, `over_at` when it was found to
    be over; `is_over_told` says whether a message has said so since.
    """

    what: str
    since: datetime
    looks: int
    told_at: datetime | None = None
    over_at: datetime | None = None
    is_over_told: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One alert for one or several problems; `problems` are their keys."""

    subject: str
    body: str
    problems: tuple[str, ...]


def weigh(
    known: Open, findings: Iterable[Finding], now: datetime, repeat_after: timedelta
) -> tuple[dict[str, Trouble], Message | None]:
    """What is known after a look, and the message to send, if any.

    A problem is told when it is seen at two looks in a row: a server that is just starting is none. All that is new
    goes into one message. What has been told is told again only after `repeat_after`; that it is over is told once.
    """
    problems = {each.key: each for each in findings if each.level is Level.PROBLEM}
    after = {key: _seen(known.get(key), problem, now) for key, problem in problems.items()}
    due = [key for key, trouble in after.items() if _is_due(trouble, now, repeat_after)]
    gone = {key: trouble for key, trouble in known.items() if key not in problems and trouble.told_at}
    over = [trouble for trouble in gone.values() if not trouble.is_over_told]
    message = _message(problems, after, due, over)
    for key in due:
        after[key] = replace(after[key], told_at=now, is_over_told=False)
    for key, trouble in gone.items():
        if trouble.told_at and now - trouble.told_at < repeat_after:
            after[key] = replace(trouble, over_at=trouble.over_at or now, is_over_told=True)
    return after, message


def _is_due(trouble: Trouble, now: datetime, repeat_after: timedelta) -> bool:
    if trouble.told_at is None:
        return trouble.looks >= LOOKS_BEFORE_TELLING
    if trouble.is_over_told:
        return trouble.looks >= LOOKS_AFTER_RETURN
    return now - trouble.told_at >= repeat_after


def _seen(trouble: Trouble | None, problem: Finding, now: datetime) -> Trouble:
    if trouble is None:
        return Trouble(problem.what, since=now, looks=1)
    if trouble.over_at is not None:
        return replace(trouble, what=problem.what, since=now, looks=1, over_at=None)
    return replace(trouble, what=problem.what, looks=trouble.looks + 1)


def _message(problems: Mapping[str, Finding], after: Open, due: list[str], over: list[Trouble]) -> Message | None:
    if not due and not over:
        return None
    host = socket.gethostname()
    lasting = sum(each.told_at is not None for each in after.values())
    count = f"{len(due)} problem{'' if len(due) == 1 else 's'}" if due else "well again"
    if lasting and not due:
        count = f"{len(over)} over, {lasting} still there"
    lines = []
    for key in due:
        trouble = after[key]
        lines.append(f"- {problems[key].what}")
        if problems[key].action:
            lines.append(f"  What to do: {problems[key].action}.")
        lines.append(f"  Seen since {trouble.since:%Y-%m-%d %H:%M} UTC.")
    lines += [f"- over: {trouble.what}" for trouble in over]
    return Message(f"Tallywire on {host}: {count}", "\n".join(lines) + "\n", tuple(due))


def read(file: Path) -> dict[str, Trouble]:
    """What is known, from its file; nothing where there is none, or where it cannot be read."""
    try:
        rows = json.loads(file.read_text("utf-8"))
        return {key: Trouble(**{name: _time(name, value) for name, value in row.items()}) for key, row in rows.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def write(file: Path, known: Open) -> None:
    """Keep what is known, replacing the file at once."""
    file.parent.mkdir(parents=True, exist_ok=True)
    temporary = file.with_suffix(".tmp")
    rows = {key: asdict(trouble) for key, trouble in known.items()}
    temporary.write_text(json.dumps(rows, default=str, indent=1), "utf-8")
    temporary.replace(file)


def _time(name: str, value: Any) -> Any:
    return datetime.fromisoformat(value) if value and name in ("since", "told_at", "over_at") else value
