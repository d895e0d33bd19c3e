"""Sums that the words only half name: "of which six billion", "$9 million on clearing mines", "frozen assets"."""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Sentence
from tallywire.extract.lexicon import phrase_list, word_list
from tallywire.extract.quantities import QuantityMention

_BEFORE_PRICES = word_list("function_words", "before_prices")
SETTING_ASIDE = word_list("verb_lists", "setting_aside")
_VALUED = word_list("noun_lists", "valued")
_LEAST = 1_000_000
"""A bare number from here on can be of the money before it."""
OF_THAT = (["of", "that", ","], ["of", "this", ","], ["of", "it", ","], ["of", "which", ","])
_OF_WHOLE = (["of", "it"], ["of", "which"], ["of", "that"], ["of", "them"])
_WHOLES = frozenset((None, *(words[1] for words in _OF_WHOLE)))
_TIMES_AND_TAKERS = word_list("function_words", "after_repeated_sums")
_LEVELS = phrase_list("function_words", "levels")
BUYING = word_list("verb_lists", "buying")


def as_sum(
    sentence: Sentence, mention: QuantityMention, before: Sequence[Candidate], earlier: Sequence[Candidate]
) -> QuantityMention:
    """The mention, in the currency of the sum before it where a bare number is a part of that or adds to it."""
    last = before[-1] if before else earlier[-1] if earlier else None
    amount = mention.value_low if mention.value_low is not None else mention.value_high
    if last is None or last.role != "money" or mention.unit_class != "count" or (amount or 0) < _LEAST:
        return mention
    first = sentence.first_word(mention.start)
    after = sentence.last_word(mention.number_end) + 1
    if not before:
        paid = _is_paid(sentence, first, after) or sentence.lower[:3] in OF_THAT
        paid = paid or _is_further(sentence, first, after)
        paid = paid and mention.noun is None and mention.partitive is None
        return _in_currency(mention, last) if paid else mention
    part = not {"which", "it"}.isdisjoint(sentence.lower[max(first - 2, 0) : first]) and "of" in sentence.lower[:first]
    part = part or " ".join(sentence.lower[max(first - 4, 0) : first]) == "on top of the"
    part = part or tuple(sentence.lower[max(first - 2, 0) : first]) in _LEVELS
    part = part or (sentence.lower[0] == "of" and last.first <= 2 and sentence.word(first - 1) == ",")
    behind = sentence.lower[after : after + 2] in _OF_WHOLE and (mention.partitive or mention.noun) in _WHOLES
    if behind and first > 0 and sentence.word(first - 1) in (",", "and", "with"):
        return _in_currency(mention, last)  # "1.5 billion euros, 380 million of which is for arms"
    own = sentence.word(after) == "of" and sentence.word(after + 2) == "own"  # "will add 400 million of its own"
    adds = "more" in sentence.lower[after : after + 1] or sentence.word(first) in ("another", "further")
    verb = sentence.word(after) in sentence.grammar.forms  # "the 8 billion set aside"
    bare = mention.noun is None or sentence.word(after) == "more" or verb
    ends = not (sentence.word(after + adds) or ".")[0].isalpha() or sentence.group_at.get(after) is not None
    if not (own or (bare and (part or (adds and ends)))):
        return mention
    return _in_currency(mention, last)


def _in_currency(mention: QuantityMention, last: Candidate) -> QuantityMention:
    """The mention as money of the currency of a sum before it."""
    return mention._replace(unit_class="money", unit=last.mention.unit, rules=(*mention.rules, "money_goes_on"))


def _is_further(sentence: Sentence, first: int, after: int) -> bool:
    """Whether a bare number opens a sentence as more that is given: "A further 500 million has been promised"."""
    group = sentence.group(after)
    more = not _FURTHER.isdisjoint(sentence.lower[:after]) and first <= 2
    return more and group is not None and group.passive and not group.frames.isdisjoint(("give", "get"))


_FURTHER = frozenset(("another", "further", "additional"))


