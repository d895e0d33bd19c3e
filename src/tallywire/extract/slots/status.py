"""Whether a number has happened, will, may, is asked for, or is denied."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from tallywire.extract import facts_lexicon
from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_lexicon import GERUND
from tallywire.extract.facts_syntax import Group, Sentence
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import clauses
from tallywire.extract.slots.appeals import is_plan_of_relief
from tallywire.extract.slots.denial import is_denied
from tallywire.extract.slots.harm import HARM
from tallywire.extract.slots.meant import coming_to, is_before_parliament, is_meant_for, main_verb
from tallywire.extract.slots.orders import is_on_order
from tallywire.extract.slots.standing import brought_to, stands_already, told_beside, told_to
from tallywire.extract.slots.status_verbs import carried_out, of_group, stands_by

_BEFORE_WHOLES = word_list("function_words", "before_wholes")
_OF_PROMISES = word_list("function_words", "of_promises")
_PONDERING = word_list("noun_lists", "pondering")
_AFTER = word_list("function_words", "after_deeds")
_NEAR = 12
_NEXT_YEAR = "next year"


def read_status(candidate: Candidate, kind_is_moved: bool) -> tuple[str, str]:
    """The status of a candidate and the rule that gave it; `kind_is_moved` for troops, equipment and aid."""
    if is_denied(candidate):
        return "denied", "denied"
    stands = stands_already(candidate)
    noun = None if stands else _status_noun(candidate)
    after = None if stands else _participle_after(candidate)
    ordered = "planned" if is_on_order(candidate) else None
    if ordered or stands or _is_whole(candidate):  # but "of the million shells promised"
        return (ordered or noun or after or told_beside(candidate) or "actual"), "status_whole"
    after = None if "part_of_total" in candidate.rules else after  # a participle is of the whole
    after = after or told_beside(candidate) or brought_to(candidate)
    if after:
        return after, "status_participle"
    settled = _settled(candidate)
    if settled is not None:
        return settled
    by_verb = _by_verbs(candidate, kind_is_moved)
    if by_verb is not None:
        return by_verb
    return (noun, "status_noun") if noun else ("actual", "status_actual")


def _settled(candidate: Candidate) -> tuple[str, str] | None:
    """The status, and its rule, of what is ended, of what stays, and of conditions."""
    if _is_stopped(candidate):
        return "actual", "status_stopped"
    if _stays(candidate):
        return "actual", "status_stays"
    if _is_made_ready(candidate) or _is_reinforced(candidate):
        return "actual", "status_standing"
    if _is_demanded_in_quotes(candidate):
        return "requested", "status_imperative"
    return ("possible", "status_condition") if _is_condition(candidate) else None


def _is_made_ready(candidate: Candidate) -> bool:
    """Whether soldiers are only told to hold themselves ready: "were told to stand by", "ordered 900 to be ready"."""
    sentence = candidate.sentence
    if candidate.kind != "troops":
        return False
    for group in sentence.groups:
        behind = sentence.lower[max(group.last, candidate.last) + 1 :][:_TO_READINESS]
        ready = not _OF_READINESS.isdisjoint(behind) or ("stand", "by") in pairwise(behind)
        if ready and group.lemma in _ORDERING and group.first - candidate.last < _TO_READINESS:
            return candidate.relation == "object" or (group.passive and group.first > candidate.last)
    return False


_ORDERING = word_list("verb_lists", "ordering")
_OF_READINESS = word_list("noun_lists", "of_readiness")
_TO_READINESS = 5
"""How many words an order to be ready is from the soldiers, and its readiness from it."""


def _is_reinforced(candidate: Candidate) -> bool:
    """Whether others are to come to soldiers who are there: "the garrison, some 3,000 men, is to be reinforced"."""
    group = candidate.governor
    passive = group is not None and group.passive and candidate.relation == "subject"
    return passive and candidate.kind == "troops" and group is not None and group.lemma in _REINFORCING


_REINFORCING = word_list("verb_lists", "reinforcing")


def _is_demanded_in_quotes(candidate: Candidate) -> bool:
    """Whether somebody bids others give him soldiers: '"Give me 15,000 more men," the general said'."""
    sentence, first = candidate.sentence, candidate.first
    bids = sentence.word(first - 1) in ("me", "us") and sentence.word(first - 2) in ("give", "send", "lend")
    return bids and candidate.kind in ("troops", "equipment") and sentence.word(first - 3) in ("", '"', "'")


def _stays(candidate: Candidate) -> bool:
    """Whether those who are there are not to leave: "will not withdraw its 1,500 soldiers from Transnistria"."""
    group, sentence = candidate.governor, candidate.sentence
    if (
        group is None
        or not group.negated
        or "leave" not in group.frames
        or candidate.kind not in ("troops", "equipment")
    ):
        return False
    undergoes = candidate.relation == ("subject" if group.passive else "object")
    return undergoes and not _OWNED.isdisjoint(sentence.lower[max(candidate.first - 1, 0) : candidate.after])


_OWNED = word_list("grammar", "possessives") | {"the"}


def _by_verbs(candidate: Candidate, moved: bool) -> tuple[str, str] | None:
    """The status by the governing verb or one that it hangs on; headlines without a verb are plans."""
    sentence = candidate.sentence
    at = candidate.last + 1 + (sentence.word(candidate.last + 1) == "more")
    headline = sentence.word(at) in ("for", "to") and candidate.governor is None and _has_no_verb(sentence)
    if headline or _is_offer(candidate) or is_before_parliament(candidate):
        return "planned", "status_headline"
    chain = _main_first(candidate, _chain(candidate))
    label = sentence.lower[candidate.label_first : candidate.first] if candidate.label_first >= 0 else []
    future = bool(label) and ("to", "be") in pairwise(label) and not _is_only_thought(candidate)
    if future or _is_to_come(candidate) or _is_due(candidate):
        return "planned", "status_label"
    named = _of_named_deed(candidate)
    if named:
        return named, "status_deed"
    coming = coming_to(candidate)
    chain = [coming[0], *chain] if coming is not None else chain
    told = [(group, status) for group in chain if (status := of_group(sentence, group, candidate, moved))]
    if told:
        group, status = _outer(told) if not told[0][0].finite else told[0]
        return status, f"status_{group.lemma.replace(' ', '_')}"
    let = candidate.kind == "captured" and len(chain) > 1 and chain[1].lemma == "let"  # "let 20 prisoners cross"
    undone = chain and chain[0].infinitive and not let and not carried_out(sentence, chain[0])
    if told_to(candidate) or undone:
        return "planned", "status_infinitive"
    return ("requested", "status_subjunctive") if _is_demanded(candidate) else None


def _has_no_verb(sentence: Sentence) -> bool:
    """Whether a headline has no verb but that of who says it: "300 Danish soldiers for Latvia, Copenhagen says"."""
    return all("say" in group.frames and group.last >= len(sentence.lower) - _LAST_WORDS for group in sentence.groups)


_LAST_WORDS = 2
"""Within how many words of its end a headline tells who says it."""


def _is_only_thought(candidate: Candidate) -> bool:
    """Whether a passive of saying stands before a number: "the force is thought to be 300 strong"."""
    groups = candidate.sentence.groups
    return any(each.passive and "report" in each.frames and each.last < candidate.first for each in groups)


def _outer(told: list[tuple[Group, str]]) -> tuple[Group, str]:
    """The verb that leaves a promise open, else the promise: "is considering | pledging $30 million"."""
    opened = (each for each in told[1:] if each[1] == "possible" or (each[1] == "requested" and each[0].passive))
    return next(opened, told[0]) if told[0][1] == "planned" else told[0]


def _of_named_deed(candidate: Candidate) -> str | None:
    """What is said of a deed that a noun names: "the release of 40 men could begin in May", "… has been approved"."""
    sentence, noun = candidate.sentence, candidate.governor
    if noun is None or not noun.nominal or candidate.relation != "object" or candidate.kind in HARM:
        return None
    after = (each for each in sentence.groups if each.first > candidate.last and each.finite and not each.reduced)
    main = next(after, None)
    if main is None or clauses.subject_start(sentence, main) > noun.first:
        return None
    if main.future or main.modal:
        return "planned" if main.future else "possible"
    state = sentence.lower[main.last + 1 : main.last + 3]
    if main.lemma == "be" and state[:1] == ["under"]:
        return "possible" if state[1:] and state[1] in _PONDERING else None
    return next((each for each in ("possible", "planned") if main.passive and each in main.frames), None)


def _is_condition(candidate: Candidate) -> bool:
    """Whether the clause of the number is a condition: "if partners put up a billion"."""
    group = candidate.governor
    if group is None or candidate.relation != "object" or group.nominal or not group.finite:
        return False
    if _CONDITIONALS.isdisjoint(candidate.sentence.words):
        return False
    start = clauses.subject_start(candidate.sentence, group)
    return start < group.first and candidate.sentence.word(start - 1) in _CONDITIONALS


_CONDITIONALS = frozenset(("if", "unless", "whether"))


def _is_demanded(candidate: Candidate) -> bool:
    """Whether a subjunctive wants it done: "a plea that 40 women be added", "insisted that 300 men be freed"."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or candidate.relation != "subject" or sentence.lower[group.first] != "be":
        return False
    return "that" in sentence.lower[max(candidate.first - 5, 0) : candidate.first]


