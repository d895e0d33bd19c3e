"""Who does something: subjects of verbs, owners in a noun phrase, and what pronouns point back to."""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.extract.facts_syntax import Entity, Group, Sentence
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots.clauses import (
    FIRST_PERSON,
    PREPOSITIONS,
    PRONOUNS,
    before_name,
    is_laid_to_object,
    speaker_behind,
    subject_span,
)
from tallywire.extract.slots.neutral import is_neutral

_BEFORE_BYSTANDERS_OF_NOUNS = word_list("function_words", "before_bystanders_of_nouns")
_DEFINITE = word_list("function_words", "definite")
_RELATIVES = word_list("function_words", "relatives")
_COUNTRIES = word_list("noun_lists", "countries")
_BEFORE_OWNED_PLACES = word_list("function_words", "before_owned_places")
_OWNING = word_list("grammar", "possessives")
_LIMIT = 14
FROZEN = word_list("noun_lists", "frozen")
_MEANS = word_list("function_words", "means")
_WHEN = word_list("noun_lists", "parting_times") | word_list("grammar", "weekdays")
_GRANTING = word_list("verb_lists", "granting")
_TALLIES = word_list("noun_lists", "tallies")
_TELLERS = word_list("noun_lists", "single_tellers")
_MESSAGES = word_list("noun_lists", "messages")
_LEAVE = word_list("noun_lists", "permissions")
_TERMS = word_list("noun_lists", "time_units") | word_list("noun_lists", "terms")
_GOVERNING = word_list("noun_lists", "governing")
_NEIGHBOURS = word_list("noun_lists", "neighbours")
_OF_WORDS = word_list("function_words", "complements")


def subject(sentence: Sentence, group: Group, depth: int = 0) -> Entity | None:
    """The side that is the subject of a verb, through coordination and infinitives; None where it has no code."""
    if depth > 4:
        return None
    begin, stop = subject_span(sentence, group)
    inside = sentence.lower[begin:stop]
    content = [word for word in inside if word[0].isalnum() and word not in sentence.grammar.lexicon.words["adverbs"]]
    relative = inside[:1] and inside[0] in _RELATIVES and (len(content) == 1 or content[1:] == ["once"])
    if content and not group.infinitive and all(word in _WHEN for word in content):
        content = []  # "denied on Friday having shipped"
    if not content or (group.infinitive and not _own_subject(sentence, group, begin)) or relative:
        return _subject_of_previous(sentence, group, begin, relative=bool(relative), depth=depth)
    if content[-1] in PRONOUNS:
        return antecedent_of_pronoun(sentence, begin, depth)
    found = head_entity(sentence, begin, stop - 1)
    if found is None and any(word in _OWNING for word in inside):
        return antecedent_of_pronoun(sentence, begin, depth)
    return found


def _own_subject(sentence: Sentence, group: Group, begin: int) -> bool:
    """Whether an infinitive has its subject before it: a headline ("Sweden to give") or no verb at all in between."""
    return (
        not any(
            begin - 2 <= other.last < group.first and not other.nominal
            for other in sentence.groups
            if other is not group
        )
        or begin == 0
    )


