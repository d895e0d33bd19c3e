"""Whether a number is a fact, and of which kind: from its noun, its verb, and the facts before it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from tallywire.extract.catalogue import Catalogue, Kind, Noun
from tallywire.extract.facts_beside import head_of, kind_beside
from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_governors import excluded, govern, is_fraction
from tallywire.extract.facts_items import is_item, is_machine
from tallywire.extract.facts_kinds import DYING, is_whole, kinds_by_verb
from tallywire.extract.facts_labels import govern_label, label_before, list_head, noun_ending
from tallywire.extract.facts_links import Context, included_soldiers, inherit, is_of_stock
from tallywire.extract.facts_nouns import PERSON_ENDING
from tallywire.extract.facts_parts import is_standing_there
from tallywire.extract.facts_phrases import phrase_kind
from tallywire.extract.facts_scenes import aboard, are_hosted, are_sent_abroad, comes_home, soldierly
from tallywire.extract.facts_shared_verbs import KILLING
from tallywire.extract.facts_tallies import heading_of_losses, kind_of_losses
from tallywire.extract.facts_uncounted import is_rescued, is_uncounted
from tallywire.extract.facts_weak import are_police, in_context
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots.harm import HARM

_RELATIVES = word_list("function_words", "relatives")
_EXCHANGED = word_list("verb_lists", "exchanged")
_SHARES = word_list("noun_lists", "shares")
_TIMES = word_list("noun_lists", "time_units")
SURE = 9
"""A verb of a kind nearer than this overrides a weaker noun; further off it needs a noun for people."""


def decide(
    candidate: Candidate, before: Sequence[Candidate], earlier: Sequence[Candidate], catalogue: Catalogue
) -> bool:
    """Set kind and item of a candidate that counts people or things; False where it is no fact.

    `before` are facts of the same sentence, `earlier` those of the sentences before it, both in order.
    """
    if is_fraction(candidate.mention, candidate.sentence.view) or is_uncounted(candidate):
        return False
    govern(candidate, before)
    heading = heading_of_losses(candidate)
    if heading >= 0:
        candidate.label_first = heading
        candidate.rules.append("tally")
    if is_rescued(candidate, (*earlier, *before)[-1:]):
        return False
    if is_machine(candidate, catalogue):
        candidate.noun = next(noun for noun in candidate.nouns if noun.role == "item")
        candidate.role, candidate.item = "item", candidate.noun.item
    if candidate.role in ("item", "model") and is_item(candidate, (*before, *earlier), catalogue):
        return True
    if candidate.role == "thing":
        return False
    if candidate.role in ("item", "model"):
        return _other_role(candidate) and _person(candidate, before, earlier, catalogue)
    return _person(candidate, before, earlier, catalogue)


def _other_role(candidate: Candidate) -> bool:
    """Whether the noun may also mean people ("fighters")."""
    others = tuple(noun for noun in candidate.nouns if noun.role not in ("item", "model"))
    if not others:
        return False
    candidate.noun, candidate.role = others[0], others[0].role
    return True


def _person(
    candidate: Candidate, before: Sequence[Candidate], earlier: Sequence[Candidate], catalogue: Catalogue
) -> bool:
    """Judge a number of people: by its own words, else by what it points back to."""
    headed = kind_of_losses(candidate, candidate.label_first if "tally" in candidate.rules else -1, catalogue)
    chosen, rule = (headed, "noun_label") if headed else _own_kind(candidate, before, earlier, catalogue)
    if chosen == "casualties" and _is_loss_of_civilians(candidate):
        chosen = "killed"
    chosen = None if rule == "noun_label" and chosen == "troops" and is_of_stock(candidate) else chosen
    chosen = kind_beside(candidate, before, chosen)
    if chosen == "displaced" and before and before[-1].kind == "troops" and _is_of_whom(candidate):
        chosen = None  # "270,000 men, of whom 75,000 will be sent home"
    if candidate.role == "partitive" or chosen is None:
        context = Context(head_of(before, candidate), _last_of(earlier, candidate), catalogue)
        chosen, rule = inherit(candidate, context, chosen, rule) or (chosen, rule)
    if chosen == "troops" and before and included_soldiers(candidate, before[-1]):
        chosen, rule, candidate.antecedent = before[-1].kind, "included", before[-1]
    if chosen is None:
        return False
    kind = catalogue.kinds[chosen]
    if kind.unit == "person" and candidate.role != "partitive" and excluded(candidate, kind):
        return False
    candidate.kind = chosen
    candidate.rules.append(rule)
    if candidate.label_first >= 0:
        govern_label(candidate)
    return True


def _is_of_whom(candidate: Candidate) -> bool:
    return candidate.sentence.lower[max(candidate.first - 2, 0) : candidate.first] == ["of", "whom"]


def _is_loss_of_civilians(candidate: Candidate) -> bool:
    """Whether people who are no soldiers are lost for good: "sank with the loss of all 40 passengers"."""
    group = candidate.governor
    if group is None or group.lemma != "lose" or candidate.role != "person":
        return False
    undergone = group.passive or group.reduced  # "the 12 passengers lost in the crash"
    return candidate.relation == "object" if group.nominal else undergone and candidate.relation == "subject"


def _last_of(earlier: Sequence[Candidate], candidate: Candidate) -> Candidate | None:
    """The last fact of the sentences before; where people are moved, no dead: "2,000 have been shipped home"."""
    group = candidate.governor
    moved = group is not None and not group.frames.isdisjoint(("move", "leave", "hold")) and "harm" not in group.frames
    moved = moved and group is not None and group.lemma != "be"
    moved = moved and not is_standing_there(candidate)  # "Two Frenchmen died in Mali. Paris keeps 5,100 there"
    living = [fact for fact in earlier if not (moved and fact.kind in ("killed", "casualties"))]
    return living[-1] if living else None


def _own_kind(
    candidate: Candidate, before: Sequence[Candidate], earlier: Sequence[Candidate], catalogue: Catalogue
) -> tuple[str | None, str]:
    """The kind that the sentence itself tells, and the rule: verbs joined, an exchange, a noun, a verb, a phrase."""
    ranks = _ranks(catalogue)
    own = _kind_of_noun(candidate, catalogue)
    verb = _kind_of_verb(candidate, catalogue, before, earlier, own)
    after = next((each for each in candidate.sentence.groups if each.first > candidate.last), None)
    of_part = after is not None and (not after.reduced or after.lemma in DYING or "harm" not in after.frames)
    of_part = of_part and is_whole(candidate)  # "300 of the 900 villagers were hurt", "179 of the 181 aboard died"
    phrase = None if of_part or _did_harm(candidate) else phrase_kind(candidate, catalogue)
    both = _killed_and_wounded(candidate, catalogue)
    if both and (verb or own) and (own is None or own.kind not in HARM):
        return both, "verbs_joined"
    if before and before[-1].kind == "captured" and _swapped_for(candidate):
        return "captured", "swapped"
    if own is not None and own.role == "label":
        own = _shared_label(candidate, own, before)
    if verb == "captured" and before and _are_bodies(before[-1]) and candidate.role in ("bare", "person"):
        candidate.rules.append("bodies")
        verb = "killed"
    if verb == "captured" and own is not None and own.kind == "displaced" and _are_housed(candidate):
        verb = None  # "Greek islands hold 38,600 asylum seekers in camps"
    verb = "killed" if _killed_then(candidate) else verb
    share = _of_share(candidate)
    if own is not None and own.role == "group" and "strong" in candidate.rules and verb not in (*HARM, "captured"):
        verb = None  # "the 1,000-strong contingent went to Mali"
    if _is_sent(candidate, verb, own):
        verb = None
    told = [name for name in (verb, phrase) if name and not share and not excluded(candidate, catalogue.kinds[name])]
    unit = own is not None and own.role == "group" and candidate.label_first >= 0
    if told == ["displaced"] and unit:
        told = []
    if own is not None and own.role in ("noun", "label", "modifier"):
        distant = (own.role == "modifier" or own.kind in HARM) and candidate.relation == "object"
        put = own.role == "label" and candidate.governor is not None and "change" in candidate.governor.frames
        civil = {name for name in told if own.kind == "troops" and "soldier" in catalogue.kinds[name].exclude}
        put = put and phrase not in told  # "have died in Russian ranks and 30 others are in captivity"
        stronger = [name for name in told if ranks[name] < ranks[own.kind] and not (distant or put or name in civil)]
        if candidate.role == "partitive" and own.kind == verb:
            return own.kind, "verb"  # "took 60 of them captive"
        return (min(stronger, key=ranks.__getitem__), "verb") if stronger else (own.kind, f"noun_{own.role}")
    if told:
        chosen = min(told, key=ranks.__getitem__)
        return chosen, "verb" if chosen == verb else "phrase"
    hosted = ("displaced", "hosted") if are_hosted(candidate, catalogue) else None
    return hosted or _by_weak_noun(candidate, own, before, earlier)


@lru_cache(maxsize=8)
def _ranks(catalogue: Catalogue) -> dict[str, int]:
    """The place of each kind in the catalogue: what comes first, a number rather is."""
    return {name: rank for rank, name in enumerate(catalogue.kinds)}


def _is_sent(candidate: Candidate, verb: str | None, own: Noun | None) -> bool:
    """Whether a verb only sends people: "repatriated 6,000 migrants", "the 15,000 North Koreans sent to Kursk"."""
    if verb == "displaced":
        recruits = own is not None and own.role == "weak" and candidate.sentence.word(own_noun(candidate)) in _ENLISTED
        return recruits or are_sent_abroad(candidate)
    return verb == "captured" and own is not None and own.kind == "displaced" and comes_home(candidate)


def own_noun(candidate: Candidate) -> int:
    """Index of the noun that is counted, over what it is said to be part of: "3,000 of our | recruits"."""
    return candidate.noun_last if candidate.noun_last >= 0 else candidate.last


_ENLISTED = word_list("noun_lists", "enlisted")


def _killed_then(candidate: Candidate) -> bool:
    """Whether people who are taken are then killed, as "them": "pulled nine men off a bus and shot them"."""
    sentence, taken = candidate.sentence, candidate.governor
    if taken is None or taken.passive or candidate.relation != "object" or "them" not in sentence.lower:
        return False
    after = next((each for each in sentence.groups if each.first > candidate.last), None)
    them = after is not None and sentence.word(after.last + 1) == "them" and sentence.word(after.first - 1) == "and"
    return them and after is not None and (after.lemma in KILLING or after.lemma == "shoot")


def _did_harm(candidate: Candidate) -> bool:
    """Whether those counted harmed others: "one of its men had killed or wounded 60 people"."""
    group = candidate.governor
    active = group is not None and candidate.relation == "subject" and not (group.passive or group.reduced)
    return active and group is not None and "harm" in group.frames and any(candidate.sentence.numbers[group.last + 1 :])


def _are_bodies(fact: Candidate) -> bool:
    """Whether a fact counts dead who are handed over: what is given for them is the like, "in exchange for 45"."""
    sentence, group = fact.sentence, fact.governor
    handed = group is not None and not group.frames.isdisjoint(("give", "get", "sending"))
    return handed and fact.kind == "killed" and not _BODIES.isdisjoint(sentence.lower[: fact.last + 1])


_BODIES = word_list("noun_lists", "bodies")


def _are_housed(candidate: Candidate) -> bool:
    """Whether people who fled are only kept in camps, and no one's captives."""
    group = candidate.governor
    held = group is not None and group.lemma in _HOLDING
    return held and not _CAMPS.isdisjoint(candidate.sentence.lower)


