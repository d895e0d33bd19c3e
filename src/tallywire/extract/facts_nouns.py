"""What a number counts: the noun phrase that it stands before, or that stands before it in a list."""

from __future__ import annotations

import re

from tallywire.extract.catalogue import Catalogue, Noun
from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_lookup import countable_at, noun_at, past_sign
from tallywire.extract.facts_syntax import Sentence
from tallywire.extract.lexicon import either, phrase_list, word_list
from tallywire.extract.quantities import QuantityMention

_BEFORE_RATES = word_list("function_words", "before_rates")
_BEFORE_SECOND_NOUNS = word_list("function_words", "before_second_nouns")
_HEADS_WITHOUT_S = word_list("noun_lists", "heads_without_s")
_OR_SO = word_list("function_words", "or_so")
_PLURALS_WITHOUT_S = word_list("noun_lists", "plurals_without_s")
_NP_WORDS = 9
PERSON_ENDING = re.compile(rf".{{2,}}(?:{either(word_list('inflection', 'persons'))})\Z")
_NATIONALS = tuple(word_list("inflection", "counted_nationals"))
_HOMEWARD = word_list("function_words", "homeward")
_BETWEEN = word_list("function_words", "between_number_and_noun")
_CALIBER = word_list("noun_lists", "calibers")
_AFTER_NOUN = word_list("function_words", "after_nouns")
_TIMES = word_list("noun_lists", "named_periods")
_IN_ALL = phrase_list("function_words", "in_all")
_FIGHTERS = word_list("noun_lists", "fighters")
_HEADING_WORDS = 7
_BECAME = word_list("noun_lists", "became")
_BOUNDS = word_list("function_words", "bounds_before_numbers")
_BORES = word_list("function_words", "bores")


def read_candidate(sentence: Sentence, mention: QuantityMention, catalogue: Catalogue) -> Candidate:
    """The mention with its head noun, as far as its own noun phrase tells."""
    first, last = sentence.first_word(mention.start), sentence.last_word(mention.end)
    after = sentence.last_word(mention.number_end) + 1
    candidate = Candidate(mention, sentence, first, max(last, after - 1), after)
    if mention.unit_class == "money":
        candidate.role = "money"
        return candidate
    read_noun_phrase(candidate, _start_of_noun(candidate), catalogue)
    if candidate.role == "bare" and (_is_of_people(sentence, first) or _is_lost_aboard(sentence, first, after)):
        candidate.role = "person"
    if candidate.role == "bare":
        _read_listed(candidate, catalogue)
    return candidate


def _is_of_people(sentence: Sentence, number: int) -> bool:
    """Whether a bare number tells how many people a word before it holds: "a family of nine"."""
    return sentence.word(number - 1) == "of" and sentence.word(number - 2) in sentence.grammar.lexicon.holders


def _is_lost_aboard(sentence: Sentence, number: int, after: int) -> bool:
    """Whether a bare number is of all on a ship or a plane: "with the loss of all 55 aboard"."""
    if "all" not in (sentence.word(number), sentence.word(number - 1)):
        return False
    return sentence.word(after) == "aboard" or sentence.lower[after : after + 2] == ["on", "board"]


def _start_of_noun(candidate: Candidate) -> int:
    """Index of the first word that can belong to the counted noun phrase."""
    sentence, at = candidate.sentence, candidate.after
    words = sentence.grammar.lexicon.words
    while True:
        word, sign = sentence.word(at), past_sign(sentence, at)
        if sign > at:
            at = sign
        elif sentence.word(at + 1) == "ones" and word.isalpha() and word not in words["prepositions"]:
            return at + 2
        elif word in _BETWEEN:
            if word == "strong":
                candidate.rules.append("strong")
            at += 1
        elif word == "or" and sentence.word(at + 1) in _OR_SO:
            at += 2
        elif word == "of":
            at += 1
            while sentence.word(at) in words["determiners"] or sentence.word(at) in ("all", "about", "around"):
                at += 1
            own = sentence.word(at) == "own" and sentence.word(at - 1) in words["possessives"]
            if own or sentence.word(at) in words["partitives"]:
                candidate.role = "partitive"
                candidate.last = max(candidate.last, at)
                return at + 1
            bore = _end_of_caliber(sentence, at)
            if bore and ends_phrase(sentence, bore):
                return len(sentence.lower)  # "300,000 of 122 mm": of a caliber, no noun
            at = bore or at  # "hundreds of 155 mm | shells"
            if candidate.mention.total is not None:
                at = max(at, sentence.last_word(candidate.mention.total.number_end) + 1)  # never back: "3 of 62 of"
                candidate.rules.append("part_of_total")
        else:
            return at


