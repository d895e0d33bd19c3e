"""Sums that are part of a loan or come out of a fund: whose loan or fund it is gives them."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Entity
from tallywire.extract.gazetteer import Gazetteer
from tallywire.extract.lexicon import phrase_list, word_list
from tallywire.extract.slots.rules import Answer, given
from tallywire.extract.slots.sides import FROZEN

_OUT_OF = phrase_list("function_words", "out_of_funds")
_FUNDS = word_list("noun_lists", "funds_of_lenders")
_LENDERS = word_list("function_words", "before_lenders")
_SLICES = word_list("noun_lists", "slices")
_ARTICLES = frozenset(("the", "a", "an"))
_SLICE_WORDS, _FUND_WORDS = 6, 14
"""How many words behind a sum its slice stands, and behind that the lender."""


def slice_of(candidate: Candidate) -> int:
    """Index of the noun that makes a sum part of a loan ("$337 million, the second slice of a rescue"), else -1."""
    sentence = candidate.sentence
    if candidate.role != "money":
        return -1
    for at in range(candidate.after, min(candidate.after + _SLICE_WORDS, len(sentence.lower))):
        if sentence.lower[at] in _SLICES and sentence.word(at + 1) in ("of", "from", "under"):
            return at
        if sentence.lower[at] in (";", ":") or at in sentence.group_at:
            return -1
    return -1


def _out_of(candidate: Candidate) -> int:
    """Index behind words that say what fund a sum got comes out of ("reached Kyiv out of the EU's share"), else -1."""
    lower, group = candidate.sentence.lower, candidate.governor
    gets = group is not None and "get" in group.frames and "give" not in group.frames
    if group is None or not (gets or (candidate.relation == "subject" and not group.passive)):
        return -1
    for at in range(candidate.last + 1, min(candidate.last + _FUND_WORDS, len(lower))):
        size = next((size for size in (3, 2, 1) if tuple(lower[at : at + size]) in _OUT_OF), 0)
        if size:
            return at + size
        if lower[at] in (";", ":"):
            return -1
    return -1


def giver_of_whole(candidate: Candidate) -> Answer | None:
    """Whose loan, programme or fund a sum is part of: "the last tranche of a $3bn bailout by the IMF"."""
    if candidate.role != "money":
        return None
    sentence, part = candidate.sentence, slice_of(candidate)
    after = candidate.last + 1
    body = sentence.entity(after + 1 + (sentence.word(after + 1) == "the")) if sentence.word(after) == "of" else None
    if body is not None and "organization" in body.roles and candidate.last >= candidate.after:
        return given(body, "giver_of_whole")  # "a $3.6 billion programme of the IMF"
    start = part + 1 if part >= 0 else _out_of(candidate)
    if start < 0:
        return None
    for entity in sentence.entities:
        if not start <= entity.first <= start + _FUND_WORDS or not entity.codes:
            continue
        verbs = (group for group in sentence.groups if start < group.first < entity.first)
        if any(verb.finite and not sentence.numbers[verb.first - 1] for verb in verbs):
            return None
        lends = _lends(candidate, entity) if part >= 0 else _owns_fund(candidate, entity)
        if lends and sentence.word(entity.last + 1) not in FROZEN:
            return given(entity, "giver_of_whole")
    return None


def _owns_fund(candidate: Candidate, entity: Entity) -> bool:
    """Whether a name owns a programme or a fund: "the EU's growth plan", "a World Bank programme"."""
    after = candidate.sentence.lower[entity.last + 1 : entity.last + 5]
    return (entity.possessive or "organization" in entity.roles) and not _FUNDS.isdisjoint(after)


def _lends(candidate: Candidate, entity: Entity) -> bool:
    """Whether a name is of who lends, and not of who gets or where."""
    sentence, before = candidate.sentence, entity.first - 1
    before -= sentence.word(before) in _ARTICLES
    owns = entity.possessive or "demonym" in entity.roles
    body = "organization" in entity.roles and sentence.word(before) not in ("to", "for")
    return owns or body or sentence.word(before) in _LENDERS


def is_to_body(candidate: Candidate) -> bool:
    """Whether a sum goes to a body that was named before: "gave the agency $340 million", "lent the island 30m"."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or group.passive or candidate.relation != "object":
        return False
    pronoun = sentence.word(group.last + 1) in ("it", "them")  # "India gave it $3.8 billion"
    return pronoun or (sentence.word(group.last + 1) in _DEFINITE and sentence.word(group.last + 2) in _BODIES)


def resumes_paying(candidate: Candidate) -> bool:
    """Whether a sum comes with aid that is taken up or stopped: "is to resume payments to it, with $25 million due"."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or group.passive or group.lemma not in _RESUMING:
        return False
    return not _PAYMENTS.isdisjoint(sentence.lower[group.last + 1 : group.last + 4])


_DEFINITE = word_list("function_words", "definite")
_BODIES = word_list("noun_lists", "bodies_that_get")
_PAYMENTS = word_list("noun_lists", "payments")
_RESUMING = word_list("verb_lists", "resuming")


def giver_by_currency(candidate: Candidate) -> Answer | None:
    """ "a second tranche of 70 million Australian dollars": whose money it is, where nothing else tells who gives."""
    mention = candidate.mention
    if candidate.role != "money" or mention.end - mention.number_end < _NAMED_CURRENCY:
        return None
    named = Gazetteer.load().find(candidate.sentence.view[mention.number_end : mention.end])
    return (named[0].code, "giver_currency") if named and named[0].role == "demonym" else None


_NAMED_CURRENCY = 8
"""Fewer letters behind a number hold no nationality and currency."""


def is_of_currency(candidate: Candidate, entity: Entity) -> bool:
    """Whether a nationality is only that of the currency: "30 million Swiss francs"."""
    last = candidate.sentence.last_word(candidate.mention.end)
    return "demonym" in entity.roles and candidate.after <= entity.first and entity.last + 1 == last


def side_of_currency(candidate: Candidate) -> str | None:
    """The country of the currency, for a sum of an unsaid giver: "worth 70 million Australian dollars"."""
    named = (each for each in candidate.sentence.entities if is_of_currency(candidate, each))
    return next((each.code for each in named if each.code != candidate.recipient), None)
