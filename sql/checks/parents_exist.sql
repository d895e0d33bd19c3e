-- The parent of every row exists.
-- Generated from src/tallywire/schema.py and the headers in sql/ by `make docs`; do not edit.
SELECT
    table_name,
    'documents' AS parent,
    id,
    count(*) AS copies
FROM (
    SELECT
        'articles' AS table_name,
        document_id AS id
    FROM articles
    WHERE document_id IS NOT NULL AND in_scope(month)
    UNION ALL
    SELECT
        'article_revisions' AS table_name,
        document_id AS id
    FROM article_revisions
    WHERE document_id IS NOT NULL AND in_scope(month)
    UNION ALL
    SELECT
        'stories' AS table_name,
        document_id AS id
    FROM stories
    WHERE document_id IS NOT NULL AND in_scope(month)
    UNION ALL
    SELECT
        'visits' AS table_name,
        document_id AS id
    FROM visits
    WHERE document_id IS NOT NULL AND in_scope(month)
) AS children
ANTI JOIN documents ON children.id = documents.document_id
GROUP BY ALL
UNION ALL
SELECT
    table_name,
    'articles' AS parent,
    id,
    count(*) AS copies
FROM (
    SELECT
        'article_revisions' AS table_name,
        article_id AS id
    FROM article_revisions
    WHERE article_id IS NOT NULL AND in_scope(month)
    UNION ALL
    SELECT
        'passages' AS table_name,
        article_id AS id
    FROM passages
    WHERE article_id IS NOT NULL AND in_scope(month)
    UNION ALL
    SELECT
        'quantities' AS table_name,
        article_id AS id
    FROM quantities
    WHERE article_id IS NOT NULL AND in_scope(month)
    UNION ALL
    SELECT
        'facts' AS table_name,
        article_id AS id
    FROM facts
    WHERE article_id IS NOT NULL AND in_scope(month)
    UNION ALL
    SELECT
        'facts_history' AS table_name,
        article_id AS id
    FROM facts_history
    WHERE article_id IS NOT NULL AND in_scope(month)
    UNION ALL
    SELECT
        'stories' AS table_name,
        article_id AS id
    FROM stories
    WHERE article_id IS NOT NULL AND in_scope(month)
) AS children
ANTI JOIN articles ON children.id = articles.article_id
GROUP BY ALL;
