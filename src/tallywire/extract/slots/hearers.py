"""To whom a gift is promised in what somebody is told: "told Zelenskiy that Paris would send 12 guns"."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots.rules import Answer, given


def hearer(candidate: Candidate) -> Answer | None:
    """To whose leader a gift is promised: "told Ukraine's president by phone that London would send 14 tanks"."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or "give" not in group.frames or candidate.relation != "object":
        return None
    for says in sentence.groups:
        if says.last > group.first or says.lemma not in _TELLING or says.passive:
            continue
        for entity in sentence.entities:
            near = says.last < entity.first <= says.last + _NEXT_TO and entity.last < group.first
            if near and len(entity.codes) == 1:
                leads = "leader" in entity.roles or not _LEADERS.isdisjoint(sentence.lower[entity.last + 1 :][:3])
                return given(entity if leads else None, "recipient_told")
    return None


_TELLING = word_list("verb_lists", "promising_to_hearers")
_LEADERS = word_list("noun_lists", "heads_of_state")
_NEXT_TO = 4
"""How many words behind a verb of telling its hearer may stand."""
