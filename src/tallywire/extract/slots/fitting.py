"""Which places of a sentence can be said of a number, and which of them comes first."""

from __future__ import annotations

from itertools import pairwise

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_lexicon import GERUND, PARTICIPLE
from tallywire.extract.facts_syntax import Group, Sentence
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import clauses
from tallywire.extract.slots.harm import HARM
from tallywire.extract.slots.places import Spot

_BETWEEN_CLAUSES = word_list("function_words", "between_clauses")
MEETINGS = word_list("noun_lists", "meetings")
_FREEING = word_list("verb_lists", "freeing")
_LEADING_GAPS = word_list("function_words", "leading_gaps")
_CLAUSE_WORDS = word_list("function_words", "opening_clauses")


def reach(candidate: Candidate, spot: Spot) -> int:
    """How far a place is from a number, in priced words; places after it, and after its verb, come first."""
    sentence = candidate.sentence
    if spot.first > candidate.last:
        return sentence.distance(candidate.last, spot.first)
    if candidate.first <= spot.first <= candidate.last:
        return 0
    numbered = [at for at in range(spot.first, candidate.first) if sentence.numbers[at]]
    counted = bool(numbered) and sentence.word(numbered[0] - 1) != "from"
    if -1 < candidate.label_first < spot.first and not counted:  # "the number of dead in Gao has risen from 3 to 9"
        return min(sentence.distance(candidate.label_first, spot.first), _BESIDE_LABEL)
    price = sentence.distance(spot.entity.last, candidate.first) + 6
    governor = candidate.governor
    if governor is not None and candidate.relation == "object" and governor.last < spot.first < candidate.first:
        price -= 6
    return price


_BESIDE_LABEL = 4
_REASONS = word_list("noun_lists", "reasons_to_act")
_FORMERLY = word_list("function_words", "formerly")


_MEANT = word_list("verb_lists", "meant")


def fits(candidate: Candidate, spot: Spot) -> bool:
    """Whether a place can be said of the number: not another number's, and for troops not far before the verb."""
    group = candidate.governor
    if candidate.kind == "captured" and group is not None and _is_no_place_of_captives(candidate, group, spot):
        return False
    follows = group is not None and group.lemma == "follow" and candidate.antecedent is not None
    if _is_speaker(candidate, spot) or (follows and spot.first < candidate.first):  # where those before them went
        return False
    if _is_end_of_stretch(candidate.sentence, spot):
        return False
    if candidate.sentence.word(spot.first - 1) in MEETINGS or _is_stricken(candidate, spot):
        return False
    if spot.first > candidate.last:
        return _fits_after(candidate, spot)
    return _fits_before(candidate, spot) if spot.first < candidate.first else True


def _is_end_of_stretch(sentence: Sentence, spot: Spot) -> bool:
    """Whether a place is one end of what lies between two: "drills from Finland to North Macedonia"."""
    start = sentence.entity(spot.first - 1) if spot.way == "to" else spot.entity
    if start is None or sentence.word(start.first - 1) != "from" or sentence.word(start.last + 1) != "to":
        return False
    return sentence.word(start.first - 2) in _STRETCHES


_STRETCHES = word_list("noun_lists", "drills") | word_list("noun_lists", "stretches")


def _is_no_place_of_captives(candidate: Candidate, group: Group, spot: Spot) -> bool:
    """Whether a name is where captives are freed, or who holds them: "were in Tigrayan hands"."""
    held = candidate.sentence.word(spot.entity.last + 1) == "hands"
    return held or _met_to_free(candidate, spot) or _surrendered_to(candidate, group, spot)


def _is_stricken(candidate: Candidate, spot: Spot) -> bool:
    """Whether a name tells on whom losses were inflicted, and no place: "inflicted 30 casualties on Malian forces"."""
    group, on = candidate.governor, candidate.sentence.word(spot.first) == "on"
    return on and spot.first == candidate.last + 1 and group is not None and group.lemma in _INFLICTING


