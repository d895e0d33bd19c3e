"""Actor and recipient: whose people or things are counted, who gives, and who gets."""

from __future__ import annotations

from tallywire.extract.facts_kinds import Candidate, governors
from tallywire.extract.facts_syntax import Entity, Group, Sentence
from tallywire.extract.slots import sides

_OWN = frozenset(("hold", "fire", "give", "lose"))


def read_actor(candidate: Candidate, moved: bool) -> tuple[str | None, str]:
    """The side of what is counted and the rule that gave it; `moved` for troops and equipment, else victims."""
    sentence = candidate.sentence
    stated = _gap_side(candidate, moved) or _stated(candidate) or _predicate_side(candidate) or _both_sides(candidate)
    stated = stated or _side_phrase(candidate) or _taken_from(candidate)
    if stated is not None:
        return stated.code, "actor_stated"
    relative = _relative_clause(candidate)
    if relative is not None and (moved or "lose" in relative.frames):
        found = sides.subject(sentence, relative)
        if found is not None:
            return found.code, "actor_relative"
    if not moved:
        found = _loser(candidate)
        if found is not None:
            return found.code, "actor_loser"
    for group in _doers(candidate):
        frames = group.frames
        if "lose" in frames and candidate.relation == "object" and not group.passive:
            found = sides.subject(sentence, group)
            return (found.code, "actor_loser") if found else (None, "")
        if not moved:
            break
        armed = "target" in frames and (sentence.word(candidate.first - 1) == "with" or candidate.kind == "troops")
        if "harm" in frames and not frames & {"hold", "give", "fire"} and not armed:
            break
        if _other_force(candidate):
            return None, "actor_unnamed"
        if frames & _OWN or armed or "move" in frames and "target" not in frames and candidate.relation == "object":
            found = _doer(candidate, group)
            if found is not None:
                return found.code, "actor_subject"
            if _unnamed(candidate, group):
                return None, "actor_unnamed"
    if moved:
        found = _owner_of_label(candidate) or _companion(candidate) or _before_colon(candidate)
        if found is not None:
            return found.code, "actor_label"
    return None, ""


def _loser(candidate: Candidate) -> Entity | None:
    """The side that loses or owns up to victims: "Armenia admits to 404 servicemen killed"."""
    for price, group, relation in governors(candidate):
        has = group.lemma == "have" and candidate.noun_is_all() and candidate.role == "noun" and price <= 1
        if has and relation == "object":
            return sides.subject(candidate.sentence, group)
        if (
            price <= 9
            and relation == "object"
            and "lose" in group.frames
            and not group.passive
            and "harm" not in group.frames
        ):
            return sides.subject(candidate.sentence, group)
    return None


def _stated(candidate: Candidate) -> Entity | None:
    """The side inside the noun phrase, or possessing it: "Russian soldiers", "Kyiv's 300 men", "of its servicemen"."""
    sentence = candidate.sentence
    found = None
    if candidate.noun_last >= candidate.after:
        owned = (
            max(candidate.first - 1, 0) if sentence.word(candidate.first - 1) in ("its", "their") else candidate.after
        )
        found = sides.owners(sentence, candidate.after, candidate.noun_last) or sides.owners(
            sentence, owned, candidate.after - 1
        )
    if found is not None:
        return found
    if "listed" in candidate.rules:
        found = sides.owners(sentence, max(candidate.noun_first - 4, 0), candidate.noun_last)
        if found is not None:
            return found
    before = candidate.first - 1
    entity = sentence.entity(before)
    if entity is not None and entity.codes and (entity.possessive or entity.roles[-1] == "demonym"):
        return entity
    word = sentence.word(before)
    if word == "whose":
        return sides.nearest_before(sentence, before)
    if word in sentence.grammar.lexicon.words["possessives"]:
        return sides.antecedent_of_pronoun(sentence, before)
    if candidate.role in ("label", "group") or candidate.label_first >= 0 or "listed" in candidate.rules:
        return _owner_of_label(candidate)
    return None


def _side_phrase(candidate: Candidate) -> Entity | None:
    """ "on the Palestinian side 232 people were killed": the side that a clause is about."""
    sentence = candidate.sentence
    for entity in sentence.entities:
        if "demonym" in entity.roles and sentence.word(entity.last + 1) == "side" and entity.last < candidate.first:
            if ";" not in sentence.lower[entity.last : candidate.first]:
                return entity
    return None


def _taken_from(candidate: Candidate) -> Entity | None:
    """Whose things are seized: "seized rockets from Hezbollah"."""
    group = candidate.governor
    if candidate.item is None or group is None or not group.frames & {"harm"} or group.frames & {"give"}:
        return None
    return _from(candidate.sentence, candidate.last)


