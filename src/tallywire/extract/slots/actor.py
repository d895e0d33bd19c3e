"""Actor: whose people or things are counted."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_governors import governors
from tallywire.extract.facts_lexicon import PARTICIPLE
from tallywire.extract.facts_syntax import Entity, Group, Sentence
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import clauses, sides
from tallywire.extract.slots.deeds import acts_with, are_of_group, counts_own, ends_work_of, is_put_at, resizes
from tallywire.extract.slots.enemy import enemys
from tallywire.extract.slots.relatives import relative_clause
from tallywire.extract.slots.rules import Answer, first_answer, given, settled
from tallywire.extract.slots.standing import main_of_opening
from tallywire.extract.slots.stated import labelled_side, people_from, stated_side
from tallywire.extract.slots.stricken import attacked_with, owner_of_stormed
from tallywire.extract.slots.told import brings_back_dead, had_killed
from tallywire.extract.slots.wanted import wanted

_PUTTING = word_list("verb_lists", "putting")
_AIMING = word_list("function_words", "aiming")
_LEADING_TO_OTHER_FORCES = word_list("function_words", "leading_to_other_forces")
_HOSTING = word_list("verb_lists", "hosting")
_CLAIMS = word_list("noun_lists", "claims")
_UPON = word_list("function_words", "struck_upon")
_INFLICTING = word_list("verb_lists", "inflicting")
_UNDERTAKING = word_list("verb_lists", "undertaking")
_TEACHING = frozenset(("train", "teach", "instruct"))
_OWN = frozenset(("hold", "fire", "give", "lose"))


def read_actor(candidate: Candidate, moved: bool) -> tuple[str | None, str]:
    """The side of what is counted and the rule that gave it; `moved` for troops and equipment, else victims."""
    return first_answer(_MOVED_RULES if moved else _VICTIM_RULES, candidate)


def _stated_side(candidate: Candidate) -> Answer | None:
    """In the words of the noun phrase, or right beside them."""
    found = stated_side(candidate) or _taken_from(candidate) or people_from(candidate) or owner_of_stormed(candidate)
    return given(found, "actor_stated")


def _gapped_side(candidate: Candidate) -> Answer | None:
    return given(_gap_side(candidate, moved=True), "actor_stated")


def _gapped_label(candidate: Candidate) -> Answer | None:
    return None if candidate.kind == "displaced" else given(_gap_side(candidate, moved=False), "actor_stated")


def _cost_of(candidate: Candidate) -> Answer | None:
    """ "The raid cost the Houthis 30 launchers": whose things a blow costs."""
    group = candidate.governor
    if group is None or group.lemma != "cost" or candidate.relation != "object":
        return None
    inside = entities_between(candidate.sentence, group.last, candidate.first)
    return given(inside[0], "actor_loser") if inside else None


def _sender_in_relative(candidate: Candidate) -> Answer | None:
    relative = relative_clause(candidate)
    if relative is None or "ask" in relative.frames:
        return None  # "will buy four systems that Ukraine needs"
    if candidate.kind == "troops" and "say" in relative.frames:
        return None  # "the 1,000 mercenaries that Tripoli says it has counted"
    return given(_told_to(candidate, relative) or sides.subject(candidate.sentence, relative), "actor_relative")


def _told_to(candidate: Candidate, relative: Group) -> Entity | None:
    """Who is told to do something with soldiers of his: "Chad wants France to withdraw the men that it has there"."""
    sentence = candidate.sentence
    if sentence.word(relative.first - 1) not in clauses.PRONOUNS or candidate.kind != "troops":
        return None
    before = [each for each in sentence.groups if each.last < candidate.first]
    told = len(before) > 1 and before[-1].infinitive and "object_control" in before[-2].frames
    return sides.subject(sentence, before[-1]) if told and not before[-2].passive else None


def _sender_in_participle(candidate: Candidate) -> Answer | None:
    """ "the 350 troops sent to Latvia by Italy": the doer of the participle right behind soldiers."""
    group = candidate.sentence.group(candidate.last + 1)
    if candidate.kind != "troops" or group is None or not group.form & PARTICIPLE or group.frames & {"harm"}:
        return None
    moved = not group.frames.isdisjoint(("hold", "give", "move")) and group.lemma not in _TEACHING
    return given(sides.agent(candidate.sentence, group), "actor_relative") if moved else None


def _loser_in_relative(candidate: Candidate) -> Answer | None:
    relative = relative_clause(candidate)
    return _sender_in_relative(candidate) if relative is not None and "lose" in relative.frames else None


def _stricken(candidate: Candidate) -> Answer | None:
    """ "inflicted 30 casualties on Malian forces": the side behind "on"."""
    group, sentence, at = candidate.governor, candidate.sentence, candidate.last + 1
    if (
        group is None
        or group.lemma not in _INFLICTING
        or candidate.relation != "object"
        or sentence.word(at) not in _UPON
    ):
        return None
    near = (each for each in sentence.entities if at < each.first <= at + 3 and each.codes)
    return given(next(near, None), "actor_stricken")


def _loser_near(candidate: Candidate) -> Answer | None:
    return given(_loser(candidate), "actor_loser")


def _loser_by_verb(candidate: Candidate) -> Answer | None:
    """The subject of losing; of victims only the nearest verb counts."""
    for group in doers(candidate)[:1]:
        behind = candidate.sentence.lower[candidate.last + 1 : candidate.last + 4]
        away = group.lemma == "take" and not _AWAY.isdisjoint(behind)  # "took 240 wounded out of the town"
        taken = (candidate.kind in ("captured", "displaced") or away) and "harm" in group.frames
        if "lose" in group.frames and not taken and candidate.relation == "object" and not group.passive:
            return settled(_who_loses(candidate.sentence, group), "actor_loser")
    return None


def _who_loses(sentence: Sentence, group: Group) -> Entity | None:
    """The subject of losing; of a loss its owner, or who did what it was paid for ("took Goma with the loss of")."""
    if not group.nominal:
        found = sides.subject(sentence, group)
        there = found is not None and group.lemma == "bury" and clauses.before_name(sentence, found)
        return None if there in clauses.PREPOSITIONS else found  # "teams in Derna have buried 3,900 dead"
    before = [each for each in sentence.groups if each.last < group.first and each.finite and not each.nominal]
    doer = before[-1] if before and not before[-1].passive else None
    return owner_of_noun(sentence, group) or (sides.subject(sentence, doer) if doer is not None else None)


_AWAY = word_list("function_words", "taken_away")


def _mover_by_verb(candidate: Candidate) -> Answer | None:
    """The subject of having, sending, firing or giving, but not of harming."""
    sentence = candidate.sentence
    for group in doers(candidate):
        frames = group.frames
        if group.lemma in _PUTTING and is_put_at(candidate, group):
            continue  # "analysts put its strength at 20,000"
        if group.passive and group.lemma in _TEACHING:
            continue  # "400 recruits are being trained by Danish instructors"
        taken = group.lemma == "take" and candidate.item is not None  # "has taken 60 fighters and 17 pickups"
        if "lose" in frames and candidate.relation == "object" and not (group.passive or taken):
            return settled(_admits(sentence, group) or sides.subject(sentence, group), "actor_loser")
        if "ask" in frames and not group.passive and candidate.kind == "troops":
            answer = wanted(candidate, group)
            if answer is not None:
                return answer
        armed = "target" in frames and (sentence.word(candidate.first - 1) == "with" or candidate.kind == "troops")
        armed = armed or ends_work_of(candidate, group) or acts_with(candidate, group) or counts_own(candidate, group)
        joins = candidate.kind == "troops" and candidate.relation == "subject" and group is candidate.governor
        if "harm" in frames and not frames & {"hold", "give", "fire"} and not (armed or joins):
            return None  # but "may let 1,000 volunteers | sign up"
        if _other_force(candidate) or are_of_group(candidate) or group.lemma in _HOSTING:
            return None, "actor_guest" if group.lemma in _HOSTING else "actor_unnamed"
        carried = "move" in frames and "target" not in frames and candidate.relation == "object"
        if (
            frames & _OWN
            or armed
            or carried
            or resizes(candidate, group)
            or group.lemma == "let"
            or undertakes(candidate, group)
        ):
            found = _doer(candidate, group)
            trains = group.lemma == "train" and found is not None and "organization" in found.roles
            if found is not None or unnamed(candidate, group):  # "the EU mission in Mali has trained 1,700 soldiers"
                return settled(None if trains else found, "actor_subject", "actor_unnamed")
    return None


def _whose_it_opens(candidate: Candidate) -> Answer | None:
    """ "With 90,000 troops on the frontier, Phnom Penh can go on": the subject of the clause behind."""
    main = main_of_opening(candidate)
    return given(sides.subject(candidate.sentence, main), "actor_subject") if main is not None else None


def _admits(sentence: Sentence, loss: Group) -> Entity | None:
    """ "Baku admitted the loss of one helicopter": whoever owns up to a loss that has no owner beside it."""
    before = [other for other in sentence.groups if other.last < loss.first]
    if not loss.nominal or owner_of_noun(sentence, loss) is not None or not before:
        return owner_of_noun(sentence, loss) if loss.nominal else None
    own = before[-1].lemma in _ADMITTING and sentence.distance(before[-1].last, loss.first) < _NEXT
    return sides.subject(sentence, before[-1]) if own else None


_ADMITTING = word_list("verb_lists", "admitting")
_NEXT = 6
"""How far, in priced words, a loss is from the verb that owns up to it."""


def undertakes(candidate: Candidate, group: Group) -> bool:
    """Whether a verb's subject does what its object, a noun of doing, names: "completed the deployment of 300 men"."""
    governor = candidate.governor
    if governor is None or not governor.nominal or group.nominal or group.passive:
        return False
    claimed = not _CLAIMS.isdisjoint(candidate.sentence.lower[group.last + 1 : governor.first])
    if group.lemma not in _UNDERTAKING and not ("denied" in group.frames and claimed):
        return False  # "dismissed reports of the transfer of 40 tanks"
    if any(candidate.sentence.numbers[governor.last + 1 : candidate.first]):
        return False  # "discuss the stationing of 1,000 soldiers beside the 4,500 who rotate"
    return group.last < governor.first and owner_of_noun(candidate.sentence, governor) is None


