"""Whether a sum of money is aid: it needs words of giving, and none of buying, owning or costing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tallywire.extract.catalogue import Catalogue, Kind
from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_governors import govern
from tallywire.extract.facts_lookup import first_words
from tallywire.extract.facts_pools import (
    is_asked_for,
    is_bargain,
    is_beside_other,
    is_from_unnamed,
    is_put_into_pot,
    is_whole_of,
)
from tallywire.extract.facts_sum_verbs import govern_by_frame, is_rate
from tallywire.extract.facts_sums import OF_THAT, is_bought_for, is_of_assets, is_relief, named_bill
from tallywire.extract.facts_syntax import Sentence
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots.appeals import collects, is_plan_of_relief
from tallywire.extract.slots.gifts import read_giver
from tallywire.extract.slots.loans import is_to_body, resumes_paying, slice_of
from tallywire.extract.slots.parcels import is_shipment
from tallywire.extract.slots.recipients import read_recipient
from tallywire.extract.slots.told_gifts import goes_on_giving

_BEFORE_RATES = word_list("function_words", "before_rates")
_EXCEEDING = word_list("verb_lists", "exceeding")
_LEADING_TO_GOODS = word_list("function_words", "leading_to_goods")
_LEADING_TO_NOUNS = word_list("function_words", "leading_to_nouns")
_LINKING_SUMS = word_list("function_words", "linking_sums")
_PARTING_NOUNS_FROM_SUMS = word_list("function_words", "parting_nouns_from_sums")
_PRONOUNS = word_list("function_words", "pronouns")
_VALUED = word_list("noun_lists", "valued")
_COSTS = frozenset(("cost", "price"))
_VALUING = word_list("verb_lists", "valuing")
_ACTS = frozenset(("give", "get", "ask"))
ENOUGH = 4
_SPENDING = word_list("verb_lists", "spending")
_DONORS = word_list("noun_lists", "donors")
_AFTER_SUM = word_list("function_words", "ending_sums")
_AFTER, _BEFORE = 7, 6
GOING = word_list("verb_lists", "sums_going")
GEAR = word_list("noun_lists", "gear")
_FUNDS = word_list("noun_lists", "funds")
_NOUNS = ("noun", "label")
_NAMED = frozenset(("giver_subject", "giver_colon", "giver_stated", "giver_gapped"))
"""Rules by which the giver stands in the sentence: with one who gets it, a sum is handed from one to the other."""


def decide_money(
    candidate: Candidate,
    before: Sequence[Candidate],
    earlier: Sequence[Candidate],
    catalogue: Catalogue,
    previous: Sequence[Sentence] = (),
) -> bool:
    """Set the kind of a sum that is given, lent, pledged or asked for; False for any other sum."""
    govern(candidate, before)
    govern_by_frame(candidate, before)
    kinds = [kind for kind in catalogue.kinds.values() if kind.unit == "money"]
    for kind in kinds:
        score = _score(candidate, before, earlier, catalogue, kind)
        if score < ENOUGH and previous and goes_on_giving(candidate, score, previous, catalogue):
            candidate.rules.append("goes_on_giving")
            score = ENOUGH
        if score >= ENOUGH:
            candidate.kind = kind.name
            candidate.rules.append(f"money_{min(score, 9)}")
            return True
    return False


def _score(
    candidate: Candidate, before: Sequence[Candidate], earlier: Sequence[Candidate], catalogue: Catalogue, kind: Kind
) -> int:
    """How strongly the words around a sum say that it is given: points for what speaks for it, and against."""
    sentence = candidate.sentence
    nouned = _mark_nouns(candidate, catalogue, kind)
    group = candidate.governor
    frames = group.frames if group is not None else frozenset()
    lemma = group.lemma if group is not None else ""
    giver, giving = read_giver(candidate)
    getter, getting = read_recipient(candidate, giver)
    candidate.antecedent = _sum_before(before, earlier, kind)
    linked = candidate.antecedent is not None
    in_kind = _weapons_near(sentence, candidate, catalogue)
    promised = _is_of_promised(candidate)
    nouned = max(nouned, 2 * promised)
    armed = promised or (bool(nouned) and _tell_of_arms(sentence.lower, catalogue))
    acts = bool(frames & _ACTS)
    handed = giving in _NAMED and getting in ("recipient_to", "recipient_object") and giver != getter
    settles = group is not None and group.passive and "give" in frames and lemma != "spend"
    wanted = "ask" in frames and any(fact.kind == "displaced" for fact in (*earlier, *before))
    opened = sentence.lower[max(candidate.first - 2, 0) : candidate.first] == ["of", "which"]
    of_sum = opened and bool(before) and before[-1].kind == kind.name  # "300 million, of which 50 million will go to"
    of_sum |= linked and not before and sentence.lower[:3] in OF_THAT  # "Of that, 1.1 billion euros has been spent"
    sought = is_asked_for(candidate) or is_plan_of_relief(candidate)
    of_it = sentence.lower[candidate.after : candidate.after + 2] in (["of", "it"], ["of", "which"])
    points = (
        (3 * nouned, True),
        (1, nouned == 1 and named_bill(candidate) > 0),
        (1, _has_noun(sentence, catalogue, kind.name)),
        (4 if "appeal" in lemma else 2, "ask" in frames and not (group is not None and group.modal)),
        (2, bool(frames & {"give", "get"}) and lemma not in _SPENDING),
        (2, lemma in kind.sure),
        (2, bool(giver) and giving == "giver_from" and bool(frames & {"get", "ask"})),
        (2, giving == "giver_colon"),
        (3, giving == "giver_from" and getting == "recipient_to" and settles and giver != getter),
        (4, of_sum or sought),
        (2, any(fact.item is not None and fact.recipient is not None for fact in before)),
        (2, bool(getter) and getting != "recipient_stated" and getter != giver),
        (2, linked),
        (2, linked and bool(frames & {"change", "get", "move"})),
        (2, in_kind),
        (2, linked and bool(before) and sentence.word(candidate.first - 1) == "and"),
        (2, of_it and linked),
        (2, linked and (_is_taken_up(candidate) or settles or is_rate(candidate))),
        (2, linked and (_is_paid_of_it(candidate) or is_whole_of(candidate))),
        (2, wanted or ("ask" in frames and not _DONORS.isdisjoint(sentence.lower))),
        (2, bool(giver) and "give" in frames and lemma not in _SPENDING and is_to_body(candidate)),
        (4, bool(getter) and getter != giver and resumes_paying(candidate)),
        (6, "lacked" in candidate.rules or (bool(giver) and is_put_into_pot(candidate))),
        (2, is_from_unnamed(candidate)),
        (4, giving == "giver_thanked" and bool(getter)),
        (4, bool(getter) and group is not None and lemma == "bring in" and collects(candidate, group)),
        (-5, not nouned and is_beside_other(candidate)),
        (-9, not nouned and is_bargain(candidate, (*before, *earlier))),
        (2, handed and not (lemma == "pay" and sentence.word(candidate.last + 1) == "for")),
        (2, slice_of(candidate) >= 0 and bool(getter) and getter != giver),
        (2, lemma == "pay" and getting == "recipient_object" and bool(giver) and _is_plain_payment(candidate)),
        (2, bool(giver) and "give" in frames and _beside_gifts(before)),
        (4, _listed_with_gift(candidate, before)),
        (4, _price_of_gift(sentence, candidate, before)),
        (4, getting in ("recipient_spent", "recipient_paid_into")),
        (2, getting == "recipient_goal"),
        (4, bool(getter) and getter != giver and lemma in GOING and candidate.relation == "subject"),
        (2 if group is None or group.passive else 4, is_bought_for(candidate)),
        (-9, is_of_assets(candidate) or _is_worth_of_sale(candidate) or _is_for_each(candidate)),
        (-5, getting != "recipient_paid_into" and _excluded(sentence, candidate, catalogue, kind)),
        (
            -5,
            not (giver or getter or linked or wanted or sought or "lacked" in candidate.rules)
            and _DONORS.isdisjoint(sentence.lower)
            and not armed,
        ),
        (-2, not (nouned or acts or sought or in_kind or linked or handed or getting == "recipient_goal")),
    )
    return sum(worth for worth, holds in points if holds)


def _is_for_each(candidate: Candidate) -> bool:
    """Whether a sum is what single people get: "each was promised 10,000 roubles", "raise pay by $100 a month"."""
    sentence, first = candidate.sentence, candidate.first
    amount = candidate.mention.value_low or candidate.mention.value_high or _LEAST
    each = sentence.word(candidate.last + 1) in _APIECE or "each" in sentence.lower[max(first - _EACH, 0) : first]
    return amount < _LEAST or (each and amount < _FORTUNE)


_APIECE = word_list("function_words", "apiece")
_LEAST, _FORTUNE, _EACH = 1000, 1_000_000, 5


def _is_plain_payment(candidate: Candidate) -> bool:
    """Whether a side pays another a sum for nothing in return: "the bloc paid Chad 3 billion euros in May"."""
    sentence, at = candidate.sentence, candidate.last + 1
    return sentence.word(at) not in ("for", "to", "as", "over")


def _is_paid_of_it(candidate: Candidate) -> bool:
    """Whether who promised a sum has paid a bare one: "pledged 500 million. So far it has paid 120 million"."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or group.lemma != "pay" or "money_goes_on" not in candidate.mention.rules:
        return False
    return sentence.word(group.first - 1) in _PRONOUNS


