-- Every article has its place in a story, and what it resembles is an article too.
SELECT
    articles.article_id,
    stories.story_id,
    stories.matched_article_id
FROM articles
LEFT JOIN stories USING (article_id)
LEFT JOIN articles AS matched ON stories.matched_article_id = matched.article_id
WHERE
    in_scope(articles.month)
    AND (stories.story_id IS NULL OR (stories.matched_article_id IS NOT NULL AND matched.article_id IS NULL));
