"""Actor: whose people or things are counted."""

from __future__ import annotations

from tallywire.extract.facts_governors import governors
from tallywire.extract.facts_nouns import Candidate
from tallywire.extract.facts_syntax import Entity, Group, Sentence
from tallywire.extract.slots import sides
from tallywire.extract.slots.rules import Answer, first_answer, given, settled

_HOSTING = frozenset(("host", "house", "be host to", "be home to", "welcome", "accommodate"))
_OWN = frozenset(("hold", "fire", "give", "lose"))


def read_actor(candidate: Candidate, moved: bool) -> tuple[str | None, str]:
    """The side of what is counted and the rule that gave it; `moved` for troops and equipment, else victims."""
    return first_answer(_MOVED_RULES if moved else _VICTIM_RULES, candidate)


def _stated_side(candidate: Candidate) -> Answer | None:
    """In the words of the noun phrase, or right beside them."""
    found = sides.owner_of_own(candidate.sentence, candidate.last + 1)
    found = found or _stated(candidate) or _predicate_side(candidate) or _both_sides(candidate)
    found = found or _side_phrase(candidate) or _taken_from(candidate) or _people_from(candidate)
    return given(found, "actor_stated")


def _gapped_side(candidate: Candidate) -> Answer | None:
    return given(_gap_side(candidate, moved=True), "actor_stated")


def _gapped_label(candidate: Candidate) -> Answer | None:
    return given(_gap_side(candidate, moved=False), "actor_stated")


def _sender_in_relative(candidate: Candidate) -> Answer | None:
    relative = _relative_clause(candidate)
    return given(sides.subject(candidate.sentence, relative), "actor_relative") if relative is not None else None


def _loser_in_relative(candidate: Candidate) -> Answer | None:
    relative = _relative_clause(candidate)
    return _sender_in_relative(candidate) if relative is not None and "lose" in relative.frames else None


def _loser_near(candidate: Candidate) -> Answer | None:
    return given(_loser(candidate), "actor_loser")


def _loser_by_verb(candidate: Candidate) -> Answer | None:
    """The subject of losing; of victims only the nearest verb counts."""
    for group in doers(candidate)[:1]:
        taken = candidate.kind == "captured" and "harm" in group.frames
        if "lose" in group.frames and not taken and candidate.relation == "object" and not group.passive:
            return settled(sides.subject(candidate.sentence, group), "actor_loser")
    return None


def _mover_by_verb(candidate: Candidate) -> Answer | None:
    """The subject of having, sending, firing or giving, but not of harming."""
    sentence = candidate.sentence
    for group in doers(candidate):
        frames = group.frames
        if "lose" in frames and candidate.relation == "object" and not group.passive:
            return settled(sides.subject(sentence, group), "actor_loser")
        if "ask" in frames and not group.passive and _wants_own(candidate):
            return given(sides.subject(sentence, group), "actor_subject")
        armed = "target" in frames and (sentence.word(candidate.first - 1) == "with" or candidate.kind == "troops")
        if "harm" in frames and not frames & {"hold", "give", "fire"} and not armed:
            return None
        if _other_force(candidate) or group.lemma in _HOSTING:
            return None, "actor_guest" if group.lemma in _HOSTING else "actor_unnamed"
        carried = "move" in frames and "target" not in frames and candidate.relation == "object"
        if frames & _OWN or armed or carried:
            found = _doer(candidate, group)
            if found is not None or unnamed(candidate, group):
                return settled(found, "actor_subject", "actor_unnamed")
    return None


def _wants_own(candidate: Candidate) -> bool:
    """Whether soldiers that are asked for are the asker's own: of no other side, and no volunteers."""
    sentence = candidate.sentence
    phrase = range(candidate.first, candidate.last + 1)
    if candidate.kind != "troops" or candidate.relation != "object":
        return False
    if any(sentence.entity(at) is not None for at in phrase):
        return False
    foreign = sentence.grammar.lexicon.sides["unnamed"] | sentence.grammar.lexicon.sides["foreign"]
    return foreign.isdisjoint(sentence.lower[at] for at in phrase)


