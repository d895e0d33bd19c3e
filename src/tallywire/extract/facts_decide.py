"""Whether a number is a fact, and of which kind: from its noun, its verb, and the facts before it."""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.extract.catalogue import Catalogue, Kind, Noun
from tallywire.extract.facts_kinds import (
    Candidate,
    excluded,
    governors,
    govern,
    is_fraction,
    kinds_by_verb,
    phrase_kind,
)
from tallywire.extract.facts_syntax import Sentence
from tallywire.extract.slots.harm import HARM

_FAMILY = frozenset(("hold", "give", "move", "harm", "fire", "lose", "leave", "get", "ask"))
"""Frames by which a bare number can share the kind of the one before."""
_FIGURES = frozenset(("figure", "number", "count", "total", "tally"))
SURE = 9
"""A verb of a kind nearer than this overrides a weaker noun; further off it needs a noun for people."""
_COMPARED = frozenset(("from", "to", "against", "than", "below", "above", "at", "by", "and", "or", "with"))


def decide(
    candidate: Candidate, before: Sequence[Candidate], earlier: Sequence[Candidate], catalogue: Catalogue
) -> bool:
    """Set kind and item of a candidate that counts people or things; False where it is no fact.

    `before` are facts of the same sentence, `earlier` those of the sentences before it, both in order.
    """
    if is_fraction(candidate.mention, candidate.sentence.view):
        return False
    govern(candidate, before)
    if _is_machine(candidate, catalogue):
        candidate.noun = next(noun for noun in candidate.nouns if noun.role == "item")
        candidate.role, candidate.item = "item", candidate.noun.item
    if candidate.role in ("item", "model") and _is_item(candidate, (*before, *earlier), catalogue):
        return True
    if candidate.role == "thing":
        return False
    if candidate.role in ("item", "model"):
        return _other_role(candidate, catalogue) and _person(candidate, before, earlier, catalogue)
    return _person(candidate, before, earlier, catalogue)


def _is_machine(candidate: Candidate, catalogue: Catalogue) -> bool:
    """Whether a noun that means people and machines stands after a model ("14 Gripen fighters")."""
    if candidate.role != "noun" or all(noun.role != "item" for noun in candidate.nouns):
        return False
    inside = candidate.sentence.lower[candidate.after : candidate.noun_first]
    return any(noun.role == "model" for word in inside for noun in catalogue.nouns.get((word,), ()))


def _is_item(candidate: Candidate, others: Sequence[Candidate], catalogue: Catalogue) -> bool:
    noun = candidate.noun
    assert noun is not None
    kind = catalogue.kinds[noun.kind]
    if excluded(candidate, kind):
        return False
    weak = noun.role == "item" and noun.item in kind.weak_items and "conjoined" not in candidate.rules
    if weak and not _at_war(candidate, others, kind, catalogue):
        return False
    candidate.kind, candidate.item = kind.name, candidate.item or noun.item
    candidate.rules.append(f"noun_{noun.role}")
    return True


def _at_war(candidate: Candidate, others: Sequence[Candidate], kind: Kind, catalogue: Catalogue) -> bool:
    """Whether anything beside an item that civilians have as well tells of armies: words, verbs, other facts, a giver and a getter."""
    sentence, group = candidate.sentence, candidate.governor
    if any(other.kind in ("troops", "casualties", kind.name) or other.kind == "aid" for other in others):
        return True
    if not kind.context.isdisjoint(sentence.lower):
        return True
    inside = sentence.lower[candidate.after : candidate.noun_last + 1]
    if any(noun.role == "model" for word in inside for noun in catalogue.nouns.get((word,), ())):
        return True
    if group is not None and (
        "destroy" in group.frames
        or "lose" in group.frames
        and "harm" not in group.frames
        or "fire" in group.frames
        and candidate.relation == "object"
    ):
        return True
    sides = {code for entity in sentence.entities for code in entity.codes if "region" not in entity.roles}
    return group is not None and bool(group.frames & {"give", "get", "ask"}) and len(sides) > 1


def _other_role(candidate: Candidate, catalogue: Catalogue) -> bool:
    """Whether the noun may also mean people ("fighters")."""
    others = tuple(noun for noun in candidate.nouns if noun.role not in ("item", "model"))
    if not others:
        return False
    candidate.noun, candidate.role = others[0], others[0].role
    return True


