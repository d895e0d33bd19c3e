"""The side of what goes along with others of that side: columns with tanks, soldiers in trucks, men at a drill."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Entity, Sentence
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import sides
from tallywire.extract.slots.harm import HARM

_ABOARD = word_list("function_words", "aboard")
_BEFORE_PLACES = word_list("function_words", "before_names")
_CALLING_UP = word_list("verb_lists", "calling_up")
_CALLERS = word_list("noun_lists", "callers")
_CARRIERS = word_list("noun_lists", "carriers")
_DRILLS = word_list("noun_lists", "drills")
_LOSSES = word_list("noun_lists", "losses")
_DEALING_WITH = word_list("verb_lists", "dealing_with")
_ACCOMPANIED = word_list("verb_lists", "accompanied")
_OVER_A_CLAUSE = 10
"""How many words may stand between "in which" and its number: an aside of who says so."""


def companion(candidate: Candidate) -> Entity | None:
    """The side of what a number is beside: "Turkish columns with 50 tanks", not "into Zagan in Poland with 87"."""
    sentence = candidate.sentence
    aboard = candidate.item is not None and sentence.word(candidate.first - 1) in ("in", "aboard")
    manned = aboard and sentence.word(candidate.first - 2) in sentence.grammar.lexicon.sides["own"]
    # "Turkish infantry backed by 50 tanks"
    backed = sentence.word(candidate.first - 1) == "by" and sentence.word(candidate.first - 2) in _ACCOMPANIED
    if sentence.word(candidate.first - 1) != "with" and not (manned or backed):
        return None
    if are_dealt_with(candidate) or _are_given_with(candidate):
        return None
    found = sides.owners(sentence, max(candidate.first - 5, 0), candidate.first - 2)
    if found is None and not manned and not backed:
        found = _owner_of_subject(candidate)
    return None if found is None or _is_bystander(sentence, found) else found


def _are_given_with(candidate: Candidate) -> bool:
    """Whether "with" leads to soldiers that the side before it is given: "has supplied Putin with 11,000 men"."""
    group = candidate.governor
    gives = group is not None and "give" in group.frames and candidate.relation == "object" and not group.passive
    taker = candidate.sentence.entity(candidate.first - 2)
    return gives and candidate.kind == "troops" and taker is not None and taker.first - 1 == (group and group.last)


def are_dealt_with(candidate: Candidate) -> bool:
    """Whether "with" leads to soldiers of others: "Mali's army clashed with 300 fighters"."""
    deals = candidate.sentence.group(candidate.first - 2) if candidate.kind == "troops" else None
    led = deals is not None and candidate.sentence.word(candidate.first - 1) == "with"
    return led and deals is not None and deals.lemma.split()[0] in _DEALING_WITH


def _owner_of_subject(candidate: Candidate) -> Entity | None:
    """Whose unit a sentence opens with: "A second U.S. carrier group, led by the Eisenhower with 5,000 sailors"."""
    sentence = candidate.sentence
    if any(group.finite and not group.reduced and group.last < candidate.first for group in sentence.groups):
        return None
    found = sides.owners(sentence, 0, min(candidate.first - 2, _OPENING))
    return found if found is not None and found.first <= _OPENING and found.last + 1 not in sentence.group_at else None


_OPENING = 4
"""Within how many words the owner of a subject stands that opens a sentence."""


def _is_bystander(sentence: Sentence, entity: Entity) -> bool:
    """Whether a name is only where something is, or who says so: "in western Poland", ", Seoul said"."""
    says = sentence.group(entity.last + 1)
    if says is not None and "report" in says.frames:
        return True
    named = not {"country", "capital", "place", "region"}.isdisjoint(entity.roles) and not entity.possessive
    return named and not _BEFORE_PLACES.isdisjoint(sentence.lower[max(entity.first - 2, 0) : entity.first])


def carried_by(candidate: Candidate) -> Entity | None:
    """Whose soldiers ride in what is counted: "Turkish troops crossed into Syria in 40 vehicles"."""
    sentence, group = candidate.sentence, candidate.governor
    if candidate.item is None or candidate.item.split()[-1] not in _CARRIERS or group is None or group.passive:
        return None
    moves = "move" in group.frames or sentence.grammar.lexicon.frame(group.lemma.partition(" ")[0], "move")
    rides = candidate.relation == "object" and moves and not group.nominal
    return sides.subject(sentence, group) if rides and sentence.word(candidate.first - 1) in _ABOARD else None


def host_of_drill(candidate: Candidate) -> Entity | None:
    """ "Vostok, Russia's war games, in which 297,000 will take part": whose exercise a clause tells of."""
    sentence, first = candidate.sentence, candidate.first
    if candidate.kind != "troops" or "which" not in sentence.lower[max(first - _OVER_A_CLAUSE, 0) : first]:
        return None
    which = max(at for at in range(first) if sentence.lower[at] == "which")
    if sentence.word(which - 1) not in ("in", "for"):
        return None
    hosts = [each for each in sentence.entities if each.last < which and (each.possessive or "demonym" in each.roles)]
    owner = next((each for each in reversed(hosts) if each.codes), None)
    held = owner is not None and not _DRILLS.isdisjoint(sentence.lower[owner.last + 1 : which])
    return owner if held else None


def caller_up(candidate: Candidate) -> Entity | None:
    """Whose minister or army tells of reservists called up: "Latvia's defence minister said 6,000 may be called up"."""
    sentence, group = candidate.sentence, candidate.governor
    called = group is not None and group.passive and group.lemma in _CALLING_UP and candidate.relation == "subject"
    if candidate.kind != "troops" or not called:
        return None
    named = [each for each in sentence.entities if each.codes and each.code != candidate.location]
    if len({each.code for each in named}) != 1 or named[0].last > candidate.first:
        return None
    return None if _CALLERS.isdisjoint(sentence.lower[named[0].last + 1 : named[0].last + 4]) else named[0]


def owner_of_losses(candidate: Candidate) -> Entity | None:
    """ "Baku put its losses at 192 dead": whose losses are put at the number, or have risen to it."""
    sentence, first = candidate.sentence, candidate.first
    if candidate.kind not in HARM or sentence.word(first - 1) not in ("at", "to"):
        return None
    for at in range(first - 2, max(first - _OVER_A_CLAUSE, -1), -1):
        if sentence.lower[at] in _LOSSES:
            before = range(max(at - 3, 0), at)
            colon = next((far + 1 for far in before if sentence.lower[far] == ":"), before.start)
            return sides.owners(sentence, colon, at - 1)
        if sentence.lower[at] in (",", ";", ":") or sentence.numbers[at]:
            return None
    return None


def called_up_in(candidate: Candidate) -> Entity | None:
    """ "Of the men called up in Russia, 50,000 are fighting": soldiers are of the country that calls them up."""
    if candidate.kind != "troops" or " in " not in candidate.sentence.view:
        return None
    sentence = candidate.sentence
    for group in sentence.groups:
        if group.lemma in _CALLING_UP and (group.reduced or group.passive) and sentence.word(group.last + 1) == "in":
            entity = sentence.entity(group.last + 2)
            opened = group.last < candidate.first and sentence.word(0) == "of"
            beside = opened or group is candidate.governor or group.first == candidate.last + 1
            return entity if beside and entity is not None and entity.codes else None
    return None
