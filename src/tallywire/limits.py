"""Every limit of the pipeline, with where it comes from.

Limits that only one module needs may stand there; those that a user may meet in a message stand here.
"""

# The lake
LAKE_LOCK_TIMEOUT_SECONDS = 300.0
"""How long a run waits for another one that holds a table; a merge takes seconds."""
QUERY_MEMORY = "256MB"
"""Memory of one merge or query in DuckDB; what is more goes to disk. A run stays below 1 GB with it."""
MORE_MEMORY = ("512MB", "1GB", "2GB")
"""What a query is given where that is not enough, since DuckDB cannot do on disk all that it joins; and a merge, where
the stored rows are not sorted."""

# Batches
BATCH_DOCUMENTS = 256
"""Documents of one batch: seconds of work, so that a task run's own cost (10-300 ms) does not show."""
ROUND_DOCUMENTS = 16 * BATCH_DOCUMENTS
"""Documents that a run takes as far as the tables before it takes more: what a run holds in memory, and what a killed
run has to repeat, does not grow with its input."""
INGEST_FLUSH_BYTES = 64 * 1024 * 1024
"""Payload bytes gathered before they are merged into `documents`."""

# Input
MAX_DOCUMENT_BYTES = 20 * 1024 * 1024
"""Largest payload that is read; news pages are below 5 MB (HTTP Archive, 2024: 90th percentile of HTML is 0.2 MB)."""
MAX_LINE_BYTES = MAX_DOCUMENT_BYTES
"""Largest line of a JSONL file."""

# Parsing
PARSE_TIMEOUT_SECONDS = 20.0
"""Wall time for one document: the slowest of 181 real pages takes 0.2 s, and a busy machine is ten times slower."""
PARSE_MEMORY_BYTES = 1024 * 1024 * 1024
"""Memory that one document may need beyond a fresh worker; 1.5 MB of real HTML needs less than 0.1 GB."""
MAX_ELEMENTS = 40_000
"""Opening tags of one page; the richest of 181 real news pages has about 3,200 tags in all."""
MAX_ATTRIBUTES = 1_000
"""Attributes of one tag; libxml2 compares each with all the others."""
MAX_DEPTH = 255
"""Nesting of elements: libxml2 stops reading there and drops the rest of the page without a word."""
