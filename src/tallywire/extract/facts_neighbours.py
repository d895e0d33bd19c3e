"""What stands beside a word: whether it leaves room for a verb with its subject and its object."""

from __future__ import annotations

from tallywire.extract.facts_lexicon import BASE, PRESENT
from tallywire.extract.facts_syntax import Sentence
from tallywire.extract.lexicon import word_list

PUNCTUATION = frozenset(";:—–()-…,.\"!?'")
_CURRENCIES = frozenset("$€£¥")
_PEOPLE = tuple(word_list("inflection", "people"))
_SINGULAR = tuple(word_list("inflection", "singular_in_s"))
_PRONOMINAL = word_list("function_words", "standing_alone")
_PLURALS = word_list("noun_lists", "plurals_without_s")
_BORES = word_list("function_words", "bores")
_TIMES = word_list("noun_lists", "named_periods") | word_list("noun_lists", "time_units")
_OF_TIMES = word_list("function_words", "before_spans_of_time")
_TIMES = word_list("noun_lists", "time_units") | word_list("grammar", "weekdays")
_BEFORE_NUMBER = word_list("function_words", "opening_objects")


def subject_before(sentence: Sentence, index: int, form: int) -> bool:
    """Whether a present form can be a verb by the word before it."""
    before, words = sentence.word(index - 1), sentence.grammar.lexicon.words
    entity = sentence.entity(index - 1)
    worth = sentence.word(index + 1) == "worth"  # "handed Kyiv arms worth a billion"
    caliber = before.rpartition("-")[2] in _BORES
    if index == 0 or worth or caliber or before in words["prepositions"] or before in words["possessives"]:
        return False
    verb = sentence.group(index - 1)
    governed = verb is not None and verb.infinitive and not form & BASE  # "to keep schools open"
    if governed or before in words["determiners"]:
        return not governed and before in _PRONOMINAL
    if entity is not None:
        if entity.possessive or _names_thing(sentence, index, form):
            return False
        people = (
            entity.is_people or _people_of_headline(sentence, index, form) or _counted_people(sentence, index, form)
        )
        return entity.roles[-1] != "demonym" or people
    if before in PUNCTUATION:
        return form & PRESENT != 0 and before in ',"'
    return _can_end_subject(sentence, index - 1, form)


def _names_thing(sentence: Sentence, index: int, form: int) -> bool:
    """Whether a noun follows one name, where a verb would end in s: "Zamfara state", "the NATO base", "Ukraine aid"."""
    entity, words = sentence.entity(index - 1), sentence.grammar.lexicon.words
    if entity is None or form & PRESENT or not form & BASE or len(entity.codes) > 1:
        return False
    word = sentence.lower[index]
    if word == "state" or word in sentence.grammar.lexicon.places["nouns"]:
        return True
    alone = not entity.roles or entity.roles[-1] in ("country", "capital", "place")
    caused = any(sentence.group(at) is not None for at in range(max(entity.first - 3, 0), entity.first))
    free = word in sentence.grammar.noun_like and not caused and not _is_complement_before_sum(sentence, index)
    return alone and free and sentence.word(entity.first - 1) not in (*words["conjunctions"], "that")


def _is_complement_before_sum(sentence: Sentence, index: int) -> bool:
    """Whether a plural with a place behind it does what a sum follows: "Donors in Geneva pledge over $9bn"."""
    entity, lower = sentence.entity(index - 1), sentence.lower
    if (
        entity is None
        or entity.first < 2
        or lower[entity.first - 1] not in sentence.grammar.lexicon.words["prepositions"]
    ):
        return False
    counted = any(sentence.numbers[index + 1 : index + 4]) and lower[index + 1 : index + 2] != ["of"]
    return counted and lower[entity.first - 2].endswith("s")


def _counted_people(sentence: Sentence, index: int, form: int) -> bool:
    """Whether a nationality is the head of a number, and a verb of place follows: "a million Rohingya live in"."""
    counted = any(sentence.numbers[max(index - 3, 0) : index - 1]) or (index > 1 and sentence.numbers[index - 2])
    return bool(form & BASE and counted and sentence.word(index + 1) in sentence.grammar.lexicon.places["at"])


