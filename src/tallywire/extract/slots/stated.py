"""The side that the words at a number state: in its noun phrase, in its label, right before or behind it."""

from __future__ import annotations

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Entity, Sentence
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import clauses, sides
from tallywire.extract.slots.belonging import all_of_them, behind_verb, some_of_own
from tallywire.extract.slots.company import (
    called_up_in,
    caller_up,
    carried_by,
    companion,
    host_of_drill,
    owner_of_losses,
)
from tallywire.extract.slots.harm import HARM
from tallywire.extract.slots.labels import owner_of_label
from tallywire.extract.slots.missions import are_foreign
from tallywire.extract.slots.neutral import is_neutral
from tallywire.extract.slots.places import listed_place
from tallywire.extract.slots.sizes import owner_of_sized
from tallywire.extract.slots.told import both_sides, crew_of_taken, did_it, owner_of_bodies, told_side, under_command

_BEFORE_ORDER = word_list("function_words", "before_order")
_FIGURES = word_list("noun_lists", "figures")
_TALLIES = word_list("noun_lists", "tallies")
_OWNING = word_list("grammar", "possessives")


def stated_side(candidate: Candidate) -> Entity | None:
    """Whose people or things the words beside a number say they are."""
    found = sides.owner_of_own(candidate.sentence, candidate.last + 1) or crew_of_taken(candidate)
    found = found or sides.owner_of_own(candidate.sentence, candidate.after)  # "in exchange for 757 of its own"
    found = found or (listed_place(candidate) if candidate.kind == "troops" and candidate.label_first >= 0 else None)
    found = (
        found or _side_behind(candidate) or _stated(candidate) or _predicate_side(candidate) or both_sides(candidate)
    )
    found = found or owner_of_bodies(candidate) or all_of_them(candidate) or behind_verb(candidate)
    found = found or _of_unit(candidate) or some_of_own(candidate)
    found = found or (companion(candidate) if "aboard" in candidate.rules else None)
    found = found or _side_phrase(candidate) or told_side(candidate) or host_of_drill(candidate)
    losing = None if found is not None else owner_of_losses(candidate)
    found = losing if losing is not None and not did_it(candidate, losing) else found
    return _not_the_captor(candidate, found) if found is not None and candidate.kind == "captured" else found


def _not_the_captor(candidate: Candidate, found: Entity) -> Entity | None:
    """The side of "its" prisoners, which is not who holds them: "Mali accuses Benin, holds nine of its soldiers"."""
    sentence, group = candidate.sentence, candidate.governor
    phrase = sentence.lower[max(candidate.first - 1, 0) : max(candidate.noun_last, candidate.first)]
    if group is None or group.lemma not in _TAKING or group.passive or candidate.relation != "object":
        return found
    captor = None if _OWNING.isdisjoint(phrase) or "own" in phrase else sides.subject(sentence, group)
    if captor is None or captor.codes != found.codes:
        return found
    others = [each for each in sentence.entities if each.last < group.first and each.codes not in ((), found.codes)]
    return others[-1] if others else None


_TAKING = word_list("verb_lists", "taking_prisoner") | {"free", "release"}


def labelled_side(candidate: Candidate) -> Entity | None:
    """The side of a number's label, of what it stands beside, or of the clause whose list it opens."""
    found = owner_of_label(candidate) or companion(candidate) or _before_colon(candidate) or _that_grows(candidate)
    found = (
        found
        or _force_before_colon(candidate)
        or called_up_in(candidate)
        or caller_up(candidate)
        or carried_by(candidate)
    )
    return found or (under_command(candidate) if candidate.kind == "troops" else None)


