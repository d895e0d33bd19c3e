"""The same input gives the same text, byte for byte, in any order and in any batches."""

import random

from tallywire.clean import clean
from tallywire.parse import ParsedArticle, parse, parse_all, parser_version
from tallywire.schema import Document
from tests.golden.make_pages import PAGES, document

TEXT = "The mayor said 200 people had left the town by Sunday."


def documents() -> list[Document]:
    pages = [document(path.read_bytes(), path.name) for path in sorted(PAGES.glob("*.html"))[:12]]
    texts = [document(f"{TEXT} It was day {number}.".encode(), f"{number}.txt") for number in range(4)]
    return [*pages[:6], *texts, *pages[6:]]


def texts(batches: list[list[Document]]) -> dict[str, tuple[str, object]]:
    parsed = [each for batch in batches for each in parse_all(batch)]
    assert [each.document_id for each in parsed] == [each.document_id for batch in batches for each in batch]
    return {each.document_id: (clean(each.uncut).text, each) for each in parsed if isinstance(each, ParsedArticle)}


def test_order_and_batches_change_nothing() -> None:
    batch = documents()
    shuffled = random.Random(3).sample(batch, len(batch))
    expected = {
        each.document_id: (clean(each.uncut).text, each)
        for each in map(parse, batch)
        if isinstance(each, ParsedArticle)
    }
    assert len(expected) == len(batch)
    assert texts([batch]) == texts([shuffled[:5], shuffled[5:]]) == texts([[*batch, *batch]]) == expected


def test_the_version_is_one_short_word_that_stays_the_same() -> None:
    assert parser_version() == parser_version()
    assert len(parser_version()) == 12
