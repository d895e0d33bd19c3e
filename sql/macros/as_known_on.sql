-- What could a reader have known at the end of a day?
-- One row per fact of the articles that were published by then, each in the revision that stood that day. An article
-- that is dated by its month alone counts from the month's end; one that is not dated, from when it was fetched. These
-- are reports, not claims: one figure comes once for each article that carried it.
--
-- published_at: publication of the article, UTC
-- published_at_precision: how exactly that is known
-- site: publisher
-- kind: what is counted
-- actor: whose people, equipment or money
-- recipient: who gets it
-- location: where
-- status: actual, planned, possible, requested, denied
-- value_low: lowest value the words allow; null = open
-- value_high: highest value the words allow; null = open
-- unit: person, item, or the currency
-- quote: the number with its unit words
-- attribution: the words naming who says it
-- revision: the revision that stood that day
-- is_later_reading: whether that revision was first fetched after the day, so that the page may have read otherwise
-- story_id: the group of near-identical copies that the article belongs to
-- fact_id: the fact, in facts or facts_history
-- article_id: the article
-- month: partition: the article's month
CREATE OR REPLACE MACRO as_known_on(on_day) AS TABLE
WITH revisions AS (
    SELECT
        article_id,
        month,
        revision,
        revised_at
    FROM article_revisions
    WHERE month <= strftime(on_day::date, '%Y-%m')
    UNION ALL
    SELECT
        article_id,
        month,
        revision,
        revised_at
    FROM articles
    WHERE month <= strftime(on_day::date, '%Y-%m')
),

standing AS (
    SELECT
        revisions.article_id,
        revisions.month,
        revisions.revision,
        revisions.revised_at >= (on_day::date + 1)::timestamp AT TIME ZONE 'UTC' AS is_later_reading
    FROM revisions
    INNER JOIN stories ON revisions.month = stories.month AND revisions.article_id = stories.article_id
    WHERE stories.known_by < (on_day::date + 1)::timestamp AT TIME ZONE 'UTC'
    QUALIFY
        row_number() OVER (
            PARTITION BY revisions.article_id
            ORDER BY
                is_later_reading ASC,
                CASE WHEN is_later_reading THEN revisions.revision ELSE -revisions.revision END ASC
        ) = 1
),

stated AS (
    SELECT * FROM facts
    WHERE month <= strftime(on_day::date, '%Y-%m')
    UNION ALL
    SELECT * FROM facts_history
    WHERE month <= strftime(on_day::date, '%Y-%m')
)

SELECT
    articles.published_at,
    articles.published_at_precision,
    articles.site,
    stated.kind,
    stated.actor,
    stated.recipient,
    stated.location,
    stated.status,
    stated.value_low,
    stated.value_high,
    stated.unit,
    stated.quote,
    stated.attribution,
    standing.revision,
    standing.is_later_reading,
    stated.story_id,
    stated.fact_id,
    stated.article_id,
    stated.month
FROM standing
INNER JOIN stated
    ON
        standing.month = stated.month
        AND standing.article_id = stated.article_id
        AND standing.revision = stated.revision
INNER JOIN articles ON standing.month = articles.month AND standing.article_id = articles.article_id
ORDER BY articles.published_at, stated.article_id, stated.char_start;
