"""What stands beside other facts: parts of a package, things lost with people, crews lost with things."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Group
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots.harm import HARM

_BEFORE_PLACES = word_list("function_words", "before_places")
_FIGHTERS = word_list("noun_lists", "fighters")
_PART_WORDS = word_list("verb_lists", "parts")


def is_part(candidate: Candidate, fact: Candidate) -> bool:
    """Whether things are listed as parts of a package, or beside people: "$650 million, including 600 missiles"."""
    if (fact.role != "money" and fact.kind != "troops") or candidate.item is None:
        return False
    if candidate.governor is not None and candidate.governor.frames & {"harm", "lose", "fire"}:
        return False
    words = candidate.sentence.lower[fact.last + 1 : candidate.first]
    group = candidate.governor
    among = group is not None and candidate.relation == "subject" and group.lemma == "be"
    if among and group is not None and "among" in candidate.sentence.lower[group.first : group.last + 2]:
        return fact.role == "money"  # "gave 67 million in arms; 28 tanks are among them"
    if fact.role == "money" and (":" in words or _is_spent_on(candidate, fact)):
        return True
    return bool(_PART_WORDS & set(words)) and ";" not in words


def is_beside(candidate: Candidate, fact: Candidate) -> bool:
    """Whether victims or things stand beside troops: "15,000 men, with 600 dead", "150,000 soldiers and 100 jets"."""
    words = candidate.sentence.lower[fact.last + 1 : candidate.first]
    if fact.kind in HARM and candidate.item is not None:
        return _lost_with(candidate, fact)
    if candidate.kind in HARM | {"captured"} and fact.item is not None:
        return _crew_of(candidate, fact)
    to_follow = candidate.sentence.lower[candidate.last + 1 : candidate.last + 3] == ["to", "follow"]
    if fact.kind != "troops" or not words or (";" in words and not to_follow):
        return False
    if candidate.kind in HARM:
        return candidate.noun_is_all() and ("with" in words or _fell_beside(candidate, fact))
    frames = candidate.governor.frames if candidate.governor is not None else frozenset()
    if candidate.item is None or (frames & {"harm", "lose"} and "host" not in frames):
        return False
    return (
        (to_follow and words[-1] in ";,")
        or words in (["and"], ["in"], [",", "and"])
        or (words[-1] == "and" and candidate.sentence.word(candidate.last + 1) == "with")
    )


def _fell_beside(candidate: Candidate, fact: Candidate) -> bool:
    """Whether victims are of the troops counted before "and": "counts 2,400 Chadians in Libya and dozens killed"."""
    sentence = candidate.sentence
    between = range(fact.last + 1, candidate.first)
    free = (sentence.entity(at) for at in between if sentence.word(at - 1) not in (*_BEFORE_PLACES, "by"))
    groups = (sentence.group(at) for at in between)
    verb = any(group is not None and not group.reduced for group in groups)
    return sentence.word(candidate.first - 1) == "and" and not verb and not any(free) and fact.actor is not None


def _lost_with(candidate: Candidate, fact: Candidate) -> bool:
    """Whether things are lost with their people: "900 men were killed, and 40 tanks"."""
    sentence, group = candidate.sentence, candidate.governor
    if (
        group is not None
        and not group.passive
        and group.frames >= {"harm", "destroy"}
        and _goes_on_harming(group, fact)
    ):
        return candidate.relation == "object"
    between = range(fact.last + 1, candidate.first)
    groups = (sentence.group(at) for at in between if at in sentence.group_at)
    verbs = {id(group) for group in groups if group is not None and "say" not in group.frames}
    return verbs <= {id(fact.governor)} and ";" not in sentence.lower[fact.last + 1 : candidate.first]


def _goes_on_harming(group: Group, fact: Candidate) -> bool:
    """Whether a verb goes on with what was done to people: "killed 309 soldiers, it said, and wrecked 23 tanks"."""
    before = fact.governor
    one_deed = before is not None and "harm" in before.frames and not before.passive and fact.relation == "object"
    return one_deed and fact.last < group.first and fact.sentence.word(group.first - 1) == "and"


def _crew_of(candidate: Candidate, fact: Candidate) -> bool:
    """Whether soldiers die with the things that their side loses: "downed six helicopters, and 13 airmen died"."""
    sentence, group = candidate.sentence, fact.governor
    lexicon = sentence.grammar.lexicon
    lost = group is not None and not group.frames.isdisjoint(("harm", "lose", "destroy"))
    people = (
        lexicon.sides["own"]
        | lexicon.crews["nouns"]
        | _FIGHTERS
        | ({"men"} if candidate.kind == "casualties" else set())
    )
    if not lost or people.isdisjoint(sentence.lower[candidate.after : candidate.last + 1]):
        return False
    between = [each for each in sentence.entities if fact.last < each.first and each.last < candidate.first]
    free = (each for each in between if sentence.word(each.first - 1) not in _BEFORE_PLACES)
    return ";" not in sentence.lower[fact.last : candidate.first] and all(each.code is None for each in free)


def _is_spent_on(candidate: Candidate, fact: Candidate) -> bool:
    """Whether a sum is spent on things for the same side: "spend €92 million on fuel and 240 trucks for Kyiv"."""
    spent = fact.governor is not None and fact.governor.lemma in _SPENDING
    on = candidate.sentence.word(fact.last + 1) == "on"
    return (
        spent and on and candidate.recipient in (None, fact.recipient) and candidate.governor in (None, fact.governor)
    )


_SPENDING = word_list("verb_lists", "setting_aside")
