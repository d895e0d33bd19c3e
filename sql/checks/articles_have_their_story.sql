-- Every article has its place in a story, and what it resembles is an article too.
-- After a run both are looked for in what the run has written; what an article resembles elsewhere, if not there.
WITH places AS (
    SELECT
        article_id,
        story_id,
        matched_article_id
    FROM stories
    WHERE in_scope(month)
),

near AS (
    SELECT article_id
    FROM articles
    WHERE in_scope(month)
),

suspects AS MATERIALIZED (
    SELECT
        articles.article_id,
        places.story_id,
        places.matched_article_id
    FROM articles
    LEFT JOIN places ON articles.article_id = places.article_id
    LEFT JOIN near ON places.matched_article_id = near.article_id
    WHERE
        in_scope(articles.month)
        AND (places.story_id IS NULL OR (places.matched_article_id IS NOT NULL AND near.article_id IS NULL))
),

far AS (
    SELECT articles.article_id
    FROM articles
    SEMI JOIN suspects ON articles.article_id = suspects.matched_article_id
)

SELECT suspects.*
FROM suspects
LEFT JOIN far ON suspects.matched_article_id = far.article_id
WHERE suspects.story_id IS NULL OR far.article_id IS NULL;
