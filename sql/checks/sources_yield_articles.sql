-- No source loses more of its documents in a month than the limit allows.
-- Severity: warning
WITH dropped AS (
    SELECT
        documents.source,
        left(documents.fetched_date, 7) AS month,
        count(*) AS documents,
        count(*) FILTER (rejects.reason NOT IN ('superseded', 'unchanged')) AS dropped
    FROM documents
    LEFT JOIN rejects USING (document_id)
    WHERE fetched_in_scope(documents.fetched_date)
    GROUP BY ALL
)

SELECT dropped.*
FROM dropped
INNER JOIN limits ON limits.name = 'share of documents dropped'
WHERE dropped.documents >= limits.judged_from AND dropped.dropped / dropped.documents > limits.maximum;