_HOLDING = word_list("verb_lists", "housing")
_CAMPS = word_list("noun_lists", "refuge")


def _sets_out(candidate: Candidate) -> bool:
    """Whether a force only goes its way, as any does: "an advance party of 35 left Paris for Goma"."""
    group = candidate.governor
    return group is not None and group.lemma.partition(" ")[0] in _SETTING_OUT and candidate.label_first >= 0


_SETTING_OUT = word_list("verb_lists", "setting_out")


def _shared_label(candidate: Candidate, own: Noun, before: Sequence[Candidate]) -> Noun:
    """The label that an earlier number of the sentence was read with: "… killed at 500,000, with 300,000 Russian"."""
    shared = [fact for fact in before if fact.label_first >= 0 and candidate.label_first < fact.first]
    return Noun(shared[-1].kind, "label") if shared and candidate.label_first >= 0 else own


def _of_share(candidate: Candidate) -> bool:
    """Whether the verb speaks of a share of the number only: "a third of its 50,000 people have fled"."""
    before = candidate.sentence.lower[max(candidate.first - 5, 0) : candidate.first]
    after = candidate.sentence.group(candidate.last + 1)
    main = after is not None and any(each.first > after.last and each.finite for each in candidate.sentence.groups)
    if candidate.sentence.word(candidate.last + 1) in _RELATIVES or (main and after is not None and after.reduced):
        return False  # "half of the 200,000 who fled have come home", "a third of the 45 soldiers killed were"
    timed = not _TIMES.isdisjoint(before)  # "in the first half of the year 7.2 million were uprooted"
    return not timed and any(word in _SHARES and following == "of" for word, following in pairwise(before))


