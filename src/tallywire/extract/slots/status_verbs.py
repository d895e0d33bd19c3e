"""The status that a verb group gives: future, modal, of asking, considering, promising, or going on."""

from __future__ import annotations

from itertools import pairwise

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_lexicon import BASE, GERUND, PARTICIPLE, PAST
from tallywire.extract.facts_syntax import Group, Sentence
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots.harm import HARM
from tallywire.extract.slots.standing import is_of_use

_STANDING_VERBS = word_list("verb_lists", "standing_verbs")
_CARRYING_OUT = word_list("verb_lists", "carrying_out")
_PROMISING_ALWAYS = word_list("verb_lists", "promising_always")
_PROMISING_FIRST = word_list("verb_lists", "promising_first")
_AGREEMENTS = word_list("noun_lists", "agreements") - {"loan", "credit", "facility"}
_SEALING = word_list("verb_lists", "dealing")
_OBSTRUCTING = word_list("verb_lists", "obstructing")
_SETTING_OUT = word_list("verb_lists", "setting_out")
_READINESS = word_list("verb_lists", "readiness")
_EXCLUDING = word_list("verb_lists", "excluding")
_NEAR = 12


def of_group(sentence: Sentence, group: Group, candidate: Candidate, moved: bool) -> str | None:
    """The status that one verb group gives, or None where it leaves it open."""
    if group.future and not group.modal:
        return "possible" if _conditional(sentence) and not moved else "planned"
    if group.modal == "should" and (_is_expected(group, candidate) or _is_agreed(sentence, group)):
        return "planned"
    if group.modal:
        return "possible" if is_of_use(candidate, group) else _of_modal(sentence, group)
    if group.nominal:
        return None
    return _of_mind(group, candidate) or _of_plan(group, candidate, moved) or _of_progress(group, candidate, moved)


def _of_modal(sentence: Sentence, group: Group) -> str | None:
    if group.modal == "would" and group.perfect and "had" in sentence.lower[group.last :]:
        return "possible"  # "150 would have died had he gone ahead"
    bound = group.modal == "must" or group.lemma == "count on"
    if bound or (group.modal == "would" and _reported_future(sentence, group)):
        return "planned"
    return None if group.modal in ("can", "ca") and group.lemma in _ABLE else "possible"


_ABLE = word_list("verb_lists", "able")
"""What those who can do it are counted by: "only three of the helicopters can fly"."""


def _is_agreed(sentence: Sentence, group: Group) -> bool:
    """Whether what should be is what has been settled: "the leaders agreed that their force should grow to 6,500"."""
    before = [each for each in sentence.groups if each.last < group.first]
    settled = bool(before) and "planned" in before[-1].frames and before[-1].finite
    return settled and sentence.word(before[-1].last + 1) == "that"


def _is_expected(group: Group, candidate: Candidate) -> bool:
    """Whether "should" foretells: "the other 18 should be in Tamale by June", "should receive 40 guns"."""
    arrives = candidate.relation == "subject" and (group.lemma == "be" or "move" in group.frames) and not group.passive
    gets = candidate.relation == "object" and "get" in group.frames
    return candidate.kind not in HARM and (arrives or gets or group.lemma in _REACHING)


_REACHING = word_list("verb_lists", "reaching_takers")


def _of_mind(group: Group, candidate: Candidate) -> str | None:
    """By verbs of asking and of considering."""
    frames = group.frames
    if group.negated and group.lemma in _EXCLUDING:
        return "possible"
    objective = candidate.relation == "object" or group is not candidate.governor
    if frames >= {"requested", "ask"} and group.passive and group is not candidate.governor:
        return "requested"  # "has been asked to send"
    if frames & {"requested", "ask"} and objective != group.passive and "planned" not in frames:
        return "planned" if _means_to(group, candidate) else "requested"
    considered = "possible" in frames and objective and "report" not in frames
    return "possible" if considered or group.lemma == "propose" else None


def _means_to(group: Group, candidate: Candidate) -> bool:
    """Whether somebody wants to do it himself: "wants to recruit 300", but not "wants to get 300", "wants 300"."""
    then = candidate.sentence.group(group.last + 1)
    if then is None or group.lemma not in ("want", "seek") or not then.infinitive or group.passive:
        return False
    return then.last < candidate.first and ("get" not in then.frames or "procure" in then.frames)


def _is_sealed(group: Group, candidate: Candidate) -> bool:
    """Whether a sum is only agreed on: "has reached an agreement with Ethiopia on a $3.4 billion programme"."""
    seals = candidate.kind == "aid" and group.lemma in _SEALING and not group.passive
    return seals and not _AGREEMENTS.isdisjoint(candidate.sentence.lower[group.last + 1 : group.last + 5])


