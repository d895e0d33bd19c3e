"""Giver and recipient of money and of things that are given, promised, bought for somebody or asked for."""

from __future__ import annotations

from tallywire.extract.facts_nouns import Candidate
from tallywire.extract.facts_syntax import Entity, Group
from tallywire.extract.slots import sides
from tallywire.extract.slots.actor import doers, owner_of_noun, unnamed


def read_giver(candidate: Candidate) -> tuple[str | None, str]:
    """Who gives the money or the things, and the rule."""
    code, rule = _giver(candidate)
    return _body(candidate, code), rule


def _body(candidate: Candidate, code: str | None) -> str | None:
    """The body that a place stands for where it gives or gets ("Brussels")."""
    sentence = candidate.sentence
    for word, body in sentence.grammar.lexicon.metonyms.items():
        if word in sentence.lower and code is not None:
            entity = sentence.entity(sentence.lower.index(word))
            if entity is not None and entity.code == code:
                return body
    return code


def _giver(candidate: Candidate) -> tuple[str | None, str]:
    sentence, group = candidate.sentence, candidate.governor
    if "gapped" in candidate.rules:
        entity = sentence.entity(candidate.first - 1)
        if entity is not None:
            return entity.code, "giver_gapped"
    if (
        candidate.antecedent is not None
        and candidate.label_first > 0
        and sentence.word(candidate.label_first - 1) in ("its", "their")
    ):
        return candidate.antecedent.actor, "giver_linked"
    if promised(candidate) or requested(candidate):
        found = sides.after_from(sentence, candidate.last)
        return (found.code, "giver_from") if found else (None, "giver_open")
    if candidate.governor is None and listed_after_parcel(candidate):
        for first in sentence.groups:
            found = sides.subject(sentence, first) if first.finite else None
            if found is not None:
                return found.code, "giver_subject"
    shipped = _shipment(candidate)
    if shipped is not None:
        found = owner_of_noun(sentence, shipped)
        if found is not None:
            return found.code, "giver_noun"
    if group is not None and "thank" in group.frames and candidate.relation == "object":
        found = _thanked(candidate, group)
        return (found.code, "giver_thanked") if found else (None, "")
    if procured_for(candidate):
        found = sides.subject(sentence, group) if group is not None else None
        return (found.code, "giver_subject") if found else (None, "")
    for doer in doers(candidate):
        frames = doer.frames
        if (candidate.relation == "object" and "get" in frames and "give" not in frames) or "ask" in frames:
            found = sides.after_from(sentence, doer.last) or _asked(candidate, doer)
            return (found.code, "giver_from") if found else (None, "giver_open")
        if "give" in frames or "planned" in frames or "possible" in frames or "hold" in frames:
            found = _giving_subject(candidate, doer)
            if found is not None:
                return found.code, "giver_subject"
            if unnamed(candidate, doer):
                return None, "giver_open"
    found = _adjective_of_aid(candidate)
    if found is not None:
        return found.code, "giver_stated"
    found = sides.after_from(sentence, candidate.last)
    if found is not None:
        return found.code, "giver_from"
    if group is not None and candidate.relation == "object" and not group.passive and "move" not in group.frames:
        found = sides.subject(sentence, group)
        if found is not None:
            return found.code, "giver_subject"
    return None, ""


def _giving_subject(candidate: Candidate, doer: Group) -> Entity | None:
    """The giver by the verb of giving, or by one that it hangs on."""
    sentence = candidate.sentence
    if doer.passive or (doer.reduced and candidate.relation == "subject"):
        return sides.agent(sentence, doer)
    if doer.nominal:
        return owner_of_noun(sentence, doer)
    if candidate.relation == "object" or doer is not candidate.governor or doer.infinitive:
        return sides.subject(sentence, doer)
    return None


def procured_for(candidate: Candidate) -> bool:
    """Whether things are bought or made for somebody: "bought 500 drones for the Ukrainian army"."""
    group = candidate.governor
    if group is None or "procure" not in group.frames or candidate.relation != "object":
        return False
    found = _to(candidate)
    return found is not None and found.first > candidate.last


def _thanked(candidate: Candidate, group: Group) -> Entity | None:
    """Who is thanked for what is counted."""
    inside = [
        each
        for each in candidate.sentence.entities
        if group.last < each.first and each.last < candidate.first and each.codes
    ]
    return inside[0] if inside else None


def _to_after(candidate: Candidate) -> bool:
    """Whether a name with "to" or "for" follows the number."""
    sentence = candidate.sentence
    return any(
        entity.first > candidate.last and sentence.word(entity.first - 1) in ("to", "for")
        for entity in sentence.entities
    )


