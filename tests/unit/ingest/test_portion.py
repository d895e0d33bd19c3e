"""A backfill names one source and two days, and reads no more than that."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tallywire.errors import ConfigError
from tallywire.ingest.plan import make_plan
from tallywire.ingest.portion import Portion, read_portion
from tallywire.lake import Lake
from tests.conftest import run_pipeline
from tests.hostile.server import Server, reply

PAGE = """<html><head><title>{0}</title></head><body><article><h1>{0}</h1>
<p>On the border stand {0} soldiers of Eritrea, the government in Addis Ababa said on Monday, and it asked them to leave
before the rain comes in June.</p>
<p>Nobody else has counted them so far, and the government of Eritrea did not want to say anything.</p>
</article></body></html>"""
DAYS = {"/1000": "2022-01-31", "/2000": "2022-02-01", "/3000": "2022-02-28", "/4000": "2022-03-01", "/5000": None}


def _sitemap(server: Server) -> bytes:
    dated = {path: f"<lastmod>{day}</lastmod>" if day else "" for path, day in DAYS.items()}
    urls = "".join(f"<url><loc>{server.url(path)}</loc>{day}</url>" for path, day in dated.items())
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'.encode()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.toml#old", Portion("a.toml", "old")),
        ("a.toml#old@2022-02-01..2022-02-28", Portion("a.toml", "old", date(2022, 2, 1), date(2022, 2, 28))),
        ("a.toml#old@2022-02-01..", Portion("a.toml", "old", date(2022, 2, 1))),
        ("a.toml", None),
        ("news/", None),
        ("https://example.org/a.toml", None),
    ],
)
def test_a_portion_is_told_by_its_form_and_written_as_it_is_read(name: str, expected: Portion | None) -> None:
    assert read_portion(name) == expected
    assert expected is None or str(expected) == name


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("#new", "has no source 'new'; it has old, files"),
        ("#old@yesterday..", "write days as 2022-02-28"),
        ("#files@2022-02-01..", "only a feed or a sitemap tells"),
    ],
)
def test_a_portion_that_cannot_be_read_says_why(tmp_path: Path, name: str, complaint: str) -> None:
    file = tmp_path / "sources.toml"
    file.write_text(
        '[sources.old]\ntype = "sitemap"\nurl = "https://example.org/"\n[sources.files]\ntype = "folder"\npath = "."\n'
    )
    with pytest.raises(ConfigError, match=complaint):
        make_plan([f"{file}{name}"])


def test_only_what_is_of_these_days_or_has_no_date_is_read_and_the_rest_is_left_for_later(tmp_path: Path) -> None:
    pages = {path: reply(PAGE.format(path[1:]).encode()) for path in DAYS}
    with Server(pages).running() as server:
        server.paths["/sitemap.xml"] = reply(_sitemap(server), headers={"Content-Type": "application/xml"})
        file = tmp_path / "sources.toml"
        file.write_text(
            f'[sources.old]\ntype = "sitemap"\non = false\npause_seconds = 0\nurl = "{server.url("/sitemap.xml")}"\n'
            f'allow_private = ["{server.host_port}"]\n'
        )
        lake = Lake.open(tmp_path / "lake")
        run_pipeline(lake, f"{file}#old@2022-02-01..2022-02-28")
        assert sorted(lake.read("articles")["title"].to_pylist()) == ["2000", "3000", "5000"]
        run_pipeline(lake, f"{file}#old")
        assert sorted(lake.read("articles")["title"].to_pylist()) == ["1000", "2000", "3000", "4000", "5000"]
