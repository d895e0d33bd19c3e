"""The catalogue of kinds: what is tracked, as data.

`lexicon/en/kinds.toml` ships; a file named by TALLYWIRE_CATALOGUE (or passed to `load`) adds tables to it, or replaces
those of the same name. What is not understood stops the program: a word under a misspelt key would be lost in silence.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import tomli

from tallywire.errors import ConfigError
from tallywire.extract import facts_lexicon as lexicon
from tallywire.extract.lexicon import FOLDER

VARIABLE = "TALLYWIRE_CATALOGUE"
UNITS = ("person", "item", "money")
_LISTS = (
    "nouns",
    "weak",
    "groups",
    "labels",
    "modifiers",
    "objects",
    "subjects",
    "sure",
    "of_fighters",
    "phrases",
    "exclude",
    "weak_items",
    "context",
)
_TABLES = ("items", "models", "families")
_SCENE_LISTS = ("words", "nouns", "objects", "subjects")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A verb that makes a kind: its lemma, and a word that must stand later in its clause."""

    lemma: str
    later: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """What a sentence may tell of, and the verbs that make a kind only there: people who go, where there is a war."""

    words: frozenset[str]
    """any of these sets the scene; none: every sentence does"""
    nouns: frozenset[str]
    """the counted people are one of these; none: any people"""
    least: int
    """smaller numbers are too small for it"""
    objects: Mapping[str, tuple[Pattern, ...]]
    subjects: Mapping[str, tuple[Pattern, ...]]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fact; see `lexicon/en/kinds.toml` for what each list means."""

    name: str
    unit: str
    objects: Mapping[str, tuple[Pattern, ...]]
    subjects: Mapping[str, tuple[Pattern, ...]]
    sure: frozenset[str]
    of_fighters: Mapping[str, tuple[Pattern, ...]]
    exclude: frozenset[str]
    exclude_phrases: Mapping[str, tuple[str, ...]]
    """those of several words by their first word, each with a space on both sides"""
    weak_items: frozenset[str]
    context: frozenset[str]
    modifiers: frozenset[str]
    scenes: tuple[Scene, ...] = ()

    def excludes_phrase(self, words: Sequence[str]) -> bool:
        """Whether an excluding phrase of several words stands in these words."""
        begun = [phrase for word in words if word in self.exclude_phrases for phrase in self.exclude_phrases[word]]
        text = f" {' '.join(words)} " if begun else ""
        return any(phrase in text for phrase in begun)


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun says about the number before it."""

    kind: str
    role: str
    """noun, weak, group, label, modifier, item, model or phrase"""
    item: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """All kinds, and every word of theirs by its spelling; equal to itself only, so that what it makes can be kept."""

    kinds: Mapping[str, Kind]
    nouns: Mapping[tuple[str, ...], tuple[Noun, ...]]
    """words, as they stand in a text in lower case: what they are"""
    longest: Mapping[str, int]
    """first word: how many words its longest entry has"""
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    """first word: phrases that begin with it, longest first, with their kind"""
    forms: Mapping[str, tuple[str, int]]
    """spellings of verbs that only the catalogue knows"""
    lemmas: frozenset[str]


def chosen() -> str | None:
    """The file that TALLYWIRE_CATALOGUE names."""
    return os.environ.get(VARIABLE) or None


def load(path: str | Path | None = None) -> Catalogue:
    """The catalogue: the shipped kinds, with those of `path`, else of TALLYWIRE_CATALOGUE, added.

    Raises ConfigError with file and key where a file cannot be read or holds what is not understood.
    """
    return of_file(path or chosen())


def of_file(path: str | Path | None) -> Catalogue:
    """The same with the kinds of one file, or of none."""
    if path is None:
        return _load(None, 0)
    file = Path(path)
    try:
        return _load(file, file.stat().st_mtime_ns)
    except OSError as error:
        raise ConfigError(
            f"{file}: the catalogue cannot be read ({error.strerror}); set {VARIABLE} to a TOML file"
        ) from error


@lru_cache(maxsize=8)
def _load(file: Path | None, _modified: int) -> Catalogue:
    shipped = FOLDER / "kinds.toml"
    tables = _checked(shipped)
    if file is not None:
        added = _checked(file)
        tables = {**added, **{name: table for name, table in tables.items() if name not in added}}
    return _build(tables)