def _person(
    candidate: Candidate, before: Sequence[Candidate], earlier: Sequence[Candidate], catalogue: Catalogue
) -> bool:
    ranks = {name: rank for rank, name in enumerate(catalogue.kinds)}
    own = _kind_of_noun(candidate, catalogue)
    verb = _kind_of_verb(candidate, catalogue, before, earlier, own)
    both = _killed_and_wounded(candidate, catalogue)
    phrase = phrase_kind(candidate, catalogue)
    chosen, rule = None, ""
    if both and (verb or own) and (own is None or ranks[own.kind] > 0):
        chosen, rule = both, "verbs_joined"
    elif before and before[-1].kind == "captured" and _swapped_for(candidate):
        chosen, rule = "captured", "swapped"
    elif own is not None and own.role in ("noun", "label", "modifier"):
        chosen, rule = own.kind, f"noun_{own.role}"
        distant = own.role == "modifier" or own.kind in HARM
        names = (name for name in (verb, phrase) if name and not (distant and candidate.relation == "object"))
        stronger = min(names, key=lambda name: ranks[name], default=None)
        if stronger and ranks[stronger] < ranks[chosen]:
            chosen, rule = stronger, "verb"
    elif verb or phrase:
        chosen = min((name for name in (verb, phrase) if name), key=lambda name: ranks[name])
        rule = "verb" if chosen == verb else "phrase"
    elif own is not None and own.role == "group" and (candidate.label_first >= 0 or "strong" in candidate.rules):
        chosen, rule = own.kind, "noun_group"
    elif own is not None and own.role == "weak" and _in_context(candidate, before, earlier, own.kind):
        chosen, rule = own.kind, "noun_weak"
    if candidate.role == "partitive" or chosen is None:
        chosen, rule = _inherit(candidate, before, earlier, chosen, rule, catalogue)
    if chosen is None:
        return False
    kind = catalogue.kinds[chosen]
    if kind.unit == "person" and candidate.role != "partitive" and excluded(candidate, kind):
        return False
    candidate.kind = chosen
    candidate.rules.append(rule)
    if candidate.label_first >= 0:
        _govern_label(candidate)
    return True


def _govern_label(candidate: Candidate) -> None:
    """The verb of a label that a number fills is that of change beside it: "put the number of … at", "losses reached"."""
    sentence = candidate.sentence
    near = [group for group in sentence.groups if "change" in group.frames and group.last < candidate.first]
    if near and sentence.distance(near[-1].last, candidate.first) < 24:
        candidate.governor, candidate.relation = near[-1], "object"


def _swapped_for(candidate: Candidate) -> bool:
    """Whether people are what prisoners were exchanged for."""
    sentence = candidate.sentence
    words = {"swap", "swapped", "exchange", "exchanged", "traded"}
    return sentence.word(candidate.first - 1) == "for" and bool(words & set(sentence.lower[: candidate.first]))


def _kind_of_noun(candidate: Candidate, catalogue: Catalogue) -> Noun | None:
    """What the noun phrase itself says: its noun, an adjective before it, a label or group before the number."""
    noun = candidate.noun
    if candidate.modifiers and candidate.role in ("person", "noun", "weak", "unknown"):
        if noun is None or noun.role == "weak" or noun.kind != candidate.modifiers[0]:
            order = list(catalogue.kinds)
            name = min(candidate.modifiers, key=order.index)
            if noun is None or noun.role == "weak" or order.index(name) < order.index(noun.kind):
                return Noun(name, "modifier")
    if candidate.role == "weak":
        label = _label_before(candidate, catalogue)
        if label is not None:
            return label
    if noun is not None and noun.role == "noun" and candidate.sentence.word(candidate.first - 1) == "of":
        order = list(catalogue.kinds)
        over = _noun_ending(candidate.sentence, candidate.first - 2, catalogue, ("label", "noun"))
        group = _noun_ending(candidate.sentence, candidate.first - 2, catalogue, ("group",))
        if over is not None or group is not None:
            candidate.label_first = candidate.first - 2
        if over is not None and order.index(over.kind) < order.index(noun.kind):
            return Noun(over.kind, "label")
    if noun is not None and noun.role in ("noun", "weak", "modifier") and "listed" not in candidate.rules:
        if "strong" in candidate.rules or noun.role != "modifier" or candidate.role != "person":
            return noun
    if noun is not None and noun.role == "group" and "strong" in candidate.rules:
        return noun
    if noun is not None and noun.role == "label" and "listed" in candidate.rules:
        return noun
    if candidate.role in ("bare", "person", "label", "weak"):
        return _label_before(candidate, catalogue)
    if noun is not None and noun.role == "noun" and "listed" in candidate.rules:
        return _list_head(candidate, catalogue) or noun
    return noun if noun is not None and noun.role == "noun" else None


