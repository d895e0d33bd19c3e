-- Which figures compete for one question, among those first published in these months?
-- One row per claim that has rivals: claims of the same question (kind, unit, item, actor, recipient, location and
-- quarter) and status, published within two weeks of it; for what happens on a day (killed, wounded, casualties,
-- captured) within four days. Figures that all come from one story are no rivals, but parts of one report. Rivals may
-- both be true: a total and its parts, a toll that rises. Where is_contradicted, the words of some rival exclude this
-- figure. Only the partitions from first_month to last_month are read.
--
-- kind: what is counted
-- actor: whose people, equipment or money
-- recipient: who gets it
-- location: where
-- unit: person, item, or the currency
-- item: for equipment, what
-- status: actual, planned, possible, requested, denied
-- value_low: lowest number the words allow; null = open
-- value_high: highest number the words allow; null = open
-- rivals: number of rivals
-- rivals_low: lowest number that this claim or a rival allows; null = open
-- rivals_high: highest number that this claim or a rival allows; null = open
-- is_contradicted: whether the interval of some rival has no number in common with this one
-- quote: the most common wording
-- attributions: who says it, in the words of its facts; empty where only the articles themselves do
-- stories: independent stories that carry the claim
-- sites: publishers that carry it
-- articles: articles that carry it, copies included
-- first_seen_at: publication of its earliest fact, UTC
-- last_seen_at: publication of its latest fact, UTC
-- fact_ids: the facts, in order of publication
-- question_id: claims that answer one question share it
-- claim_id: the claim
-- month: partition: month of first publication, YYYY-MM
CREATE OR REPLACE MACRO disputed_between(first_month, last_month) AS TABLE
WITH dated AS (
    SELECT
        *,
        story_ids[1] AS first_story_id,
        epoch(first_seen_at) / CASE
            WHEN kind IN ('killed', 'wounded', 'casualties', 'captured') THEN 4 * 86400 ELSE 14 * 86400
        END AS spans
    FROM claims
    WHERE month BETWEEN first_month AND last_month
)

SELECT
    kind,
    actor,
    recipient,
    location,
    unit,
    item,
    status,
    value_low,
    value_high,
    count(*) OVER near - 1 AS rivals,
    CASE WHEN count(value_low) OVER near = count(*) OVER near THEN min(value_low) OVER near END AS rivals_low,
    CASE WHEN count(value_high) OVER near = count(*) OVER near THEN max(value_high) OVER near END AS rivals_high,
    coalesce(max(value_low) OVER near > value_high, false)
    OR coalesce(min(value_high) OVER near < value_low, false) AS is_contradicted,
    quote,
    attributions,
    story_count AS stories,
    site_count AS sites,
    article_count AS articles,
    first_seen_at,
    last_seen_at,
    fact_ids,
    question_id,
    claim_id,
    month
FROM dated
WINDOW
    near AS (
        PARTITION BY kind, question_id, status
        ORDER BY spans RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING
    )
QUALIFY
    rivals > 0
    AND (max(story_count) OVER near > 1 OR min(first_story_id) OVER near <> max(first_story_id) OVER near);
