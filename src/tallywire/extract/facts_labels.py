"""Labels that a number fills: "losses at 5,800", "a force of 2,500", "the number of prisoners rose to 300"."""

from __future__ import annotations

from tallywire.extract.catalogue import Catalogue, Noun
from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_lexicon import PARTICIPLE
from tallywire.extract.facts_lookup import last_words
from tallywire.extract.facts_phrases import fell_otherwise
from tallywire.extract.facts_pointing import FIGURES, points_back, relative_putting
from tallywire.extract.facts_syntax import Group, Sentence
from tallywire.extract.lexicon import word_list
from tallywire.extract.slots.harm import HARM
from tallywire.extract.slots.places import listed_place

_BEFORE_LABELS = word_list("function_words", "before_labels")
_FIGURES = word_list("noun_lists", "figures")
_PUTTING = word_list("verb_lists", "putting")
_TAKING_UP = word_list("function_words", "taking_up")


def label_before(candidate: Candidate, catalogue: Catalogue) -> Noun | None:
    """The label that a number fills, marked on the candidate: "losses at 5,800", "the number of dead … at 23"."""
    sentence, at = candidate.sentence, candidate.first - 1
    done = sentence.group(at - 1) if sentence.word(at) == "of" else None
    if done is not None and done.nominal:
        return None  # "the wounding of 30 and the killing of 12"
    relative = relative_putting(candidate)
    if relative > 0 and noun_ending(sentence, relative - 1, catalogue, ("group", "label", "noun")) is None:
        return None
    if sentence.word(at) == "of":
        noun = noun_ending(sentence, at - 1, catalogue, ("group", "label"))
        if noun is not None:
            candidate.label_first = at - 1
            return Noun(noun.kind, "group" if noun.role == "group" else "label")
    heading = noun_ending(sentence, at - 1, catalogue, ("label",)) if sentence.word(at) == ":" else None
    if heading is not None and candidate.role == "person" and heading.kind != "troops":
        return Noun(heading.kind, "label")
    among = _among_the_dead(sentence, at, catalogue)
    if among is not None or candidate.role == "person" or _is_taken_up(candidate):
        return among
    return (
        _over_places(candidate, catalogue)
        or _of_the_dead(sentence, at, catalogue)
        or _those_who(candidate, catalogue)
        or _label_after(candidate, catalogue)
        or _counted(candidate, catalogue)
        or _label_in_reach(candidate, catalogue)
    )


def _over_places(candidate: Candidate, catalogue: Catalogue) -> Noun | None:
    """The noun in the heading of a list of countries: "Burundian refugees by host country: Tanzania – 56,400"."""
    sentence, place = candidate.sentence, listed_place(candidate)
    if place is None or candidate.role != "bare":
        return None
    for at in range(sentence.lower.index(":") - 1, -1, -1):
        noun = noun_ending(sentence, at, catalogue, ("label", "noun"))
        if noun is not None and at not in sentence.group_at:
            candidate.label_first = at
            return Noun(noun.kind, "label")
    return None


def _label_after(candidate: Candidate, catalogue: Catalogue) -> Noun | None:
    """A label after its number: "Twelve is the number of dead", "40 is now the toll", "put at 900 the number of"."""
    sentence, at = candidate.sentence, candidate.last + 1
    group = sentence.group(at)
    is_one = group is not None and group.lemma == "be" and group.first == at
    if not is_one and sentence.word(candidate.first - 1) not in ("at", "to"):
        return None
    at = group.last + 1 if is_one and group is not None else at
    for index in range(at, min(at + 5, len(sentence.lower))):
        if sentence.word(at) not in _BEFORE_LABELS or sentence.numbers[index]:
            return None
        if sentence.lower[index] == "number" and sentence.word(index + 1) in ("of", "who"):
            candidate.noun_first, candidate.noun_last = index, min(index + 3, len(sentence.lower) - 1)  # "of its men"
            return _number_of(sentence, index, index + 9, catalogue)
        noun = noun_ending(sentence, index, catalogue, ("label",))
        if noun is not None and noun.kind in HARM:
            return Noun(noun.kind, "label")
    return None


def _is_taken_up(candidate: Candidate) -> bool:
    """Whether the words tie the number to a fact before: "another 74", "the figure of 150,000"."""
    sentence, at = candidate.sentence, candidate.first - 1
    if sentence.word(at) == "of" and sentence.word(at - 1) in FIGURES:
        return True
    return sentence.word(candidate.first) in _TAKING_UP and points_back(candidate)


def _of_the_dead(sentence: Sentence, comma: int, catalogue: Catalogue) -> Noun | None:
    """ "of the dead, 27 were foreigners"."""
    if (
        sentence.word(comma) != ","
        or sentence.word(comma - 2) != "the"
        or sentence.word(comma - 3) not in ("of", "among")
    ):
        return None
    noun = noun_ending(sentence, comma - 1, catalogue, ("label", "noun", "modifier"))
    return Noun(noun.kind, "label") if noun is not None else None