def _target(candidate: Candidate) -> Answer | None:
    """Things that others are fired at are not the firer's: "launched drones at two destroyers"."""
    group, before = candidate.governor, candidate.sentence.word(candidate.first - 1)
    aimed = group is not None and "fire" in group.frames and before in ("at", "on", "against", "towards", "toward")
    return (None, "actor_unnamed") if aimed and candidate.item is not None else None


def _wielder(candidate: Candidate) -> Answer | None:
    """Who strikes with what is counted: "damaged two bridges with 30 drones"."""
    sentence = candidate.sentence
    if candidate.item is None or sentence.word(candidate.first - 1) != "with":
        return None
    before = [group for group in sentence.groups if group.last < candidate.first]
    if not before or before[-1].passive or not before[-1].frames & {"harm", "target"}:
        return None
    return given(sides.subject(sentence, before[-1]), "actor_wielder")


def _labelled_side(candidate: Candidate) -> Answer | None:
    return given(_owner_of_label(candidate) or _companion(candidate) or _before_colon(candidate), "actor_label")


def _loser(candidate: Candidate) -> Entity | None:
    """The side that loses or owns up to victims: "Armenia admits to 404 servicemen killed"."""
    for price, group, relation in governors(candidate):
        if group.lemma == "cost" and relation == "object" and price <= 9:
            inside = entities_between(candidate.sentence, group.last, candidate.first)
            return inside[0] if inside else None
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


def entities_between(sentence: Sentence, first: int, last: int) -> list[Entity]:
    """Entities with a code that stand wholly between two words."""
    return [each for each in sentence.entities if each.codes and each.first > first and each.last < last]


def _stated(candidate: Candidate) -> Entity | None:
    """The side inside the noun phrase, or possessing it: "Russian soldiers", "Kyiv's 300 men", "of its servicemen"."""
    found = _within_phrase(candidate) or _before_number(candidate) or _of_number(candidate)
    if found is not None:
        return found
    labelled = candidate.role in ("label", "group") or candidate.label_first >= 0 or "listed" in candidate.rules
    return _owner_of_label(candidate) if labelled else None


def _within_phrase(candidate: Candidate) -> Entity | None:
    sentence = candidate.sentence
    found = None
    if candidate.noun_last >= candidate.after:
        possessed = sentence.word(candidate.first - 1) in ("its", "their")
        owned = candidate.first - 1 if possessed else candidate.after
        found = sides.owners(sentence, candidate.after, candidate.noun_last)
        found = found or sides.owners(sentence, owned, candidate.after - 1)
    if found is None and "listed" in candidate.rules:
        found = sides.owners(sentence, max(candidate.noun_first - 4, 0), candidate.noun_last)
    return found


def _before_number(candidate: Candidate) -> Entity | None:
    """ "Kyiv's 300", "its 300", "whose 300"."""
    sentence, before = candidate.sentence, candidate.first - 1
    if sentence.word(before) in ("first", "last", "next", "remaining", "only", "own", "newest"):
        before -= 1
    entity = sentence.entity(before)
    if entity is not None and entity.codes and (entity.possessive or entity.roles[-1] == "demonym"):
        return entity
    word = sentence.word(before)
    if word == "whose":
        return sides.nearest_before(sentence, before)
    owned = word in sentence.grammar.lexicon.words["possessives"]
    return sides.antecedent_of_pronoun(sentence, before) if owned else None


def _of_number(candidate: Candidate) -> Entity | None:
    """ "raised to 14 the number of its troops killed": whose people a number behind its figure counts."""
    sentence, at = candidate.sentence, candidate.last
    if sentence.word(at) not in ("number", "total", "count", "toll", "figure") or sentence.word(at + 1) != "of":
        return None
    return sides.owners(sentence, at + 2, at + 3)


def _side_phrase(candidate: Candidate) -> Entity | None:
    """ "on the Palestinian side 232 people were killed": the side that a clause is about."""
    sentence = candidate.sentence
    for entity in sentence.entities:
        side = "demonym" in entity.roles and sentence.word(entity.last + 1) == "side"
        if side and entity.last < candidate.first and ";" not in sentence.lower[entity.last : candidate.first]:
            return entity
    return None


