"""Kinds that verbs make of people: which verbs that govern a number have it for an object or a subject."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from tallywire.extract.catalogue import Catalogue, Kind, Pattern
from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_governors import governors
from tallywire.extract.facts_scenes import PLACE, goes_away, is_quartered, men_at_war, patterns_of, scene_patterns
from tallywire.extract.facts_syntax import Group, Sentence
from tallywire.extract.lexicon import word_list

_BEFORE_CLAUSES = word_list("function_words", "before_clauses")
_SETTING_OUT = word_list("verb_lists", "setting_out")
_ADJUNCT = word_list("function_words", "making_adjuncts")
_BEFORE_WHOLES = word_list("function_words", "parting_wholes")
DYING = word_list("verb_lists", "dying")
_REFUSING = word_list("verb_lists", "refusing")


def kinds_by_verb(candidate: Candidate, catalogue: Catalogue) -> Iterator[tuple[int, Kind, Group, str, bool]]:
    """Kinds whose verbs govern the number, nearest first."""
    sentence = candidate.sentence
    whole = is_whole(candidate)
    adjunct, shared = _is_adjunct(candidate), _is_with_others(candidate)
    if sentence.word(candidate.first - 1) == ":" and candidate.role in ("bare", "partitive"):
        yield from _kinds_before_colon(candidate, catalogue)
    for price, verb, side in governors(candidate):
        relation = "subject" if shared else side
        group = _enlisting(sentence, verb) or verb
        whom = sentence.lower[group.first - 2 : group.first] == ["of", "whom"]
        clause = relation == "subject" and (sentence.word(candidate.first - 1) in _BEFORE_CLAUSES or price <= 1)
        if adjunct and not (shared or group.last == candidate.first - 1 or group.nominal or whom or clause):
            continue
        if group.infinitive and sentence.word(group.first - 1) in _REFUSING:
            continue  # "120 villagers refuse to leave"
        own = group.reduced and group.lemma not in DYING
        if _is_of_another(candidate, group, relation) or (whole and not own):
            continue
        for kind in _told_by(catalogue, group.lemma):
            counted = group.nominal and relation == "object" and sentence.word(group.last + 1) == "of"
            after_other = relation == "object" and any(sentence.numbers[group.last + 1 : candidate.first])
            patient = (_patient(group, relation) and not group.nominal) or counted
            patterns = patterns_of(kind.objects, group.lemma) if patient else ()
            beside = sentence.lower[candidate.last + 1 : candidate.last + 3]
            told_else = not kind.exclude.isdisjoint((*sentence.lower[group.last + 1 : candidate.first], *beside))
            fighters = candidate.role == "noun" or (candidate.role == "weak" and men_at_war(candidate))
            if (
                patient
                and fighters
                and not (told_else or is_quartered(sentence, group) or _is_kept_ready(candidate, group))
            ):  # "cost 17 soldiers | their lives"
                patterns += kind.of_fighters.get(group.lemma, ())
            agent = (relation == "subject" and not group.passive and not group.nominal) or counted
            more = patterns_of(kind.subjects, group.lemma) if agent else ()
            scenes = scene_patterns(candidate, kind, group, patient, agent) if kind.scenes else ()
            for pattern in (*patterns, *more, *scenes):
                start = (
                    max(group.last, candidate.last) + 1
                    if pattern.later == PLACE
                    else group.last + 1 - group.lemma.count(" ")
                )
                start = max(start, candidate.first) if after_other else start
                if not pattern.later or _comes_later(sentence, start, pattern.later):
                    firm = relation == "subject" or pattern.later not in ((), PLACE) or " " in pattern.lemma
                    yield price, kind, group, relation, firm
                    break


@lru_cache(maxsize=4096)
def _told_by(catalogue: Catalogue, lemma: str) -> tuple[Kind, ...]:
    """The kinds that have patterns of a verb at all, in the catalogue's order."""
    if lemma not in catalogue.lemmas and lemma.partition(" ")[0] not in catalogue.lemmas:
        return ()
    return tuple(kind for kind in catalogue.kinds.values() if any(patterns_of(table, lemma) for table in _tables(kind)))


def _tables(kind: Kind) -> Iterator[Mapping[str, tuple[Pattern, ...]]]:
    yield from (kind.objects, kind.subjects, kind.of_fighters)
    for scene in kind.scenes:
        yield from (scene.objects, scene.subjects)


