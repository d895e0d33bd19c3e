"""What a sentence leaves open, taken from the facts and the sentence before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tallywire.extract.facts_nouns import Candidate
from tallywire.extract.facts_syntax import Entity, Sentence
from tallywire.extract.slots import sides
from tallywire.extract.slots.harm import HARM

_PREPOSITIONS = frozenset(
    [
        "in",
        "over",
        "near",
        "at",
        "to",
        "from",
        "into",
        "across",
        "off",
        "on",
        "around",
        "of",
        "toward",
        "towards",
        "against",
    ]
)
_PRONOUNS = frozenset(("it", "they", "he", "she", "we", "its", "their", "his"))
_PART_WORDS = frozenset(
    [
        "including",
        "include",
        "includes",
        "included",
        "among",
        "containing",
        "contains",
        "contain",
        "comprising",
        "comprises",
        "with",
    ]
)
_CLOSED = frozenset(("actor_unnamed", "actor_guest", "giver_open"))


def fill_from_before(
    candidate: Candidate,
    before: Sequence[Candidate],
    earlier: Sequence[Candidate],
    previous: Sequence[Sentence],
    unit: str,
) -> None:
    """Fill open slots from what the candidate points back to, else from a fact of its topic shortly before."""
    source, bond = _source(candidate, before, earlier, unit)
    if source is not None:
        _copy(candidate, source, bond, unit)
    if candidate.actor is None and candidate.kind in HARM | {"captured"} and _own_people(candidate):
        found = _only_side(candidate.sentence) or (_only_side(previous[-1]) if previous else None)
        candidate.actor = found.code if found is not None else None
    if candidate.actor is None and candidate.kind in HARM:
        found = _own_soldiers(candidate)
        candidate.actor = found.code if found is not None else None
    if candidate.actor is None and candidate.item is not None and candidate.location is not None:
        _loser_at_place(candidate)
    if (
        candidate.actor is None
        and not _CLOSED & set(candidate.rules)
        and not _is_part_of_closed(candidate)
        and (unit != "person" or candidate.kind in ("troops", "casualties"))
    ):
        _actor_of_context(candidate, before, earlier, previous)


def _is_part_of_closed(candidate: Candidate) -> bool:
    """Whether a number is part of one whose side has no code: "the rebels fired 22 shells, of which 15 came down"."""
    whole = candidate.antecedent
    return whole is not None and whole.actor is None and not _CLOSED.isdisjoint(whole.rules)


def _loser_at_place(candidate: Candidate) -> None:
    """What one side destroys on the ground of another is the other's: "Kyiv burnt six jets at a base in Russia"."""
    group = candidate.governor
    if group is None or candidate.relation != "object" or group.passive or "ruin" not in group.frames:
        return
    doer = sides.subject(candidate.sentence, group)
    if doer is not None and candidate.location not in doer.codes:
        _take(candidate, Entity(0, 0, (str(candidate.location),), (), False), "actor_at_place")


def _own_soldiers(candidate: Candidate) -> Entity | None:
    """Whose soldiers an army or a capital reports dead, where no other side is named: "Moscow reported a man dead"."""
    sentence, group = candidate.sentence, candidate.governor
    own = sentence.grammar.lexicon.sides["own"]
    if own.isdisjoint(sentence.lower[candidate.after : candidate.noun_last + 1]):
        return None
    if group is not None and group.frames & {"harm", "leave"} and candidate.relation == "object" and not group.passive:
        return None
    says = [other for other in sentence.groups if "report" in other.frames and not other.passive]
    speaker = sides.subject(sentence, says[0]) if says else None
    if speaker is None or len(speaker.codes) != 1:
        return None
    others = {code for entity in sentence.entities for code in entity.codes} - {speaker.code, candidate.location}
    admits = says[0].lemma in _ADMITTING or _army_speaking(sentence) is not None
    return speaker if admits and not others else None


_ADMITTING = frozenset(
    ("acknowledge", "admit", "concede", "confirm", "report", "announce", "list", "name", "identify", "publish")
)
"""What is said of one's own dead more often than of others'."""


def _own_people(candidate: Candidate) -> bool:
    """Whether an army without a name counts its own: "the army said four of its soldiers were killed"."""
    sentence = candidate.sentence
    words = sentence.lower[max(candidate.first - 1, 0) : candidate.noun_last + 1]
    own = {"its", "their", "his"} & set(words)
    return bool(own) and bool({"army", "military", "navy"} & set(sentence.lower[: candidate.first]))


