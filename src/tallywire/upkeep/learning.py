"""What each site repeats, learned from all documents before a rebuild cleans them."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from tallywire.clean.repeats import Reading, learn
from tallywire.limits import MERGE_MEMORY
from tallywire.parse import parser_version
from tallywire.pipeline import DoBatch
from tallywire.progress import Observer
from tallywire.run import Run
from tallywire.stages import parse

_DOCUMENTS = "SELECT document_id, fetched_date FROM {documents} ORDER BY fetched_date, document_id"
_READINGS = """
    WITH latest AS (
        SELECT
            site, article_id, min(first_seen_at) AS first_seen_at,
            arg_max(document_id, (last_seen_at, document_id)) AS document_id
        FROM read_parquet($parsed)
        WHERE site IS NOT NULL AND text_length_chars <= $longest
        GROUP BY ALL
    ), chosen AS (
        SELECT * FROM latest QUALIFY row_number() OVER (PARTITION BY site ORDER BY article_id) <= $most
    )
    SELECT chosen.site, chosen.first_seen_at, text
    FROM chosen JOIN read_parquet($parsed) USING (document_id) ORDER BY chosen.site
"""
"""An article id is a hash: those that sort first are a sample of the site, and the same whatever came in when."""
_ARTICLES_OF_SITE = 2_000
"""Articles that teach: a line in one of a hundred is met twenty times, and the texts take tens of megabytes."""
_LONGEST_CHARS = 50_000
"""Longest text that teaches: a long report; what is more is a book or an attack."""


def learn_site_lines(run: Run, watching: Observer, do: DoBatch) -> None:
    """Write the lake's `site_lines` anew from its documents, unless this version of the code has done so before."""
    done = run.lake.root / "learned"
    if done.exists() and done.read_text("utf-8") == parser_version():
        return
    batches = parse.in_batches(run, run.lake.query(_DOCUMENTS))
    for batch in watching.track("learn", "learning what sites repeat", batches):
        do("parse", run, batch)
    stored = run.lake.read("site_lines", columns=["site"])["site"].unique().to_pylist()
    run.merge("site_lines", learn(_readings(run)), owners=("site", stored))
    done.write_text(parser_version(), "utf-8")


def _readings(run: Run) -> Iterator[Reading]:
    """One reading of each article, site by site; sorted on disk where memory does not hold them."""
    if not run.batches("parsed"):
        return
    bounds = {"parsed": f"{run.workspace}/parsed/*.parquet", "longest": _LONGEST_CHARS, "most": _ARTICLES_OF_SITE}
    spill = str(run.workspace / "spill")
    with duckdb.connect(config={"memory_limit": MERGE_MEMORY, "temp_directory": spill}) as connection:
        connection.execute("SET TimeZone = 'UTC'")
        for batch in connection.sql(_READINGS, params=bounds).to_arrow_reader(1_000):
            for row in batch.to_pylist():
                yield Reading(**row)
