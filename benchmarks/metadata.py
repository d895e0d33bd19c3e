"""Title, canonical address and publication date of real pages: ours beside htmldate and trafilatura alone.

    python benchmarks/metadata.py ../shared/bench/article-extraction-benchmark

Thirty of the pages were checked by hand (metadata_checked.json: every sixth by name; the headline as the page shows
it, the address, the day of first publication, two days where the day differs between the publisher's zone and UTC).
On those, right answers are counted; over all pages of the folder, how many values each finds at all.
"""

from __future__ import annotations

import argparse
import json
import warnings
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import htmldate
import trafilatura

from benchmarks.articles import LabelledPage, read_pages
from tallywire.parse.encoding import decode
from tallywire.parse.html import read_page

_CHECKED = Path(__file__).with_name("metadata_checked.json")
_NOW = datetime.now(UTC)
_COLUMNS = ("title", "url", "date")

Values = Mapping[str, str | None]


def ours(page: LabelledPage) -> Values:
    """What our parser reads off a page, knowing the address it was fetched from."""
    read = read_page(decode(page.payload)[0], url=page.url, listed={}, latest=_NOW)
    if isinstance(read, str):
        return {}
    published = read.record.published
    return {
        "title": read.record.title,
        "url": read.record.canonical_url,
        "date": published.at.date().isoformat() if published else None,
    }


def trafilatura_alone(page: LabelledPage) -> Values:
    """What trafilatura's own metadata extraction says."""
    found = trafilatura.extract_metadata(trafilatura.load_html(page.payload), default_url=page.url)
    return {"title": found.title, "url": found.url, "date": found.date}


def htmldate_alone(*, original_date: bool) -> Callable[[LabelledPage], Values]:
    """What htmldate says, by default the last change, with `original_date` the first publication."""
    return lambda page: {"date": htmldate.find_date(page.payload, original_date=original_date, url=page.url)}


CONTESTANTS: dict[str, Callable[[LabelledPage], Values]] = {
    "tallywire": ours,
    "trafilatura": trafilatura_alone,
    "htmldate, default": htmldate_alone(original_date=False),
    "htmldate, original_date": htmldate_alone(original_date=True),
}


def main() -> None:
    """Print right answers on the checked pages, and values found on all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    pages = read_pages(parser.parse_args().folder)
    warnings.simplefilter("ignore")
    checked = {entry["page"]: entry for entry in json.loads(_CHECKED.read_text("utf-8"))}
    in_folder = [page for page in pages if page.name in checked]
    print(f"{len(pages)} pages, {len(in_folder)} of them checked by hand")
    print(f"{'':26}{'right:':>8}{'title':>7}{'url':>6}{'date':>6}{'   found:':>10}{'title':>7}{'url':>6}{'date':>6}")
    for name, read in CONTESTANTS.items():
        right: Counter[str] = Counter()
        found: Counter[str] = Counter()
        for page in pages:
            values = read(page)
            found.update(column for column in _COLUMNS if values.get(column))
            if entry := checked.get(page.name):
                right["title"] += _same(values.get("title"), entry["title"])
                right["url"] += values.get("url") == entry["url"]
                right["date"] += values.get("date") in entry["days"]
        cells = "".join(f"{right[column]:{width}}" for column, width in zip(_COLUMNS, (7, 6, 6), strict=True))
        others = "".join(f"{found[column]:{width}}" for column, width in zip(_COLUMNS, (7, 6, 6), strict=True))
        print(f"{name:26}{'':8}{cells}{'':10}{others}")


def _same(found: str | None, checked: str) -> bool:
    """Whether two titles differ in quotation marks, spaces and case at most."""
    return _letters(found or "") == _letters(checked)


def _letters(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


if __name__ == "__main__":
    main()
