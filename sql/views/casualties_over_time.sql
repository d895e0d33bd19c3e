-- How many people are said to have been killed, wounded or captured, day by day?
-- One row per claim: a figure counts once, however many sites carry it. Do not add up rows: tolls rise through the day,
-- and a toll of a war stands beside the toll of a strike.
--
-- first_day: UTC day on which the claim was first published
-- last_day: UTC day on which it was last repeated
-- kind: killed, wounded, casualties (both, or undistinguished losses), captured
-- actor: the victims' side or nationality, where the words state it
-- location: where it happened
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
CREATE OR REPLACE VIEW casualties_over_time AS
SELECT
    first_seen_at::DATE AS first_day,
    last_seen_at::DATE AS last_day,
    kind,
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
WHERE kind IN ('killed', 'wounded', 'casualties', 'captured');
