"""Recipient of money and of things that are given, promised, bought for somebody or asked for."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_lexicon import GERUND
from tallywire.extract.facts_sums import is_set_aside_for, is_spent_for
from tallywire.extract.facts_syntax import Entity, Group, Sentence
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import clauses, sides
from tallywire.extract.slots.actor import doers
from tallywire.extract.slots.appeals import (
    aided_from_abroad,
    appealed_for,
    appeals,
    borrower,
    own_country_of_speaker,
    taker_by_pronoun,
    to_strengthen,
    unlocked_for,
    wages_of,
)
from tallywire.extract.slots.gifts import body, deal_of, gapped_taker
from tallywire.extract.slots.hearers import hearer
from tallywire.extract.slots.meant import (
    coming_to,
    is_no_taker,
    main_verb,
    meant_to_have,
    recipient_beside,
    returns_with,
    side_after_to,
)
from tallywire.extract.slots.orders import orderer
from tallywire.extract.slots.parcels import (
    bought_by,
    in_parcel,
    is_thanked,
    listed_after_parcel,
    procured_for,
    promised,
    requested,
    seller,
)
from tallywire.extract.slots.rules import Answer, given, settled

_DEPOSITING = word_list("verb_lists", "depositing")
_OBJECTS_TAKEN_UP = word_list("function_words", "objects_taken_up")
_BEFORE_FIELDS_OF_RELIEF = word_list("function_words", "before_fields_of_relief")
_OWNING = word_list("grammar", "possessives")
_CLAUSES_BEHIND = word_list("function_words", "clauses_behind")
_REACHING_TAKERS = word_list("verb_lists", "reaching_takers")
_WITHHOLDING = word_list("verb_lists", "withholding")


def read_recipient(candidate: Candidate, giver: str | None) -> tuple[str | None, str]:
    """Who gets the money or the things, and the rule; nobody gets from himself."""
    for rule in _RECIPIENT_RULES:
        answer = rule(candidate)
        if answer is not None and (answer[0] is None or answer[0] != giver):
            return body(candidate, answer[0]), answer[1]
    return None, ""


def _is_whole_of_owner(candidate: Candidate) -> bool:
    """Whether the number is all that an owner has: "of its 28 jets"."""
    sentence, at = candidate.sentence, candidate.first - 1
    owned = sentence.word(at) in _OWNING or sentence.word(candidate.first) in _OWNING
    start = at if sentence.word(at) in _OWNING else candidate.first
    everything = sentence.lower[max(start - 3, 0) : start - 1] == ["every", "one"] or sentence.word(start - 2) == "all"
    return owned and sentence.word(start - 1) == "of" and not everything


def _whole_of_parts(candidate: Candidate) -> Answer | None:
    """ "Of Italy's 5.5 billion euros, 600 million went to Tunisia": who gets a part gets not the whole."""
    sentence, group = candidate.sentence, candidate.governor
    if candidate.kind != "aid" or sentence.lower[0] != "of" or group is None or candidate.relation != "subject":
        return None
    parts = any(sentence.numbers[candidate.last + 1 : group.first])
    return (None, "recipient_none") if parts and candidate.first <= _OPENING else None


_OPENING = 4


def _whole_stays(candidate: Candidate) -> Answer | None:
    return (None, "recipient_none") if _is_whole_of_owner(candidate) else None


def _appealer(candidate: Candidate) -> Answer | None:
    """ "launched an appeal for 20 million francs for Turkey": whom an appeal is for, else who makes it."""
    group, own = candidate.governor, appeals(candidate)
    if group is None or not (own or (requested(candidate) and candidate.role == "money")):
        return None
    taker = side_after_to(candidate)
    if taker is not None and taker.first > candidate.last:
        return taker.code, "recipient_to"
    return given(sides.subject(candidate.sentence, group), "recipient_subject") if own else None


def _asker(candidate: Candidate) -> Answer | None:
    """ "Kyiv came with a request for €800m", "Kyiv has promises of 150 tanks", "Kyiv thanked Berlin for"."""
    group = candidate.governor
    if group is None:
        return None
    if is_thanked(candidate):
        return settled(sides.subject(candidate.sentence, group), "recipient_subject")
    if requested(candidate):
        asker = sides.owners(candidate.sentence, max(candidate.first - 4, 0), candidate.first - 3)
        if asker is not None and asker.possessive:
            return asker.code, "recipient_subject"  # "turned down Kyiv's request for 100 missiles"
    if requested(candidate) or promised(candidate):
        return given(sides.subject(candidate.sentence, group), "recipient_subject")
    return None


def _addressee_of_parcel(candidate: Candidate) -> Answer | None:
    """ "one shipment for Israel: 1,800 bombs", "the package for Kyiv is worth 30 million and holds 20 guns"."""
    sentence, group = candidate.sentence, candidate.governor
    if _to_after(candidate):
        return None
    if listed_after_parcel(candidate):
        stop = sentence.lower.index(":")
    elif group is not None and in_parcel(candidate):
        stop = group.first
    else:
        return None
    for entity in sentence.entities:
        if entity.codes and entity.first < stop and sentence.word(entity.first - 1) in ("to", "for"):
            return entity.code, "recipient_to"
    return None


def _for_use_of(candidate: Candidate) -> Answer | None:
    """ "offered to fly 28 jets to a base so that Kyiv could have them": who is to have what is given."""
    sentence = candidate.sentence
    if "so" not in sentence.lower[candidate.last + 1 :]:
        return None
    so = sentence.lower.index("so", candidate.last + 1)
    entity = sentence.entity(so + 1 + (sentence.word(so + 1) == "that"))
    group = sentence.group(entity.last + 1) if entity is not None else None
    has = group is not None and group.lemma in _HAVING and sentence.word(group.last + 1) in _OBJECTS_TAKEN_UP
    return given(entity, "recipient_goal") if has else None


_HAVING = word_list("verb_lists", "having")


def _there_soon(candidate: Candidate) -> Answer | None:
    soon = coming_to(candidate)
    return given(soon[1], "recipient_goal") if soon is not None else None


def _meant_to_have(candidate: Candidate) -> Answer | None:
    return given(meant_to_have(candidate), "recipient_goal") if candidate.item is not None else None


def _party_to_deal(candidate: Candidate) -> Answer | None:
    """ "The IMF agreed with Islamabad on a $7 billion programme": of two parties the lender gives, the other gets."""
    sentence, group = candidate.sentence, deal_of(candidate)
    if group is None:
        return None
    other = next((each for each in sentence.entities if each.first > group.last and each.codes), None)
    side = sides.subject(sentence, group)
    before = other.first - (2 if other is not None and sentence.word(other.first - 1) == "the" else 1) if other else 0
    if other is None or side is None or sentence.word(before) != "with":
        return None
    lends = "organization" in side.roles
    return (other if lends else side).code, "recipient_to" if lends else "recipient_subject"


def _bought_for(candidate: Candidate) -> Answer | None:
    group = candidate.governor
    if group is not None and seller(candidate) is not None and not procured_for(candidate):
        buyer = sides.agent(candidate.sentence, group) if group.passive else sides.subject(candidate.sentence, group)
        return given(buyer, "recipient_subject")
    if procured_for(candidate):
        return given(side_after_to(candidate), "recipient_to")
    return given(bought_by(candidate), "recipient_subject")


def _getter_by_verb(candidate: Candidate) -> Answer | None:
    """The subject of getting, asking, or being given."""
    if returns_with(candidate) and candidate.governor is not None:
        return given(sides.subject(candidate.sentence, candidate.governor), "recipient_subject")
    for doer in doers(candidate):
        frames = doer.frames
        wants = "ask" in frames or ("get" in frames and "give" not in frames)
        acts = candidate.relation == "object" or doer is not candidate.governor
        if wants and acts and (not doer.passive or "get" in frames):
            behind = side_after_to(candidate)
            ahead = behind if behind is not None and behind.first > candidate.last else None
            ahead = ahead or _fed_by_agency(candidate, doer)
            return given(ahead or sides.subject(candidate.sentence, doer) or behind, "recipient_subject")
        if doer.passive and candidate.relation == "object" and "give" in frames:
            return given(sides.subject(candidate.sentence, doer), "recipient_subject")
    return None


def _fed_by_agency(candidate: Candidate, doer: Group) -> Entity | None:
    """ "The U.N. needs $2 billion to feed Yemen": the country that a body asks for money for."""
    asker = sides.subject(candidate.sentence, doer) if candidate.role == "money" and not doer.passive else None
    if asker is None or "organization" not in asker.roles:
        return None
    verb = _verb_of_purpose(candidate.sentence, candidate.last + 1)
    inside = (each for each in candidate.sentence.entities if verb < each.first <= verb + _PURPOSE_WORDS)
    return next((each for each in inside if each.codes and each.code != asker.code), None) if verb > 0 else None


def _recipient_by_place(candidate: Candidate) -> Answer | None:
    """Between verb and number ("lent Kyiv another"), or as goal ("have reached Ukraine")."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None:
        return None
    at = candidate.last + 1
    listed = (
        sentence.word(at) == "for" and sentence.word(candidate.first - 1) == "and"
    )  # "… and $14 billion for Israel"
    direct = sentence.entity(at + 1) if sentence.word(at) == "to" or listed else None
    if direct is not None and direct.codes and direct.first == at + 1:
        return direct.code, "recipient_to"  # "… goes to Ukraine and $14 billion to Israel"
    if candidate.relation == "object" and not group.passive:
        promised_to = _taker_in_relative(candidate, group) if candidate.last < group.first else None
        return given(promised_to or _indirect_object(candidate, group), "recipient_object")
    group = main_verb(candidate) or group
    if candidate.relation == "subject" and group.lemma in _REACHING_TAKERS:
        inside = [each for each in sentence.entities if group.last < each.first <= group.last + 4 and each.codes]
        return given(inside[0], "recipient_goal") if inside else None
    return None


