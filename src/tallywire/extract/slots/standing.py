"""What is there already, before the sentence changes it: the start of a change, a force that others join, a ceiling."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_lexicon import PAST
from tallywire.extract.facts_syntax import Group
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots.meant import meant_to_have
from tallywire.extract.slots.relatives import relative_clause

_OWNING = word_list("grammar", "possessives")
_BEFORE_STANDING = word_list("function_words", "leading_to_forces")
_DEFINITE = word_list("function_words", "definite")
_BOUNDS = word_list("function_words", "bounding")
_LONGEST_PHRASE = 6
_TALLIES = word_list("noun_lists", "tallies")


def stands_already(candidate: Candidate) -> bool:
    """Whether a number is so whatever the verb says of the future."""
    there = (
        _starts_change(candidate)
        or _is_compared_with(candidate)
        or _is_of_standing_force(candidate)
        or _is_ceiling(candidate)
    )
    there = there or _is_had_already(candidate)
    return there or _is_at_hand(candidate) or _is_tallied(candidate) or _is_now(candidate) or _is_beside(candidate)


def _is_now(candidate: Candidate) -> bool:
    """Whether words put beside a force tell how strong it is: "until the mission, now just under 22,000, can leave"."""
    sentence, at = candidate.sentence, candidate.first - 1
    if "strong" in candidate.rules and (sentence.word(at) == "," or sentence.word(candidate.first - 1) == "the"):
        return True  # "if KFOR, 3,700 strong, agreed", "the 22,000-strong mission would be left with"
    if _NOW.isdisjoint(sentence.words):
        return False
    now = sentence.word(at) in _NOW or not _NOW.isdisjoint(sentence.lower[candidate.first : candidate.after])
    at -= sentence.word(at) in _NOW
    return now and sentence.word(at) in (",", "(", "-", "–", "—")


_NOW = word_list("function_words", "of_now")


def _is_beside(candidate: Candidate) -> bool:
    """Whether more come to those who are there: "300 more to join the 4,500 or so who rotate through Poland"."""
    if candidate.kind not in ("troops", "equipment"):
        return False
    sentence, at = candidate.sentence, candidate.first - 1
    the = sentence.word(at) == "the" or sentence.word(candidate.first) == "the"
    at -= sentence.word(at) == "the"
    sent = sentence.group(candidate.last + 1)
    the = the or (sent is not None and sent.reduced and "sending" in sent.frames)  # "will join 1,700 sent last week"
    if not the:
        return False
    beside, behind = sentence.group(at), sentence.group(candidate.last + 1) or sentence.group(candidate.last + 2)
    joins = beside is not None and beside.lemma in _JOINING
    if not joins and sentence.word(at) not in _BESIDE:
        return False
    if joins and behind is None and sentence.word(candidate.last + 1) == "in":
        return True  # "3,900 more will join the 8,400 in Afghanistan"
    return behind is not None and not (behind.future or behind.modal) and behind.frames.isdisjoint(_NOT_YET)


_BESIDE = word_list("function_words", "beside_forces")
_JOINING = word_list("verb_lists", "joining_forces")
_NOT_YET = frozenset(("planned", "requested", "possible"))


def told_to(candidate: Candidate) -> bool:
    """Whether people are told to do what they have not done yet: "ordered 11,000 residents of the town to leave"."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or candidate.kind not in ("displaced", "troops") or group.lemma.split()[0] not in _ORDERING:
        return False
    if group.lemma == "order out" or (group.lemma == "order" and sentence.word(candidate.last + 1) in ("out", "from")):
        return candidate.relation == ("subject" if group.passive else "object")
    undergoes = candidate.relation == ("subject" if group.passive else "object")
    start = max(group.last, candidate.last)
    after = next((other for other in sentence.groups if other.first > start), None)
    does = after is not None and after.infinitive and after.lemma not in _STATES  # no "told to be ready"
    return undergoes and does and after is not None and sentence.distance(start, after.first) < _TO_DO


_ORDERING = word_list("verb_lists", "ordering")
_STATES = word_list("verb_lists", "readiness")
_TO_DO = 10
"""How far, in priced words, what people are told to do is from whoever is told."""