def _is_taken_up(candidate: Candidate) -> bool:
    """Whether another sum comes on top of one, or rises to it: "on top of the 1 billion agreed", "from 4bn to 8bn"."""
    sentence, first = candidate.sentence, candidate.first
    opening = sentence.lower[max(first - 4, 0) : first]
    ends = opening[-1:] == ["to"] and sentence.numbers[first - 2]
    risen = ends and "from" in sentence.lower[max(first - 7, 0) : first]
    return risen or opening[:3] == ["on", "top", "of"] or opening[1:] == ["on", "top", "of"]


def _is_of_promised(candidate: Candidate) -> bool:
    """Whether a sum is of money that was promised: "hundreds of millions of the pledged funds"."""
    sentence, at = candidate.sentence, candidate.after
    words = sentence.lower[at : at + 6]
    if words[:1] != ["of"] or _FUNDS.isdisjoint(words):
        return False
    promised = sentence.grammar.lexicon.status_nouns["planned"]
    return any(word in promised and then in _FUNDS for word, then in pairwise(words))


def _mark_nouns(candidate: Candidate, catalogue: Catalogue, kind: Kind) -> int:
    """How many nouns of giving stand right beside the sum, 0 to 2; the candidate is marked with them."""
    sentence = candidate.sentence
    after = _noun_after(sentence, candidate, catalogue, kind.name) or named_bill(candidate)
    label = _noun_before(sentence, candidate, catalogue, kind.name)
    if after and _direct(sentence, candidate, after):
        candidate.last = max(candidate.last, after)
    if label >= 0:
        candidate.label_first = label
    return bool(after) + (label >= 0)