def _label_before(candidate: Candidate, catalogue: Catalogue) -> Noun | None:
    """ "losses at 5,800", "a force of 2,500", "the number of prisoners … at 2,310": the label that a number fills."""
    sentence = candidate.sentence
    at = candidate.first - 1
    if sentence.word(at) == "of" or sentence.word(at) == "of" and candidate.role == "person":
        noun = _noun_ending(sentence, at - 1, catalogue, ("group", "label"))
        if noun is not None:
            candidate.label_first = at - 1
            return Noun(noun.kind, "group" if noun.role == "group" else "label")
    if candidate.role == "person":
        return None
    if _points_back(candidate) and sentence.word(candidate.first) in ("another", "further", "additional", "a"):
        return None
    if sentence.word(at) == "of" and sentence.word(at - 1) in _FIGURES:
        return None
    if sentence.word(at) == "," and at >= 2:
        noun = _noun_ending(sentence, at - 1, catalogue, ("label", "noun"))
        if noun is not None and sentence.word(at - 2) == "the" and sentence.word(at - 3) in ("of", "among"):
            return Noun(noun.kind, "label")
    counted = _counted_number(sentence, at, catalogue)
    if counted is not None:
        candidate.label_first = counted[0]
        return counted[1]
    stop = max(at - 18, -1)
    nearest = [group for group in sentence.groups if group.last < candidate.first]
    group_before = nearest[-1] if nearest else None
    prepositions = ("at", "to", "of", "from", "below", "above", "by")
    opening = sentence.word(candidate.first)
    linked = sentence.word(at) in prepositions or opening in prepositions
    linked = linked or "change" in sentence.grammar.lexicon.frames.get(
        sentence.grammar.forms.get(opening, ("", 0))[0], ()
    )
    for index in range(at, stop, -1):
        word = sentence.lower[index]
        if word in (";", '"', "poll", "survey", "sample") or sentence.numbers[index] and not linked:
            return None
        group = sentence.groups[sentence.group_at[index]] if index in sentence.group_at else None
        if group is not None and "change" in group.frames:
            linked = True
        noun = _noun_ending(sentence, index, catalogue, ("label", "group", "noun"))
        if group is not None and not group.nominal:
            noun = None
        if noun is not None and index == at and noun.role != "noun":
            linked = True
        counted = (
            group_before is not None and group_before.lemma in ("number", "total") and index == group_before.first - 1
        )
        if noun is not None and noun.role == "noun" and counted:
            candidate.label_first = index
            return Noun(noun.kind, "label")
        if (
            noun is None
            or noun.role == "noun"
            and not _numbered(sentence, index)
            or noun.role == "group"
            and not linked
        ):
            continue
        if _subject_of_putting(sentence, index, candidate.first):
            continue
        if linked and not _taken(sentence, index, candidate.first):
            those = [at for at in range(index + 1, candidate.first) if sentence.lower[at] in ("those", "that")]
            candidate.label_first = those[-1] if those and sentence.word(those[-1] + 1) == "of" else index
            return Noun(noun.kind, "label")
    return None


def _subject_of_putting(sentence: Sentence, label: int, number: int) -> bool:
    """Whether a label before "put … at" is who puts, not what is put: "the army put the crowd at 40,000"."""
    for group in sentence.groups:
        if (
            label < group.first < number
            and group.lemma in ("put", "place", "estimate", "set", "list", "give")
            and not group.passive
        ):
            return group.first - label < 6
    return False


def _list_head(candidate: Candidate, catalogue: Catalogue) -> Noun | None:
    """The label over a list: "Losses of the enemy: personnel – 300, tanks – 4"."""
    sentence = candidate.sentence
    for index in range(0, min(candidate.noun_first, 12)):
        noun = _noun_ending(sentence, index, catalogue, ("label",))
        if noun is not None:
            candidate.label_first = index
            return noun
    return None


def _counted_number(sentence: Sentence, at: int, catalogue: Catalogue) -> tuple[int, Noun] | None:
    """Where "number of …" stands before a number that it is put at, and what it counts."""
    for index in range(at, max(at - 18, -1), -1):
        if sentence.lower[index] in (";", '"') or sentence.numbers[index] and sentence.lower[at] not in ("to", "at"):
            return None
        if sentence.lower[index] == "number" and sentence.word(index + 1) == "of":
            noun = _number_of(sentence, index, at, catalogue)
            return (index, noun) if noun is not None else None
    return None


