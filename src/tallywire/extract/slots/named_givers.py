"""Givers by the words beside a gift: whose aid it is, who is asked or thanked for it, whom it is got from."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Entity, Group, Sentence
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import sides
from tallywire.extract.slots.loans import is_of_currency

_ADJECTIVAL = word_list("function_words", "adjectival_names")
_LEADING = word_list("function_words", "leading_to_meetings") | {"to", "for"}
_OWNING = word_list("grammar", "possessives")
_OWN_GIFTS = word_list("noun_lists", "own_gifts")
_BEFORE_BYSTANDERS = word_list("function_words", "before_bystanders")
_BEGGING = word_list("verb_lists", "begging")
_OBSTRUCTING = word_list("verb_lists", "obstructing")


def named_with_aid(candidate: Candidate, gets: Group) -> Entity | None:
    """Whose aid somebody got: "got $2 billion in U.S. aid", "has drawn $2.7bn of its IMF loan"."""
    if candidate.role != "money" or gets.passive:
        return None
    found, getter = adjective_of_aid(candidate), sides.subject(candidate.sentence, gets)
    if (
        found is None and candidate.sentence.word(candidate.last + 1) == "of"
    ):  # "$1.1bn of a $2.9 billion IMF programme"
        lenders = candidate.sentence.grammar.lexicon.gifts["lenders"]
        behind = range(candidate.last + 2, candidate.last + 10)
        found = next(
            (each for each in candidate.sentence.entities if each.first in behind and each.code in lenders), None
        )
    return found if found is not None and (getter is None or found.codes != getter.codes) else None


def named_after(candidate: Candidate, at: int) -> Entity | None:
    """Who is named with "from" behind a word, if no other number stands before the name."""
    sentence = candidate.sentence
    found = sides.after_from(sentence, at)
    if found is None or not any(sentence.numbers[candidate.last + 1 : found.first]):
        return found
    behind = range(candidate.last + 1, found.first)  # "will get 36 guns and 50 carriers from Paris"
    listed = candidate.item is not None and not any(sentence.group(each) or sentence.entity(each) for each in behind)
    return found if listed and not {";", ":"} & set(sentence.lower[behind.start : behind.stop]) else None


def maker_of_got(candidate: Candidate) -> Entity | None:
    """Whose things somebody gets: "gets 40 German trucks in return"."""
    if candidate.item is None or candidate.noun_last < candidate.after:
        return None
    sentence = candidate.sentence
    found = sides.owners(sentence, candidate.after, candidate.noun_last)
    adjective = found is not None and ("demonym" in found.roles or sentence.lower[found.last] in _ADJECTIVAL)
    return found if adjective else None


def owner_of_package(sentence: Sentence) -> Entity | None:
    """Whose package it is that something comes from: "under the Pentagon's latest drawdown"."""
    for entity in sentence.entities:
        owned = set(sentence.lower[entity.last + 1 : entity.last + 5])
        if entity.possessive and entity.codes and not sentence.grammar.lexicon.gifts["parcels"].isdisjoint(owned):
            return entity
    return None


def thanked(candidate: Candidate, group: Group) -> Entity | None:
    """Who is thanked for what is counted."""
    inside = [
        each
        for each in candidate.sentence.entities
        if group.last < each.first and each.last < candidate.first and each.codes
    ]
    return inside[0] if inside else None


def asked(candidate: Candidate, group: Group) -> Entity | None:
    """Who is asked: "asked the Qatari envoy for $500 million"."""
    sentence = candidate.sentence
    if group.lemma.split()[0] not in _BEGGING or group.passive or candidate.relation != "object":
        return None
    inside = [
        entity
        for entity in sentence.entities
        if group.last < entity.first and entity.last < candidate.first and entity.codes
    ]
    last = inside[-1] if inside else None
    if last is not None and sentence.word(last.first - 1) == "and" and any(sentence.numbers[group.last : last.first]):
        return last if last.last + 2 == candidate.first else inside[0]  # "asked Brussels for 75m and Oslo | for 20m"
    return inside[0] if inside and sentence.word(inside[0].first - 1) not in _BEFORE_BYSTANDERS else None


def adjective_of_aid(candidate: Candidate) -> Entity | None:
    """ "total U.S. assistance", "the Pentagon's newest package", "EU loan"."""
    sentence = candidate.sentence
    label = candidate.label_first
    if label >= 0:
        for index in range(label, max(label - 6, -1), -1):
            entity = sentence.entity(index)
            if entity is not None and entity.codes and sentence.word(entity.first - 1) not in _LEADING:
                return entity
            if sentence.lower[index] in _OWNING and not _OWN_GIFTS.isdisjoint(sentence.lower[index : label + 1]):
                return sides.antecedent_of_pronoun(sentence, index)  # "Sweden said its 20th package, worth 16 billion"
            told = sentence.group(index)
            verb = told is not None and ("say" in told.frames or told.lemma in _OBSTRUCTING)
            if index < label and (sentence.lower[index] in (",", ";") or verb):
                break
    for entity in sentence.entities:
        owner = "demonym" in entity.roles or entity.possessive or "organization" in entity.roles
        owner = owner or (sentence.lower[entity.last] in _ADJECTIVAL and sentence.word(entity.last + 1).isalpha())
        verb = any(candidate.last < at < entity.first for at in sentence.group_at)
        beside = candidate.after <= entity.first <= candidate.last + 4 and entity.codes and not verb
        given_to = {"to", "for"} & {sentence.word(entity.first - 1), sentence.word(entity.first - 2)}
        if (
            beside
            and owner
            and not given_to
            and not is_of_currency(candidate, entity)
            and sentence.word(entity.last + 1) not in sides.FROZEN
        ):
            return entity
    entity = sentence.entity(candidate.first - 1)
    if entity is not None and entity.codes and entity.possessive:
        return entity
    return None
