"""Whether a noun that need not mean soldiers does so here: by facts beside it, a side, a verb of soldiers' work."""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_scenes import whose_men
from tallywire.extract.facts_syntax import Group, Sentence
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots.places import ABBREVIATED
from tallywire.extract.slots.sizes import sized_force


def in_context(candidate: Candidate, before: Sequence[Candidate], earlier: Sequence[Candidate], kind: str) -> bool:
    """Whether a weak noun stands beside a side of its own, or after facts of its kind."""
    governor, sentence = candidate.governor, candidate.sentence
    if kind == "troops" and governor is not None and governor.lemma in _BY_POLICE:
        return False  # "Marines seized three boats. Six men were arrested"
    beside = any(other.kind == kind or other.item is not None for other in (*before, *earlier))
    beside = beside or _with_soldiers(candidate)
    if beside or whose_men(candidate) or (kind == "troops" and sized_force(candidate) >= 0):
        return True
    inside = [sentence.entity(at) for at in range(candidate.after, candidate.noun_first)]
    roles = {role for entity in inside if entity is not None for role in entity.roles}
    nation = "demonym" in roles or not ABBREVIATED.isdisjoint(sentence.lower[candidate.after : candidate.noun_last])
    units = sentence.grammar.lexicon.armies["units"]
    corps = any(entity is not None and sentence.lower[entity.last] in units for entity in inside)
    if corps or "group" in roles or _is_of_band(candidate) or (nation and _soldiers_beside(candidate)):
        return True
    if governor is not None and (
        _are_lent(candidate, governor) or (candidate.relation == "subject" and _soldiers_on(sentence, governor))
    ):
        return True
    if governor is None or not governor.frames & {"hold", "lose", "ask"} or candidate.relation != "object":
        held = governor is not None and governor.passive and "hold" in governor.frames and bool(sentence.entities)
        behind = sentence.lower[governor.last + 1 : governor.last + 5] if governor is not None else []
        return held and _RESCUED_FROM.isdisjoint(behind)  # "104 men had been pulled from the sea"
    return bool(sentence.entities)


def _are_lent(candidate: Candidate, group: Group) -> bool:
    """Whether instructors are given to a country: "Seoul might lend Kyiv 200 advisers"."""
    teach = candidate.sentence.word(candidate.noun_last) in _INSTRUCTORS
    given = "give" in group.frames and candidate.relation == "object" and not group.passive
    taker = candidate.sentence.entity(group.last + 1)
    return teach and given and taker is not None and bool(taker.codes)


_INSTRUCTORS = word_list("noun_lists", "instructors")


def _with_soldiers(candidate: Candidate) -> bool:
    """Whether "and" joins soldiers to the weak noun: "several thousand Chinese sailors and marines"."""
    sentence, at = candidate.sentence, candidate.noun_last
    joined = sentence.word(at - 1) == "and" or sentence.word(at + 1) == "and"
    other = at if sentence.word(at - 1) == "and" else at + 2
    return joined and sentence.word(other) in sentence.grammar.lexicon.sides["own"] | _FIGHTERS


_FIGHTERS = word_list("noun_lists", "fighters")


def are_police(candidate: Candidate) -> bool:
    """Whether officers are policemen, by a police force that the words before them name."""
    sentence = candidate.sentence
    officers = sentence.word(candidate.noun_last).startswith("officer")
    return officers and "police" in sentence.lower[: candidate.first]


_BY_POLICE = word_list("verb_lists", "policing")
_RESCUED_FROM = word_list("noun_lists", "rescued_from")


def _soldiers_on(sentence: Sentence, group: Group) -> bool:
    """Whether a verb is of soldiers' work, or of joining a side: "volunteers have joined Ukrainian units"."""
    joined = sentence.entity(group.last + 1) or sentence.entity(group.last + 2)
    joins = group.lemma in _ENROLLING and joined is not None and not {"demonym", "group"}.isdisjoint(joined.roles)
    return "soldiering" in group.frames or joins


_ENROLLING = word_list("verb_lists", "enrolling")


def _is_of_band(candidate: Candidate) -> bool:
    """Whether gunmen are so many that they are a force: "500 or 600 gunmen are to quit the town"."""
    sentence = candidate.sentence
    amount = candidate.mention.value_low or candidate.mention.value_high or 0
    return sentence.word(candidate.noun_last) == "gunmen" and amount >= sentence.grammar.lexicon.many_men


def _soldiers_beside(candidate: Candidate) -> bool:
    """Whether recruits of a nation serve beside an army: "serving with Russian units are 2,000 Syrian recruits"."""
    sentence = candidate.sentence
    if sentence.word(candidate.noun_last) not in _ENLISTED or sentence.word(candidate.last + 1) == "among":
        return False
    serves = any("soldiering" in group.frames for group in sentence.groups)
    armies = sentence.grammar.lexicon.armies
    return serves or not armies["units"].isdisjoint(sentence.lower) or not armies["allies"].isdisjoint(sentence.lower)


_ENLISTED = word_list("noun_lists", "enlisted")
