-- Every document is either the one that an article was read from, or a reject.
SELECT
    documents.document_id,
    documents.source,
    documents.fetched_at,
    count(DISTINCT articles.article_id) AS articles,
    count(DISTINCT rejects.stage) AS rejects
FROM documents
LEFT JOIN articles USING (document_id)
LEFT JOIN rejects USING (document_id)
WHERE fetched_in_scope(documents.fetched_date)
GROUP BY ALL
HAVING (articles > 0) = (rejects > 0);