def _subject_of_previous(sentence: Sentence, group: Group, begin: int, *, relative: bool, depth: int) -> Entity | None:
    """The subject of the verb that this one hangs on; a relative pronoun points to what stands before it."""
    if relative:
        entity = owner_in_relative(sentence, begin, 8)
        raised = "change" in group.frames and sentence.word(begin - 1) == ","  # "to Kabul, which brings the number to"
        if entity is not None and not (raised and sentence.word(entity.first - 1) in PREPOSITIONS):
            return entity
    before = [other for other in sentence.groups if other.last < group.first and not other.nominal]
    for other in reversed(before):
        if is_laid_to_object(sentence, other, group):  # "accused its neighbour of sending tanks"
            return head_entity(sentence, other.last + 1, group.first - 2)
        if group.infinitive and not other.passive and _has_object_do(sentence, other, group):
            beside = sentence.entity(other.last + 1)  # "calls for Israel to withdraw"
            alone = beside is not None and beside.codes and beside.last == group.first - 1
            return beside if alone else head_entity(sentence, other.last + 1, group.first - 1)
        if "report" in other.frames and sentence.word(group.first - 1) in ("and", "but") and _is_tail(sentence, other):
            continue
        if other.passive and "harm" in other.frames and group.finite and not group.infinitive:
            continue
        found = subject(sentence, other, depth + 1)
        if found is not None or not (group.infinitive or (other.reduced and other is not before[0])):
            return found
    if not before:
        after = [other for other in sentence.groups if other.first > group.last and other.finite]
        if after and not group.finite:
            return subject(sentence, after[0], depth + 1)
    return None


def _aided(sentence: Sentence, helps: Group, depth: int) -> Entity | None:
    """Whom a pronoun behind an infinitive means: the last name before it that is not the subject of that verb."""
    doer = subject(sentence, helps, depth + 1)
    named = [each for each in sentence.entities if each.last < helps.first and each.codes]
    return next((each for each in reversed(named) if doer is None or each.codes != doer.codes), None)


def _is_tail(sentence: Sentence, says: Group) -> bool:
    """Whether a verb only tells, between commas, who says so: "…, a general said on Friday, and will send more"."""
    at = says.last + 1
    while sentence.word(at) in _WHEN or sentence.word(at) in ("on", "in", "late"):
        at += 1
    apart = at == says.last + 1 or "," in sentence.lower[max(says.first - _LONGEST_SPEAKER, 0) : says.first]
    return sentence.word(at) == "," and apart


_LONGEST_SPEAKER = 7


def _has_object_do(sentence: Sentence, other: Group, group: Group) -> bool:
    """Whether the object of a verb does what the infinitive after it says: "urged Oslo to", "gave Paris a week to"."""
    between = sentence.lower[other.last + 1 : group.first]
    if not _LEAVE.isdisjoint(between):
        return other.lemma in _GRANTING  # "asked Berlin for permission to send"
    if other.lemma in _GRANTING:
        return not _TERMS.isdisjoint(between)
    if "object_control" not in other.frames:
        return False
    return any(word.isalpha() and word not in sentence.grammar.lexicon.words["weekdays"] for word in between)


def head_entity(sentence: Sentence, first: int, last: int) -> Entity | None:
    """The side that a noun phrase names: its own name, else that of a complement ("lawmakers in Washington")."""
    inside = [entity for entity in sentence.entities if first <= entity.first and entity.last <= last]
    if not inside:
        return _noun_anaphor(sentence, first, last)
    heads = [entity for entity in inside if entity.codes and not is_neutral(sentence, entity)]
    heads = [each for each in heads if not (each.possessive and sentence.word(each.last + 1) in _NEIGHBOURS)]
    direct = heads[-1] if heads and heads[-1].last == last else None
    if direct is not None and "demonym" not in direct.roles and not _in_a_part(sentence, direct):
        return direct
    plain = [entity for entity in heads if before_name(sentence, entity) not in _OF_WORDS]
    unnamed = sentence.grammar.lexicon.sides["unnamed"]
    inner = [entity for entity in heads if entity.first - 1 > first or sentence.word(entity.first - 1) not in _OF_WORDS]
    inner = [entity for entity in inner if entity in plain or sentence.word(entity.first - 2) != ","]
    inner = [entity for entity in inner if before_name(sentence, entity) not in _BEFORE_BYSTANDERS_OF_NOUNS]
    inner = [entity for entity in inner if not _is_where_they_meet(sentence, entity)]
    chosen = next(iter(plain or inner), None)
    apposed = chosen is not None and chosen.first == first and sentence.word(chosen.last + 1) == ","
    unnamed = unnamed if not apposed else frozenset()  # "Germany, Ukraine's second-largest backer, plans"
    if chosen is not None and any(word in unnamed for word in sentence.lower[first : last + 1]):
        governs = sentence.word(chosen.first - 1) == "in" and sentence.word(chosen.first - 2) in _GOVERNING
        if governs and ("capital" in chosen.roles or sentence.word(chosen.first - 2) == "junta"):
            return chosen
        beside = sentence.word(chosen.last + 1)
        if beside == "junta" or (chosen.possessive and beside == "coalition"):
            return chosen  # "Germany's coalition", "Burkina Faso junta"
        modifies = "demonym" in chosen.roles or "group" in chosen.roles
        return chosen if modifies and not _backed(sentence, chosen) else None
    return chosen


