"""Verbs without a helper: whether a word is one here or a noun or an adjective, and the particle that belongs to it."""

from __future__ import annotations

from tallywire.extract.facts_lexicon import BASE, GERUND, PARTICIPLE, PAST, PRESENT
from tallywire.extract.facts_neighbours import (
    PUNCTUATION,
    adjective_place,
    hyphen_neighbour,
    noun_follows,
    object_follows,
    subject_before,
)
from tallywire.extract.facts_syntax import Group, Sentence
from tallywire.extract.lexicon import phrase_list, word_list

_AFTER_NOUNS_NOT_VERBS = word_list("function_words", "after_nouns_not_verbs")
_ENDING_PARTICLES = word_list("function_words", "ending_particles")
_PREPOSITIONAL_PARTICLES = word_list("function_words", "prepositional_particles")
_AFTER_GOES = word_list("function_words", "after_goes")
_BEFORE_PARTICIPLES = word_list("function_words", "before_participles")
_DEFINITE = word_list("function_words", "definite")
_STANDING_ALONE = word_list("function_words", "standing_alone")
_HARM = frozenset(("harm",))
_PLAIN_VERBS = word_list("verb_lists", "plain")
_GOODS = phrase_list("noun_lists", "goods_like_verbs")
_COMPOUNDS = phrase_list("noun_lists", "compounds")
_PRONOUNS = word_list("function_words", "objects_taken_up")
_OR_SO = word_list("function_words", "or_so")
_UNITS_OF_MONEY = word_list("noun_lists", "units_of_money")
"""Behind them a verb may come: "1 billion euros reached Kyiv"."""
_REACHING = word_list("verb_lists", "reaching_takers")
_TURNING_TO = word_list("verb_lists", "turning_to")
_TAKING_OF = word_list("verb_lists", "taking_of")
_FREE_PARTICLES = phrase_list("function_words", "free_particles")
_RENEWED = word_list("verb_lists", "renewed")
_PLACING = word_list("grammar", "at")
_READY = word_list("function_words", "adjectives_of_readiness")
_OF_NUMBERS = word_list("function_words", "adjectives_of_numbers")


def bare(sentence: Sentence, index: int) -> Group | None:
    """A verb without helpers, where its form and neighbours let it be one."""
    head, form = sentence.grammar.forms[sentence.lower[index]]
    numbered = index > 0 and (sentence.numbers[index - 1] or _is_or_so(sentence, index - 1))
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
    return with_particle(sentence, group, index, head)


def _is_or_so(sentence: Sentence, at: int) -> bool:
    """Whether a word ends "or so" behind a number, so that a noun comes next: "a dozen or so attack helicopters"."""
    return sentence.lower[at] in _OR_SO and sentence.word(at - 1) == "or" and at > 1 and sentence.numbers[at - 2]


def _gerund(sentence: Sentence, index: int, head: str, numbered: bool) -> Group | None:
    """A form in -ing: a verb, a noun ("the killing of 12"), or nothing ("landing ship")."""
    before = sentence.word(index - 1)
    determined = before in sentence.grammar.lexicon.words["determiners"]
    if determined and sentence.word(index + 1) == "of":
        return Group(index, index, head, GERUND, nominal=True, frames=frames_of(sentence, head))
    adjective = (before == "of" or adjective_place(sentence, index - 1)) and noun_follows(sentence, index)
    if numbered or determined or adjective or hyphen_neighbour(sentence, index) or _is_noun_in_ing(sentence, index):
        return None
    return with_particle(sentence, Group(index, index, head, GERUND), index, head)


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
        governs = form & PRESENT and not form & BASE and after in _DEFINITE  # "a force of 300 holds the hill"
        goes = word == "goes" and after in _AFTER_GOES  # "$61 billion goes to Kyiv"
        return bool(
            word in _PLAIN_VERBS
            or governs
            or goes
            or (
                form & BASE
                and follows
                and word not in (grammar.noun_like | words["particles"])
                and word not in grammar.lexicon.persons
            )
        )
    named = _is_noun_by_next(word, after, grammar.forms[word][0]) or _is_no_verb_behind_verb(sentence, index)
    if named or not subject_before(sentence, index, form):
        return False
    noun = word in grammar.noun_like or word in grammar.lexicon.nominals
    put_at = after == "to" and index + 2 < len(sentence.lower) and sentence.numbers[index + 2]
    pair = (sentence.word(index - 1), word)
    if pair in grammar.pairs or pair in _GOODS or (noun and put_at and form & BASE):
        return False
    if noun and not object_follows(sentence, index) and after not in _AFTER_NOUNS_NOT_VERBS:
        return False
    form_after = 0 if after in words["adverbs"] else grammar.forms.get(after, ("", 0))[1]
    if not form & BASE:
        return not form_after & (PAST | PARTICIPLE)
    named = sentence.entity_at[index - 1] >= 0 and sentence.capital(index - 1)  # "the IMF board released"
    return not (named and form_after & (PAST | PRESENT) and not form_after & BASE)


