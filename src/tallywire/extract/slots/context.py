"""The side behind pronouns, units without a name, and soldiers or leaders who speak of their own."""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_syntax import Entity, Sentence
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots import clauses, sides
from tallywire.extract.slots.barrages import attacker
from tallywire.extract.slots.company import are_dealt_with
from tallywire.extract.slots.going_on import who_moves
from tallywire.extract.slots.harm import HARM
from tallywire.extract.slots.missions import rulers_of

_OWN_ARMIES = word_list("noun_lists", "own_armies")
_ARMY_SPEAKERS = word_list("noun_lists", "army_speakers")
_OWNING = word_list("grammar", "possessives")
_PREPOSITIONS = word_list("function_words", "before_names")


_PRONOUNS = word_list("function_words", "pronouns_of_speakers")


def loser_at_place(candidate: Candidate) -> None:
    """What one side destroys on the ground of another is the other's: "Kyiv burnt six jets at a base in Russia"."""
    group = candidate.governor
    if group is None or candidate.relation != "object" or group.passive or "ruin" not in group.frames:
        return
    doer = sides.subject(candidate.sentence, group)
    begin = clauses.subject_start(candidate.sentence, group)
    rebels = doer is None and not _REBELS.isdisjoint(candidate.sentence.lower[begin : group.first])
    if rebels or (doer is not None and candidate.location not in doer.codes):
        _take(candidate, Entity(0, 0, (str(candidate.location),), (), False), "actor_at_place")


def side_of_the_state(candidate: Candidate) -> str | None:
    """The country where soldiers fight who are only called those of its rulers: "some 200 junta soldiers"."""
    place = candidate.location
    if place is None or len(place) != _COUNTRY or candidate.kind not in HARM | {"captured", "troops", "equipment"}:
        return None
    sentence, group = candidate.sentence, candidate.governor
    phrase = sentence.lower[candidate.after : candidate.noun_last + 1]
    loses = group is not None and "lose" in group.frames and not (group.nominal or group.passive)
    if loses and group is not None and candidate.relation == "object":  # "the junta lost 600 soldiers"
        phrase = [*sentence.lower[clauses.subject_start(sentence, group) : group.first], ""]
    taken = candidate.item is not None and group is not None and "harm" in group.frames and "army" in phrase[:-1]
    if "and" in phrase or (_RULERS.isdisjoint(phrase[:-1]) and not taken):  # "torched 12 army trucks"
        return None
    candidate.rules.append("actor_of_state")
    return place


_REBELS = word_list("noun_lists", "rebels")
_RULERS = word_list("noun_lists", "rulers")
_COUNTRY = 3
"""How long the code of a country is."""


def own_soldiers(candidate: Candidate) -> Entity | None:
    """Whose soldiers an army or a capital reports dead, where no other side is named: "Moscow reported a man dead"."""
    sentence, group = candidate.sentence, candidate.governor
    own = sentence.grammar.lexicon.sides["own"]
    if own.isdisjoint(sentence.lower[candidate.after : candidate.noun_last + 1]):
        return None
    if group is not None and group.frames & {"harm", "leave"} and candidate.relation == "object" and not group.passive:
        return _army_speaking(sentence) if _killed_by_unnamed(candidate) else None
    denied = candidate.status == "denied"
    frame = "denied" if denied else "report"
    says = [other for other in sentence.groups if frame in other.frames and not other.passive]
    says = says or [other for other in sentence.groups if "report" in other.frames and not other.passive]
    heading = _capital_heading(sentence)
    telling = [each for each in says if each.last < candidate.first]
    speaker = heading or (sides.subject(sentence, (telling or says)[-1 if telling else 0]) if says else None)
    if speaker is None or len(speaker.codes) != 1:
        return None
    if says and not denied and sentence.lower[speaker.last] in _ARMIES_BY_NAME:
        return speaker  # "the Taliban claimed it; the Pentagon later said two airmen had died"
    others = {code for entity in sentence.entities for code in entity.codes} - {speaker.code, candidate.location}
    if denied and heading is None:
        return speaker if speaker.code != candidate.location else None  # "Moscow denied that 60 soldiers had died"
    admits = heading is not None or says[0].lemma in _ADMITTING or _army_speaking(sentence) is not None
    plain = speaker.roles[-1] in ("country", "capital") and bool(says) and says[0].lemma == "say"
    admits = admits or (plain and says[0].last < candidate.first)  # "Israel said five soldiers were killed"
    return speaker if admits and not others else None


