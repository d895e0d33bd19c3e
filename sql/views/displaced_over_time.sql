-- How many people are said to have fled or been driven out, day by day?
-- One row per claim: a figure counts once, however many sites carry it. Do not add up rows: most figures are running
-- totals.
--
-- first_day: UTC day on which the claim was first published
-- last_day: UTC day on which it was last repeated
-- actor: whose people
-- location: where they are, or go to
-- status: whether it has happened: actual, planned, possible, requested, denied
-- value_low: lowest number the words allow; null = open
-- value_high: highest number the words allow; null = open
-- quote: the most common wording
-- stories: independent stories that carry the claim
-- sites: publishers that carry it
-- articles: articles that carry it, copies included
-- question_id: claims that answer one question share it
-- claim_id: the claim
-- month: partition: month of first publication, YYYY-MM
CREATE OR REPLACE VIEW displaced_over_time AS
SELECT
    first_seen_at::DATE AS first_day,
    last_seen_at::DATE AS last_day,
    actor,
    location,
    status,
    value_low,
    value_high,
    quote,
    story_count AS stories,
    site_count AS sites,
    article_count AS articles,
    question_id,
    claim_id,
    month
FROM claims
WHERE kind = 'displaced';
