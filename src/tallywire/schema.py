"""The schema: every table and every column, declared once.

A record class is a table's row. Each field's annotation carries its type and a `Column` with its meaning and unit;
Arrow schemas, `docs/tables.md`, DuckDB comments, `datapackage.json` and the tests are derived from these classes.
Grain and key stand in `Table`. Times are UTC; offsets are Unicode code points, half-open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Annotated, Any

QUALIFIERS = ("exact", "about", "over", "at_least", "under", "at_most", "range", "order")
STATUSES = ("actual", "planned", "possible", "requested", "denied")
TRENDS = ("up", "down")
PRECISIONS = ("instant", "day", "month")
UNIT_CLASSES = (
    "money",
    "percent",
    "count",
    "duration",
    "age",
    "length",
    "area",
    "volume",
    "mass",
    "speed",
    "temperature",
    "energy",
    "data",
    "rate",
    "other",
)


@dataclass(frozen=True, slots=True)
class Column:
    """What one column means; `values` closes its vocabulary."""

    meaning: str
    unit: str | None = None
    values: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its row class, key, Hive partition column, and the table whose rows must exist first."""

    name: str
    row: type[Any]
    grain: str
    key: tuple[str, ...]
    partition: str
    sort: tuple[str, ...]
    parent: str | None = None
    row_group_rows: int = 20_000
    """Rows of one Parquet row group: small enough to skip by kind and date, large enough to compress."""
    looked_up_by: tuple[str, ...] = ()
    """Columns by which single rows are sought in all partitions; Bloom filters tell which row groups lack a value."""