def _gap_side(candidate: Candidate, moved: bool) -> Entity | None:
    """The name before a number whose verb is left out: "and Rwanda a further 2,800"; for victims it only speaks."""
    sentence, at = candidate.sentence, candidate.first - 1
    if "gapped" not in candidate.rules or not moved and sentence.word(at) not in ("at", "to"):
        return None
    return sentence.entity(at) or sentence.entity(at - 1)


def _predicate_side(candidate: Candidate) -> Entity | None:
    """ "about 6,000 were American citizens": the side that a bare number is said to be of."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or group.lemma != "be" or candidate.relation != "subject" or group.last + 1 >= len(sentence.lower):
        return None
    entity = sentence.entity(group.last + 1)
    return entity if entity is not None and entity.codes and "demonym" in entity.roles else None


def _both_sides(candidate: Candidate) -> Entity | None:
    """Two sides that each free or hold prisoners: "Russia and Ukraine exchanged 150 prisoners each"."""
    sentence = candidate.sentence
    if candidate.kind != "captured":
        return None
    words = set(sentence.lower)
    if not words & {"each", "either", "both", "swapped", "exchanged", "swap", "exchange", "traded"}:
        return None
    joint = [entity for entity in sentence.entities if len(entity.codes) > 1]
    return joint[0] if joint else None


def _other_force(candidate: Candidate) -> bool:
    """Whether a force without an owner only stands beside the verb's object: "soldiers to a force of 30,000"."""
    sentence, at = candidate.sentence, candidate.label_first
    if "noun_group" not in candidate.rules or at < 0:
        return False
    while (
        at > 0
        and sentence.lower[at] not in sentence.grammar.lexicon.words["determiners"]
        and at > candidate.label_first - 4
    ):
        at -= 1
    return sentence.word(at - 1) in ("to", "of", "in", "for", "with", "within", "by")


def _before_colon(candidate: Candidate) -> Entity | None:
    """The subject before a colon that opens a list: "Moscow's answer came at night: 407 drones"."""
    sentence = candidate.sentence
    if candidate.governor is not None or ":" not in sentence.lower[: candidate.first]:
        return None
    colon = sentence.lower.index(":")
    before = [group for group in sentence.groups if group.finite and group.last < colon]
    return sides.subject(sentence, before[-1]) if before else None


def _companion(candidate: Candidate) -> Entity | None:
    """The side of what a number is beside: "Turkish columns with 50 tanks"."""
    sentence = candidate.sentence
    if sentence.word(candidate.first - 1) != "with":
        return None
    return sides.owners(sentence, max(candidate.first - 5, 0), candidate.first - 2)


def _owner_of_label(candidate: Candidate) -> Entity | None:
    """The side that a label states: "Russian losses at 300", "a North Korean contingent of 900", "those of Ukraine"."""
    sentence, at = candidate.sentence, candidate.label_first
    if at < 0:
        return None
    begin = max(at - 4, 0)
    if sentence.word(at - 1) == "'" and sentence.word(at - 2).endswith("s") and sentence.entity(at - 2) is None:
        candidate.rules.append("actor_unnamed")
        return None
    for index in range(at, begin - 1, -1):
        entity = sentence.entity(index)
        if entity is not None and entity.codes and not sides.is_neutral(sentence, entity):
            if sentence.word(entity.first - 1) not in ("in", "at", "on", "from"):
                return entity
        if sentence.lower[index] in sentence.grammar.lexicon.words["possessives"]:
            return sides.antecedent_of_pronoun(sentence, index)
        if index < at and sentence.lower[index] in (",", ";", "."):
            break
    for index in range(at + 1, min(at + 6, candidate.first)):
        entity = sentence.entity(index)
        if entity is not None and entity.codes and sentence.word(entity.first - 1) in ("of", "the", "by", "for"):
            return entity
        if sentence.lower[index] in ("its", "their", "his"):
            return sides.antecedent_of_pronoun(sentence, index)
    return None


def _relative_clause(candidate: Candidate) -> Group | None:
    """ "62 drones that Russia sent": the verb of the clause that has the number as its object."""
    sentence, at = candidate.sentence, candidate.last + 1
    if sentence.word(at) in ("that", "which", "whom"):
        at += 1
    entity = sentence.entity(at) if sentence.word(at) not in ("it", "they", "he", "she") else None
    pronoun = sentence.word(at) in ("it", "they", "he", "she", "we")
    if entity is None and sentence.word(at) == "the":
        entity = sentence.entity(at + 1)
    if entity is None and not pronoun:
        return None
    stop = entity.last + 4 if entity is not None else at + 2
    for index in range(at, min(stop, len(sentence.lower))):
        if index in sentence.group_at:
            return sentence.groups[sentence.group_at[index]]
    return None


