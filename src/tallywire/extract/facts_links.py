"""Numbers that point back: what "six of them", "another 74", "up from 90,000" or "its ten" count was said before."""

from __future__ import annotations

from dataclasses import dataclass

from tallywire.extract.catalogue import Catalogue
from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_governors import excluded
from tallywire.extract.facts_hanging import has_own_verb, link_of
from tallywire.extract.facts_nouns import ends_phrase
from tallywire.extract.facts_parts import batch, fired, fronted, standing_there
from tallywire.extract.facts_pointing import points_back
from tallywire.extract.facts_volleys import some_of_volley
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots.clauses import subject_start
from tallywire.extract.slots.harm import HARM

_JOINING_NATIONALS = word_list("function_words", "joining_nationals")
_PLURALS_WITHOUT_S = word_list("noun_lists", "plurals_without_s")
_POINTING = word_list("function_words", "pointing")
_ARRIVING = word_list("verb_lists", "arriving")
_NEXT_TO = 4
"""How far, in priced words, a verb is from its subject at most."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a number can point back to: the fact before it in its sentence, the last one of the sentences before."""

    previous: Candidate | None
    earlier: Candidate | None
    catalogue: Catalogue

    @property
    def last(self) -> Candidate | None:
        """The nearest fact before."""
        return self.previous or self.earlier


Link = tuple[str, str]
"""A kind and the name of the rule that gave it."""


def inherit(candidate: Candidate, context: Context, own: str | None, rule: str) -> Link | None:
    """The kind that a number takes from an earlier fact; `own` is what its own words say, by `rule`."""
    if candidate.role == "partitive":
        return _part(candidate, context, own, described=rule.startswith("noun"))
    if _is_definite_part(candidate) and own in (None, "troops") and context.last is not None:
        return _definite_part(candidate, context.last)
    rules = _LINKS if _is_nounless(candidate) else _LINKS_OF_NOUNS
    for finds in rules:
        link = finds(candidate, context)
        if link is not None:
            return link
    return None


def _is_nounless(candidate: Candidate) -> bool:
    """Whether the number has no noun of its own, or only one for people in general."""
    if candidate.role == "unknown":
        return False
    return candidate.noun is None or candidate.role in ("bare", "person", "label")


def _part(candidate: Candidate, context: Context, own: str | None, *, described: bool) -> Link | None:
    """ "six of them": of the people named without a number just before, else of the last fact."""
    previous = context.previous
    if previous is not None and own is None:
        between = _unnumbered_between(candidate, previous, context.catalogue)
        if between is not None:
            return between, "unnumbered"
    candidate.antecedent = context.last
    if own is None and previous is not None and previous.item is not None and _of_nearer(candidate, previous):
        return None
    if candidate.antecedent is None:
        soldiers = own == "displaced" and not described and _are_own_soldiers(candidate, context.catalogue)
        open_kind = own is None or soldiers
        return (_freed(candidate) or _unnumbered(candidate, context.catalogue)) if open_kind else None
    order = list(context.catalogue.kinds)
    freed = own == "troops" and candidate.antecedent.kind == "captured"  # "144 men home, 95 of whom had fought"
    if own in HARM or (own is not None and not described and not freed):
        return None
    if own is not None and (
        candidate.antecedent.role == "money" or order.index(own) < order.index(candidate.antecedent.kind)
    ):
        return None
    candidate.item = candidate.antecedent.item
    if _shares_verb(candidate, previous):
        candidate.governor, candidate.relation = candidate.antecedent.governor, candidate.antecedent.relation
    return candidate.antecedent.kind, "partitive"


def _shares_verb(candidate: Candidate, whole: Candidate | None) -> bool:
    """Whether a verb before a part is only of the clause between: "798 died as they tried to get food, 615 of them"."""
    group = candidate.governor
    if whole is None or group is None or candidate.relation != "object" or whole.kind not in HARM:
        return False
    between = whole.last < group.first and "harm" not in group.frames
    return between and candidate.sentence.word(candidate.first - 1) == ","


def _of_nearer(candidate: Candidate, previous: Candidate) -> bool:
    """Whether a number of things that are no fact stands between: "hit 40 jets at four bases, one of them remote"."""
    sentence, comma = candidate.sentence, candidate.first - 1
    thing = sentence.word(comma) == "," and sentence.word(comma - 1) in sentence.grammar.lexicon.things
    return thing and any(sentence.numbers[previous.last + 1 : candidate.first])


