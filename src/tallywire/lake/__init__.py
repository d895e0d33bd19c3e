"""The lake of Parquet tables; everything that writes a table goes through `Lake.merge`."""

from tallywire.lake.arrow import arrow_schema, columns_of, from_arrow, to_arrow
from tallywire.lake.files import Files, Written, file_sha256, sync_folder
from tallywire.lake.session import Session
from tallywire.lake.store import EMPTY_PARTITIONS, Lake

__all__ = [
    "EMPTY_PARTITIONS",
    "Files",
    "Lake",
    "Session",
    "Written",
    "arrow_schema",
    "columns_of",
    "file_sha256",
    "from_arrow",
    "sync_folder",
    "to_arrow",
]