def _is_no_verb_behind_verb(sentence: Sentence, index: int) -> bool:
    """Whether a word belongs to the verb before: "launches | record 728 drones", "has ordered 3,000 soldiers back"."""
    word = sentence.lower[index]
    if word in _OF_NUMBERS and sentence.group(index - 1) is not None:
        return any(sentence.numbers[index + 1 : index + 3])
    after = sentence.word(index + 1)
    if word in _READY and (after in ("to", "for") or (word == "ready" and after in _PLACING)):
        return True  # "has 225 soldiers ready to leave", "holds 900 conscripts ready along the border"
    return word in sentence.grammar.lexicon.words["particles"] and not object_follows(sentence, index)


def _is_noun_by_next(word: str, after: str, lemma: str) -> bool:
    """Whether the next word makes a noun of one: "called reports of 40 dead untrue", "tanks and spare parts"."""
    return (word, after) in _COMPOUNDS or (after == "of" and lemma not in _TAKING_OF)


def _inherit_modal(sentence: Sentence, group: Group) -> None:
    """Give a second bare verb the helper of the first: "would supply 2,000 guns and add 300 men"."""
    for previous in reversed(sentence.groups):
        if previous.future or previous.modal or previous.infinitive:
            group.future, group.modal, group.infinitive = previous.future, previous.modal, previous.infinitive
            group.negated = previous.negated
            return


def _is_state_of_gift(sentence: Sentence, index: int) -> bool:
    """Whether a participle tells the state of a gift behind its taker: "will buy Ukraine refurbished tanks"."""
    taker = sentence.entity(index - 1) if sentence.lower[index] in _RENEWED else None
    previous = sentence.groups[-1] if taker is not None and sentence.groups else None
    given = previous is not None and not previous.frames.isdisjoint(("give", "procure"))
    return given and taker is not None and previous is not None and previous.last + 1 == taker.first


def _past(sentence: Sentence, index: int, head: str, form: int, numbered: bool) -> Group | None:
    before = sentence.word(index - 1)
    words = sentence.grammar.lexicon.words
    if sentence.lower[index] == "left" and (before in ("the", "far") or _is_what_remains(sentence, index)):
        return None
    determined = before in words["determiners"]
    opened = numbered or determined or before in words["possessives"] or adjective_place(sentence, index - 1)
    closed = determined and before not in _STANDING_ALONE
    opened = opened and not (before in _UNITS_OF_MONEY and sentence.numbers[index - 1])
    dies = numbered and head in _PLAIN_VERBS and sentence.word(index + 1).endswith("ing")  # "seven died trying"
    if form & PARTICIPLE and opened and (closed or noun_follows(sentence, index)) and not dies:
        return None
    if before == "of" or hyphen_neighbour(sentence, index) or _is_state_of_gift(sentence, index):
        return None
    if before in _BEFORE_PARTICIPLES and noun_follows(sentence, index):
        return None
    hearer = sentence.word(index + 1) in _PRONOUNS and sentence.word(index + 2) == "by"  # "150 tanks promised it by"
    reduced = bool(form & PARTICIPLE) and (hearer or not object_follows(sentence, index))
    group = Group(index, index, head, form & (PAST | PARTICIPLE), reduced=reduced)
    if before in words["conjunctions"] or before == ",":
        _inherit_helpers(sentence, group)
    group = with_particle(sentence, group, index, head)
    if group.last > index and not numbered and any(sentence.numbers[group.last + 1 : group.last + 2]):
        group.reduced = False  # "let in 3,700 Belarusians"
    return group


