"""The words that the grammar of facts knows, as lookups made once from the TOML of the lexicon.

The catalogue of kinds is apart (`catalogue.py`); here are verbs with their frames and forms, closed word classes,
nouns for people, and the words of reporting. Another language is another folder beside `lexicon/en`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tallywire.extract import lexicon
from tallywire.extract.lexicon import word_list

BASE, PRESENT, PAST, PARTICIPLE, GERUND = 1, 2, 4, 8, 16
"""Forms of a verb, as flags: one spelling can be several."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lookups of one language; all words in lower case."""

    forms: dict[str, tuple[str, int]]
    """spelling: (lemma of one word, flags of the forms it can be)"""
    frames: dict[str, frozenset[str]]
    """lemma of one or more words: frames of verbs.toml it stands in"""
    phrasals: dict[str, tuple[tuple[str, ...], ...]]
    """first word's lemma: the further words that with it make another verb, longest first"""
    nominals: dict[str, str]
    words: dict[str, frozenset[str]]
    places: dict[str, frozenset[str]]
    anaphora: dict[str, frozenset[str]]
    country_nouns: dict[str, frozenset[str]]
    status_nouns: dict[str, frozenset[str]]
    status_phrases: dict[str, str]
    """words right after a number: the status that they give"""
    neutral: dict[str, frozenset[str]]
    sides: dict[str, frozenset[str]]
    speakers: dict[str, frozenset[str]]
    sums: dict[str, frozenset[str]]
    crews: dict[str, frozenset[str]]
    armies: dict[str, frozenset[str]]
    gifts: dict[str, frozenset[str]]
    many_men: int
    peace: dict[str, frozenset[str]]
    captions: tuple[str, ...]
    stopping: frozenset[str]
    uncounted: frozenset[str]
    metonyms: dict[str, str]
    authorities: frozenset[str]
    persons: frozenset[str]
    holders: frozenset[str]
    """nouns for people together, of whom a number after "of" tells how many"""
    things: frozenset[str]

    def frame(self, lemma: str, name: str) -> bool:
        """Whether the verb stands in the frame."""
        return name in self.frames.get(lemma, ())


@cache
def load() -> Lexicon:
    """The lexicon, read once in a process."""
    verbs = lexicon.load("verbs")
    frames: dict[str, set[str]] = {}
    for frame, table in verbs.items():
        for lemma in table.get("verbs", ()):
            frames.setdefault(lemma, set()).add(frame)
    grammar = lexicon.load("grammar")
    persons = lexicon.load("persons")
    words = _sets(grammar["words"])
    return Lexicon(
        forms=verb_forms(frames, verbs["irregular"]),
        frames={lemma: frozenset(names) for lemma, names in frames.items()},
        phrasals=phrasal_verbs(frames),
        nominals=verbs["nominals"],
        words=words | _unions(grammar["unions"], words),
        places=_sets(grammar["places"]),
        anaphora=_sets(grammar["anaphora"]),
        country_nouns=_sets(grammar["country_nouns"]),
        status_nouns=_sets(grammar["status_nouns"]),
        status_phrases={words: status for status, listed in grammar["status_phrases"].items() for words in listed},
        neutral=_sets(grammar["neutral_nouns"]),
        sides=_sets(grammar["sides"]),
        speakers=_sets(grammar["speakers"]),
        sums=_sets(grammar["sums"]),
        stopping=frozenset(grammar["stopping"]["verbs"]),
        uncounted=frozenset(grammar["uncounted"]["words"]),
        metonyms=grammar["metonyms"],
        authorities=frozenset(grammar["authorities"]["words"]),
        crews=_sets(grammar["crews"]),
        gifts=_sets(grammar["gifts"]),
        peace=_sets(grammar["peace"]),
        many_men=grammar["many_men"]["from"],
        armies=_sets(grammar["armies"]),
        captions=tuple(grammar["captions"]["openings"]),
        persons=frozenset(form for noun in persons["nouns"] for form in noun_forms(noun)),
        holders=frozenset(form for noun in persons["holders"] for form in noun_forms(noun)),
        things=frozenset(form for noun in persons["things"] for form in noun_forms(noun)),
    )


