"""What a sentence tells of: an exchange, a war, a ship; there plain verbs of coming and going make kinds of people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tallywire.extract.catalogue import Catalogue, Kind, Pattern, Scene
from tallywire.extract.facts_candidate import Candidate
from tallywire.extract.facts_nouns import ends_phrase
from tallywire.extract.facts_syntax import Group, Sentence
from tallywire.extract.lexicon import word_list

PLACE = ("@place",)
"""In a pattern: any place, or a word for going off."""


def scene_patterns(candidate: Candidate, kind: Kind, group: Group, patient: bool, agent: bool) -> Iterator[Pattern]:
    """Patterns of the verb that hold only in the scenes that the sentence sets."""
    for scene in kind.scenes:
        objects = patterns_of(scene.objects, group.lemma) if patient else ()
        subjects = patterns_of(scene.subjects, group.lemma) if agent else ()
        if (objects or subjects) and _is_set(scene, candidate):
            yield from (*objects, *subjects)


def patterns_of(table: Mapping[str, tuple[Pattern, ...]], lemma: str) -> tuple[Pattern, ...]:
    """The patterns of a verb, and those of its head with a later part: "let go" is "let … go" as well."""
    head, _, particle = lemma.partition(" ")
    own = table.get(lemma, ())
    if not particle:
        return own
    return own + tuple([each for each in table.get(head, ()) if each.later or particle in ("from", "to")])


def _is_set(scene: Scene, candidate: Candidate) -> bool:
    if scene.least and (candidate.mention.value_low or candidate.mention.value_high or 0) < scene.least:
        return False
    if scene.nouns and candidate.sentence.word(candidate.noun_last) not in scene.nouns:
        return False
    if not scene.words or not scene.words.isdisjoint(_words_beside(candidate)):
        return True
    return "exchange" in scene.words and in_return(candidate.sentence) > candidate.last


def _words_beside(candidate: Candidate) -> list[str]:
    """The words that set a scene; armed men who are counted themselves set none, nor does a deal on them."""
    sentence, at = candidate.sentence, candidate.noun_last
    fighters = candidate.kind != "captured" and sentence.word(at) in sentence.grammar.lexicon.sides["unnamed"]
    if not fighters:
        return sentence.lower
    return [word for word in (*sentence.lower[: candidate.first], *sentence.lower[at + 1 :]) if word not in _DEALS]


_DEALS = word_list("noun_lists", "deals_on_fighters")


def in_return(sentence: Sentence) -> int:
    """Index of the number that people are given up for ("brought home 215 men in return for 55 Russians"), else -1."""
    lower = sentence.lower
    if "return" not in lower:
        return -1
    at = lower.index("return")
    bargain = lower[at - 1 : at + 2] == ["in", "return", "for"] and at + 2 < len(lower)
    return next((far for far in range(at + 2, min(at + 6, len(lower))) if sentence.numbers[far]), -1) if bargain else -1


def aboard(candidate: Candidate) -> str | None:
    """The kind of a crew: captured with their ship ("took a tanker with 25 seamen"), or the sailors of a warship."""
    sentence, first = candidate.sentence, candidate.first
    crews = sentence.grammar.lexicon.crews
    of_crew = candidate.role == "bare" and sentence.lower[max(first - 2, 0) : first] == ["crew", "of"]
    if not of_crew and sentence.word(candidate.noun_last) not in crews["nouns"]:
        return None
    tied = of_crew or any(word in crews["ties"] for word in sentence.lower[max(first - 2, 0) : first])
    before = [group for group in sentence.groups if group.last < first and not sentence.numbers[group.first - 1]]
    if tied and any(group.lemma in crews["taking"] for group in before):
        return "captured"
    if sentence.word(candidate.noun_last) in crews["civil"]:
        return None  # "the navy arrested 17 fishermen"
    went_down = candidate.governor is not None and candidate.governor.lemma in _GOING_DOWN
    with_it = "with" in (sentence.word(first - 1), candidate.governor.lemma.split()[-1] if candidate.governor else "")
    with_it = with_it and candidate.relation == "object"  # not "a ship with 41 crew sank"
    if went_down and with_it and sentence.word(candidate.noun_last + 1) not in ("aboard", "on"):
        return "killed"  # "sank with 46 sailors"
    return "troops" if not crews["warships"].isdisjoint(sentence.lower) else None


_GOING_DOWN = word_list("verb_lists", "going_down")
POSTING = word_list("verb_lists", "posting")


def _are_posted(candidate: Candidate) -> bool:
    """Whether nationals are where only armies put people: "doubts that 90,000 Russians are massed at the border"."""
    group = candidate.governor
    if group is None or group.lemma not in POSTING:
        return False
    return group.passive or group.reduced if candidate.relation == "subject" else not group.passive


def are_sent_abroad(candidate: Candidate) -> bool:
    """Whether nationals are of a country whose people abroad are soldiers, and another is named."""
    sentence = candidate.sentence
    entity = sentence.entity(candidate.noun_last) if "nationals" in candidate.rules else None
    abroad = sentence.grammar.lexicon.armies["sent_abroad"]
    return entity is not None and entity.code in abroad and len(sentence.entities) > 1


def soldierly(candidate: Candidate) -> bool:
    """Whether an army is beside people: "30 members of a regiment", "5,000 Chechens at the commander's disposal"."""
    sentence, after = candidate.sentence, candidate.last + 1
    armies = sentence.grammar.lexicon.armies
    if "nationals" in candidate.rules and _are_posted(candidate):
        return True
    if "nationals" in candidate.rules:
        sent = are_sent_abroad(candidate)
        serving = sentence.word(after) in ("in", "with") and armies["units"] & set(sentence.lower[after : after + 6])
        group = candidate.governor
        if group is not None and "harm" in group.frames and candidate.relation == "object" and not sent:
            return False  # "arrested six Serbs"
        return sent or bool(serving) or not armies["allies"].isdisjoint(sentence.lower)
    if sentence.word(candidate.noun_last) not in armies["members"] or sentence.word(after) != "of":
        return False
    stop = after + 1
    while stop < min(after + 7, len(sentence.lower)) and not (ends_phrase(sentence, stop) and stop > after + 1):
        stop += 1
    return sentence.word(stop - 1) in armies["units"]


def are_hosted(candidate: Candidate, catalogue: Catalogue) -> bool:
    """Whether a country is home to thousands of a people that has fled: "half of Lebanon's 1.5 million Syrians"."""
    sentence, first = candidate.sentence, candidate.first
    people, owner = sentence.entity(candidate.noun_last), sentence.entity(first - 1)
    many = (candidate.mention.value_low or candidate.mention.value_high or 0) >= _THOUSANDS
    if (
        people is None
        or not many
        or "nationals" not in candidate.rules
        or people.code in sentence.grammar.lexicon.places["wage_war_abroad"]
    ):
        return False
    if not any(sentence.lower[candidate.noun_last] in scene.nouns for scene in catalogue.kinds["displaced"].scenes):
        return False
    land = owner is not None and owner.possessive and owner.roles[-1] == "country"
    owned = land and owner is not None and owner.code not in (None, people.code)
    there = sentence.word(first - 2) == "there" and candidate.governor is not None and candidate.governor.lemma == "be"
    if there and sentence.word(candidate.last + 1) == "in":  # "There are 1.5 million Syrians in the country"
        return True
    return owned or (sentence.word(first - 1) == "to" and sentence.word(first - 2) in ("home", "host"))


_THOUSANDS = 1000
_LETTING_IN = word_list("verb_lists", "letting_in")


def at_peace(candidate: Candidate) -> bool:
    """Whether the sentence tells of trade, travel or relief, and nothing is destroyed: "the aid chief's 600 trucks"."""
    sentence, group = candidate.sentence, candidate.governor
    peace = sentence.grammar.lexicon.peace
    if group is not None and "destroy" in group.frames:
        return False
    aid = (
        sentence.lower.index("aid")
        if "aid" in sentence.lower and candidate.noun is not None and candidate.noun.item == "truck"
        else -1
    )
    let_in = group is not None and group.lemma in _LETTING_IN and candidate.noun is not None
    if let_in and candidate.noun is not None and candidate.noun.item == "truck":
        return True
    relief = aid >= 0 and sentence.word(aid - 1) not in peace["not_relief"]
    return relief or any(_is_of_peace(sentence, at) for at, word in enumerate(sentence.lower) if word in peace["words"])


def _is_of_peace(sentence: Sentence, at: int) -> bool:
    """Whether a word of trade or travel is one here, and no source: "satellite images", "an air force museum"."""
    return not (sentence.lower[at] in ("satellite", "satellites") and sentence.word(at + 1) in _SEEN)


_SEEN = word_list("noun_lists", "pictures")


def men_at_war(candidate: Candidate) -> bool:
    """Whether men are counted by the hundred in a sentence of war: "began the invasion with 200,000 men"."""
    sentence = candidate.sentence
    many = (candidate.mention.value_low or candidate.mention.value_high or 0) >= sentence.grammar.lexicon.many_men
    return many and not sentence.grammar.lexicon.armies["words"].isdisjoint(sentence.lower)


def whose_men(candidate: Candidate) -> bool:
    """Whether men are somebody's ("10,000 of Kim's men"), or many in a sentence of war."""
    sentence, at = candidate.sentence, candidate.noun_last
    if sentence.word(at) != "men":
        return False
    if men_at_war(candidate):
        return True
    if sentence.word(candidate.first - 1) in sentence.grammar.lexicon.words["possessives"] and at > candidate.first:
        amount = candidate.mention.value_low or candidate.mention.value_high or 0
        if amount >= sentence.grammar.lexicon.many_men:
            return True  # "with its 40,000-plus men around Bakhmut"
    owner = sentence.word(at - 1 - (sentence.word(at - 1) == "own")) in sentence.grammar.lexicon.words["possessives"]
    named = at > 0 and sentence.view[sentence.starts[at - 1] : sentence.ends[at - 1]].endswith(("'s", "s'"))
    return owner or named


def goes_away(sentence: Sentence, start: int) -> bool:
    """Whether a place, or a word for going off ("south", "the border", "their houses"), stands in the next words."""
    away = sentence.grammar.lexicon.places["away"]
    stop = min(start + 4, len(sentence.lower))
    return any(sentence.entity_at[at] >= 0 or sentence.lower[at] in away for at in range(start, stop))


def is_quartered(sentence: Sentence, group: Group) -> bool:
    """Whether soldiers are only quartered somewhere: "Russia's base in Tajikistan holds 7,000 soldiers"."""
    if group.lemma != "hold":
        return False
    subject = sentence.lower[max(group.first - _SUBJECT_WORDS, 0) : group.first]
    return not _QUARTERS.isdisjoint(subject) and "," not in subject


_QUARTERS = word_list("noun_lists", "quarters")
_SUBJECT_WORDS = 5


def comes_home(candidate: Candidate) -> bool:
    """Whether the verb only brings people home."""
    return candidate.governor is not None and candidate.governor.lemma in _SENDING_HOME


_SENDING_HOME = word_list("verb_lists", "sending_home")
