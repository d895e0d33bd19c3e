"""The verbs that govern a number, and the kinds that verbs and fixed words make of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tallywire.extract.catalogue import Catalogue, Kind
from tallywire.extract.facts_lexicon import GERUND
from tallywire.extract.facts_nouns import Candidate, ends_phrase
from tallywire.extract.facts_scenes import PLACE, goes_away, men_at_war, patterns_of, scene_patterns
from tallywire.extract.facts_syntax import Group, Sentence
from tallywire.extract.quantities import QuantityMention

REACH = 14
"""A verb further than this many words (with prices) does not govern a number."""
_LIST_LINKS = frozenset((",", "and", "or", "plus", "as", "well", "along", "together", "with", "another"))
_LINKS = frozenset(
    [
        "and",
        "including",
        "around",
        "about",
        "some",
        "at",
        "least",
        "nearly",
        "almost",
        "another",
        "more",
        "than",
        "over",
        "up",
        "to",
    ]
)
_ADJUNCT = frozenset(
    [
        "at",
        "in",
        "on",
        "near",
        "by",
        "during",
        "after",
        "before",
        "with",
        "within",
        "for",
        "over",
        "into",
        "through",
        "under",
        "inside",
        "outside",
        "across",
        "against",
        "along",
        "behind",
    ]
)
"""A number after one of these is no object and no subject: "at one farm", "met by three ministers"."""
_FRACTION = re.compile(r"half|third|quarter|fifth|tenth|twice|double|triple|thrice|times|fold", re.IGNORECASE)


def governors(candidate: Candidate) -> list[tuple[int, Group, str]]:
    """Verb groups that can govern the number, nearest first: (price, group, relation)."""
    place = (candidate.first, candidate.last, "listed" in candidate.rules)
    if candidate.ranked is None or candidate.ranked[0] != place:
        candidate.ranked = place, _ranked(candidate)
    return candidate.ranked[1]


def _ranked(candidate: Candidate) -> list[tuple[int, Group, str]]:
    sentence = candidate.sentence
    first, last = candidate.first, candidate.last
    number = first if "listed" in candidate.rules else sentence.first_word(candidate.mention.number_start)
    found: list[tuple[int, Group, str]] = []
    for group in sentence.groups:
        says = "report" in group.frames and not group.nominal and "harm" not in group.frames
        reporting = 8 if says and not (group.passive and group.lemma == "add") else 0
        if group.last < max(first, number):
            price = sentence.distance(group.last, max(first, group.last + 1)) + reporting
            price += 3 if group.passive or (group.reduced and not group.nominal) else 0
            relation = "object"
        elif group.first > last:
            last = past_parenthesis(sentence, candidate.last, group.first)
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


def past_parenthesis(sentence: Sentence, last: int, stop: int) -> int:
    """The comma that closes words put beside a noun, if its verb comes right after; else the noun's own last word."""
    closing = stop - 1
    if sentence.word(last + 1) != "," or sentence.word(closing) != "," or closing - last > 16 or closing <= last + 1:
        return last
    return closing


def _of_other_number(sentence: Sentence, last: int, group: Group) -> bool:
    """Whether a participle belongs to a nearer number ("407 drones, four killed") that no "and" joins to this one."""
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
            and (all(word in _LIST_LINKS for word in gap) or _rises_to(candidate, previous, gap))
            and not _own_predicate(candidate, previous)
        ):
            candidate.governor, candidate.relation = previous.governor, previous.relation
            return
        if _put_beside(candidate, previous, gap):
            candidate.governor, candidate.relation = previous.governor, previous.relation
            return
        if _gapped(candidate, previous, gap) and previous.relation == "object":
            candidate.governor, candidate.relation = previous.governor, previous.relation
            candidate.rules.append("gapped")
            return
    ranked = governors(candidate)
    if "part_of_total" in candidate.rules:  # "handed over eight of 14 jets pledged": the participle is of the whole
        ranked = [each for each in ranked if not (each[1].reduced and each[2] == "subject")] or ranked
    if ranked:
        _, candidate.governor, candidate.relation = ranked[0]
    elif ":" in candidate.sentence.lower[: candidate.first]:
        _govern_over_colon(candidate, previous)


def _put_beside(candidate: Candidate, previous: Candidate, gap: list[str]) -> bool:
    """Whether "together with" takes up a verb over words of saying: "lost 90 men, Moscow said, along with 48 tanks"."""
    if gap[-2:] not in (["together", "with"], ["along", "with"]) or gap[-3:-2] != [","] or ";" in gap:
        return False
    between = [group for group in candidate.sentence.groups if previous.last < group.first < candidate.first]
    return all("report" in group.frames for group in between)


