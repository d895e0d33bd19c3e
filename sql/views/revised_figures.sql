-- Which figures did a publisher change after publication?
-- One row per fact of an earlier revision whose figure does not stand in the next revision of the same article; the two
-- are paired where kind and item agree and the sentences resemble each other most. Where nothing resembles it, the
-- figure was taken out, and the columns of the later revision are null.
--
-- article_id: the article
-- site: publisher
-- title: headline now
-- url: address
-- published_at: publication, UTC
-- revision: the revision in which the earlier figure stood
-- next_revision: the revision that followed
-- changed_at: when that was first fetched, UTC
-- kind: what is counted
-- item: for equipment, what
-- earlier_quote: the earlier figure with its unit words
-- later_quote: what stands there now; null where the figure was taken out
-- earlier_low: lowest value that the earlier words allow; null = open
-- earlier_high: highest value that the earlier words allow; null = open
-- later_low: lowest value that the later words allow; null = open
-- later_high: highest value that the later words allow; null = open
-- earlier_sentence: the sentence then
-- later_sentence: the sentence now
-- earlier_fact_id: the fact in facts_history
-- later_fact_id: the fact in facts, or in facts_history if it was changed again
-- month: partition: the article's month, YYYY-MM
CREATE OR REPLACE VIEW revised_figures AS
WITH revisions AS (
    SELECT
        article_id,
        month,
        revision,
        revised_at
    FROM article_revisions
    UNION ALL
    SELECT
        articles.article_id,
        articles.month,
        articles.revision,
        articles.revised_at
    FROM articles
    SEMI JOIN article_revisions
        ON articles.month = article_revisions.month AND articles.article_id = article_revisions.article_id
),

steps AS (
    SELECT
        article_id,
        month,
        revision,
        lead(revision) OVER revisions_of AS next_revision,
        lead(revised_at) OVER revisions_of AS changed_at
    FROM revisions
    WINDOW revisions_of AS (PARTITION BY month, article_id ORDER BY revision)
    QUALIFY next_revision IS NOT NULL
),

stated AS (
    SELECT * FROM facts_history
    UNION ALL
    SELECT facts.*
    FROM facts
    SEMI JOIN article_revisions
        ON facts.month = article_revisions.month AND facts.article_id = article_revisions.article_id
),

gone AS (
    SELECT
        stated.*,
        steps.next_revision,
        steps.changed_at
    FROM stated
    INNER JOIN steps
        ON stated.month = steps.month AND stated.article_id = steps.article_id AND stated.revision = steps.revision
    ANTI JOIN stated AS kept
        ON
            stated.article_id = kept.article_id
            AND steps.next_revision = kept.revision
            AND stated.kind = kept.kind
            AND stated.item IS NOT DISTINCT FROM kept.item
            AND stated.value_low IS NOT DISTINCT FROM kept.value_low
            AND stated.value_high IS NOT DISTINCT FROM kept.value_high
),

came AS (
    SELECT
        stated.*,
        steps.revision AS previous_revision
    FROM stated
    INNER JOIN steps
        ON stated.month = steps.month AND stated.article_id = steps.article_id AND stated.revision = steps.next_revision
    ANTI JOIN stated AS kept
        ON
            stated.article_id = kept.article_id
            AND steps.revision = kept.revision
            AND stated.kind = kept.kind
            AND stated.item IS NOT DISTINCT FROM kept.item
            AND stated.value_low IS NOT DISTINCT FROM kept.value_low
            AND stated.value_high IS NOT DISTINCT FROM kept.value_high
),

pairs AS (
    SELECT
        gone.article_id,
        gone.revision,
        gone.fact_id AS earlier_fact_id,
        came.fact_id AS later_fact_id
    FROM gone
    INNER JOIN came
        ON
            gone.article_id = came.article_id
            AND gone.revision = came.previous_revision
            AND gone.kind = came.kind
            AND gone.item IS NOT DISTINCT FROM came.item
    WHERE jaro_winkler_similarity(gone.sentence, came.sentence) > 0.7
    QUALIFY
        row_number() OVER (
            PARTITION BY gone.article_id, gone.revision, gone.fact_id
            ORDER BY
                jaro_winkler_similarity(gone.sentence, came.sentence) DESC,
                abs(gone.char_start - came.char_start) ASC
        ) = 1
)

SELECT
    gone.article_id,
    articles.site,
    articles.title,
    articles.url,
    articles.published_at,
    gone.revision,
    gone.next_revision,
    gone.changed_at,
    gone.kind,
    gone.item,
    gone.quote AS earlier_quote,
    came.quote AS later_quote,
    gone.value_low AS earlier_low,
    gone.value_high AS earlier_high,
    came.value_low AS later_low,
    came.value_high AS later_high,
    gone.sentence AS earlier_sentence,
    came.sentence AS later_sentence,
    gone.fact_id AS earlier_fact_id,
    came.fact_id AS later_fact_id,
    gone.month
FROM gone
INNER JOIN articles ON gone.month = articles.month AND gone.article_id = articles.article_id
LEFT JOIN pairs
    ON gone.article_id = pairs.article_id AND gone.revision = pairs.revision AND gone.fact_id = pairs.earlier_fact_id
LEFT JOIN came
    ON
        pairs.article_id = came.article_id
        AND pairs.revision = came.previous_revision
        AND pairs.later_fact_id = came.fact_id
ORDER BY gone.article_id, gone.revision, gone.char_start;
