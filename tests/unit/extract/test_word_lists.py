"""English words are data of the lexicon: code that spells them out is found here."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import tallywire.extract
from tallywire import schema
from tallywire.extract import catalogue, gazetteer_names
from tallywire.extract.dates_resolve import RESOLVERS
from tallywire.extract.lexicon import FOLDER, either, load, phrase_list, word_list

EXTRACT = Path(tallywire.extract.__file__).parent
MOST_WORDS = 3
"""A condition may name up to three words beside each other; more are a list."""
WORD = re.compile(r"[a-z][a-z' -]*")
ALTERNATIVES = re.compile(rf"[a-z]{{2,}}(?:\|[a-z]{{2,}}){{{MOST_WORDS},}}")
LISTS = ("function_words", "noun_lists", "verb_lists", "inflection")

# What looks like English and is vocabulary of the schema, the catalogue or the grammar's own tables.
VOCABULARY = {
    *(*schema.QUALIFIERS, *schema.STATUSES, *schema.UNIT_CLASSES),
    *load("verbs"),  # frames
    *(*gazetteer_names._ROLES, *gazetteer_names._ROLES.values()),
    *(*catalogue._LISTS, *catalogue._TABLES, *catalogue._SCENE_LISTS),
    *("noun", "item", "model", "group", "weak", "label", "modifier", "bare", "partitive", "person", "unknown"),  # roles
    *RESOLVERS,  # forms of dates
}


def collections_of_words(tree: ast.Module) -> Iterator[tuple[int, list[str]]]:
    """Line and words of each literal collection, text to be split, or alternative of a pattern with too many words."""
    for node in ast.walk(tree):
        parts: list[ast.expr | None] = []
        if isinstance(node, ast.Set | ast.Tuple | ast.List):
            parts = list(node.elts)
        elif isinstance(node, ast.Dict):
            parts = node.keys if all(map(_is_text, node.keys)) else list(node.values)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            parts = [ast.Constant(word) for word in str(getattr(node.func.value, "value", "")).split()]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "\n" not in node.value:
            parts = [ast.Constant(word) for found in ALTERNATIVES.findall(node.value) for word in found.split("|")]
        words = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        words = [word for word in words if WORD.fullmatch(word) and word not in VOCABULARY]
        if len(words) > MOST_WORDS:
            yield getattr(node, "lineno", 0), words


def _is_text(node: ast.expr | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _without_slots(tree: ast.Module) -> ast.Module:
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            node.body = [each for each in node.body if not ast.unparse(each).startswith("__slots__")]
    return tree


@pytest.mark.parametrize("module", sorted(EXTRACT.rglob("*.py")), ids=lambda path: str(path.relative_to(EXTRACT)))
def test_no_module_spells_out_a_list_of_words(module: Path) -> None:
    tree = _without_slots(ast.parse(module.read_text("utf-8")))
    found = [f"{module.name}:{line}: {words}" for line, words in collections_of_words(tree)]
    assert not found, f"word lists belong in {FOLDER} (see CONTRIBUTING.md): {found}"


def test_the_language_is_named_in_one_place() -> None:
    naming = [path.parent.name for path in EXTRACT.rglob("*.py") if '"en"' in path.read_text("utf-8")]
    assert naming == ["lexicon"]


@pytest.mark.parametrize(
    "code",
    [
        'X = frozenset(("send", "ship", "sell", "lend"))',
        'if word in ("tank", "gun", "shell", "mine"): pass',
        'X = {"monday": 1, "tuesday": 2, "friday": 3, "sunday": 4}',
        'X = "spring summer autumn winter".split()',
        r'X = re.compile(r"\s(?:town|city|village|county)\b")',
    ],
)
def test_a_list_of_words_in_code_is_noticed(code: str) -> None:
    assert list(collections_of_words(ast.parse(code)))


@pytest.mark.parametrize("code", ['X = ("planned", "possible", "requested", "denied")', 'X = ("the", "a", "an")'])
def test_vocabulary_of_the_schema_and_three_words_may_stand(code: str) -> None:
    assert not list(collections_of_words(ast.parse(code)))


def lists_read() -> set[tuple[str, str]]:
    """File and name of every list that the code reads."""
    code = "".join(module.read_text("utf-8") for module in EXTRACT.rglob("*.py"))
    return set(re.findall(r"_list\(['\"](\w+)['\"], ['\"](\w+)", code))


def names_in(file: str) -> list[str]:
    return [name for section in load(file).values() for name, words in section.items() if isinstance(words, list)]


def test_each_list_that_is_read_is_the_only_one_of_its_name() -> None:
    assert [each for each in lists_read() if names_in(each[0]).count(each[1]) != 1] == []


@pytest.mark.parametrize("file", LISTS)
def test_each_list_of_a_file_of_lists_is_read(file: str) -> None:
    unread = {(file, name) for name in names_in(file)} - lists_read()
    assert {name for _, name in unread if not name.startswith("wanting_")} == set()


@pytest.mark.parametrize("name", LISTS)
def test_no_list_has_a_word_twice_or_with_a_capital(name: str) -> None:
    for section in load(name).values():
        for listed, words in section.items():
            assert len(set(words)) == len(words) or isinstance(words, str), listed
            assert "".join(words).lower() == "".join(words), listed


def test_lists_are_read_as_sets_phrases_and_patterns() -> None:
    assert "they" in word_list("function_words", "pronouns")
    assert ("by", "now") in phrase_list("function_words", "asides")
    assert re.fullmatch(either(["prior", "prior to"]), "prior\nto")
    with pytest.raises(KeyError, match="no such list"):
        word_list("function_words", "no such list")