# Each row class has a docstring: without one, dataclass() works out a signature for it, half of its time.
@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One fetched or read document."""

    document_id: Annotated[str, Column("hash of url and payload")]
    source: Annotated[str, Column("the source it came from: a file name, a feed, a configured source")]
    url: Annotated[str | None, Column("address it was fetched from; null for local input without one")]
    fetched_at: Annotated[datetime, Column("when it was fetched or read", "UTC")]
    status: Annotated[int | None, Column("HTTP status; null for local input")]
    content_type: Annotated[str | None, Column("media type as judged by the bytes")]
    headers: Annotated[str | None, Column("response headers as a JSON object, without credentials")]
    listed: Annotated[str | None, Column("what the listing said of it (title, published_at, id, …) as a JSON object")]
    payload: Annotated[bytes, Column("the bytes as sent, never edited")]
    payload_length_bytes: Annotated[int, Column("length of the payload", "bytes")]
    fetched_date: Annotated[str, Column("partition: UTC day of fetched_at", "YYYY-MM-DD")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The current revision of an article."""

    article_id: Annotated[str, Column("hash of the canonical url, or of the payload where there is none")]
    document_id: Annotated[str, Column("the document that this revision was read from")]
    source: Annotated[str, Column("the source of that document")]
    url: Annotated[str | None, Column("address as fetched or as stated in a header")]
    canonical_url: Annotated[str | None, Column("address without tracking parameters, as the page declares it")]
    site: Annotated[str | None, Column("registered host name of the publisher, lower case, without www")]
    title: Annotated[str | None, Column("headline")]
    authors: Annotated[list[str], Column("names in the byline, in order")]
    published_at: Annotated[
        datetime | None, Column("first publication; the start of the day or month where only that is known", "UTC")
    ]
    published_at_precision: Annotated[str | None, Column("how exactly published_at is known", values=PRECISIONS)]
    published_at_source: Annotated[
        str | None, Column("where published_at was found: json_ld, meta, url, text_header, feed, …")
    ]
    published_at_offset: Annotated[str | None, Column("UTC offset that the publisher stated, such as +02:00")]
    modified_at: Annotated[datetime | None, Column("last change as the publisher states it", "UTC")]
    language: Annotated[str | None, Column("language of the text", "ISO 639-1")]
    dateline_place: Annotated[str | None, Column("place in the dateline")]
    dateline_agency: Annotated[str | None, Column("news agency in the dateline or credit")]
    license: Annotated[str | None, Column("licence that the page states")]
    robots: Annotated[str | None, Column("robots directives that the page states")]
    alternatives: Annotated[str | None, Column("metadata that lost to a better source, as a JSON object")]
    text: Annotated[str, Column("the story, without the removed passages")]
    text_length_chars: Annotated[int, Column("length of text", "Unicode code points")]
    revision: Annotated[int, Column("1 for the text as first seen, then counted up at each change")]
    first_seen_at: Annotated[datetime, Column("when any revision was first fetched", "UTC")]
    revised_at: Annotated[datetime, Column("when this revision was first fetched", "UTC")]
    last_seen_at: Annotated[datetime, Column("when this revision was last fetched", "UTC")]
    parser_version: Annotated[str, Column("version of parsing and cleaning that made the text")]
    extractor_version: Annotated[str, Column("version of rules and lexicons that read its numbers")]
    month: Annotated[str, Column("partition: month of published_at as first known, else of first_seen_at", "YYYY-MM")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRevision:
    """An earlier revision of an article."""

    article_id: Annotated[str, Column("the article")]
    revision: Annotated[int, Column("the earlier revision; the current one stands in articles")]
    document_id: Annotated[str, Column("the last document that read so")]
    source: Annotated[str, Column("the source of that document")]
    url: Annotated[str | None, Column("address as fetched or as stated in a header")]
    title: Annotated[str | None, Column("headline")]
    published_at: Annotated[datetime | None, Column("first publication, as stated then", "UTC")]
    published_at_precision: Annotated[str | None, Column("how exactly published_at is known", values=PRECISIONS)]
    modified_at: Annotated[datetime | None, Column("last change, as the publisher stated it then", "UTC")]
    text: Annotated[str, Column("the story as it read then, without the removed passages")]
    text_length_chars: Annotated[int, Column("length of text", "Unicode code points")]
    revised_at: Annotated[datetime, Column("when this revision was first fetched", "UTC")]
    last_seen_at: Annotated[datetime, Column("when this revision was last fetched", "UTC")]
    month: Annotated[str, Column("partition: the article's month", "YYYY-MM")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage that was removed from an article."""

    article_id: Annotated[str, Column("the article")]
    char_start: Annotated[int, Column("start in the uncut text", "code points")]
    char_end: Annotated[int, Column("end in the uncut text, exclusive", "code points")]
    text: Annotated[str, Column("the removed characters")]
    reason: Annotated[str, Column("why it was removed: caption, credit, sign_off, site_repeat, …")]
    rule: Annotated[str, Column("the detector and rule that found it")]
    month: Annotated[str, Column("partition: the article's month", "YYYY-MM")]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteLine:
    """A line that a site sets into its articles."""

    site: Annotated[str, Column("the publisher, as in articles")]
    line: Annotated[str, Column("a line that is no story on this site, each run of white space as one space")]
    support: Annotated[int, Column("articles of the site that carry it, of those that the last rebuild learned from")]
    first_seen_at: Annotated[datetime, Column("when the first of them was first fetched", "UTC")]
    month: Annotated[str, Column("partition: month of first_seen_at", "YYYY-MM")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A quantity as one place of an article states it."""

    quantity_id: Annotated[str, Column("stable for the same article text and extractor")]
    article_id: Annotated[str, Column("the article")]
    quote: Annotated[str, Column("the number with its bound and unit words, exactly as in the text")]
    sentence: Annotated[str, Column("the sentence")]
    char_start: Annotated[int, Column("start of quote in the article's text", "code points")]
    char_end: Annotated[int, Column("end of quote in the article's text, exclusive", "code points")]
    value: Annotated[
        float | None, Column("the number as stated, scale multiplied out; null for a range or vague magnitude")
    ]
    value_low: Annotated[float | None, Column("lowest value the words allow; null = open")]
    value_high: Annotated[float | None, Column("highest value the words allow; null = open")]
    qualifier: Annotated[str, Column("how the words bound the number", values=QUALIFIERS)]
    trend: Annotated[str | None, Column("direction where the number is the size of a change", values=TRENDS)]
    unit_class: Annotated[str, Column("what kind of quantity it is", values=UNIT_CLASSES)]
    unit: Annotated[str | None, Column("ISO 4217 for money, percent, singular English measure; null for counts")]
    noun: Annotated[str | None, Column("head noun counted, singular; else what is measured, if said")]
    revision: Annotated[int, Column("revision of the article that was read")]
    extractor_version: Annotated[str, Column("changes when rules or lexicons change")]
    month: Annotated[str, Column("partition: the article's month", "YYYY-MM")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A number about a tracked kind, as one sentence states it."""

    fact_id: Annotated[str, Column("stable for the same article text and extractor")]
    article_id: Annotated[str, Column("the article")]
    story_id: Annotated[str | None, Column("the group of near-identical copies that the article belongs to")]
    kind: Annotated[str, Column("what is counted: a kind of the catalogue (troops, aid, killed, …)")]
    unit: Annotated[str, Column("person, item, or the ISO 4217 code of the money")]
    item: Annotated[str | None, Column("for equipment, the singular noun: warship, tank, missile")]
    value: Annotated[
        float | None, Column("the number as stated, scale multiplied out; null for a range or vague magnitude")
    ]
    value_low: Annotated[float | None, Column("lowest value the words allow; null = open")]
    value_high: Annotated[float | None, Column("highest value the words allow; null = open")]
    qualifier: Annotated[str, Column("how the words bound the number", values=QUALIFIERS)]
    value_eur: Annotated[
        float | None,
        Column("money only: value (or value_low, else value_high) at the ECB reference rate of fx_date", "EUR"),
    ]
    fx_date: Annotated[date | None, Column("day of the reference rate used")]
    actor: Annotated[
        str | None,
        Column(
            "whose people or equipment; for aid the giver; for victims their side",
            "ISO 3166-1 alpha-3 or organisation code",
        ),
    ]
    recipient: Annotated[str | None, Column("who gets aid or equipment", "ISO 3166-1 alpha-3 or organisation code")]
    location: Annotated[str | None, Column("where they are, or go to", "ISO 3166-1 alpha-3 or organisation code")]
    origin: Annotated[str | None, Column("where they come from", "ISO 3166-1 alpha-3 or organisation code")]
    status: Annotated[str, Column("whether it has happened", values=STATUSES)]
    attribution: Annotated[str | None, Column("the words naming who says it; null when the article itself does")]
    as_of_start: Annotated[date | None, Column("first day of the time the number speaks of")]
    as_of_end: Annotated[date | None, Column("last day of the time the number speaks of")]
    quote: Annotated[str, Column("the number with its unit words, exactly as in the text")]
    sentence: Annotated[str, Column("the sentence")]
    char_start: Annotated[int, Column("start of quote in the article's text", "code points")]
    char_end: Annotated[int, Column("end of quote in the article's text, exclusive", "code points")]
    confidence: Annotated[float, Column("probability that the fact is right, calibrated on labelled data", "0 to 1")]
    revision: Annotated[int, Column("revision of the article that was read")]
    extractor_version: Annotated[str, Column("changes when rules or lexicons change")]
    month: Annotated[str, Column("partition: the article's month", "YYYY-MM")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article in its story."""

    article_id: Annotated[str, Column("the article")]
    story_id: Annotated[str, Column("id of the story; never changes once given")]
    merged_into: Annotated[
        str | None, Column("the older story that this one later turned out to be part of; null where none")
    ]
    role: Annotated[str, Column("the article's part in the story", values=("first", "copy", "rewrite"))]
    matched_article_id: Annotated[
        str | None, Column("the earlier article it resembles most; null where no earlier one resembles it")
    ]
    score: Annotated[float | None, Column("share of the shorter article's text found in the other", "0 to 1")]
    known_by: Annotated[
        datetime,
        Column("latest moment by which it was published; orders copies: published_at, its month's end, …", "UTC"),
    ]
    is_dated: Annotated[bool, Column("whether known_by comes from a publication date, not from when it was fetched")]
    first_seen_at: Annotated[datetime, Column("when any revision of the article was first fetched", "UTC")]
    signature: Annotated[
        bytes, Column("MinHash of its word triples, 128 minima of 16 bits; empty for a text too short")
    ]
    document_id: Annotated[str, Column("the document that the article was read from")]
    parser_version: Annotated[str, Column("version of parsing and cleaning: this row is written last of all")]
    extractor_version: Annotated[str, Column("version of rules and lexicons that read the article's numbers")]
    month: Annotated[str, Column("partition: the article's month", "YYYY-MM")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A figure across the stories that state it."""

    claim_id: Annotated[str, Column("hash of what is claimed and of its earliest fact")]
    cell_id: Annotated[str, Column("hash of kind, unit, item, status, figure and quarter: facts that are compared")]
    kind: Annotated[str, Column("kind of its facts")]
    unit: Annotated[str, Column("unit of its facts")]
    item: Annotated[str | None, Column("item of its facts")]
    actor: Annotated[str | None, Column("actor of its facts")]
    recipient: Annotated[str | None, Column("recipient of its facts")]
    location: Annotated[str | None, Column("location of its facts")]
    status: Annotated[str, Column("status of its facts", values=STATUSES)]
    question_id: Annotated[
        str,
        Column("shared by claims that answer one question: same kind, unit, item, actor, recipient, location, quarter"),
    ]
    value_low: Annotated[float | None, Column("lowest value that its facts allow; null = open")]
    value_high: Annotated[float | None, Column("highest value that its facts allow; null = open")]
    qualifier: Annotated[str, Column("how the words of its earliest fact bound the number", values=QUALIFIERS)]
    value_eur: Annotated[float | None, Column("money only: value of its earliest fact in euros", "EUR")]
    fact_count: Annotated[int, Column("facts that state it")]
    article_count: Annotated[int, Column("articles that carry it")]
    story_count: Annotated[int, Column("independent stories that carry it")]
    site_count: Annotated[int, Column("publishers that carry it")]
    first_seen_at: Annotated[
        datetime, Column("publication of its earliest fact, else when it was first fetched", "UTC")
    ]
    last_seen_at: Annotated[datetime, Column("publication of its latest fact, else when it was first fetched", "UTC")]
    quote: Annotated[str, Column("its most common wording")]
    fact_ids: Annotated[list[str], Column("the facts, in order of publication")]
    story_ids: Annotated[list[str], Column("the independent stories that carry it, in order of publication")]
    attributions: Annotated[
        list[str], Column("who says it, in the words of its facts, in order of publication; empty: only the articles")
    ]
    month: Annotated[str, Column("partition: month of its earliest fact's article", "YYYY-MM")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """Something dropped, and why."""

    document_id: Annotated[str, Column("the document; for input that gave none, the hash of its place")]
    stage: Annotated[str, Column("stage that dropped it: ingest, parse, clean, extract")]
    reason: Annotated[str, Column("short code: empty, not_text, malformed_json, superseded, language, …")]
    message: Annotated[str, Column("what a person should know")]
    source: Annotated[str, Column("the source it came from")]
    url: Annotated[str | None, Column("its address, if known")]
    seen_at: Annotated[datetime, Column("when the document was fetched or read", "UTC")]
    version: Annotated[str, Column("version of the code that dropped it")]
    article_id: Annotated[str | None, Column("the article that it was a reading of, if it came that far")] = None
    month: Annotated[str, Column("partition: month of seen_at", "YYYY-MM")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """Something deleted on request."""

    scope: Annotated[str, Column("what was deleted", values=("article", "document", "source"))]
    value: Annotated[str, Column("its article_id, document_id or source; nothing of it is stored again")]
    reason: Annotated[str, Column("why, in the words of whoever deleted it")]
    deleted_at: Annotated[datetime, Column("when", "UTC")]
    month: Annotated[str, Column("partition: month of deleted_at", "YYYY-MM")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of the pipeline."""

    run_id: Annotated[str, Column("id of the run; begins with its UTC start, so that ids sort by time")]
    started_at: Annotated[datetime, Column("when it began", "UTC")]
    finished_at: Annotated[datetime, Column("when it ended", "UTC")]
    status: Annotated[str, Column("how it ended", values=("completed", "failed"))]
    sources: Annotated[list[str], Column("what it was asked to read")]
    documents_seen: Annotated[int, Column("inputs it met")]
    documents_new: Annotated[int, Column("documents it stored for the first time")]
    articles: Annotated[int, Column("articles it wrote")]
    rejects: Annotated[int, Column("documents it dropped, each with a reason")]
    passages: Annotated[int, Column("passages it removed")]
    quantities: Annotated[int, Column("quantities it found")]
    facts: Annotated[int, Column("facts it found")]
    counts: Annotated[str, Column("all counts by stage, as a JSON object")]
    durations_seconds: Annotated[str, Column("wall time of each stage, as a JSON object", "seconds")]
    warnings: Annotated[list[str], Column("what a person should look at")]
    failures: Annotated[list[str], Column("what went wrong; empty where status is completed")]
    manifest: Annotated[str, Column("partitions written, with the SHA-256 of each file, as a JSON object")]
    code_version: Annotated[str, Column("version of Tallywire")]
    parser_version: Annotated[str, Column("version of parsing and cleaning")]
    extractor_version: Annotated[str, Column("version of rules and lexicons")]
    lock_version: Annotated[str, Column("hash of requirements.lock, or of the installed versions")]
    month: Annotated[str, Column("partition: month of started_at", "YYYY-MM")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """An address that a source has listed."""

    url_id: Annotated[str, Column("hash of the URL without tracking parameters")]
    url: Annotated[str, Column("the URL as it is asked for, without credentials")]
    source: Annotated[str, Column("the source that first listed it")]
    kind: Annotated[str, Column("what is expected there", values=("page", "listing"))]
    listed: Annotated[str | None, Column("what the listing said of it (title, published_at, id, …) as a JSON object")]
    first_listed_at: Annotated[datetime, Column("when it was first listed", "UTC")]
    outcome: Annotated[
        str, Column("what came of it last; listed: not asked yet", values=("listed", "fetched", "deferred", "rejected"))
    ]
    reason: Annotated[str | None, Column("short code: why it was deferred or rejected")]
    failures: Annotated[int, Column("runs in a row in which nothing usable came")]
    not_before: Annotated[datetime | None, Column("when it may be asked for again, where the server said so", "UTC")]
    changed_at: Annotated[datetime, Column("when this row last changed", "UTC")]
    validated_url: Annotated[str | None, Column("address, after redirects, that etag and last_modified belong to")]
    etag: Annotated[str | None, Column("entity tag to send with the next request")]
    last_modified: Annotated[str | None, Column("Last-Modified to send with the next request")]
    content_hash: Annotated[str | None, Column("hash of the bytes last fetched")]
    document_id: Annotated[str | None, Column("the document last fetched from it")]
    month: Annotated[str, Column("partition: month of first_listed_at", "YYYY-MM")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A server that was asked for something."""

    origin: Annotated[str, Column("scheme, host and port")]
    first_asked_at: Annotated[datetime, Column("when it was first asked for anything", "UTC")]
    not_before: Annotated[datetime | None, Column("when it may be asked again, where it said so (Retry-After)", "UTC")]
    robots_status: Annotated[int | None, Column("HTTP status of its robots.txt; null until it was reached")]
    robots_text: Annotated[str | None, Column("its robots.txt, where it has one")]
    robots_fetched_at: Annotated[datetime | None, Column("when robots.txt was fetched; it is used for a day", "UTC")]
    month: Annotated[str, Column("partition: month of first_asked_at", "YYYY-MM")]


_TABLES = (
    Table(
        "documents",
        Document,
        "thing fetched or read",
        ("document_id",),
        "fetched_date",
        ("document_id",),
        row_group_rows=256,  # payloads are large, and a batch reads one group
    ),
    Table(
        "articles",
        Article,
        "article as last seen",
        ("article_id",),
        "month",
        ("published_at", "article_id"),
        "documents",
    ),
    Table(
        "article_revisions",
        ArticleRevision,
        "earlier revision of an article",
        ("article_id", "revision"),
        "month",
        ("article_id", "revision"),
        "articles",
    ),
    Table(
        "passages",
        Passage,
        "passage removed from an article",
        ("article_id", "char_start"),
        "month",
        ("article_id", "char_start"),
        "articles",
    ),
    Table(
        "site_lines",
        SiteLine,
        "line that a site sets into its articles, learned by `tallywire rebuild`",
        ("site", "line"),
        "month",
        ("site", "line"),
    ),
    Table(
        "quantities",
        Quantity,
        "quantity that an article states",
        ("quantity_id",),
        "month",
        ("article_id", "char_start", "quantity_id"),
        "articles",
    ),
    Table(
        "facts",
        Fact,
        "number about a tracked kind that one sentence states",
        ("fact_id",),
        "month",
        ("kind", "article_id", "char_start", "fact_id"),
        "articles",
        looked_up_by=("fact_id",),
    ),
    Table(
        "facts_history",
        Fact,
        "fact of an earlier revision of an article",
        ("fact_id", "revision"),
        "month",
        ("article_id", "revision", "char_start", "fact_id"),
        "article_revisions",
    ),
    Table("stories", Story, "article in a story", ("article_id",), "month", ("story_id", "article_id"), "articles"),
    Table(
        "claims",
        Claim,
        "figure across stories",
        ("claim_id",),
        "month",
        ("kind", "first_seen_at", "claim_id"),
        "facts",
        row_group_rows=4_096,  # a question is about one kind, and its list of facts is costly to pass over
    ),
    Table("rejects", Reject, "thing dropped", ("document_id", "stage"), "month", ("document_id", "stage"), "documents"),
    Table("tombstones", Tombstone, "thing deleted on request", ("scope", "value"), "month", ("scope", "value")),
    Table("runs", Run, "run", ("run_id",), "month", ("run_id",)),
    Table("visits", Visit, "URL that a source has listed", ("url_id",), "month", ("url_id",)),
    Table("hosts", Host, "server asked for something", ("origin",), "month", ("origin",)),
)

TABLES: Mapping[str, Table] = MappingProxyType({table.name: table for table in _TABLES})
"""Tables by name, parents before children."""
