"""Sums that are appealed for, collected, blocked or set free: who gives them, and who is to get them."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Entity, Group
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import sides
from tallywire.extract.slots.meant import is_before_parliament
from tallywire.extract.slots.rules import Answer, given


def source_of_label(candidate: Candidate) -> Answer | None:
    """ "the loan from China was worth $500 million": whom the noun for a gift says that it is from."""
    sentence, at = candidate.sentence, candidate.label_first + 1
    if candidate.role != "money" or at <= 0 or candidate.mention.partitive or sentence.word(at) not in ("from", "by"):
        return None
    at += 1 + (sentence.word(at + 1) == "the")
    entity = sentence.entity(at)
    return given(entity, "giver_from") if entity is not None and entity.last < candidate.first else None


def lender_who_unlocks(candidate: Candidate) -> Answer | None:
    """ "The IMF reached an agreement with Sri Lanka that would unlock $337 million": the lender of such a deal."""
    lender = unlocked_by(candidate)
    return given(lender, "giver_deal") if lender is not None else None


def unlocked_by(candidate: Candidate) -> Entity | None:
    """The body of lenders whose decision sets a sum free: "approved the review, which would unlock $1 billion"."""
    sentence, group = candidate.sentence, candidate.governor
    if group is not None and group.infinitive and "get" in group.frames:  # "allowing Cairo | to draw $1.2 billion"
        group = next((each for each in reversed(sentence.groups) if each.last < group.first), None)
    if group is None or candidate.role != "money" or group.lemma not in _UNLOCKING or group.passive:
        return None
    if sentence.word(group.first - 1) not in ("that", "which", ","):
        return None
    lenders = sentence.grammar.lexicon.gifts["lenders"]
    return next((each for each in sentence.entities if each.last < group.first and each.code in lenders), None)


_UNLOCKING = word_list("verb_lists", "unlocking")


def appeals(candidate: Candidate) -> bool:
    """Whether a sum is what somebody asks for or lacks: "launched a $9 million appeal", "faces a shortfall of"."""
    sentence = candidate.sentence
    if candidate.role != "money":
        return False
    lacks = sentence.word(candidate.first - 1) == "of" and sentence.word(candidate.first - 2) in _LACKS
    return lacks or is_plan_of_relief(candidate) or sentence.word(candidate.last) in _APPEALS


def is_plan_of_relief(candidate: Candidate) -> bool:
    """Whether a sum is what relief needs: "the U.N.'s $4.3 billion plan", "a $2 billion humanitarian response plan"."""
    sentence = candidate.sentence
    near = range(candidate.after, candidate.after + _PLAN_WORDS)
    if candidate.role != "money" or not any(sentence.word(at) == "plan" for at in near):
        return False
    owner = sentence.entity(candidate.first - 1)
    collects_for = owner is not None and owner.code in sentence.grammar.lexicon.gifts["collectors"]
    return collects_for or not _RELIEF.isdisjoint(sentence.lower[candidate.after : near.stop])


_PLAN_WORDS = 3
_RELIEF = word_list("noun_lists", "plans_of_relief")


_APPEALS = word_list("noun_lists", "appeals")
_LACKS = word_list("noun_lists", "lacks")


def collects(candidate: Candidate, group: Group) -> bool:
    """Whether a body only gathers what others give: "The U.N. has raised $1.2 billion for Sudan"."""
    if candidate.role != "money" or group.lemma not in _COLLECTING or group.passive or candidate.relation != "object":
        return False
    if not _MEETINGS.isdisjoint(candidate.sentence.lower[max(group.first - _NEAR, 0) : group.first]):
        return True
    doer = sides.subject(candidate.sentence, group)
    return doer is None or doer.code in candidate.sentence.grammar.lexicon.gifts["collectors"]


_MEETINGS = word_list("noun_lists", "meetings")
_NEAR = 7
_COLLECTING = word_list("verb_lists", "collecting")


def obstructs(candidate: Candidate, group: Group) -> bool:
    """Whether a state keeps others from giving: "Hungary has been blocking a tranche of aid for Kyiv"."""
    if group.lemma not in _OBSTRUCTING or group.passive:
        return False
    doer = sides.subject(candidate.sentence, group)
    own = doer is not None and (doer.code in candidate.sentence.grammar.lexicon.gifts["own_blockers"])
    return not own and doer is not None and {"organization", "office"}.isdisjoint(doer.roles)


_OBSTRUCTING = word_list("verb_lists", "obstructing")


def given_to_it(candidate: Candidate) -> int:
    """Index of the pronoun that gets a sum behind a participle: "the $2.2 billion pledged to | it"; else -1."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or not group.reduced or candidate.relation != "subject" or "give" not in group.frames:
        return -1
    pointed = sentence.word(group.last + 1) in ("to", "for") and sentence.word(group.last + 2) in ("it", "them")
    return group.last + 2 if pointed else -1


