"""Deletion on request, through every table, so that what was deleted does not come back.

What was learned of the source's sites goes first, then a tombstone is written; the rounds of the pipeline then take out
of the tables whatever has one, now or later, so that a deletion which is killed goes on with the next run.
"""

from __future__ import annotations

import pyarrow as pa

from tallywire import schema
from tallywire.errors import SourceError
from tallywire.lake import Lake
from tallywire.ledger import Ledger
from tallywire.pipeline import walk
from tallywire.progress import Observer
from tallywire.run import new_run
from tallywire.schema import Tombstone

REBUILD_LOCK = "rebuild"
"""Held while a lake is rebuilt or something is deleted from it: the two would undo each other."""

_KNOWN = {
    "article": "SELECT article_id FROM {articles} SEMI JOIN asked ON article_id = value",
    "source": "SELECT document_id FROM {documents} SEMI JOIN asked ON source = value LIMIT 1",
}
_SITES_OF_SOURCE_ALONE = """
    SELECT site FROM {articles} LEFT JOIN asked ON source = value
    WHERE site IS NOT NULL GROUP BY site HAVING bool_and(value IS NOT NULL)
"""


def delete(lake: Lake, scope: str, value: str, reason: str, watching: Observer) -> tuple[schema.Run, Ledger]:
    """Delete one `article` (by article_id) or `source` and return the run that did it; its documents go too.

    Raises SourceError where the lake has nothing of that name, since a tombstone for a slip of the pen would stay.
    """
    asked = pa.table({"value": [value]})
    if not lake.query(_KNOWN[scope], {"asked": asked}).num_rows and not _is_deleted(lake, scope, value):
        raise SourceError(f"the lake has no {scope} {value!r}")
    with lake.lock(REBUILD_LOCK), new_run(lake, []) as run:
        stone = Tombstone(
            scope=scope,
            value=value,
            reason=reason,
            deleted_at=run.started_at,
            month=f"{run.started_at:%Y-%m}",
        )
        if scope == "source":
            sites = lake.query(_SITES_OF_SOURCE_ALONE, {"asked": asked})["site"].to_pylist()
            run.merge("site_lines", [], owners=("site", sites))
        lake.append("tombstones", [stone], run.wrote)
        return walk(run, watching)


def _is_deleted(lake: Lake, scope: str, value: str) -> bool:
    return any((each.scope, each.value) == (scope, value) for each in lake.records("tombstones"))
