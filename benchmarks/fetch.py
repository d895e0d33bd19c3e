"""How fast and how politely many pages of many hosts are fetched: 1,000 pages from 20 hosts on loopback by default.

    python benchmarks/fetch.py [--hosts 20] [--pages 1000] [--pause 0.2] [--kilobytes 60]

Runs `tallywire ingest` twice against servers of its own: once for everything, once more when nothing has changed.
Prints wall time, pages a second, CPU and peak memory of the client, and what the servers' logs say of its manners.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.hostile.server import Behaviour, Server, if_changed  # noqa: E402


def site(pages: int, kilobytes: int) -> dict[str, Behaviour]:
    """A feed of so many pages of so many kilobytes."""
    links = "".join(f"<item><title>Story {i}</title><link>/story/{i}</link></item>" for i in range(pages))
    feed = f"<rss version='2.0'><channel><title>Wire</title>{links}</channel></rss>".encode()
    words = b"<p>" + b"The council met on Monday and heard nine speakers. " * (kilobytes * 20) + b"</p>"
    paths = {f"/story/{i}": if_changed(b"<html><h1>%d</h1>%b</html>" % (i, words), f'"{i}"') for i in range(pages)}
    return {"/feed": if_changed(feed, '"feed"')} | paths


def ingest(sources: Path, lake: Path) -> tuple[float, float, int]:
    """Wall seconds, CPU seconds and peak bytes of one `tallywire ingest`."""
    code = "from tallywire.cli import main; main()"
    began = time.monotonic()
    child = os.posix_spawn(
        sys.executable,
        [sys.executable, "-c", code, "ingest", str(sources), "--lake", str(lake)],
        os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        file_actions=[(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_WRONLY, 0) for number in (1, 2)],
    )
    _, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit(f"tallywire ingest ended with {os.waitstatus_to_exitcode(status)}")
    peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return time.monotonic() - began, usage.ru_utime + usage.ru_stime, peak


def manners(servers: list[Server]) -> str:
    """What the logs say: overlapping requests, the shortest pause, and how many requests were conditional."""
    gaps = [later.began - earlier.began for server in servers for earlier, later in pairwise(server.log)]
    asked = [request for server in servers for request in server.log]
    conditional = sum("if-none-match" in request.headers for request in asked)
    return (
        f"{len(asked):,} requests, {conditional:,} conditional, {sum(server.overlaps for server in servers)} "
        f"overlapping on one host, the two closest {min(gaps):.3f} s apart"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--hosts", type=int, default=20)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--pause", type=float, default=0.2)
    parser.add_argument("--kilobytes", type=int, default=60)
    options = parser.parse_args()
    servers = [
        Server(site(options.pages // options.hosts, options.kilobytes), address=f"127.0.0.{2 + number}")
        if sys.platform == "linux"
        else Server(site(options.pages // options.hosts, options.kilobytes))
        for number in range(options.hosts)
    ]
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        for server in servers:
            stack.enter_context(server.running())
        sources = Path(folder) / "sources.toml"
        sources.write_text(
            "\n".join(
                f'[sources.host-{server.port}]\ntype = "feed"\nurl = {json.dumps(server.url("/feed"))}\n'
                f"pause_seconds = {options.pause}\nallow_private = [{json.dumps(server.host_port)}]"
                for server in servers
            ),
            "utf-8",
        )
        print(f"{options.pages:,} pages of {options.kilobytes} kB from {options.hosts} hosts, pause {options.pause} s")
        for name in ("everything new", "nothing changed"):
            seconds, cpu, peak = ingest(sources, Path(folder) / "lake")
            print(
                f"{name}: {seconds:.1f} s, {options.pages / seconds:.0f} pages/s, {cpu:.1f} s of CPU, "
                f"{peak / 1e6:.0f} MB at most; {manners(servers)}"
            )
            for server in servers:
                server.log.clear()


if __name__ == "__main__":
    main()
