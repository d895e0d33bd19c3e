"""Whose a label is: "Russian losses at 300", "the strength of the rebels", "Oslo doubles its Mali contingent"."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Entity, Sentence
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import clauses, sides
from tallywire.extract.slots.neutral import is_neutral
from tallywire.extract.slots.told import did_it

_BEFORE_OWNERS = word_list("function_words", "before_owners")
_BEFORE_PLACES = word_list("function_words", "before_places")
_OWNING = word_list("grammar", "possessives")


def owner_of_label(candidate: Candidate) -> Entity | None:
    """The side that a label states: "Russian losses at 300", "a North Korean contingent of 900", "those of Ukraine"."""
    sentence, at = candidate.sentence, candidate.label_first
    if at < 0 or ("compared" in candidate.rules and any(sentence.numbers[at : candidate.first])):
        return None
    of_rebels = sentence.word(at - 1) == "'" and sentence.word(at - 2).endswith("s") and sentence.entity(at - 2) is None
    if of_rebels or _is_of_unnamed(candidate, at):
        candidate.rules.append("actor_unnamed")
        return None
    after = _owner_after(candidate, at)
    if after is not None and sentence.word(at + 1) == "of":
        return after
    return _owner_before(candidate, at) or after


def _is_of_unnamed(candidate: Candidate, label: int) -> bool:
    """Whether a label is of a side without a name: "the strength of the rebels", "the gang put its own dead at 12"."""
    sentence, group = candidate.sentence, candidate.governor
    sides_without = sentence.grammar.lexicon.sides["unnamed"]
    if sentence.lower[label + 1 : label + 3] == ["of", "the"]:
        return sentence.word(label + 3) in sides_without and sentence.entity(label + 3) is None
    if sentence.word(label - 1) != "own" or group is None or sentence.word(label - 2) not in _OWNING:
        return False
    return not sides_without.isdisjoint(sentence.lower[clauses.subject_start(sentence, group) : group.first])


def _owner_before(candidate: Candidate, label: int) -> Entity | None:
    sentence = candidate.sentence
    for index in range(label, max(label - 4, 0) - 1, -1):
        group = sentence.group(index)
        handed = group is candidate.governor and candidate.relation == "object"  # "handed over the bodies of four"
        if group is not None and ((group.finite and not group.reduced) or handed):
            return None
        entity = sentence.entity(index)
        counts = entity is not None and not _TALLIES.isdisjoint(sentence.lower[entity.last + 1 : entity.last + 4])
        named = entity is not None and entity.codes and not is_neutral(sentence, entity) and not counts
        named = named and entity is not None and not _names_event(candidate, entity)
        if entity is not None and named and sentence.word(entity.first - 1) not in _BEFORE_PLACES:
            return None if entity is placed_contingent(candidate) else entity
        if entity is None and sentence.lower[index] in sentence.grammar.lexicon.anaphora["alliance"]:
            return Entity(index, index, ("NATO",), ("organization",), False)
        if sentence.lower[index] in sentence.grammar.lexicon.words["possessives"]:
            return _owner_by_pronoun(candidate, index)
        if index < label and sentence.lower[index] in (",", ";", ".", "with"):
            return None  # "Finland joins NATO with an army of 280,000"
    return None


def _names_event(candidate: Candidate, entity: Entity) -> bool:
    """Whether a name before or behind a label is of the event: "Nepal: toll rises", "the toll of the Kabul blast"."""
    return candidate.sentence.word(entity.last + 1) == ":" or did_it(candidate, entity)


def _owner_by_pronoun(candidate: Candidate, pronoun: int) -> Entity | None:
    if _told_by_observers(candidate, pronoun):
        return None
    sentence = candidate.sentence
    return _owner_beside(sentence, pronoun) or sides.antecedent_of_pronoun(sentence, pronoun)


def _told_by_observers(candidate: Candidate, pronoun: int) -> bool:
    """Whether people put "its" strength at a number, so that it is not theirs: "American analysts put its ranks at"."""
    sentence = candidate.sentence
    counts = sentence.group(pronoun - 1)
    if counts is None or sentence.lower[pronoun] != "its" or counts.lemma not in _PUTTING or counts.passive:
        return False
    heads = (sentence.word(group.first - 1) for group in reversed(sentence.groups) if group.first <= counts.first)
    return next((head for head in heads if head not in _GOING_ON), "") in _OBSERVERS  # "dismiss that and put its …"


_PUTTING = word_list("verb_lists", "putting")
_GOING_ON = word_list("function_words", "going_on")
_OBSERVERS = word_list("noun_lists", "observers")
_TALLIES = word_list("noun_lists", "tallies")


def _owner_beside(sentence: Sentence, pronoun: int) -> Entity | None:
    """ "put Ukraine's dead at 70 and its wounded at 100": the owner named since the verb."""
    last = max((group.last for group in sentence.groups if group.last < pronoun), default=0)
    owners = [each for each in sentence.entities if last < each.first and each.last < pronoun and each.possessive]
    return owners[-1] if owners else None


def placed_contingent(candidate: Candidate) -> Entity | None:
    """The country that names a force by where it is, where another side has it: "Oslo doubles its Mali contingent"."""
    sentence, group = candidate.sentence, candidate.governor
    if candidate.kind != "troops" or group is None or candidate.relation != "object" or group.passive:
        return None
    contingents = sentence.grammar.lexicon.armies["contingents"]
    for entity in sentence.entities:
        place = not {"country", "place", "region", "capital"}.isdisjoint(entity.roles) and entity.codes
        inside = group.last < entity.first and entity.last < candidate.first and not entity.possessive
        if place and inside and sentence.word(entity.last + 1) in contingents:
            side = sides.subject(sentence, group)
            return entity if side is not None and side.code != entity.code else None
    return None


def _owner_after(candidate: Candidate, label: int) -> Entity | None:
    sentence = candidate.sentence
    for index in range(label + 1, min(label + 6, candidate.first)):
        entity = sentence.entity(index)
        if entity is not None and sentence.word(entity.last + 1) in _TALLIES:
            return None  # "losses to May 2, by Kyiv's count"
        if entity is not None and entity.codes and sentence.word(entity.first - 1) in _BEFORE_OWNERS:
            there = clauses.before_name(sentence, entity) in _BEFORE_PLACES  # "the number of dead in the Derna floods"
            return None if there or _names_event(candidate, entity) else entity
        if sentence.lower[index] in _OWNING:
            return sides.antecedent_of_pronoun(sentence, index)
    return None