def _is_kept_ready(candidate: Candidate, group: Group) -> bool:
    """Whether a side only holds soldiers of its own ready: "holds more than 20,000 conscripts ready at the border"."""
    behind = candidate.sentence.lower[candidate.last + 1 : candidate.last + 3]
    return group.lemma == "hold" and (behind[:1] == ["ready"] or behind == ["in", "reserve"])


def _patient(group: Group, relation: str) -> bool:
    """Whether what stands in the relation undergoes the verb."""
    return (relation == "object" and not group.passive) or (relation == "subject" and (group.passive or group.reduced))


def is_whole(candidate: Candidate) -> bool:
    """Whether "of" at the head of a clause, or behind a part, is before a number: what follows is said of the part."""
    sentence, at = candidate.sentence, candidate.first - 1
    at -= sentence.word(at) in sentence.grammar.lexicon.words["determiners"]
    before = sentence.word(at - 1)
    return sentence.word(at) == "of" and (before in _BEFORE_WHOLES or sentence.numbers[at - 1])


def _enlisting(sentence: Sentence, group: Group) -> Group | None:
    """What people go to do, if it is soldiers' work: "have gone to fight in Ukraine", "had gone to Mali to fight"."""
    goes = group.lemma.split()[0] in _SETTING_OUT
    if not goes:
        return None
    place = sentence.entity(group.last + 1) or sentence.entity(group.last + 2)
    after = sentence.group(place.last + 1 if place is not None else group.last + 1)
    return after if after is not None and after.infinitive and "soldiering" in after.frames else None


def _is_with_others(candidate: Candidate) -> bool:
    """Whether a number does, or undergoes, what one person beside it does: "she fled to Lublin with 300 others"."""
    sentence, after = candidate.sentence, candidate.after
    if sentence.word(candidate.first - 1) not in ("with", "alongside") or candidate.role not in ("bare", "person"):
        return False
    return not {"other", "others"}.isdisjoint(sentence.lower[after : after + 2])


def _is_adjunct(candidate: Candidate) -> bool:
    """Whether a preposition before the number, over an article, takes it from the verb: "with the 900 men"."""
    sentence, at = candidate.sentence, candidate.first - 1
    if sentence.word(at) == "the" and sentence.word(at - 1) == "with":
        at -= 1
    beside = at == 1 and sentence.lower[:2] in (["along", "with"], ["together", "with"])  # of the same verb
    return sentence.word(at) in _ADJUNCT and not beside


def _is_of_another(candidate: Candidate, group: Group, relation: str) -> bool:
    """Whether a verb governs another number than a part: the whole before it, or one that follows over a comma."""
    sentence = candidate.sentence
    if relation == "object" and sentence.lower[0] == "of" and "," in sentence.lower[group.last : candidate.first]:
        return True  # "Of the four hostages taken in Jenin, one was Dutch"
    if candidate.role != "partitive":
        return False
    if relation == "object":
        return any(sentence.numbers[group.last + 1 : candidate.first])
    between = range(candidate.last + 1, group.first)  # "18 died, nine of them children, and 60 were hurt"
    return any(sentence.numbers[at] for at in between) and "," in sentence.lower[candidate.last + 1 : group.first]


def _kinds_before_colon(candidate: Candidate, catalogue: Catalogue) -> Iterator[tuple[int, Kind, Group, str, bool]]:
    """Kinds of the verb before a colon that a bare number follows: "villagers go on fleeing: 8,000 since Sunday"."""
    before = [group for group in candidate.sentence.groups if group.last < candidate.first]
    words = {"@place", *candidate.sentence.lower}
    for group in before[-1:]:
        for kind in catalogue.kinds.values():
            for relation, table in (("subject", kind.subjects), ("object", kind.objects)):
                if any(words.issuperset(pattern.later) for pattern in table.get(group.lemma, ())):
                    yield 0, kind, group, relation, True
                    break


def _comes_later(sentence: Sentence, start: int, words: tuple[str, ...]) -> bool:
    """Whether the words stand in the clause from here on; "@place" is any name."""
    size = len(words)
    if words == PLACE:
        return goes_away(sentence, start)
    if not sentence.words.issuperset(words):
        return False
    for at in range(start, min(start + 18, len(sentence.lower))):
        if sentence.lower[at] in (";", ":", ".", "—", "–"):
            return False
        if tuple(sentence.lower[at : at + size]) == words:
            return True
    return False