def _is_what_remains(sentence: Sentence, index: int) -> bool:
    """Whether "left" tells what somebody still has: "The French have 350 men left in Abidjan"."""
    holds = sentence.groups[-1] if sentence.groups else None
    if holds is None or holds.lemma not in ("have", "be") or index - holds.last > _REMAINS:
        return False
    return any(sentence.numbers[holds.last + 1 : index])


_REMAINS = 7
"""How far from its verb "left" tells what remains."""


def _inherit_helpers(sentence: Sentence, group: Group) -> None:
    """Give the second of two joined participles the helpers of the first: "were killed and wounded"."""
    previous = sentence.groups[-1] if sentence.groups else None
    if previous is None or not group.form & PARTICIPLE or not (previous.passive or previous.perfect):
        return
    if sentence.word(previous.last + 1) in ("and", "or") and group.first - previous.last <= 2:
        group.passive, group.perfect, group.future = previous.passive, previous.perfect, previous.future
        group.modal, group.negated = previous.modal, previous.negated


def with_particle(sentence: Sentence, group: Group, at: int, head: str) -> Group:
    """The group with its particle, if its verb has one here: "shot down", "handed 12 men over"."""
    group.last, group.lemma = at, head
    for rest in sentence.grammar.phrasals.get(head, ()):
        size = len(rest)
        if tuple(sentence.lower[at + 1 : at + 1 + size]) == rest and not _begins_infinitive(sentence, at + size):
            group.last, group.lemma = at + size, " ".join((head, *rest))
            break
        if rest in _FREE_PARTICLES and not group.passive and _later(sentence, at, rest):
            group.lemma = " ".join((head, *rest))
            break
    if sentence.lower[at + 1 : at + 2] == ["to"] and head in _TURNING_TO and _asks_for(sentence, at + 2):
        group.lemma = "ask for"
    group.frames = frames_of(sentence, group.lemma)
    if not group.frames:
        catalogued = " " in group.lemma and group.lemma in sentence.grammar.catalogued - _REACHING
        group.frames = _HARM if catalogued else frames_of(sentence, head)
    return group


def _asks_for(sentence: Sentence, at: int) -> bool:
    """Whether somebody who is named from a word on is asked for a number: "appealed to | donors for $1 billion"."""
    words = sentence.lower[at : at + _HEARER_WORDS]
    if "for" not in words or not PUNCTUATION.isdisjoint(words[: words.index("for")]):
        return False
    ahead = at + words.index("for") + 1
    return not any(sentence.numbers[at:ahead]) and any(sentence.numbers[ahead : ahead + _OPENING_WORDS])


_HEARER_WORDS, _OPENING_WORDS = 8, 5


def _begins_infinitive(sentence: Sentence, at: int) -> bool:
    """Whether "to" is no particle but opens an infinitive: "have gone to fight"."""
    verb = sentence.word(at + 1)
    base = sentence.grammar.forms.get(verb, ("", 0))[1] & BASE
    return sentence.word(at) == "to" and bool(base) and verb not in sentence.grammar.noun_like


def _later(sentence: Sentence, at: int, particle: tuple[str, ...]) -> bool:
    """Whether the particle stands free after a short object, and is no preposition there."""
    for index in range(at + 2, min(at + 9, len(sentence.lower))):
        word = sentence.lower[index]
        if tuple(sentence.lower[index : index + len(particle)]) == particle:
            follows = sentence.word(index + len(particle))
            return (
                not (follows and (follows[0].isdigit() or follows in _ENDING_PARTICLES))
                or particle[0] not in _PREPOSITIONAL_PARTICLES
            )
        past = word in sentence.grammar.forms and sentence.grammar.forms[word][1] & PAST
        joined = past and sentence.word(index - 1) == "and"  # "received 1,212 bodies and gave back 27"
        if word in PUNCTUATION or (past and (joined or not noun_follows(sentence, index))):
            return False
    return False


def frames_of(sentence: Sentence, lemma: str) -> frozenset[str]:
    return sentence.grammar.lexicon.frames.get(lemma, frozenset())
