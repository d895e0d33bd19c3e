-- Which weapons and vehicles were given or promised to whom, by whom?
-- One row per claim about equipment with a recipient: a figure counts once, however many sites carry it. Do not add up
-- rows of one question: 14 tanks and 38 tanks may be a part and its total.
--
-- first_day: UTC day on which the claim was first published
-- last_day: UTC day on which it was last repeated
-- donor: who gives
-- recipient: who gets it
-- item: what: singular noun
-- status: actual (given), planned (promised), possible, requested, denied
-- value_low: lowest number the words allow; null = open
-- value_high: highest number the words allow; null = open
-- quote: the most common wording
-- stories: independent stories that carry the claim
-- sites: publishers that carry it
-- articles: articles that carry it, copies included
-- question_id: claims that answer one question share it
-- claim_id: the claim
-- month: partition: month of first publication, YYYY-MM
CREATE OR REPLACE VIEW equipment_given AS
SELECT
    first_seen_at::DATE AS first_day,
    last_seen_at::DATE AS last_day,
    actor AS donor,
    recipient,
    item,
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
WHERE kind = 'equipment' AND recipient IS NOT NULL;