_INFLICTING = word_list("verb_lists", "inflicting")


def _surrendered_to(candidate: Candidate, group: Group, spot: Spot) -> bool:
    """Whether a side to which soldiers give themselves up is named before the place: "surrendered to Eritrea in X"."""
    sentence = candidate.sentence
    yielded = group.lemma.partition(" ")[0] in _YIELDING and spot.way == "to" and group.last < spot.first
    behind = (each for each in sentence.entities if spot.entity.last < each.first <= spot.entity.last + _BEHIND_CAPTOR)
    return yielded and any(sentence.word(each.first - 1) in _PLACING for each in behind)


_YIELDING = word_list("function_words", "yielding")
_PLACING = word_list("function_words", "placing_behind_captors")
_BEHIND_CAPTOR = 6


def _met_to_free(candidate: Candidate, spot: Spot) -> bool:
    """Whether a place before a verb of freeing is where it was agreed, or where they were held."""
    group = candidate.governor
    if group is None or spot.first > group.first:
        return False
    freed = group.lemma in ("free", "release") and candidate.relation == "subject"
    return freed or (group.infinitive and group.lemma in _FREEING)


def _is_speaker(candidate: Candidate, spot: Spot) -> bool:
    """Whether a capital before a colon tells of the other side's people: "Kyiv: 900 Russian soldiers killed"."""
    entity, actor = spot.entity, candidate.actor
    heads = entity.first == spot.first == 0 and "capital" in entity.roles
    return heads and actor is not None and actor not in entity.codes


def _fits_after(candidate: Candidate, spot: Spot) -> bool:
    sentence = candidate.sentence
    group = candidate.governor
    start = candidate.last
    if group is not None and start < group.first <= spot.first:
        start = group.first - 1  # over an aside: "…, most of them women, have fled to"
    between = sentence.lower[start + 1 : spot.first]
    all_between = set(sentence.lower[candidate.last + 1 : spot.first])
    if candidate.kind == "troops" and (("in", "case") in pairwise(between) or not _REASONS.isdisjoint(between)):
        return False  # "to stand by in case the volcano on Mayotte erupts", "in answer to a warship off Guyana"
    if {"them", "whom", ";"} & set(_past_aside(between)) or (_FORMERLY & all_between and _MEANT & all_between):
        return False
    if candidate.kind == "captured" and _held_in_exchange(candidate, spot):
        return False
    if candidate.item is not None and sentence.word(spot.first - 1) in sentence.grammar.lexicon.neutral["made"]:
        return False  # "48 guns built in France"
    numbered = any(sentence.numbers[candidate.last + 1 : spot.first])
    if numbered and _is_whole(candidate) and "," in all_between:
        return False  # "Of the 7.1 million refugees, 1.5 million are in Poland"
    led = sentence.word(spot.first - 1) == "to"  # "to within sight of Kosovo"
    listed = candidate.item is not None and sentence.word(candidate.last + 1) == "and"  # "two carriers and a destroyer"
    enclosed = numbered and sentence.lower[spot.first] in ("inside", "within") and not (led or listed)
    gapped = _opens_gap(sentence, spot) or _of_deed_before(candidate, spot)
    gapped = gapped or (numbered and ":" in between)  # "more than 59,000: 53,537 in Turkey"
    return not (enclosed or gapped or _of_next_number(candidate, spot) or _in_next_clause(candidate, spot))


def _is_whole(candidate: Candidate) -> bool:
    """Whether a number opens its clause as the whole that others are parts of: "Of the 4,000 …, 90 are"."""
    sentence, at = candidate.sentence, candidate.first - 1
    at -= sentence.word(at) == "the"
    return sentence.word(at) == "of" and sentence.word(at - 1) in ("", ";", "and")


