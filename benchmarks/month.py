"""A simulated month of the schedule: 2,880 ticks against a news site of our own, with random kills.

    python -m benchmarks.month [--ticks 2880] [--kills 40] [--seed 1] [--lake DIR]

A tick is one run of the pipeline at its simulated time, as the scheduled flow makes it, without Prefect's own cost. The
process that runs the ticks is killed at random moments with SIGKILL and started again; the killed tick is not repeated,
the next one has to find what is missing. At the end every article, fact and revision that the site showed must be in
the lake once. Printed are time, memory and files per quarter of the month.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import random
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.month_site import Site, Story, make_stories
from tallywire.fetch import crawl
from tallywire.fetch.clock import SystemClock
from tallywire.lake import Lake

START = datetime(2026, 3, 1, tzinfo=UTC)
TICK = timedelta(minutes=15)
ARTICLES_A_DAY = 8
SETTLING = timedelta(hours=12)
"""What the site shows in the last hours is not asked for at the end: it may have been down."""


class SimulatedClock(SystemClock):
    """The tick's time and what has passed since; waiting for nothing but time costs none."""

    begin = START
    skipped = 0.0
    entered = time.monotonic()

    @classmethod
    def enter(cls, moment: datetime) -> None:
        """Go to a moment."""
        cls.begin, cls.skipped, cls.entered = moment, 0.0, time.monotonic()

    def monotonic(self) -> float:
        return time.monotonic() - self.entered + self.skipped

    def now(self) -> datetime:
        return self.begin + timedelta(seconds=self.monotonic())

    def wait(self, futures: Iterable[Future[Any]], seconds: float | None) -> set[Future[Any]]:
        running = set(futures)
        if not running:
            SimulatedClock.skipped += seconds or 0.0
            return set()
        return super().wait(running, seconds)


def run_ticks(lake: Lake, sources: str) -> None:
    """Run the ticks that standard input names, one line each, and print what each cost."""
    from tallywire.pipeline import walk
    from tallywire.progress import PlainLines
    from tallywire.run import new_run

    crawl.SystemClock = SimulatedClock  # type: ignore[attr-defined]
    quiet = contextlib.redirect_stderr(io.StringIO())
    for line in sys.stdin:
        moment = datetime.fromisoformat(line.strip())
        SimulatedClock.enter(moment)
        began, cpu = time.perf_counter(), _cpu_seconds()
        with quiet, new_run(lake, [sources], moment) as run:
            row, _ = walk(run, PlainLines())
        seconds = {"seconds": time.perf_counter() - began, "cpu": _cpu_seconds() - cpu}
        cost = {**seconds, "is_quiet": not row.documents_new, "rss": _resident_mib(), "failures": row.failures}
        print(json.dumps(cost), flush=True)


@dataclass(slots=True)
class Month:
    """What the driver has seen."""

    costs: list[tuple[int, dict[str, Any]]] = field(default_factory=list)
    files: list[tuple[int, int]] = field(default_factory=list)
    kills: int = 0
    ticks: int = 0
    failures: list[str] = field(default_factory=list)


def drive(lake: Path, sources: Path, site: Site, ticks: int, patience: dict[int, float]) -> Month:
    """Send the ticks one after the other; those that `patience` names are killed after so many seconds."""
    month = Month()
    runner = _start(lake, sources)
    try:
        for tick in range(ticks):
            month.ticks = tick
            site.now = START + tick * TICK
            runner.stdin.write(f"{site.now.isoformat()}\n")  # type: ignore[union-attr]
            runner.stdin.flush()  # type: ignore[union-attr]
            line = _line_of(runner, patience.get(tick))
            if line is None:
                os.killpg(runner.pid, signal.SIGKILL)
                runner.wait()
                runner = _start(lake, sources)
                month.kills += 1
                continue
            cost = json.loads(line)
            month.costs.append((tick, cost))
            month.failures += cost["failures"]
            if tick % 96 == 95:
                count = sum(1 for _ in lake.rglob("*.parquet"))
                month.files.append((tick, count))
                print(
                    f"day {tick // 96 + 1:>2}: {cost['seconds']:.2f} s, {cost['rss']} MiB, {count} files, "
                    f"{month.kills} kills",
                    file=sys.stderr,
                    flush=True,
                )
        month.ticks = ticks
    except KeyboardInterrupt:
        print(f"interrupted; what follows is about the first {month.ticks} ticks", file=sys.stderr)
    finally:
        os.killpg(runner.pid, signal.SIGKILL)
        runner.wait()
    return month


