"""The head noun that several numbers share: "11 Italian and 19 Hungarian soldiers", "six heavy and nine light guns"."""

from __future__ import annotations

from tallywire.extract.catalogue import Catalogue
from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_nouns import read_noun_phrase
from tallywire.extract.facts_syntax import Sentence
from tallywire.extract.lexicon import word_list

_BOUNDS = word_list("function_words", "bounds_before_numbers")
_LINKS = frozenset((",", "and", "or"))
_MOST_ADJECTIVES = 3
_HEADS = frozenset(("noun", "item", "model", "weak", "person"))


def share_head(candidate: Candidate, catalogue: Catalogue) -> Candidate:
    """The candidate, with the noun of a later number where only adjectives stand behind its own."""
    link = _after_adjectives(candidate)
    if link < 0:
        return candidate
    mention, sentence = candidate.mention, candidate.sentence
    while link >= 0:
        number = _number_after(sentence, link)
        if number < 0:
            return candidate
        probe = Candidate(mention, sentence, number, number, number)
        read_noun_phrase(probe, number, catalogue)
        described = number < probe.noun_first or sentence.entity(number) is not None
        if probe.role in _HEADS and described and "nationals" not in probe.rules and probe.noun_last > number:
            candidate.noun, candidate.nouns, candidate.role = probe.noun, probe.nouns, probe.role
            candidate.modifiers, candidate.item = probe.modifiers, probe.noun.item if probe.noun else None
            candidate.noun_first, candidate.noun_last = candidate.after, _after_adjectives(candidate) - 1
            candidate.last = candidate.noun_last
            candidate.rules = [rule for rule in candidate.rules if rule != "nationals"] + ["shared_head"]
            return candidate
        link = _after_adjectives(probe)
    return candidate


def _after_adjectives(candidate: Candidate) -> int:
    """The "and" or comma behind a number and adjectives without a noun; -1 where something else stands there."""
    sentence, after = candidate.sentence, candidate.after
    at = after
    while at < len(sentence.lower) and sentence.lower[at] not in _LINKS:
        word = sentence.lower[at]
        named = sentence.entity(at)
        plural = word.endswith("s") and not word.endswith("ss")
        verb = at in sentence.group_at and not sentence.groups[sentence.group_at[at]].reduced
        if sentence.numbers[at] or not word[0].isalpha() or plural or verb or at - after >= _MOST_ADJECTIVES:
            return -1
        if named is not None and (named.possessive or "demonym" not in named.roles):
            return -1
        if named is None and word in sentence.grammar.lexicon.words["no_content"]:
            return -1
        at += 1
    return at if after < at < len(sentence.lower) - 1 else -1


def _number_after(sentence: Sentence, link: int) -> int:
    """The first word behind the number that a link joins; -1 where it joins none."""
    at = link + 1
    while sentence.word(at) in _LINKS or (sentence.word(at) in _BOUNDS and not sentence.numbers[at]):
        at += 1
    if at >= len(sentence.lower) or not sentence.numbers[at]:
        return -1
    while at < len(sentence.lower) and sentence.numbers[at]:
        at += 1
    return at if at < len(sentence.lower) else -1
