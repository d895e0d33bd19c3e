-- Generated from src/tallywire/schema.py and the headers in sql/ by `make docs`; do not edit.

-- One row per thing fetched or read.
CREATE OR REPLACE VIEW documents AS
SELECT
    document_id,
    source,
    url,
    fetched_at,
    status,
    content_type,
    headers,
    listed,
    payload,
    payload_length_bytes,
    fetched_date
FROM read_parquet(
    getvariable('lake') || '/documents/*/documents.parquet',
    hive_partitioning = true, hive_types = { 'fetched_date': 'VARCHAR' }
);

-- One row per article as last seen.
CREATE OR REPLACE VIEW articles AS
SELECT
    article_id,
    document_id,
    source,
    url,
    canonical_url,
    site,
    title,
    authors,
    published_at,
    published_at_precision,
    published_at_source,
    published_at_offset,
    modified_at,
    language,
    dateline_place,
    dateline_agency,
    license,
    robots,
    alternatives,
    text,
    text_length_chars,
    revision,
    first_seen_at,
    revised_at,
    last_seen_at,
    parser_version,
    extractor_version,
    month
FROM read_parquet(
    getvariable('lake') || '/articles/*/articles.parquet',
    hive_partitioning = true, hive_types = { 'month': 'VARCHAR' }
);

-- One row per earlier revision of an article.
CREATE OR REPLACE VIEW article_revisions AS
SELECT
    article_id,
    revision,
    document_id,
    source,
    url,
    title,
    published_at,
    published_at_precision,
    modified_at,
    text,
    text_length_chars,
    revised_at,
    last_seen_at,
    month
FROM read_parquet(
    getvariable('lake') || '/article_revisions/*/article_revisions.parquet',
    hive_partitioning = true, hive_types = { 'month': 'VARCHAR' }
);

-- One row per passage removed from an article.
CREATE OR REPLACE VIEW passages AS
SELECT
    article_id,
    char_start,
    char_end,
    text,
    reason,
    rule,
    month
FROM read_parquet(
    getvariable('lake') || '/passages/*/passages.parquet',
    hive_partitioning = true, hive_types = { 'month': 'VARCHAR' }
);

-- One row per line that a site sets into its articles, learned by `tallywire rebuild`.
CREATE OR REPLACE VIEW site_lines AS
SELECT
    site,
    line,
    support,
    first_seen_at,
    month
FROM read_parquet(
    getvariable('lake') || '/site_lines/*/site_lines.parquet',
    hive_partitioning = true, hive_types = { 'month': 'VARCHAR' }
);

-- One row per quantity that an article states.
CREATE OR REPLACE VIEW quantities AS
SELECT
    quantity_id,
    article_id,
    quote,
    sentence,
    char_start,
    char_end,
    value,
    value_low,
    value_high,
    qualifier,
    trend,
    unit_class,
    unit,
    noun,
    revision,
    extractor_version,
    month
FROM read_parquet(
    getvariable('lake') || '/quantities/*/quantities.parquet',
    hive_partitioning = true, hive_types = { 'month': 'VARCHAR' }
);

-- One row per number about a tracked kind that one sentence states.
CREATE OR REPLACE VIEW facts AS
SELECT
    fact_id,
    article_id,
    story_id,
    kind,
    unit,
    item,
    value,
    value_low,
    value_high,
    qualifier,
    value_eur,
    fx_date,
    actor,
    recipient,
    location,
    origin,
    status,
    attribution,
    as_of_start,
    as_of_end,
    quote,
    sentence,
    char_start,
    char_end,
    confidence,
    revision,
    extractor_version,
    month
FROM read_parquet(
    getvariable('lake') || '/facts/*/facts.parquet',
    hive_partitioning = true, hive_types = { 'month': 'VARCHAR' }
);