def moments_of_death(stories: list[Story], ticks: int, kills: int, chance: random.Random) -> dict[int, float]:
    """Which ticks are to be killed after how many seconds, if they take so long.

    Half of them find something new: such a tick takes some seconds, any other half of one.
    """
    shown = (version.shown_at - START for story in stories for version in story.versions)
    fruitful = sorted({-(-since // TICK) for since in shown} & set(range(ticks)))
    anywhere = {tick: chance.uniform(0.02, 1.5) for tick in chance.sample(range(ticks), kills // 2)}
    return anywhere | {tick: chance.uniform(0.02, 4.0) for tick in chance.sample(fruitful, kills - kills // 2)}


def audit(lake: Lake, stories: list[Story], end: datetime) -> dict[str, int]:
    """How many articles, versions and facts the site showed, and how many of them are missing or there twice."""
    settled = [story for story in stories if story.published_at < end - SETTLING]
    last_shown = [[each for each in story.versions if each.shown_at < end - SETTLING] for story in settled]
    articles = _counted(lake, "SELECT url AS key FROM {articles}", lambda url: url.split("/", 3)[3].split("?")[0])
    versions_sql = "SELECT text AS key FROM {articles} UNION ALL SELECT text FROM {article_revisions}"
    revisions = _counted(lake, versions_sql, _killed_in)
    facts = _counted(lake, "SELECT kind || ' ' || CAST(value AS INT) AS key FROM {facts}", str)
    found = {"articles": 0, "versions": 0, "facts": 0, "missing": 0, "repeated": 0, "stale": 0}
    for story, versions in zip(settled, last_shown, strict=True):
        found["articles"] += 1
        _note(found, articles.get(story.path[1:], 0))
        for version in versions:
            found["versions"] += 1
            _note(found, revisions.get(version.killed, 0))
        current, earlier = versions[-1], versions[:-1]
        if len(versions) < len(story.versions):
            continue  # its last version came too late to be asked for
        for key in (f"troops {current.troops}", f"killed {current.killed}"):
            found["facts"] += 1
            _note(found, facts.get(key, 0))
        found["stale"] += sum(facts.get(f"killed {version.killed}", 0) for version in earlier)
    return found


def _note(found: dict[str, int], times: int) -> None:
    found["missing"] += times == 0
    found["repeated"] += max(times - 1, 0)


def _counted(lake: Lake, sql: str, key_of: Any) -> dict[Any, int]:
    counts: dict[Any, int] = {}
    for value in lake.query(sql)["key"].to_pylist():
        key = key_of(value)
        counts[key] = counts.get(key, 0) + 1
    return counts


def _killed_in(text: str) -> int:
    return int(text.split("Shelling killed ")[1].split(" ", maxsplit=1)[0].replace(",", ""))


def _start(lake: Path, sources: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "benchmarks.month", "--lake", str(lake), "--run-ticks", str(sources)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _line_of(runner: subprocess.Popen[str], patience: float | None) -> str | None:
    """The runner's next line; None where it does not come within the patience."""
    assert runner.stdout is not None
    with selectors.DefaultSelector() as selector:
        selector.register(runner.stdout, selectors.EVENT_READ)
        if not selector.select(patience):
            return None
    line = runner.stdout.readline()
    if not line:
        raise SystemExit("the runner has died by itself")
    return line


def _cpu_seconds() -> float:
    """CPU time of this process and of its children that have ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _resident_mib() -> int:
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    return int(next(line for line in status.read_text().splitlines() if line.startswith("VmRSS")).split()[1]) // 1024


def _usual(costs: list[dict[str, Any]], *, is_quiet: bool) -> str:
    """Median wall and CPU seconds of ticks, and how many there were."""
    those = [cost for cost in costs if cost["is_quiet"] is is_quiet]
    if not those:
        return "-"
    return f"{median(c['seconds'] for c in those):.2f} s (CPU {median(c['cpu'] for c in those):.2f}) of {len(those)}"


def report(month: Month, found: dict[str, int]) -> str:
    """The figures, in lines."""
    lines = [f"{len(month.costs)} ticks finished, {month.kills} killed"]
    for quarter in range(4):
        part = [cost for tick, cost in month.costs if tick * 4 // month.ticks == quarter]
        files = [count for tick, count in month.files if tick * 4 // month.ticks == quarter]
        if part:
            lines.append(
                f"quarter {quarter + 1}: a quiet tick {_usual(part, is_quiet=True)}, one with news "
                f"{_usual(part, is_quiet=False)}, memory up to {max(cost['rss'] for cost in part)} MiB, "
                f"{files[-1] if files else '-'} files"
            )
    lines.append(", ".join(f"{name} {number}" for name, number in found.items()))
    lines.append(f"failures noted by runs: {len(month.failures)}")
    lines += [f"  {each}" for each in sorted(set(month.failures))[:5]]
    return "\n".join(lines)


def main() -> None:
    """Run the month, or as its runner the ticks."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--ticks", type=int, default=2_880)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lake", type=Path)
    parser.add_argument("--run-ticks", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run_ticks:
        run_ticks(Lake.open(options.lake), options.run_ticks)
        return
    with tempfile.TemporaryDirectory() as folder:
        lake = options.lake or Path(folder) / "lake"
        stories = make_stories(START, -(-options.ticks // 96), ARTICLES_A_DAY, options.seed)
        chance = random.Random(options.seed)
        patience = moments_of_death(stories, options.ticks, options.kills, chance)
        with Site(stories, START, options.seed).running() as site:
            sources = Path(folder) / "sources.toml"
            sources.write_text(
                f'contact = "month@example.org"\n[sources.site]\ntype = "feed"\nurl = "{site.url}/feed.xml"\n'
                f'pause_seconds = 0\nallow_private = ["{site.url.removeprefix("http://")}"]\n'
            )
            month = drive(lake, sources, site, options.ticks, patience)
            print("served:", ", ".join(f"{mood} {count:,}" for mood, count in sorted(site.served.items())))
        found = audit(Lake.open(lake), stories, START + month.ticks * TICK)
    print(report(month, found))
    sys.exit(1 if found["missing"] or found["repeated"] or found["stale"] else 0)


if __name__ == "__main__":
    main()
