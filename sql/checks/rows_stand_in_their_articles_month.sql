-- Whatever hangs on an article stands in the article's partition.
WITH placed AS (
    SELECT DISTINCT
        'passages' AS table_name,
        article_id,
        month
    FROM passages
    WHERE in_scope(month)
    UNION ALL
    SELECT DISTINCT
        'quantities',
        article_id,
        month
    FROM quantities
    WHERE in_scope(month)
    UNION ALL
    SELECT DISTINCT
        'facts',
        article_id,
        month
    FROM facts
    WHERE in_scope(month)
)

SELECT
    placed.table_name,
    placed.article_id,
    placed.month
FROM articles
INNER JOIN placed ON articles.article_id = placed.article_id
WHERE placed.month <> articles.month;
