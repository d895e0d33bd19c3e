"""Ingest: sources become documents in the lake, each stored once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

import pyarrow as pa

from tallywire.errors import SourceError
from tallywire.ingest.files import list_files, read_file
from tallywire.ingest.network import ingest_network
from tallywire.ingest.plan import make_plan
from tallywire.limits import INGEST_FLUSH_BYTES
from tallywire.run import Counts, Run
from tallywire.schema import Document, Reject

NETWORK = "network"
"""The batch of all sources of the network: their hosts are asked side by side."""


def batches(run: Run) -> Sequence[str]:
    """The local places as they were named, and one batch for everything that has to be fetched."""
    plan = make_plan(run.sources)
    return [*plan.local, *([NETWORK] if plan.network else [])]


def ingest_batch(run: Run, batch: str) -> Counts:
    """Store what is new in a source; what cannot be read at all is a failure of the run, and the rest goes on."""
    plan = make_plan(run.sources)
    if batch == NETWORK:
        return ingest_network(run, plan, store)
    place = plan.local[batch]
    counts: Counter[str] = Counter()
    try:
        files = list_files(place.path)
    except SourceError as error:
        run.fail(str(error))
        return {"sources_failed": 1}
    found = chain.from_iterable(read_file(file, run.started_at) for file in files)
    for group in _groups(found):
        named = group if place.name is None else [replace(each, source=place.name) for each in group]
        rejects = [each for each in named if isinstance(each, Reject)]
        counts.update(store(run, [each for each in named if isinstance(each, Document)], rejects))
        for reject in rejects:
            if reject.url is None:  # a place that somebody named, not one entry of an archive
                run.fail(reject.message)
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


def store(run: Run, found: Sequence[Document], rejects: Sequence[Reject], healed: Sequence[str] = ()) -> Counts:
    """Merge what is new into the lake; `healed` are ids of earlier rejects that have become documents."""
    deleted = _deleted(run, found)
    documents = {each.document_id: each for each in found if each.document_id not in deleted}
    known = run.lake.known("documents", _ids(documents))["document_id"].to_pylist()
    new = [documents[each] for each in documents.keys() - set(known)]
    if new:
        run.lake.append("documents", new, run.wrote)
    dropped = {each.document_id: each for each in rejects}
    reasons = _reasons(run, dropped)
    changed = [each for each in dropped.values() if reasons.get(each.document_id) != each.reason]
    if changed or healed:
        run.merge("rejects", changed, owners=("document_id", healed) if healed else None)
    return {
        "seen": len(found),
        "new": len(new),
        "known": len(documents) - len(new),
        "repeated": len(found) - len({each.document_id for each in found}),
        "deleted": len(deleted),
        "unreadable": len(dropped),
    }


def _deleted(run: Run, found: Sequence[Document]) -> set[str]:
    """Ids of documents that must not be stored again: deleted themselves, or of a deleted source."""
    stones = {(each.scope, each.value) for each in run.lake.records("tombstones")}
    return {
        each.document_id
        for each in found
        if ("document", each.document_id) in stones or ("source", each.source) in stones
    }


def _reasons(run: Run, ids: Iterable[str]) -> dict[str, str]:
    """Those of the ids that are rejects already, with the reason."""
    sql = "SELECT document_id, reason FROM {rejects} SEMI JOIN asked USING (document_id)"
    return {row["document_id"]: row["reason"] for row in run.lake.query(sql, {"asked": _ids(ids)}).to_pylist()}


def _ids(documents: Iterable[str]) -> pa.Table:
    return pa.table({"document_id": pa.array(list(documents), pa.string())})