def _end_of_caliber(sentence: Sentence, at: int) -> int:
    """Index of the word after a caliber that begins here: "155 mm |", "122-millimetre |"; 0 where none does."""
    word = sentence.word(at)
    if not word[:1].isdigit():
        return 0
    tied = not word.isdigit() and word.rpartition("-")[2].lstrip("0123456789.") in _BORES
    end = at if tied else next((index for index in (at + 1, at + 2) if sentence.word(index) in _BORES), -1)
    return 0 if end < 0 else end + 1 + (sentence.word(end + 1) in _BORES)


def read_noun_phrase(candidate: Candidate, start: int, catalogue: Catalogue) -> None:
    """Find the head: the last known noun before the phrase ends."""
    if candidate.role == "partitive":
        _read_partitive(candidate, start, catalogue)
        return
    sentence, at, unknown = candidate.sentence, start, -1
    words, lexicon = sentence.grammar.lexicon.words, sentence.grammar.lexicon
    while at < len(sentence.lower) and at < start + _NP_WORDS:
        word = sentence.lower[at]
        size, nouns = countable_at(sentence, at, catalogue)
        if nouns and not (candidate.noun and at != candidate.noun_last + 1 and unknown < 0):
            told = candidate.role == "thing" and word in _BECAME  # "300 cattle killed"
            if told or (candidate.noun_last >= 0 and _singular_after_plural(sentence, candidate, at, size)):
                break
            unknown = -1 if _take_noun(candidate, nouns, at, size) else unknown
            at += size
            if _compound(sentence, start, at) and _ends_compound(candidate):
                break
            continue
        if sentence.entity_at[at] >= 0 or sentence.word(at + 1) in _CALIBER:
            at = _over_entity(candidate, at)
            continue
        if at == candidate.noun_last + 1 and _passes_over(candidate, at, catalogue):
            at += 1
            continue
        alone = candidate.mention.value != 1 and ends_phrase(sentence, at + 1)
        home = word in _HOMEWARD and (candidate.noun_last >= 0 or alone)  # "has ordered 3,000 back"
        rate = at == candidate.after and word in _BEFORE_RATES
        over = home or rate or _is_time(sentence, at) or _stops(sentence, at, word)
        if over or (word in words["determiners"] and at > start):
            break
        if word in lexicon.persons or word in lexicon.things:
            _set_plain(candidate, "person" if word in lexicon.persons else "thing", at)
            unknown = -1
        elif word not in words["determiners"] and word not in words["adverbs"]:
            unknown = at
        at += 1
    _close_noun_phrase(candidate, unknown)
    if candidate.noun_last >= 0:
        _read_conjoined(candidate, catalogue)


def _is_time(sentence: Sentence, at: int) -> bool:
    """Whether words of time begin here, and no noun: "to 4,000 next year", "all 30 one day"."""
    word, after = sentence.lower[at], sentence.word(at + 1)
    return (word == "one" and after == "day") or (word in ("next", "last", "this") and after in _TIMES)


def _passes_over(candidate: Candidate, at: int, catalogue: Catalogue) -> bool:
    """Whether a word goes on with the noun before it ("16 Pbv 302s"), or makes an owner of it ("soldiers' bodies")."""
    sentence = candidate.sentence
    if candidate.role == "model" and sentence.lower[at][0].isdigit() and not sentence.numbers[at]:
        candidate.noun_last = at
        return True
    if sentence.lower[at] != "'" or not _possesses(sentence, at, catalogue):
        return False
    candidate.noun, candidate.nouns, candidate.role, candidate.noun_last = None, (), "bare", -1
    return True