def _of_deed_before(candidate: Candidate, spot: Spot) -> bool:
    """Whether a place was struck before the victims fell: "killed in the war launched after the attack on Israel"."""
    sentence = candidate.sentence
    before = sentence.lower[max(spot.first - _CLAUSE_OF_TIME, candidate.last) : spot.first]
    return candidate.kind in HARM and sentence.lower[spot.first] == "on" and not _AFTER.isdisjoint(before)


_AFTER = word_list("function_words", "after_deeds") | word_list("function_words", "since_when")


def _held_in_exchange(candidate: Candidate, spot: Spot) -> bool:
    """Whether a place is where others of an exchange were held: "freed two in return for an Afghan jailed in Rome"."""
    sentence, bargain = candidate.sentence, -1
    for at in range(candidate.last + 1, spot.first):
        bargain = at if sentence.lower[at] in _EXCHANGES else bargain
    return bargain > 0 and any(bargain < group.first < spot.first for group in sentence.groups)


_EXCHANGES = word_list("noun_lists", "exchanges")


def _past_aside(words: list[str]) -> list[str]:
    """The words behind one between commas on some of those counted: "…, most of them children, when a boat sank in"."""
    if words[-1:] == [","] or words.count(",") < 2:
        return words
    opening = words.index(",")
    closing = words.index(",", opening + 1)
    goes_on = words[closing + 1] in _AFTER_ASIDES and "of" in words[opening:closing]
    return words[:opening] + words[closing + 1 :] if goes_on else words


_AFTER_ASIDES = word_list("function_words", "after_asides")


def _opens_gap(sentence: Sentence, spot: Spot) -> bool:
    """Whether a place opens a clause without a verb: "rose to 300 in Turkey, and | in Syria to 40"."""
    after = spot.entity.last + 1
    joined = sentence.word(spot.first - 1) in _BETWEEN_CLAUSES
    led = sentence.word(after) in _LEADING_GAPS
    return joined and led and any(sentence.numbers[after : after + 3])


def _fits_before(candidate: Candidate, spot: Spot) -> bool:
    sentence, governor = candidate.sentence, candidate.governor
    between = set(sentence.lower[spot.entity.last + 1 : candidate.first])
    apart = candidate.kind in HARM and spot.way == "to" and told_apart(candidate, spot)
    headed = ":" in between and spot.way == "to" and spot.first > 0
    troops = candidate.kind == "troops" and (headed or _of_participle(candidate, spot))
    timed = candidate.antecedent is not None and _in_clause_of_time(sentence, spot, candidate.first)
    if apart or troops or timed or (";" in between and candidate.kind in ("troops", "captured")):
        return False
    if candidate.kind not in ("troops", "displaced") or spot.first <= 1 or spot.way == "from":
        return True
    labelled = spot.way == "at" and -1 < candidate.label_first < spot.first
    if labelled or governor is None:
        return labelled  # "the number of refugees in Chad has passed 700,000"
    inside = (
        governor.lemma in _OF_SUBJECT
        or ("change" in governor.frames and not governor.passive)
        or (candidate.kind == "displaced" and governor.lemma in _UPROOTING)
    )
    if inside and governor.first > spot.first >= clauses.subject_start(sentence, governor):
        return True
    if governor.form == GERUND and not governor.progressive and governor.first > spot.first:
        return True
    return not between & _CLAUSE_WORDS and (governor.last < spot.first or governor.first > candidate.last)


def _in_clause_of_time(sentence: Sentence, spot: Spot, number: int) -> bool:
    """Whether a place only tells since when others came: "since the war in Tigray began, and 4,000 a day follow"."""
    clause = sentence.lower[max(spot.first - _CLAUSE_OF_TIME, 0) : spot.first]
    verb = any(spot.entity.last < group.first < number for group in sentence.groups)
    return not _SINCE.isdisjoint(clause) and verb and "," in sentence.lower[spot.entity.last : number]


_CLAUSE_OF_TIME = 5
_SINCE = word_list("function_words", "since_when")


