-- Whatever hangs on an article stands in the article's partition.
SELECT
    'passages' AS table_name,
    passages.article_id,
    passages.month
FROM passages
INNER JOIN articles USING (article_id)
WHERE in_scope(passages.month) AND passages.month <> articles.month
UNION ALL
SELECT
    'quantities',
    quantities.article_id,
    quantities.month
FROM quantities
INNER JOIN articles USING (article_id)
WHERE in_scope(quantities.month) AND quantities.month <> articles.month
UNION ALL
SELECT
    'facts',
    facts.article_id,
    facts.month
FROM facts
INNER JOIN articles USING (article_id)
WHERE in_scope(facts.month) AND facts.month <> articles.month;
