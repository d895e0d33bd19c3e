"""Who says it: the words that name the speaker, and where in the sentence they stand."""

from __future__ import annotations

from itertools import pairwise

from tallywire.extract.facts_lexicon import GERUND
from tallywire.extract.facts_syntax import Group, Sentence
from tallywire.extract.lexicon import word_list

_PUTTING = word_list("verb_lists", "putting")
_TELLERS = word_list("noun_lists", "tellers")
_BEFORE_DAYS_OF_SPEECH = word_list("function_words", "before_days_of_speech")
_CLAUSES_BEHIND = word_list("function_words", "clauses_behind")
_BEFORE_SCENES = word_list("function_words", "before_scenes")
_BEFORE_SPEAKERS = word_list("function_words", "before_speakers")


def speech_spans(sentence: Sentence) -> list[tuple[int, int]]:
    """Spans of words that only name a speaker: "officials in London said", "said in Brussels", "according to …"."""
    found = []
    for group in sentence.groups:
        if not _says(sentence, group) or (group.passive and sentence.word(group.last + 1) == "by"):
            continue  # "the death of three men in Jordan was confirmed by the Pentagon"
        begin, tail = _speaker_start(sentence, group)
        unheard = group.passive and group.lemma not in ("tell", "inform", "brief")
        begin = group.first if unheard else begin  # "the dispatch of 300 men to Gao | was announced"
        stop = _speech_end(sentence, group, tail and not _puts(sentence, group))
        named = _after_scene(sentence, begin, group)
        local = not sentence.grammar.lexicon.authorities.isdisjoint(sentence.lower[named : group.first])
        found.append((named if local else begin, stop))
    if ":" in sentence.words and ":" in sentence.lower[:_LONGEST_HEADING]:
        heading = sentence.lower.index(":")
        if not _TELLERS.isdisjoint(sentence.lower[:heading]):
            found.append((0, heading - 1))  # "Analysts in Goma: 300 are to leave"
    return found + [(at, _last_of_source(sentence, at + 2)) for at in _sources(sentence)]


def _sources(sentence: Sentence) -> list[int]:
    """Where "according to" stands."""
    if "according" not in sentence.words:
        return []
    return [at for at, pair in enumerate(pairwise(sentence.lower)) if pair == ("according", "to")]


_LONGEST_HEADING = 9


def _puts(sentence: Sentence, group: Group) -> bool:
    """Whether a number is what the speaker tells: "Despite the truce, Moscow puts the death toll in Goma at 193"."""
    return group.lemma in _PUTTING or any(sentence.numbers[group.last + 1 : group.last + 4])


def _last_of_source(sentence: Sentence, at: int) -> int:
    """The last word that names the source behind "according to"."""
    while at < len(sentence.lower) and sentence.lower[at] not in _ENDS_OF_SOURCE:
        at += 1
    return at - 1


_ENDS_OF_SOURCE = frozenset(',.;:"—')


_WHERE = word_list("function_words", "told_where")


def _says(sentence: Sentence, group: Group) -> bool:
    return (
        "report" in group.frames
        and not group.nominal
        and "say" in group.frames
        and not (group.passive and group.lemma in ("see", "count", "maintain"))  # "have been seen in Bamako"
        and not (group.passive and group.finite and sentence.word(group.last + 1) in _WHERE)  # "were reported in Goma"
        and (group.finite or not group.infinitive)
    )


def _speaker_start(sentence: Sentence, group: Group) -> tuple[int, bool]:
    """Where the words naming the speaker begin, and whether they follow what is said (", X said")."""
    at = _before_apposition(sentence, group)
    while at >= 0:
        word = sentence.lower[at]
        if word in ("that", "which") and at + 1 < group.first:
            return at + 1, False
        if word in ';:"—–':
            return at + 1, word == '"'
        if sentence.numbers[at] or (word == "and" and _verb_between(sentence, at, group)):
            return at + 1, False
        if word == ",":
            plain = not any(group_at in range(at, group.first) for group_at in _verbs(sentence, group))
            return at + 1, plain
        if (
            at in sentence.group_at
            and not sentence.groups[sentence.group_at[at]].nominal
            and sentence.groups[sentence.group_at[at]].finite
        ):
            return at + 1, False
        at -= 1
    return 0, False


def _after_scene(sentence: Sentence, begin: int, group: Group) -> int:
    """Where the speaker begins after words that only say where: "In Odesa | the mayor said"."""
    if sentence.word(begin) not in _BEFORE_SCENES:
        return begin
    at = begin + 1 + (sentence.word(begin + 1) == "the")
    entity = sentence.entity(at)
    return entity.last + 1 if entity is not None and entity.last + 1 < group.first else begin


