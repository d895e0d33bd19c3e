"""What numbers are not quantities: dates, years, clock times, names, labels, scores, addresses, phone numbers."""

from __future__ import annotations

from functools import lru_cache

from tallywire.extract.gazetteer import Gazetteer
from tallywire.extract.lexicon import load
from tallywire.extract.numbers import SCALE_WORDS, digits_value
from tallywire.extract.quantities_nouns import is_plural
from tallywire.extract.quantities_units import UNIT_WORDS, currency_before
from tallywire.extract.tokens import NUMBER, SIGN, WORD, Token, Tokens

_NAMES = load("names")
_LABELS = frozenset(_NAMES["labels"])
_LABELS_IF_BARE = frozenset(_NAMES["labels_if_bare"])
_PREFIXES = frozenset(_NAMES["prefixes"])
_STREETS = frozenset(_NAMES["streets"])
_MONTHS = frozenset(_NAMES["months"])
_WEEKDAYS = frozenset(_NAMES["weekdays"])
_SEASONS = frozenset(_NAMES["seasons"])
_CLOCK_AFTER = frozenset(_NAMES["clock_after"])
_YEAR_BEFORE = frozenset(_NAMES["year_before"])
_YEAR_COUNTS = frozenset(_NAMES["year_like_counts"])
_VERB_BEFORE = frozenset(_NAMES["number_is_verb_after"])
_SCORES = frozenset(_NAMES["score_words"])
_IDIOMS = {}
for _idiom in _NAMES["idioms"]:
    _parts = tuple(_idiom.split())
    for _at, _part in enumerate(_parts):
        if _part in ("one", "two", "fifty", "zero") or _part.isdigit():
            _IDIOMS.setdefault(_part, []).append((_at, _parts))
_MONEY_SIGNS = frozenset("$€£¥₴₽₹₺₪₩")
_COUNTABLE = frozenset(["people", "killed", "wounded", "injured", "dead"])
_DASHES = ("-", "–", "—")


def is_name(tokens: Tokens, index: int) -> bool:
    """Whether the number token at `index` is part of a date, time, name, label, score, address or phone number."""
    token = tokens[index]
    before, after = tokens.at(index - 1), tokens.at(index + 1)
    if token.kind == SIGN:
        return False
    if token.kind == WORD:
        return _is_idiom(tokens, index) or _is_capital_name(tokens, index, before, after)
    if _is_glued_name(tokens, index, before, after) or _is_date(tokens, index, before, after):
        return True
    if _is_clock(tokens, index, before, after) or _is_sequence(tokens, index, before, after):
        return True
    if _is_label(tokens, index, before, after) or _is_address(tokens, index):
        return True
    return _is_year(tokens, index, before, after)


def _is_idiom(tokens: Tokens, index: int) -> bool:
    for at, parts in _IDIOMS.get(tokens[index].lower, ()):
        first = index - at
        if first >= 0 and all(tokens.lower(first + k) == part for k, part in enumerate(parts)):
            return True
    return False


def _is_capital_name(tokens: Tokens, index: int, before: Token, after: Token) -> bool:
    """ "the Group of Seven", "the Five Eyes", "Twenty20": number words with a capital inside a sentence."""
    if after.kind == NUMBER and after.glued:
        return True
    capital = tokens[index].text[0].isupper() and len(tokens[index].text) > 1
    return capital and before.kind == WORD and not tokens.is_title


def _is_glued_name(tokens: Tokens, index: int, before: Token, after: Token) -> bool:
    """ "Tu-22M3", "T-72", "F-16s", "M18", "COVID-19", "82nd", "22M3", "1990s"."""
    token = tokens[index]
    if token.glued:
        if before.kind == WORD and currency_before(tokens, index) is None:
            return True
        if before.text == "-" and before.glued:
            prefix = tokens.at(index - 2)
            if prefix.kind == WORD and prefix.lower not in _PREFIXES and not is_unit_like(prefix.lower):
                return True
        if before.text in (":", "/", "_", "\\", "@", "=", "&", "'") and before.glued:
            return True
    if after.kind == WORD and after.glued:
        if after.lower in ("st", "nd", "rd", "th") and not tokens.at(index + 2).kind == NUMBER:
            return True
        if after.lower == "s":
            value = digits_value(token.text)
            return value not in (10, 100, 1000, 10_000, 100_000, 1_000_000)
        return tokens.at(index + 2).kind == NUMBER and tokens.at(index + 2).glued
    return False


