-- How has one figure changed over time?
-- One row per claim about a kind, an actor and a place (its location, else its recipient), in order of publication. A
-- null argument leaves that open.
--
-- first_seen_at: publication of the claim's earliest fact, UTC
-- last_seen_at: publication of its latest fact, UTC
-- kind: what is counted
-- unit: person, item, or the currency
-- item: for equipment, what
-- actor: whose people, equipment or money
-- place: where, else who gets it
-- status: actual, planned, possible, requested, denied
-- value_low: lowest number the words allow; null = open
-- value_high: highest number the words allow; null = open
-- quote: the most common wording
-- stories: independent stories that carry the claim
-- sites: publishers that carry it
-- claim_id: the claim
-- month: partition: month of first publication, YYYY-MM
CREATE OR REPLACE MACRO figure_history(of_kind, of_actor, at_place) AS TABLE
    SELECT
        claims.first_seen_at,
        claims.last_seen_at,
        claims.kind,
        claims.unit,
        claims.item,
        claims.actor,
        coalesce(claims.location, claims.recipient) AS place,
        claims.status,
        claims.value_low,
        claims.value_high,
        claims.quote,
        claims.story_count AS stories,
        claims.site_count AS sites,
        claims.claim_id,
        claims.month
    FROM claims
    WHERE
        (of_kind IS NULL OR claims.kind = of_kind)
        AND (of_actor IS NULL OR claims.actor = of_actor)
        AND (at_place IS NULL OR coalesce(claims.location, claims.recipient) = at_place)
    ORDER BY claims.first_seen_at, claims.status, claims.value_low, claims.value_high, claims.claim_id;
