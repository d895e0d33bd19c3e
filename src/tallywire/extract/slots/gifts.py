"""Giver of money and of things that are given, promised, bought for somebody or asked for."""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_sums import is_bought_for
from tallywire.extract.facts_syntax import Entity, Group
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import clauses, sides
from tallywire.extract.slots.actor import doers, owner_of_noun, undertakes, unnamed
from tallywire.extract.slots.appeals import (
    appeals,
    before_parliament,
    collects,
    giver_to_it,
    lender_after_with,
    lender_named,
    lender_who_unlocks,
    obstructs,
    parliament_asked,
    payer_of_wages,
    source_of_label,
)
from tallywire.extract.slots.loans import giver_by_currency, giver_of_whole
from tallywire.extract.slots.meant import returns_with, visited
from tallywire.extract.slots.named_givers import (
    adjective_of_aid,
    asked,
    maker_of_got,
    named_after,
    named_with_aid,
    owner_of_package,
    thanked,
)
from tallywire.extract.slots.orders import seller_of_order
from tallywire.extract.slots.parcels import (
    bought_by,
    gift_noun,
    is_thanked,
    listed_after_parcel,
    owner_of_parcel,
    procured_for,
    promised,
    requested,
    seller,
    shipment,
)
from tallywire.extract.slots.relatives import relative_clause
from tallywire.extract.slots.rules import Answer, first_answer, given, settled

_OPENING_PURPOSES = word_list("function_words", "opening_purposes")
_BUYING = word_list("verb_lists", "buying_for_oneself")


def read_giver(candidate: Candidate) -> tuple[str | None, str]:
    """Who gives the money or the things, and the rule."""
    code, rule = first_answer(_GIVER_RULES, candidate)
    return body(candidate, code), rule


def body(candidate: Candidate, code: str | None) -> str | None:
    """The body that a place stands for where it gives or gets ("Brussels")."""
    sentence = candidate.sentence
    for word, body in sentence.grammar.lexicon.metonyms.items():
        if word in sentence.lower and code is not None:
            entity = sentence.entity(sentence.lower.index(word))
            placed = entity is not None and sentence.word(entity.first - 1) in ("in", "at", "near")
            if entity is not None and entity.code == code and not placed:
                return body
    return code


def _gapped_giver(candidate: Candidate) -> Answer | None:
    """ "Wellington pledged 16 million and Seoul 100 million"."""
    if "gapped" not in candidate.rules or gapped_taker(candidate) is not None:
        return None
    return given(candidate.sentence.entity(candidate.first - 1), "giver_gapped")


def gapped_taker(candidate: Candidate) -> Answer | None:
    """ "It would give Ukraine $60 billion and Israel 14 billion": the second of two who get something by one verb."""
    group, sentence = candidate.governor, candidate.sentence
    if "gapped" not in candidate.rules or group is None or group.passive or "give" not in group.frames:
        return None
    first = sentence.entity(group.last + 1)
    if not clauses.PRONOUNS.issuperset(sentence.lower[clauses.subject_start(sentence, group) : group.first] or [""]):
        return None  # "Riyadh offered Pakistan $1 billion, Paris 360 million"
    taken = first is not None and first.codes and not first.possessive and first.last + 3 < candidate.first
    counted = taken and first is not None and any(sentence.numbers[first.last + 1 : first.last + 4])
    return given(sentence.entity(candidate.first - 1), "recipient_object") if counted else None


def _giver_before_colon(candidate: Candidate) -> Answer | None:
    """ "Copenhagen: 2.3bn kroner more for Kyiv"."""
    sentence = candidate.sentence
    first = sentence.entities[0] if sentence.entities else None
    alone = candidate.governor is None and first is not None and first.first == 0
    return given(first, "giver_colon") if alone and first and sentence.word(first.last + 1) == ":" else None


def _linked_giver(candidate: Candidate) -> Answer | None:
    """ "which takes its loans this year to 1.45 billion": the giver of the loan before."""
    owned = candidate.label_first > 0 and candidate.sentence.word(candidate.label_first - 1) in ("its", "their")
    group = candidate.governor
    if group is not None and "change" in group.frames and candidate.relation == "object":  # "takes its total to"
        owned |= not {"its", "their", "them"}.isdisjoint(candidate.sentence.lower[group.last + 1 : candidate.first])
    if candidate.antecedent is None:
        return None
    if _is_got_part(candidate):
        return candidate.antecedent.actor, "giver_linked"
    if not owned or candidate.antecedent.sentence is not candidate.sentence:
        return None
    return candidate.antecedent.actor, "giver_linked"


def _is_got_part(candidate: Candidate) -> bool:
    """Whether somebody gets a part of the sum before: "hopes to have up to $1.2 billion of it by July"."""
    group = candidate.governor
    part = candidate.sentence.lower[candidate.after : candidate.after + 2] == ["of", "it"]
    got = group is not None and not group.frames.isdisjoint(("get", "hold")) and candidate.relation == "object"
    return part and got and candidate.role == "money"


