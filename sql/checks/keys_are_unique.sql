-- No two rows of a table share its key.
-- Generated from src/tallywire/schema.py and the headers in sql/ by `make docs`; do not edit.
SELECT
    'documents' AS table_name,
    concat_ws(' ', document_id) AS id,
    count(*) AS copies
FROM documents
WHERE fetched_in_scope(fetched_date)
GROUP BY ALL
HAVING count(*) > 1
UNION ALL
SELECT
    'articles' AS table_name,
    concat_ws(' ', article_id) AS id,
    count(*) AS copies
FROM articles
WHERE in_scope(month)
GROUP BY ALL
HAVING count(*) > 1
UNION ALL
SELECT
    'article_revisions' AS table_name,
    concat_ws(' ', article_id, revision) AS id,
    count(*) AS copies
FROM article_revisions
WHERE in_scope(month)
GROUP BY ALL
HAVING count(*) > 1
UNION ALL
SELECT
    'passages' AS table_name,
    concat_ws(' ', article_id, char_start) AS id,
    count(*) AS copies
FROM passages
WHERE in_scope(month)
GROUP BY ALL
HAVING count(*) > 1
UNION ALL
SELECT
    'site_lines' AS table_name,
    concat_ws(' ', site, line) AS id,
    count(*) AS copies
FROM site_lines
WHERE in_scope(month)
GROUP BY ALL
HAVING count(*) > 1
UNION ALL
SELECT
    'quantities' AS table_name,
    concat_ws(' ', quantity_id) AS id,
    count(*) AS copies
FROM quantities
WHERE in_scope(month)
GROUP BY ALL
HAVING count(*) > 1
UNION ALL
SELECT
    'facts' AS table_name,
    concat_ws(' ', fact_id) AS id,
    count(*) AS copies
FROM facts
WHERE in_scope(month)
GROUP BY ALL
HAVING count(*) > 1
UNION ALL
SELECT
    'facts_history' AS table_name,
    concat_ws(' ', fact_id, revision) AS id,
    count(*) AS copies
FROM facts_history
WHERE in_scope(month)
GROUP BY ALL
HAVING count(*) > 1
UNION ALL
SELECT
    'stories' AS table_name,
    concat_ws(' ', article_id) AS id,
    count(*) AS copies
FROM stories
WHERE in_scope(month)
GROUP BY ALL
HAVING count(*) > 1
UNION ALL
SELECT
    'claims' AS table_name,
    concat_ws(' ', claim_id) AS id,
    count(*) AS copies
FROM claims
WHERE in_scope(month)
GROUP BY ALL
HAVING count(*) > 1
UNION ALL
SELECT
    'rejects' AS table_name,
    concat_ws(' ', document_id, stage) AS id,
    count(*) AS copies
FROM rejects
WHERE in_scope(month)
GROUP BY ALL
HAVING count(*) > 1
UNION ALL
SELECT
    'tombstones' AS table_name,
    concat_ws(' ', scope, value) AS id,
    count(*) AS copies
FROM tombstones
WHERE in_scope(month)
GROUP BY ALL
HAVING count(*) > 1
UNION ALL
SELECT
    'runs' AS table_name,
    concat_ws(' ', run_id) AS id,
    count(*) AS copies
FROM runs
WHERE in_scope(month)
GROUP BY ALL
HAVING count(*) > 1
UNION ALL
SELECT
    'visits' AS table_name,
    concat_ws(' ', url_id) AS id,
    count(*) AS copies
FROM visits
WHERE in_scope(month)
GROUP BY ALL
HAVING count(*) > 1
UNION ALL
SELECT
    'hosts' AS table_name,
    concat_ws(' ', origin) AS id,
    count(*) AS copies
FROM hosts
WHERE in_scope(month)
GROUP BY ALL
HAVING count(*) > 1;