def _checked(file: Path) -> dict[str, dict[str, Any]]:
    """The tables of one catalogue file, every key and value of them looked at."""
    try:
        tables = tomli.loads(file.read_text("utf-8"))
    except (tomli.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: not a TOML file: {error}") from error
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise ConfigError(f"{file}: {name}: a kind is a table, such as [{name}] with unit and nouns")
        if table.get("unit") not in UNITS:
            raise ConfigError(f"{file}: {name}.unit: must be one of {', '.join(UNITS)}, not {table.get('unit')!r}")
        for key, value in table.items():
            _check_value(file, name, key, value)
    return tables


def _check_value(file: Path, name: str, key: str, value: Any) -> None:
    if key == "unit":
        return
    if key in _LISTS:
        if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
            raise ConfigError(f"{file}: {name}.{key}: must be a list of words")
    elif key == "scenes":
        for scene in value if isinstance(value, list) else [value]:
            _check_scene(file, name, scene)
    elif key in _TABLES:
        if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
            raise ConfigError(f"{file}: {name}.{key}: must be a table of word = item")
    else:
        raise ConfigError(f"{file}: {name}.{key}: unknown; a kind has unit, {', '.join((*_LISTS, *_TABLES, 'scenes'))}")


def _check_scene(file: Path, name: str, scene: Any) -> None:
    if not isinstance(scene, dict) or scene.keys() - {"least", *_SCENE_LISTS}:
        raise ConfigError(f"{file}: {name}.scenes: a scene is a table of least, {', '.join(_SCENE_LISTS)}")
    if not isinstance(scene.get("least", 0), int):
        raise ConfigError(f"{file}: {name}.scenes: least must be a whole number")
    for key in _SCENE_LISTS:
        _check_value(file, name, "objects", scene.get(key, []))


def _build(tables: Mapping[str, Mapping[str, Any]]) -> Catalogue:
    kinds: dict[str, Kind] = {}
    nouns: dict[tuple[str, ...], list[Noun]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, table in tables.items():
        excluding = {form for word in table.get("exclude", ()) for form in lexicon.noun_forms(word)}
        kinds[name] = Kind(
            name=name,
            unit=table["unit"],
            objects=_patterns(table.get("objects", ())),
            subjects=_patterns(table.get("subjects", ())),
            sure=frozenset(verb.partition("…")[0].strip() for verb in table.get("sure", ())),
            of_fighters=_patterns(table.get("of_fighters", ())),
            exclude=frozenset(form for form in excluding if " " not in form),
            exclude_phrases=_by_first_word(form for form in excluding if " " in form),
            weak_items=frozenset(table.get("weak_items", ())),
            context=frozenset(table.get("context", ())),
            modifiers=frozenset(table.get("modifiers", ())),
            scenes=tuple(_scene(scene) for scene in table.get("scenes", ())),
        )
        for words, noun in _nouns_of(name, table):
            entries = nouns.setdefault(words, [])
            if all(noun.role != other.role or noun.kind != other.kind for other in entries):
                entries.append(noun)
        for phrase in table.get("phrases", ()):
            words = tuple(phrase.lower().split())
            phrases.setdefault(words[0], []).append((words, name))
    longest: dict[str, int] = {}
    for words in nouns:
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    lemmas = {lemma for kind in kinds.values() for table in _verbs_of(kind) for lemma in table}
    return Catalogue(
        kinds=kinds,
        nouns={words: tuple(entries) for words, entries in nouns.items()},
        longest=longest,
        phrases={first: tuple(sorted(found, key=lambda entry: -len(entry[0]))) for first, found in phrases.items()},
        forms=lexicon.verb_forms(lemmas),
        lemmas=frozenset(lemmas),
    )


def _by_first_word(phrases: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for phrase in sorted(phrases):
        first = phrase.partition(" ")[0]
        found[first] = (*found.get(first, ()), f" {phrase} ")
    return found


def _scene(table: Mapping[str, Any]) -> Scene:
    return Scene(
        words=frozenset(table.get("words", ())),
        nouns=frozenset(table.get("nouns", ())),
        least=table.get("least", 0),
        objects=_patterns(table.get("objects", ())),
        subjects=_patterns(table.get("subjects", ())),
    )


def _verbs_of(kind: Kind) -> Iterable[Mapping[str, tuple[Pattern, ...]]]:
    """Every table of verbs of a kind."""
    yield from (kind.objects, kind.subjects, kind.of_fighters)
    for scene in kind.scenes:
        yield from (scene.objects, scene.subjects)


def _nouns_of(name: str, table: Mapping[str, Any]) -> Iterable[tuple[tuple[str, ...], Noun]]:
    """Every spelling of every noun of one kind."""
    for key, role in (("nouns", "noun"), ("weak", "weak"), ("groups", "group"), ("labels", "label")):
        for word in table.get(key, ()):
            for form in lexicon.noun_forms(word.lower()):
                yield tuple(form.split()), Noun(name, role)
    for word in table.get("modifiers", ()):
        yield tuple(word.lower().split()), Noun(name, "modifier")
    for beginning, item in table.get("families", {}).items():
        yield (beginning.lower(),), Noun(name, "model", item)
    for key, role in (("items", "item"), ("models", "model")):
        for word, item in table.get(key, {}).items():
            for form in lexicon.noun_forms(word.lower()):
                yield tuple(form.split()), Noun(name, role, item or word)


def _patterns(verbs: Iterable[str]) -> dict[str, tuple[Pattern, ...]]:
    """Verb patterns by lemma: "bring … out of" is `bring` with "out of" later."""
    found: dict[str, list[Pattern]] = {}
    for verb in verbs:
        lemma, _dots, later = (part.strip() for part in verb.lower().partition("…"))
        found.setdefault(lemma, []).append(Pattern(lemma, tuple(later.split())))
    return {lemma: tuple(patterns) for lemma, patterns in found.items()}
