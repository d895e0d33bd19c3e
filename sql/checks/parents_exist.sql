-- The parent of every row exists.
-- After a run it is looked for in what the run may have written, and elsewhere only if it is not there.
-- Generated from src/tallywire/schema.py and the headers in sql/ by `make docs`; do not edit.
WITH of_documents AS (
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
),

near_documents AS (
    SELECT document_id
    FROM documents
    WHERE fetched_in_scope(fetched_date)
),

not_near_documents AS MATERIALIZED (
    SELECT
        table_name,
        id
    FROM of_documents
    ANTI JOIN near_documents ON of_documents.id = near_documents.document_id
),

far_documents AS (
    SELECT documents.document_id
    FROM documents
    SEMI JOIN not_near_documents ON documents.document_id = not_near_documents.id
),

of_articles AS (
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
),

near_articles AS (
    SELECT article_id
    FROM articles
    WHERE in_scope(month)
),

not_near_articles AS MATERIALIZED (
    SELECT
        table_name,
        id
    FROM of_articles
    ANTI JOIN near_articles ON of_articles.id = near_articles.article_id
),

far_articles AS (
    SELECT articles.article_id
    FROM articles
    SEMI JOIN not_near_articles ON articles.article_id = not_near_articles.id
)

SELECT
    table_name,
    'documents' AS parent,
    id,
    count(*) AS copies
FROM not_near_documents
ANTI JOIN far_documents ON not_near_documents.id = far_documents.document_id
GROUP BY ALL
UNION ALL
SELECT
    table_name,
    'articles' AS parent,
    id,
    count(*) AS copies
FROM not_near_articles
ANTI JOIN far_articles ON not_near_articles.id = far_articles.article_id
GROUP BY ALL;