def _killed_by_unnamed(candidate: Candidate) -> bool:
    """Whether others without a code killed them: "the army says ambushers killed 11 of the soldiers"."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or candidate.kind not in HARM or "leave" in group.frames:
        return False
    doers = sentence.lower[clauses.subject_start(sentence, group) : group.first]
    return not sentence.grammar.lexicon.sides["unnamed"].isdisjoint(doers)


def _capital_heading(sentence: Sentence) -> Entity | None:
    """The capital that opens a headline as the one who says it: "Kyiv: 40 soldiers dead"."""
    first = sentence.entities[0] if sentence.entities else None
    opens = first is not None and first.first == 0 and sentence.word(first.last + 1) == ":"
    return first if opens and first is not None and "capital" in first.roles else None


_ADMITTING = word_list("verb_lists", "admitting")
_ARMIES_BY_NAME = word_list("noun_lists", "armies_by_name")


def of_the_group(candidate: Candidate, previous: Sequence[Sentence]) -> Entity | None:
    """The armed group that "the group's officers" are of: the last one named here or in the sentence before."""
    sentence = candidate.sentence
    owner = next((at for at in range(candidate.after, candidate.noun_last) if sentence.lower[at] in _GROUPS), -1)
    if owner < 0 or not sentence.view[sentence.starts[owner] : sentence.ends[owner]].endswith("'s"):
        return None
    named = [each for each in sentence.entities if each.last < candidate.first]
    named = [*(each for before in previous for each in before.entities), *named]
    groups = [each for each in named if "group" in each.roles and each.codes]
    return groups[-1] if groups else None


_GROUPS = word_list("noun_lists", "armed_groups")


def own_people(candidate: Candidate) -> bool:
    """Whether an army without a name counts its own: "the army said four of its soldiers were killed"."""
    sentence = candidate.sentence
    words = sentence.lower[max(candidate.first - 1, 0) : candidate.noun_last + 1]
    own = _OWNING & set(words)
    return bool(own) and bool(_OWN_ARMIES & set(sentence.lower[: candidate.first]))


def actor_of_context(
    candidate: Candidate, before: Sequence[Candidate], earlier: Sequence[Candidate], previous: Sequence[Sentence]
) -> None:
    """The side behind a pronoun, a unit without a name, or a soldier or leader who speaks of his own."""
    moved = candidate.item is not None or candidate.kind == "troops"
    found = attacker(candidate)
    if found is not None:
        _take(candidate, found, "actor_attacker")
        return
    found = _behind_subject(candidate, earlier, previous)
    if found is not None:
        _take(candidate, found, "actor_before")
        return
    found = _speaker(candidate) if moved else None
    if found is not None:
        _take(candidate, found, "actor_speaker")
        return
    mover = _mover_beside(candidate, before) if moved else None
    if mover is not None:
        candidate.actor = mover
        candidate.rules.append("actor_beside")
        return
    found = _side_before(candidate, previous) if moved else None
    if found is not None:
        _take(candidate, found, "actor_before")
        return
    found = (_leader(candidate.sentence) or rulers_of(candidate) or who_moves(candidate, previous)) if moved else None
    if found is not None and found.code != candidate.recipient:
        _take(candidate, found, "actor_speaker")


def _take(candidate: Candidate, found: Entity, rule: str) -> None:
    candidate.actor = found.code
    candidate.rules.append(rule)


def _behind_subject(candidate: Candidate, earlier: Sequence[Candidate], previous: Sequence[Sentence]) -> Entity | None:
    """Whom a pronoun ("it has lost 12 ships") or an unnamed unit ("the brigade has 300 men") stands for."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or candidate.relation != "object" or group.passive or _is_seized(candidate):
        return None
    if are_dealt_with(candidate):
        return None
    words = set(sentence.lower[clauses.subject_start(sentence, group) : group.first])
    found = sides.previous_side(previous) if not words or words & _PRONOUNS else None
    contingent = candidate.kind == "troops" and not words.isdisjoint(sentence.grammar.lexicon.armies["contingents"])
    if "they" in words or contingent:  # "400 Dutch soldiers landed. They (the unit) will have 900 men by May"
        last = earlier[-1] if earlier else None
        if last is not None and last.kind == "troops" and last.actor is not None:
            return Entity(0, 0, (last.actor,), (), False)
    heading = sentence.entities[0] if sentence.entities else None
    if heading is not None and heading.first == 0 and sentence.word(heading.last + 1) == ":" and found is None:
        found = heading if words & sentence.grammar.lexicon.sides["military"] else None  # "Lebanon: the army has lost"
    if found is None and words & sentence.grammar.lexicon.sides["military"]:
        found = only_side(sentence, candidate.location) or (only_side(previous[-1]) if previous else None)
        own = not contingent and ("harm" not in group.frames or "lose" in group.frames)
        found = found or (only_side(sentence) if own else None)
    return found if found is not None and found.code != candidate.recipient else None


