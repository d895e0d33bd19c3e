"""The stretch of a sentence that can hold the subject of a verb, over appositions, asides and names joined by "and"."""

from __future__ import annotations

from tallywire.extract.facts_lexicon import GERUND, PARTICIPLE
from tallywire.extract.facts_syntax import Entity, Group, Sentence
from tallywire.extract.lexicon import word_list

_JOINING_SUBJECTS = word_list("function_words", "joining_subjects")
_RELATIVES = word_list("function_words", "relatives")
_BEFORE_OTHER_VERBS = word_list("function_words", "before_other_verbs")
PRONOUNS = word_list("function_words", "pronouns")
PREPOSITIONS = word_list("function_words", "before_names")
_NO_CLAUSE = word_list("function_words", "prepositional")
_BEFORE_GERUNDS = word_list("function_words", "before_gerunds")
_OVER_TO_NAME = word_list("function_words", "parts_before_names")
_ASIDE_WORDS = 7
_VALUING = word_list("verb_lists", "valuing")


def subject_span(sentence: Sentence, group: Group) -> tuple[int, int]:
    """The stretch that can hold the subject of a verb, half-open; before an aside where one parts them."""
    if opens_with_gerund(sentence, group):
        return group.first, group.first
    begin = subject_start(sentence, group)
    inner = sentence.group(group.first - 1)
    if inner is not None and group.finite and inner.finite and sentence.word(inner.first - 1) in _RELATIVES:
        stop = inner.first - 1  # "the governments | that have volunteered | might manage 7,500"
        return subject_start(sentence, Group(stop, stop, "", 0)), stop
    return (begin, group.first) if begin < group.first else _around_aside(sentence, group)


def opens_with_gerund(sentence: Sentence, group: Group) -> bool:
    """Whether a verb has its subject in the clause before: "will hold talks with Paris after | deploying 300 men"."""
    gerund = group.form == GERUND and not (group.progressive or group.nominal)
    return gerund and sentence.word(group.first - 1) in _BEFORE_GERUNDS


def _around_aside(sentence: Sentence, group: Group) -> tuple[int, int]:
    """The subject of a verb that words of saying part from it, half-open: "Turkey, he said, would lend"."""
    says = next((each for each in reversed(sentence.groups) if each.last == group.first - 2), None)
    nothing = group.first, group.first
    if says is None or "report" not in says.frames or sentence.word(group.first - 1) != ",":
        return nothing
    comma = says.first - 1
    while comma > says.first - _ASIDE_WORDS and sentence.word(comma) != ",":
        comma -= 1
    if comma < 1 or sentence.word(comma) != "," or sentence.group(comma - 1) is not None:
        return nothing
    return subject_start(sentence, Group(comma, comma, "", 0)), comma


def subject_start(sentence: Sentence, group: Group) -> int:
    """First word of the stretch before a verb that can hold its subject."""
    at = group.first - 1
    while at >= 0:
        other = sentence.group(at)
        if other is not None:
            if not other.nominal and not _adjectival(sentence, other, group):
                return at + 1
            at = other.first
        elif sentence.lower[at] in _RELATIVES:
            return at + 1 if sentence.lower[at] == "that" and at < group.first - 1 else at
        elif _ends_clause(sentence, at, group):
            return at + 1
        elif sentence.lower[at] == "," and _appositive(sentence, at, group.first):
            at = _opening(sentence, at)
        at -= 1
    return 0


def _ends_clause(sentence: Sentence, at: int, group: Group) -> bool:
    """Whether a word before a verb ends the clause before its own."""
    word = sentence.lower[at]
    if word in ';:—–("…' or (word == "-" and sentence.ends[at - 1] != sentence.starts[at]):
        return True
    if word == ",":
        return not _inside_entity(sentence, at) and not _appositive(sentence, at, group.first)
    if word in _JOINING_SUBJECTS:
        return not _inside_entity(sentence, at) and _verb_before(sentence, at)
    if word == "once" and sentence.word(at - 1) in _RELATIVES:
        return False  # "America, which once had 90,000 men there"
    return word in sentence.grammar.lexicon.words["subordinators"] and word not in _NO_CLAUSE