def _sets(table: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table.items()}


def _unions(unions: dict[str, list[str]], words: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Classes that are asked for together, each as one set."""
    return {name: frozenset().union(*(words[part] for part in parts)) for name, parts in unions.items()}


def verb_forms(lemmas: Iterable[str], irregular: dict[str, list[str]] | None = None) -> dict[str, tuple[str, int]]:
    """Every spelling of the first words of these verbs: lemma and forms."""
    irregular = irregular if irregular is not None else lexicon.load("verbs")["irregular"]
    found: dict[str, tuple[str, int]] = {}

    def add(spelling: str, lemma: str, form: int) -> None:
        known = found.get(spelling)
        if known is None or known[0] == lemma:
            found[spelling] = (lemma, form | (known[1] if known else 0))

    heads = dict.fromkeys(lemma.split()[0] for lemma in lemmas)
    for head in heads:
        add(head, head, BASE)
        add(_with_s(head), head, PRESENT)
        past = irregular.get(head)
        regular = past is None or (len(past) == 1 and past[0].endswith("ed"))
        doubled = regular and past is not None and past[0][:-2] != head and past[0][-3:-2] == head[-1:]
        add((past[0][:-2] if doubled and past else _stem(head, "ing")) + "ing", head, GERUND)
        if head == "be":
            continue
        if past is None:
            add(_stem(head, "ed") + "ed", head, PAST | PARTICIPLE)
        elif len(past) == 1:
            add(past[0], head, PAST | PARTICIPLE)
        else:
            add(past[0], head, PAST | (PARTICIPLE if past[1].endswith("ed") or past[0].endswith("ed") else 0))
            for spelling in past[1:]:
                add(spelling, head, PARTICIPLE if not past[0].endswith("ed") else PAST | PARTICIPLE)
    return found


_VERBS_IN_ES = tuple(word_list("inflection", "verbs_in_es"))


def _with_s(head: str) -> str:
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        return head[:-1] + "ies"
    return head + ("es" if head.endswith(_VERBS_IN_ES) else "s")


_SHORT = re.compile(r"(?:[^aeiou]+|qu)?[aeiou][bdgklmnprt]\Z")


def _stem(head: str, ending: str) -> str:
    if ending == "ing" and head.endswith("ie"):
        return head[:-2] + "y"
    if head.endswith("e") and (ending == "ed" or not head.endswith("ee")):
        return head[:-1]
    if ending == "ed" and head.endswith("y") and head[-2:-1] not in "aeiou":
        return head[:-1] + "i"
    return head + head[-1] if _SHORT.fullmatch(head) else head


def phrasal_verbs(lemmas: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Verbs of several words by their first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for lemma in lemmas:
        head, *rest = lemma.replace(" … ", " ").split()
        if rest:
            found.setdefault(head, []).append(tuple(rest))
    return {head: tuple(sorted(rests, key=len, reverse=True)) for head, rests in found.items()}


_PLURALS: dict[str, str] = lexicon.load("inflection")["plurals"]
_NOUNS_IN_ES = tuple(word_list("inflection", "nouns_in_es"))


def noun_forms(noun: str) -> tuple[str, ...]:
    """Singular and plural spellings of a noun of one or more words; the last is inflected ("piece of …": the first)."""
    head, of, rest = noun.partition(" of ")
    if of:
        return tuple(form + of + rest for form in noun_forms(head))
    before, space, last = head.rpartition(" ")
    if last in _PLURALS:
        plural = _PLURALS[last]
    elif last.endswith("man") and last not in ("human", "german"):
        plural = last[:-3] + "men"
    elif last.endswith("woman"):
        plural = last[:-5] + "women"
    elif last.endswith("y") and last[-2:-1] not in "aeiou":
        plural = last[:-1] + "ies"
    elif last.endswith(_NOUNS_IN_ES):
        plural = last + "es"
    else:
        plural = last + "s"
    return (noun, before + space + plural) if before + space + plural != noun else (noun,)