def _those_who(candidate: Candidate, catalogue: Catalogue) -> Noun | None:
    """ "those who have fled the town now number 900": the kind that the verb behind "those who" makes of people."""
    sentence = candidate.sentence
    if "those" not in sentence.lower[: candidate.first]:
        return None
    those = sentence.lower.index("those")
    inside = [group for group in sentence.groups if those < group.first < candidate.first]
    who = sentence.word(those + 1) == "who" or (inside and inside[0].first == those + 1 and inside[0].reduced)
    counted = len(inside) > 1 and "change" in inside[-1].frames and not any(sentence.numbers[those : inside[-1].first])
    if not (who and counted):
        return None
    verb, stop = inside[0], inside[-1].first
    undergone = verb.passive or sentence.word(those + 1) != "who"
    for kind in catalogue.kinds.values():
        patterns = (kind.objects if undergone else kind.subjects).get(verb.lemma, ())
        found = any(not each.later or " ".join(each.later) in " ".join(sentence.lower[those:stop]) for each in patterns)
        if kind.unit == "person" and found:
            candidate.label_first = those
            return Noun(kind.name, "label")
    return None


def _among_the_dead(sentence: Sentence, at: int, catalogue: Catalogue) -> Noun | None:
    """ "among the dead were three children"."""
    group = sentence.group(at)
    if group is None or group.lemma not in ("be", "include") or sentence.word(group.first - 2) != "the":
        return None
    noun = noun_ending(sentence, group.first - 1, catalogue, ("label", "noun", "modifier"))
    if group.lemma == "include":  # "the wounded included two policemen"
        return Noun(noun.kind, "label") if noun is not None and noun.kind != "troops" else None
    found = noun is not None and sentence.word(group.first - 3) in ("of", "among")
    return Noun(noun.kind, "label") if noun is not None and found else None


def _counted(candidate: Candidate, catalogue: Catalogue) -> Noun | None:
    counted = _counted_number(candidate.sentence, candidate.first - 1, catalogue)
    if counted is None:
        return None
    candidate.label_first = counted[0]
    return counted[1]


def _label_in_reach(candidate: Candidate, catalogue: Catalogue) -> Noun | None:
    """A label some words before, tied to the number by a preposition or by a verb of change."""
    sentence, at = candidate.sentence, candidate.first - 1
    linked = _opens_linked(candidate) or "strong" in candidate.rules or sentence.word(at) in ("now", "already")
    heading = _heading(sentence, at, catalogue) if sentence.word(at) == ":" else None
    linked = linked or heading is not None or _is_apposed(candidate, catalogue)
    counting = _counting_verb(candidate)
    for index in range(at, max(at - _REACH_WORDS, -1), -1):
        if sentence.lower[index] in _ENDS or (sentence.numbers[index] and not linked):
            return None
        group = sentence.groups[sentence.group_at[index]] if index in sentence.group_at else None
        joint = tuple(sentence.lower[max(index - 2, 0) : index + 1]) in catalogue.nouns  # "its dead and wounded at 900"
        joint = joint and sentence.lower[index - 1] in ("and", "or")
        if group is not None and not group.nominal and not joint:
            linked |= "change" in group.frames
            continue
        noun = noun_ending(sentence, index, catalogue, ("label", "group", "noun"))
        doer = noun is not None and noun.role == "group" and "by" in sentence.lower[max(index - 3, 0) : index]
        doer = doer or (noun is not None and _only_tells(sentence.group(index + 1)))
        if noun is None or doer or (noun.role == "group" and sentence.lower[index].endswith("s")):
            continue
        counts = index + 1 == counting or (
            counting - 6 < index < counting and not any(sentence.numbers[index:counting])
        )
        linked |= counts or (index == at and noun.role != "noun")
        named = counts or noun.role == "label" or (noun.role == "group" and linked) or _numbered(sentence, index)
        named = named or _is_put(candidate, index)
        free = not _subject_of_putting(sentence, index, candidate.first) and not _taken(
            sentence, index, candidate.first
        )
        if linked and named and noun.kind == "troops" and _toll_before(sentence, index, catalogue):
            continue  # "the toll among Kenyan soldiers has risen to 12", "from a strike by Mali's forces"
        if linked and named and (counts or (free and not _left_behind(sentence, index, candidate.first))):
            candidate.label_first = _those_of(sentence, index - 2 * joint, candidate.first)
            return Noun(noun.kind, "label")
    return None


