"""Reading a sentence: its words, its names, its verbs, and what stands how far from what.

Distance counts words, with a price on commas, conjunctions and other verbs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from operator import sub

from tallywire.extract.by_word import ByWord
from tallywire.extract.facts_lexicon import BASE
from tallywire.extract.facts_syntax import Entity, Grammar, Sentence
from tallywire.extract.facts_verbs import read_groups
from tallywire.extract.gazetteer import Place
from tallywire.extract.lexicon import word_list

_WORD = re.compile(
    r"\s*+(?:(?:[A-Za-z]\.){2,}|\d[\d.,]*(?<=\d)(?:[A-Za-z][A-Za-z0-9]*)?|[^\W_]+(?:[-/&][^\W_]+)*(?:'[^\W\d_]+)?|\S)"
)
COMMA, HARD, QUOTE, SUBORDINATE, CONJOINED, VERB = 3, 12, 4, 7, 5, 5
"""Prices in words: chosen so that a verb over a comma is nearer than one over a conjunction with a verb of its own."""
_PRICES = {",": COMMA, '"': QUOTE, "but": CONJOINED, **dict.fromkeys(";:—–()…", HARD)}
_PADDING = [""] * 64
_CURRENCIES = word_list("noun_lists", "names_after_nationalities")
_PRICED_BY_PLACE = word_list("function_words", "priced_by_place")
_PREPOSITIONAL = word_list("function_words", "prepositional")


def _plain(word: str) -> str:
    """The word in lower case without the ending of a possessive."""
    lower = word.lower()
    return lower[:-2] if lower.endswith("'s") and len(lower) > 2 else lower


_PLAIN = ByWord(_plain)


def read_sentence(
    index: int,
    span: tuple[int, int],
    view: str,
    *,
    places: Sequence[Place],
    numbers: Sequence[tuple[int, int]],
    grammar: Grammar,
) -> Sentence:
    """The sentence with its verb groups and entities; `numbers` are spans of numbers that are quantities."""
    parts: list[str] = _WORD.findall(view, *span)
    words = list(map(str.lstrip, parts))
    ends = list(accumulate(map(len, parts), initial=span[0]))[1:]
    starts = list(map(sub, ends, map(len, words)))
    lower = list(map(_PLAIN.__getitem__, words))
    sentence = Sentence(index, *span, view, lower, starts, ends, grammar, [False] * len(lower), frozenset(lower))
    sentence.padded = lower + _PADDING
    for start, end in numbers:
        for at in range(sentence.first_word(start), sentence.last_word(end) + 1):
            sentence.numbers[at] = True
    _read_entities(sentence, places)
    read_groups(sentence)
    _read_prices(sentence)
    return sentence


def _read_entities(sentence: Sentence, places: Sequence[Place]) -> None:
    sentence.entity_at = [-1] * len(sentence.lower)
    for place in places:
        first, last = sentence.first_word(place.start), sentence.last_word(place.end)
        if first > last or first >= len(sentence.lower):
            continue
        if sentence.word(last + 1) in _CURRENCIES and sentence.numbers[first - 1 : first] == [True]:
            continue  # "15 million Swiss francs"
        codes = (place.code,) if place.code else ()
        possessive = place.possessive or sentence.view[sentence.starts[last] : sentence.ends[last]].endswith("'s")
        previous = sentence.entities[-1] if sentence.entities else None
        if previous and _joined(sentence, previous, first, place) and not _opens_gap(sentence, previous, place, last):
            previous.codes = tuple(sorted({*previous.codes, *codes}))
            previous.roles += (place.role,)
            previous.last = last
            previous.possessive = possessive
            previous.is_people |= place.is_people
        else:
            sentence.entities.append(
                Entity(first, last, codes, (place.role,), possessive, place.affix, place.is_people)
            )
    _merge_lists(sentence)
    _name_halves(sentence)
    for at, entity in enumerate(sentence.entities):
        for word in range(entity.first, entity.last + 1):
            sentence.entity_at[word] = at
            sentence.entity_of[word] = entity


_HALVES = {"north": ("PRK",), "south": ("KOR",)}


def _name_halves(sentence: Sentence) -> None:
    """Let "the North" and "the South" be a Korea where the sentence names one of them."""
    if any(not {"PRK", "KOR"}.isdisjoint(entity.codes) for entity in sentence.entities):
        for entity in sentence.entities:
            if not entity.codes and "country" in entity.roles:
                entity.codes = _HALVES.get(sentence.lower[entity.first], ())


def _joined(sentence: Sentence, before: Entity, first: int, place: Place) -> bool:
    """Whether a place belongs to the entity before it: "Russia and Belarus", "Kyiv, Ukraine", not "Rome, Meloni"."""
    between = sentence.lower[before.last + 1 : first]
    if not place.code or not before.codes:
        return False
    if [word for word in between if word != "the"] == ["and"]:
        counted = "demonym" in before.roles and place.role != "demonym" and any(sentence.numbers[: before.first][-1:])
        if counted or _acts_alone(sentence, before, place):
            return False  # "is holding 35 Ukrainians and Lithuania wants"
        return not before.possessive or len(between) == 1
    apart = between == [","] and (place.role in ("leader", "office", "demonym") or "demonym" in before.roles)
    if not between and place.role == "country" and _opens_with_place(sentence, before):
        return False
    if _opens_headline(sentence, before, between, place):
        return True
    return between in ([","], []) and before.codes == (place.code,) and not (apart or _speaks(sentence, place, between))


def _acts_alone(sentence: Sentence, before: Entity, place: Place) -> bool:
    """Whether a capital does something, and a country before is a place: "flew from Cyprus and Washington used"."""
    after = sentence.grammar.forms.get(sentence.word(sentence.last_word(place.end) + 1), ("", 0))[1]
    led = sentence.word(before.first - 1) in sentence.grammar.lexicon.words["prepositions"]
    led = led and "country" in before.roles and place.role in ("capital", "organization", "office")
    return led and after > 0 and not after & BASE


def _speaks(sentence: Sentence, place: Place, between: list[str]) -> bool:
    """Whether a comma only parts what is told from a capital that tells it: "from France, | Paris said"."""
    after = sentence.word(sentence.last_word(place.end) + 1)
    lemma = sentence.grammar.forms.get(after, ("", 0))[0]
    if between and place.role == "capital" and place.possessive:
        return True  # "near Ukraine, | Kyiv's commander told"
    return bool(between) and place.role == "capital" and sentence.grammar.lexicon.frame(lemma, "say")


def _opens_headline(sentence: Sentence, before: Entity, between: list[str], place: Place) -> bool:
    """Whether two names parted by a comma are the subject of a headline: "Oslo, Rome to share", "Chad, Niger send"."""
    if before.first > 0 or between not in ([","], [",", "the"]) or before.possessive or place.possessive:
        return False
    after = sentence.word(sentence.last_word(place.end) + 1)
    plural = sentence.grammar.forms.get(after, ("", 0))[1] & BASE or after == "to"
    return bool(plural) and before.roles[-1] in _STATES and place.role in _STATES


_STATES = frozenset(("country", "capital", "organization"))


def _opens_with_place(sentence: Sentence, before: Entity) -> bool:
    """Whether an opening phrase ends in a place, so that a country right behind it is the subject of a verb."""
    words = sentence.grammar.lexicon.words["prepositions"]
    lower, first = sentence.lower, before.first
    opens = first > 0 and lower[0] in words and lower[first - 1] in words and "," not in lower[:first]
    return opens and "country" not in before.roles


def _opens_gap(sentence: Sentence, before: Entity, place: Place, last: int) -> bool:
    """Whether a name has a number of its own: "Oslo may send 50 men to Latvia and Paris up to 40"."""
    if place.role == "demonym" or place.possessive or not any(sentence.numbers[: before.first]):
        return False
    bounds = sentence.grammar.lexicon.words["bounds"]
    at = last + 1
    while sentence.word(at) in bounds and not sentence.numbers[at]:
        at += 1
    return at < len(sentence.numbers) and sentence.numbers[at]


def _merge_lists(sentence: Sentence) -> None:
    """Join "Britain, France" to a following "and the United States" that is already joined."""
    merged: list[Entity] = []
    for entity in reversed(sentence.entities):
        after = merged[-1] if merged else None
        between = sentence.lower[entity.last + 1 : after.first] if after else []
        listed = after is not None and _is_list(sentence, after)
        listed = listed and [word for word in between if word != "the"] == [","]
        if after and listed and entity.codes and after.codes and len({*entity.codes, *after.codes}) > len(after.codes):
            after.codes = tuple(sorted({*entity.codes, *after.codes}))
            after.roles = entity.roles + after.roles
            after.first = entity.first
        else:
            merged.append(entity)
    sentence.entities = merged[::-1]


def _is_list(sentence: Sentence, entity: Entity) -> bool:
    """Whether names joined by "and" end a list, or "and other countries" does."""
    tail = sentence.lower[entity.last + 1 : entity.last + 3]
    return len(entity.roles) > 1 or tail in (["and", "other"], ["and", "elsewhere"], ["and", "others"])


def _read_prices(sentence: Sentence) -> None:
    subordinators = sentence.grammar.lexicon.words["subordinators"]
    prices = list(map(_prices(subordinators).__getitem__, sentence.lower))
    index = -1
    for _ in range(prices.count(_BY_PLACE)):
        index = prices.index(_BY_PLACE, index + 1)
        prices[index] = 1 + _price_in_place(sentence, index, sentence.lower[index])
    for group in sentence.groups:
        prices[group.last] += VERB
    sentence.price = list(accumulate(prices, initial=0))


_BY_PLACE = 0
"""The price of a word in the list of prices whose own depends on its neighbours."""


@cache
def _prices(subordinators: frozenset[str]) -> ByWord[int]:
    """The price of each word, itself counted in."""

    def price(word: str) -> int:
        if word in _PRICED_BY_PLACE and word not in _PRICES:
            return _BY_PLACE
        conjunction = word in subordinators and word not in _PREPOSITIONAL
        return 1 + _PRICES.get(word, SUBORDINATE if conjunction else 0)

    return ByWord(price)


def _price_in_place(sentence: Sentence, index: int, word: str) -> int:
    """The price of a hyphen, unless it ties two words; of "and" before a verb; of "that", unless it is a pronoun."""
    if word == "-":
        return 0 if sentence.ends[index - 1] == sentence.starts[index] else HARD
    words = sentence.grammar.lexicon.words
    if word == "that":
        plain = sentence.word(index + 1) in words["prepositions"] or word not in words["subordinators"]
        return 0 if plain else SUBORDINATE
    starts = [group.first for group in sentence.groups if group.finite and index < group.first < index + 4]
    return CONJOINED if starts else 0
