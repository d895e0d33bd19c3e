"""Sentences composed of parts are read as they were put together: a small sample of what the benchmark takes."""

from __future__ import annotations

import random
import tomllib

from benchmarks.composing import KINDS, PARTS, drafts, read_choices, samples
from benchmarks.constructions import failures

EACH = 40
FLOOR = 0.96
"""What was reached on these sentences, less two points: a rule that helps elsewhere may cost one or two of them."""


def test_most_composed_sentences_are_right_in_every_slot() -> None:
    composed = list(samples(seed=7, each=EACH))
    right = [sample for sample in composed if not failures(sample)]
    assert len(composed) == EACH * len(KINDS)
    assert len(right) / len(composed) >= FLOOR


def test_a_label_quotes_its_sentence() -> None:
    for sample in samples(seed=3, each=10):
        for fact in sample.label["facts"]:
            assert sample.label["text"][fact["char_start"] : fact["char_end"]] == fact["quote"]


def test_the_same_seed_gives_the_same_sentences() -> None:
    assert [each.label for each in samples(seed=5, each=4)] == [each.label for each in samples(seed=5, each=4)]


def test_no_text_keeps_a_slot_or_a_mark() -> None:
    assert not [each.label["text"] for each in samples(seed=2, each=25) if set(each.label["text"]) & set("{}⟦⟧|")]


def test_the_drafts_hold_every_pair_of_actor_and_qualifier() -> None:
    every = read_choices(tomllib.loads(PARTS.read_text("utf-8")), "troops")
    choices = {part: few[:4] for part, few in every.items()}
    met = {
        (draft["actor"].name, draft["qualifier"].name)
        for draft in drafts("troops", choices, random.Random(1))
        if "actor" in draft
    }
    assert met == {(actor.name, bound.name) for actor in choices["actor"] for bound in choices["qualifier"]}
