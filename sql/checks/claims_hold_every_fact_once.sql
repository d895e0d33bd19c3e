-- Every fact belongs to exactly one claim, and every fact that a claim names exists.
-- After a run, a fact is looked for in the claims of its quarter, and elsewhere only if it is not there: a fact of an
-- article without a date may be counted at another time.
WITH near AS (
    SELECT
        claim_id,
        unnest(fact_ids) AS fact_id
    FROM claims
    WHERE coalesce(list_contains(getvariable('scope_quarters'), month), true)
),

stated AS (
    SELECT fact_id
    FROM facts
    WHERE in_scope(month)
),

suspects AS MATERIALIZED (
    SELECT
        coalesce(stated.fact_id, near.fact_id) AS fact_id,
        min(near.claim_id) AS claim_id,
        count(stated.fact_id) AS facts,
        count(near.claim_id) AS claims
    FROM stated
    FULL JOIN near ON stated.fact_id = near.fact_id
    WHERE stated.fact_id IS NOT null OR getvariable('scope') IS null
    GROUP BY ALL
    HAVING facts <> 1 OR claims <> 1
),

claimed AS (
    SELECT unnest(fact_ids) AS fact_id
    FROM claims
    WHERE getvariable('scope') IS NOT null
),

elsewhere AS (
    SELECT claimed.fact_id
    FROM claimed
    SEMI JOIN suspects ON claimed.fact_id = suspects.fact_id
)

SELECT
    suspects.fact_id,
    suspects.claim_id,
    suspects.facts,
    suspects.claims
FROM suspects
LEFT JOIN elsewhere ON suspects.fact_id = elsewhere.fact_id
WHERE suspects.claims > 0 OR elsewhere.fact_id IS null;
