"""Whole runs of the command line against local servers: what is stored, what is not, and what survives a kill."""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest

from tallywire.cli import main
from tallywire.lake import Lake
from tests.hostile.answers import PAGE, index, rss, urlset
from tests.hostile.server import Behaviour, Server, if_changed, in_turn, redirect, reply, status

ROOT = Path(__file__).resolve().parents[2]
SAVE_OFTEN = "import tallywire.ingest.network as network; network.FLUSH_OUTCOMES = 4; "


def command(lake: Path, *arguments: str, save_often: bool = False) -> subprocess.Popen[str]:
    """`tallywire` with these arguments, as a process of its own."""
    heeding = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # background jobs ignore it
    code = heeding + (SAVE_OFTEN if save_often else "") + "from tallywire.cli import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        cwd=lake.parent,
        env=os.environ
        | {
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
            "TALLYWIRE_LAKE": str(lake),
            "COLUMNS": "200",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finished(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Exit status and everything that was said."""
    out, err = process.communicate(timeout=120)
    return process.returncode, out + err


def tallywire(lake: Path, *arguments: str) -> tuple[int, str]:
    """Exit status of the same command in this process, which has loaded everything already, and what was said."""
    said = io.StringIO()
    with (
        patch.dict(os.environ, {"TALLYWIRE_LAKE": str(lake)}),
        patch.object(sys, "argv", ["tallywire", *arguments]),
        contextlib.chdir(lake.parent),
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(said),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    return int(ended.value.code or 0), said.getvalue()


def site(count: int) -> dict[str, Behaviour]:
    return {"/feed": if_changed(rss(*(f"/story/{i}" for i in range(count))), '"feed"')} | {
        f"/story/{i}": if_changed(PAGE + b"<!-- %d -->" % i, f'"{i}"') for i in range(count)
    }


def sources_file(folder: Path, **tables: Mapping[str, object]) -> Path:
    """A sources.toml with these sources."""
    lines = ['contact = "tests@example.org"']
    for name, table in tables.items():
        lines += [f"[sources.{name}]", *(f"{key} = {json.dumps(value)}" for key, value in table.items())]
    file = folder / "sources.toml"
    file.write_text("\n".join(lines), "utf-8")
    return file


def files_of(lake: Path) -> dict[str, bytes]:
    """The bytes of every table but `runs`."""
    return {
        str(file.relative_to(lake)): file.read_bytes()
        for file in lake.rglob("*.parquet")
        if file.relative_to(lake).parts[0] not in {"runs", ".staging"}
    }


def stored(lake: Path) -> list[str]:
    """The addresses of all documents, in order."""
    return sorted(Lake(lake).read("documents", columns=["url"])["url"].to_pylist())


def last_counts(lake: Path) -> dict[str, int]:
    """What the last run counted at ingest."""
    (row,) = Lake(lake).query("SELECT counts FROM {runs} ORDER BY run_id DESC LIMIT 1").to_pylist()
    counts: dict[str, int] = json.loads(row["counts"])["ingest"]
    return counts


def assert_balanced(counts: Mapping[str, int]) -> None:
    """documents + unchanged + deferred + rejects = URLs due, over all and for each source."""
    parts = ("documents", "unchanged", "deferred")
    assert counts["due"] == sum(counts.get(part, 0) for part in parts) + counts.get("rejected", 0)
    for name in {key.split("/")[1] for key in counts if key.startswith("sources/")}:
        of = {key.rsplit("/")[2]: number for key, number in counts.items() if key.startswith(f"sources/{name}/")}
        assert of["due"] == sum(of[part] for part in (*parts, "rejects"))


def test_a_second_run_asks_only_conditionally_and_changes_no_byte(tmp_path: Path) -> None:
    server, lake = Server(site(4)), tmp_path / "lake"
    with server.running():
        allow = ("--allow-private", server.host_port)
        file = sources_file(tmp_path, wire={"type": "feed", "url": server.url("/feed"), "pause_seconds": 0.02})
        code, said = tallywire(lake, "ingest", str(file), *allow)
        assert (code, len(server.log)) == (0, 6), said
        first = files_of(lake)
        assert_balanced(last_counts(lake))
        server.log.clear()

        code, said = tallywire(lake, "ingest", str(file), *allow)

    assert code == 0, said
    assert files_of(lake) == first
    assert sorted(asked.path for asked in server.log) == ["/feed", *(f"/story/{i}" for i in range(4))]
    assert all("if-none-match" in asked.headers for asked in server.log)
    assert last_counts(lake)["unchanged"] == 4
    assert_balanced(last_counts(lake))


def test_killed_at_random_moments_nothing_is_lost_and_nothing_is_there_twice(tmp_path: Path) -> None:
    pages, lake, chance = 60, tmp_path / "lake", random.Random(5)
    server = Server(site(pages))
    with server.running():
        table = {"type": "feed", "url": server.url("/feed"), "pause_seconds": 0.01}
        file = sources_file(tmp_path, wire=table | {"allow_private": [server.host_port]})
        for _ in range(3):
            seen = len(server.log)
            process = command(lake, "ingest", str(file), save_often=True)
            while len(server.log) < seen + chance.randint(4, 25) and process.poll() is None:
                time.sleep(0.005)
            process.send_signal(signal.SIGKILL)
            process.communicate()
        found = stored(lake)
        assert len(found) == len(set(found)) < pages

        code, said = finished(command(lake, "ingest", str(file), save_often=True))

    assert code == 0, said
    assert stored(lake) == sorted(server.url(f"/story/{i}") for i in range(pages))
    assert set(Lake(lake).read("visits")["outcome"].to_pylist()) == {"fetched"}
    assert_balanced(last_counts(lake))
    assert last_counts(lake)["unchanged"] >= len(found) - 4  # what was stored is asked for conditionally only


def test_ctrl_c_stops_cleanly_and_a_later_run_goes_on(tmp_path: Path) -> None:
    server, lake = Server(site(30)), tmp_path / "lake"
    with server.running():
        table = {"type": "feed", "url": server.url("/feed"), "pause_seconds": 0.3}
        file = sources_file(tmp_path, wire=table | {"allow_private": [server.host_port]})
        process = command(lake, "ingest", str(file))
        while len(server.log) < 10 and process.poll() is None:
            time.sleep(0.01)
        began = time.monotonic()
        process.send_signal(signal.SIGINT)
        code, said = finished(process)
        assert code != 0
        assert "Traceback" not in said
        assert time.monotonic() - began < 20
        interrupted = stored(lake)
        assert 0 < len(interrupted) < 30  # what had come was saved

        code, said = tallywire(lake, "ingest", str(file))
    assert code == 0, said
    assert len(stored(lake)) == 30


def test_every_due_url_of_a_mixed_run_is_accounted_for(tmp_path: Path) -> None:
    paths: dict[str, Behaviour] = {
        **site(3),
        "/map": reply(index("/map1")),
        "/map1": reply(urlset("/page/1", "/page/2", "http://elsewhere.test/")),
        "/page/1": reply(PAGE + b"1"),
        "/page/2": status(410),
        "/inside": redirect("http://169.254.169.254/"),
        "/picture": reply(b"\x89PNG\r\n\x1a\n" + bytes(10)),
    }
    server, busy = Server(paths), Server({"/": status(503, Retry_After="600")})
    lake = tmp_path / "lake"
    with server.running(), busy.running():
        common = {"pause_seconds": 0.01, "allow_private": [server.host_port, busy.host_port]}
        file = sources_file(
            tmp_path,
            wire={"type": "feed", "url": server.url("/feed")} | common,
            map={"type": "sitemap", "url": server.url("/map")} | common,
            some={"type": "pages", "urls": [server.url("/inside"), server.url("/picture"), busy.url("/")]} | common,
            off={"type": "feed", "url": server.url("/off"), "on": False} | common,
        )
        code, said = tallywire(lake, "ingest", str(file))
    assert code == 0, said
    counts = last_counts(lake)
    assert_balanced(counts)
    assert counts["due"] == 3 + 3 + 3
    assert (
        "Fetched: 9 URLs due: 4 documents, 0 unchanged, 1 deferred, 4 rejected "
        "(http_410 1, not_text 1, other_site 1, refused_address 1)"
    ) in said
    assert counts["documents"] == counts["new"] == len(stored(lake))
    assert not any(asked.path == "/off" for asked in server.log)
    rejects = Lake(lake).read("rejects")
    assert rejects.num_rows == counts["rejected"]
    assert set(rejects["stage"].to_pylist()) == {"ingest"}


def test_a_page_that_was_refused_once_and_comes_later_is_no_reject_any_more(tmp_path: Path) -> None:
    server, lake = Server({"/": in_turn(status(404), reply(PAGE))}), tmp_path / "lake"
    with server.running():
        arguments = ("ingest", server.url("/"), "--allow-private", server.host_port)
        code, said = tallywire(lake, *arguments)
        assert code == 1
        assert f"failed: http_404: {server.url('/')}: the server answered 404" in said
        assert Lake(lake).read("rejects").num_rows == 1
        code, said = tallywire(lake, *arguments)
    assert code == 0, said
    assert Lake(lake).read("rejects").num_rows == 0
    assert stored(lake) == [server.url("/")]


def test_what_is_private_is_not_asked_unless_it_is_named(tmp_path: Path) -> None:
    server, lake = Server({"/": reply(PAGE)}), tmp_path / "lake"
    with server.running():
        code, said = tallywire(lake, "ingest", server.url("/"))
    assert code == 1
    assert "127.0.0.1 is a loopback address, which is not asked" in said
    assert server.log == []


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["ingest", "ftp://example.test/"], 1, "only http and https are fetched"),
        (["ingest", "--allow-private", "localhost", "http://localhost/"], 2, "not of the form host:port"),
        (["ingest", "bad.toml"], 1, "line 2: one: type: 'rss' is unknown; known are feed, sitemap, pages"),
        (["sources", "list", "missing.toml"], 1, "cannot be read"),
    ],
)
def test_what_was_asked_for_wrongly_is_said_plainly(
    tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    (tmp_path / "bad.toml").write_text('[sources.one]\ntype = "rss"\n', "utf-8")
    found, said = tallywire(tmp_path / "lake", *arguments)
    assert found == code
    assert words in said
    assert "Traceback" not in said


def test_sources_check_tries_each_source_once_and_stores_nothing(tmp_path: Path) -> None:
    paths: dict[str, Behaviour] = site(3) | {"/page": reply(PAGE), "/html": reply(PAGE), "/robots.txt": status(404)}
    server, lake = Server(paths), tmp_path / "lake"
    with server.running():
        common = {"pause_seconds": 0.01, "allow_private": [server.host_port]}
        file = sources_file(
            tmp_path,
            wire={"type": "feed", "url": server.url("/feed")} | common,
            page={"type": "pages", "urls": [server.url("/page"), server.url("/other")]} | common,
            html={"type": "feed", "url": server.url("/html")} | common,
            lines={"type": "jsonl", "path": "missing.jsonl"},
            off={"type": "feed", "url": server.url("/off"), "on": False} | common,
        )
        code, said = tallywire(lake, "sources", "check", str(file))
    lines = {line.split()[1]: line for line in said.splitlines() if line.startswith(("ok", "FAILED"))}
    assert code == 1
    assert "3 entries" in lines["wire"]
    assert lines["page"].split() == ["ok", "page", "readable"]
    assert "not_a_listing" in lines["html"]
    assert "no such file" in lines["lines"]
    assert "2 of 4 sources work; 1 are off" in said
    assert sorted(asked.path for asked in server.log) == ["/feed", "/html", "/page", "/robots.txt"]
    assert not lake.exists()


def test_the_example_is_valid_and_every_source_in_it_is_off(tmp_path: Path) -> None:
    code, said = tallywire(tmp_path / "lake", "sources", "list", str(ROOT / "sources.example.toml"))
    assert code == 0, said
    lines = said.splitlines()
    assert len([line for line in lines if " feed " in line]) >= 12
    assert all(line.startswith("off") for line in lines)


def warnings_of(lake: Path) -> list[str]:
    """The warnings of the last run."""
    (row,) = Lake(lake).query("SELECT warnings FROM {runs} ORDER BY run_id DESC LIMIT 1").to_pylist()
    warnings: list[str] = row["warnings"]
    return warnings


def test_a_feed_that_falls_silent_or_becomes_a_page_is_a_warning_of_the_run(tmp_path: Path) -> None:
    paths: dict[str, Behaviour] = {
        "/empties": in_turn(reply(rss("/1", "/2")), reply(rss())),
        "/turns": in_turn(reply(rss("/1")), reply(PAGE)),
        "/1": reply(PAGE + b"1"),
        "/2": reply(PAGE + b"2"),
    }
    server, lake = Server(paths), tmp_path / "lake"
    with server.running():
        common = {"type": "feed", "pause_seconds": 0.01, "allow_private": [server.host_port]}
        file = sources_file(
            tmp_path,
            empties={"url": server.url("/empties")} | common,
            turns={"url": server.url("/turns")} | common,
        )
        code, said = tallywire(lake, "ingest", str(file))
        assert code == 0, said
        assert warnings_of(lake) == []
        code, said = tallywire(lake, "ingest", str(file))
    assert code == 0, said
    assert "warning: empties: it lists nothing, and has listed 2 entries before" in said
    assert any("turns:" in each and "neither feed nor sitemap, but text/html" in each for each in warnings_of(lake))


def test_a_source_is_left_out_until_its_interval_has_passed_where_only_due_ones_are_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TALLYWIRE_ONLY_DUE", "true")
    server, lake = Server(site(1)), tmp_path / "lake"
    with server.running():
        common = {"type": "feed", "pause_seconds": 0.01, "allow_private": [server.host_port]}
        file = sources_file(
            tmp_path,
            hourly={"url": server.url("/feed"), "interval": "1h"} | common,
            always={"url": server.url("/other")} | common,
        )
        for _ in range(2):
            code, said = tallywire(lake, "ingest", str(file))
            assert code == 0, said
        assert len(server.asked("/feed")) == 1
        assert len(server.asked("/other")) == 2
        first, _ = Lake(lake).records("runs")
        others = [replace(first, run_id=f"{first.run_id}-{n}", counts='{"ingest": {}}') for n in range(600)]
        backfill = replace(first, run_id="backfill", sources=[f"{file}#hourly@2024-01-01..2024-01-31"])
        for minutes, times in ((40, 1), (60, 2)):  # neither hastened by many runs nor put off by a portion
            read = replace(first, started_at=first.started_at - timedelta(minutes=minutes))
            Lake(lake).merge("runs", [read, *others, backfill])
            code, said = tallywire(lake, "ingest", str(file))
            assert code == 0, said
            assert len(server.asked("/feed")) == times


def test_documents_are_exported_as_an_archive_and_read_again(tmp_path: Path) -> None:
    server, lake = Server({"/": reply(PAGE)}), tmp_path / "lake"
    with server.running():
        tallywire(lake, "ingest", server.url("/"), "--allow-private", server.host_port)
    archive = tmp_path / "all.warc.gz"
    assert tallywire(lake, "export", "documents", str(archive))[0] == 0
    code, said = tallywire(tmp_path / "again", "ingest", str(archive))
    assert code == 0, said
    ids = [Lake(each).read("documents")["document_id"].to_pylist() for each in (lake, tmp_path / "again")]
    assert ids[0] == ids[1] != []
