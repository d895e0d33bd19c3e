"""How a bare number hangs on the fact before it in its sentence: compared, a part of it, by a verb of one family."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_governors import governors
from tallywire.extract.facts_lexicon import GERUND
from tallywire.extract.facts_pointing import FAMILY, relative_putting
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots.harm import HARM

_LISTING_PARTS = word_list("function_words", "listing_parts")
_ARRIVING = word_list("verb_lists", "arriving")
_FORESEEING = word_list("verb_lists", "foreseeing")
_GOING = word_list("verb_lists", "troops_going")
_SPARING = word_list("verb_lists", "sparing")
_COMPARED = word_list("function_words", "comparing")
_UNHURT = word_list("verb_lists", "leaving_unhurt")


def link_of(candidate: Candidate, previous: Candidate, gap: list[str]) -> str | None:
    """How a bare number hangs on the fact before it in its sentence."""
    if relative_putting(candidate) > previous.last + 2:
        return None  # it counts the head of its relative clause
    if gap[-1:] in (["("], ["+"]) or candidate.sentence.word(candidate.first) == "+":
        return "bracketed"
    if _is_listed_part(candidate, previous, gap):
        return "listed_part"
    if _is_compared(candidate, gap):
        return "compared"
    if _is_part(candidate, previous, gap):
        return "partitive"
    gapped = "gapped" in candidate.rules  # "Zimbabwe reported 181 deaths and Malawi 59"
    since = gap[-1:] == ["and"] and candidate.sentence.word(candidate.last + 1) == "since"
    gapped |= since and len(gap) <= _LONGEST_ASIDE  # "80,000 have gone home this year, it said, and 175,000 since 2016"
    return "same_verb" if gapped or _same_verb(candidate, previous) else None


def _is_listed_part(candidate: Candidate, previous: Candidate, gap: list[str]) -> bool:
    """ "800 shells: 500 of 155 mm and 300 of 122 mm", "10,000 men: 4,000 backing the police and 6,000 in reserve"."""
    goes_on = gap[-1:] in ([","], [";"], ["and"]) and "listed_part" in previous.rules
    if gap[-1:] != [":"] and not goes_on:
        return False
    told = candidate.sentence.group(candidate.after)
    does = told is not None and told.form == GERUND and previous.kind == "troops"
    placed = goes_on or previous.kind == "troops"
    return does or candidate.sentence.word(candidate.after) in (_LISTING_PLACES if placed else _LISTING_PARTS)


_LISTING_PLACES = _LISTING_PARTS | word_list("function_words", "placing_parts")
_LONGEST_ASIDE = 18
"""Within how many words behind a number another goes on counting from an earlier time."""


def _is_compared(candidate: Candidate, gap: list[str]) -> bool:
    """ "up from 90,000", "from 40,000 to 300,000", "…, a diplomat said, against 35,000 in May"."""
    if gap[-2:] in (["up", "from"], ["down", "from"], ["compared", "with"], ["compared", "to"]):
        return True
    if gap[-2:] == [",", "against"] and len(gap) <= 18 and ";" not in gap:
        return True
    sentence = candidate.sentence
    before = sentence.word(candidate.first - 1)
    opens = before in _COMPARED or sentence.word(candidate.first) in _COMPARED
    if before in ("and", "or") and has_own_verb(candidate):
        return False  # "two were killed and seven rescued"
    return opens and len(gap) <= 10 and not {"-", "—", "–", ";", "population"} & set(gap)


def _is_part(candidate: Candidate, previous: Candidate, gap: list[str]) -> bool:
    """ "Of the 47 hostages about 20", "36 missiles, of which 29"."""
    sentence = candidate.sentence
    start = previous.first - 1
    while sentence.word(start) in sentence.grammar.lexicon.words["determiners"]:
        start -= 1
    if sentence.word(start) == "of" and sentence.word(start - 1) in ("", ",", ";", "and", "but"):
        return True
    included = gap[-1:] == ["including"] and previous.item is None  # "a million men, including 1,140 in the past day"
    if included or "among them" in " ".join(gap[-3:]):
        return True
    if "partitive" in previous.rules and gap[-1:] == ["and"] and has_own_verb(candidate):
        return True  # "of which 55 were shot down and 30 jammed"
    relative = gap[-1:] in (["whom"], ["which"]) and len(gap) >= 2
    return relative or gap[-2:-1] == ["of"] or bool({"whom", "which"} & set(gap[:3]))


def _same_verb(candidate: Candidate, previous: Candidate) -> bool:
    """Whether the verb of a bare number is of the family of the verb before."""
    one, other = candidate.governor, previous.governor
    if one is None or _is_rate(candidate):
        return False
    if other is None:
        return bool(one.frames & {"hold", "harm", "give"}) and candidate.relation == "object"
    unhurt = candidate.relation == "subject" and previous.kind in HARM and one.lemma in _UNHURT
    if unhurt or (previous.item is None and one.lemma in _SPARING and one.lemma != other.lemma):
        return False  # "500 have been killed and 20,000 arrested"
    more = previous.kind == "displaced" and candidate.relation == "object"  # "took in 9,000, expects up to 15,000"
    foreseen = one.lemma in _FORESEEING and (more or other.lemma in _FORESEEING)
    if one.frames & other.frames & FAMILY or foreseen:
        return True
    if candidate.relation == "subject":
        moved = "move" in one.frames or (one.passive and "destroy" in one.frames)
        arrives = previous.kind == "displaced" and one.lemma in _ARRIVING
        cleared = previous.item is not None and one.passive and "give" in one.frames and "procure" in other.frames
        goes = cleared or (previous.kind == "troops" and (one.lemma in _GOING or _are_there(candidate)))
        return arrives or goes or (moved and previous.item is not None)
    got = previous.item is not None and "get" in one.frames and bool(other.frames & {"ask", "hold"})
    return got or (bool(one.frames & {"hold", "give", "harm"}) and bool(other.frames & (FAMILY | {"change"})))


def _is_rate(candidate: Candidate) -> bool:
    """Whether so many are told for each of something: "four a day", but not "four a day earlier"."""
    sentence, at = candidate.sentence, candidate.last + 1
    return sentence.word(at) in ("a", "per") and sentence.word(at + 2) not in _PARTING_TIMES


_PARTING_TIMES = word_list("function_words", "behind_spans_of_time")


def _are_there(candidate: Candidate) -> bool:
    """Whether a bare number is only said to be there: "has flown home 127 soldiers; some 2,000 are still there"."""
    group, words = candidate.governor, candidate.sentence.lower
    if group is None or group.lemma != "be":
        return False
    return not _THERE.isdisjoint(words[group.first : group.last + 3])


_THERE = word_list("function_words", "still_there")


def has_own_verb(candidate: Candidate) -> bool:
    """Whether a verb stands after the number in its clause."""
    return any(price <= 4 and relation == "subject" for price, _, relation in governors(candidate))
