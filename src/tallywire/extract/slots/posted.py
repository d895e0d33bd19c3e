"""Whether machines of war only go somewhere with their own crews, and are given to nobody: "sent two frigates"."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.lexicon import word_list

_ABOARD = word_list("function_words", "carried_aboard")
_FOR_DUTIES = word_list("function_words", "leading_to_duties")
_DUTIES = word_list("noun_lists", "duties_abroad")
_SENDING = word_list("verb_lists", "sending_ships")
_WARSHIPS = word_list("noun_lists", "warships")
_WORK = word_list("verb_lists", "work_of_crews")
_BEHIND = 14
"""How many words behind machines what they are to do may be told."""


def is_posted(candidate: Candidate) -> bool:
    """Whether warships or jets are sent to do something themselves, or only carry what is given."""
    sentence, group = candidate.sentence, candidate.governor
    if candidate.item is None or group is None:
        return False
    kind = candidate.item.split()[-1]
    if kind not in _CREWED:
        return False
    if sentence.word(candidate.first - 1) in _ABOARD:
        return True
    taker = sentence.entity(group.last + 1)
    if taker is not None and taker.last + 1 == candidate.first and candidate.relation == "object":
        return False  # "will send Ukraine two frigates"
    flown = group.lemma.split()[0] == "fly" and group.passive and kind in _FLYING
    if flown or group.lemma not in _SENDING:
        return flown  # "14 MiG-29s were flown to Jufra"
    return kind in _WARSHIPS or _has_work(candidate)


def _has_work(candidate: Candidate) -> bool:
    """Whether a purpose behind the number is the work of crews: "to patrol the strait", "for air policing"."""
    sentence, stop = candidate.sentence, candidate.last + 1 + _BEHIND
    behind = sentence.lower[candidate.last + 1 : stop]
    led = next((at for at, word in enumerate(behind) if word in _FOR_DUTIES), len(behind))
    if not _DUTIES.isdisjoint(behind[led:]):
        return True
    purposes = (each for each in sentence.groups if candidate.last < each.first < stop and each.infinitive)
    first = next(purposes, None)
    if first is None:
        return False
    return first.lemma in _WORK or (first.lemma == "help" and sentence.word(first.last + 1) in _WORK)


_FLYING = word_list("noun_lists", "flying")
_CREWED = word_list("noun_lists", "carriers") | _WARSHIPS