def _by_weak_noun(
    candidate: Candidate, own: Noun | None, before: Sequence[Candidate], earlier: Sequence[Candidate]
) -> tuple[str | None, str]:
    """The kind of a noun that needs help: a group with its number, a weak noun beside a side."""
    first = are_sent_abroad(candidate) or not ("nationals" in candidate.rules and before)
    if first and soldierly(candidate):
        return "troops", "soldierly"
    crew = aboard(candidate)
    if crew is not None or own is None:
        return crew, "aboard"
    strong = candidate.label_first >= 0 or "strong" in candidate.rules
    if own.role == "group" and strong and not are_police(candidate):
        return own.kind, "noun_group"
    if own.role == "weak" and candidate.governor is not None and candidate.governor.lemma in _JOINING:
        last = before[-1] if before else earlier[-1] if earlier else None
        if last is not None and last.kind == "captured":
            return "captured", "swapped"  # "a request that 40 women be added"
    if own.role == "weak" and not are_police(candidate) and in_context(candidate, before, earlier, own.kind):
        return own.kind, "noun_weak"
    return None, ""


_JOINING = word_list("verb_lists", "exchanging")


def _swapped_for(candidate: Candidate) -> bool:
    """Whether people are what prisoners were exchanged for."""
    sentence, first = candidate.sentence, candidate.first
    return sentence.word(first - 1) == "for" and not _EXCHANGED.isdisjoint(sentence.lower[:first])


