-- Where does it say so?
-- One row: the sentence of a fact with the quote marked, and the article it stands in. In a large lake the fact is
-- found by the Bloom filters of its files, if its id is given and not the result of a subquery; with `in_month`, the
-- fact's partition, only that partition is opened.
--
-- marked: the sentence, with the quote between [[ and ]]
-- attribution: the words naming who says it
-- title: headline of the article
-- site: publisher
-- url: address
-- published_at: publication, UTC
-- published_at_precision: how exactly that is known
-- kind: what is counted
-- value_low: lowest value the words allow; null = open
-- value_high: highest value the words allow; null = open
-- status: actual, planned, possible, requested, denied
-- confidence: probability that the fact is right
-- char_start: start of the quote in the article's text
-- char_end: end of the quote, exclusive
-- article_id: the article
-- month: partition of fact and article
CREATE OR REPLACE MACRO evidence(fact, in_month := NULL) AS TABLE
WITH found AS (
    SELECT *
    FROM facts
    WHERE fact_id = fact AND (in_month IS NULL OR month = in_month)
    ORDER BY fact_id
    LIMIT 1
)

SELECT
    marked(found.sentence, found.quote, articles.text, found.char_start) AS marked,
    found.attribution,
    articles.title,
    articles.site,
    articles.url,
    articles.published_at,
    articles.published_at_precision,
    found.kind,
    found.value_low,
    found.value_high,
    found.status,
    found.confidence,
    found.char_start,
    found.char_end,
    found.article_id,
    found.month
FROM articles
INNER JOIN found ON articles.month = found.month AND articles.article_id = found.article_id
WHERE in_month IS NULL OR articles.month = in_month;