_TOTALLING = word_list("verb_lists", "totalling")


def _owner_of_total(candidate: Candidate) -> Answer | None:
    """ "that would bring Berlin's help since 2022 to 30 billion": whose gifts come to the sum."""
    sentence, group, label = candidate.sentence, candidate.governor, candidate.label_first
    if group is None or label <= group.last or group.lemma not in _TOTALLING or group.passive:
        return None
    first = next((each for each in sentence.entities if each.first > group.last), None)
    owned = first is not None and first.codes and first.last < label <= first.last + 3
    stated = owned and first is not None and (first.possessive or "demonym" in first.roles)
    return given(first, "giver_stated") if stated else None


def _promiser(candidate: Candidate) -> Answer | None:
    """ "it has promises of 150 tanks", "a request for €800m": open, unless the words say from whom."""
    if not promised(candidate) and not requested(candidate):
        return None
    found = sides.after_from(candidate.sentence, candidate.last)
    return settled(found or (visited(candidate) if _takes_home(candidate) else None), "giver_from", "giver_open")


def _takes_home(candidate: Candidate) -> bool:
    """Whether somebody comes home from a capital with a promise: "flew home from Washington with promises of 40"."""
    group, words = candidate.governor, candidate.sentence.lower[: candidate.first]
    return group is not None and "home" in group.lemma.split() and {"from", "with"} <= set(words[group.last :])


def _sender_of_list(candidate: Candidate) -> Answer | None:
    if candidate.governor is not None or not listed_after_parcel(candidate):
        return None
    sentence = candidate.sentence
    subjects = (sides.subject(sentence, group) for group in sentence.groups if group.finite)
    return given(next((found for found in subjects if found is not None), None), "giver_subject")


def _shipper(candidate: Candidate) -> Answer | None:
    shipped = shipment(candidate)
    if shipped is not None:
        return given(owner_of_noun(candidate.sentence, shipped), "giver_noun")
    return given(owner_of_parcel(candidate), "giver_noun")


def _thanked_giver(candidate: Candidate) -> Answer | None:
    group = candidate.governor
    return settled(thanked(candidate, group), "giver_thanked") if group is not None and is_thanked(candidate) else None


def _buyer(candidate: Candidate) -> Answer | None:
    group = candidate.governor
    if group is not None and is_bought_for(candidate):
        buyer = sides.agent(candidate.sentence, group) if group.passive else sides.subject(candidate.sentence, group)
        return settled(buyer, "giver_subject")
    sells = seller(candidate)
    if sells is not None and not procured_for(candidate):
        return sells.code, "giver_from"
    if bought_by(candidate) is not None:
        return settled(maker_of_got(candidate), "giver_stated", "giver_open")
    if group is None or not procured_for(candidate) or collects(candidate, group):
        return None
    return settled(sides.subject(candidate.sentence, group), "giver_subject")


def _giver_by_verb(candidate: Candidate) -> Answer | None:
    """By the verb of giving, getting or asking, or one that it hangs on."""
    if returns_with(candidate):
        return settled(visited(candidate), "giver_from", "giver_open")
    for doer in doers(candidate):
        frames = doer.frames
        if obstructs(candidate, doer):
            continue
        if appeals(candidate) or collects(candidate, doer):
            return settled(asked(candidate, doer), "giver_from", "giver_open")
        got = candidate.relation == "object" and "get" in frames and "give" not in frames
        if got or "ask" in frames:
            found = asked(candidate, doer) or named_after(candidate, candidate.last)
            found = found or named_after(candidate, doer.last)
            found = found or (maker_of_got(candidate) if got else None)
            homeward = got and {"home", "with"} & set(doer.lemma.split())
            found = found or (owner_of_package(candidate.sentence) if got else None)
            found = found or (visited(candidate) if homeward else None)
            found = found or (named_with_aid(candidate, doer) if got else None)
            found = found or (parliament_asked(candidate, doer) if "ask" in frames else lender_named(candidate))
            return settled(found, "giver_from", "giver_open")
        if frames & {"give", "planned", "possible", "hold"} or undertakes(candidate, doer):
            found = _giving_subject(candidate, doer)
            if found is not None or unnamed(candidate, doer):
                return settled(found, "giver_subject", "giver_open")
    return None


def _giver_in_relative(candidate: Candidate) -> Answer | None:
    """ "the 31 tanks that Washington promised": the subject of giving in the clause behind the things."""
    relative = relative_clause(candidate)
    if relative is None or relative.frames.isdisjoint(("give", "planned")) or relative.passive:
        return None
    if candidate.item is not None and relative.lemma in _BUYING:
        return None, "giver_open"  # "has got 38 of the 108 tanks that it ordered"
    return given(sides.subject(candidate.sentence, relative), "giver_relative")