def _of_participle(candidate: Candidate, spot: Spot) -> bool:
    """Whether a place is where others were called up or trained: "of the men called up in Russia 50,000 fight"."""
    called = candidate.sentence.group(spot.first - 1)
    if called is None or not called.reduced or called is candidate.governor:
        return False
    return "say" not in called.frames and called.form & PARTICIPLE > 0


_OF_SUBJECT = word_list("verb_lists", "of_subject")


_UPROOTING = word_list("verb_lists", "uprooting")


def told_apart(candidate: Candidate, spot: Spot) -> bool:
    """Whether a place is what somebody fires at, who then tells of his own: "fired into Galilee and said four"."""
    sentence = candidate.sentence
    fires = any("fire" in group.frames and group.last < spot.first for group in sentence.groups)
    for group in sentence.groups:
        if fires and "report" in group.frames and spot.entity.last < group.first < candidate.first:
            return bool(_BETWEEN_CLAUSES & set(sentence.lower[spot.entity.last + 1 : group.first]))
    return False


def _in_next_clause(candidate: Candidate, spot: Spot) -> bool:
    """Whether a verb with a subject of its own stands between: "275 hurt, and Ankara has flown 35 to Turkey"."""
    sentence = candidate.sentence
    for group in sentence.groups:
        if (
            not candidate.last < group.first < spot.first
            or not group.finite
            or (group.reduced and not _has_no_object(group))
            or group is candidate.governor
            or sentence.lower[group.first] in sentence.grammar.lexicon.words["particles"]
        ):
            continue
        begin = clauses.subject_start(sentence, group)
        if candidate.kind in HARM and _shares_blow(sentence, group, begin):
            continue
        subject = [word for word in sentence.lower[begin : group.first] if word[0].isalnum()]
        if (
            begin > candidate.last + 1
            and subject
            and sentence.lower[begin - 1] in _BETWEEN_CLAUSES
            and "report" not in group.frames
        ):
            return True
    return False


def _has_no_object(group: Group) -> bool:
    """Whether a verb in the past that looks like a participle is one of dying or going: "the others crossed into"."""
    return group.lemma in _DYING or ("move" in group.frames and "harm" not in group.frames)


_DYING = word_list("verb_lists", "dying")


def _shares_blow(sentence: Sentence, group: Group, begin: int) -> bool:
    """Whether more victims are joined by "and" alone: "19 have died and over 100 been hurt in strikes on Lviv"."""
    counted = group.passive and "harm" in group.frames and any(sentence.numbers[begin : group.first])
    return counted and sentence.word(begin - 1) == "and" and sentence.word(begin - 2) != ","


def _of_next_number(candidate: Candidate, spot: Spot) -> bool:
    """Whether a place belongs to a number after a comma: "Thais fled, and 20,000 villagers on the Cambodian side"."""
    sentence = candidate.sentence
    numbered = [at for at in range(candidate.last + 1, spot.first) if sentence.numbers[at]]
    if not numbered or "," not in sentence.lower[candidate.last + 1 : numbered[0]]:
        return False
    verbs = [group for group in sentence.groups if candidate.last < group.first < spot.first]
    own = [group for group in verbs if group.first < numbered[0]]
    return bool(own) and len(own) == len(verbs) and spot.first - numbered[-1] <= 3


def preferred(sentence: Sentence, there: list[tuple[int, Spot]], leaving: bool) -> tuple[int, Spot]:
    """The nearest place; a goal beats a place nearly as near, and a code beats a sea."""
    price, spot = there[0]
    for other_price, other in there[1:3]:
        crossing = sentence.word(spot.first).startswith("cross")
        if other_price > price + (20 if crossing else 8):
            break
        if (
            spot.entity.code is None
            and other.entity.code is not None
            and other.first > spot.first
            and other_price <= price + 6
        ) or ((leaving or crossing) and other.first != spot.first and other.way != "from"):
            price, spot = other_price, other
    return price, spot
