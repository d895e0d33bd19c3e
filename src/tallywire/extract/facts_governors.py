"""The verbs that govern a number, and what rules a kind out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallywire.extract.catalogue import Kind
from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_lexicon import GERUND
from tallywire.extract.facts_shared_verbs import (
    DYING,
    KILLING,
    aside_before,
    is_of_next_clause,
    joined_passive,
    main_past_relative,
)
from tallywire.extract.facts_syntax import Group, Sentence
from tallywire.extract.lexicon import either, word_list
from tallywire.extract.quantities import QuantityMention
from tallywire.extract.slots.clauses import opens_with_gerund

_OF_COMPLEMENTS = word_list("function_words", "of_complements")
REACH = 14
"""A verb further than this many words (with prices) does not govern a number."""
_PARTING = word_list("function_words", "parting_clauses")
_LIST_LINKS = word_list("function_words", "linking_lists")
_FRACTION = re.compile(either(word_list("noun_lists", "fractions")), re.IGNORECASE)


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
    cut, head, aside = _gerund_before(sentence, first), _parcel_start(candidate), aside_before(sentence, first)
    main = main_past_relative(sentence, last) if sentence.word(last + 1) in _RELATIVES else None
    for group in sentence.groups:
        keeps = "hold" in group.frames and (group.infinitive or group.passive)  # "decided to maintain 300 men"
        keeps = keeps or _puts_there(sentence, group, first)
        says = "report" in group.frames and not group.nominal and "harm" not in group.frames and not keeps
        reporting = 8 if says and not (group.lemma == "add" and _adds_to_others(group)) else 0
        if group.last < max(first, number):
            if cut > group.last or (group.reduced and not group.nominal and sentence.numbers[group.first - 1]):
                continue  # "left 40 | injured and 3,000 homeless": a participle of the number before it
            if _is_purpose_ahead(sentence, group, first):
                continue
            price = sentence.distance(group.last, max(head if head > group.last else first, group.last + 1)) + reporting
            price += 3 if group.passive or (group.reduced and not group.nominal) else 0
            price -= sentence.distance(aside - 1, first - 1) if group.last < aside else 0
            price += REACH if price <= REACH and _says_between(sentence, group, max(first, number)) else 0
            relation = "object"
        elif group.first > last:
            last = past_parenthesis(sentence, candidate.last, group.first)
            if _is_of_others(candidate, last, group):
                continue
            if says and group.form == GERUND and not group.progressive:
                continue  # "to 8 billion euros, a source said, confirming a report"
            if not _PARTING.isdisjoint(sentence.lower[last + 1 : group.first]):
                continue
            whom = sentence.lower[group.first - 3 : group.first] in (["all", "of", "whom"], ["both", "of", "whom"])
            raised = _raised_from(sentence, group)
            price = 2 if whom else sentence.distance(last, (raised or group).first) + 2 * reporting
            price += 0 if whom or raised else _unlikely_predicate(group)
            price = 2 if group is main and ("harm" in group.frames or group.lemma in DYING) else price
            lead = joined_passive(sentence, last, group)
            if lead is not None:  # "were rounded up and executed"
                price = sentence.distance(last, lead.first) + (-1 if group.lemma in KILLING else 1)
            relation = "subject"
        else:
            continue
        if price <= REACH:
            found.append((price, group, relation))
    found.sort(key=lambda each: (each[0], each[2] == "object"))
    return found


def _adds_to_others(group: Group) -> bool:
    """Whether "add" is no word of saying in this form: "will add 300 men", "were added"."""
    return group.passive or group.infinitive or group.progressive or group.perfect


def _is_purpose_ahead(sentence: Sentence, group: Group, number: int) -> bool:
    """Whether a purpose with its own object opens a sentence: "To hold the beaches | 300,000 men would be needed"."""
    if group.first != 0 or not group.infinitive or sentence.word(group.last + 1) not in _DETERMINED:
        return False
    return number > group.last + 2 and any(each.first > number and each.finite for each in sentence.groups)


_DETERMINED = word_list("function_words", "definite")


def _puts_there(sentence: Sentence, group: Group, number: int) -> bool:
    """Whether a verb of putting figures at a number puts so many somewhere instead: "has put 12,000 men into Kursk"."""
    if group.lemma not in _PUTTING:
        return False
    near = "hold" in group.frames and group.last < number <= group.last + _BESIDE
    return near and sentence.word(number - 1) not in ("at", "to")


_PUTTING = word_list("verb_lists", "putting")


def _is_of_others(candidate: Candidate, last: int, group: Group) -> bool:
    """Whether a verb behind a number is of a nearer number, of a pronoun, or only of a part of what is counted."""
    sentence = candidate.sentence
    nearer = group.reduced and "shared_head" not in candidate.rules and _of_other_number(sentence, last, group)
    nearer = nearer or is_of_next_clause(candidate, last, group) or _of_object(sentence, last, group)
    return nearer or _has_own_pronoun(sentence, last, group) or _of_part(sentence, last, group)


def _of_object(sentence: Sentence, last: int, group: Group) -> bool:
    """Whether a participle is of the object of a verb in between: "…, attacked a base | held by peacekeepers"."""
    if not group.reduced or group.nominal:
        return False
    before = sentence.group_at.get(group.first, 0) - 1
    verb = sentence.groups[before] if before >= 0 else None
    if verb is None or verb.first <= last or not verb.finite or verb.reduced or verb.passive:
        return False
    return verb.first > last + 1 and sentence.word(verb.last + 1) in sentence.grammar.lexicon.words["determiners"]


def _of_part(sentence: Sentence, last: int, group: Group) -> bool:
    """Whether a verb is only of a part named after a comma: "from 34 helicopters, three of which | were shot down"."""
    between = sentence.lower[last + 1 : group.first]
    if between[:1] != [","] or between[-1] not in _RELATIVE_PARTS or between[-2:-1] != ["of"]:
        return False
    return "," not in between[1:] and any(sentence.numbers[last + 1 : group.first])


_RELATIVE_PARTS = word_list("function_words", "relatives_of_parts")


def _has_own_pronoun(sentence: Sentence, last: int, group: Group) -> bool:
    """Whether a pronoun is the subject of a verb in another clause: "… and said he would go", "the 200 it keeps"."""
    at = group.first - 1
    if sentence.word(at) not in _PRONOUNS:
        return False
    before = sentence.group(at - 1)
    if before is not None and not before.nominal and sentence.word(before.first - 1) in _RELATIVES:
        return False  # "two Britons who had joined it died"
    return at == last + 1 or not _CLAUSES.isdisjoint(sentence.lower[last + 1 : at])


_PRONOUNS = word_list("function_words", "personal_subjects")
_RELATIVES = word_list("function_words", "relatives")
_CLAUSES = word_list("function_words", "between_clauses")


def _says_between(sentence: Sentence, group: Group, number: int) -> bool:
    """Whether another verb tells the number, over a comma: "UN seeks $6bn for Sudan, says 12m uprooted"."""
    for other in sentence.groups:
        if group.last < other.first and other.last < number and sentence.word(other.first - 1) in (",", "and"):
            near = number - other.last < _TOLD and "," not in sentence.lower[other.last : number]
            if near and "say" in other.frames and other.finite and not other.reduced and "harm" not in other.frames:
                return True
    return False


_TOLD = 5
"""How many words behind a verb of saying the number stands that it tells."""


def _parcel_start(candidate: Candidate) -> int:
    """Where the noun phrase of a parcel begins that a sum fills: "the payment of | a fresh tranche of $30 million"."""
    sentence, at = candidate.sentence, candidate.first - 2
    if candidate.role != "money" or sentence.word(at + 1) != "of":
        return candidate.first
    if sentence.word(at) not in sentence.grammar.lexicon.gifts["nouns"]:
        return candidate.first
    determiners = sentence.grammar.lexicon.words["determiners"]
    opens = (index for index in range(at - 1, max(at - 4, -1), -1) if sentence.lower[index] in determiners)
    return next(opens, candidate.first)


def _gerund_before(sentence: Sentence, index: int) -> int:
    """Where the last gerund behind a preposition stands before a word: verbs before it have other objects; else -1."""
    return max(
        [
            each.first
            for each in sentence.groups
            if each.form == GERUND and each.last < index and opens_with_gerund(sentence, each)
        ],
        default=-1,
    )


def _raised_from(sentence: Sentence, group: Group) -> Group | None:
    """The passive that leaves its subject to an infinitive: "300 men | are believed | to have been killed"."""
    before = sentence.group(group.first - 1) if group.infinitive else None
    leaves = before is not None and before.passive and before.finite and "catenative" in before.frames
    return before if leaves else None


def past_parenthesis(sentence: Sentence, last: int, stop: int) -> int:
    """The comma that closes words put beside a noun, if its verb comes right after; else the noun's own last word."""
    closing, opening = stop - 1, last + 1
    if sentence.word(opening) not in _OPENING_ASIDES and sentence.word(opening) not in _OF_COMPLEMENTS:
        return last
    if sentence.word(opening) in _OF_COMPLEMENTS:  # "seven workers of a charity, among them three Britons, were"
        ahead = range(opening + 1, min(opening + _COMPLEMENT_WORDS, closing))
        opening = next((at for at in ahead if sentence.lower[at] == "," or at in sentence.group_at), opening)
    for comma in range(stop - 2, max(stop - _OTHERS, opening), -1):  # "Four men, two of them old, and 15 others died"
        if sentence.lower[comma : comma + 2] == [",", "and"] and any(sentence.numbers[comma + 2 : stop]):
            closing = comma
    around = sentence.word(opening), sentence.word(closing)
    return closing if around in _ASIDE_MARKS and opening < closing <= opening + _ASIDE_WORDS else last


