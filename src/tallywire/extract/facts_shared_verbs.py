"""Verbs that a number has over other words: past a relative clause, joined to a passive, of the clause after."""

from __future__ import annotations

from itertools import pairwise

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Group, Sentence
from tallywire.extract.lexicon import word_list

KILLING = word_list("verb_lists", "killing")
_JOINING = frozenset(("and", "or"))
_OVER_PASSIVE = 9
"""How many words may stand between a passive and a participle that "and" joins to it."""


def joined_passive(sentence: Sentence, last: int, group: Group) -> Group | None:
    """The passive behind a number that a participle is joined to: "two officers | had been run down and killed"."""
    at = group.first - 1
    at -= sentence.word(at) in sentence.grammar.lexicon.words["adverbs"]
    if not group.reduced or sentence.word(at) not in _JOINING:
        return None
    before = [each for each in sentence.groups if last < each.first and each.last < at and each.finite]
    if len(before) != 1 or not before[0].passive or at - before[0].last > _OVER_PASSIVE:
        return None
    between = range(before[0].last + 1, at)
    return None if any(sentence.numbers[each] for each in between) or ";" in sentence.lower[last:at] else before[0]


def is_of_next_clause(candidate: Candidate, last: int, group: Group) -> bool:
    """Whether a bare number behind ", and" is the subject: "arrested 2,000 people at the vote, and 24 were killed"."""
    sentence, at = candidate.sentence, group.first - 1
    if not sentence.numbers[at]:
        return False
    while at > last and (sentence.numbers[at] or sentence.lower[at] in _BOUNDS):
        at -= 1
    joins = at > last + 1 and sentence.lower[at] in ("and", "but") and sentence.lower[at - 1] == ","
    own = any(each.last < candidate.first and each.finite and not each.passive for each in sentence.groups)
    return joins and own


_BOUNDS = word_list("function_words", "bounds_before_numbers")


def main_past_relative(sentence: Sentence, last: int) -> Group | None:
    """The verb behind a relative clause without commas: "12 people who had gathered to get flour | were killed"."""
    after = [group for group in sentence.groups if group.first > last]
    found = None
    for before, group in pairwise(after):
        between = sentence.lower[before.last + 1 : group.first]
        if not (_ENDS_OF_RELATIVE.isdisjoint(between) and len(between) < _OVER_RELATIVE):
            break
        if group.nominal or group.infinitive or not group.finite or _says(before):
            continue
        found = found or group
        if not group.reduced:
            return group
    return found


DYING = word_list("verb_lists", "dying")
_ENDS_OF_RELATIVE = word_list("function_words", "ends_of_relative_clauses")
_OVER_RELATIVE = 10
"""How many words of a relative clause stand between two of its verbs at most."""


def _says(group: Group) -> bool:
    return "say" in group.frames


def aside_before(sentence: Sentence, first: int) -> int:
    """Where words of saying begin right before "and" and a number: "keeps 28 units, he told MPs, and 32,700 men"."""
    if sentence.word(first - 1) != "and" or sentence.word(first - 2) != ",":
        return 0
    says = next((each for each in reversed(sentence.groups) if each.last < first - 2), None)
    if says is None or "report" not in says.frames or "say" not in says.frames or first - says.last > _ASIDE_WORDS:
        return 0
    comma = says.first - 1
    while comma > max(says.first - _ASIDE_WORDS, 0) and sentence.lower[comma] != ",":
        comma -= 1
    return comma if sentence.word(comma) == "," else 0


_ASIDE_WORDS = 7