def is_unit_like(word: str) -> bool:
    """Whether a word may stand before a hyphen and a number in a range or sum: a unit, a scale."""
    return word in UNIT_WORDS or word in SCALE_WORDS


def _is_date(tokens: Tokens, index: int, before: Token, after: Token) -> bool:
    """A day or year beside a month, alone or in a list or range: "May 16", "16-18 May", "Feb. 24, 2022"."""
    token = tokens[index]
    value = digits_value(token.text)
    if value is None:
        return True  # versions, numeric dates, lists: no number at all
    if "," in token.text or value != int(value):
        return False
    day, year = 1 <= value <= 31, _looks_like_year(token)
    if not day and not year:
        return False
    k = index + 1
    for _ in range(3):  # forward over "to 18", "- 18", "and 18", "th", "of"
        word = tokens.at(k)
        if _is_month(word, day):
            return not (word.lower == "may" and not word.text[:1].isupper())
        if (
            word.text in _DASHES
            or word.lower in ("to", "and", "or", "of", ",", "/")
            or (word.kind == NUMBER and len(word.text) <= 2)
        ):
            k += 1
            continue
        break
    k = index - 1
    for _ in range(5):  # back over ", 2022", "16-", "16 and"
        word = tokens.at(k)
        if _is_month(word, day) or (year and word.lower in _SEASONS):
            return True
        month_part = (
            word.text in _DASHES or word.text in (",", ".", "/") or word.lower in ("to", "and", "or", "the", "of")
        )
        if month_part or (word.kind == NUMBER and word.text.isdigit() and len(word.text) in (1, 2, 4)):
            k -= 1
            continue
        break
    return False


def _is_month(token: Token, strict: bool) -> bool:
    return token.kind == WORD and token.lower in _MONTHS and token.text[:1].isupper() and (strict or True)


def _looks_like_year(token: Token) -> bool:
    return len(token.text) == 4 and token.text.isdigit() and "1000" <= token.text <= "2100"


def _is_clock(tokens: Tokens, index: int, before: Token, after: Token) -> bool:
    """ "9:40 p.m.", "7:30", "10am", "0600 GMT", "6 o'clock"."""
    if after.text == ":" and after.glued and tokens.at(index + 2).kind == NUMBER and tokens.at(index + 2).glued:
        return True
    word = after.lower
    if (
        word in ("hrs", "hours")
        and len(tokens[index].text) == 4
        and tokens[index].text[0] in "012"
        and before.lower in ("at", "by", "from", "until", "to", "about", "around")
    ):
        return True
    if word == "o" and tokens.lower(index + 2) == "'":
        return True
    return word in _CLOCK_AFTER and word not in ("hrs", "noon", "midnight") and len(tokens[index].text) <= 5


