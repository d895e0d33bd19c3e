"""Whether a number counts arms: things that only armies have, or what civilians have as well where there is war."""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.extract.catalogue import Catalogue, Kind
from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_governors import excluded
from tallywire.extract.facts_scenes import at_peace
from tallywire.extract.lexicon import word_list


def is_item(candidate: Candidate, others: Sequence[Candidate], catalogue: Catalogue) -> bool:
    """Whether the number counts arms; its kind and item are set then."""
    noun = candidate.noun
    assert noun is not None
    kind = catalogue.kinds[noun.kind]
    sentence = candidate.sentence
    dug = noun.item == "mine" and not sentence.grammar.lexicon.peace["mined"].isdisjoint(sentence.lower)
    if dug or excluded(candidate, kind) or _is_capacity(candidate):
        return False
    weak = noun.role == "item" and noun.item in kind.weak_items and "conjoined" not in candidate.rules
    if weak and (at_peace(candidate) or not _at_war(candidate, others, kind, catalogue)):
        return False
    candidate.kind, candidate.item = kind.name, candidate.item or noun.item
    candidate.rules.append(f"noun_{noun.role}")
    return True


def _is_capacity(candidate: Candidate) -> bool:
    """Whether so many only fit into something: "a landing ship that can carry 10 tanks"."""
    group = candidate.governor
    able = group is not None and (
        group.modal in ("can", "could") or "of" in candidate.sentence.lower[: group.first][-1:]
    )
    return able and group is not None and candidate.relation == "object" and group.lemma in _CARRYING


_CARRYING = word_list("verb_lists", "able_to_carry")


def is_machine(candidate: Candidate, catalogue: Catalogue) -> bool:
    """Whether a noun that means people and machines stands after a model ("14 Gripen fighters")."""
    if candidate.role != "noun" or all(noun.role != "item" for noun in candidate.nouns):
        return False
    inside = candidate.sentence.lower[candidate.after : candidate.noun_first]
    return any(noun.role == "model" for word in inside for noun in catalogue.nouns.get((word,), ()))


def _at_war(candidate: Candidate, others: Sequence[Candidate], kind: Kind, catalogue: Catalogue) -> bool:
    """Whether anything beside an item that civilians have as well tells of armies: words, verbs, facts, two sides."""
    sentence, group = candidate.sentence, candidate.governor
    if any(other.kind in ("troops", "casualties", kind.name) or other.kind == "aid" for other in others):
        return True
    if not kind.context.isdisjoint(sentence.lower):
        return True
    inside = sentence.lower[candidate.after : candidate.noun_last + 1]
    if (
        not _OF_ARMIES.isdisjoint(inside)
        or _fires(candidate)
        or any(noun.role == "model" for word in inside for noun in catalogue.nouns.get((word,), ()))
    ):
        return True
    if group is not None and (
        "destroy" in group.frames
        or (group.lemma in _POSTING and candidate.relation == "object")
        or ("lose" in group.frames and "harm" not in group.frames)
        or ("fire" in group.frames and candidate.relation == "object" and sentence.word(candidate.first - 1) != "at")
    ):
        return True
    own = not {"its", "their"}.isdisjoint(inside)
    owned = own or any(sentence.entity_at[at] >= 0 for at in range(candidate.after, candidate.noun_last))
    if owned and ((group is not None and "harm" in group.frames) or _is_listed_with_downed(candidate)):
        return True
    sides = {code for entity in sentence.entities for code in entity.codes if "region" not in entity.roles}
    return (
        group is not None and (bool(group.frames & {"give", "get", "ask"}) or group.lemma == "move") and len(sides) > 1
    )


def _fires(candidate: Candidate) -> bool:
    """Whether a clause behind machines tells of a blow they strike: "answered with a dozen jets that bombed a port"."""
    sentence, at = candidate.sentence, candidate.last + 1
    group = sentence.group(at + 1) if sentence.word(at) in ("that", "which") else None
    return group is not None and not (group.passive or group.frames.isdisjoint(("target", "fire", "onto")))


_OF_ARMIES = word_list("noun_lists", "of_armies")
_POSTING = word_list("verb_lists", "posting_arms")


def _is_listed_with_downed(candidate: Candidate) -> bool:
    """Whether a participle behind the next of a list is of both: "100 Russian planes and 80 helicopters shot down"."""
    sentence, at = candidate.sentence, candidate.last + 1
    if sentence.word(at) != "and" or not any(sentence.numbers[at + 1 : at + 5]):
        return False
    downed = next((group for group in sentence.groups if group.first > at), None)
    near = downed is not None and downed.first <= at + _LISTED and (downed.reduced or downed.passive)
    return near and downed is not None and "destroy" in downed.frames


_LISTED = 7
"""How far behind "and" the verb of a list of two may stand."""