def _that_grows(candidate: Candidate) -> Entity | None:
    """The owner of the force that comes to the number: "Latvia's contingent grew to 190 soldiers"."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or "change" not in group.frames or candidate.relation != "object" or candidate.kind != "troops":
        return None
    begin = clauses.subject_start(sentence, group)
    force = sentence.grammar.lexicon.armies["contingents"] | {"army", "military", "forces"}
    return sides.owners(sentence, begin, group.first - 1) if force & set(sentence.lower[begin : group.first]) else None


def _stated(candidate: Candidate) -> Entity | None:
    """The side inside the noun phrase, or possessing it: "Russian soldiers", "Kyiv's 300 men", "of its servicemen"."""
    found = _within_phrase(candidate) or _before_number(candidate) or _of_number(candidate)
    found = found or owner_of_sized(candidate) or _of_comrades(candidate) or _with_verb_left_out(candidate)
    if found is not None:
        return found
    labelled = candidate.role in ("label", "group") or candidate.label_first >= 0 or "listed" in candidate.rules
    units = candidate.sentence.grammar.lexicon.armies["units"]
    if candidate.kind in HARM and candidate.sentence.word(candidate.label_first) in units:
        return None  # "of 4,000 Nepalese in the Russian army 45 have died"
    return owner_of_label(candidate) if labelled else None


def _within_phrase(candidate: Candidate) -> Entity | None:
    sentence = candidate.sentence
    found = None
    if candidate.noun_last >= candidate.after:
        possessed = sentence.word(candidate.first - 1) in ("its", "their")
        owned = candidate.first - 1 if possessed else candidate.after
        found = sides.owners(sentence, candidate.after, candidate.noun_last)
        found = found or sides.owners(sentence, owned, candidate.after - 1)
        found = _of_guard(candidate, found)
    if found is None and "listed" in candidate.rules:
        start = max(candidate.noun_first - 4, 0)
        heading = sentence.lower[max(candidate.noun_first - _HEADING, 0) : candidate.noun_first]
        counted = not _TALLIES.isdisjoint(heading)  # "by Kyiv's count: tanks – 40"
        found = None if counted else sides.owners(sentence, start, candidate.noun_last)
    return found


def _of_guard(candidate: Candidate, found: Entity | None) -> Entity | None:
    """Whose National Guard soldiers are of: of the country that sends them, else America's, if that is named."""
    sentence, group = candidate.sentence, candidate.governor
    phrase = range(candidate.after, candidate.noun_last + 1)
    guard = next((at for at in phrase if sentence.lower[at] == "guard" and sentence.capital(at)), -1)
    if candidate.kind != "troops" or guard < 0 or (found is not None and found.last != guard):
        return found
    active = group is not None and candidate.relation == "object" and not (group.passive or group.nominal)
    sender = sides.subject(sentence, group) if active and group is not None else None
    if sender is not None:
        return sender
    return found or next((each for each in sentence.entities if each.codes == ("USA",)), None)


_HEADING = 8
"""How many words before the first of a list may tell whose count it is: "by the count of the Russian ministry: men"."""


def _before_number(candidate: Candidate) -> Entity | None:
    """ "Kyiv's 300", "its 300", "whose 300"."""
    sentence, before = candidate.sentence, candidate.first - 1
    if sentence.word(before) in _BEFORE_ORDER:
        before -= 1
    entity = sentence.entity(before)
    if entity is not None and entity.codes and (entity.possessive or entity.roles[-1] == "demonym"):
        return entity
    word = sentence.word(before)
    if word == "whose":
        return sides.owner_in_relative(sentence, before)
    owned = word in sentence.grammar.lexicon.words["possessives"]
    return sides.antecedent_of_pronoun(sentence, before) if owned else None


def _of_comrades(candidate: Candidate) -> Entity | None:
    """ "60 Kenyan policemen and 400 soldiers": soldiers counted beside people of a nation are of it as well."""
    sentence, at = candidate.sentence, candidate.first - 1
    if candidate.kind != "troops" or candidate.role != "noun" or sentence.word(at) != "and":
        return None
    entity = sentence.entity(at - 2)
    if entity is None:
        return _owner_of_list(sentence, at)
    numbered = sentence.numbers[entity.first - 1] or sentence.word(entity.first - 1) == "of"  # "hundreds of Serbian …"
    counted = numbered and sentence.word(at - 1).endswith(("s", "men"))
    return entity if entity is not None and counted and entity.codes and "demonym" in entity.roles else None


def _owner_of_list(sentence: Sentence, conjunction: int) -> Entity | None:
    """Who owns what "and" joins soldiers to: "Portugal's 120 firefighters and 40 soldiers"."""
    for at in range(conjunction - 1, max(conjunction - _LISTED_WORDS, 0), -1):
        if sentence.numbers[at] and not sentence.numbers[at - 1]:
            owner = sentence.entity(at - 1)
            return owner if owner is not None and owner.possessive and owner.codes else None
        if at in sentence.group_at or not sentence.lower[at][0].isalnum():
            return None
    return None


_LISTED_WORDS = 6


def _with_verb_left_out(candidate: Candidate) -> Entity | None:
    """ "Finland joins with 2 jets, Estonia with 40 soldiers": a side whose verb is that of the one before."""
    sentence, at = candidate.sentence, candidate.first - 1
    entity = sentence.entity(at - 1) if sentence.word(at) == "with" else None
    gapped = entity is not None and sentence.word(entity.first - 1) in (",", ";", "and")
    be = sentence.group(entity.first - 1) if entity is not None else None
    if entity is not None and be is not None and be.lemma == "be" and entity.codes:
        return entity  # "contributors could be Indonesia with 8,000 men"
    return entity if gapped and entity is not None and entity.codes and any(sentence.numbers[: entity.first]) else None


