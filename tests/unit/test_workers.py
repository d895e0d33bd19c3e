"""One bad item costs one worker, and nothing else."""

import os
import time

from tallywire.workers import map_bounded

LIMITS = {"timeout_seconds": 3.0, "memory_bytes": 256 * 2**20, "workers": 2}


def work(item: str) -> str:
    if item == "hang":
        time.sleep(600)
    if item == "eat":
        return str(len(bytearray(2**30)))
    if item == "crash":
        os.abort()
    if item == "raise":
        raise ValueError("odd")
    return item.upper()


def test_results_come_in_order_and_only_the_bad_items_fail() -> None:
    items = ["a", "hang", "b", "crash", "c", "eat", "d", "raise", "e"]
    results = list(map_bounded(work, items, **LIMITS))
    assert [result.value for result in results] == ["A", None, "B", None, "C", None, "D", None, "E"]
    assert [result.failure for result in results] == [
        None,
        "timeout",
        None,
        "crash",
        None,
        "memory",
        None,
        "error",
        None,
    ]
    assert results[7].message == "ValueError: odd"


def test_items_are_drawn_lazily() -> None:
    drawn = []

    def items():  # type: ignore[no-untyped-def]
        for number in range(100):
            drawn.append(number)
            yield str(number)

    results = map_bounded(work, items(), **LIMITS)
    assert next(results).value == "0"
    assert len(drawn) < 20
    results.close()  # type: ignore[attr-defined]


def test_nothing_is_started_for_no_items() -> None:
    assert list(map_bounded(work, [], **LIMITS)) == []