_MEETINGS = word_list("noun_lists", "meetings")


def _is_where_they_meet(sentence: Sentence, entity: Entity) -> bool:
    """Whether a name is only where the subject is: "Gulf rulers meeting in Riyadh agreed to"."""
    meets = sentence.group(entity.first - 2) is not None or sentence.word(entity.first - 2) in _MEETINGS
    return meets and sentence.word(entity.first - 1) in ("in", "at") and not entity.possessive


def _in_a_part(sentence: Sentence, entity: Entity) -> bool:
    """Whether a preposition stands before a name, or before a part of it: "the contingent in northern Mali"."""
    before = sentence.word(entity.first - 1)
    return before in PREPOSITIONS or (before != "the" and before_name(sentence, entity) in PREPOSITIONS)


def _backed(sentence: Sentence, entity: Entity) -> bool:
    tail = sentence.lower[entity.last].rpartition("-")
    return (bool(tail[1]) and tail[2] != "led") or sentence.word(entity.last + 1) == "-"


def nearest_before(sentence: Sentence, index: int, reach: int = _LIMIT) -> Entity | None:
    """The last entity that ends before a word, within reach."""
    near = [entity for entity in sentence.entities if index - reach <= entity.last < index and entity.codes]
    found = [entity for entity in near if not is_neutral(sentence, entity)]
    return found[-1] if found else None


def owner_in_relative(sentence: Sentence, at: int, reach: int = _LIMIT) -> Entity | None:
    """What "whose" at a word takes up: the name before it, or the body that it only places: "U.N. force in Mali"."""
    found = nearest_before(sentence, at, reach)
    if found is None or sentence.word(found.first - 1) not in _OF_WORDS:
        return found
    body = nearest_before(sentence, found.first, _BODY_TO_PLACE)
    heads = body is not None and body.roles[-1] == "organization" and body.last + 1 < found.first
    apart = body is not None and any(
        at in sentence.group_at or sentence.lower[at] == "," for at in range(body.last + 1, found.first)
    )
    return body if heads and not apart else found


_BODY_TO_PLACE = 6
"""How many words a body's name may be from the place of its mission."""


def _is_seat_of_mission(sentence: Sentence, entity: Entity) -> bool:
    """Whether a name only places a force that a pronoun takes up: "ended the mission in Mali; its 13,000 men"."""
    seat = sentence.word(entity.first - 1) == "in" and not entity.possessive
    return seat and sentence.word(entity.first - 2) in sentence.grammar.lexicon.armies["contingents"]


def antecedent_of_pronoun(sentence: Sentence, index: int, depth: int = 0) -> Entity | None:
    """What a pronoun at a word points back to in its sentence; None for fighters without a name."""
    before = [group for group in sentence.groups if group.last < index and group.finite and not group.nominal]
    if sentence.word(index + 1) == "own" and before and _own_of_rebels(sentence, before):
        return None  # "the rebels delivered 27 men to the Red Cross and got 31 of their own back"
    if not FIRST_PERSON.isdisjoint(sentence.lower[index : index + 2]):
        start, stop = speaker_behind(sentence, index)
        if stop > start:
            return head_entity(sentence, start, stop - 1)  # "We will send ten," said the Danish premier
    chief = _joined_to_men(sentence, index)
    if chief >= 0:
        return nearest_before(sentence, chief, _CHIEF_WORDS) if before and before[-1].last < chief else None
    return _antecedent(sentence, index, depth)


