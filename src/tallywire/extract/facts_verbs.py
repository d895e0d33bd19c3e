"""The verbs of a sentence, with their helpers: found by their forms and their neighbours, since no parser tells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import compress

from tallywire.extract.facts_lexicon import BASE, GERUND, PARTICIPLE, PAST
from tallywire.extract.facts_neighbours import (
    after_noun,
    noun_follows,
    object_follows,
)
from tallywire.extract.facts_syntax import RUN_TOGETHER, Group, Sentence
from tallywire.extract.facts_verbs_bare import bare, frames_of, with_particle
from tallywire.extract.lexicon import phrase_list, word_list

_MODALS_LOST = word_list("function_words", "modals_lost")
_AGENTLESS_ED = re.compile(r"[a-z-]{3,}(?:ed|en)\Z")
_ABOUT_TO = word_list("function_words", "about_to")
_VERB_NOUNS = word_list("noun_lists", "verb_nouns")
_CURRENCIES = word_list("noun_lists", "currencies_like_verbs")
_COMPOUNDS = phrase_list("noun_lists", "compounds_like_verbs")
_POINTING_THERE = word_list("function_words", "pointing_there")
_ADJECTIVES = word_list("function_words", "adjectives_like_verbs")
_COSTING = word_list("verb_lists", "costing_lives")
_LIVES = word_list("function_words", "lives_lost")
_NEAR_LIVES = 7
_QUOTES = frozenset(('"', "“", "”"))
_ASIDES = phrase_list("function_words", "asides")


def read_groups(sentence: Sentence) -> None:
    """Find the verb groups of a sentence, in order; most words are passed over by one look at their spelling."""
    lower, numbers, entity_at = sentence.lower, sentence.numbers, sentence.entity_at
    done = 0
    for index in compress(range(len(lower)), map(sentence.grammar.may_open.__getitem__, lower)):
        if index < done or numbers[index] or entity_at[index] >= 0 or _is_condition(sentence, index):
            continue
        group = _group_at(sentence, index)
        if group is None:
            continue
        done = group.last + 1
        if not _lets_have(sentence, group):
            _add_group(sentence, group)


def _add_group(sentence: Sentence, group: Group) -> None:
    lower, groups = sentence.lower, sentence.groups
    if groups and groups[-1].lemma == "let" and group.form & BASE and not group.modal:
        group.infinitive = True  # "may let 1,000 soldiers join"
    if group.lemma == "take" and sentence.word(group.first - 1) == "it" and _takes_to_do(sentence, group):
        group.lemma, group.frames = "require", frozenset()
    if group.lemma in _COSTING and not _LIVES.isdisjoint(lower[group.last + 1 : group.last + _NEAR_LIVES]):
        group.frames = frozenset(("harm",))  # "a strike in Marib claimed 40 lives"
    for at in range(group.first, group.last + 1):
        sentence.group_at[at] = len(groups)
        sentence.group_of[at] = group
    groups.append(group)


def _takes_to_do(sentence: Sentence, group: Group) -> bool:
    """Whether "it takes" so many to do something: "It would take 300,000 soldiers to hold the line"."""
    lower, forms = sentence.lower, sentence.grammar.forms
    after = range(group.last + 2, min(group.last + 9, len(lower) - 1))
    numbered = any(sentence.numbers[group.last + 1 : group.last + 5])
    return numbered and any(
        lower[at] == "to" and sentence.entity_at[at + 1] < 0 and lower[at + 1] in forms for at in after
    )


def _lets_have(sentence: Sentence, group: Group) -> bool:
    """Whether "have" belongs to "let" before a name ("will let Ukraine have four"): both then are one verb."""
    previous = sentence.groups[-1] if sentence.groups else None
    if previous is None or previous.lemma != "let" or sentence.lower[group.first : group.last + 1] != ["have"]:
        return False
    previous.lemma = "let have"
    previous.frames = frames_of(sentence, previous.lemma)
    return True


def _is_condition(sentence: Sentence, index: int) -> bool:
    """Whether a participle stands for "if": "provided that"."""
    participles = sentence.grammar.lexicon.words["conditional_participles"]
    return sentence.lower[index] in participles and sentence.word(index + 1) == "that"


def _group_at(sentence: Sentence, index: int) -> Group | None:
    """The verb group that begins at a word, if one does."""
    words = sentence.grammar.lexicon.words
    word = sentence.lower[index]
    if word in words["helpers"]:
        return _helped(sentence, index)
    if word in words["do"] or word == "to" or word.endswith("n't") or word in RUN_TOGETHER:
        return _helped(sentence, index)
    if word in sentence.grammar.forms and word not in words["prepositions"]:
        money = word in _CURRENCIES and index > 0 and sentence.numbers[index - 1]
        noun = money or (word, sentence.word(index + 1)) in _COMPOUNDS
        group = None if noun else bare(sentence, index)
        if group is not None or not (word in _VERB_NOUNS or word in sentence.grammar.lexicon.nominals):
            return group
    nominal = sentence.grammar.lexicon.nominals.get(word)
    last = _last_before_of(sentence, index) if nominal else None
    if nominal and last is not None:
        return Group(index, last, nominal, GERUND, nominal=True, frames=frames_of(sentence, nominal))
    plain = "-" not in word or not noun_follows(sentence, index)  # "4,000 well-armed men"
    if (
        plain
        and _AGENTLESS_ED.match(word)
        and word.endswith("ed")
        and word not in _ADJECTIVES
        and after_noun(sentence, index)
    ):
        return Group(index, index, word, PAST, reduced=not object_follows(sentence, index))
    return None


def _last_before_of(sentence: Sentence, index: int) -> int | None:
    """The noun for a deed where "of" follows, or the last word of its doer: "the release by the army | of 40"."""
    if "of" in sentence.lower[index + 1 : index + 3]:
        return index
    if sentence.word(index + 1) != "by":
        return None
    for at in range(index + 2, min(index + _LONGEST_DOER, len(sentence.lower))):
        if sentence.lower[at] == "of":
            return at - 1 if any(each >= 0 for each in sentence.entity_at[index:at]) else None
        if not sentence.lower[at][0].isalnum() or sentence.numbers[at]:
            return None
    return None


_LONGEST_DOER = 10
"""How far behind a noun for a deed "of" may stand, with a doer between."""


def _helped(sentence: Sentence, index: int) -> Group | None:
    """A group that begins with a helper: "will be sent", "has not given", "to send", "is"."""
    words, forms = sentence.grammar.lexicon.words, sentence.grammar.forms
    group = Group(index, index, "", 0)
    helper, at, skipped = "", index, 0
    while at < len(sentence.lower) and not sentence.numbers[at]:
        word = sentence.lower[at]
        following = _next_helper(sentence, group, at, helper)
        if following is not None:
            helper = following
        elif word in _POINTING_THERE and sentence.word(at + 1) == "to":
            break  # "are there to train": no future
        elif word in forms and not (helper == "have" and not forms[word][1] & (PAST | PARTICIPLE)):
            return _headed(sentence, group, at, helper)
        elif helper and skipped < 3 and (word.endswith("ly") or word in words["adverbs"] or _is_aside(sentence, at)):
            skipped += 1
        else:
            break
        at += 1
    return _headless(sentence, group, at, helper)


def _is_aside(sentence: Sentence, at: int) -> bool:
    """Whether a word inside a verb group is of an aside, or a quotation mark: "has by now gone", 'were "executed"'."""
    if sentence.lower[at] in _QUOTES:
        return sentence.word(at + 1) in sentence.grammar.forms and sentence.word(at + 2) in _QUOTES
    return tuple(sentence.lower[at : at + 2]) in _ASIDES or tuple(sentence.lower[at - 1 : at + 1]) in _ASIDES


def _next_helper(sentence: Sentence, group: Group, at: int, helper: str) -> str | None:
    """The helper that a word is, after the helpers before it, marked on the group; None where it is none."""
    words, word = sentence.grammar.lexicon.words, sentence.lower[at]
    if word in words["modals_future"]:
        group.future = True
        return "modal"
    if word in words["modals_possible"]:
        group.modal = word
        return "modal"
    if word == "to" and helper != "to":
        group.future |= helper == "be"
        group.infinitive = helper == ""
        return "to"
    if word.endswith("n't") or word in RUN_TOGETHER:
        return _negated_helper(words, group, word)
    if helper == "be" and word in _ABOUT_TO and sentence.word(at + 1) == "to":
        group.future = True
        return helper
    return _plain_helper(words, group, word, helper)


def _negated_helper(words: Mapping[str, frozenset[str]], group: Group, word: str) -> str:
    """ "won't", "hasn't", "cant": a helper and its negation in one word."""
    group.negated = True
    stem = word.replace("'", "")[:-2]
    if stem == "wo":
        group.future = True
    elif stem in _MODALS_LOST or word == "cannot":
        group.modal = "could"
    return "be" if stem in words["be"] else "have" if stem in words["have"] else "modal"


def _plain_helper(words: Mapping[str, frozenset[str]], group: Group, word: str, helper: str) -> str | None:
    if word in words["be"]:
        group.perfect |= helper == "have"
        group.progressive |= helper == "be" and word == "being"
        return "be"
    if word in words["have"] and helper in ("", "modal", "to"):
        return "have"
    if word in words["do"] and helper == "":
        return "do"
    if word in words["negations"] and helper:
        group.negated = True
        return helper
    return None


def _headed(sentence: Sentence, group: Group, at: int, helper: str) -> Group | None:
    head, form = sentence.grammar.forms[sentence.lower[at]]
    if helper in ("modal", "to", "do") and not form & BASE:
        return None if helper == "to" else _headless(sentence, group, at, helper)
    if helper == "be":
        if form & GERUND:
            group.progressive = True
        elif form & PARTICIPLE:
            group.passive = True
        else:
            return _headless(sentence, group, at, helper)
    group.perfect |= helper == "have"
    group.form = form & (
        BASE if helper in ("modal", "to", "do") else GERUND if form & GERUND and group.progressive else PARTICIPLE
    )
    if sentence.lower[group.first] in ("having", "being"):
        group.form = GERUND
    return with_particle(sentence, group, at, head)


def _headless(sentence: Sentence, group: Group, at: int, helper: str) -> Group | None:
    """Helpers without a known verb: "is", "has" as verbs of their own, or an unknown participle."""
    word, words = sentence.word(at), sentence.grammar.lexicon.words
    verb = word and word not in words["prepositions"] and word not in words["determiners"]
    if verb and not sentence.numbers[at] and _unknown_verb(group, at, word, helper):
        return group
    if helper not in ("be", "have") or at - 1 < group.first:
        return None
    group.last, group.lemma, group.form = at - 1, helper, BASE
    if helper == "be" and sentence.lower[at : at + 2] in (["host", "to"], ["home", "to"]):
        group.last, group.lemma = at + 1, f"be {word} to"
    group.frames = frames_of(sentence, group.lemma)
    return group


def _unknown_verb(group: Group, at: int, word: str, helper: str) -> bool:
    """Whether a word that the lexicon lacks is the verb of the helpers before it; the group is marked with it."""
    if helper in ("be", "have") and _AGENTLESS_ED.match(word):
        group.passive, group.form = helper == "be", PARTICIPLE
    elif helper == "be" and word.endswith("ing") and len(word) > 4:
        group.progressive, group.form = True, GERUND
    elif helper in ("modal", "do") and word.isalpha():
        group.form = BASE
    else:
        return False
    group.last, group.lemma = at, word
    return True