def _before_apposition(sentence: Sentence, group: Group) -> int:
    """The last word that names the speaker, before what commas put beside him: "The mayor |, Ivan Fedorov, said"."""
    comma = group.first - 1
    gerund = group.form == GERUND and not group.progressive  # "at Israel, the army said, | adding that"
    if sentence.word(comma) != "," or gerund or _inverted(sentence, group):
        return comma
    for at in range(comma - 1, max(comma - 14, 0), -1):
        says = sentence.group(at)
        if sentence.numbers[at] or sentence.lower[at] in (";", ":", '"') or (says is not None and "say" in says.frames):
            return comma  # "…, the agency said, adding that"
        if sentence.lower[at] == ",":
            return at - 1
    return comma


def _verb_between(sentence: Sentence, at: int, group: Group) -> bool:
    """Whether an "and" joins this verb to one before, with no subject of its own."""
    return group.first - at <= 2 and any(other.last < at for other in sentence.groups)


def _verbs(sentence: Sentence, group: Group) -> list[int]:
    return [other.first for other in sentence.groups if other is not group and other.finite]


def _speech_end(sentence: Sentence, group: Group, tail: bool) -> int:
    """The last word that belongs to the saying: a place, a day or a hearer after the verb."""
    words = sentence.grammar.lexicon.words
    at = group.last + 1
    while at < len(sentence.lower):
        word = sentence.lower[at]
        if word in ("that", ",", ";", ":", ".", '"', "—", "–") or sentence.numbers[at] or at in sentence.group_at:
            break
        if (
            not tail
            and at == group.last + 1
            and not (word in _BEFORE_DAYS_OF_SPEECH or word in words["weekdays"] or group.lemma in ("tell", "inform"))
        ):
            break
        if not tail and group.lemma not in ("tell", "inform") and at > group.last + 4:
            break
        at += 1
    return at - 1


def read_attribution(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """First and last of the words naming who says the number at `first` to `last`; None where nobody does."""
    best: tuple[int, tuple[int, int]] | None = None
    for group in sentence.groups:
        if not _says(sentence, group) or (group.first <= last and group.last >= first):
            continue
        begin, tail = _speaker_start(sentence, group)
        inverted = _inverted(sentence, group)
        span = inverted or (_after_scene(sentence, begin, group), group.first - 1)
        over = group.last < first and tail and not inverted and not _goes_on(sentence, group, first)
        if span[1] < span[0] or over:
            continue
        if group.first > last and not (tail or inverted):
            continue
        price = sentence.distance(group.last, first) if group.last < first else sentence.distance(last, group.first)
        if best is None or price < best[0]:
            best = (price, span)
    for at in _sources(sentence):
        if at < len(sentence.lower) - 2:
            return at + 2, _last_of_source(sentence, at + 2)
    return _trim(sentence, best[1]) if best else None


def _goes_on(sentence: Sentence, group: Group, first: int) -> bool:
    """Whether what is said goes on behind the speaker: "300 are in Mali, a diplomat said, and 200 in Niger"."""
    onward = sentence.lower[group.last + 1 : group.last + 3] in ([",", "and"], [",", "with"], [",", "including"])
    return onward and not any(group.last < other.first < first and other.finite for other in sentence.groups)


def _inverted(sentence: Sentence, group: Group) -> tuple[int, int] | None:
    """ "…, said Dincu, the minister": the speaker after the verb."""
    if sentence.word(group.first - 1) not in (",", '"'):
        return None
    at = group.last + 1
    if not (sentence.capital(at) or sentence.word(at) in _BEFORE_SPEAKERS):
        return None
    while (
        at < len(sentence.lower) and sentence.lower[at] not in (",", ".", ";", '"', "—") and at not in sentence.group_at
    ):
        at += 1
    then = sentence.group(at)
    if then is not None and then.finite and not then.reduced:
        return None  # "…, citing pictures, said Mali has sent"
    return group.last + 1, at - 1


def _trim(sentence: Sentence, span: tuple[int, int]) -> tuple[int, int] | None:
    """The span without a conjunction, an adverb or a comma at its ends."""
    first, last = span
    words = sentence.grammar.lexicon.words
    while first <= last and (
        not sentence.lower[first][0].isalnum()
        or sentence.lower[first] in words["conjunctions"]
        or sentence.lower[first] in _CLAUSES_BEHIND
    ):
        first += 1
    while last >= first and (
        not (sentence.lower[last][0].isalnum() or sentence.lower[last] == ")")
        or sentence.lower[last] in words["adverbs"]
    ):
        last -= 1
    return (first, last) if first <= last else None