def _is_definite_part(candidate: Candidate) -> bool:
    """ "five of the commanders": people who were spoken of before."""
    sentence = candidate.sentence
    part = candidate.role in ("person", "noun", "weak") and sentence.word(candidate.after) == "of"
    return part and sentence.word(candidate.after + 1) in _POINTING


def _definite_part(candidate: Candidate, last: Candidate) -> Link | None:
    if not _is_people(last) or last.kind == "troops":
        return None
    candidate.antecedent = last
    return last.kind, "definite_part"


def _put_together(candidate: Candidate, context: Context) -> Link | None:
    """ "3,000 fighters would leave, together with thousands of civilians": by the verb that they share."""
    previous = context.previous
    if (
        candidate.role != "person"
        or previous is None
        or previous.governor is None
        or not _together(candidate, previous)
    ):
        return None
    for kind in context.catalogue.kinds.values():
        verbs = kind.subjects if previous.relation == "subject" else kind.objects
        words = {"@place", *candidate.sentence.lower}
        said = any(words.issuperset(pattern.later) for pattern in verbs.get(previous.governor.lemma, ()))
        harmed = kind.name == previous.kind and kind.name in HARM  # "hacked to death together with four civilians"
        if (said or harmed) and not excluded(candidate, kind):
            candidate.governor, candidate.relation = previous.governor, previous.relation
            return kind.name, "together"
    return None


def _among_them(candidate: Candidate, context: Context) -> Link | None:
    """ "13 were taken prisoner, two American veterans among them", "13 were killed, including three children"."""
    previous = context.previous
    after = candidate.sentence.lower[candidate.last + 1 : candidate.last + 3]
    people = candidate.role in ("person", "weak") or (
        candidate.role == "unknown" and candidate.sentence.lower[candidate.noun_last].endswith("s")
    )
    if previous is None or not _is_people(previous) or not people:
        return None
    ahead = candidate.sentence.lower[max(candidate.first - 2, 0) : candidate.first]
    included = ahead[-1:] == ["including"] and previous.kind != "troops"
    if not included and ["among", "them"] not in (after, ahead):
        return None
    candidate.antecedent = previous
    return previous.kind, "among_them"


def included_soldiers(candidate: Candidate, whole: Candidate) -> bool:
    """Whether soldiers are some of the victims before them: "put the dead at 1,120, among them 427 fighters"."""
    ahead = candidate.sentence.lower[max(candidate.first - 2, 0) : candidate.first]
    return whole.kind in HARM and (ahead == ["among", "them"] or ahead[-1:] == ["including"])


def _is_people(fact: Candidate) -> bool:
    return fact.role != "money" and fact.item is None


def _hanging(candidate: Candidate, context: Context) -> Link | None:
    previous = context.previous
    if previous is None or previous.role == "money" or candidate.role != "bare":
        return None
    if previous.item is not None and _counts_nationals(candidate):
        return None  # "four drones were launched at the base; none of the 200 Americans there was hurt"
    if _reinforces(candidate, previous):
        candidate.antecedent = previous
        return "troops", "reinforced"
    gap = candidate.sentence.lower[previous.last + 1 : candidate.first]
    link = link_of(candidate, previous, gap)
    if link is None:
        return None
    candidate.antecedent, candidate.item = previous, previous.item
    if "put_at" in previous.rules:  # "puts them at 900 there and 200 in Gao": who counts them has none
        candidate.governor, candidate.relation = None, ""
    return previous.kind, link


def _counts_nationals(candidate: Candidate) -> bool:
    """Whether a nationality right behind the number is what it counts: "the 200 Americans"."""
    entity = candidate.sentence.entity(candidate.after)
    return entity is not None and "demonym" in entity.roles and candidate.sentence.lower[entity.last].endswith("s")


def _reinforces(candidate: Candidate, fact: Candidate) -> bool:
    """Whether more soldiers are sent where others fell: "thirty peacekeepers were hurt; NATO is sending 700 more"."""
    group, sentence = candidate.governor, candidate.sentence
    if fact.kind not in HARM or group is None or "sending" not in group.frames or "harm" in group.frames:
        return False
    soldiers = not sentence.grammar.lexicon.sides["own"].isdisjoint(sentence.lower[fact.after : fact.noun_last + 1])
    return soldiers and not _ADDED.isdisjoint(sentence.lower[candidate.first : candidate.last + 2])


_ADDED = word_list("function_words", "added")


