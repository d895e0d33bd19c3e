"""The side that words further off tell: of a part, behind "among", of losses that come to a number, of a command."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Entity, Group
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import clauses, sides
from tallywire.extract.slots.harm import HARM
from tallywire.extract.slots.places import ABBREVIATED

_OWNING = word_list("grammar", "possessives")


def told_side(candidate: Candidate) -> Entity | None:
    """Whose people they are by words behind the number, or by the subject of the verb that comes to it."""
    return _one_of_them(candidate) or _among_own(candidate) or _loses_so_many(candidate)


def _among_own(candidate: Candidate) -> Entity | None:
    """ "reported two dead and 11 hurt among its gendarmes": whose people are behind "among"."""
    sentence, at = candidate.sentence, candidate.last + 1
    if candidate.kind not in HARM:
        return None
    if sentence.word(at) == "and" and sentence.numbers[at + 1 : at + 2] == [True]:
        at += 3
    return sides.owners(sentence, at + 1, at + 2) if sentence.word(at) == "among" else None


_LOSSES = word_list("noun_lists", "losses")


def _loses_so_many(candidate: Candidate) -> Entity | None:
    """ "Moscow's losses in the town come to 1,200 dead": whose losses the subject of a verb of change names."""
    sentence, group = candidate.sentence, candidate.governor
    if candidate.kind not in HARM or group is None or candidate.relation != "object" or "change" not in group.frames:
        return None
    begin = clauses.subject_start(sentence, group)
    named = not _LOSSES.isdisjoint(sentence.lower[begin : group.first])
    found = sides.owners(sentence, begin, group.first - 1) if named else None
    if found is None or did_it(candidate, found):
        return None
    return found if found.possessive or "demonym" in found.roles else None


def _one_of_them(candidate: Candidate) -> Entity | None:
    """ "wounded eight, one of them a U.S. soldier", "20 were freed, four of them Thais": the side told of a part."""
    if candidate.role != "partitive":
        return None
    sentence, at = candidate.sentence, candidate.last + 1
    single = sentence.word(at) in ("a", "an")
    entity = sentence.entity(at + single)
    if entity is None or entity.possessive or not entity.codes:
        return None
    return entity if single or "demonym" in entity.roles else None


def under_command(candidate: Candidate) -> Entity | None:
    """ "40,000 troops stand under its direct command": whose command or flag they are under."""
    sentence, at = candidate.sentence, candidate.last + 1
    if "under" not in sentence.lower[at : at + 9]:
        return None
    under = sentence.lower.index("under", at) + 1
    behind = sentence.lower[under : under + 4]
    if _COMMANDS.isdisjoint(behind) or any(sentence.numbers[at:under]):
        return None
    if sentence.word(under) in sentence.grammar.lexicon.words["possessives"]:
        return sides.antecedent_of_pronoun(sentence, under)
    return sides.owners(sentence, under, under + 2)


_COMMANDS = word_list("noun_lists", "commands")


def did_it(candidate: Candidate, entity: Entity) -> bool:
    """Whether a name tells whose deed a toll is of: "the toll from a Russian air strike", "… a raid by Mali"."""
    if candidate.kind not in HARM:
        return False
    sentence = candidate.sentence
    ahead = entity.possessive or "demonym" in entity.roles or sentence.lower[entity.last] in ABBREVIATED
    named = ahead and not _DEEDS.isdisjoint(sentence.lower[entity.last + 1 : entity.last + 4])
    struck = sentence.word(entity.last + 1) in _BLOWS  # "the Afghan quake's toll"
    return named or struck or not _DEEDS.isdisjoint(sentence.lower[max(entity.first - 3, 0) : entity.first])


_BLOWS = word_list("noun_lists", "blows_in_headlines")
_DEEDS = word_list("noun_lists", "deeds")


def crew_of_taken(candidate: Candidate) -> Entity | None:
    """ "seized two Philippine boats and their 17 sailors": a crew is of the side of what was taken with it."""
    sentence, at, group = candidate.sentence, candidate.first, candidate.governor
    if candidate.kind != "captured" or group is None or sentence.word(at - 1) not in _OWNING:
        return None
    if sentence.word(at - 2) not in ("and", "with"):
        return None
    found = sides.nearest_before(sentence, at, 8)
    return found if found is not None and found.first > group.last else None


def owner_of_bodies(candidate: Candidate) -> Entity | None:
    """ "1,212 bodies of Ukrainian soldiers", "the remains of 20 men": whose dead are handed over."""
    sentence, at = candidate.sentence, candidate.last + 1
    bodies = candidate.kind == "killed" and sentence.word(candidate.noun_last) in _BODIES
    return sides.owners(sentence, at + 1, at + 3) if bodies and sentence.word(at) == "of" else None


_BODIES = word_list("noun_lists", "bodies")


def brings_back_dead(candidate: Candidate, group: Group, relation: str) -> bool:
    """Whether a side gets its own dead back: "Kyiv received the bodies of 502 fallen soldiers"."""
    back = group.lemma in _WELCOMING and relation == "object" and not group.passive and candidate.kind == "killed"
    named = not _BODIES.isdisjoint(candidate.sentence.lower[group.last + 1 : candidate.last + 1])
    return back and (named or "bodies" in candidate.rules)  # "received 31 in return"


_WELCOMING = word_list("verb_lists", "welcoming")


def had_killed(candidate: Candidate) -> bool:
    """Whether a participle tells what befell soldiers whom a side "has": "has had 40 soldiers killed"."""
    group, own = candidate.governor, candidate.sentence.grammar.lexicon.sides["own"]
    undergone = group is not None and group.reduced and candidate.relation == "subject" and candidate.kind in HARM
    return undergone and not own.isdisjoint(candidate.sentence.lower[candidate.after : candidate.noun_last + 1])


def both_sides(candidate: Candidate) -> Entity | None:
    """Two sides that free or hold each other's prisoners: "Russia and Ukraine exchanged 150 prisoners each"."""
    sentence = candidate.sentence
    if candidate.kind != "captured":
        return None
    joint = [entity for entity in sentence.entities if len(entity.codes) > 1]
    group = candidate.governor
    goes = group is not None and candidate.relation == "subject" and not group.passive
    home = sentence.entity(group.last + 2) if goes and group is not None else None
    if home is not None and any(home.code in entity.codes for entity in joint):
        return home  # "20 civilians also returned home to Ukraine"
    if joint and not _MUTUAL.isdisjoint(sentence.lower):
        return joint[0]
    frees = group is not None and group.lemma in _FREEING and not group.passive and candidate.relation == "object"
    found = sides.subject(sentence, group) if joint and frees and group is not None else None
    return found if found in joint else None


_MUTUAL = word_list("verb_lists", "mutual")
_FREEING = word_list("verb_lists", "freeing")
