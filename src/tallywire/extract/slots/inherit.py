"""What a sentence leaves open, taken from the facts and the sentence before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_lexicon import BASE, GERUND
from tallywire.extract.facts_syntax import Sentence
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots.belonging import of_two_nations, owner_before, state_of_soldiers
from tallywire.extract.slots.beside import is_beside, is_part
from tallywire.extract.slots.context import (
    actor_of_context,
    asker_before,
    loser_at_place,
    of_the_group,
    only_side,
    own_people,
    own_soldiers,
    taker_before,
    took_part,
)
from tallywire.extract.slots.harm import HARM
from tallywire.extract.slots.homes import PLACED, comes_home, is_gone, is_home, is_sheltered_there, is_uprooted
from tallywire.extract.slots.stricken import struck_unit

_BATCHES = word_list("function_words", "batches")
_ADDED = word_list("function_words", "added")
_BEFORE_PLACES = word_list("function_words", "before_places")
_POINTING = word_list("function_words", "pointing")
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
    repeats = bond == "linked" and source is not None and source.actor is not None
    if candidate.actor is None and unit == "person" and not (repeats or _CLOSED & set(candidate.rules)):
        candidate.actor = state_of_soldiers(candidate, previous)
    if source is not None and not of_two_nations(candidate, before):
        _copy(candidate, source, bond, unit)
    if candidate.recipient is None and unit != "person":
        asked = asker_before(candidate, previous) if "giver_open" in candidate.rules else None
        found = asked or taker_before(candidate, previous)
        candidate.recipient = found.code if found is not None else _stricken_before(candidate, [*earlier, *before])
    _fill_place(candidate, before, earlier)
    _fill_actor(candidate, previous, unit)
    if candidate.actor is None and candidate.item is not None and candidate.location is not None:
        loser_at_place(candidate)
    if (
        candidate.actor is None
        and not _CLOSED & set(candidate.rules)
        and not _is_part_of_closed(candidate)
        and (unit != "person" or candidate.kind in ("troops", "casualties"))
    ):
        actor_of_context(candidate, before, earlier, previous)


def _stricken_before(candidate: Candidate, earlier: Sequence[Candidate]) -> str | None:
    """Where people were struck or uprooted to whom relief then goes: "The quake killed 40 in Herat. Delhi sent $9m"."""
    asked = candidate.governor is not None and "ask" in candidate.governor.frames  # "…; aid agencies need $9 million"
    if candidate.role != "money" or (candidate.actor is None and not asked):
        return None
    places = {fact.location for fact in earlier if fact.kind in HARM or fact.kind == "displaced"} - {None}
    named = {code for entity in candidate.sentence.entities for code in entity.codes} - {candidate.actor}
    named -= places if asked else set()
    if named or len(places) != 1 or not (asked or not _RELIEF.isdisjoint(candidate.sentence.lower)):
        return None
    place = places.pop()
    return place if place != candidate.actor else None


_RELIEF = word_list("noun_lists", "words_of_relief")


def _fill_place(candidate: Candidate, before: Sequence[Candidate], earlier: Sequence[Candidate]) -> None:
    """The place of people who shelter, fought or came home where the words before told of."""
    if before and is_sheltered_there(candidate, before[-1]):
        candidate.location = before[-1].location
    if candidate.location is None and took_part(candidate):
        placed = next((fact for fact in reversed([*earlier, *before]) if fact.location), None)
        candidate.location = placed.location if placed is not None else None
    beside = before[-1] if before and before[-1].kind in HARM else None
    if candidate.location is None and candidate.origin is None and beside is not None and not is_gone(candidate):
        between = (each for each in candidate.sentence.entities if beside.last < each.first)
        same = candidate.kind == "displaced" and all(PLACED.isdisjoint(each.roles) for each in between)
        candidate.location = beside.location if same else None  # "left 60 dead and 2,000 people sleeping in the open"
    if candidate.location is None and is_uprooted(candidate):
        stricken = {fact.location for fact in earlier if fact.kind in HARM}
        candidate.location = stricken.pop() if len(stricken) == 1 else None  # "Shells killed 40 in Goma. Some 900 fled"
    if is_home(candidate):
        candidate.location = candidate.actor


def _fill_actor(candidate: Candidate, previous: Sequence[Sentence], unit: str) -> None:
    """Set an open actor by words that stand apart from the number: owners without a name, and who speaks of his own."""
    if candidate.actor is None:
        found = of_the_group(candidate, previous)
        candidate.actor = found.code if found is not None else None
    if candidate.actor is None and unit != "money" and not _CLOSED & set(candidate.rules):
        found = owner_before(candidate, previous)
        candidate.actor = found.code if found is not None else None
    if candidate.actor is None and candidate.kind in HARM | {"captured"} and own_people(candidate):
        found = only_side(candidate.sentence) or (only_side(previous[-1]) if previous else None)
        candidate.actor = found.code if found is not None else None
    if candidate.actor is None and candidate.kind in HARM:
        found = own_soldiers(candidate) or struck_unit(candidate)
        candidate.actor = found.code if found is not None else None
    if candidate.actor is None and candidate.kind == "captured" and comes_home(candidate):
        candidate.actor = candidate.location


_LADEN = word_list("function_words", "carrying")


def _is_part_of_closed(candidate: Candidate) -> bool:
    """Whether a number is part of one whose side has no code: "the rebels fired 22 shells, of which 15 came down"."""
    whole = candidate.antecedent
    if whole is None or whole.sentence is not candidate.sentence:
        return False
    return whole.actor is None and not _CLOSED.isdisjoint(whole.rules)


def _source(
    candidate: Candidate, before: Sequence[Candidate], earlier: Sequence[Candidate], unit: str
) -> tuple[Candidate | None, str]:
    """The fact to take from, and how close the bond is: linked, part, same, topic."""
    if candidate.antecedent is not None:
        return candidate.antecedent, "linked"
    if not before and not earlier:
        return None, ""
    bonds: tuple[tuple[Sequence[Candidate], str, Callable[[Candidate], bool]], ...] = (
        (before, "part", lambda fact: is_part(candidate, fact) or is_beside(candidate, fact)),
        (before, "part", lambda fact: _is_included(candidate, fact)),
        ([*earlier, *before], "linked", lambda fact: _same_item(candidate, fact)),
        (before, "linked", lambda fact: _is_share_of(candidate, fact) or _is_toll_of(candidate, fact)),
        (before, "same", lambda fact: _goes_on(candidate, fact) and not _is_among(candidate, fact)),
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


def _is_included(candidate: Candidate, fact: Candidate) -> bool:
    """Whether soldiers without a verb are some of those before: "to post 2,500 men there, including 500 guards"."""
    opening = candidate.sentence.lower[max(candidate.first - 2, 0) : candidate.first]
    some = "including" in opening or opening == ["among", "them"]
    return some and candidate.governor is None and candidate.kind == fact.kind == "troops"


def _is_share_of(candidate: Candidate, fact: Candidate) -> bool:
    """Whether a fact opens a clause as the whole of a number: "Of 4,000 Nepalese in the army, 45 have died"."""
    sentence, at = fact.sentence, fact.first - 1
    while sentence.word(at) in sentence.grammar.lexicon.words["determiners"]:
        at -= 1
    opens = sentence.word(at) == "of" and sentence.word(at - 1) in ("", ";", ",", "and")
    return opens and candidate.role == "bare" and fact.item is None and fact.role != "money"


def _is_toll_of(candidate: Candidate, fact: Candidate) -> bool:
    """Whether a bare number of victims is of the troops before it: "Ghana sent 800 men to Mali; 90 were killed"."""
    if candidate.kind not in HARM or candidate.role != "bare" or fact.kind != "troops" or fact.actor is None:
        return False
    between = (each for each in candidate.sentence.entities if fact.last < each.first and each.last < candidate.first)
    gerund = (
        candidate.governor is not None and candidate.governor.form == GERUND and "move" not in candidate.governor.frames
    )
    aboard = gerund and candidate.sentence.word(fact.first - 1) in _LADEN
    return (candidate.relation == "subject" or aboard) and all(
        each.code in (None, fact.actor) or candidate.sentence.word(each.first - 1) in _BEFORE_PLACES for each in between
    )


def _goes_on(candidate: Candidate, fact: Candidate) -> bool:
    """Whether a number is of the topic of a fact, or of what one side did: "captured 240 RSF men and killed 470"."""
    if _same_topic(candidate, fact):
        return True
    one, other = candidate.governor, fact.governor
    losses = HARM | {"captured"}
    if one is None or other is None or candidate.role != "bare" or not {candidate.kind, fact.kind} <= losses:
        return False
    done = "harm" in one.frames and "harm" in other.frames and not one.passive and not other.passive
    objects = candidate.relation == fact.relation == "object"
    return done and objects and candidate.sentence.word(one.first - 1) in ("and", ",")


def _is_among(candidate: Candidate, fact: Candidate) -> bool:
    """Whether a fact is only some of those before it: "killed 17, among them four policemen, and maimed dozens"."""
    before = candidate.sentence.lower[max(fact.first - 2, 0) : fact.first]
    return before == ["among", "them"] or before[-1:] == ["including"]


def _same_topic(candidate: Candidate, fact: Candidate) -> bool:
    """Whether both are of one kind or of one event; what is destroyed is not what it is destroyed with."""
    strikes = not {"actor_wielder", "actor_speaker"}.isdisjoint(fact.rules) and fact.item is not None
    if candidate.item is not None and strikes and candidate.governor is not None:
        return candidate.kind == fact.kind and not candidate.governor.frames & {"harm"}
    return fact.kind == candidate.kind or {fact.kind, candidate.kind} <= HARM


def _same_item(candidate: Candidate, fact: Candidate) -> bool:
    """Whether "23 of the missiles" are of those that a fact counts."""
    words = candidate.sentence.lower[candidate.after : candidate.noun_first]
    if candidate.item is None or candidate.item != fact.item:
        return False
    ahead = candidate.sentence.lower[max(candidate.first - 2, 0) : candidate.after]
    batch = "the" in ahead and not _BATCHES.isdisjoint(ahead) and fact.recipient is not None
    return words[:2] == ["of", "the"] or batch  # "will sell Poland 180 tanks. The first ten tanks come in May"


def _counted_on(candidate: Candidate, fact: Candidate) -> bool:
    """Whether a bare number goes on counting a side's losses: "13 of its men died. Some 90 were taken prisoner"."""
    losses = HARM | {"captured"}
    opens = candidate.role == "bare" and candidate.first == 0 and candidate.relation == "subject"
    return opens and candidate.kind in losses and fact.kind in losses and fact.actor is not None


