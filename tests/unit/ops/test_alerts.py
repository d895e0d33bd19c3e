"""Each problem is told once, repeated only while it lasts, and taken back when it is over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tallywire.ops.alerts import Message, Open, read, weigh, write
from tallywire.ops.findings import Finding, Level

START = datetime(2026, 3, 1, tzinfo=UTC)
DAY = timedelta(days=1)
FULL = Finding("disk", Level.PROBLEM, "1 GB free", "make room")
SILENT = Finding("sources.silent.bbc", Level.PROBLEM, "source bbc is silent", "try it")
WELL = Finding("lake", Level.OK, "all is well")


class Watched:
    """Looks a minute apart, and the messages that came of them."""

    def __init__(self) -> None:
        self.known: Open = {}
        self.now = START

    def look(self, *findings: Finding, after: timedelta = timedelta(minutes=1)) -> Message | None:
        self.now += after
        self.known, message = weigh(self.known, findings, self.now, DAY)
        return message


def test_a_problem_is_told_at_its_second_look_and_then_no_more() -> None:
    watched = Watched()
    assert watched.look(FULL) is None
    message = watched.look(FULL)
    assert message is not None
    assert "1 GB free" in message.body
    assert "What to do: make room." in message.body
    assert [watched.look(FULL) for _ in range(100)] == [None] * 100


def test_problems_of_one_look_share_a_message() -> None:
    watched = Watched()
    watched.look(FULL, SILENT)
    message = watched.look(FULL, SILENT)
    assert message is not None
    assert message.problems == ("disk", "sources.silent.bbc")
    assert "2 problems" in message.subject


def test_what_is_over_is_not_called_well_again_while_another_problem_lasts() -> None:
    watched = Watched()
    watched.look(FULL, SILENT)
    watched.look(FULL, SILENT)
    first, second = watched.look(FULL), watched.look(WELL)
    assert first is not None
    assert first.subject.endswith(": 1 over, 1 still there")
    assert second is not None
    assert second.subject.endswith(": well again")


def test_a_lasting_problem_is_told_again_after_a_day() -> None:
    watched = Watched()
    watched.look(FULL)
    assert watched.look(FULL)
    assert watched.look(FULL, after=timedelta(hours=23)) is None
    assert watched.look(FULL, after=timedelta(hours=1))


def test_the_end_of_a_problem_is_told_once_and_only_if_it_was_told_itself() -> None:
    watched = Watched()
    watched.look(FULL)
    assert watched.look(WELL) is None, "it was gone before anybody heard of it"
    watched.look(FULL)
    watched.look(FULL)
    message = watched.look(WELL)
    assert message is not None
    assert "over: 1 GB free" in message.body
    assert watched.look(WELL) is None


def test_a_problem_that_comes_back_to_stay_is_told_again() -> None:
    watched = Watched()
    for finding in (FULL, FULL, WELL):
        watched.look(finding)
    messages = [watched.look(FULL) for _ in range(20)]
    assert [number for number, message in enumerate(messages) if message] == [9]


def test_a_problem_that_comes_and_goes_all_day_makes_two_messages() -> None:
    watched = Watched()
    messages = [watched.look(*([FULL] if number % 4 < 2 else [WELL])) for number in range(400)]
    assert len([each for each in messages if each]) == 2


@pytest.mark.parametrize("level", [Level.OK, Level.NOTE])
def test_what_is_no_problem_is_never_told(level: Level) -> None:
    watched = Watched()
    finding = Finding("disk", level, "plenty")
    assert [watched.look(finding) for _ in range(3)] == [None] * 3


def test_what_is_known_survives_a_restart(tmp_path: Path) -> None:
    watched = Watched()
    watched.look(FULL)
    watched.look(FULL)
    write(tmp_path / "alerts.json", watched.known)
    assert read(tmp_path / "alerts.json") == watched.known
    (tmp_path / "broken.json").write_text("{")
    assert read(tmp_path / "broken.json") == {}