def _number_of(sentence: Sentence, index: int, stop: int, catalogue: Catalogue) -> Noun | None:
    """What "number of" at a word counts, up to the number itself: "the number of its men in rebel hands"."""
    order = list(catalogue.kinds)
    found: list[str] = []
    for at in range(index + 2, stop):
        for phrase, kind in catalogue.phrases.get(sentence.lower[at], ()):
            if tuple(sentence.lower[at : at + len(phrase)]) == phrase:
                found.append(kind)
        noun = _noun_ending(sentence, at, catalogue, ("noun", "label"))
        if noun is not None:
            found.append(noun.kind)
    return Noun(min(found, key=order.index), "label") if found else None


def _noun_ending(sentence: Sentence, at: int, catalogue: Catalogue, roles: tuple[str, ...]) -> Noun | None:
    """The catalogued noun that ends at a word, of the first of the roles that it has."""
    if at < 0:
        return None
    for size in (3, 2, 1):
        nouns = catalogue.nouns.get(tuple(sentence.lower[at - size + 1 : at + 1])) if at - size + 1 >= 0 else None
        for noun in sorted(nouns or (), key=lambda each: roles.index(each.role) if each.role in roles else 9):
            if noun.role in roles and catalogue.kinds[noun.kind].unit == "person":
                return noun
    return None


def _numbered(sentence: Sentence, index: int) -> bool:
    """Whether "number of" or "total" stands before a noun."""
    return any(
        word in ("number", "numbers", "total", "count", "estimate", "tally", "figure")
        for word in sentence.lower[max(index - 6, 0) : index]
    )


def _taken(sentence: Sentence, label: int, number: int) -> bool:
    """Whether another number before the label is what it counts ("40 casualties, a force of 12")."""
    return (
        any(sentence.numbers[max(label - 3, 0) : label]) and label + 2 < number and "," in sentence.lower[label:number]
    )


def _kind_of_verb(
    candidate: Candidate,
    catalogue: Catalogue,
    before: Sequence[Candidate],
    earlier: Sequence[Candidate],
    own: Noun | None,
) -> str | None:
    """The kind that the governing verb makes of people; an unknown noun, or none, needs a verb that only people undergo."""
    sentence = candidate.sentence
    context = [other.kind for other in (*earlier, *before)]
    after_people = bool(context) and catalogue.kinds[context[-1]].unit == "person"
    pointing = candidate.role in ("bare", "partitive")
    known = candidate.role in ("person", "noun", "weak") or own is not None
    nearest = None
    for price, kind, group, relation in kinds_by_verb(candidate, catalogue):
        if nearest is not None and price > nearest + 4:
            break
        loose = pointing and own is None and group.lemma not in kind.sure
        if excluded(candidate, kind) or loose and _moves_troops(kind, context):
            continue
        close = price <= SURE
        crowd = (candidate.mention.value_low or candidate.mention.value_high or 0) >= 1000
        if candidate.role == "bare" and (
            sentence.word(candidate.first - 1) == ":" and price == 0 or crowd and relation == "subject" and price <= 2
        ):
            candidate.governor, candidate.relation = group, relation
            return kind.name
        if known and price <= SURE + 5 or close and (group.lemma in kind.sure or pointing and after_people):
            candidate.governor, candidate.relation = group, relation
            return kind.name
        nearest = price if nearest is None else nearest
    return None


def _moves_troops(kind: Kind, context: Sequence[str]) -> bool:
    """Whether a bare number after troops only moves, as troops do ("they join 750 who left the base")."""
    return bool(context) and context[-1] == "troops" and "troop" in kind.exclude


def _killed_and_wounded(candidate: Candidate, catalogue: Catalogue) -> str | None:
    """The kind of two verbs of harm joined over one number: "killed or wounded"."""
    sentence, group = candidate.sentence, candidate.governor
    if group is None or sentence.word(group.last + 1) not in ("and", "or"):
        return None
    pair = (sentence.word(group.last), sentence.word(group.last + 1), sentence.word(group.last + 2))
    if group.last + 3 < len(sentence.lower) and sentence.numbers[group.last + 3] and candidate.relation == "subject":
        return None
    nouns = catalogue.nouns.get(pair, ())
    return nouns[0].kind if nouns else None


