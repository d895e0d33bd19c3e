-- How much did each donor give and pledge to whom in each month, in euros?
-- One row per month, donor and recipient; the month is that of a claim's first publication. Adds up claims, never
-- reports: a figure that twenty sites carry counts once. Different figures may still be rivals, or a total and its
-- parts; *_eur_low therefore adds up only the largest claim of each question (one donor, recipient, currency and
-- quarter), and the record supports any sum between the two. Given (status actual) and pledged (status planned) stand
-- apart, and what was pledged and then given is in both. What is considered, asked for or denied is in claims only.
--
-- month: month of first publication, YYYY-MM
-- donor: the giver; two joined by +; null where the text does not say
-- recipient: who gets it; null where the text does not say
-- given_eur: sum of the claims about what was given, in EUR
-- given_eur_low: sum of the largest such claim of each question, in EUR
-- pledged_eur: sum of the claims about what was pledged, in EUR
-- pledged_eur_low: sum of the largest such claim of each question, in EUR
-- claims: number of claims that were added up
-- claims_without_rate: further claims that add nothing, since their currency has no rate to the euro
-- stories: largest number of independent stories that carry one of the claims
CREATE OR REPLACE VIEW aid_by_donor_month AS
WITH answers AS (
    SELECT
        month,
        actor AS donor,
        recipient,
        status,
        sum(value_eur) AS total_eur,
        max(value_eur) AS largest_eur,
        count(value_eur) AS claims,
        count(*) - count(value_eur) AS claims_without_rate,
        max(story_count) AS stories
    FROM claims
    WHERE kind = 'aid' AND status IN ('actual', 'planned')
    GROUP BY month, question_id, actor, recipient, status
)

SELECT
    month,
    donor,
    recipient,
    coalesce(sum(total_eur) FILTER (status = 'actual'), 0) AS given_eur,
    coalesce(sum(largest_eur) FILTER (status = 'actual'), 0) AS given_eur_low,
    coalesce(sum(total_eur) FILTER (status = 'planned'), 0) AS pledged_eur,
    coalesce(sum(largest_eur) FILTER (status = 'planned'), 0) AS pledged_eur_low,
    sum(claims)::BIGINT AS claims,
    sum(claims_without_rate)::BIGINT AS claims_without_rate,
    max(stories) AS stories
FROM answers
GROUP BY month, donor, recipient
ORDER BY month, donor, recipient;
