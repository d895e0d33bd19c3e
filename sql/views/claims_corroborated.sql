-- Which figures do independent stories agree on?
-- One row per claim that at least two stories carry. Copies of one report are one story; several articles of one site
-- may be several stories, which is why sites are counted too.
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
-- quote: the most common wording
-- stories: independent stories that carry the claim
-- sites: publishers that carry it
-- articles: articles that carry it, copies included
-- first_seen_at: publication of its earliest fact, UTC
-- last_seen_at: publication of its latest fact, UTC
-- claim_id: the claim
-- month: partition: month of first publication, YYYY-MM
CREATE OR REPLACE VIEW claims_corroborated AS
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
    quote,
    story_count AS stories,
    site_count AS sites,
    article_count AS articles,
    first_seen_at,
    last_seen_at,
    claim_id,
    month
FROM claims
WHERE story_count > 1;