def _target(candidate: Candidate) -> Answer | None:
    """Things that others are fired at are not the firer's: "launched drones at two destroyers"."""
    group, before = candidate.governor, candidate.sentence.word(candidate.first - 1)
    if attacked_with(candidate) is not None:
        return None, "actor_unnamed"
    aimed = group is not None and "fire" in group.frames and before in _AIMING
    return (None, "actor_unnamed") if aimed and candidate.item is not None else None


def _wielder(candidate: Candidate) -> Answer | None:
    """Who strikes with what is counted: "damaged two bridges with 30 drones"."""
    sentence = candidate.sentence
    if candidate.item is None or sentence.word(candidate.first - 1) != "with":
        return None
    if sentence.word(candidate.first - 2) in ("together", "along"):
        return None
    before = [group for group in sentence.groups if group.last < candidate.first]
    if not before or before[-1].passive:
        return None
    if not before[-1].frames & {"harm", "target"} and before[-1].lemma not in _ANSWERING:
        return None
    return given(sides.subject(sentence, before[-1]), "actor_wielder")


_ANSWERING = word_list("verb_lists", "answering")


def _labelled_side(candidate: Candidate) -> Answer | None:
    return given(labelled_side(candidate), "actor_label")


def _loser(candidate: Candidate) -> Entity | None:
    """The side that loses or owns up to victims: "Armenia admits to 404 servicemen killed"."""
    for price, group, relation in governors(candidate):
        if group.lemma == "cost" and relation == "object" and price <= 9:
            inside = entities_between(candidate.sentence, group.last, candidate.first)
            return inside[0] if inside else None
        if brings_back_dead(candidate, group, relation):
            found = sides.subject(candidate.sentence, group)
            there = found is not None and clauses.before_name(candidate.sentence, found) in clauses.PREPOSITIONS
            return None if there else found  # "doctors in El Obeid received 25 bodies"
        has = group.lemma == "have" and candidate.role == "noun" and price <= 1
        has = has and (candidate.noun_is_all() or had_killed(candidate))
        if has and relation == "object" and candidate.kind != "captured":
            return None if is_haven(candidate) else sides.subject(candidate.sentence, group)
        if (
            price <= 9
            and relation == "object"
            and "lose" in group.frames
            and not group.passive
            and "harm" not in group.frames
        ):
            return _who_loses(candidate.sentence, group)
    return None


