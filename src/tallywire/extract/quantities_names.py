"""What numbers are not quantities: dates and times, and parts of names, labels, scores, addresses, phone numbers."""

from __future__ import annotations

from collections.abc import Callable

from tallywire.extract.lexicon import load
from tallywire.extract.numbers import SCALE_WORDS, SMALL_WORDS, digits_value
from tallywire.extract.numbers_scales import power_of_ten
from tallywire.extract.quantities_calendar import counts_something, is_clock, is_date, is_year, is_year_range
from tallywire.extract.quantities_nouns import is_place, is_plural
from tallywire.extract.quantities_units import UNIT_WORDS, currency_before
from tallywire.extract.tokens import NUMBER, SIGN, WORD, Tokens

_LEXICON = load("names")
_LABELS = frozenset(_LEXICON["labels"])
_LABELS_IF_BARE = frozenset(_LEXICON["labels_if_bare"])
_ABBREVIATIONS = frozenset(_LEXICON["abbreviations"])
_VERB_BEFORE = frozenset(_LEXICON["number_is_verb_after"])
_PREFIXES = frozenset(_LEXICON["prefixes"])
_BEING = frozenset(_LEXICON["being"])
_ORDINAL_ENDINGS = frozenset(_LEXICON["ordinal_endings"])
_STREETS = frozenset(_LEXICON["streets"])
_WEEKDAYS = frozenset(name.lower() for names in load("dates")["weekdays"] for name in names)
_SCORES = frozenset(_LEXICON["score_words"])
_NOT_LABELLED = frozenset(_LEXICON["not_labelled_before"])
_SLASH_BASES = frozenset(load("numbers")["slash_fractions"]["below"])
_DASHES = frozenset(["-", "–", "—"])
_TYING = frozenset([":", "/", "_", "\\", "@", "=", "&", "'"])
_LONGEST_RUN = 8
_LONGEST_STREET = 4
_WORDS_BEFORE_SCORE = 6


def _idioms() -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """The idioms by each of their words, with the place of the word."""
    table: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for idiom in _LEXICON["idioms"]:
        words = tuple(idiom.split())
        for at, word in enumerate(words):
            table.setdefault(word, []).append((at, words))
    return table


_IDIOMS = _idioms()


def is_name(tokens: Tokens, index: int) -> bool:
    """Whether the number at `index` is part of a date, time, name, label, score, address or phone number."""
    if _is_idiom(tokens, index):
        return True
    if tokens.kind[index] != NUMBER:
        return tokens.kind[index] == WORD and (_is_capital_name(tokens, index) or _is_word_label(tokens, index))
    rules = _LONG_RULES if len(tokens.text[index]) > 4 else _SHORT_RULES
    if tokens.glued[index] or tokens.glued[index + 1]:
        rules = _TIED_RULES + rules
    for rule in rules:  # noqa: SIM110 - a quarter of the time of any() with a generator, at every number
        if rule(tokens, index):
            return True
    return False


def _is_idiom(tokens: Tokens, index: int) -> bool:
    """ "one day", "one-on-one", "at one point"; not "as many as one million"."""
    idioms = _IDIOMS.get(tokens.lower[index])
    if idioms is None or tokens.lower[index + 1] in SCALE_WORDS:
        return False
    return any(index >= at and tokens.matches(index - at, words) for at, words in idioms)


def _is_capital_name(tokens: Tokens, index: int) -> bool:
    """ "the Group of Seven", "Twenty20": number words with a capital inside a sentence; "half past six"."""
    if tokens.lower[index - 1] == "per":
        return True
    if tokens.lower[index - 1] == "past" and tokens.lower[index - 2] in ("half", "quarter"):
        return True
    if tokens.kind[index + 1] == NUMBER and tokens.glued[index + 1]:
        return True
    capital = tokens.has_capital(index) and len(tokens.text[index]) > 1
    return capital and tokens.kind[index - 1] == WORD and not tokens.is_title