def _of_number(candidate: Candidate) -> Entity | None:
    """ "raised to 14 the number of its troops killed": whose people a number behind its figure counts."""
    sentence, at = candidate.sentence, candidate.last
    if sentence.word(at) not in _FIGURES or sentence.word(at + 1) != "of":
        return None
    return sides.owners(sentence, at + 2, at + 3)


def _side_phrase(candidate: Candidate) -> Entity | None:
    """ "on the Palestinian side 232 people were killed", "300 on the Russian side": the side that a clause is about."""
    sentence = candidate.sentence
    for entity in sentence.entities:
        named = "demonym" in entity.roles or (entity.possessive and entity.codes)
        if not named or sentence.word(entity.last + 1) != "side" or candidate.kind == "displaced":
            continue
        between = sentence.lower[entity.last : candidate.first] or sentence.lower[candidate.last : entity.first]
        if ";" not in between and (entity.last < candidate.first or len(between) < _NEXT_TO):
            return entity
    return None


def _side_behind(candidate: Candidate) -> Entity | None:
    """ "with as many as 300 on the Russian side": behind a number without a noun it beats the owner of a label."""
    found = _side_phrase(candidate) if candidate.role in ("bare", "label") else None
    return found if found is not None and found.first > candidate.last else None


_NEXT_TO = 6
"""How many words behind a number its side may stand."""


def _of_unit(candidate: Candidate) -> Entity | None:
    """ "12 marines of Ukraine's 36th brigade", "40 fighters of the Wagner group", "the 300 soldiers from Kenya"."""
    sentence, at = candidate.sentence, candidate.last + 1
    if sentence.word(at) not in ("of", "from") or candidate.kind == "displaced" or candidate.role == "bare":
        return None
    if candidate.item is not None and sentence.word(at) != "of":
        together = sentence.lower[max(candidate.first - 2, 0) : candidate.first] in _TOGETHER
        return sentence.entity(at + 1) if together else None  # "together with two ships from Australia"
    for index in range(at + 1, min(at + 6, len(sentence.lower))):
        entity = sentence.entity(index)
        if entity is not None:
            own = entity.codes and not is_neutral(sentence, entity)  # "members of the Iranian-backed group"
            left = _is_mission_left(candidate, entity) or _killed_at_home(candidate, entity)
            own = own and not left and _is_of_unit(candidate, entity)
            return entity if own else None
        if sentence.lower[index] in (",", ";", "(") or index in sentence.group_at:
            return None
    return None


_TOGETHER = (["together", "with"], ["along", "with"])


def _killed_at_home(candidate: Candidate, entity: Entity) -> bool:
    """Whether a militia is named by where it is, by the country that fights it: "killed 300 of the Amhara militia"."""
    group = candidate.governor
    if group is None or "harm" not in group.frames or group.passive or candidate.relation != "object":
        return False
    doer = sides.subject(candidate.sentence, group)
    return doer is not None and doer.codes == entity.codes


def _is_mission_left(candidate: Candidate, entity: Entity) -> bool:
    """Whether a name only tells where a mission is that soldiers leave: "pulls 150 men from Lebanon mission"."""
    group = candidate.governor
    left = candidate.sentence.word(candidate.last + 1) == "from" and "country" in entity.roles and not entity.possessive
    carried = group is not None and candidate.relation == "object" and not group.frames.isdisjoint(_CARRYING)
    return left and carried and candidate.kind == "troops"


def _is_of_unit(candidate: Candidate, entity: Entity) -> bool:
    """Whether a name behind "of" or "from" is that of an army, of its unit, or of the country that sent them."""
    sentence, group = candidate.sentence, candidate.governor
    armies = sentence.grammar.lexicon.armies
    behind = sentence.lower[entity.last + 1 : entity.last + 6]
    if not (armies["units"] | armies["contingents"]).isdisjoint(behind) or "group" in entity.roles:
        return True
    if "demonym" in entity.roles and not sentence.grammar.lexicon.holders.isdisjoint(behind[:1]):
        return True  # "seven members of a Syrian family"
    if (
        entity.affix == "led"
        or sentence.lower[entity.last] in _FLEETS
        or (entity.possessive and not _BASES.isdisjoint(behind[:1]))
    ):
        return True
    if candidate.item is not None:
        return False
    taken = candidate.kind == "captured" and candidate.relation != "subject"  # "freed 12 soldiers from Mali"
    if sentence.word(candidate.last + 1) != "from" or entity.possessive or taken:
        return False
    carried = group is not None and candidate.relation == "object" and not group.frames.isdisjoint(_CARRYING)
    soldiers = not sentence.grammar.lexicon.sides["own"].isdisjoint(
        sentence.lower[candidate.after : candidate.last + 1]
    )
    civilian = candidate.role == "person" and candidate.kind in HARM and "country" in entity.roles
    carried = carried or (group is not None and "leave" in group.frames)
    return civilian or (soldiers and not carried)  # "eight drivers from Pakistan were shot"