def _kind_of_noun(candidate: Candidate, catalogue: Catalogue) -> Noun | None:
    """What the noun phrase itself says: its noun, an adjective before it, a label or group before the number."""
    noun = candidate.noun
    before = candidate.sentence.word(candidate.first - 1)
    soldiers = candidate.role == "noun" and noun is not None and noun.kind == "troops"
    headed = soldiers and before in (":", "at", "to")  # "Losses: 58 men", "put its dead at 300 soldiers"
    label = label_before(candidate, catalogue) if candidate.role == "weak" or headed else None
    if headed and label is not None and label.kind not in HARM:
        label = None
    found = _adjective(candidate, catalogue) or label or _count_over(candidate, catalogue)
    if found is not None:
        return found
    if "listed" in candidate.rules and noun is not None:
        return list_head(candidate, catalogue) or noun
    if noun is not None and noun.role in ("noun", "weak"):
        return noun
    if noun is not None and ((noun.role == "group" and "strong" in candidate.rules) or noun.role == "modifier"):
        return noun
    found_dead = (
        candidate.role == "unknown"
        and not _BODIES.isdisjoint(  # "the remains of 400 followers"
            candidate.sentence.lower[max(candidate.first - 6, 0) : candidate.first]
        )
    )
    people = found_dead and PERSON_ENDING.match(candidate.sentence.lower[candidate.noun_last])
    labelled = people or candidate.role in ("bare", "person", "label")
    return label_before(candidate, catalogue) if labelled else None


def _adjective(candidate: Candidate, catalogue: Catalogue) -> Noun | None:
    """The kind of an adjective before a weaker noun: "14 wounded soldiers"."""
    if not candidate.modifiers or candidate.role not in ("person", "noun", "weak", "unknown"):
        return None
    order, noun = list(catalogue.kinds), candidate.noun
    told = [name for name in candidate.modifiers if not excluded(candidate, catalogue.kinds[name])]
    if not told:
        return None  # "2,000 fleeing soldiers" are no displaced
    name = min(told, key=order.index)
    weaker = noun is None or noun.role == "weak" or order.index(name) < order.index(noun.kind)
    return Noun(name, "modifier") if weaker else None