def _is_tied_to_name(tokens: Tokens, index: int) -> bool:
    """ "Tu-22M3", "T-72", "F-16s", "M18", "COVID-19", "ES-11/1"."""
    if not tokens.glued[index]:
        return False
    if tokens.kind[index - 1] == WORD:
        return currency_before(tokens, index) is None
    if not tokens.glued[index - 1]:
        return False
    if tokens.text[index - 1] != "-":
        return tokens.text[index - 1] in _TYING
    prefix = tokens.lower[index - 2]
    jet = prefix == "a" and tokens.lower[index - 3] == "/"  # "F/A-18"
    if tokens.kind[index - 2] != WORD or (prefix in _PREFIXES and not jet):
        return False
    ends_number = tokens.kind[index - 3] == NUMBER and (prefix in UNIT_WORDS or prefix in SCALE_WORDS)
    return not ends_number  # "10k-12k"


def _is_ordinal_or_model(tokens: Tokens, index: int) -> bool:
    """ "82nd", "1990s", "22M3"."""
    after = index + 1
    if tokens.kind[after] != WORD or not tokens.glued[after]:
        return False
    if tokens.lower[after] == "s":
        return not power_of_ten(tokens.text[index])
    digits_follow = tokens.kind[after + 1] == NUMBER
    return (tokens.glued[after + 1] and digits_follow) or (
        tokens.lower[after] in _ORDINAL_ENDINGS and not digits_follow
    )


def _is_sequence(tokens: Tokens, index: int) -> bool:
    """Digits of phone and file numbers: "0 800 507 028", "007", "9/11", "P5+1"."""
    text = tokens.text[index]
    if (text[0] == "0" and len(text) > 1 and text.isdigit()) or _is_long_run(tokens, index):
        return True
    if tokens.text[index + 1] == "/" and tokens.glued[index + 1] and tokens.kind[index + 2] == NUMBER:
        return tokens.text[index + 2] not in _SLASH_BASES or tokens.text[index + 3] == "/"
    return tokens.text[index - 1] == "+" and tokens.is_tied_by(index - 1) and tokens.kind[index - 2] != SIGN


def _is_long_run(tokens: Tokens, index: int) -> bool:
    """Whether digits stand in a row of three or more that is no one number, or one that begins with 0."""
    if tokens.kind[index + 1] != NUMBER and tokens.kind[index - 1] != NUMBER:
        return False
    first = index
    while first > index - _LONGEST_RUN and tokens.kind[first - 1] == NUMBER and not tokens.glued[first]:
        first -= 1
    last = index + 1
    while last < index + _LONGEST_RUN and tokens.kind[last] == NUMBER:
        last += 1
    if tokens.text[first][0] == "0":
        return True
    grouped = len(tokens.text[first]) <= 3 and all(
        len(text.partition(".")[0]) == 3 for text in tokens.text[first + 1 : last]
    )
    return last - first >= 3 and not grouped


def _is_hyphen_label(tokens: Tokens, index: int) -> bool:
    """Whether a dash ties the digits to others as a score, a file number or years, not a range: "3-1", "2022-23"."""
    if tokens.text[index + 1] in _DASHES and tokens.glued[index + 2] and tokens.kind[index + 2] == NUMBER:
        return _no_range(tokens, index, index + 2)
    if (
        tokens.text[index - 1] in _DASHES
        and tokens.glued[index - 1]
        and tokens.glued[index]
        and tokens.kind[index - 2] == NUMBER
    ):
        return _no_range(tokens, index - 2, index)
    return False


def _no_range(tokens: Tokens, first: int, second: int) -> bool:
    low, high = digits_value(tokens.text[first]), digits_value(tokens.text[second])
    after = second + 1
    if tokens.text[after] == "/" and tokens.glued[after] and tokens.text[after + 1] in _SLASH_BASES:
        return False  # "5-1/2"
    tied_on = tokens.is_tied(after) and tokens.kind[after + 1] == NUMBER
    tied_before = tokens.is_tied(first - 1) and tokens.kind[first - 2] == NUMBER
    if low is None or high is None or tied_on or tied_before or _is_tied_to_name(tokens, first):
        return True
    if is_year_range(tokens, first, second):
        return True
    plain = tokens.text[first].isdigit() and tokens.text[second].isdigit()
    if low >= high:
        has_unit = tokens.lower[after] in SCALE_WORDS or tokens.lower[after] in UNIT_WORDS or tokens.text[after] == "%"
        return plain and not has_unit
    words = tokens.lower[max(0, first - _WORDS_BEFORE_SCORE) : first]
    return plain and high < 20 and not _SCORES.isdisjoint(words)


