"""What a verb says its subject does with those counted, so that they are the subject's: resizes, ends, acts with."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Group
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import sides
from tallywire.extract.slots.company import are_dealt_with
from tallywire.extract.slots.missions import entities_in

_LOSSES = word_list("noun_lists", "losses")


def are_of_group(candidate: Candidate) -> bool:
    """Whether soldiers are named by an armed group without a code: "Rwanda trained 4,000 M23 recruits"."""
    named = (each for each in entities_in(candidate) if not each.codes)
    return candidate.kind == "troops" and any("group" in each.roles for each in named)


def resizes(candidate: Candidate, group: Group) -> bool:
    """Whether a side changes the size of a force: "ECOWAS decided to enlarge the standby force from 1,600 to 5,000"."""
    sentence = candidate.sentence
    changes = "change" in group.frames and candidate.relation == "object" and not (group.passive or group.nominal)
    between = sentence.lower[group.last + 1 : candidate.first]
    forces = sentence.grammar.lexicon.armies["contingents"]
    return candidate.kind == "troops" and changes and between[:1] == ["the"] and not forces.isdisjoint(between)


def ends_work_of(candidate: Candidate, group: Group) -> bool:
    """Whether a side ends what its soldiers do: "Belgium ends patrols by 1,800 soldiers"."""
    by = candidate.sentence.word(candidate.first - 1) == "by" and candidate.relation == "object"
    ends = by and not group.passive and group.lemma in candidate.sentence.grammar.lexicon.stopping
    return ends and candidate.kind == "troops"


def counts_own(candidate: Candidate, group: Group) -> bool:
    """Whether an armed group is said to count so many: "The Islamic State affiliate in the Sahel counts 3,000 men"."""
    counts = group.lemma == "count" and candidate.relation == "object" and candidate.kind == "troops"
    doer = sides.subject(candidate.sentence, group) if counts and not group.passive else None
    return doer is not None and "group" in doer.roles


def acts_with(candidate: Candidate, group: Group) -> bool:
    """Whether a side does something with soldiers of its own: "sealed off the quarter with 2,500 men"."""
    led = candidate.sentence.word(candidate.first - 1) == "with" and candidate.relation == "object"
    beside = candidate.sentence.entity(group.first - 1) is not None
    own = candidate.kind == "troops" and not (group.passive or group.nominal or (group.reduced and not beside))
    return led and own and not are_dealt_with(candidate)


def is_put_at(candidate: Candidate, group: Group) -> bool:
    """Whether a verb only puts figures at a number, or at a list of them: "put its losses at 1,340 men, nine tanks"."""
    between = candidate.sentence.lower[group.last + 1 : candidate.first]
    if candidate.sentence.word(candidate.first - 1) == "at":
        return candidate.label_first > group.last
    return "at" in between and not _LOSSES.isdisjoint(between)