def _starts_change(candidate: Candidate) -> bool:
    """ "will grow from 1,000 soldiers to 2,000": the first of the two."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or "change" not in group.frames or "from" not in sentence.words:
        return False
    at = candidate.first - 1
    at -= 2 * (sentence.word(at - 1) in _LAST)  # "from last year's $100 million"
    opens = "from" in (sentence.word(at), sentence.word(candidate.first))
    ahead = range(max(candidate.first - _REVERSED, 0), candidate.first)
    if opens and any(sentence.word(at) == "to" and any(sentence.numbers[at + 1 : at + 4]) for at in ahead):
        return True  # "to raise its aid to 85 billion crowns from 35 billion"
    return opens and "to" in sentence.lower[candidate.last + 1 : candidate.last + 4]


_LAST = frozenset(("last", "this"))
_REVERSED = 7
"""How many words back the end of a change stands whose start is told after it."""


def _is_compared_with(candidate: Candidate) -> bool:
    """ "wants an army of 300,000, up from 216,000 now": what another number is measured by is so already."""
    sentence, at = candidate.sentence, candidate.first - 1
    return sentence.word(at) == "from" and sentence.word(at - 1) in _CHANGED and any(sentence.numbers[: at - 1])


_CHANGED = word_list("function_words", "changed_from")


def _is_of_standing_force(candidate: Candidate) -> bool:
    """ "lend 200 men to the Nigerian-led force of 3,000", "from a reserve of 870,000"; a new one may be yet to come."""
    sentence, at = candidate.sentence, candidate.label_first
    if at < 0 or sentence.word(candidate.first - 1) != "of" or candidate.mention.qualifier == "at_most":
        return False
    for first in range(at, max(at - _LONGEST_PHRASE, 0), -1):
        word, before = sentence.lower[first], sentence.word(first - 1)
        if word in sentence.grammar.lexicon.words["determiners"]:
            return before in _BEFORE_STANDING and (word in _DEFINITE or before == "from")
        if first in sentence.group_at and not sentence.groups[sentence.group_at[first]].reduced:
            return False
    return False


def _is_ceiling(candidate: Candidate) -> bool:
    """ "is under the 2,400 agreed in 1992": a number that another is measured by."""
    sentence, at = candidate.sentence, candidate.first
    if candidate.mention.qualifier not in ("under", "over", "at_most"):
        return False
    words, then = sentence.lower[at : candidate.after], sentence.group(candidate.last + 1)
    wanted = then is not None and then.reduced and "ask" in then.frames  # "far below the $2.4 billion sought"
    return "the" in words and not _BOUNDS.isdisjoint(words) and not wanted


def _is_at_hand(candidate: Candidate) -> bool:
    """Whether something is done with what a side has: "can hold the north with the 20,000 reservists it has posted"."""
    sentence, at = candidate.sentence, candidate.first - 1
    if "with" not in sentence.words:
        return False
    if main_of_opening(candidate) is not None:
        return True
    if sentence.word(at - 1) == "with" and sentence.word(at) in _OWNING:
        return at == 1 and not _is_to_come(candidate)
    if sentence.word(at) != "the" or sentence.word(at - 1) != "with":
        return False
    nearby = (sentence.group(index) for index in range(candidate.last + 1, candidate.last + 5))
    return any(group is not None and (group.perfect or group.form & PAST) for group in nearby)


def main_of_opening(candidate: Candidate) -> Group | None:
    """The verb of a sentence that opens with what its subject has: "With 900 men in Gao, Mali can hold the town"."""
    sentence = candidate.sentence
    at = candidate.first - 1 - (sentence.word(candidate.first - 1) == "the")
    if candidate.kind != "troops" or at != 0 or sentence.lower[0] != "with":
        return None
    comma = next((far for far in range(candidate.last, len(sentence.lower)) if sentence.lower[far] == ","), -1)
    added = not _ADDED.isdisjoint(sentence.lower[candidate.first : candidate.after + 1])
    if comma < 0 or added or _is_to_come(candidate):
        return None
    between = (each for each in sentence.groups if candidate.last < each.first < comma)
    if any(each.finite and not each.reduced for each in between):
        return None
    return next((each for each in sentence.groups if each.first > comma and each.finite), None)


_ADDED = word_list("function_words", "added")


def _is_had_already(candidate: Candidate) -> bool:
    """Whether a side has the things that others will use: "will train on the 75 tanks that Canberra bought"."""
    sentence, group = candidate.sentence, candidate.governor
    if candidate.item is None or group is None or not group.frames.isdisjoint(_HANDING):
        return False
    if "the" not in sentence.lower[max(candidate.first - 1, 0) : candidate.after]:
        return False
    clause = relative_clause(candidate)
    done = clause is not None and clause is not group and (clause.perfect or bool(clause.form & PAST))
    return done and clause is not None and not clause.negated and clause.frames.isdisjoint(_NOT_YET)


_HANDING = frozenset(("give", "sending", "leave"))


def _is_to_come(candidate: Candidate) -> bool:
    """Whether a verb of planning stands behind the number: "with its 300 marines expected in May"."""
    group = candidate.sentence.group(candidate.last + 1)
    return group is not None and "planned" in group.frames


def _is_tallied(candidate: Candidate) -> bool:
    """Whether words between commas only tell how many there are: "the rebels, 5,800 by its tally, are to leave"."""
    sentence = candidate.sentence
    if sentence.word(candidate.first - 1) != "," or sentence.word(candidate.last + 1) != "by":
        return False
    return not _TALLIES.isdisjoint(sentence.lower[candidate.last + 1 : candidate.last + 6])


def told_beside(candidate: Candidate) -> str | None:
    """The status that words behind a number give: a clause of wanting, an order to go, a headline's "bound for"."""
    bound = candidate.sentence.word(candidate.last + 1) in ("bound", "headed") and _is_bound_for(candidate)
    ordered = candidate.kind == "displaced" and _is_order_to_go(candidate)
    group = candidate.governor
    if group is not None and group.lemma == "require" and candidate.sentence.word(group.first - 1) == "it":
        return None if group.form & PAST else "possible"  # "It will take 300 men to hold the line"
    yet = "yet" in candidate.sentence.words and group is not None
    if yet and group is not None and {"yet", "to"} <= set(candidate.sentence.lower[group.first - 1 : group.last]):
        return "planned"  # "has yet to deliver 30 guns"
    if group is not None and group.negated and "yet" in candidate.sentence.lower[group.first : group.last + _YET_WORDS]:
        return "planned"  # "has not been paid yet"
    meant = candidate.item is not None and "part_of_total" not in candidate.rules and meant_to_have(candidate)
    return "planned" if bound or ordered or meant else wanted_in_relative(candidate)