def is_haven(candidate: Candidate) -> bool:
    """Whether people are by their name from elsewhere, so that who has them took them in: "Chad has 4,000 refugees"."""
    words = candidate.sentence.lower[candidate.after : candidate.noun_last + 1]
    return candidate.kind == "displaced" and not _FROM_ABROAD.isdisjoint(words)


_FROM_ABROAD = word_list("noun_lists", "from_abroad")


def entities_between(sentence: Sentence, first: int, last: int) -> list[Entity]:
    """Entities with a code that stand wholly between two words."""
    return [each for each in sentence.entities if each.codes and each.first > first and each.last < last]


def _taken_from(candidate: Candidate) -> Entity | None:
    """Whose things are seized: "seized rockets from Hezbollah"."""
    group = candidate.governor
    if candidate.item is None or group is None or not group.frames & {"harm"} or group.frames & {"give"}:
        return None
    if relative_clause(candidate) is not None:
        return None  # "shot down two missiles that Hezbollah fired from Lebanon"
    found = sides.after_from(candidate.sentence, candidate.last, ("from",))
    taker = sides.subject(candidate.sentence, group) if found is not None and not group.passive else None
    return None if taker is not None and found is not None and taker.codes == found.codes else found


def _gap_side(candidate: Candidate, moved: bool) -> Entity | None:
    """The name before a number whose verb is left out: "and Rwanda a further 2,800"; for victims it only speaks."""
    sentence, at = candidate.sentence, candidate.first - 1
    if "gapped" not in candidate.rules:
        return None
    loses = candidate.governor is not None and "lose" in candidate.governor.frames
    if not (moved or loses or sentence.word(at) in ("at", "to")):
        return None
    return sentence.entity(at) or sentence.entity(at - 1)


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
    return sentence.word(at - 1) in _LEADING_TO_OTHER_FORCES