def requested(candidate: Candidate) -> bool:
    """Whether a noun for asking stands right before: "a request for €800m"."""
    sentence = candidate.sentence
    words = sentence.grammar.lexicon.status_nouns["requested"]
    return sentence.word(candidate.first - 1) == "for" and sentence.word(candidate.first - 2) in words


def _is_whole_of_owner(candidate: Candidate) -> bool:
    """Whether the number is all that an owner has: "of its 28 jets"."""
    sentence, at = candidate.sentence, candidate.first - 1
    owned = sentence.word(at) in ("its", "their", "his") or sentence.word(candidate.first) in ("its", "their", "his")
    start = at if sentence.word(at) in ("its", "their", "his") else candidate.first
    return owned and sentence.word(start - 1) == "of"


def promised(candidate: Candidate) -> bool:
    """Whether the subject has only promises of it: "it has promises of 150 tanks"."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or not group.frames & {"hold", "get"} or candidate.relation != "object":
        return False
    words = sentence.grammar.lexicon.status_nouns["planned"]
    between = sentence.lower[group.last + 1 : candidate.first]
    return bool(between) and between[-1] in ("of", "for") and bool(words & set(between))


def _shipment(candidate: Candidate) -> Group | None:
    """The noun for giving that is said to come to a number: "Pyongyang's shipments to Moscow come to a million shells"."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or ("change" not in group.frames and group.lemma not in ("include", "be")):
        return None
    begin = sides.subject_start(sentence, group)
    for at in range(begin, group.first):
        lemma = sentence.grammar.lexicon.nominals.get(sentence.lower[at])
        if lemma is not None and "give" in sentence.grammar.lexicon.frames.get(lemma, ()):
            return Group(at, at, lemma, 0, nominal=True)
    return None


def listed_after_parcel(candidate: Candidate) -> bool:
    """Whether a colon and a noun for a gift stand before a list: "one shipment for Israel: 1,800 bombs and 1,700 shells"."""
    words = candidate.sentence.lower[: candidate.first]
    if ":" not in words:
        return False
    return bool(
        {"shipment", "package", "parcel", "delivery", "consignment", "tranche", "aid", "convoy", "donation"}
        & set(words[: words.index(":")])
    )


def is_shipment(candidate: Candidate) -> bool:
    """Whether a noun for giving is the subject of a number."""
    return _shipment(candidate) is not None


def _asked(candidate: Candidate, group: Group) -> Entity | None:
    """Who is asked: "asked the Qatari envoy for $500 million"."""
    sentence = candidate.sentence
    if (
        group.lemma.split()[0] not in ("ask", "beg", "urge", "petition", "request")
        or group.passive
        or candidate.relation != "object"
    ):
        return None
    inside = [
        entity
        for entity in sentence.entities
        if group.last < entity.first and entity.last < candidate.first and entity.codes
    ]
    return inside[0] if inside and sentence.word(inside[0].first - 1) not in ("for", "in", "to") else None


def _adjective_of_aid(candidate: Candidate) -> Entity | None:
    """ "total U.S. assistance", "the Pentagon's newest package", "EU loan"."""
    sentence = candidate.sentence
    if candidate.label_first >= 0:
        for index in range(candidate.label_first, max(candidate.label_first - 6, -1), -1):
            entity = sentence.entity(index)
            if entity is not None and entity.codes and sentence.word(entity.first - 1) not in ("to", "for"):
                return entity
            if sentence.lower[index] in (",", ";") and index < candidate.label_first:
                break
    for entity in sentence.entities:
        if (
            candidate.after <= entity.first <= candidate.last + 4
            and entity.codes
            and ("demonym" in entity.roles or entity.possessive or "organization" in entity.roles)
        ):
            if sentence.word(entity.first - 1) not in ("to", "for") and sentence.word(entity.first - 2) not in (
                "to",
                "for",
            ):
                return entity
    entity = sentence.entity(candidate.first - 1)
    if entity is not None and entity.codes and entity.possessive:
        return entity
    return None


def read_recipient(candidate: Candidate, giver: str | None) -> tuple[str | None, str]:
    """Who gets the money or the things, and the rule."""
    code, rule = _recipient(candidate, giver)
    return _body(candidate, code), rule


