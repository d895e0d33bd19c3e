"""Rewrites the expected JSON of the golden pages: `python tests/golden/make_pages.py`, run by `make golden`.

Review the difference as code. What must never change is in the pages themselves: `data-story` marks text that has
to stay, `data-noise` text that has to go; `tests/unit/parse/test_golden_pages.py` checks both.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tallywire.clean import clean
from tallywire.identity import document_id
from tallywire.parse import parse
from tallywire.schema import Document, Reject

PAGES = Path(__file__).parent / "pages"
FETCHED_AT = datetime(2023, 3, 5, 12, tzinfo=UTC)
_OWN_COLUMNS = ("document_id", "source", "uncut")


def document(payload: bytes, source: str = "page.html", url: str | None = None) -> Document:
    """A document as ingest would make it, fetched on a fixed day."""
    return Document(
        document_id=document_id(url, payload),
        source=source,
        url=url,
        fetched_at=FETCHED_AT,
        status=None,
        content_type=None,
        headers=None,
        listed=None,
        payload=payload,
        payload_length_bytes=len(payload),
        fetched_date="2023-03-05",
    )


def read(path: Path) -> dict[str, Any]:
    """The record, the clean text and the passages of one page, as JSON values."""
    parsed = parse(document(path.read_bytes(), path.name))
    if isinstance(parsed, Reject):
        return {"reject": parsed.reason}
    cleaned = clean(parsed.uncut)
    record = {name: value for name, value in asdict(parsed).items() if name not in _OWN_COLUMNS and value}
    passages = [{"reason": each.reason, "rule": each.rule, "text": each.text} for each in cleaned.passages]
    dateline = {"place": cleaned.dateline_place, "agency": cleaned.dateline_agency}
    page = {"record": record, "dateline": dateline, "text": cleaned.text.split("\n"), "passages": passages}
    return json.loads(json.dumps(page, default=str))  # type: ignore[no-any-return]


def main() -> None:
    """Write one JSON file beside each page."""
    for path in sorted(PAGES.glob("*.html")):
        expected = json.dumps(read(path), ensure_ascii=False, indent=1, sort_keys=True)
        path.with_suffix(".json").write_text(expected + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