def _rises_to(candidate: Candidate, previous: Candidate, gap: list[str]) -> bool:
    """Whether two numbers are the ends of one change: "from 4 billion | to 8 billion"."""
    return gap == ["to"] and "from" in candidate.sentence.lower[max(previous.first - 1, 0) : previous.after]


def _govern_over_colon(candidate: Candidate, previous: Candidate | None) -> None:
    """Let a verb of asking before a colon govern the list after it: "it needs it now: 1,000 weapons"."""
    sentence = candidate.sentence
    if previous is not None and previous.role == candidate.role == "money":  # "50 billion: 33 billion in loans"
        candidate.governor, candidate.relation = previous.governor, previous.relation
        return
    colon = sentence.lower.index(":")
    before = [group for group in sentence.groups if group.last < colon and group.finite]
    if before and before[-1].frames & {"ask"}:
        candidate.governor, candidate.relation = before[-1], "object"


def _gapped(candidate: Candidate, previous: Candidate, gap: list[str]) -> bool:
    """Whether only a name stands between: "Wellington pledged 16 million and Seoul 100 million"."""
    at = candidate.first - 1
    entity = candidate.sentence.entity(at - 1 if candidate.sentence.word(at) in ("at", "to") else at)
    if entity is None or entity.possessive or "demonym" in entity.roles or entity.first <= previous.last:
        return False
    before = entity.first - 1 - (candidate.sentence.word(entity.first - 1) == "the")
    links = candidate.sentence.lower[before : before + 1]
    return (
        len(gap) <= 18
        and links[:1] in (["and"], [","], [";"], ["but"])
        and not any(
            previous.last < group.first < candidate.first and not _is_said_between(candidate.sentence, group)
            for group in candidate.sentence.groups
        )
    )


def _is_said_between(sentence: Sentence, group: Group) -> bool:
    """Whether a verb only tells who says so, between commas: "…, Western officials say, and Ukraine 90,000"."""
    return "report" in group.frames and sentence.word(group.last + 1) == "," and "," in sentence.lower[: group.first]


def _own_predicate(candidate: Candidate, previous: Candidate) -> bool:
    """Whether a verb follows an item at once that is not the one of the list ("57 wounded")."""
    ranked = governors(candidate)
    return bool(ranked) and ranked[0][2] == "subject" and ranked[0][0] <= 2 and ranked[0][1] is not previous.governor


def _patient(group: Group, relation: str) -> bool:
    """Whether what stands in the relation undergoes the verb."""
    return (relation == "object" and not group.passive) or (relation == "subject" and (group.passive or group.reduced))


def kinds_by_verb(candidate: Candidate, catalogue: Catalogue) -> Iterator[tuple[int, Kind, Group, str, bool]]:
    """Kinds whose verbs govern the number, nearest first."""
    sentence = candidate.sentence
    whole = _opens_as_whole(candidate)
    adjunct, shared = _is_adjunct(candidate), _is_with_others(candidate)
    if sentence.word(candidate.first - 1) == ":" and candidate.role in ("bare", "partitive"):
        yield from _kinds_before_colon(candidate, catalogue)
    for price, verb, side in governors(candidate):
        relation = "subject" if shared else side
        group = _enlisting(sentence, verb) or verb
        whom = sentence.lower[group.first - 2 : group.first] == ["of", "whom"]
        clause = relation == "subject" and (
            sentence.word(candidate.first - 1) in ("after", "before", "since", "until") or price <= 1
        )
        if adjunct and not (shared or group.last == candidate.first - 1 or group.nominal or whom or clause):
            continue
        if candidate.role == "partitive" and _is_of_another(candidate, group, relation):
            continue
        if whole and not group.reduced:
            continue  # "Of 4,000 Nepalese in the army, 45 have died": the verb is that of the part
        if relation == "object" and sentence.lower[0] == "of" and "," in sentence.lower[group.last : candidate.first]:
            continue  # "Of the four hostages taken in Jenin, one was Dutch"
        if group.lemma not in catalogue.lemmas and group.lemma.partition(" ")[0] not in catalogue.lemmas:
            continue
        for kind in catalogue.kinds.values():
            counted = group.nominal and relation == "object" and sentence.word(group.last + 1) == "of"
            patient = (_patient(group, relation) and not group.nominal) or counted
            patterns = patterns_of(kind.objects, group.lemma) if patient else ()
            if patient and (candidate.role == "noun" or (candidate.role == "weak" and men_at_war(candidate))):
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
                if not pattern.later or _comes_later(sentence, start, pattern.later):
                    firm = relation == "subject" or pattern.later not in ((), PLACE) or " " in pattern.lemma
                    yield price, kind, group, relation, firm
                    break


