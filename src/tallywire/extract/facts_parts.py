"""Parts of what was named before: batches of troops, and what a sentence opens with as a whole without a number."""

from __future__ import annotations

from tallywire.extract.catalogue import Catalogue
from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.lexicon import word_list

_BATCHES = word_list("noun_lists", "batches")
_FRONTED_WORDS = 7
"""How far from the start of its sentence a whole stands at most."""


def batch(candidate: Candidate, last: Candidate | None) -> tuple[str, str] | None:
    """ "France has to withdraw 1,000 soldiers. A first group of 120 flew out": some of the troops told of before."""
    at = candidate.first - 2
    if last is None or last.kind != "troops" or candidate.noun is not None or candidate.sentence.word(at + 1) != "of":
        return None
    if candidate.sentence.word(at) not in _BATCHES or candidate.noun_last >= candidate.after:
        return None
    candidate.antecedent = last
    return last.kind, "batch"


def fronted(candidate: Candidate, catalogue: Catalogue, last: Candidate | None) -> tuple[str, str] | None:
    """ "Of the missiles fired at Kyiv, 30 got through": a number is of what its sentence opens with."""
    sentence, first = candidate.sentence, candidate.first
    if candidate.role != "bare" or sentence.word(0) != "of" or "," not in sentence.lower[:first]:
        return None
    if any(sentence.numbers[:first]) or sentence.word(1) not in sentence.grammar.lexicon.words["determiners"]:
        return None
    for at in range(2, min(sentence.lower.index(","), _FRONTED_WORDS)):
        group = sentence.group(at + 1)
        enlisted = group is not None and group.reduced and "hold" in group.frames  # "of the men called up"
        for noun in catalogue.nouns.get((sentence.lower[at],), ()):
            weak = noun.item in catalogue.kinds[noun.kind].weak_items or (noun.role == "weak" and not enlisted)
            weak = weak and not (noun.item is not None and last is not None and last.kind == noun.kind)
            if noun.role in ("noun", "item", "model", "weak") and not weak:
                candidate.item, candidate.label_first = noun.item, at
                return noun.kind, "fronted"
    return None


def fired(candidate: Candidate, catalogue: Catalogue, last: Candidate | None) -> tuple[str, str] | None:
    """ "shot down a missile; Moscow had fired 69 that day": a bare number is of what was fired that is named before."""
    sentence, group = candidate.sentence, candidate.governor
    if candidate.role != "bare" or group is None or group.lemma not in _FIRING or group.passive or last is not None:
        return None
    if candidate.relation != "object" or sentence.distance(group.last, candidate.first) > 1:
        return None
    for at in range(group.first - 1, -1, -1):
        for noun in catalogue.nouns.get((sentence.lower[at],), ()):
            if noun.role == "item" and noun.item not in catalogue.kinds[noun.kind].weak_items:
                candidate.item, candidate.noun = noun.item, noun
                return noun.kind, "fired"
    return None


_FIRING = word_list("verb_lists", "firing")


def is_standing_there(candidate: Candidate) -> bool:
    """Whether a side has a bare number "there" or "in the region", which the words before tell of."""
    sentence, group = candidate.sentence, candidate.governor
    if candidate.role != "bare" or group is None or group.lemma not in _KEEPING or group.passive:
        return False
    behind = sentence.lower[candidate.last + 1 : candidate.last + 4]
    around = behind[:2] == ["in", "the"] and behind[-1] in sentence.grammar.lexicon.anaphora["region"]
    return candidate.relation == "object" and (around or "there" in behind[:2])


def standing_there(candidate: Candidate, last: Candidate | None) -> tuple[str, str] | None:
    """ "… in which 30 of its peacekeepers were hurt. The alliance keeps 3,800 there": the soldiers that a side has."""
    if last is None or not is_standing_there(candidate):
        return None
    soldiers = last.kind == "troops" or (last.noun is not None and last.noun.kind == "troops")
    return ("troops", "standing_there") if soldiers else None


_KEEPING = word_list("verb_lists", "keeping_soldiers")