def _nationals(candidate: Candidate, context: Context) -> Link | None:
    """ "1,100 Americans at two bases and 1,500 French"."""
    previous, sentence, group = context.previous, candidate.sentence, candidate.governor
    if "nationals" not in candidate.rules:
        return None
    stay = group is not None and group.lemma.split()[0] in _STAYING
    if stay and context.last is not None and context.last.kind == "troops":
        return "troops", "nationals"  # "will pull out 700 men, leaving 1,000 Americans in the country"
    if previous is None or not _is_people(previous):
        return None
    before = sentence.word(candidate.first - 1)
    joined = before in _JOINING_NATIONALS or (before == "," and "nationals" in previous.rules)
    return (previous.kind, "nationals") if joined or "and" in sentence.lower[previous.last : candidate.first] else None


_STAYING = frozenset(("leave", "remain", "stay"))


def _beside(candidate: Candidate, context: Context) -> Link | None:
    """ "138,000 Thais have been evacuated, and about 20,000 villagers": by the verb of the one before."""
    previous = context.previous
    if previous is None or not _is_people(previous) or previous.kind == "troops" or candidate.role != "person":
        return None
    shared = "verb" in previous.rules and not has_own_verb(candidate)
    return (previous.kind, "beside") if shared and candidate.sentence.word(candidate.first - 1) == "and" else None


def _pointing(candidate: Candidate, context: Context) -> Link | None:
    last = context.last
    if (
        last is None
        and candidate.role == "bare"
        and "more" in candidate.sentence.lower[candidate.after : candidate.after + 2]
    ):
        return _unnumbered(candidate, context.catalogue)
    if last is None or last.role == "money" or candidate.role != "bare":
        return None
    if _is_of_vote(candidate) or not (points_back(candidate) or _same_family(candidate, last)):
        return None
    if last.kind in HARM and _wants_soldiers(candidate, last):
        return "troops", "points_back"  # "The garrison has lost 300 men and has asked for 1,000 more"
    candidate.antecedent, candidate.item = last, last.item
    return last.kind, "points_back"


def _is_of_vote(candidate: Candidate) -> bool:
    """Whether a number is that of a vote: "Its parliament voted by 90 to 12 for more"."""
    return (
        candidate.governor is not None
        and candidate.governor.lemma in ("vote", "pass", "approve")
        and ("to" in (candidate.sentence.word(candidate.first - 1), candidate.sentence.word(candidate.last + 1)))
    )


def _wants_soldiers(candidate: Candidate, last: Candidate) -> bool:
    """Whether more of the soldiers are asked for whose losses were told of."""
    asks = candidate.governor is not None and "ask" in candidate.governor.frames
    noun = last.noun is not None and last.noun.kind == "troops"
    return asks and noun and candidate.relation == "object"


def _same_family(candidate: Candidate, last: Candidate) -> bool:
    """Whether a bare object has a verb of the kind that the fact before it had ("denies having sent 200")."""
    one, other = candidate.governor, last.governor
    if one is None or other is None or last.sentence is candidate.sentence:
        return False
    if candidate.relation != "object":
        given = one.passive and last.item is not None and "give" in one.frames & other.frames
        if given and ends_phrase(candidate.sentence, one.last + 1):
            return True  # "whether up to 100 could be spared", but not "some 30 were given medals"
        more = last.kind == "displaced" and one.lemma in _ARRIVING
        more = more and candidate.sentence.word(candidate.first - 1) != "of"
        return more and candidate.sentence.distance(candidate.last, one.first) <= _NEXT_TO and not one.negated
    near = candidate.sentence.distance(one.last, max(candidate.first, one.last + 1)) <= 1
    if last.kind == "troops":
        return near and bool(one.frames & {"hold", "give"}) and bool(other.frames & {"hold", "give", "ask"})
    if last.item is None or not near:
        return False
    gift = frozenset(("give", "get", "ask"))  # "has received six jets. Paris had promised 26"
    return bool(one.frames & other.frames & {"give", "fire", "harm"}) or bool(one.frames & gift and other.frames & gift)


def _batch(candidate: Candidate, context: Context) -> Link | None:
    return batch(candidate, context.last)


def _standing(candidate: Candidate, context: Context) -> Link | None:
    return standing_there(candidate, context.last)


def _fronted(candidate: Candidate, context: Context) -> Link | None:
    return fronted(candidate, context.catalogue, context.last)


def _fired(candidate: Candidate, context: Context) -> Link | None:
    return fired(candidate, context.catalogue, context.last)