def _in_context(candidate: Candidate, before: Sequence[Candidate], earlier: Sequence[Candidate], kind: str) -> bool:
    """Whether a weak noun stands beside a side of its own, or after facts of its kind."""
    if any(other.kind == kind for other in (*before, *earlier)):
        return True
    governor, sentence = candidate.governor, candidate.sentence
    if governor is not None and "soldiering" in governor.frames and candidate.relation == "subject":
        return True
    if governor is None or not governor.frames & {"hold", "lose", "ask"} or candidate.relation != "object":
        return (
            governor is not None and governor.passive and bool(governor.frames & {"hold"}) and bool(sentence.entities)
        )
    return bool(sentence.entities)


def _inherit(
    candidate: Candidate,
    before: Sequence[Candidate],
    earlier: Sequence[Candidate],
    chosen: str | None,
    rule: str,
    catalogue: Catalogue,
) -> tuple[str | None, str]:
    """The kind of an earlier fact, for a number that only points back: "six of them", "another 74", "up from 90,000"."""
    sentence = candidate.sentence
    previous = before[-1] if before else None
    if candidate.role == "partitive" and previous is not None and chosen is None:
        between = _unnumbered_between(candidate, previous, catalogue)
        if between is not None:
            candidate.item = None
            return between, "unnumbered"
    if candidate.role == "partitive":
        candidate.antecedent = previous or (earlier[-1] if earlier else None)
        if candidate.antecedent is None:
            return _unnumbered(candidate, chosen, rule, catalogue)
        if chosen is None:
            candidate.item = candidate.antecedent.item
            return candidate.antecedent.kind, "partitive"
        return chosen, rule
    if candidate.role == "person" and previous is not None and _together(candidate, previous):
        for kind in catalogue.kinds.values():
            if previous.governor is not None and previous.governor.lemma in (
                kind.subjects if previous.relation == "subject" else kind.objects
            ):
                if not excluded(candidate, kind):
                    candidate.governor, candidate.relation = previous.governor, previous.relation
                    return kind.name, "together"
    if (
        previous is not None
        and previous.role != "money"
        and previous.item is None
        and candidate.role in ("person", "weak")
    ):
        if tuple(sentence.lower[candidate.last + 1 : candidate.last + 3]) == ("among", "them"):
            candidate.antecedent = previous
            return previous.kind, "among_them"
    if candidate.role == "unknown" or candidate.noun is not None and candidate.role not in ("bare", "person", "label"):
        return None, ""
    if previous is not None and "money" != previous.role:
        gap = sentence.lower[previous.last + 1 : candidate.first]
        link = _link(candidate, previous, gap)
        if link:
            candidate.antecedent, candidate.item = previous, previous.item
            return previous.kind, link
    if "nationals" in candidate.rules and previous is not None and previous.role != "money" and previous.item is None:
        if (
            sentence.word(candidate.first - 1) in ("and", "against", "with", "to")
            or "and" in sentence.lower[previous.last : candidate.first]
        ):
            return previous.kind, "nationals"
    if (
        previous is not None
        and previous.item is None
        and previous.kind != "troops"
        and candidate.role in ("person", "weak", "noun")
    ):
        after = tuple(sentence.lower[candidate.last + 1 : candidate.last + 3])
        opening = sentence.word(candidate.first - 1)
        shared = opening == "and" and "verb" in previous.rules and not _has_own_verb(candidate)
        if after == ("among", "them") or shared:
            return previous.kind, "beside"
    last = previous or (earlier[-1] if earlier else None)
    if last is not None and last.role != "money" and candidate.role in ("bare",) and _points_back(candidate):
        candidate.antecedent, candidate.item = last, last.item
        return last.kind, "points_back"
    return None, ""


