"""Every limit of the pipeline, with where it comes from.

Limits that only one module needs may stand there; those that a user may meet in a message stand here.
"""

# The lake
ROW_GROUP_ROWS = 20_000
"""Rows of one Parquet row group: small enough to skip by kind and date, large enough to compress."""
LAKE_LOCK_TIMEOUT_SECONDS = 300.0
"""How long a run waits for another one that holds a table; a merge takes seconds."""
MERGE_MEMORY = "512MB"
"""Memory of one merge in DuckDB; what is more goes to disk."""

# Batches
BATCH_DOCUMENTS = 256
"""Documents of one batch: seconds of work, so that a task run's own cost (10-300 ms) does not show."""
INGEST_FLUSH_BYTES = 64 * 1024 * 1024
"""Payload bytes gathered before they are merged into `documents`."""

# Input
MAX_DOCUMENT_BYTES = 20 * 1024 * 1024
"""Largest payload that is read; news pages are below 5 MB (HTTP Archive, 2024: 90th percentile of HTML is 0.2 MB)."""
MAX_LINE_BYTES = MAX_DOCUMENT_BYTES
"""Largest line of a JSONL file."""
