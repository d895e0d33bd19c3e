"""Labels that a number fills: "losses at 5,800", "a force of 2,500", "the number of prisoners rose to 300"."""

from __future__ import annotations

from tallywire.extract.catalogue import Catalogue, Noun
from tallywire.extract.facts_links import FIGURES, points_back
from tallywire.extract.facts_nouns import Candidate
from tallywire.extract.facts_syntax import Sentence


def label_before(candidate: Candidate, catalogue: Catalogue) -> Noun | None:
    """ "losses at 5,800", "a force of 2,500", "the number of prisoners … at 2,310": the label that a number fills."""
    sentence = candidate.sentence
    at = candidate.first - 1
    if sentence.word(at) == "of" or (sentence.word(at) == "of" and candidate.role == "person"):
        noun = noun_ending(sentence, at - 1, catalogue, ("group", "label"))
        if noun is not None:
            candidate.label_first = at - 1
            return Noun(noun.kind, "group" if noun.role == "group" else "label")
    if candidate.role == "person":
        return None
    if points_back(candidate) and sentence.word(candidate.first) in ("another", "further", "additional", "a"):
        return None
    if sentence.word(at) == "of" and sentence.word(at - 1) in FIGURES:
        return None
    if sentence.word(at) == "," and at >= 2:
        noun = noun_ending(sentence, at - 1, catalogue, ("label", "noun"))
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
        if word in (";", '"', "poll", "survey", "sample") or (sentence.numbers[index] and not linked):
            return None
        group = sentence.groups[sentence.group_at[index]] if index in sentence.group_at else None
        if group is not None and "change" in group.frames:
            linked = True
        noun = noun_ending(sentence, index, catalogue, ("label", "group", "noun"))
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
            or (noun.role == "noun" and not _numbered(sentence, index))
            or (noun.role == "group" and not linked)
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


def list_head(candidate: Candidate, catalogue: Catalogue) -> Noun | None:
    """The label over a list: "Losses of the enemy: personnel – 300, tanks – 4"."""
    sentence = candidate.sentence
    for index in range(min(candidate.noun_first, 12)):
        noun = noun_ending(sentence, index, catalogue, ("label",))
        if noun is not None:
            candidate.label_first = index
            return noun
    return None


def _counted_number(sentence: Sentence, at: int, catalogue: Catalogue) -> tuple[int, Noun] | None:
    """Where "number of …" stands before a number that it is put at, and what it counts."""
    for index in range(at, max(at - 18, -1), -1):
        if sentence.lower[index] in (";", '"') or (sentence.numbers[index] and sentence.lower[at] not in ("to", "at")):
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
        noun = noun_ending(sentence, at, catalogue, ("noun", "label"))
        if noun is not None:
            found.append(noun.kind)
    return Noun(min(found, key=order.index), "label") if found else None


def noun_ending(sentence: Sentence, at: int, catalogue: Catalogue, roles: tuple[str, ...]) -> Noun | None:
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


def govern_label(candidate: Candidate) -> None:
    """The verb of a label that a number fills is that of change beside it: "put the number of … at", "losses reached"."""
    sentence = candidate.sentence
    near = [group for group in sentence.groups if "change" in group.frames and group.last < candidate.first]
    if near and sentence.distance(near[-1].last, candidate.first) < 24:
        candidate.governor, candidate.relation = near[-1], "object"
