-- Every document is either the one that an article was read from, or a reject.
-- After a run the article is looked for in what the run has written, and elsewhere only if it is not there.
WITH read_lately AS (
    SELECT document_id
    FROM articles
    WHERE in_scope(month)
),

suspects AS MATERIALIZED (
    SELECT
        documents.document_id,
        documents.source,
        documents.fetched_at
    FROM documents
    WHERE
        fetched_in_scope(documents.fetched_date)
        AND (
            documents.document_id NOT IN (SELECT document_id FROM read_lately)
            OR documents.document_id IN (SELECT document_id FROM rejects)
        )
),

read_ever AS (
    SELECT
        articles.document_id,
        articles.article_id
    FROM articles
    SEMI JOIN suspects ON articles.document_id = suspects.document_id
)

SELECT
    suspects.*,
    count(DISTINCT read_ever.article_id) AS articles,
    count(DISTINCT rejects.stage) AS rejects
FROM suspects
LEFT JOIN read_ever USING (document_id)
LEFT JOIN rejects USING (document_id)
GROUP BY ALL
HAVING (articles > 0) = (rejects > 0);