_YET_WORDS = 5


def _is_bound_for(candidate: Candidate) -> bool:
    """Whether a clause without another verb only tells where a number goes: "300 Danish soldiers bound for Mali"."""
    sentence, at = candidate.sentence, candidate.last + 1
    stop = next((far for far in range(at, len(sentence.lower)) if sentence.lower[far] == ";"), len(sentence.lower))
    alone = not any(at < group.first < stop for group in sentence.groups)
    own = candidate.governor is None or candidate.governor.first == at
    return alone and own and sentence.word(at + 1) in ("for", "to")


_GOING = word_list("verb_lists", "leaving_when_told")


def _is_order_to_go(candidate: Candidate) -> bool:
    """Whether people are only told to leave: "ordered 9,000 residents of six villages to leave", "were told to go"."""
    after = (each for each in candidate.sentence.groups if each.first > candidate.last)
    group = candidate.governor or next(after, None)
    if group is None or group.lemma not in _ORDERING or group.negated:
        return False
    start = max(group.last, candidate.last)
    then = next((each for each in candidate.sentence.groups if each.first > start), None)
    return then is not None and then.infinitive and then.lemma in _GOING


def brought_to(candidate: Candidate) -> str | None:
    """The status of a total that "would" be reached: that of the gift before it ("it would bring its aid to 30bn")."""
    group, before = candidate.governor, candidate.antecedent
    if group is None or before is None or group.modal != "would" or candidate.role != "money":
        return None
    if before.governor is group:
        return None  # "would raise its aid from $100 million to $150 million"
    return before.status if "change" in group.frames and before.sentence is candidate.sentence else None


def is_of_use(candidate: Candidate, group: Group) -> bool:
    """Whether "would" only tells what a number is good for: "another 9,000 men would let Kyiv hold the line"."""
    return candidate.relation == "subject" and group is candidate.governor and group.lemma in _USES


_USES = word_list("verb_lists", "making_use")


def wanted_in_relative(candidate: Candidate) -> str | None:
    """The status that a clause behind a definite number gives: "the $6.5bn the U.N. had sought"."""
    sentence = candidate.sentence
    part = candidate.first > 1 and sentence.numbers[candidate.first - 2] and sentence.word(candidate.first - 1) == "of"
    if not part and "the" not in sentence.lower[candidate.first - 1 : candidate.after]:
        return None
    group = relative_clause(candidate)
    then = sentence.group(group.last + 2) if group is not None and "say" in group.frames else None
    if group is not None and then is not None and sentence.word(group.last + 1) in _PRONOUNS:
        group = then  # "the $2.6 billion the United Nations says it needs"
    if group is None or group.passive or group.negated:
        return None
    return next((status for status, verbs in _WANTING.items() if group.lemma in verbs), None)


_PRONOUNS = word_list("function_words", "pronouns")
_WANTING = {status: word_list("verb_lists", f"wanting_{status}") for status in ("planned", "possible", "requested")}
