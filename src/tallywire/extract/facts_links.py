"""Numbers that point back: what "six of them", "another 74", "up from 90,000" or "its ten" count was said before."""

from __future__ import annotations

from collections.abc import Sequence

from tallywire.extract.catalogue import Catalogue
from tallywire.extract.facts_governors import excluded, governors
from tallywire.extract.facts_nouns import Candidate

FIGURES = frozenset(("figure", "number", "count", "total", "tally"))
"""Words for the number itself: what it counts was said before."""
_FAMILY = frozenset(("hold", "give", "move", "harm", "fire", "lose", "leave", "get", "ask"))
"""Frames by which a bare number can share the kind of the one before."""
_COMPARED = frozenset(("from", "to", "against", "than", "below", "above", "at", "by", "and", "or", "with"))


def inherit(
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
            if (
                previous.governor is not None
                and previous.governor.lemma in (kind.subjects if previous.relation == "subject" else kind.objects)
                and not excluded(candidate, kind)
            ):
                candidate.governor, candidate.relation = previous.governor, previous.relation
                return kind.name, "together"
    if (
        previous is not None
        and previous.role != "money"
        and previous.item is None
        and candidate.role in ("person", "weak")
    ) and tuple(sentence.lower[candidate.last + 1 : candidate.last + 3]) == ("among", "them"):
        candidate.antecedent = previous
        return previous.kind, "among_them"
    if candidate.role == "unknown" or (
        candidate.noun is not None and candidate.role not in ("bare", "person", "label")
    ):
        return None, ""
    if previous is not None and previous.role != "money":
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
    if last is not None and last.role != "money" and candidate.role == "bare" and points_back(candidate):
        candidate.antecedent, candidate.item = last, last.item
        return last.kind, "points_back"
    return None, ""


def _unnumbered_between(candidate: Candidate, previous: Candidate, catalogue: Catalogue) -> str | None:
    """The kind of people named without a number after the fact before: "58 dead and the hurt, 1,200 of them"."""
    sentence = candidate.sentence
    for at in range(candidate.first - 1, previous.last, -1):
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
        if (len(gap) >= 2 and gap[-1] in ("whom", "which")) or gap[-2:-1] == ["of"]:
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
    if before == "of" and sentence.word(candidate.first - 2) in FIGURES:
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
    figure = any(word in FIGURES for word in words)
    return (bool(group.frames & {"ask", "lose"}) and not group.passive) or (group.lemma == "be" and figure)


def points_back(candidate: Candidate) -> bool:
    """Whether the words beside a bare number say that it counts what was named before."""
    sentence = candidate.sentence
    more = sentence.grammar.lexicon.words["more"]
    near = sentence.lower[max(candidate.first - 1, 0) : candidate.after + 2]
    in_all = near[-2:] in (["in", "total"], ["in", "all"])
    return any(word in more for word in near) or in_all or _refers(candidate)
