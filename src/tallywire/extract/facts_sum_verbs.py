"""The verb of a sum, where another than the nearest tells what becomes of the money."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_governors import governors
from tallywire.extract.facts_lexicon import GERUND
from tallywire.extract.facts_pools import lacked
from tallywire.extract.facts_syntax import Group
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots.gifts import deal_of
from tallywire.extract.slots.relatives import relative_clause
from tallywire.extract.slots.sides import after_from

_ACTS = frozenset(("give", "get", "ask"))
_BEFORE_RATES = word_list("function_words", "before_rates")
_PRONOUNS = word_list("function_words", "pronouns")
_VALUING = word_list("verb_lists", "valuing")


def govern_by_frame(candidate: Candidate, before: Sequence[Candidate]) -> None:
    """Let the verb in "what it needs is $3 billion" govern the sum, and that of a sum govern its rate a month."""
    sentence = candidate.sentence
    group = candidate.governor = _have_had(candidate) or deal_of(candidate)
    candidate.relation = candidate.relation or "object"
    need = lacked(candidate)
    if need is not None:
        candidate.governor, candidate.relation = need, "object"
        candidate.rules.append("lacked")
        return
    if group is None or (candidate.relation == "subject" and "report" in group.frames):
        raising = _raising(candidate)
        if raising is not None:
            candidate.governor, candidate.relation = raising, "object"
            group = raising
    if group is not None and candidate.relation == "subject" and group is relative_clause(candidate):
        candidate.relation = "subject" if group.passive else "object"  # "the 7 billion that Cairo is to get"
        return
    if group is not None and group.lemma in _VALUING and candidate.relation == "object" and not group.infinitive:
        verb = next((each for each in reversed(sentence.groups) if each.last < group.first), None)
        if (
            verb is not None
            and (group.reduced or group.form == GERUND or group.lemma == "valued")
            and not verb.frames.isdisjoint(_ACTS)
        ):
            candidate.governor = verb  # "announced a package valued at 9 million"
            return
    gathered = (
        group is not None and ("get" in group.frames or group.lemma == "back") and sentence.word(group.last + 1) == "by"
    )
    if group is not None and group.reduced and (gathered or sentence.word(candidate.after + 1) == "of"):
        behind = [each for each in governors(candidate) if each[2] == "object" and not each[1].frames.isdisjoint(_ACTS)]
        if candidate.relation == "subject" and behind:  # "paid 1.5 billion euros of the interest | earned by"
            candidate.governor, candidate.relation = behind[0][1], "object"
            return
    if before and before[-1].role == "money" and is_rate(candidate):
        candidate.governor, candidate.relation = before[-1].governor, before[-1].relation
        return
    if group is None or group.lemma != "be" or candidate.relation != "object" or "what" not in sentence.lower[:2]:
        return
    inside = [each for each in sentence.groups if each.last < group.first and each.finite]
    if len(inside) == 1 and not inside[0].frames.isdisjoint(("ask", "get", "give")):
        candidate.governor, candidate.relation = inside[0], "subject" if inside[0].passive else "object"


def _raising(candidate: Candidate) -> Group | None:
    """The far verb that takes a gift to a sum: "is to double military aid for Kyiv next year to 8 billion euros"."""
    sentence = candidate.sentence
    if "to" not in (sentence.word(candidate.first - 1), sentence.word(candidate.first)):
        return None
    before = [each for each in sentence.groups if each.last < candidate.first]
    verb = before[-1] if before and "change" in before[-1].frames and not before[-1].passive else None
    between = sentence.lower[verb.last + 1 : candidate.first] if verb is not None else [";"]
    whole = not any(mark in between for mark in (";", ":", '"')) and not _RAISED.isdisjoint(between)
    return verb if whole else None


_RAISED = word_list("noun_lists", "own_gifts")


def _have_had(candidate: Candidate) -> Group | None:
    """The verb of a sum, where to have had money is to have got it: "has had $90 million of the $850 million"."""
    group, sentence = candidate.governor, candidate.sentence
    if group is not None and group.lemma in AWAITING and candidate.relation == "object":
        source = after_from(sentence, candidate.last, ("from",))
        if source is not None:  # "expects €3.5bn from the IMF in March"
            return replace(group, lemma="receive", frames=sentence.grammar.lexicon.frames["receive"] | {"planned"})
    if group is None or group.lemma != "have" or not group.perfect or group.future or group.modal:
        return group
    near = [each for each in sentence.groups if candidate.last < each.first < candidate.last + _CAUSED]
    if any(each.reduced and sentence.word(each.first - 1) not in _PRONOUNS for each in near):
        return group  # "has had $15 million driven through the crossing"
    return replace(group, lemma="receive", frames=sentence.grammar.lexicon.frames["receive"])


AWAITING = word_list("verb_lists", "awaiting")
_CAUSED = 5
"""Within how many words behind a sum a participle tells what somebody has had done with it."""


def is_rate(candidate: Candidate) -> bool:
    """Whether a sum after a comma is what another comes to a month: "needs $38 billion, …, over $3 billion a month"."""
    sentence, at = candidate.sentence, candidate.after
    timed = sentence.word(at) in _BEFORE_RATES and sentence.word(at + 1) in _PERIODS
    return timed and sentence.word(candidate.first - 1) in (",", "or")


_PERIODS = word_list("noun_lists", "time_units")