_FLEETS = word_list("noun_lists", "fleets")
_BASES = word_list("noun_lists", "bases_abroad")
_CARRYING = frozenset(("leave", "move", "hold", "give", "get"))
"""Frames of verbs that "from" behind their object belongs to: "flew 300 soldiers from Mali"."""


_OTHER = word_list("function_words", "other_owners")


def people_from(candidate: Candidate) -> Entity | None:
    """ "refugees from Ukraine", "2,500 from Finland": people of the place that they come from."""
    sentence, at = candidate.sentence, candidate.last + 1
    group = candidate.governor
    taken = group is not None and candidate.relation == "object" and not group.frames.isdisjoint(("move", "leave"))
    people = candidate.role == "person" and not taken  # not "airlifted 3,700 people from Kabul"
    refugees = candidate.kind == "displaced" and (candidate.role == "noun" or people)
    if sentence.word(at) != "from" or not (refugees or candidate.role == "bare"):
        return None
    name = at + 1
    while sentence.word(name) in _OTHER:
        name += 1
    entity = sentence.entity(name)
    if entity is not None and entity.codes:
        return entity
    return sides.country_before(sentence, at) if sentence.lower[at + 1 : at + 3] == ["the", "country"] else None


def _predicate_side(candidate: Candidate) -> Entity | None:
    """ "about 6,000 were American citizens": the side that a bare number is said to be of."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or group.lemma != "be" or candidate.relation != "subject" or group.last + 1 >= len(sentence.lower):
        return None
    entity = sentence.entity(group.last + 1)
    return entity if entity is not None and entity.codes and "demonym" in entity.roles else None


def _heads_soldiers(candidate: Candidate, heading: Entity) -> bool:
    """Whether a headline opens with the side that tells of its soldiers: "NATO chief: 500,000 troops ready"."""
    sentence, colon = candidate.sentence, heading.last + 1
    colon += sentence.word(colon) in _CALLERS
    if sentence.word(colon) != ":" or not heading.codes:
        return False
    if "capital" in heading.roles and not sentence.groups:
        return True
    own = sentence.word(candidate.noun_last) in sentence.grammar.lexicon.sides["own"]
    said = any("say" in group.frames for group in sentence.groups)
    return candidate.kind == "troops" and own and not said and not are_foreign(candidate)


def _force_before_colon(candidate: Candidate) -> Entity | None:
    """Whose force a sentence tells of that a colon explains: "A German brigade will go abroad: 4,000 soldiers are"."""
    sentence, first = candidate.sentence, candidate.first
    if candidate.kind != "troops" or ":" not in sentence.lower[:first]:
        return None
    colon = sentence.lower.index(":", 0, first)
    armies = sentence.grammar.lexicon.armies
    forces = armies["contingents"] | armies["units"]
    force = next((at for at in range(colon) if sentence.lower[at] in forces), -1)
    if force < 0 or any(each.codes and colon < each.first < first for each in sentence.entities):
        return None
    return sides.owners(sentence, max(force - _FORCE_WORDS, 0), force)


_FORCE_WORDS = 3
_CALLERS = word_list("noun_lists", "callers")


def _before_colon(candidate: Candidate) -> Entity | None:
    """The subject before a colon that opens a list: "Moscow's answer came at night: 407 drones"."""
    sentence = candidate.sentence
    opens = sentence.entities[0] if sentence.entities and sentence.entities[0].first == 0 else None
    if opens is not None and _heads_soldiers(candidate, opens):
        return opens  # "Sofia: 60 extra soldiers for Kosovo"
    if candidate.governor is not None or ":" not in sentence.lower[: candidate.first]:
        return None
    colon = sentence.lower.index(":")
    if any(colon < group.first < candidate.first and group.finite for group in sentence.groups):
        return None
    before = [group for group in sentence.groups if group.finite and group.last < colon]
    return sides.subject(sentence, before[-1]) if before else None
