"""A reader sees whole states of a table, whatever a run publishes under it."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

from tallywire.session import connect, steadily
from tests.sql.rows import lake_of, small

_COUNT = "SELECT count(*), count(DISTINCT fact_id), sum(value) FROM facts"


def test_a_reader_never_sees_half_of_a_change(tmp_path: Path) -> None:
    lake = lake_of(tmp_path / "lake", small())
    facts = list(lake.records("facts"))
    many = [replace(facts[0], fact_id=f"{number:06}") for number in range(3_000)]
    published = threading.Event()
    stop = threading.Event()

    def publish() -> None:
        while not stop.is_set():
            lake.merge("facts", many)
            published.set()
            lake.merge("facts", [], owners=("fact_id", [each.fact_id for each in many]))

    publisher = threading.Thread(target=publish)
    publisher.start()
    try:
        assert published.wait(60)
        with connect(lake) as connection:
            seen = {steadily(lambda: connection.execute(_COUNT).fetchall()[0]) for _ in range(150)}
    finally:
        stop.set()
        publisher.join()
    before = (3, 3, 4000.0 + 2e6 + 9)
    assert seen <= {before, (3_003, 3_003, before[2] + 3_000 * (facts[0].value or 0))}
    assert len(seen) == 2, "both states were there to be seen"