def _of_plan(group: Group, candidate: Candidate, moved: bool) -> str | None:
    """By verbs of promising and deciding; some of them say so only of what is moved or given."""
    told = candidate.kind in HARM and candidate.governor is not None and candidate.governor.nominal
    if _is_sealed(group, candidate) or (
        group.lemma in _OBSTRUCTING and candidate.relation == ("subject" if group.passive else "object") and moved
    ):
        return "planned"  # "is blocking a tranche of aid"
    aimed = "fire" in group.frames and group is candidate.governor  # "eleven were aimed at the capital"
    if (
        "planned" not in group.frames or told or aimed or stands_by(candidate.sentence, group)
    ):  # "announced the deaths of four"
        return None
    own_will = group is not candidate.governor or candidate.relation == "subject"
    if group.lemma == "volunteer" and group.form & (PAST | PARTICIPLE) and own_will:
        return None  # "the Georgians who volunteered to fight"
    then = candidate.sentence.group(group.last + 1)
    if group.passive and group.lemma == "order" and then is not None and then.infinitive and then.lemma in _READINESS:
        return None  # "have been ordered to be ready"
    if group.lemma == "pass" and candidate.label_first >= 0 and candidate.relation == "object":
        return None  # "its gifts had passed 67 million euros"
    loose = not moved and group.lemma in _PROMISING_FIRST
    own = group is candidate.governor and not group.passive
    always = group.lemma in _PROMISING_ALWAYS
    return None if loose and (own or always) else "planned"


def stands_by(sentence: Sentence, group: Group) -> bool:
    """Whether backing is no promise but help: "backed by 11 tanks", "backs the rebels with 300 men"."""
    stop = min(group.last + _NEAR, len(sentence.lower))
    to_number = next((at for at in range(group.last + 1, stop) if sentence.numbers[at]), stop)
    return group.lemma == "back" and not {"by", "with"}.isdisjoint(sentence.lower[group.last + 1 : to_number])


def _of_progress(group: Group, candidate: Candidate, moved: bool) -> str | None:
    """A progressive of giving and moving is yet to come: "is sending", "are going"."""
    if _is_scheduled(group, candidate):
        return "planned"
    if not (group.progressive or _is_headline(candidate.sentence, group)):
        return None
    undergone = candidate.relation == ("subject" if group.passive else "object")
    sends = moved and undergone and "sending" in group.frames
    return "planned" if sends or group.lemma == "go" else None


def _is_headline(sentence: Sentence, group: Group) -> bool:
    """Whether a gerund is the verb of a headline that leaves out its helper: "Pentagon sending 3,000 more troops"."""
    doer = sentence.entity(group.first - 1)
    return group.form == GERUND and not group.nominal and doer is not None and doer.first == 0


def _is_scheduled(group: Group, candidate: Candidate) -> bool:
    """Whether the present tells of what is to come: "The 170 soldiers fly out on Monday", "leave next week"."""
    sentence = candidate.sentence
    present = group.form & BASE and group.first == group.last - group.lemma.count(" ")
    present = present and not group.frames.isdisjoint(("move", "leave"))
    if not present or candidate.relation != "subject" or candidate.kind not in ("troops", "equipment"):
        return False
    behind = sentence.lower[group.last + 1 : group.last + _TO_DAY]
    days = sentence.grammar.lexicon.words["weekdays"]
    dated = any(word == "on" and then in days for word, then in pairwise(behind))
    return dated or "tomorrow" in behind or ("next", "week") in pairwise(behind)


_TO_DAY = 7
"""Within how many words behind its verb the day of a plan stands."""


def carried_out(sentence: Sentence, group: Group) -> bool:
    """Whether the infinitive hangs on a verb that makes it happen ("helped to", "began to", "is believed to have")."""
    before = [other for other in sentence.groups if other.last < group.first]
    if not before:
        return False
    previous = before[-1]
    goes = previous.lemma.split()[0] in _SETTING_OUT
    went = goes and "soldiering" in group.frames and (previous.perfect or previous.form & PAST)
    if group.perfect or went or group.lemma in ("be", "have"):
        return True
    return previous.lemma in _CARRYING_OUT and sentence.distance(previous.last, group.first) < 8


def _conditional(sentence: Sentence) -> bool:
    return "if" in sentence.lower or "unless" in sentence.lower


def _reported_future(sentence: Sentence, group: Group) -> bool:
    """Whether "would" is a reported "will": after a past verb of saying, of an action, under no condition."""
    if _conditional(sentence) or "requested" in group.frames or group.lemma in _STANDING_VERBS:
        return False
    if _is_imagined(sentence):
        return False
    return any("report" in other.frames and other.form & PAST and not other.infinitive for other in sentence.groups)


def _is_imagined(sentence: Sentence) -> bool:
    """Whether the sentence tells of a game or a model: "in the war game the Americans would lose two carriers"."""
    imagined = sentence.grammar.lexicon.words["hypothetical"]
    game = any(pair in (("war", "game"), ("war", "games")) for pair in pairwise(sentence.lower))
    return game or not imagined.isdisjoint(sentence.lower)
