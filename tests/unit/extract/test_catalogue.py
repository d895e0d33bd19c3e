"""The catalogue of kinds is data: a user's table is a new kind, and a faulty one is refused by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tallywire import evaluate
from tallywire.errors import ConfigError
from tallywire.extract import catalogue, extract_facts, extractor_version

ARRESTED = """
[arrested]
unit = "person"
nouns = ["arrest"]
objects = ["arrest"]
"""


@pytest.fixture
def arrested(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue of the user's own, in force."""
    file = tmp_path / "kinds.toml"
    file.write_text(ARRESTED, "utf-8")
    monkeypatch.setenv(catalogue.VARIABLE, str(file))
    return file


def test_a_table_adds_a_kind_without_code(arrested: Path) -> None:
    example = {
        "id": "a1",
        "text": "Police arrested 120 protesters in Lisbon on Sunday. Another 14 were arrested in Porto.",
        "published_at": "2024-03-04",
        "facts": [
            {
                "kind": "arrested",
                "unit": "person",
                "value_low": 120,
                "value_high": 120,
                "qualifier": "exact",
                "location": "PRT",
                "status": "actual",
                "quote": "120 protesters",
            },
            {
                "kind": "arrested",
                "unit": "person",
                "value_low": 14,
                "value_high": 14,
                "qualifier": "exact",
                "location": "PRT",
                "status": "actual",
                "quote": "Another 14",
            },
        ],
    }
    score = evaluate.score([example])
    assert (score.found, score.missed, score.false, score.strict) == (2, 0, 0, 2), score.errors


def test_a_kind_of_the_users_own_comes_before_the_shipped_ones(arrested: Path) -> None:
    facts = extract_facts("In the capital 12 soldiers were arrested.")
    assert [(fact.kind, fact.value) for fact in facts] == [("arrested", 12)]


def test_without_the_table_there_is_no_such_fact() -> None:
    assert extract_facts("Police arrested 120 protesters in Lisbon on Sunday.") == []


def test_the_catalogue_in_use_is_part_of_the_version(tmp_path: Path) -> None:
    file = tmp_path / "kinds.toml"
    file.write_text(ARRESTED, "utf-8")
    assert extractor_version(file) != extractor_version()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[arrested]\nunit = "person"\nnoun = ["arrest"]', "arrested.noun: unknown"),
        ('[arrested]\nunit = "people"', "arrested.unit: must be one of person, item, money"),
        ('[arrested]\nunit = "person"\nnouns = "arrest"', "arrested.nouns: must be a list of words"),
        ('[arrested]\nunit = "person"\nnouns = [3]', "arrested.nouns: must be a list of words"),
        ('[gear]\nunit = "item"\nitems = ["helmet"]', "gear.items: must be a table"),
        ('[held]\nunit = "person"\nscenes = ["jail"]', "held.scenes: a scene is a table"),
        ('[held]\nunit = "person"\n[[held.scenes]]\nverbs = ["hold"]', "held.scenes: a scene is a table"),
        ('[held]\nunit = "person"\n[[held.scenes]]\nleast = "many"', "held.scenes: least must be a whole number"),
        ('arrested = "person"', "arrested: a kind is a table"),
        ("[arrested\n", "not a TOML file"),
    ],
)
def test_what_is_not_understood_is_refused_with_file_and_key(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(ConfigError) as error:
        catalogue.load(file)
    assert "mine.toml" in str(error.value)
    assert said in str(error.value)


def test_a_catalogue_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"absent\.toml: the catalogue cannot be read"):
        catalogue.load(tmp_path / "absent.toml")
