"""The lake of Parquet tables; everything that writes a table goes through `Lake.merge`."""

from tallywire.lake.arrow import arrow_schema, columns_of, from_arrow, to_arrow
from tallywire.lake.store import Lake, Written

__all__ = ["Lake", "Written", "arrow_schema", "columns_of", "from_arrow", "to_arrow"]
