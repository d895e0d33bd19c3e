"""A rebuild learns what a site repeats, and every article is cleaned by what it has learned."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pyarrow as pa
import pytest

from tallywire.lake import Lake
from tallywire.pipeline import do_batch
from tallywire.progress import PlainLines
from tallywire.run import Counts, Run
from tallywire.upkeep.delete import delete
from tallywire.upkeep.rebuild import REBUILT, rebuild
from tallywire.upkeep.verify import verify
from tests.conftest import run_pipeline

PROMO = "Some 64,000 neighbours already open the Lantern before breakfast; come along."
SHARED = "The reservoir above the town has been at 41 percent of its capacity since the spring."
NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
TOPICS = {
    "ferry": "The ferry to the outer islands was taken out of service after sailors found a crack in its hull.",
    "museum": "The museum of glass reopened with a hall for the finds that divers brought up last autumn.",
    "railway": "The railway will lay new sleepers on the mountain line, where trains have crawled for a decade.",
    "harvest": "The harvest of apricots began two weeks early, and growers look for pickers in every village.",
    "theatre": "The theatre dropped its opening night because the roof let in rain above the orchestra.",
    "hospital": "The hospital opened a ward for burns, the first in the province, with nurses trained abroad.",
    "school": "The school on the hill moved its lessons into tents while masons strengthen the old walls.",
    "airport": "The airport closed its shorter runway so that workers can repair the lights along it.",
    "brewery": "The brewery poured away a whole week of beer when a valve mixed up two of its tanks.",
}


def page(topic: str) -> dict[str, str]:
    dry = f"\n{SHARED}" if topic in ("harvest", "brewery") else ""
    text = (
        f"{TOPICS[topic]}\nThe mayor said that the {topic} would be paid for out of this year's budget.\n{PROMO}{dry}\n"
        f"People who live beside the {topic} asked to be heard before anything is signed."
    )
    return {"url": f"https://lantern.example/{topic}", "text": text, "published_at": "2026-05-03"}


def write(file: Path, topics: Iterable[str]) -> Path:
    file.write_text("".join(json.dumps(page(topic)) + "\n" for topic in topics), "utf-8")
    return file


def rebuilt(lake: Lake) -> None:
    row, _ = rebuild(lake, PlainLines())
    assert row.failures == []


def derived(lake: Lake) -> dict[str, str]:
    """The hash of every derived file."""
    files = (file for table in REBUILT for file in (lake.root / table).glob("*/*.parquet"))
    return {str(file.relative_to(lake.root)): sha256(file.read_bytes()).hexdigest() for file in files}


def values(lake: Lake) -> set[float | None]:
    return set(lake.read("quantities", columns=["value"])["value"].to_pylist())


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """The pages as an ordinary run reads them, nothing having been learned."""
    folder = tmp_path_factory.mktemp("lantern")
    lake = Lake.open(folder / "lake")
    run_pipeline(lake, write(folder / "pages.jsonl", TOPICS), now=NOW)
    return lake


@pytest.fixture(scope="module")
def after(before: Lake, tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """The same once rebuilt."""
    lake = Lake(tmp_path_factory.mktemp("rebuilt") / "lake")
    shutil.copytree(before.root, lake.root)
    rebuilt(lake)
    return lake


def test_until_a_rebuild_the_line_stands_in_every_text(before: Lake) -> None:
    assert all(PROMO in text for text in before.read("articles")["text"].to_pylist())
    assert 64_000 in values(before)
    assert not before.partitions("site_lines")


def test_a_rebuild_learns_the_line_and_cuts_it_as_a_passage(before: Lake, after: Lake) -> None:
    (learned,) = after.records("site_lines")
    assert (learned.site, learned.line, learned.support) == ("lantern.example", PROMO, len(TOPICS))
    assert (learned.first_seen_at, learned.month) == (NOW, "2026-05")
    cut = [row for row in after.records("passages") if row.reason == "site_repeat"]
    assert {row.text.strip() for row in cut} == {PROMO}
    assert {row.rule for row in cut} == {f"repeats.site({len(TOPICS)} articles)"}
    assert len(cut) == after.read("articles").num_rows == before.read("articles").num_rows == len(TOPICS)
    assert 64_000 not in values(after)
    assert list(verify(after)) == []


def test_a_sentence_that_two_stories_share_stays(after: Lake) -> None:
    assert sum(SHARED in text for text in after.read("articles")["text"].to_pylist()) == 2
    assert 41 in values(after)


def test_rebuilt_twice_or_from_the_documents_alone_the_bytes_are_the_same(after: Lake, tmp_path: Path) -> None:
    again = Lake(tmp_path / "again")
    shutil.copytree(after.root, again.root)
    rebuilt(again)
    assert derived(again) == derived(after)
    bare = Lake.open(tmp_path / "bare")
    shutil.copytree(after.root / "documents", bare.root / "documents", dirs_exist_ok=True)
    rebuilt(bare)
    rows = [table for table in REBUILT if table != "stories"]  # whose ids are kept from rebuild to rebuild
    assert {name: bare.read(name) for name in rows} == {name: after.read(name) for name in rows}


def test_a_rebuild_that_is_killed_while_it_learns_goes_on_with_what_it_has_parsed(before: Lake, tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake")
    shutil.copytree(before.root, lake.root)
    parsed: list[str] = []

    def do(stage: str, run: Run, batch: str) -> Counts:
        if stage == "clean":
            raise KeyboardInterrupt
        parsed.append(batch)
        return do_batch(stage, run, batch)

    with pytest.raises(KeyboardInterrupt):
        rebuild(lake, PlainLines(), do)
    (lake.root / ".rebuild" / "learned").unlink()  # as if it had been killed before it had learned
    with pytest.raises(KeyboardInterrupt):
        rebuild(lake, PlainLines(), do)
    assert len(parsed) == 3  # once to learn, once in each walk
    rebuilt(lake)
    assert [row.line for row in lake.records("site_lines")] == [PROMO]


def test_neither_the_order_of_the_pages_nor_their_batches_matter(after: Lake, tmp_path: Path) -> None:
    other = Lake.open(tmp_path / "lake")
    topics = list(reversed(TOPICS))
    for number, part in enumerate((topics[:4], topics[4:])):
        (tmp_path / str(number)).mkdir()
        run_pipeline(other, write(tmp_path / str(number) / "pages.jsonl", part), now=NOW)
    rebuilt(other)
    assert other.read("site_lines") == after.read("site_lines")
    columns = ["article_id", "text"]
    assert other.read("articles", columns=columns) == after.read("articles", columns=columns)
    assert other.read("passages") == after.read("passages")


def test_an_ordinary_run_cleans_by_the_stored_list_and_leaves_it_as_it_is(after: Lake, tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake")
    shutil.copytree(after.root, lake.root)
    file = write(tmp_path / "more.jsonl", [])
    text = f"Frost killed the blossom in the orchards below the pass.\n{PROMO}\nA second night of frost is expected."
    file.write_text(json.dumps({"url": "https://lantern.example/frost", "text": text}), "utf-8")
    run_pipeline(lake, file, now=NOW)
    asked = pa.table({"url": ["https://lantern.example/frost"]})
    assert [row.text for row in lake.find("articles", asked)] == [text.replace(f"{PROMO}\n", "")]
    assert lake.read("site_lines") == after.read("site_lines")


def test_with_a_source_goes_what_was_learned_of_a_site_that_no_other_source_has(after: Lake, tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake")
    shutil.copytree(after.root, lake.root)
    (source,) = set(lake.read("documents")["source"].to_pylist())
    delete(lake, "source", source, "asked by the publisher", PlainLines())
    assert lake.read("site_lines").num_rows == 0
    assert list(verify(lake)) == []