def _sum_before(before: Sequence[Candidate], earlier: Sequence[Candidate], kind: Kind) -> Candidate | None:
    """The sum of the kind just before: in the sentence, else as the last fact of those before it."""
    last = before[-1] if before else earlier[-1] if earlier else None
    return last if last is not None and last.kind == kind.name else None


def _has_noun(sentence: Sentence, catalogue: Catalogue, kind: str) -> bool:
    """Whether a noun of giving stands anywhere."""
    if first_words(catalogue, kind, _NOUNS).isdisjoint(sentence.words):
        return False
    return any(_is_noun(sentence, at, catalogue, kind) for at in range(len(sentence.lower)))


def _is_noun(sentence: Sentence, at: int, catalogue: Catalogue, kind: str) -> bool:
    if sentence.word(at) not in first_words(catalogue, kind, _NOUNS):
        return False
    for length in range(catalogue.longest[sentence.lower[at]], 0, -1):
        for noun in catalogue.nouns.get(tuple(sentence.lower[at : at + length]), ()):
            if noun.kind == kind and noun.role in _NOUNS:
                return at not in sentence.group_at or sentence.groups[sentence.group_at[at]].nominal
    return False


def _noun_after(sentence: Sentence, candidate: Candidate, catalogue: Catalogue, kind: str) -> int:
    """Index of a noun of giving right after the sum: "in military aid", "loan", "worth of assistance"; 0 where none."""
    for at in range(candidate.after, min(candidate.after + _AFTER + 2, len(sentence.lower))):
        word = sentence.lower[at]
        if (
            word in (";", ":", ",", "—", "–", '"')
            or (at > candidate.after and sentence.numbers[at] and sentence.word(candidate.after) != "of")
            or (at in sentence.group_at and at > candidate.last)
        ) and not _is_noun(sentence, at, catalogue, kind):
            return 0
        if word in _PARTING_NOUNS_FROM_SUMS and at > candidate.last:
            return 0
        if _is_noun(sentence, at, catalogue, kind):
            return at
    return 0


