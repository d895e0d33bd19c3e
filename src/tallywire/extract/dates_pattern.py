"""The forms that dates take in English news, as one pattern, and the parts of what it matched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from tallywire.extract.lexicon import either, load
from tallywire.text.words import ascii_words

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?!\d)")
_NUMERIC = re.compile(r"(?:19|20)\d\d|\d[./-]\d|Q[1-4]")
_WORD = re.compile(r"[^\W\d_]+(?:'s)?(?:\sYear(?:'?s)?(?:\s(?:Day|Eve))?|(?<=Christmas)\s(?:Day|Eve))?")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of time: what number a name stands for, and which tell that a sentence may name a time."""

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, tuple[int, int]]
    holidays: dict[str, tuple[int, int]]
    ordinals: dict[str, int]
    numbers: dict[str, int]
    doubtful_months: frozenset[str]
    telling: frozenset[bytes]
    """words in lower case of which every form has one, but for those of digits"""

    def may_name_date(self, sentence: str) -> bool:
        """Whether any form can be in a sentence at all: a tenth of the cost of looking for one."""
        return not self.telling.isdisjoint(ascii_words(sentence)) or _NUMERIC.search(sentence) is not None


@dataclass(frozen=True, slots=True)
class Parts:
    """What a matched form is made of."""

    text: str
    words: tuple[str, ...]
    months: tuple[int, ...]
    days: tuple[int, ...]
    years: tuple[int, ...]
    count: int | None

    def has(self, *words: str) -> bool:
        return any(word in self.words for word in words)

    @property
    def month(self) -> int | None:
        return self.months[0] if self.months else None

    @property
    def year(self) -> int | None:
        return self.years[0] if self.years else None


def parts(text: str) -> Parts:
    """The months, days, years and other words of a matched form."""
    known = lexicon()
    years = tuple(int(year) for year in _YEAR.findall(text))
    words = tuple(_WORD.findall(text))
    lower = tuple(word.lower() for word in words)
    days = tuple(int(number) for number in _NUMBER.findall(_YEAR.sub("", text)))
    named = patterns().number.match(text)
    count = known.numbers[" ".join(named.group(1).lower().split())] if named else None
    months = tuple(known.months[word] for word in words if word in known.months)
    return Parts(text, (*words, *lower), months, days, years, days[0] if days and not months else count)


@cache
def lexicon() -> Lexicon:
    """The lexicon of time, read once in a process."""
    data = load("dates")
    months = {name: number for number, names in enumerate(data["months"], 1) for name in names}
    weekdays = {name: number for number, names in enumerate(data["weekdays"]) for name in names}
    return Lexicon(
        months=months,
        weekdays=weekdays,
        seasons={name: (first, last) for name, (first, last) in data["seasons"].items()},
        holidays={name: (month, day) for name, (month, day) in data["holidays"].items()},
        ordinals=data["ordinals"],
        numbers=data["numbers"],
        doubtful_months=frozenset(data["doubtful_months"]),
        telling=frozenset(word.encode() for word in _telling([*months, *weekdays], data)),
    )


@dataclass(frozen=True, slots=True)
class Patterns:
    """The patterns of time, which take a while to compile: few texts of one sentence need them."""

    number: re.Pattern[str]
    """a number's name at the beginning of a form, or after "the" and one word: "the last two weeks"."""
    cue: re.Pattern[str]
    form: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """The patterns, compiled when a sentence may name a time."""
    known, data = lexicon(), load("dates")
    ahead, behind = (either(word.strip() for word in data[kind].split(",")) for kind in ("ahead", "behind"))
    return Patterns(
        number=re.compile(rf"(?:the\s\w+\s)?({either(data['numbers'])})\s", re.IGNORECASE),
        cue=re.compile(rf"\b(?:(?P<ahead>{ahead})|(?P<behind>{behind}|[a-z]+ed))\b"),
        form=re.compile(
            rf"(?<![\w,$€£/-])(?<!\d\.)(?=\d|Q[1-4]|{_openers([*known.months, *known.weekdays], data)})(?:"
            + "|".join(f"(?P<{name}>{form})" for name, form in _forms(known.months, known.weekdays, data).items())
            + ")"
        ),
    )


def _telling(names: Iterable[str], data: dict[str, Any]) -> Iterator[str]:
    """The words of time themselves, without those that only say which: names, units, parts of a year, days."""
    for word in (*names, *data["seasons"], *data["holidays"], *data["parts_of_day"], *data["day_words"]):
        yield word.lower().split("'")[0].split()[-1]
    for unit in (*data["units"], "weekend", "quarter", "half"):
        yield from (unit, f"{unit}s")