def _repeated(candidate: Candidate, fact: Candidate) -> bool:
    """Whether a definite noun phrase takes up a fact: "the 40 instructors", "two of the soldiers"."""
    sentence = candidate.sentence
    words = sentence.lower[max(candidate.first - 1, 0) : candidate.noun_first]
    definite = any(word in _POINTING for word in words)
    same_number = fact.mention.value_low == candidate.mention.value_low and fact.kind == candidate.kind
    part = "of" in words and candidate.noun is not None and fact.kind == candidate.noun.kind
    return definite and (same_number or part)


def _copy(candidate: Candidate, source: Candidate, bond: str, unit: str) -> None:
    """Copy the slots that a candidate leaves open and that its bond to the source lets it share."""
    same_sentence = source.sentence is candidate.sentence
    near = bond in ("linked", "part") or (same_sentence and _follows(candidate))
    if "swapped" in candidate.rules and same_sentence and candidate.sentence.word(candidate.first - 1) == "for":
        candidate.status = source.status
    if (
        candidate.actor is None
        and source.actor not in (None, candidate.recipient)
        and _shares_actor(candidate, source, bond, unit)
    ):
        candidate.actor = source.actor
        candidate.rules.append("actor_inherited")
    gets = unit == "money" or (unit == "item" and (near or bond == "same"))
    stays_whole = unit == "item" and {"status_whole", "recipient_none"} <= set(candidate.rules)
    if candidate.recipient is None and gets and not stays_whole and source.recipient not in (None, candidate.actor):
        candidate.recipient = source.recipient
        candidate.rules.append("recipient_inherited")
        if candidate.location == candidate.recipient:
            candidate.location = None
    stays = near or same_sentence or unit == "person"
    settled = not {"place_at", "place_to", "place_abroad"}.isdisjoint(candidate.rules)  # in no single country
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
        bond == "part"
        or (bond == "linked" and same_sentence and _open_status(candidate, source))
        or (same_sentence and _is_of_new_force(candidate))
    ):
        candidate.status = source.status