def doers(candidate: Candidate) -> list[Group]:
    """The governor, then the verbs it hangs on."""
    group, sentence = candidate.governor, candidate.sentence
    if group is None:
        return []
    behind = group.reduced and candidate.relation == "subject"  # "has 300 troops stationed in"
    if not (behind or group.nominal or group.infinitive or not group.finite):
        return [group]
    stop = candidate.first if behind else group.first
    before = [
        other for other in sentence.groups if other.last < stop and sentence.distance(other.last, stop) < _HANGING
    ]
    return [group, *reversed(before[-1:] if behind else before[-2:])]


_HANGING = 14
"""How far, in priced words, a verb is from one that hangs on it."""


def unnamed(candidate: Candidate, group: Group) -> bool:
    """Whether the verb has a subject of its own that is no side with a code ("the rebels have 200")."""
    sentence = candidate.sentence
    if group.passive or group.nominal or candidate.relation != "object":
        return False
    begin, stop = clauses.subject_span(sentence, group)
    people = sentence.entity(stop - 1) if begin < stop else None
    if candidate.kind == "troops" and people is not None and not people.codes and "region" in people.roles:
        return True  # "the Kurds had 10,000 men"
    members = (at for at in range(begin, stop) if sentence.lower[at] in sentence.grammar.lexicon.sides["unnamed"])
    return any(not sides.is_of_body(sentence, at) for at in members)


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
    if group.last > group.first:
        return next((each for each in sentence.entities if group.first < each.first <= group.last and each.codes), None)
    entity = sentence.entity(group.first - 1)
    if entity is not None and entity.codes:
        return entity
    owned = sides.possessor(sentence, group.first)
    if owned is not None:
        return owned
    if sentence.word(group.first - 1) in ("its", "their"):
        return sides.antecedent_of_pronoun(sentence, group.first - 1)
    return None


_ENROLLING = word_list("verb_lists", "enrolling")
_RESERVES = frozenset(("reserve", "reserves", "ranks"))


def _joined_force(candidate: Candidate) -> Answer | None:
    """ "20,000 fighters have joined the Rapid Support Forces": whoever joins a side's force is of it."""
    sentence, group = candidate.sentence, candidate.governor
    joins = group is not None and group.lemma in _ENROLLING and candidate.relation == "subject"
    if candidate.kind != "troops" or group is None or not joins:
        return None
    army = sentence.grammar.lexicon.armies["units"] | _RESERVES
    for entity in sentence.entities:
        if group.last < entity.first <= group.last + 3 and entity.codes:
            force = "group" in entity.roles or not army.isdisjoint(sentence.lower[entity.last + 1 : entity.last + 3])
            return given(entity, "actor_joined") if force else None
    return None


_MOVED_RULES = (
    *(enemys, _gapped_side, _stated_side, _sender_in_relative, _sender_in_participle),
    *(_whose_it_opens, _target, _wielder, _cost_of, _mover_by_verb, _labelled_side, _joined_force),
)
_VICTIM_RULES = (
    *(enemys, _gapped_label, _stricken, _stated_side),
    *(_loser_in_relative, _loser_near, _loser_by_verb, _joined_force),
)