def _giver_by_noun(candidate: Candidate) -> Answer | None:
    """ "Berlin's offer of 20 tanks", "a Dutch pledge of 20 million"."""
    at = gift_noun(candidate)
    if at < 0:
        return None
    found = sides.owners(candidate.sentence, max(at - 4, 0), at)
    determiners = candidate.sentence.grammar.lexicon.words["determiners"]
    if found is not None and not determiners.isdisjoint(candidate.sentence.lower[found.last + 1 : at]):
        return None  # "granted Ankara a loan of 30 million"
    return given(found, "giver_noun")


def _giver_who_announces(candidate: Candidate) -> Answer | None:
    """ "Eighty tanks for Kyiv, Berlin announces": in a headline without a verb of its own, whoever decides gives."""
    sentence = candidate.sentence
    if candidate.governor is not None:
        return None
    tail = [group for group in sentence.groups if group.first > candidate.last and group.finite]
    decides = len(tail) == 1 and "planned" in tail[0].frames and not tail[0].passive
    return given(sides.subject(sentence, tail[0]), "giver_announces") if decides else None


def _owner_of_own(candidate: Candidate) -> Answer | None:
    return given(sides.owner_of_own(candidate.sentence, candidate.last + 1), "giver_own")


def _stated_giver(candidate: Candidate) -> Answer | None:
    return given(adjective_of_aid(candidate), "giver_stated")


def _giver_after_by(candidate: Candidate) -> Answer | None:
    """ "…, against $44 billion by the United States": who is named with "by" right behind a sum."""
    sentence, at = candidate.sentence, candidate.last + 1
    entity = sentence.entity(at + 1 + (sentence.word(at + 1) == "the")) if sentence.word(at) == "by" else None
    return given(entity, "giver_by") if entity is not None and candidate.role == "money" else None


def _giver_after_from(candidate: Candidate) -> Answer | None:
    return given(named_after(candidate, candidate.last), "giver_from")


def _denier(candidate: Candidate) -> Answer | None:
    """ "Ankara denied that Tripoli had been promised $1 billion": who denies it would be the giver."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or not group.passive or "give" not in group.frames:
        return None
    before = [each for each in sentence.groups if "denied" in each.frames and each.last < group.first]
    return given(sides.subject(sentence, before[-1]), "giver_denier") if before and not before[-1].passive else None


def _lender_in_deal(candidate: Candidate) -> Answer | None:
    """ "Pakistan agreed with the IMF on a $7 billion programme": of two parties a body of lenders gives."""
    sentence, group = candidate.sentence, deal_of(candidate)
    if group is None:
        return lender_after_with(candidate)
    for entity in sentence.entities:
        before = entity.first - (2 if sentence.word(entity.first - 1) == "the" else 1)
        if entity.first > group.last and "organization" in entity.roles and sentence.word(before) == "with":
            return given(entity, "giver_deal")
    lender = sides.subject(sentence, group)
    return given(lender, "giver_deal") if lender is not None and "organization" in lender.roles else None


def deal_of(candidate: Candidate) -> Group | None:
    """The verb of agreeing that a sum is the matter of: "agreed with Islamabad on a $7 billion programme"."""
    before = [group for group in candidate.sentence.groups if group.last < candidate.first and not group.nominal]
    deal = before[-1] if before and candidate.role == "money" else None
    return deal if deal is not None and deal.lemma in _DEALING and not deal.passive else None


_DEALING = word_list("verb_lists", "dealing")


def bought_with(candidate: Candidate, before: Sequence[Candidate]) -> Candidate | None:
    """The loan that things are paid with: "a loan for Yerevan that will pay for 24 carriers"."""
    group, sentence = candidate.governor, candidate.sentence
    if candidate.item is None or group is None or group.lemma.split()[0] not in _PAYING or not before:
        return None
    last = next((fact for fact in reversed(before) if fact.role == "money"), None)
    relative = _OPENING_PURPOSES & {sentence.word(group.first - 1), sentence.word(group.first)}
    paid = last is not None and last.recipient is not None and relative and last.last < group.first
    return last if paid else None


_PAYING = word_list("verb_lists", "paying")


def _subject_of_any_verb(candidate: Candidate) -> Answer | None:
    group = candidate.governor
    if group is None or candidate.relation != "object" or group.passive or "move" in group.frames:
        return None
    if obstructs(candidate, group) or appeals(candidate):
        return None
    return given(sides.subject(candidate.sentence, group), "giver_subject")


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


_GIVER_RULES = (
    *(
        _lender_in_deal,
        lender_who_unlocks,
        _giver_after_by,
        source_of_label,
        _owner_of_own,
        _giver_before_colon,
        _gapped_giver,
        _linked_giver,
        _owner_of_total,
        giver_of_whole,
        _promiser,
    ),
    *(_sender_of_list, _shipper, _thanked_giver, _buyer, _giver_by_noun, seller_of_order, _giver_in_relative),
    *(
        giver_to_it,
        _giver_by_verb,
        _stated_giver,
        _giver_after_from,
        _subject_of_any_verb,
        _giver_who_announces,
        payer_of_wages,
        _denier,
        before_parliament,
        giver_by_currency,
    ),
)
