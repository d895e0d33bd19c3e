"""People and things named without a number, which a number then gives: "has sent troops. Kyiv puts them at 90,000"."""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.extract.catalogue import Catalogue, Noun
from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_governors import govern
from tallywire.extract.facts_syntax import Group, Sentence
from tallywire.extract.lexicon import phrase_list, word_list
from tallywire.extract.slots.actor import read_actor
from tallywire.extract.slots.attribution import speech_spans
from tallywire.extract.slots.harm import HARM
from tallywire.extract.slots.location import locate
from tallywire.extract.slots.places import spots
from tallywire.extract.slots.recipients import given_code
from tallywire.extract.slots.stated import stated_side

_BEFORE_NEW_PLURALS = word_list("function_words", "before_new_plurals")
_PUTTING = word_list("verb_lists", "putting")
_PLURALS = word_list("noun_lists", "plurals_without_s")
_THEM = phrase_list("function_words", "them")


def is_put_at(candidate: Candidate) -> bool:
    """Whether a verb puts those spoken of before at the number: "puts them at 90,000", "put their number at 300"."""
    return _putting(candidate) is not None


def _putting(candidate: Candidate) -> Group | None:
    """The verb that puts "them" at the number, or those before a comma: "the fighters, put at 7,000 by Bogota"."""
    sentence, group, at = candidate.sentence, candidate.governor, candidate.first - 1
    number = sentence.first_word(candidate.mention.number_start) - 1  # "estimated at" may be a bound of the number
    beside = sentence.group(number - 1) if sentence.word(number) == "at" else None
    if beside is not None and beside.lemma in _PUTTING and sentence.word(beside.first - 1) == ",":
        return beside
    if group is None or sentence.word(at) != "at" or group.lemma not in _PUTTING or group.passive:
        return None
    return group if tuple(sentence.lower[group.last + 1 : at]) in _THEM else None


def count_named(candidate: Candidate, preceding: Sequence[Sentence], catalogue: Catalogue) -> bool:
    """Whether a number that somebody puts "them" at counts what the words before name; the candidate is marked so."""
    named = named_before(candidate, preceding, catalogue)
    if named is None or (candidate.kind and (candidate.kind != named.kind or candidate.antecedent is not None)):
        return bool(candidate.kind)
    candidate.kind, candidate.item, candidate.antecedent = named.kind, named.item, named
    candidate.governor, candidate.relation, candidate.label_first = None, "", -1
    candidate.rules.append("put_at")
    return True


def is_some_of_named(candidate: Candidate) -> bool:
    """Whether a definite number without a noun is of people at a place: "the 2,500 in Iraq are there to help"."""
    sentence, first = candidate.sentence, candidate.first
    definite = sentence.word(first - 1) == "the" or sentence.word(first) == "the"
    return definite and candidate.role == "bare" and sentence.word(candidate.last + 1) in _INSIDE


def count_some_of_named(candidate: Candidate, catalogue: Catalogue) -> bool:
    """Whether such a number is of soldiers whom the sentence names before without one; the candidate is marked so."""
    sentence = candidate.sentence
    for at in range(candidate.first - 2, -1, -1):
        noun = plural_at(sentence, at, catalogue)
        if noun is None:
            continue
        if noun.kind != "troops":
            return False
        named = as_counted(candidate, sentence, at, noun)
        candidate.kind, candidate.actor, candidate.antecedent = named.kind, named.actor, named
        govern(candidate, [])
        candidate.rules.append("some_of_named")
        return True
    return False


_INSIDE = word_list("function_words", "inside_places") | {"already", "there"}


def part_of_named(candidate: Candidate, catalogue: Catalogue) -> None:
    """Tie a part to the plural of its kind that the sentence names: "Turkish troops train there; 35 of them left"."""
    if candidate.antecedent is not None or candidate.governor is None:
        return
    sentence = candidate.sentence
    for at in range(candidate.first - 1, -1, -1):
        noun = plural_at(sentence, at, catalogue)
        if noun is not None and noun.kind == candidate.kind:
            candidate.antecedent = as_counted(candidate, sentence, at, noun)
            return


def named_before(candidate: Candidate, preceding: Sequence[Sentence], catalogue: Catalogue) -> Candidate | None:
    """What the words before a number name without one, read as if it were counted: its kind, item, side and place."""
    putting = _putting(candidate)
    assert putting is not None
    sources = [(candidate.sentence, putting.first), *((each, len(each.lower)) for each in preceding)]
    for sentence, stop in sources:
        for at in range(stop - 1, -1, -1):
            noun = plural_at(sentence, at, catalogue)
            if noun is not None:
                return as_counted(candidate, sentence, at, noun)
    return None


def plural_at(sentence: Sentence, at: int, catalogue: Catalogue) -> Noun | None:
    """The catalogued noun that a word is, if it is a plural that no number counts."""
    word = sentence.lower[at]
    plural = word.endswith("s") or word in _PLURALS
    if at in sentence.group_at or not plural or any(sentence.numbers[max(at - 3, 0) : at]):
        return None
    nouns = catalogue.nouns.get((word,), ())
    return next((noun for noun in nouns if noun.role in ("noun", "item", "model") or noun.kind in HARM), None)


def as_counted(candidate: Candidate, sentence: Sentence, at: int, noun: Noun) -> Candidate:
    """The words at an index as a candidate, as if a number counted them: with kind, item, side and place."""
    start, end = sentence.starts[at], sentence.ends[at]
    mention = candidate.mention._replace(start=start, end=end, number_start=start, number_end=end)
    first = at
    while first > 0 and (sentence.entity(first - 1) is not None or sentence.word(first - 1) in _BEFORE_NEW_PLURALS):
        first -= 1
    named = Candidate(mention, sentence, first, at, first, noun, at, at, (noun,), role=noun.role, kind=noun.kind)
    named.item = noun.item
    govern(named, [])
    struck = named.governor is not None and not named.governor.frames.isdisjoint(("harm", "target"))
    acts = named.governor is not None and named.relation == "subject" and not named.governor.passive
    named.actor = given_code(stated_side(named)) if struck and not acts else read_actor(named, moved=True)[0]
    named.location, named.origin, _ = locate(named, spots(sentence, speech_spans(sentence)), ())
    return named