def _openers(names: Iterable[str], data: dict[str, Any]) -> str:
    """The first words of all forms: to look for one costs a fifth of trying all forms at every word."""
    small = {*data["openers"], *data["seasons"], *(name.partition(" ")[0] for name in data["numbers"])}
    return f"{either(names)}|(?i:{either(small)})|" + either(data["holidays"])


def _forms(months: Iterable[str], weekdays: Iterable[str], data: dict[str, Any]) -> dict[str, str]:
    """The pattern of each form, the more telling ones first: the first that matches at a place is taken."""
    month, weekday = (rf"(?:(?:{either(names)})\b(?:(?<=\b\w{{3}})\.|(?<=\bSept)\.)?)" for names in (months, weekdays))
    named = rf"(?:{either(day for day in weekdays if len(day) > 3)})\b"  # "Sun" and "Sat" alone are other words
    number = rf"(?:\d{{1,3}}|(?i:{either(data['numbers'])}))"
    year = r"(?:19|20)\d\d(?![\d,.]\d|[\w%])"
    nth = either(load("names")["ordinal_endings"])
    day = rf"(?:3[01]|[12]\d|0?[1-9])(?:{nth})?(?![\w:%]|[.,]\d)"
    dash = r"\s?(?:-|–|\bto\b|\band\b|\bor\b|\bthrough\b)\s?"
    part = rf"(?:(?i:{either(data['part_adjectives'])})|(?:the\s)?(?:{either(data['part_nouns'])})\sof)[\s-](?:the\s)?"
    which = rf"(?i:{either(data['which'])})\s"
    years = rf"(?>{year}(?:[-–](?:\d{{4}}|\d\d)(?!\d))?)"
    of_year = rf"(?:\s(?:of\s)?(?:{year}|(?:last|this|next)\syear))"
    unit = rf"(?:{either(data['units'])})s?\b"
    lead = "|".join(rf"(?<=\b{case(word)}\s)" for word in data["before_years"] for case in (str, str.capitalize))
    loose = "|".join(rf"(?<=\b{word}\s)" for word in data["loosely_before_years"])
    return {
        "iso": r"\d{4}-\d\d-\d\d(?!\d)",
        "numeric": r"\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)(?![\d.]\d)",
        "month_day": rf"(?:{weekday},?\s)?{month}\s{day}(?:{dash}(?:{month}\s)?{day}(?!\s{month}))?(?:,?\s{year})?",
        "day_month": rf"(?:{weekday},?\s)?{day}(?:{dash}{day})?\s(?:of\s)?{month}(?:,?\s{year})?",
        "month_year": rf"(?:{part})?{month},?{of_year}",
        "quarter": rf"(?:(?:{either(data['quarters'])})[\s-]quarter|Q[1-4]\b){of_year}?",
        "half": rf"(?:{either(data['halves'])})\shalf{of_year}",
        "season": rf"(?:{which}|{part}|{lead}|(?<=\b[Tt]he\s))(?:the\s)?(?:{either(data['seasons'])})\b{of_year}?",
        "holiday": rf"(?:{either(data['holidays'])})(?!\w)(?:\s{year})?",
        "year_part": rf"{part}(?:(?:last\s|this\s|next\s)?(?:year|month|week)\b|{year})|year-end",
        "month": rf"(?:{which}|{part})?{month}(?!\s[A-Z])",
        "years": rf"(?:{lead}){years}|(?:{loose}){years}(?!\s(?:[a-z]+\s)?[a-z]{{3,}}s\b)",
        "day_word": rf"(?i:{either(data['day_words'])})|[Tt]his\s(?:{either(data['parts_of_day'])})",
        "weekday": rf"(?:{which})?{named}(?!\s(?:{either(data['papers'])})\b)",
        "window": rf"the\s(?:{either(data['which_window'])})\s(?:{number}\s)?{unit}",
        "ago": rf"(?:{number}|[Tt]he)\s{unit}\s(?:{either(data['back'])})\b(?!\s\w+day)",
        "within": rf"(?:(?<=\b[Ii]n\s)|(?<=\b[Ww]ithin\s)){number}\s{unit}(?!\s(?:of|old)\b)",
        "period": r"(?:(?:[Ee]arlier|[Ll]ater)\s)?(?:[Ll]ast|[Tt]his|[Nn]ext|[Tt]he\s(?=weekend))\s?"
        rf"(?:{either(data['periods'])})\b(?!'s)",
    }
