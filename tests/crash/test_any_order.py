"""Ingest, revise, kill, rebuild and delete in any order: the lake agrees with a model of a few lines."""

from __future__ import annotations

import shutil
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tallywire.lake import Lake
from tallywire.pipeline import do_batch, walk
from tallywire.run import Counts, Run, new_run
from tallywire.schema import Fact
from tallywire.upkeep.delete import delete
from tallywire.upkeep.rebuild import rebuild

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "upkeep"))
from newsroom import START, Silent, article, read, text

NAMES = ("kenya", "poland", "brazil")


class Killed(BaseException):
    """Stands for SIGKILL: nothing in the code catches it, and files stay as they are."""


class AnyOrder(RuleBasedStateMachine):
    """The model: the texts of each article in order, the articles deleted, and what was fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.lake = Lake.open(self.folder / "lake")
        self.day = 0
        self.revisions: dict[str, list[int]] = {}
        self.deleted: set[str] = set()
        self.fetched: set[tuple[str, int]] = set()
        self.is_settled = True

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def _note(self, name: str, number: int) -> None:
        if name in self.deleted or (name, number) in self.fetched:
            return  # deleted for good, or the same document as before
        self.fetched.add((name, number))
        line = self.revisions.setdefault(name, [])
        if not line or line[-1] != number:
            line.append(number)

    @rule(name=st.sampled_from(NAMES), number=st.integers(101, 104))
    def fetch_and_read(self, name: str, number: int) -> None:
        self.day += 1
        read(self.lake, self.folder, [article(name, text(name, number))], day=self.day)
        self._note(name, number)
        self.is_settled = True

    @rule(name=st.sampled_from(NAMES), number=st.integers(101, 104), table=st.integers(0, 12))
    def fetch_and_be_killed(self, name: str, number: int, table: int) -> None:
        self.day += 1
        read(self.lake, self.folder, [article(name, text(name, number))], day=self.day, until="ingest")
        self._note(name, number)
        published = 0

        def do(stage: str, run: Run, batch: str) -> Counts:
            nonlocal published
            published += stage in ("publish", "claims")
            if published > table:
                raise Killed
            return do_batch(stage, run, batch)

        try:
            with new_run(self.lake, [], START + timedelta(days=self.day)) as run:
                walk(run, Silent(), do, until="claims")
        except Killed:
            pass
        self.is_settled = False

    @rule()
    def go_on(self) -> None:
        with new_run(self.lake, [], START + timedelta(days=self.day)) as run:
            walk(run, Silent(), until="claims")
        self.is_settled = True

    @rule()
    def rebuild_all(self) -> None:
        rebuild(self.lake, Silent())
        self.is_settled = True

    @precondition(lambda self: self.is_settled and self.revisions)
    @rule(place=st.integers(0, 2))
    def delete_one(self, place: int) -> None:
        name = sorted(self.revisions)[place % len(self.revisions)]
        (found,) = [each.article_id for each in self.lake.records("articles") if each.title == name]
        delete(self.lake, "article", found, "test", Silent())
        del self.revisions[name]
        self.deleted.add(name)

    @invariant()
    def articles_and_their_history_are_those_of_the_model(self) -> None:
        if not self.is_settled:
            return
        now = {each.title: (each.revision, each.text) for each in self.lake.records("articles")}
        assert now == {name: (len(line), text(name, line[-1])) for name, line in self.revisions.items()}
        before = {(each.title, each.revision): each.text for each in self.lake.records("article_revisions")}
        assert before == {
            (name, number + 1): text(name, value)
            for name, line in self.revisions.items()
            for number, value in enumerate(line[:-1])
        }

    @invariant()
    def every_fact_is_in_one_claim(self) -> None:
        if not self.is_settled:
            return
        facts: list[Fact] = list(self.lake.records("facts"))
        claimed = sorted(fact for claim in self.lake.records("claims") for fact in claim.fact_ids)
        assert claimed == sorted(each.fact_id for each in facts)
        assert {each.article_id for each in facts} <= {each.article_id for each in self.lake.records("articles")}


AnyOrder.TestCase.settings = settings(
    max_examples=4, stateful_step_count=6, deadline=None, suppress_health_check=list(HealthCheck)
)
TestAnyOrder = AnyOrder.TestCase