_ASIDE_MARKS = ((",", ","), ("–", "–"), ("—", "—"), ("(", ")"))
_OPENING_ASIDES = frozenset(opening for opening, _ in _ASIDE_MARKS)
_ASIDE_WORDS = 15
_OTHERS = 7
"""How many words before a verb more of its subject may be joined behind an aside."""
_COMPLEMENT_WORDS = 7
"""How many words of a noun's complement stand before the comma of an aside at most."""


def _of_other_number(sentence: Sentence, last: int, group: Group) -> bool:
    """Whether a participle belongs to a nearer number ("407 drones, four killed") that no "and" joins to this one."""
    numbered = [at for at in range(max(last + 1, group.first - 4), group.first) if sentence.numbers[at]]
    between = sentence.lower[last + 1 : numbered[0]] if numbered else []
    manned = between == ["with"] and "move" in group.frames  # "three ships with 4,000 sailors made for the coast"
    return (
        bool(numbered)
        and between != ["and"]
        and not manned
        and not (between[:1] == ["from"] and between[-1:] == ["and"])
    )


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
    ranked = ranked[1:] if len(ranked) > 1 and _only_describes(candidate, ranked) else ranked
    if ranked:
        _, candidate.governor, candidate.relation = ranked[0]
    elif ":" in candidate.sentence.lower[: candidate.first]:
        _govern_over_colon(candidate, previous)