def _is_sequence(tokens: Tokens, index: int, before: Token, after: Token) -> bool:
    """Digits of phone numbers, file numbers and scores: "0 800 507 028", "555-0123", "3-1", "2:1", "P5+1", "1/2022"."""
    token = tokens[index]
    if token.text[0] == "0" and len(token.text) > 1 and token.text.isdigit():
        return True
    if token.text == "0" and after.kind == NUMBER:
        return True
    if before.kind == NUMBER or after.kind == NUMBER:
        if _run_length(tokens, index) >= 3 and not _grouped_run(tokens, index):
            return True
        if tokens.at(_run_start(tokens, index)).text[0] == "0":
            return True
    if after.text == "/" and after.glued and tokens.at(index + 2).glued and tokens.at(index + 2).kind == NUMBER:
        return (
            tokens.at(index + 2).text not in ("2", "3", "4", "5", "8", "10", "16", "100")
            or tokens.at(index + 3).text == "/"
        )
    if (
        before.text == "+"
        and before.glued
        and tokens.at(index - 2).kind in (WORD, NUMBER)
        and tokens[index].glued
        and before.start == tokens.at(index - 2).end
    ):
        return True
    if after.text in _DASHES and tokens.at(index + 2).kind == NUMBER and tokens.at(index + 2).glued:
        return _is_hyphen_label(tokens, index, index + 2)
    if before.text in _DASHES and before.glued and tokens.at(index - 2).kind == NUMBER and token.glued:
        return _is_hyphen_label(tokens, index - 2, index)
    return False


def _run_start(tokens: Tokens, index: int) -> int:
    for _ in range(6):
        if tokens.at(index - 1).kind != NUMBER or tokens[index].glued:
            break
        index -= 1
    return index


def _run_length(tokens: Tokens, index: int) -> int:
    first = last = _run_start(tokens, index)
    while last < first + 8 and tokens.at(last + 1).kind == NUMBER:
        last += 1
    return last - first + 1


def _grouped_run(tokens: Tokens, index: int) -> bool:
    """Whether digits in a row are one number with its thousands parted by spaces."""
    first = _run_start(tokens, index)
    length = _run_length(tokens, index)
    rest = [tokens[first + k].text for k in range(1, length)]
    return (
        len(tokens[first].text) <= 3
        and tokens[first].text[0] != "0"
        and all(len(text.partition(".")[0]) == 3 for text in rest)
    )


def _is_hyphen_label(tokens: Tokens, first: int, second: int) -> bool:
    """Whether two numbers tied by a hyphen are a score, a phone or file number or years, not a range."""
    low, high = digits_value(tokens[first].text), digits_value(tokens[second].text)
    if low is None or high is None:
        return True
    beyond = tokens.at(second + 1)
    if beyond.text == "-" and beyond.glued and tokens.at(second + 2).kind == NUMBER:
        return True
    if (
        _looks_like_year(tokens[first])
        and tokens[second].text <= "2100"
        and len(tokens[second].text) in (2, 4)
        and "," not in tokens[second].text
    ):
        unit = tokens.lower(second + 1) in _YEAR_COUNTS
        return not unit
    plain = tokens[first].text.isdigit() and tokens[second].text.isdigit()
    if low >= high and plain and beyond.lower not in ("million", "billion", "trillion", "thousand", "%", "percent"):
        return not (beyond.glued and beyond.kind == WORD)
    small = low < 20 and high < 20 and plain
    return small and any(tokens.lower(k) in _SCORES for k in range(max(0, first - 6), first))


def _is_label(tokens: Tokens, index: int, before: Token, after: Token) -> bool:
    """ "Article 5", "platform 1", "Nord Stream 2", "Tower 22", "No. 10", "#4", "(1)", "1." at the start."""
    token = tokens[index]
    if index == 0 and after.text in (".", ")") and len(token.text) <= 2 and tokens.at(index + 2).text[:1].isupper():
        return True
    if before.text == "(" and after.text == ")" and len(token.text) <= 2 and index <= 1:
        return True
    if before.text == "," and tokens.lower(index - 2) in ("number", "numbers", "numbered") and after.text == ",":
        return True
    if before.text == "." and tokens.lower(index - 2) in (
        "no",
        "nos",
        "nr",
        "vol",
        "fig",
        "tel",
        "ext",
        "mk",
        "p",
        "pp",
        "art",
        "sec",
        "par",
        "ch",
    ):
        return True
    if before.kind != WORD or token.glued or currency_before(tokens, index) is not None:
        return False
    bare = not _counts_something(tokens, index)
    if before.lower == "number" and _is_verb(tokens.at(index - 2)):
        return False
    if before.lower in _LABELS:
        return "," not in token.text or bare
    if before.lower in _LABELS_IF_BARE:
        return bare and "," not in token.text
    name_like = before.text[0].isupper() and index > 1 and not tokens.is_title and before.lower not in _WEEKDAYS
    small = token.text.isdigit() and len(token.text) <= 3 and after.kind != NUMBER
    if not name_like or not small or not bare or _ends_clause_with_number(tokens, index):
        return False
    return not _is_place(before.text)


