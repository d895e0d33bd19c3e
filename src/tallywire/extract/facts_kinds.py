"""What a number counts: the noun it stands before, the verb that governs it, and the kind that follows from both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tallywire.extract.catalogue import Catalogue, Kind, Noun
from tallywire.extract.facts_lexicon import GERUND
from tallywire.extract.facts_syntax import Entity, Group, Sentence
from tallywire.extract.quantities import QuantityMention

REACH = 14
"""A verb further than this many words (with prices) does not govern a number."""
_NP_WORDS = 9
_PERSON_ENDING = re.compile(r".{2,}(?:ers|ors|ists|ians|ants|ees|men|women|goers|people|folk|eers|crats|ians|ese)\Z")
_LIST_LINKS = frozenset((",", "and", "or", "plus", "as", "well", "along", "together", "with", "another"))
_ADJUNCT = frozenset(
    "at in on near by during after before with within for over into through under inside outside".split()
)
"""A number after one of these is no object and no subject: "at one farm", "met by three ministers"."""
_BETWEEN = frozenset("odd plus strong more other others ones further additional extra new such +".split())
"""Words between a number and its noun, or instead of it."""
_ONES = frozenset("lighter heavier newer older smaller larger bigger".split())
_BOUNDS = frozenset("about approximately around over nearly at least more than some ~".split())
_FRACTION = re.compile(r"half|third|quarter|fifth|tenth|twice|double|triple|thrice|times|fold", re.IGNORECASE)


@dataclass(slots=True)
class Candidate:
    """A number that may be a fact, with what was learnt about it; spans are word indices, both ends included."""

    mention: QuantityMention
    sentence: Sentence
    first: int
    last: int
    after: int
    """first word after the number itself"""
    noun: Noun | None = None
    noun_first: int = -1
    noun_last: int = -1
    nouns: tuple[Noun, ...] = ()
    modifiers: tuple[str, ...] = ()
    role: str = "bare"
    """bare, partitive, person, thing, unknown, noun, weak, group, label, item, model, money"""
    kind: str = ""
    item: str | None = None
    governor: Group | None = None
    relation: str = ""
    """object or subject of the governor"""
    antecedent: Candidate | None = None
    label_first: int = -1
    rules: list[str] = field(default_factory=list)
    actor: str | None = None
    recipient: str | None = None
    location: str | None = None
    origin: str | None = None
    status: str = "actual"

    def noun_is_all(self) -> bool:
        """Whether the words name no people of their own: a bare number, or what became of them ("57 wounded")."""
        return (
            self.role in ("bare", "partitive", "modifier")
            or self.role == "noun"
            and self.noun is not None
            and self.noun.kind != "troops"
        )


# --- the noun phrase -----------------------------------------------------------------------------------------------


def read_candidate(sentence: Sentence, mention: QuantityMention, catalogue: Catalogue) -> Candidate:
    """The mention with its head noun, as far as its own noun phrase tells."""
    first, last = sentence.first_word(mention.start), sentence.last_word(mention.end)
    after = sentence.last_word(mention.number_end) + 1
    candidate = Candidate(mention, sentence, first, max(last, after - 1), after)
    if mention.unit_class == "money":
        candidate.role = "money"
        return candidate
    _read_noun_phrase(candidate, _start_of_noun(candidate), catalogue)
    if candidate.role == "bare":
        _read_listed(candidate, catalogue)
    return candidate


def _start_of_noun(candidate: Candidate) -> int:
    """Index of the first word that can belong to the counted noun phrase."""
    sentence, at = candidate.sentence, candidate.after
    words = sentence.grammar.lexicon.words
    while True:
        word = sentence.word(at)
        if word == "-" and sentence.ends[at - 1] == sentence.starts[at] or word == '"':
            at += 1
        elif word in _ONES and sentence.word(at + 1) == "ones":
            return at + 2
        elif word in _BETWEEN:
            if word == "strong":
                candidate.rules.append("strong")
            at += 1
        elif word == "or" and sentence.word(at + 1) in ("so", "more", "fewer", "less"):
            at += 2
        elif word == "of":
            at += 1
            while sentence.word(at) in words["determiners"] or sentence.word(at) in ("all", "about", "around"):
                at += 1
            if sentence.word(at) in words["partitives"]:
                candidate.role = "partitive"
                candidate.last = max(candidate.last, at)
                return at + 1
            if candidate.mention.total is not None:
                at = sentence.last_word(candidate.mention.total.number_end) + 1
                candidate.rules.append("part_of_total")
        else:
            return at


def _read_noun_phrase(candidate: Candidate, start: int, catalogue: Catalogue) -> None:
    """Find the head: the last known noun before the phrase ends."""
    if candidate.role == "partitive":
        _read_partitive(candidate, start, catalogue)
        return
    sentence, at = candidate.sentence, start
    words, lexicon = sentence.grammar.lexicon.words, sentence.grammar.lexicon
    unknown = -1
    modifiers: list[str] = []
    while at < len(sentence.lower) and at < start + _NP_WORDS:
        word = sentence.lower[at]
        size, nouns = _noun_at(sentence, at, catalogue)
        nouns = tuple(noun for noun in nouns if catalogue.kinds[noun.kind].unit != "money")
        if nouns and not (candidate.noun and at != candidate.noun_last + 1 and unknown < 0):
            if candidate.noun_last >= 0 and _singular_after_plural(sentence, candidate, at, size):
                break
            modifiers.extend(noun.kind for noun in nouns if noun.role == "modifier")
            heads = tuple(noun for noun in nouns if noun.role != "modifier")
            if heads or _ends_phrase(sentence, at + size):
                _set_noun(candidate, heads or nouns, at, at + size - 1)
                unknown = -1
            at += size
            if _compound(sentence, start, at) and candidate.role == "item":
                break
            continue
        if sentence.entity_at[at] >= 0:
            at = _over_entity(candidate, at)
            continue
        if _stops(sentence, at, word) or word in words["determiners"] and at > start:
            break
        if word == "home" and candidate.noun_last >= 0:
            break
        if word in lexicon.persons or word in lexicon.things:
            _set_plain(candidate, "person" if word in lexicon.persons else "thing", at)
            unknown = -1
        elif word not in words["determiners"] and word not in words["adverbs"]:
            unknown = at
        at += 1
    candidate.modifiers = tuple(modifiers)
    _close_noun_phrase(candidate, unknown)
    if candidate.noun_last >= 0:
        _read_conjoined(candidate, catalogue)


def _compound(sentence: Sentence, start: int, at: int) -> bool:
    """Whether the noun that ends before `at` is tied to the number by a hyphen ("a 60-truck column")."""
    return sentence.word(start - 1) == "-" and sentence.ends[start - 1] == sentence.starts[start] and at <= start + 2


def _noun_at(sentence: Sentence, at: int, catalogue: Catalogue) -> tuple[int, tuple[Noun, ...]]:
    """The longest catalogued noun that begins here, with how many words it has."""
    word = sentence.lower[at]
    longest = min(catalogue.longest.get(word, 0), len(sentence.lower) - at)
    for size in range(longest, 0, -1):
        nouns = catalogue.nouns.get(tuple(sentence.lower[at : at + size]))
        if nouns:
            return size, nouns
    if not longest and "-" in word:
        nouns = catalogue.nouns.get((word.replace("-", ""),)) or catalogue.nouns.get((word.rpartition("-")[2],))
        if nouns and all(noun.role in ("noun", "item") for noun in nouns):
            return 1, nouns
    return 0, ()


def _set_noun(candidate: Candidate, nouns: tuple[Noun, ...], first: int, last: int) -> None:
    order = ("noun", "item", "model", "group", "weak", "label", "modifier")
    noun = min(nouns, key=lambda each: order.index(each.role))
    candidate.noun, candidate.nouns, candidate.role = noun, nouns, noun.role
    candidate.noun_first, candidate.noun_last = first, last


def _set_plain(candidate: Candidate, role: str, at: int) -> None:
    candidate.noun, candidate.nouns, candidate.role = None, (), role
    candidate.noun_first = candidate.noun_last = at


def _singular_after_plural(sentence: Sentence, candidate: Candidate, at: int, size: int) -> bool:
    """ "100 soldiers prisoner": the second noun is no head but what became of the first."""
    head, word = sentence.lower[candidate.noun_last], sentence.lower[at + size - 1]
    plural = head.endswith("s") or head.endswith("men") or head in ("people", "personnel", "troops", "children")
    return (
        plural
        and not word.endswith("s")
        and candidate.role not in ("model", "modifier")
        and word not in ("personnel", "aircraft", "people", "men", "women")
    )


def _over_entity(candidate: Candidate, at: int) -> int:
    """Step over a name in the noun phrase; at its end a nationality is itself the head ("eight Thais")."""
    sentence = candidate.sentence
    entity = sentence.entity(at)
    assert entity is not None
    end = entity.last + 1
    word = sentence.lower[entity.last]
    one = candidate.mention.value == 1
    plural = word.endswith(("s", "ese", "ch", "sh", "i")) or word in sentence.grammar.lexicon.persons or one
    if entity.is_people or plural and {"demonym", "group"} & set(entity.roles):
        if _ends_phrase(sentence, end):
            _set_plain(candidate, "person", entity.last)
            candidate.rules.append("nationals")
    return max(end, at + 1)


def _ends_phrase(sentence: Sentence, at: int) -> bool:
    if at >= len(sentence.lower):
        return True
    word = sentence.lower[at]
    return _stops(sentence, at, word)


def _stops(sentence: Sentence, at: int, word: str) -> bool:
    """Whether a word ends a noun phrase."""
    words = sentence.grammar.lexicon.words
    if word == "-" and sentence.ends[at - 1] == sentence.starts[at]:
        return False
    if not (word[0].isalnum() or word == "-") or sentence.numbers[at] or word in words["prepositions"]:
        return True
    if (
        word in words["conjunctions"]
        or word in words["subordinators"]
        or word in words["pronouns"]
        or word in words["weekdays"]
    ):
        return True
    return at in sentence.group_at and (sentence.groups[sentence.group_at[at]].first == at)


def _close_noun_phrase(candidate: Candidate, unknown: int) -> None:
    """An unknown plural after the known noun is the real head ("300 troop movements")."""
    sentence = candidate.sentence
    if unknown < 0:
        return
    word = sentence.lower[unknown]
    plural = word.endswith("s") and not word.endswith("ss")
    if candidate.noun_last < 0 and word.endswith("ly"):
        return
    if candidate.noun_last < 0:
        candidate.role = "unknown"
        candidate.noun_first = candidate.noun_last = unknown
    elif unknown > candidate.noun_last and plural:
        candidate.noun, candidate.nouns = None, ()
        candidate.noun_last = unknown
        candidate.role = "unknown" if _PERSON_ENDING.match(word) else "thing"


def _read_conjoined(candidate: Candidate, catalogue: Catalogue) -> None:
    """One number over two nouns: "140 missiles and drones"."""
    sentence, at = candidate.sentence, candidate.noun_last + 1
    candidate.last = max(candidate.last, candidate.noun_last)
    noun = candidate.noun
    if noun is None or noun.role not in ("item", "model"):
        return
    candidate.item = noun.item
    items = [noun.item or ""]
    while sentence.word(at) in ("and", "or", ",") and len(items) < 3:
        if sentence.word(at) == "," and "and" not in sentence.lower[at : at + 5]:
            break
        found = None
        for skip in range(1, 5):
            if at + skip >= len(sentence.lower) or _stops(sentence, at + skip, sentence.lower[at + skip]):
                break
            size, nouns = _noun_at(sentence, at + skip, catalogue)
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
    if len(items) > 1:
        candidate.rules.append("conjoined")
        candidate.item = "+".join(sorted({item.split()[-1] for item in items}))


def _read_partitive(candidate: Candidate, at: int, catalogue: Catalogue) -> None:
    """ "seven of them fatal", "nine of them minors": a noun after the pronoun only describes."""
    sentence = candidate.sentence
    entity = sentence.entity(at)
    if entity is not None and entity.codes:
        candidate.noun_first, candidate.noun_last = at, entity.last
    size, nouns = _noun_at(sentence, at, catalogue) if at < len(sentence.lower) else (0, ())
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
    in_all = sentence.word(candidate.after) == "in" and sentence.word(candidate.after + 1) in ("all", "total")
    apposed = at > 0 and sentence.lower[at] == "," and in_all
    if at < 1 or sentence.lower[at] not in ("–", "—", "-", ":") and not apposed:
        return
    if sentence.lower[at] == "-" and sentence.ends[at] == sentence.starts[number]:
        return
    for size in (3, 2, 1):
        nouns = catalogue.nouns.get(tuple(sentence.lower[max(at - size, 0) : at])) if at >= size else None
        heads = tuple(noun for noun in nouns or () if noun.role in ("noun", "item", "label"))
        if heads:
            _set_noun(candidate, heads, at - size, at - 1)
            candidate.rules.append("listed")
            candidate.item = candidate.noun.item if candidate.noun else None
            candidate.first = min(candidate.first, at - size)
            return


# --- the governing verb --------------------------------------------------------------------------------------------


def governors(candidate: Candidate) -> list[tuple[int, Group, str]]:
    """Verb groups that can govern the number, nearest first: (price, group, relation)."""
    sentence = candidate.sentence
    first, last = candidate.first, candidate.last
    number = first if "listed" in candidate.rules else sentence.first_word(candidate.mention.number_start)
    found: list[tuple[int, Group, str]] = []
    for group in sentence.groups:
        reporting = 8 if "report" in group.frames and not group.nominal and "harm" not in group.frames else 0
        if group.last < max(first, number):
            price = sentence.distance(group.last, max(first, group.last + 1)) + reporting
            price += 3 if group.passive or group.reduced and not group.nominal else 0
            relation = "object"
        elif group.first > last:
            if group.reduced and _of_other_number(sentence, last, group):
                continue
            whom = sentence.lower[group.first - 3 : group.first] in (["all", "of", "whom"], ["both", "of", "whom"])
            price = 2 if whom else sentence.distance(last, group.first) + 2 * reporting + _unlikely_predicate(group)
            relation = "subject"
        else:
            continue
        if price <= REACH:
            found.append((price, group, relation))
    found.sort(key=lambda each: (each[0], each[2] == "object"))
    return found


def _of_other_number(sentence: Sentence, last: int, group: Group) -> bool:
    """Whether a participle belongs to a number nearer to it ("407 drones, four killed"), not joined to this one by "and"."""
    numbered = [at for at in range(max(last + 1, group.first - 4), group.first) if sentence.numbers[at]]
    return bool(numbered) and sentence.lower[last + 1 : numbered[0]] != ["and"]


def _unlikely_predicate(group: Group) -> int:
    """What it costs a verb after the number to have it as subject: purpose ("to feed"), gerunds and nouns seldom do."""
    if group.infinitive:
        return 9
    if group.nominal:
        return 8
    return 3 if group.form == GERUND and not group.progressive else 0


def govern(candidate: Candidate, before: Sequence[Candidate]) -> None:
    """Set the nearest governor of the candidate; an item of a list shares that of the item before."""
    previous = before[-1] if before else None
    if previous is not None and previous.governor is not None:
        gap = candidate.sentence.lower[previous.last + 1 : candidate.first]
        if (
            gap
            and len(gap) <= 4
            and all(word in _LIST_LINKS for word in gap)
            and not _own_predicate(candidate, previous)
        ):
            candidate.governor, candidate.relation = previous.governor, previous.relation
            return
        if _gapped(candidate, previous, gap) and previous.relation == "object":
            candidate.governor, candidate.relation = previous.governor, previous.relation
            candidate.rules.append("gapped")
            return
    ranked = governors(candidate)
    if ranked:
        _, candidate.governor, candidate.relation = ranked[0]


def _gapped(candidate: Candidate, previous: Candidate, gap: list[str]) -> bool:
    """Whether only a name stands between: "Wellington pledged 16 million and Seoul 100 million"."""
    at = candidate.first - 1
    entity = candidate.sentence.entity(at - 1 if candidate.sentence.word(at) in ("at", "to") else at)
    if entity is None or entity.possessive or "demonym" in entity.roles or entity.first <= previous.last:
        return False
    links = candidate.sentence.lower[entity.first - 1 : entity.first]
    return (
        len(gap) <= 18
        and links[:1] in (["and"], [","], [";"], ["but"])
        and not any(previous.last < group.first < candidate.first for group in candidate.sentence.groups)
    )


def _own_predicate(candidate: Candidate, previous: Candidate) -> bool:
    """Whether a verb follows an item at once that is not the one of the list ("57 wounded")."""
    ranked = governors(candidate)
    return bool(ranked) and ranked[0][2] == "subject" and ranked[0][0] <= 2 and ranked[0][1] is not previous.governor


def _patient(group: Group, relation: str) -> bool:
    """Whether what stands in the relation undergoes the verb."""
    return relation == "object" and not group.passive or relation == "subject" and (group.passive or group.reduced)


def kinds_by_verb(candidate: Candidate, catalogue: Catalogue) -> Iterator[tuple[int, Kind, Group, str]]:
    """Kinds whose verbs govern the number, nearest first."""
    sentence = candidate.sentence
    adjunct = sentence.word(candidate.first - 1) in _ADJUNCT
    if sentence.word(candidate.first - 1) == ":" and candidate.role in ("bare", "partitive"):
        yield from _kinds_before_colon(candidate, catalogue)
    for price, group, relation in governors(candidate):
        whom = sentence.lower[group.first - 2 : group.first] == ["of", "whom"]
        clause = relation == "subject" and (
            sentence.word(candidate.first - 1) in ("after", "before", "since", "until") or price <= 1
        )
        if adjunct and not (group.last == candidate.first - 1 or group.nominal or whom or clause):
            continue
        if candidate.role == "partitive" and relation == "object" and _before_whole(candidate, group):
            continue
        for kind in catalogue.kinds.values():
            counted = group.nominal and relation == "object" and sentence.word(group.last + 1) == "of"
            patient = _patient(group, relation) and not group.nominal or counted
            patterns = kind.objects.get(group.lemma, ()) if patient else ()
            if patient and candidate.role == "noun":
                patterns += kind.of_fighters.get(group.lemma, ())
            agent = relation == "subject" and not group.passive and not group.nominal or counted
            more = kind.subjects.get(group.lemma, ()) if agent else ()
            for pattern in (*patterns, *more):
                if not pattern.later or _comes_later(sentence, group.last + 1, pattern.later):
                    yield price, kind, group, relation
                    break


def _before_whole(candidate: Candidate, group: Group) -> bool:
    """Whether a verb stands before the number that a part is taken from: it governs the whole, not the part."""
    return any(candidate.sentence.numbers[group.last + 1 : candidate.first])


def _kinds_before_colon(candidate: Candidate, catalogue: Catalogue) -> Iterator[tuple[int, Kind, Group, str]]:
    """Kinds of the verb before a colon that a bare number follows: "villagers go on fleeing: 8,000 since Sunday"."""
    before = [group for group in candidate.sentence.groups if group.last < candidate.first]
    for group in before[-1:]:
        for kind in catalogue.kinds.values():
            if group.lemma in kind.subjects or group.lemma in kind.objects:
                yield 0, kind, group, "subject" if group.lemma in kind.subjects else "object"


def _comes_later(sentence: Sentence, start: int, words: tuple[str, ...]) -> bool:
    """Whether the words stand in the clause from here on; a trailing plural s or a possessive in between is no matter."""
    size = len(words)
    if words == ("@place",):
        return any(sentence.entity_at[at] >= 0 for at in range(start, min(start + 4, len(sentence.lower))))
    for at in range(start, min(start + 18, len(sentence.lower))):
        if sentence.lower[at] in (";", ":", ".", "—", "–"):
            return False
        if tuple(sentence.lower[at : at + size]) == words:
            return True
    return False


def phrase_kind(candidate: Candidate, catalogue: Catalogue) -> str | None:
    """The kind that fixed words right after the noun phrase tell ("were found dead")."""
    sentence = candidate.sentence
    stop = min(candidate.last + 8, len(sentence.lower))
    for at in range(candidate.last + 1, stop):
        word = sentence.lower[at]
        if word == "," and tuple(sentence.lower[at + 1 : at + 4]) in (("all", "of", "whom"), ("all", "of", "them")):
            stop = min(at + 8, len(sentence.lower))
            continue
        if word in ";:—–,." or sentence.numbers[at]:
            return None
        if word == "among" and at <= candidate.last + 3:
            return _noun_within(sentence, at + 1, catalogue)
        for phrase, kind in catalogue.phrases.get(word, ()):
            if tuple(sentence.lower[at : at + len(phrase)]) == phrase:
                noun_follows = len(phrase) == 1 and at + 1 < len(sentence.lower) and not _ends_phrase(sentence, at + 1)
                if not noun_follows and sentence.word(at - 1) not in ("no", "not"):
                    return kind
        if at > candidate.last + 1 and sentence.entity_at[at] < 0 and word in ("that", "which", "who", "and", "but"):
            return None
    return None


def _noun_within(sentence: Sentence, start: int, catalogue: Catalogue) -> str | None:
    """The kind of a noun for people in the next words: "among these hostages"."""
    for at in range(start, min(start + 4, len(sentence.lower))):
        for noun in catalogue.nouns.get((sentence.lower[at],), ()):
            if noun.role == "noun" and catalogue.kinds[noun.kind].unit == "person":
                return noun.kind
    return None


def excluded(candidate: Candidate, kind: Kind) -> bool:
    """Whether a word of the noun phrase or of its complement says that it is something else."""
    sentence = candidate.sentence
    stop = candidate.last + 1
    if sentence.word(stop) in ("of", "with", "carrying", "on"):
        stop = min(stop + 3, len(sentence.lower))
    window = sentence.lower[max(candidate.after - 1, 0) : stop]
    text = f" {' '.join(window)} "
    return any(f" {word} " in text for word in kind.exclude if " " in word or word in window)


def is_fraction(mention: QuantityMention, view: str) -> bool:
    """Whether the number is a share or a multiple of something, which is no count."""
    if mention.unit_class in (
        "percent",
        "duration",
        "age",
        "length",
        "area",
        "volume",
        "speed",
        "temperature",
        "energy",
        "data",
        "mass",
        "rate",
    ):
        return True
    low = mention.value_low if mention.value_low is not None else mention.value_high
    if low is not None and (low != int(low) and low < 1000 or low <= 0):
        return True
    text = view[mention.start : mention.end]
    words = view[mention.number_start : mention.number_end]
    return bool(_FRACTION.search(words)) and "million" not in text and "billion" not in text and "dozen" not in text


def entities_within(sentence: Sentence, first: int, last: int) -> Sequence[Entity]:
    """Entities that stand wholly between two words, both included."""
    return [entity for entity in sentence.entities if entity.first >= first and entity.last <= last]
