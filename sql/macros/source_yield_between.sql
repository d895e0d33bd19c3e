-- What does each source yield, of what was fetched in these months?
-- One row per source and month in which its documents were fetched. Only the partitions from first_month to last_month
-- are read.
--
-- source: file, feed or configured source
-- month: month of fetching, YYYY-MM
-- documents: documents fetched
-- articles: documents that are an article's current reading
-- repeated: documents that repeat or precede an article's current reading
-- dropped: documents dropped for any other reason
-- reasons: the reasons of what was dropped, with their numbers
-- last_fetched_at: time of the latest document, UTC
CREATE OR REPLACE MACRO source_yield_between(first_month, last_month) AS TABLE
WITH fates AS (
    SELECT
        left(documents.fetched_date, 7) AS month,
        documents.source,
        documents.document_id,
        documents.fetched_at,
        rejects.reason,
        coalesce(rejects.reason IN ('superseded', 'unchanged'), false) AS is_repeated
    FROM documents
    LEFT JOIN rejects
        ON documents.document_id = rejects.document_id AND rejects.month BETWEEN first_month AND last_month
    WHERE documents.fetched_date BETWEEN first_month || '-01' AND last_month || '-31'
)

SELECT
    source,
    month,
    count(*) AS documents,
    count(*) FILTER (reason IS null) AS articles,
    count(*) FILTER (is_repeated) AS repeated,
    count(*) FILTER (reason IS NOT null AND NOT is_repeated) AS dropped,
    histogram(reason) FILTER (reason IS NOT null AND NOT is_repeated) AS reasons,
    max(fetched_at) AS last_fetched_at
FROM fates
GROUP BY source, month
ORDER BY source, month;