def giver_to_it(candidate: Candidate) -> Answer | None:
    return (None, "giver_open") if given_to_it(candidate) > 0 else None


def unlocked_for(candidate: Candidate) -> Answer | None:
    """ "The IMF reached a deal with Sri Lanka that would unlock $337 million": the other party to it."""
    sentence, lender = candidate.sentence, unlocked_by(candidate)
    if lender is None or candidate.governor is None:
        return None
    before = [each for each in sentence.entities if each.last < candidate.governor.first and each.codes]
    other = [each for each in before if each.codes != lender.codes and not _STATES.isdisjoint(each.roles)]
    return given(other[-1], "recipient_to") if other else None


_STATES = frozenset(("country", "capital", "demonym"))


def taker_by_pronoun(candidate: Candidate) -> Answer | None:
    at = given_to_it(candidate)
    return given(sides.antecedent_of_pronoun(candidate.sentence, at), "recipient_to") if at > 0 else None


def to_strengthen(candidate: Candidate) -> Answer | None:
    """ "will give 1.8 billion crowns to rearm Ukraine": the object of the verb of purpose right behind a gift."""
    sentence, at = candidate.sentence, candidate.last + 1
    then = sentence.group(at)
    if candidate.role != "money" or then is None or not then.infinitive or "get" in then.frames:
        return None
    entity = sentence.entity(then.last + 1)
    plain = entity is not None and not {"country", "capital"}.isdisjoint(entity.roles)
    return given(entity, "recipient_purpose") if plain and then.lemma in _STRENGTHENING else None


_STRENGTHENING = word_list("verb_lists", "strengthening")


def appealed_for(candidate: Candidate) -> Answer | None:
    """ "Haiti's appeal is a fifth funded: of $908 million requested": whose appeal or plan the sum is for."""
    sentence = candidate.sentence
    for entity in sentence.entities:
        owned = sentence.lower[entity.last + 1 : entity.last + 4]
        if (
            candidate.role == "money"
            and entity.possessive
            and len(entity.codes) == 1
            and not _APPEALS.isdisjoint(owned)
        ):
            return entity.code, "recipient_stated"
    return None


def aided_from_abroad(candidate: Candidate) -> Answer | None:
    """ "Kyiv said foreign aid came to $4.6 billion": who speaks of the help of others."""
    sentence, label = candidate.sentence, candidate.label_first
    if candidate.role != "money" or label < 1 or _ABROAD.isdisjoint(sentence.lower[max(label - 2, 0) : label]):
        return None
    says = next((each for each in sentence.groups if each.last < label and "report" in each.frames), None)
    return given(sides.subject(sentence, says), "recipient_subject") if says is not None else None


_ABROAD = word_list("noun_lists", "from_others")


def _wages_paid(candidate: Candidate) -> tuple[Entity, Entity] | None:
    """Who pays whose people: "will pay the wages of Gaza's teachers, at a cost of $90 million"."""
    sentence = candidate.sentence
    if candidate.role != "money" or _WAGES.isdisjoint(sentence.lower[: candidate.first]):
        return None
    for group in sentence.groups:
        behind = sentence.lower[group.last + 1 : group.last + 1 + _WAGE_WORDS]
        if group.lemma not in _PAYING or group.passive or _WAGES.isdisjoint(behind) or group.last > candidate.first:
            continue
        near = range(group.last + 1, group.last + 2 * _WAGE_WORDS)
        paid = next((each for each in sentence.entities if each.first in near and each.codes), None)
        doer = sides.subject(sentence, group)
        if paid is not None and doer is not None and doer.codes != paid.codes:
            return doer, paid
    return None