def _is_list_mark(tokens: Tokens, index: int) -> bool:
    """ "1." or "(1)" at the start of a sentence."""
    after = tokens.text[index + 1]
    if len(tokens.text[index]) > 2 or index > 1:
        return False
    if tokens.text[index - 1] == "(":
        return after == ")"
    return index == 0 and after in (".", ")") and (tokens.has_capital(2) or tokens.text[2] == '"')


def _is_label(tokens: Tokens, index: int) -> bool:
    """ "Article 5", "platform 1", "Nord Stream 2", "Tower 22", "No. 10", "its number, 121,"."""
    if tokens.text[index - 1] in (",", "."):
        comma = tokens.text[index - 1] == "," and tokens.text[index + 1] == ","
        word = tokens.lower[index - 2]
        return (
            word in ("number", "numbers", "numbered")
            if comma
            else word in _ABBREVIATIONS and tokens.text[index - 1] == "."
        )
    if tokens.kind[index - 1] != WORD or tokens.glued[index] or currency_before(tokens, index) is not None:
        return False
    word = tokens.lower[index - 1]
    if word == "number" and _is_verb(tokens, index - 1):
        return False
    grouped = "," in tokens.text[index]
    if word in _LABELS and not grouped:
        return True
    if counts_something(tokens, index) or tokens.lower[index - 2] in ("every", "each"):
        return False  # "every day 50 to 70 people"
    return word in _LABELS or (word in _LABELS_IF_BARE and not grouped) or _is_named_thing(tokens, index)


def _is_word_label(tokens: Tokens, index: int) -> bool:
    """ "number two", "phase one", "World War Two"."""
    word = tokens.lower[index - 1]
    if word not in _LABELS and word not in _LABELS_IF_BARE:
        return False
    verb = word in ("number", "building") and _is_verb(tokens, index - 1)
    return not verb and tokens.lower[index] in SMALL_WORDS and not counts_something(tokens, index)


def _is_verb(tokens: Tokens, index: int) -> bool:
    """Whether a label is the verb: "the dead number 217", "they now number 40", "is building four"."""
    before = tokens.lower[index - 1]
    if tokens.lower[index].endswith("ing"):
        return before in _BEING
    return before in _VERB_BEFORE or is_plural(before)


def _is_named_thing(tokens: Tokens, index: int) -> bool:
    """Whether a small bare number follows a name that is none of a place: "Nord Stream 2", not "Moscow 300"."""
    text = tokens.text[index]
    longest = 4 if tokens.text[index - 1].isupper() else 3  # "GTX 1060"
    small = text.isdigit() and len(text) <= longest and tokens.kind[index + 1] != NUMBER
    if not small or index < 2 or not tokens.has_capital(index - 1) or tokens.is_title:
        return False
    if tokens.lower[index - 1] in _WEEKDAYS or tokens.lower[index + 1] in _NOT_LABELLED:
        return False
    return not is_place(tokens.text[index - 1])


def _is_address(tokens: Tokens, index: int) -> bool:
    """ "10 Downing Street", "221B Baker Street"."""
    for at in range(index + 1, index + 1 + _LONGEST_STREET):
        if not tokens.has_capital(at):
            break
        if tokens.lower[at] in _STREETS:
            return at > index + 1
    return False


def _is_denominator(tokens: Tokens, index: int) -> bool:
    """ "12 cases per 100,000 people", "450 litres per 100 km"."""
    return tokens.lower[index - 1] == "per"


Rule = Callable[[Tokens, int], bool]
_TIED_RULES: tuple[Rule, ...] = (_is_tied_to_name, _is_ordinal_or_model, _is_hyphen_label, _is_list_mark)
_LONG_RULES: tuple[Rule, ...] = (is_date, _is_sequence, _is_label, _is_denominator)
_SHORT_RULES: tuple[Rule, ...] = (*_LONG_RULES, is_clock, _is_address, is_year)
