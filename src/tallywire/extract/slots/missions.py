"""Missions and forces that are named by their seat, and soldiers whose own rulers tell of them."""

from __future__ import annotations

from tallywire.extract import lexicon
from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Entity, Group, Sentence
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import clauses, sides

_SEATS: dict[str, str] = {
    name: country for country, names in lexicon.load("grammar")["seats"].items() for name in names
}
_CALLERS = word_list("noun_lists", "callers")
_PLACES = frozenset(("country", "capital", "place", "region"))
_BODIES = frozenset(("organization", "group"))
_CROSSING = word_list("verb_lists", "crossing_borders")
_COUNTRY = 3
"""How long the code of a country is."""


def seat_of_mission(candidate: Candidate) -> str | None:
    """Where the mission is that has the soldiers: "the U.N. mission in Mali has 13,000", "KFOR has 4,500 men"."""
    group, sentence = candidate.governor, candidate.sentence
    if candidate.kind != "troops" or group is None:
        return None
    if group.lemma.split()[0] not in _KEEPING and "change" not in group.frames:
        return None  # "the EU mission in Mali has trained 1,700 soldiers"
    for each in sentence.entities:
        if sentence.lower[each.last] in _SEATS and sentence.word(each.first - 1) in _INTO:
            return _SEATS[sentence.lower[each.last]]  # "is to double its contingent in UNIFIL to 300"
    own = candidate.noun_last >= candidate.after and sentence.entity(candidate.after) is not None
    if own and candidate.relation == "object" and not group.passive:
        return None  # "the mission in Mali has lost 300 Chadian soldiers"
    stop = group.first if candidate.relation == "object" else candidate.first
    begin = _start_of_clause(sentence, group, stop)
    named = (each for each in sentence.entities if begin <= each.first and each.last < stop)
    found = (_SEATS.get(sentence.lower[each.last]) or _seat(sentence, each) for each in named)
    return next((code for code in found if code), None)


_INTO = word_list("function_words", "leading_to_forces")
_KEEPING = word_list("verb_lists", "keeping_soldiers") | frozenset(("number", "lose", "withdraw"))


def _start_of_clause(sentence: Sentence, group: Group, stop: int) -> int:
    """The first word of the clause of a verb, over a relative pronoun that its subject stands before."""
    begin = clauses.subject_start(sentence, group)
    relative = begin < stop and sentence.lower[begin] in _RELATIVES
    return max((each.last + 1 for each in sentence.groups if each.last < begin), default=0) if relative else begin


_RELATIVES = word_list("function_words", "relatives")


def _seat(sentence: Sentence, entity: Entity) -> str | None:
    """The country of a name that only places a force: "the force in Mali", "NATO's Kosovo mission"."""
    if len(entity.codes) != 1 or _PLACES.isdisjoint(entity.roles) or entity.possessive:
        return None
    armies = sentence.grammar.lexicon.armies
    forces = armies["contingents"] | armies["units"]
    at = entity.first - 1
    while at > 0 and sentence.word(at) in _OVER:
        at -= 1
    behind = sentence.word(at) == "in" and sentence.word(at - 1) in forces
    before = sentence.word(entity.last + 1) in armies["contingents"] and "demonym" not in entity.roles
    return entity.code if behind or before else None


_OVER = word_list("function_words", "parts_before_names")


def entities_in(candidate: Candidate) -> list[Entity]:
    """The names inside the noun phrase of a number."""
    return [each for each in candidate.sentence.entities if candidate.after <= each.first <= candidate.noun_last]


def are_foreign(candidate: Candidate) -> bool:
    """Whether soldiers are of other countries without a code: "foreign soldiers", "European peacekeepers"."""
    phrase = candidate.sentence.lower[candidate.after : candidate.noun_last + 1]
    if any(not each.codes and "region" in each.roles for each in entities_in(candidate)):
        return True
    return not candidate.sentence.grammar.lexicon.sides["foreign"].isdisjoint(phrase)


def rulers_of(candidate: Candidate) -> Entity | None:
    """Whose rulers tell what soldiers do, where no other side is named: "Quito's president said 900 soldiers would"."""
    sentence, group = candidate.sentence, candidate.governor
    phrase = sentence.lower[candidate.after : candidate.noun_last + 1]
    lexicon_sides = sentence.grammar.lexicon.sides
    if candidate.kind != "troops" or (lexicon_sides["own"].isdisjoint(phrase[-1:]) and candidate.role != "weak"):
        return None
    if not (lexicon_sides["foreign"] | lexicon_sides["unnamed"]).isdisjoint(phrase):
        return None
    if group is not None and (group.lemma.split()[0] in _CROSSING or "ask" in group.frames):
        return None
    named = [each for each in sentence.entities if each.codes]
    codes = {each.code for each in named}
    if len(codes) != 1 or len(str(named[0].code)) != _COUNTRY:
        return None
    if any(not each.codes or not _BODIES.isdisjoint(each.roles) for each in sentence.entities):
        return None
    return named[0] if _rules(sentence, named[0]) and candidate.location in (None, named[0].code) else None


def whose_country(sentence: Sentence, at: int) -> Entity | None:
    """Which country the possessive at a word means: "Iraq's premier said Turkey had 900 men in | his country"."""
    if sentence.lower[at] in _OF_SPEAKERS:
        return next((each for each in sentence.entities if each.codes and _rules(sentence, each)), None)
    if sentence.lower[at] in _OF_PERSONS:
        rulers = [each for each in sentence.entities if each.codes and each.last < at and _rules(sentence, each)]
        if rulers:
            return rulers[-1]
    return sides.antecedent_of_pronoun(sentence, at)


_OF_SPEAKERS = frozenset(("our", "my"))
_OF_PERSONS = frozenset(("his", "her"))


def _rules(sentence: Sentence, entity: Entity) -> bool:
    """Whether a name is that of rulers or an army: "Israel's army", "the ministry in Kigali"."""
    if "leader" in entity.roles:
        return True
    in_capital = sentence.word(entity.first - 1) == "in" and sentence.word(entity.first - 2) in _CALLERS
    owns = entity.possessive or "demonym" in entity.roles
    return in_capital or (owns and not _CALLERS.isdisjoint(sentence.lower[entity.last + 1 : entity.last + 3]))