def _is_paid(sentence: Sentence, first: int, after: int) -> bool:
    """Whether a bare number ends what a verb of giving or getting governs: "Last year they pledged 7.5 billion."."""
    group = sentence.group(first - 1)
    ends = not (sentence.word(after) or ".")[0].isalpha() or sentence.word(after) in _TIMES_AND_TAKERS
    return group is not None and not group.frames.isdisjoint(("give", "get", "ask")) and ends


_BORNE = word_list("noun_lists", "borne")


def is_of_assets(candidate: Candidate) -> bool:
    """Whether a sum is what frozen assets come to: "the yield on €190 billion of frozen assets"."""
    sentence, at = candidate.sentence, candidate.after
    words = sentence.grammar.lexicon.sums["assets"]
    if sentence.word(at + 1) in _BORNE:
        return False  # "€1.4bn of profits on frozen assets"
    return sentence.word(at) == "of" and not words.isdisjoint(sentence.lower[at + 1 : at + 4])


def is_spent_for(candidate: Candidate) -> bool:
    """Whether a sum goes into relief work: "will spend 100 million francs on clearing mines in Ukraine"."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or group.lemma not in SETTING_ASIDE:
        return False
    on = next((at for at in range(candidate.last + 1, candidate.last + 8) if sentence.word(at) == "on"), -1)
    abroad = sentence.entity(on + 1) if on >= 0 and group.lemma == "spend" else None
    if abroad is not None and abroad.codes and not abroad.possessive and "country" in abroad.roles:
        return True  # "had spent $350 billion on Ukraine"
    relief = sentence.grammar.lexicon.sums["relief_work"]
    return on >= 0 and not relief.isdisjoint(sentence.lower[on + 1 : on + 4])


def is_set_aside_for(candidate: Candidate) -> bool:
    """Whether a sum is given for what is done with arms abroad: "has found 30 million for drone repairs in Ukraine"."""
    sentence, group, at = candidate.sentence, candidate.governor, candidate.last + 1
    if group is None or "give" not in group.frames or sentence.word(at) != "for":
        return False
    return not sentence.grammar.lexicon.sums["work_on_arms"].isdisjoint(sentence.lower[at + 1 : at + 5])


def named_bill(candidate: Candidate) -> int:
    """Index of the bill that a sum and who gets it name ("signs $40-billion Ukraine bill"); 0 where there is none."""
    sentence = candidate.sentence
    entity = sentence.entity(candidate.after)
    if entity is None or not entity.codes or entity.possessive or "demonym" in entity.roles:
        return 0
    bills = sentence.grammar.lexicon.sums["bills"]
    ahead = (entity.last + 1, entity.last + 2)  # "Taiwan defence fund"
    return next((at for at in ahead if sentence.word(at) in bills and sentence.word(at - 1).isalpha()), 0)


def is_relief(words: Sequence[str], sentence: Sentence) -> bool:
    """Whether goods that a sum is given in are those of relief: "in food and medicine"."""
    return not sentence.grammar.lexicon.sums["goods"].isdisjoint(words)


def bought_as_gift(candidate: Candidate) -> bool:
    """Whether goods for another are what a sum buys: "will buy Kyiv tanks for €9m", "bought guns worth 3m for Chad"."""
    sentence, group = candidate.sentence, candidate.governor
    priced = sentence.word(candidate.first - 1) in _BEFORE_PRICES
    if group is None or candidate.relation != "object" or not priced:
        return False
    taker = sentence.entity(group.last + 1)
    if taker is not None and taker.codes and not taker.possessive and "demonym" not in taker.roles:
        return taker.last + 1 < candidate.first - 1
    named = (each for each in sentence.entities if each.codes and group.last < each.first)
    return any(sentence.word(each.first - 1) == "for" and each.last + 1 != each.first for each in named)


def is_bought_for(candidate: Candidate) -> bool:
    """Whether goods of the value of a sum are bought for somebody: "gear worth 9 million will be bought for Kyiv"."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or sentence.lower[group.last] not in BUYING:
        return False
    if not group.passive:
        return bought_as_gift(candidate)
    opening = sentence.lower[max(candidate.first - 4, 0) : candidate.first + 1]
    worth = not _VALUED.isdisjoint(opening)
    return worth and candidate.relation == "subject" and "for" in sentence.lower[group.last + 1 : group.last + 3]