def _main_first(candidate: Candidate, chain: list[Group]) -> list[Group]:
    """The chain with the verb of the sentence before a participle, where it tells: "tanks bought by Oslo will go"."""
    main = main_verb(candidate)
    gone = candidate.kind == "displaced" and candidate.governor is not None and "leave" in candidate.governor.frames
    gone |= candidate.kind == "displaced" and candidate.governor is not None and "harm" in candidate.governor.frames
    tells = not gone and main is not None and main is not candidate.governor and (main.future or main.modal)
    tells = tells and candidate.kind not in HARM  # "the 12 men wounded there will be flown home"
    return [main, *chain] if main is not None and tells else chain


def _is_offer(candidate: Candidate) -> bool:
    """Whether things are meant for a side, and no verb but one of saying or being governs them."""
    group = candidate.governor
    if candidate.item is None or not is_meant_for(candidate):
        return False
    return group is None or group.lemma == "be" or ("report" in group.frames and candidate.relation != "object")


def _is_due(candidate: Candidate) -> bool:
    """ "another 300,000 are due by autumn", "a further 200 were on order"."""
    group, words = candidate.governor, candidate.sentence.lower
    if group is None or group.lemma != "be" or candidate.relation != "subject":
        return False
    return words[group.last + 1 : group.last + 2] == ["due"] or words[group.last : group.last + 2] in _ON_ORDER