def _is_verb(before: Token) -> bool:
    """Whether "number" after this token is the verb: "the dead number 217", "they now number 40"."""
    return before.lower in _VERB_BEFORE or (before.kind == WORD and is_plural(before.lower))


@lru_cache(maxsize=2048)
def _is_place(name: str) -> bool:
    """Whether a name is one of a place or people, which numbers follow without labelling it: "Moscow 300, Kyiv 200"."""
    return bool(Gazetteer.load().find(name))


def _ends_clause_with_number(tokens: Tokens, index: int) -> bool:
    """Whether the number may be the object of a verb written with a capital or of a place: "killed in Kharkiv 12"."""
    after = tokens.at(index + 1)
    return after.lower in (
        "of",
        "were",
        "had",
        "have",
        "killed",
        "wounded",
        "injured",
        "dead",
        "died",
        "more",
    ) or after.text in ("%", "percent")


def _counts_something(tokens: Tokens, index: int) -> bool:
    """Whether a noun, unit or scale that the number could count follows within a few words."""
    after = tokens.at(index + 1)
    if after.kind == SIGN and after.text in ("%", "°") or after.text in _MONEY_SIGNS:
        return True
    for k in range(index + 1, index + 5):
        token = tokens.at(k)
        if (token.text == "-" and token.glued) or (token.kind == NUMBER and token.glued):
            continue
        if token.kind == WORD and token.glued and token.lower == "s":
            return True  # "F-16s"
        if token.kind != WORD:
            return False
        if (
            is_plural(token.lower)
            or token.lower in UNIT_WORDS
            or token.lower in SCALE_WORDS
            or token.lower in _COUNTABLE
        ):
            return True
        if len(token.lower) <= 3 and token.lower in (
            "of",
            "in",
            "on",
            "at",
            "to",
            "the",
            "and",
            "a",
            "is",
            "was",
            "by",
            "for",
        ):
            return False
    return False


def _is_address(tokens: Tokens, index: int) -> bool:
    """ "10 Downing Street", "221B Baker Street"."""
    k = index + 1
    for _ in range(4):
        token = tokens.at(k)
        if token.kind != WORD or not token.text[:1].isupper():
            return False
        if token.lower in _STREETS and k > index + 1:
            return True
        k += 1
    return False


def _is_year(tokens: Tokens, index: int, before: Token, after: Token) -> bool:
    """A bare number of four digits that the words around make a year."""
    token = tokens[index]
    if not _looks_like_year(token) or currency_before(tokens, index) is not None:
        return False
    word = after.lower
    if word in ("million", "billion", "thousand", "trillion", "percent", "per", "%", "€", "+", "bn", "mn") or (
        after.kind == WORD and after.glued
    ):
        return False
    if not ("1900" <= token.text <= "2100"):
        return before.lower in ("in", "since", "year") and not is_plural(word)
    if word in _YEAR_COUNTS:
        return before.lower in ("in", "since", "until", "during") and word not in (
            "people",
            "soldiers",
            "troops",
            "km",
            "years",
        )
    nouns = [tokens.at(k) for k in range(index + 1, index + 4)]
    round_number = token.text.endswith("00")
    for k, noun in enumerate(nouns):
        if noun.kind != WORD:
            break
        if noun.lower in _YEAR_COUNTS and (round_number or k == 0):
            return before.lower in ("in", "since", "until", "during")
    return not (round_number and before.lower not in _YEAR_BEFORE and is_plural(word))