def _unnumbered_between(candidate: Candidate, previous: Candidate, catalogue: Catalogue) -> str | None:
    """The kind of people named without a number after the fact before: "58 dead and the hurt, 1,200 of them"."""
    sentence = candidate.sentence
    for at in range(candidate.first - 1, previous.last, -1):
        if (
            sentence.word(at - 1) != "the"
            or at in sentence.group_at
            and not sentence.groups[sentence.group_at[at]].reduced
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


def _unnumbered(candidate: Candidate, chosen: str | None, rule: str, catalogue: Catalogue) -> tuple[str | None, str]:
    """What "ten of them" counts where what it points to had no number: the last plural thing named before."""
    sentence = candidate.sentence
    if chosen is not None:
        return chosen, rule
    for at in range(candidate.first - 1, -1, -1):
        for noun in catalogue.nouns.get((sentence.lower[at],), ()):
            if noun.role in ("item", "noun") and sentence.lower[at].endswith("s") and at not in sentence.group_at:
                candidate.item = noun.item
                return noun.kind, "unnumbered"
    return None, ""


def _link(candidate: Candidate, previous: Candidate, gap: list[str]) -> str | None:
    """How a bare number hangs on the fact before it in its sentence."""
    sentence = candidate.sentence
    if candidate.role == "bare":
        opening = sentence.lower[candidate.first - 1] if candidate.first else ""
        if gap[-1:] in (["("], ["+"]) or gap[-2:] == ["(", "+"] or sentence.word(candidate.first) == "+":
            return "bracketed"
        if gap[-2:] in (["up", "from"], ["down", "from"], ["compared", "with"], ["compared", "to"]):
            return "compared"
        apart = bool({"-", "—", "–", ";", "population"} & set(gap))
        if (
            not apart
            and (opening in _COMPARED or sentence.word(candidate.first) in _COMPARED)
            and len(gap) <= 10
            and ";" not in gap
        ):
            return "compared"
        start = previous.first - 1
        while sentence.word(start) in sentence.grammar.lexicon.words["determiners"]:
            start -= 1
        if sentence.word(start) == "of" and sentence.word(start - 1) in ("", ",", ";", "and", "but"):
            return "partitive"
        if len(gap) >= 2 and gap[-1] in ("whom", "which") or gap[-2:-1] == ["of"]:
            return "partitive"
        if "whom" in gap[:3] or "which" in gap[:3]:
            return "partitive"
        if _same_verb(candidate, previous):
            return "same_verb"
    return None


def _together(candidate: Candidate, previous: Candidate) -> bool:
    """Whether a number is put beside the one before: "3,000 fighters would leave, together with thousands of civilians"."""
    opening = tuple(candidate.sentence.lower[max(candidate.first - 2, 0) : candidate.first])
    return opening in (("together", "with"), ("along", "with"), ("well", "as")) and previous.last < candidate.first


def _same_verb(candidate: Candidate, previous: Candidate) -> bool:
    """Whether the verb of a bare number is of the family of the verb before."""
    one, other = candidate.governor, previous.governor
    if one is None or candidate.sentence.word(candidate.last + 1) in ("a", "per"):
        return False
    if other is None:
        return bool(one.frames & {"hold", "harm", "give"}) and candidate.relation == "object"
    if one.frames & other.frames & _FAMILY:
        return True
    if candidate.relation == "subject":
        return "move" in one.frames and previous.item is not None
    return bool(one.frames & {"hold", "give", "harm"}) and bool(other.frames & (_FAMILY | {"change"}))


def _has_own_verb(candidate: Candidate) -> bool:
    """Whether a verb stands after the number in its clause."""
    return any(price <= 4 and relation == "subject" for price, _, relation in governors(candidate))


def _refers(candidate: Candidate) -> bool:
    """Whether a bare number stands where only something named before can be meant.

    That is: first in its sentence with its verb ("Seventeen were freed"), after a possessive ("its ten"), as object of asking,
    giving or admitting ("had asked for 5,000"), after "there be", after "the figure was", or as "1,700 lighter ones".
    """
    sentence, group = candidate.sentence, candidate.governor
    if candidate.role != "bare":
        return False
    before = sentence.word(candidate.first - 1)
    if (
        before in sentence.grammar.lexicon.words["possessives"]
        or "ones" in sentence.lower[candidate.after : candidate.after + 2]
    ):
        return True
    if before == "of" and sentence.word(candidate.first - 2) in _FIGURES:
        return True
    if group is None or sentence.word(candidate.last + 1) in ("a", "per", "to"):
        return False
    if candidate.relation == "subject":
        return candidate.first == 0 and group.first <= candidate.last + 3
    if sentence.distance(group.last, candidate.first) > 4:
        return False
    words = sentence.lower[max(group.first - 7, 0) : group.first]
    if words and words[-1] in ("they", "it", "he", "she", "there") and (group.frames & _FAMILY or group.lemma == "be"):
        return True
    figure = any(word in _FIGURES for word in words)
    return bool(group.frames & {"ask", "lose"}) and not group.passive or group.lemma == "be" and figure


def _points_back(candidate: Candidate) -> bool:
    """Whether the words beside a bare number say that it counts what was named before."""
    sentence = candidate.sentence
    more = sentence.grammar.lexicon.words["more"]
    near = sentence.lower[max(candidate.first - 1, 0) : candidate.after + 2]
    in_all = near[-2:] in (["in", "total"], ["in", "all"])
    return any(word in more for word in near) or in_all or _refers(candidate)
