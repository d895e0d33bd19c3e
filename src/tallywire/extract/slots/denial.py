"""Whether the sentence itself rejects a number: by a verb of denial, or by calling it false."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Group, Sentence
from tallywire.extract.lexicon import word_list

_GOING_ON = word_list("function_words", "going_on_telling")
_CONTRASTING = word_list("function_words", "contrasting")
_NOBODY = word_list("function_words", "nobody")
_BEFORE_DISCLAIMED = word_list("function_words", "before_disclaimed")
_INSISTING = word_list("verb_lists", "insisting")


def is_denied(candidate: Candidate) -> bool:
    """Whether the sentence itself rejects the number."""
    sentence, governor = candidate.sentence, candidate.governor
    if any(_denies(candidate, group) for group in sentence.groups if "denied" in group.frames and not group.negated):
        return True
    nobody = governor is not None and sentence.word(governor.first - 1) in _NOBODY
    nobody = nobody and not (candidate.role == "money" and candidate.relation == "subject")  # "never left its coffers"
    if nobody or (governor is not None and governor.negated and _is_disclaimed(candidate, governor)):
        return True
    if governor is not None and governor.infinitive and _has_no_plan(sentence, governor):
        return True
    if not sentence.grammar.lexicon.status_nouns["denied"].isdisjoint(sentence.words):
        return _called_false_before(candidate) or _called_false_after(candidate) or _is_without_truth(candidate)
    return _is_without_truth(candidate)


def _has_no_plan(sentence: Sentence, group: Group) -> bool:
    """Whether nobody means to do it: "France has no plans to send 2,000 soldiers"."""
    return sentence.word(group.first - 2) == "no" and sentence.word(group.first - 1) in _PLANS


_PLANS = word_list("noun_lists", "intentions")
_SENDING = word_list("verb_lists", "sending")


def _is_disclaimed(candidate: Candidate, governor: Group) -> bool:
    """Whether a side says that it never did or will: "Cuba has never sent 1,000 men to Mali, its ministry insists"."""
    lower, first = candidate.sentence.lower, candidate.first
    sends = governor.lemma in _SENDING and candidate.relation == "object" and not governor.passive
    definite = not _BEFORE_DISCLAIMED.isdisjoint(lower[max(first - 2, 0) : candidate.after])
    if not sends or definite or candidate.mention.qualifier in ("over", "at_most"):
        return False
    if governor.future or governor.progressive:
        return candidate.kind == "troops"  # "we are not going to send 5,000 men"
    return governor.perfect and any(group.lemma in _INSISTING for group in candidate.sentence.groups)


def _denies(candidate: Candidate, group: Group) -> bool:
    """Whether one verb of denial speaks of the number: before it, in "which Delhi denied", or as "were dismissed"."""
    sentence = candidate.sentence
    if group.last < candidate.first:
        named = "that" in sentence.lower[group.last + 1 : group.last + 6]  # "rejected a U.N. finding that …"
        near = sentence.distance(group.last, candidate.first) < (60 if named else 30)
        return near and not _cut(sentence, group.last, candidate.first) and not _tells_himself(candidate, group.last)
    price = sentence.distance(candidate.last, group.first) if group.first > candidate.last else 0
    before = sentence.lower[max(group.first - _SUBJECT_OF_DENIAL, candidate.last + 1) : group.first]
    behind = sentence.lower[candidate.last + 1 : group.first]
    opens = next((at for at, word in enumerate(behind) if word in _FIGURES), 0)
    figure = opens > 1 and behind[opens - 2 : opens] == [",", "a"]  # "…, a toll that the army denied"
    if "which" in before or figure:
        return price < 30 and not _another_between(candidate, group)
    if not group.passive or price >= 30:
        return False
    return (price < 20 and candidate.relation == "subject") or _is_told_by_claim(candidate, group)


_FIGURES = word_list("noun_lists", "figures") | word_list("noun_lists", "claims")
_SUBJECT_OF_DENIAL = 5
"""How many words from "which" on may name who denies: "which the militia's leaders denied"."""
_CLAIMS = word_list("noun_lists", "claims")


def _is_told_by_claim(candidate: Candidate, group: Group) -> bool:
    """ "A report that Ankara had sold them 20 drones was denied": the subject is the claim that holds the number."""
    sentence, own = candidate.sentence, candidate.governor
    before = sentence.lower[: candidate.first]
    if own is None or "that" not in before or _CLAIMS.isdisjoint(before):
        return False
    that = len(before) - 1 - before[::-1].index("that")
    outer = [each for each in sentence.groups if each.finite and (each.last < that or own.last < each.first)]
    return own.first > that and not _CLAIMS.isdisjoint(before[:that]) and outer[:1] == [group]


def _tells_himself(candidate: Candidate, denial: int) -> bool:
    """Whether who denies goes on with his own number: "dismissed the report and put its dead at 50"."""
    for own in candidate.sentence.groups:
        tells = denial < own.first < candidate.first and "report" in own.frames and own.finite
        later = candidate.sentence.word(own.first - 1) in candidate.sentence.grammar.lexicon.words["adverbs"]
        if tells and candidate.sentence.word(own.first - 1 - later) in _GOING_ON:
            return "denied" not in own.frames
    return False


def _called_false_before(candidate: Candidate) -> bool:
    """ "called it a lie that 400 were sent", "called baseless a story that"."""
    sentence = candidate.sentence
    false = sentence.grammar.lexicon.status_nouns["denied"]
    return not false.isdisjoint(sentence.lower) and any(
        sentence.lower[at] in false
        and (sentence.word(at - 1) in _BEFORE_FALSE | _CALLING or sentence.word(at + 1) == "that")
        and not _CLAIMED.isdisjoint(sentence.lower[at : candidate.first])
        and not _cut(sentence, at, candidate.first)
        and not _tells_himself(candidate, at)
        for at in range(candidate.first)
    )


def _is_without_truth(candidate: Candidate) -> bool:
    """ "said there was no truth in a claim that 40 had died", "reports of 40 dead had no basis"."""
    lower, first = candidate.sentence.lower, candidate.first
    if _TRUTH.isdisjoint(lower):
        return False
    for at, word in enumerate(lower):
        if word not in _TRUTH or "no" not in lower[max(at - 2, 0) : at]:
            continue
        before = at < first and lower[at + 1 : at + 2] in _OF_CLAIM and not _CLAIMED.isdisjoint(lower[at:first])
        after = at > candidate.last and not _CLAIMED.isdisjoint(lower[:first])
        between = (min(at, first), max(at, candidate.last))
        if (before or after) and not _cut(candidate.sentence, *between):
            return True
    return False


_TRUTH = word_list("noun_lists", "truth")
_OF_CLAIM = (["in"], ["to"], ["for"])


def _called_false_after(candidate: Candidate) -> bool:
    """ "400 were sent, a claim that it called a fabrication", "calling the story of 400 dead a lie"."""
    sentence = candidate.sentence
    false = sentence.grammar.lexicon.status_nouns["denied"]
    if false.isdisjoint(sentence.lower):
        return False
    before = sentence.lower[: candidate.first]
    opened = next((at for at in range(len(before) - 1, -1, -1) if before[at] in _CALLING), -1)
    for at in range(candidate.last + 1, len(sentence.lower)):
        if _rejecting(sentence, at) or (sentence.numbers[at] and opened < 0):
            return False
        if not _CLAIMED.isdisjoint(sentence.lower[at + 1 : at + 4]) and "as" in sentence.lower[max(at - 2, 0) : at]:
            return False  # "waved away as propaganda the number of 500"
        called = _CALLING & set(sentence.lower[max(at - 8, 0) : at])
        if sentence.lower[at] in false and (called or opened >= 0):
            return not _cut(sentence, candidate.last if called else opened, at)
    return False


_BEFORE_FALSE = word_list("noun_lists", "before_falsehoods")
_CLAIMED = word_list("noun_lists", "claimed")
_CALLING = word_list("function_words", "calling")


def _rejecting(sentence: Sentence, at: int) -> bool:
    """Whether an active verb of denial stands at a word: what follows is what it denies."""
    index = sentence.group_at.get(at)
    return index is not None and "denied" in sentence.groups[index].frames and not sentence.groups[index].passive


def _another_between(candidate: Candidate, group: Group) -> bool:
    return any(candidate.sentence.numbers[candidate.last + 1 : group.first])


def _cut(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a strong break, or a contrast, stands between two words."""
    return any(word in _CONTRASTING for word in sentence.lower[first + 1 : last])
