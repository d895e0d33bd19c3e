-- No article was published long after it was fetched.
-- Severity: warning
SELECT articles.article_id, articles.url, articles.published_at, articles.last_seen_at, articles.published_at_source
FROM articles
INNER JOIN limits ON limits.name = 'days in the future'
WHERE in_scope(articles.month) AND articles.published_at > articles.last_seen_at + to_days(limits.maximum::INTEGER);