def _taker_in_relative(candidate: Candidate, group: Group) -> Entity | None:
    """ "the $300 million that Gulf states promised Gaza's hospitals": the name right behind the verb of the clause."""
    at = group.last + 1 + (candidate.sentence.word(group.last + 1) == "the")
    entity = candidate.sentence.entity(at)
    return entity if entity is not None and entity.codes and "give" in group.frames else None


def _withheld_from(candidate: Candidate) -> Entity | None:
    """From whom a gift is kept back: "withheld $1.3 billion in aid from Egypt"."""
    group = candidate.governor
    kept = group is not None and group.lemma in _WITHHOLDING
    return sides.after_from(candidate.sentence, candidate.last, ("from",)) if kept else None


def _worked_for(candidate: Candidate) -> Answer | None:
    """Where relief work is paid for abroad, and whose coffers a sum is paid into."""
    sentence = candidate.sentence
    if candidate.role != "money":
        return None
    spent = is_spent_for(candidate) or is_set_aside_for(candidate) or _pays_for_work(candidate)
    doer = sides.subject(sentence, candidate.governor) if spent and candidate.governor is not None else None
    withheld = _withheld_from(candidate)
    if withheld is not None:
        return withheld.code, "recipient_withheld"
    for entity in sentence.entities:
        if entity.first <= candidate.last or not entity.codes:
            continue
        before = sentence.word(entity.first - (2 if sentence.word(entity.first - 1) == "the" else 1))
        if (
            spent
            and doer is not None
            and (before in _BEFORE_FIELDS_OF_RELIEF or before == "on" or _is_object_of_work(sentence, entity))
            and not set(entity.codes) <= set(doer.codes)
        ):
            return entity.code, "recipient_spent"
        coffers = sentence.grammar.lexicon.sums["coffers"]
        paid_in = before == "into" or (
            before in ("in", "with", "at") and candidate.governor is not None and _deposits(candidate)
        )
        paid_in = paid_in and not is_no_taker(candidate, entity)  # "into a World Bank fund for Ukraine"
        if paid_in and not coffers.isdisjoint(sentence.lower[entity.last + 1 : entity.last + 4]):
            return entity.code, "recipient_paid_into"
    return None