def _possesses(sentence: Sentence, at: int, catalogue: Catalogue) -> bool:
    """Whether an apostrophe makes the noun before it the owner of what is counted: "300 soldiers' bodies"."""
    if sentence.ends[at - 1] != sentence.starts[at] or at + 1 >= len(sentence.lower):
        return False
    plain = sentence.lower[at + 1] in sentence.grammar.lexicon.persons
    return plain or bool(countable_at(sentence, at + 1, catalogue)[1])


def _take_noun(candidate: Candidate, nouns: tuple[Noun, ...], at: int, size: int) -> bool:
    """Whether a catalogued noun becomes the head so far; adjectives of kinds are only remembered."""
    candidate.modifiers += tuple(noun.kind for noun in nouns if noun.role == "modifier")
    named = candidate.sentence.capital(at) or not candidate.sentence.lower[at].isalpha()  # "two tigers" are animals
    nouns = tuple([noun for noun in nouns if named or noun.role != "model"])
    heads = tuple([noun for noun in nouns if noun.role != "modifier"])
    if not nouns or (not heads and not ends_phrase(candidate.sentence, at + size)):
        return False
    labelled = all(noun.role == "label" for noun in heads)  # "30,000 evacuated": what became of them
    _set_noun(candidate, nouns if labelled else heads, at, at + size - 1)
    return True


def _ends_compound(candidate: Candidate) -> bool:
    """Whether nothing after a noun tied to its number is counted; "a 900-troop contingent" is as strong as that."""
    if candidate.role in ("noun", "weak", "group"):
        candidate.rules.append("strong")
    return candidate.role == "item"


def _compound(sentence: Sentence, start: int, at: int) -> bool:
    """Whether the noun that ends before `at` is tied to the number by a hyphen ("a 60-truck column")."""
    return sentence.word(start - 1) == "-" and sentence.ends[start - 1] == sentence.starts[start] and at <= start + 2


def _set_noun(candidate: Candidate, nouns: tuple[Noun, ...], first: int, last: int) -> None:
    order = ("noun", "item", "model", "group", "weak", "modifier", "label")
    if candidate.sentence.lower[last].endswith("s"):  # "20,000 reserves" are people, a "reserve" holds them
        order = ("noun", "item", "model", "weak", "group", "modifier", "label")
    noun = min(nouns, key=lambda each: order.index(each.role))
    candidate.noun, candidate.nouns, candidate.role = noun, nouns, noun.role
    candidate.noun_first, candidate.noun_last = first, last


def _set_plain(candidate: Candidate, role: str, at: int) -> None:
    candidate.noun, candidate.nouns, candidate.role = None, (), role
    candidate.noun_first = candidate.noun_last = at


def _singular_after_plural(sentence: Sentence, candidate: Candidate, at: int, size: int) -> bool:
    """ "100 soldiers prisoner": the second noun is no head but what became of the first."""
    head, word = sentence.lower[candidate.noun_last], sentence.lower[at + size - 1]
    plural = head.endswith(("s", "men")) or head in _PLURALS_WITHOUT_S
    return (
        plural
        and not word.endswith("s")
        and candidate.role not in ("model", "modifier")
        and word not in _HEADS_WITHOUT_S
    )


def _over_entity(candidate: Candidate, at: int) -> int:
    """Step over a name or a caliber in the noun phrase; at its end a nationality is the head ("eight Thais")."""
    sentence = candidate.sentence
    entity = sentence.entity(at)
    if entity is None:
        return at + 2
    end = entity.last + 1
    word = sentence.lower[entity.last]
    one = candidate.mention.value == 1
    plural = word.endswith(_NATIONALS) or word in sentence.grammar.lexicon.persons or one
    timed = end < len(sentence.lower) and _is_time(sentence, end)
    ends = (
        timed or ends_phrase(sentence, end) or sentence.word(end) in _AFTER_NOUN or sentence.word(end) in ("a", "each")
    )
    if (entity.is_people or (plural and {"demonym", "group"} & set(entity.roles))) and ends:
        _set_plain(candidate, "person", entity.last)
        candidate.rules.append("nationals")
    shared = not plural and "group" in entity.roles and _shares_fighters(sentence, end)
    return max(end, at + 1) + shared