_PAYING = word_list("verb_lists", "paying_wages")
_WAGES = word_list("noun_lists", "wages")
_WAGE_WORDS = 5


def payer_of_wages(candidate: Candidate) -> Answer | None:
    """The giver of what pays the wages of others' people."""
    both = _wages_paid(candidate)
    return given(both[0], "giver_subject") if both is not None else None


def wages_of(candidate: Candidate) -> Answer | None:
    """Whose people's wages a sum pays."""
    both = _wages_paid(candidate)
    return given(both[1], "recipient_paid_into") if both is not None else None


def own_country_of_speaker(candidate: Candidate) -> Answer | None:
    """ "Zelensky said after the House approved $60.8 billion for his country": whose country the speaker's is."""
    sentence, at = candidate.sentence, candidate.last + 1
    owned = sentence.word(at) in ("for", "to") and sentence.word(at + 1) in _OWNING
    if candidate.role != "money" or not owned or sentence.word(at + 2) not in _OWN_COUNTRY:
        return None
    giver = sides.subject(sentence, candidate.governor) if candidate.governor is not None else None
    for group in sentence.groups:
        speaker = sides.subject(sentence, group) if "report" in group.frames and group.finite else None
        if speaker is not None and (giver is None or speaker.code != giver.code):
            return speaker.code, "recipient_to"
    return None


_OWNING = word_list("grammar", "possessives")
_OWN_COUNTRY = word_list("noun_lists", "own_country")


def parliament_asked(candidate: Candidate, asks: Group) -> Entity | None:
    """Who asks his own parliament for what he means to give: "will ask lawmakers for $10 billion for Israel"."""
    asked = candidate.sentence.lower[asks.last + 1 : candidate.first]
    own = candidate.role == "money" and not asks.passive and not _DECIDERS.isdisjoint(asked)
    return sides.subject(candidate.sentence, asks) if own else None


def lender_named(candidate: Candidate) -> Entity | None:
    """The body of lenders that decides whether somebody gets a sum: "The IMF will decide whether Kyiv gets it"."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or candidate.role != "money" or "whether" not in sentence.lower[: group.first]:
        return None
    lenders = sentence.grammar.lexicon.gifts["lenders"]
    return next((each for each in sentence.entities if each.last < group.first and each.code in lenders), None)


_DECIDERS = word_list("noun_lists", "deciders")


def before_parliament(candidate: Candidate) -> Answer | None:
    """ "another $3 billion is before parliament in Seoul"."""
    sentence, group = candidate.sentence, candidate.governor
    if not is_before_parliament(candidate) or group is None:
        return None
    inside = [each for each in sentence.entities if group.last < each.first <= group.last + 6 and each.codes]
    return given(inside[0], "giver_parliament") if inside else None


def lender_after_with(candidate: Candidate) -> Answer | None:
    """ "ratified a 1.5-billion-euro loan agreement with the European Investment Bank": the lender of the agreement."""
    sentence = candidate.sentence
    lenders = sentence.grammar.lexicon.gifts["lenders"]
    if "with" not in sentence.words or _AGREEMENTS.isdisjoint(sentence.words):
        return None
    for entity in sentence.entities:
        before = entity.first - (2 if sentence.word(entity.first - 1) == "the" else 1)
        agreed = not _AGREEMENTS.isdisjoint(sentence.lower[max(before - 2, 0) : before])
        if entity.first > candidate.last and entity.code in lenders and sentence.word(before) == "with" and agreed:
            return given(entity, "giver_deal") if candidate.role == "money" else None
    return None


def borrower(candidate: Candidate) -> Answer | None:
    """Who agrees on a loan with a lender that is named behind it: the subject."""
    group = candidate.governor
    if group is None or group.passive or lender_after_with(candidate) is None:
        return None
    return given(sides.subject(candidate.sentence, group), "recipient_subject")


_AGREEMENTS = word_list("noun_lists", "agreements")
