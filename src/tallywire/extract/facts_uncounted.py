"""Numbers of people that are no facts: the missing, the rescued, ages, hours, speakers, units of an army."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Group
from tallywire.extract.lexicon import phrase_list, word_list
from tallywire.extract.slots.harm import HARM

_LASTING = word_list("verb_lists", "lasting")


def _are_organizations(candidate: Candidate) -> bool:
    """Whether "bodies" are no dead: "two other U.N. bodies", "three regional bodies"."""
    sentence = candidate.sentence
    if sentence.word(candidate.noun_last) not in _BODIES:
        return False
    inside = range(candidate.after, candidate.noun_last)
    named = (sentence.entity(at) for at in inside)
    owned = any(entity is not None and "organization" in entity.roles for entity in named)
    return owned or not _PUBLIC.isdisjoint(sentence.lower[candidate.after : candidate.noun_last])


_BODIES = word_list("noun_lists", "bodies")
_PUBLIC = word_list("noun_lists", "of_organizations")


def is_uncounted(candidate: Candidate) -> bool:
    """Whether a bare number is of the missing, or the age of one person ("a girl of seven")."""
    sentence = candidate.sentence
    if sentence.word(candidate.after) in sentence.grammar.lexicon.uncounted:
        return True
    if candidate.role == "bare" and (candidate.mention.value_low or 0) >= _TOO_MANY:
        return True
    if candidate.role == "partitive" and sentence.lower[max(candidate.first - 3, 0) : candidate.first] in _ALL_BUT:
        return True  # ", all but two of them soldiers"
    for rule in _RULES.get(candidate.role, ()):
        if rule(candidate):
            return True
    if candidate.noun_last < 0:
        return False
    lost = sentence.word(candidate.noun_last + 1) in sentence.grammar.lexicon.uncounted
    return lost or _is_of_speakers(candidate) or _are_organizations(candidate)


def _is_age_of_one(candidate: Candidate) -> bool:
    """ "a girl of seven"."""
    sentence, whose = candidate.sentence, candidate.sentence.word(candidate.first - 2)
    person = whose in sentence.grammar.lexicon.persons and not whose.endswith(_SEVERAL)
    return person and (candidate.mention.value or 1000) < 110 and sentence.word(candidate.first - 1) == "of"


def _is_difference(candidate: Candidate) -> bool:
    """Whether a number beside another only tells by how much that one differs: "15,000, 2,000 more than last year"."""
    sentence, at = candidate.sentence, candidate.last
    at += sentence.word(at) not in _DIFFERING
    apposed = sentence.word(candidate.first - 1) in _APPOSING and any(sentence.numbers[: candidate.first])
    return apposed and sentence.word(at) in _DIFFERING and sentence.word(at + 1) == "than"


_DIFFERING = word_list("function_words", "differing")
_APPOSING = frozenset((",", "(", "or"))
_PERILS = phrase_list("noun_lists", "perils")
_LONGEST_PERIL = max(len(phrase) for phrase in _PERILS)
_STAYING_IN_PERIL = word_list("verb_lists", "staying_in_peril")
_SUFFERING = word_list("verb_lists", "suffering")


def _is_in_peril(candidate: Candidate) -> bool:
    """Whether a bare number is of people who only stay in danger: "thousands more are within range of the guns"."""
    groups = candidate.sentence.groups
    group = next((each for each in groups if candidate.last < each.first <= candidate.last + _NEXT_VERB), None)
    if group is None or group.nominal:
        return False
    return group.lemma in _SUFFERING or _stays_in_peril(candidate, group)


_NEXT_VERB = 3


def _stays_in_peril(candidate: Candidate, group: Group) -> bool:
    """Whether a verb of staying goes on with words of peril, or its own participle is one ("are cut off by")."""
    lower = candidate.sentence.lower
    start = group.last if group.passive else group.last + 1
    if not group.passive and group.lemma.partition(" ")[0] not in _STAYING_IN_PERIL:
        return False
    starts = (start, start + 1) if lower[start : start + 1] == ["still"] else (start, start - 1)
    return any(tuple(lower[at : at + size]) in _PERILS for at in starts for size in range(1, _LONGEST_PERIL + 1))


_ALL_BUT = ([",", "all", "but"], ["(", "all", "but"])
_SEVERAL = tuple(word_list("inflection", "several_people"))
_TOO_MANY = 1_000_000_000
"""So many of nothing named are money, whatever it is that they do."""


def _is_missing_or_time(candidate: Candidate) -> bool:
    """Whether a verb makes a bare number one of the missing or of time: "82 are missing", "the drive takes 30"."""
    sentence, lost = candidate.sentence, candidate.sentence.grammar.lexicon.uncounted
    more = sentence.word(candidate.last + 1) in sentence.grammar.lexicon.words["more"]
    verb, before = sentence.group(candidate.last + 1 + more), sentence.group(candidate.first - 1)
    if verb is not None and (verb.progressive or verb.passive) and not lost.isdisjoint((sentence.lower[verb.last],)):
        return True  # "40 are still missing", read as a verb
    if verb is not None and verb.lemma in _STAYING:
        after = sentence.lower[verb.last + 1 : verb.last + 4]
        return not lost.isdisjoint(after) and "or" not in after
    if candidate.role == "person":
        return False
    lasts = before is not None and before.lemma in _LASTING and candidate.relation != "subject"
    return lasts and not _TIMES.isdisjoint(sentence.lower[max(candidate.first - 8, 0) : candidate.first])


_TIMES = word_list("noun_lists", "time_units")
_STAYING = word_list("verb_lists", "staying")


def _is_age(candidate: Candidate) -> bool:
    """Whether a bare number behind a part of people is their age: "300,000 reservists, most of them under 50"."""
    sentence, first = candidate.sentence, candidate.first
    young = (candidate.mention.value_low or candidate.mention.value_high or 0) < _OLD
    if not young or sentence.word(first) not in _BOUNDS_OF_AGE:
        return False
    if sentence.word(first - 1) in sentence.grammar.lexicon.persons:
        return candidate.last == candidate.after - 1  # "conscripts under 20"
    if sentence.word(first - 1) not in _THEM:
        return False
    return sentence.word(first - 2) == "of" and sentence.word(first - 3) in _PARTS


_OLD = 100
_BOUNDS_OF_AGE = word_list("function_words", "bounds_of_age")
_THEM = word_list("grammar", "partitives")
_PARTS = word_list("noun_lists", "shares") | word_list("function_words", "wholes")


def _is_of_units(candidate: Candidate) -> bool:
    """Whether a part is of units and not of people: "named 12 brigades, nine of them trained abroad"."""
    sentence, at = candidate.sentence, candidate.first - 1
    while at >= 0 and not sentence.numbers[at]:
        at -= 1
    return at >= 0 and not _UNITS.isdisjoint(sentence.lower[at + 1 : at + 4])


_UNITS = word_list("noun_lists", "large_units")


_RULES: dict[str, tuple[Callable[[Candidate], bool], ...]] = {
    "bare": (_is_in_peril, _is_difference, _is_missing_or_time, _is_age, _is_age_of_one),
    "person": (_is_in_peril, _is_missing_or_time),
    "partitive": (_is_of_units,),
}
"""What is asked of a number by the role of what it counts, besides what is asked of all that have a noun."""


_MANY_SPEAKERS = 12
"""So many may be quoted together: "four aid workers and two officers said"."""


def _is_of_speakers(candidate: Candidate) -> bool:
    """Whether people are quoted and no count: "one officer claims", "by one soldier's guess", "two officers said."."""
    sentence, noun, count = candidate.sentence, candidate.noun_last, candidate.mention.value
    if noun < 0 or count is None or count > _MANY_SPEAKERS:
        return False
    if count == 1 and sentence.view[sentence.starts[noun] : sentence.ends[noun]].endswith("'s"):
        return True
    says = _saying_after(candidate)
    if count == 1 or says is None:
        return says is not None
    after = sentence.word(says.last + 1)
    return not (after[:1].isalpha() and after not in _TELLING) and says.lemma in _SAYING


def _saying_after(candidate: Candidate) -> Group | None:
    """The verb of saying whose subject the counted people are, alone or with others that "and" joins to them."""
    sentence, at = candidate.sentence, candidate.noun_last + 1
    if sentence.word(at) == "and" and any(sentence.numbers[at + 1 : at + 3]):  # "two officers and a mayor said"
        joined = next((group.first for group in sentence.groups if at < group.first <= at + 6), at)
        at = joined if "," not in sentence.lower[at:joined] else at  # no "4 drones and 900 rifles, the minister said"
    says = sentence.group(at)
    told = says is not None and says.first == at and "report" in says.frames and not says.passive and says.finite
    return says if told else None


_SAYING = word_list("verb_lists", "quoting")
_TELLING = word_list("function_words", "after_quoting")


def is_rescued(candidate: Candidate, before: Sequence[Candidate]) -> bool:
    """Whether a bare number after the dead is of those saved with them: "nine died; twelve were dug out"."""
    group = candidate.governor
    if candidate.role != "bare" or group is None or not before or before[-1].kind not in HARM:
        return False
    helper = candidate.sentence.lower[group.first] in candidate.sentence.grammar.lexicon.words["be"] or group.passive
    return candidate.relation == "subject" and helper and group.lemma in _RESCUING


_RESCUING = word_list("verb_lists", "rescuing")