def _is_seized(candidate: Candidate) -> bool:
    """Whether things are taken from others or wrecked, and so not the subject's: "They also took two guns"."""
    group = candidate.governor
    harmed = group is not None and "harm" in group.frames and group.frames.isdisjoint(("give", "hold", "fire"))
    return candidate.item is not None and harmed


def asker_before(candidate: Candidate, previous: Sequence[Sentence]) -> Entity | None:
    """Who asks for money by a pronoun: "Amman has let in a million Syrians. It wants $2 billion to feed them"."""
    group, sentence = candidate.governor, candidate.sentence
    if group is None or "ask" not in group.frames or group.passive or candidate.relation != "object" or not previous:
        return None
    words = sentence.lower[clauses.subject_start(sentence, group) : group.first]
    if not _HOME_AUTHORITIES.isdisjoint(words) and not any(each.codes for each in sentence.entities):
        return _home_before(previous[-1])
    speaks = _PRONOUNS | sentence.grammar.lexicon.anaphora["country"]  # "its army has asked for 85,000 mines"
    pronoun = bool(words) and words[0] in _PRONOUNS and speaks.issuperset(words)
    found = sides.previous_side(previous) if pronoun else None
    if found is None and pronoun and not any(each.codes for each in sentence.entities):
        return _home_before(previous[-1])  # "Floods have hit Chad. …, and they have asked for $40 million"
    return found if found is not None and "group" not in found.roles else None


_HOME_AUTHORITIES = word_list("noun_lists", "home_authorities")


def _home_before(previous: Sentence) -> Entity | None:
    """The one country that a sentence speaks of: "A cyclone hit Malawi. The government has asked for $70 million"."""
    named = [each for each in previous.entities if len(each.codes) == 1 and _PLACES & set(each.roles)]
    return named[0] if named and len({each.code for each in named}) == 1 else None


def taker_before(candidate: Candidate, previous: Sequence[Sentence]) -> Entity | None:
    """Who gets what is given to "the country", or to nobody named after somebody asked for such things."""
    group, sentence = candidate.governor, candidate.sentence
    if group is None or "give" not in group.frames or group.passive or candidate.relation != "object":
        return None
    words = sentence.lower[group.last + 1 : candidate.first]
    if sentence.word(candidate.last + 1) in ("to", "for"):
        words = (
            words or sentence.lower[candidate.last + 2 : candidate.last + 4]
        )  # "approved $80 million for the island"
    if words[:1] == ["the"] and len(words) > 1 and words[1] in _COUNTRIES:
        named = [each for each in sentence.entities if each.last < group.first]
        named = [*(each for before in previous for each in before.entities), *named]
        places = [each for each in named if len(each.codes) == 1 and _PLACES & set(each.roles)]
        return next((each for each in reversed(places) if each.code != candidate.actor), None)
    named_here = {code for entity in sentence.entities for code in entity.codes} - {candidate.actor}
    if candidate.item is None or candidate.actor is None or named_here:
        return None
    for before in reversed(previous):
        asks = (each for each in before.groups if "ask" in each.frames and each.finite and not each.passive)
        asker = next((sides.subject(before, each) for each in asks), None)
        if asker is not None:
            return asker if asker.code != candidate.actor and "organization" not in asker.roles else None
    return None


_COUNTRIES = word_list("noun_lists", "countries")
_PLACES = frozenset(("country", "capital", "place", "region", "demonym"))


def took_part(candidate: Candidate) -> bool:
    """Whether soldiers were in the attack that was told of: "the group says that 100 of its men took part"."""
    group = candidate.governor
    acts = group is not None and candidate.relation == "subject" and group.lemma in _TAKING_PART
    return candidate.kind == "troops" and acts


_TAKING_PART = word_list("verb_lists", "taking_part")


def _speaker(candidate: Candidate) -> Entity | None:
    """The side of an army or a soldier that speaks of its own."""
    sentence, group = candidate.sentence, candidate.governor
    if sentence.word(candidate.noun_last) in sentence.grammar.lexicon.sides["unnamed"]:
        return None  # "fewer than 200 militants remain, the Philippine army said"
    if candidate.kind == "troops" and candidate.status in ("denied", "requested", "possible"):
        found = _soldier_speaking(sentence, candidate.status == "denied")
        if found is not None:
            return found
    begin = clauses.subject_start(sentence, group) if group is not None else 0
    if group is None or not sentence.grammar.lexicon.sides["unnamed"].isdisjoint(
        sentence.lower[begin : candidate.first]
    ):
        return None  # "the militia's salvo, four rockets, fell short, an Iraqi general said"
    moving = candidate.relation == "subject" and "move" in group.frames
    moving = moving or (candidate.item is not None and _strikes(candidate))
    called = group.lemma in _CALLING_UP and group.passive
    return _army_speaking(sentence) if moving or called or group.lemma in ("speak of", "be") else None


