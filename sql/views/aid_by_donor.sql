-- How much has each donor given and pledged to whom, in euros?
-- One row per donor and recipient. Adds up claims, never reports: a figure that twenty sites carry counts once.
-- Different figures may still be rivals, or a total and its parts; *_eur_low therefore adds up only the largest claim
-- of each question (one donor, recipient, currency and quarter), and the record supports any sum between the two.
-- Given (status actual) and pledged (status planned) stand apart, and what was pledged and then given is in both.
--
-- donor: the giver; two joined by +; null where the text does not say
-- recipient: who gets it; null where the text does not say
-- given_eur: sum of the claims about what was given, in EUR
-- given_eur_low: sum of the largest such claim of each question, in EUR
-- pledged_eur: sum of the claims about what was pledged, in EUR
-- pledged_eur_low: sum of the largest such claim of each question, in EUR
-- claims: number of claims that were added up
-- claims_without_rate: further claims that add nothing, since their currency has no rate to the euro
-- first_month: month in which the earliest claim was first published, YYYY-MM
-- last_month: month in which the latest claim was first published, YYYY-MM
CREATE OR REPLACE VIEW aid_by_donor AS
WITH answers AS (
    SELECT
        actor AS donor,
        recipient,
        status,
        sum(value_eur) AS total_eur,
        max(value_eur) AS largest_eur,
        count(value_eur) AS claims,
        count(*) - count(value_eur) AS claims_without_rate,
        min(month) AS first_month,
        max(month) AS last_month
    FROM claims
    WHERE kind = 'aid' AND status IN ('actual', 'planned')
    GROUP BY question_id, actor, recipient, status
)

SELECT
    donor,
    recipient,
    coalesce(sum(total_eur) FILTER (status = 'actual'), 0) AS given_eur,
    coalesce(sum(largest_eur) FILTER (status = 'actual'), 0) AS given_eur_low,
    coalesce(sum(total_eur) FILTER (status = 'planned'), 0) AS pledged_eur,
    coalesce(sum(largest_eur) FILTER (status = 'planned'), 0) AS pledged_eur_low,
    sum(claims)::BIGINT AS claims,
    sum(claims_without_rate)::BIGINT AS claims_without_rate,
    min(first_month) AS first_month,
    max(last_month) AS last_month
FROM answers
GROUP BY donor, recipient
ORDER BY given_eur + pledged_eur DESC, donor ASC, recipient ASC;