def _antecedent(sentence: Sentence, index: int, depth: int) -> Entity | None:
    """The subject of the clause before a pronoun, or whom the words around it name."""
    before = [group for group in sentence.groups if group.last < index and group.finite and not group.nominal]
    beside = sentence.group(index - 1)
    if beside is not None and beside.infinitive and before:
        addressed = _has_addressee(sentence, before[-1], beside)
        if addressed or "object_control" in beside.frames:  # "lent Armenia $9 million to help | it house them"
            return subject(sentence, beside, depth + 1) if addressed else _aided(sentence, beside, depth)
    rebels = next((at for at in range(len(before) - 1, -1, -1) if _is_of_rebels(sentence, before[at])), -1)
    for group in reversed(before[max(rebels, 0) :]):
        aside = group is not before[0] and (_is_aside(sentence, group) or _is_told_between(sentence, group))
        found = None if aside else subject(sentence, group, depth + 1)
        counts = found is not None and sentence.word(found.last + 1) in _TALLIES  # "a British estimate has 300 of its"
        if found is not None and not (counts or _is_place_before_which(sentence, group, found)):
            return found
    ahead = _named_ahead(sentence, index, depth)
    if ahead is not None:
        return ahead
    comma = next((at for at in range(index, len(sentence.lower)) if sentence.lower[at] == ","), -1)
    after = [group for group in sentence.groups if group.first > comma and group.finite]
    told = sentence.group(index + 1)
    acts = sentence.lower[index] in PRONOUNS and told is not None and told.finite  # "It says its men would return if"
    if not before and comma > 0 and after and "," not in sentence.lower[:index] and not (acts and index == 0):
        return subject(sentence, after[0], depth + 1)
    if not before or sentence.lower[index] in ("his", "her"):
        says = [each for each in sentence.groups if each.first > index and "say" in each.frames and each.finite]
        speaker = subject(sentence, says[0], depth + 1) if says and depth < 3 else None
        if speaker is not None:
            return speaker  # "cost the lives of 20 of his men, the Wagner chief said"
    found = nearest_before(sentence, index, index)
    alone = found is not None and sentence.lower[index] == "they" and set(found.roles) == {"leader"}
    alone = alone or (
        found is not None and (_is_seat_of_mission(sentence, found) or _is_where_they_meet(sentence, found))
    )
    return None if alone or rebels >= 0 else found  # "with Assad in power, they pledged"


def _joined_to_men(sentence: Sentence, index: int) -> int:
    """Index of "and" before some of somebody's men, who is named before it: "a Hamas commander and two of his men"."""
    if sentence.lower[index] not in _HIS or sentence.word(index - 1) != "of":
        return -1
    at = index - 2
    while at > 0 and (sentence.numbers[at] or sentence.lower[at] in sentence.grammar.lexicon.words["adverbs"]):
        at -= 1
    return at if sentence.lower[at] == "and" else -1


_HIS = frozenset(("his", "her"))
_CHIEF_WORDS = 4
"""How far before "and" the side of a leader stands whose men are counted behind it."""


def _is_of_rebels(sentence: Sentence, group: Group) -> bool:
    """Whether fighters without a name do something: "said its men had won; the rebels said they had lost four"."""
    begin, stop = subject_span(sentence, group)
    named = any(begin <= each.first < stop and each.codes for each in sentence.entities)
    return not named and not _UNNAMED_FIGHTERS.isdisjoint(sentence.lower[begin:stop])


def _own_of_rebels(sentence: Sentence, before: Sequence[Group]) -> bool:
    """Whether the one subject of all verbs before is fighters without a name."""
    begin, stop = subject_span(sentence, before[0])
    alone = all(subject_span(sentence, each)[0] >= each.first - 1 for each in before[1:])
    named = any(begin <= each.first < stop for each in sentence.entities)
    return alone and not named and not _UNNAMED_FIGHTERS.isdisjoint(sentence.lower[begin:stop])


