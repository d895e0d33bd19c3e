"""Pages in the layouts of real news sites: what each gives, and that no sentence of its story is lost."""

import json
from pathlib import Path

import pytest
from lxml import html

from tallywire.clean import clean
from tallywire.parse import ParsedArticle, parse
from tallywire.parse.encoding import decode
from tests.golden.make_pages import PAGES, document, read

PATHS = sorted(PAGES.glob("*.html"))


def marked(path: Path, mark: str) -> list[str]:
    tree = html.fromstring(decode(path.read_bytes())[0].replace('<?xml version="1.0"?>', ""))
    return [" ".join("".join(element.itertext()).split()) for element in tree.iter() if element.get(mark) is not None]


def clean_text(path: Path) -> str:
    parsed = parse(document(path.read_bytes()))
    assert isinstance(parsed, ParsedArticle)
    return " ".join(clean(parsed.uncut).text.split())


def test_there_are_at_least_thirty_pages_and_all_have_their_expected_json() -> None:
    assert len(PATHS) >= 30
    assert all(path.with_suffix(".json").exists() for path in PATHS)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_page_gives_the_record_text_and_passages_that_were_reviewed(path: Path) -> None:
    assert read(path) == json.loads(path.with_suffix(".json").read_text("utf-8"))


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_no_sentence_of_the_story_is_removed(path: Path) -> None:
    text = clean_text(path)
    assert [sentence for sentence in marked(path, "data-story") if sentence not in text] == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_no_boilerplate_is_left(path: Path) -> None:
    text = clean_text(path)
    assert [noise for noise in marked(path, "data-noise") if noise in text] == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_what_is_said_twice_on_purpose_stays_twice_and_a_caption_takes_no_sentence_with_it(path: Path) -> None:
    text = clean_text(path)
    story = marked(path, "data-story")
    # a sentence that a caption copies stands as often as the story has it
    for sentence in {each for each in story if len(each) > 12}:
        assert text.count(sentence) == sum(each.count(sentence) for each in story), sentence