def _is_of_new_force(candidate: Candidate) -> bool:
    """Whether soldiers before are to join a force that is yet to be: "could lend 900 men to a force of 20,000"."""
    sentence, at = candidate.sentence, candidate.label_first
    if "noun_group" not in candidate.rules or "status_whole" in candidate.rules or candidate.kind != "troops":
        return False
    before = sentence.lower[max(at - _FORCE_WORDS, 0) : at]
    determiners = [word for word in before if word in sentence.grammar.lexicon.words["determiners"]]
    return at >= 0 and determiners[-1:] in (["a"], ["an"])


_FORCE_WORDS = 4
"""How many words before a force's noun its article stands at most."""


def _follows(candidate: Candidate) -> bool:
    """Whether people only come after those before: "to be followed by 150 soldiers from El Salvador"."""
    return candidate.governor is not None and candidate.governor.lemma == "follow"


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
    own = (
        "own" in candidate.sentence.lower[candidate.first : max(candidate.noun_last, candidate.last) + 1]
    )  # "got 31 of their own back"
    among = "among" in candidate.sentence.lower[max(candidate.first - 2, 0) : candidate.first]
    apart = among or candidate.location not in (None, source.location)  # "four U.N. staff were among the 19 dead"
    if own or (candidate.kind in HARM and apart):
        return False
    if "nationals" in source.rules and candidate.sentence.word(candidate.after) == "others":
        return False  # "two Indians died and six others were hurt"
    traded = candidate.kind == "captured" and candidate.sentence.word(candidate.first - 1) == "for"
    if traded or rules & {"swapped", "bodies"}:
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
    part_of_it = part_of_it or _is_kind_of_part(candidate)
    rest = sentence.lower[max(candidate.first - 2, 0) : candidate.first] == ["rest", ","]
    if rest and (group is None or group.passive):
        return True  # "will deliver four and the rest, up to 15, once they have been serviced"
    listed = group is not None and source.role == "money" and group.lemma in ("include", "contain", "comprise")
    return part_of_it or listed or group is None or group is source.governor or group.infinitive