def _shares_fighters(sentence: Sentence, at: int) -> bool:
    """Whether "and" joins others of one noun to a group: "200 Taliban | and allied fighters"."""
    behind = sentence.lower[at + 1 : at + 4]
    return sentence.word(at) == "and" and not _FIGHTERS.isdisjoint(behind) and not any(sentence.numbers[at : at + 4])


def ends_phrase(sentence: Sentence, at: int) -> bool:
    if at >= len(sentence.lower):
        return True
    word = sentence.lower[at]
    return _stops(sentence, at, word)


def _stops(sentence: Sentence, at: int, word: str) -> bool:
    """Whether a word ends a noun phrase."""
    if word == "-" and sentence.ends[at - 1] == sentence.starts[at]:
        return False
    if not (word[0].isalnum() or word == "-") or sentence.numbers[at]:
        return True
    if word in sentence.grammar.lexicon.words["ends_of_noun_phrases"]:
        return True
    return at in sentence.group_at and (sentence.groups[sentence.group_at[at]].first == at)


def _close_noun_phrase(candidate: Candidate, unknown: int) -> None:
    """An unknown plural after the known noun is the real head ("300 troop movements")."""
    sentence = candidate.sentence
    if unknown < 0:
        return
    word = sentence.lower[unknown]
    plural = word.endswith("s") and not word.endswith("ss")
    if candidate.noun_last < 0 and (word.endswith("ly") or word == "ones"):
        return
    if candidate.noun_last < 0:
        candidate.role = "unknown"
        candidate.noun_first = candidate.noun_last = unknown
    elif unknown > candidate.noun_last and plural:
        candidate.noun, candidate.nouns = None, ()
        candidate.noun_last = unknown
        candidate.role = "unknown" if PERSON_ENDING.match(word) else "thing"


def _read_conjoined(candidate: Candidate, catalogue: Catalogue) -> None:
    """One number over two nouns: "140 missiles and drones"."""
    sentence, at = candidate.sentence, candidate.noun_last + 1
    candidate.last = max(candidate.last, candidate.noun_last)
    _read_police_and_soldiers(candidate, catalogue)
    noun = candidate.noun
    if noun is None or noun.role not in ("item", "model"):
        return
    candidate.item = noun.item
    if noun.role == "model" and sentence.word(candidate.first - 1) == "," and any(sentence.numbers[: candidate.first]):
        return  # "32 Bradleys, 32 Strykers and howitzer shells": a list that ends without a number
    items, alone = [noun.item or ""], (candidate.last, candidate.noun_last)
    while sentence.word(at) in ("and", "or", ",") and len(items) < 3:
        if sentence.word(at) == "," and "and" not in sentence.lower[at : at + 5]:
            break
        found = None
        if sentence.word(at + 1) in _BEFORE_SECOND_NOUNS:
            break
        for skip in range(1, 5):
            if at + skip >= len(sentence.lower) or _stops(sentence, at + skip, sentence.lower[at + skip]):
                break
            size, nouns = noun_at(sentence, at + skip, catalogue)
            items_here = [each for each in nouns if each.role in ("item", "model")]
            if items_here:
                found = (at + skip + size - 1, items_here[0].item or "")
            elif found:
                break
        if found is None or not sentence.lower[found[0]].endswith(("s", "aircraft", "craft")):
            break
        candidate.last = candidate.noun_last = found[0]
        items.append(found[1])
        at = found[0] + 1
    _join_items(candidate, items, alone, at)


