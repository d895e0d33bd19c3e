-- Whatever hangs on an article stands in the article's partition.
-- Where an article stands is asked of the whole lake only for rows that stand without it.
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
),

here AS (
    SELECT
        article_id,
        month
    FROM articles
    WHERE in_scope(month)
),

astray AS MATERIALIZED (
    SELECT placed.*
    FROM placed
    ANTI JOIN here ON placed.article_id = here.article_id AND placed.month = here.month
)

SELECT astray.*
FROM articles
INNER JOIN astray ON articles.article_id = astray.article_id
WHERE astray.month <> articles.month;