-- One row per fact of an earlier revision of an article.
CREATE OR REPLACE VIEW facts_history AS
SELECT
    fact_id,
    article_id,
    story_id,
    kind,
    unit,
    item,
    value,
    value_low,
    value_high,
    qualifier,
    value_eur,
    fx_date,
    actor,
    recipient,
    location,
    origin,
    status,
    attribution,
    as_of_start,
    as_of_end,
    quote,
    sentence,
    char_start,
    char_end,
    confidence,
    revision,
    extractor_version,
    month
FROM read_parquet(
    getvariable('lake') || '/facts_history/*/facts_history.parquet',
    hive_partitioning = true, hive_types = { 'month': 'VARCHAR' }
);

-- One row per article in a story.
CREATE OR REPLACE VIEW stories AS
SELECT
    article_id,
    story_id,
    merged_into,
    role,
    matched_article_id,
    score,
    known_by,
    is_dated,
    first_seen_at,
    signature,
    document_id,
    parser_version,
    extractor_version,
    month
FROM read_parquet(
    getvariable('lake') || '/stories/*/stories.parquet',
    hive_partitioning = true, hive_types = { 'month': 'VARCHAR' }
);

-- One row per figure across stories.
CREATE OR REPLACE VIEW claims AS
SELECT
    claim_id,
    cell_id,
    kind,
    unit,
    item,
    actor,
    recipient,
    location,
    status,
    question_id,
    value_low,
    value_high,
    qualifier,
    value_eur,
    fact_count,
    article_count,
    story_count,
    site_count,
    first_seen_at,
    last_seen_at,
    quote,
    fact_ids,
    story_ids,
    attributions,
    month
FROM read_parquet(
    getvariable('lake') || '/claims/*/claims.parquet',
    hive_partitioning = true, hive_types = { 'month': 'VARCHAR' }
);

-- One row per thing dropped.
CREATE OR REPLACE VIEW rejects AS
SELECT
    document_id,
    stage,
    reason,
    message,
    source,
    url,
    seen_at,
    version,
    article_id,
    month
FROM read_parquet(
    getvariable('lake') || '/rejects/*/rejects.parquet',
    hive_partitioning = true, hive_types = { 'month': 'VARCHAR' }
);

-- One row per thing deleted on request.
CREATE OR REPLACE VIEW tombstones AS
SELECT
    scope,
    value,
    reason,
    deleted_at,
    month
FROM read_parquet(
    getvariable('lake') || '/tombstones/*/tombstones.parquet',
    hive_partitioning = true, hive_types = { 'month': 'VARCHAR' }
);

-- One row per run.
CREATE OR REPLACE VIEW runs AS
SELECT
    run_id,
    started_at,
    finished_at,
    status,
    sources,
    documents_seen,
    documents_new,
    articles,
    rejects,
    passages,
    quantities,
    facts,
    counts,
    durations_seconds,
    warnings,
    failures,
    manifest,
    code_version,
    parser_version,
    extractor_version,
    lock_version,
    month
FROM read_parquet(
    getvariable('lake') || '/runs/*/runs.parquet',
    hive_partitioning = true, hive_types = { 'month': 'VARCHAR' }
);

-- One row per URL that a source has listed.
CREATE OR REPLACE VIEW visits AS
SELECT
    url_id,
    url,
    source,
    kind,
    listed,
    first_listed_at,
    outcome,
    reason,
    failures,
    not_before,
    changed_at,
    validated_url,
    etag,
    last_modified,
    content_hash,
    document_id,
    month
FROM read_parquet(
    getvariable('lake') || '/visits/*/visits.parquet',
    hive_partitioning = true, hive_types = { 'month': 'VARCHAR' }
);

-- One row per server asked for something.
CREATE OR REPLACE VIEW hosts AS
SELECT
    origin,
    first_asked_at,
    not_before,
    robots_status,
    robots_text,
    robots_fetched_at,
    month
FROM read_parquet(
    getvariable('lake') || '/hosts/*/hosts.parquet',
    hive_partitioning = true, hive_types = { 'month': 'VARCHAR' }
);