def _recipient(candidate: Candidate, giver: str | None) -> tuple[str | None, str]:
    sentence, group = candidate.sentence, candidate.governor
    if _is_whole_of_owner(candidate):
        return None, ""
    if requested(candidate):
        found = sides.subject(sentence, group) if group is not None else None
        if found is not None:
            return found.code, "recipient_subject"
    if listed_after_parcel(candidate) and not _to_after(candidate):
        for entity in sentence.entities:
            if (
                entity.codes
                and entity.first < sentence.lower.index(":")
                and sentence.word(entity.first - 1) in ("to", "for")
            ):
                return entity.code, "recipient_to"
    if group is not None and "thank" in group.frames and candidate.relation == "object":
        found = sides.subject(sentence, group)
        return (found.code, "recipient_subject") if found else (None, "")
    if procured_for(candidate):
        found = _to(candidate)
        if found is not None and found.code != giver:
            return found.code, "recipient_to"
    if group is not None and promised(candidate):
        found = sides.subject(sentence, group)
        if found is not None:
            return found.code, "recipient_subject"
    if group is not None:
        for doer in doers(candidate):
            frames = doer.frames
            if ("ask" in frames or ("get" in frames and "give" not in frames)) and (
                candidate.relation == "object" or doer is not group
            ):
                if not doer.passive or "get" in frames:
                    found = _to(candidate) or sides.subject(sentence, doer)
                    if found is not None and found.code != giver:
                        return found.code, "recipient_subject"
            if doer.passive and candidate.relation == "object" and frames & {"give"}:
                found = sides.subject(sentence, doer)
                if found is not None:
                    return found.code, "recipient_subject"
        if candidate.relation == "object" and not group.passive:
            found = _indirect_object(candidate, group)
            if found is not None and found.code != giver:
                return found.code, "recipient_object"
        if candidate.relation == "subject" and group.lemma in ("reach", "enter", "arrive", "flow", "go"):
            inside = [
                entity for entity in sentence.entities if group.last < entity.first <= group.last + 4 and entity.codes
            ]
            if inside:
                return inside[0].code, "recipient_goal"
    found = _to(candidate)
    if found is not None and found.code != giver:
        return found.code, "recipient_to"
    for entity in sentence.entities:
        beside = candidate.after <= entity.first <= candidate.last + 3 or (
            0 <= candidate.label_first - entity.last <= 3 and entity.first < candidate.label_first
        )
        if "," in sentence.lower[candidate.after : entity.first]:
            continue
        if beside and entity.codes and entity.code != giver and "demonym" not in entity.roles and not entity.possessive:
            if sentence.word(entity.first - 1) not in ("in", "from", "by", "at", "near"):
                return entity.code, "recipient_stated"
    return None, ""


def _indirect_object(candidate: Candidate, group: Group) -> Entity | None:
    """ "lent Kyiv another C$450 million", "provide Ukraine's army with"."""
    sentence = candidate.sentence
    inside = [entity for entity in sentence.entities if group.last < entity.first <= candidate.first and entity.codes]
    for entity in inside:
        if any(sentence.numbers[group.last + 1 : entity.first]):
            break
        gap = sentence.lower[group.last + 1 : entity.first]
        if all(
            word
            in (
                "the",
                "its",
                "both",
                "southern",
                "northern",
                "eastern",
                "western",
                "neighbouring",
                "neighboring",
                "war-torn",
            )
            for word in gap
        ):
            return entity
        if sentence.word(entity.first - 1) in ("to", "for"):
            return entity
    return None


def _to(candidate: Candidate) -> Entity | None:
    """The nearest side after "to" or "for", after the number, else before it in its clause."""
    sentence = candidate.sentence
    best: tuple[int, Entity] | None = None
    for entity in sentence.entities:
        if not entity.codes:
            continue
        at = entity.first - 1
        while at >= 0 and (
            sentence.lower[at]
            in (
                "the",
                "of",
                "government",
                "people",
                "forces",
                "army",
                "military",
                "use",
                "fight",
                "war-torn",
                "neighbouring",
                "its",
                "a",
                "service",
                "'",
                "defense",
                "defence",
                "armed",
                "authorities",
                "rebuild",
                "help",
                "support",
                "arm",
                "state",
            )
        ):
            at -= 1
        if at < 0 or sentence.lower[at] not in (
            "to",
            "for",
            "toward",
            "towards",
            "help",
            "arm",
            "support",
            "aid",
            "assist",
        ):
            continue
        if entity.first > candidate.last:
            price = sentence.distance(candidate.last, entity.first)
        elif entity.last < candidate.first:
            price = sentence.distance(entity.last, candidate.first) + 5
        else:
            price = 0
        if price < 34 and (best is None or price < best[0]):
            best = (price, entity)
    return best[1] if best else None
