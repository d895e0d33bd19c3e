-- The characters at char_start to char_end of an article's text are the quote.
SELECT
    'facts' AS table_name,
    facts.fact_id AS id,
    facts.article_id,
    facts.quote,
    substr(articles.text, facts.char_start + 1, facts.char_end - facts.char_start) AS found
FROM facts
INNER JOIN articles USING (article_id)
WHERE in_scope(facts.month) AND in_scope(articles.month) AND found <> facts.quote
UNION ALL
SELECT
    'quantities',
    quantities.quantity_id,
    quantities.article_id,
    quantities.quote,
    substr(articles.text, quantities.char_start + 1, quantities.char_end - quantities.char_start) AS found
FROM quantities
INNER JOIN articles USING (article_id)
WHERE in_scope(quantities.month) AND in_scope(articles.month) AND found <> quantities.quote
UNION ALL
SELECT
    'facts_history',
    facts_history.fact_id,
    facts_history.article_id,
    facts_history.quote,
    substr(
        article_revisions.text, facts_history.char_start + 1, facts_history.char_end - facts_history.char_start
    ) AS found
FROM facts_history
INNER JOIN article_revisions
    ON
        facts_history.article_id = article_revisions.article_id
        AND facts_history.revision = article_revisions.revision
WHERE in_scope(facts_history.month) AND in_scope(article_revisions.month) AND found <> facts_history.quote;
