"""Every hostile answer comes to what it should, within its bounds of time and memory, and nobody else is asked."""

from __future__ import annotations

import time
from collections import Counter

import pytest

from tallywire.fetch.outcomes import Deferred, Fetched
from tallywire.schema import Reject
from tests.hostile.answers import Case
from tests.hostile.cases import CASES
from tests.hostile.server import Server
from tests.hostile.world import Guard, crawl, forget_peak, resident_bytes, source


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hostile_answer_comes_to_what_it_should(case: Case) -> None:
    server = Server({})
    server.paths.update(case.paths(server))
    guard = Guard(names=case.names, servers={server.port})
    asked = source(
        case.type,
        server.url(case.start),
        limits=case.limits,
        allow_private=frozenset({server.host_port}),
        **case.changes,
    )
    forget_peak()
    before, began = resident_bytes(), time.monotonic()
    with server.running():
        made, outcomes = crawl([asked], guard)
    seconds = time.monotonic() - began
    peak = resident_bytes("VmHWM")

    tally = made.tallies["test"]
    found = {
        "documents": tally.documents,
        "unchanged": tally.unchanged,
        "deferred": tally.deferred,
        "rejects": {reason: count for reason, count in tally.rejects.items() if count},
    }
    expected = {
        "documents": case.expect.documents,
        "unchanged": case.expect.unchanged,
        "deferred": case.expect.deferred,
        "rejects": {reason: count for reason, count in case.expect.rejects.items() if count},
    }
    assert found == expected, [outcome.message for outcome in outcomes if isinstance(outcome, Reject | Deferred)]
    assert tally.is_balanced
    assert guard.strays == []
    assert seconds < case.seconds
    assert before is None or peak is None or peak - before < case.memory_bytes
    assert "secret" not in repr(outcomes)


def test_there_are_enough_hostile_answers_and_no_two_of_one_name() -> None:
    names = Counter(case.name for case in CASES)
    assert len(names) >= 144
    assert names.most_common(1)[0][1] == 1


def test_a_document_is_the_bytes_that_were_sent() -> None:
    case = next(case for case in CASES if case.name == "a page with a lying charset")
    server = Server({})
    server.paths.update(case.paths(server))
    with server.running():
        _, outcomes = crawl(
            [source("address", server.url(), allow_private=frozenset({server.host_port}))],
            Guard(servers={server.port}),
        )
    (fetched,) = (outcome for outcome in outcomes if isinstance(outcome, Fetched))
    assert fetched.document.payload == "<p>Überfall</p>".encode("latin-1")
    assert fetched.document.payload_length_bytes == len(fetched.document.payload)
