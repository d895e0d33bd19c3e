-- What has been read: which sites, languages and days?
-- One row per UTC day of publication, site and language. Articles whose day is not known (only their month, or nothing)
-- have no day.
--
-- day: UTC day of publication; null where only the month, or nothing, is known
-- site: publisher
-- language: ISO 639-1
-- articles: articles, copies included
-- firsts: articles that are not copies or rewrites of an earlier one
-- chars: Unicode code points of text
-- facts: facts found in them
-- month: partition: the articles' month, YYYY-MM
CREATE OR REPLACE VIEW coverage AS
WITH numbers AS (
    SELECT
        month,
        article_id,
        count(*) AS facts
    FROM facts
    GROUP BY ALL
)

SELECT
    CASE WHEN articles.published_at_precision <> 'month' THEN articles.published_at::DATE END AS day,
    articles.site,
    articles.language,
    count(*) AS articles,
    count(*) FILTER (stories.role = 'first') AS firsts,
    sum(articles.text_length_chars)::BIGINT AS chars,
    coalesce(sum(numbers.facts), 0)::BIGINT AS facts,
    articles.month
FROM articles
LEFT JOIN stories ON articles.month = stories.month AND articles.article_id = stories.article_id
LEFT JOIN numbers ON articles.month = numbers.month AND articles.article_id = numbers.article_id
GROUP BY ALL;