def _noun_before(sentence: Sentence, candidate: Candidate, catalogue: Catalogue, kind: str) -> int:
    """Index of a noun of giving that the sum measures ("a loan of", "aid would exceed"); -1 where none."""
    for at in range(candidate.first - 1, max(candidate.first - _BEFORE - 8, -1), -1):
        word = sentence.lower[at]
        if word in (";", '"', ":") or sentence.numbers[at]:
            return -1
        if _is_noun(sentence, at, catalogue, kind):
            between = sentence.lower[at + 1 : candidate.first]
            linked = not _LINKING_SUMS.isdisjoint(between) or between == ["from"]  # "cut its appeal from $4bn"
            group = candidate.governor
            changing = group is not None and "change" in group.frames and at < group.first
            return at if linked or not between or changing or sentence.lower[candidate.first] in _EXCEEDING else -1
    return -1


def _direct(sentence: Sentence, candidate: Candidate, noun: int) -> bool:
    """Whether only adjectives stand between a sum and a noun: no preposition, no article, no "worth"."""
    between, words = sentence.lower[candidate.after : noun], sentence.grammar.lexicon.words
    return _LEADING_TO_NOUNS.isdisjoint(between) and (words["prepositions"] | words["determiners"]).isdisjoint(between)


def _price_of_gift(sentence: Sentence, candidate: Candidate, before: Sequence[Candidate]) -> bool:
    """Whether the sum is what given things are worth: "two batteries for Ukraine, at a cost of €1.9bn"."""
    gifts = [
        fact
        for fact in before
        if fact.item is not None and fact.governor is not None and "give" in fact.governor.frames
    ]
    words = sentence.lower[gifts[-1].last + 1 : candidate.first] if gifts else []
    return bool(_VALUED & set(words))


def _listed_with_gift(candidate: Candidate, before: Sequence[Candidate]) -> bool:
    """Whether a sum ends a list of things that a noun for giving heads: "Rome's gift is 800 drones and 95 million"."""
    last = before[-1] if before else None
    if last is None or last.item is None or not is_shipment(last):
        return False
    return candidate.sentence.lower[last.last + 1 : candidate.first] in (["and"], [",", "and"], ["plus"])


def _beside_gifts(before: Sequence[Candidate]) -> bool:
    """Whether things were given in the same sentence before: "has shipped 4,000 missiles and put up £25 million"."""
    return any(
        fact.item is not None and fact.governor is not None and "give" in fact.governor.frames for fact in before
    )


def _weapons_near(sentence: Sentence, candidate: Candidate, catalogue: Catalogue) -> bool:
    """Whether the sum is given in kind: "in arms", "worth of ammunition", "in missiles and jet parts"."""
    at = max(candidate.after, sentence.last_word(candidate.mention.end) + 1)  # behind "billion euros"
    words = sentence.lower[at : at + 5]
    if not words or words[0] not in _LEADING_TO_GOODS:
        return False
    return _tell_of_arms(words, catalogue) or is_relief(words, sentence)


def _tell_of_arms(words: Sequence[str], catalogue: Catalogue) -> bool:
    """Whether any word is one for arms, or an item of equipment."""
    items = any(noun.role in ("item", "model") for word in words for noun in catalogue.nouns.get((word,), ()))
    return items or not GEAR.isdisjoint(words)