def _of_fleet(candidate: Candidate, context: Context) -> Link | None:
    """ "took delivery of two helicopters, bringing its fleet to six": a side's stock of the things told of before."""
    last = context.last
    if last is None or last.item is None or not is_of_stock(candidate):
        return None
    candidate.antecedent, candidate.item = last, last.item
    return last.kind, "fleet"


def is_of_stock(candidate: Candidate) -> bool:
    """Whether a fleet or a stock comes to the number, and no force of men: "bringing its fleet to six"."""
    group = candidate.governor
    changed = group is not None and "change" in group.frames and candidate.relation == "object"
    return (
        changed
        and group is not None
        and not _STOCKS.isdisjoint(candidate.sentence.lower[group.last + 1 : candidate.first])
    )


_STOCKS = word_list("noun_lists", "stocks_of_arms")


def _of_volley(candidate: Candidate, context: Context) -> Link | None:
    return some_of_volley(candidate, context.last)


_LINKS_OF_NOUNS = (_put_together, _among_them, _batch)
_LINKS = (
    *_LINKS_OF_NOUNS,
    _standing,
    _fronted,
    _fired,
    _of_fleet,
    _hanging,
    _of_volley,
    _nationals,
    _beside,
    _pointing,
)


def _unnumbered_between(candidate: Candidate, previous: Candidate, catalogue: Catalogue) -> str | None:
    """The kind of people named without a number after the fact before: "58 dead and the hurt, 1,200 of them"."""
    sentence = candidate.sentence
    for at in range(candidate.first - 1, previous.last, -1):
        told = sentence.group(at + 1)
        if told is not None and "report" in told.frames:
            return None  # "rockets were launched, the army said; 200 of them"
        if sentence.word(at - 1) != "the" or (
            at in sentence.group_at and not sentence.groups[sentence.group_at[at]].reduced
        ):
            continue
        for noun in catalogue.nouns.get((sentence.lower[at],), ()):
            if (
                noun.role in ("noun", "modifier")
                and noun.kind != previous.kind
                and catalogue.kinds[noun.kind].unit == "person"
            ):
                return noun.kind
    return None


def _freed(candidate: Candidate) -> Link | None:
    """ "Soldiers found 137 of them; at first 287 had been reported abducted": who is found of those held."""
    group, sentence = candidate.governor, candidate.sentence
    if group is None or candidate.relation != "object" or group.lemma not in _FINDING:
        return None
    return None if _HELD.isdisjoint(sentence.lower) else ("captured", "freed")


_FINDING = word_list("verb_lists", "finding_captives")
_HELD = word_list("noun_lists", "held_by_others")


def _are_own_soldiers(candidate: Candidate, catalogue: Catalogue) -> bool:
    """Whether a side moves soldiers of its own: "to take its soldiers, 1,000 of them, out of Niger"."""
    lower, at = candidate.sentence.lower, candidate.first - 2
    owned = candidate.sentence.word(at + 1) == "," and candidate.sentence.word(at - 1) in _OWNING
    return owned and any(noun.kind == "troops" for noun in catalogue.nouns.get((lower[at],), ()))


_OWNING = word_list("grammar", "possessives")


def _unnumbered(candidate: Candidate, catalogue: Catalogue) -> Link | None:
    """What "ten of them" counts where what it points to had no number: the last plural thing named before.

    The doer of the verb is not meant: "Soldiers found 137 of them".
    """
    sentence, group = candidate.sentence, candidate.governor
    does = group is not None and candidate.relation == "object" and not group.passive
    doer = range(subject_start(sentence, group), group.first) if group is not None and does else range(0)
    for at in range(candidate.first - 1, -1, -1):
        if at in doer:
            continue
        for noun in catalogue.nouns.get((sentence.lower[at],), ()):
            plural = sentence.lower[at].endswith("s") or sentence.lower[at] in _PLURALS_WITHOUT_S
            if noun.role in ("item", "noun", "model") and plural and at not in sentence.group_at:
                if noun.role == "item" and noun.item in catalogue.kinds[noun.kind].weak_items:
                    return None
                candidate.item = noun.item
                return noun.kind, "unnumbered"
    return None


def _together(candidate: Candidate, previous: Candidate) -> bool:
    """Whether a number is put beside the one before: "fighters would leave, together with thousands of civilians"."""
    opening = tuple(candidate.sentence.lower[max(candidate.first - 2, 0) : candidate.first])
    return opening in (("together", "with"), ("along", "with"), ("well", "as")) and previous.last < candidate.first