def _doers(candidate: Candidate) -> list[Group]:
    """The governor, then the verbs it hangs on."""
    group, sentence = candidate.governor, candidate.sentence
    if group is None:
        return []
    chain = [group]
    if group.nominal or group.infinitive or not group.finite:
        before = [
            other
            for other in sentence.groups
            if other.last < group.first and sentence.distance(other.last, group.first) < 14
        ]
        chain.extend(reversed(before[-2:]))
    return chain


def _unnamed(candidate: Candidate, group: Group) -> bool:
    """Whether the verb has a subject of its own that is no side with a code ("the rebels have 200")."""
    sentence = candidate.sentence
    if group.passive or group.nominal or candidate.relation != "object":
        return False
    words = sentence.lower[sides.subject_start(sentence, group) : group.first]
    return bool(set(words) & sentence.grammar.lexicon.sides["unnamed"])


def _doer(candidate: Candidate, group: Group) -> Entity | None:
    sentence = candidate.sentence
    if group.passive or group.reduced and candidate.relation == "subject" and group is candidate.governor:
        return sides.agent(sentence, group)
    if group.nominal:
        return _owner_of_noun(sentence, group)
    if candidate.relation == "object" or group is not candidate.governor:
        return sides.subject(sentence, group)
    return None


def _owner_of_noun(sentence: Sentence, group: Group) -> Entity | None:
    """ "Russia's deployment of", "the deployment by France of"."""
    entity = sentence.entity(group.first - 1)
    if entity is not None and entity.codes:
        return entity
    if sentence.word(group.first - 1) in ("its", "their"):
        return sides.antecedent_of_pronoun(sentence, group.first - 1)
    return None


# --- aid and gifts -------------------------------------------------------------------------------------------------


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
        found = _from(sentence, candidate.last)
        return (found.code, "giver_from") if found else (None, "giver_open")
    if candidate.governor is None and listed_after_parcel(candidate):
        for first in sentence.groups:
            found = sides.subject(sentence, first) if first.finite else None
            if found is not None:
                return found.code, "giver_subject"
    shipped = _shipment(candidate)
    if shipped is not None:
        found = _owner_of_noun(sentence, shipped)
        if found is not None:
            return found.code, "giver_noun"
    if group is not None and "thank" in group.frames and candidate.relation == "object":
        found = _thanked(candidate, group)
        return (found.code, "giver_thanked") if found else (None, "")
    if procured_for(candidate):
        found = sides.subject(sentence, group) if group is not None else None
        return (found.code, "giver_subject") if found else (None, "")
    for doer in _doers(candidate):
        frames = doer.frames
        if candidate.relation == "object" and "get" in frames and "give" not in frames or "ask" in frames:
            found = _from(sentence, doer.last) or _asked(candidate, doer)
            return (found.code, "giver_from") if found else (None, "giver_open")
        if "give" in frames or "planned" in frames or "possible" in frames or "hold" in frames:
            found = _giving_subject(candidate, doer)
            if found is not None:
                return found.code, "giver_subject"
            if _unnamed(candidate, doer):
                return None, "giver_open"
    found = _adjective_of_aid(candidate)
    if found is not None:
        return found.code, "giver_stated"
    found = _from(sentence, candidate.last)
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
    if doer.passive or doer.reduced and candidate.relation == "subject":
        return sides.agent(sentence, doer)
    if doer.nominal:
        return _owner_of_noun(sentence, doer)
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
    if group is None or "change" not in group.frames and group.lemma not in ("include", "be"):
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


def _from(sentence: Sentence, at: int) -> Entity | None:
    """The side after "from" in the same clause."""
    for index in range(at + 1, min(at + 16, len(sentence.lower))):
        if (
            sentence.lower[index] in (";", ":")
            or index > at + 1
            and sentence.price[index] - sentence.price[at + 1] > 16
        ):
            return None
        if sentence.lower[index] in ("from", "by"):
            inside = [entity for entity in sentence.entities if index < entity.first <= index + 4 and entity.codes]
            if inside:
                return inside[0]
    return None


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
        for doer in _doers(candidate):
            frames = doer.frames
            if ("ask" in frames or "get" in frames and "give" not in frames) and (
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
        beside = (
            candidate.after <= entity.first <= candidate.last + 3
            or 0 <= candidate.label_first - entity.last <= 3
            and entity.first < candidate.label_first
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
