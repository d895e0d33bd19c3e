"""Articles whose claims are yet to be worked out: noted when they change, forgotten once it is done."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tallywire.errors import LakeError
from tallywire.lake.files import sync_folder
from tallywire.lake.store import Lake

ARTICLES = pa.schema({"article_id": pa.string(), "month": pa.string(), "first_seen_at": pa.timestamp("us", tz="UTC")})


def note(lake: Lake, articles: pa.Table) -> None:
    """Note articles (as in ARTICLES) whose claims may change; raises LakeError where that cannot be written."""
    folder = _folder(lake)
    file = folder / f"{uuid.uuid4().hex}.parquet"
    temporary = file.with_suffix(".tmp")
    try:
        folder.mkdir(exist_ok=True)
        pq.write_table(articles.select(ARTICLES.names).cast(ARTICLES), temporary)
        with temporary.open("rb") as written:
            os.fsync(written.fileno())
        temporary.replace(file)
        sync_folder(folder)
    except OSError as error:
        raise LakeError(f"{file} cannot be written ({error.strerror or error})") from error


def notes(lake: Lake) -> list[Path]:
    """The notes that there are."""
    return sorted(_folder(lake).glob("*.parquet"))


def articles_of(noted: Sequence[Path]) -> pa.Table:
    """The articles of some notes, each once."""
    tables = [ARTICLES.empty_table(), *(pq.read_table(file, schema=ARTICLES) for file in noted)]
    return pa.concat_tables(tables).group_by(ARTICLES.names).aggregate([])


def forget(noted: Iterable[Path]) -> None:
    """Take notes away: the claims of their articles are in place."""
    for file in noted:
        file.unlink(missing_ok=True)


def _folder(lake: Lake) -> Path:
    return lake.root / ".locks" / "claims.due"