def _source(
    candidate: Candidate, before: Sequence[Candidate], earlier: Sequence[Candidate], unit: str
) -> tuple[Candidate | None, str]:
    """The fact to take from, and how close the bond is: linked, part, same, topic."""
    if candidate.antecedent is not None:
        return candidate.antecedent, "linked"
    bonds: tuple[tuple[Sequence[Candidate], str, Callable[[Candidate], bool]], ...] = (
        (before, "part", lambda fact: _is_part(candidate, fact) or _beside(candidate, fact)),
        ([*earlier, *before], "linked", lambda fact: _same_item(candidate, fact)),
        (before, "same", lambda fact: _same_topic(candidate, fact)),
        (before, "part", lambda fact: unit == "money" and fact.item is not None and fact.recipient is not None),
        (earlier, "linked", lambda fact: _repeated(candidate, fact) or _counted_on(candidate, fact)),
    )
    for facts, bond, test in bonds:
        found = next((fact for fact in reversed(facts) if test(fact)), None)
        if found is not None:
            return found, bond
    last = earlier[-1] if earlier else None
    if last is None or not _same_topic(candidate, last):
        return None, ""
    return last, "linked" if candidate.role == "bare" and unit != "money" else "topic"


def _same_topic(candidate: Candidate, fact: Candidate) -> bool:
    """Whether both are of one kind or of one event; what is destroyed is not what it is destroyed with."""
    if candidate.item is not None and "actor_wielder" in fact.rules and candidate.governor is not None:
        return candidate.kind == fact.kind and not candidate.governor.frames & {"harm"}
    return fact.kind == candidate.kind or {fact.kind, candidate.kind} <= HARM


def _is_part(candidate: Candidate, fact: Candidate) -> bool:
    """Whether things are listed as parts of a package, or beside people: "$650 million, including 600 missiles"."""
    if (fact.role != "money" and fact.kind != "troops") or candidate.item is None:
        return False
    if candidate.governor is not None and candidate.governor.frames & {"harm", "lose", "fire"}:
        return False
    words = candidate.sentence.lower[fact.last + 1 : candidate.first]
    if ":" in words and fact.role == "money":
        return True
    return bool(_PART_WORDS & set(words)) and ";" not in words


def _beside(candidate: Candidate, fact: Candidate) -> bool:
    """Whether victims or things stand beside troops: "15,000 men, with 600 dead", "150,000 soldiers and 100 jets"."""
    words = candidate.sentence.lower[fact.last + 1 : candidate.first]
    if fact.kind in HARM and candidate.item is not None:
        return _lost_with(candidate, fact)
    if candidate.kind in HARM and fact.item is not None:
        return _crew_of(candidate, fact)
    if fact.kind != "troops" or not words or ";" in words:
        return False
    if candidate.kind in HARM:
        return candidate.noun_is_all() and "with" in words
    frames = candidate.governor.frames if candidate.governor is not None else frozenset()
    if candidate.item is None or (frames & {"harm", "lose"} and "host" not in frames):
        return False
    return words in (["and"], ["in"], [",", "and"]) or (
        words[-1] == "and" and candidate.sentence.word(candidate.last + 1) == "with"
    )


def _lost_with(candidate: Candidate, fact: Candidate) -> bool:
    """Whether things are lost with their people: "900 men were killed, and 40 tanks"."""
    sentence = candidate.sentence
    between = range(fact.last + 1, candidate.first)
    groups = (sentence.group(at) for at in between if at in sentence.group_at)
    verbs = {id(group) for group in groups if group is not None and "say" not in group.frames}
    return verbs <= {id(fact.governor)} and ";" not in sentence.lower[fact.last + 1 : candidate.first]


def _crew_of(candidate: Candidate, fact: Candidate) -> bool:
    """Whether soldiers die with the things that their side loses: "downed six helicopters, and 13 airmen died"."""
    sentence, group = candidate.sentence, fact.governor
    lexicon = sentence.grammar.lexicon
    lost = group is not None and not group.frames.isdisjoint(("harm", "lose", "destroy"))
    people = lexicon.sides["own"] | lexicon.crews["nouns"] | ({"men"} if candidate.kind == "casualties" else set())
    if not lost or people.isdisjoint(sentence.lower[candidate.after : candidate.last + 1]):
        return False
    between = [each for each in sentence.entities if fact.last < each.first and each.last < candidate.first]
    return ";" not in sentence.lower[fact.last : candidate.first] and all(each.code is None for each in between)