def _strikes(candidate: Candidate) -> bool:
    """Whether things hit others, as the army says that sent them: "said 117 drones had hit 41 planes"."""
    group = candidate.governor
    hits = group is not None and "target" in group.frames and not (group.passive or group.reduced)
    return hits and candidate.relation == "subject"


_CALLING_UP = word_list("verb_lists", "calling_up")


def _side_before(candidate: Candidate, previous: Sequence[Sentence]) -> Entity | None:
    """The one side of the sentence before, where this one names no side but the places of its own slots."""
    found = only_side(previous[-1]) if previous else None
    here = {entity.code for entity in candidate.sentence.entities if entity.codes}
    known = {candidate.location, candidate.origin, candidate.recipient}
    group = candidate.governor
    if _is_seized(candidate) and candidate.relation == "object":
        return None
    if group is not None and candidate.relation == "object" and not group.passive:
        begin = clauses.subject_start(candidate.sentence, group)
        if any(begin <= entity.first < group.first for entity in candidate.sentence.entities):
            return None
    return found if found is not None and here <= known and found.code not in here else None


def _mover_beside(candidate: Candidate, before: Sequence[Candidate]) -> str | None:
    """Whose things moved in the clause before: "Russia has flown 400 men out, and four frigates have left"."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or candidate.relation != "subject" or group.frames.isdisjoint(("move", "leave")):
        return None
    last = next((fact for fact in reversed(before) if fact.kind in ("troops", "equipment")), None)
    if last is None or last.recipient is not None or last.governor is None:
        return None
    moved = not last.governor.frames.isdisjoint(("move", "hold", "leave"))
    sides_between = (
        each
        for each in sentence.entities
        if last.last < each.first and each.last < candidate.first and sentence.word(each.first - 1) not in _PREPOSITIONS
    )
    return last.actor if moved and all(each.code in (None, last.actor) for each in sides_between) else None


def _leader(sentence: Sentence) -> Entity | None:
    """The leader whom a sentence names, if it names no other side."""
    units = sentence.grammar.lexicon.armies["units"]
    leaders = [
        entity
        for entity in sentence.entities
        if entity.codes and ("leader" in entity.roles or sentence.lower[entity.last] in units)
    ]
    return leaders[0] if leaders and len({each.code for each in sentence.entities if each.codes}) == 1 else None


def _soldier_speaking(sentence: Sentence, denied: bool) -> Entity | None:
    """The side of a soldier who wants more men, or of a ministry that denies a charge against its own."""
    more = not _ADDED.isdisjoint(sentence.lower)
    military = sentence.grammar.lexicon.sides["military"]
    free = {
        each.code for each in sentence.entities if each.codes and sentence.word(each.first - 1) not in _PREPOSITIONS
    }
    if not denied and len(free) > 1:
        return None  # "an extra 10,000 men would let the Russians try again, the Ukrainian general reckoned"
    for entity in sentence.entities:
        after = sentence.lower[entity.last + 1 : entity.last + 4]
        if sentence.word(entity.first - 1) in ("in", "of"):
            after = [sentence.word(entity.first - 2)]  # "the ministry in Kigali said"
        if entity.codes and ((denied and not _DENIERS.isdisjoint(after)) or (more and military & set(after))):
            return entity
    return None


_ADDED = word_list("function_words", "added")
_DENIERS = word_list("noun_lists", "deniers")


def _before(sentence: Sentence, entity: Entity) -> list[str]:
    """The word before a name, with "in" before a compass point: "in northern | Iraq"."""
    at = entity.first - 1
    inside = sentence.word(at).endswith("ern") and sentence.word(at - 1) == "in"
    return sentence.lower[max(at - inside, 0) : at + 1]


def _army_speaking(sentence: Sentence) -> Entity | None:
    """The side whose own army or defence ministry speaks, where no other side is named."""
    free = {
        entity.code
        for entity in sentence.entities
        if entity.codes and _PREPOSITIONS.isdisjoint(_before(sentence, entity))
    }
    if len(free) != 1:
        return None
    for entity in sentence.entities:
        after = sentence.lower[entity.last + 1 : entity.last + 4]
        if entity.codes and after and (after[0] in _ARMY_SPEAKERS or sentence.lower[entity.last] in _ARMIES_BY_NAME):
            return entity
    return None


def only_side(sentence: Sentence, but: str | None = None) -> Entity | None:
    """The one side that a sentence names, if it names just one; `but` is a place that does not count."""
    named = [entity for entity in sentence.entities if entity.codes and entity.code != but]
    return named[0] if named and len({entity.code for entity in named}) == 1 else None