def _adjectival(sentence: Sentence, other: Group, group: Group) -> bool:
    """Whether a participle between belongs to the subject ("the missile fired at Kyiv hit")."""
    before = sentence.word(other.first - 1)
    if before in _BEFORE_OTHER_VERBS or not group.finite or other.first == 0:
        return False
    if "report" in other.frames or any(word in PRONOUNS for word in sentence.lower[other.last + 1 : group.first]):
        return False
    return (other.reduced or (other.form == GERUND and not other.progressive)) and group.first - other.last < 8


def _inside_entity(sentence: Sentence, at: int) -> bool:
    """Whether a word joins names of a list; a comma after "in Russia" does not."""
    before = sentence.entity(at - 1)
    if sentence.entity_at[at] >= 0:
        return True
    if before is None or sentence.entity(at + 1) is None:
        return False
    return sentence.lower[at] != "," or before_name(sentence, before) not in PREPOSITIONS


def _verb_before(sentence: Sentence, at: int) -> bool:
    return any(group.last < at and not group.nominal for group in sentence.groups)


def _appositive(sentence: Sentence, comma: int, stop: int) -> bool:
    """Whether a comma closes or opens words put beside the subject ("Macron, visiting Kyiv, said")."""
    earlier = [at for at in range(max(comma - 12, 0), comma) if sentence.lower[at] == ","]
    if earlier and comma == stop - 1 and _is_relative(sentence, earlier[-1], comma):
        return True
    return (
        bool(earlier)
        and comma == stop - 1
        and not any(
            earlier[-1] < group.first < comma and group.finite and not _describes(group, earlier[-1])
            for group in sentence.groups
        )
    )


def _is_relative(sentence: Sentence, opening: int, closing: int) -> bool:
    """Whether two commas enclose a clause on the subject: "America, which once had 90,000 men there, keeps 900"."""
    verbs = [each for each in sentence.groups if opening < each.first < closing and each.finite and not each.reduced]
    return sentence.word(opening + 1) in _OPENING_ASIDES and len(verbs) == 1


_OPENING_ASIDES = word_list("function_words", "opening_asides")


def _describes(group: Group, comma: int) -> bool:
    """Whether a participle only describes what stands before the comma: ", valued at 90 million,"."""
    opens = group.first == comma + 1 and group.first == group.last and bool(group.form & PARTICIPLE)
    return opens or group.lemma in _VALUING


def _opening(sentence: Sentence, comma: int) -> int:
    """The comma that opens the apposition that a comma closes."""
    return next(at for at in range(comma - 1, -1, -1) if sentence.lower[at] == ",")


def before_name(sentence: Sentence, entity: Entity) -> str:
    """The word before a name, over an article and words for a part of it: "in northern Mali"."""
    at = entity.first - 1
    while sentence.word(at) in _OVER_TO_NAME:
        at -= 1
    return sentence.word(at)


def is_laid_to_object(sentence: Sentence, accuses: Group, deed: Group) -> bool:
    """Whether the object of a verb is whom a deed is laid to: "accused its neighbour | of sending tanks"."""
    laid = accuses.lemma in _ACCUSING and not accuses.passive and bool(deed.form & GERUND) and not deed.progressive
    return laid and sentence.word(deed.first - 1) in _BEFORE_DEEDS and deed.first - 2 > accuses.last


_ACCUSING = word_list("verb_lists", "accusing")
_BEFORE_DEEDS = word_list("function_words", "before_deeds")


def speaker_behind(sentence: Sentence, index: int) -> tuple[int, int]:
    """The span of who is named behind the verb of a quotation that a word is in: '"We need ten," said | Trudeau'."""
    for group in sentence.groups:
        ahead = sentence.word(group.first - 1)
        if group.first > index and "say" in group.frames and (ahead in _QUOTES or ahead == ","):
            stop = group.last + 1
            while stop < len(sentence.lower) and not _ends_speaker(sentence, stop):
                stop += 1
            return group.last + 1, stop
    return 0, 0


def _ends_speaker(sentence: Sentence, at: int) -> bool:
    word = sentence.lower[at]
    return word in (",", ";", ".", *_QUOTES) or (word in PREPOSITIONS and word != "of") or at in sentence.group_at


FIRST_PERSON = word_list("function_words", "first_person")
_QUOTES = word_list("function_words", "quotation_marks")
