"""Ids that begin alike are the ids of all their parts."""

from __future__ import annotations

from tallywire.identity import stable_id, stable_ids


def test_an_id_made_from_a_beginning_is_the_id_of_all_parts() -> None:
    identify = stable_ids("fact", "article", None)
    for last in ("", "3:9", "é"):
        assert identify(last) == stable_id("fact", "article", None, last)