def _only_tells(group: Group | None) -> bool:
    """Whether a verb behind a force makes it a speaker, and no label: "the army said on Friday"."""
    return group is not None and "say" in group.frames and "change" not in group.frames and not group.passive


def _toll_before(sentence: Sentence, index: int, catalogue: Catalogue) -> bool:
    """Whether a label of victims, a preposition behind it, governs the noun at a word."""
    for at in range(index - 1, max(index - _PHRASE_OF_TOLL, -1), -1):
        if sentence.lower[at] in (",", ";") or at in sentence.group_at:
            return False
        if sentence.lower[at + 1] in _AFTER_TOLL:
            noun = noun_ending(sentence, at, catalogue, ("label",))
            if noun is not None and noun.kind in HARM:
                return True
    return False


_PHRASE_OF_TOLL = 12
_AFTER_TOLL = word_list("function_words", "after_tolls")


def _is_apposed(candidate: Candidate, catalogue: Catalogue) -> bool:
    """Whether commas put a figure beside what it is of: "the last figure for its own dead, 5,900, dates from 2022"."""
    sentence, at = candidate.sentence, candidate.first - 1
    if sentence.word(at) != "," or sentence.word(candidate.last + 1) != ",":
        return False
    told = not FIGURES.isdisjoint(sentence.lower[max(at - _REACH_WORDS, 0) : at])
    return told and noun_ending(sentence, at - 1, catalogue, ("label",)) is not None


def _is_put(candidate: Candidate, index: int) -> bool:
    """Whether a noun is what is put at the number: "puts the mercenaries already in Libya at between 900 and 1,200"."""
    sentence = candidate.sentence
    if sentence.word(candidate.first - 1) != "at":
        return False
    start = index - 1
    while start >= 0 and start > index - _PHRASE_OF_PUT and start not in sentence.group_at:
        if sentence.lower[start] in sentence.grammar.lexicon.words["prepositions"] or sentence.lower[start] in ",;":
            return False
        start -= 1
    group = sentence.group(start)
    return group is not None and group.lemma in _PUTTING and not group.passive


_PHRASE_OF_PUT = 6
"""How many words what is put at a number has before its noun."""


def _heading(sentence: Sentence, colon: int, catalogue: Catalogue) -> Noun | None:
    """The label of victims that words before a colon say: "Enemy losses in the south by noon: 58 men"."""
    for index in range(colon - 1, max(colon - 9, -1), -1):
        noun = noun_ending(sentence, index, catalogue, ("label",))
        if noun is not None and (noun.kind != "troops" or index == 0):
            return noun
        if index in sentence.group_at and not sentence.groups[sentence.group_at[index]].reduced:
            return None
    return None


_REACH_WORDS = 18
_ENDS = word_list("noun_lists", "samples")
_PREPOSITIONS = word_list("function_words", "tying_labels")


def _opens_linked(candidate: Candidate) -> bool:
    """Whether the number opens with what ties it to a label: "at 300", "exceeded 300"."""
    sentence = candidate.sentence
    opening = sentence.word(candidate.first)
    if opening in _PREPOSITIONS or sentence.word(candidate.first - 1) in _PREPOSITIONS:
        return True
    at = candidate.first - (2 if sentence.word(candidate.first - 1) == "the" else 1)
    if sentence.word(at) == "in" and candidate.mention.qualifier == "order":  # "puts the dead in the thousands"
        return True
    lemma, _ = sentence.grammar.forms.get(opening, ("", 0))
    return sentence.grammar.lexicon.frame(lemma, "change")


def _counting_verb(candidate: Candidate) -> int:
    """First word of "number" or "total" as the verb before: "fighters in Mali now number 900"; -1 where it is none."""
    before = [group for group in candidate.sentence.groups if group.last < candidate.first]
    return before[-1].first if before and before[-1].lemma in ("number", "total") else -1


def _those_of(sentence: Sentence, label: int, number: int) -> int:
    """The word that stands for a label nearer to the number: "Russian casualties at … and those of Ukraine at …"."""
    those = [at for at in range(label + 1, number) if sentence.lower[at] in ("those", "that")]
    return those[-1] if those and sentence.word(those[-1] + 1) == "of" else label


def _subject_of_putting(sentence: Sentence, label: int, number: int) -> bool:
    """Whether a label before "put … at" is who puts, not what is put: "the army put the crowd at 40,000"."""
    for group in sentence.groups:
        apposed = sentence.word(group.first - 1) == "," and sentence.word(group.last + 1) == "at"  # "The toll, put at"
        if label < group.first < number and group.lemma in _PUTTING and not (group.passive or apposed):
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
        if sentence.lower[index] in ("that", "those") and sentence.word(index + 1) == "of":
            return None  # "raised the count of bodies to 90 and that of the injured to 300"
        if sentence.lower[index] in _FIGURES and sentence.word(index + 1) == "of":
            noun = _number_of(sentence, index, at, catalogue)
            return (index, noun) if noun is not None else None
    return None


