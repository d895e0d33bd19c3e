-- Which figures did a publisher change after publication?
-- One row per fact that one revision of an article states and the next no longer does, beside the fact of the next that
-- took its place: the same kind, unit, item, actor, recipient, location and status, in order of the text. Where the new
-- text has no such fact, the figure was taken out, and its columns are null.
--
-- article_id: the article
-- url: its address
-- title: its headline now
-- published_at: publication, UTC
-- revision: the revision that changed the figure
-- revised_at: when that revision was first fetched, UTC
-- kind: what is counted
-- unit: person, item, or the currency
-- item: for equipment, what
-- actor: whose people, equipment or money
-- recipient: who gets it
-- location: where
-- status: actual, planned, possible, requested, denied
-- value_low_before: lowest number the words allowed before; null = open
-- value_high_before: highest number the words allowed before; null = open
-- quote_before: the words before
-- sentence_before: the sentence before
-- value_low: lowest number the words allow since; null = open
-- value_high: highest number the words allow since; null = open
-- quote: the words since
-- sentence: the sentence since
-- month: partition: the article's month, YYYY-MM
CREATE OR REPLACE VIEW revised_figures AS
WITH stated AS (
    SELECT
        facts_history.*,
        article_revisions.revised_at
    FROM facts_history
    INNER JOIN article_revisions USING (article_id, revision)
    UNION ALL BY NAME
    SELECT
        facts.*,
        articles.revised_at
    FROM facts
    INNER JOIN articles USING (article_id)
    WHERE articles.revision > 1
),

numbered AS (
    SELECT
        *,
        hash(kind, unit, item, actor, recipient, location, status) AS subject,
        row_number() OVER (
            PARTITION BY
                article_id, revision, kind, unit, item, actor, recipient, location, status, value_low, value_high
            ORDER BY char_start
        ) AS occurrence
    FROM stated
),

withdrawn AS (
    SELECT
        before.*,
        row_number() OVER (PARTITION BY before.article_id, before.revision, before.subject ORDER BY before.char_start)
            AS place
    FROM numbered AS before
    ANTI JOIN numbered AS since
        ON
            before.article_id = since.article_id
            AND before.revision + 1 = since.revision
            AND before.subject = since.subject
            AND before.value_low IS NOT DISTINCT FROM since.value_low
            AND before.value_high IS NOT DISTINCT FROM since.value_high
            AND before.occurrence = since.occurrence
),

added AS (
    SELECT
        since.*,
        row_number() OVER (PARTITION BY since.article_id, since.revision, since.subject ORDER BY since.char_start)
            AS place
    FROM numbered AS since
    ANTI JOIN numbered AS before
        ON
            since.article_id = before.article_id
            AND since.revision = before.revision + 1
            AND since.subject = before.subject
            AND since.value_low IS NOT DISTINCT FROM before.value_low
            AND since.value_high IS NOT DISTINCT FROM before.value_high
            AND since.occurrence = before.occurrence
),

revisions AS (
    SELECT
        article_id,
        revision,
        revised_at
    FROM article_revisions
    UNION ALL
    SELECT
        article_id,
        revision,
        revised_at
    FROM articles
)

SELECT
    withdrawn.article_id,
    articles.url,
    articles.title,
    articles.published_at,
    revisions.revision,
    revisions.revised_at,
    withdrawn.kind,
    withdrawn.unit,
    withdrawn.item,
    withdrawn.actor,
    withdrawn.recipient,
    withdrawn.location,
    withdrawn.status,
    withdrawn.value_low AS value_low_before,
    withdrawn.value_high AS value_high_before,
    withdrawn.quote AS quote_before,
    withdrawn.sentence AS sentence_before,
    added.value_low,
    added.value_high,
    added.quote,
    added.sentence,
    withdrawn.month
FROM withdrawn
INNER JOIN articles USING (article_id)
INNER JOIN revisions ON withdrawn.article_id = revisions.article_id AND withdrawn.revision + 1 = revisions.revision
LEFT JOIN added
    ON
        withdrawn.article_id = added.article_id
        AND withdrawn.revision + 1 = added.revision
        AND withdrawn.subject = added.subject
        AND withdrawn.place = added.place;
