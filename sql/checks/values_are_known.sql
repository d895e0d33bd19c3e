-- A column with a closed vocabulary holds no other word.
-- Generated from src/tallywire/schema.py and the headers in sql/ by `make docs`; do not edit.
SELECT
    'articles' AS table_name,
    'published_at_precision' AS column_name,
    published_at_precision AS stranger,
    count(*) AS times
FROM articles
WHERE in_scope(month) AND published_at_precision NOT IN ('instant', 'day', 'month')
GROUP BY ALL
UNION ALL
SELECT
    'article_revisions' AS table_name,
    'published_at_precision' AS column_name,
    published_at_precision AS stranger,
    count(*) AS times
FROM article_revisions
WHERE in_scope(month) AND published_at_precision NOT IN ('instant', 'day', 'month')
GROUP BY ALL
UNION ALL
SELECT
    'quantities' AS table_name,
    'qualifier' AS column_name,
    qualifier AS stranger,
    count(*) AS times
FROM quantities
WHERE in_scope(month) AND qualifier NOT IN ('exact', 'about', 'over', 'at_least', 'under', 'at_most', 'range', 'order')
GROUP BY ALL
UNION ALL
SELECT
    'quantities' AS table_name,
    'trend' AS column_name,
    trend AS stranger,
    count(*) AS times
FROM quantities
WHERE in_scope(month) AND trend NOT IN ('up', 'down')
GROUP BY ALL
UNION ALL
SELECT
    'quantities' AS table_name,
    'unit_class' AS column_name,
    unit_class AS stranger,
    count(*) AS times
FROM quantities
WHERE in_scope(month) AND unit_class NOT IN ('money', 'percent', 'count', 'duration', 'age', 'length', 'area', 'volume', 'mass', 'speed', 'temperature', 'energy', 'data', 'rate', 'other')
GROUP BY ALL
UNION ALL
SELECT
    'facts' AS table_name,
    'qualifier' AS column_name,
    qualifier AS stranger,
    count(*) AS times
FROM facts
WHERE in_scope(month) AND qualifier NOT IN ('exact', 'about', 'over', 'at_least', 'under', 'at_most', 'range', 'order')
GROUP BY ALL
UNION ALL
SELECT
    'facts' AS table_name,
    'status' AS column_name,
    status AS stranger,
    count(*) AS times
FROM facts
WHERE in_scope(month) AND status NOT IN ('actual', 'planned', 'possible', 'requested', 'denied')
GROUP BY ALL
UNION ALL
SELECT
    'facts_history' AS table_name,
    'qualifier' AS column_name,
    qualifier AS stranger,
    count(*) AS times
FROM facts_history
WHERE in_scope(month) AND qualifier NOT IN ('exact', 'about', 'over', 'at_least', 'under', 'at_most', 'range', 'order')
GROUP BY ALL
UNION ALL
SELECT
    'facts_history' AS table_name,
    'status' AS column_name,
    status AS stranger,
    count(*) AS times
FROM facts_history
WHERE in_scope(month) AND status NOT IN ('actual', 'planned', 'possible', 'requested', 'denied')
GROUP BY ALL
UNION ALL
SELECT
    'stories' AS table_name,
    'role' AS column_name,
    role AS stranger,
    count(*) AS times
FROM stories
WHERE in_scope(month) AND role NOT IN ('first', 'copy', 'rewrite')
GROUP BY ALL
UNION ALL
SELECT
    'claims' AS table_name,
    'status' AS column_name,
    status AS stranger,
    count(*) AS times
FROM claims
WHERE in_scope(month) AND status NOT IN ('actual', 'planned', 'possible', 'requested', 'denied')
GROUP BY ALL
UNION ALL
SELECT
    'claims' AS table_name,
    'qualifier' AS column_name,
    qualifier AS stranger,
    count(*) AS times
FROM claims
WHERE in_scope(month) AND qualifier NOT IN ('exact', 'about', 'over', 'at_least', 'under', 'at_most', 'range', 'order')
GROUP BY ALL
UNION ALL
SELECT
    'tombstones' AS table_name,
    'scope' AS column_name,
    scope AS stranger,
    count(*) AS times
FROM tombstones
WHERE in_scope(month) AND scope NOT IN ('article', 'document', 'source')
GROUP BY ALL
UNION ALL
SELECT
    'runs' AS table_name,
    'status' AS column_name,
    status AS stranger,
    count(*) AS times
FROM runs
WHERE in_scope(month) AND status NOT IN ('completed', 'failed')
GROUP BY ALL
UNION ALL
SELECT
    'visits' AS table_name,
    'kind' AS column_name,
    kind AS stranger,
    count(*) AS times
FROM visits
WHERE in_scope(month) AND kind NOT IN ('page', 'listing')
GROUP BY ALL
UNION ALL
SELECT
    'visits' AS table_name,
    'outcome' AS column_name,
    outcome AS stranger,
    count(*) AS times
FROM visits
WHERE in_scope(month) AND outcome NOT IN ('listed', 'fetched', 'deferred', 'rejected')
GROUP BY ALL;