def _join_items(candidate: Candidate, items: list[str], alone: tuple[int, int], at: int) -> None:
    """Set the joined item, or go back to the first noun where the list ends in something else."""
    sentence = candidate.sentence
    goes_on = sentence.word(at) == "and" and "," in sentence.lower[alone[1] : at]
    if len(items) > 1 and goes_on:  # "40 trucks, rifles and instructors"
        candidate.last, candidate.noun_last = alone
    elif len(items) > 1:
        candidate.rules.append("conjoined")
        candidate.item = "+".join(sorted({item.split()[-1] for item in items}))


def _read_police_and_soldiers(candidate: Candidate, catalogue: Catalogue) -> None:
    """One number over policemen and soldiers is of soldiers as well: "1,000 extra police and soldiers"."""
    sentence, at = candidate.sentence, candidate.noun_last
    if sentence.word(at + 1) != "and" or not _POLICE.intersection(sentence.lower[candidate.after : at + 1]):
        return
    size, nouns = noun_at(sentence, at + 2, catalogue)
    soldiers = next((each for each in nouns if each.role == "noun" and each.kind == "troops"), None)
    if soldiers is not None:
        candidate.noun, candidate.nouns, candidate.role = soldiers, (soldiers,), "noun"
        candidate.last = candidate.noun_last = at + 1 + size
        candidate.rules.append("mixed")


_POLICE = frozenset(("police", "policemen", "gendarmes"))


def _read_partitive(candidate: Candidate, at: int, catalogue: Catalogue) -> None:
    """ "seven of them fatal", "nine of them minors": a noun after the pronoun only describes."""
    sentence = candidate.sentence
    entity = sentence.entity(at)
    if entity is not None and entity.codes:
        candidate.noun_first, candidate.noun_last = at, entity.last
    size, nouns = noun_at(sentence, at, catalogue) if at < len(sentence.lower) else (0, ())
    if nouns and nouns[0].role in ("noun", "modifier"):
        candidate.noun, candidate.nouns = nouns[0], nouns
        candidate.noun_first, candidate.noun_last = at, at + size - 1


def _read_listed(candidate: Candidate, catalogue: Catalogue) -> None:
    """A noun before the number: "tanks – 9 301", "Killed: 34"."""
    sentence = candidate.sentence
    number = sentence.first_word(candidate.mention.number_start)
    at = number - 1
    while at >= 0 and sentence.lower[at] in _BOUNDS:
        at -= 1
    in_all = tuple(sentence.lower[candidate.after : candidate.after + 2]) in _IN_ALL
    apposed = at > 0 and sentence.lower[at] == "," and in_all
    if at < 1 or (sentence.lower[at] not in ("–", "—", "-", ":") and not apposed):
        return
    if sentence.lower[at] == "-" and sentence.ends[at] == sentence.starts[number]:
        return
    for size in (3, 2, 1):
        nouns = catalogue.nouns.get(tuple(sentence.lower[max(at - size, 0) : at])) if at >= size else None
        heads = tuple(noun for noun in nouns or () if noun.role in ("noun", "item", "label", "model"))
        if heads:
            _set_noun(candidate, heads, at - size, at - 1)
            candidate.rules.append("listed")
            candidate.item = candidate.noun.item if candidate.noun else None
            candidate.first = min(candidate.first, at - size)
            return
    if sentence.lower[at] == ":":
        _read_heading(candidate, at, catalogue)


def _read_heading(candidate: Candidate, colon: int, catalogue: Catalogue) -> None:
    """The thing that a heading counts: "Tanks destroyed: 2,100", "Aircraft lost so far: 300"."""
    sentence, at = candidate.sentence, colon - 1
    while at > 0 and sentence.lower[at - 1] not in (";", ":", ",") and at > colon - _HEADING_WORDS:
        at -= 1
    size, nouns = countable_at(sentence, at, catalogue)
    things = tuple([noun for noun in nouns if noun.role in ("item", "model")])
    group = sentence.group(at + size)
    if things and (at + size == colon or (group is not None and group.reduced)):
        _set_noun(candidate, things, at, at + size - 1)
        candidate.item = candidate.noun.item if candidate.noun else None
        candidate.rules.append("listed")