_ON_ORDER = (["on", "order"], ["on", "offer"], ["to", "follow"])


def _is_to_come(candidate: Candidate) -> bool:
    """Whether a promise that is the subject comes to the number, and has not brought it yet."""
    group = candidate.governor
    return group is not None and "change" in group.frames and not group.perfect and _promised_subject(candidate)


def _promised_subject(candidate: Candidate) -> bool:
    """Whether promises are what comes to the number: "pledges at the conference came to $6.5bn"."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or candidate.relation != "object":
        return False
    begin = clauses.subject_start(sentence, group)
    return not sentence.grammar.lexicon.status_nouns["planned"].isdisjoint(sentence.lower[begin : begin + 3])


def _is_stopped(candidate: Candidate) -> bool:
    """Whether a verb of ending governs: what is ended is there."""
    governor = candidate.governor
    if governor is None or candidate.role == "money" or governor.modal or governor.future:
        return False
    if candidate.sentence.word(candidate.first - 1) == "to" and candidate.role == "bare" and governor.infinitive:
        return False  # "ordered it to cut its troops from 3,000 to 2,500"
    return governor.lemma in candidate.sentence.grammar.lexicon.stopping


def _participle_after(candidate: Candidate) -> str | None:
    """The status that a participle after the noun gives: "1,000 troops expected in the country"."""
    sentence = candidate.sentence
    opens = sentence.word(candidate.last + 1) in _first_words_of_status()
    for size in (1, 2, 3) if opens else ():
        phrase = " ".join(sentence.lower[candidate.last + 1 : candidate.last + 1 + size])
        status = sentence.grammar.lexicon.status_phrases.get(phrase)
        if status and not (
            phrase == _NEXT_YEAR and candidate.governor is not None and "ask" in candidate.governor.frames
        ):
            return status
    if sentence.word(candidate.last + 1) == "next" and sentence.word(candidate.last + 2) in ("", ".", ";", ","):
        return "planned"  # a headline: "700 Turks on their way, 200 Italians next"
    at = sentence.group_at.get(candidate.last + 1)
    if at is None or not sentence.groups[at].reduced or sentence.groups[at].passive:
        return None
    if stands_by(sentence, sentence.groups[at]):
        return None
    for status in ("planned", "possible", "requested"):
        if status in sentence.groups[at].frames and "harm" not in sentence.groups[at].frames:
            return status
    return None


@cache
def _first_words_of_status() -> frozenset[str]:
    """The first words of the phrases behind a number that tell its status."""
    return frozenset(phrase.partition(" ")[0] for phrase in facts_lexicon.load().status_phrases)


def _is_whole(candidate: Candidate) -> bool:
    """Whether a number is what another is a part of, or what a change starts from: it is so already."""
    sentence = candidate.sentence
    labelled = candidate.mention.value_low is not None and candidate.label_first >= 0
    if labelled and "from" in sentence.lower[max(candidate.first - 3, 0) : candidate.first + 1]:
        return "to" in sentence.lower[candidate.last + 1 : candidate.last + 3]
    if "already" in sentence.words and "already" in sentence.lower[candidate.last + 1 : candidate.last + 4]:
        return True
    if "of" not in sentence.words and "addition" not in sentence.words:
        return False
    beyond = tuple(sentence.lower[max(candidate.first - 4, 0) : candidate.first])
    if (
        beyond[:3] == ("on", "top", "of")
        or beyond[1:4] == ("on", "top", "of")
        or beyond[1:] == ("in", "addition", "to")
    ):
        return True
    at = candidate.first - 1
    while sentence.word(at) in _BEFORE_WHOLES or _is_owner(sentence, at):
        at -= 1
    part = at > 0 and (any(sentence.numbers[max(at - 2, 0) : at]) or sentence.word(at - 1) in _SHARES)
    return sentence.word(at) == "of" and part


_SHARES = word_list("noun_lists", "shares")


def _is_owner(sentence: Sentence, at: int) -> bool:
    entity = sentence.entity(at)
    return entity is not None and entity.possessive


def _chain(candidate: Candidate) -> list[Group]:
    """The governor and the verbs it hangs on, nearest first: "agreed | to send"."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None:
        return []
    chain = [group]
    while len(chain) < (1 if _gives_figure(candidate, group) else 5):
        caused = group.reduced and group is candidate.governor and candidate.relation == "subject"
        done = sentence.word(group.first - 1) in _AFTER and clauses.opens_with_gerund(sentence, group)
        hangs = (group.infinitive or group.nominal or not group.finite or caused) and not done
        before = [other for other in sentence.groups if other.last < group.first]
        if not before:
            break
        previous = before[-1]
        price = sentence.distance(previous.last, group.first)
        that = (
            sentence.word(previous.last + 1) == "that"
            and not previous.frames.isdisjoint(("possible", "planned"))
            and "report" not in previous.frames
        )
        if not ((hangs and price < _NEAR) or that):
            break
        chain.append(previous)
        group = previous
    return chain