def _opens_as_whole(candidate: Candidate) -> bool:
    """Whether "of" opens the clause before a number: what follows is said of a part of it."""
    sentence, at = candidate.sentence, candidate.first - 1
    at -= sentence.word(at) in sentence.grammar.lexicon.words["determiners"]
    return sentence.word(at) == "of" and sentence.word(at - 1) in ("", ";", "–", "—")


def _enlisting(sentence: Sentence, group: Group) -> Group | None:
    """What people go to do, if it is soldiers' work: "have gone to fight in Ukraine", "had gone to Mali to fight"."""
    goes = group.lemma.split()[0] in ("go", "travel", "leave", "come", "head", "return", "cross", "flee")
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
    for at in range(start, min(start + 18, len(sentence.lower))):
        if sentence.lower[at] in (";", ":", ".", "—", "–"):
            return False
        if tuple(sentence.lower[at : at + size]) == words:
            return True
    return False


def phrase_kind(candidate: Candidate, catalogue: Catalogue) -> str | None:
    """The kind that fixed words right after the noun phrase tell ("were found dead")."""
    sentence = candidate.sentence
    at = _after_aside(candidate)
    stop = min(at + _PHRASE_WORDS, len(sentence.lower))
    while at < stop:
        word = sentence.lower[at]
        whom = word == "," and sentence.lower[at + 1 : at + 4] in (["all", "of", "whom"], ["all", "of", "them"])
        if whom or (sentence.numbers[at] and _only_links(sentence, candidate.last + 1, at)):
            stop = min(at + _PHRASE_WORDS, len(sentence.lower))
        elif word in ";:—–,." or sentence.numbers[at]:
            return None
        elif word == "among" and at <= candidate.last + 3:
            return _noun_within(sentence, at + 1, catalogue)
        else:
            kind = _phrase_at(sentence, at, catalogue)
            if kind is not None:
                return kind
            joined = word == "and" and any(sentence.numbers[at : at + 4])
            if at > candidate.last + 1 and word in ("that", "which", "who", "and", "but") and not joined:
                return None
        at += 1
    return None


_PHRASE_WORDS = 8
"""How far from the noun fixed words still speak of it."""


def _after_aside(candidate: Candidate) -> int:
    """The first word after the noun phrase and after a short aside between commas."""
    sentence, at = candidate.sentence, candidate.last + 1
    if sentence.word(at) == "of":
        comma = next((far for far in range(at + 1, min(at + 6, len(sentence.lower))) if sentence.lower[far] == ","), 0)
        at = comma if comma and not any(sentence.group_at.get(far) is not None for far in range(at, comma)) else at
    close = _closing_comma(candidate.sentence, at) if candidate.sentence.word(at) == "," else 0
    return close + 1 if close else at


def _phrase_at(sentence: Sentence, at: int, catalogue: Catalogue) -> str | None:
    """The kind of a phrase that begins at a word, unless it is denied or only an adjective."""
    for phrase, kind in catalogue.phrases.get(sentence.lower[at], ()):
        if tuple(sentence.lower[at : at + len(phrase)]) == phrase:
            adjective = len(phrase) == 1 and at + 1 < len(sentence.lower) and not ends_phrase(sentence, at + 1)
            if not adjective and sentence.word(at - 1) not in ("no", "not"):
                return kind
    return None


def _closing_comma(sentence: Sentence, comma: int) -> int:
    """The second comma around a short aside ("…, 162 officers among them, gave …"); 0 where there is none."""
    for at in range(comma + 2, min(comma + 8, len(sentence.lower))):
        if sentence.lower[at] in (";", ":", ".") or at in sentence.group_at:
            return 0
        if sentence.lower[at] == ",":
            return at
    return 0


def _only_links(sentence: Sentence, first: int, stop: int) -> bool:
    """Whether only "and" and words of bound stand between: one predicate for "40 soldiers and around ten civilians"."""
    between = [
        word
        for word, number in zip(sentence.lower[first:stop], sentence.numbers[first:stop], strict=True)
        if not number
    ]
    return bool({"and", "including"} & set(between)) and all(
        word in _LINKS or word in sentence.grammar.lexicon.persons for word in between
    )


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
    if not kind.exclude.isdisjoint(window):
        return True
    return kind.excludes_phrase(window)


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
    if low is not None and ((low != int(low) and low < 1000) or low <= 0):
        return True
    text = view[mention.start : mention.end]
    words = view[mention.number_start : mention.number_end]
    return bool(_FRACTION.search(words)) and "million" not in text and "billion" not in text and "dozen" not in text
