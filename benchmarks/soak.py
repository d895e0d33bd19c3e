"""Memory of one pool over thousands of pages: flat, or it is a leak.

    python benchmarks/soak.py ../shared/bench/article-extraction-benchmark [--pages 5000]

The pages of the folder are parsed again and again through one pool, with a hostile one among every hundred. Printed
are the resident memory of this process and of its workers together, as the run goes on.
"""

from __future__ import annotations

import argparse
import os
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path

from benchmarks.articles import LabelledPage, read_pages
from tallywire.clean import clean
from tallywire.parse import parse_all
from tallywire.schema import Document, Reject

_EVERY = 500
_MIB = 2**20
_HOSTILE = b"<html><body>" + b"<p>" * 100_000


def documents(pages: list[LabelledPage], count: int) -> Iterator[Document]:
    """Yield as many documents as asked for, all different in id."""
    now = datetime.now(UTC)
    for number, page in enumerate(islice(cycle(pages), count)):
        payload = _HOSTILE if number % 100 == 99 else page.payload
        yield Document(
            document_id=str(number),
            source=page.name,
            url=page.url,
            fetched_at=now,
            status=None,
            content_type=None,
            headers=None,
            listed=None,
            payload=payload,
            payload_length_bytes=len(payload),
            fetched_date=now.date().isoformat(),
        )


def resident_mib() -> tuple[float, float]:
    """Resident memory of this process and of all its descendants, from /proc."""
    parents, sizes = {}, {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(status.parent.name)] = int(fields[1])
        sizes[int(status.parent.name)] = int(fields[21]) * os.sysconf("SC_PAGE_SIZE") / _MIB
    family = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    return sizes[os.getpid()], sum(sizes[pid] for pid in family - {os.getpid()})


def main() -> None:
    """Print memory every few hundred pages, then what became of the documents."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=5_000)
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    pages = read_pages(arguments.folder)
    outcome: Counter[str] = Counter()
    begun = time.monotonic()
    print(f"{'pages':>6}{'seconds':>9}{'this process MiB':>18}{'workers MiB':>13}")
    for number, parsed in enumerate(parse_all(documents(pages, arguments.pages), workers=arguments.workers), start=1):
        if isinstance(parsed, Reject):
            outcome[f"reject: {parsed.reason}"] += 1
        else:
            outcome["article"] += 1
            clean(parsed.uncut)
        if number % _EVERY == 0 or number == 100:
            own, workers = resident_mib()
            print(f"{number:6}{time.monotonic() - begun:9.0f}{own:18.0f}{workers:13.0f}", flush=True)
    print(dict(outcome))


if __name__ == "__main__":
    main()
