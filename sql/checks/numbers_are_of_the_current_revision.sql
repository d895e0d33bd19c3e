-- Quantities and facts were read from the article's current revision, by the extractor that its row names.
SELECT
    'facts' AS table_name,
    facts.fact_id AS id,
    facts.revision,
    articles.revision AS current_revision
FROM facts
INNER JOIN articles USING (article_id)
WHERE
    in_scope(facts.month)
    AND in_scope(articles.month)
    AND (facts.revision, facts.extractor_version) <> (articles.revision, articles.extractor_version)
UNION ALL
SELECT
    'quantities',
    quantities.quantity_id,
    quantities.revision,
    articles.revision AS current_revision
FROM quantities
INNER JOIN articles USING (article_id)
WHERE
    in_scope(quantities.month)
    AND in_scope(articles.month)
    AND (quantities.revision, quantities.extractor_version) <> (articles.revision, articles.extractor_version);