def _same_item(candidate: Candidate, fact: Candidate) -> bool:
    """Whether "23 of the missiles" are of those that a fact counts."""
    words = candidate.sentence.lower[candidate.after : candidate.noun_first]
    return candidate.item is not None and candidate.item == fact.item and words[:2] == ["of", "the"]


def _counted_on(candidate: Candidate, fact: Candidate) -> bool:
    """Whether a bare number goes on counting a side's losses: "13 of its men died. Some 90 were taken prisoner"."""
    losses = HARM | {"captured"}
    opens = candidate.role == "bare" and candidate.first == 0 and candidate.relation == "subject"
    return opens and candidate.kind in losses and fact.kind in losses and fact.actor is not None


def _repeated(candidate: Candidate, fact: Candidate) -> bool:
    """Whether a definite noun phrase takes up a fact: "the 40 instructors", "two of the soldiers"."""
    sentence = candidate.sentence
    words = sentence.lower[max(candidate.first - 1, 0) : candidate.noun_first]
    definite = any(word in ("the", "those", "these") for word in words)
    same_number = fact.mention.value_low == candidate.mention.value_low and fact.kind == candidate.kind
    part = "of" in words and candidate.noun is not None and fact.kind == candidate.noun.kind
    return definite and (same_number or part)


def _copy(candidate: Candidate, source: Candidate, bond: str, unit: str) -> None:
    """Copy the slots that a candidate leaves open and that its bond to the source lets it share."""
    same_sentence = source.sentence is candidate.sentence
    near = bond in ("linked", "part")
    if (
        candidate.actor is None
        and source.actor not in (None, candidate.recipient)
        and _shares_actor(candidate, source, bond, unit)
    ):
        candidate.actor = source.actor
        candidate.rules.append("actor_inherited")
    gets = unit == "money" or (unit == "item" and (near or bond == "same"))
    if candidate.recipient is None and gets and source.recipient not in (None, candidate.actor):
        candidate.recipient = source.recipient
        candidate.rules.append("recipient_inherited")
    stays = near or same_sentence or unit == "person"
    settled = not {"place_at", "place_to"}.isdisjoint(candidate.rules)  # in no single country
    if (
        candidate.location is None
        and not settled
        and stays
        and unit != "money"
        and candidate.recipient is None
        and not ("swapped" in candidate.rules and "place_host" in source.rules)
        and not _other_captives(candidate, source)
        and ("from_place" not in candidate.rules or (near and source.location not in (None, candidate.origin)))
    ):
        candidate.location = source.location
        candidate.rules.append("location_inherited" if source.location else "")
    if candidate.status == "actual" and (
        bond == "part" or (bond == "linked" and same_sentence and _open_status(candidate, source))
    ):
        candidate.status = source.status


def _other_captives(candidate: Candidate, source: Candidate) -> bool:
    """Whether prisoners of the other side go the other way: "got 215 of its men back and gave up 55 Russians"."""
    home = "place_host" in source.rules or source.location == source.actor
    return candidate.kind == "captured" and candidate.actor not in (None, source.actor) and home


def _shares_actor(candidate: Candidate, source: Candidate, bond: str, unit: str) -> bool:
    """Whether the side of the source is that of the candidate."""
    rules = set(candidate.rules)
    if (_CLOSED & rules and not (bond == "part" and "actor_guest" in rules)) or (
        "noun_group" in rules and bond != "linked"
    ):
        return False
    if candidate.kind in HARM and candidate.location not in (None, source.location):
        return False
    if "swapped" in rules or (candidate.kind == "captured" and candidate.sentence.word(candidate.first - 1) == "for"):
        return False
    if unit == "money" or bond in ("linked", "part"):
        return True
    return bond == "same" and (unit == "item" or candidate.kind == "troops" or candidate.noun_is_all())


def _open_status(candidate: Candidate, source: Candidate) -> bool:
    """Whether the candidate has no verb of its own that speaks of its status."""
    sentence, group = candidate.sentence, candidate.governor
    if "status_actual" not in candidate.rules:
        return False
    part_of_it = sentence.lower[candidate.after : candidate.after + 2] in (["of", "it"], ["of", "which"])
    return part_of_it or group is None or group is source.governor or group.infinitive


def place_before(candidate: Candidate, here: Sequence[str | None], there: Sequence[str | None]) -> str | None:
    """The one place of the sentence before, for victims and for more troops whose own sentence names none."""
    codes = {code for code in there if code}
    fits = candidate.kind in HARM or is_of_more_troops(candidate)
    if fits and candidate.location is None and not any(here) and len(codes) == 1:
        return codes.pop()
    return None


