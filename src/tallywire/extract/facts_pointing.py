"""What in its own sentence says that a number points back: "its ten", "another 74", "the figure of 150,000"."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.lexicon import word_list

_BEFORE_RATES = word_list("function_words", "before_rates")
_PRONOUNS_THAT_JOIN = word_list("function_words", "pronouns_that_join")
_PRONOUNS_AND_THERE = word_list("function_words", "pronouns_and_there")
FIGURES = word_list("noun_lists", "figures")
FAMILY = frozenset(("hold", "give", "move", "harm", "fire", "lose", "leave", "get", "ask"))
"""Frames by which a bare number can share the kind of the one before."""
_LAST_OF = word_list("function_words", "rest_of")
_RELATIVE = frozenset(("that", "which"))


def relative_putting(candidate: Candidate) -> int:
    """The pronoun of a relative clause that puts its head at the number ("a crowd that police put at 900"), or -1."""
    lower, group = candidate.sentence.lower, candidate.governor
    at = candidate.first - 1
    if group is None or lower[at] != "at" or group.last != at - 1 or "report" not in group.frames:
        return -1
    return next((each for each in range(group.first - 1, max(group.first - 6, 0), -1) if lower[each] in _RELATIVE), -1)


def _refers(candidate: Candidate) -> bool:
    """Whether a bare number stands where only something named before can be meant."""
    if candidate.role != "bare":
        return False
    return _is_owned_or_figure(candidate) or _is_in_open_place(candidate)


def _is_owned_or_figure(candidate: Candidate) -> bool:
    """ "its ten", "1,700 lighter ones", "the figure of 150,000"."""
    sentence = candidate.sentence
    before = sentence.word(candidate.first - 1)
    owner = candidate.first > 0 and sentence.text(candidate.first - 1, candidate.first - 1).endswith("'s")
    if owner or before in sentence.grammar.lexicon.words["possessives"]:
        return True
    if "ones" in sentence.lower[candidate.after : candidate.after + 3]:
        return True
    return before == "of" and sentence.word(candidate.first - 2) in FIGURES


def _is_in_open_place(candidate: Candidate) -> bool:
    """First with its verb ("Seventeen were freed"), asked for, admitted to, after a pronoun, or "the figure was 9"."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or sentence.word(candidate.last + 1) in _BEFORE_RATES:
        return False
    if candidate.relation == "subject" and group.reduced and _joined_by(candidate):
        return True  # "they will join 1,700 sent there last week"
    if candidate.relation == "subject":
        opens = candidate.first == 0 or sentence.word(candidate.first - 1) in (";", "that", "and")
        added = group.lemma == "add" and group.passive
        rest = candidate.first == 2 and sentence.lower[0] == "the" and sentence.lower[1] in _LAST_OF
        return (candidate.first == 0 or rest or (opens and added)) and group.first <= candidate.last + 3
    if sentence.distance(group.last, candidate.first) > 4:
        return False
    words = sentence.lower[max(group.first - 7, 0) : group.first]
    by_pronoun = bool(words) and words[-1] in _PRONOUNS_AND_THERE
    if by_pronoun and (group.frames & FAMILY or group.lemma == "be"):
        return True
    average = words[-1:] == ["average"] and "change" in group.frames  # "the daily average has climbed to 1,523"
    figure = average or ("change" in group.frames and not FIGURES.isdisjoint(words[-4:]))
    figure = figure or (group.lemma == "be" and not FIGURES.isdisjoint(words))
    return figure or (bool(group.frames & {"ask", "lose"}) and not group.passive)


def _joined_by(candidate: Candidate) -> bool:
    """Whether a pronoun and a verb of joining stand right before the number."""
    sentence = candidate.sentence
    group = sentence.group(candidate.first - 1)
    return group is not None and group.lemma == "join" and sentence.word(group.first - 1) in _PRONOUNS_THAT_JOIN


def points_back(candidate: Candidate) -> bool:
    """Whether the words beside a bare number say that it counts what was named before."""
    sentence = candidate.sentence
    more = sentence.grammar.lexicon.words["more"]
    near = sentence.lower[max(candidate.first - 1, 0) : candidate.after + 2]
    in_all = near[-2:] in (["in", "total"], ["in", "all"])
    return any(word in more for word in near) or in_all or _is_rest(candidate) or _refers(candidate)


def _is_rest(candidate: Candidate) -> bool:
    """ "and the rest, up to 15", "the first of 10,000"."""
    sentence, at = candidate.sentence, candidate.first - 1
    if sentence.word(at) == "," and sentence.word(at - 1) in ("rest", "remainder"):
        return True
    return sentence.word(at) == "of" and sentence.lower[at - 2 : at] in (["the", "first"], ["the", "last"])