def _gives_figure(candidate: Candidate, group: Group) -> bool:
    """Whether a gerund only tells a figure: "…, it announced, giving the number of captured soldiers as 1,070"."""
    return group.form == GERUND and "change" in group.frames and candidate.label_first > group.last


def _status_noun(candidate: Candidate) -> str | None:
    """A noun or adjective that tells: "promises of 150 tanks", "13 promised jets", "a deployment of 1,000 expected"."""
    sentence = candidate.sentence
    lexicon = sentence.grammar.lexicon
    if is_plan_of_relief(candidate):
        return "requested"
    kind_behind = 2 * (candidate.role == "money" and sentence.word(candidate.last + 1) == "in")  # "in pledges"
    inside = range(candidate.first, min(candidate.last + 1 + kind_behind, len(sentence.lower)))
    left = range(max(candidate.first - 5, 0), candidate.first)
    near = sentence.lower[left.start : inside.stop]
    for status in ("planned", "possible", "requested"):
        words = lexicon.status_nouns[status]
        if words.isdisjoint(near) or "asylum" in near:
            continue  # "140,000 requests for asylum" are made
        part = "part_of_total" in candidate.rules
        if not part and any(
            sentence.lower[at] in words and not _used(sentence, at) for at in inside if at >= candidate.after
        ):
            return status
        for at in left:
            linked = any(sentence.lower[then] in _OF_PROMISES for then in range(at + 1, candidate.first))
            if (
                sentence.lower[at] in words
                and linked
                and sentence.distance(at, candidate.first) < 6
                and at not in sentence.group_at
            ):
                return status
    return None


def _used(sentence: Sentence, at: int) -> bool:
    return at in sentence.group_at and not sentence.groups[sentence.group_at[at]].reduced