def _number_of(sentence: Sentence, index: int, stop: int, catalogue: Catalogue) -> Noun | None:
    """What "number of" at a word counts, up to the number itself: "the number of its men in rebel hands"."""
    order = list(catalogue.kinds)
    found: list[str] = []
    for at in range(index + 2, min(stop, len(sentence.lower))):
        found += [
            kind
            for phrase, kind in catalogue.phrases.get(sentence.lower[at], ())
            if tuple(sentence.lower[at : at + len(phrase)]) == phrase and not fell_otherwise(sentence, at, phrase)
        ]
        noun = noun_ending(sentence, at, catalogue, ("noun", "label"))
        if noun is not None and not fell_otherwise(sentence, at, (sentence.lower[at],)):
            found.append(noun.kind)
        elif not found:
            found += _told_of_people(sentence, at, catalogue)
    if {"killed", "wounded"} <= set(found):
        return Noun("casualties", "label")
    if not found and _hosts_nationals(sentence, index, catalogue):
        return Noun("displaced", "label")
    return Noun(min(found, key=order.index), "label") if found else None


def _told_of_people(sentence: Sentence, at: int, catalogue: Catalogue) -> list[str]:
    """The kind that a participle behind a noun for people makes of them: "the count of people uprooted by war"."""
    if sentence.word(at - 1) not in sentence.grammar.lexicon.persons | {"those"}:
        return []
    noun = noun_ending(sentence, at, catalogue, ("modifier",))
    if noun is not None:
        return [noun.kind]
    group = sentence.group(at)
    if group is None or not (group.reduced or group.form & PARTICIPLE):
        return []
    undergone = [kind.name for kind in catalogue.kinds.values() if group.lemma in kind.sure]
    return undergone[:1]


def _hosts_nationals(sentence: Sentence, index: int, catalogue: Catalogue) -> bool:
    """Whether "number" is of people of one country in another, told of refugees: "of Sudanese registered in Chad"."""
    people = next((each for each in sentence.entities if index < each.first <= index + 3), None)
    if people is None or "demonym" not in people.roles:
        return False
    fleeing = any(sentence.lower[people.last] in scene.nouns for scene in catalogue.kinds["displaced"].scenes)
    if not fleeing and _REFUGE.isdisjoint(sentence.lower):
        return False
    hosts = (each for each in sentence.entities if people.last < each.first <= people.last + 4)
    return any(sentence.word(each.first - 1) == "in" and each.code != people.code for each in hosts)


_REFUGE = word_list("noun_lists", "refuge")


def noun_ending(sentence: Sentence, at: int, catalogue: Catalogue, roles: tuple[str, ...]) -> Noun | None:
    """The catalogued noun that ends at a word, of the first of the roles that it has."""
    if at < 0 or sentence.lower[at] not in last_words(catalogue):
        return None
    for size in (3, 2, 1):
        nouns = catalogue.nouns.get(tuple(sentence.lower[at - size + 1 : at + 1])) if at - size + 1 >= 0 else None
        for noun in sorted(nouns or (), key=lambda each: roles.index(each.role) if each.role in roles else 9):
            if noun.role in roles and catalogue.kinds[noun.kind].unit == "person":
                return noun
    return None


def _numbered(sentence: Sentence, index: int) -> bool:
    """Whether "number of" or "total" stands before a noun."""
    return any(word in _FIGURES for word in sentence.lower[max(index - 6, 0) : index])


def _left_behind(sentence: Sentence, label: int, number: int) -> bool:
    """Whether a verb that neither changes nor reports stands last before the number ("they speak of 900")."""
    between = [group for group in sentence.groups if label < group.first < number and not group.nominal]
    return any(sentence.numbers[label:number]) and bool(between) and not between[-1].frames & {"change", "report"}


def _taken(sentence: Sentence, label: int, number: int) -> bool:
    """Whether another number before the label is what it counts ("40 casualties, a force of 12")."""
    return (
        any(sentence.numbers[max(label - 3, 0) : label]) and label + 2 < number and "," in sentence.lower[label:number]
    )


def govern_label(candidate: Candidate) -> None:
    """Let the verb of change beside a label govern its number: "put the number of … at", "losses reached"."""
    sentence = candidate.sentence
    near = [group for group in sentence.groups if "change" in group.frames and group.last < candidate.first]
    label = candidate.label_first
    if near and any(near[-1].last < group.first and group.last < label and group.finite for group in sentence.groups):
        return  # "if talks go ahead, it may add men to a force of 8,000"
    if near and sentence.distance(near[-1].last, candidate.first) < 24:
        candidate.governor, candidate.relation = near[-1], "object"