def _only_describes(candidate: Candidate, ranked: list[tuple[int, Group, str]]) -> bool:
    """Whether the nearest verb is a participle that only describes what is given, or makes it a part of that.

    "To give Kyiv 40 tanks mothballed in Spain", "handed over its artillery, 19 howitzers included".
    """
    _, nearest, relation = ranked[0]
    price, verb, role = ranked[1]
    if not nearest.reduced or relation != "subject" or nearest.first != candidate.last + 1:
        return False
    if nearest.lemma == "include":
        return True
    gives = "give" in verb.frames and verb.frames.isdisjoint(("harm", "report")) and not verb.passive
    described = nearest.frames.isdisjoint(("planned", "requested", "possible", "harm", "give"))
    return candidate.role in ("item", "model") and role == "object" and price <= _BESIDE and gives and described


_BESIDE = 3
"""How far, in priced words, a verb of giving is from what it gives, with who gets it between."""


def _put_beside(candidate: Candidate, previous: Candidate, gap: list[str]) -> bool:
    """Whether "together with" takes up a verb over words of saying: "lost 90 men, Moscow said, along with 48 tanks"."""
    beside = 1 if gap[-1:] == ["besides"] else 2 if gap[-2:] in (["together", "with"], ["along", "with"]) else 0
    if not beside or gap[-beside - 1 : -beside] != [","] or ";" in gap:
        return False
    between = [group for group in candidate.sentence.groups if previous.last < group.first < candidate.first]
    return all("report" in group.frames or group is previous.governor for group in between)


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
            previous.last < group.first < candidate.first
            and not _is_said_between(candidate.sentence, group)
            and not (group.reduced and candidate.sentence.word(group.last + 1) == "by")  # "for those hit by the storm"
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


def excluded(candidate: Candidate, kind: Kind) -> bool:
    """Whether a word of the noun phrase or of its complement says that it is something else."""
    sentence = candidate.sentence
    stop = candidate.last + 1
    if "mixed" in candidate.rules:
        return kind.unit != "person"
    if sentence.word(stop) in _OF_COMPLEMENTS:
        stop = min(stop + 3, len(sentence.lower))
    begin = max(candidate.after - 1, 0)
    window = sentence.lower[begin:stop]
    words = window
    if candidate.role == "noun" and candidate.noun is not None and candidate.noun.kind == kind.name:
        # "combat engineers" are troops, engineers are not
        words = sentence.lower[begin : candidate.noun_first] + sentence.lower[candidate.noun_last + 1 : stop]
    if not kind.exclude.isdisjoint(words):
        return True
    return kind.excludes_phrase(window)


def is_fraction(mention: QuantityMention, view: str) -> bool:
    """Whether the number is a share or a multiple of something, which is no count."""
    if mention.unit_class not in ("count", "money", "other"):
        return True
    low = mention.value_low if mention.value_low is not None else mention.value_high
    if low is not None and ((low != int(low) and low < 1000) or low <= 0):
        return True
    words = view[mention.number_start : mention.number_end]
    if words.isdecimal():
        return False
    text = view[mention.start : mention.end]
    return bool(_FRACTION.search(words)) and "million" not in text and "billion" not in text and "dozen" not in text
