-- A claim's counts fit its list of facts, and its times and interval are ordered.
SELECT
    claim_id,
    len(fact_ids) AS facts_listed,
    fact_count,
    article_count,
    story_count,
    len(story_ids) AS stories_listed,
    site_count,
    first_seen_at,
    last_seen_at,
    value_low,
    value_high
FROM claims
WHERE
    in_scope(month)
    AND (
        fact_count <> len(fact_ids)
        OR article_count NOT BETWEEN 1 AND fact_count
        OR story_count <> len(story_ids)
        OR story_count NOT BETWEEN 1 AND article_count
        OR site_count NOT BETWEEN 0 AND article_count
        OR first_seen_at > last_seen_at
        OR value_low > value_high
    );
