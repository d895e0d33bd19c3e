"""The verbs of a sentence, with their helpers: found by their forms and their neighbours, since no parser tells."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tallywire.extract.facts_lexicon import BASE, GERUND, PARTICIPLE, PAST, PRESENT
from tallywire.extract.facts_neighbours import (
    PUNCTUATION,
    adjective_place,
    after_noun,
    hyphen_neighbour,
    noun_follows,
    object_follows,
    subject_before,
)
from tallywire.extract.facts_syntax import RUN_TOGETHER, Group, Sentence
from tallywire.extract.lexicon import phrase_list, word_list

_AFTER_NOUNS_NOT_VERBS = word_list("function_words", "after_nouns_not_verbs")
_ENDING_PARTICLES = word_list("function_words", "ending_particles")
_MODALS_LOST = word_list("function_words", "modals_lost")
_PREPOSITIONAL_PARTICLES = word_list("function_words", "prepositional_particles")
_AFTER_GOES = word_list("function_words", "after_goes")
_BEFORE_PARTICIPLES = word_list("function_words", "before_participles")
_GOVERNED = word_list("function_words", "governed")
_STANDING_ALONE = word_list("function_words", "standing_alone")
_AGENTLESS_ED = re.compile(r"[a-z-]{3,}(?:ed|en)\Z")
_ABOUT_TO = word_list("function_words", "about_to")
_HARM = frozenset(("harm",))
_VERB_NOUNS = word_list("noun_lists", "verb_nouns")
_CURRENCIES = word_list("noun_lists", "currencies_like_verbs")
_ASIDES = phrase_list("function_words", "asides")
_FREE_PARTICLES = word_list("function_words", "free_particles")


def read_groups(sentence: Sentence) -> None:
    """Find the verb groups of a sentence, in order; most words are passed over by one look at their spelling."""
    lower, openers = sentence.lower, sentence.grammar.openers
    index, count = 0, len(lower)
    while index < count:
        word = lower[index]
        may_open = word in openers or word.endswith(("ed", "n't"))
        closed = not may_open or sentence.numbers[index] or sentence.entity_at[index] >= 0
        group = None if closed or _is_condition(sentence, index) else _group_at(sentence, index)
        if group is None:
            index += 1
            continue
        if _lets_have(sentence, group):
            index = group.last + 1
            continue
        if sentence.groups and sentence.groups[-1].lemma == "let" and group.form & BASE and not group.modal:
            group.infinitive = True  # "may let 1,000 soldiers join"
        if group.lemma == "take" and sentence.word(group.first - 1) == "it" and _takes_to_do(sentence, group):
            group.lemma, group.frames = "require", frozenset()
        sentence.groups.append(group)
        for at in range(group.first, group.last + 1):
            sentence.group_at[at] = len(sentence.groups) - 1
        index = group.last + 1


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
    previous.frames = _frames(sentence, previous.lemma)
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
        group = None if money else _bare(sentence, index)
        if group is not None or word not in _VERB_NOUNS:
            return group
    nominal = sentence.grammar.lexicon.nominals.get(word)
    if nominal and "of" in sentence.lower[index + 1 : index + 3]:
        return Group(index, index, nominal, GERUND, nominal=True, frames=_frames(sentence, nominal))
    if _AGENTLESS_ED.match(word) and word.endswith("ed") and after_noun(sentence, index):
        return Group(index, index, word, PAST, reduced=not object_follows(sentence, index))
    return None


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
        elif word in forms and not (helper == "have" and not forms[word][1] & (PAST | PARTICIPLE)):
            return _headed(sentence, group, at, helper)
        elif helper and skipped < 3 and (word.endswith("ly") or word in words["adverbs"] or _by_now(sentence, at)):
            skipped += 1
        else:
            break
        at += 1
    return _headless(sentence, group, at, helper)


def _by_now(sentence: Sentence, at: int) -> bool:
    """Whether a word is of an aside inside a verb group: "has by now handed over", "will between them send"."""
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
    group.form = form & (BASE if helper in ("modal", "to", "do") else GERUND if group.progressive else PARTICIPLE)
    if sentence.lower[group.first] in ("having", "being"):
        group.form = GERUND
    return _with_particle(sentence, group, at, head)


def _headless(sentence: Sentence, group: Group, at: int, helper: str) -> Group | None:
    """Helpers without a known verb: "is", "has" as verbs of their own, or an unknown participle."""
    word, prepositions = sentence.word(at), sentence.grammar.lexicon.words["prepositions"]
    if word and word not in prepositions and not sentence.numbers[at] and _unknown_verb(group, at, word, helper):
        return group
    if helper not in ("be", "have") or at - 1 < group.first:
        return None
    group.last, group.lemma, group.form = at - 1, helper, BASE
    if helper == "be" and sentence.lower[at : at + 2] in (["host", "to"], ["home", "to"]):
        group.last, group.lemma = at + 1, f"be {word} to"
    group.frames = _frames(sentence, group.lemma)
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


def _bare(sentence: Sentence, index: int) -> Group | None:
    """A verb without helpers, where its form and neighbours let it be one."""
    head, form = sentence.grammar.forms[sentence.lower[index]]
    numbered = index > 0 and sentence.numbers[index - 1]
    if index == 0 and not form & (GERUND | BASE | PAST):
        return None
    if form & GERUND:
        return _gerund(sentence, index, head, numbered)
    if form & (PAST | PARTICIPLE):
        return _past(sentence, index, head, form, numbered)
    if not _can_be_present(sentence, index, form, numbered):
        return None
    group = Group(index, index, head, form)
    if form & BASE and sentence.word(index - 1) in (*sentence.grammar.lexicon.words["conjunctions"], ","):
        _inherit_modal(sentence, group)
    return _with_particle(sentence, group, index, head)


def _gerund(sentence: Sentence, index: int, head: str, numbered: bool) -> Group | None:
    """A form in -ing: a verb, a noun ("the killing of 12"), or nothing ("landing ship")."""
    before = sentence.word(index - 1)
    determined = before in sentence.grammar.lexicon.words["determiners"]
    if determined and sentence.word(index + 1) == "of":
        return Group(index, index, head, GERUND, nominal=True, frames=_frames(sentence, head))
    adjective = (before == "of" or adjective_place(sentence, index - 1)) and noun_follows(sentence, index)
    if numbered or determined or adjective or hyphen_neighbour(sentence, index) or _is_noun_in_ing(sentence, index):
        return None
    return _with_particle(sentence, Group(index, index, head, GERUND), index, head)


def _is_noun_in_ing(sentence: Sentence, index: int) -> bool:
    """Whether a noun in -ing ends a phrase that a preposition opens: "in new military financing"."""
    words, before = sentence.grammar.lexicon.words, sentence.lower[max(index - 3, 0) : index]
    if sentence.lower[index] not in sentence.grammar.noun_like or len(before) < 2 or object_follows(sentence, index):
        return False
    opened = not words["prepositions"].isdisjoint(before[:-1])
    return opened and all(word.isalpha() for word in before) and not before[-1].endswith("s")


def _can_be_present(sentence: Sentence, index: int, form: int, numbered: bool) -> bool:
    """Whether a present form is a verb here, and no noun: by what stands before it and after it."""
    grammar, word, after = sentence.grammar, sentence.lower[index], sentence.word(index + 1)
    words = grammar.lexicon.words
    if numbered:
        follows = after in words["prepositions"] or not after or not after[0].isalpha()
        governs = form & PRESENT and not form & BASE and after in _GOVERNED  # "a force of 300 holds the hill"
        goes = word == "goes" and after in _AFTER_GOES  # "$61 billion goes to Kyiv"
        return bool(
            governs
            or goes
            or (form & BASE and follows and word not in grammar.noun_like and word not in grammar.lexicon.persons)
        )
    if not subject_before(sentence, index, form):
        return False
    noun = word in grammar.noun_like or word in grammar.lexicon.nominals
    put_at = after == "to" and index + 2 < len(sentence.lower) and sentence.numbers[index + 2]
    if (sentence.word(index - 1), word) in grammar.pairs or (noun and put_at and form & BASE):
        return False
    if noun and not object_follows(sentence, index) and after not in _AFTER_NOUNS_NOT_VERBS:
        return False
    form_after = 0 if after in words["adverbs"] else grammar.forms.get(after, ("", 0))[1]
    if not form & BASE:
        return not form_after & (PAST | PARTICIPLE)
    named = sentence.entity_at[index - 1] >= 0 and sentence.capital(index - 1)  # "the IMF board released"
    return not (named and form_after & (PAST | PRESENT) and not form_after & BASE)


def _inherit_modal(sentence: Sentence, group: Group) -> None:
    """Give a second bare verb the helper of the first: "would supply 2,000 guns and add 300 men"."""
    for previous in reversed(sentence.groups):
        if previous.future or previous.modal or previous.infinitive:
            group.future, group.modal, group.infinitive = previous.future, previous.modal, previous.infinitive
            group.negated = previous.negated
            return


_RENEWED = word_list("verb_lists", "renewed")


def _is_state_of_gift(sentence: Sentence, index: int) -> bool:
    """Whether a participle tells the state of a gift behind its taker: "will buy Ukraine refurbished tanks"."""
    taker = sentence.entity(index - 1) if sentence.lower[index] in _RENEWED else None
    previous = sentence.groups[-1] if taker is not None and sentence.groups else None
    given = previous is not None and not previous.frames.isdisjoint(("give", "procure"))
    return given and taker is not None and previous is not None and previous.last + 1 == taker.first


def _past(sentence: Sentence, index: int, head: str, form: int, numbered: bool) -> Group | None:
    before = sentence.word(index - 1)
    words = sentence.grammar.lexicon.words
    if sentence.lower[index] == "left" and before in ("the", "far"):
        return None
    determined = before in words["determiners"]
    opened = numbered or determined or before in words["possessives"] or adjective_place(sentence, index - 1)
    closed = determined and before not in _STANDING_ALONE
    if form & PARTICIPLE and opened and (closed or noun_follows(sentence, index)):
        return None
    if before == "of" or hyphen_neighbour(sentence, index) or _is_state_of_gift(sentence, index):
        return None
    if before in _BEFORE_PARTICIPLES and noun_follows(sentence, index):
        return None
    reduced = bool(form & PARTICIPLE) and not object_follows(sentence, index)
    group = Group(index, index, head, form & (PAST | PARTICIPLE), reduced=reduced)
    if before in words["conjunctions"] or before == ",":
        _inherit_helpers(sentence, group)
    return _with_particle(sentence, group, index, head)


def _inherit_helpers(sentence: Sentence, group: Group) -> None:
    """Give the second of two joined participles the helpers of the first: "were killed and wounded"."""
    previous = sentence.groups[-1] if sentence.groups else None
    if previous is None or not group.form & PARTICIPLE or not (previous.passive or previous.perfect):
        return
    if sentence.word(previous.last + 1) in ("and", "or") and group.first - previous.last <= 2:
        group.passive, group.perfect, group.future = previous.passive, previous.perfect, previous.future
        group.modal, group.negated = previous.modal, previous.negated


def _with_particle(sentence: Sentence, group: Group, at: int, head: str) -> Group:
    """The group with its particle, if its verb has one here: "shot down", "handed 12 men over"."""
    group.last, group.lemma = at, head
    for rest in sentence.grammar.phrasals.get(head, ()):
        size = len(rest)
        if tuple(sentence.lower[at + 1 : at + 1 + size]) == rest and not _begins_infinitive(sentence, at + size):
            group.last, group.lemma = at + size, " ".join((head, *rest))
            break
        if size == 1 and rest[0] in _FREE_PARTICLES and not group.passive:
            found = _later(sentence, at, rest[0])
            if found:
                group.lemma = f"{head} {rest[0]}"
                break
    group.frames = _frames(sentence, group.lemma)
    if not group.frames:
        catalogued = " " in group.lemma and group.lemma in sentence.grammar.catalogued
        group.frames = _HARM if catalogued else _frames(sentence, head)
    return group


def _begins_infinitive(sentence: Sentence, at: int) -> bool:
    """Whether "to" is no particle but opens an infinitive: "have gone to fight"."""
    verb = sentence.word(at + 1)
    base = sentence.grammar.forms.get(verb, ("", 0))[1] & BASE
    return sentence.word(at) == "to" and bool(base) and verb not in sentence.grammar.noun_like


def _later(sentence: Sentence, at: int, particle: str) -> bool:
    """Whether the particle stands free after a short object, and is no preposition there."""
    for index in range(at + 2, min(at + 9, len(sentence.lower))):
        word = sentence.lower[index]
        if word == particle:
            follows = sentence.word(index + 1)
            return (
                not (follows and (follows[0].isdigit() or follows in _ENDING_PARTICLES))
                or particle not in _PREPOSITIONAL_PARTICLES
            )
        past = word in sentence.grammar.forms and sentence.grammar.forms[word][1] & PAST
        if word in PUNCTUATION or (past and not noun_follows(sentence, index)):
            return False
    return False


def _frames(sentence: Sentence, lemma: str) -> frozenset[str]:
    return sentence.grammar.lexicon.frames.get(lemma, frozenset())