def _people_from(candidate: Candidate) -> Entity | None:
    """ "refugees from Ukraine", "2,500 from Finland": people of the place that they come from."""
    sentence, at = candidate.sentence, candidate.last + 1
    refugees = candidate.kind == "displaced" and candidate.role in ("noun", "person")
    if sentence.word(at) != "from" or not (refugees or candidate.role == "bare"):
        return None
    entity = sentence.entity(at + 1)
    if entity is not None and entity.codes:
        return entity
    return sides.country_before(sentence, at) if sentence.lower[at + 1 : at + 3] == ["the", "country"] else None


def _taken_from(candidate: Candidate) -> Entity | None:
    """Whose things are seized: "seized rockets from Hezbollah"."""
    group = candidate.governor
    if candidate.item is None or group is None or not group.frames & {"harm"} or group.frames & {"give"}:
        return None
    return sides.after_from(candidate.sentence, candidate.last, ("from",))


def _gap_side(candidate: Candidate, moved: bool) -> Entity | None:
    """The name before a number whose verb is left out: "and Rwanda a further 2,800"; for victims it only speaks."""
    sentence, at = candidate.sentence, candidate.first - 1
    if "gapped" not in candidate.rules or (not moved and sentence.word(at) not in ("at", "to")):
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
    if sentence.word(at - 1) == "'" and sentence.word(at - 2).endswith("s") and sentence.entity(at - 2) is None:
        candidate.rules.append("actor_unnamed")
        return None
    return _owner_before(sentence, at) or _owner_after(sentence, at, candidate.first)


def _owner_before(sentence: Sentence, label: int) -> Entity | None:
    for index in range(label, max(label - 4, 0) - 1, -1):
        entity = sentence.entity(index)
        named = entity is not None and entity.codes and not sides.is_neutral(sentence, entity)
        if entity is not None and named and sentence.word(entity.first - 1) not in ("in", "at", "on", "from"):
            return entity
        if sentence.lower[index] in sentence.grammar.lexicon.words["possessives"]:
            return sides.nearest_before(sentence, index, index)
        if index < label and sentence.lower[index] in (",", ";", "."):
            return None
    return None


def _owner_after(sentence: Sentence, label: int, stop: int) -> Entity | None:
    for index in range(label + 1, min(label + 6, stop)):
        entity = sentence.entity(index)
        if entity is not None and entity.codes and sentence.word(entity.first - 1) in ("of", "the", "by", "for"):
            return entity
        if sentence.lower[index] in ("its", "their", "his"):
            return sides.antecedent_of_pronoun(sentence, index)
    return None


def _relative_clause(candidate: Candidate) -> Group | None:
    """ "62 drones that Russia sent": the verb of the clause that has the number as its object."""
    sentence, at = candidate.sentence, candidate.last + 1
    if sentence.word(at) in ("with", "by") and sentence.word(at + 1) in ("which", "whom"):
        at += 1
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


def doers(candidate: Candidate) -> list[Group]:
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


def unnamed(candidate: Candidate, group: Group) -> bool:
    """Whether the verb has a subject of its own that is no side with a code ("the rebels have 200")."""
    sentence = candidate.sentence
    if group.passive or group.nominal or candidate.relation != "object":
        return False
    words = sentence.lower[sides.subject_start(sentence, group) : group.first]
    return bool(set(words) & sentence.grammar.lexicon.sides["unnamed"])


def _doer(candidate: Candidate, group: Group) -> Entity | None:
    sentence = candidate.sentence
    if group.passive or (group.reduced and candidate.relation == "subject" and group is candidate.governor):
        return sides.agent(sentence, group)
    if group.nominal:
        return owner_of_noun(sentence, group)
    if candidate.relation == "object" or group is not candidate.governor:
        return sides.subject(sentence, group)
    return None


def owner_of_noun(sentence: Sentence, group: Group) -> Entity | None:
    """ "Russia's deployment of", "the deployment by France of"."""
    entity = sentence.entity(group.first - 1)
    if entity is not None and entity.codes:
        return entity
    if sentence.word(group.first - 1) in ("its", "their"):
        return sides.antecedent_of_pronoun(sentence, group.first - 1)
    return None


_MOVED_RULES = (_gapped_side, _stated_side, _sender_in_relative, _target, _wielder, _mover_by_verb, _labelled_side)
_VICTIM_RULES = (_gapped_label, _stated_side, _loser_in_relative, _loser_near, _loser_by_verb)
