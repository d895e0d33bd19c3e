"""Ingest: sources become documents in the lake, each stored once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import pyarrow as pa

from tallywire.errors import SourceError
from tallywire.ingest.files import list_files, read_file
from tallywire.limits import INGEST_FLUSH_BYTES
from tallywire.run import Counts, Run
from tallywire.schema import Document, Reject


def batches(run: Run) -> Sequence[str]:
    """The sources as they were named."""
    return run.sources


def ingest_batch(run: Run, source: str) -> Counts:
    """Store what is new in a source; what cannot be read at all is a failure of the run, and the rest goes on."""
    counts: Counter[str] = Counter()
    try:
        files = list_files(source)
    except SourceError as error:
        run.fail(str(error))
        return {"sources_failed": 1}
    found = chain.from_iterable(read_file(file, run.started_at) for file in files)
    for group in _groups(found):
        counts.update(_store(run, group))
    return counts


def _groups(found: Iterable[Document | Reject]) -> Iterator[list[Document | Reject]]:
    """Bounded groups, so that memory does not grow with the source."""
    group: list[Document | Reject] = []
    size = 0
    for each in found:
        group.append(each)
        size += each.payload_length_bytes if isinstance(each, Document) else 0
        if size >= INGEST_FLUSH_BYTES:
            yield group
            group, size = [], 0
    if group:
        yield group


def _store(run: Run, group: list[Document | Reject]) -> Counts:
    documents = {each.document_id: each for each in group if isinstance(each, Document)}
    unreadable = {each.document_id: each for each in group if isinstance(each, Reject)}
    seen = len(group) - len(unreadable)
    asked = {"asked": pa.table({"document_id": pa.array(list(documents), pa.string())})}
    known = run.lake.query("SELECT document_id FROM {documents} SEMI JOIN asked USING (document_id)", asked)
    new = [documents[each] for each in documents.keys() - set(known["document_id"].to_pylist())]
    run.lake.merge("documents", new)
    run.lake.merge("rejects", unreadable.values())
    for reject in unreadable.values():
        run.fail(reject.message)
    return {
        "seen": seen,
        "new": len(new),
        "known": len(documents) - len(new),
        "repeated": seen - len(documents),
        "unreadable": len(unreadable),
    }