def _people_of_headline(sentence: Sentence, index: int, form: int) -> bool:
    """Whether a nationality without an article is who does something: "Dutch pledge €400m"."""
    word = sentence.lower[index - 1]
    opens = index < 2 or sentence.word(index - 2) in PUNCTUATION or sentence.word(index - 2) == "the"
    counted = index + 1 < len(sentence.numbers) and (
        sentence.numbers[index + 1] or sentence.word(index + 1) in _CURRENCIES
    )
    return bool(form & BASE) and opens and counted and word.endswith(_PEOPLE)


_TIMES = word_list("noun_lists", "time_units")
_RATED = 4


def _can_end_subject(sentence: Sentence, at: int, form: int) -> bool:
    """Whether a word that is no name, article or mark can stand before a verb of this form."""
    word, words = sentence.lower[at], sentence.grammar.lexicon.words
    if word in words["conjunctions"]:
        return bool(sentence.groups)
    if word in words["pronouns"] or word in words["adverbs"] or word.endswith("ly"):
        return True
    if form & BASE:
        rate = sentence.word(at - 1) in ("a", "every", "each") and word in _TIMES  # "a thousand people a day walk"
        if rate and not sentence.word(at + 2).endswith("ing") and any(sentence.numbers[max(at - _RATED, 0) : at - 1]):
            return True
        return (word.endswith("s") and not word.endswith(_SINGULAR)) or word in _PLURALS
    return sentence.capital(at) or (word.isalpha() and not word.endswith("s"))


def after_noun(sentence: Sentence, index: int) -> bool:
    """Whether the word before can end a noun phrase that is a subject."""
    before = sentence.word(index - 1)
    words = sentence.grammar.lexicon.words
    if index == 0 or before in words["before_nouns"]:
        return False
    if sentence.numbers[index - 1] or (before in PUNCTUATION and before != ","):
        return False
    return not noun_follows(sentence, index) or object_follows(sentence, index)


def noun_follows(sentence: Sentence, index: int) -> bool:
    """Whether the next word is content and no number or name: a participle before it is its adjective."""
    after = sentence.word(index + 1)
    if (
        index + 1 < len(sentence.lower)
        and sentence.entity_at[index + 1] >= 0
        and not adjective_place(sentence, index + 1)
    ):
        return False
    if not after or not after[0].isalpha() or sentence.numbers[index + 1]:
        return False
    return after not in sentence.grammar.lexicon.words["no_content"]


def object_follows(sentence: Sentence, index: int) -> bool:
    """Whether what follows begins a noun phrase: a number, an article, a name."""
    after = sentence.word(index + 1)
    words = sentence.grammar.lexicon.words
    if after in _OF_TIMES and sentence.word(index + 2) in _TIMES:
        return False  # "promised last year"
    article = after in words["determiners"] and not _is_called(sentence, index + 1)
    if article and sentence.word(index + 2) in _TIMES:  # "seized that day"
        return sentence.word(index + 3) not in ("", *PUNCTUATION, *words["prepositions"])
    named = bool(after) and (sentence.numbers[index + 1] or sentence.entity_at[index + 1] >= 0)
    if named or article or after in _CURRENCIES:
        return True
    if after in _BEFORE_NUMBER:
        nearby = sentence.numbers[index + 1 : index + 5]
        return any(nearby)
    if not after or after in words["no_object"] or _is_called(sentence, index + 1):
        return False
    return after[:1].isalpha() and after not in words["no_start_of_object"]


def _is_called(sentence: Sentence, at: int) -> bool:
    """Whether what something is called begins here: "called reports of 40 civilians killed untrue", "… a lie"."""
    false = sentence.grammar.lexicon.status_nouns["denied"]
    return sentence.lower[at] in false or (sentence.lower[at] == "a" and sentence.word(at + 1) in false)


def hyphen_neighbour(sentence: Sentence, index: int) -> bool:
    """Whether a hyphen ties the word to the one before ("U.S.-led")."""
    return sentence.word(index - 1) == "-" and sentence.ends[index - 1] == sentence.starts[index]


def adjective_place(sentence: Sentence, index: int) -> bool:
    entity = sentence.entity(index)
    return entity is not None and ((entity.roles[-1] == "demonym" and not entity.is_people) or entity.possessive)
