-- No figure is larger than the limit of its kind.
-- Severity: warning
SELECT facts.kind, facts.fact_id, facts.quote, facts.article_id, limits.maximum
FROM facts
INNER JOIN limits ON facts.kind = limits.name
WHERE
    in_scope(facts.month)
    AND CASE WHEN facts.kind = 'aid' THEN facts.value_eur ELSE coalesce(facts.value, facts.value_low) END
    > limits.maximum;