_UNNAMED_FIGHTERS = word_list("noun_lists", "fighters") | word_list("noun_lists", "unnamed_sides")


def _has_addressee(sentence: Sentence, asks: Group, then: Group) -> bool:
    """Whether a verb names who is to do what follows: "asked Paris to withdraw its men", "gave Paris a week to"."""
    named = any(asks.last < each.first and each.last < then.first and each.codes for each in sentence.entities)
    return asks.lemma in _GRANTING or (named and "object_control" in asks.frames and not asks.passive)


def _is_aside(sentence: Sentence, group: Group) -> bool:
    """Whether a person only says what stands before: ", a diplomat in Kinshasa said; in the spring it had"."""
    name = sentence.entity(group.first - 1)
    side = name is not None and before_name(sentence, name) not in PREPOSITIONS
    return "report" in group.frames and sentence.word(group.last + 1) == ";" and not side


def _is_told_between(sentence: Sentence, group: Group) -> bool:
    """Whether commas part who tells from what is told: "…, a NATO officer estimated, out of 190,000; it has lost"."""
    told = "say" in group.frames and sentence.word(group.first - 1) in _TELLERS and not group.passive
    closed = told and sentence.word(group.last + 1) == ","
    return closed and "," in sentence.lower[max(group.first - _LONGEST_SPEAKER, 0) : group.first]


def _is_place_before_which(sentence: Sentence, group: Group, found: Entity) -> bool:
    """Whether a comma and "which" take up a whole clause, not the place in it: "to Bosnia as a precaution, which"."""
    clause = sentence.lower[group.first - 2 : group.first] == [",", "which"]
    return clause and found.last < group.first - 3 and sentence.word(found.first - 1) in PREPOSITIONS


def _named_ahead(sentence: Sentence, index: int, depth: int) -> Entity | None:
    """Whom a pronoun in an opening clause points forward to: "After a strike killed 33 of its men, Turkey said"."""
    comma = sentence.lower.index(",", index) if "," in sentence.lower[index:] else -1
    if comma < 0 or "," in sentence.lower[:index] or sentence.word(0) not in sentence.grammar.lexicon.words["opening"]:
        return None
    after = [group for group in sentence.groups if group.first > comma and group.finite]
    return subject(sentence, after[0], depth + 1) if after and depth < 3 else None


def _noun_anaphor(sentence: Sentence, first: int, last: int) -> Entity | None:
    """ "the alliance", "the country": the entity meant, where the words before in the sentence name it."""
    anaphora = sentence.grammar.lexicon.anaphora
    for at in range(first, last + 1):
        word = sentence.lower[at]
        if word in anaphora["alliance"]:
            return Entity(at, at, ("NATO",), ("organization",), False)
        if word in anaphora["union"] and sentence.word(at - 1) == "the":
            return Entity(at, at, ("EU",), ("organization",), False)
        if word in _COUNTRIES and sentence.word(at - 1) in _DEFINITE:
            return country_before(sentence, at)
    return None


def country_before(sentence: Sentence, index: int) -> Entity | None:
    """The last country named before a word of the sentence."""
    kept = [e for e in sentence.entities if e.last < index and e.codes and not {"organization", "group"} & set(e.roles)]
    return kept[-1] if kept else None