def _is_kind_of_part(candidate: Candidate) -> bool:
    """Whether a verb of being only tells what a part consists of: "of which 4 billion is in grants"."""
    sentence, group, first = candidate.sentence, candidate.governor, candidate.first
    is_so = group is not None and group.lemma == "be" and group.form & BASE and candidate.relation == "subject"
    of_the = (
        sentence.lower[0] == "of" and sentence.word(first - 1) == ","
    )  # "Of the 7 billion due, 5 billion are loans"
    return bool(is_so) and (of_the or sentence.lower[max(first - 2, 0) : first] == ["of", "which"])


def place_before(candidate: Candidate, here: Sequence[str | None], there: Sequence[str | None]) -> str | None:
    """The one place of the sentence before, for victims and for more troops whose own sentence names none."""
    codes = {code for code in there if code}
    if candidate.location is None and not any(here) and len(codes) == 1:
        return codes.pop()
    return None


def is_where_before(candidate: Candidate) -> bool:
    """Whether a number whose sentence names no place is where the sentence before was: victims, more troops, spoils."""
    uprooted = is_uprooted(candidate)
    return candidate.kind in HARM or uprooted or is_of_more_troops(candidate) or _is_spoils(candidate)


def _is_spoils(candidate: Candidate) -> bool:
    """Whether things are taken or wrecked after a clash told of before: "Soldiers also took two guns"."""
    group = candidate.governor
    if group is None or candidate.item is None or candidate.relation != "object" or group.passive:
        return False
    done = not group.frames.isdisjoint(("harm", "destroy")) and "give" not in group.frames
    return done and not any(each.codes for each in candidate.sentence.entities)


def is_of_more_troops(candidate: Candidate) -> bool:
    """Whether troops are of what a sentence before told of: "is sending 300 more soldiers", "100 men took part"."""
    sentence, group = candidate.sentence, candidate.governor
    near = sentence.lower[candidate.first : candidate.last + 1]
    added = not _ADDED.isdisjoint(near)
    sent = group is not None and "sending" in group.frames and candidate.relation == "object"
    told_of = (added and sent) or took_part(candidate)
    return candidate.kind == "troops" and told_of and candidate.recipient is None