def _is_object_of_work(sentence: Sentence, entity: Entity) -> bool:
    """Whether a name is of those for whom something is done: "on training and equipping Syrian rebels"."""
    does = sentence.group(entity.first - 1)
    return does is not None and does.form == GERUND and "demonym" in entity.roles


def _pays_for_work(candidate: Candidate) -> bool:
    """Whether a sum known as aid is given to do something abroad: "a $1.5 billion loan to pay teachers in Ukraine"."""
    group, then = candidate.governor, candidate.sentence.group(candidate.last + 1)
    gives = candidate.kind == "aid" and group is not None and "give" in group.frames
    return gives and then is not None and then.infinitive and "get" not in then.frames


def _backed_by(candidate: Candidate) -> Answer | None:
    """ "Ukraine's allies promised 40 billion euros": whose backers give it, where nobody else is named to get it."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or group.passive or candidate.relation != "object" or group.frames.isdisjoint(_GIVING):
        return None
    begin = clauses.subject_start(sentence, group)
    for entity in sentence.entities:
        if begin <= entity.first < group.first and entity.possessive and len(entity.codes) == 1:
            backers = not _BACKERS.isdisjoint(sentence.lower[entity.last + 1 : min(entity.last + 4, group.first)])
            return given(entity, "recipient_backed") if backers else None
    return None


_BACKERS = word_list("noun_lists", "backers")


def _for_good_abroad(candidate: Candidate) -> Answer | None:
    return given(_purpose_abroad(candidate), "recipient_purpose") if candidate.role == "money" else None


def _purpose_abroad(candidate: Candidate) -> Entity | None:
    """The country where a gift is to do good: "gives 58 million to clear mines from Ukrainian farmland"."""
    sentence, group, at = candidate.sentence, candidate.governor, candidate.last + 1
    if group is None or group.passive or candidate.relation != "object" or group.frames.isdisjoint(_GIVING):
        return None
    if candidate.first > group.last + 3:
        return None  # "gave its farmers 20 million to sell wheat to Egypt"
    verb = _verb_of_purpose(sentence, at)
    inside = (each for each in sentence.entities if verb < each.first <= verb + _PURPOSE_WORDS and each.codes)
    named = next(inside, None) if verb > 0 else None
    if named is None or named.code == given_code(sides.subject(sentence, group)):
        return None
    between = sentence.lower[verb + 1 : named.first]
    body = {"organization", "leader", "office"}.isdisjoint(named.roles)
    return named if body and _CLAUSE_ENDS.isdisjoint(between) else None


def _verb_of_purpose(sentence: Sentence, at: int) -> int:
    """Index of the verb of a purpose that begins at a word: "to | rebuild", "helping"; 0 where none does."""
    group = sentence.group(at)
    if group is not None and group.first == at and group.lemma in _HELPING:
        return group.last
    determined = sentence.word(at + 1) in sentence.grammar.lexicon.words["determiners"]
    infinitive = sentence.word(at) == "to" and sentence.word(at + 1).isalpha() and not determined
    return at + 1 if infinitive and sentence.entity(at + 1) is None else 0


_GIVING = frozenset(("give", "procure", "planned"))
_HELPING = word_list("verb_lists", "helping")
_CLAUSE_ENDS = word_list("function_words", "clause_ends")
_PURPOSE_WORDS = 9
"""How far behind its verb the country of a purpose may stand."""


def given_code(entity: Entity | None) -> str | None:
    """The code of a side, if there is one."""
    return entity.code if entity is not None else None


def _deposits(candidate: Candidate) -> bool:
    """Whether a sum is lodged with somebody: "deposited $2 billion in Pakistan's central bank"."""
    return candidate.governor is not None and candidate.governor.lemma in _DEPOSITING


def _recipient_after_to(candidate: Candidate) -> Answer | None:
    return given(side_after_to(candidate), "recipient_to")


_BEFORE_NAMES = word_list("function_words", "before_names")


def _stated_recipient(candidate: Candidate) -> Answer | None:
    """ "Ukraine aid bill": a name beside the sum or its label that is no owner."""
    sentence = candidate.sentence
    for entity in sentence.entities:
        before_label = 0 <= candidate.label_first - entity.last <= 3 and entity.first < candidate.label_first
        beside = before_label or candidate.after <= entity.first <= candidate.last + 3
        owner = "demonym" in entity.roles or entity.possessive
        apart = bool(_CLAUSES_BEHIND & set(sentence.lower[candidate.after : entity.first]))
        before = entity.first - (2 if sentence.word(entity.first - 1) == "the" else 1)
        placed = sentence.word(before) in _BEFORE_NAMES
        if beside and entity.codes and not (owner or apart or placed or is_no_taker(candidate, entity)):
            return entity.code, "recipient_stated"
    return None


def _indirect_object(candidate: Candidate, group: Group) -> Entity | None:
    """ "lent Kyiv another C$450 million", "provide Ukraine's army with"."""
    sentence = candidate.sentence
    if sentence.word(group.last + 1) in _OBJECTS_TAKEN_UP and sentence.word(group.last + 2) == "with":
        return sides.antecedent_of_pronoun(sentence, group.first)  # "…; Berlin is to repay it with 35 lorries"
    inside = [entity for entity in sentence.entities if group.last < entity.first <= candidate.first and entity.codes]
    for entity in inside:
        if any(sentence.numbers[group.last + 1 : entity.first]):
            break
        gap = sentence.lower[group.last + 1 : entity.first]
        if sentence.grammar.lexicon.words["beside_recipients"].issuperset(gap):
            return entity
        if sentence.word(entity.first - 1) in ("to", "for"):
            return entity
    return None


def _to_after(candidate: Candidate) -> bool:
    """Whether a name with "to" or "for" follows the number."""
    sentence = candidate.sentence
    return any(
        entity.first > candidate.last and sentence.word(entity.first - 1) in ("to", "for")
        for entity in sentence.entities
    )


_RECIPIENT_RULES = (
    borrower,
    _whole_of_parts,
    gapped_taker,
    orderer,
    *(
        _for_use_of,
        _there_soon,
        _meant_to_have,
        wages_of,
        _party_to_deal,
        unlocked_for,
        taker_by_pronoun,
        _whole_stays,
        _asker,
    ),
    *(_addressee_of_parcel, _worked_for, _bought_for, _getter_by_verb, _recipient_by_place),
    *(
        _recipient_after_to,
        own_country_of_speaker,
        to_strengthen,
        _stated_recipient,
        recipient_beside,
        _for_good_abroad,
        _backed_by,
    ),
    *(appealed_for, aided_from_abroad, hearer),
)