def owners(sentence: Sentence, first: int, last: int) -> Entity | None:
    """The side that adjectives and possessives in a noun phrase state; first and last included."""
    lexicon = sentence.grammar.lexicon
    for at in range(first, min(last + 1, len(sentence.lower))):
        entity = sentence.entity(at)
        if (
            entity is not None
            and entity.first == at
            and (
                entity.codes and not is_neutral(sentence, entity) and sentence.word(at - 1) not in _BEFORE_OWNED_PLACES
            )
        ):
            return entity
        word = sentence.lower[at]
        allied = word == "allied" and any(each.codes == ("NATO",) for each in sentence.entities)
        if entity is None and (allied or word in lexicon.anaphora["alliance"]):
            return Entity(at, at, ("NATO",), ("organization",), False)
        if word == "whose":
            return owner_in_relative(sentence, at)
        if entity is None and word in lexicon.words["possessives"]:
            return antecedent_of_pronoun(sentence, at)
        if word in ("country", "nation") and sentence.view[sentence.starts[at] : sentence.ends[at]].endswith("'s"):
            return country_before(sentence, at)
    return None


def is_of_body(sentence: Sentence, at: int) -> bool:
    """Whether governments, members or lenders act for a body that is named before them: "EU governments"."""
    entity = sentence.entity(at - 1 - sentence.numbers[at - 1])
    return entity is not None and bool(entity.codes) and entity.roles[-1] == "organization"


def possessor(sentence: Sentence, at: int) -> Entity | None:
    """The side of a possessive phrase before a word, adjectives between: "the Malian army's latest | release"."""
    for last in range(at - 1, max(at - 1 - _BETWEEN_OWNER_AND_OWNED, -1), -1):
        if last in sentence.group_at or sentence.numbers[last] or not sentence.lower[last][0].isalnum():
            return None
        entity = sentence.entity(last)
        if sentence.view[sentence.starts[last] : sentence.ends[last]].endswith(("'s", "s'")) or (
            entity is not None and entity.possessive
        ):
            return entity if entity is not None else owners(sentence, max(last - 3, 0), last)
    return None


_BETWEEN_OWNER_AND_OWNED = 3


def owner_of_own(sentence: Sentence, at: int) -> Entity | None:
    """Who gives or moves "a hundred guns of its own"; `at` is the word after the thing."""
    own = sentence.word(at) == "of" and sentence.word(at + 2) == "own"
    if not own or sentence.word(at + 1) not in _OWNING:
        return None
    return antecedent_of_pronoun(sentence, at + 1)


def agent(sentence: Sentence, group: Group) -> Entity | None:
    """Who does it by a passive verb: the name after "by"."""
    for at in range(group.last + 1, min(group.last + 12, len(sentence.lower))):
        if (
            sentence.lower[at] == "by"
            and sentence.word(at + 1) not in _MEANS
            and sentence.price[at] - sentence.price[group.last + 1] < 12
        ):
            stop = at + 6
            inside = [e for e in sentence.entities if at < e.first <= stop and e.codes]
            held = inside and sentence.word(inside[0].last + 1) in FROZEN  # "a loan backed by frozen Russian assets"
            return inside[0] if inside and not held else None
    return None


def previous_side(sentences: Sequence[Sentence]) -> Entity | None:
    """The first subject of the nearest sentence before that has one."""
    for sentence in reversed(sentences):
        for group in sentence.groups:
            if group.finite:
                found = subject(sentence, group)
                if found is not None:
                    return found
    return None


_UP_TO_SOURCE = word_list("function_words", "ending_sources")


def after_from(sentence: Sentence, at: int, words: Sequence[str] = ("from", "by")) -> Entity | None:
    """The side after "from" or "by" in the same clause."""
    for index in range(at + 1, min(at + 16, len(sentence.lower))):
        far = index > at + 1 and sentence.price[index] - sentence.price[at + 1] > 16
        if sentence.lower[index] in (";", ":") or far:
            return None
        if sentence.word(index - 1) in _MESSAGES:
            continue  # "after a request from Nairobi"
        if sentence.lower[index] in words and sentence.word(index + 1) not in _MEANS:
            inside = [entity for entity in sentence.entities if index < entity.first <= index + 4 and entity.codes]
            owned = inside and sentence.word(inside[0].last + 1) in FROZEN
            if inside and not owned and _UP_TO_SOURCE.isdisjoint(sentence.lower[index : inside[0].first]):
                return inside[0]
    return None