def _is_worth_of_sale(candidate: Candidate) -> bool:
    """Whether a sum is what sold goods are worth: "cleared the sale of tanks and spares worth $1.15 billion"."""
    sentence, at = candidate.sentence, candidate.first - 1
    if sentence.word(at) not in _WORTH:
        return False
    group = candidate.governor
    if group is not None and group.lemma in _BUYING and not is_bought_for(candidate):
        return True  # "ordered 48 jets worth £5bn"
    for index in range(at - 1, max(at - _PHRASE, 0), -1):
        if sentence.lower[index] in _SALES and sentence.word(index + 1) in ("of", "to"):
            return True
        group = sentence.group(index)
        if sentence.lower[index] in (";", ":") or (group is not None and group.finite and not group.reduced):
            return False
    return False


_PHRASE = 18
"""How many words a phrase on goods sold may have."""
_WORTH = word_list("function_words", "worth")
_PROFITS = word_list("noun_lists", "profits")
_OFFICES = word_list("noun_lists", "offices_named_by_fields")
_FREEING = word_list("verb_lists", "freeing_sums")
_USING = word_list("verb_lists", "using")


def _of_frozen_assets(candidate: Candidate, near: Sequence[str]) -> bool:
    """Whether a sum that a verb of giving hands on is what frozen assets bear: "will give Kyiv €1.4bn of profits"."""
    group, sentence = candidate.governor, candidate.sentence
    gives = group is not None and candidate.relation == "object"
    gives = gives and group is not None and ("give" in group.frames or group.lemma in _USING)
    return gives and not _PROFITS.isdisjoint(near) and ("assets" in sentence.lower or "reserves" in sentence.lower)


def _is_price_of_sale(candidate: Candidate) -> bool:
    """Whether a sale is what a verb before the sum allows: "cleared the sale to Lima of two ships for $90 million"."""
    group, sentence = candidate.governor, candidate.sentence
    if group is None or candidate.relation != "object" or group.passive:
        return False
    if group.lemma in _BUYING and sentence.word(candidate.first - 1) == "for" and not is_bought_for(candidate):
        return True  # "it ordered seven in 2017 for $3.9 billion"
    return not _SALES.isdisjoint(sentence.lower[group.last + 1 : group.last + _OBJECT_WORDS])


_SALES = word_list("noun_lists", "sales")
_BUYING = word_list("verb_lists", "buying_for_oneself")
_OBJECT_WORDS = 6
"""Within how many words behind a verb the head of its object stands."""


def _excluded(sentence: Sentence, candidate: Candidate, catalogue: Catalogue, kind: Kind) -> bool:
    """Whether a word beside the sum speaks of prices, budgets, damage, assets, sales."""
    stop = candidate.after
    while stop < min(candidate.after + 6, len(sentence.lower)) and sentence.lower[stop] not in _AFTER_SUM:
        stop += 1
    start = candidate.first - 1
    while start >= max(candidate.first - 7, 0) and sentence.lower[start] not in (";", ",", ":", "(", ")", '"', "and"):
        start -= 1
    around = (*range(candidate.after, stop), *range(start + 1, candidate.first))
    gift = [_is_noun(sentence, at + 1, catalogue, kind.name) for at in around]  # "in oil credit"
    free = [at for at, given in zip(around, gift, strict=True) if sentence.entity_at[at] < 0 and not given]
    near = [sentence.lower[at] for at in free if sentence.word(at + 1) not in _OFFICES]
    if is_bought_for(candidate):
        return False
    text = f" {' '.join(near)} "
    if not _COSTS.isdisjoint(near) and (" at a " in text or " at the " in text):
        near = [word for word in near if word not in _COSTS]
    lemma = candidate.governor.lemma if candidate.governor is not None else ""
    if lemma in kind.sure or lemma in _FREEING or _of_frozen_assets(candidate, near):
        near = [word for word in near if word not in _PROFITS]
    whole = candidate.antecedent is not None and is_whole_of(candidate)
    if (lemma in kind.exclude and not whole) or _is_price_of_sale(candidate):
        return True
    if sentence.word(candidate.after) in ("a", "per") and sentence.word(candidate.after + 1) not in ("month", "year"):
        return True
    return not kind.exclude.isdisjoint(near) or kind.excludes_phrase(near)