def is_of_more_troops(candidate: Candidate) -> bool:
    """Whether troops are added to what a sentence before told of: "The alliance is sending 300 more soldiers"."""
    sentence, group = candidate.sentence, candidate.governor
    near = sentence.lower[candidate.first : candidate.last + 1]
    added = not {"more", "further", "another", "additional", "extra"}.isdisjoint(near)
    sent = group is not None and "sending" in group.frames and candidate.relation == "object"
    return candidate.kind == "troops" and added and sent and candidate.recipient is None


def _actor_of_context(
    candidate: Candidate, before: Sequence[Candidate], earlier: Sequence[Candidate], previous: Sequence[Sentence]
) -> None:
    """The side behind a pronoun, a unit without a name, or a soldier or leader who speaks of his own."""
    moved = candidate.item is not None or candidate.kind == "troops"
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
    found = _leader(candidate.sentence) if moved else None
    if found is not None and found.code != candidate.recipient:
        _take(candidate, found, "actor_speaker")


def _take(candidate: Candidate, found: Entity, rule: str) -> None:
    candidate.actor = found.code
    candidate.rules.append(rule)


def _behind_subject(candidate: Candidate, earlier: Sequence[Candidate], previous: Sequence[Sentence]) -> Entity | None:
    """Whom a pronoun ("it has lost 12 ships") or an unnamed unit ("the brigade has 300 men") stands for."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or candidate.relation != "object" or group.passive:
        return None
    words = set(sentence.lower[sides.subject_start(sentence, group) : group.first])
    found = sides.previous_side(previous) if not words or words & _PRONOUNS else None
    if "they" in words and earlier and earlier[-1].kind == "troops" and earlier[-1].actor is not None:
        return Entity(0, 0, (earlier[-1].actor,), (), False)
    if found is None and words & sentence.grammar.lexicon.sides["military"]:
        found = _only_side(sentence, candidate.location) or (_only_side(previous[-1]) if previous else None)
    return found if found is not None and found.code != candidate.recipient else None


def _speaker(candidate: Candidate) -> Entity | None:
    """The side of an army or a soldier that speaks of its own."""
    sentence, group = candidate.sentence, candidate.governor
    if candidate.kind == "troops" and candidate.status in ("denied", "requested", "possible"):
        found = _soldier_speaking(sentence, candidate.status == "denied")
        if found is not None:
            return found
    if group is None:
        return None
    moving = candidate.relation == "subject" and "move" in group.frames
    return _army_speaking(sentence) if moving or group.lemma in ("speak of", "be") else None


def _side_before(candidate: Candidate, previous: Sequence[Sentence]) -> Entity | None:
    """The one side of the sentence before, where this one names no side but the places of its own slots."""
    found = _only_side(previous[-1]) if previous else None
    here = {entity.code for entity in candidate.sentence.entities if entity.codes}
    known = {candidate.location, candidate.origin, candidate.recipient}
    group = candidate.governor
    if group is not None and candidate.relation == "object" and not group.passive:
        begin = sides.subject_start(candidate.sentence, group)
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
    return leaders[0] if leaders and len({entity.code for entity in sentence.entities}) == 1 else None


def _soldier_speaking(sentence: Sentence, denied: bool) -> Entity | None:
    """The side of a soldier who wants more men, or of a ministry that denies a charge against its own."""
    more = "more" in sentence.lower
    military = sentence.grammar.lexicon.sides["military"]
    for entity in sentence.entities:
        after = sentence.lower[entity.last + 1 : entity.last + 3]
        if entity.codes and ((denied and "ministry" in after) or (more and military & set(after))):
            return entity
    return None


def _army_speaking(sentence: Sentence) -> Entity | None:
    """The side whose own army or defence ministry speaks, where no other side is named."""
    free = {
        entity.code
        for entity in sentence.entities
        if entity.codes and sentence.word(entity.first - 1) not in _PREPOSITIONS
    }
    if len(free) != 1:
        return None
    for entity in sentence.entities:
        after = sentence.lower[entity.last + 1 : entity.last + 4]
        if (
            entity.codes
            and after
            and after[0] in ("defense", "defence", "army", "navy", "military", "air", "general", "northern", "southern")
        ):
            return entity
    return None


def _only_side(sentence: Sentence, but: str | None = None) -> Entity | None:
    """The one side that a sentence names, if it names just one; `but` is a place that does not count."""
    named = [entity for entity in sentence.entities if entity.codes and entity.code != but]
    return named[0] if named and len({entity.code for entity in named}) == 1 else None
