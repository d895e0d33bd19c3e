"""What a run need not look through again: the files that stood so when all was done."""

from __future__ import annotations

import json

from tallywire.lake import mark
from tallywire.lake.keys import Stand
from tallywire.parse import parser_version
from tallywire.run import Run

READINGS = ("stories", "articles", "rejects")
"""What tells whether a document is done."""
_GIVEN = ("documents", "tombstones")
"""What may come at any time, so that only what a round has found when it began can be done when it ends."""
_FOUND = "found.json"


def note_found(run: Run) -> None:
    """Note what the round has found to be given."""
    (run.workspace / _FOUND).write_text(json.dumps({each: run.lake.stand(each) for each in _GIVEN}), "utf-8")


def leave_mark(run: Run) -> None:
    """Note that nothing is left to do of what this round has found."""
    told = json.loads((run.workspace / _FOUND).read_text("utf-8"))
    found = {table: {each: tuple(file) for each, file in stand.items()} for table, stand in told.items()}
    mark.leave(run.lake, parser_version(), found | {each: run.lake.stand(each) for each in READINGS})


def new_documents(run: Run, *tables: str) -> Stand | None:
    """The files of documents that are others since all was done; None where one of the tables is another, too."""
    done = mark.last(run.lake, parser_version())
    if any(done.get(table) != run.lake.stand(table) for table in tables):
        return None
    return {day: file for day, file in run.lake.stand("documents").items() if done["documents"].get(day) != file}