def _count_over(candidate: Candidate, catalogue: Catalogue) -> Noun | None:
    """The kind of a word that counts a noun: "the bodies of 23 soldiers"; it also marks "a force of 900 soldiers"."""
    noun, sentence = candidate.noun, candidate.sentence
    of = _start_of_list(candidate) - 1
    if noun is None or noun.role != "noun" or sentence.word(of) != "of":
        return None
    order = list(catalogue.kinds)
    over = noun_ending(sentence, of - 1, catalogue, ("label", "noun"))
    if over is not None or noun_ending(sentence, of - 1, catalogue, ("group",)) is not None:
        candidate.label_first = of - 1
    return Noun(over.kind, "label") if over is not None and order.index(over.kind) < order.index(noun.kind) else None


def _start_of_list(candidate: Candidate) -> int:
    """Where the people counted begin that "and" joins to others: "a contingent of | 400 policemen and 200 soldiers"."""
    sentence, first = candidate.sentence, candidate.first
    if sentence.word(first - 1) != "and" or candidate.kind in HARM:
        return first
    for at in range(first - 2, max(first - _LISTED_WORDS, 0), -1):
        if sentence.numbers[at] and not sentence.numbers[at - 1]:
            return at
        if at in sentence.group_at or not sentence.lower[at][0].isalnum():
            break
    return first


_LISTED_WORDS = 7


def _kind_of_verb(
    candidate: Candidate,
    catalogue: Catalogue,
    before: Sequence[Candidate],
    earlier: Sequence[Candidate],
    own: Noun | None,
) -> str | None:
    """The kind that the verb makes of people; an unknown noun, or none, needs a verb that only people undergo."""
    sentence = candidate.sentence
    context = [other.kind for other in (*earlier, *before)]
    living = [name for name in context if name not in HARM]
    after_people = bool(context) and catalogue.kinds[context[-1]].unit == "person"
    pointing = candidate.role in ("bare", "partitive")
    apposed = candidate.role == "partitive" and sentence.word(candidate.first - 1) == "," and not before
    known = candidate.role in ("person", "noun", "weak") or own is not None or apposed
    nearest = None
    for price, kind, group, relation, firm in kinds_by_verb(candidate, catalogue):
        if nearest is not None and price > nearest + 4:
            break
        loose = pointing and own is None and group.lemma not in kind.sure
        if excluded(candidate, kind) or (loose and _moves_troops(kind, living)):
            continue
        close = price <= SURE
        crowd = (candidate.mention.value_low or candidate.mention.value_high or 0) >= 1000
        crowd = crowd and not (sentence.word(candidate.first - 1) == "which" and not after_people)
        if candidate.role == "bare" and (
            (sentence.word(candidate.first - 1) == ":" and price == 0) or (crowd and firm and price <= 2)
        ):
            candidate.governor, candidate.relation = group, relation
            return kind.name
        if (known and price <= SURE + 5) or (close and (group.lemma in kind.sure or (pointing and after_people))):
            candidate.governor, candidate.relation = group, relation
            return kind.name
        nearest = price if nearest is None else nearest
    return None


def _moves_troops(kind: Kind, context: Sequence[str]) -> bool:
    """Whether a bare number after troops only moves, as troops do ("they join 750 who left the base")."""
    return bool(context) and context[-1] == "troops" and "troop" in kind.exclude


def _killed_and_wounded(candidate: Candidate, catalogue: Catalogue) -> str | None:
    """The kind of two verbs of harm joined over one number: "12 were killed or wounded", "killed and wounded 12"."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or (candidate.relation == "subject" and not (group.passive or group.reduced)):
        return None  # "one of its men had killed or wounded 60"
    if is_whole(candidate) and not group.reduced:
        return None  # "4,700 of the 15,000 North Koreans sent to Kursk have been killed or hurt"
    first = group.last if sentence.word(group.last + 1) in ("and", "or") else group.first - 2
    if first < 0 or any(sentence.numbers[first : first + 3]):
        return None
    own_number = any(sentence.numbers[first + 3 : first + 4]) and candidate.relation == "subject"
    nouns = () if own_number else catalogue.nouns.get(tuple(sentence.lower[first : first + 3]), ())
    return nouns[0].kind if nouns else None
