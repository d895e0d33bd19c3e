"""What each site repeats, learned from all documents before a rebuild cleans them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import attrgetter
from pathlib import Path

import duckdb
import pyarrow.compute as pc
import pyarrow.parquet as pq

from tallywire.clean.repeats import Reading, learn
from tallywire.identity import stable_id
from tallywire.limits import QUERY_MEMORY
from tallywire.parse import parser_version
from tallywire.pipeline import DoBatch
from tallywire.progress import Observer
from tallywire.run import Run
from tallywire.stages import parse

_DOCUMENTS = "SELECT document_id, fetched_date FROM {documents} ORDER BY fetched_date, document_id"
_TEACHING = """
    WITH teaching AS (
        SELECT site, article_id, document_id, text_length_chars
        FROM read_parquet($parsed, hive_partitioning = false)
        WHERE site IS NOT NULL AND text_length_chars <= $longest
        QUALIFY row_number() OVER (PARTITION BY article_id ORDER BY first_seen_at, document_id) = 1
    ), sample AS (
        SELECT * FROM teaching QUALIFY row_number() OVER (PARTITION BY site ORDER BY article_id) <= $most
    )
    SELECT document_id, sum(text_length_chars) OVER (ORDER BY site) // $portion AS portion FROM sample ORDER BY ALL
"""
"""The first reading of each article, in portions that part no site. An article id is a hash: those of a site that sort
first are a sample of it, and the same whatever came in when."""
_ARTICLES_OF_SITE = 2_000
"""Articles that teach: a line in one of a hundred is met twenty times, and the texts take tens of megabytes."""
_LONGEST_CHARS = 50_000
"""Longest text that teaches: a long report; what is more is a book or an attack."""

_PORTION_CHARS = 50_000_000
"""Characters that are read together: for each such portion all files are gone through once."""


def learn_site_lines(run: Run, watching: Observer, do: DoBatch) -> None:
    """Write the lake's `site_lines` anew from its documents, unless this version of the code has done so before.

    What was parsed is kept beside the tables, so that learning which is killed goes on where it was.
    """
    done = run.lake.root / "learned"
    if done.exists() and done.read_text("utf-8") == parser_version():
        return
    batches = parse.in_batches(run, run.lake.query(_DOCUMENTS))
    tracked = watching.track("learn", "learning what sites repeat", batches)
    parsed = [_parsed(run, batch, do) for batch in tracked]
    stored = run.lake.read("site_lines", columns=["site"])["site"].unique().to_pylist()
    run.merge("site_lines", learn(_readings(run, parsed)), owners=("site", stored))
    done.write_text(parser_version(), "utf-8")


def _parsed(run: Run, batch: str, do: DoBatch) -> Path:
    """The file of a batch of parsed documents, named after them."""
    documents = run.table("pending", batch)["document_id"].to_pylist()
    file = run.lake.root / "parsed" / f"{stable_id(parser_version(), *documents)}.parquet"
    if not file.exists():
        do("parse", run, batch)
        file.parent.mkdir(exist_ok=True)
        (run.workspace / "parsed" / f"{batch}.parquet").replace(file)
    return file


def _readings(run: Run, parsed: Sequence[Path]) -> Iterator[Reading]:
    """One reading of each article, site by site; the texts of one portion are held in memory."""
    if not parsed:
        return
    bounds = {"longest": _LONGEST_CHARS, "most": _ARTICLES_OF_SITE, "portion": _PORTION_CHARS}
    spill = str(run.workspace / "spill")
    with duckdb.connect(config={"memory_limit": QUERY_MEMORY, "temp_directory": spill}) as connection:
        files = [str(file) for file in parsed]
        teaching = connection.sql(_TEACHING, params={"parsed": files, **bounds}).to_arrow_table()
    for portion in pc.unique(teaching["portion"]):
        is_wanted = pc.field("document_id").isin(teaching.filter(pc.equal(teaching["portion"], portion))["document_id"])
        rows = (pq.read_table(file, columns=list(Reading._fields), filters=is_wanted) for file in parsed)
        yield from sorted((Reading(**row) for table in rows for row in table.to_pylist()), key=attrgetter("site"))
