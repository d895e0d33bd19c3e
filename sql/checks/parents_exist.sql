-- The parent of every row exists.
-- Generated from src/tallywire/schema.py and the headers in sql/ by `make docs`; do not edit.
SELECT
    'articles' AS table_name,
    'documents' AS parent,
    document_id AS id,
    count(*) AS copies
FROM articles
ANTI JOIN documents USING (document_id)
WHERE document_id IS NOT NULL AND in_scope(month)
GROUP BY ALL
UNION ALL
SELECT
    'article_revisions' AS table_name,
    'documents' AS parent,
    document_id AS id,
    count(*) AS copies
FROM article_revisions
ANTI JOIN documents USING (document_id)
WHERE document_id IS NOT NULL AND in_scope(month)
GROUP BY ALL
UNION ALL
SELECT
    'article_revisions' AS table_name,
    'articles' AS parent,
    article_id AS id,
    count(*) AS copies
FROM article_revisions
ANTI JOIN articles USING (article_id)
WHERE article_id IS NOT NULL AND in_scope(month)
GROUP BY ALL
UNION ALL
SELECT
    'passages' AS table_name,
    'articles' AS parent,
    article_id AS id,
    count(*) AS copies
FROM passages
ANTI JOIN articles USING (article_id)
WHERE article_id IS NOT NULL AND in_scope(month)
GROUP BY ALL
UNION ALL
SELECT
    'quantities' AS table_name,
    'articles' AS parent,
    article_id AS id,
    count(*) AS copies
FROM quantities
ANTI JOIN articles USING (article_id)
WHERE article_id IS NOT NULL AND in_scope(month)
GROUP BY ALL
UNION ALL
SELECT
    'facts' AS table_name,
    'articles' AS parent,
    article_id AS id,
    count(*) AS copies
FROM facts
ANTI JOIN articles USING (article_id)
WHERE article_id IS NOT NULL AND in_scope(month)
GROUP BY ALL
UNION ALL
SELECT
    'facts_history' AS table_name,
    'articles' AS parent,
    article_id AS id,
    count(*) AS copies
FROM facts_history
ANTI JOIN articles USING (article_id)
WHERE article_id IS NOT NULL AND in_scope(month)
GROUP BY ALL
UNION ALL
SELECT
    'stories' AS table_name,
    'documents' AS parent,
    document_id AS id,
    count(*) AS copies
FROM stories
ANTI JOIN documents USING (document_id)
WHERE document_id IS NOT NULL AND in_scope(month)
GROUP BY ALL
UNION ALL
SELECT
    'stories' AS table_name,
    'articles' AS parent,
    article_id AS id,
    count(*) AS copies
FROM stories
ANTI JOIN articles USING (article_id)
WHERE article_id IS NOT NULL AND in_scope(month)
GROUP BY ALL
UNION ALL
SELECT
    'visits' AS table_name,
    'documents' AS parent,
    document_id AS id,
    count(*) AS copies
FROM visits
ANTI JOIN documents USING (document_id)
WHERE document_id IS NOT NULL AND in_scope(month)
GROUP BY ALL;
