-- Every fact belongs to exactly one claim, and every fact that a claim names exists.
WITH claimed AS (
    SELECT
        claim_id,
        unnest(fact_ids) AS fact_id
    FROM claims
)

SELECT
    coalesce(facts.fact_id, claimed.fact_id) AS fact_id,
    min(claimed.claim_id) AS claim_id,
    count(facts.fact_id) AS facts,
    count(claimed.claim_id) AS claims
FROM facts
FULL JOIN claimed ON facts.fact_id = claimed.fact_id
WHERE in_scope(coalesce(facts.month, 'everything'))
GROUP BY ALL
HAVING facts <> 1 OR claims <> 1;
